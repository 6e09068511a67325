"""Where footprint layers are kept: one GeoPackage a search, beside the project or in the plugin's profile folder."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsProject,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..errors import DiskError

LAYER_NAME = "footprints"
FOLDER = "footprints"
_LONGEST_NAME = 80


def new_footprint_file(layer_name: str) -> Path:
    """A path that no file has yet, for a layer of this name; main thread.

    It lies in the folder ``footprints`` beside the project if that is saved and its folder can be written, else in
    the plugin's folder of the user's QGIS profile.
    """
    home = QgsProject.instance().absolutePath()
    beside = bool(home) and os.access(home, os.W_OK)
    folder = (Path(home) if beside else Path(QgsApplication.qgisSettingsDirPath()) / "scene_queue") / FOLDER
    return next(path for path in _names_like(folder / f"{_file_stem(layer_name)}.gpkg") if not path.exists())


def write_geopackage(path: Path, fields: QgsFields, features: Iterable[QgsFeature]) -> Path:
    """Write a GeoPackage under another name and give it its own when it is whole; may be called in a task.

    The features are numbered from 1 in their order.

    :param features: MultiPolygons, EPSG:4326.
    :return: ``path``, or one like it if somebody, such as another QGIS, has made a file of that name meanwhile.
    :raises DiskError: if it cannot be written.
    """
    part = path.with_name(f"{path.stem}.{uuid4().hex[:8]}.part.gpkg")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(part, fields, features)
        return _renamed(part, path)
    except OSError as error:
        raise _not_kept(path, str(error)) from error


def _renamed(part: Path, wanted: Path) -> Path:
    path = next(filter(_is_made, _names_like(wanted)))
    try:
        return part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise


def _is_made(path: Path) -> bool:
    """Whether a file could be made, so that its name is ours from here on; ``False`` if there is one."""
    try:
        path.open("xb").close()
    except FileExistsError:
        return False
    return True


def _names_like(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem}_{number}{path.suffix}") for number in count(2))


def _write(path: Path, fields: QgsFields, features: Iterable[QgsFeature]) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = LAYER_NAME
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    kind = QgsWkbTypes.Type.MultiPolygon
    writer = QgsVectorFileWriter.create(str(path), fields, kind, wgs84, QgsCoordinateTransformContext(), options)
    written = writer.hasError() == QgsVectorFileWriter.WriterError.NoError and all(map(writer.addFeature, features))
    reason = writer.errorMessage()
    del writer  # closes the file
    if not written:
        path.unlink(missing_ok=True)
        raise _not_kept(path, reason)


def _not_kept(path: Path, reason: str) -> DiskError:
    return DiskError(f"The footprints cannot be kept in {path} ({reason}).", advice="Look at that folder and its disk.")


def _file_stem(layer_name: str) -> str:
    plain = unicodedata.normalize("NFKD", layer_name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9-]+", "_", plain).strip("_")[:_LONGEST_NAME] or "scenes"
