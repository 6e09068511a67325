"""One run of Sen2Cor: its folders, its command, its log."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TextIO

from ...errors import CorrectionError, SceneQueueError
from ...events import Progress
from ...feedback import Feedback
from ...processes.environment import child_environment
from ...processes.process import NotStartedError, SilentProcessError, TimeLimitError, run_process
from ...settings import CorrectionOptions, Settings
from ...workspace import Workspace
from .command import correction_command, has_output_option
from .gipp import RunGipp, run_gipp, without_sign_in
from .installation import GIPP, Installation
from .outcome import RunRecord, Wanted, judge
from .progress import RunProgress, passes_of
from .record import RunSummary, running_log, summary_of, told_of_failure

_OUTPUT = "o"  # short: Windows takes 259 characters, and Sen2Cor's report in rep_info has the longest path of all


@dataclass(frozen=True)
class Limits:
    """How long a run may take, in seconds.

    :param whole_s: in all.
    :param silent_s: without a line and without work; ``None``: as long as it likes.
    """

    whole_s: float
    silent_s: float | None = None

    @classmethod
    def of(cls, options: CorrectionOptions) -> Limits:
        """Those of an order."""
        return cls(options.limit_minutes * 60.0, options.silent_minutes * 60.0 or None)


def require_startable(installation: Installation, settings: Settings, environment: Mapping[str, str]) -> None:
    """Make sure that a run could be started with an order's options; the disk is only read.

    :raises SettingsError: if an argument, a folder, a parameter file or a choice cannot be used with this installation.
    """
    places = settings.folder, settings.scratch or settings.folder  # below them lie input and output
    correction_command(installation, *places, settings.resolution, settings.correction)
    run_gipp(installation, settings.correction, environment)


@dataclass(frozen=True)
class CorrectionRun:
    """One execution of Sen2Cor on one scene.

    :param installation: takes the scene's baseline.
    :param workspace: the scene's folders.
    :param private: an empty folder of this run's own, absolute; but for the mended copy of a product that was given.
    :param l1c: the product to correct: the scene's, or that copy.
    """

    installation: Installation
    workspace: Workspace
    private: Path
    l1c: Path

    @property
    def output_folder(self) -> Path:
        """Where the L2A product lands."""
        return self.private / _OUTPUT

    @property
    def home(self) -> Path:
        """The run's own ``SEN2COR_HOME``, which holds its parameter file and what it notes of its progress."""
        return self.private / "home"

    @property
    def input(self) -> Path:
        """The L1C product that Sen2Cor is given: its copy for a version that writes beside its input."""
        if has_output_option(self.installation):
            return self.l1c.absolute()
        return self.output_folder / self.workspace.name.safe_folder

    def execute(
        self, environment: Mapping[str, str], limits: Limits, feedback: Feedback, usual_s: float | None = None
    ) -> tuple[Path, RunSummary]:
        """Run it, and return the complete L2A product that it made in :attr:`output_folder`, and how.

        :param environment: variables, which are cleaned for Sen2Cor.
        :param usual_s: seconds of a usual run, for the time that is left; ``None``: none is known.
        :raises CorrectionError: if it made none; all errors of a run that has begun tell in their facts which.
        :raises SettingsError: if the order's options cannot be used.
        :raises CancelledError: if it is no longer wanted; no process is left then.
        :raises OSError: if the log or a folder cannot be written.
        """
        gipp = run_gipp(self.installation, self.workspace.settings.correction, environment)
        command = self._command(gipp)
        variables = child_environment(environment)
        if gipp is not None:  # without a file of its own it cannot do without the user's folder
            variables["SEN2COR_HOME"] = str(self.home)
        self._make_folders(gipp, feedback)
        started = datetime.now(timezone.utc)
        with self._told_in_errors(command), running_log(self.workspace).open("w", 1, encoding="utf-8") as log:
            log.write(f"# Sen2Cor {self.installation.version_text}, {started:%Y-%m-%d %H:%M:%S} UTC\n# {command}\n")
            lines = _Lines(log, self._progress(usual_s), feedback)
            feedback.report(Progress(0.0, "starting Sen2Cor", seconds_left=usual_s))
            exit_code = self._run(command, variables, lines, limits)
            log.write(f"# ended with code {exit_code}\n")
            made = self._judged(lines.record, exit_code, feedback)
        version, times = lines.record.version_line, (started, datetime.now(timezone.utc))
        return made, summary_of(self.workspace, self.installation, version, command, gipp, times, exit_code)

    @contextmanager
    def _told_in_errors(self, command: list[str]) -> Iterator[None]:
        try:
            yield
        except SceneQueueError as error:
            error.facts = told_of_failure(self.workspace, self.installation.version_text, command)
            raise

    def _command(self, gipp: RunGipp | None) -> list[str]:
        settings = self.workspace.settings
        file = None if gipp is None else self._gipp_file
        folders = self.input, self.output_folder
        return correction_command(self.installation, *folders, settings.resolution, settings.correction, file)

    @property
    def _gipp_file(self) -> Path:
        return self.home / "cfg" / GIPP

    def _progress(self, usual_s: float | None) -> RunProgress:
        settings = self.workspace.settings
        only = settings.correction.classification_only
        passes = passes_of(settings.resolution, self.installation.version, is_classified_only=only)
        return RunProgress(passes, is_classified_only=only, usual_s=usual_s)

    def _make_folders(self, gipp: RunGipp | None, feedback: Feedback) -> None:
        self.output_folder.mkdir()
        running_log(self.workspace).parent.mkdir(parents=True, exist_ok=True)
        if gipp is not None:
            for folder in (self._gipp_file.parent, self.home / "log"):
                folder.mkdir(parents=True)
            self._gipp_file.write_bytes(gipp.content)
            if gipp.dropped_dem:
                feedback.note(
                    f"The terrain models of {gipp.base} ({gipp.dropped_dem}) are not used: the order names no folder."
                )
        if self.input.parent == self.output_folder:
            self._copy_input(feedback)

    def _copy_input(self, feedback: Feedback) -> None:
        feedback.note(f"Sen2Cor {self.installation.version_text} writes beside its input: it gets a copy.")

        def copy(source: str, target: str) -> None:
            feedback.raise_if_cancelled()
            shutil.copyfile(source, target)

        shutil.copytree(self.l1c, self.input, copy_function=copy)

    def _run(self, command: list[str], variables: Mapping[str, str], lines: _Lines, limits: Limits) -> int:
        try:
            return run_process(
                command,
                title="Sen2Cor",
                environment=variables,
                folder=self.private,
                on_line=lines.take,
                feedback=lines.feedback,
                limit_s=limits.whole_s,
                silent_limit_s=limits.silent_s,
            )
        except NotStartedError as error:
            raise CorrectionError(
                error.message,
                advice="Start its L2A_Process with --help in a terminal; if that fails too, install Sen2Cor again.",
            ) from error
        except (TimeLimitError, SilentProcessError) as error:
            more = "minutes for a run" if isinstance(error, TimeLimitError) else "minutes of silence"
            last = lines.record.last_line
            raise CorrectionError(
                f"{self.workspace.name.text}: {error.message} "
                + (f'The last it said was "{last}".' if last else "It had said nothing."),
                advice="A download of a terrain model (DEM) may hang for good: turn it off, or fetch the model first. "
                f"Else allow more {more} in the options for Sen2Cor.",
            ) from error

    def _judged(self, record: RunRecord, exit_code: int, feedback: Feedback) -> Path:
        made = judge(record, exit_code, self.output_folder, Wanted.of(self.workspace), self.l1c)
        if exit_code:
            feedback.note(
                f"Sen2Cor ended with code {exit_code}, although it says that it succeeded and the product is complete.",
                warning=True,
            )
        return made


class _Lines:
    """Takes the lines of a run: for its log, its progress and its outcome.

    :param log: opened to be written.
    """

    def __init__(self, log: TextIO, progress: RunProgress, feedback: Feedback) -> None:
        self._log, self._progress, self.feedback = log, progress, feedback
        self.record = RunRecord()

    def take(self, line: str) -> None:
        """Take in the next line."""
        line = without_sign_in(line)
        self._log.write(f"{line}\n")
        self.record.read(line)
        said = self._progress.read(line)
        if said:
            self.feedback.raise_if_cancelled()
            self.feedback.report(said)
