"""What the user asks of the queue, at once or aside."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from scene_queue.core.errors import DiskError, SceneQueueError
from scene_queue.core.qgis_adapters.queue_commands import MANY, QueueCommands


@pytest.fixture
def failed() -> list[SceneQueueError]:
    return []


@pytest.fixture
def commands(failed: list[SceneQueueError]) -> Iterator[QueueCommands]:
    made = QueueCommands(failed.append)
    yield made
    made.close()


def test_few_jobs_are_seen_to_at_once(commands: QueueCommands) -> None:
    threads: list[threading.Thread] = []
    commands.run(1, lambda: threads.append(threading.current_thread()))
    assert threads == [threading.current_thread()]


def test_many_jobs_are_seen_to_aside(commands: QueueCommands) -> None:
    threads: list[threading.Thread] = []
    commands.run(MANY, lambda: threads.append(threading.current_thread()))
    commands.close()
    assert len(threads) == 1
    assert threads != [threading.current_thread()]


def test_no_command_overtakes_another(commands: QueueCommands) -> None:
    go_on, order = threading.Event(), []
    commands.run(MANY, lambda: (go_on.wait(10), order.append("many")))
    commands.run(1, lambda: order.append("few"))
    assert order == []
    go_on.set()
    commands.close()
    assert order == ["many", "few"]


def test_what_fails_aside_is_told(commands: QueueCommands, failed: list[SceneQueueError]) -> None:
    error = DiskError("The folder cannot be made.")

    def fail() -> None:
        raise error

    commands.run_aside(fail)
    commands.close()
    assert failed == [error]


def test_what_fails_at_once_is_raised(commands: QueueCommands) -> None:
    def fail() -> None:
        raise DiskError("No.")

    with pytest.raises(DiskError):
        commands.run(1, fail)


def test_a_fault_of_ours_is_told_and_the_next_command_is_carried_out(
    commands: QueueCommands, failed: list[SceneQueueError]
) -> None:
    done: list[int] = []
    commands.run_aside(lambda: 1 // 0)
    commands.run_aside(lambda: done.append(1))
    assert commands.close()
    assert done == [1]
    assert ["ZeroDivisionError" in str(error) for error in failed] == [True]


def test_a_command_that_hangs_is_left_behind(commands: QueueCommands) -> None:
    go_on = threading.Event()
    commands.run_aside(go_on.wait)
    assert not commands.close(0.05)
    go_on.set()


def test_what_fails_after_the_closing_is_told_to_nobody(commands: QueueCommands, failed: list[SceneQueueError]) -> None:
    go_on = threading.Event()

    def fail() -> None:
        go_on.wait(10)
        raise DiskError("No.")

    commands.run_aside(fail)
    assert not commands.close(0.05)
    go_on.set()
    assert commands.close(10)
    assert failed == []
