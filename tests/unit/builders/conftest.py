"""One small product of each kind, built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.safe_product import build_l1c, build_l2a

SIZE = 12
NAMES = {
    "L1C 02.06": "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152",
    "L1C 02.09": "S2A_MSIL1C_20200717T135121_N0209_R024_T21HUB_20200717T234135",
    "L1C 04.00": "S2A_MSIL1C_20220811T164901_N0400_R026_T14PPC_20220811T203921",
    "L1C 05.11": "S2B_MSIL1C_20250809T163829_N0511_R126_T15PVT_20250809T221152",
    "L2A 02.14": "S2B_MSIL2A_20210319T170009_N0214_R069_T14QPE_20210319T221143",
    "L2A 04.00": "S2A_MSIL2A_20220811T164901_N0400_R026_T14PPC_20220811T203921",
    "L2A 05.11": "S2B_MSIL2A_20250809T163829_N0511_R126_T15PVT_20250809T221152",
}


@pytest.fixture(scope="session")
def products(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The ``.SAFE`` folders by level and baseline; nobody changes them."""
    folder = tmp_path_factory.mktemp("products")
    builders = {"L1C": build_l1c, "L2A": build_l2a}
    return {kind: builders[kind[:3]](name, folder, size=SIZE) for kind, name in NAMES.items()}
