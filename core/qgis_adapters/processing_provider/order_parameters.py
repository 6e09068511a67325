"""The parameters and outputs that ``download``, ``correct`` and ``pipeline`` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...settings import Resolution
from .base_algorithm import Values

if TYPE_CHECKING:
    from ..headless import OrderResult

_INTEGER = QgsProcessingParameterNumber.Type.Integer
_FOLDER = QgsProcessingParameterFile.Behavior.Folder
CORRECTION_HELP = (
    "As many corrections run at once as there are cores and free memory for, 6 GB each; the queue's settings in the "
    "window may say more or less memory, and a most. PARALLEL is a number of your own: just as many run, and a warning "
    "says if memory is short. Working hours of the window do not hold here; the computer is kept awake unless these "
    "settings say otherwise."
)


def folder_parameter() -> QgsProcessingParameterDefinition:
    """``FOLDER``: where products go."""
    return QgsProcessingParameterFile("FOLDER", "Folder for the products", _FOLDER)


def report_parameter() -> QgsProcessingParameterDefinition:
    """``REPORT``: JSON lines, one a scene."""
    return QgsProcessingParameterFileDestination(
        "REPORT", "Report", "JSON lines (*.jsonl)", optional=True, createByDefault=False
    )


def connections_parameter() -> QgsProcessingParameterDefinition:
    """``CONNECTIONS``: downloads at once; empty: as many as the service allows."""
    return QgsProcessingParameterNumber("CONNECTIONS", "Downloads at once", _INTEGER, None, True, 1)


def bands_parameter() -> QgsProcessingParameterDefinition:
    """``BANDS``: the images to fetch, as in :func:`read_bands`; empty: whole products."""
    return QgsProcessingParameterString(
        "BANDS", "Only these bands, such as B02,B03,B04,TCI; empty: whole products", optional=True
    )


def source_parameters() -> list[QgsProcessingParameterDefinition]:
    """``ALTERNATIVES`` and ``ACCEPT_COSTS``: who may be asked besides the service that is asked first."""
    return [
        QgsProcessingParameterString(
            "ALTERNATIVES", "Services to try next where a scene cannot be had, such as cdse-s3,google", optional=True
        ),
        QgsProcessingParameterBoolean("ACCEPT_COSTS", "I pay for services that charge for transfers", False),
    ]


def correction_parameters() -> list[QgsProcessingParameterDefinition]:
    """``SEN2COR``, ``RESOLUTION`` and ``PARALLEL``."""
    resolutions = [resolution.value for resolution in Resolution]
    return [
        QgsProcessingParameterString("SEN2COR", "Sen2Cor: folder or L2A_Process; empty: looked for", optional=True),
        QgsProcessingParameterEnum(
            "RESOLUTION", "Resolution (m)", resolutions, defaultValue="all", usesStaticStrings=True
        ),
        QgsProcessingParameterNumber("PARALLEL", "Corrections at once; empty: as many as fit", _INTEGER, None, True, 1),
    ]


def order_outputs() -> list[QgsProcessingOutputDefinition]:
    """``FOLDER``, ``DONE`` and ``FAILED``; ``REPORT`` comes with its parameter."""
    return [
        QgsProcessingOutputFolder("FOLDER", "Folder of the products"),
        QgsProcessingOutputNumber("DONE", "Scenes through their last stage"),
        QgsProcessingOutputNumber("FAILED", "Scenes failed"),
    ]


def order_values(result: OrderResult, folder: str, report: str) -> Values:
    """The outputs of an order."""
    return {"FOLDER": folder, "DONE": len(result.done), "FAILED": len(result.failed), "REPORT": report}


def add_all(
    algorithm: QgsProcessingAlgorithm,
    parameters: list[QgsProcessingParameterDefinition],
    outputs: list[QgsProcessingOutputDefinition],
) -> None:
    """Add parameters and outputs to an algorithm."""
    for parameter in parameters:
        algorithm.addParameter(parameter)
    for output in outputs:
        algorithm.addOutput(output)
