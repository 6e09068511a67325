"""Buckets of the embedded hub, and of a server whose answers the tests write themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from scene_queue.core.errors import CredentialsError, OfflineError, ProductError, SceneQueueError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import Bucket, BucketAddress, HttpSession, NetworkSettings, S3Keys
from scene_queue.core.services import S3Profile, parse_profile

KEYS = S3Keys(ACCESS_KEY, SECRET_KEY)
ROOT = f"Sentinel-2/MSI/L1C/2018/08/09/{SAMPLE_NAME}.SAFE"
MANIFEST = f"{ROOT}/manifest.safe"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("samples")


@pytest.fixture
def hub(folder: Path) -> Iterator[Hub]:
    with Hub([sample_scene(folder)]) as running:
        yield running


@pytest.fixture
def open_bucket() -> Iterator[Callable[..., Bucket]]:
    with ExitStack() as stack:

        def opened(content: dict[str, Any], keys: S3Keys | None = KEYS) -> Bucket:
            profile = parse_profile(content, "test")
            assert isinstance(profile, S3Profile)
            session = stack.enter_context(closing(HttpSession(NetworkSettings(), profile)))
            return Bucket(BucketAddress.of(profile), session, keys)

        yield opened


def on_server(server: Any, **changes: Any) -> dict[str, Any]:
    content = {"schema": 1, "id": "b", "title": "Test bucket", "kind": "s3", "bucket": "eodata"}
    return {**content, "endpoint_url": server.url, "trusted_hosts": ["127.0.0.1", "localhost"], **changes}


def error_of(status: int, code: str) -> Callable[[Any], None]:
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>Because of {code}</Message></Error>"
    return lambda asked: asked.give(status, body.encode(), Content_Type="application/xml")


def read(bucket: Bucket, key: str, feedback: Feedback, **headers: str) -> tuple[int, bytes]:
    with bucket.open(key, headers, feedback) as stream:
        return stream.status, b"".join(stream.chunks())


def test_objects_come_with_their_sizes(hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback) -> None:
    found = open_bucket(hub.s3.profile()).objects(ROOT, feedback)
    assert {one.key for one in found} > {MANIFEST}
    assert sorted(one.size_bytes for one in found) == [len("<manifest/>"), 100_000]


def test_an_object_comes_whole_or_from_a_byte_on(
    hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    bucket = open_bucket(hub.s3.profile())
    assert read(bucket, MANIFEST, feedback) == (200, b"<manifest/>")
    assert read(bucket, MANIFEST, feedback, Range="bytes=1-") == (206, b"manifest/>")
    assert read(bucket, MANIFEST, feedback, Range="bytes=99-")[0] == 416


def test_a_missing_object_is_named(hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback) -> None:
    bucket = open_bucket(hub.s3.profile())
    with pytest.raises(ProductError, match=r"nothing\.jp2 is missing in Embedded hub"):
        read(bucket, "nothing.jp2", feedback)
    with pytest.raises(ProductError, match=r"nothing\.jp2 is missing"):
        bucket.read("nothing.jp2", feedback)


def test_who_pays_says_so_and_signs_it(hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback) -> None:
    hub.s3.requester_pays = True
    assert open_bucket(hub.s3.profile(requester_pays=True)).read(MANIFEST, feedback) == b"<manifest/>"
    assert read(open_bucket(hub.s3.profile(requester_pays=True)), MANIFEST, feedback) == (200, b"<manifest/>")
    with pytest.raises(CredentialsError, match="refuses the keys") as caught:
        open_bucket(hub.s3.profile()).read(MANIFEST, feedback)
    assert "requester_pays" in caught.value.advice


def test_keys_that_live_for_a_time_bring_their_token(
    hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    hub.s3.session_token = "of-the-hour"
    keys = S3Keys(ACCESS_KEY, SECRET_KEY, "of-the-hour")
    assert open_bucket(hub.s3.profile(), keys).read(MANIFEST, feedback) == b"<manifest/>"
    with pytest.raises(CredentialsError, match="InvalidToken"):
        open_bucket(hub.s3.profile()).read(MANIFEST, feedback)


def test_an_anonymous_request_bears_no_signature(
    hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    hub.s3.anonymous = True
    assert open_bucket(hub.s3.profile(), None).read(MANIFEST, feedback) == b"<manifest/>"
    assert not hub.requests[-1].authorized
    hub.s3.anonymous = False
    with pytest.raises(CredentialsError, match="cannot be read without keys"):
        open_bucket(hub.s3.profile(), None).read(MANIFEST, feedback)


def test_every_attempt_is_signed_anew(
    server: Any, open_bucket: Callable[..., Bucket], feedback: Feedback, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[str] = []

    class Numbered:
        def __init__(self, *keys: str, **more: str) -> None:
            pass

        def __call__(self, prepared: Any) -> None:
            signed.append(prepared.url)
            prepared.headers["Authorization"] = f"Signature {len(signed)}"

    monkeypatch.setattr("scene_queue.core.network.bucket.AWS4Auth", Numbered)
    seen: list[str] = []

    def answer(asked: Any) -> None:
        seen.append(asked.headers["Authorization"])
        asked.give(200 if len(seen) == 2 else 503, b"there")

    server.answers["/eodata/key"] = answer
    assert open_bucket(on_server(server)).read("key", feedback) == b"there"
    assert seen == ["Signature 1", "Signature 2"]


def test_a_redirect_is_signed_for_its_own_host(
    server: Any, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    server.answers["/eodata/key"] = lambda asked: asked.give(307, Location=f"{server.other_url}/elsewhere/key")
    server.answers["/elsewhere/key"] = lambda asked: asked.give(200, b"there")
    assert read(open_bucket(on_server(server)), "key", feedback, Range="bytes=1-") == (200, b"there")
    first, second = server.asked
    assert first.headers["Authorization"].startswith("AWS4-HMAC-SHA256 Credential=")
    assert first.headers["Authorization"] != second.headers["Authorization"]
    assert second.headers["Range"] == "bytes=1-"


def test_a_host_that_is_not_trusted_sees_no_signature(
    server: Any, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    server.answers["/eodata/key"] = lambda asked: asked.give(307, Location=f"{server.other_url}/elsewhere/key")
    server.answers["/elsewhere/key"] = lambda asked: asked.give(200, b"there")
    keys = S3Keys("demo-key", "demo-secret", "of-the-hour")
    bucket = open_bucket(on_server(server, trusted_hosts=["127.0.0.1"]), keys)
    assert bucket.read("key", feedback) == b"there"
    assert server.asked[0].headers["x-amz-security-token"] == "of-the-hour"
    assert {"authorization", "x-amz-security-token"}.isdisjoint(name.lower() for name in server.asked[1].headers)


def test_a_bucket_may_have_a_host_of_its_own() -> None:
    address = BucketAddress("https://s3.example/base", "scenes", addressing_style="virtual")
    assert address.root == "https://scenes.s3.example/base"
    assert BucketAddress("https://s3.example", "my scenes").root == "https://s3.example/my%20scenes"


@pytest.mark.parametrize("key", ["with blank/ä+b&c=d?e#f%20g.jp2", "日本/ü.jp2", "a~b'(c)!*.jp2"])
def test_keys_of_all_kinds_are_signed_as_they_are_sent(
    hub: Hub, open_bucket: Callable[..., Bucket], feedback: Feedback, key: str
) -> None:
    """A wrong signature would be refused before the store looks for the key."""
    with pytest.raises(ProductError, match="is missing"):
        open_bucket(hub.s3.profile()).read(key, feedback)


@pytest.mark.parametrize(
    ("status", "code", "kind", "words"),
    [
        (403, "RequestTimeTooSkewed", SettingsError, "Set the clock"),
        (403, "InvalidObjectState", OfflineError, "restored"),
        (403, "InvalidAccessKeyId", CredentialsError, "Check the pair of keys"),
        (401, "Unauthorized", CredentialsError, "Check the pair of keys"),
        (404, "NoSuchBucket", SettingsError, "no bucket 'eodata'"),
        (400, "AuthorizationHeaderMalformed", SettingsError, "another region"),
        (301, "PermanentRedirect", SettingsError, "another region"),
        (400, "InvalidArgument", SceneQueueError, "Because of InvalidArgument"),
    ],
)
def test_refusals_say_what_to_do(
    server: Any,
    open_bucket: Callable[..., Bucket],
    feedback: Feedback,
    status: int,
    code: str,
    kind: type[SceneQueueError],
    words: str,
) -> None:
    server.answers["/eodata/key"] = error_of(status, code)
    bucket = open_bucket(on_server(server))
    for ask in (lambda: bucket.read("key", feedback), lambda: read(bucket, "key", feedback)):
        with pytest.raises(kind) as caught:
            ask()
        assert words in str(caught.value)
        assert SECRET_KEY not in str(caught.value)


def test_folders_that_stand_as_objects_are_no_files(
    server: Any, open_bucket: Callable[..., Bucket], feedback: Feedback
) -> None:
    names = ("P.SAFE/", "P.SAFE/HTML/", "P.SAFE/a.xml")
    contents = "".join(f"<Contents><Key>{name}</Key><Size>7</Size></Contents>" for name in names)
    page = f"<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>"
    server.answers["/eodata"] = lambda asked: asked.give(200, page.encode())
    assert [one.key for one in open_bucket(on_server(server)).objects("P.SAFE", feedback)] == ["P.SAFE/a.xml"]
