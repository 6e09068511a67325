"""What the template of an archive may say, and what it finds."""

from __future__ import annotations

import pytest
from scene_queue.core.catalogue.safe_trees.key_template import read_template
from scene_queue.core.errors import SettingsError

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


def test_folders_without_fields_are_literal() -> None:
    segments = read_template("Sentinel-2/MSI/{level}/{name}.SAFE")
    assert [segment.literal for segment in segments] == ["Sentinel-2", "MSI", "", ""]


def test_values_are_read_from_folders() -> None:
    tile, date, product = read_template("{tile}/d_{date}/{name}.SAFE")
    assert tile.pattern.fullmatch("T15PUT")["tile"] == "T15PUT"
    assert date.pattern.fullmatch("d_2018-08-09")["date"] == "2018-08-09"
    assert date.pattern.fullmatch("2018-08-09") is None
    assert product.pattern.fullmatch(f"{NAME}.SAFE")["name"] == NAME
    assert product.pattern.fullmatch("notes.SAFE") is None


def test_a_dot_stands_for_itself() -> None:
    assert read_template("{name}.SAFE")[0].pattern.fullmatch(f"{NAME}xSAFE") is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "end is not"),
        ("{level}/{date}", "end is not"),
        ("{name}.SAFE/{tile}", "end is not"),
        ("{planet}/{name}.SAFE", "{planet} is not known"),
        ("{tile}{tile}/{name}.SAFE", "twice"),
        ("{tile/{name}.SAFE", "cannot be used"),
    ],
)
def test_other_templates_are_refused(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=r"cannot be used") as caught:
        read_template(text)
    assert why in str(caught.value)
