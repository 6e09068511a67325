"""One page, one product: asked for rightly, and checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests
from scene_queue.core.catalogue.odata.pages import BY_BEGIN, ODataPages, PageRequest
from scene_queue.core.errors import NetworkError, ServiceBusyError, ServiceError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import RefusedError
from scene_queue.core.services import CdseProfile

MakeEntry = Callable[..., dict[str, Any]]
MakePage = Callable[..., dict[str, Any]]
FIRST = PageRequest("Name eq 'x'", BY_BEGIN, 0, 3, count=True)
HTML = "<!DOCTYPE html><html><body>The service is under maintenance</body></html>"


@pytest.fixture
def pages(profile: CdseProfile, session: Any, at_once: Any) -> ODataPages:
    return ODataPages(profile, session, Feedback(), at_once)


def test_a_page_is_asked_for_with_order_and_expansions(
    pages: ODataPages, session: Any, entry: MakeEntry, page: MakePage
) -> None:
    session.answers = [page([entry(0), entry(1)], 17)]
    found = pages.page(FIRST)
    assert [product.id[-1] for product in found.products] == ["1", "2"]
    assert found.count == 17
    (sent,) = session.sent
    assert sent.url == "https://catalogue.test/odata/v1/Products"
    assert sent.options == [
        ("$filter", "Name eq 'x'"),
        ("$orderby", "ContentDate/Start asc"),
        ("$top", "3"),
        ("$skip", "0"),
        ("$count", "True"),
        ("$expand", "Attributes"),
        ("$expand", "Assets"),
    ]


def test_later_pages_do_not_count_again(pages: ODataPages, session: Any, page: MakePage) -> None:
    session.answers = [{"value": []}]
    assert pages.page(PageRequest("f", BY_BEGIN, 3, 3)).count == 0
    assert "$count" not in dict(session.sent[0].options)


def _html() -> requests.Response:
    response = requests.Response()
    response.status_code = 200
    response.headers["Content-Type"] = "text/html"
    response._content = HTML.encode()
    return response


@pytest.mark.parametrize(
    "trouble",
    [
        HTML,
        "_html",
        "",
        '{"value": [',
        "[]",
        "null",
        {"value": None},
        {"value": {}},
        {"detail": "what"},
        {"value": []},  # without the count that was asked for
        {"value": [], "@odata.count": "many"},
        ServiceBusyError("429"),
        NetworkError("cut"),
        RefusedError("Not Found", status=404),
    ],
)
def test_what_passes_is_tried_again(pages: ODataPages, session: Any, page: MakePage, trouble: Any) -> None:
    session.answers = [_html() if trouble == "_html" else trouble, page([])]
    assert pages.page(FIRST).products == ()
    assert len(session.sent) == 2


@pytest.mark.parametrize("trouble", [HTML, "{", {"value": 1}, RefusedError("Not Found", status=404)])
def test_what_does_not_pass_is_an_error_in_the_end(pages: ODataPages, session: Any, trouble: Any) -> None:
    session.reply = lambda request: trouble
    with pytest.raises(ServiceBusyError):
        pages.page(FIRST)
    assert len(session.sent) == 5


def test_a_catalogue_that_stays_away_is_told_with_advice(pages: ODataPages, session: Any) -> None:
    session.reply = lambda request: RefusedError("Test catalogue refused the request (404: Not Found).", status=404)
    with pytest.raises(ServiceBusyError) as failed:
        pages.page(FIRST)
    assert failed.value.message == "Test catalogue answered a search as if it had no catalogue (404)."
    assert "catalogue_url" in failed.value.advice


@pytest.mark.parametrize("status", [400, 403, 414, 422])
def test_a_refusal_is_not_repeated(pages: ODataPages, session: Any, status: int) -> None:
    session.answers = [RefusedError("Invalid value", status=status)]
    with pytest.raises(RefusedError, match="Invalid value"):
        pages.page(FIRST)
    assert len(session.sent) == 1


def test_an_entry_that_makes_no_sense_ends_the_search(pages: ODataPages, session: Any, page: MakePage) -> None:
    session.answers = [page([{"Id": "1"}])]
    with pytest.raises(ServiceError, match="makes no sense"):
        pages.page(FIRST)


def test_one_product_by_its_uuid(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    session.answers = [HTML, entry(4)]
    product = pages.product("some-uuid")
    assert product is not None
    assert product.id.endswith("5")
    assert session.sent[-1].url == "https://catalogue.test/odata/v1/Products(some-uuid)"
    assert session.sent[-1].options == [("$expand", "Attributes"), ("$expand", "Assets")]


def test_a_uuid_that_the_catalogue_does_not_have(pages: ODataPages, session: Any) -> None:
    session.reply = lambda request: RefusedError("Product not found in catalogue", status=404)
    assert pages.product("some-uuid") is None


def test_a_404_that_passes_hides_no_product(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    session.answers = [RefusedError("Not Found", status=404), entry(0)]
    product = pages.product("some-uuid")
    assert product is not None
    assert len(session.sent) == 2


def test_another_refusal_of_a_product_is_an_error(pages: ODataPages, session: Any) -> None:
    session.answers = [RefusedError("no", status=422)]
    with pytest.raises(RefusedError):
        pages.product("some-uuid")


def test_a_list_of_names_is_posted(pages: ODataPages, session: Any, entry: MakeEntry) -> None:
    session.answers = [{"value": [entry(1), entry(0)]}]
    found = pages.named(["A.SAFE", "B.SAFE"])
    assert [product.id[-1] for product in found] == ["2", "1"]
    (sent,) = session.sent
    assert sent.url == "https://catalogue.test/odata/v1/Products/OData.CSC.FilterList"
    assert sent.content == {"FilterProducts": [{"Name": "A.SAFE"}, {"Name": "B.SAFE"}]}
    assert sent.options == [("$top", "2"), ("$expand", "Attributes"), ("$expand", "Assets")]


@pytest.mark.parametrize("status", [400, 422])
def test_a_list_of_names_does_without_options_that_are_refused(
    pages: ODataPages, session: Any, entry: MakeEntry, status: int
) -> None:
    session.answers = [RefusedError("Extra inputs are not permitted", status=status), {"value": [entry(0)]}]
    assert len(pages.named(["A.SAFE"])) == 1
    assert [request.options == [] for request in session.sent] == [False, True]


def test_a_list_of_names_that_is_refused_is_an_error(pages: ODataPages, session: Any) -> None:
    session.reply = lambda request: RefusedError("no", status=422)
    with pytest.raises(RefusedError):
        pages.named(["A.SAFE"])
    assert len(session.sent) == 2


@pytest.mark.parametrize("trouble", [HTML, "", {"value": None}, RefusedError("Not Found", status=404)])
def test_a_list_of_names_is_asked_for_again(pages: ODataPages, session: Any, trouble: Any) -> None:
    session.answers = [trouble, {"value": []}]
    assert pages.named(["A.SAFE"]) == ()


@pytest.mark.parametrize(("link", "has_next"), [("https://next.test", True), (None, False), (5, False)])
def test_a_page_says_whether_there_is_another(
    pages: ODataPages, session: Any, page: MakePage, link: object, has_next: bool
) -> None:
    session.answers = [{**page([]), "@odata.nextLink": link}]
    assert pages.page(FIRST).has_next is has_next


def test_a_question_that_is_too_long_is_refused_with_what_to_do(pages: ODataPages, session: Any) -> None:
    session.answers = [RefusedError("414: Request-URI Too Large", status=414)]
    with pytest.raises(RefusedError, match="Ask for less at a time") as raised:
        pages.page(FIRST)
    assert raised.value.status == 414
