"""Archives: sound ones are unpacked, broken and hostile ones leave nothing outside their folder."""

from __future__ import annotations

import errno
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Callable, Union

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.download import ArchiveError
from scene_queue.core.stages.download import archive as module
from scene_queue.core.stages.download.archive import checked_entries, unpack

ROOT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE"
Entry = Union[str, zipfile.ZipInfo]


def zipped(path: Path, entries: Iterable[tuple[Entry, bytes]], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("placeholder")
    made.filename = name  # as it is, not as Python would tidy it
    made.external_attr = mode << 16
    return made


GOOD: list[tuple[Entry, bytes]] = [
    (f"{ROOT}/", b""),
    (f"{ROOT}/AUX_DATA/", b""),
    (f"{ROOT}/manifest.safe", b"<manifest/>"),
    (f"{ROOT}/GRANULE/L1C/IMG_DATA/B02.jp2", bytes(range(256)) * 10_000),
]


@pytest.fixture
def unpacked(tmp_path: Path) -> Callable[[Path], Path]:
    return lambda archive: unpack(archive, tmp_path / "into", ROOT, Feedback(), lambda done, total: None)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_sound_archive_is_unpacked_with_its_empty_folders(
    tmp_path: Path, unpacked: Callable[[Path], Path], method: int
) -> None:
    product = unpacked(zipped(tmp_path / "a.zip", GOOD, method))
    assert product == tmp_path / "into" / ROOT
    found = tree(product)
    assert found["manifest.safe"] == b"<manifest/>"
    assert found["GRANULE/L1C/IMG_DATA/B02.jp2"] == bytes(range(256)) * 10_000
    assert (product / "AUX_DATA").is_dir()


def test_bytes_are_counted_to_the_last(tmp_path: Path) -> None:
    counts: list[tuple[int, int | None]] = []
    archive = zipped(tmp_path / "a.zip", GOOD)
    unpack(archive, tmp_path / "into", ROOT, Feedback(), lambda done, total: counts.append((done, total)))
    total = sum(len(content) for _, content in GOOD)
    assert counts[-1] == (total, total)
    assert counts == sorted(counts)


def test_what_an_interrupted_run_left_is_removed(tmp_path: Path, unpacked: Callable[[Path], Path]) -> None:
    left = tmp_path / "into" / ROOT / "left.txt"
    left.parent.mkdir(parents=True)
    left.write_text("from before")
    assert "left.txt" not in tree(unpacked(zipped(tmp_path / "a.zip", GOOD)))


HOSTILE_NAMES = [
    "../evil.txt",
    f"{ROOT}/../../evil.txt",
    f"{ROOT}/a/../../../evil.txt",
    "/etc/evil.txt",
    "//host/evil.txt",
    "C:/evil.txt",
    "C:evil.txt",
    f"{ROOT}\\..\\..\\evil.txt",
    f"{ROOT}/a\\b.txt",
    f"{ROOT}//evil.txt",
    f"{ROOT}/./evil.txt",
    f"{ROOT}/evil\x00.txt",
    f"{ROOT}/evil\n.txt",
    f"{ROOT}/evil.txt ",
    f"{ROOT}/evil.",
    f"{ROOT}/nul",
    f"{ROOT}/COM1.txt",
    f"{ROOT}/evil.txt:stream",
    f"{ROOT}/what?.txt",
    "",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_refused_and_nothing_written(
    tmp_path: Path, unpacked: Callable[[Path], Path], name: str
) -> None:
    archive = zipped(tmp_path / "a.zip", [*GOOD, (entry(name), b"evil")])
    with pytest.raises(ArchiveError):
        unpacked(archive)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path != archive]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_are_refused(tmp_path: Path, unpacked: Callable[[Path], Path], kind: int) -> None:
    link = entry(f"{ROOT}/link", kind | 0o777)
    with pytest.raises(ArchiveError, match="link or a device"):
        unpacked(zipped(tmp_path / "a.zip", [*GOOD, (link, b"/etc/passwd")]))


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, unpacked: Callable[[Path], Path]) -> None:
    """It grows by 70 MB from 70 kB; the allowance is for the small files of small products."""
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made, made.open(f"{ROOT}/zeros", "w") as zeros:
        for _ in range(70):
            zeros.write(bytes(1_000_000))
    assert archive.stat().st_size < 1_000_000
    with pytest.raises(ArchiveError, match="out of all proportion"):
        unpacked(archive)
    assert not (tmp_path / "into" / ROOT).exists()


