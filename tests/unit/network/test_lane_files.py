"""The connections of an account, shared between programs: two objects here stand for two of them."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Callable

import pytest
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.network import lane_files as module
from scene_queue.core.network.lane_files import LaneFiles
from scene_queue.core.workspace import locked_file

SOON_S = 30.0
CHILD = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
import conftest
from scene_queue.core.network.lane_files import LaneFiles
files = LaneFiles(Path(sys.argv[1]), "account", 2)
taken = [files.take(), files.take()]
print(len([one for one in taken if one]), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., LaneFiles]:
    """Another program each time; it looks at who waits whenever it wants to know."""

    def make(name: str = "account", count: int = 2) -> LaneFiles:
        seconds = itertools.count(0, 10)
        return LaneFiles(tmp_path / "lanes", name, count, lambda: float(next(seconds)))

    return make


def test_what_one_program_uses_another_cannot(program: Callable[..., LaneFiles]) -> None:
    one, other = program(), program()
    first, second = one.take(), other.take()
    assert first is not None
    assert second is not None
    assert one.take() is None
    first.release()
    assert other.take() is not None


def test_what_was_given_back_just_now_is_for_the_same_program_at_once_and_for_others_after_a_moment(
    program: Callable[..., LaneFiles], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STILL_COUNTED_S", 600.0)
    one, other = program(count=1), program(count=1)
    for _ in range(2):
        lane = one.take()
        assert lane is not None
        one.give_back(lane)
    assert other.take() is None
    monkeypatch.setattr(module, "STILL_COUNTED_S", 0.0)
    assert other.take() is not None


def test_a_folder_that_is_removed_meanwhile_is_made_again(program: Callable[..., LaneFiles], tmp_path: Path) -> None:
    one = program()
    shutil.rmtree(tmp_path / "lanes")
    assert one.take() is not None


def test_each_account_has_its_own(program: Callable[..., LaneFiles]) -> None:
    one, other = program("one", 1), program("other", 1)
    assert one.take() is not None
    assert other.take() is not None


def test_who_waits_is_seen_by_the_others_and_not_by_itself(program: Callable[..., LaneFiles]) -> None:
    one, other, third = program(), program(), program()
    one.tell_waiting()
    one.tell_waiting()
    assert (one.waiting_elsewhere(), third.waiting_elsewhere()) == (0, 1)
    other.tell_waiting()
    assert (one.waiting_elsewhere(), third.waiting_elsewhere()) == (1, 2)
    one.stop_waiting()
    other.stop_waiting()
    assert third.waiting_elsewhere() == 0


def test_who_was_served_is_forgotten_until_the_next_look(tmp_path: Path) -> None:
    one, other = LaneFiles(tmp_path, "account", 2), LaneFiles(tmp_path, "account", 2)
    other.tell_waiting()
    assert one.waiting_elsewhere() == 1
    one.has_served_one()
    one.has_served_one()
    assert one.waiting_elsewhere() == 0


def test_a_program_that_is_killed_leaves_nothing_locked(program: Callable[..., LaneFiles], tmp_path: Path) -> None:
    mine = program()
    tests = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-c", CHILD.format(tests=tests), str(tmp_path / "lanes")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "2"
        assert mine.take() is None
        process.kill()
        process.wait()
    assert mine.take() is not None


def test_the_files_tell_nothing(program: Callable[..., LaneFiles], tmp_path: Path) -> None:
    files = program()
    taken = files.take()
    files.tell_waiting()
    assert taken is not None
    assert {path.stat().st_size for path in (tmp_path / "lanes").iterdir()} == {0}


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotADirectoryError):
        LaneFiles(tmp_path / "file" / "lanes", "account", 2)


def test_a_folder_of_another_machine_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {tmp_path}/far nfs4 rw 0 0\n")
    monkeypatch.setattr(module, "MOUNTS", mounts)
    LaneFiles(tmp_path / "near", "account", 2)
    with pytest.raises(OSError, match="another machine"):
        LaneFiles(tmp_path / "far", "account", 2)


def test_locks_that_keep_nobody_out_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_file, "_lock", lambda descriptor: None)
    with pytest.raises(OSError, match="do not work"):
        LaneFiles(tmp_path, "account", 2)


def test_programs_together_use_what_the_account_may(program: Callable[..., LaneFiles]) -> None:
    one, other = Lanes(2, program()), Lanes(2, program())
    with one.own(Feedback()):
        lent = other.lend()
        assert lent is not None
        assert other.lend() is None
        assert one.lend() is None
        lent.give_back()
        wait_until(lambda: one.lend() is not None)


def test_a_lane_that_is_lent_comes_back_to_another_program(program: Callable[..., LaneFiles]) -> None:
    one, other = Lanes(2, program()), Lanes(2, program())
    has_it, end = threading.Event(), threading.Event()

    def work() -> None:
        with other.own(Feedback()):
            has_it.set()
            end.wait(SOON_S)

    with one.own(Feedback()):
        lent = one.lend()
        assert lent is not None
        assert not lent.is_wanted()
        scene = threading.Thread(target=work)
        scene.start()
        wait_until(lent.is_wanted)
        assert one.lend() is None
        lent.give_back()
        assert has_it.wait(SOON_S)
        end.set()
        scene.join(SOON_S)
    assert not one.is_wanted()


def test_a_program_with_many_scenes_lets_another_pass(program: Callable[..., LaneFiles]) -> None:
    """It gives lane after lane to its own scenes; one that waits in another program is not left out."""
    one, other = Lanes(2, program()), Lanes(2, program())
    has_it = threading.Event()

    def many() -> None:
        while not has_it.is_set():
            with one.own(Feedback()):
                has_it.wait(0.01)

    def single() -> None:
        with other.own(Feedback()):
            has_it.set()

    threads = [threading.Thread(target=work) for work in (many, many, many, many, single)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON_S)
    assert has_it.is_set()


def test_waiting_for_another_program_can_be_cancelled(program: Callable[..., LaneFiles]) -> None:
    one, other = Lanes(1, program(count=1)), Lanes(1, program(count=1))
    feedback = Feedback()
    threading.Timer(0.05, feedback.signal.cancel).start()
    with one.own(Feedback()), pytest.raises(CancelledError), other.own(feedback):
        raise AssertionError("it had no lane")
    assert not one.is_wanted()


def test_what_others_do_not_see_is_told_once() -> None:
    heard: list[str] = []
    feedback = Feedback(lambda event: heard.append(event.text) if isinstance(event, Note) else None)
    lanes = Lanes(1, note="Locks do not work.")
    for _ in range(2):
        with lanes.own(feedback):
            pass
    assert heard == ["Locks do not work."]
