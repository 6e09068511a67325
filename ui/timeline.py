"""The timeline of the scenes: cloud against date, each dot a scene, selected by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from qgis.PyQt.QtCore import QEvent, QLocale, QPoint, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..core.scene import Scene
from .slices import Slices
from .timeline_dots import TimelineDots
from .timeline_painting import TimelinePainting
from .turns import soon

LINES_HIGH = 7  # lines of text
DRAG_PX = 4  # less is a click
NAMED = 6  # scenes under the mouse that the tip names


class Timeline(QWidget):
    """``chosen`` carries the names of the scenes that the user selected, and whether they are added to the others;
    ``hovered`` the names of those under the mouse.

    :param like: whose colours it has; themes of QGIS know tables and lists, but no widget of ours. ``None``: its own.
    """

    chosen = pyqtSignal(object, bool)
    hovered = pyqtSignal(object)

    def __init__(self, like: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline of the scenes"))
        self._dots = TimelineDots(())
        self._painting = TimelinePainting(self, like or self)
        self._waiting: Sequence[Scene] | None = None  # no dots are made of these before somebody looks
        self._is_laid_out = True
        self._slices = Slices(self)
        self._selected: Collection[str] = ()
        self._marked: Collection[str] = ()
        self._under_mouse: list[int] = []
        self._cursor: int | None = None
        self._pressed: QPointF | None = None
        self._dragged: QRectF | None = None

    def show_scenes(self, scenes: Sequence[Scene]) -> None:
        """Show a dot for each of these."""
        self._waiting = scenes
        self._cursor = None
        self._lay_out_soon()

    def show_selected(self, identifiers: Collection[str]) -> None:
        """Let the dots of these scenes stand out."""
        self._selected = identifiers
        self._painting.forget_selected()
        self.update()

    def show_marked(self, identifiers: Collection[str]) -> None:
        """Ring the dots of what the mouse points at elsewhere."""
        self._marked = identifiers
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Qt asks."""
        return QSize(40 * self.fontMetrics().averageCharWidth(), LINES_HIGH * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Qt asks."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Qt asks."""
        names = [self._dots.scenes[at].identifier for at in self._under_mouse]
        self._painting.paint(self._dots, self._selected, [*self._marked, *names], self._cursor, self._dragged)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells."""
        self._lay_out_anew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells."""
        self._lay_out_soon()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells; another font or other colours."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._lay_out_anew()
            self.updateGeometry()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = QPointF(event.pos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells; with the button down a rectangle is drawn, else the scenes are told."""
        spot = QPointF(event.pos())
        if self._pressed is None:
            self._hover(spot)
        elif self._dragged is not None or (spot - self._pressed).manhattanLength() >= DRAG_PX:
            self._dragged = QRectF(self._pressed, spot).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells; what selects nothing leaves the selection as it is."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._lay_out()
        if self._dragged is not None:
            found = self._dots.within(self._dragged)
        else:
            found = self._dots.at(self._pressed, self._painting.reach)[:1]
            self._cursor = found[0] if found else self._cursor
        self._pressed = self._dragged = None
        self._choose(found, event.modifiers())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells."""
        self._show_under_mouse([])

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells; the keyboard begins at the newest scene."""
        self._lay_out()
        if self._cursor is None and self._dots.scenes:
            self._cursor = len(self._dots.scenes) - 1
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt tells."""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Days by ← and →, clouds by ↑ and ↓, ends by Home and End; space selects, with Ctrl it adds."""
        self._lay_out()
        last = len(self._dots.scenes) - 1
        at = self._cursor if self._cursor is not None else last
        if event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._pressed = self._dragged = None
            self.update()
        elif last < 0:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._choose([at], event.modifiers())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(self._dots.day_beside(at, 1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to(min(max(at + (1 if event.key() == Qt.Key.Key_Up else -1), 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def _lay_out_anew(self) -> None:
        self._is_laid_out = False
        self._lay_out_soon()

    def _lay_out_soon(self) -> None:
        """Many dots are made, placed and drawn in a turn of the event loop each, and not while nobody sees them."""
        if self.isVisible():
            count = len(self._waiting if self._waiting is not None else self._dots.scenes)
            soon(count, lambda: self._slices.start(self._laying_out()))

    def _laying_out(self) -> Iterator[None]:
        waiting, dots = self._waiting, self._dots
        if waiting is not None:
            dots, self._is_laid_out = TimelineDots(waiting), False
            yield
        if waiting is self._waiting and not self._is_laid_out:
            self._dots, self._waiting, self._is_laid_out = dots, None, True
            self._under_mouse = []
            self._painting.lay_out(dots)
            self.update()

    def _lay_out(self) -> None:
        """At once, as somebody points at dots."""
        for _ in self._laying_out():
            pass

    def _hover(self, spot: QPointF) -> None:
        self._lay_out()
        self._show_under_mouse(self._dots.at(spot, self._painting.reach))
        text = self._told(self._under_mouse)
        QToolTip.showText(self.mapToGlobal(spot.toPoint()), text, self)

    def _show_under_mouse(self, found: list[int]) -> None:
        if found != self._under_mouse:
            self._under_mouse = found
            self.hovered.emit([self._dots.scenes[at].identifier for at in found])
            self.update()

    def _go_to(self, at: int) -> None:
        self._cursor = at
        text = self._told([at])
        self.setAccessibleDescription(text)
        where = self._dots.spot(at).toPoint() + QPoint(0, self.fontMetrics().height() // 2)
        QToolTip.showText(self.mapToGlobal(where), text, self)
        self.update()

    def _choose(self, found: Sequence[int], modifiers: Qt.KeyboardModifiers) -> None:
        if found:
            adds = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit([self._dots.scenes[at].identifier for at in found], adds)

    def _told(self, found: Sequence[int]) -> str:
        """The scenes of some dots, in words."""
        lines = [self._words(self._dots.scenes[at]) for at in found[:NAMED]]
        more = len(found) - len(lines)
        return "\n".join([*lines, self.tr("and %n more", "", more)] if more > 0 else lines)

    def _words(self, scene: Scene) -> str:
        cloud = scene.cloud_cover_percent
        known = self.tr("{} % cloud").format(QLocale().toString(cloud or 0.0, "f", 1))
        told = known if cloud is not None else self.tr("cloud not known")
        return f"{scene.begin:%Y-%m-%d} {scene.tile_id} {scene.level.value}, {told}"
