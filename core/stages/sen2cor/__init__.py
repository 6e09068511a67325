"""The third stage: from L1C to L2A with Sen2Cor."""

from .installation import Installation, VersionReader
from .searching import find_installations
from .stage import CorrectionStage
from .versions import accepts, choose, release_for

__all__ = [
    "CorrectionStage",
    "Installation",
    "VersionReader",
    "accepts",
    "choose",
    "find_installations",
    "release_for",
]
