"""L2A products of a user's own Sen2Cor are judged by their images, whatever their names and formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.layout import Layout
from builders.manifest import esa_manifest
from osgeo import gdal
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import Finding, FindingKind, check


def of_both(product: Path) -> tuple[Finding, ...]:
    """The findings of a folder, after its ZIP has said the same."""
    found = check(product, Feedback())
    assert check(zip_product(product, product.with_suffix(".zip")), Feedback()) == found
    return found


def images(product: Path, ending: str = ".jp2") -> list[Path]:
    return sorted(product.glob(f"GRANULE/*/IMG_DATA/**/*{ending}"))


def named_after_a_baseline(own: Path) -> Path:
    """What ``--processing_baseline 05.09`` makes."""
    return own.rename(own.with_name(own.name.replace("N9999", "N0509")))


def with_back_slashes(own: Path) -> Path:
    manifest = own / "manifest.safe"
    spelled = re.sub(r'href="(GRANULE/[^"]*)"', lambda found: found[0].replace("/", "\\"), manifest.read_text())
    assert "GRANULE\\" in spelled
    manifest.write_text(spelled)
    return own


def of_geotiff(own: Path) -> Path:
    """What ``--tif`` makes."""
    for path in images(own):
        gdal.Translate(str(path.with_suffix(".tif")), str(path), format="GTiff")
        path.unlink()
    for aux in own.rglob("*.aux.xml"):
        aux.unlink()
    metadata, manifest = own / "MTD_MSIL2A.xml", own / "manifest.safe"
    metadata.write_text(metadata.read_text().replace("JPEG2000", "GEOTIFF"))
    text = re.sub(r"(IMG_DATA/[^\"]*)\.jp2", r"\1.tif", manifest.read_text())
    manifest.write_text(re.sub("<checksum [^>]*>[^<]*</checksum>", "", text))
    return own


WAYS = [named_after_a_baseline, with_back_slashes, of_geotiff]


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_product_has_no_findings(own: Path, way) -> None:
    assert of_both(way(own)) == ()


@pytest.mark.parametrize("way", WAYS)
def test_an_image_that_lacks_its_end_is_found(own: Path, way) -> None:
    product = way(own)
    path = images(product, "_B04_10m.*")[0]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    [finding] = of_both(product)
    assert finding.path == path.relative_to(product).as_posix()
    assert finding.kind in (FindingKind.TRUNCATED, FindingKind.ALTERED, FindingKind.UNREADABLE)


@pytest.mark.parametrize("way", WAYS)
def test_an_image_that_is_missing_is_found(own: Path, way) -> None:
    product = way(own)
    path = images(product, "_B05_20m.*")[0]
    path.unlink()
    [finding] = of_both(product)
    assert (finding.kind, finding.path) == (FindingKind.MISSING, path.relative_to(product).as_posix())


def pilot(l2a: Path) -> Path:
    """An L2A of the service's pilot of 2018, whose files begin with L2A, and whose metadata use Sen2Cor's names."""
    product = l2a.rename(l2a.with_name(l2a.name.replace("N0509", "N0206")))
    for path in images(product):
        path.rename(path.with_name(f"L2A_{path.name}"))
    for path, tags in ((product / "MTD_MSIL2A.xml", ("PRODUCT_URI", "IMAGE_FILE")),
                       (next(product.glob("GRANULE/*/MTD_TL.xml")), ("TILE_ID",))):  # fmt: skip
        text = path.read_text().replace("N0509", "N0206").replace(">Level-2A<", ">Level-2Ap<")
        text = re.sub(r"(IMG_DATA/R\d0m/)", r"\1L2A_", text)
        for tag in tags:
            text = re.sub(rf"(</?){tag}\b", rf"\1{tag}_2A", text)
        path.write_text(text)
    files = {path.relative_to(product).as_posix(): path.read_bytes() for path in product.rglob("*") if path.is_file()}
    (product / "manifest.safe").write_bytes(esa_manifest(Layout.parse(product.name), files))
    return product


def test_an_l2a_of_the_pilot_of_2018_is_read(l2a: Path) -> None:
    product = pilot(l2a)
    assert of_both(product) == ()
    path = images(product, "_SCL_20m.jp2")[0]
    path.unlink()
    [finding] = of_both(product)
    assert (finding.kind, finding.path) == (FindingKind.MISSING, path.relative_to(product).as_posix())
