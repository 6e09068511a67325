"""What tests of repairs share: the source of a whole product, damage, and how a product is looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from scene_queue.core.errors import ProductError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import Refetch, RepairOutcome, mend

Seen = dict[str, tuple[str, int, int]]


def files(product: Path) -> Seen:
    """Hash, time of change and inode of each file."""
    return {
        path.relative_to(product).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_ino,
        )
        for path in product.rglob("*")
        if path.is_file()
    }


def tree(folder: Path) -> list[tuple[Path, int, int]]:
    """All that is there, with times of change and inodes."""
    return sorted((path, path.stat().st_mtime_ns, path.stat().st_ino) for path in (folder, *folder.rglob("*")))


class Whole:
    """The source of a whole product; ``asked`` are the files that were wanted of it, request by request."""

    def __init__(self, product: Path) -> None:
        self.content = {
            path.relative_to(product).as_posix(): path.read_bytes() for path in product.rglob("*") if path.is_file()
        }
        self.asked: list[list[str]] = []
        self.broken: BaseException | None = None

    def __call__(self, paths: Sequence[str], into: Path, feedback: Feedback) -> None:
        self.asked.append(sorted(paths))
        lacking = [path for path in paths if path not in self.content]
        for path in set(paths) - set(lacking):
            (into / path).parent.mkdir(parents=True, exist_ok=True)
            (into / path).write_bytes(self.content[path])
            if self.broken is not None:
                raise self.broken
        if lacking:
            raise ProductError(f"The source has no {lacking[0]}.")


def put_right(
    product: Path, refetch: Refetch | None = None, feedback: Feedback | None = None, *, preview: bool = False
) -> RepairOutcome:
    return mend(product, feedback or Feedback(), aside=product.parent / "aside", refetch=refetch, preview=preview)


def done(outcome: RepairOutcome) -> list[tuple[str, str]]:
    return [(repair.kind, repair.path) for repair in outcome.repairs]


def one(product: Path, pattern: str) -> Path:
    [path] = product.glob(pattern)
    return path


def b02(product: Path) -> Path:
    return one(product, "GRANULE/*/IMG_DATA/*_B02.jp2")


def below(product: Path, path: Path) -> str:
    return path.relative_to(product).as_posix()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def alter(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:-200] + bytes(byte ^ 0xFF for byte in content[-200:-190]) + content[-190:])


def first_image(product: Path) -> Path:
    return min(product.glob("GRANULE/*/IMG_DATA/**/*_B02*.jp2"))