def test_a_bomb_that_lies_about_its_size_goes_no_further(tmp_path: Path, unpacked: Callable[[Path], Path]) -> None:
    archive = zipped(tmp_path / "a.zip", [(f"{ROOT}/zeros", bytes(5_000_000))], zipfile.ZIP_DEFLATED)
    content = archive.read_bytes().replace(struct.pack("<I", 5_000_000), struct.pack("<I", 1000))
    archive.write_bytes(content)
    with pytest.raises(ArchiveError, match="broken"):
        unpacked(archive)
    assert sum(path.stat().st_size for path in (tmp_path / "into").rglob("*") if path.is_file()) <= 1000


def test_an_archive_of_countless_entries_is_refused(
    tmp_path: Path, unpacked: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 100)
    archive = zipped(tmp_path / "a.zip", ((f"{ROOT}/{number}", b"") for number in range(101)))
    with pytest.raises(ArchiveError, match="101 entries"):
        unpacked(archive)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([], "is empty"),
        ([("readme.txt", b"hello")], r"holds readme\.txt instead"),
        ([("OTHER.SAFE/manifest.safe", b"x")], r"holds OTHER\.SAFE instead"),
        ([*GOOD, ("second/file", b"x")], "second instead"),
        ([(ROOT, b"a file")], "as a file"),
        ([*GOOD, (f"{ROOT}/MANIFEST.safe", b"x")], "twice"),
        ([*GOOD, (f"{ROOT}/manifest.safe/below", b"x")], "twice"),
    ],
)
def test_an_archive_of_something_else_is_refused(
    tmp_path: Path, unpacked: Callable[[Path], Path], entries: Any, why: str
) -> None:
    with pytest.raises(ArchiveError, match=why):
        unpacked(zipped(tmp_path / "a.zip", entries))


@pytest.mark.parametrize(("what", "method"), [("packed", zipfile.ZIP_BZIP2), ("packed", zipfile.ZIP_LZMA)])
def test_unusual_packing_is_refused(tmp_path: Path, unpacked: Callable[[Path], Path], what: str, method: int) -> None:
    with pytest.raises(ArchiveError, match=what):
        unpacked(zipped(tmp_path / "a.zip", [(f"{ROOT}/manifest.safe", b"x")], method))


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(zipped(tmp_path / "a.zip", GOOD)) as archive:
        archive.infolist()[2].flag_bits |= 1
        with pytest.raises(ArchiveError, match="encrypted"):
            checked_entries(archive, ROOT, 10_000_000)


@pytest.mark.parametrize("content", [b"", b"PK", b"<html></html>", b"PK\x03\x04" + bytes(1000)])
def test_what_is_no_archive_is_refused(tmp_path: Path, unpacked: Callable[[Path], Path], content: bytes) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(content)
    with pytest.raises(ArchiveError, match="is broken"):
        unpacked(archive)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_an_archive_that_is_cut_is_refused(tmp_path: Path, unpacked: Callable[[Path], Path], share: float) -> None:
    archive = zipped(tmp_path / "a.zip", GOOD)
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(ArchiveError):
        unpacked(archive)


def packed(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in GOOD:
            archive.writestr(name, content[:2000])
    return file.getvalue()


@given(data=st.data(), method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_any_flipped_bytes_are_refused_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, method: int
) -> None:
    content = bytearray(packed(method))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[place] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("flipped")
    archive = folder / "a.zip"
    archive.write_bytes(content)
    try:
        product = unpack(archive, folder / "into", ROOT, Feedback(), lambda done, total: None)
    except ArchiveError:
        pass
    else:
        whole = {zlib.crc32(text[:2000]) for _, text in GOOD}
        assert {zlib.crc32(text) for text in tree(product).values()} <= whole
    assert {path.name for path in folder.iterdir()} <= {"a.zip", "into"}


def test_a_directory_that_leads_before_the_beginning_is_the_archives_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def before_the_beginning(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    archive = zipped(tmp_path / "a.zip", GOOD)
    monkeypatch.setattr(zipfile.ZipFile, "open", before_the_beginning)
    with pytest.raises(ArchiveError, match="is broken"):
        unpack(archive, tmp_path / "into", ROOT, Feedback(), lambda done, total: None)


def test_a_cancellation_stops_the_unpacking(tmp_path: Path) -> None:
    feedback = Feedback()
    archive = zipped(tmp_path / "a.zip", GOOD)
    with pytest.raises(CancelledError):
        unpack(archive, tmp_path / "into", ROOT, feedback, lambda done, total: feedback.signal.cancel())
    assert archive.exists()


def test_a_full_disk_is_told_as_such(
    tmp_path: Path, unpacked: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(DiskError, match="disk is full"):
        unpacked(zipped(tmp_path / "a.zip", GOOD))
