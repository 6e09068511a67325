"""The Copernicus Data Space: the catalogue, and sentinelsat's own interface on top of it."""
