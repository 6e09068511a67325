"""Another program holds a file, as happens on Windows: nobody is told before it has had some seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from scene_queue.core.workspace.held_files import PAUSES_S, SHARING_VIOLATION, patiently, remove_tree


class Held:
    """Fails so many times, as Windows does."""

    def __init__(self, times: int, winerror: int = SHARING_VIOLATION) -> None:
        self.times, self.winerror, self.calls = times, winerror, 0
        self.waits: list[float] = []

    def act(self) -> str:
        self.calls += 1
        if self.calls <= self.times:
            error = PermissionError(13, "The process cannot access the file")
            error.winerror = self.winerror  # type: ignore[attr-defined, unused-ignore]
            raise error
        return "done"


@pytest.mark.parametrize("winerror", [5, 32, 33, 145])
def test_what_is_held_for_a_moment_succeeds_then(winerror: int) -> None:
    held = Held(3, winerror)
    assert patiently(held.act, held.waits.append) == "done"
    assert held.waits == list(PAUSES_S[:3])


def test_the_patience_has_an_end() -> None:
    held = Held(1000)
    with pytest.raises(PermissionError):
        patiently(held.act, held.waits.append)
    assert 4 < sum(held.waits) < 10


def test_what_nobody_holds_is_refused_at_once() -> None:
    held = Held(1000, winerror=3)
    with pytest.raises(PermissionError):
        patiently(held.act, held.waits.append)
    assert (held.calls, held.waits) == (1, [])


def test_a_refusal_of_another_system_is_one() -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied")

    waits: list[float] = []
    with pytest.raises(PermissionError):
        patiently(refuse, waits.append)
    assert waits == []


def test_a_tree_is_removed_although_a_file_in_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    held, remove = Held(1), shutil.rmtree

    def rmtree(folder: Path) -> None:
        held.act()
        remove(folder)

    monkeypatch.setattr(shutil, "rmtree", rmtree)
    remove_tree(tmp_path / "a")
    assert not (tmp_path / "a").exists()
