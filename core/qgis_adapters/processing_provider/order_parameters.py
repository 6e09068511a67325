"""The parameters and outputs that ``download``, ``correct`` and ``pipeline`` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...job_queue.order import AtEnd
from ...settings import Settings
from ..translation import translated
from .base_algorithm import SceneQueueAlgorithm, Values

if TYPE_CHECKING:
    from ..headless import OrderResult

_INTEGER = QgsProcessingParameterNumber.Type.Integer
_FOLDER = QgsProcessingParameterFile.Behavior.Folder
_LAYOUT = Settings.layout
GIGABYTE = 1_000_000_000


def folder_parameter() -> QgsProcessingParameterDefinition:
    """``FOLDER``: where products go."""
    return QgsProcessingParameterFile("FOLDER", "Folder for the products", _FOLDER)


def report_parameter() -> QgsProcessingParameterDefinition:
    """``REPORT``: a line a scene; a table where its name ends with ``.csv``, else JSON lines."""
    kinds = "JSON lines (*.jsonl);;Table (*.csv)"
    return QgsProcessingParameterFileDestination("REPORT", "Report", kinds, optional=True, createByDefault=False)


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


def product_parameters(*, downloads: bool = True, corrects: bool = True) -> list[QgsProcessingParameterDefinition]:
    """``LAYOUT``, ``KEEP_ZIP``, ``KEEP_L1C``, ``DISK_BUDGET``, ``SCRATCH`` and ``FINISHED_LIST``.

    :param downloads: whether there are archives to keep, and downloads that a budget could hold back.
    :param corrects: whether L1C products are fetched to be corrected, and may go then.
    """
    whole, real = "Subfolders, of {tile}, {date}, {year} and {level}", QgsProcessingParameterNumber.Type.Double
    kept = [QgsProcessingParameterBoolean("KEEP_ZIP", "Keep the ZIP archives", Settings.keep_archive)]
    if corrects:
        kept.append(
            QgsProcessingParameterBoolean("KEEP_L1C", "Keep L1C products that are corrected", Settings.keep_l1c)
        )
    budget = QgsProcessingParameterNumber("DISK_BUDGET", "Disk for the products (GB); empty: any", real, None, True, 0)
    return [
        QgsProcessingParameterString("LAYOUT", whole, _LAYOUT, optional=True),
        *([*kept, budget] if downloads else []),
        QgsProcessingParameterFile(
            "SCRATCH", "Local folder for what is unfinished; empty: below the folder", _FOLDER, optional=True
        ),
        QgsProcessingParameterFileDestination(
            "FINISHED_LIST", "List of finished products", "Text (*.txt)", optional=True, createByDefault=False
        ),
    ]


def read_product_options(
    algorithm: SceneQueueAlgorithm, parameters: Values, context: QgsProcessingContext
) -> dict[str, Any]:
    """What the parameters of :func:`product_parameters` say, as arguments of :class:`Settings`.

    :raises SettingsError: if a budget is no number.
    :raises DiskError: if the scratch folder cannot be written.
    """
    options: dict[str, Any] = {"layout": algorithm.text(parameters, "LAYOUT", context)}
    for name, option in (("KEEP_ZIP", "keep_archive"), ("KEEP_L1C", "keep_l1c")):
        if algorithm.parameterDefinition(name) is not None:
            options[option] = bool(algorithm.parameterAsBool(parameters, name, context))
    if algorithm.parameterDefinition("DISK_BUDGET") is not None:
        options["disk_budget_bytes"] = int((algorithm.number(parameters, "DISK_BUDGET", context) or 0.0) * GIGABYTE)
    if algorithm.parameterAsFile(parameters, "SCRATCH", context):
        options["scratch"] = algorithm.folder(parameters, "SCRATCH", context)
    return options


def read_end(algorithm: SceneQueueAlgorithm, parameters: Values, context: QgsProcessingContext) -> AtEnd:
    """What ``FINISHED_LIST`` says."""
    path = algorithm.parameterAsFileOutput(parameters, "FINISHED_LIST", context)
    return AtEnd(loads=False, finished_list=Path(path).absolute() if path else None)


def order_outputs() -> list[QgsProcessingOutputDefinition]:
    """``FOLDER``, ``DONE`` and ``FAILED``; ``REPORT`` and ``FINISHED_LIST`` come with their parameters."""
    return [
        QgsProcessingOutputFolder("FOLDER", "Folder of the products"),
        QgsProcessingOutputNumber("DONE", "Scenes through their last stage"),
        QgsProcessingOutputNumber("FAILED", "Scenes failed"),
    ]


def order_values(result: OrderResult, folder: str, report: str, at_end: AtEnd) -> Values:
    """The outputs of an order."""
    values: Values = {"FOLDER": folder, "DONE": len(result.done), "FAILED": len(result.failed), "REPORT": report}
    return {**values, "FINISHED_LIST": str(at_end.finished_list)} if at_end.finished_list else values


def add_all(
    algorithm: QgsProcessingAlgorithm,
    parameters: list[QgsProcessingParameterDefinition],
    outputs: list[QgsProcessingOutputDefinition],
) -> None:
    """Add parameters and outputs to an algorithm, with their words in the user's language."""
    for parameter in parameters:
        parameter.setDescription(translated(parameter.description()))
        algorithm.addParameter(parameter)
    for output in outputs:
        output.setDescription(translated(output.description()))
        algorithm.addOutput(output)
