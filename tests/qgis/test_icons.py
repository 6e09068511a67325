"""The icons as QGIS draws them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from scene_queue.ui.icons import icon

NAMES = sorted(path.stem for path in Path(ROOT, "ui", "icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_each_is_drawn_at_the_size_of_a_small_button(qgis_app: Any, name: str) -> None:
    image = icon(name).pixmap(16, 16).toImage()
    drawn = [image.pixelColor(x, y).alpha() > 0 for x in range(image.width()) for y in range(image.height())]
    assert sum(drawn) > 25


def test_an_unknown_name_is_refused(qgis_app: Any) -> None:
    with pytest.raises(KeyError, match="no_such_icon"):
        icon("no_such_icon")
