"""Every recorded answer of the real catalogue, through the whole of the search."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scene_queue.core.aoi.contact import footprint_geometry
from scene_queue.core.catalogue import CopernicusCatalogue, SceneQuery
from scene_queue.core.catalogue.odata.complete_list import complete_list
from scene_queue.core.catalogue.odata.pages import ODataPages
from scene_queue.core.catalogue.odata.scenes import scenes_of
from scene_queue.core.catalogue.query_language.vocabulary import KEYWORDS, Attribute
from scene_queue.core.feedback import Feedback
from scene_queue.core.product.name import ProcessingLevel, ProductName
from scene_queue.core.services import CdseProfile

SENTINEL_1_PAGES = 5


@pytest.fixture(scope="module")
def answers(recorded: Path) -> dict[str, Any]:
    """All of them, by file."""
    folder = recorded / "recorded" / "cdse_odata"
    found = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
    assert len(found) == 8
    return found


@pytest.fixture
def search(profile: CdseProfile, session: Any, at_once: Any) -> Callable[[Any], Any]:
    """Search a catalogue whose only page is the one that was recorded."""

    def ask(answer: Any) -> Any:
        # Not all were asked for in an order, and most led on; here is the end.
        entries = sorted(answer["value"], key=lambda entry: str(entry["ContentDate"]["Start"]))
        session.answers = [{"@odata.count": len(entries), "value": entries}]
        known = replace(profile, page_size=1000, max_offset=10_000)
        query = SceneQuery(None, date(2010, 1, 1), date(2030, 1, 1), raw="platformname:Sentinel-2")
        return CopernicusCatalogue(known, session, at_once).search(query, Feedback())

    return ask


def test_each_recorded_list_becomes_scenes_or_is_refused_with_a_note(
    answers: dict[str, Any], search: Callable[[Any], Any]
) -> None:
    counted = {}
    for name, answer in answers.items():
        if not isinstance(answer, dict):
            continue
        result = search(answer)
        told = " ".join(result.notes)
        counted[name.split("_")[0]] = counted.get(name.split("_")[0], 0) + len(result.scenes)
        if "s1" in name:
            assert result.scenes == ()
            assert "names are none of Sentinel-2 products" in told
            assert f"and {len(answer['value']) - 3} more" in told
        else:
            assert len(result.scenes) == len(answer["value"])
            assert result.notes == ()
    assert counted == {"cdsetool": 0, "eodag": 2, "pygeofilter": 0}


def test_the_recorded_sentinel_2_scenes_say_all(answers: dict[str, Any], search: Callable[[Any], Any]) -> None:
    scenes = search(answers["eodag_s2_l1c_search_expand_attributes_assets.json"]).scenes
    for scene in scenes:
        assert scene.level is ProcessingLevel.L1C
        assert scene.cloud_cover_percent is not None and 0 <= scene.cloud_cover_percent <= 100
        assert (scene.tile_id, scene.relative_orbit, scene.baseline) == (scene.identifier[39:44], 45, "05.00")
        assert scene.orbit_direction == "DESCENDING"
        assert scene.size_bytes > 0 and scene.checksums and scene.quicklook_url


def test_the_recorded_pages_of_one_list_are_read_as_one(
    answers: dict[str, Any], profile: CdseProfile, session: Any, at_once: Any
) -> None:
    def reply(request: Any) -> Any:
        assert request.option("$top") == "10"
        return answers[f"cdsetool_s1_page_{int(request.option('$skip')) // 10 + 1}.json"]

    session.reply = reply
    pages = ODataPages(replace(profile, page_size=10, max_offset=10_000), session, Feedback(), at_once)
    products = complete_list(pages, "f")
    assert len(products) == 47
    assert len(session.sent) == SENTINEL_1_PAGES
    scenes, (note,) = scenes_of(products, "cdse")
    assert scenes == []
    assert note.endswith("and 44 more.")


def test_attributes_have_the_types_that_filters_ask_for(answers: dict[str, Any]) -> None:
    """Of Sentinel-1, the only recorded list; what both have is of one type."""
    (listed,) = (answer for answer in answers.values() if not isinstance(answer, dict))
    types = {one["Name"]: one["ValueType"] for one in listed}
    asked = [keyword.source for keyword in KEYWORDS.values() if isinstance(keyword.source, Attribute)]
    shared = [source for source in asked if source.name in types]
    assert len(shared) >= 5
    assert {source.name: source.type for source in shared} == {source.name: types[source.name] for source in shared}


def test_the_products_of_another_service_of_the_kind_are_known(recorded: Path) -> None:
    """CREODIAS, as another client wrote its answer down."""
    file = recorded / "recorded" / "creodias" / "eodag_search_result_creodias.geojson"
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    assert features
    for feature in features:
        name = ProductName.parse(feature["properties"]["title"])
        assert name.level is ProcessingLevel.L1C
        (ring,) = feature["geometry"]["coordinates"]
        outline = f"POLYGON (({', '.join(f'{x!r} {y!r}' for x, y in ring)}))"
        assert footprint_geometry(outline).GetArea() > 0
