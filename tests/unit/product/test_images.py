from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from builders.jp2 import encode
from builders.layout import Grid
from scene_queue.core.errors import CancelledError, ProductError, SettingsError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product import images
from scene_queue.core.product.images import (
    TruncatedImageError,
    check_ends,
    gdal_version,
    read_last_block,
    read_to_the_end,
)

gdal = pytest.importorskip("osgeo.gdal")
np = pytest.importorskip("numpy")


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    pixels = np.random.default_rng(0).integers(1, 10000, (300, 300)).astype(np.uint16)
    return encode(pixels, Grid(32615, 300000, 1800000, 50), 10)


@pytest.fixture(scope="session")
def tiled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Nine blocks of 128 pixels: what comes last in the file is one block only."""
    path = tmp_path_factory.mktemp("tiled") / "B02.jp2"
    memory = gdal.GetDriverByName("MEM").Create("", 384, 384, 1, gdal.GDT_UInt16)
    memory.GetRasterBand(1).WriteArray(np.random.default_rng(1).integers(1, 10000, (384, 384)).astype(np.uint16))
    options = ["QUALITY=100", "REVERSIBLE=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"]
    gdal.GetDriverByName("JP2OpenJPEG").CreateCopy(str(path), memory, options=options)
    return path.read_bytes()


def put(folder: Path, content: bytes, name: str = "T15PUT_20180809T163829_B02.jp2") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_whole_image_is_read_to_its_end(tmp_path: Path, picture: bytes, tiled: bytes) -> None:
    for content in (picture, tiled):
        path = put(tmp_path, content)
        check_ends(path)
        read_last_block(path)
        read_to_the_end(path)


def test_real_images_have_the_ends_that_are_looked_for(recorded: Path, tmp_path: Path) -> None:
    [archive] = (recorded / "recorded" / "safe").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if "/QI_DATA/" in name and name.endswith(".jp2")]
        for name in names:
            check_ends(put(tmp_path, opened.read(name)))
        read_to_the_end(put(tmp_path, opened.read(next(name for name in names if name.endswith("PVI.jp2")))))
    assert len(names) == 28


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.9, 0.9999])
def test_a_cut_image_is_told_from_its_ends(tmp_path: Path, picture: bytes, share: float) -> None:
    path = put(tmp_path, picture[: int(len(picture) * share)])
    with pytest.raises(TruncatedImageError, match="cut"):
        check_ends(path)
    with pytest.raises(TruncatedImageError):
        read_to_the_end(path)


def test_an_empty_image_is_truncated(tmp_path: Path) -> None:
    with pytest.raises(TruncatedImageError, match="empty"):
        read_to_the_end(put(tmp_path, b""))


def forged(content: bytes, lost: int) -> bytes:
    """An image without its last bytes whose ends look right."""
    kind = content.index(b"jp2c")
    return content[: kind - 4] + bytes(4) + content[kind : -lost - 2] + b"\xff\xd9"


@pytest.mark.parametrize("lost", [2, 3, 500, 20000])
def test_a_cut_image_with_a_forged_end_fails_in_its_last_block(tmp_path: Path, tiled: bytes, lost: int) -> None:
    # GDAL's own request for the whole image, shared between threads, lets some of these pass.
    path = put(tmp_path, forged(tiled, lost))
    check_ends(path)
    with pytest.raises(ProductError, match="cannot be read"):
        read_to_the_end(path)
    with pytest.raises(ProductError, match="cannot be read"):
        read_last_block(path)


def test_zeros_in_the_middle_are_found_by_reading_alone(tmp_path: Path, tiled: bytes) -> None:
    third = len(tiled) // 3
    path = put(tmp_path, tiled[:third] + bytes(third) + tiled[2 * third :])
    check_ends(path)
    with pytest.raises(ProductError, match=path.name):
        read_to_the_end(path)


@pytest.mark.parametrize("content", [b"<html>503</html>", b"\x00" * 4000, b"\xff\x4f\xff\x51" * 40])
def test_what_is_no_jpeg_2000_is_unreadable_not_cut(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ProductError, match="no JPEG 2000") as caught:
        read_to_the_end(put(tmp_path, content))
    assert not isinstance(caught.value, TruncatedImageError)


def box(kind: bytes, content: bytes, length: int | None = None) -> bytes:
    return (8 + len(content) if length is None else length).to_bytes(4, "big") + kind + content


STREAM = b"\xff\x4f\xff\x51" + bytes(20) + b"\xff\xd9"
SIGNATURE = box(b"jP  ", bytes.fromhex("0d0a870a"))


def test_a_codestream_may_be_long_and_may_be_followed_by_boxes(tmp_path: Path) -> None:
    long_box = (1).to_bytes(4, "big") + b"jp2c" + (16 + len(STREAM)).to_bytes(8, "big") + STREAM
    check_ends(put(tmp_path, SIGNATURE + box(b"ftyp", b"jp2 ") + long_box + box(b"xml ", b"<a/>")))
    check_ends(put(tmp_path, SIGNATURE + box(b"jp2c", STREAM) + box(b"xml ", b"<a/>")))
    check_ends(put(tmp_path, SIGNATURE + box(b"jp2c", STREAM, 0)))


@pytest.mark.parametrize(
    "rest",
    [
        b"",
        box(b"ftyp", b"jp2 "),
        box(b"ftyp", b"jp2 ", 5),
        box(b"jp2c", STREAM, 10_000),
        box(b"jp2c", STREAM[:-2]),
        (1).to_bytes(4, "big") + b"jp2c" + (3).to_bytes(8, "big") + STREAM,
        (1).to_bytes(4, "big") + b"jp2c",
    ],
)
def test_broken_boxes_are_a_cut_file_and_never_a_crash(tmp_path: Path, rest: bytes) -> None:
    with pytest.raises(TruncatedImageError):
        check_ends(put(tmp_path, SIGNATURE + rest))


def test_a_box_without_an_image_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="holds no JPEG 2000 image"):
        check_ends(put(tmp_path, SIGNATURE + box(b"jp2c", bytes(30))))


def test_a_missing_image_gives_an_error_and_no_traceback_of_gdal(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match="cannot be read"):
        read_to_the_end(tmp_path / "B02.jp2")
    with pytest.raises(ProductError, match="cannot be read"):
        read_last_block(tmp_path / "B02.jp2")


def test_tiffs_of_sen2cor_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "T15PUT_20180809T163829_B02_10m.tif"
    created = gdal.GetDriverByName("GTiff").Create(str(path), 700, 700, 1, gdal.GDT_UInt16, ["COMPRESS=DEFLATE"])
    created.GetRasterBand(1).WriteArray(np.random.default_rng(2).integers(0, 9999, (700, 700)).astype(np.uint16))
    del created
    read_to_the_end(path)
    read_last_block(path)
    content = bytearray(path.read_bytes())
    content[1000:-1000] = bytes(len(content) - 2000)
    path.write_bytes(content)
    with pytest.raises(ProductError, match="cannot be read"):
        read_to_the_end(path)


def test_another_format_under_the_name_of_an_image_is_not_opened(tmp_path: Path) -> None:
    vrt = '<VRTDataset rasterXSize="2" rasterYSize="2"><VRTRasterBand dataType="Byte" band="1"/></VRTDataset>'
    with pytest.raises(ProductError):
        read_last_block(put(tmp_path, vrt.encode(), "B02.tif"))


def test_reading_leaves_no_file_behind(tmp_path: Path, picture: bytes) -> None:
    path = put(tmp_path, picture)
    read_to_the_end(path)
    assert list(tmp_path.iterdir()) == [path]


def test_reading_stops_when_it_is_no_longer_wanted(tmp_path: Path, picture: bytes) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        read_to_the_end(put(tmp_path, picture), Feedback(signal=signal))


def test_errors_are_found_whether_or_not_gdal_raises_exceptions(tmp_path: Path, tiled: bytes) -> None:
    whole, cut = put(tmp_path, tiled), put(tmp_path, forged(tiled, 500), "cut_B02.jp2")
    before = gdal.GetUseExceptions()
    gdal.UseExceptions()
    try:
        read_to_the_end(whole)
        with pytest.raises(ProductError, match="cannot be read"):
            read_to_the_end(cut)
        with pytest.raises(ProductError, match="cannot be read"):
            read_last_block(put(tmp_path, b"nothing", "B03.jp2"))
    finally:
        if not before:
            gdal.DontUseExceptions()


def test_neither_exceptions_nor_options_of_gdal_are_changed(tmp_path: Path, picture: bytes) -> None:
    def state() -> tuple[object, ...]:
        names = ("GDAL_PAM_ENABLED", "GDAL_NUM_THREADS", "GDAL_DISABLE_READDIR_ON_OPEN", "CPL_DEBUG")
        return (gdal.GetUseExceptions(), *(gdal.GetConfigOption(name) for name in names))

    before = state()
    read_to_the_end(put(tmp_path, picture))
    assert state() == before


def test_messages_of_gdal_for_others_are_not_swallowed(tmp_path: Path, tiled: bytes) -> None:
    heard: list[str] = []
    gdal.PushErrorHandler(lambda _kind, _number, text: heard.append(text))
    try:
        worker = threading.Thread(target=lambda: read_to_the_end(put(tmp_path, tiled)))
        with images.quiet_gdal():
            gdal.Error(gdal.CE_Warning, 1, "not to be heard")
        worker.start()
        gdal.Error(gdal.CE_Warning, 1, "to be heard")
        worker.join()
        gdal.Error(gdal.CE_Warning, 1, "to be heard too")
    finally:
        gdal.PopErrorHandler()
    assert heard == ["to be heard", "to be heard too"]


def test_without_a_driver_the_user_is_told_not_the_product_blamed(
    tmp_path: Path, picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_JP2_DRIVERS", ("NoSuchDriver",))
    with pytest.raises(SettingsError, match="JPEG 2000") as caught:
        read_to_the_end(put(tmp_path, picture))
    assert "JP2OpenJPEG" in caught.value.advice


def test_the_version_is_the_librarys() -> None:
    assert gdal_version() == gdal.__version__
