"""Selections that are kept under a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from qgis.PyQt.QtWidgets import QAction, QInputDialog, QMenu, QMessageBox
from scene_queue.core.catalogue.saved_selection import SavedSelection


@pytest.fixture
def found(window: Any) -> Any:
    """A search that found six scenes."""
    window.take_area()
    window.choose()
    window.search()
    assert len(window.names) == 6
    return window


def save(window: Any, title: str, accepted: bool = True) -> None:
    window.monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (title, accepted))
    window.scenes.choose_menu.selections.save_asked.emit()


def answer(window: Any, button: Any) -> None:
    window.monkeypatch.setattr(QMessageBox, "question", lambda *_: button)


def entries(window: Any) -> dict[str, QMenu]:
    menu = window.scenes.choose_menu.selections
    menu.aboutToShow.emit()
    return {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}


def entry(menu: QMenu, text: str) -> QAction:
    (action,) = [one for one in menu.actions() if text in one.text()]
    return action


def test_a_selection_is_saved_and_selected_again(found: Any) -> None:
    names = sorted(found.names)[:2]
    found.scenes.choose(names)
    save(found, "Two & best")
    found.scenes.choose([])
    entry(entries(found)["Two && best"], "Select these 2").trigger()
    assert set(found.scenes.selected_identifiers) == set(names)


def test_its_search_is_run_again_where_the_list_is_another(found: Any) -> None:
    names = sorted(found.names)[:2]
    found.scenes.choose(names)
    save(found, "Two")
    found.scenes.show_scenes([], [])
    found.panel.cloud_spin.setValue(1)
    entry(entries(found)["Two"], "Select these").trigger()
    found.wait()
    assert len(found.names) == 6
    assert set(found.scenes.selected_identifiers) == set(names)


def test_what_no_search_found_is_selected_as_far_as_it_is_listed(found: Any) -> None:
    names = sorted(found.names)
    found.services.saved_selections.save(SavedSelection("Odd", (names[0], "gone")))
    entry(entries(found)["Odd"], "Select these").trigger()
    assert list(found.scenes.selected_identifiers) == [names[0]]
    assert any("1 scene(s) of the selection Odd are not in the list" in text for text in found.desk.bar.texts())


def test_replaced_scenes_of_a_selection_are_shown(found: Any) -> None:
    scenes = list(found.scenes.model.scenes)
    found.scenes.show_scenes([replace(scenes[0], superseded=True), *scenes[1:]], [])
    found.services.saved_selections.save(SavedSelection("Old", (scenes[0].identifier,)))
    entry(entries(found)["Old"], "Select these").trigger()
    assert list(found.scenes.selected_identifiers) == [scenes[0].identifier]
    found.scenes.choose_newest()
    assert len(found.scenes.selected_identifiers) == 5
    assert not found.scenes.replaced_check.isChecked()


def test_a_title_is_replaced_and_deleted_only_by_a_yes(found: Any) -> None:
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    names = sorted(found.names)
    found.scenes.choose(names[:1])
    save(found, "One")
    save(found, "not wanted", accepted=False)
    found.scenes.choose(names[:3])
    answer(found, no)
    save(found, "One")
    entry(entries(found)["One"], "Delete").trigger()
    (kept,) = found.services.saved_selections.all()
    assert kept.identifiers == (names[0],)
    answer(found, yes)
    save(found, "One")
    (kept,) = found.services.saved_selections.all()
    assert set(kept.identifiers) == set(names[:3])
    entry(entries(found)["One"], "Delete").trigger()
    assert found.services.saved_selections.all() == ()


def test_a_file_that_cannot_be_read_is_told(found: Any) -> None:
    found.services.saved_selections._file.parent.mkdir(parents=True, exist_ok=True)
    found.services.saved_selections._file.write_text("no json")
    entries(found)
    assert any("holds no saved selections" in text for text in found.desk.bar.texts())
