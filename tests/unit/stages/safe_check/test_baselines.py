"""Whole products of all baselines pass, in their folder and in their ZIP."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c, build_l2a
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import check


@pytest.mark.parametrize("baseline", ["0204", "0205", "0208", "0300", "0301", "0400", "0500", "0511", "0512"])
def test_an_l1c_of_each_baseline_is_whole(tmp_path: Path, baseline: str) -> None:
    name = f"S2B_MSIL1C_20180809T163829_N{baseline}_R126_T15PUT_20180809T221152"
    assert passes(build_l1c(name, tmp_path, size=12))


@pytest.mark.parametrize("baseline", ["0207", "0214", "0301", "0400", "0510", "0512"])
def test_an_l2a_of_each_baseline_is_whole(tmp_path: Path, baseline: str) -> None:
    name = f"S2B_MSIL2A_20180809T163829_N{baseline}_R126_T15PUT_20180809T221152"
    assert passes(build_l2a(name, tmp_path, size=12))


def passes(product: Path) -> bool:
    found = check(product, Feedback())
    assert check(zip_product(product, product.with_suffix(".zip")), Feedback()) == found
    return found == ()
