"""What a user can do at once about jobs that stopped: one click, and what it is called."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import (
    CorrectionError,
    CredentialsError,
    FolderGoneError,
    NetworkError,
    NoRoomError,
    ProductError,
    Sen2CorMissingError,
)
from ..core.job_queue.failures import has_failed
from ..core.job_queue.job import Job, JobState, StageName


class NextStep(enum.Enum):
    """What is done."""

    SIGN_IN = "sign in"
    CHOOSE_SEN2COR = "choose Sen2Cor"
    SHOW_LOG = "show log"
    REPAIR = "repair"
    FREE_SPACE = "free space"
    CHOOSE_FOLDER = "choose folder"
    TEST_CONNECTION = "test connection"


_STEPS = {  # by the names of the errors, as jobs have them
    CredentialsError.__name__: NextStep.SIGN_IN,
    Sen2CorMissingError.__name__: NextStep.CHOOSE_SEN2COR,
    CorrectionError.__name__: NextStep.SHOW_LOG,
    ProductError.__name__: NextStep.REPAIR,
    NoRoomError.__name__: NextStep.FREE_SPACE,
    FolderGoneError.__name__: NextStep.CHOOSE_FOLDER,
    NetworkError.__name__: NextStep.TEST_CONNECTION,
    "ProxySettingsError": NextStep.TEST_CONNECTION,
    "CertificateError": NextStep.TEST_CONNECTION,
}
_STOPPED = (JobState.FAILED, JobState.PAUSED, JobState.WAITING)


def step_of(jobs: Sequence[Job]) -> NextStep | None:
    """The step that helps all of these jobs; ``None``: there is none, or they need different ones."""
    steps = {_step_after(job) for job in jobs}
    return steps.pop() if len(steps) == 1 else None


def step_title(step: NextStep | None) -> str:
    """What the button says; empty for ``None``."""
    titles = {
        NextStep.SIGN_IN: QCoreApplication.translate("NextSteps", "Sign in again…"),
        NextStep.CHOOSE_SEN2COR: QCoreApplication.translate("NextSteps", "Choose Sen2Cor…"),
        NextStep.SHOW_LOG: QCoreApplication.translate("NextSteps", "Show Sen2Cor's log"),
        NextStep.REPAIR: QCoreApplication.translate("NextSteps", "Repair"),
        NextStep.FREE_SPACE: QCoreApplication.translate("NextSteps", "Free space…"),
        NextStep.CHOOSE_FOLDER: QCoreApplication.translate("NextSteps", "Choose the folder again…"),
        NextStep.TEST_CONNECTION: QCoreApplication.translate("NextSteps", "Test the connection…"),
    }
    return titles[step] if step is not None else ""


def _step_after(job: Job) -> NextStep | None:
    if not job.trouble or job.state not in _STOPPED or not (has_failed(job) or job.trouble == NoRoomError.__name__):
        return None
    step = _STEPS.get(job.trouble)
    # a product that the check has passed has nothing to repair
    return None if step is NextStep.REPAIR and job.stage is StageName.CORRECTION else step
