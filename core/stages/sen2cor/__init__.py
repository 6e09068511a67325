"""The third stage: from L1C to L2A with Sen2Cor."""

from .installation import Installation, VersionReader, find_installations
from .versions import accepts, choose, release_for

__all__ = ["Installation", "VersionReader", "accepts", "choose", "find_installations", "release_for"]
