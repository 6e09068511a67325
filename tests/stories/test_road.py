"""The demo, by its own program: the main job of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import demo
import pytest
from builders.oaxaca import GUIDE_NAMES
from harness.disk import broken_under

PICTURES = ("window", "area", "footprints", "selection", "sign_in", "queue", "queue_ended", "layers", "layer_close")


@pytest.mark.usefixtures("plugin_zip")
def test_the_demo_goes_from_the_polygon_to_corrected_layers(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    images: Callable[[Iterable[Path]], None],
) -> None:
    monkeypatch.setattr(demo, "PRODUCT_SIZE", 24)
    status = demo.main(["--out", str(tmp_path)])
    printed = capsys.readouterr().out
    assert status == 0, printed
    assert "Found 6 products\n" in printed
    assert "6 scenes found with a total size of " in printed
    assert all(name in printed.splitlines() for name in GUIDE_NAMES)
    images([*(tmp_path / f"{number:02d}_{name}.png" for number, name in enumerate(PICTURES, 1)), tmp_path / "map.png"])
    assert (tmp_path / "oaxaca.qgz").stat().st_size > 0
    made = sorted((tmp_path / "products" / "L2A").glob("*/*/S2?_MSIL2A_*.SAFE"))
    assert [product.name.split("_")[5][1:] for product in made] == sorted(
        name.split("_")[5][1:] for name in GUIDE_NAMES
    )
    assert not broken_under(tmp_path / "products")
