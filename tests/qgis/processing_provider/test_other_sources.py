"""``scenequeue:download`` from a Data Hub and from AWS, whose libraries are loaded inside QGIS."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.oaxaca import GUIDE_NAMES
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.product.rebuilt import Rebuilt

Run = Callable[..., dict[str, Any]]
NAME = GUIDE_NAMES[0]


def one_name() -> QgsVectorLayer:
    layer = QgsVectorLayer("None?field=identifier:string", "names", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([NAME])
    layer.dataProvider().addFeatures([feature])
    return layer


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)


def test_a_product_comes_from_a_data_hub(hub: Hub, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DHUS_USER", "demo")
    monkeypatch.setenv("DHUS_PASSWORD", "demo")
    outputs = run("download", SCENES=one_name(), SERVICE="dhus", FOLDER=str(tmp_path / "products"))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    assert {one.face for one in hub.requests} == {"dhus"}


@pytest.mark.skipif(bool(problem()), reason=f"SKIPPED LOUDLY: {problem()}")
def test_a_product_is_rebuilt_from_aws_and_checked(hub: Hub, run: Run, keys: None, tmp_path: Path) -> None:
    folder, report = tmp_path / "products", tmp_path / "report.jsonl"
    outputs = run(
        "download", SCENES=one_name(), SERVICE="aws", ACCEPT_COSTS=True, FOLDER=str(folder), REPORT=str(report)
    )
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    (product,) = folder.rglob(f"{NAME}.SAFE")
    assert Rebuilt.read(product).by == "sentinelhub"
    (line,) = [json.loads(one) for one in report.read_text(encoding="utf-8").splitlines()]
    assert line["state"] == "done"
    assert {one.face for one in hub.requests} == {"aws"}


def test_nothing_is_fetched_from_aws_before_the_user_agrees_to_pay(
    hub: Hub, run: Run, keys: None, tmp_path: Path
) -> None:
    with pytest.raises(QgsProcessingException, match="paid by you"):
        run("download", SCENES=one_name(), SERVICE="aws", FOLDER=str(tmp_path / "products"))
    assert not hub.requests
