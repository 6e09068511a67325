"""What became of a product that was checked, and what a report says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import CancelledError, SceneQueueError
from ..stages.safe_check import Finding, Repair

# A table has these and no others.
COLUMNS = ("identifier", "state", "message", "advice", "path", "findings", "repaired", "repairable", "product")
_NAMED = 3


@dataclass(frozen=True)
class CheckedProduct:
    """What became of one product.

    :param path: the ``.SAFE`` folder or the ZIP.
    :param findings: what is wrong with it now, harmless findings too.
    :param repaired: what was put right; :param repairable: what would be.
    :param trouble: why it could not be looked at, or not be put right; ``None``: it could.
    :param name: of the product's folder, as an archive has it; empty: that of the path.
    :param made: the folder that a ZIP was unpacked to, to be put right there; ``None``: it was not.
    :param beside: the whole product beside a damaged ZIP, which stands for it; ``None``: there is none.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    repaired: tuple[Repair, ...] = ()
    repairable: tuple[Repair, ...] = ()
    advice: str = ""
    trouble: SceneQueueError | None = None
    made: Path | None = None
    beside: Path | None = None
    name: str = ""

    @property
    def identifier(self) -> str:
        """The product's name, without ``.SAFE`` and ``.zip``."""
        return identifier_of(Path(self.name) if self.name else self.path)

    @property
    def serious(self) -> tuple[Finding, ...]:
        """What something that reads the product may miss."""
        return tuple(finding for finding in self.findings if not finding.harmless)

    @property
    def state(self) -> str:
        """``done``: it is whole; ``failed``: it is not; ``cancelled``: nobody knows."""
        if isinstance(self.trouble, CancelledError):
            return "cancelled"
        return "failed" if self.trouble is not None or self.serious else "done"

    def report_line(self) -> dict[str, object]:
        """What a report says of it; lists of facts as :meth:`Finding.as_fact` and :meth:`Repair.as_fact` have them."""
        trouble_advice = "" if self.trouble is None else self.trouble.advice
        return {
            "identifier": self.identifier,
            "state": self.state,
            "message": self._message(),
            "advice": trouble_advice or self.advice,
            "path": str(self.path),
            "findings": [finding.as_fact() for finding in self.findings],
            "repaired": [repair.as_fact() for repair in self.repaired],
            "repairable": [repair.as_fact() for repair in self.repairable],
            **({"product": str(self.made or self.beside)} if self.made or self.beside else {}),
        }

    def _message(self) -> str:
        parts = [] if self.trouble is None else [self.trouble.message]
        if self.repaired:
            parts.append(f"{_counted(len(self.repaired), 'repair was', 'repairs were')} made.")
        if self.made is not None:
            parts.append(f"The ZIP stays as it is; the product was unpacked to {self.made.name}.")
        if self.beside is not None:
            parts.append(f"The ZIP is damaged; the product beside it, {self.beside.name}, is whole.")
        if self.serious:
            named = " ".join(finding.sentence for finding in self.serious[:_NAMED])
            more = f" And {len(self.serious) - _NAMED} more." if len(self.serious) > _NAMED else ""
            parts.append(f"It is not whole: {named}{more}")
        if self.repairable:
            parts.append(f"{_counted(len(self.repairable), 'repair', 'repairs')} would be made.")
        return " ".join(parts) or "It is whole."


def report_row(line: Mapping[str, object]) -> dict[str, object]:
    """A line of a report as a row of a table: sentences in place of facts."""
    return {name: _sentences(value) if isinstance(value, list) else value for name, value in line.items()}


def _sentences(facts: Sequence[Mapping[str, object]]) -> str:
    return " ".join(str(fact["sentence"]) for fact in facts)


def identifier_of(path: Path) -> str:
    """The product's name in that of its folder or archive."""
    name = path.name
    for ending in (".zip", ".SAFE"):
        if name.lower().endswith(ending.lower()):
            name = name[: -len(ending)]
    return name


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
