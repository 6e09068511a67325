"""Which Sen2Cor version takes which processing baseline.

Source: the format versions in each release's own help and GIPP schemes (2.5.5: up to 14.5; 2.8: 14.2-14.5; 2.9: up to
14.6; 2.10 and 2.11: up to 14.9; 2.12: 15.0; 3.3: 15.1) and the Copernicus Data Space's list of L1C baselines. The
baseline in the product's name decides, never its date: old dates were processed again with new baselines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...errors import Sen2CorMissingError
from .installation import Installation, Version

DOWNLOAD_PAGE = "https://step.esa.int/main/snap-supported-plugins/sen2cor/"
# Releases that the page does not show first, and where their installers lie (Dockerfiles of many projects).
_INSTALLERS = {"2.5.5": "https://step.esa.int/thirdparties/sen2cor/2.5.5/"}
# The newest baseline that a release was seen to take; later ones are presumed.
_SEEN = 511


@dataclass(frozen=True)
class Acceptance:
    """What the releases from ``first`` up to, not including, ``before`` take.

    :param oldest: first baseline, as the number in the product's name (206 for ``N0206``).
    :param newest: last baseline.
    :param release: the release of this row that a user is told to install.
    """

    first: tuple[int, int]
    before: tuple[int, int]
    oldest: int
    newest: int
    release: str


# 05.12 is presumed: no run of 2.12 or 3.3 on it was seen, but its format is the 15.x that they take.
ACCEPTANCES = (
    Acceptance((3, 3), (4, 0), 511, 599, "3.3"),
    Acceptance((2, 12), (3, 0), 205, 599, "2.12.03"),
    Acceptance((2, 10), (2, 12), 205, 510, "2.11.00"),
    Acceptance((2, 9), (2, 10), 205, 301, "2.9.0"),
    Acceptance((2, 8), (2, 9), 205, 209, "2.8.0"),
    Acceptance((2, 5), (2, 8), 0, 209, "2.5.5"),
)


def accepts(version: Version, baseline: str) -> bool:
    """Whether this version takes products of this baseline (``0206`` or ``02.06``)."""
    number = _number(baseline)
    return any(row.first <= version[:2] < row.before and row.oldest <= number <= row.newest for row in ACCEPTANCES)


def release_for(baseline: str) -> str | None:
    """The release to install for this baseline; ``None`` where no release is known to take it.

    Sen2Cor 3 is never named: it has no start script, and is sent on request only.
    """
    number = _number(baseline)
    rows = (row for row in ACCEPTANCES if row.first < (3, 0) and row.oldest <= number <= row.newest)
    return next((row.release for row in rows), None)


def is_presumed(version: Version, baseline: str) -> bool:
    """Whether nobody is known to have run this version on this baseline, although it should take it."""
    return accepts(version, baseline) and _number(baseline) > _SEEN


def baselines_in_words(version: Version) -> str:
    """Such as ``N0205 to N0510``; empty: none that is known."""
    row = next((one for one in ACCEPTANCES if one.first <= version[:2] < one.before), None)
    if row is None:
        return ""
    newest = min(row.newest, _SEEN)
    ends = f"up to N{newest:04d}" if not row.oldest else f"N{row.oldest:04d} to N{newest:04d}"
    if row.oldest == newest:
        ends = f"N{newest:04d}"
    return f"{ends}, presumably N{_SEEN + 1:04d}" if row.newest > _SEEN else ends


def page_of(release: str) -> str:
    """Where a release (``2.12.03``) can be had."""
    return _INSTALLERS.get(release, DOWNLOAD_PAGE)


def install_advice(baseline: str) -> str:
    """What to install for products of this baseline, and from where; or what else to do."""
    release = release_for(baseline)
    if release is None:
        return f"Take the ready L2A product of the service, or look for a newer Sen2Cor at {DOWNLOAD_PAGE}"
    return (
        f"Install Sen2Cor {release} from {page_of(release)} or name its folder in the settings; "
        "or take the ready L2A product of the service."
    )


def choose(installations: Iterable[Installation], baseline: str) -> Installation:
    """The newest installation that takes this baseline (``0206`` or ``02.06``), as :func:`taker_of_all` chooses.

    :raises Sen2CorMissingError: if none does; it says which one to install, and from where.
    """
    present = list(installations)
    best = taker_of_all(present, [baseline])
    if best is not None:
        return best
    shown = f"{_number(baseline) // 100:02d}.{_number(baseline) % 100:02d}"
    if release_for(baseline) is None:
        told = f"No Sen2Cor is known to take products of baseline {shown}."
    else:
        told = _what_is_missing(present, shown)
    raise Sen2CorMissingError(told, advice=install_advice(baseline))


def takers(installations: Iterable[Installation], baselines: Iterable[str]) -> dict[str, Installation | None]:
    """The installation that :func:`choose` takes for each baseline; ``None``: there is none for it."""
    present = list(installations)
    found: dict[str, Installation | None] = {}
    for baseline in dict.fromkeys(baselines):
        try:
            found[baseline] = choose(present, baseline)
        except Sen2CorMissingError:
            found[baseline] = None
    return found


def taker_of_all(installations: Iterable[Installation], baselines: Iterable[str]) -> Installation | None:
    """The newest installation that takes all of the baselines; ``None``: there is none.

    Sen2Cor 3 only where no 2.x does. Of equal versions the one that brings its parameter file: the other is a script of
    the user's, on the ``PATH`` say, that starts it.
    """
    wanted = list(baselines)
    fitting = [
        (item.version < (3, 0), item.version, item.gipp is not None, -rank, item)
        for rank, item in enumerate(installations)
        if item.version and all(accepts(item.version, baseline) for baseline in wanted)
    ]
    return max(fitting)[-1] if fitting else None


def _what_is_missing(present: list[Installation], baseline: str) -> str:
    if not present:
        return f"No Sen2Cor was found on this computer, to correct a product of baseline {baseline}."
    names = ", ".join(f"{item.version_text} ({item.home})" for item in present)
    return f"No Sen2Cor on this computer takes products of baseline {baseline}; there is {names}."


def _number(baseline: str) -> int:
    return int(baseline.replace(".", ""))
