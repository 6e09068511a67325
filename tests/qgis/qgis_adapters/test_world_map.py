"""Areas by the names of the world map that QGIS carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsApplication, QgsVectorLayer
from scene_queue.core.aoi import cover
from scene_queue.core.errors import AreaError
from scene_queue.core.qgis_adapters.world_map import area_of_place, place_names


@pytest.fixture
def another_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where QGIS will look for its world map in this test; nothing is there yet."""
    monkeypatch.setattr(QgsApplication, "pkgDataPath", lambda: str(tmp_path))
    path = tmp_path / "resources" / "data" / "world_map.gpkg"
    path.parent.mkdir(parents=True)
    return path


def test_countries_and_provinces_are_named() -> None:
    names = place_names()
    assert {"Mexico", "Oaxaca, Mexico", "Canada", "Alaska, United States of America", "Nord, France"} <= set(names)
    assert len(names) > 4500


def test_every_name_is_there_once_and_in_the_order_of_the_alphabet_whatever_the_accents() -> None:
    names = place_names()
    assert len(set(names)) == len(names)
    at = names.index("Åland")
    assert names[at - 1][:2].casefold() == "al"
    assert all(name == name.strip() and not name.startswith(",") for name in names)


def test_names_are_spelt_out() -> None:
    names = place_names()
    assert "Democratic Republic of the Congo" in names
    assert "Dem. Rep. Congo" not in names
    assert "Tanzania" in names


def test_the_list_is_the_callers_own() -> None:
    place_names().clear()
    assert place_names()


def test_a_province_is_an_area_with_its_name() -> None:
    area = area_of_place("Oaxaca, Mexico")
    west, east, south, north = ogr.CreateGeometryFromWkt(area.wkt).GetEnvelope()
    assert (west, south, east, north) == pytest.approx((-98.5, 15.6, -93.9, 18.7), abs=0.2)
    assert area.name == "Oaxaca, Mexico"
    assert area.vertex_count == 192
    assert area.repairs == ()


def test_a_country_is_an_area_with_all_its_islands() -> None:
    area = area_of_place("Canada")
    assert area.vertex_count == 38_022
    assert cover(area).vertices_after <= 200


@pytest.mark.parametrize("typed", ["oaxaca, mexico", "OAXACA,  MÉXICO", "Oaxaca", " oaxaca "])
def test_capitals_accents_and_the_country_of_the_only_one_do_not_matter(typed: str) -> None:
    assert area_of_place(typed).name == "Oaxaca, Mexico"


def test_a_country_comes_before_a_province_of_its_name() -> None:
    assert area_of_place("mexico").name == "Mexico"
    assert area_of_place("México, Mexico").vertex_count < 500


def test_two_places_of_one_name_are_together_and_that_is_told() -> None:
    area = area_of_place("Cork, Ireland")
    assert "2 places named Cork, Ireland" in area.repairs[0]


@pytest.mark.parametrize(("typed", "near"), [("Oaxca", "Oaxaca, Mexico"), ("Limerik, Ireland", "Limerick, Ireland")])
def test_what_is_misspelt_is_told_with_what_is_most_like_it(typed: str, near: str) -> None:
    with pytest.raises(AreaError, match=f"no place named '{typed}'") as caught:
        area_of_place(typed)
    assert near in caught.value.advice


def test_a_name_of_several_provinces_is_told_with_all_of_them() -> None:
    with pytest.raises(AreaError, match=r"has \d places named 'Córdoba'") as caught:
        area_of_place("Córdoba")
    assert "Córdoba, Argentina" in caught.value.advice
    assert "Córdoba, Colombia" in caught.value.advice


@pytest.mark.parametrize("typed", ["", "Atlantis under the sea", "x" * 500])
def test_what_is_nowhere_is_told_with_another_way(typed: str) -> None:
    with pytest.raises(AreaError, match="no place named") as caught:
        area_of_place(typed)
    assert caught.value.advice
    assert len(caught.value.message) < 150


@pytest.mark.usefixtures("another_map")
def test_a_qgis_without_the_map_is_told() -> None:
    for ask in (place_names, lambda: area_of_place("Mexico")):
        with pytest.raises(AreaError, match="has no world map") as caught:
            ask()
        assert "Draw the area" in caught.value.advice


def test_a_map_that_is_broken_is_told(another_map: Path) -> None:
    another_map.write_bytes(b"SQLite format 3\x00 and no more")
    with pytest.raises(AreaError, match="cannot be read"):
        place_names()


def test_a_map_with_other_columns_is_told(another_map: Path) -> None:
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(another_map))
    for name in ("countries", "states_provinces"):
        source.CreateLayer(name, None, ogr.wkbPolygon).CreateField(ogr.FieldDefn("title"))
    del source
    assert QgsVectorLayer(f"{another_map}|layername=countries", "", "ogr").isValid()
    with pytest.raises(AreaError, match="another than expected: countries has no name"):
        place_names()
