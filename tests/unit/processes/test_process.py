"""Child processes: their lines, their end, and that nothing of them stays."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from doubles.running import wait_for_the_end_of
from doubles.waiting import wait_until
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.feedback import Feedback
from scene_queue.core.processes.process import NotStartedError, SilentProcessError, TimeLimitError, run_process
from scene_queue.core.processes.process_tree import start_tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")


class Runner:
    """Runs shell text in a folder and keeps its lines."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines: list[str] = []
        self.feedback = Feedback()

    def run(self, script: str, **options: object) -> int:
        return self.start(["/bin/sh", "-c", script], **options)

    def start(self, command: Sequence[str], **options: object) -> int:
        usual = {"title": "It", "limit_s": 600.0, "environment": {"PATH": os.defpath}}
        given = {"on_line": self.lines.append, **usual, **options}
        return run_process(command, folder=self.folder, feedback=self.feedback, **given)  # type: ignore[arg-type]

    def cancel_at(self, line: str) -> None:
        self.lines.append(line)
        threading.Thread(target=self.feedback.signal.cancel).start()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_lines_come_in_their_order_and_the_exit_code_at_the_end(runner: Runner) -> None:
    assert runner.run("echo one; echo two; exit 7") == 7
    assert runner.lines == ["one", "two"]


def test_errors_are_lines_too(runner: Runner) -> None:
    assert runner.run("echo one; echo two >&2; echo three") == 0
    assert runner.lines == ["one", "two", "three"]


def test_a_last_line_without_an_end_is_a_line(runner: Runner) -> None:
    runner.run("printf 'no end'")
    assert runner.lines == ["no end"]


def test_bytes_that_are_no_text_do_no_harm(runner: Runner) -> None:
    runner.run(r"printf 'caf\351\n'; echo after")
    assert runner.lines == ["caf\N{REPLACEMENT CHARACTER}", "after"]


def test_many_lines_all_arrive(runner: Runner) -> None:
    runner.run("i=0; while [ $i -lt 5000 ]; do echo $i; i=$((i+1)); done")
    assert runner.lines == [str(number) for number in range(5000)]


def test_a_killed_process_has_a_negative_code(runner: Runner) -> None:
    assert runner.run("kill -9 $$") == -9


def test_lines_are_handed_over_on_the_callers_thread(runner: Runner) -> None:
    threads = []
    runner.run("echo one", on_line=lambda line: threads.append(threading.current_thread()))
    assert threads == [threading.current_thread()]


def test_it_sees_its_own_environment_folder_and_no_input(runner: Runner) -> None:
    runner.run('echo "$GREETING"; pwd; cat', environment={"GREETING": "hello", "PATH": os.defpath})
    assert runner.lines == ["hello", str(runner.folder)]


def test_arguments_are_no_shell_text(runner: Runner) -> None:
    runner.start(["/bin/echo", "a b; exit 3", "$HOME", "&"])
    assert runner.lines == ["a b; exit 3 $HOME &"]


def test_it_has_a_session_of_its_own_and_low_priority(runner: Runner) -> None:
    runner.start([sys.executable, "-c", "import os; input; print(os.getsid(0) == os.getpid()); print(os.nice(0))"])
    assert runner.lines[0] == "True"
    # The interpreter may have been faster than the change of its priority; it is never higher than ours.
    assert int(runner.lines[1]) >= os.nice(0)


@pytest.mark.parametrize("command", [["/nowhere/L2A_Process"], ["/etc"]])
def test_what_cannot_be_started_is_told(runner: Runner, command: list[str]) -> None:
    with pytest.raises(NotStartedError, match="It could not be started") as caught:
        runner.start(command)
    assert isinstance(caught.value.__cause__, OSError)


def test_a_cancellation_that_came_before_starts_nothing(runner: Runner) -> None:
    runner.feedback.signal.cancel()
    with pytest.raises(CancelledError):
        runner.run("touch started")
    assert not (runner.folder / "started").exists()


def test_a_cancellation_ends_the_process_and_its_children(runner: Runner) -> None:
    script = "sleep 600 & echo $!; sh -c 'sleep 601 & echo $!; echo ready; wait' & wait"
    with pytest.raises(CancelledError):
        runner.run(script, on_line=lambda line: (runner.cancel_at if line == "ready" else runner.lines.append)(line))
    children = [int(line) for line in runner.lines if line != "ready"]
    assert len(children) == 2
    wait_for_the_end_of(*children)


def test_a_cancellation_ends_what_does_not_want_to_end(runner: Runner) -> None:
    script = "trap '' TERM; echo $$; while :; do sleep 600; done"
    with pytest.raises(CancelledError):
        runner.run(script, on_line=runner.cancel_at)
    wait_for_the_end_of(int(runner.lines[0]))


def test_a_cancellation_is_heard_in_a_flood_of_lines(runner: Runner) -> None:
    with pytest.raises(CancelledError):
        runner.run("while :; do echo again; done", on_line=runner.cancel_at)


