"""The download host: tokens, ranges, connections, nodes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from doubles.hub import ALWAYS, SAMPLE_NAME, Hub, HubScene, sample_scene
from doubles.hub.client import Answer, BrokenOffError, Client
from doubles.waiting import wait_until


@pytest.fixture
def content(client: Client) -> bytes:
    """The bytes of the sample's ZIP."""
    archive = client.hub.shelf.scenes[0].archive
    assert archive is not None
    return archive.path.read_bytes()


def test_the_zip_comes_whole_with_its_length(client: Client, content: bytes) -> None:
    answer = client.download()
    assert answer.status == 200
    assert answer.body == content
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["Content-Type"] == "application/zip"


def test_no_token_is_told_apart_from_a_wrong_one(client: Client) -> None:
    none = client.send(client.value_url())
    assert (none.status, none.json["code"], none.json["message"]) == (401, "DAT-ZIP-604", "Token not found")
    assert set(none.json) == {"trace-id", "code", "message"}
    wrong = client.download("made-up")
    assert (wrong.status, wrong.json["code"]) == (401, "DAT-ZIP-109")


def test_a_token_in_the_address_does_not_serve(client: Client) -> None:
    assert client.send(f"{client.value_url()}?token={client.token()}").status == 401


def test_quotes_round_the_id_are_refused(client: Client) -> None:
    url = client.value_url().replace("(", "('").replace(")", "')")
    answer = client.send(url, {"Authorization": f"Bearer {client.token()}"})
    assert (answer.status, answer.json["code"]) == (422, "DAT-ZIP-111")


def test_an_unknown_product_is_not_found(client: Client) -> None:
    url = client.value_url().replace(client.hub.shelf.scenes[0].id, client.hub.shelf.scenes[0].quicklook_id)
    assert client.send(url, {"Authorization": f"Bearer {client.token()}"}).status == 404
    assert client.send(f"{client.hub.download_url}/Nothing").status == 400
    assert client.send(client.value_url(), method="DELETE").status == 405


