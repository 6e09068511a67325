from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.safe_product import build_l2a
from builders.scenes import scene
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue import order_rasters
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import AtEnd, Order, Origin, order_from_json, order_to_json
from scene_queue.core.job_queue.order_end import OrderEndsThread
from scene_queue.core.job_queue.order_rasters import (
    OrderRasters,
    RastersTold,
    rasters_folder,
    rasters_of,
    wants_rasters,
)
from scene_queue.core.job_queue.report import report_line
from scene_queue.core.settings import RasterFormat, RasterOptions, Settings

DAY = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"
BESIDE = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PVT_20230823T215016"
NEXT = "S2A_MSIL2A_20230828T163841_N0509_R126_T15PUT_20230828T230000"
AREA = "POLYGON((-94.87 16.268,-93.93 16.268,-93.93 16.2715,-94.87 16.2715,-94.87 16.268))"
OPTIONS = RasterOptions(("ndvi",), format=RasterFormat.GTIFF)


class Desk:
    """An order of three scenes on two dates, whose products are there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.papers = folder / "products", folder / "ends"
        self.notes: list[Note] = []
        self.feedback = Feedback(self.hear)
        origin = Origin(area_name="Oaxaca", area_wkt=AREA, created=1_700_000_000.0)
        settings = Settings(self.folder, layout="", level_folders=False)
        self.order = Order(7, settings, title="Oaxaca, dry: 1/2", origin=origin, at_end=AtEnd(rasters=OPTIONS))
        self.jobs = [self.job(number, name) for number, name in enumerate((DAY, BESIDE, NEXT))]

    def job(self, number: int, name: str) -> Job:
        product = build_l2a(name, self.folder, size=12)
        tile = name.split("_")[5][1:]
        facts = {"product": str(product)}
        its = replace(scene(), identifier=name, tile_id=tile)
        return Job(number, 7, its, StageName.CORRECTION, state=JobState.DONE, facts=facts)

    def hear(self, event: Event) -> None:
        assert isinstance(event, Note)
        self.notes.append(event)

    def make(self) -> None:
        """As a new program would."""
        OrderRasters(self.papers, self.feedback).make(self.order, self.jobs)

    def with_state(self, number: int, state: JobState) -> Job:
        self.jobs[number] = replace(self.jobs[number], state=state)
        return self.jobs[number]

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in rasters_folder(self.order).glob("*.tif"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The products of each call that makes rasters."""
    seen: list[list[str]] = []
    true_make = order_rasters.ClippedRasters.make

    def make(self: Any, products: Sequence[Path], feedback: Feedback) -> Any:
        seen.append([product.name[:-5] for product in products])
        return true_make(self, products, feedback)

    monkeypatch.setattr(order_rasters.ClippedRasters, "make", make)
    return seen


def test_each_date_becomes_a_raster_of_all_its_tiles(desk: Desk, calls: list[list[str]]) -> None:
    desk.make()
    assert desk.names == ["2023-08-23_L2A_ndvi.tif", "2023-08-28_L2A_ndvi.tif"]
    assert calls == [[DAY, BESIDE], [NEXT]]
    told = [note.text for note in desk.notes if "were made" in note.text]
    assert told[0].startswith("Oaxaca, dry: 1/2: 1 rasters")


def test_the_folder_is_below_the_orders_and_named_after_it(desk: Desk) -> None:
    assert rasters_folder(desk.order) == desk.folder / "rasters" / "Oaxaca_dry_1_2_20231114T221320"
    nameless = replace(desk.order, title="", origin=replace(desk.order.origin, area_name=""))
    assert rasters_folder(nameless).name == "20231114T221320"


def test_a_date_waits_for_all_of_its_scenes_and_others_do_not(desk: Desk) -> None:
    desk.with_state(1, JobState.WAITING)
    desk.make()
    assert desk.names == ["2023-08-28_L2A_ndvi.tif"]
    desk.with_state(1, JobState.FAILED)
    desk.make()
    assert desk.names == ["2023-08-23_L2A_ndvi.tif", "2023-08-28_L2A_ndvi.tif"]


def test_what_was_made_is_not_looked_at_again_by_the_next_program(desk: Desk, calls: list[list[str]]) -> None:
    desk.make()
    desk.make()
    assert len(calls) == 2


