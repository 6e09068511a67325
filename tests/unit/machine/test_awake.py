"""Who keeps the computer awake, for how long, and what is left behind: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

import pytest
from conftest import ROOT
from scene_queue.core.machine.awake import (
    ES_CONTINUOUS,
    ES_SYSTEM_REQUIRED,
    ONE_CANNOT,
    Awake,
    ChildKeeper,
    StateKeeper,
    commands_of,
)

PATIENCE_S = 20.0
# Like the real one it stays, and runs the command as its child.
INHIBITOR = """#!/bin/sh
while [ "${1#-}" != "$1" ]; do shift; done
echo $$ >> "$PIDS"
exec 3<&0
"$@" <&3 &
echo $! >> "$PIDS"
wait
"""

unix = pytest.mark.skipif(sys.platform == "win32", reason="children are not how Windows is kept awake")


class Lamp:
    """A keeper that only says whether it is at work."""

    def __init__(self, log: list[str], name: str) -> None:
        self._log, self._name = log, name
        self.is_lit = True
        log.append(f"{name} on")

    def is_at_work(self) -> bool:
        return self.is_lit

    def end(self) -> None:
        self._log.append(f"{self._name} off")


def refused() -> Lamp:
    raise FileNotFoundError("There is no such program.")


def is_alive(pid: int) -> bool:
    """Whether it is there, and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(is_so: Callable[[], object]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return bool(is_so())


@pytest.fixture
def inhibitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a ``systemd-inhibit`` that works, and the file that gets the process ids of what it runs."""
    program = tmp_path / "bin" / "systemd-inhibit"
    program.parent.mkdir()
    program.write_text(INHIBITOR, encoding="ascii")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PIDS", str(tmp_path / "pids"))
    yield tmp_path / "pids"
    for pid in pids_in(tmp_path / "pids"):
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)


def pids_in(path: Path) -> list[int]:
    return [int(line) for line in path.read_text(encoding="ascii").split()] if path.exists() else []


def test_it_is_held_once_and_released_once() -> None:
    log: list[str] = []
    with Awake([lambda: Lamp(log, "lamp")]) as awake:
        awake.hold()
        assert log == ["lamp on"]
        assert awake.trouble() == ""
    awake.release()
    assert log == ["lamp on", "lamp off"]


def test_it_can_be_held_again() -> None:
    log: list[str] = []
    awake = Awake([lambda: Lamp(log, "lamp")])
    for _ in range(2):
        awake.hold()
        awake.release()
    assert log == ["lamp on", "lamp off"] * 2


def test_a_way_that_the_system_lacks_is_passed_over() -> None:
    log: list[str] = []
    with Awake([refused, lambda: Lamp(log, "second")]) as awake:
        assert awake.trouble() == ""
    assert log == ["second on", "second off"]


def test_a_way_that_is_refused_later_is_left_for_the_next_one() -> None:
    log: list[str] = []
    first = Lamp(log, "first")
    with Awake([lambda: first, lambda: Lamp(log, "second")]) as awake:
        first.is_lit = False
        assert awake.trouble() == ""
    assert log == ["first on", "first off", "second on", "second off"]


def test_where_no_way_works_one_sentence_says_so() -> None:
    awake = Awake([refused])
    assert awake.trouble() == ""
    awake.hold()
    assert awake.trouble() == ONE_CANNOT
    awake.release()
    assert awake.trouble() == ""


def test_windows_is_told_on_a_thread_that_lives_as_long_as_it_holds() -> None:
    told: list[tuple[int, int]] = []
    keeper = StateKeeper(lambda state: told.append((state, threading.get_ident())) or 1)
    assert wait_until(lambda: told)
    assert keeper.is_at_work()
    keeper.end()
    assert not keeper.is_at_work()
    states, threads = zip(*told)
    assert states == (ES_CONTINUOUS | ES_SYSTEM_REQUIRED, ES_CONTINUOUS)
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


def test_windows_may_refuse() -> None:
    keeper = StateKeeper(lambda _: 0)
    assert wait_until(lambda: not keeper.is_at_work())
    keeper.end()


def test_macos_watches_this_process() -> None:
    (command,) = commands_of("darwin")
    assert command == ("caffeinate", "-i", "-w", str(os.getpid()))


def test_linux_is_asked_by_systemd_and_then_by_gnome() -> None:
    assert [command[0] for command in commands_of("linux")] == ["systemd-inhibit", "gnome-session-inhibit"]
    assert all(command[-1] == "cat" for command in commands_of("linux"))


@unix
def test_a_program_that_is_not_there_is_an_error_of_the_system() -> None:
    with pytest.raises(FileNotFoundError):
        ChildKeeper(("no-such-program-anywhere",))


@unix
def test_a_child_that_refuses_is_noticed() -> None:
    keeper = ChildKeeper(("false",))
    assert wait_until(lambda: not keeper.is_at_work())
    keeper.end()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks into /proc")
def test_a_released_child_leaves_nothing(inhibitor: Path) -> None:
    with Awake() as awake:
        assert wait_until(lambda: len(pids_in(inhibitor)) == 2)
        assert awake.trouble() == ""
        assert all(map(is_alive, pids_in(inhibitor)))
    parent, child = pids_in(inhibitor)
    assert not Path(f"/proc/{parent}").exists(), "a zombie, or still there"
    assert wait_until(lambda: not is_alive(child))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks into /proc")
def test_a_child_ends_with_us_when_we_are_killed(inhibitor: Path) -> None:
    script = f"""
import sys, time, types
package = types.ModuleType("scene_queue")
package.__path__ = [{str(ROOT)!r}]
sys.modules["scene_queue"] = package
from scene_queue.core.machine.awake import Awake
Awake().hold()
time.sleep(3600)
"""
    holder = subprocess.Popen([sys.executable, "-c", script])
    try:
        assert wait_until(lambda: len(pids_in(inhibitor)) == 2)
        assert all(map(is_alive, pids_in(inhibitor)))
    finally:
        holder.kill()
        holder.wait()
    assert wait_until(lambda: not any(map(is_alive, pids_in(inhibitor))))
