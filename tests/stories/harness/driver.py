"""Inside QGIS: what a story does with its hands and eyes."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDateTimeEdit, QMenu, QMessageBox, QToolButton, QWidget

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class StoryFailedError(Exception):
    """A step did not happen, and the rest of the story makes no sense."""


class Driver:
    """The user of a story: clicks, types, looks, waits.

    :param iface: QGIS's interface.
    :param out: folder for pictures.
    """

    def __init__(self, iface: Any, out: Path) -> None:
        self.iface, self.out = iface, out
        self.checks: list[tuple[bool, str]] = []
        self.errors: list[str] = []
        self.way_out: Callable[[], None] | None = None  # how QGIS is to be closed; by default the harness does it
        self.looks: Callable[[], AbstractContextManager[None]] = nullcontext  # around what no user does
        self._pictures = 0

    def check(self, ok: object, what: str) -> None:
        """Note whether something holds, and go on."""
        self.checks.append((bool(ok), what))
        self.say(f"{'ok    ' if ok else 'FAILED'} {what}")

    def require(self, ok: object, what: str) -> None:
        """As :meth:`check`, but the story ends here if it does not hold."""
        self.check(ok, what)
        if not ok:
            raise StoryFailedError(what)

    def say(self, text: str) -> None:
        """A line for whoever started the story."""
        with (self.out / "story.log").open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")

    def wait(self, milliseconds: int) -> None:
        """Let QGIS work."""
        QTest.qWait(milliseconds)

    def until(self, condition: Callable[[], object], seconds: float) -> bool:
        """Let QGIS work until a condition holds; returns whether it came to hold in time."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            QTest.qWait(50)
        return True

    def click(self, widget: QWidget, position: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
        """A click of the mouse, in the middle of a widget by default."""
        where = position or widget.rect().center()
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, where)
        QTest.qWait(50)

    def choose(self, button: QToolButton, action: QAction) -> None:
        """Open the menu of a button and click one of its entries."""

        def click_entry() -> None:
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu) and not menu.actionGeometry(action).isEmpty():
                QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())
            else:
                self.errors.append(f"the menu does not show {action.text()}")

        QTimer.singleShot(300, click_entry)
        self.click(button)  # returns when the menu is closed

    def click_action(self, object_name: str) -> None:
        """Click the toolbar button that shows an action; on a narrow screen, choose it in the menu."""
        window = self.iface.mainWindow()
        for button in window.findChildren(QToolButton):
            action = button.defaultAction()
            if action is not None and action.objectName() == object_name and button.isVisible():
                self.click(button)
                return
        action = window.findChild(QAction, object_name)
        self.require(action is not None, f"{object_name} is in a toolbar or a menu")
        self.say("The toolbar is too narrow for its button: by the menu.")
        action.trigger()

    def type_into(self, widget: QWidget, text: str) -> None:
        """Replace what an input holds, by key presses."""
        widget.setFocus()
        if isinstance(widget, QDateTimeEdit):
            widget.setSelectedSection(QDateTimeEdit.Section.YearSection)
        else:
            QTest.keySequence(widget, "Ctrl+A")
        QTest.keyClicks(widget, text)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        QTest.qWait(30)

    def draw(self, corners: list[tuple[float, float]], *, finish: bool = True) -> None:
        """Left clicks at map points, then a right click to finish."""
        view = self.iface.mapCanvas().viewport()
        spot = QPoint()
        for x, y in corners:
            spot = self.spot(x, y)
            QTest.mouseMove(view, spot)
            self.click(view, spot)
        if finish:
            self.click(view, spot, RIGHT)

    def click_map(self, x: float, y: float) -> None:
        """A left click at a map point."""
        self.click(self.iface.mapCanvas().viewport(), self.spot(x, y))

    def spot(self, x: float, y: float) -> QPoint:
        """Where a map point is on the canvas."""
        point = self.iface.mapCanvas().getCoordinateTransform().transform(QgsPointXY(x, y))
        return QPoint(round(point.x()), round(point.y()))

    def when_modal(self, act: Callable[[QWidget], None], seconds: float = 15.0) -> None:
        """Call ``act`` with the next modal dialog; to be said before it opens."""
        end = time.monotonic() + seconds

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None and dialog.isVisible():
                self._act(act, dialog)
            elif time.monotonic() < end:
                QTimer.singleShot(50, look)
            else:
                self.errors.append(f"no dialog opened in {seconds:.0f} s")

        QTimer.singleShot(50, look)

    def press_keys(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Press keys, one after the other."""
        for key in keys:
            QTest.keyClick(widget, key)
            QTest.qWait(50)

    def close_by_menu(self) -> None:
        """*Project → Exit QGIS*, and nothing is saved; to be set as :attr:`way_out`.

        QGIS offers to cancel what runs, and stays open when it has: so it is asked again.
        """
        self._answers, self._exits = QTimer(), QTimer()
        self._answers.timeout.connect(_discard)
        self._answers.start(100)
        self._exits.timeout.connect(self._exit)
        self._exits.start(2500)
        self._exit()

    def picture(self, name: str) -> Path:
        """A picture of the whole screen, as a person would see it."""
        QTest.qWait(300)
        self._pictures += 1
        path = self.out / f"{self._pictures:02d}_{name}.png"
        with self.looks():
            QGuiApplication.primaryScreen().grabWindow(0).save(str(path))
        return path

    def _exit(self) -> None:
        if QApplication.activeModalWidget() is None:
            self.say("Exit QGIS")
            self.iface.actionExit().trigger()

    def _act(self, act: Callable[[QWidget], None], dialog: QWidget) -> None:
        try:
            act(dialog)
        except Exception:  # noqa: BLE001 - whatever it is, it belongs into the verdict
            self.errors.append(traceback.format_exc())
            dialog.close()


def _discard() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        answers = QMessageBox.StandardButton
        button = box.button(answers.Discard) or box.button(answers.Yes) or box.button(answers.Ok)
        if button is not None:
            button.click()
