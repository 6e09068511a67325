"""Catalogue and source are two choices: where ``download`` and ``pipeline`` fetch scenes from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.oaxaca import GUIDE_NAMES
from builders.safe_product import build_l1c
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsFeature,
    QgsProcessingException,
    QgsVectorLayer,
)

Run = Callable[..., dict[str, Any]]


def layer_of(*scenes: tuple[str, str]) -> QgsVectorLayer:
    """Product names, each with the service that listed it."""
    layer = QgsVectorLayer("None?field=identifier:string&field=service:string", "scenes", "memory")
    features = []
    for identifier, service in scenes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([identifier, service])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def lines(report: Path) -> dict[str, dict[str, Any]]:
    content = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    return {line["identifier"]: line for line in content}


def faces(hub: Hub) -> set[str]:
    return {request.face for request in hub.requests}


def change_profile(service: str, **changes: Any) -> None:
    """Change keys of one of the hub's profiles."""
    file = Path(os.environ["SCENE_QUEUE_SERVICES"])
    profiles = json.loads(file.read_text())
    file.write_text(json.dumps([{**one, **changes} if one["id"] == service else one for one in profiles]))


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's S3 keys in the environment."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)


@pytest.fixture
def call(run: Run, tmp_path: Path) -> Callable[..., dict[str, dict[str, Any]]]:
    """Download scenes that ``cdse`` listed; gives the lines of the report."""

    def download(*names: str, **parameters: Any) -> dict[str, dict[str, Any]]:
        given = {"SCENES": layer_of(*((name, "cdse") for name in names)), **parameters}
        run("download", **given, FOLDER=str(tmp_path / "products"), REPORT=str(tmp_path / "report.jsonl"))
        return lines(tmp_path / "report.jsonl")

    return download


