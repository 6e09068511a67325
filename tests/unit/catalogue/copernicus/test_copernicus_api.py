"""``CopernicusAPI`` on a session that interprets nothing: what is asked, and what is made of the answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from scene_queue.core.catalogue import CopernicusAPI
from scene_queue.core.errors import CancelledError, NetworkError, ServiceBusyError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import HttpSession, RefusedError
from scene_queue.core.network import UnauthorizedError as NotSignedInError
from scene_queue.core.services import CdseProfile
from sentinelsat import SentinelAPI
from sentinelsat.exceptions import (
    InvalidKeyError,
    QueryLengthError,
    QuerySyntaxError,
    SentinelAPIError,
    ServerError,
    UnauthorizedError,
)

MakeEntry = Callable[..., dict[str, Any]]
MakePage = Callable[..., dict[str, Any]]
UUID = "00000000-0000-0000-0000-000000000001"
NIGHT = datetime(2018, 8, 9, 4, tzinfo=timezone.utc)
DAY = datetime(2018, 8, 9, 16, tzinfo=timezone.utc)


def test_it_is_a_sentinelapi(api: CopernicusAPI) -> None:
    assert isinstance(api, SentinelAPI)
    assert api.api_url == "https://catalogue.test/odata/v1/"
    assert api.page_size == 3


def test_a_query_of_the_guide(api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage) -> None:
    session.answers = [page([entry(0), entry(1)])]
    found = api.query(
        "POLYGON((-95 15,-94 15,-94 16,-95 15))",
        date=("20180801", "20180811"),
        platformname="Sentinel-2",
        producttype="S2MSI1C",
        cloudcoverpercentage=(0, 5),
    )
    assert list(found) == ["00000000-0000-0000-0000-000000000002", UUID], "the newest first"
    assert found[UUID]["tileid"] == "15PUT"
    any_double = (
        "Attributes/OData.CSC.DoubleAttribute/any(att:att/Name eq 'cloudCover' and att/OData.CSC.DoubleAttribute/Value"
    )
    any_string = (
        "Attributes/OData.CSC.StringAttribute/any(att:att/Name eq 'productType' and att/OData.CSC.StringAttribute/Value"
    )
    assert session.filters[0].split(" and ")[0] == "Collection/Name eq 'SENTINEL-2'"
    assert f"{any_double} ge 0.0) and {any_double} le 5.0)" in session.filters[0]
    assert f"{any_string} eq 'S2MSI1C')" in session.filters[0]
    assert (
        "ContentDate/Start ge 2018-08-01T00:00:00.000Z and ContentDate/Start le 2018-08-11T00:00:00.000Z"
        in session.filters[0]
    )
    assert (
        "OData.CSC.Intersects(area=geography'SRID=4326;POLYGON ((-95 15,-94 15,-94 16,-95 15))')" in session.filters[0]
    )


def test_how_many_are_found_is_logged_as_sentinelsat_did(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage, caplog: pytest.LogCaptureFixture
) -> None:
    session.answers = [page([entry(0)], 1234)]
    with caplog.at_level(logging.INFO, logger="sentinelsat.SentinelAPI"):
        api.query(tileid="15PUT", limit=1)
    assert caplog.messages == ["Found 1,234 products"]


def test_limit_offset_and_order_are_the_services_where_it_can(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0), entry(1)], 9)]
    found = api.query(tileid="15PUT", order_by="-beginposition", limit=2, offset=3)
    assert len(found) == 2
    (sent,) = session.sent
    assert (sent.option("$orderby"), sent.option("$skip"), sent.option("$top")) == ("ContentDate/Start desc", "3", "2")


@pytest.mark.parametrize(
    "question",
    [
        {"order_by": "cloudcoverpercentage"},
        {"order_by": "-beginposition,identifier"},
        {"orbitdirection": "DESCENDING"},
        {"filename": "S2B*T15PUT*"},
        {"area": "POLYGON((-94.9 15.1,-94.2 15.1,-94.2 15.2,-94.9 15.1))", "area_relation": "Contains"},
        {"raw": "orbitdirection:DESCENDING OR tileid:15XXX"},
    ],
)
def test_else_all_are_seen_before_limit_and_offset(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage, question: dict[str, Any]
) -> None:
    session.answers = [page([entry(0), entry(1), entry(2)], 5), {"value": [entry(3), entry(4)]}]
    found = api.query(**{"tileid": "15PUT", "order_by": "ingestiondate", **question}, limit=2, offset=1)
    assert len(found) == 2
    assert [request.option("$skip") for request in session.sent] == ["0", "3"]


def test_the_client_tests_before_it_counts(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage, caplog: pytest.LogCaptureFixture
) -> None:
    session.answers = [page([entry(0, begin=NIGHT), entry(1, begin=DAY)])]
    with caplog.at_level(logging.INFO, logger="sentinelsat.SentinelAPI"):
        found = api.query(orbitdirection="Ascending", limit=1)
    assert list(found) == [UUID]
    assert caplog.messages == ["Found 1 products"]


def test_relations_of_area_and_footprint(api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage) -> None:
    small, large = (
        "POLYGON((-94.9 15.1,-94.2 15.1,-94.2 15.2,-94.9 15.1))",
        "POLYGON((-96 14,-93 14,-93 17,-96 17,-96 14))",
    )
    session.reply = lambda request: page([entry(0)])
    inside = {
        (area, relation): len(api.query(area, area_relation=relation))
        for area in (small, large)
        for relation in ("Contains", "IsWithin")
    }
    assert inside == {(small, "Contains"): 1, (small, "IsWithin"): 0, (large, "Contains"): 0, (large, "IsWithin"): 1}


def test_counting_takes_one_small_request(api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage) -> None:
    session.answers = [page([entry(0)], 12_345_678)]
    assert api.count(tileid="15PUT", order_by="-beginposition", limit=3, offset=2) == 12_345_678
    assert session.sent[0].option("$top") == "1"


def test_counting_what_the_client_tests_looks_at_all(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.reply = lambda request: page([entry(0, begin=NIGHT), entry(1, begin=DAY)])
    assert api.count(orbitdirection="ASCENDING") == 1


def test_a_limit_of_none_at_all_counts_only(api: CopernicusAPI, session: Any, page: MakePage, entry: MakeEntry) -> None:
    session.answers = [page([entry(0)], 7)]
    assert api.query(tileid="15PUT", limit=0) == {}


@pytest.mark.parametrize("numbers", [{"limit": -1}, {"offset": -1}])
def test_negative_numbers_are_refused(api: CopernicusAPI, numbers: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="negative"):
        api.query(tileid="15PUT", **numbers)


def test_a_part_behind_the_last_answered_hit_is_read_in_slices(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    entries = [entry(number) for number in range(5)]

    def reply(request: Any) -> dict[str, Any]:
        skip, top = int(request.option("$skip")), int(request.option("$top"))
        return page(entries[skip : skip + top], 5)

    session.reply = reply
    assert len(api.query(tileid="15PUT", order_by="beginposition", limit=3, offset=4)) == 1
    assert {request.option("$orderby") for request in session.sent} == {"ContentDate/Start asc"}


def test_uuids_are_fetched_one_by_one(api: CopernicusAPI, session: Any, entry: MakeEntry) -> None:
    other = "00000000-0000-0000-0000-000000000002"
    session.reply = lambda request: entry(0) if UUID in request.url else RefusedError("Not found", status=404)
    assert list(api.query(uuid={UUID, other})) == [UUID]
    assert sorted({request.url[-38:] for request in session.sent}) == [f"({UUID})", f"({other})"]
    assert api.query(uuid=UUID, tileid="14QNF") == {}
    assert api.count(uuid={UUID, other}) == 1


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (ServiceBusyError("busy"), ServerError),
        (NetworkError("cut"), ServerError),
        (RefusedError("Invalid value", status=400), ServerError),
        (RefusedError("Request-URI Too Large", status=414), QueryLengthError),
        (NotSignedInError("no"), UnauthorizedError),
        (SettingsError("wrong"), SentinelAPIError),
    ],
)
def test_errors_are_sentinelsats_and_keep_their_cause(
    api: CopernicusAPI, session: Any, error: Exception, raised: type[Exception]
) -> None:
    session.reply = lambda request: error
    with pytest.raises(raised) as caught:
        api.query(tileid="15PUT")
    assert type(caught.value) is raised
    assert caught.value.__cause__ is error
    assert str(error) in str(caught.value)


def test_a_web_page_in_place_of_the_answer_is_a_server_error(api: CopernicusAPI, session: Any) -> None:
    session.reply = lambda request: "<html><body>maintenance</body></html>"
    with pytest.raises(ServerError, match="web page"):
        api.count(tileid="15PUT")


@pytest.mark.parametrize("raw", ["S2A*", "tileid:(15PUT", "xxx:yyy", "orbitnumber:[1 5]"])
def test_raw_that_cannot_be_read_is_a_syntax_error(api: CopernicusAPI, session: Any, raw: str) -> None:
    with pytest.raises(QuerySyntaxError):
        api.query(raw=raw)
    with pytest.raises(SyntaxError):
        api.count(raw=raw)
    assert session.sent == []


def test_an_area_that_is_none_is_a_syntax_error(api: CopernicusAPI) -> None:
    with pytest.raises(QuerySyntaxError, match="footprint"):
        api.query("POLYGON((0 0,1 0,1 100,0 0))")


def test_a_polygon_that_is_too_long_to_be_sent_is_answered_exactly(
    api: CopernicusAPI, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    """A saw of 1,500 teeth; of three scenes two lie between teeth, in the cover only."""
    teeth = [f"{-95 + step / 1000} {15 + step % 2}" for step in range(1500)]
    area = f"POLYGON(({','.join([*teeth, '-93.501 14', '-95 14', teeth[0]])}))"
    between = "POLYGON ((-94.0001 15.9, -94.00005 15.9, -94.00005 15.95, -94.0001 15.9))"
    others = "POLYGON ((-94.00001 15.99, -93.99999 15.99, -93.99999 15.995, -94.00001 15.99))"
    session.answers = [page([entry(0), entry(1, footprint=between), entry(2, footprint=others)])]
    assert list(api.query(area)) == [UUID]
    assert len(session.filters[0].split("SRID=4326;")[1]) < 2010


def test_a_cancellation_is_no_error_of_the_service(profile: CdseProfile, session: Any) -> None:
    signal = CancelSignal()
    signal.cancel()
    api = CopernicusAPI(profile=profile, session=session, feedback=Feedback(signal=signal))
    with pytest.raises(CancelledError):
        api.query(tileid="15PUT")


def test_odata_of_one_product(api: CopernicusAPI, session: Any, entry: MakeEntry) -> None:
    session.reply = lambda request: entry(0)
    assert api.get_product_odata(UUID)["title"].startswith("S2B_MSIL1C")
    assert "Cloud cover percentage" in api.get_product_odata(UUID, full=True)
    assert api.is_online(UUID) is True
    session.reply = lambda request: entry(0, Online=False)
    assert api.is_online(UUID) is False


@pytest.mark.parametrize("uuid", ["nonsense", "../Products", "", UUID[:-1], UUID])
def test_an_unknown_product_is_an_invalid_key(api: CopernicusAPI, session: Any, uuid: str) -> None:
    session.reply = lambda request: RefusedError("Product not found in catalogue", status=404)
    with pytest.raises(InvalidKeyError):
        api.get_product_odata(uuid)
    with pytest.raises(KeyError):
        api.is_online(uuid)
    assert all(UUID in request.url for request in session.sent)


def test_the_user_and_the_password_are_not_kept(profile: CdseProfile, session: Any) -> None:
    api = CopernicusAPI("marla", "secret-word", profile=profile, session=session)
    assert api.session.auth is None
    assert "secret-word" not in repr(vars(api))


def test_without_a_profile_it_is_the_data_space() -> None:
    api = CopernicusAPI()
    assert api.api_url == "https://catalogue.dataspace.copernicus.eu/odata/v1/"
    assert (
        CopernicusAPI(api_url="https://mirror.test/odata/v1/").profile.catalogue_url == "https://mirror.test/odata/v1"
    )


@pytest.mark.parametrize(
    ("timeout", "connect", "answer"), [(60, 60, 60), ((3.05, 27), 3.05, 27), (None, 20, 120), (0.5, 0.5, 0.5)]
)
def test_the_timeout_is_obeyed(monkeypatch: pytest.MonkeyPatch, timeout: Any, connect: float, answer: float) -> None:
    made: list[CdseProfile] = []

    def keep(network: Any, profile: CdseProfile) -> HttpSession:
        made.append(profile)
        return HttpSession(network, profile)

    monkeypatch.setattr("scene_queue.core.catalogue.copernicus.copernicus_api.HttpSession", keep)
    CopernicusAPI(timeout=timeout)
    assert (made[0].connect_timeout_s, made[0].first_byte_timeout_s) == (connect, answer)


def test_dates_are_relative_to_now(api: CopernicusAPI, session: Any, page: MakePage) -> None:
    session.reply = lambda request: page([])
    before = datetime.now(timezone.utc) - timedelta(days=10)
    api.query(date=("NOW-10DAYS", "NOW"))
    text = session.filters[0].split("ContentDate/Start ge ")[1].split("Z")[0]
    assert abs(datetime.fromisoformat(text).replace(tzinfo=timezone.utc) - before) < timedelta(minutes=1)
