from __future__ import annotations

import json
from pathlib import Path

from builders.scenes import scene
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import (
    AtEnd,
    Order,
    Origin,
    order_from_json,
    order_to_json,
    scene_from_json,
    scene_to_json,
)
from scene_queue.core.settings import AerosolType, CorrectionOptions, MidLatitude, Resolution, Settings


def test_an_order_comes_back_as_it_was_written() -> None:
    options = {"sen2cor": "/opt", "alternatives": ("s3", "gcs"), "bands": ("B02",)}
    settings = Settings(Path("/data/Wälder"), resolution=Resolution.R20, **options)
    order = Order(7, settings, (StageName.DOWNLOAD, StageName.SAFE_CHECK), "Oaxaca")
    assert order_from_json(7, order_to_json(order)) == order


def test_an_order_comes_back_with_what_it_was_made_from_and_what_happens_at_its_end() -> None:
    settings = Settings(Path("/data"), scratch=Path("/fast"), keep_l1c=False, disk_budget_bytes=10**12)
    origin = Origin("Oaxaca", "POLYGON((-96 17,-95 17,-95 18,-96 17))", '{"limit": null}', "/p.qgz", 1.5)
    at_end = AtEnd(False, Path("/data/done.txt"), ("datacube", "dataset add"))
    order = Order(7, settings, title="Oaxaca", origin=origin, at_end=at_end, priority=2)
    assert order_from_json(7, order_to_json(order)) == order


def test_an_order_of_before_there_were_origins_has_none() -> None:
    raw = json.loads(order_to_json(Order(1, Settings(Path("/data")))))
    del raw["origin"], raw["at_end"], raw["priority"], raw["settings"]["scratch"], raw["settings"]["keep_l1c"]
    assert order_from_json(1, json.dumps(raw)) == Order(1, Settings(Path("/data")))


def test_an_order_of_before_there_were_alternatives_or_bands_has_none() -> None:
    raw = json.loads(order_to_json(Order(1, Settings(Path("/data")))))
    del raw["settings"]["alternatives"], raw["settings"]["costs_accepted"], raw["settings"]["bands"]
    assert order_from_json(1, json.dumps(raw)).settings == Settings(Path("/data"))


def test_an_order_comes_back_with_how_sen2cor_is_to_correct() -> None:
    chosen = CorrectionOptions(
        AerosolType.MARITIME,
        MidLatitude.AUTO,
        331,
        True,
        Path("/dem"),
        "CDSE-GLO-30",
        True,
        Path("/my.xml"),
        ("--tif",),
    )
    order = Order(3, Settings(Path("/data"), correction=chosen))
    assert order_from_json(3, order_to_json(order)) == order
    raw = json.loads(order_to_json(order))
    del raw["settings"]["correction"]
    assert order_from_json(3, json.dumps(raw)).settings.correction == CorrectionOptions()


def test_a_setting_that_is_no_longer_known_is_left_out() -> None:
    raw = json.loads(order_to_json(Order(1, Settings(Path("/data")))))
    raw["settings"]["colour"] = "green"
    assert order_from_json(1, json.dumps(raw)).settings == Settings(Path("/data"))


def test_a_scene_comes_back_as_it_was_written() -> None:
    written = scene(checksums=(("MD5", "00ff"),), aoi_percent=12.5, cloud_cover_percent=None, superseded=True)
    assert scene_from_json(scene_to_json(written)) == written


def test_the_stages_follow_one_another_to_the_last() -> None:
    order = Order(1, Settings(Path("/data")))
    assert order.stage_after(StageName.DOWNLOAD) is StageName.SAFE_CHECK
    assert order.stage_after(StageName.SAFE_CHECK) is StageName.CORRECTION
    assert order.stage_after(StageName.CORRECTION) is None


def test_an_order_without_correction_ends_with_the_check() -> None:
    order = Order(1, Settings(Path("/data")), (StageName.DOWNLOAD, StageName.SAFE_CHECK))
    assert order.stage_after(StageName.SAFE_CHECK) is None
