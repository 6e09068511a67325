"""``scenequeue:download``, ``correct`` and ``pipeline`` against the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)
from scene_queue.core.feedback import Feedback
from scene_queue.core.qgis_adapters import call_conditions
from scene_queue.core.qgis_adapters.call_conditions import CallConditions
from scene_queue.core.qgis_adapters.settings_store import Preferences, write_preferences

Run = Callable[..., dict[str, Any]]


def names_only(*identifiers: str) -> QgsVectorLayer:
    layer = QgsVectorLayer("None?field=identifier:string", "names", "memory")
    features = []
    for identifier in identifiers:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([identifier])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def lines(report: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]


def products(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.SAFE") if ".scene_queue" not in path.parts}


def test_names_are_enough_to_download(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    folder, report = tmp_path / "products", tmp_path / "report.jsonl"
    outputs = run("download", SCENES=names_only(*GUIDE_NAMES[:3]), FOLDER=str(folder), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (3, 0)
    assert outputs["FOLDER"] == str(folder)
    assert products(folder) == {f"{name}.SAFE" for name in GUIDE_NAMES[:3]}
    assert [(line["identifier"], line["state"]) for line in lines(report)] == [
        (name, "done") for name in GUIDE_NAMES[:3]
    ]


def test_what_is_there_is_not_fetched_again(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    call = {"SCENES": names_only(GUIDE_NAMES[0]), "FOLDER": str(tmp_path / "products")}
    run("download", **call)
    before = len([request for request in hub.requests if request.face == "download"])
    assert run("download", **call)["DONE"] == 1
    assert len([request for request in hub.requests if request.face == "download"]) == before


def test_only_the_bands_that_are_named_are_fetched_and_a_later_call_brings_the_rest(
    hub: Hub, run: Run, signed_in: None, tmp_path: Path
) -> None:
    call = {"SCENES": names_only(GUIDE_NAMES[0]), "FOLDER": str(tmp_path / "p"), "REPORT": str(tmp_path / "r.jsonl")}
    assert run("download", BANDS="b2, TCI", **call)["DONE"] == 1
    (product,) = (tmp_path / "p").rglob(f"{GUIDE_NAMES[0]}.SAFE")
    assert {path.stem[-3:] for path in product.glob("GRANULE/*/IMG_DATA/*.jp2")} == {"B02", "TCI"}
    assert lines(tmp_path / "r.jsonl")[0]["partial"] is True
    assert run("download", **call)["DONE"] == 1
    assert len(list(product.glob("GRANULE/*/IMG_DATA/*.jp2"))) == 14
    assert not (product / "scene_queue.json").exists()


def test_a_band_that_is_none_is_said(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="no band 'RED'"):
        run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "p"), BANDS="red")
    assert hub.requests == []


def test_a_scene_that_nobody_has_fails_alone(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    unknown = GUIDE_NAMES[0].replace("T15PUT", "T15QZZ")
    report = tmp_path / "report.jsonl"
    outputs = run(
        "download", SCENES=names_only(GUIDE_NAMES[0], unknown), FOLDER=str(tmp_path / "p"), REPORT=str(report)
    )
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 1)
    (failed,) = [line for line in lines(report) if line["state"] == "failed"]
    assert failed["identifier"] == unknown
    assert failed["message"]


def test_without_a_sign_in_it_fails_at_once(hub: Hub, run: Run, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="CDSE_USERNAME"):
        run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "p"))
    assert hub.requests == []
    assert not (tmp_path / "p").exists()


def test_a_sign_in_of_qgis_is_taken(hub: Hub, run: Run, tmp_path: Path) -> None:
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("master of the test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("hub")
    config.setConfig("username", "demo")
    config.setConfig("password", "demo")
    assert manager.storeAuthenticationConfig(config)
    try:
        outputs = run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "p"), AUTHCFG=config.id())
    finally:
        manager.removeAllAuthenticationConfigs()
    assert outputs["DONE"] == 1


def test_an_unknown_sign_in_is_said(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="authentication"):
        run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "p"), AUTHCFG="nothere")


def test_an_order_for_which_nobody_could_sign_in_is_an_error_and_its_report_is_written(
    hub: Hub, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    monkeypatch.setenv("CDSE_USERNAME", "demo")
    monkeypatch.setenv("CDSE_PASSWORD", "not-the-password")
    report = tmp_path / "report.jsonl"
    with pytest.raises(QgsProcessingException, match="refused|wrong"):
        run("download", SCENES=names_only(*GUIDE_NAMES[:2]), FOLDER=str(tmp_path / "p"), REPORT=str(report))
    assert [json.loads(line)["state"] for line in report.read_text().splitlines()] == ["failed", "failed"]
    assert "not-the-password" not in " ".join(log.lines)


@pytest.mark.parametrize("junk", ["Oaxaca", ""])
def test_names_that_are_none_are_said(hub: Hub, run: Run, signed_in: None, tmp_path: Path, junk: str) -> None:
    with pytest.raises(QgsProcessingException, match="identifier"):
        run("download", SCENES=names_only(junk), FOLDER=str(tmp_path / "p"))


def test_a_file_as_folder_is_said(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("something")
    with pytest.raises(QgsProcessingException, match="FOLDER"):
        run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(file))
    assert file.read_text() == "something"


def test_no_more_connections_than_asked_for(hub: Hub, run: Run, signed_in: None, tmp_path: Path) -> None:
    run("download", SCENES=names_only(*GUIDE_NAMES[:4]), FOLDER=str(tmp_path / "p"), CONNECTIONS=1)
    assert hub.open_connections_peak == 1


@pytest.mark.parametrize("given", ["x", "1.5"])
def test_connections_that_are_no_number_are_said(
    hub: Hub, run: Run, signed_in: None, tmp_path: Path, given: str
) -> None:
    with pytest.raises(QgsProcessingException, match=f"CONNECTIONS is no whole number: '{given}'"):
        run("download", SCENES=names_only(GUIDE_NAMES[0]), FOLDER=str(tmp_path / "p"), CONNECTIONS=given)


def test_a_folder_of_products_is_corrected(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c = tmp_path / "l1c"
    for name in GUIDE_NAMES[:2]:
        product(name, l1c)
    report = tmp_path / "report.jsonl"
    outputs = run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (2, 0)
    assert len([name for name in products(tmp_path / "l2a") if "_MSIL2A_" in name]) == 2
    assert products(l1c) == {f"{name}.SAFE" for name in GUIDE_NAMES[:2]}
    assert all(Path(line["l2a"]).is_dir() and line["sen2cor_version"] for line in lines(report))


@pytest.mark.parametrize(("given", "corrections"), [({}, 0), ({"PARALLEL": 3}, 3), ({"PARALLEL": "2"}, 2)])
def test_corrections_at_once_are_as_many_as_fit_unless_the_call_says_a_number(
    run: Run,
    product: Callable[..., Path],
    stand_in: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, Any],
    corrections: int,
) -> None:
    asked: list[tuple[int, int]] = []

    class Recorded(CallConditions):
        def __init__(self, preferences: Preferences, feedback: Feedback, corrections: int = 0) -> None:
            super().__init__(preferences, feedback, corrections)
            asked.append((corrections, preferences.memory_per_run_gb))

    monkeypatch.setattr(call_conditions, "CallConditions", Recorded)
    write_preferences(Preferences(memory_per_run_gb=1))
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    outputs = run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), **given)
    assert outputs["DONE"] == 1
    assert asked == [(corrections, 1)]


def test_no_corrections_at_once_are_refused(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    with pytest.raises(QgsProcessingException, match="PARALLEL"):
        run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), PARALLEL=0)


def test_one_product_is_corrected_at_one_resolution(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), RESOLUTION="60", FOLDER=str(tmp_path / "l2a"))
    assert {path.name for path in (tmp_path / "l2a").rglob("R?0m")} == {"R60m"}


def test_a_broken_product_fails_alone(run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path) -> None:
    good, bad = (product(name, tmp_path / "l1c") for name in GUIDE_NAMES[:2])
    next(iter(bad.rglob("*_B04.jp2"))).unlink()
    report = tmp_path / "report.jsonl"
    outputs = run(
        "correct", INPUT=str(good.parent), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), REPORT=str(report)
    )
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 1)
    (failed,) = [line for line in lines(report) if line["state"] == "failed"]
    assert "B04" in failed["message"]


def test_an_input_without_products_is_said(run: Run, stand_in: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(QgsProcessingException, match="no L1C product"):
        run("correct", INPUT=str(tmp_path / "empty"), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"))


def test_a_sen2cor_that_is_not_there_is_said_before_any_work(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    l1c = product(GUIDE_NAMES[0], tmp_path / "l1c")
    with pytest.raises(QgsProcessingException, match="Sen2Cor"):
        run("correct", INPUT=str(l1c), SEN2COR=str(tmp_path / "none"), FOLDER=str(tmp_path / "l2a"))
    assert products(tmp_path / "l2a") == set()


def test_the_pipeline_gives_six_l2a_products(
    hub: Hub,
    run: Run,
    signed_in: None,
    query: dict[str, Any],
    stand_in: Path,
    tmp_path: Path,
    context: QgsProcessingContext,
) -> None:
    folder, report = tmp_path / "products", tmp_path / "report.jsonl"
    outputs = run(
        "pipeline",
        **query,
        FOLDER=str(folder),
        SEN2COR=str(stand_in),
        PARALLEL=2,
        LOAD=True,
        OUTPUT=str(tmp_path / "found.gpkg"),
        REPORT=str(report),
    )
    assert (outputs["SCENE_COUNT"], outputs["DONE"], outputs["FAILED"]) == (6, 6, 0)
    assert products(folder / "L1C") == {f"{name}.SAFE" for name in GUIDE_NAMES}
    l2a = products(folder / "L2A")
    assert len(l2a) == 6
    assert all("_MSIL2A_" in name for name in l2a)
    assert {line["state"] for line in lines(report)} == {"done"}
    assert len(outputs["LAYERS"]) == 6
    assert not list(folder.rglob("*.part"))
    assert QgsVectorLayer(str(tmp_path / "found.gpkg"), "found", "ogr").featureCount() == 6


def test_what_another_catalogue_lists_is_fetched_from_copernicus(
    hub: Hub, run: Run, signed_in: None, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    folder, found = tmp_path / "products", str(tmp_path / "found.gpkg")
    outputs = run(
        "pipeline", **{**query, "SERVICE": "stac"}, FOLDER=str(folder), SEN2COR=str(stand_in), OUTPUT=found, LIMIT=1
    )
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    again = run("download", SCENES=QgsVectorLayer(found, "found", "ogr"), FOLDER=str(tmp_path / "again"))
    assert (again["DONE"], again["FAILED"]) == (1, 0)


def test_the_pipeline_without_sen2cor_downloads_nothing(
    hub: Hub, run: Run, signed_in: None, query: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match="Sen2Cor"):
        run(
            "pipeline",
            **query,
            FOLDER=str(tmp_path / "p"),
            SEN2COR=str(tmp_path / "none"),
            OUTPUT="TEMPORARY_OUTPUT",
        )
    assert not [request for request in hub.requests if request.face == "download"]


def test_the_pipeline_corrects_no_products_of_few_bands(
    hub: Hub, run: Run, signed_in: None, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match="Sen2Cor needs all bands"):
        run("pipeline", OUTPUT="memory:", FOLDER=str(tmp_path / "p"), SEN2COR=str(stand_in), BANDS="B02", **query)
    assert not products(tmp_path / "p")


def test_the_pipeline_without_a_sign_in_fails_at_once(
    hub: Hub, run: Run, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match="sign-in"):
        run("pipeline", **query, FOLDER=str(tmp_path / "p"), SEN2COR=str(stand_in), OUTPUT="TEMPORARY_OUTPUT")
    assert hub.requests == []