def test_children_left_behind_are_ended(runner: Runner) -> None:
    assert runner.run("sleep 600 & echo $!; exit 0") == 0
    wait_for_the_end_of(int(runner.lines[0]))


def test_a_child_left_behind_that_goes_on_talking_is_ended(runner: Runner) -> None:
    assert runner.run("(while :; do echo again; done) & echo child $!; exit 4") == 4
    (said,) = [line for line in runner.lines if line.startswith("child ")]
    wait_for_the_end_of(int(said.split()[1]))


def test_the_watchdog_ends_what_takes_too_long(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start(*arguments: Any) -> Any:
        started.append(start_tree(*arguments))
        return started[-1]

    monkeypatch.setattr("scene_queue.core.processes.process.start_tree", start)
    with pytest.raises(TimeLimitError, match="It was not done after 0.005 minutes"):
        runner.run("sleep 600", limit_s=0.3)
    (child,) = started
    wait_until(lambda: child.poll() is not None)


def test_an_error_of_the_listener_ends_the_process(runner: Runner) -> None:
    def refuse(line: str) -> None:
        runner.lines.append(line)
        raise DiskError("The disk is full.")

    with pytest.raises(DiskError):
        runner.run("echo $$; sleep 600", on_line=refuse)
    wait_for_the_end_of(int(runner.lines[0]))


def test_no_thread_is_left(runner: Runner) -> None:
    before = set(threading.enumerate())
    runner.run("echo one")
    assert set(threading.enumerate()) <= before


def test_what_says_and_does_nothing_is_ended(runner: Runner) -> None:
    with pytest.raises(SilentProcessError, match="It was silent and idle for 0.005 minutes"):
        runner.run("echo $$; sleep 600", silent_limit_s=0.3)
    wait_for_the_end_of(int(runner.lines[0]))


def test_what_closes_its_output_goes_on_to_its_end(runner: Runner) -> None:
    assert runner.run("echo one; exec >/dev/null 2>&1; sleep 0.3; exit 5") == 5
    assert runner.lines == ["one"]


def test_a_cancellation_ends_it_while_a_line_is_worked_on(runner: Runner) -> None:
    def work(line: str) -> None:
        runner.cancel_at(line)
        wait_for_the_end_of(int(line))

    with pytest.raises(CancelledError):
        runner.run("echo $$; trap '' TERM; while :; do sleep 600; done", on_line=work)
    assert len(runner.lines) == 1


def test_the_limit_holds_while_a_line_is_worked_on(runner: Runner) -> None:
    with pytest.raises(TimeLimitError):
        runner.run("echo $$; sleep 600", on_line=lambda line: wait_for_the_end_of(int(line)), limit_s=0.3)


def test_a_flood_arrives_whole(runner: Runner) -> None:
    command = [sys.executable, "-c", "for number in range(100_000): print(number)"]
    assert runner.start(command, silent_limit_s=60) == 0
    assert runner.lines == [str(number) for number in range(100_000)]


def test_progress_that_overwrites_itself_is_lines(runner: Runner) -> None:
    runner.run(r"printf '10 %%\r20 %%\r\ndone\r\n'")
    assert runner.lines == ["10 %", "20 %", "done"]


def test_a_child_left_behind_in_a_session_of_its_own_is_ended(runner: Runner) -> None:
    if sys.platform != "linux":
        pytest.skip("SKIPPED LOUDLY: only Linux tells of it")
    assert runner.run("(setsid sleep 600 & echo $!); exit 2") == 2
    wait_for_the_end_of(int(runner.lines[0]))


class Puppet:
    """A process tree that is only played: it never ends by itself."""

    def __init__(self, says: bytes | None, share: float) -> None:
        self.says = says
        self.share = share
        self.code: int | None = None
        self.output = io.BytesIO()

    def read(self, seconds: float) -> bytes | None:
        time.sleep(0.01)
        return self.says if self.code is None else b""

    def poll(self) -> int | None:
        return self.code

    wait = None

    def processor_s(self) -> float | None:
        return self.share * time.monotonic()

    def end(self) -> None:
        self.code = -9


@pytest.mark.parametrize(
    ("says", "share", "error"),
    [
        (None, 0.0, SilentProcessError),
        (None, 0.005, SilentProcessError),
        (None, 0.5, TimeLimitError),
        (b"again\n", 0.0, TimeLimitError),
    ],
)
def test_only_what_neither_works_nor_talks_is_ended_before_the_limit(
    runner: Runner, monkeypatch: pytest.MonkeyPatch, says: bytes | None, share: float, error: type[Exception]
) -> None:
    monkeypatch.setattr("scene_queue.core.processes.process.start_tree", lambda *_: Puppet(says, share))
    with pytest.raises(error):
        runner.run("", limit_s=1.5, silent_limit_s=0.75)


def test_without_a_thread_to_watch_over_it_nothing_is_left(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    puppet = Puppet(None, 0.0)
    monkeypatch.setattr("scene_queue.core.processes.process.start_tree", lambda *_: puppet)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(RuntimeError, match="new thread"):
        runner.run("")
    assert puppet.code == -9
