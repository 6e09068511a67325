"""What the user reads when something ends or fails: the only place that writes to QGIS's message bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from qgis.core import Qgis
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtWidgets import QPushButton

from ..core.errors import CancelledError, ErrorKind, SceneQueueError
from ..core.qgis_adapters.translation import translated

TITLE = "Scene Queue"

Act = tuple[str, Callable[[], None]]


class Messages:
    """Sentences in QGIS's message bar.

    :param iface: QGIS's interface.
    """

    def __init__(self, iface: Any) -> None:
        self._bar = iface.messageBar()

    def failed(self, error: SceneQueueError, acts: Sequence[Act] = ()) -> None:
        """Say what failed, why, and what to do; a cancellation is no failure.

        :param acts: what stands on a button, and what it does.
        """
        if isinstance(error, CancelledError):
            return
        by_user = error.kind is ErrorKind.USER
        level = Qgis.MessageLevel.Warning if by_user else Qgis.MessageLevel.Critical
        self._show(translated(str(error)), acts, level)

    def ended(self, text: str) -> None:
        """Say that something ended well."""
        self._bar.pushMessage(TITLE, text, Qgis.MessageLevel.Success, 10)

    def offer(self, text: str, acts: Sequence[Act]) -> Callable[[], None]:
        """Say what can be done, with a button for each; the message goes with the first click.

        :param acts: what stands on a button, and what it does.
        :return: takes the message away.
        """
        return self._show(text, acts, Qgis.MessageLevel.Info)

    def _show(self, text: str, acts: Sequence[Act], level: Qgis.MessageLevel) -> Callable[[], None]:
        item = self._bar.createMessage(TITLE, text)

        def withdraw() -> None:
            if not sip.isdeleted(item):
                self._bar.popWidget(item)

        for title, act in acts:
            button = QPushButton(title, item)
            button.clicked.connect(withdraw)
            button.clicked.connect(act)
            item.layout().addWidget(button)
        self._bar.pushWidget(item, level)
        return withdraw

    def hint(self, text: str) -> None:
        """Say what to do next, or what was chosen; it takes the place of the hint before.

        The bar would bring that one back, no longer true, as soon as this one's time is over.
        """
        for item in self._bar.items():
            if item.title() == TITLE and item.level() == Qgis.MessageLevel.Info:
                self._bar.popWidget(item)
        self._bar.pushMessage(TITLE, translated(text), Qgis.MessageLevel.Info, 8)


def area_sentence(vertices: int, vertices_after: int, added_percent: float) -> str:
    """What the simplification of an area did, in words."""
    if vertices == vertices_after:
        text = QCoreApplication.translate("Messages", "{} vertices; sent to the service as it is.")
        return text.format(QLocale().toString(vertices))
    text = QCoreApplication.translate(
        "Messages",
        "{} vertices; asked for with {} that cover it ({} % more area), then filtered with the exact ones.",
    )
    locale = QLocale()
    counts = (locale.toString(vertices), locale.toString(vertices_after))
    return text.format(*counts, locale.toString(float(added_percent), "f", 1))
