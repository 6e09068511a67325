"""The calls that keep a program of Windows in its job. None of it ran on Windows: the system is a double."""

from __future__ import annotations

import ctypes
import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.processes.windows_tree import Accounting, ExtendedLimits, WindowsTree

JOB, PROCESS, PID = 0x1_0000_0040, 0x1_0000_0080, 4711
SUSPENDED, NO_WINDOW, BELOW_NORMAL = 0x4, 0x08000000, 0x4000


class Windows:
    """Notes what is called; a name in ``refused`` fails."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused
        self.calls: list[tuple[Any, ...]] = []
        self.active = [2, 1, 0]
        self.CreateJobObjectW = self._call("create job", JOB)
        self.SetInformationJobObject = self._call("set", 1)
        self.OpenProcess = self._call("open", PROCESS)
        self.AssignProcessToJobObject = self._call("assign", 1)
        self.TerminateJobObject = self._call("terminate", 1)
        self.CloseHandle = self._call("close", 1)
        self.GetLastError = lambda: 5

    def _call(self, name: str, result: int) -> Any:
        def call(*arguments: Any) -> int:
            self.calls.append((name, *arguments))
            return 0 if name in self.refused else result

        return call

    def NtResumeProcess(self, process: int) -> int:
        self.calls.append(("resume", process))
        return ctypes.c_int32(0xC0000022).value if "resume" in self.refused else 0

    def QueryInformationJobObject(self, job: int, kind: int, told: Any, size: int, length: None) -> int:
        assert (job, kind, size, length) == (JOB, 1, ctypes.sizeof(Accounting), None)
        told.contents.user_time, told.contents.kernel_time = 15_000_000, 5_000_000
        told.contents.active_processes = self.active.pop(0) if self.active else 0
        return 0 if "query" in self.refused else 1

    def popen(self, command: list[str], **options: Any) -> Any:
        self.calls.append(("start", options["creationflags"]))
        if "start" in self.refused:
            raise FileNotFoundError(2, "not found", command[0])
        return Child(self)

    def start(self) -> WindowsTree:
        return WindowsTree(["L2A_Process.bat"], {"PATH": r"C:\Windows"}, Path("."), calls=self, popen=self.popen)

    @property
    def names(self) -> list[str]:
        return [call[0] for call in self.calls]


class Child:
    """A process as Popen tells of it."""

    def __init__(self, windows: Windows) -> None:
        self.pid = PID
        self.stdout = io.BytesIO(b"one\n")
        self.windows = windows

    def kill(self) -> None:
        self.windows.calls.append(("kill", PID))

    def wait(self, seconds: float) -> int:
        if not {"terminate", "kill"} & set(self.windows.names):
            raise subprocess.TimeoutExpired("it", seconds)
        return 1

    def poll(self) -> int | None:
        return None


def test_it_goes_on_only_when_it_is_in_its_job() -> None:
    windows = Windows()
    windows.start()
    assert windows.names == ["create job", "set", "start", "open", "assign", "resume", "close"]
    assert windows.calls[0] == ("create job", None, None), "no child inherits the handle"
    assert windows.calls[2][1] & (SUSPENDED | NO_WINDOW | BELOW_NORMAL) == SUSPENDED | NO_WINDOW | BELOW_NORMAL
    assert windows.calls[3][-1] == PID
    assert windows.calls[4:] == [("assign", JOB, PROCESS), ("resume", PROCESS), ("close", PROCESS)]


def test_the_job_ends_what_is_in_it_with_its_last_handle() -> None:
    windows = Windows()
    windows.start()
    name, job, kind, limits, size = windows.calls[1]
    assert (name, job, kind, size) == ("set", JOB, 9, ctypes.sizeof(ExtendedLimits))
    assert limits.contents.basic.flags == 0x2000


def test_all_of_it_is_ended_and_waited_for() -> None:
    windows = Windows()
    tree = windows.start()
    del windows.calls[:]
    tree.end()
    assert windows.calls == [("terminate", JOB, 1), ("close", JOB)]
    assert windows.active == []


def test_the_time_of_the_job_is_that_of_all_that_was_in_it() -> None:
    assert Windows().start().processor_s() == 2.0
    assert Windows("query").start().processor_s() is None


def test_what_it_says_is_read() -> None:
    tree = Windows().start()
    assert [tree.read(0.1), tree.read(0.1)] == [b"one\n", b""]
    assert tree.wait(0.1) is None


@pytest.mark.parametrize(
    ("refused", "named", "calls"),
    [
        ("create job", "CreateJobObjectW failed with Windows error 5", ["create job"]),
        ("set", "SetInformationJobObject failed with Windows error 5", ["create job", "set", "close"]),
        ("start", "not found", ["create job", "set", "start", "close"]),
    ],
)
def test_without_a_job_nothing_is_started(refused: str, named: str, calls: list[str]) -> None:
    windows = Windows(refused)
    with pytest.raises(OSError, match=named):
        windows.start()
    assert windows.names == calls


@pytest.mark.parametrize(
    ("refused", "named"),
    [
        ("open", "OpenProcess failed with Windows error 5"),
        ("assign", "AssignProcessToJobObject failed with Windows error 5"),
        ("resume", "NtResumeProcess failed with status 0xc0000022"),
    ],
)
def test_what_does_not_get_into_its_job_is_ended_before_it_ran(refused: str, named: str) -> None:
    windows = Windows(refused)
    with pytest.raises(OSError, match=named):
        windows.start()
    assert windows.names[-3:] == ["kill", "terminate", "close"]
    assert windows.calls[-1] == ("close", JOB)
    assert windows.names.count("close") == (1 if refused == "open" else 2), "no handle is left"


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="counts bytes of 64-bit systems")
def test_the_structures_have_the_sizes_of_windows() -> None:
    assert (ctypes.sizeof(ExtendedLimits), ExtendedLimits.basic.size, ctypes.sizeof(Accounting)) == (144, 64, 48)
    assert type(ExtendedLimits().basic).flags.offset == 16
    assert Accounting.active_processes.offset == 40
