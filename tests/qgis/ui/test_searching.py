"""Searches in the whole window, with the hub: filters, suggestions, sign-ins, saved searches."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES, decoy_names
from doubles.hub import Hub
from qgis.core import Qgis
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QInputDialog, QMenu, QMessageBox

LEFT = Qt.MouseButton.LeftButton
PUT = {name for name in GUIDE_NAMES if "_T15PUT_" in name}


def catalogue_requests(hub: Hub) -> int:
    return len([one for one in hub.requests if "Products" in one.path])


# filters


def test_filters_narrow_what_is_found(window: Any) -> None:
    window.take_area()
    window.choose()
    window.filters.tiles_edit.setText("15PUT 14QPE")
    window.filters.satellite_2a_check.setChecked(False)
    window.filters.relative_orbit_spin.setValue(126)
    window.search()
    assert window.names == PUT


def test_tiles_alone_say_where(window: Any, hub: Hub) -> None:
    window.choose()
    window.filters.tiles_edit.setText("t15put")
    window.search()
    assert window.names == PUT
    assert window.dock.footprint_layer is not None
    assert "15PUT" in window.dock.footprint_layer.name()


def test_a_wrong_value_is_told_before_any_request(window: Any, hub: Hub) -> None:
    window.take_area()
    window.filters.months_edit.setText("summer")
    window.qtbot.mouseClick(window.panel.search_button, LEFT)
    assert window.panel.search_button.isEnabled()
    assert "months" in window.desk.bar.texts(Qgis.MessageLevel.Warning)[0]
    assert hub.requests == []


def test_a_raw_query_that_cannot_be_read_is_told_before_any_request(window: Any, hub: Hub) -> None:
    window.take_area()
    window.choose()
    window.filters.raw_edit.setText("nonsense=[3 TO")
    window.search()
    assert window.desk.bar.texts(Qgis.MessageLevel.Warning)
    assert hub.requests == []


def test_filters_are_there_in_the_next_window(window: Any) -> None:
    window.choose()
    window.filters.tiles_edit.setText("15PUT")
    window.search()
    window.filters.reset_button.click()
    window.panel.restore(window.services.preferences)
    assert window.filters.tiles_edit.text() == "15PUT"


# suggestions


def test_a_search_that_finds_nothing_says_what_would_and_a_click_searches_again(window: Any) -> None:
    window.take_area()
    window.choose(cloud=0)
    window.search()
    assert window.names == set()
    bar = window.panel.suggestions
    assert bar.isVisible()
    assert "without filters" in bar.notes_label.text()
    button = next(one for one in bar.buttons if "30 % cloud" in one.text())
    window.qtbot.mouseClick(button, LEFT)
    assert not window.panel.search_button.isEnabled()
    window.wait()
    assert set(GUIDE_NAMES) <= window.names
    assert window.panel.cloud_spin.value() == 30
    assert bar.isHidden()


def test_a_search_that_finds_enough_suggests_nothing(window: Any) -> None:
    window.take_area()
    window.choose()
    window.search()
    assert window.names == set(GUIDE_NAMES)
    assert window.panel.suggestions.isHidden()


# services that are searched signed in


def test_a_data_hub_is_signed_in_to_before_the_search(window: Any) -> None:
    window.take_area()
    window.choose()
    window.choose_service("dhus")
    window.sign_in(("demo", "demo"))
    window.search()
    assert window.names == set(GUIDE_NAMES)
    (dialog,) = window.asked_for
    assert "Searches at Embedded Data Hub" in dialog.reason_label.text()
    window.search()
    assert len(window.asked_for) == 1


def test_a_refused_sign_in_is_asked_for_again_with_the_reason(window: Any) -> None:
    window.take_area()
    window.choose()
    window.choose_service("dhus")
    window.sign_in(("demo", "wrong"), ("demo", "demo"))
    window.search()
    window.qtbot.waitUntil(lambda: bool(window.names), timeout=20_000)
    assert window.names == set(GUIDE_NAMES)
    first, second = (dialog.reason_label.text() for dialog in window.asked_for)
    assert len(second) > len(first)


def test_without_the_sign_in_nothing_is_searched(window: Any, hub: Hub) -> None:
    window.take_area()
    window.choose_service("dhus")
    window.sign_in(None)
    window.qtbot.mouseClick(window.panel.search_button, LEFT)
    assert window.panel.search_button.isEnabled()
    assert len(window.asked_for) == 1
    assert hub.requests == []


@pytest.mark.parametrize(
    ("service", "user", "secret", "has_more"),
    [
        ("cdse", "User", "Password", True),
        ("dhus", "User", "Password", False),
        ("sentinelhub", "Client id", "Client secret", False),
        ("s3", "Access key", "Secret key", True),
    ],
)
def test_the_dialog_speaks_the_words_of_the_service(
    window: Any, service: str, user: str, secret: str, has_more: bool
) -> None:
    window.sign_in(("me", "secret"))
    assert window.dock.sign_ins.ask_for_search(service)
    (dialog,) = window.asked_for
    assert dialog.user_label.text().replace("&", "") == user
    assert dialog.password_label.text().replace("&", "") == secret
    assert dialog.code_edit.isHidden() is not has_more
    assert window.services.is_signed_in(service)
    assert "secret" not in repr(dialog.entered())


# saved searches and those of the session


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed where a title is asked for, one after the other."""
    waiting: list[str] = []
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (waiting.pop(0), True))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    return waiting


