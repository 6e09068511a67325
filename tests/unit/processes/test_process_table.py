"""Which processes belong together, and what they have used."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from doubles.waiting import wait_until
from scene_queue.core.processes.process_table import (
    Process,
    ProcessorTime,
    parse_ps,
    read_table,
    table_of_ps,
    tree_of,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has jobs")


def process(parent: int, group: int, used_s: float = 0.0) -> Process:
    return Process(parent, group, False, used_s)


TABLE = {
    1: process(0, 1),
    50: process(1, 50),  # it
    51: process(50, 50),  # its child
    52: process(51, 52),  # that one's child, in a group of its own
    53: process(52, 52),
    54: process(1, 50),  # left behind in its group
    60: process(1, 60),  # somebody else
    61: process(60, 60),
}


def test_a_tree_is_a_group_and_all_that_descends_from_it() -> None:
    assert set(tree_of(50, TABLE)) == {50, 51, 52, 53, 54}


def test_a_group_whose_leader_has_ended_is_still_a_tree() -> None:
    assert set(tree_of(50, {number: one for number, one in TABLE.items() if number != 50})) == {51, 52, 53, 54}


def test_of_a_process_that_is_not_there_nothing_is_left() -> None:
    assert tree_of(70, TABLE) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_who_has_left_is_found_by_a_variable_of_its_environment() -> None:
    mark = next(f"{name}={value}" for name, value in os.environ.items() if name == "PATH")
    table = {os.getpid(): process(1, 60)}
    assert set(tree_of(50, table, mark)) == {os.getpid()}
    assert tree_of(50, table, f"{mark}/not") == {}


def test_the_table_knows_this_process() -> None:
    own = read_table()[os.getpid()]
    assert (own.parent, own.group, own.is_ended) == (os.getppid(), os.getpgid(0), False)
    wait_until(lambda: sum(range(10_000)) > 0 and read_table()[os.getpid()].used_s > own.used_s)


@pytest.mark.skipif(shutil.which("ps") is None, reason="SKIPPED LOUDLY: there is no ps")
def test_ps_tells_the_same() -> None:
    own = table_of_ps()[os.getpid()]
    assert (own.parent, own.group, own.is_ended) == (os.getppid(), os.getpgid(0), False)
    assert own.used_s <= read_table()[os.getpid()].used_s


def test_ps_of_every_system_is_read() -> None:
    text = """
        1     0     1 Ss      0:12.34
      501     1   501 S+   1-02:03:04
      502   501   501 Z      0:00.00
      503   501   501 R     75:01
      504   501   501 ?         -
    """
    assert parse_ps(text) == {
        1: Process(0, 1, False, 12.34),
        501: Process(1, 501, False, 86400 + 7384),
        502: Process(501, 501, True, 0),
        503: Process(501, 501, False, 4501),
    }


def test_time_that_was_used_never_goes_back() -> None:
    used = ProcessorTime()
    assert used.after({50: process(1, 50, 1.0), 51: process(50, 50, 10.0)}) == 11
    assert used.after({50: process(1, 50, 1.5)}) == 11.5
    assert used.after({50: process(1, 50, 1.5), 51: process(50, 50, 2.0)}) == 13.5, "another one of the same number"
