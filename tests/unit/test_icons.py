"""The icons without Qt: that the list and the folder agree, and that each can be seen on light and dark themes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import ROOT

ICONS = sorted((ROOT / "ui" / "icons").glob("*.svg"))
BACKGROUNDS = ("#ffffff", "#efefef", "#323232")  # lists and toolbars of the default theme, and QGIS's Night Mapping


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1) of ``#rrggbb``."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_list_and_the_folder_agree() -> None:
    entries = ET.parse(ROOT / "resources.qrc").getroot().iter("file")
    listed = {entry.get("alias"): entry.text for entry in entries}
    assert listed == {path.stem: path.relative_to(ROOT).as_posix() for path in ICONS}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_each_colour_is_seen_on_light_and_dark(path: Path) -> None:
    colours = re.findall(r'"(#[0-9a-f]{6})"', path.read_text(encoding="utf-8"))
    assert colours
    # 3:1 is what WCAG 2.1 (1.4.11) asks of graphical objects.
    assert min(_contrast(colour, ground) for colour in colours for ground in BACKGROUNDS) >= 3


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_each_is_drawn_on_the_same_square(path: Path) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