@pytest.fixture
def stored_keys(qgis_app: QgsApplication) -> Iterator[str]:
    """The hub's S3 keys in QGIS's store."""
    manager = QgsApplication.authManager()
    assert manager.setMasterPassword("master of the test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("keys")
    config.setConfig("username", ACCESS_KEY)
    config.setConfig("password", SECRET_KEY)
    assert manager.storeAuthenticationConfig(config)
    yield config.id()
    manager.removeAllAuthenticationConfigs()


def test_what_one_service_lists_another_delivers(hub: Hub, call: Any, keys: None) -> None:
    report = call(GUIDE_NAMES[0], SERVICE="s3")
    assert (report[GUIDE_NAMES[0]]["state"], report[GUIDE_NAMES[0]]["source"]) == ("done", "s3")
    assert faces(hub) == {"s3"}


def test_the_keys_are_taken_from_qgis_beside_the_account(
    hub: Hub, call: Any, signed_in: None, stored_keys: str
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    line = call(GUIDE_NAMES[0], ALTERNATIVES="s3", S3_AUTHCFG=stored_keys)[GUIDE_NAMES[0]]
    assert (line["state"], line["source"]) == ("done", "s3")


def test_a_source_that_fails_for_good_is_followed_by_an_allowed_one_and_the_report_names_both(
    hub: Hub, call: Any, signed_in: None
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    line = call(GUIDE_NAMES[0], ALTERNATIVES="stac, google")[GUIDE_NAMES[0]]
    assert (line["state"], line["source"]) == ("done", "google")
    assert line["tried"][0].startswith("cdse: ")


def test_without_an_alternative_the_first_failure_stands(hub: Hub, call: Any, signed_in: None) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    assert call(GUIDE_NAMES[0])[GUIDE_NAMES[0]]["state"] == "failed"
    assert "gcs" not in faces(hub)


def test_an_alternative_without_a_sign_in_is_passed_over_and_named(
    hub: Hub, call: Any, signed_in: None, log: Any
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    line = call(GUIDE_NAMES[0], ALTERNATIVES="s3,google")[GUIDE_NAMES[0]]
    assert line["source"] == "google"
    assert [tried.split(":")[0] for tried in line["tried"]] == ["cdse", "s3"]
    assert "Embedded hub (S3): a sign-in is needed" in " ".join(log.lines)


def test_who_gives_keys_allows_the_object_store_of_the_service_as_the_last_alternative(
    hub: Hub, call: Any, signed_in: None, keys: None
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    line = call(GUIDE_NAMES[0])[GUIDE_NAMES[0]]
    assert (line["state"], line["source"]) == ("done", "cdse-s3")
    assert line["tried"][0].startswith("cdse: ")


def test_keys_alone_are_enough_for_copernicus(hub: Hub, call: Any, stored_keys: str) -> None:
    line = call(GUIDE_NAMES[0], S3_AUTHCFG=stored_keys)[GUIDE_NAMES[0]]
    assert (line["state"], line["source"]) == ("done", "cdse-s3")
    assert faces(hub) == {"s3"}


def test_keys_that_the_environment_means_for_another_store_are_not_sent(
    hub: Hub, call: Any, keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "https://elsewhere.example")
    with pytest.raises(QgsProcessingException, match="wants a sign-in for downloads"):
        call(GUIDE_NAMES[0])
    assert hub.requests == []


def test_an_alternative_that_nobody_knows_is_said_at_once(hub: Hub, call: Any, signed_in: None) -> None:
    with pytest.raises(QgsProcessingException, match="no service 'nowhere'"):
        call(GUIDE_NAMES[0], ALTERNATIVES="nowhere")
    assert hub.requests == []


def test_the_first_source_without_a_sign_in_says_which_one_it_takes(hub: Hub, call: Any) -> None:
    with pytest.raises(QgsProcessingException, match="S3_AUTHCFG, or AWS_ACCESS_KEY_ID"):
        call(GUIDE_NAMES[0], SERVICE="s3")
    assert hub.requests == []


def test_scenes_of_several_services_are_each_fetched_from_a_source_that_fits(
    hub: Hub, run: Run, signed_in: None, tmp_path: Path
) -> None:
    services = ("cdse", "google", "stac")  # the last one only lists
    layer = layer_of(*zip(GUIDE_NAMES, services))
    report = tmp_path / "report.jsonl"
    outputs = run("download", SCENES=layer, FOLDER=str(tmp_path / "products"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (3, 0)
    found = {name: line["source"] for name, line in lines(report).items()}
    assert found == dict(zip(GUIDE_NAMES, ("cdse", "google", "cdse")))


def test_a_pair_that_cannot_work_is_refused_before_the_first_byte(hub: Hub, call: Any) -> None:
    change_profile("google", newest_date="2018-08-08")
    with pytest.raises(QgsProcessingException, match="3 of 6 scenes .* nothing newer than 2018-08-08"):
        call(*GUIDE_NAMES, SERVICE="google")
    assert hub.requests == []


def test_some_bands_of_a_data_hub_are_refused_before_the_first_byte(
    hub: Hub, call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DHUS_USER", "demo")
    monkeypatch.setenv("DHUS_PASSWORD", "demo")
    with pytest.raises(QgsProcessingException, match="Data Hub delivers whole products only"):
        call(GUIDE_NAMES[0], SERVICE="dhus", BANDS="B04")
    assert hub.requests == []


def test_what_the_first_source_cannot_have_may_come_from_an_allowed_one(hub: Hub, call: Any, keys: None) -> None:
    change_profile("google", newest_date="2018-08-08")
    report = call(*GUIDE_NAMES, SERVICE="google", ALTERNATIVES="s3")
    assert {line["state"] for line in report.values()} == {"done"}
    assert {line["source"] for line in report.values()} == {"google", "s3"}


def test_a_source_that_charges_is_refused_with_an_estimate_until_that_is_agreed_to(
    hub: Hub, call: Any, signed_in: None, keys: None
) -> None:
    change_profile("s3", requester_pays=True)
    hub.s3.requester_pays = True
    hub.faults.busy(status=404, times=None, face="download")
    with pytest.raises(QgsProcessingException, match=r"about 1\.60 GB for 2 scenes, paid by you\. Set ACCEPT_COSTS"):
        call(*GUIDE_NAMES[:2], ALTERNATIVES="s3")
    assert hub.requests == []
    report = call(*GUIDE_NAMES[:2], ALTERNATIVES="s3", ACCEPT_COSTS=True)
    assert {line["source"] for line in report.values()} == {"s3"}


def test_a_service_that_only_delivers_is_the_source_of_the_pipeline(
    hub: Hub, run: Run, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    change_profile("google", newest_date="2018-08-10")
    given = {**query, "SERVICE": "google", "LIMIT": 1, "SEN2COR": str(stand_in), "FOLDER": str(tmp_path / "p")}
    outputs = run("pipeline", **given, OUTPUT=str(tmp_path / "found.gpkg"), REPORT=str(tmp_path / "report.jsonl"))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    assert [line["source"] for line in lines(tmp_path / "report.jsonl").values()] == ["google"]
    assert faces(hub) == {"catalogue", "gcs"}


def test_the_pipeline_searches_one_service_and_fetches_from_another(
    hub: Hub, run: Run, query: dict[str, Any], stand_in: Path, keys: None, tmp_path: Path
) -> None:
    given = {**query, "SOURCE": "s3", "LIMIT": 1, "SEN2COR": str(stand_in), "FOLDER": str(tmp_path / "p")}
    outputs = run("pipeline", **given, OUTPUT=str(tmp_path / "found.gpkg"))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    assert faces(hub) == {"catalogue", "s3"}


def test_the_pipeline_refuses_a_pair_that_cannot_work_before_the_first_byte(
    hub: Hub, run: Run, query: dict[str, Any], stand_in: Path, tmp_path: Path
) -> None:
    change_profile("google", newest_date="2018-08-01")
    given = {**query, "SOURCE": "google", "SEN2COR": str(stand_in), "FOLDER": str(tmp_path / "p")}
    with pytest.raises(QgsProcessingException, match="nothing newer than 2018-08-01"):
        run("pipeline", **given, OUTPUT=str(tmp_path / "found.gpkg"))
    assert faces(hub) == {"catalogue"}


def test_an_own_archive_is_searched_and_fetched_from_without_any_account(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
    safe = build_l1c(name, tmp_path / "archive" / "von früher", size=6)
    profile = {"schema": 1, "id": "team", "title": "Team", "kind": "folder", "path": str(tmp_path / "archive")}
    (tmp_path / "team.json").write_text(json.dumps(profile))
    monkeypatch.setenv("SCENE_QUEUE_SERVICES", str(tmp_path / "team.json"))
    found, report = tmp_path / "found.gpkg", tmp_path / "report.jsonl"
    asked = {"TILES": "15PUT", "START": "2018-08-01", "END": "2018-08-31", "LEVEL": "L1C", "SERVICE": "team"}
    assert run("search", **asked, OUTPUT=str(found))["SCENE_COUNT"] == 1
    run("download", SCENES=str(found), FOLDER=str(tmp_path / "products"), REPORT=str(report))
    assert lines(report)[name]["source"] == "team"
    (copied,) = (tmp_path / "products").rglob("manifest.safe")
    assert copied.read_bytes() == (safe / "manifest.safe").read_bytes()
