"""One Sen2Cor on this machine: its files, and how it is asked for its version.

Source of the folders and of the texts: the installers of Sen2Cor 2.5.5 to 2.12 (``Sen2Cor-02.xx.yy-Linux64.run`` and
its Windows and macOS forms), the output of ``L2A_Process --help`` as users posted it.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...feedback import Feedback
from ...processes.environment import child_environment
from ...processes.process import NotStartedError, TimeLimitError, run_process

Version = tuple[int, int, int]

HELP_LIMIT_S = 60.0
GIPP = "L2A_GIPP.xml"
# Of Linux and macOS, of Windows, of what somebody put together.
_PACKAGES = ("lib/python*/site-packages/sen2cor", "Lib/site-packages/sen2cor", ".")
_PRINTED = re.compile(r"Sen2Cor\)?\.?\s+(?:Version:\s*)?0?(\d+)\.0?(\d+)\.0?(\d+)")
_IN_FOLDER_NAME = re.compile(r"Sen2Cor-0?(\d+)\.0?(\d+)\.0?(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Installation:
    """One Sen2Cor on this machine.

    :param home: the folder it was installed to.
    :param process: its ``L2A_Process`` (a shell script; on Windows ``L2A_Process.bat``).
    :param version: such as ``(2, 5, 5)``; ``None`` where it could not be read.
    """

    home: Path
    process: Path
    version: Version | None

    @property
    def version_text(self) -> str:
        """The version as ESA writes it: ``2.5.5``, but ``2.12.03``."""
        return version_text(self.version) if self.version else "of unknown version"

    @property
    def gipp(self) -> Path | None:
        """The parameter file that it brings; ``None``: there is none. It looks at the disk.

        :raises OSError: if a folder cannot be looked at.
        """
        found = (path for place in _PACKAGES for path in sorted(self.home.glob(f"{place}/cfg/{GIPP}")))
        return next((path for path in found if path.is_file()), None)

    @property
    def version_in_name(self) -> Version | None:
        """The version that the name of its folder has; ``None``: it has none."""
        return _version_in(_IN_FOLDER_NAME, str(self.process))

    @property
    def is_hindered_by_blank(self) -> bool:
        """Whether it cannot find itself: ``L2A_Process.bat`` (2.10) does not quote the folder that it lies in."""
        return self.process.suffix.lower() == ".bat" and " " in str(self.process.parent)


def version_text(version: Version) -> str:
    """The version as ESA writes it: since 2.10 the last number has two digits."""
    major, minor, patch = version
    return f"{major}.{minor}.{patch:02d}" if version >= (2, 10, 0) else f"{major}.{minor}.{patch}"


def parse_version(help_text: str) -> Version | None:
    """The version in what ``--help`` printed, ``None`` where no known form of it is there.

    Every version words the sentence differently, and argparse breaks it anywhere.
    """
    return _version_in(_PRINTED, " ".join(help_text.split()))


class VersionReader:
    """Asks ``L2A_Process`` for its version, once for each file as long as it does not change. Thread-safe.

    :param environment: the environment to clean for the child; that of this process where none is given.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._environment = environment
        self._lock = threading.Lock()
        self._known: dict[tuple[Path, int], Version | None] = {}

    def read(self, process: Path, feedback: Feedback) -> Version | None:
        """The version that ``process --help`` prints, else that of its folder's name, else ``None``.

        :raises CancelledError: if it is no longer wanted; an ``L2A_Process`` that hangs ends at once.
        """
        key = (process, process.stat().st_mtime_ns)
        with self._lock:
            if key in self._known:
                return self._known[key]
        version = self._ask(process, feedback) or _version_in(_IN_FOLDER_NAME, str(process))
        with self._lock:
            self._known[key] = version
        return version

    def _ask(self, process: Path, feedback: Feedback) -> Version | None:
        try:
            help_text, _ = ask_for_help(
                process, os.environ if self._environment is None else self._environment, feedback
            )
        except (NotStartedError, TimeLimitError) as error:
            feedback.note(f"The version of {process} could not be read: {error.message}", warning=True)
            return None
        return parse_version(help_text)


def ask_for_help(
    process: Path, environment: Mapping[str, str], feedback: Feedback, limit_s: float = HELP_LIMIT_S
) -> tuple[str, int]:
    """What an ``L2A_Process`` prints for ``--help``, and its exit code.

    :param environment: variables, which are cleaned for it.
    :raises NotStartedError: if it cannot be started; :class:`TimeLimitError` if it takes too long; it is ended.
    :raises CancelledError: if it is no longer wanted; it is ended.
    """
    lines: list[str] = []
    exit_code = run_process(
        [str(process), "--help"],
        title="Sen2Cor",
        environment={**child_environment(environment), "COLUMNS": "200"},  # argparse breaks its lines there
        folder=Path(tempfile.gettempdir()),
        on_line=lines.append,
        feedback=feedback,
        limit_s=limit_s,
    )
    return "\n".join(lines), exit_code


def _version_in(expression: re.Pattern[str], text: str) -> Version | None:
    found = expression.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
