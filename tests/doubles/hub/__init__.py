"""An embedded hub: a real HTTP server on loopback, shaped after the recorded answers of the Copernicus Data Space.

A module a face: :mod:`identity` gives tokens, :mod:`catalogue` answers searches, :mod:`download` gives bytes,
:mod:`control` is for scripts. :mod:`transport` moves the bytes and applies the :mod:`faults`.
"""

from __future__ import annotations

from .archives import kept_archive
from .faults import ALWAYS, Faults
from .hub import Hub
from .journal import RecordedRequest
from .samples import SAMPLE_FOOTPRINT, SAMPLE_NAME, gridded_scenes, listed_scenes, sample_scene, sample_scenes
from .scene import HubScene, NameParts

__all__ = [
    "ALWAYS",
    "SAMPLE_FOOTPRINT",
    "SAMPLE_NAME",
    "Faults",
    "Hub",
    "HubScene",
    "NameParts",
    "RecordedRequest",
    "gridded_scenes",
    "kept_archive",
    "listed_scenes",
    "sample_scene",
    "sample_scenes",
]
