"""One run of Sen2Cor: its folders, its command, its log."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

from ...errors import CorrectionError
from ...events import Progress
from ...feedback import Feedback
from ...processes.environment import child_environment
from ...processes.process import NotStartedError, SilentProcessError, TimeLimitError, run_process
from ...settings import CorrectionOptions, Settings
from ...workspace import Workspace
from .command import correction_command, has_output_option, require_arguments
from .gipp import GIPP, RunGipp, run_gipp, without_sign_in
from .installation import Installation
from .outcome import RunRecord, Wanted, judge
from .progress import RunProgress, passes_of
from .record import RunSummary, running_log, summary_of

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

    :raises SettingsError: if an argument, a parameter file or a choice cannot be used with this installation.
    """
    require_arguments(installation, settings.correction.arguments)
    run_gipp(installation, settings.correction, environment)


@dataclass(frozen=True)
class CorrectionRun:
    """One execution of Sen2Cor on one scene.

    :param installation: takes the scene's baseline.
    :param workspace: the scene's folders.
    :param private: an empty folder of this run's own, absolute.
    """

    installation: Installation
    workspace: Workspace
    private: Path

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
            return self.workspace.product.absolute()
        return self.output_folder / self.workspace.name.safe_folder

    def execute(
        self, environment: Mapping[str, str], limits: Limits, feedback: Feedback, usual_s: float | None = None
    ) -> tuple[Path, RunSummary]:
        """Run it, and return the complete L2A product that it made in :attr:`output_folder`, and how.

        :param environment: variables, which are cleaned for Sen2Cor.
        :param usual_s: seconds of a usual run, for the time that is left; ``None``: none is known.
        :raises CorrectionError: if it made none.
        :raises SettingsError: if the order's options cannot be used.
        :raises CancelledError: if it is no longer wanted; no process is left then.
        :raises OSError: if the log or a folder cannot be written.
        """
        settings = self.workspace.settings
        gipp = run_gipp(self.installation, settings.correction, environment)
        file = None if gipp is None else self.home / "cfg" / GIPP
        command = correction_command(
            self.installation, self.input, self.output_folder, settings.resolution, settings.correction, file
        )
        variables = child_environment(environment)
        self._make_folders(gipp, feedback)
        if gipp is not None:  # without a file of its own it cannot do without the user's folder
            variables["SEN2COR_HOME"] = str(self.home)
        record, started = RunRecord(), datetime.now(timezone.utc)
        exit_code = self._run(record, command, variables, limits, feedback, usual_s)
        made = judge(record, exit_code, self.output_folder, Wanted.of(self.workspace), self.workspace.product)
        if exit_code:
            feedback.note(
                f"Sen2Cor ended with code {exit_code}, although it says that it succeeded and the product is complete.",
                warning=True,
            )
        return made, summary_of(
            workspace=self.workspace,
            installation=self.installation,
            printed_version=record.version_line,
            command=command,
            gipp=None if gipp is None else gipp.content,
            gipp_base=None if gipp is None else gipp.base,
            times=(started, datetime.now(timezone.utc)),
            exit_code=exit_code,
        )

    def _make_folders(self, gipp: RunGipp | None, feedback: Feedback) -> None:
        self.output_folder.mkdir()
        running_log(self.workspace).parent.mkdir(parents=True, exist_ok=True)
        if gipp is not None:
            for name in ("cfg", "log"):
                (self.home / name).mkdir(parents=True)
            (self.home / "cfg" / GIPP).write_bytes(gipp.content)
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

        shutil.copytree(self.workspace.product, self.input, copy_function=copy)

    def _run(
        self,
        record: RunRecord,
        command: list[str],
        environment: Mapping[str, str],
        limits: Limits,
        feedback: Feedback,
        usual_s: float | None,
    ) -> int:
        settings = self.workspace.settings
        only = settings.correction.classification_only
        passes = passes_of(settings.resolution, self.installation.version, is_classified_only=only)
        progress = RunProgress(passes, is_classified_only=only, usual_s=usual_s)
        with running_log(self.workspace).open("w", buffering=1, encoding="utf-8") as log:

            def on_line(line: str) -> None:
                line = without_sign_in(line)
                log.write(f"{line}\n")
                record.read(line)
                said = progress.read(line)
                if said:
                    feedback.raise_if_cancelled()
                    feedback.report(said)

            started = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%S UTC")
            log.write(f"# Sen2Cor {self.installation.version_text}, {started}\n# {command}\n")
            feedback.report(Progress(0.0, "starting Sen2Cor", seconds_left=usual_s))
            exit_code = self._started(command, environment, on_line, limits, feedback, record)
            log.write(f"# ended with code {exit_code}\n")
        return exit_code

    def _started(
        self,
        command: list[str],
        environment: Mapping[str, str],
        on_line: Callable[[str], None],
        limits: Limits,
        feedback: Feedback,
        record: RunRecord,
    ) -> int:
        try:
            return run_process(
                command,
                title="Sen2Cor",
                environment=environment,
                folder=self.private,
                on_line=on_line,
                feedback=feedback,
                limit_s=limits.whole_s,
                silent_limit_s=limits.silent_s,
            )
        except NotStartedError as error:
            raise CorrectionError(
                error.message,
                advice="Start its L2A_Process with --help in a terminal; if that fails too, install Sen2Cor again.",
            ) from error
        except TimeLimitError as error:
            raise self._too_long(error.message, "allow more minutes for a run", record) from error
        except SilentProcessError as error:
            raise self._too_long(error.message, "allow more minutes of silence", record) from error

    def _too_long(self, message: str, raise_it: str, record: RunRecord) -> CorrectionError:
        words = f' The last it said was "{record.last_line}".' if record.last_line else " It had said nothing."
        return CorrectionError(
            f"{self.workspace.name.text}: {message}{words}",
            advice="A download of a terrain model (DEM) may hang for good: turn it off, or fetch the model first. Else "
            f"{raise_it} in the options for Sen2Cor.",
        )
