"""A program and all that it starts, on Windows: a job object, which the system ends when its last handle is closed.

The only handle is ours and no child inherits it, and the system closes it however this process ends. None of this runs
on another system; its order of calls is tested on all.
Source: "Job Objects", "JOBOBJECT_EXTENDED_LIMIT_INFORMATION" and "Process Creation Flags" in Microsoft's documentation.
"""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Callable, Protocol, cast

_CREATE_SUSPENDED = 0x00000004
_CREATE_NEW_PROCESS_GROUP = 0x00000200
_BELOW_NORMAL_PRIORITY_CLASS = 0x00004000  # children inherit it
_CREATE_NO_WINDOW = 0x08000000
_FLAGS = _CREATE_SUSPENDED | _CREATE_NEW_PROCESS_GROUP | _BELOW_NORMAL_PRIORITY_CLASS | _CREATE_NO_WINDOW

_PROCESS_TERMINATE, _PROCESS_SET_QUOTA, _PROCESS_SUSPEND_RESUME = 0x0001, 0x0100, 0x0800
_ACCESS = _PROCESS_TERMINATE | _PROCESS_SET_QUOTA | _PROCESS_SUSPEND_RESUME

_BASIC_ACCOUNTING = 1
_EXTENDED_LIMITS = 9
_KILL_ON_JOB_CLOSE = 0x00002000
_TICKS_A_SECOND = 10_000_000

_ENDED_BY_US = 1
_GRACE_S = 0.5
_LOOK_AGAIN_S = 0.02
_CHUNK_BYTES = 65536

# Windows' own widths, wherever this is read: a C long has 64 bits elsewhere.
_Dword, _Large, _Size, _Handle = ctypes.c_uint32, ctypes.c_int64, ctypes.c_size_t, ctypes.c_void_p


class _BasicLimits(ctypes.Structure):
    """Windows' JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_user_time", _Large),
        ("job_user_time", _Large),
        ("flags", _Dword),
        ("least_working_set", _Size),
        ("most_working_set", _Size),
        ("most_processes", _Dword),
        ("affinity", _Size),
        ("priority_class", _Dword),
        ("scheduling_class", _Dword),
    )


class ExtendedLimits(ctypes.Structure):
    """Windows' JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", _Size),
        ("job_memory", _Size),
        ("peak_process_memory", _Size),
        ("peak_job_memory", _Size),
    )


class Accounting(ctypes.Structure):
    """Windows' JOBOBJECT_BASIC_ACCOUNTING_INFORMATION: processes that have ended count too."""

    _fields_ = (
        ("user_time", _Large),
        ("kernel_time", _Large),
        ("period_user_time", _Large),
        ("period_kernel_time", _Large),
        ("page_faults", _Dword),
        ("processes", _Dword),
        ("active_processes", _Dword),
        ("terminated_processes", _Dword),
    )


class Calls(Protocol):
    """What is called of kernel32, and ``NtResumeProcess`` of ntdll, as they are documented."""

    CreateJobObjectW: Callable[..., Any]
    SetInformationJobObject: Callable[..., Any]
    QueryInformationJobObject: Callable[..., Any]
    AssignProcessToJobObject: Callable[..., Any]
    TerminateJobObject: Callable[..., Any]
    OpenProcess: Callable[..., Any]
    CloseHandle: Callable[..., Any]
    NtResumeProcess: Callable[..., Any]
    GetLastError: Callable[[], int]


class WindowsTree:
    """Starts a command at below normal priority, in a job of its own, without a console window or input.

    It is started suspended and goes on only in its job: a start script is quick enough to have a child before, which
    would not be in it. Python closes the handle of the first thread, so the process is resumed as a whole, which only
    ntdll can do. Its output and its errors are one stream.

    :param calls: the system, of which a test hands in another one; so with ``popen``.
    :raises OSError: if it cannot be started in a job; ``ValueError`` where an argument has a zero byte.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        folder: Path,
        calls: Calls | None = None,
        popen: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen,
    ) -> None:
        self._job = _Job(calls or _calls())
        try:
            self._child = popen(
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                bufsize=0,
                env=dict(environment),
                cwd=folder,
                creationflags=_FLAGS,
            )
        except BaseException:
            self._job.close()
            raise
        self.output = cast("IO[bytes]", self._child.stdout)
        try:
            self._job.take_in(self._child.pid)
        except OSError:
            self._child.kill()  # it may be outside of the job
            self.end()
            self.output.close()
            raise

    def read(self, seconds: float) -> bytes | None:
        """The next bytes of output, empty at its end. Waits for them as long as it takes: all that could hold the pipe
        open is in the job.
        """
        return self.output.read(_CHUNK_BYTES)

    def poll(self) -> int | None:
        """The exit code; ``None`` as long as it runs."""
        return self._child.poll()

    def wait(self, seconds: float) -> int | None:
        """Like :meth:`poll`, after so many seconds at the latest."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._child.wait(seconds)
        return None

    def processor_s(self) -> float | None:
        """Processor time of all of it until now; ``None``: not known."""
        told = self._job.accounting()
        return (told.user_time + told.kernel_time) / _TICKS_A_SECOND if told else None

    def end(self) -> None:
        """End all of it, and wait for it: what runs holds its files open."""
        self._job.terminate()
        self.wait(_GRACE_S)
        deadline = time.monotonic() + _GRACE_S
        while self._job.is_busy() and time.monotonic() < deadline:
            time.sleep(_LOOK_AGAIN_S)
        self._job.close()