def submenu(window: Any, title: str) -> QMenu:
    window.dock.searches.fill()
    (found,) = [one.menu() for one in window.dock.searches.menu.actions() if one.menu() and one.text() == title]
    return found


def click(menu: QMenu, text: str) -> None:
    (action,) = [one for one in menu.actions() if one.text().replace("&", "") == text]
    assert action.isEnabled()
    action.trigger()


def test_a_saved_search_brings_area_and_fields_back_and_finds_the_same(window: Any, titles: list[str]) -> None:
    window.take_area()
    window.choose()
    window.filters.satellite_2a_check.setChecked(False)
    window.search()
    area, found = window.dock.area_panel.area, window.names
    titles.append("Oaxaca in August")
    window.dock.searches.fill()
    click(window.dock.searches.menu, "Save this search…")
    window.show_area(None)
    window.filters.reset_button.click()
    window.choose(level="L2A", cloud=90)
    click(submenu(window, "Oaxaca in August"), "Run again")
    window.wait()
    assert window.names == found
    window.qtbot.waitUntil(lambda: window.dock.area_panel.area == area, timeout=10_000)
    assert window.panel.query(area).platforms == ("2B", "2C")
    assert window.panel.cloud_spin.value() == 5


def test_only_what_is_new_leaves_out_what_was_in_the_list_and_says_how_many(window: Any, titles: list[str]) -> None:
    window.take_area()
    window.choose()
    window.search()
    titles.append("August")
    window.dock.searches.menu.save_asked.emit()
    (saved,) = window.services.saved_searches.all()
    assert saved.known == frozenset(GUIDE_NAMES)
    wider = replace(saved, query=replace(saved.query, max_cloud_percent=6.0))
    window.services.saved_searches.save(wider)
    click(submenu(window, "August"), "Only what is new")
    window.wait()
    assert len(window.names) == 1
    assert window.names <= set(decoy_names("cloud"))
    assert "6 were known" in window.told
    click(submenu(window, "August"), "Only what is new")
    window.wait()
    assert window.names == set()
    assert "7 were known" in window.told


def test_what_was_never_run_has_nothing_new(window: Any, titles: list[str]) -> None:
    window.take_area()
    window.choose()
    titles.append("Never run")
    window.dock.searches.menu.save_asked.emit()
    menu = submenu(window, "Never run")
    assert [action.isEnabled() for action in menu.actions() if "new" in action.text()] == [False]


def test_saved_searches_are_renamed_and_deleted(window: Any, titles: list[str]) -> None:
    window.take_area()
    window.choose()
    titles += ["First", "Second & last"]
    window.dock.searches.menu.save_asked.emit()
    click(submenu(window, "First"), "Rename…")
    assert [one.title for one in window.services.saved_searches.all()] == ["Second & last"]
    click(submenu(window, "Second && last"), "Delete")
    assert window.services.saved_searches.all() == ()
    window.dock.searches.fill()
    assert [one.text() for one in window.dock.searches.menu.actions() if one.menu()] == []


def test_a_search_that_says_nowhere_is_not_saved(window: Any, titles: list[str]) -> None:
    titles.append("Nowhere")
    window.dock.searches.menu.save_asked.emit()
    assert window.services.saved_searches.all() == ()
    assert "where" in window.desk.bar.texts(Qgis.MessageLevel.Warning)[0]


def test_a_file_of_saved_searches_that_cannot_be_read_is_told(window: Any) -> None:
    file = window.services.saved_searches._file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("nothing", encoding="utf-8")
    window.dock.searches.fill()
    assert any("saved searches" in text for text in window.desk.bar.texts())


def test_an_earlier_search_runs_again(window: Any) -> None:
    window.take_area()
    window.choose()
    window.search()
    window.choose(level="L2A", cloud=90)
    window.search()
    assert len(window.dock.search.earlier) == 2
    window.dock.searches.fill()
    window.dock.searches.menu.actions()[-3].trigger()  # below it are a line and Clear
    window.wait()
    assert window.names == set(GUIDE_NAMES)
    assert window.panel.level_combo.currentData() == "L1C"
    assert len(window.dock.search.earlier) == 2


def test_the_next_session_knows_the_recent_searches_until_they_are_cleared(
    qtbot: Any, window: Any, make_dock: Any
) -> None:
    window.take_area()
    window.choose()
    window.search()
    history = window.services.search_history
    qtbot.waitUntil(lambda: len(history.read()) == 1)
    (asked,) = window.dock.search.earlier
    again = make_dock(window.services)
    qtbot.waitUntil(lambda: again.search.earlier == [asked])
    again.searches.fill()
    again.searches.menu.actions()[-1].trigger()
    assert again.search.earlier == []
    qtbot.waitUntil(lambda: history.read() == [])
    again.remove()


def test_a_service_that_was_removed_since_is_told(window: Any) -> None:
    window.take_area()
    window.choose()
    asked: Any = window.dock.search.asked_now()
    window.dock.search.run(replace(asked, service="gone"))
    assert any("gone" in text for text in window.desk.bar.texts())
    assert window.panel.search_button.isEnabled()


def test_a_search_waits_for_the_area(window: Any, hub: Hub) -> None:
    window.dock.area_panel.menu.layer_action.trigger()
    window.qtbot.mouseClick(window.panel.search_button, LEFT)
    assert "still being read" in window.desk.bar.texts(Qgis.MessageLevel.Info)[0]
    assert hub.requests == []
