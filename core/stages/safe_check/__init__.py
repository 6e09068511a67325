"""The second stage: is the SAFE product whole?"""

from .checks import check
from .findings import Finding, FindingKind
from .repair import repair
from .stage import SafeCheckStage

__all__ = ["Finding", "FindingKind", "SafeCheckStage", "check", "repair"]
