"""How the user looks at scenes, remembered for the next session."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..core.qgis_adapters.footprint_style import OutlineStyle
from ..core.qgis_adapters.services import Services
from .scene_groups import Grouping
from .scenes_panel import ScenesPanel


class ViewKeeper(QObject):
    """Restores headings, colours of outlines, hatching and timeline, and keeps what is chosen."""

    def __init__(self, services: Services, panel: ScenesPanel) -> None:
        super().__init__(panel)
        self._services, self._panel = services, panel
        self._style = OutlineStyle.STATE
        self._timeline: bool | None = None
        self._restore()
        panel.view_menu.style_chosen.connect(self._on_style)
        panel.view_menu.gaps_action.toggled.connect(self._keep)
        panel.group_combo.currentIndexChanged.connect(self._keep)
        panel.timeline_button.clicked.connect(self._on_timeline)

    def _restore(self) -> None:
        kept = _kept(self._services.preferences.scenes_view)
        styles, groupings = {one.value: one for one in OutlineStyle}, {one.value: one for one in Grouping}
        self._style = styles.get(str(kept.get("outlines")), OutlineStyle.STATE)
        self._panel.view_menu.show_style(self._style)
        self._services.footprints.show_style(self._style)
        self._panel.view_menu.gaps_action.setChecked(kept.get("gaps") is not False)
        self._panel.filter_bar.show_grouping(groupings.get(str(kept.get("group")), Grouping.NONE))
        if isinstance(kept.get("timeline"), bool):
            self._timeline = kept["timeline"]
            self._panel.show_timeline(kept["timeline"])

    def _on_style(self, style: OutlineStyle) -> None:
        self._style = style
        self._services.footprints.show_style(style)
        self._keep()

    def _on_timeline(self, shown: bool) -> None:
        self._timeline = shown
        self._keep()

    def _keep(self) -> None:
        values: dict[str, Any] = {
            "group": self._panel.filter_bar.grouping.value,
            "outlines": self._style.value,
            "gaps": self._panel.view_menu.gaps_action.isChecked(),
        }
        if self._timeline is not None:  # the window decides until the user does
            values["timeline"] = self._timeline
        self._services.remember(replace(self._services.preferences, scenes_view=json.dumps(values)))


def _kept(text: str) -> dict[str, Any]:
    """What was kept; nothing where it cannot be read any more."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}
