"""Quicklooks of scenes: fetched in tasks, kept as files, laid over their tiles as layers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Callable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, QPointF
from qgis.PyQt.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from ..aoi.tiles import TILE_M, TileSquare, tile_square
from ..catalogue.quicklook import fetch_quicklook, placed_quicklook
from ..errors import DiskError, ProductError, SceneQueueError
from ..feedback import Feedback
from ..network import SignIn
from ..scene import Scene
from ..services import ServiceProfile, find_profile
from .errands import Errands
from .network_settings import qgis_network_settings

GROUP = "Quicklooks"
KEPT = 2000  # pictures on the disk, some 60 MB

_Awaiting = tuple[Callable[[Path], None], Callable[[SceneQueueError], None]]


class Quicklooks(QObject):
    """The pictures of scenes. Main thread.

    :param find_sign_in: what is known without a question.
    :param folder: where they are kept; made when the first one comes.
    """

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        find_sign_in: Callable[[ServiceProfile], SignIn | None],
        folder: Path,
        errands: Errands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles, self._find_sign_in = profiles, find_sign_in
        self._folder, self._errands = folder, errands
        self._awaiting: dict[str, list[_Awaiting]] = {}  # by the scenes whose picture is under way

    def file_of(self, scene: Scene) -> Path | None:
        """The picture of a scene, if it has come."""
        file = self._folder / f"{scene.identifier}.png"
        return file if file.is_file() else None

    def ask(self, scene: Scene, done: Callable[[Path], None], failed: Callable[[SceneQueueError], None]) -> None:
        """Fetch the picture of a scene in a task, unless it is there; one that is under way is awaited.

        :raises SettingsError: if the service is not known any more.
        """
        there = self.file_of(scene)
        if there is not None:
            done(there)
            return
        if scene.identifier in self._awaiting:
            self._awaiting[scene.identifier].append((done, failed))
            return
        profile = find_profile(self._profiles, scene.service)
        sign_in, network = self._find_sign_in(profile), qgis_network_settings()

        def work(feedback: Feedback) -> Path:
            content = fetch_quicklook(scene, profile, sign_in, network, feedback)
            return keep_quicklook(content, scene, self._folder)

        def tell(file: Path) -> None:
            for one, _ in self._awaiting.pop(scene.identifier):
                one(file)

        def give_up(error: SceneQueueError) -> None:
            for _, one in self._awaiting.pop(scene.identifier):
                one(error)

        self._awaiting[scene.identifier] = [(done, failed)]
        self._errands.start(QCoreApplication.translate("SceneQueue", "Fetch a quicklook"), work, tell, give_up)


def keep_quicklook(content: bytes, scene: Scene, folder: Path) -> Path:
    """Write a picture that was fetched, cut out by the scene's outline, and what lays it over its tile.

    :return: a PNG; beside it lies a ``.vrt`` of the same name, if the scene is one of a tile.
    :raises ProductError: if it is no picture.
    :raises DiskError: if it cannot be written.
    """
    image = QImage.fromData(content)
    if image.isNull():
        raise ProductError(f"The quicklook of {scene.identifier} is damaged.", advice="Try again later.")
    square = _square_of(scene)
    if square is not None:
        image = _cut_out(image, scene, square)
    file = folder / f"{scene.identifier}.png"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_room(folder)
        if square is not None:
            text = placed_quicklook(file.name, image.width(), image.height(), square)
            file.with_suffix(".vrt").write_text(text, encoding="utf-8")
        part = file.with_suffix(".part")
        if not image.save(str(part), "PNG"):
            raise OSError("QGIS cannot write it")
        os.replace(part, file)
    except OSError as error:
        raise DiskError(f"The quicklook {file} cannot be written ({error}).", advice="Check the disk.") from error
    return file


def add_quicklook(file: Path, scene: Scene, project: QgsProject) -> QgsRasterLayer:
    """Show a picture on the map, or give the layer that shows it already; main thread.

    :raises ProductError: if nobody knows where it lies, or QGIS cannot open it.
    """
    placed = file.with_suffix(".vrt")
    for known in project.mapLayers().values():
        if known.source() == str(placed) and isinstance(known, QgsRasterLayer):
            return known
    layer = QgsRasterLayer(str(placed), f"{scene.tile_id} {scene.begin:%Y-%m-%d} quicklook", "gdal")
    if not placed.is_file() or not layer.isValid():
        raise ProductError(
            f"The quicklook of {scene.identifier} has no place on the map.", advice="Take a scene of one tile."
        )
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    (root.findGroup(GROUP) or root.addGroup(GROUP)).insertLayer(0, layer)
    return layer


def _square_of(scene: Scene) -> TileSquare | None:
    try:
        return tile_square(scene.tile_id)
    except SceneQueueError:
        return None  # a product of the first years, of several tiles: its picture is shown, and has no place


def _cut_out(image: QImage, scene: Scene, square: TileSquare) -> QImage:
    """The picture without what was not seen."""
    outline = QgsGeometry.fromWkt(scene.footprint_wkt)
    if not outline.convertToMultiType():
        return image.convertToFormat(QImage.Format.Format_ARGB32)  # nobody knows what was seen
    crs = QgsCoordinateReferenceSystem(f"EPSG:{square.epsg}")
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    outline.transform(QgsCoordinateTransform(wgs84, crs, QgsCoordinateTransformContext()))
    path = QPainterPath()
    across, down = image.width() / TILE_M, image.height() / TILE_M
    for polygon in outline.asMultiPolygon():
        for ring in polygon:
            places = [((point.x() - square.west) * across, (square.northing - point.y()) * down) for point in ring]
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in places]))
    cut = QImage(image.size(), QImage.Format.Format_ARGB32)
    cut.fill(0)
    painter = QPainter(cut)
    painter.setClipPath(path)
    painter.drawImage(0, 0, image)
    painter.end()
    return cut


def _make_room(folder: Path) -> None:
    """Let the oldest pictures go where there are very many."""
    pictures = list(folder.glob("*.png"))
    if len(pictures) >= KEPT:
        pictures.sort(key=lambda file: file.stat().st_mtime)
        for file in pictures[: KEPT // 10]:
            file.unlink(missing_ok=True)
            file.with_suffix(".vrt").unlink(missing_ok=True)
