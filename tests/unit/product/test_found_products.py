"""L1C products in folders of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.found_products import l1c_products

ONE = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
READY = "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152"


def make(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_products_are_found_anywhere_below_a_folder(tmp_path: Path) -> None:
    product = make(tmp_path / "a" / "b" / f"{ONE}.SAFE")
    make(tmp_path / f"{READY}.SAFE")
    make(tmp_path / "mine_MSIL1C_.SAFE")
    (tmp_path / f"{ONE[:-1]}3.SAFE").write_text("a file")
    assert l1c_products(tmp_path) == {ONE: product}


def test_a_product_itself_is_taken(tmp_path: Path) -> None:
    product = make(tmp_path / f"{ONE}.SAFE")
    assert l1c_products(product) == {ONE: product}
    assert l1c_products(make(tmp_path / f"{READY}.SAFE")) == {}


def test_a_long_look_can_be_ended(tmp_path: Path) -> None:
    make(tmp_path / f"{ONE}.SAFE")
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        l1c_products(tmp_path, Feedback(signal=signal))
