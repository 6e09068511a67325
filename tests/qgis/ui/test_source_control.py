"""*From: …* beside the Queue button: where the selected scenes are fetched from, and what else may be tried."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox
from scene_queue.core.job_queue.job import JobState, StageName
from scene_queue.core.job_queue.order_draft import Work
from scene_queue.core.qgis_adapters.services import Services

LEFT = Qt.MouseButton.LeftButton
KEYS = (ACCESS_KEY, SECRET_KEY)


@pytest.fixture
def found(window: Any) -> Any:
    """The window with the six scenes of the guide, all selected."""
    window.take_area()
    window.choose()
    window.search()
    window.scenes.select_all()
    return window


@pytest.fixture
def downloads_only(window: Any) -> None:
    """What comes after the download is no matter of its source."""
    choices = json.dumps({"work": Work.DOWNLOAD.value})
    window.services.remember(replace(window.services.preferences, order_choices=choices))


def opened(window: Any) -> Any:
    """The menu, as a click shows it."""
    menu = window.scenes.source_menu
    menu.aboutToShow.emit()
    return menu


def choose_source(window: Any, service: str) -> None:
    opened(window).source_actions[service].trigger()


def allow(window: Any, service: str) -> None:
    opened(window).alternative_actions[service].trigger()


def change_profile(window: Any, service: str, **changes: Any) -> None:
    profiles = window.services.profiles
    profiles[service] = replace(profiles[service], **changes)


def answer(monkeypatch: pytest.MonkeyPatch, *answers: bool) -> list[str]:
    """Whoever is asked to pay says so; gives the questions."""
    questions: list[str] = []
    waiting = list(answers)

    def ask(parent: Any, title: str, text: str) -> Any:
        questions.append(text)
        return QMessageBox.StandardButton.Yes if waiting.pop(0) else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", ask)
    return questions


def queue(window: Any) -> None:
    window.qtbot.mouseClick(window.scenes.queue_button, LEFT)


def settled(window: Any, count: int) -> bool:
    jobs = window.services.queue.jobs()
    return len(jobs) == count and {job.state for job in jobs} <= {JobState.DONE, JobState.FAILED}


def test_the_source_of_what_was_found_is_named_beside_the_button(found: Any) -> None:
    assert found.scenes.source_button.text() == "From: Embedded hub"
    assert found.scenes.queue_button.isEnabled()
    assert found.scenes.queue_button.text() == "Queue 6 scene(s) (1.58 MB)"
    actions = opened(found).source_actions
    assert next(iter(actions)) == "cdse"
    assert {"s3", "google", "dhus"} < set(actions)
    assert "stac" not in actions  # it only lists
    assert [one for one, action in actions.items() if action.isChecked()] == ["cdse"]


def test_a_source_that_has_none_of_the_scenes_cannot_be_chosen_and_says_why(found: Any) -> None:
    change_profile(found, "google", newest_date=date(2018, 8, 1))
    found.dock.sources.refresh()
    action = opened(found).source_actions["google"]
    assert not action.isEnabled()
    assert "nothing newer than 2018-08-01" in action.toolTip()


def test_a_pair_that_cannot_work_is_refused_at_the_button_with_a_sentence(found: Any) -> None:
    change_profile(found, "google", newest_date=date(2018, 8, 8))
    choose_source(found, "google")
    button, label = found.scenes.queue_button, found.scenes.selection_label
    assert not button.isEnabled()
    assert "nothing newer than 2018-08-08" in button.toolTip()
    assert "3 of 6 scenes cannot come from there." in label.text()
    assert "_MSIL1C_" not in label.text()  # too long for a line
    found.scenes.choose([one.identifier for one in found.scenes.model.scenes if one.begin.day < 8])
    assert button.isEnabled()
    assert "cannot" not in label.text()


def test_an_allowed_source_that_has_the_rest_makes_the_pair_work(found: Any) -> None:
    change_profile(found, "google", newest_date=date(2018, 8, 8))
    choose_source(found, "google")
    found.sign_in(KEYS)
    allow(found, "s3")
    assert found.scenes.queue_button.isEnabled()
    assert len(found.asked_for) == 1


def test_the_sign_in_dialog_asks_for_the_kind_that_the_source_takes(found: Any) -> None:
    found.sign_in(KEYS, ("demo", "demo"))
    allow(found, "s3")
    allow(found, "dhus")
    keys, account = found.asked_for
    assert "Access key" in keys.user_label.text().replace("&", "")
    assert "User" in account.user_label.text().replace("&", "")


def test_an_alternative_whose_sign_in_is_given_up_is_not_allowed(found: Any) -> None:
    found.sign_in(None)
    allow(found, "s3")
    assert found.services.alternatives == ()
    assert not opened(found).alternative_actions["s3"].isChecked()


def test_an_allowed_source_whose_sign_in_is_gone_with_the_session_is_told(
    found: Any, desk: Any, downloads_only: None
) -> None:
    found.services.remember(replace(found.services.preferences, source="google", alternatives="s3"))
    found.scenes.choose(list(found.names)[:1])
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    assert any("Embedded hub (S3) will be passed over" in text for text in desk.bar.texts())
    assert found.services.queue.jobs()[0].state is JobState.DONE


def test_choices_are_remembered_and_the_fitting_source_is_no_choice(found: Any, make_dock: Any) -> None:
    choose_source(found, "google")
    assert found.services.preferences.source == "google"
    again = make_dock(found.services)
    assert again.scenes_panel.source_button.text() == "From: Embedded hub (GCS)"
    again.remove()
    choose_source(found, "cdse")
    assert found.services.preferences.source == ""


def test_a_remembered_source_that_is_gone_gives_way_to_the_fitting_one(found: Any) -> None:
    found.services.remember(replace(found.services.preferences, source="gone", alternatives="gone,google"))
    found.dock.sources.refresh()
    assert found.scenes.source_button.text() == "From: Embedded hub"
    assert found.services.alternatives == ("google",)


def test_a_window_whose_service_is_gone_still_opens(found: Any, make_dock: Any) -> None:
    found.services.remember(replace(found.services.preferences, service="gone", source="gone"))
    again = make_dock(found.services)
    assert again.scenes_panel.source_button.text() == "From: nowhere"
    again.remove()


def test_scenes_of_a_service_that_is_gone_need_another_source(window: Any) -> None:
    window.scenes.show_scenes([replace(one, service="gone") for one in numbered_scenes(2)], [])
    window.scenes.select_all()
    assert "no service 'gone'" in window.scenes.queue_button.toolTip()
    assert not window.scenes.queue_button.isEnabled()
    choose_source(window, "google")
    assert window.scenes.queue_button.isEnabled()


def test_scenes_come_from_the_chosen_source_without_an_account_where_none_is_needed(
    found: Any, hub: Hub, downloads_only: None
) -> None:
    choose_source(found, "google")
    found.scenes.choose(list(found.names)[:1])
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    (job,) = found.services.queue.jobs()
    assert (job.state, job.message, job.facts["source"]) == (JobState.DONE, "", "google")
    assert found.asked_for == []
    assert "download" not in {request.face for request in hub.requests}


def test_where_the_first_source_fails_for_good_an_allowed_one_delivers(
    found: Any, hub: Hub, downloads_only: None
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    found.sign_in(("demo", "demo"))
    allow(found, "google")
    found.scenes.choose(list(found.names)[:1])
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    (job,) = found.services.queue.jobs()
    assert (job.state, job.facts["source"]) == (JobState.DONE, "google")
    assert str(job.facts["tried"]).count("cdse: ") == 1


def test_a_source_that_charges_is_used_only_after_a_yes_to_the_estimate(
    found: Any, hub: Hub, monkeypatch: pytest.MonkeyPatch, downloads_only: None
) -> None:
    change_profile(found, "s3", requester_pays=True)
    hub.s3.requester_pays = True
    found.sign_in(KEYS)
    choose_source(found, "s3")
    found.scenes.choose(list(found.names)[:1])
    assert "paid by you" in opened(found).source_actions["s3"].text()
    questions = answer(monkeypatch, False, True)
    queue(found)
    found.qtbot.waitUntil(lambda: len(questions) == 1, timeout=10_000)
    assert "GB for 1 scene, paid by you" in questions[0]
    assert found.services.queue.jobs() == []
    assert "s3" not in {request.face for request in hub.requests}
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    assert found.services.queue.jobs()[0].facts["source"] == "s3"
    assert len(questions) == 2


def test_a_source_that_was_allowed_before_it_was_chosen_is_asked_to_be_paid_for_once(
    found: Any, monkeypatch: pytest.MonkeyPatch, downloads_only: None
) -> None:
    change_profile(found, "s3", requester_pays=True)
    found.sign_in(KEYS)
    allow(found, "s3")
    choose_source(found, "s3")
    found.scenes.choose(list(found.names)[:1])
    questions = answer(monkeypatch, False, False)
    queue(found)
    found.qtbot.waitUntil(lambda: len(questions) == 1, timeout=10_000)
    questions = answer(monkeypatch, True, True)
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    assert len(questions) == 1


def test_a_no_to_an_alternative_that_charges_leaves_it_out(
    found: Any, monkeypatch: pytest.MonkeyPatch, downloads_only: None
) -> None:
    change_profile(found, "s3", requester_pays=True)
    found.sign_in(KEYS)
    allow(found, "s3")
    allow(found, "google")
    choose_source(found, "google")
    found.scenes.choose(list(found.names)[:1])
    answer(monkeypatch, False)
    queue(found)
    found.qtbot.waitUntil(lambda: settled(found, 1), timeout=40_000)
    order = found.services.queue.order_of(found.services.queue.jobs()[0])
    assert (order.settings.service, order.settings.alternatives) == ("google", ())
    assert not order.settings.costs_accepted


def test_a_long_selection_is_looked_at_beside_the_window(qtbot: Any, window: Any) -> None:
    many = numbered_scenes(600)
    window.scenes.show_scenes(many, [])
    change_profile(window, "google", newest_date=date(2018, 8, 8))
    choose_source(window, "google")
    window.scenes.select_all()
    assert not window.scenes.queue_button.isEnabled()
    assert "Looking" in window.scenes.queue_button.toolTip()
    qtbot.waitUntil(lambda: "nothing newer" in window.scenes.queue_button.toolTip(), timeout=10_000)
    window.scenes.select([])
    assert "Nothing is selected" in window.scenes.queue_button.toolTip()


def test_scenes_of_several_services_are_orders_of_several_sources(
    qtbot: Any, window: Any, downloads_only: None
) -> None:
    first, second = numbered_scenes(2)
    services: Services = window.services
    services.sign_in_as("cdse", "demo", "demo", store=False)
    window.scenes.show_scenes([first, replace(second, service="google")], [])
    window.scenes.select_all()
    assert window.scenes.source_button.text() == "From: where they were found"
    queue(window)
    qtbot.waitUntil(lambda: len(services.queue.jobs()) == 2, timeout=20_000)
    sources = {services.queue.order_of(job).settings.service for job in services.queue.jobs()}
    assert sources == {"cdse", "google"}
    assert all(job.stage is StageName.DOWNLOAD for job in services.queue.jobs())
