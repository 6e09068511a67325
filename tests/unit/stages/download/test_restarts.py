"""Counting how often an archive begins anew at a server without ranges."""

from __future__ import annotations

from typing import Any

import pytest
from doubles.tree_source import TreeSource
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.download.restarts import ENOUGH, CountedRestarts, RestartsError
from scene_queue.core.stages.download.source import RemoteFile

ARCHIVE = RemoteFile("archive", "key", path="archive")
RESUME = {"Range": "bytes=5-"}


def counted(**options: Any) -> CountedRestarts:
    return CountedRestarts(TreeSource({"archive": b"PK and more"}, **options))


def ask(source: CountedRestarts, **headers: str) -> None:
    with source.open(ARCHIVE, headers, Feedback()):
        pass


def test_so_many_beginnings_are_borne_and_no_more() -> None:
    source = counted(ranges=False)
    ask(source)
    for _ in range(ENOUGH - 1):
        ask(source, **RESUME)
    with pytest.raises(RestartsError, match="anew"):
        ask(source, **RESUME)


def test_a_resume_that_is_refused_counts_for_what_came_in_an_earlier_run() -> None:
    source = counted(ranges=False)
    ask(source, **RESUME)
    with pytest.raises(RestartsError):
        ask(source, **RESUME)


def test_a_server_with_ranges_is_never_given_up() -> None:
    source = counted()
    for _ in range(3 * ENOUGH):
        ask(source, **RESUME)
        ask(source)


def test_a_range_that_is_tried_out_while_the_file_comes_is_no_beginning() -> None:
    source = counted(ranges=False)
    with source.open(ARCHIVE, {}, Feedback()):
        for _ in range(3 * ENOUGH):
            ask(source, **RESUME)
