from __future__ import annotations

import pytest
from builders.areas import WORLD_MAP
from osgeo import ogr


@pytest.fixture
def world_map() -> None:
    """Needed by tests that read the world map of QGIS."""
    if not WORLD_MAP.exists():
        pytest.skip("SKIPPED LOUDLY: the world map of QGIS (world_map.gpkg) is not on this machine")


@pytest.fixture(params=[False, True], ids=["plain", "exceptions"])
def _both_ways_of_ogr(request: pytest.FixtureRequest) -> object:
    """OGR with and without its exceptions: other plugins in the same QGIS may have switched them on."""
    before = ogr.GetUseExceptions()
    (ogr.UseExceptions if request.param else ogr.DontUseExceptions)()
    yield
    (ogr.UseExceptions if before else ogr.DontUseExceptions)()
