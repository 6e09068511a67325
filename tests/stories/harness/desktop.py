"""The real QGIS, started with a fresh profile and the plugin's ZIP, driven from within by a story.

A story is a Python file with a function ``play(driver)``. It runs inside QGIS (see ``inside.py``); what it checked and
how it ended comes back as a :class:`Verdict`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from harness.processes import end_all, processes_at_home

HERE = Path(__file__).resolve().parent
CLEAN_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SCREEN = (1600, 1000)
QUIET_SETTINGS = {
    # nothing that opens a dialog, asks the network or covers the window
    "qgis/checkVersion": "false",
    "qgis/showTips": "false",
    "core/NewsFeed/httpsfeedqgisorg/disabled": "true",
    "app/news-feed/disabled": "true",
    "migration/firstRunVersionFlag": "99999",
    "migration/settings": "true",
    "plugins/automatically-check-for-updates": "false",
    "app/plugin_installer/checkOnStart": "false",
    "PythonPlugins/scene_queue": "true",
    "PythonPlugins/processing": "true",
    "scene_queue/knows_first_steps": "true",
}


@dataclass
class Verdict:
    """How a story ended: the checks in their order, the errors, QGIS's own exit status.

    :param left: command lines of processes that outlived QGIS.
    """

    checks: list[tuple[bool, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    exit_status: int | None = None
    finished: bool = False

    @property
    def passed(self) -> bool:
        """Whether every check held, nothing was raised, and QGIS ended well and with all that it had started."""
        held = all(ok for ok, _ in self.checks)
        return self.finished and held and not self.errors and not self.left and not self.exit_status

    def lines(self) -> list[str]:
        """The verdict as lines to print."""
        lines = [f"{'ok    ' if ok else 'FAILED'} {what}" for ok, what in self.checks]
        lines += [f"ERROR  {text}" for text in self.errors]
        lines += [f"ERROR  This outlived QGIS: {command}" for command in self.left]
        if not self.finished:
            lines.append(f"ERROR  QGIS ended without a verdict (exit status {self.exit_status}).")
        elif self.exit_status:
            lines.append(f"ERROR  QGIS's own exit status was {self.exit_status}.")
        return lines


@dataclass(frozen=True)
class Desktop:
    """One QGIS to be started.

    :param plugin_zip: what a user would install.
    :param out: folder for pictures, logs and whatever the story writes.
    :param settings: QGIS settings by key, ``scene_queue/folder`` say.
    :param environment: variables besides the usual ones.
    :param own_screen: use the screen that is there, and leave QGIS open at the end.
    :param work: keeps the QGIS profile, and the home that QGIS sees, for a next start; none: fresh ones, not kept.
    :param screen: pixels of the virtual screen. :param scale: of what is drawn on it.
    """

    plugin_zip: Path
    out: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    own_screen: bool = False
    work: Path | None = None
    screen: tuple[int, int] = SCREEN
    scale: int = 1

    def play(self, story: Path, timeout_s: float, on_verdict: Callable[[Verdict], None] = lambda _: None) -> Verdict:
        """Start QGIS, play the story, end QGIS; never leaves a process behind.

        On the user's own screen QGIS stays open, and this returns when the user has closed it.

        :param on_verdict: called when the story is over.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        for old in ("verdict.json", "uncaught.log"):
            (self.out / old).unlink(missing_ok=True)
        with ExitStack() as stack:
            work = self.work or Path(tempfile.mkdtemp(prefix="scene_queue_desktop."))
            if not self.work:
                stack.callback(shutil.rmtree, work, ignore_errors=True)
            log = stack.enter_context((self.out / "qgis.log").open("wb"))
            self._make_profile(work)
            environment = self._environment(work, story, timeout_s)
            if not self.own_screen:
                environment["DISPLAY"] = stack.enter_context(virtual_screen(log, self.screen))
            qgis = stack.enter_context(self._qgis(work, environment, log))
            self._wait(qgis, timeout_s)
            verdict = self._read_verdict()
            on_verdict(verdict)
            if self.own_screen and verdict.finished:
                qgis.wait()
            verdict.exit_status = qgis.poll()
            verdict.left = end_all(processes_at_home(work / "home", patience_s=2.0))
            return verdict

    def _make_profile(self, work: Path) -> None:
        profile = work / "profiles" / "story"
        if (profile / "QGIS").exists():
            return
        (profile / "QGIS").mkdir(parents=True)
        with zipfile.ZipFile(self.plugin_zip) as archive:
            archive.extractall(profile / "python" / "plugins")
        (profile / "QGIS" / "QGIS3.ini").write_text(_ini({**QUIET_SETTINGS, **self.settings}), encoding="utf-8")
        for folder in ("home", "run"):
            (work / folder).mkdir(mode=0o700, exist_ok=True)

    def _environment(self, work: Path, story: Path, timeout_s: float) -> dict[str, str]:
        foreign = ("QT_", "QGIS", "PYTHON", "VIRTUAL_ENV", "XDG_RUNTIME", "CDSE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        ours = {
            "PATH": CLEAN_PATH,
            "HOME": str(work / "home"),
            "XDG_RUNTIME_DIR": str(work / "run"),
            "LANG": "C.UTF-8",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONUNBUFFERED": "1",
            "PYQGIS_STARTUP": str(HERE / "startup.py"),
            "STORY_FILE": str(story.resolve()),
            "STORY_OUT": str(self.out.resolve()),
            "STORY_TIMEOUT_S": str(timeout_s),
            "STORY_LEAVES_OPEN": "1" if self.own_screen else "",
            **({"QT_SCALE_FACTOR": str(self.scale)} if self.scale != 1 else {}),
        }
        if self.own_screen:
            ours["XAUTHORITY"] = os.environ.get("XAUTHORITY", str(Path.home() / ".Xauthority"))
        return {**kept, **ours, **self.environment}

    @contextmanager
    def _qgis(self, work: Path, environment: Mapping[str, str], log: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
        command = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(work), "--profile", "story"]
        process = subprocess.Popen(
            [*command, "--code", str(HERE / "inside.py")],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=work,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            end_group(process)

    def _wait(self, qgis: subprocess.Popen[bytes], timeout_s: float) -> None:
        verdict = self.out / "verdict.json"
        end = time.monotonic() + timeout_s
        while qgis.poll() is None and not verdict.exists() and time.monotonic() < end:
            time.sleep(0.1)
        if self.own_screen or not verdict.exists():
            return
        try:
            qgis.wait(20)
        except subprocess.TimeoutExpired:
            with (self.out / "qgis.log").open("a", encoding="utf-8") as log:
                log.write("QGIS hung at its end.\n")

    def _read_verdict(self) -> Verdict:
        path, uncaught = self.out / "verdict.json", self.out / "uncaught.log"
        errors = [uncaught.read_text(encoding="utf-8")] if uncaught.exists() else []
        if not path.exists():
            return Verdict(errors=errors)
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Verdict([tuple(check) for check in raw["checks"]], raw["errors"] + errors, finished=True)


@contextmanager
def virtual_screen(log: IO[bytes], screen: tuple[int, int]) -> Iterator[str]:
    """An X server of its own, with a window manager where there is one; yields its ``DISPLAY``."""
    read, write = os.pipe()
    size = f"{screen[0]}x{screen[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stdout=log, stderr=log, start_new_session=True)
    os.close(write)
    manager = None
    try:
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        if shutil.which("openbox"):
            environment = {**os.environ, "DISPLAY": display}
            manager = subprocess.Popen(["openbox"], env=environment, stdout=log, stderr=log, start_new_session=True)
        yield display
    finally:
        for process in (manager, server):
            if process is not None:
                end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started in a session of its own, with its children."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def _ini(settings: Mapping[str, str]) -> str:
    groups: dict[str, list[str]] = {}
    for key, value in settings.items():
        group, _, name = key.partition("/")
        groups.setdefault(group, []).append(f"{name.replace('/', chr(92))}={value}")
    return "".join(f"[{group}]\n" + "\n".join(lines) + "\n\n" for group, lines in groups.items())
