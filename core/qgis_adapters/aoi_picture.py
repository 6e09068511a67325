"""True-colour pictures of exactly the area: made in a task, kept as files, shown as raster layers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..aoi import AreaOfInterest
from ..catalogue.aoi_cloud.roads import choose_sentinel_hub
from ..errors import CancelledError, DiskError, ProductError, SceneQueueError
from ..feedback import CancelSignal, Feedback
from ..network import HttpSession, SignIn
from ..product.name import ProductName
from ..scene import Scene
from ..services import ServiceProfile
from .network_settings import qgis_network_settings
from .tasks import BlockingTask, wait_while


@dataclass(frozen=True)
class Picture:
    """A picture on disk. :param file: a GeoTIFF. :param title: for its layer."""

    file: Path
    title: str


class AoiPictureRunner(QObject):
    """Makes pictures, several at once if asked so.

    ``made`` carries a :class:`Picture`, ``failed`` a :class:`SceneQueueError`; both arrive on the main thread.

    :param folder: where the pictures are kept; made when the first one is.
    """

    made = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(
        self,
        profiles: Mapping[str, ServiceProfile],
        find_sign_in: Callable[[ServiceProfile], SignIn | None],
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._find_sign_in = find_sign_in
        self._folder = folder
        self._running: dict[BlockingTask, CancelSignal] = {}

    @property
    def is_running(self) -> bool:
        """Whether a picture is being made."""
        return bool(self._running)

    def start(self, scene: Scene, area: AreaOfInterest) -> None:
        """Make the picture of the area on the day of a scene; one that is kept is not made again. Main thread.

        :raises CredentialsError: if no OAuth client is known; nothing has begun then.
        :raises SettingsError: if sentinelhub cannot be used here; it says what is missing.
        """
        picture = Picture(self._folder / _file_name(scene, area), _title(scene, area))
        if picture.file.is_file():
            self.made.emit(picture)
            return
        profile, client = choose_sentinel_hub(self._profiles, self._find_sign_in, scene.service)
        network = qgis_network_settings()
        signal = CancelSignal()
        feedback = Feedback(signal=signal)

        def make() -> None:
            from ..catalogue.sentinelhub.picture import TrueColour

            with closing(HttpSession(network, profile)) as session:
                content = TrueColour(profile, client, session).geotiff(scene, area, feedback)
            _write(picture.file, content)

        title = QCoreApplication.translate("SceneQueue", "Picture of the area")
        task = BlockingTask(
            title, lambda: self._make(make, picture, feedback), signal, ended=lambda: self._forget(task)
        )
        self._running[task] = signal
        task.start()

    def cancel(self) -> None:
        """End what is being made."""
        for signal in list(self._running.values()):
            signal.cancel()

    def close(self, seconds: float) -> bool:
        """End all; returns whether they ended in time."""
        self.cancel()
        return wait_while(lambda: self._running, seconds)

    def _make(self, make: Callable[[], None], picture: Picture, feedback: Feedback) -> None:
        """The task's work; here everything is caught."""
        try:
            feedback.raise_if_cancelled()
            make()
            self.made.emit(picture)
        except SceneQueueError as error:
            self.failed.emit(CancelledError() if feedback.is_cancelled() else error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The picture could not be made ({type(error).__name__}: {error})."
            self.failed.emit(SceneQueueError(text, advice="Please report this."))

    def _forget(self, task: BlockingTask) -> None:
        self._running.pop(task, None)


def add_picture(picture: Picture, project: QgsProject) -> QgsRasterLayer:
    """Add a picture to the project, or give the layer that shows it already; main thread.

    :raises ProductError: if QGIS cannot open the file.
    """
    for known in project.mapLayers().values():
        if known.source() == str(picture.file) and isinstance(known, QgsRasterLayer):
            return known
    layer = QgsRasterLayer(str(picture.file), picture.title, "gdal")
    if not layer.isValid():
        raise ProductError(f"QGIS cannot open the picture {picture.file}.", advice="Make it again.")
    project.addMapLayer(layer)
    return layer


def _file_name(scene: Scene, area: AreaOfInterest) -> str:
    return f"{scene.identifier}_{hashlib.sha256(area.wkt.encode()).hexdigest()[:12]}.tif"


def _title(scene: Scene, area: AreaOfInterest) -> str:
    day = ProductName.parse(scene.identifier).sensing_time
    what = area.name or QCoreApplication.translate("SceneQueue", "Area")
    return f"{what} {day:%Y-%m-%d} {scene.level.value}"


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        number, part = mkstemp(dir=file.parent, suffix=".part")
        try:
            with open(number, "wb") as written:
                written.write(content)
            os.replace(part, file)
        except OSError:
            os.unlink(part)
            raise
    except OSError as error:
        raise DiskError(
            f"The picture {file} cannot be written ({error.strerror}).", advice="Check the disk."
        ) from error
