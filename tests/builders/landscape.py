"""A made-up land that looks like land: mountains with woods, a plain with fields, a river, a lake, clouds.

The land follows from the tile alone and the clouds from the tile and the day, so that two dates of one tile differ
as real ones do. All bands are mixed from the same cover, so that true colour and vegetation index look natural.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from .bands import BANDS

# Reflectance of each kind of cover in the bands B01 ... B08, B8A, B09, B10, B11, B12.
COVERS = {
    "woods": (0.018, 0.022, 0.042, 0.026, 0.070, 0.200, 0.250, 0.270, 0.290, 0.290, 0.001, 0.140, 0.065),
    "crop": (0.035, 0.043, 0.082, 0.050, 0.120, 0.300, 0.370, 0.400, 0.420, 0.420, 0.001, 0.210, 0.110),
    "meadow": (0.050, 0.062, 0.095, 0.095, 0.150, 0.210, 0.240, 0.260, 0.280, 0.280, 0.001, 0.300, 0.190),
    "soil": (0.060, 0.075, 0.105, 0.145, 0.175, 0.195, 0.215, 0.230, 0.250, 0.250, 0.001, 0.330, 0.270),
    "sand": (0.110, 0.130, 0.170, 0.200, 0.220, 0.230, 0.245, 0.255, 0.265, 0.265, 0.001, 0.330, 0.290),
    "water": (0.050, 0.056, 0.066, 0.044, 0.030, 0.018, 0.015, 0.012, 0.010, 0.008, 0.001, 0.006, 0.004),
    "town": (0.110, 0.125, 0.140, 0.150, 0.165, 0.180, 0.190, 0.200, 0.210, 0.210, 0.001, 0.240, 0.220),
}
_CLOUD = np.array([0.62, 0.60, 0.58, 0.59, 0.60, 0.61, 0.61, 0.61, 0.60, 0.40, 0.030, 0.42, 0.33], dtype=np.float32)
# What the air scatters back and lets through: the difference between top of atmosphere and surface.
_HAZE = np.array([0.115, 0.080, 0.046, 0.026, 0.020, 0.015, 0.012, 0.010, 0.008, 0.006, 0.0, 0.003, 0.002], np.float32)
_CLEAR = np.array([0.80, 0.84, 0.88, 0.91, 0.90, 0.92, 0.93, 0.94, 0.95, 0.35, 0.01, 0.96, 0.95], dtype=np.float32)
_SHADOW_DEPTH = 0.62
_SHADOW_STEP = (-0.035, -0.055)


@dataclass(frozen=True)
class Landscape:
    """What lies where: arrays of one square grid at 10 m, float32.

    ``cover`` is (kinds, rows, columns) and already shaded by the relief; ``shadow``, ``cloud`` and ``cirrus`` are
    (rows, columns) between 0 and 1.
    """

    cover: np.ndarray
    shadow: np.ndarray
    cloud: np.ndarray
    cirrus: np.ndarray

    def at(self, resolution: int) -> Landscape:
        """The same land seen at 20 or 60 m (means of blocks)."""
        factor = resolution // 10
        layers = (self.cover, self.shadow, self.cloud, self.cirrus)
        return self if factor == 1 else Landscape(*(block_mean(layer, factor) for layer in layers))

    def surface(self, band: int) -> np.ndarray:
        """Reflectance at the ground without any cloud, of the band with this number."""
        spectrum = np.array([cover[band] for cover in COVERS.values()], dtype=np.float32)
        return np.tensordot(spectrum, self.cover, axes=1)

    def top_of_atmosphere(self, band: int) -> np.ndarray:
        """Reflectance as the satellite sees it: cloud, shadow and haze included."""
        ground = _HAZE[band] + _CLEAR[band] * self.surface(band) * (1 - _SHADOW_DEPTH * self.shadow)
        veiled = ground + self.cirrus * (0.02 if BANDS[band].name == "B10" else 0.045)
        return veiled * (1 - self.cloud) + _CLOUD[band] * self.cloud * (0.75 + 0.25 * self.cloud)

    def bottom_of_atmosphere(self, band: int) -> np.ndarray:
        """Reflectance after a perfect correction of the haze; clouds stay."""
        return (self.top_of_atmosphere(band) - _HAZE[band]) / _CLEAR[band]


def draw(tile_id: str, day: str, pixels: int, cloud_percent: float, seed: int | None = None) -> Landscape:
    """The land of a tile on a day.

    :param day: any text that names the day; it decides where the clouds are.
    :param pixels: rows and columns at 10 m.
    :param cloud_percent: how much of the picture clouds cover.
    :param seed: another land and other clouds for the same tile.
    """
    land = np.random.default_rng(zlib.crc32(f"{tile_id} {seed}".encode()))
    sky = np.random.default_rng(zlib.crc32(f"{tile_id} {day} {seed}".encode()))
    cloud = _threshold(fractal(sky, pixels, 1.35, finest=0.07), cloud_percent / 100, 0.9)
    veil = _threshold(fractal(sky, pixels, 2.2, finest=0.03), cloud_percent / 250, 1.0)
    steps = tuple(round(share * pixels) for share in _SHADOW_STEP)
    shadow = np.roll(cloud, steps, axis=(0, 1)) * (1 - cloud)
    return Landscape(_cover(land, pixels), shadow, cloud, veil * 0.8)


def block_mean(layer: np.ndarray, factor: int) -> np.ndarray:
    """Means of square blocks over the last two axes."""
    rows, columns = layer.shape[-2] // factor, layer.shape[-1] // factor
    return layer.reshape(*layer.shape[:-2], rows, factor, columns, factor).mean(axis=(-3, -1), dtype=np.float32)


def fractal(random: np.random.Generator, pixels: int, steepness: float, finest: float = 0.16) -> np.ndarray:
    """Noise whose amplitude falls with frequency like hills or clouds; mean 0, deviation 1; its edges fit.

    :param finest: the highest frequency kept, in cycles a pixel; smooth pictures make small files.
    """
    spectrum = np.fft.rfft2(random.standard_normal((pixels, pixels), dtype=np.float32))
    frequency = np.hypot(np.fft.fftfreq(pixels)[:, None], np.fft.rfftfreq(pixels)[None, :])
    frequency[0, 0] = 1.0
    weight = frequency**-steepness * np.exp(-((frequency / finest) ** 2))
    weight[0, 0] = 0.0
    noise = np.fft.irfft2(spectrum * weight, s=(pixels, pixels)).astype(np.float32)
    return noise / max(float(noise.std()), 1e-6)


def _cover(random: np.random.Generator, pixels: int) -> np.ndarray:
    height = fractal(random, pixels, 2.3, finest=0.16)
    ridges = -np.sqrt(fractal(random, pixels, 2.2, finest=0.16) ** 2 + 0.03)
    wild = fractal(random, pixels, 1.5)
    grain = fractal(random, pixels, 0.7, finest=0.12)
    away, bank = _river(random, pixels)
    mountain = _step(away + 0.035 * height, 0.10, 0.30)
    relief = _relief((1.0 * ridges + 0.8 * height) * (0.12 + mountain) * pixels / 20)
    field_kind, field_edge = _fields(random, pixels)
    plain = (1 - mountain) * _step(wild, 1.1, 0.6)
    layers = {
        "water": np.maximum(_step(-bank, -0.0015, 0.0015), _lake(random, pixels) * (1 - mountain)),
        "sand": _step(-bank, -0.008, -0.004) * _step(wild, -0.3, 0.5),
        "town": _towns(random, pixels) * (1 - mountain),
        "soil": plain * field_edge * (field_kind < 0.3) + 0.55 * mountain * _step(wild - 0.8 * ridges, 1.3, 2.0),
        "crop": plain * field_edge * (field_kind > 0.55),
        "woods": _step(wild + 1.6 * mountain + 0.25 * grain, 0.1, 1.1),
        "meadow": np.ones((pixels, pixels), dtype=np.float32),
    }
    return _blurred(_stack(layers) * relief * (1 + 0.04 * grain) * (1 + 0.04 * wild))


def _blurred(layers: np.ndarray) -> np.ndarray:
    """What the instrument's optics make of sharp edges; smooth pictures also make small files."""
    for axis in (-2, -1):
        near = np.roll(layers, 1, axis) + np.roll(layers, -1, axis)
        layers = (6 * layers + 4 * near + np.roll(layers, 2, axis) + np.roll(layers, -2, axis)) / 16
    return layers


