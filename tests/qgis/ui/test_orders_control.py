"""What is done with all jobs of an order, from its menu."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.PyQt.QtWidgets import QFileDialog
from scene_queue.core.errors import CredentialsError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import AtEnd, Order
from scene_queue.core.job_queue.order_file import read_order, write_order
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.settings_store import Preferences
from scene_queue.core.settings import Settings
from scene_queue.ui.orders_control import OrdersControl
from scene_queue.ui.orders_menu import OrderAct
from scene_queue.ui.queue_panel import QueuePanel

STATES = (JobState.DONE, JobState.FAILED, JobState.RUNNING, JobState.PAUSED)


class Desk:
    """A panel with an order of four jobs and one of one, and what was asked of the services."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.errands = Errands()
        self.orders = [Order(1, Settings(folder), title="Oaxaca & more"), Order(2, Settings(folder))]
        scenes = numbered_scenes(5)
        self.jobs = [Job(n, 1, one, StageName.DOWNLOAD, state=s) for n, (one, s) in enumerate(zip(scenes, STATES), 1)]
        self.jobs.append(Job(5, 2, scenes[4], StageName.DOWNLOAD))
        self.panel = QueuePanel()
        self.panel.orders = lambda: {order.id: order for order in self.orders}
        self.panel.set_jobs(self.jobs)
        queue = SimpleNamespace(
            orders=lambda: self.orders, pause=self._heard("pause"), change_order=self._heard("change")
        )
        services: Any = SimpleNamespace(
            queue=queue,
            errands=self.errands,
            preferences=Preferences(folder=str(folder)),
            ordering=SimpleNamespace(ready_for_downloads=lambda services, others: self._ready(services)),
            preparation=SimpleNamespace(start=self._heard("queued")),
        )
        self.ready: list[str] = ["cdse"]
        messages: Any = SimpleNamespace(
            ended=self._heard("ended"), failed=lambda error: self._tell("failed", str(error))
        )
        sign_ins: Any = SimpleNamespace(ask_for_downloads=lambda service: service != "given up")
        removal: Any = SimpleNamespace(ask=lambda jobs, what: self._tell("remove", ([job.id for job in jobs], what)))
        resume = lambda jobs: self._tell("resume", [job.id for job in jobs])  # noqa: E731
        self.control = OrdersControl(services, self.panel, resume, removal, sign_ins, messages)

    def act(self, act: OrderAct, *orders: int) -> None:
        self.panel.orders_menu.asked.emit(act, list(orders))

    def _ready(self, services: list[str]) -> None:
        if services != self.ready:
            raise CredentialsError("No sign-in.")

    def _tell(self, word: str, what: Any) -> None:
        self.asked.append((word, what))

    def _heard(self, word: str) -> Any:
        return lambda what: self._tell(word, what)

    def told(self, word: str) -> list[Any]:
        return [what for heard, what in self.asked if heard == word]


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "products")
    qtbot.addWidget(made.panel)
    yield made
    made.errands.close(5)


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Whoever is asked where to save names this; gives the names that were proposed."""
    proposed: list[str] = []

    def ask(parent: Any, title: str, name: str, kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def test_its_jobs_are_paused_resumed_tried_again_and_removed(desk: Desk) -> None:
    for act in (OrderAct.PAUSE, OrderAct.RESUME, OrderAct.RETRY, OrderAct.REMOVE):
        desk.act(act, 1)
    assert desk.asked == [
        ("pause", [1, 2, 3, 4]),
        ("resume", [2, 4]),
        ("resume", [2]),
        ("remove", ([1, 2, 4], "Oaxaca & more")),
    ]


def test_an_order_goes_first_last_and_back_to_its_place(desk: Desk) -> None:
    for act in (OrderAct.FIRST, OrderAct.LAST, OrderAct.USUAL):
        desk.act(act, 1, 2)
    assert [(order.id, order.priority) for order in desk.told("change")] == [
        *((1, 1), (2, 1)),
        *((1, -1), (2, -1)),
        *((1, 0), (2, 0)),
    ]


def test_a_report_tells_of_each_scene(qtbot: Any, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed = saved_as(monkeypatch, tmp_path / "report.csv")
    desk.act(OrderAct.REPORT, 1)
    qtbot.waitUntil(lambda: bool(desk.told("ended")), timeout=10_000)
    assert proposed == ["Oaxaca_more_report.csv"]
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["state"] for row in rows] == ["done", "failed", "waiting", "waiting"]


def test_a_report_that_nobody_wants_any_more_is_not_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    saved_as(monkeypatch, "")
    desk.act(OrderAct.REPORT, 1)
    desk.act(OrderAct.EXPORT, 1)
    assert desk.asked == []


def test_an_order_is_exported_with_its_scenes(
    qtbot: Any, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.order.jsonl"
    proposed = saved_as(monkeypatch, path)
    desk.act(OrderAct.EXPORT, 1)
    qtbot.waitUntil(lambda: bool(desk.told("ended")), timeout=10_000)
    assert proposed == ["Oaxaca_more.order.jsonl"]
    assert read_order(path).scenes == tuple(numbered_scenes(4))
    assert str(path) in desk.told("ended")[0]


def test_what_cannot_be_written_is_told(
    qtbot: Any, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    saved_as(monkeypatch, tmp_path / "file" / "a.order.jsonl")
    desk.act(OrderAct.EXPORT, 2)
    qtbot.waitUntil(lambda: bool(desk.told("failed")), timeout=10_000)
    assert "cannot be written" in desk.told("failed")[0]


def test_an_order_is_queued_once_more_into_another_folder(desk: Desk, tmp_path: Path) -> None:
    desk.act(OrderAct.DUPLICATE, 1)
    dialog = desk.control.files.dialog
    assert dialog is not None
    assert dialog.title == "Oaxaca & more (copy)"
    dialog.folder_edit.setText("no whole path")
    assert not dialog.button_box.button(dialog.button_box.StandardButton.Ok).isEnabled()
    dialog.folder_edit.setText(str(tmp_path / "again"))
    dialog.title_edit.setText("Again")
    dialog.accept()
    (wish,) = desk.told("queued")
    ((order, scenes),) = wish.orders
    assert (order.id, order.title, order.settings.folder) == (0, "Again", tmp_path / "again")
    assert scenes == numbered_scenes(4)


def test_without_a_sign_in_nothing_is_queued_and_that_is_said(desk: Desk) -> None:
    desk.ready = ["another"]
    desk.act(OrderAct.DUPLICATE, 1)
    desk.control.files.dialog.accept()
    desk.orders[1] = replace(desk.orders[1], settings=replace(desk.orders[1].settings, service="given up"))
    desk.act(OrderAct.DUPLICATE, 2)
    desk.control.files.dialog.accept()
    assert desk.told("queued") == []
    assert desk.told("failed") == ["No sign-in."]


@pytest.mark.parametrize("agreed", [False, True])
def test_an_imported_order_runs_a_command_only_where_the_user_agrees(
    qtbot: Any, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    path = tmp_path / "theirs.order.jsonl"
    theirs = Order(7, Settings(Path("/elsewhere")), title="Theirs", at_end=AtEnd(command=("rm", "-r", "a b")))
    write_order(path, theirs, numbered_scenes(2))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *about: (str(path), ""))
    desk.act(OrderAct.IMPORT)
    qtbot.waitUntil(lambda: desk.control.files.dialog is not None, timeout=10_000)
    dialog = desk.control.files.dialog
    assert "a b" in dialog.command_label.text()
    assert not dialog.runs_command
    dialog.command_check.setChecked(agreed)
    dialog.accept()
    ((order, scenes),) = desk.told("queued")[0].orders
    assert (order.id, order.title) == (0, "Theirs")
    assert order.settings.folder == desk.orders[0].settings.folder
    assert order.at_end.command == (("rm", "-r", "a b") if agreed else ())
    assert list(scenes) == numbered_scenes(2)


def test_what_is_no_order_is_said_to_be_none(
    qtbot: Any, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.order.jsonl"
    path.write_text("not an order")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *about: (str(path), ""))
    desk.act(OrderAct.IMPORT)
    qtbot.waitUntil(lambda: bool(desk.told("failed")), timeout=10_000)
    assert "does not begin with an order" in desk.told("failed")[0]
