"""An order before it is queued: its stages, its scenes, and what the next one remembers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import scene
from scene_queue.core.errors import SettingsError
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import AtEnd, Order
from scene_queue.core.job_queue.order_draft import (
    OrderDraft,
    Work,
    choices_to_json,
    command_text,
    read_command,
    with_choices,
)
from scene_queue.core.settings import RasterFormat, RasterOptions, Settings

L1C = scene("S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152")
OTHER = scene("S2B_MSIL1C_20180812T163829_N0206_R126_T15PUT_20180812T221152")
L2A = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")
PLAIN = OrderDraft(Order(0, Settings(Path("/products"))))


def test_the_stages_follow_from_what_is_to_be_done() -> None:
    assert PLAIN.order.stages == tuple(StageName)
    without = (StageName.DOWNLOAD, StageName.SAFE_CHECK)
    assert replace(PLAIN, work=Work.DOWNLOAD).order.stages == without
    assert replace(PLAIN, work=Work.READY).order.stages == tuple(StageName)
    assert replace(PLAIN, work=Work.READY_ONLY).order.stages == without
    on_disk = replace(PLAIN, products={L1C.identifier: Path("/l1c")})
    assert on_disk.order.stages == (StageName.SAFE_CHECK, StageName.CORRECTION)


def test_ready_products_take_the_place_of_scenes_only_where_that_is_wanted() -> None:
    chosen, ready = [L1C, OTHER], {L1C.identifier: L2A}
    assert PLAIN.scenes(chosen, ready) == chosen
    assert replace(PLAIN, work=Work.READY).scenes(chosen, ready) == [L2A, OTHER]
    assert replace(PLAIN, work=Work.READY_ONLY).scenes(chosen, ready) == [L2A]


def test_the_next_order_begins_with_the_choices_of_the_last() -> None:
    settings = replace(
        PLAIN.order.settings, layout="{year}/{tile}", keep_archive=True, keep_l1c=False, disk_budget_bytes=5
    )
    rasters = RasterOptions(("ndvi", "B08"), 250.0, (3, 8, 9), RasterFormat.GTIFF)
    at_end = AtEnd(
        finished_list=Path("/lists/done.txt"),
        command=("python", "index it.py"),
        layers=("swir", "ndvi"),
        rasters=rasters,
    )
    order = replace(PLAIN.order, settings=settings, at_end=at_end, title="August", priority=3)
    last = OrderDraft(order, Work.READY)
    again = with_choices(PLAIN, choices_to_json(last))
    assert (again.work, again.order.settings, again.order.at_end) == (Work.READY, settings, at_end)
    assert (again.order.title, again.order.priority) == ("", 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"work": "sing"}',
        '{"layout": "{moon}"}',
        '{"layout": ".."}',
        '{"rasters": {"kinds": ["moon"]}}',
    ],
)
def test_choices_that_cannot_be_used_are_not_taken(text: str) -> None:
    assert with_choices(PLAIN, text) == PLAIN


@pytest.mark.parametrize(
    ("text", "system", "command"),
    [
        ("", "posix", ()),
        ("python 'index it.py' --all", "posix", ("python", "index it.py", "--all")),
        (r'"C:\Program Files\index.exe" D:\new', "nt", (r"C:\Program Files\index.exe", r"D:\new")),
    ],
)
def test_a_command_is_parted_as_the_system_does(text: str, system: str, command: tuple[str, ...]) -> None:
    assert read_command(text, system) == command
    assert read_command(command_text(command, system), system) == command


def test_a_command_with_an_open_quote_is_refused() -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_command("python 'index", "posix")
