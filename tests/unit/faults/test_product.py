"""Faults of what the service delivers: an archive that is hostile, empty or of something else, an offline product."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path
from typing import Any, Callable

import pytest
from doubles.hub import HubScene
from doubles.hub.samples import SAMPLE_FOOTPRINT, sample_scene
from doubles.two_scenes import BESIDE, SIZE, STRUCK
from scene_queue.core.job_queue.job import JobState

ROOT = f"{STRUCK}.SAFE"
TWO_GIGABYTES = 2 << 30
CRC_OF_THEIR_ZEROS = 0x4DBDF21C
Build = Callable[[zipfile.ZipFile], None]


def entry(name: str, mode: int = stat.S_IFREG) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("placeholder")
    made.filename = name  # as it is, not as Python would tidy it
    made.external_attr = (mode | 0o777) << 16
    return made


def add(name: str, mode: int = stat.S_IFREG) -> Build:
    """An archive of the product with one more entry."""

    def build(archive: zipfile.ZipFile) -> None:
        archive.writestr(f"{ROOT}/manifest.safe", "<manifest/>")
        archive.writestr(entry(name, mode), b"/etc/passwd")

    return build


def two_gigabytes_of_zeros(archive: zipfile.ZipFile) -> None:
    """Packed into two megabytes: what a megabyte is packed to, repeated, which is a true stream of zeros."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    megabyte = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(wbits=-zlib.MAX_WBITS).flush()
    archive.writestr(f"{ROOT}/manifest.safe", "<manifest/>")
    archive.writestr(f"{ROOT}/zeros.jp2", megabyte * (TWO_GIGABYTES >> 20) + end)
    zeros = archive.filelist[-1]
    zeros.compress_type, zeros.file_size, zeros.CRC = zipfile.ZIP_DEFLATED, TWO_GIGABYTES, CRC_OF_THEIR_ZEROS


ARCHIVES: list[tuple[str, Build, str]] = [
    ("with ../", add(f"{ROOT}/../../evil.txt"), "leads out of its folder"),
    ("with an absolute name", add("/tmp/evil.txt"), "leads out of its folder"),  # noqa: S108 - it is never written
    ("with a drive", add("C:/evil.txt"), "leads out of its folder"),
    ("with a link", add(f"{ROOT}/evil.txt", stat.S_IFLNK), "a link or a device"),
    ("with 2 GB of zeros", two_gigabytes_of_zeros, "out of all proportion"),
    ("empty", lambda archive: None, "is empty"),
    ("without a SAFE", lambda archive: archive.writestr("readme.txt", "hello"), "holds readme.txt instead"),
    ("of another product", lambda archive: archive.writestr(f"{BESIDE}.SAFE/a", "b"), f"holds {BESIDE}.SAFE instead"),
]


@pytest.mark.parametrize("lanes", [1, 4])
@pytest.mark.parametrize(("build", "cause"), [each[1:] for each in ARCHIVES], ids=[each[0] for each in ARCHIVES])
def test_a_bad_archive_is_told_nothing_gets_out_of_it_and_the_other_scene_arrives(
    make_pair: Callable[..., Any], kept: Path, tmp_path: Path, build: Build, cause: str, lanes: int
) -> None:
    bad = tmp_path / "hub" / "bad.zip"
    bad.parent.mkdir()
    with zipfile.ZipFile(bad, "w") as archive:
        build(archive)
    scenes = [HubScene(STRUCK, SAMPLE_FOOTPRINT, 1.5, lambda: bad), sample_scene(kept, BESIDE, SIZE)]
    pair = make_pair(lanes, scenes=scenes)
    pair.run()
    pair.assert_told(STRUCK, cause, "fetch it from another service")
    pair.assert_arrived(BESIDE)
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(("evil", "zeros"))]


def test_an_offline_product_waits_uses_no_attempt_and_holds_up_nobody(make_pair: Callable[..., Any]) -> None:
    pair = make_pair(1, struck={"online": False})
    pair.run()
    pair.assert_told(STRUCK, "is offline at Embedded hub", "Order it on the web page", JobState.WAITING)
    assert pair.job(STRUCK).attempts == 0
    pair.assert_arrived(BESIDE)
