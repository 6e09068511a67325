"""The direction of flight, from the time of day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.catalogue.orbit_direction import orbit_direction, points_of
from scene_queue.core.catalogue.query_language.dates import utc_from_text
from scene_queue.core.footprints import centre


def square(longitude: float, latitude: float = 15) -> str:
    west, east, south, north = longitude - 0.5, longitude + 0.5, latitude - 0.5, latitude + 0.5
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


@pytest.mark.parametrize(
    ("longitude", "hour", "direction"),
    [
        (-94.4, 16, "DESCENDING"),  # Oaxaca in the morning
        (-94.4, 4, "ASCENDING"),  # and at night
        (142.6, 1, "DESCENDING"),
        (142.6, 13, "ASCENDING"),
        (0, 6, "DESCENDING"),
        (0, 5, "ASCENDING"),
        (0, 17, "DESCENDING"),
        (0, 18, "ASCENDING"),
        (-179, 22, "DESCENDING"),
        (179, 22, "DESCENDING"),
    ],
)
def test_what_is_seen_by_day_is_seen_descending(longitude: float, hour: int, direction: str) -> None:
    assert orbit_direction(square(longitude), datetime(2018, 8, 9, hour, tzinfo=timezone.utc)) == direction


def test_a_footprint_across_the_antimeridian_lies_there_and_not_at_greenwich() -> None:
    halves = "MULTIPOLYGON (((179 0, 180 0, 180 1, 179 1, 179 0)), ((-180 0, -179 0, -179 1, -180 1, -180 0)))"
    assert orbit_direction(halves, datetime(2018, 8, 9, 22, tzinfo=timezone.utc)) == "DESCENDING"
    assert orbit_direction(halves, datetime(2018, 8, 9, 10, tzinfo=timezone.utc)) == "ASCENDING"


def test_what_is_no_footprint_is_refused() -> None:
    with pytest.raises(ValueError, match="convert"):
        orbit_direction("POLYGON EMPTY", datetime(2018, 8, 9, tzinfo=timezone.utc))


def _items(content: Any) -> Iterator[dict[str, Any]]:
    """The STAC items in an answer that say the direction themselves."""
    parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    if isinstance(content, dict) and "sat:orbit_state" in (content.get("properties") or ()):
        yield content
    for part in parts:
        yield from _items(part)


def _answers(folder: Path) -> Iterator[Any]:
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text())
    yaml = pytest.importorskip("yaml", reason="SKIPPED LOUDLY: no PyYAML to read the recorded answers with")
    for path in sorted(folder.glob("*.yaml")):
        for interaction in yaml.safe_load(path.read_text())["interactions"]:
            text = str(interaction["response"]["body"].get("string"))
            yield json.loads(text) if text.startswith("{") else None


def _wkt(geometry: dict[str, Any]) -> str:
    assert geometry["type"] == "Polygon"
    return f"POLYGON (({', '.join(f'{x} {y}' for x, y, *_ in geometry['coordinates'][0])}))"


def test_the_recorded_items_of_the_services_say_the_same(recorded: Path) -> None:
    answers = [*_answers(recorded / "recorded" / "cdse_stac"), *_answers(recorded / "recorded" / "earth_search")]
    items = [item for item in _items(answers) if item["id"].startswith("S2")]
    assert len(items) > 5
    for item in items:
        footprint, begin = _wkt(item["geometry"]), utc_from_text(item["properties"]["datetime"])
        assert orbit_direction(footprint, begin).lower() == item["properties"]["sat:orbit_state"], item["id"]


def test_the_middle_of_the_extent_is_close_to_the_centre_of_the_area(recorded: Path) -> None:
    answer = recorded / "recorded" / "cdse_odata" / "eodag_s2_l1c_search_expand_attributes_assets.json"
    for entry in json.loads(answer.read_text())["value"]:
        wkt = _wkt(entry["GeoFootprint"])
        longitudes = [float(point.split()[0]) for point in wkt[10:-2].split(",")]
        assert abs((min(longitudes) + max(longitudes)) / 2 - centre(wkt)[0]) < 0.5


def test_points_are_read_whatever_the_footprint_looks_like() -> None:
    assert points_of("POLYGON((1 2,3 4.5,-5e1 6,1 2))") == [(1, 2), (3, 4.5), (-50, 6), (1, 2)]
    assert points_of("MULTIPOLYGON (((1 2, 3 4, 1 2)), ((5 6, 7 8, 5 6)))")[3] == (5, 6)


@pytest.mark.parametrize("text", ["", "POLYGON EMPTY", "nonsense", "POLYGON ((1, 2))", "POLYGON ((1 2,))"])
def test_what_is_no_footprint_has_no_points(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        points_of(text)
