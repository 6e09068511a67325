from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders.layout import Layout
from builders.manifest import sen2cor_manifest
from builders.safe_product import build_l1c, build_l2a

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L1C_OF_TODAY = "S2B_MSIL1C_20230823T163839_N0509_R126_T15PUT_20230823T215016"
L2A = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"
OWN = "S2B_MSIL2A_20230823T163839_N9999_R126_T15PUT_20230824T010203"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    products = {name: build_l1c(name, folder, size=12) for name in (L1C, L1C_OF_TODAY)}
    products |= {name: build_l2a(name, folder, size=12) for name in (L2A, OWN)}
    _make_own(products[OWN])
    return products


def _make_own(product: Path) -> None:
    """What Sen2Cor does otherwise than the service: no HTML, no reports of the datastrip, its own manifest."""
    shutil.rmtree(product / "HTML")
    for folder in (*product.glob("DATASTRIP/*/QI_DATA"), product / "AUX_DATA"):
        shutil.rmtree(folder)
    files = {path.relative_to(product).as_posix(): path.read_bytes() for path in product.rglob("*") if path.is_file()}
    del files["manifest.safe"]
    (product / "manifest.safe").write_bytes(sen2cor_manifest(Layout.parse(OWN), str(product), files))


def _copy(product: Path, folder: Path) -> Path:
    return Path(shutil.copytree(product, folder / product.name))


@pytest.fixture
def l1c(built: dict[str, Path], tmp_path: Path) -> Path:
    """An L1C product of 2018, with MD5 sums."""
    return _copy(built[L1C], tmp_path)


@pytest.fixture
def l1c_of_today(built: dict[str, Path], tmp_path: Path) -> Path:
    """An L1C product of baseline 05.09, with SHA3-256 sums."""
    return _copy(built[L1C_OF_TODAY], tmp_path)


@pytest.fixture
def l2a(built: dict[str, Path], tmp_path: Path) -> Path:
    """An L2A product of the service."""
    return _copy(built[L2A], tmp_path)


@pytest.fixture
def own(built: dict[str, Path], tmp_path: Path) -> Path:
    """An L2A product as Sen2Cor writes it."""
    return _copy(built[OWN], tmp_path)
