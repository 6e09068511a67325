"""The L2A products that a service has ready of the acquisitions of L1C scenes, to be taken in their place.

Platform, sensing time and tile of the name say which belong together; a tile that came in two datastrips has two
products of each level, and then the ground decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..errors import AreaError, ServiceError
from ..feedback import Feedback
from ..footprints import covered_percent
from ..network import HttpSession, Retry, SignIn, retrying
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..services import ServiceProfile
from .name_lookup import find_names
from .named_scene import Acquisition, acquisition_of

_MADE_AT_HOME = "99.99"


def ready_among(scenes: Iterable[Scene], listed: Iterable[Scene]) -> dict[str, Scene]:
    """Find the L2A products of L1C scenes in a list; nothing is asked of anybody.

    :param listed: what a search found, say; those that are replaced by a newer version are no choice.
    :returns: by the identifier of the L1C scene.
    """
    by_acquisition: dict[Acquisition, list[Scene]] = defaultdict(list)
    for one in listed:
        if one.level is ProcessingLevel.L2A and not one.superseded:
            for name in _parsed(one):
                by_acquisition[acquisition_of(name)].append(one)
    found: dict[str, Scene] = {}
    for scene in _l1c(scenes) if by_acquisition else ():
        ready = [one for name in _parsed(scene) for one in by_acquisition.get(acquisition_of(name), ())]
        if ready:
            found[scene.identifier] = ready[0] if len(ready) == 1 else max(ready, key=lambda one: _rank(scene, one))
    return found


def look_up_ready(
    profile: ServiceProfile,
    session: HttpSession,
    scenes: Iterable[Scene],
    feedback: Feedback,
    sign_in: SignIn | None = None,
    retry: Retry = retrying,
) -> dict[str, Scene]:
    """Ask a service for the L2A products of L1C scenes, hundreds at once.

    :param sign_in: for services that are not searched without one.
    :returns: as :func:`ready_among`; of several baselines the newest.
    :raises SceneQueueError: of the network or the service, classified.
    :raises CancelledError: when cancelled.
    """
    wanted = [scene for scene in _l1c(scenes) if _parsed(scene)]
    names = [scene.identifier.replace("_MSIL1C_", "_MSIL2A_") for scene in wanted]
    lookup = find_names(profile, session, names, feedback, sign_in, retry)
    return ready_among(wanted, lookup.scenes)


def with_ready(scenes: Sequence[Scene], ready: Mapping[str, Scene], *, only: bool = False) -> list[Scene]:
    """The scenes with ready L2A products in place of L1C ones, each product once.

    :param ready: by the identifier of the L1C scene.
    :param only: whether L1C scenes without one are left out.
    """
    taken: dict[str, Scene] = {}
    for scene in scenes:
        one = ready.get(scene.identifier, scene)
        if one.level is ProcessingLevel.L2A or not only:
            taken.setdefault(one.identifier, one)
    return list(taken.values())


def _l1c(scenes: Iterable[Scene]) -> list[Scene]:
    return [scene for scene in scenes if scene.level is ProcessingLevel.L1C]


def _parsed(scene: Scene) -> list[ProductName]:
    try:
        return [ProductName.parse(scene.identifier)]
    except ValueError:
        return []


def _rank(scene: Scene, ready: Scene) -> tuple[bool, bool, int, str, str]:
    """Which of several is taken: what is online, the same half of a split tile, a new baseline."""
    is_made_at_home = ready.baseline == _MADE_AT_HOME
    common = _common_percent(scene.footprint_wkt, ready.footprint_wkt)
    return (ready.online is not False, not is_made_at_home, common, ready.baseline, ready.identifier)


def _common_percent(one: str, other: str) -> int:
    """In tens, so that a rim that moved a little does not outweigh a newer baseline; 0 where it cannot be told."""
    try:
        return round(covered_percent(one, other) / 10)
    except (AreaError, ServiceError):
        return 0
