from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders.safe_product import build_l1c, build_l2a

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("built")
    return {"L1C": build_l1c(L1C, folder, size=12), "L2A": build_l2a(L2A, folder, size=24)}


@pytest.fixture
def l1c(built: dict[str, Path], tmp_path: Path) -> Path:
    """A small L1C product of one's own."""
    return Path(shutil.copytree(built["L1C"], tmp_path / built["L1C"].name))


@pytest.fixture
def l2a(built: dict[str, Path], tmp_path: Path) -> Path:
    """A small L2A product of the service, of one's own."""
    return Path(shutil.copytree(built["L2A"], tmp_path / built["L2A"].name))
