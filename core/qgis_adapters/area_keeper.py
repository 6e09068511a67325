"""The window's area of interest: read, simplified, kept with the project, and the ones before it."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..aoi import AreaOfInterest, area_from_wkt
from ..errors import SceneQueueError
from .area_project import AreaOfProject
from .background import Background
from .prepared_area import PreparedArea, prepare_area

SHORT_WKT = 3_000  # characters, some 80 vertices: simplifying so few takes some milliseconds
MOST_UNDOS = 30

Reader = Callable[[], AreaOfInterest]
Then = Callable[[PreparedArea], None]
Failed = Callable[[SceneQueueError], None]


class AreaKeeper(QObject):
    """Holds one area at a time; main thread.

    ``changed`` carries the area as a :class:`PreparedArea`, or ``None``; ``covered`` the same area with another cover;
    ``failed`` a :class:`SceneQueueError`, the area being as before. ``busy_changed`` says whether a long one is being
    read; ``project_changed`` that another project was opened, before its area is read.
    """

    changed = pyqtSignal(object)
    covered = pyqtSignal(object)
    failed = pyqtSignal(object)
    busy_changed = pyqtSignal(bool)
    project_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prepared: PreparedArea | None = None
        self._before: list[AreaOfInterest | None] = []
        self._wkt_max_chars: int | None = None
        self._reading = Background(self)
        self._reading.given_up.connect(lambda: self.busy_changed.emit(False))
        self._project = AreaOfProject(self)
        self._project.changed.connect(self._on_project_changed)

    @property
    def area(self) -> AreaOfInterest | None:
        """The area, ``None`` also while another one is being read: nobody shall search where no one looks any more."""
        return self.prepared.area if self.prepared is not None and not self.is_busy else None

    @property
    def is_busy(self) -> bool:
        """Whether an area is being read or simplified."""
        return self._reading.is_running

    @property
    def undo_count(self) -> int:
        """How many areas there were before this one."""
        return len(self._before)

    def take(
        self, read: Reader, *, at_once: bool = False, done: Then | None = None, failed: Failed | None = None
    ) -> None:
        """Read an area and make it the one; a reading that is under way is given up.

        :param read: gives the area; called on another thread unless ``at_once``, which is for a few vertices.
        :param done: called when it is the area.
        :param failed: called with what went wrong, instead of ``failed``.
        """

        def adopt(prepared: PreparedArea) -> None:
            self._remember()
            self._project.keep(prepared.area)
            self._set(prepared)
            if done is not None:
                done(prepared)

        self._prepare(read, adopt, failed or self.failed.emit, at_once=at_once)

    def undo(self) -> None:
        """Bring the area back that was there before."""
        if not self._before:
            return
        area = self._before.pop()
        if area is None:
            self.cancel()
            self._project.keep(None)
            self._set(None)
            return

        def adopt(prepared: PreparedArea) -> None:
            self._project.keep(prepared.area)
            self._set(prepared)

        self._prepare_known(area, adopt)

    def clear(self) -> None:
        """Have no area; :meth:`undo` brings it back."""
        self.cancel()
        if self.prepared is not None:
            self._remember()
            self._project.keep(None)
        self._set(None)

    def cancel(self) -> None:
        """Give up what is being read; the area is as before."""
        was_busy = self.is_busy
        self._reading.cancel()
        if was_busy:
            self.busy_changed.emit(False)

    def set_limit(self, wkt_max_chars: int | None) -> None:
        """How long the service lets a polygon be; the cover is made anew."""
        if wkt_max_chars != self._wkt_max_chars:
            self._wkt_max_chars = wkt_max_chars
            self._cover_anew()

    def restore(self) -> None:
        """Take the area that the project keeps."""
        self.cancel()
        self._before.clear()
        wkt, name = self._project.kept()
        self._set(None)
        if wkt:
            self._prepare(lambda: area_from_wkt(wkt, name), self._set, self.failed.emit, at_once=_is_short(wkt))

    def close(self, seconds: float) -> bool:
        """Listen to the project no more, give up what is under way; returns whether it ended in time."""
        self._project.remove()
        return self._reading.close(seconds)

    def _on_project_changed(self) -> None:
        self.project_changed.emit()
        self.restore()

    def _cover_anew(self) -> None:
        def adopt(prepared: PreparedArea) -> None:
            self.prepared = prepared
            self.covered.emit(prepared)

        if self.prepared is not None and not self.is_busy:
            self._prepare_known(self.prepared.area, adopt)

    def _prepare_known(self, area: AreaOfInterest, then: Then) -> None:
        self._prepare(lambda: area, then, self.failed.emit, at_once=_is_short(area.wkt))

    def _prepare(self, read: Reader, then: Then, failed: Failed, *, at_once: bool) -> None:
        limit = self._wkt_max_chars
        tell = self.is_busy or not at_once

        def work() -> PreparedArea:
            return prepare_area(read(), limit)

        def done(prepared: PreparedArea) -> None:
            if tell:
                self.busy_changed.emit(False)
            then(prepared)
            if limit != self._wkt_max_chars:
                self._cover_anew()

        def gone_wrong(error: SceneQueueError) -> None:
            if tell:
                self.busy_changed.emit(False)
            failed(error)

        if at_once:
            self._reading.run_now(work, done, gone_wrong)
            return
        self._reading.start(QCoreApplication.translate("SceneQueue", "Read the area"), work, done, gone_wrong)
        self.busy_changed.emit(True)

    def _remember(self) -> None:
        self._before.append(self.prepared.area if self.prepared is not None else None)
        del self._before[:-MOST_UNDOS]

    def _set(self, prepared: PreparedArea | None) -> None:
        self.prepared = prepared
        self.changed.emit(prepared)


def _is_short(wkt: str) -> bool:
    return len(wkt) <= SHORT_WKT
