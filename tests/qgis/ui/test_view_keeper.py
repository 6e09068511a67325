"""How scenes are looked at, from one session to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.qgis_adapters.services import Services
from scene_queue.ui.scene_groups import Grouping
from scene_queue.ui.scenes_panel import ScenesPanel
from scene_queue.ui.view_keeper import ViewKeeper


def begun(qtbot: Any, services: Services) -> ScenesPanel:
    """The panel of another session."""
    panel = ScenesPanel()
    qtbot.addWidget(panel)
    ViewKeeper(services, panel)
    return panel


def ticked(panel: ScenesPanel) -> list[str]:
    return [action.text() for action in panel.view_menu.actions() if action.isChecked()]


def test_what_was_chosen_is_there_again(qtbot: Any, tmp_path: Path) -> None:
    services = Services(tmp_path / "profile")
    panel = begun(qtbot, services)
    assert ticked(panel) == ["By state in the queue", "Hatch what the selection leaves open"]
    {action.text(): action for action in panel.view_menu.actions()}["By date"].trigger()
    panel.view_menu.gaps_action.trigger()
    panel.filter_bar.show_grouping(Grouping.TILE)
    panel.timeline_button.click()
    services.close()
    services = Services(tmp_path / "profile")
    panel = begun(qtbot, services)
    assert ticked(panel) == ["By date"]
    assert panel.filter_bar.grouping is Grouping.TILE
    assert panel.timeline_button.isChecked()
    services.close()


@pytest.mark.parametrize("kept", ["no json", "[]", '{"group": "colour", "outlines": 3, "timeline": "yes"}'])
def test_what_cannot_be_read_is_as_if_nothing_was_chosen(qtbot: Any, tmp_path: Path, kept: str) -> None:
    services = Services(tmp_path / "profile")
    services.remember(replace(services.preferences, scenes_view=kept))
    panel = begun(qtbot, services)
    assert ticked(panel) == ["By state in the queue", "Hatch what the selection leaves open"]
    assert panel.filter_bar.grouping is Grouping.NONE
    services.close()


def test_a_low_window_keeps_its_table_until_the_user_decides(qtbot: Any) -> None:
    panel = ScenesPanel()
    qtbot.addWidget(panel)
    panel.resize(900, 1200)
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.timeline.isVisible()
    panel.resize(900, 250)
    assert not panel.timeline.isVisible()
    panel.timeline_button.click()
    panel.resize(900, 240)
    assert panel.timeline.isVisible()
