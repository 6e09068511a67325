"""The files of a product, in its folder or in its ZIP."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders.archive import zip_product
from scene_queue.core.errors import ProductError
from scene_queue.core.product.images import check_ends, read_last_block, read_to_the_end
from scene_queue.core.product.metadata import ProductMetadata
from scene_queue.core.product.name import ProcessingLevel
from scene_queue.core.product.product_files import (
    DamagedArchiveError,
    FolderFiles,
    ProductFile,
    ProductFiles,
    ZipFiles,
    files_of,
)
from scene_queue.core.product.safe import SafeProduct

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.SAFE"


def zipped(product: Path, method: int = zipfile.ZIP_STORED) -> Path:
    return zip_product(product, product.with_suffix(".zip"), method)


def packed(folder: Path, names: dict[str, bytes]) -> Path:
    archive = folder / "any.zip"
    with zipfile.ZipFile(archive, "w") as content:
        for name, bytes_ in names.items():
            content.writestr(name, bytes_)
    return archive


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_has_the_files_that_its_folder_has(l1c: Path, method: int) -> None:
    folder = FolderFiles(l1c)
    with ZipFiles(zipped(l1c, method)) as archive:
        assert archive.name == folder.name == NAME
        assert archive.sizes() == folder.sizes()
        assert archive.folders() == folder.folders() > {"AUX_DATA", "GRANULE", "rep_info"}
        for path, size_bytes in folder.sizes().items():
            assert archive.size_bytes(path) == folder.size_bytes(path) == size_bytes
            with archive.open(path) as packed_file, folder.open(path) as file:
                assert packed_file.read() == file.read()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_metadata_and_images_are_read_where_they_are_packed(l1c: Path, method: int) -> None:
    with ZipFiles(zipped(l1c, method)) as archive:
        product = SafeProduct.open(archive)
        assert product.level is ProcessingLevel.L1C
        metadata = ProductMetadata.read(product.file(product.metadata_file))
        assert f"{metadata.product_name}.SAFE" == NAME
        assert len(product.images) == 14
        for image in product.images:
            file = product.file(image.path)
            check_ends(file)
            read_last_block(file)
            read_to_the_end(file)


def test_a_packed_file_can_be_sought(l1c: Path) -> None:
    with ZipFiles(zipped(l1c, zipfile.ZIP_DEFLATED)) as archive, archive.open("MTD_MSIL1C.xml") as file:
        whole = file.read()
        file.seek(7)
        assert file.read(20) == whole[7:27]
        assert file.tell() == 27


@pytest.mark.parametrize("files", [FolderFiles, ZipFiles])
def test_a_file_that_is_not_there_has_no_size_and_cannot_be_opened(l1c: Path, files: type) -> None:
    there: ProductFiles = files(zipped(l1c) if files is ZipFiles else l1c)
    assert there.size_bytes("GRANULE") is None
    assert there.size_bytes("nothing.xml") is None
    with pytest.raises(FileNotFoundError):
        there.open("nothing.xml")
    with pytest.raises(ProductError, match="nothing.jp2 cannot be read"):
        check_ends(ProductFile(there, "nothing.jp2"))


def test_a_product_may_lie_deeper_in_its_zip_and_beside_what_macos_adds(l1c: Path, tmp_path: Path) -> None:
    archive = tmp_path / "from Maria.zip"
    with zipfile.ZipFile(archive, "w") as content:
        for path in l1c.rglob("*"):
            content.write(path, f"from Maria/2018/{path.relative_to(l1c.parent).as_posix()}")
        content.writestr(f"__MACOSX/{NAME}/._MTD_MSIL1C.xml", b"x")
    with ZipFiles(archive) as files:
        assert files.sizes() == FolderFiles(l1c).sizes()
        for image in SafeProduct.open(files).images:
            read_last_block(SafeProduct.open(files).file(image.path))


def test_back_slashes_of_windows_part_names_in_a_zip_too(tmp_path: Path) -> None:
    archive = packed(tmp_path, {f"{NAME}\\GRANULE\\g\\MTD_TL.xml": b"1", f"{NAME}\\AUX_DATA\\": b""})
    with ZipFiles(archive) as files:
        assert files.sizes() == {"GRANULE/g/MTD_TL.xml": 1}
        assert files.folders() == {"AUX_DATA", "GRANULE", "GRANULE/g"}
        with files.open("GRANULE/g/MTD_TL.xml") as file:
            assert file.read() == b"1"


@pytest.mark.parametrize(
    "name", [f"{NAME}/../../x", "/etc/passwd", "C:/x", f"{NAME}/./x", f"{NAME}//x", "..\\x", f"{NAME}\\..\\x"]
)
def test_a_zip_whose_names_lead_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProductError, match=r"any\.zip holds the name .* leads out of its folder"):
        ZipFiles(packed(tmp_path, {f"{NAME}/MTD_MSIL1C.xml": b"1", name: b"2"}))


def test_a_zip_of_several_products_or_of_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProductError, match=r"holds several products \(S2B_MSIL1C_.*, S2B_other.SAFE\)"):
        ZipFiles(packed(tmp_path, {f"{NAME}/a.xml": b"1", "S2B_other.SAFE/a.xml": b"2"}))
    with pytest.raises(ProductError, match=r"holds no folder that ends in \.SAFE"):
        ZipFiles(packed(tmp_path, {"a.xml": b"1"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_holds_a_file_twice_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path, {f"{NAME}/a.xml": b"1"})
    with zipfile.ZipFile(archive, "a") as content:
        content.writestr(f"{NAME}/a.xml", b"2")
    with pytest.raises(ProductError, match="holds a.xml twice"):
        ZipFiles(archive)


def test_a_zip_that_would_grow_out_of_all_proportion_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "any.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as content, content.open(f"{NAME}/a.jp2", "w") as file:
        for _ in range(70):
            file.write(bytes(1024 * 1024))
    with pytest.raises(ProductError, match="out of all proportion"):
        ZipFiles(archive)


def test_what_is_no_zip_a_cut_one_or_nothing_at_all_is_told(l1c: Path, tmp_path: Path) -> None:
    archive = zipped(l1c)
    archive.write_bytes(archive.read_bytes()[:-100])
    with pytest.raises(ProductError, match="is cut or damaged, or is no ZIP"):
        ZipFiles(archive)
    with pytest.raises(ProductError, match="There is no product at"):
        ZipFiles(tmp_path / "nothing.zip")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_damaged_bytes_in_a_zip_are_an_error_of_the_file(l1c: Path, method: int) -> None:
    archive = zipped(l1c, method)
    with zipfile.ZipFile(archive) as content:
        entry = content.getinfo(f"{NAME}/INSPIRE.xml")
    damaged = bytearray(archive.read_bytes())
    middle = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    damaged[middle] ^= 0xFF
    archive.write_bytes(damaged)
    with ZipFiles(archive) as files:
        with pytest.raises(DamagedArchiveError, match="the ZIP is damaged there"), files.open("INSPIRE.xml") as file:
            file.read()
        with files.open("MTD_MSIL1C.xml") as file:
            assert file.read()


def test_the_files_of_a_path_are_those_of_its_folder_or_zip(l1c: Path) -> None:
    with files_of(l1c) as folder, files_of(zipped(l1c)) as archive, files_of(archive) as same:
        assert isinstance(folder, FolderFiles)
        assert isinstance(archive, ZipFiles)
        assert same is archive


def test_a_folder_that_links_into_itself_is_walked_to_an_end(l1c: Path) -> None:
    (l1c / "GRANULE" / "round").symlink_to(l1c, target_is_directory=True)
    assert "GRANULE/round/MTD_MSIL1C.xml" in FolderFiles(l1c).sizes()
