"""One run of Sen2Cor: its folders, its command, its log."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable

from ...errors import CorrectionError
from ...feedback import Feedback
from ...processes.environment import child_environment
from ...processes.process import NotStartedError, TimeLimitError, run_process
from ...workspace import Workspace
from .command import correction_command, has_output_option
from .installation import Installation
from .outcome import RunRecord, judge
from .progress import RunProgress

DEFAULT_LIMIT_S = 4 * 3600.0


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
        return self.private / "output"

    @property
    def log_file(self) -> Path:
        """All that was printed, with the version and the command at its head; it outlives the run."""
        return self.workspace.corrected_folder / f"{self.workspace.name.text}_sen2cor.log"

    @property
    def input(self) -> Path:
        """The L1C product that Sen2Cor is given: its copy for a version that writes beside its input."""
        if has_output_option(self.installation):
            return self.workspace.product.absolute()
        return self.output_folder / self.workspace.name.safe_folder

    @property
    def command(self) -> list[str]:
        """Program and arguments."""
        return correction_command(self.installation, self.input, self.output_folder, self.workspace.settings.resolution)

    def execute(self, environment: Mapping[str, str], limit_s: float, feedback: Feedback) -> Path:
        """Run it, and return the complete L2A product that it made in :attr:`output_folder`.

        :param environment: variables, which are cleaned for Sen2Cor.
        :param limit_s: seconds after which it is ended.
        :raises CorrectionError: if it made none.
        :raises CancelledError: if it is no longer wanted; no process is left then.
        :raises OSError: if the log or a folder cannot be written.
        """
        self._make_folders(feedback)
        record = RunRecord()
        exit_code = self._run(record, child_environment(environment), limit_s, feedback)
        return judge(record, exit_code, self.output_folder, self.workspace.name, self.workspace.settings.resolution)

    def _make_folders(self, feedback: Feedback) -> None:
        self.output_folder.mkdir()
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        if self.input.parent == self.output_folder:
            feedback.note(f"Sen2Cor {self.installation.version_text} writes beside its input: it gets a copy.")

            def copy(source: str, target: str) -> None:
                feedback.raise_if_cancelled()
                shutil.copyfile(source, target)

            shutil.copytree(self.workspace.product, self.input, copy_function=copy)

    def _run(self, record: RunRecord, environment: Mapping[str, str], limit_s: float, feedback: Feedback) -> int:
        progress = RunProgress()
        with self.log_file.open("w", buffering=1, encoding="utf-8") as log:

            def on_line(line: str) -> None:
                log.write(f"{line}\n")
                record.read(line)
                said = progress.read(line)
                if said:
                    feedback.progress(said.fraction, said.text)

            started = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M:%S UTC")
            log.write(f"# Sen2Cor {self.installation.version_text}, {started}\n# {self.command}\n")
            exit_code = self._started(environment, on_line, limit_s, feedback)
            log.write(f"# ended with code {exit_code}\n")
        return exit_code

    def _started(
        self, environment: Mapping[str, str], on_line: Callable[[str], None], limit_s: float, feedback: Feedback
    ) -> int:
        try:
            return run_process(
                self.command,
                title="Sen2Cor",
                environment=environment,
                folder=self.private,
                on_line=on_line,
                feedback=feedback,
                limit_s=limit_s,
            )
        except NotStartedError as error:
            raise CorrectionError(
                error.message,
                advice="Start its L2A_Process with --help in a terminal; if that fails too, install Sen2Cor again.",
            ) from error
        except TimeLimitError as error:
            raise CorrectionError(
                error.message,
                advice="Try again; if it hangs at the same place again, turn off the DEM in its configuration (GIPP).",
            ) from error
