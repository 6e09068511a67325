"""Products from a folder, copied through the same engine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import NetworkError, ProductError, ServiceError, SettingsError

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
BAND = "_B02.jp2"


@pytest.fixture
def archive(safe: Path, tmp_path: Path) -> Path:
    """Laid out as we lay out products ourselves, on a drive with a long name."""
    folder = tmp_path / "Wälder & Söhne"
    shutil.copytree(safe, folder / "L1C" / "15PUT" / "2018-08-09" / safe.name)
    return folder


@pytest.fixture
def make_copy(archive: Path, make_trip: Callable[..., Any]) -> Callable[..., Any]:
    def make(name: str = NAME, **changes: Any) -> Any:
        content = {"schema": 1, "id": "team", "title": "The team's archive", "kind": "folder", "path": str(archive)}
        return make_trip({**content, **changes}, None, name)

    return make


def stored(archive: Path) -> Path:
    return archive / "L1C" / "15PUT" / "2018-08-09" / f"{NAME}.SAFE"


@pytest.mark.parametrize("template", ["{level}/{tile}/{date}/{name}.SAFE", ""])
def test_a_product_is_copied_and_proved(make_copy: Callable[..., Any], safe: Path, template: str) -> None:
    trip = make_copy(key_template=template)
    facts = trip.run()
    assert trip.has_arrived_as(safe)
    assert (facts["verified"], facts["source"]) == (True, "team")


def test_the_archive_keeps_what_it_had(make_copy: Callable[..., Any], archive: Path, safe: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*")}
    make_copy().run()
    assert {path: path.stat().st_mtime_ns for path in archive.rglob("*")} == before


def test_an_unusual_place_is_found_and_the_folders_are_looked_through_once(
    make_copy: Callable[..., Any], archive: Path, safe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = archive / "2018" / "old things"
    odd.mkdir(parents=True)
    stored(archive).rename(odd / f"{NAME}.SAFE")
    (archive / ".scene_queue" / "scratch" / f"{NAME.replace('15PUT', '15PVT')}.SAFE").mkdir(parents=True)
    trip = make_copy()
    trip.run()
    assert trip.has_arrived_as(safe)
    listed: list[str] = []
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(str(path)), scan(path))[1])
    other = make_copy(NAME.replace("15PUT", "15PVT"))
    for _ in range(2):
        with pytest.raises(ProductError, match="has no product"):
            other.source.locate(other.scene(), other.feedback)
    assert len([path for path in listed if path == str(archive / "2018")]) == 1


def test_a_scene_of_the_same_service_lies_where_it_says(
    make_copy: Callable[..., Any], archive: Path, safe: Path
) -> None:
    trip = make_copy(key_template="elsewhere/{name}.SAFE")
    trip.run("team", stored(archive).relative_to(archive).as_posix())
    assert trip.has_arrived_as(safe)


@pytest.mark.parametrize("uuid", [f"../Wälder & Söhne/x/{NAME}.SAFE", f"{{root}}/{NAME}.SAFE", f"x/../{NAME}.SAFE"])
def test_an_id_never_leads_out_of_the_folder(make_copy: Callable[..., Any], tmp_path: Path, uuid: str) -> None:
    (tmp_path / f"{NAME}.SAFE").mkdir()
    (tmp_path / f"{NAME}.SAFE" / "manifest.safe").write_text("<manifest/>")
    trip = make_copy(key_template="elsewhere/{name}.SAFE")
    with pytest.raises(ProductError, match="has no product"):
        trip.source.locate(trip.scene("team", uuid.replace("{root}", str(tmp_path))), trip.feedback)


def test_a_folder_that_is_not_there_is_named_at_once(make_copy: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="There is no folder") as caught:
        make_copy(path=str(tmp_path / "unplugged"))
    assert "Connect the drive" in caught.value.advice


def test_a_file_that_is_missing_is_named(make_copy: Callable[..., Any], archive: Path) -> None:
    (band,) = stored(archive).rglob(f"*{BAND}")
    band.unlink()
    trip = make_copy()
    with pytest.raises(ProductError, match=BAND):
        trip.run()
    assert not trip.workspace.product.exists()


def test_a_file_that_is_damaged_is_never_taken_for_whole(make_copy: Callable[..., Any], archive: Path) -> None:
    (band,) = stored(archive).rglob(f"*{BAND}")
    content = bytearray(band.read_bytes())
    content[len(content) // 2] ^= 1
    band.write_bytes(content)
    trip = make_copy()
    with pytest.raises(ProductError, match="faulty at The team's archive"):
        trip.run()
    assert not trip.workspace.product.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_among_the_files_does_not_hold_everything_up(
    make_copy: Callable[..., Any], archive: Path, safe: Path
) -> None:
    os.mkfifo(stored(archive) / "rep_info" / "pipe")
    trip = make_copy()
    trip.run()
    assert trip.has_arrived_as(safe)


def test_parts_of_a_file_come_as_they_are_asked_for(make_copy: Callable[..., Any], archive: Path) -> None:
    trip = make_copy()
    (file,) = (one for one in trip.source.locate(trip.scene(), trip.feedback).files if one.path.endswith(BAND))
    (band,) = stored(archive).rglob(f"*{BAND}")
    whole = band.read_bytes()

    def ask(**headers: str) -> tuple[int, str, bytes]:
        with trip.source.open(
            file, {name.replace("_", "-"): text for name, text in headers.items()}, trip.feedback
        ) as (answer):
            return answer.status, answer.headers["ETag"], b"".join(answer.chunks())

    status, etag, content = ask()
    assert (status, content) == (200, whole)
    assert ask(Range="bytes=10-")[::2] == (206, whole[10:])
    assert ask(Range="bytes=10-19", If_Range=etag)[::2] == (206, whole[10:20])
    assert ask(Range=f"bytes={len(whole)}-")[::2] == (416, b"")
    os.utime(band, ns=(1, 1))
    assert ask(Range="bytes=10-", If_Range=etag)[::2] == (200, whole)


def test_pieces_are_poured_until_enough_came(make_copy: Callable[..., Any], archive: Path) -> None:
    (stored(archive) / "rep_info").mkdir(exist_ok=True)
    (stored(archive) / "rep_info" / "noise.bin").write_bytes(bytes(3_000_000))
    trip = make_copy()
    (file,) = (one for one in trip.source.locate(trip.scene(), trip.feedback).files if one.path.endswith("noise.bin"))
    counts: list[int] = []
    with trip.source.open(file, {}, trip.feedback) as answer:
        answer.pour(lambda piece: counts.append(len(piece)) or True, lambda: None)
    assert sum(counts) == 3_000_000
    assert len(counts) == 3
    with trip.source.open(file, {}, trip.feedback) as answer:
        answer.pour(lambda piece: counts.append(len(piece)), lambda: None)
    assert len(counts) == 4


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (PermissionError(13, "Permission denied"), ServiceError, "may not be read"),
        (OSError(5, "Input/output error"), NetworkError, "Input/output error"),
        (FileNotFoundError(2, "No such file"), ProductError, "is missing"),
    ],
)
def test_a_drive_that_fails_is_told(
    make_copy: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, error: OSError, kind: type[Exception], words: str
) -> None:
    trip = make_copy()
    files = trip.source.locate(trip.scene(), trip.feedback).files

    def fail(*arguments: Any, **options: Any) -> Any:
        raise error

    monkeypatch.setattr("builtins.open", fail)
    with pytest.raises(kind, match=words), trip.source.open(files[0], {}, trip.feedback):
        pass
