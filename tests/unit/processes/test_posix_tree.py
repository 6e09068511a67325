"""That nothing of a program is left, however we end and however it has hidden itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Callable

import pytest
from doubles.running import is_running, wait_for_the_end_of
from doubles.waiting import wait_until
from scene_queue.core.processes.process_table import read_table

if TYPE_CHECKING or sys.platform != "win32":
    from scene_queue.core.processes.posix_tree import PosixTree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="SKIPPED LOUDLY: looks for processes in /proc")

TESTS = Path(__file__).resolve().parents[2]
CHILD = f"""
import sys
sys.path[:0] = [{str(TESTS)!r}]
import conftest
from pathlib import Path
from scene_queue.core.feedback import Feedback
from scene_queue.core.processes.process import run_process
run_process(
    ["/bin/sh", "-c", sys.argv[1]], title="It", environment={{"PATH": {os.defpath!r}}}, folder=Path(sys.argv[2]),
    on_line=lambda line: print(line, flush=True), feedback=Feedback(), limit_s=600,
)
"""
# One that does not want to end, a child, one in a session of its own, one that nobody is a parent of any more.
FAMILY = """
trap '' TERM
sleep 600 &
setsid sleep 601 &
(setsid sleep 602 &)
echo ready
while :; do sleep 603; done
"""


def numbers_with(mark: bytes) -> set[int]:
    """All processes that run and have this in their environment."""
    found = set()
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark in (folder / "environ").read_bytes():
                found.add(int(folder.name))
        except OSError:
            continue
    return {number for number in found if is_running(number)}


def wait_for_the_family(mark: bytes) -> None:
    """All of it is there: the shell and four that sleep."""
    wait_until(lambda: len([one for one in numbers_with(mark) if name_of(one) == "sleep"]) == 4)


def name_of(number: int) -> str:
    try:
        return Path(f"/proc/{number}/comm").read_text().strip()
    except FileNotFoundError:
        return ""


def guardians() -> set[int]:
    """Those of this process."""
    children = [number for number, one in read_table().items() if one.parent == os.getpid() and not one.is_ended]
    return {number for number in children if b"scene-queue-guardian" in Path(f"/proc/{number}/cmdline").read_bytes()}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], PosixTree]]:
    trees = []

    def start(script: str) -> PosixTree:
        trees.append(PosixTree(["/bin/sh", "-c", script], {"PATH": os.defpath, "HOME": str(tmp_path)}, tmp_path))
        return trees[-1]

    yield start
    for tree in trees:
        tree.end()
        tree.output.close()


def first_line(tree: PosixTree) -> str:
    text = b""
    while not text.endswith(b"\n"):
        text += tree.read(1.0) or b""
    return text.decode().strip()


def test_the_end_of_a_tree_is_that_of_all_of_it(start: Callable[[str], PosixTree], tmp_path: Path) -> None:
    tree = start(FAMILY)
    assert first_line(tree) == "ready"
    wait_for_the_family(b"HOME=%s\0" % os.fsencode(tmp_path))
    tree.end()
    wait_until(lambda: not numbers_with(b"HOME=%s\0" % os.fsencode(tmp_path)))
    assert tree.poll() == -signal.SIGKILL


def test_who_has_cleared_its_environment_is_found_by_its_parent(start: Callable[[str], PosixTree]) -> None:
    tree = start("setsid env -i sleep 600 & echo $!; wait")
    child = int(first_line(tree))
    wait_until(lambda: os.getsid(child) == child)
    tree.end()
    wait_for_the_end_of(child)


def test_a_guardian_goes_with_its_program(start: Callable[[str], PosixTree]) -> None:
    tree = start("exit 3")
    assert len(guardians()) == 1
    wait_until(lambda: tree.poll() is not None)
    tree.end()
    assert guardians() == set()
    assert tree.poll() == 3


def test_a_program_has_no_child_that_it_does_not_know(start: Callable[[str], PosixTree]) -> None:
    number = int(first_line(start("echo $$; exec sleep 600")))
    assert [one for one in read_table().values() if one.parent == number] == []


def test_a_program_without_a_guardian_is_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene_queue.core.processes.posix_tree._GUARDIAN", "exec <&-; exec sleep 600")

    def is_refused() -> bool:
        try:
            tree = PosixTree(["/bin/sh", "-c", "sleep 600"], {"PATH": os.defpath, "HOME": str(tmp_path)}, tmp_path)
        except BrokenPipeError:
            return True
        tree.end()
        tree.output.close()
        return False

    wait_until(is_refused)  # the first ones may not have let go of the pipe yet
    assert not numbers_with(b"HOME=%s\0" % os.fsencode(tmp_path))


def test_no_file_of_ours_is_open_in_a_program(start: Callable[[str], PosixTree]) -> None:
    read_end, write_end = os.pipe()
    os.set_inheritable(write_end, True)
    try:
        tree = start("ls -m /proc/$$/fd")
        assert first_line(tree) == "0, 1, 2"
    finally:
        os.close(read_end)
        os.close(write_end)


def test_two_at_once_do_not_hold_the_guardians_of_one_another(start: Callable[[str], PosixTree]) -> None:
    first, second = start("echo $$; exec sleep 600"), start("echo $$; exec sleep 600")
    numbers = int(first_line(first)), int(first_line(second))
    before = guardians()
    first._guardian._pipe.close()  # as the system does, should we be killed
    wait_for_the_end_of(numbers[0])
    assert is_running(numbers[1])
    assert len(before) == 2


def test_where_nobody_tells_of_processes_the_group_is_ended(
    start: Callable[[str], PosixTree], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = start("trap '' TERM; sleep 600 & echo $!; wait; sleep 601")
    child = int(first_line(tree))
    monkeypatch.setattr("scene_queue.core.processes.posix_tree.read_table", dict)
    assert tree.processor_s() is None
    tree.end()
    wait_for_the_end_of(child)
    wait_until(lambda: tree.poll() is not None)


def test_the_time_of_its_children_counts_and_never_goes_back(start: Callable[[str], PosixTree]) -> None:
    tree = start("sh -c 'while [ ! -e stop ]; do :; done'; echo done; exec sleep 600")
    seen = [0.0]

    def has_worked() -> bool:
        seen.append(tree.processor_s() or 0.0)
        return seen[-1] > 0.05

    wait_until(has_worked)
    (Path(os.readlink(f"/proc/{tree._child.pid}/cwd")) / "stop").touch()
    assert first_line(tree) == "done"
    assert has_worked()
    assert seen == sorted(seen)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_nobody_is_left_when_this_process_is_killed(tmp_path: Path, number: int) -> None:
    """As QGIS would be: in the middle of a run, without a moment to do anything."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", CHILD, FAMILY, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, start_new_session=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        table = read_table()
        children = [child for child, one in table.items() if one.parent == parent.pid]
        (mark,) = {
            word
            for child in children
            for word in Path(f"/proc/{child}/environ").read_bytes().split(b"\0")
            if word.startswith(b"SCENE_QUEUE_RUN=")
        }
        assert len(children) == 2, "the program and its guardian"
        wait_for_the_family(mark)
        os.kill(parent.pid, number)
        assert parent.wait() == -number
    wait_until(lambda: not numbers_with(mark))
    wait_for_the_end_of(*children)
