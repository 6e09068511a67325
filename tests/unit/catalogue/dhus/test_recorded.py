"""Every recorded answer of the Copernicus hub, replayed through sentinelsat on our session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml
from doubles.told_session import Asked, ToldSession, respond
from osgeo import ogr
from scene_queue.core.catalogue.dhus.hub_scene import scene_of
from scene_queue.core.errors import CredentialsError, ProductError, ServiceBusyError, ServiceError, SettingsError
from scene_queue.core.network.libraries.hub_errors import hub_error
from scene_queue.core.product.name import ProcessingLevel
from sentinelsat.exceptions import SentinelAPIError

CASSETTES = (
    "test_SentinelAPI_connection",
    "test_SentinelAPI_wrong_credentials",
    "test_count",
    "test_download_all",
    "test_download_all_lta",
    "test_get_product_info_bad_key",
    "test_get_product_odata_short",
    "test_get_stream",
    "test_invalid_query",
    "test_is_online",
    "test_name_search",
    "test_product_node_download_single",
    "test_quote_symbol_bug",
    "test_s2_cloudcover",
    "test_small_query",
    "test_too_long_query",
    "test_uuid_search",
)
ERRORS = {200: ServiceError, 401: CredentialsError, 404: ProductError, 500: ServiceError}  # 200: bad syntax


@pytest.fixture
def folder(recorded: Path) -> Path:
    return recorded / "recorded" / "dhus"


def interactions(folder: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))["interactions"]
    return found


def answer_of(interaction: dict[str, Any]) -> requests.Response:
    recorded = interaction["response"]
    body = recorded["body"].get("string", "")
    headers = {name: values[0] for name, values in recorded["headers"].items()}
    response = respond(recorded["status"]["code"], body, **headers)
    response.url = interaction["request"]["uri"]
    return response


def test_no_cassette_is_left_out(folder: Path) -> None:
    assert sorted(CASSETTES) == sorted(file.stem for file in folder.glob("test_*.yaml"))


@pytest.mark.parametrize("name", CASSETTES)
def test_every_recorded_answer_is_understood(
    folder: Path, name: str, told: Callable[..., Any], make_profile: Callable[..., Any]
) -> None:
    for interaction in interactions(folder, name):
        given = answer_of(interaction)
        replay = _Replay(told(lambda _, given=given: given), interaction["request"], make_profile())
        refused = given.status_code if given.status_code >= 400 or '"error":' in given.text else 0
        if not refused:
            replay.ask()
            continue
        with pytest.raises(ERRORS[refused]) as caught:
            replay.ask()
        assert "<" not in str(caught.value) and "My hub" in str(caught.value)


class _Replay:
    """Asks as sentinelsat asked when it was recorded, and looks at what comes."""

    def __init__(self, api: Any, request: dict[str, Any], profile: Any) -> None:
        self.api = api
        self.profile = profile
        self.method = request["method"]
        self.path = request["uri"].partition("/apihub/")[2]

    def ask(self) -> None:
        if self.path.startswith("search?"):
            self.search()
        elif self.path.endswith("Online/$value"):
            assert self.api.is_online("x") in (True, False)
        elif self.path.endswith("?$format=json") and "Nodes" not in self.path:
            self.product()
        else:  # bytes of products, whose bodies were left out, and their heads
            assert self.api.session.request(self.method, f"{self.api.api_url}{self.path}").status_code < 300

    def search(self) -> None:
        counted, listed = self.api.count(raw="x:y"), self.api.listed("x:y")
        assert len(listed) == counted or counted == 10_000  # rows=0 was asked
        for uuid, properties in listed.items():
            scene = scene_of(uuid, properties, "dhus")
            assert scene.identifier == properties["identifier"] and scene.size_bytes > 0
            assert scene.begin.tzinfo is timezone.utc

    def product(self) -> None:
        try:
            product = self.api.get_product_odata("x")
        except SentinelAPIError as error:
            raise hub_error(error, self.profile, "") from error
        assert product["size"] > 0 and product["footprint"].startswith("POLYGON((")


def test_what_sentinelsat_read_of_products_is_read_here(folder: Path, told: Callable[..., Any]) -> None:
    expected = yaml.safe_load((folder / "odata_response_short.yml").read_text(encoding="utf-8"))
    for interaction in interactions(folder, "test_get_product_odata_short"):
        given = answer_of(interaction)
        product = told(lambda _, given=given: given).get_product_odata("x")
        assert product["Online"] is given.json()["d"]["Online"]
        wanted = expected[product["id"]]
        changed = {"md5", "quicklook_url", "url", "Online"}  # letters' case, and the address of the hub
        assert {key: product[key] for key in wanted if key not in changed} == {
            key: value for key, value in wanted.items() if key not in changed
        }
        assert product["md5"].lower() == wanted["md5"].lower()


@pytest.mark.parametrize("name", ["odata_response_short", "odata_response_full"])
def test_the_footprints_that_sentinelsat_read_are_polygons(folder: Path, name: str) -> None:
    for properties in yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8")).values():
        assert ogr.CreateGeometryFromWkt(properties["footprint"]).GetGeometryName() == "POLYGON"


def test_scenes_of_sentinel_2_are_read_with_all_that_the_hub_said(folder: Path, told: Callable[..., Any]) -> None:
    (interaction,) = interactions(folder, "test_s2_cloudcover")
    listed = told(lambda _: answer_of(interaction)).listed("x:y")
    scenes = [scene_of(uuid, properties, "dhus") for uuid, properties in listed.items()]
    first = scenes[0]
    assert first.identifier == "S2B_MSIL1C_20181219T142029_N0207_R010_T20MPS_20181219T160056"
    assert first.uuid == "bf652bc4-299c-4c39-9238-ee5a3fdc0d3e"
    assert first.begin == datetime(2018, 12, 19, 14, 20, 29, 24000, tzinfo=timezone.utc)
    assert first.published == datetime(2018, 12, 19, 17, 33, 46, 286000, tzinfo=timezone.utc)
    assert (first.cloud_cover_percent, first.size_bytes) == (3.6476, round(110.44 * 1024**2))
    assert (first.platform, first.orbit_direction, first.relative_orbit) == ("Sentinel-2B", "DESCENDING", 10)
    assert (first.tile_id, first.baseline, first.level) == ("20MPS", "02.07", ProcessingLevel.L1C)
    footprint = ogr.CreateGeometryFromWkt(first.footprint_wkt)
    assert footprint.GetGeometryName() == "MULTIPOLYGON" and footprint.IsValid()
    assert first.quicklook_url.endswith("/Products('Quicklook')/$value")
    # recorded without a tile and with a list of shares instead of one: an L2A
    (l2a,) = [scene for scene in scenes if scene.level is ProcessingLevel.L2A]
    assert (l2a.tile_id, l2a.cloud_cover_percent) == ("20MRV", 0.0)


def test_the_recorded_syntax_error_is_the_user_s_if_the_raw_query_is(folder: Path, told: Callable[..., Any]) -> None:
    (interaction,) = interactions(folder, "test_invalid_query")
    with pytest.raises(SettingsError, match="raw query.*undefined field xxx"):
        told(lambda _: answer_of(interaction), raw="xxx:yyy").count(raw="xxx:yyy")
    with pytest.raises(ServiceError, match="undefined field xxx"):
        told(lambda _: answer_of(interaction)).count(raw="xxx:yyy")


def test_the_recorded_length_error_is_told_once(folder: Path, told: Callable[..., Any]) -> None:
    short, long = interactions(folder, "test_too_long_query")
    assert told(lambda _: answer_of(short)).count(raw="x") == 0
    session = ToldSession(lambda _: answer_of(long))
    with pytest.raises(ServiceError, match="no query of 3,898 characters.*query_max_chars"):
        told(session).count(raw="x")
    assert len(session.asked) == 1
    assert 500 in session.asked[0].accept  # or the header that explains it would be lost


def test_the_recorded_refusal_of_a_sign_in_names_no_password(folder: Path, told: Callable[..., Any]) -> None:
    search, *_ = interactions(folder, "test_SentinelAPI_wrong_credentials")
    session = ToldSession(lambda _: answer_of(search))
    with pytest.raises(CredentialsError, match="My hub does not accept user and password") as caught:
        told(session).count(raw="x")
    assert len(session.asked) == 1
    assert "s3cret" not in str(caught.value)


def test_the_recorded_maintenance_page_is_tried_again(folder: Path, told: Callable[..., Any]) -> None:
    page = (folder / "server_maintenance.html").read_text(encoding="utf-8")
    session = ToldSession(lambda _: respond(200, page, Content_Type="text/html"))
    with pytest.raises(ServiceBusyError, match="My hub does not answer as a Data Hub.*be back soon"):
        told(session).count(raw="x")
    assert len(session.asked) == 3


def test_a_maintenance_page_that_passes_is_not_noticed(folder: Path, told: Callable[..., Any]) -> None:
    page = (folder / "server_maintenance.html").read_text(encoding="utf-8")
    answers = [respond(502, page), respond(200, page), answer_of(interactions(folder, "test_count")[0])]
    assert told(lambda _: answers.pop(0)).count(raw="x") == 10_000


@pytest.mark.parametrize("host", ["scihub.copernicus.eu", "apihub.copernicus.eu"])
def test_the_closed_hub_is_named_as_closed(folder: Path, host: str, told: Callable[..., Any]) -> None:
    page = (folder / "server_maintenance.html").read_text(encoding="utf-8")
    session = ToldSession(lambda _: respond(200, page, Content_Type="text/html"))
    with pytest.raises(ServiceError, match="closed in 2023.*Copernicus Data Space"):
        told(session, api_url=f"https://{host}/apihub").count(raw="x")
    assert len(session.asked) == 1


def test_the_recorded_archive_state_is_read(folder: Path, told: Callable[..., Any]) -> None:
    states = []
    for interaction in interactions(folder, "test_download_all_lta"):
        if interaction["request"]["uri"].endswith("Online/$value"):
            given = answer_of(interaction)
            states.append(told(lambda _, given=given: given).is_online("x"))
    assert set(states) == {True, False}


def test_the_sign_in_is_sent_as_sentinelsat_sends_it(folder: Path, told: Callable[..., Any]) -> None:
    def answer(asked: Asked) -> requests.Response:
        assert asked.headers["Authorization"].startswith("Basic ")
        return answer_of(interactions(folder, "test_count")[0])

    assert told(answer).count(raw="x") == 10_000
