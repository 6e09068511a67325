"""The pictures of an L2A product from reflectance at the surface: bands, scene classification, aerosol, vapour."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .bands import BY_NAME, RESOLUTIONS, surface_bands
from .landscape import block_mean

# White in the true-colour picture, as a reflectance: ESA stretches 0 ... 3558 (L1C) and 0 ... 2000 (L2A).
WHITE = {"L1C": 0.3558, "L2A": 0.2}
CLASSES = (
    "NODATA",
    "SATURATED_DEFECTIVE",
    "DARK_FEATURES",
    "CLOUD_SHADOW",
    "VEGETATION",
    "NOT_VEGETATED",
    "WATER",
    "UNCLASSIFIED",
    "MEDIUM_PROBA_CLOUDS",
    "HIGH_PROBA_CLOUDS",
    "THIN_CIRRUS",
    "SNOW_ICE",
)
_QUANTIFICATION = 10_000
_GREATEST = 32_767
Reflectance = Mapping[str, np.ndarray]


def digital_numbers(reflectance: np.ndarray, offset: int) -> np.ndarray:
    """Reflectance as the products store it: times 10,000, plus the offset, 0 kept for "no data"; uint16."""
    return np.clip(np.rint(reflectance * _QUANTIFICATION) + offset, 1, _GREATEST).astype(np.uint16)


def reflectance(numbers: np.ndarray, offset: int) -> np.ndarray:
    """What :func:`digital_numbers` stored, as float32."""
    return (numbers.astype(np.float32) - offset) / _QUANTIFICATION


def true_colour(bands: Reflectance, level: str) -> np.ndarray:
    """Red, green and blue as bytes, 0 kept for "no data"; (3, rows, columns)."""
    stack = np.stack([bands[name] for name in ("B04", "B03", "B02")])
    return np.clip(np.rint(stack / WHITE[level] * 255), 1, 255).astype(np.uint8)


def resampled(picture: np.ndarray, have: int, want: int) -> np.ndarray:
    """A picture at another resolution (m): means of blocks, or repeated pixels."""
    if want >= have:
        return block_mean(picture, want // have) if want > have else picture
    return np.repeat(np.repeat(picture, have // want, axis=-2), have // want, axis=-1)


def at(bands: Reflectance, resolution: int) -> dict[str, np.ndarray]:
    """All bands, given at their native resolutions, at one resolution (m)."""
    return {name: resampled(picture, BY_NAME[name].resolution, resolution) for name, picture in bands.items()}


def classify(bands: Reflectance, cirrus: np.ndarray) -> np.ndarray:
    """A scene classification by plain thresholds, in Sen2Cor's twelve classes; uint8.

    :param bands: reflectance at the surface at one resolution.
    :param cirrus: the band B10 at the top of the atmosphere, same shape.
    """
    blue, green, red, near, short = (bands[name] for name in ("B02", "B03", "B04", "B8A", "B11"))
    vegetation = (near - red) / np.maximum(near + red, 0.01)
    snow = (green - short) / np.maximum(green + short, 0.01)
    bright = np.minimum(blue, red)
    cloud = (bright > 0.22) & (snow < 0.5)
    dark = (near < 0.14) & (short < 0.16)
    found = [
        ((snow > 0.5) & (green > 0.35), 11),
        (cloud & (bright > 0.38), 9),
        (cloud, 8),
        (cirrus > 0.009, 10),
        ((near < green) & (near < 0.07), 6),
        (dark & _near(cloud), 3),
        (dark & (near < 0.10), 2),
        (vegetation > 0.42, 4),
        (vegetation < 0.34, 5),
    ]
    return np.select([where for where, _ in found], [number for _, number in found], default=7).astype(np.uint8)


def shares(classes: np.ndarray) -> dict[str, float]:
    """Percent of the pixels in each class; as in the products, all but "no data" without the pixels of "no data"."""
    counts = np.bincount(classes.ravel(), minlength=len(CLASSES))
    seen = max(int(counts[1:].sum()), 1)
    return {name: 100 * int(counts[i]) / (seen if i else classes.size) for i, name in enumerate(CLASSES)}


def surface_pictures(bands: Reflectance, cirrus: np.ndarray, offset: int, baseline: str) -> dict[str, np.ndarray]:
    """Every picture of an L2A product by ``B02_10m``, ``SCL_20m`` ...

    :param bands: reflectance at the surface, each at its native resolution; without B10.
    :param cirrus: B10 at the top of the atmosphere, at 60 m.
    :param baseline: four digits: which pictures a folder holds.
    """
    pictures = {}
    for resolution in RESOLUTIONS:
        here = at(bands, resolution)
        extra = {
            "TCI": true_colour(here, "L2A"),
            "AOT": _aerosol(here["B01"]),
            "WVP": _vapour(here),
            "SCL": classify(here, resampled(cirrus, 60, resolution)),
        }
        for name in surface_bands(resolution, baseline):
            picture = extra[name] if name in extra else digital_numbers(here[name], offset)
            pictures[f"{name}_{resolution}m"] = picture
    return pictures


def cloud_probability(classes: np.ndarray) -> np.ndarray:
    """Percent, uint8, from the scene classification."""
    return np.choose(classes, (0, 0, 0, 0, 0, 0, 0, 20, 60, 95, 30, 5)).astype(np.uint8)


def snow_probability(classes: np.ndarray) -> np.ndarray:
    """Percent, uint8, from the scene classification."""
    return np.where(classes == 11, 90, 0).astype(np.uint8)


def _near(cloud: np.ndarray) -> np.ndarray:
    """Pixels so near to a cloud that its shadow may fall on them."""
    reach = max(cloud.shape[0] // 12, 1)
    grown = cloud
    for _ in (0, 1):
        sums = np.cumsum(np.pad(grown.astype(np.int32), [(reach + 1, reach), (0, 0)]), axis=0)
        grown = (sums[2 * reach + 1 :] > sums[: cloud.shape[0]]).T
    return grown


def _aerosol(coastal: np.ndarray) -> np.ndarray:
    """Optical thickness at 550 nm times 1000, nearly the same everywhere."""
    return np.clip(90 + 120 * np.clip(coastal, 0, 0.5), 1, 1000).astype(np.uint16)


def _vapour(bands: Reflectance) -> np.ndarray:
    """Water vapour in cm times 1000, nearly the same everywhere."""
    return np.clip(2400 + 300 * np.clip(bands["B8A"], 0, 1), 1, 9000).astype(np.uint16)
