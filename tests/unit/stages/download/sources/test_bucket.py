"""Products from a bucket of the embedded hub."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import Hub, sample_scene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from scene_queue.core.errors import CredentialsError, ProductError, SceneQueueError, SettingsError
from scene_queue.core.network import S3Keys

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
ROOT = f"Sentinel-2/MSI/L1C/2018/08/09/{NAME}.SAFE"
BAND = "_B02.jp2"


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def asked(hub: Hub) -> list[Any]:
    return [one for one in hub.requests if one.face == "s3"]


def test_a_product_arrives_file_by_file_with_its_empty_folders(
    hub: Hub, make_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_trip(hub.s3.profile())
    facts = trip.run()
    assert trip.has_arrived_as(safe)
    assert all((trip.workspace.product / name).is_dir() for name in ("AUX_DATA", "HTML", "rep_info"))
    assert (facts["verified"], facts["source"]) == (True, "s3")


def test_one_list_is_enough_and_each_file_is_asked_for_once_and_signed(hub: Hub, make_trip: Callable[..., Any]) -> None:
    make_trip(hub.s3.profile()).run()
    lists = [one for one in asked(hub) if "list-type" in one.query]
    files = [one.path for one in asked(hub) if "list-type" not in one.query]
    assert len(lists) == 1
    assert len(files) == len(set(files)) > 20
    assert all(one.authorized for one in asked(hub))


def test_a_scene_of_the_same_service_lies_where_it_says(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    trip = make_trip(hub.s3.profile(key_template="elsewhere/{name}.SAFE"))
    trip.run("s3", ROOT)
    assert trip.has_arrived_as(safe)
    with pytest.raises(ProductError, match="has no product"):
        make_trip(hub.s3.profile(key_template="elsewhere/{name}.SAFE")).source.locate(
            trip.scene("another", ROOT), trip.feedback
        )


@pytest.mark.parametrize("uuid", [f"../../{NAME}.SAFE", f"/{NAME}.SAFE", f"a//{NAME}.SAFE", "Sentinel-2", ""])
def test_an_id_that_is_no_path_of_the_product_is_passed_over(
    hub: Hub, make_trip: Callable[..., Any], uuid: str
) -> None:
    trip = make_trip(hub.s3.profile())
    assert trip.source.locate(trip.scene("s3", uuid), trip.feedback).files
    assert len(asked(hub)) == 1


def test_without_a_template_the_usual_places_are_looked_at(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    trip = make_trip(hub.s3.profile(key_template=None))
    trip.run()
    assert trip.has_arrived_as(safe)
    assert not any("delimiter" in one.query for one in asked(hub))


def test_a_product_that_is_not_there_is_told(hub: Hub, make_trip: Callable[..., Any]) -> None:
    other = NAME.replace("T15PUT", "T15PVT")
    for template in ("{level}/{name}.SAFE", None):
        trip = make_trip(hub.s3.profile(key_template=template), name=other)
        with pytest.raises(ProductError, match=f"has no product {other}") as caught:
            trip.run()
        assert "key_template" in caught.value.advice
        assert not trip.workspace.product.exists()


def test_a_template_that_is_none_is_told_before_anything_is_asked(hub: Hub, make_trip: Callable[..., Any]) -> None:
    with pytest.raises(SettingsError, match="key_template"):
        make_trip(hub.s3.profile(key_template="{planet}/{name}.SAFE"))
    assert not hub.requests


def test_a_bucket_wants_keys_unless_it_is_anonymous(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    with pytest.raises(CredentialsError, match="pair of keys"):
        make_trip(hub.s3.profile(), None)
    hub.s3.anonymous = True
    trip = make_trip(hub.s3.profile(anonymous=True))
    trip.run()
    assert trip.has_arrived_as(safe)
    assert not any(one.authorized for one in asked(hub))


def test_wrong_keys_are_refused_and_never_shown(hub: Hub, make_trip: Callable[..., Any]) -> None:
    trip = make_trip(hub.s3.profile(), S3Keys("demo-key", "wrong-secret"))
    with pytest.raises(CredentialsError, match="SignatureDoesNotMatch") as caught:
        trip.run()
    assert "wrong-secret" not in str(caught.value)
    assert not trip.workspace.product.exists()


def test_who_pays_says_so_with_every_request(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    hub.s3.requester_pays = True
    trip = make_trip(hub.s3.profile(requester_pays=True))
    trip.run()
    assert trip.has_arrived_as(safe)


def test_long_lists_are_read_page_by_page(hub: Hub, make_trip: Callable[..., Any], safe: Path) -> None:
    hub.s3.page_size = 7
    trip = make_trip(hub.s3.profile())
    trip.run()
    assert trip.has_arrived_as(safe)


def test_a_file_that_the_store_has_lost_is_named(hub: Hub, make_trip: Callable[..., Any]) -> None:
    hub.s3.trees.hidden = (BAND,)
    trip = make_trip(hub.s3.profile())
    with pytest.raises(ProductError, match=BAND):
        trip.run()
    assert not trip.workspace.product.exists()


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_connection_that_breaks_is_gone_on_from(
    hub: Hub, make_trip: Callable[..., Any], safe: Path, share: float
) -> None:
    hub.faults.cut(at_share=share, face="s3", path_part=BAND)
    trip = make_trip(hub.s3.profile())
    trip.run()
    assert trip.has_arrived_as(safe)
    assert len([one for one in asked(hub) if one.path.endswith(BAND)]) == 2


@pytest.mark.parametrize("fault", ["busy", "flip_byte", "silence", "ignore_range", "wrong_length", "chunked", "html"])
def test_faults_of_a_store_do_no_harm(hub: Hub, make_trip: Callable[..., Any], safe: Path, fault: str) -> None:
    where: dict[str, Any] = {"face": "s3", "path_part": BAND}
    set_fault = {
        "busy": lambda: hub.faults.busy(times=2, **where),
        "flip_byte": lambda: hub.faults.flip_byte(**where),
        "silence": lambda: hub.faults.silence(at_bytes=100, **where),
        "ignore_range": lambda: (hub.faults.cut(at_share=0.5, **where), hub.faults.ignore_range(**where)),
        "wrong_length": lambda: hub.faults.wrong_length(1000, **where),
        "chunked": lambda: hub.faults.chunked(**where),
        "html": lambda: hub.faults.html(**where),
    }
    set_fault[fault]()
    trip = make_trip(hub.s3.profile(read_timeout_s=1))
    trip.run()
    assert trip.has_arrived_as(safe)


@pytest.mark.parametrize("obeys", [True, False])
def test_an_object_that_was_written_anew_meanwhile_is_begun_again(
    hub: Hub, make_trip: Callable[..., Any], safe: Path, obeys: bool
) -> None:
    """Also at a store that passes over ``If-Range``, as SeaweedFS does."""
    hub.s3.trees.if_range = obeys
    hub.faults.cut(at_share=0.5, face="s3", path_part=BAND)
    trip = make_trip(hub.s3.profile())
    open_file, seen = trip.source.open, []

    def watched(remote: Any, headers: Any, feedback: Any) -> Any:
        if remote.path.endswith(BAND):
            seen.append(headers.get("If-Range", ""))
            hub.s3.changed = "anew" if len(seen) > 1 else ""
        return open_file(remote, headers, feedback)

    trip.source.open = watched
    trip.run()
    assert trip.has_arrived_as(safe)
    assert seen[0] == "" and seen[1]
    sent = [one for one in asked(hub) if one.path.endswith(BAND)]
    assert sent[-1].status == 200  # all of it, not the end of another one


def test_the_clock_of_this_computer_may_be_to_blame(hub: Hub, make_trip: Callable[..., Any]) -> None:
    body = {"code": "RequestTimeTooSkewed", "message": "too far"}
    hub.faults.busy(403, body=body, face="s3", times=None)
    with pytest.raises(SettingsError, match="too far from the service's") as caught:
        make_trip(hub.s3.profile()).run()
    assert "clock" in caught.value.advice


def test_where_the_catalogue_says_that_it_lies_is_looked_at_last(
    hub: Hub, make_trip: Callable[..., Any], safe: Path
) -> None:
    trip = make_trip(hub.s3.profile(key_template="elsewhere/{name}.SAFE"), catalogue=hub.profile())
    trip.run()
    assert trip.has_arrived_as(safe)
    assert [one.face for one in hub.requests][:3] == ["s3", "catalogue", "s3"]


def test_what_the_catalogue_does_not_know_either_is_told(hub: Hub, make_trip: Callable[..., Any]) -> None:
    other = NAME.replace("T15PUT", "T15PVT")
    trip = make_trip(hub.s3.profile(), name=other, catalogue=hub.profile())
    with pytest.raises(ProductError, match=f"Embedded hub .S3. has no product {other}"):
        trip.run()


def test_what_was_made_again_is_found_in_its_own_folder(make_trip: Callable[..., Any], tmp_path: Path) -> None:
    again = "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20230413T212505"
    with Hub([sample_scene(tmp_path, again)]) as hub:
        trip = make_trip(hub.s3.profile(), name=again)
        files = trip.source.locate(trip.scene(), trip.feedback).files
        assert files[0].key.startswith(f"Sentinel-2/MSI/L1C_N0500/2018/08/09/{again}.SAFE/")
        assert len(hub.requests) == 1


@pytest.mark.parametrize("template", ["Sentinel-2/MSI/{level}/{year}/{month}/{day}/{name}.SAFE", None])
def test_a_bucket_that_may_be_read_and_not_listed_is_read_by_the_manifest(
    hub: Hub, make_trip: Callable[..., Any], safe: Path, template: str | None
) -> None:
    hub.s3.lists = False
    trip = make_trip(hub.s3.profile(key_template=template))
    facts = trip.run()
    assert facts["verified"]
    copied, given = contents_of(trip.workspace.product), contents_of(safe)
    assert copied.items() <= given.items()
    assert all(path.startswith(("HTML/", "rep_info/")) for path in given.keys() - copied.keys())


@pytest.mark.parametrize("template", ["{level}/{name}.SAFE", None])
def test_where_nobody_may_list_a_missing_product_is_a_matter_of_rights(
    hub: Hub, make_trip: Callable[..., Any], template: str | None
) -> None:
    hub.s3.lists = False
    with pytest.raises(CredentialsError, match="AccessDenied") as caught:
        make_trip(hub.s3.profile(key_template=template), name=NAME.replace("T15PUT", "T15PVT")).run()
    assert type(caught.value) is CredentialsError  # by this name the queue knows what to wait for


def test_neither_keys_nor_signatures_are_left_anywhere(
    hub: Hub, make_trip: Callable[..., Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither on the disk, nor in what is said, after a download that ended midway."""
    caplog.set_level("DEBUG")
    hub.s3.session_token = "of-the-hour"
    hub.faults.cut(at_share=0.5, face="s3", path_part=BAND, times=None)
    trip = make_trip(hub.s3.profile(), S3Keys(ACCESS_KEY, SECRET_KEY, "of-the-hour"))
    with pytest.raises(SceneQueueError) as caught:
        trip.run()
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = f"{caught.value!r} {caught.value} {trip.events!r} {caplog.text}".encode()
    signed = [one for one in asked(hub) if one.authorized]
    assert signed
    for secret in (SECRET_KEY.encode(), b"of-the-hour", b"AWS4-HMAC", b"Signature="):
        assert secret not in left
        assert secret not in said
