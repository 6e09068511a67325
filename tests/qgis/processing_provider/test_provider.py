"""What the toolbox offers: ids, names of parameters and outputs are public."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterDefinition, QgsProcessingParameterEnum
from scene_queue.core.qgis_adapters.processing_provider.provider import SceneQueueProvider

SEARCH = (
    "AREA START END MONTHS LEVEL MAX_CLOUD MAX_AOI_CLOUD ORBIT_DIRECTION RELATIVE_ORBIT TILES RAW SERVICE AUTHCFG "
    "S3_AUTHCFG LIMIT OUTPUT"
)
PRODUCTS = "LAYOUT SCRATCH FINISHED_LIST"
PARAMETERS = {
    "search": SEARCH,
    "download": "SCENES SERVICE BANDS ALTERNATIVES ACCEPT_COSTS FOLDER CONNECTIONS AUTHCFG S3_AUTHCFG "
    f"{PRODUCTS} KEEP_ZIP DISK_BUDGET REPORT",
    "checksafe": "INPUT REPAIR SERVICE AUTHCFG S3_AUTHCFG REPORT",
    "correct": f"INPUT SEN2COR NO_SEN2COR ONE_VERSION RESOLUTION PARALLEL FOLDER {PRODUCTS} REPORT",
    "pipeline": f"{SEARCH} SOURCE ALTERNATIVES ACCEPT_COSTS BANDS FOLDER CONNECTIONS SEN2COR NO_SEN2COR "
    f"RESOLUTION PARALLEL LOAD {PRODUCTS} KEEP_ZIP KEEP_L1C DISK_BUDGET REPORT",
    "layers": "INPUT RECIPE AREA MARGIN MASK FORMAT FOLDER LOAD REPORT",
}
NUMBERS = "SCENE_COUNT TOTAL_BYTES AREA_VERTICES AREA_ADDED_PERCENT"
OUTPUTS = {
    "search": f"OUTPUT {NUMBERS}",
    "download": "FOLDER DONE FAILED FINISHED_LIST REPORT",
    "checksafe": "CHECKED REPAIRED BROKEN REPORT",
    "correct": "FOLDER DONE FAILED FINISHED_LIST REPORT",
    "pipeline": f"OUTPUT SCENE_COUNT FOLDER DONE FAILED FINISHED_LIST REPORT LAYERS {NUMBERS}",
    "layers": "FOLDER DONE FAILED LAYERS REPORT",
}
REQUIRED = {"search": {"OUTPUT"}, "download": {"SCENES", "FOLDER"}, "correct": {"INPUT", "FOLDER"}}
REQUIRED["checksafe"] = {"INPUT"}
REQUIRED["pipeline"] = {"FOLDER", "OUTPUT"}
REQUIRED["layers"] = {"INPUT", "FOLDER"}


def test_it_is_registered_under_its_id(provider: SceneQueueProvider) -> None:
    assert QgsApplication.processingRegistry().providerById("scenequeue") is provider
    assert provider.name() == "Scene Queue for Sentinel-2"
    assert not provider.icon().isNull()


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_have_the_names_that_scripts_use(provider: SceneQueueProvider, name: str) -> None:
    algorithm = provider.algorithm(name)
    assert set(PARAMETERS[name].split()) <= {each.name() for each in algorithm.parameterDefinitions()}


@pytest.mark.parametrize("name", PARAMETERS)
def test_outputs_have_the_names_that_scripts_use(provider: SceneQueueProvider, name: str) -> None:
    algorithm = provider.algorithm(name)
    assert {each.name() for each in algorithm.outputDefinitions()} == set(OUTPUTS[name].split())


@pytest.mark.parametrize("name", PARAMETERS)
def test_only_what_has_no_default_is_required(provider: SceneQueueProvider, name: str) -> None:
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    required = {
        each.name()
        for each in provider.algorithm(name).parameterDefinitions()
        if not each.flags() & optional and each.defaultValue() is None
    }
    assert required == REQUIRED[name]


@pytest.mark.parametrize("name", PARAMETERS)
def test_enums_take_words(provider: SceneQueueProvider, name: str) -> None:
    enums = [
        each for each in provider.algorithm(name).parameterDefinitions() if isinstance(each, QgsProcessingParameterEnum)
    ]
    assert all(each.usesStaticStrings() for each in enums)


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_says_what_it_does(provider: SceneQueueProvider, name: str) -> None:
    algorithm = provider.algorithm(name)
    assert algorithm.displayName()
    assert len(algorithm.shortHelpString()) > 80
    assert algorithm.id() == f"scenequeue:{name}"
