"""Which scenes of an order the Sen2Cor installations here can correct, known before anything is downloaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..errors import Sen2CorMissingError
from ..feedback import Feedback
from ..product.name import ProcessingLevel
from ..scene import Scene
from ..settings import Settings
from ..stages.sen2cor.versions import taker_of_all, takers
from .corrections import Corrections


@dataclass(frozen=True)
class CorrectionPlan:
    """What can be corrected here.

    :param settings: of the order; where one version is wanted for all, with that one.
    :param able: scenes that a Sen2Cor here takes, and those that are L2A already.
    :param lacking: L1C scenes that none takes.
    :param missing: what keeps the first of those from being corrected; ``None``: there are none.
    :param versions: how many scenes each version corrects.
    """

    settings: Settings
    able: tuple[Scene, ...]
    lacking: tuple[Scene, ...]
    missing: Sen2CorMissingError | None
    versions: dict[str, int]

    def mixture(self, ready_count: int) -> str:
        """One sentence if L2A products of several makes are the result; else empty.

        :param ready_count: scenes that are taken as the service's ready L2A products.
        """
        makes = [f"{count:,} by Sen2Cor {version}" for version, count in sorted(self.versions.items())]
        if ready_count:
            makes.append(f"{ready_count:,} as the service's ready L2A")
        if len(makes) < 2:
            return ""
        return f"The L2A products are of several makes, and those are not quite alike: {', '.join(makes)}."


def plan_corrections(
    scenes: Sequence[Scene],
    settings: Settings,
    corrections: Corrections,
    feedback: Feedback,
    *,
    one_version: bool = False,
) -> CorrectionPlan:
    """Find out which scenes can be corrected; it starts each installation once, which takes seconds.

    :param one_version: whether all of them have to be corrected by one version.
    :raises Sen2CorMissingError: if there is no such version here.
    :raises SettingsError: if the setting leads to no Sen2Cor, or the order's options cannot be used.
    """
    count_of = Counter(scene.baseline for scene in scenes if scene.level is ProcessingLevel.L1C)
    if not count_of:
        return CorrectionPlan(settings, tuple(scenes), (), None, {})
    missing = _missing(scenes, settings, corrections, feedback)
    able = {baseline for baseline in count_of if baseline not in missing}
    present = corrections.installations(settings.sen2cor, feedback)
    if one_version and able:
        one = taker_of_all(present, able)
        if one is None:
            raise Sen2CorMissingError(
                f"No one Sen2Cor here takes all of the baselines {', '.join(sorted(able))}.",
                advice="Install a version that does, leave scenes out, or allow several versions.",
            )
        settings, present = replace(settings, sen2cor=str(one.process)), [one]
    versions: Counter[str] = Counter()
    for baseline, taker in takers(present, sorted(able)).items():
        if taker is not None:
            versions[taker.version_text] += count_of[baseline]
    lacking = tuple(one for one in scenes if one.level is ProcessingLevel.L1C and one.baseline in missing)
    rest = tuple(one for one in scenes if one.level is not ProcessingLevel.L1C or one.baseline not in missing)
    return CorrectionPlan(settings, rest, lacking, next(iter(missing.values()), None), dict(versions))


def _missing(
    scenes: Iterable[Scene], settings: Settings, corrections: Corrections, feedback: Feedback
) -> dict[str, Sen2CorMissingError]:
    """What keeps scenes from being corrected, by their baseline."""
    found: dict[str, Sen2CorMissingError] = {}
    one_of_each = {scene.baseline: scene for scene in scenes if scene.level is ProcessingLevel.L1C}
    for baseline, scene in sorted(one_of_each.items()):
        try:
            corrections.require([scene], settings, feedback)
        except Sen2CorMissingError as error:
            found[baseline] = error
    return found
