"""The parameters that say how, and by which Sen2Cor, ``correct`` and ``pipeline`` correct."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...errors import SettingsError
from ...settings import AerosolType, CorrectionOptions, MidLatitude, Resolution
from .base_algorithm import SceneQueueAlgorithm, Values

CORRECTION_HELP = (
    "Each scene is corrected by the newest Sen2Cor here that takes its baseline; SEN2COR names one. Where none takes "
    "it, the scene fails before anything is downloaded, and the report says which version to install; with "
    "NO_SEN2COR=ready_l2a the service's ready L2A product is fetched instead. A warning says where L2A products of "
    "several makes are the result; ONE_VERSION wants one version for all. "
    "As many corrections run at once as there are cores and free memory for, 6 GB each; the queue's settings in the "
    "window may say more or less memory, and a most. PARALLEL is a number of your own: just as many run, and a warning "
    "says if memory is short. Working hours of the window do not hold here; the computer is kept awake unless these "
    "settings say otherwise."
)
FAIL, READY_L2A = "fail", "ready_l2a"
_AS_IT_IS = "unchanged"
_INTEGER = QgsProcessingParameterNumber.Type.Integer


def correction_parameters() -> list[QgsProcessingParameterDefinition]:
    """``SEN2COR``, ``NO_SEN2COR``, ``ONE_VERSION``, ``RESOLUTION``, ``PARALLEL``, and for experts Sen2Cor's options."""
    return [
        QgsProcessingParameterString("SEN2COR", "Sen2Cor: folder or L2A_Process; empty: looked for", optional=True),
        _choice("NO_SEN2COR", "Scenes that no Sen2Cor here takes", [FAIL, READY_L2A], FAIL),
        QgsProcessingParameterBoolean("ONE_VERSION", "One version of Sen2Cor for all scenes", False),
        _choice("RESOLUTION", "Resolution (m)", [resolution.value for resolution in Resolution], "all"),
        QgsProcessingParameterNumber("PARALLEL", "Corrections at once; empty: as many as fit", _INTEGER, None, True, 1),
        *(_for_experts(parameter) for parameter in _option_parameters()),
    ]


def read_correction(
    algorithm: SceneQueueAlgorithm, parameters: Values, context: QgsProcessingContext
) -> dict[str, Any]:
    """What the parameters say of Sen2Cor, as arguments of :class:`Settings`.

    :raises SettingsError: if one cannot be used.
    """
    return {
        "sen2cor": algorithm.text(parameters, "SEN2COR", context),
        "resolution": Resolution(algorithm.text(parameters, "RESOLUTION", context)),
        "correction": _options(algorithm, parameters, context),
    }


def _choice(name: str, title: str, values: list[str], default: str) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterEnum(name, title, values, defaultValue=default, usesStaticStrings=True)


def _option_parameters() -> list[QgsProcessingParameterDefinition]:
    folder = QgsProcessingParameterFile.Behavior.Folder
    default = CorrectionOptions()
    return [
        _choice("AEROSOL", "Aerosol", [_AS_IT_IS, *(one.value for one in AerosolType)], _AS_IT_IS),
        _choice("MID_LATITUDE", "Atmosphere", [_AS_IT_IS, *(one.value for one in MidLatitude)], _AS_IT_IS),
        QgsProcessingParameterNumber("OZONE", "Ozone (DU); 0: of the product", _INTEGER, None, True, 0),
        _choice("CIRRUS", "Cirrus correction", [_AS_IT_IS, "on", "off"], _AS_IT_IS),
        QgsProcessingParameterFile("DEM_FOLDER", "Folder of terrain models; empty: flat", folder, optional=True),
        QgsProcessingParameterString("DEM_REFERENCE", "Where terrain models come from", optional=True),
        QgsProcessingParameterBoolean("CLASSIFICATION_ONLY", "Scene classification only", False),
        QgsProcessingParameterFile("GIPP", "Parameter file (L2A_GIPP.xml); empty: Sen2Cor's own", optional=True),
        QgsProcessingParameterString("SEN2COR_ARGUMENTS", "More arguments of L2A_Process", optional=True),
        _minutes("TIME_LIMIT", "A run may take (minutes)", default.limit_minutes, 1),
        _minutes("SILENT_LIMIT", "It may do nothing for (minutes); 0: any time", default.silent_minutes, 0),
    ]


def _minutes(name: str, title: str, default: int, least: int) -> QgsProcessingParameterDefinition:
    return QgsProcessingParameterNumber(name, title, _INTEGER, default, True, least)


def _for_experts(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    flags: Any = parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced
    parameter.setFlags(flags)
    return parameter


def _options(algorithm: SceneQueueAlgorithm, parameters: Values, context: QgsProcessingContext) -> CorrectionOptions:
    def text(name: str) -> str:
        return algorithm.text(parameters, name, context)

    def chosen(name: str) -> str | None:
        value = text(name)
        return value if value != _AS_IT_IS else None

    def whole(name: str, otherwise: int) -> int:
        given = algorithm.number(parameters, name, context)
        return otherwise if given is None else int(given)

    default = CorrectionOptions()
    aerosol, latitude, cirrus = chosen("AEROSOL"), chosen("MID_LATITUDE"), chosen("CIRRUS")
    ozone = algorithm.number(parameters, "OZONE", context)
    return CorrectionOptions(
        aerosol=AerosolType(aerosol) if aerosol else None,
        mid_latitude=MidLatitude(latitude) if latitude else None,
        ozone_du=None if ozone is None else int(ozone),
        cirrus=None if cirrus is None else cirrus == "on",
        dem_folder=_path(text("DEM_FOLDER")),
        dem_reference=text("DEM_REFERENCE"),
        classification_only=bool(algorithm.parameterAsBool(parameters, "CLASSIFICATION_ONLY", context)),
        gipp=_path(text("GIPP")),
        arguments=_words(text("SEN2COR_ARGUMENTS")),
        limit_minutes=whole("TIME_LIMIT", default.limit_minutes),
        silent_minutes=whole("SILENT_LIMIT", default.silent_minutes),
    )


def _path(text: str) -> Path | None:
    return Path(text).absolute() if text else None


def _words(text: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise SettingsError(
            f"SEN2COR_ARGUMENTS cannot be read ({error}): {text!r}.", advice="Close the quotation marks."
        ) from error
