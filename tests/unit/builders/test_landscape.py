from __future__ import annotations

import numpy as np
import pytest
from builders.bands import BY_NAME
from builders.landscape import COVERS, Landscape, block_mean, draw

PIXELS = 180


@pytest.fixture(scope="module")
def land() -> Landscape:
    return draw("15PUT", "20180809", PIXELS, 5.0)


def band(land: Landscape, name: str) -> np.ndarray:
    return land.bottom_of_atmosphere(BY_NAME[name].number)


def share(land: Landscape, kind: str) -> np.ndarray:
    return land.cover[list(COVERS).index(kind)] / land.cover.sum(axis=0)


def test_the_same_tile_and_day_show_the_same_picture(land: Landscape) -> None:
    again = draw("15PUT", "20180809", PIXELS, 5.0)

    assert np.array_equal(land.top_of_atmosphere(3), again.top_of_atmosphere(3))


def test_another_day_brings_other_clouds_over_the_same_land(land: Landscape) -> None:
    later = draw("15PUT", "20180814", PIXELS, 5.0)

    assert np.array_equal(land.cover, later.cover)
    assert not np.array_equal(land.cloud, later.cloud)


@pytest.mark.parametrize("seed", [0, 7])
def test_a_seed_makes_another_land_of_the_same_tile(land: Landscape, seed: int) -> None:
    assert not np.array_equal(land.cover, draw("15PUT", "20180809", PIXELS, 5.0, seed).cover)


def test_other_tiles_are_other_lands(land: Landscape) -> None:
    assert not np.array_equal(land.cover, draw("15PTT", "20180809", PIXELS, 5.0).cover)


@pytest.mark.parametrize("percent", [0.0, 3.0, 40.0, 100.0])
def test_clouds_cover_as_much_as_is_asked_for(percent: float) -> None:
    covered = 100 * (draw("15PUT", "20180809", PIXELS, percent).cloud > 0.5).mean()

    assert covered == pytest.approx(percent, abs=1)


@pytest.mark.parametrize("tile", ["15PUT", "15PTT", "15PVT", "14PPC", "14QNF", "14QPE"])
def test_every_land_has_woods_fields_soil_and_water(tile: str) -> None:
    land = draw(tile, "20180809", PIXELS, 3.0)
    covered = {kind: (share(land, kind) > 0.5).mean() for kind in COVERS}

    assert covered["woods"] > 0.1
    assert covered["crop"] > 0.02
    assert covered["soil"] > 0.02
    assert 0.003 < covered["water"] < 0.2


def test_vegetation_index_is_high_in_woods_low_on_soil_and_negative_on_water(land: Landscape) -> None:
    index = (band(land, "B08") - band(land, "B04")) / (band(land, "B08") + band(land, "B04"))
    clear = (land.cloud + land.shadow + land.cirrus) < 0.01

    assert index[clear & (share(land, "woods") > 0.95)].mean() > 0.6
    assert 0.0 < index[clear & (share(land, "soil") > 0.95)].mean() < 0.35
    assert index[clear & (share(land, "water") > 0.95)].mean() < 0


def test_neighbouring_bands_show_the_same_land(land: Landscape) -> None:
    for one, other in (("B02", "B03"), ("B07", "B8A"), ("B11", "B12")):
        assert np.corrcoef(band(land, one).ravel(), band(land, other).ravel())[0, 1] > 0.9


def test_air_brightens_blue_and_clouds_are_bright(land: Landscape) -> None:
    blue = BY_NAME["B02"].number
    clear = (land.cloud == 0) & (land.cirrus == 0)

    assert (land.top_of_atmosphere(blue)[clear] > land.bottom_of_atmosphere(blue)[clear]).all()
    assert land.top_of_atmosphere(blue)[land.cloud > 0.95].min() > 0.4


def test_coarser_land_is_the_mean_of_the_finer(land: Landscape) -> None:
    fine = land.at(10).surface(3)

    assert np.allclose(land.at(60).surface(3), block_mean(fine, 6), atol=1e-5)
