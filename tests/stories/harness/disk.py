"""What lies under the user's folder, seen with suspicion."""

from __future__ import annotations

from pathlib import Path

from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import check

HIDDEN = ".scene_queue"  # unfinished things may lie below it, and nowhere else


def broken_under(folder: Path) -> list[str]:
    """What is unfinished or broken outside the hidden folder; a sentence each."""
    paths = [path for path in folder.rglob("*") if HIDDEN not in path.parts]
    found = [f"{path} is left" for path in paths if path.suffix in (".part", ".zip")]
    for product in paths:
        if product.suffix == ".SAFE":
            findings = check(product, Feedback())
            found += [f"{product.name}: {finding.sentence}" for finding in findings if not finding.harmless]
    return found


def part_files(folder: Path) -> list[Path]:
    """Unfinished downloads that have bytes."""
    return [path for path in (folder / HIDDEN).rglob("*.part") if path.stat().st_size]
