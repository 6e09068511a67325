"""The parameter file of one run."""

from __future__ import annotations

import difflib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from scene_queue.core.errors import SettingsError
from scene_queue.core.settings import AerosolType, CorrectionOptions, MidLatitude
from scene_queue.core.stages.sen2cor.gipp import edited, run_gipp, user_home, without_sign_in
from scene_queue.core.stages.sen2cor.installation import Installation

VERSIONS = ("2.5.5", "2.8.0", "2.9.0", "2.10.0", "2.12.0", "2.12.03", "3")
ALL_CHOSEN = CorrectionOptions(
    aerosol=AerosolType.MARITIME,
    mid_latitude=MidLatitude.WINTER,
    ozone_du=410,
    cirrus=True,
    dem_folder=Path("/models/copernicus & más"),
    dem_reference="https://copernicus-dem-90m.s3.eu-central-1.amazonaws.com/",
)


@pytest.fixture(params=VERSIONS)
def real(request: pytest.FixtureRequest, recorded: Path) -> Path:
    """The file of one version, as it was found."""
    return recorded / "safe" / "gipp" / request.param / "L2A_GIPP.xml"


def brought(tmp_path: Path, content: bytes, version: tuple[int, int, int] = (2, 11, 0)) -> Installation:
    """An installation that brings this file."""
    file = tmp_path / "Sen2Cor" / "cfg" / "L2A_GIPP.xml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return Installation(tmp_path / "Sen2Cor", tmp_path / "Sen2Cor" / "bin" / "L2A_Process", version)


def made(installation: Installation, options: CorrectionOptions, environment: dict[str, str]) -> bytes:
    gipp = run_gipp(installation, options, environment)
    assert gipp is not None
    return gipp.content


def texts(content: bytes) -> dict[str, str]:
    """The text of each element; in these files no name comes twice, but for those of the schemes."""
    return {element.tag: (element.text or "").strip() for element in ElementTree.fromstring(content).iter()}


def changed_lines(before: bytes, after: bytes) -> list[str]:
    pair = (text.decode().splitlines() for text in (before, after))
    return [line[1:].strip() for line in difflib.unified_diff(*pair, n=0, lineterm="") if line[0] == "+"][1:]


def test_of_a_real_file_only_threads_and_terrain_model_change_by_themselves(real: Path, tmp_path: Path) -> None:
    before = real.read_bytes()
    after = made(brought(tmp_path, before), CorrectionOptions(), {"HOME": str(tmp_path)})
    changed = changed_lines(before, after)
    usual = {
        "<Nr_Threads>1</Nr_Threads>",
        "<DEM_Directory>NONE</DEM_Directory>",
        "<DEM_Reference>NONE</DEM_Reference>",
    }
    assert set(changed) <= usual
    assert changed  # each of them has something to turn off
    assert len(after.splitlines()) == len(before.splitlines())
    assert {"1"} == {texts(after)[name] for name in ("Nr_Threads", "Nr_Processes") if name in texts(after)}


def test_each_choice_is_put_into_a_real_file_and_nothing_else(real: Path, tmp_path: Path) -> None:
    before = real.read_bytes()
    after = made(brought(tmp_path, before), ALL_CHOSEN, {"HOME": str(tmp_path)})
    expected = {
        "Aerosol_Type": "MARITIME",
        "Mid_Latitude": "WINTER",
        "Ozone_Content": "410",
        "Cirrus_Correction": "TRUE",
        "DEM_Directory": "/models/copernicus & más",
        "DEM_Reference": ALL_CHOSEN.dem_reference,
    }
    found = texts(after)
    assert {name: found[name] for name in expected} == expected
    different = {name for name, text in texts(before).items() if found[name] != text}
    assert different <= {*expected, "Nr_Threads"}
    assert before.count(b"<!--") == after.count(b"<!--")


def test_a_file_of_the_orders_own_is_changed_in_what_was_chosen_only(real: Path, tmp_path: Path) -> None:
    before = real.read_bytes()
    mine = tmp_path / "mine.xml"
    mine.write_bytes(before.replace(b"dem/CopernicusDEM90", b"NONE"))
    installation = brought(tmp_path, b"never read")
    kept = made(installation, CorrectionOptions(gipp=mine), {"HOME": str(tmp_path)})
    assert kept == mine.read_bytes()
    cirrus = made(installation, CorrectionOptions(gipp=mine, cirrus=True), {"HOME": str(tmp_path)})
    assert changed_lines(kept, cirrus) == ["<Cirrus_Correction>TRUE</Cirrus_Correction>"]


def test_terrain_models_below_the_users_home_stay_there(tmp_path: Path) -> None:
    mine = tmp_path / "mine.xml"
    mine.write_text("<a><DEM_Directory>dem/srtm</DEM_Directory><DEM_Reference>CDSE-GLO-30</DEM_Reference></a>")
    environment = {"SEN2COR_HOME": str(tmp_path / "home")}
    after = texts(made(brought(tmp_path, b"<a/>"), CorrectionOptions(gipp=mine), environment))
    assert after["DEM_Directory"] == str(tmp_path / "home" / "dem" / "srtm")
    assert after["DEM_Reference"] == "CDSE-GLO-30"


