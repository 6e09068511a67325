"""Sentinel Hub, through the library sentinelhub: search, a picture of exactly the area, statistics over it."""
