"""What is not fetched: a product whose correction is there, and one that the order's budget has no room for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import NoRoomError
from scene_queue.core.feedback import Feedback
from scene_queue.core.scene import Scene
from scene_queue.core.workspace import Workspace

L2A = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"


def test_what_is_corrected_already_is_not_fetched(make_desk: Callable[..., Any]) -> None:
    asked: list[Workspace] = []

    def find(workspace: Workspace, feedback: Feedback) -> Path | None:
        asked.append(workspace)
        return workspace.corrected_folder / L2A

    desk = make_desk(options={"corrected": find})
    facts = desk.run()
    assert facts == {"bytes": 0, "checksum": "", "verified": False, "source": "disk"}
    assert asked == [desk.workspace]
    assert not desk.hub.requests
    assert not desk.workspace.product.exists()
    assert any("is corrected already" in note for note in desk.notes)


def test_what_a_half_download_left_goes_where_it_is_corrected_already(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(options={"corrected": lambda workspace, feedback: workspace.corrected_folder / L2A})
    desk.workspace.scratch.mkdir(parents=True)
    desk.workspace.part_file.write_text("half")
    desk.run()
    assert not desk.workspace.scratch.exists()


def test_what_is_not_corrected_is_fetched(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(options={"corrected": lambda workspace, feedback: None})
    desk.run()
    assert desk.has_arrived()


def test_a_product_that_is_there_is_not_asked_for_its_correction(make_desk: Callable[..., Any]) -> None:
    """Looking into an L2A product takes minutes, and the correction does it in its turn."""

    def refuse(workspace: Workspace, feedback: Feedback) -> None:
        raise AssertionError("nobody has to know")

    make_desk().run()
    assert make_desk(options={"corrected": refuse}).run()["source"] == "disk"


def test_sizes_are_told_where_a_budget_counts_them(make_desk: Callable[..., Any]) -> None:
    desk = make_desk()
    fetched = desk.run()
    assert fetched["product_bytes"] > desk.size_bytes
    assert "product_bytes" not in desk.run()
    desk.workspace = replace(desk.workspace, settings=replace(desk.workspace.settings, disk_budget_bytes=10**12))
    assert desk.run()["product_bytes"] == fetched["product_bytes"]


def test_a_budget_is_asked_before_a_request_and_held_until_the_end(make_desk: Callable[..., Any]) -> None:
    seen: list[Any] = []

    @contextmanager
    def budget(scene: Scene, feedback: Feedback) -> Iterator[None]:
        seen.append((scene.identifier, len(desk.hub.requests)))
        yield
        seen.append(desk.workspace.product.exists())

    desk = make_desk(options={"budget": budget})
    desk.run()
    assert seen == [(desk.workspace.name.text, 0), True]
    desk.run()
    assert len(seen) == 2  # nothing comes to the disk


def test_without_room_in_the_budget_nothing_is_asked_for(make_desk: Callable[..., Any]) -> None:
    @contextmanager
    def budget(scene: Scene, feedback: Feedback) -> Iterator[None]:
        raise NoRoomError("The products of the order take all that they may.")
        yield

    desk = make_desk(options={"budget": budget})
    with pytest.raises(NoRoomError):
        desk.run()
    assert not desk.hub.requests
