"""The journal of a process that is killed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from doubles.kills.journal import BEGUN, STARTED, TOLD, Entry, Journal, entries


@pytest.mark.parametrize("cut", [1, 2, 3, 20])
def test_a_line_that_a_kill_cut_is_none_and_spoils_no_other(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "journal.txt"
    journal = Journal(path)
    journal.write(BEGUN, "a", "download")
    journal.write(TOLD, "a", "download", "running")
    os.truncate(path, path.stat().st_size - cut)
    Journal(path).write(STARTED)
    assert list(entries(path)) == [Entry(BEGUN, os.getpid(), "a", "download"), Entry(STARTED, os.getpid(), "-", "-")]


def test_no_journal_has_no_lines(tmp_path: Path) -> None:
    assert list(entries(tmp_path / "journal.txt")) == []
