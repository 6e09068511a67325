"""The page in QGIS's options: what it shows, keeps and refuses, with and without the window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from doubles.hub import Hub
from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QMessageBox, QTabBar, QWidget
from scene_queue.core.errors import SettingsError
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.auth_store import SignInState
from scene_queue.core.qgis_adapters.draft_choices import draft_of
from scene_queue.core.qgis_adapters.foundations import Foundations
from scene_queue.core.qgis_adapters.settings_store import Preferences, read_preferences, write_preferences
from scene_queue.plugin import SceneQueuePlugin
from scene_queue.ui.messages import Messages
from scene_queue.ui.options_factory import PAGE, Page
from scene_queue.ui.options_page import OptionsPage
from scene_queue.ui.options_trouble import OptionsTrouble
from scene_queue.ui.services_tab import ServicesTab

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def foundations(hub: Hub, qgis_app: QgsApplication) -> Iterator[Foundations]:
    made = Foundations()
    yield made
    assert made.close(5.0)


@pytest.fixture
def page(qtbot: Any, desk: Any, foundations: Foundations) -> OptionsPage:
    made = OptionsPage(foundations, Messages(desk))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def select(tab: ServicesTab, service: str) -> None:
    tab.table.selectRow([one.id for one in tab.model.profiles].index(service))


def states(tab: ServicesTab) -> dict[str, str]:
    rows = range(tab.model.rowCount())
    return {tab.model.profiles[row].id: str(tab.model.index(row, 1).data()) for row in rows}


def enter(qtbot: Any, tab: ServicesTab, password: str) -> None:
    qtbot.mouseClick(tab.sign_in_button, LEFT)
    dialog = tab.actions.dialog
    dialog.user_edit.setText("demo")
    dialog.password_edit.setText(password)
    dialog.accept()


def test_what_is_shown_and_not_touched_is_kept_as_it_is(page: OptionsPage, foundations: Foundations) -> None:
    before = foundations.preferences
    page.apply()
    assert replace(foundations.preferences, folder="") == before


def test_all_that_is_chosen_is_kept(page: OptionsPage, foundations: Foundations, tmp_path: Path) -> None:
    page.services.service_combo.setCurrentIndex(page.services.service_combo.findData("earth-search"))
    page.network.folder_edit.setText(str(tmp_path / "products"))
    page.network.bandwidth_spin.setValue(2.5)
    page.network.connections_spin.setValue(3)
    page.network.reserve_spin.setValue(10)
    page.network.volume_check.setChecked(True)
    page.network.network_combo.setCurrentIndex(page.network.network_combo.findData("qgis"))
    page.queue.download_hours_edit.setText("22:00-06:00")
    page.queue.memory_spin.setValue(8)
    page.products.keep_archive_check.setChecked(True)
    page.products.keep_l1c_check.setChecked(False)
    page.products.loads_check.setChecked(False)
    page.products.layers_combo.choose(["ndvi"])
    page.apply()
    kept = read_preferences()
    assert kept == foundations.preferences
    assert (kept.service, kept.folder) == ("earth-search", str(tmp_path / "products"))
    assert (kept.bandwidth_bytes_per_second, kept.most_connections, kept.disk_reserve_mb) == (2_500_000, 3, 10_000)
    assert (kept.wait_for_volume, kept.network) == (True, "qgis")
    assert (kept.download_hours, kept.memory_per_run_gb) == ("22:00-06:00", 8)
    order = draft_of(kept).order
    assert (order.settings.keep_archive, order.settings.keep_l1c, order.at_end.loads) == (True, False, False)
    assert order.at_end.layers == ("ndvi",)


def test_what_was_kept_is_shown_again(qtbot: Any, desk: Any, page: OptionsPage, foundations: Foundations) -> None:
    page.network.reserve_spin.setValue(10)
    page.products.keep_archive_check.setChecked(True)
    page.apply()
    again = OptionsPage(foundations, Messages(desk))
    qtbot.addWidget(again)
    assert again.network.reserve_spin.value() == 10
    assert again.products.keep_archive_check.isChecked()


def test_what_cannot_be_kept_is_told_and_the_rest_is_kept(
    page: OptionsPage, foundations: Foundations, desk: Any
) -> None:
    page.queue.download_hours_edit.setText("never")
    page.network.connections_spin.setValue(2)
    page.apply()
    assert (foundations.preferences.download_hours, foundations.preferences.most_connections) == ("", 2)
    assert "never" in desk.bar.texts(Qgis.MessageLevel.Warning)[-1]


def test_each_service_is_there_with_its_sign_in(page: OptionsPage, hub: Hub) -> None:
    tab = page.services
    assert states(tab)["cdse"] == "none"
    assert states(tab)["google"] == states(tab)["earth-search"] == "not needed"
    assert tab.selected is not None
    assert tab.selected.id == "cdse"
    assert tab.model.index(0, 3).data().startswith("http://127.0.0.1:")
    select(tab, "google")
    assert not tab.sign_in_button.isEnabled()


def test_a_sign_in_is_entered_tested_and_forgotten(page: OptionsPage, qtbot: Any, foundations: Foundations) -> None:
    tab = page.services
    assert (tab.forget_button.isEnabled(), tab.test_button.isEnabled()) == (False, False)
    enter(qtbot, tab, "demo")
    assert states(tab)["cdse"] == "this session"
    assert "until QGIS closes" in tab.told_label.text()
    qtbot.mouseClick(tab.test_button, LEFT)
    qtbot.waitUntil(lambda: "takes the sign-in of demo" in tab.told_label.text())
    assert tab.test_button.text() == "&Test sign-in"
    qtbot.mouseClick(tab.forget_button, LEFT)
    assert states(tab)["cdse"] == "none"
    assert foundations.auth.find(foundations.profile("cdse")) is None


def test_a_wrong_password_is_told(page: OptionsPage, qtbot: Any) -> None:
    enter(qtbot, page.services, "wrong")
    qtbot.mouseClick(page.services.test_button, LEFT)
    qtbot.waitUntil(lambda: "Invalid user credentials" in page.services.told_label.text())
    assert page.services.told_label.text().startswith("✗")


def test_what_qgis_keeps_is_forgotten_after_a_question_only(
    page: OptionsPage, qtbot: Any, foundations: Foundations, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert QgsApplication.authManager().setMasterPassword("master of the test", True)
    foundations.sign_in("cdse", Credentials("demo", "demo"), store=True)
    profile, tab = foundations.profile("cdse"), page.services
    assert states(tab)["cdse"] == "stored"
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    qtbot.mouseClick(tab.forget_button, LEFT)
    assert foundations.auth.state(profile) is SignInState.STORED
    qtbot.mouseClick(tab.forget_button, LEFT)
    assert foundations.auth.state(profile) is SignInState.NONE


def test_a_test_that_costs_money_is_not_offered(page: OptionsPage, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    select(page.services, "aws")
    enter(qtbot, page.services, "secret")
    assert states(page.services)["aws"] == "this session"
    assert not page.services.test_button.isEnabled()


def test_own_services_are_named_before_they_are_kept(page: OptionsPage, qtbot: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    content = {"schema": 1, "kind": "folder", "id": "team", "title": "Our archive", "path": str(tmp_path)}
    own.write_text(json.dumps(content), encoding="utf-8")
    page.services.own_edit.setText(str(own))
    qtbot.waitUntil(lambda: "Our archive" in page.services.own_label.text())
    assert page.services.chosen(Preferences()).profiles_folder == str(own)
    own.write_text("{}", encoding="utf-8")
    with pytest.raises(SettingsError):
        page.services.chosen(Preferences())


def test_own_services_that_cannot_be_read_have_a_way_out(qtbot: Any, tmp_path: Path) -> None:
    write_preferences(replace(read_preferences(), profiles_folder=str(tmp_path / "gone")))
    with pytest.raises(SettingsError) as raised:
        Foundations()
    trouble = OptionsTrouble(raised.value)
    qtbot.addWidget(trouble)
    trouble.show()
    assert "gone" in trouble.label.text()
    qtbot.mouseClick(trouble.without_button, LEFT)
    assert read_preferences().profiles_folder == ""
    assert Foundations().profiles


def test_every_control_has_a_tip(page: OptionsPage) -> None:
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
    named = [one for kind in kinds for one in page.findChildren(kind) if one.objectName() and not _is_qts(one)]
    assert len(named) > 25
    assert sorted({one.objectName() for one in named if not one.toolTip()}) == []


def _is_qts(widget: QWidget) -> bool:
    """Whether it is a part of a widget of Qt's or QGIS's own."""
    above, parent = [], widget.parentWidget()
    while parent is not None:
        above.append(parent)
        parent = parent.parentWidget()
    inner = (QAbstractSpinBox, QComboBox, QTabBar, QgsAuthConfigSelect)
    return widget.objectName().startswith("qt_") or any(isinstance(one, inner) for one in above)


def test_the_plugin_brings_the_page_and_takes_it_away(
    qtbot: Any, desk: Any, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene_queue.plugin.profile_folder", lambda: tmp_path / "profile")
    plugin = SceneQueuePlugin(desk)
    plugin.initGui()
    (factory,) = desk.option_pages
    made = factory.createWidget(desk.window)
    assert isinstance(made, Page)
    assert (made.objectName(), made.content) == (PAGE, None)
    made.apply()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert isinstance(made.content, OptionsPage)
    assert plugin.services is None  # the queue is left alone
    made.content.network.folder_edit.setText("/data/chosen")
    made.apply()
    plugin.action.trigger()
    qtbot.waitUntil(lambda: plugin.dock is not None)
    assert plugin.dock.scenes_panel.folder_edit.text() == "/data/chosen"
    qtbot.mouseClick(plugin.dock.header.settings_button, LEFT)
    assert desk.opened_pages == [PAGE]
    made.content.network.folder_edit.setText("/data/other")
    made.apply()
    assert plugin.dock.scenes_panel.folder_edit.text() == "/data/other"
    plugin.unload()
    assert desk.option_pages == []
