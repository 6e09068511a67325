"""The catalogue: pages, order, expansion, lookup by name, quicklook, redirect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlencode

import pytest
from doubles.hub import Hub, HubScene, listed_scenes, sample_scene
from doubles.hub.client import Answer, Client
from osgeo import gdal

BY_DATE = ("$orderby", "ContentDate/Start asc")


@pytest.fixture(scope="module")
def many() -> Iterator[Client]:
    with Hub(listed_scenes(45)) as hub:
        yield Client(hub)


def names(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.body
    return [product["Name"] for product in answer.json["value"]]


def all_pages(client: Client, first: Answer) -> list[list[str]]:
    pages = [names(first)]
    link = first.json.get("@odata.nextLink")
    while link:
        answer = client.send(link)
        pages.append(names(answer))
        link = answer.json.get("@odata.nextLink")
    return pages


def test_twenty_come_unless_another_number_is_asked_for(many: Client) -> None:
    assert len(names(many.products(BY_DATE))) == 20
    assert len(names(many.products(BY_DATE, ("$top", "7")))) == 7
    assert names(many.products(BY_DATE, ("$top", "0"))) == []


def test_the_next_links_lead_through_all_hits_once(many: Client) -> None:
    pages = all_pages(many, many.products(BY_DATE, ("$top", "20")))
    assert [len(page) for page in pages] == [20, 20, 5]
    found = [name for page in pages for name in page]
    assert found == sorted(set(found))


def test_a_last_page_that_is_full_has_no_next_link(many: Client) -> None:
    assert "@odata.nextLink" not in many.products(BY_DATE, ("$top", "5"), ("$skip", "40")).json


def test_the_next_link_keeps_all_options_and_the_count(many: Client) -> None:
    text = "ContentDate/Start ge 2018-08-01T00:00:00.000Z"
    first = many.products(("$filter", text), ("$top", "40"), ("$count", "true"), BY_DATE, ("$expand", "Attributes"))
    assert first.json["@odata.count"] == 45
    assert "2018-08-01T00%3A00%3A00.000000Z" in first.json["@odata.nextLink"]
    second = many.send(first.json["@odata.nextLink"])
    assert second.json["@odata.count"] == 45
    assert len(second.json["value"]) == 5 and "Attributes" in second.json["value"][0]


def test_the_count_comes_only_when_asked_for(many: Client) -> None:
    assert "@odata.count" not in many.products().json
    assert many.products(("$count", "True"), ("$top", "0")).json["@odata.count"] == 45
    assert "@odata.count" not in many.products(("$count", "false")).json


@pytest.mark.parametrize("field", ["ContentDate/Start", "ContentDate/End", "PublicationDate", "ModificationDate"])
def test_answers_are_ordered_both_ways(many: Client, field: str) -> None:
    upwards = names(many.products(("$orderby", f"{field} asc"), ("$top", "45")))
    assert upwards == sorted(upwards)
    assert names(many.products(("$orderby", field), ("$top", "45"))) == upwards
    assert names(many.products(("$orderby", f"{field} desc"), ("$top", "45"))) == upwards[::-1]


def test_without_an_order_pages_overlap(many: Client) -> None:
    first, second = (names(many.products(("$top", "45"))) for _ in range(2))
    assert sorted(first) == sorted(second)
    assert first != second and first != sorted(first)


def test_skip_beyond_ten_thousand_is_refused_as_documented(many: Client) -> None:
    answer = many.products(("$skip", "10001"))
    assert answer.status == 422
    assert answer.json == {
        "detail": [
            {
                "loc": ["query", "$skip"],
                "input": "10001",
                "type": "less_than_equal",
                "msg": "Input should be less than or equal to 10000",
                "ctx": {"le": 10000},
            }
        ]
    }
    assert many.products(("$skip", "10000")).status == 200


def test_the_next_link_is_left_out_where_it_would_pass_ten_thousand() -> None:
    with Hub(listed_scenes(10_020)) as hub:
        client = Client(hub)
        before = client.products(BY_DATE, ("$top", "10"), ("$skip", "9990")).json
        after = client.products(BY_DATE, ("$top", "10"), ("$skip", "9991")).json
    assert "skip=10000" in before["@odata.nextLink"]
    assert len(after["value"]) == 10 and "@odata.nextLink" not in after


@pytest.mark.parametrize(
    ("option", "status"),
    [
        (("$top", "1001"), 422),
        (("$top", "-1"), 422),
        (("$top", "ten"), 422),
        (("$skip", "-5"), 422),
        (("$skip", ""), 422),
        (("$orderby", "Name asc"), 400),
        (("$orderby", "ContentDate/Start up"), 400),
        (("$count", "1"), 400),
        (("$expand", "Nodes"), 400),
        (("$orderBy", "ContentDate/Start"), 400),
        (("filter", "Online eq true"), 400),
    ],
)
def test_wrong_options_are_refused(many: Client, option: tuple[str, str], status: int) -> None:
    answer = many.products(option)
    assert answer.status == status
    assert answer.json["detail"]


def test_expansion_may_repeat_and_nothing_else_is_expanded(client: Client) -> None:
    (plain,) = client.products().json["value"]
    assert not {"Attributes", "Assets", "Locations"} & set(plain)
    answer = client.products(("$expand", "Assets"), ("$expand", "Attributes")).json
    assert answer["@odata.context"] == "$metadata#Products(Assets(),Attributes())"
    assert list(answer["value"][0])[-2:] == ["Assets", "Attributes"]


def test_selected_fields_only(client: Client) -> None:
    (product,) = client.products(("$select", "Name,ContentLength"), ("$expand", "Assets")).json["value"]
    assert set(product) == {"@odata.mediaContentType", "Id", "Name", "ContentLength", "Assets"}


def test_listed_length_and_checksum_are_those_of_the_served_zip(client: Client) -> None:
    (product,) = client.products().json["value"]
    archive = client.hub.shelf.scenes[0].archive
    assert archive is not None
    assert product["ContentLength"] == archive.path.stat().st_size == len(client.download().body)
    assert product["Checksum"][0] == {
        "Value": archive.md5,
        "Algorithm": "MD5",
        "ChecksumDate": product["Checksum"][0]["ChecksumDate"],
    }


def test_a_catalogue_may_list_another_size_and_no_checksum(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder, listed_size=5, checksum_listed=False, online=False)]) as hub:
        (product,) = Client(hub).products().json["value"]
    assert (product["ContentLength"], product["Checksum"], product["Online"]) == (5, [], False)


def test_multipolygons_are_listed_in_both_forms() -> None:
    footprint = "MULTIPOLYGON (((179 1,180 1,180 2,179 2,179 1)),((-180 1,-179 1,-179 2,-180 2,-180 1)))"
    name = "S2A_MSIL1C_20180801T223000_N0206_R015_T01NAA_20180802T010000"
    with Hub([HubScene(name, footprint, 0)]) as hub:
        (product,) = Client(hub).products().json["value"]
    assert product["GeoFootprint"]["type"] == "MultiPolygon"
    assert product["Footprint"].startswith(
        "geography'SRID=4326;MULTIPOLYGON (((179.0 1.0, 180.0 1.0, 180.0 2.0, 179.0 2.0, 179.0 1.0)), (("
    )


def test_publication_follows_processing_unless_given() -> None:
    moment = datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=timezone.utc)
    name = "S2A_MSIL1C_20180801T223000_N0206_R015_T01NAA_20180802T010000"
    scene = HubScene(name, "POLYGON((0 0,1 0,1 1,0 0))", 0, published=moment)
    with Hub([scene]) as hub:
        (product,) = Client(hub).products().json["value"]
    assert product["PublicationDate"] == "2020-01-02T03:04:05.000678Z"
    assert HubScene(name, "POLYGON((0 0,1 0,1 1,0 0))", 0).publication > datetime(2018, 8, 2, 1, tzinfo=timezone.utc)


def post_names(client: Client, content: object, *options: tuple[str, str]) -> Answer:
    url = f"{client.hub.catalogue_url}/Products/OData.CSC.FilterList?{urlencode(options)}"
    return client.send(url, {"Content-Type": "application/json"}, json.dumps(content).encode())


def test_products_are_found_by_a_list_of_names(many: Client) -> None:
    wanted = names(many.products(BY_DATE, ("$top", "3")))
    unknown = wanted[0].replace("T15PUT", "T15PUU")
    answer = post_names(many, {"FilterProducts": [{"Name": name} for name in [*wanted, unknown, wanted[0][:-5]]]})
    assert names(answer) == wanted


def test_a_list_of_names_takes_the_options_of_a_search(many: Client) -> None:
    content = {"FilterProducts": [{"Name": name} for name in names(many.products(BY_DATE, ("$top", "3")))]}
    answer = post_names(many, content, ("$top", "2"), ("$expand", "Attributes"))
    assert len(answer.json["value"]) == 2
    assert all(product["Attributes"] and "Assets" not in product for product in answer.json["value"])
    assert len(post_names(many, content).json["value"]) == 3
    assert post_names(many, content, ("$top", "1001")).status == 422


@pytest.mark.parametrize("content", [{}, [], {"FilterProducts": [{"Id": "x"}]}, {"FilterProducts": None}])
def test_a_list_of_names_of_another_form_is_refused(many: Client, content: object) -> None:
    assert post_names(many, content).status == 422


def test_one_product_is_found_by_its_id(client: Client) -> None:
    shelved = client.hub.shelf.scenes[0]
    answer = client.send(f"{client.hub.catalogue_url}/Products({shelved.id})?$expand=Attributes")
    assert answer.json["Id"] == shelved.id and len(answer.json["Attributes"]) == 17
    unknown = client.send(f"{client.hub.catalogue_url}/Products({shelved.quicklook_id})")
    assert (unknown.status, unknown.json) == (404, {"detail": "Product not found in catalogue"})


def test_ids_are_the_same_in_every_run(client: Client, sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder)]) as again:
        assert again.shelf.scenes[0].id == client.hub.shelf.scenes[0].id


def test_the_quicklook_is_a_jpeg_for_anyone(client: Client) -> None:
    (product,) = client.products(("$expand", "Assets")).json["value"]
    answer = client.send(product["Assets"][0]["DownloadLink"])
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert not client.hub.requests[-1].authorized
    gdal.FileFromMemBuffer("/vsimem/quicklook.jpg", answer.body)
    picture = gdal.Open("/vsimem/quicklook.jpg")
    assert (picture.RasterXSize, picture.RasterYSize, picture.RasterCount) == (343, 343, 3)
    gdal.Unlink("/vsimem/quicklook.jpg")


def test_fetching_from_the_catalogue_leads_to_the_download_host(client: Client) -> None:
    hub = client.hub
    answer = client.send(client.value_url().replace(hub.download_url, hub.catalogue_url))
    assert answer.status == 301
    assert answer.headers["Location"] == client.value_url()
    assert "localhost" in answer.headers["Location"] and "127.0.0.1" in hub.catalogue_url


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/odata/v1/Collections", 404),
        ("/odata/v1/Attributes(SENTINEL-9)", 404),
        ("/odata/v1/Assets(nothing)/$value", 404),
        ("/resto/api/collections/Sentinel2/search.json", 404),
        ("/", 404),
    ],
)
def test_other_addresses_are_not_found(client: Client, path: str, status: int) -> None:
    root = client.hub.catalogue_url[: -len("/odata/v1")]
    assert client.send(f"{root}{path}").status == status


def test_searching_by_post_is_not_offered(client: Client) -> None:
    assert client.send(f"{client.hub.catalogue_url}/Products", data=b"{}").status == 405


def test_an_address_that_is_too_long_is_refused(client: Client) -> None:
    assert client.products(("$filter", f"Name eq '{'x' * 9000}'")).status == 414
