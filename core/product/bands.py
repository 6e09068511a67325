"""Bands and the other images of a product: which there are, at which resolution.

Source: Sentinel-2 Products Specification Document; file lists of L1C and L2A products of the baselines 02.06 to 05.11
and of Sen2Cor.
"""

from __future__ import annotations

# The spectral bands, in the order of the metadata's band_id.
BANDS = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B10", "B11", "B12")

# L1C names no resolution in its files: each band is at its own, in metres. TCI is the true-colour image.
L1C_RESOLUTIONS_M = {
    **dict.fromkeys(("B02", "B03", "B04", "B08", "TCI"), 10),
    **dict.fromkeys(("B05", "B06", "B07", "B8A", "B11", "B12"), 20),
    **dict.fromkeys(("B01", "B09", "B10"), 60),
}

_AT_20_M = frozenset({"B02", "B03", "B04", "B05", "B06", "B07", "B8A", "B11", "B12", "SCL"})

# What Sen2Cor makes for each resolution in metres, whatever its version and parameters: newer ones add B01 at 20 m,
# and the user's parameter file decides whether there is a TCI.
SEN2COR_IMAGES = {
    10: frozenset({"B02", "B03", "B04", "B08"}),
    20: _AT_20_M,
    60: _AT_20_M | {"B01", "B09"},
}
