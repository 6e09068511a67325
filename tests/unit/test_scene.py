from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import timedelta

import pytest
from builders.scenes import T15PUT, scene
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.scene import Scene


def test_a_scene_is_a_value() -> None:
    assert scene() == scene()
    assert len({scene(), scene(), scene(uuid="another")}) == 2


def test_a_scene_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        scene().size_bytes = 0  # type: ignore[misc]


def test_what_is_not_known_is_told_from_nothing() -> None:
    assert scene(cloud_cover_percent=None).cloud_cover_percent is None
    assert scene(cloud_cover_percent=0.0).cloud_cover_percent == 0


def test_a_scene_is_current_and_searched_without_an_area_and_nobody_knows_whether_online_unless_said() -> None:
    defaults = {field.name: field.default for field in fields(Scene)}
    assert defaults["online"] is None
    assert defaults["superseded"] is False
    assert defaults["aoi_percent"] is None
    assert defaults["aoi_cloud_percent"] is None
    assert defaults["checksums"] == ()
    assert defaults["quicklook_url"] == ""


def test_times_of_a_scene_are_aware() -> None:
    for time in (scene().begin, scene().published):
        assert time.utcoffset() == timedelta(0)


def test_a_scene_is_named_without_its_suffix() -> None:
    assert scene(f"{T15PUT}.SAFE").identifier == T15PUT
    assert scene().level is ProcessingLevel.L1C
