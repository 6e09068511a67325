"""Trying an installation out."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from doubles.sen2cor.installing import install
from scene_queue.core.errors import CancelledError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.sen2cor import Installation
from scene_queue.core.stages.sen2cor.trial import Trial, try_out

ENVIRONMENT = {"PATH": os.defpath}


def tried(installation: Installation, limit_s: float = 60.0) -> Trial:
    return try_out(installation, ENVIRONMENT, Feedback(), limit_s)


def bad(trial: Trial) -> list[str]:
    return [point.sentence for point in trial.points if not point.is_good]


def good(trial: Trial) -> list[str]:
    return [point.sentence for point in trial.points if point.is_good]


def test_a_whole_installation_is_good(play) -> None:
    made = play("succeed")
    trial = tried(made)
    assert trial.is_good
    assert trial.version == (2, 11, 0)
    assert good(trial)[:3] == [
        "It starts, and says that it is Sen2Cor 2.11.00.",
        "It takes L1C products of the baselines N0205 to N0510.",
        f"Its parameter file is {made.home}/cfg/L2A_GIPP.xml.",
    ]


@pytest.mark.parametrize("version", ["2.5.5", "2.9.0", "2.12.3"])
def test_each_version_of_the_stand_in_is_good(tmp_path: Path, version: str) -> None:
    home = install(tmp_path, version)
    trial = tried(Installation(home, home / "bin" / "L2A_Process", None))
    assert trial.is_good
    assert trial.version == tuple(map(int, version.split(".")))


def test_one_that_cannot_be_started_is_told(play) -> None:
    made = play("succeed")
    made.process.write_bytes(b"#!/nowhere/at/all\n")
    assert "could not be started" in bad(tried(made))[0]


def test_one_that_has_lost_its_python_is_told_with_its_last_words(tmp_path: Path) -> None:
    home = install(tmp_path, "2.11.0", behaviour="no_python")
    (sentence,) = bad(tried(Installation(home, home / "bin" / "L2A_Process", (2, 11, 0))))
    assert "printed no version" in sentence
    assert "python2.7" in sentence


def test_one_that_does_not_answer_is_ended(play) -> None:
    made = play("succeed")
    made.process.write_text("#!/bin/sh\nsleep 600\n")
    assert bad(tried(made, limit_s=0.3)) == [
        "It did not answer within 0 seconds and was ended: install it again.",
    ]


def test_a_trial_can_be_cancelled(play) -> None:
    made, feedback = play("succeed"), Feedback()
    made.process.write_text("#!/bin/sh\nsleep 600\n")
    threading.Thread(target=feedback.signal.cancel).start()
    with pytest.raises(CancelledError):
        try_out(made, ENVIRONMENT, feedback)


def test_another_version_than_that_of_its_folder_is_told(play, tmp_path: Path) -> None:
    made = play("succeed")
    made.home.rename(tmp_path / "Sen2Cor-02.12.03-Linux64")
    home = tmp_path / "Sen2Cor-02.12.03-Linux64"
    trial = tried(Installation(home, home / "bin" / "L2A_Process", (2, 11, 0)))
    assert trial.version == (2, 11, 0)
    assert "Its folder's name speaks of 2.12.03; 2.11.00, which it says itself, is what counts." in good(trial)


def test_a_code_other_than_0_is_told(play) -> None:
    made = play("succeed")
    made.process.write_text("#!/bin/sh\necho 'Sen2Cor. Version: 02.11.00, created: 2022'\nexit 3\n")
    assert bad(tried(made)) == ["It started, but ended with code 3."]


def test_one_of_a_version_that_nobody_knows_is_told(play) -> None:
    made = play("succeed")
    made.process.write_text("#!/bin/sh\necho 'Sen2Cor. Version: 04.00.00, created: 2030'\n")
    assert bad(tried(made)) == ["It takes no baseline that is known here, and is not chosen for any scene."]


def test_an_installation_without_its_parameter_file_is_told(play) -> None:
    made = play("succeed")
    (made.home / "cfg" / "L2A_GIPP.xml").unlink()
    assert bad(tried(made)) == ["It brings no parameter file (L2A_GIPP.xml): install it again."]


def test_a_damaged_parameter_file_is_told(play) -> None:
    made = play("succeed")
    (made.home / "cfg" / "L2A_GIPP.xml").write_text("<Level-2A><Common_Section>")
    (sentence,) = bad(tried(made))
    assert str(made.home / "cfg" / "L2A_GIPP.xml") in sentence


def test_a_blank_in_the_folder_is_told_for_windows_only(play, tmp_path: Path) -> None:
    made = play("succeed", folder=tmp_path / "my tools")
    assert tried(made).is_good
    batch = made.process.with_suffix(".bat")
    made.process.rename(batch)
    assert "has a blank" in bad(tried(replace(made, process=batch)))[0]


def test_the_esa_cci_maps_are_optional(play) -> None:
    made = play("succeed")
    trial = tried(made)
    assert trial.is_good
    assert "0 of the 3 ESA CCI maps" in good(trial)[-1]
    maps = made.home / "aux_data"
    (maps / "ESACCI-LC-L4-Snow-Cond-500m-MONTHLY-2000-2012-v2.4").mkdir(parents=True)
    (maps / "ESACCI-LC-L4-LCCS-Map-300m-P1Y-2015-v2.0.7.tif").touch()
    (maps / "ESACCI-LC-L4-WB-Map-150m-P13Y-2000-v4.0.tif").touch()
    assert "are there: the scene classification uses them" in good(tried(made))[-1]
