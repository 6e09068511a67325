"""What the installations here can correct is known before anything is downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import scene
from scene_queue.core.errors import Sen2CorMissingError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.correction_plan import CorrectionPlan, plan_corrections
from scene_queue.core.job_queue.corrections import Corrections
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings
from scene_queue.core.stages.sen2cor import Installation

NAME = "S2B_MSI{}_20180809T163829_N{}_R126_T15PUT_20180809T221152"


class Installed(Corrections):
    """These versions, whatever there is on this computer."""

    def __init__(self, *versions: tuple[int, int, int]) -> None:
        super().__init__()
        self._present = [Installation(Path(f"/opt/{one}"), Path(f"/opt/{one}/L2A_Process"), one) for one in versions]

    def installations(self, setting: str, feedback: Feedback) -> list[Installation]:
        return [one for one in self._present if not setting or str(one.process) == setting]


def l1c(baseline: str) -> Scene:
    return scene(NAME.format("L1C", baseline))


def plan(scenes: list[Scene], *versions: tuple[int, int, int], one_version: bool = False) -> CorrectionPlan:
    settings = Settings(Path("/products"))
    return plan_corrections(scenes, settings, Installed(*versions), Feedback(), one_version=one_version)


def test_what_is_taken_and_what_is_not_are_told_apart_in_the_order_of_the_scenes() -> None:
    scenes = [l1c("0511"), l1c("0206"), l1c("0509"), scene(NAME.format("L2A", "0511"))]
    made = plan(scenes, (2, 11, 0))
    assert made.able == (scenes[1], scenes[2], scenes[3])
    assert made.lacking == (scenes[0],)
    assert made.missing is not None and "2.12.03" in made.missing.advice
    assert made.versions == {"2.11.00": 2}


def test_scenes_that_are_l2a_already_need_nobody() -> None:
    ready = [scene(NAME.format("L2A", "0511"))]
    assert plan(ready) == CorrectionPlan(Settings(Path("/products")), tuple(ready), (), None, {})


def test_one_make_is_no_mixture_and_several_are_named_with_their_numbers() -> None:
    one = plan([l1c("0206"), l1c("0209")], (2, 11, 0))
    assert one.mixture(0) == ""
    assert one.mixture(3).endswith("2 by Sen2Cor 2.11.00, 3 as the service's ready L2A.")
    two = plan([l1c("0204"), l1c("0206"), l1c("0509")], (2, 11, 0), (2, 5, 5))
    assert two.mixture(0).endswith("2 by Sen2Cor 2.11.00, 1 by Sen2Cor 2.5.5.")


def test_one_version_for_all_becomes_the_setting_of_the_order() -> None:
    made = plan([l1c("0204"), l1c("0206")], (2, 11, 0), (2, 5, 5), one_version=True)
    assert made.settings.sen2cor == "/opt/(2, 5, 5)/L2A_Process"
    assert made.versions == {"2.5.5": 2}


def test_one_version_for_all_that_is_not_there_is_refused() -> None:
    with pytest.raises(Sen2CorMissingError, match="takes all of the baselines 02.04, 05.09"):
        plan([l1c("0204"), l1c("0509")], (2, 11, 0), (2, 5, 5), one_version=True)
