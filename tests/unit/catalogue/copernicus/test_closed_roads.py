"""Nothing of sentinelsat asks a Data Hub any more, and nothing new of it goes unnoticed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from scene_queue.core.catalogue import CopernicusAPI
from sentinelsat import SentinelAPI
from sentinelsat.exceptions import SentinelAPIError

ANSWERED = {"query", "count", "get_product_odata", "is_online"}
CLOSED: dict[str, Callable[[CopernicusAPI], Any]] = {
    "dhus_version": lambda api: api.dhus_version,
    "download": lambda api: api.download("uuid"),
    "download_all": lambda api: api.download_all(["uuid"], max_attempts=1),
    "get_stream": lambda api: api.get_stream("uuid"),
    "download_quicklook": lambda api: api.download_quicklook("uuid"),
    "download_all_quicklooks": lambda api: api.download_all_quicklooks({}),
    "trigger_offline_retrieval": lambda api: api.trigger_offline_retrieval("uuid"),
    "check_files": lambda api: api.check_files(["a.zip"]),
}
WITHOUT_NETWORK = {
    *("format_query", "to_geojson", "to_dataframe", "to_geodataframe", "get_products_size", "check_query_length"),
    *("concurrent_dl_limit", "concurrent_lta_trigger_limit", "dl_limit_semaphore", "lta_limit_semaphore"),
    *("dl_retry_delay", "lta_retry_delay", "lta_timeout", "logger"),
}


def test_every_public_name_of_sentinelsat_is_accounted_for() -> None:
    public = {name for name in dir(SentinelAPI) if not name.startswith("_")}
    assert public == ANSWERED | set(CLOSED) | WITHOUT_NETWORK


@pytest.mark.parametrize("name", sorted(ANSWERED | set(CLOSED)))
def test_what_asks_the_network_is_our_own(name: str) -> None:
    assert getattr(CopernicusAPI, name) is not getattr(SentinelAPI, name)


@pytest.mark.parametrize("name", sorted(WITHOUT_NETWORK))
def test_the_rest_is_sentinelsats_and_never_asks_the_network(name: str) -> None:
    inherited = inspect.getattr_static(CopernicusAPI, name)
    assert inherited is inspect.getattr_static(SentinelAPI, name)
    code = getattr(inherited, "fget", None) or getattr(inherited, "__func__", None)
    assert code is None or "session" not in inspect.getsource(code)


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_a_closed_road_names_another(api: CopernicusAPI, session: Any, name: str) -> None:
    with pytest.raises(SentinelAPIError, match=rf"CopernicusAPI: {name} .*(Use|Fetch|Order|OData)"):
        CLOSED[name](api)
    assert session.sent == []


@pytest.mark.parametrize(
    "call",
    [
        lambda api: api.downloader.download("uuid"),
        lambda api: api.downloader.get_stream("uuid"),
        lambda api: api.downloader.trigger_offline_retrieval("uuid"),
        lambda api: api.session.get("http://localhost:9/"),
        lambda api: api._load_query("tileid:15PUT"),
        lambda api: api._req_dhus_stub(),
    ],
)
def test_side_roads_end_at_the_session(api: CopernicusAPI, call: Callable[[CopernicusAPI], Any]) -> None:
    with pytest.raises(SentinelAPIError):
        call(api)


def test_the_signatures_are_sentinelsats() -> None:
    for name in ("query", "get_product_odata", "is_online"):
        ours, theirs = (inspect.signature(getattr(one, name)).parameters for one in (CopernicusAPI, SentinelAPI))
        assert list(ours) == list(theirs)
        assert [one.default for one in ours.values()] == [one.default for one in theirs.values()]
    ours, theirs = (list(inspect.signature(one.__init__).parameters) for one in (CopernicusAPI, SentinelAPI))
    assert ours[: len(theirs)] == theirs