class _Job:
    """A job object that ends what is in it when it is closed."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        # Without attributes no child inherits the handle, which would keep the job alive after us.
        self._handle = self._require(calls.CreateJobObjectW(None, None), "CreateJobObjectW")
        limits = ExtendedLimits()
        limits.basic.flags = _KILL_ON_JOB_CLOSE
        told = calls.SetInformationJobObject(
            self._handle, _EXTENDED_LIMITS, ctypes.pointer(limits), ctypes.sizeof(limits)
        )
        try:
            self._require(told, "SetInformationJobObject")
        except OSError:
            self.close()
            raise

    def take_in(self, number: int) -> None:
        """Take a suspended process in, then let it run.

        :raises OSError: if the system refuses.
        """
        process = self._require(self._calls.OpenProcess(_ACCESS, False, number), "OpenProcess")
        try:
            self._require(self._calls.AssignProcessToJobObject(self._handle, process), "AssignProcessToJobObject")
            status = self._calls.NtResumeProcess(process)
            if status < 0:
                raise OSError(f"NtResumeProcess failed with status {status & 0xFFFFFFFF:#010x}")
        finally:
            self._calls.CloseHandle(process)

    def accounting(self) -> Accounting | None:
        told = Accounting()
        is_told = self._calls.QueryInformationJobObject(
            self._handle, _BASIC_ACCOUNTING, ctypes.pointer(told), ctypes.sizeof(told), None
        )
        return told if is_told else None

    def is_busy(self) -> bool:
        told = self.accounting()
        return told is not None and told.active_processes > 0

    def terminate(self) -> None:
        # Should it fail, the closing does it.
        self._calls.TerminateJobObject(self._handle, _ENDED_BY_US)

    def close(self) -> None:
        self._calls.CloseHandle(self._handle)

    def _require(self, result: Any, name: str) -> Any:
        if not result:
            raise OSError(f"{name} failed with Windows error {self._calls.GetLastError()}")
        return result


if sys.platform == "win32":
    _TYPES: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "CreateJobObjectW": (_Handle, (ctypes.c_void_p, ctypes.c_wchar_p)),
        "SetInformationJobObject": (ctypes.c_int, (_Handle, ctypes.c_int, ctypes.c_void_p, _Dword)),
        "QueryInformationJobObject": (ctypes.c_int, (_Handle, ctypes.c_int, ctypes.c_void_p, _Dword, ctypes.c_void_p)),
        "AssignProcessToJobObject": (ctypes.c_int, (_Handle, _Handle)),
        "TerminateJobObject": (ctypes.c_int, (_Handle, ctypes.c_uint)),
        "OpenProcess": (_Handle, (_Dword, ctypes.c_int, _Dword)),
        "CloseHandle": (ctypes.c_int, (_Handle,)),
        "NtResumeProcess": (ctypes.c_int32, (_Handle,)),
    }

    class _System:
        """The calls, each with its types: without them Python would pass handles as 32 bits."""

        def __init__(self) -> None:
            kernel32, ntdll = ctypes.WinDLL("kernel32", use_last_error=True), ctypes.WinDLL("ntdll")
            for name, (result, arguments) in _TYPES.items():
                call = getattr(ntdll if name.startswith("Nt") else kernel32, name)
                call.restype, call.argtypes = result, arguments
                setattr(self, name, call)
            self.GetLastError = ctypes.get_last_error

    def _calls() -> Calls:
        return cast(Calls, _System())

else:

    def _calls() -> Calls:
        raise OSError("This is not Windows.")