def _stack(layers: dict[str, np.ndarray]) -> np.ndarray:
    """Shares of each cover: what comes first in ``layers`` lies on top."""
    left = np.ones_like(layers["meadow"])
    shares = {}
    for name, wanted in layers.items():
        shares[name] = np.clip(wanted, 0, 1).astype(np.float32) * left
        left = left - shares[name]
    return np.stack([shares[name] for name in COVERS])


def _river(random: np.random.Generator, pixels: int) -> tuple[np.ndarray, np.ndarray]:
    """Distance from the river's line, and from its bank (negative in the water), in shares of the picture's side."""
    along, across = _turned(pixels, random.uniform(-0.6, 0.6))
    bends = 0.055 * fractal(random, pixels, 2.2, finest=0.02) + 0.05 * np.sin(7 * along + random.uniform(0, 6))
    away = np.abs(across - random.uniform(-0.15, 0.15) + bends)
    width = 0.010 * (1 + 0.3 * fractal(random, pixels, 2.0, finest=0.03))
    return away.astype(np.float32), (away - np.clip(width, 0.005, 0.02)).astype(np.float32)


def _lake(random: np.random.Generator, pixels: int) -> np.ndarray:
    return _threshold(fractal(random, pixels, 2.4, finest=0.05), 0.012, 0.06)


