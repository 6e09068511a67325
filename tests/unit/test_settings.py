from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import SettingsError
from scene_queue.core.settings import CorrectionOptions, Resolution, Settings, read_bands

FOLDER = Path("/products")


def test_the_defaults_are_those_of_the_window() -> None:
    settings = Settings(FOLDER)
    assert settings.layout == "{tile}/{date}"
    assert settings.service == "cdse"
    assert settings.level_folders
    assert not settings.keep_archive
    assert settings.resolution is Resolution.ALL


@pytest.mark.parametrize("layout", ["", "{tile}", "{year}/{level}/{tile}", "mine/{date}", "{tile:>8}", "a/./b"])
def test_layouts_of_subfolders_are_taken(layout: str) -> None:
    assert Settings(FOLDER, layout=layout).layout == layout


@pytest.mark.parametrize("layout", ["..", "../{tile}", "{tile}/../../x", "/etc", "/{tile}"])
def test_a_layout_that_leads_out_of_the_folder_is_refused(layout: str) -> None:
    with pytest.raises(SettingsError, match="leads out of the folder") as caught:
        Settings(FOLDER, layout=layout)
    assert caught.value.advice


@pytest.mark.parametrize(
    "layout", ["{orbit}", "{}", "{0}", "{tile", "tile}", "{tile.name}", "{tile[x]}", "{tile:d}", "{tile!z}"]
)
def test_a_layout_that_cannot_be_filled_is_refused_with_the_fields_that_can(layout: str) -> None:
    with pytest.raises(SettingsError, match="cannot be used") as caught:
        Settings(FOLDER, layout=layout)
    assert "{tile}, {date}, {year} and {level}" in caught.value.advice


@given(st.text(alphabet="{}.[]:!/0atile", max_size=20))
def test_no_layout_raises_anything_but_a_settings_error(layout: str) -> None:
    try:
        Settings(FOLDER, layout=layout)
    except SettingsError:
        return


def test_settings_are_validated_again_when_they_are_changed() -> None:
    with pytest.raises(SettingsError):
        replace(Settings(FOLDER), layout="{unknown}")


def test_settings_do_not_change_under_those_who_hold_them() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings(FOLDER).layout = "x"  # type: ignore[misc]


def test_resolutions_are_named_as_the_algorithms_name_them() -> None:
    assert [resolution.value for resolution in Resolution] == ["all", "10", "20", "60"]


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("", ()),
        ("  ", ()),
        ("B02", ("B02",)),
        ("b4, B3,b2", ("B02", "B03", "B04")),
        ("TCI SCL;B8a,,B02", ("B02", "B8A", "TCI", "SCL")),
    ],
)
def test_bands_are_read_as_users_write_them(text: str, bands: tuple[str, ...]) -> None:
    assert read_bands(text) == bands


@pytest.mark.parametrize("text", ["B13", "B0", "red", "B02+B03", "PVI"])
def test_an_unknown_band_is_told_with_those_that_there_are(text: str) -> None:
    with pytest.raises(SettingsError, match="There is no band") as caught:
        read_bands(text)
    assert "B8A" in caught.value.advice


def test_settings_take_known_bands_only(tmp_path: Path) -> None:
    assert Settings(tmp_path, bands=("B02", "TCI")).bands == ("B02", "TCI")
    with pytest.raises(SettingsError, match="'b2'"):
        Settings(tmp_path, bands=("b2",))


def test_ozone_that_sen2cor_has_no_atmosphere_for_is_refused_with_those_that_there_are() -> None:
    assert CorrectionOptions(ozone_du=0).ozone_du == 0
    with pytest.raises(SettingsError, match="300 Dobson units") as caught:
        CorrectionOptions(ozone_du=300)
    assert "331" in caught.value.advice


@pytest.mark.parametrize("minutes", [{"silent_minutes": -1}, {"limit_minutes": 0}])
def test_a_time_limit_that_is_none_is_refused(minutes: dict[str, int]) -> None:
    with pytest.raises(SettingsError, match="number of minutes"):
        CorrectionOptions(**minutes)  # type: ignore[arg-type]
