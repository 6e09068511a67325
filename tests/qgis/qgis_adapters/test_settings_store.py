"""The user's choices, kept in QGIS's settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from scene_queue.core.job_queue.order import correction_to_json
from scene_queue.core.qgis_adapters.settings_store import Preferences, read_preferences, write_preferences
from scene_queue.core.settings import CorrectionOptions


def test_a_fresh_profile_has_the_defaults() -> None:
    QgsSettings().remove("scene_queue")
    assert read_preferences() == Preferences()


def test_what_is_written_is_read_back() -> None:
    chosen = Preferences("/data/s2", "mirror", "L1C", 5, "descending", "/opt/Sen2Cor", "20", False, "/data/services")
    write_preferences(chosen)
    assert read_preferences() == chosen


def test_a_switch_turned_off_stays_off_after_the_file_was_read_again() -> None:
    write_preferences(replace(Preferences(), load_layers=False, max_cloud_percent=0))
    QgsSettings().sync()
    assert read_preferences().load_layers is False
    assert read_preferences().max_cloud_percent == 0


@pytest.mark.parametrize(
    ("name", "junk"), [("max_cloud_percent", "many"), ("max_cloud_percent", ""), ("load_layers", "perhaps")]
)
def test_junk_in_the_settings_does_no_harm(name: str, junk: str) -> None:
    QgsSettings().setValue(f"scene_queue/{name}", junk)
    assert isinstance(getattr(read_preferences(), name), type(getattr(Preferences(), name)))


def test_everything_lies_in_one_group() -> None:
    write_preferences(Preferences())
    settings = QgsSettings()
    settings.beginGroup("scene_queue")
    assert set(settings.childKeys()) == set(Preferences().__dict__)


def test_products_go_to_the_home_folder_where_none_is_chosen() -> None:
    assert Preferences().folder_or_default == Path.home() / "SceneQueue"
    assert Preferences(folder="/data").folder_or_default == Path("/data")


def test_options_for_sen2cor_are_kept() -> None:
    options = CorrectionOptions(cirrus=True, dem_folder=Path("/data/dem"), arguments=("--tif",))
    write_preferences(Preferences(correction_options=correction_to_json(options)))
    assert read_preferences().correction == options


@pytest.mark.parametrize("text", ["", "{", "[]", '{"ozone_du": 7}', '{"aerosol": "SMOKE"}', '{"arguments": 3}', "null"])
def test_options_that_cannot_be_used_are_as_if_not_set(text: str) -> None:
    assert Preferences(correction_options=text).correction == CorrectionOptions()


def test_an_option_that_nobody_knows_any_more_is_left_out() -> None:
    assert Preferences(correction_options='{"cirrus": true, "smoke": 1}').correction == CorrectionOptions(cirrus=True)


def test_folders_of_sen2cor_stand_one_a_line() -> None:
    assert Preferences(sen2cor_folders='/opt/a\n\n "/opt/my b" \n').sen2cor_places == (
        Path("/opt/a"),
        Path("/opt/my b"),
    )
