"""Sentinel-2 products as they lie on disk: names, levels, manifests, images."""