def _towns(random: np.random.Generator, pixels: int) -> np.ndarray:
    along, across = _turned(pixels, 0.0)
    near = np.zeros((pixels, pixels), dtype=np.float32)
    for _ in range(4):
        row, column, extent = random.uniform(-0.45, 0.45), random.uniform(-0.45, 0.45), random.uniform(0.012, 0.03)
        near += np.exp(-((along - row) ** 2 + (across - column) ** 2) / extent**2)
    return _step(near + 0.25 * fractal(random, pixels, 0.6, finest=0.2), 0.45, 0.7) * _step(near, 0.05, 0.2)


def _fields(random: np.random.Generator, pixels: int) -> tuple[np.ndarray, np.ndarray]:
    """A number 0 ... 1 for each field, and 0 on the paths between them."""
    along, across = _turned(pixels, random.uniform(0, 1.5))
    bend = 0.02 * fractal(random, pixels, 2.5, finest=0.02)
    strip = (across + bend + 0.012 * np.sin(40 * across)) * 24
    row = np.floor(strip).astype(int) % 64
    place = (along + bend) * 15 + random.random(64)[row]
    column = np.floor(place).astype(int) % 64
    gap = np.minimum(np.abs(strip - np.round(strip)) / 24, np.abs(place - np.round(place)) / 15)
    return random.random((64, 64), dtype=np.float32)[row, column], _step(gap, 0.0008, 0.0025)


def _relief(height: np.ndarray) -> np.ndarray:
    """Light on the slopes with the sun in the south-east, 1 on flat ground."""
    south, east = np.gradient(height)
    light = 1 - 0.55 * (south + east) / np.sqrt(1 + south**2 + east**2)
    return np.clip(light, 0.35, 1.5).astype(np.float32)


def _turned(pixels: int, angle: float) -> tuple[np.ndarray, np.ndarray]:
    axis = (np.arange(pixels, dtype=np.float32) + 0.5) / pixels - 0.5
    rows, columns = np.meshgrid(axis, axis, indexing="ij")
    return columns * np.cos(angle) + rows * np.sin(angle), rows * np.cos(angle) - columns * np.sin(angle)


def _step(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """A smooth step from 0 at ``low`` to 1 at ``high``."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return (share * share * (3 - 2 * share)).astype(np.float32)


def _threshold(noise: np.ndarray, share: float, softness: float) -> np.ndarray:
    """A patchwork that covers about this share of the picture, with soft edges."""
    if share <= 0:
        return np.zeros_like(noise)
    edge = float(np.quantile(noise, 1 - min(share, 1)))
    return _step(noise, edge - softness / 2, edge + softness / 2)
