"""Faults of a product that comes file by file: it arrives or says why not, and the one beside it always arrives."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.scenes import scene
from builders.tiles import tile_footprint_wkt
from doubles.hub import ALWAYS, HubScene
from doubles.hub.faults import Fault, Faults
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from doubles.two_scenes import BESIDE, STRUCK, NoWait
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import JobState
from scene_queue.core.network import S3Keys
from scene_queue.core.services import parse_profile
from scene_queue.core.stages.download import lane_crew

SetFaults = Callable[[Faults], list[Fault]]


@pytest.fixture(scope="session")
def products(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("products")
    return {name: build_l1c(name, folder, size=24) for name in (STRUCK, BESIDE)}


@pytest.fixture(scope="session")
def scenes(products: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[HubScene]:
    folder = tmp_path_factory.mktemp("zips")
    zips = {name: zip_product(safe, folder / f"{name}.zip") for name, safe in products.items()}
    tiles = {STRUCK: "15PUT", BESIDE: "15PVT"}
    return [HubScene(name, tile_footprint_wkt(tiles[name]), 3.0, lambda zipped=zips[name]: zipped) for name in zips]


@pytest.fixture
def trees(make_pair: Callable[..., Any], scenes: list[HubScene], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two products in an object store, fetched over four connections."""
    pair = make_pair(scenes=scenes)
    store = pair.hub.s3.profile(first_byte_timeout_s=0.5)
    pair.profiles["s3"], pair.sign_ins["s3"] = parse_profile(store, "the test"), S3Keys(ACCESS_KEY, SECRET_KEY)
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)
    return pair


def band(name: str) -> dict[str, Any]:
    """Where a fault strikes one file of one scene."""
    return {"face": "s3", "path_part": f"T15PUT_20180809T163829_{name}.jp2"}


def run(pair: Any, set_faults: SetFaults) -> None:
    faults = set_faults(pair.hub.faults)
    pair.queue.add(pair.order(service="s3"), [scene(name, service="elsewhere") for name in (STRUCK, BESIDE)])
    pair.queue.wait(Feedback())
    assert all(fault.struck for fault in faults)


def has_arrived(pair: Any, safe: Path) -> bool:
    [product] = pair.products(safe.stem)
    return pair.job(safe.stem).state is JobState.DONE and contents_of(product) == contents_of(safe)


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def each_on_another_file(faults: Faults) -> list[Fault]:
    return [
        faults.cut(at_share=0.5, times=3, **band("B02")),
        faults.flip_byte(**band("B03")),
        faults.html(times=2, **band("B04")),
        faults.wrong_length(1000, **band("B05")),
        faults.silence(**band("B06")),
        faults.busy(503, times=3, **band("B07")),
    ]


IS_TOLD: dict[str, tuple[SetFaults, str, str]] = {
    "flipped for ever": (lambda faults: [faults.flip_byte(times=ALWAYS, **band("B02"))], "_B02.jp2", "another"),
    "busy for ever": (lambda faults: [faults.busy(503, times=ALWAYS, **band("B02"))], "503", "Try again later"),
}


def test_both_products_arrive_though_six_files_of_one_meet_six_faults(trees: Any, products: dict[str, Path]) -> None:
    run(trees, each_on_another_file)
    assert has_arrived(trees, products[STRUCK]), trees.job(STRUCK).message
    assert has_arrived(trees, products[BESIDE])


@pytest.mark.parametrize("fault", list(IS_TOLD))
def test_a_file_that_stays_faulty_is_told_and_the_other_product_arrives(
    trees: Any, products: dict[str, Path], fault: str
) -> None:
    set_faults, cause, next_step = IS_TOLD[fault]
    run(trees, set_faults)
    trees.assert_told(STRUCK, cause, next_step)
    assert has_arrived(trees, products[BESIDE])
