"""An area in words: how large it is, what the service is asked for, what was repaired."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.qgis_adapters.prepared_area import PreparedArea
from ..core.qgis_adapters.translation import translated
from .map_words import size_words
from .messages import area_sentence

LONGEST_REPAIRS = 90  # characters; more of them are told in the tooltip


def area_words(prepared: PreparedArea) -> str:
    """One paragraph; long repairs are only counted, :func:`repair_words` has them."""
    cover, area = prepared.cover, prepared.area
    sentence = area_sentence(cover.vertices_before, cover.vertices_after, cover.added_percent)
    name = f"{area.name}:" if area.name else ""
    words = [name, f"{size_words(prepared.size_km2)},", sentence, _repaired(area.repairs)]
    return " ".join(word for word in words if word)


def repair_words(prepared: PreparedArea) -> str:
    """Everything that was repaired, a line each."""
    return "\n".join(map(translated, prepared.area.repairs))


def _repaired(repairs: tuple[str, ...]) -> str:
    told = " ".join(map(translated, repairs))
    if len(told) <= LONGEST_REPAIRS:
        return told
    text = QCoreApplication.translate("SceneQueue", "Repaired in {} ways; point here to read how.")
    once = QCoreApplication.translate("SceneQueue", "Repaired; point here to read how.")
    return text.format(len(repairs)) if len(repairs) > 1 else once