def test_a_scene_that_is_done_later_comes_into_the_raster_of_its_date(desk: Desk, calls: list[list[str]]) -> None:
    desk.with_state(1, JobState.FAILED)
    desk.make()
    desk.with_state(1, JobState.DONE)
    desk.make()
    assert calls == [[DAY], [NEXT], [DAY, BESIDE]]


def test_what_fails_is_told_once_and_tried_again_by_the_next_program(desk: Desk, calls: list[list[str]]) -> None:
    band = next((desk.folder / f"{NEXT}.SAFE").rglob("*_B04_10m.jp2"))
    whole = band.read_bytes()
    band.write_bytes(whole[:-50])
    rasters = OrderRasters(desk.papers, desk.feedback)
    rasters.make(desk.order, desk.jobs)
    rasters.make(desk.order, desk.jobs)
    told = rasters.told(desk.order)
    assert told is not None
    assert (told.made, list(told.troubles)) == (1, ["2023-08-28_L2A_ndvi"])
    assert rasters.told(desk.order) is None
    assert len([note for note in desk.notes if note.warning]) == 1
    band.write_bytes(whole)
    desk.make()
    assert desk.names == ["2023-08-23_L2A_ndvi.tif", "2023-08-28_L2A_ndvi.tif"]
    assert [NEXT] in calls


def test_a_drive_that_is_gone_is_told_and_its_place_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    desk.order = desk.order.in_folder(tmp_path / "gone")
    desk.make()
    assert "not there any more" in desk.notes[0].text
    assert not (tmp_path / "gone").exists()


def test_a_cancellation_ends_it_and_the_next_program_goes_on(desk: Desk) -> None:
    desk.feedback.signal.cancel()
    with pytest.raises(CancelledError):
        desk.make()
    desk.feedback = Feedback(desk.hear)
    desk.make()
    assert len(desk.names) == 2


def test_an_order_without_an_exact_area_or_without_a_wish_makes_none(desk: Desk) -> None:
    assert wants_rasters(desk.order)
    desk.order = replace(desk.order, origin=replace(desk.order.origin, area_wkt=""))
    assert not wants_rasters(desk.order)
    desk.make()
    assert desk.names == []
    assert not wants_rasters(replace(desk.order, at_end=AtEnd()))


def test_the_report_names_the_rasters_of_a_scene(desk: Desk) -> None:
    assert rasters_of(desk.jobs[0], desk.order) == []
    desk.make()
    expected = rasters_folder(desk.order) / "2023-08-23_L2A_ndvi.tif"
    assert rasters_of(desk.jobs[0], desk.order) == [expected]
    assert report_line(desk.jobs[1], desk.order)["rasters"] == str(expected)
    assert "rasters" not in report_line(desk.jobs[0], replace(desk.order, at_end=AtEnd()))


def test_the_wish_is_kept_with_the_order() -> None:
    options = RasterOptions(("ndvi", "B04"), 25.0, (3, 8), RasterFormat.GTIFF)
    order = Order(1, Settings(Path("/data")), at_end=AtEnd(rasters=options))
    assert order_from_json(1, order_to_json(order)) == order
    raw = json.loads(order_to_json(order))
    raw["at_end"]["rasters"]["later"] = 1
    assert order_from_json(1, json.dumps(raw)) == order
    del raw["at_end"]["rasters"]
    assert order_from_json(1, json.dumps(raw)).at_end.rasters is None


@pytest.fixture
def ends(desk: Desk) -> Iterator[tuple[OrderEndsThread, list[RastersTold]]]:
    told: list[RastersTold] = []
    made = OrderEndsThread(
        desk.papers, lambda: desk.jobs, lambda job: desk.order, desk.notes.append, lambda order, its: told.append(its)
    )
    yield made, told
    assert made.close(30.0)


def test_the_thread_of_ends_makes_them_and_tells_at_the_end(
    desk: Desk, ends: tuple[OrderEndsThread, list[RastersTold]]
) -> None:
    thread, told = ends
    desk.with_state(2, JobState.RUNNING)
    thread.take(desk.jobs)
    wait_until(lambda: desk.names == ["2023-08-23_L2A_ndvi.tif"])
    assert told == []
    thread.take([desk.with_state(2, JobState.DONE)])
    wait_until(lambda: len(told) == 1)
    assert (told[0].made, told[0].troubles) == (2, {})
    thread.take(desk.jobs)
    assert thread.close(30.0)
    assert len(told) == 1
