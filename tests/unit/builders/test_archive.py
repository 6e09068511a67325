from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders.archive import zip_product
from osgeo import gdal


def test_archive_holds_one_root_folder_every_file_and_every_empty_folder(
    products: dict[str, Path], tmp_path: Path
) -> None:
    safe = products["L1C 02.06"]
    with zipfile.ZipFile(zip_product(safe, tmp_path / "a.zip")) as packed:
        names = set(packed.namelist())
        assert packed.testzip() is None
        assert {entry.compress_type for entry in packed.infolist()} == {zipfile.ZIP_STORED}

    expected = {path.relative_to(safe.parent).as_posix() + ("/" if path.is_dir() else "") for path in safe.rglob("*")}
    assert names == expected | {f"{safe.name}/"}
    assert f"{safe.name}/AUX_DATA/" in names


def test_archive_unpacks_to_the_same_product(products: dict[str, Path], tmp_path: Path) -> None:
    safe = products["L1C 04.00"]
    with zipfile.ZipFile(zip_product(safe, tmp_path / "a.zip")) as packed:
        packed.extractall(tmp_path / "out")

    for path in safe.rglob("*"):
        again = tmp_path / "out" / path.relative_to(safe.parent)
        assert again.is_dir() if path.is_dir() else again.read_bytes() == path.read_bytes()


def test_gdal_opens_the_archive_as_it_is(products: dict[str, Path], tmp_path: Path) -> None:
    safe = products["L1C 02.06"]
    archive = zip_product(safe, tmp_path / f"{safe.name}.zip")

    assert len(gdal.Open(str(archive)).GetSubDatasets()) == 4


def test_the_same_product_gives_the_same_archive(products: dict[str, Path], tmp_path: Path) -> None:
    one, other = (zip_product(products["L1C 02.06"], tmp_path / name) for name in ("a.zip", "b.zip"))

    assert one.read_bytes() == other.read_bytes()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No product folder"):
        zip_product(tmp_path / "none.SAFE", tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
