"""``MAX_AOI_CLOUD`` of ``scenequeue:search`` against the hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from qgis.core import NULL, QgsApplication, QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer
from qgis.PyQt import sip
from scene_queue.core.network.libraries.sentinelhub_loading import problem

Run = Callable[..., dict[str, Any]]
PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
PUT_L2A = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922"


@pytest.fixture
def corner(qgis_app: QgsApplication) -> Iterator[QgsVectorLayer]:
    """The upper left corner of tile 15PUT, where the hub's small products have their pixels."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "corner", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON ((-94.95 16.1,-94.8 16.1,-94.8 16.35,-94.95 16.35,-94.95 16.1))"))
    layer.dataProvider().addFeatures([feature])
    yield layer
    sip.delete(layer)


@pytest.fixture
def question(corner: QgsVectorLayer) -> dict[str, Any]:
    return {"AREA": corner, "START": "2018-08-09", "END": "2018-08-09", "MAX_CLOUD": 100, "OUTPUT": "TEMPORARY_OUTPUT"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runs of other tests are not remembered."""
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path / "profile")))


def clouds(outputs: dict[str, Any]) -> dict[str, float | None]:
    found = outputs["OUTPUT"].getFeatures()
    return {
        one["identifier"]: None if one["aoi_cloud_percent"] in (None, NULL) else one["aoi_cloud_percent"]
        for one in found
    }


def test_each_scene_has_its_cloud_over_the_area(hub: Hub, signed_in: None, run: Run, question: dict[str, Any]) -> None:
    found = clouds(run("search", **question, MAX_AOI_CLOUD=100))
    assert 0 <= (found[PUT] if found[PUT] is not None else -1) <= 100
    assert hub.accounts.sessions_open == 0


def test_what_is_cloudier_than_the_limit_is_left_out_and_told(
    hub: Hub,
    signed_in: None,
    run: Run,
    question: dict[str, Any],
    log: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = "scene_queue.core.catalogue.aoi_cloud.scene_classification"
    monkeypatch.setattr(f"{module}.cloud_percent_of", lambda classes: 40.0)
    assert clouds(run("search", **question, MAX_AOI_CLOUD=40))[PUT] == 40.0
    monkeypatch.setattr(f"{module}.cloud_percent_of", lambda classes: 41.0)
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path / "another")))
    assert PUT not in clouds(run("search", **question, MAX_AOI_CLOUD=40))
    assert any("more than 40 % cloud over the area: 1 scene" in line for line in log.lines)


def test_what_is_not_known_stays_in_and_is_told(
    hub: Hub, signed_in: None, run: Run, question: dict[str, Any], log: Any
) -> None:
    found = clouds(run("search", **question, MAX_AOI_CLOUD=0, LEVEL="L1C"))
    unknown = [name for name, percent in found.items() if percent is None]
    assert unknown
    assert any("is not known of" in line and "stayed in the list" in line for line in log.lines)


def test_the_second_run_asks_only_what_the_first_did_not_learn(
    hub: Hub, signed_in: None, run: Run, question: dict[str, Any]
) -> None:
    first = clouds(run("search", **question, MAX_AOI_CLOUD=100, NAME=PUT))
    asked = sum(request.face == "download" for request in hub.requests)
    assert clouds(run("search", **question, MAX_AOI_CLOUD=100, NAME=PUT)) == pytest.approx(first, abs=0.01)
    assert sum(request.face == "download" for request in hub.requests) == asked


def test_without_a_sign_in_it_does_not_start(hub: Hub, run: Run, question: dict[str, Any]) -> None:
    with pytest.raises(QgsProcessingException, match="CDSE_USERNAME"):
        run("search", **question, MAX_AOI_CLOUD=20)
    assert hub.requests == []


def test_without_an_area_it_does_not_start(hub: Hub, signed_in: None, run: Run) -> None:
    with pytest.raises(QgsProcessingException, match="there is no area"):
        run("search", NAME=f"{PUT}*", START="2018-08-09", END="2018-08-09", MAX_AOI_CLOUD=20, OUTPUT="TEMPORARY_OUTPUT")


def test_the_pipeline_signs_in_once_for_clouds_and_downloads(
    hub: Hub, signed_in: None, run: Run, question: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    outputs = run(
        "pipeline",
        **question,
        LEVEL="L2A",
        TILES="15PUT",
        MAX_AOI_CLOUD=100,
        FOLDER=str(tmp_path / "products"),
        SEN2COR=str(stand_in),
    )
    assert (outputs["SCENE_COUNT"], outputs["DONE"], outputs["FAILED"]) == (1, 1, 0)
    assert list(clouds(outputs).values()) != [None]
    assert (hub.accounts.sessions_opened, hub.accounts.sessions_open) == (1, 0)


def test_a_pipeline_that_finds_nothing_clear_leaves_no_session_behind(
    hub: Hub,
    signed_in: None,
    run: Run,
    question: dict[str, Any],
    stand_in: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = "scene_queue.core.catalogue.aoi_cloud.scene_classification"
    monkeypatch.setattr(f"{module}.cloud_percent_of", lambda classes: 99.0)
    folder = str(tmp_path / "products")
    outputs = run(
        "pipeline", **question, LEVEL="L2A", TILES="15PUT", MAX_AOI_CLOUD=5, FOLDER=folder, SEN2COR=str(stand_in)
    )
    assert outputs["SCENE_COUNT"] == 0
    assert (hub.accounts.sessions_opened, hub.accounts.sessions_open) == (1, 0)


@pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")
def test_an_oauth_client_is_enough(
    hub: Hub, run: Run, question: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SH_CLIENT_ID", "sh-demo")
    monkeypatch.setenv("SH_CLIENT_SECRET", "demo")
    run("search", **question, MAX_AOI_CLOUD=100)
    assert {request.face for request in hub.requests} == {"catalogue", "identity", "sentinelhub"}


@pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")
def test_a_sentinel_hub_is_searched(
    hub: Hub, run: Run, question: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SH_CLIENT_ID", "sh-demo")
    monkeypatch.setenv("SH_CLIENT_SECRET", "demo")
    found = clouds(run("search", **question, SERVICE="sentinelhub", LEVEL="best"))
    assert PUT_L2A in found
    assert PUT not in found
