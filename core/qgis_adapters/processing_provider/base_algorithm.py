"""What all our algorithms have in common.

QGIS loads the algorithms when it starts. What brings network libraries with it is imported on use, since a start must
cost nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, TypeVar

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtCore import QVariant

from ...errors import DiskError, SceneQueueError, SettingsError
from ...feedback import Feedback
from ...services import ServiceProfile, load_profiles
from ..engine_thread import run_watched
from ..settings_store import read_preferences
from ..translation import translated

if TYPE_CHECKING:
    from ...network import NetworkSettings

Result = TypeVar("Result")
Values = dict[str, Any]
DEFAULT = "cdse"  # the service that is meant where none is named
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?", re.ASCII | re.IGNORECASE)


class SceneQueueAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that turns our errors into QGIS's and whose work can be cancelled promptly.

    A subclass sets the texts, adds parameters in ``initAlgorithm``, reads them in :meth:`read` (main thread) and
    works in :meth:`work` (the algorithm's thread).
    """

    ID = ""
    TITLE = ""
    HELP = ""

    def name(self) -> str:
        """The part of the id after the colon."""
        return self.ID

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """What the toolbox shows."""
        return self.tr(self.TITLE)

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """What the dialog shows beside the parameters."""
        return self.tr(self.HELP)

    def createInstance(self) -> QgsProcessingAlgorithm:  # noqa: N802 - QGIS's name
        """QGIS runs a copy."""
        return type(self)()

    def tr(self, text: str) -> str:
        """A text in the user's language."""
        return translated(text)

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """QGIS calls this on the main thread, where sign-ins and proxies may be asked for."""
        with _as_qgis_errors():
            self.read(parameters, context)
        return True

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Values:
        """QGIS calls this on a thread of its pool, or on the main one."""
        with _as_qgis_errors():
            return self.work(parameters, context, feedback)

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        raise NotImplementedError

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Do the work; returns the outputs."""
        raise NotImplementedError

    def watched(self, work: Callable[[Feedback], Result], feedback: QgsProcessingFeedback) -> Result:
        """Run what blocks on a thread of its own; see :func:`run_watched`."""
        return run_watched(work, feedback)

    def text(self, parameters: Values, name: str, context: QgsProcessingContext) -> str:
        """A text parameter, stripped; empty where it is not given."""
        return str(self.parameterAsString(parameters, name, context) or "").strip()

    def number(self, parameters: Values, name: str, context: QgsProcessingContext) -> float | None:
        """A number, ``None`` where an optional one is not given.

        QGIS takes the default in place of a text that is no number, without a word. So what is given as a text
        (``qgis_process`` does so) or as a number is read here; expressions and the like are QGIS's.

        :raises SettingsError: if it is no number, or none without a fraction where a whole one is wanted.
        """
        definition = self.parameterDefinition(name)
        given = parameters.get(name, definition.defaultValue())
        if given is None or given == "" or (isinstance(given, QVariant) and given.isNull()):
            return None
        is_whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        if isinstance(given, str):
            return _number_of(name, given.strip(), is_whole)
        if isinstance(given, (int, float)):
            return _number_of(name, repr(given), is_whole)
        return float(self.parameterAsDouble(parameters, name, context))

    def folder(self, parameters: Values, name: str, context: QgsProcessingContext) -> Path:
        """A folder.

        :raises SettingsError: if it is not given, or is a file.
        :raises DiskError: if it cannot be made or written.
        """
        text = self.parameterAsFile(parameters, name, context)
        if not text or Path(text).is_file():
            raise SettingsError(f"{name} is no folder: {text!r}.", advice="Name the folder for the products.")
        folder = Path(text).absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=folder):
                return folder
        except OSError as error:
            raise DiskError(f"{name} cannot be written: {folder} ({error}).", advice="Name another one.") from error


def _number_of(name: str, text: str, is_whole: bool) -> float:
    value = float(text) if _NUMBER.fullmatch(text) else None
    if value is None or (is_whole and value != int(value)):
        kind = "whole number" if is_whole else "number"
        raise SettingsError(f"{name} is no {kind}: {text[:60]!r}.", advice=f"Give a {kind}, or leave it out.")
    return value


class _as_qgis_errors:  # noqa: N801 - reads as a sentence
    """Our errors become the exception that Processing shows as a message, without a traceback."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SceneQueueError):
            raise QgsProcessingException(str(error)) from error


def profiles() -> dict[str, ServiceProfile]:
    """The service profiles: shipped ones, the user's, those of ``SCENE_QUEUE_SERVICES``."""
    own = read_preferences().profiles_folder
    return load_profiles(os.environ, [Path(own)] if own else [])


def network_settings() -> NetworkSettings:
    """How QGIS reaches services; main thread."""
    from ..network_settings import qgis_network_settings

    return qgis_network_settings()
