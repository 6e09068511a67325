"""Cloud over the area: the share of clouds in what a scene shows of the exact area, not of its whole tile."""

from __future__ import annotations

from .batch import CloudAnswer, clouds_over
from .cache import CloudCache
from .filtering import cloud_area, find_clear_scenes, with_aoi_cloud
from .port import AoiCloud
from .roads import CloudRoad, choose_road, opened_road

__all__ = [
    "AoiCloud",
    "CloudAnswer",
    "CloudCache",
    "CloudRoad",
    "choose_road",
    "cloud_area",
    "clouds_over",
    "find_clear_scenes",
    "opened_road",
    "with_aoi_cloud",
]
