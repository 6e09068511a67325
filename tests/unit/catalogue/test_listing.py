"""The lines of the old tool."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest
from builders.scenes import scene
from scene_queue.core.catalogue import listing
from scene_queue.core.scene import size_text
from sentinelsat import SentinelAPI


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0.00 KB"),
        (500, "0.49 KB"),
        (10_906, "10.65 KB"),
        (1024 * 1024 - 1, "1.00 MB"),
        (1024 * 1024, "1.00 MB"),
        (round(505.88 * 1024**2), "505.88 MB"),
        (1024**3 - 1, "1.00 GB"),
        (5 * 1024**4, "5120.00 GB"),
    ],
)
def test_sizes_are_written_as_the_hubs_did(size_bytes: int, text: str) -> None:
    assert size_text(size_bytes) == text
    expected = round(size_bytes / 1024**3, 2)
    assert SentinelAPI.get_products_size({"x": {"size": text}}) == pytest.approx(expected, abs=0.011)


def test_the_listing_is_the_old_tools() -> None:
    begin = datetime(2018, 8, 9, 16, 38, 29, 24000, tzinfo=timezone.utc)
    one = replace(scene(), uuid="8df46c9e", begin=begin, size_bytes=round(505.88 * 1024**2))
    said = "Date: 2018-08-09T16:38:29.024Z, Instrument: MSI, Mode: , Satellite: Sentinel-2, Size:"
    assert listing([one, replace(one, uuid="b686bb9d", size_bytes=1024**3)]) == [
        "Found 2 products",
        f"Product 8df46c9e - {said} 505.88 MB",
        f"Product b686bb9d - {said} 1.00 GB",
        "---",
        "2 scenes found with a total size of 1.49 GB",
    ]


def test_a_long_listing_counts_what_it_leaves_out() -> None:
    lines = listing([scene()] * 1_500, most=2)
    assert lines[0] == "Found 1,500 products"
    assert len(lines) == 6
    assert lines[3] == "… and 1,498 more"
    assert lines[-1].startswith("1500 scenes found")


def test_an_empty_listing() -> None:
    assert listing([]) == ["Found 0 products", "---", "0 scenes found with a total size of 0.00 GB"]


@pytest.mark.parametrize(
    ("size_bytes", "total"),
    [(300_000, "292.97 KB"), (1_800_000, "1.72 MB"), (5 * 1024**2, "5.00 MB"), (6 * 1024**2, "0.01 GB")],
)
def test_a_total_that_would_be_zero_gigabytes_is_told_truly(size_bytes: int, total: str) -> None:
    assert listing([replace(scene(), size_bytes=size_bytes)])[-1] == f"1 scenes found with a total size of {total}"


def test_a_long_listing_has_thousands_marked() -> None:
    assert listing([scene()] * 1234)[0] == "Found 1,234 products"