@pytest.mark.parametrize("scene", [{"online": False}, {"product": None}])
def test_what_is_not_online_cannot_be_fetched(sample_folder: Path, scene: dict[str, object]) -> None:
    whole = sample_scene(sample_folder)
    with Hub([HubScene(**{**whole.__dict__, **scene})]) as hub:
        assert Client(hub).download().status == 404


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=100-", 100, None),
        ("bytes=-7", -7, None),
        ("bytes=5-99999999", 5, None),
    ],
)
def test_a_range_gives_just_that_part(client: Client, content: bytes, asked: str, start: int, end: int | None) -> None:
    answer = client.download(Range=asked)
    wanted = content[start:end]
    first = start % len(content)
    assert (answer.status, answer.body) == (206, wanted)
    assert answer.headers["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(content)}"
    assert answer.headers["Content-Length"] == str(len(wanted))
    assert client.hub.requests[-1].range == asked


def test_a_range_behind_the_end_cannot_be_had(client: Client, content: bytes) -> None:
    answer = client.download(Range=f"bytes={len(content)}-")
    assert (answer.status, answer.headers["Content-Range"]) == (416, f"bytes */{len(content)}")


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=0-1", "bytes=-", "bytes=x-"])
def test_ranges_of_other_forms_give_the_whole(client: Client, content: bytes, asked: str) -> None:
    answer = client.download(Range=asked)
    assert (answer.status, answer.body) == (200, content)


def test_if_range_gives_the_part_only_of_the_same_file(client: Client, content: bytes) -> None:
    tag = client.download().headers["ETag"]
    same = client.download(Range="bytes=10-", If_Range=tag)
    assert (same.status, same.body) == (206, content[10:])
    other = client.download(Range="bytes=10-", If_Range='"other"')
    assert (other.status, other.body) == (200, content)


def test_ranges_can_be_switched_off(sample_folder: Path) -> None:
    with Hub([sample_scene(sample_folder)], ranges=False) as hub:
        answer = Client(hub).download(Range="bytes=10-")
    assert answer.status == 200
    assert "Accept-Ranges" not in answer.headers and "ETag" not in answer.headers


def test_head_tells_the_length_and_sends_nothing(client: Client, content: bytes) -> None:
    answer = client.send(client.value_url(), {"Authorization": f"Bearer {client.token()}"}, method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(content))


@pytest.fixture
def two(sample_folder: Path) -> Iterator[Client]:
    with Hub([sample_scene(sample_folder)], connections=2) as hub:
        yield Client(hub)


def at_once(client: Client, count: int) -> tuple[list[threading.Thread], list[Answer]]:
    """Downloads that run until the hub's faults are cleared or the network goes down."""
    token = client.token()
    answers: list[Answer] = []

    def run() -> None:
        try:
            answers.append(client.download(token))
        except BrokenOffError:
            return

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads, answers


def test_one_connection_too_many_is_refused(two: Client) -> None:
    two.hub.faults.silence(at_bytes=10, times=2)
    threads, _ = at_once(two, 2)
    wait_until(lambda: two.hub.open_connections == 2)
    refused = two.download()
    assert (refused.status, refused.json["code"]) == (429, "DAT-ZIP-100")
    assert refused.json["message"] == "Max session number exceeded"
    assert two.hub.open_connections_peak == 3
    two.hub.faults.network_down()
    for thread in threads:
        thread.join()
    wait_until(lambda: not two.hub.open_connections)
    two.hub.faults.network_up()
    assert two.download().status == 200


def test_a_finished_download_never_counts_against_the_next(two: Client) -> None:
    token = two.token()
    assert {two.download(token).status for _ in range(30)} == {200}
    assert two.hub.open_connections_peak == 1


def test_refused_and_cut_downloads_free_their_place(two: Client) -> None:
    token = two.token()
    two.hub.faults.cut(at_bytes=5, times=3)
    for _ in range(3):
        with pytest.raises(BrokenOffError):
            two.download(token)
    two.download(token, Range="bytes=99999999-")
    assert two.download(token).status == 200


def nodes(client: Client, *names: str) -> dict[str, dict[str, object]]:
    base = client.value_url()[: -len("/$value")]
    answer = client.send(base + "".join(f"/Nodes({name})" for name in names) + "/Nodes")
    assert answer.status == 200, answer.body
    return {node["Name"]: node for node in answer.json["result"]}


def test_nodes_are_listed_without_a_token(client: Client) -> None:
    (root,) = nodes(client).values()
    assert set(root) == {"Id", "Name", "ContentLength", "ChildrenNumber", "Nodes"}
    assert root["Name"] == f"{SAMPLE_NAME}.SAFE" and root["ChildrenNumber"] == 5
    listed = nodes(client, f"{SAMPLE_NAME}.SAFE")
    assert set(listed) == {"manifest.safe", "GRANULE", "AUX_DATA", "HTML", "rep_info"}
    assert listed["manifest.safe"]["ContentLength"] == len("<manifest/>")
    assert listed["AUX_DATA"]["ChildrenNumber"] == 0


def test_the_uri_of_a_node_lists_its_children(client: Client) -> None:
    (root,) = nodes(client).values()
    answer = client.send(root["Nodes"]["uri"])
    assert len(answer.json["result"]) == 5


def test_one_file_comes_with_a_token_and_by_ranges(client: Client, content: bytes) -> None:
    archive = client.hub.shelf.scenes[0].archive
    assert archive is not None
    with ZipFile(archive.path) as opened:
        member = next(name for name in opened.namelist() if name.endswith(".jp2"))
        wanted = opened.read(member)
    base = client.value_url()[: -len("/$value")]
    url = base + "".join(f"/Nodes({name})" for name in member.split("/")) + "/$value"
    assert client.send(url).json["code"] == "DAT-ZIP-604"
    signed = {"Authorization": f"Bearer {client.token()}"}
    assert client.send(url, signed).body == wanted
    part = client.send(url, {**signed, "Range": "bytes=1000-1999"})
    assert (part.status, part.body) == (206, wanted[1000:2000])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/Nodes('{SAMPLE_NAME}.SAFE')/Nodes", 400),
        ("/Nodes(other.SAFE)/Nodes", 404),
        (f"/Nodes({SAMPLE_NAME}.SAFE)/Nodes(manifest.safe)/Nodes", 404),
        (f"/Nodes({SAMPLE_NAME}.SAFE)/$value", 404),
        (f"/Nodes({SAMPLE_NAME}.SAFE)/Nodes(nothing)/$value", 404),
    ],
)
def test_wrong_nodes_are_refused(client: Client, path: str, status: int) -> None:
    base = client.value_url()[: -len("/$value")]
    answer = client.send(base + path, {"Authorization": f"Bearer {client.token()}"})
    assert answer.status == status
    assert status != 400 or answer.json["code"] == "DAT-ZIP-104"


def test_the_product_is_built_when_it_is_first_wanted(tmp_path: Path) -> None:
    with Hub([sample_scene(tmp_path)]) as hub:
        client = Client(hub)
        client.products(("$top", "0"), ("$count", "true"))
        assert not list(tmp_path.rglob("*.zip"))
        hub.build_ahead([SAMPLE_NAME, "unknown"]).join()
        (built,) = tmp_path.rglob("*.zip")
        stamp = built.stat().st_mtime_ns
    with Hub([sample_scene(tmp_path)]) as hub:
        assert Client(hub).download().body == built.read_bytes()
    assert built.stat().st_mtime_ns == stamp
    assert [path.name for path in built.parent.iterdir()] == [built.name]


def test_a_hub_answers_many_at_once(client: Client) -> None:
    client.hub.faults.chunked(times=ALWAYS)
    threads, answers = at_once(client, 4)
    for thread in threads:
        thread.join()
    assert [answer.status for answer in answers] == [200] * 4
