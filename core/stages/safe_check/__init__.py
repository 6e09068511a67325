"""The second stage: is the SAFE product whole? What can be put right is."""

from .checks import check
from .findings import Finding, FindingKind
from .repair import Refetch, Repair, RepairOutcome, mend
from .stage import SafeCheckStage

__all__ = ["Finding", "FindingKind", "Refetch", "Repair", "RepairOutcome", "SafeCheckStage", "check", "mend"]
