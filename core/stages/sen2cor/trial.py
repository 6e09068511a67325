"""Trying an installation out, before a scene is given to it: what is in order, and what is wrong and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...errors import SceneQueueError, SettingsError
from ...feedback import Feedback
from ...processes.process import NotStartedError, TimeLimitError
from ...settings import CorrectionOptions
from .gipp import run_gipp
from .installation import GIPP, HELP_LIMIT_S, Installation, Version, ask_for_help, parse_version, version_text
from .versions import baselines_in_words

# Source: ESA's page of the package, and the names that Sen2Cor 2.5.5 to 2.12 look for.
_CCI = ("ESACCI-LC-L4-LCCS-Map*", "ESACCI-LC-L4-WB-Map*", "ESACCI-LC-L4-Snow-Cond*")


@dataclass(frozen=True)
class Point:
    """One thing that was tried.

    :param sentence: what came of it; where it is not good, with what to do.
    :param is_good: whether nothing keeps Sen2Cor from working.
    """

    sentence: str
    is_good: bool = True


@dataclass(frozen=True)
class Trial:
    """What came of trying an installation out.

    :param version: that it printed; ``None``: it printed none.
    """

    installation: Installation
    version: Version | None
    points: tuple[Point, ...]

    @property
    def is_good(self) -> bool:
        """Whether it can be used."""
        return all(point.is_good for point in self.points)


def try_out(
    installation: Installation, environment: Mapping[str, str], feedback: Feedback, limit_s: float = HELP_LIMIT_S
) -> Trial:
    """Start it, and look for what it needs; it takes seconds, and corrects nothing.

    :param environment: variables, which are cleaned for it.
    :param limit_s: seconds after which an ``L2A_Process`` that does not answer is ended.
    :raises CancelledError: if it is no longer wanted; nothing of it goes on.
    """
    feedback.progress(None, f"starting {installation.process}")
    version, points = _started(installation, environment, feedback, limit_s)
    points += [*_of_version(installation, version), *_of_folder(installation), *_of_files(installation, environment)]
    return Trial(installation, version, tuple(points))


def _started(
    installation: Installation, environment: Mapping[str, str], feedback: Feedback, limit_s: float
) -> tuple[Version | None, list[Point]]:
    try:
        text, exit_code = ask_for_help(installation.process, environment, feedback, limit_s)
    except TimeLimitError:
        return None, [Point(f"It did not answer within {limit_s:.0f} seconds and was ended: install it again.", False)]
    except NotStartedError as error:
        return None, [Point(f"{error.message} Install it again, or the one for this system.", False)]
    except SceneQueueError as error:
        if feedback.is_cancelled():
            raise
        return None, [Point(str(error), False)]
    version = parse_version(text)
    if version is None:
        said = next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
        told = f'"{said}"' if said else "nothing"
        return None, [
            Point(f"It ended with code {exit_code} and printed no version; the last it said was {told}.", False)
        ]
    if exit_code:
        return version, [Point(f"It started, but ended with code {exit_code}.", False)]
    return version, [Point(f"It starts, and says that it is Sen2Cor {version_text(version)}.")]


def _of_version(installation: Installation, printed: Version | None) -> Iterator[Point]:
    named = installation.version_in_name
    if printed and named and printed != named:
        told, other = version_text(printed), version_text(named)
        yield Point(f"Its folder's name speaks of {other}; {told}, which it says itself, is what counts.")
    version = printed or named
    if version is None:
        yield Point("Which baselines it takes cannot be told: it is not chosen for any scene.", False)
        return
    words = baselines_in_words(version)
    if words:
        yield Point(f"It takes L1C products of the baselines {words}.")
    else:
        yield Point("It takes no baseline that is known here, and is not chosen for any scene.", False)


def _of_folder(installation: Installation) -> Iterator[Point]:
    if installation.is_hindered_by_blank:
        yield Point(
            f"The path {installation.process.parent} has a blank, with which it cannot be started on Windows: install "
            r"it into a folder such as C:\Sen2Cor-02.12.03-win64.",
            False,
        )


def _of_files(installation: Installation, environment: Mapping[str, str]) -> Iterator[Point]:
    try:
        gipp = installation.gipp
        if gipp is None:
            yield Point(f"It brings no parameter file ({GIPP}): install it again.", False)
            return
        run_gipp(installation, CorrectionOptions(), environment)  # as each run does
    except OSError as error:
        yield Point(f"Its parameter file cannot be looked for: {error}.", False)
        return
    except SettingsError as error:
        yield Point(f"{error.message} Install it again.", False)
        return
    yield Point(f"Its parameter file is {gipp}.")
    folder = gipp.parent.parent / "aux_data"
    there = sum(1 for pattern in _CCI if any(folder.glob(pattern)))
    if there == len(_CCI):
        yield Point("The ESA CCI maps (land cover, water, snow) are there: the scene classification uses them.")
    else:
        yield Point(
            f"{there} of the {len(_CCI)} ESA CCI maps (land cover, water, snow; optional) are there. It works without "
            f"them; with them the scene classification is better. They belong in {folder}."
        )
