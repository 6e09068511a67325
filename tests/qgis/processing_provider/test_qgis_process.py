"""The real ``qgis_process``: a fresh profile, no window, no display."""

from __future__ import annotations

import json
import os
import shutil
import signal
import site
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from conftest import ROOT
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from qgis.core import QgsVectorLayer
from scene_queue.core.network.libraries.sentinelhub_loading import problem

# Debian 12's qgis_process is a wrapper that always fails; the program itself lies beside it.
PROGRAM = shutil.which("qgis_process.bin") or shutil.which("qgis_process")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="SKIPPED LOUDLY: there is no qgis_process on this machine")


class Process:
    """``qgis_process`` with the checkout as an installed plugin."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "QT_QPA_PLATFORM": "offscreen",
            "QGIS_CUSTOM_CONFIG_PATH": str(folder / "config"),
            "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        plugins = folder / "config" / "profiles" / "default" / "python" / "plugins"
        plugins.mkdir(parents=True)
        (plugins / "scene_queue").symlink_to(ROOT)
        subprocess.run(
            [str(PROGRAM), "plugins", "enable", "scene_queue"], env=self.environment, capture_output=True, timeout=60
        )

    def start(self, algorithm: str, **parameters: object) -> subprocess.Popen[str]:
        given = [f"{name}={value}" for name, value in parameters.items()]
        return subprocess.Popen(
            [str(PROGRAM), "--json", "run", f"scenequeue:{algorithm}", "--", *given],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, algorithm: str, **parameters: object) -> dict[str, Any]:
        process = self.start(algorithm, **parameters)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, out + err
        return dict(json.loads(out[out.index("{") :])["results"])


@pytest.fixture
def process(hub: Hub, tmp_path: Path) -> Process:
    return Process(
        tmp_path / "home",
        {
            "SCENE_QUEUE_SERVICES": os.environ["SCENE_QUEUE_SERVICES"],
            "CDSE_USERNAME": "demo",
            "CDSE_PASSWORD": "demo",
        },
    )


@pytest.fixture
def pipeline(oaxaca: QgsVectorLayer, stand_in: Path, tmp_path: Path) -> dict[str, object]:
    """The parameters of the guide."""
    geometry = json.loads(next(oaxaca.getFeatures()).geometry().asJson(9))
    area = tmp_path / "oaxaca.geojson"
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    area.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return {
        "AREA": area,
        "START": "2018-08-01",
        "END": "2018-08-10",
        "LEVEL": "L1C",
        "MAX_CLOUD": 5,
        "ORBIT_DIRECTION": "descending",
        "SEN2COR": stand_in,
        "PARALLEL": 2,
        "FOLDER": tmp_path / "products",
        "OUTPUT": tmp_path / "found.gpkg",
        "REPORT": tmp_path / "report.jsonl",
    }


def states(report: object) -> dict[str, str]:
    text = Path(str(report)).read_text(encoding="utf-8")
    return {line["identifier"]: line["state"] for line in map(json.loads, text.splitlines())}


def sources(report: Path) -> dict[str, str]:
    content = map(json.loads, report.read_text(encoding="utf-8").splitlines())
    return {line["identifier"]: line["source"] for line in content}


def test_the_pipeline_gives_six_l2a_products_without_a_window(process: Process, pipeline: dict[str, object]) -> None:
    outputs = process.run("pipeline", **pipeline)
    assert (outputs["SCENE_COUNT"], outputs["DONE"], outputs["FAILED"]) == (6, 6, 0)
    made = list((Path(str(pipeline["FOLDER"])) / "L2A").glob("*/*/*_MSIL2A_*.SAFE"))
    assert len(made) == 6
    assert states(pipeline["REPORT"]) == dict.fromkeys(GUIDE_NAMES, "done")


def test_interrupted_it_writes_its_report_and_the_same_call_goes_on(
    hub: Hub, process: Process, pipeline: dict[str, object]
) -> None:
    hub.faults.throttle(10_000)
    running = process.start("pipeline", **pipeline)
    parts = Path(str(pipeline["FOLDER"])) / ".scene_queue"
    deadline = time.monotonic() + 40
    while not any(path.stat().st_size > 5_000 for path in parts.rglob("*.part")):
        assert time.monotonic() < deadline and running.poll() is None, running.communicate()
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    sent = time.monotonic()
    out, err = running.communicate(timeout=20)
    assert time.monotonic() - sent < 5
    assert running.returncode != 0
    assert set(states(pipeline["REPORT"])) == set(GUIDE_NAMES)
    assert "waiting" in states(pipeline["REPORT"]).values()
    assert "Traceback" not in err
    hub.faults.throttle(None)
    begun = len(hub.requests)
    assert process.run("pipeline", **pipeline)["DONE"] == 6
    assert any(request.range for request in hub.requests[begun:] if request.face == "download")


def test_without_a_sign_in_it_fails_at_once_with_a_sentence(
    hub: Hub, process: Process, pipeline: dict[str, object]
) -> None:
    del process.environment["CDSE_USERNAME"]
    running = process.start("pipeline", **pipeline)
    out, err = running.communicate(timeout=60)
    assert running.returncode != 0
    assert "CDSE_USERNAME" in out + err
    assert "Traceback" not in err
    assert hub.requests == []


def test_no_secret_is_printed(hub: Hub, process: Process, pipeline: dict[str, object]) -> None:
    process.environment["CDSE_PASSWORD"] = "not-the-password"
    running = process.start("pipeline", **pipeline)
    out, err = running.communicate(timeout=60)
    assert "not-the-password" not in out + err
    assert "not-the-password" not in Path(str(pipeline["REPORT"])).read_text(encoding="utf-8")


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """The first two scenes of the guide, nothing but their names."""
    features = [{"type": "Feature", "geometry": None, "properties": {"identifier": name}} for name in GUIDE_NAMES[:2]]
    table = tmp_path / "names.geojson"
    table.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return table


@pytest.fixture
def without_account(process: Process) -> Process:
    """Nobody has an account; there are keys of the object store."""
    del process.environment["CDSE_USERNAME"], process.environment["CDSE_PASSWORD"]
    process.environment.update({"AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET_KEY})
    return process


def test_scenes_are_fetched_from_an_object_store(
    hub: Hub, without_account: Process, names: Path, tmp_path: Path
) -> None:
    folder, report = tmp_path / "products", tmp_path / "report.jsonl"
    outputs = without_account.run("download", SCENES=names, SERVICE="s3", FOLDER=folder, REPORT=report)
    assert (outputs["DONE"], outputs["FAILED"]) == (2, 0)
    assert sources(report) == dict.fromkeys(GUIDE_NAMES[:2], "s3")
    assert {request.face for request in hub.requests} == {"s3"}
    assert all((product / "AUX_DATA").is_dir() for product in folder.rglob("*.SAFE"))


def test_scenes_are_copied_from_a_folder(
    hub: Hub, without_account: Process, names: Path, product: Any, tmp_path: Path
) -> None:
    archive, folder, report = tmp_path / "archive", tmp_path / "products", tmp_path / "report.jsonl"
    for name in GUIDE_NAMES[:2]:
        product(name, archive)
    own = {"schema": 1, "kind": "folder", "id": "own", "title": "Own archive", "path": str(archive)}
    services = Path(os.environ["SCENE_QUEUE_SERVICES"])
    services.write_text(json.dumps([*json.loads(services.read_text()), own]))
    outputs = without_account.run("download", SCENES=names, SERVICE="own", FOLDER=folder, REPORT=report)
    assert (outputs["DONE"], outputs["FAILED"]) == (2, 0)
    assert sources(report) == dict.fromkeys(GUIDE_NAMES[:2], "own")
    assert hub.requests == []


def test_where_the_download_host_fails_for_good_the_allowed_bucket_delivers_and_the_report_names_both(
    hub: Hub, process: Process, names: Path, tmp_path: Path
) -> None:
    hub.faults.busy(status=404, times=None, face="download")
    report = tmp_path / "report.jsonl"
    outputs = process.run("download", SCENES=names, ALTERNATIVES="google", FOLDER=tmp_path / "products", REPORT=report)
    assert (outputs["DONE"], outputs["FAILED"]) == (2, 0)
    assert sources(report) == dict.fromkeys(GUIDE_NAMES[:2], "google")
    for line in map(json.loads, report.read_text(encoding="utf-8").splitlines()):
        assert [tried.split(":")[0] for tried in line["tried"]] == ["cdse"]


def test_the_cloud_over_the_area_is_found_out_with_the_account_and_with_an_oauth_client(
    hub: Hub, process: Process, tmp_path: Path
) -> None:
    """Here shapely and pyproj meet the GEOS and PROJ of QGIS, which no other test sees."""
    corner = "[[-94.866,16.268],[-94.862,16.268],[-94.862,16.273],[-94.866,16.273],[-94.866,16.268]]"
    area = tmp_path / "corner.geojson"
    area.write_text(f'{{"type": "Polygon", "coordinates": [{corner}]}}')
    question = {"AREA": area, "START": "2018-08-09", "END": "2018-08-09", "LEVEL": "best", "MAX_AOI_CLOUD": 100}
    question["TILES"] = "15PUT"
    by_account = process.run("search", **question, OUTPUT=tmp_path / "account.gpkg")
    shutil.rmtree(Path(process.environment["QGIS_CUSTOM_CONFIG_PATH"]) / "profiles" / "default" / "scene_queue")
    process.environment.update({"SH_CLIENT_ID": "sh-demo", "SH_CLIENT_SECRET": "demo"})
    asked = len(hub.requests)
    by_client = process.run("search", **question, SERVICE="sentinelhub", OUTPUT=tmp_path / "client.gpkg")
    found = [_clouds(tmp_path / name) for name in ("account.gpkg", "client.gpkg")]
    assert by_account["SCENE_COUNT"] == by_client["SCENE_COUNT"] == len(found[0]) == 1
    assert found[1] == pytest.approx(found[0], abs=15)
    if not problem():
        assert {request.face for request in hub.requests[asked:]} == {"identity", "sentinelhub"}


def _clouds(file: Path) -> dict[str, float]:
    layer = QgsVectorLayer(str(file), "found", "ogr")
    return {feature["identifier"]: feature["aoi_cloud_percent"] for feature in layer.getFeatures()}
