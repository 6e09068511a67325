from __future__ import annotations

import numpy as np
import pytest
from builders.surface import (
    CLASSES,
    classify,
    digital_numbers,
    reflectance,
    resampled,
    shares,
    snow_probability,
    true_colour,
)

BANDS = ("B02", "B03", "B04", "B8A", "B11")


def one_pixel(values: tuple[float, ...], cirrus: float = 0.0) -> str:
    bands = {name: np.full((24, 24), value, dtype=np.float32) for name, value in zip(BANDS, values)}
    classes = classify(bands, np.full((24, 24), cirrus, dtype=np.float32))
    return CLASSES[int(classes[12, 12])]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0.02, 0.04, 0.03, 0.28, 0.14), "VEGETATION"),
        ((0.08, 0.11, 0.15, 0.23, 0.33), "NOT_VEGETATED"),
        ((0.06, 0.07, 0.05, 0.01, 0.006), "WATER"),
        ((0.60, 0.58, 0.59, 0.60, 0.42), "HIGH_PROBA_CLOUDS"),
        ((0.28, 0.29, 0.30, 0.38, 0.30), "MEDIUM_PROBA_CLOUDS"),
        ((0.70, 0.72, 0.70, 0.60, 0.05), "SNOW_ICE"),
        ((0.02, 0.03, 0.03, 0.08, 0.05), "DARK_FEATURES"),
        ((0.08, 0.11, 0.11, 0.23, 0.30), "UNCLASSIFIED"),
    ],
)
def test_plain_spectra_get_their_class(values: tuple[float, ...], expected: str) -> None:
    assert one_pixel(values) == expected


def test_thin_cirrus_is_seen_in_its_own_band() -> None:
    assert one_pixel((0.06, 0.08, 0.07, 0.30, 0.18), cirrus=0.012) == "THIN_CIRRUS"


def test_dark_pixels_near_a_cloud_are_its_shadow_and_far_ones_are_dark() -> None:
    bands = {name: np.full((60, 60), value, np.float32) for name, value in zip(BANDS, (0.02, 0.03, 0.03, 0.08, 0.05))}
    for name in bands:
        bands[name][:5, :5] = 0.6
    classes = classify(bands, np.zeros((60, 60), dtype=np.float32))

    assert CLASSES[classes[7, 7]] == "CLOUD_SHADOW"
    assert CLASSES[classes[50, 50]] == "DARK_FEATURES"


def test_numbers_and_reflectance_convert_both_ways_with_the_offset() -> None:
    values = np.array([[0.0, 0.0123, 0.5]], dtype=np.float32)

    assert digital_numbers(values, 0).tolist() == [[1, 123, 5000]]
    assert digital_numbers(values, 1000).tolist() == [[1000, 1123, 6000]]
    assert np.allclose(reflectance(digital_numbers(values, 1000), 1000), values, atol=1e-4)


def test_nothing_becomes_no_data_or_leaves_fifteen_bits() -> None:
    assert digital_numbers(np.array([[-5.0, 90.0]]), 1000).tolist() == [[1, 32767]]
    bands = {name: np.array([[-1.0, 9.0]]) for name in ("B02", "B03", "B04")}
    assert true_colour(bands, "L2A")[0].tolist() == [[1, 255]]


def test_surface_pictures_are_stretched_more_than_those_from_above_the_air() -> None:
    bands = {name: np.array([[0.1]]) for name in ("B02", "B03", "B04")}

    assert true_colour(bands, "L2A").max() > true_colour(bands, "L1C").max()


def test_resampling_takes_means_down_and_repeats_up() -> None:
    fine = np.array([[1.0, 3.0], [5.0, 7.0]])

    assert resampled(fine, 10, 20).tolist() == [[4.0]]
    assert resampled(np.array([[4.0]]), 20, 10).tolist() == [[4.0, 4.0], [4.0, 4.0]]
    assert resampled(fine, 10, 10) is fine


def test_shares_leave_no_data_out() -> None:
    found = shares(np.array([[0, 0, 4, 6]], dtype=np.uint8))

    assert found["NODATA"] == 50
    assert found["VEGETATION"] == 50
    assert found["WATER"] == 50


def test_snow_is_probable_only_where_it_is_classified() -> None:
    assert snow_probability(np.array([[4, 11]], dtype=np.uint8)).tolist() == [[0, 90]]