def test_a_terrain_model_that_nobody_asked_for_is_told(tmp_path: Path) -> None:
    installation = brought(tmp_path, b"<a><DEM_Directory>dem/srtm</DEM_Directory></a>")
    gipp = run_gipp(installation, CorrectionOptions(), {"HOME": str(tmp_path)})
    assert gipp is not None
    assert gipp.dropped_dem == "dem/srtm"
    assert b"<DEM_Directory>NONE<" in gipp.content


def test_an_address_of_terrain_models_needs_a_folder(tmp_path: Path) -> None:
    content = b"<a><DEM_Directory>NONE</DEM_Directory><DEM_Reference>NONE</DEM_Reference></a>"
    options = CorrectionOptions(dem_reference="https://example.org/dem")
    with pytest.raises(SettingsError, match="no folder is named"):
        run_gipp(brought(tmp_path, content), options, {"HOME": str(tmp_path)})


# Which file


def test_the_users_own_folder_has_the_last_word(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "nowhere", tmp_path / "nowhere" / "bin" / "L2A_Process", (2, 11, 0))
    file = tmp_path / "sen2cor" / "2.11" / "cfg" / "L2A_GIPP.xml"
    file.parent.mkdir(parents=True)
    file.write_text("<a><Aerosol_Type>RURAL</Aerosol_Type></a>")
    options = CorrectionOptions(aerosol=AerosolType.AUTO)
    assert texts(made(installation, options, {"HOME": str(tmp_path)}))["Aerosol_Type"] == "AUTO"
    elsewhere = run_gipp(installation, CorrectionOptions(), {"SEN2COR_HOME": str(tmp_path / "other")})
    assert elsewhere is None


def test_where_there_is_no_file_choices_are_refused(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "nowhere", tmp_path / "nowhere" / "bin" / "L2A_Process", (2, 11, 0))
    for options in (CorrectionOptions(cirrus=False), CorrectionOptions(dem_folder=tmp_path)):
        with pytest.raises(SettingsError, match=r"need a parameter file, and Sen2Cor 2\.11\.00") as caught:
            run_gipp(installation, options, {"HOME": str(tmp_path)})
        assert caught.value.advice


def test_an_orders_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.xml of the order is not there"):
        run_gipp(brought(tmp_path, b"<a/>"), CorrectionOptions(gipp=tmp_path / "gone.xml"), {})


@pytest.mark.parametrize(
    ("platform", "environment", "home"),
    [
        ("linux", {"HOME": "/home/ana"}, "/home/ana/sen2cor/2.5"),
        ("win32", {"USERPROFILE": "/Users/ana"}, "/Users/ana/Documents/sen2cor/2.5"),
        ("linux", {"HOME": "/home/ana", "SEN2COR_HOME": "/srv/sen2cor"}, "/srv/sen2cor"),
    ],
)
def test_the_users_own_folder_is_named_by_the_version(platform: str, environment: dict[str, str], home: str) -> None:
    installation = Installation(Path("/opt/s"), Path("/opt/s/bin/L2A_Process"), (2, 5, 5))
    assert user_home(installation, environment, platform) == Path(home)


# What cannot be edited


def refusal(content: bytes, name: str = "Ozone_Content") -> str:
    with pytest.raises(SettingsError) as caught:
        edited(content, {name: "0"}, Path("/x/L2A_GIPP.xml"))
    assert "/x/L2A_GIPP.xml" in caught.value.message
    assert caught.value.advice
    return caught.value.message


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<a><B>1</B></a>", "Ozone_Content 0 times"),
        (b"<a><Ozone_Content>1</Ozone_Content><b><Ozone_Content>2</Ozone_Content></b></a>", "Ozone_Content 2 times"),
        (b"<a><Ozone_Content/></a>", "Ozone_Content holds more"),
        (b"<a><Ozone_Content>331<!-- standard --></Ozone_Content></a>", "Ozone_Content holds more"),
        (b"<a><Ozone_Content><c>1</c></Ozone_Content></a>", "Ozone_Content holds more"),
        ("<a><Ozone_Content>1</Ozone_Content></a>".encode("utf-16"), "UTF-16"),
        (b"<a><Ozone_Content>1</a>", "it is no XML"),
        (b"", "it is no XML"),
        (b'<!DOCTYPE a [<!ENTITY e "1">]><a><Ozone_Content>&e;</Ozone_Content></a>', "document type"),
    ],
)
def test_what_cannot_be_changed_with_certainty_is_refused(content: bytes, why: str) -> None:
    assert why in refusal(content)


def test_an_element_in_a_comment_is_none() -> None:
    content = b"<a><!-- <Ozone_Content>0</Ozone_Content> --><Ozone_Content unit='>'>331</Ozone_Content></a>"
    changed = edited(content, {"Ozone_Content": "410"}, Path("x"))
    assert changed == content.replace(b">331<", b">410<")


def test_every_encoding_takes_every_letter() -> None:
    content = "<?xml version='1.0' encoding='ISO-8859-1'?><a>ñ<D>x</D></a>".encode("latin-1")
    assert texts(edited(content, {"D": "/más/模型 <&>"}, Path("x")))["D"] == "/más/模型 <&>"


def test_a_sign_in_of_a_server_is_not_passed_on() -> None:
    line = "Trying to retrieve DEM from URL http://data_public:GDdci@data.cgiar-csi.org/srtm/ this may take some time"
    assert "GDdci" not in without_sign_in(line)
    assert "data.cgiar-csi.org/srtm/" in without_sign_in(line)
    assert without_sign_in("https://example.org:8080/a@b:c") == "https://example.org:8080/a@b:c"
