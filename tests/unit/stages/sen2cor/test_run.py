"""One run: its own home, its own parameter file, its options and its limits."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Callable

import pytest
from scene_queue.core.errors import CorrectionError, SceneQueueError, SettingsError
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.processes.process import SilentProcessError, TimeLimitError
from scene_queue.core.settings import AerosolType, CorrectionOptions
from scene_queue.core.stages.sen2cor import run as run_module
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.run import CorrectionRun, Limits, require_startable
from scene_queue.core.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")

NEW = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112.SAFE"
GOOD = f"make_l2a {NEW} 10 20; succeed"
LONG = Limits(600.0)


def run_of(installation: Installation, workspace: Workspace, tmp_path: Path, **options: object) -> CorrectionRun:
    """A run with options of the order."""
    settings = replace(workspace.settings, correction=CorrectionOptions(**options))  # type: ignore[arg-type]
    private = tmp_path / "private"
    private.mkdir()
    return CorrectionRun(installation, replace(workspace, settings=settings), private, workspace.product)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.defpath, "HOME": str(tmp_path / "ana")}


def without_home(play, workspace: Workspace, body: str = GOOD) -> Installation:
    """An installation that brings no parameter file."""
    installation: Installation = play(body)
    (installation.home / "cfg" / "L2A_GIPP.xml").unlink()
    return installation


def test_a_run_has_a_home_and_a_parameter_file_of_its_own(play, workspace, tmp_path, environment) -> None:
    body = (
        '[ "$SEN2COR_HOME/cfg/L2A_GIPP.xml" = "$gipp" ] || exit 7; [ -d "$SEN2COR_HOME/log" ] || exit 8; '
        f'grep -q "<Aerosol_Type>AUTO<" "$gipp" || exit 9; echo 50 > "$SEN2COR_HOME/log/.progress"; {GOOD}'
    )
    run = run_of(play(body), workspace, tmp_path, aerosol=AerosolType.AUTO)
    theirs = {**environment, "SEN2COR_HOME": str(tmp_path / "ana" / "sen2cor" / "2.11")}
    made, summary = run.execute(theirs, LONG, Feedback())
    assert made == run.output_folder / NEW
    assert run.home.parent == run.private
    assert not (tmp_path / "ana").exists()
    assert "<Aerosol_Type>AUTO<" in summary.gipp


def test_without_any_parameter_file_sen2cor_keeps_the_users_home(play, workspace, tmp_path, environment) -> None:
    body = f'[ "$SEN2COR_HOME" = /srv/sen2cor ] || exit 7; [ -z "$gipp" ] || exit 8; {GOOD}'
    run = run_of(without_home(play, workspace, body), workspace, tmp_path)
    _, summary = run.execute({**environment, "SEN2COR_HOME": "/srv/sen2cor"}, LONG, Feedback())
    assert summary.gipp == ""


def test_a_choice_that_has_no_file_to_go_into_is_told_before_anything_is_made(
    play, workspace, tmp_path, environment
) -> None:
    run = run_of(without_home(play, workspace), workspace, tmp_path, cirrus=True)
    with pytest.raises(SettingsError, match="need a parameter file"):
        run.execute(environment, LONG, Feedback())
    assert list(run.private.iterdir()) == []
    with pytest.raises(SettingsError, match="need a parameter file"):
        require_startable(run.installation, run.workspace.settings, environment)


def test_an_argument_that_may_not_be_given_is_told_before_anything_is_made(
    play, workspace, tmp_path, environment
) -> None:
    run = run_of(play(GOOD), workspace, tmp_path, arguments=("--output_dir", "/x"))
    with pytest.raises(SettingsError, match="--output_dir cannot be given"):
        run.execute(environment, LONG, Feedback())
    assert list(run.private.iterdir()) == []
    with pytest.raises(SettingsError, match="--output_dir cannot be given"):
        require_startable(run.installation, run.workspace.settings, environment)


@pytest.mark.parametrize(("installed", "folder"), [("Program Files", "data"), ("Sen2Cor", "mine & yours")])
def test_a_folder_that_windows_makes_trouble_with_is_told_before_a_download(
    workspace, tmp_path, environment, installed: str, folder: str
) -> None:
    home = tmp_path / installed
    batch = Installation(home, home / "L2A_Process.bat", (2, 11, 0))
    settings = replace(workspace.settings, folder=tmp_path / folder)
    with pytest.raises(SettingsError, match="Sen2Cor"):
        require_startable(batch, settings, environment)
    good = Installation(tmp_path / "Sen2Cor", tmp_path / "Sen2Cor" / "L2A_Process.bat", (2, 11, 0))
    require_startable(good, workspace.settings, environment)


def test_terrain_models_that_are_dropped_are_told(play, workspace, tmp_path, environment) -> None:
    notes: list[str] = []
    feedback = Feedback(lambda event: notes.append(event.text) if isinstance(event, Note) else None)
    run_of(play(GOOD), workspace, tmp_path).execute(environment, LONG, feedback)
    assert any("dem/srtm" in note and "are not used" in note for note in notes)


def test_a_classified_scene_needs_its_classification_only(play, workspace, tmp_path, environment) -> None:
    body = f'[ "$only$resolution" = yes20 ] || exit 7; bands=SCL; make_l2a {NEW} 20; succeed'
    run = run_of(play(body), workspace, tmp_path, classification_only=True)
    made, _ = run.execute(environment, LONG, Feedback())
    assert [image.name[-11:] for image in made.rglob("*.jp2")] == ["SCL_20m.jp2"]


def test_an_experts_arguments_reach_sen2cor(play, workspace, tmp_path, environment) -> None:
    run = run_of(play(f'[ "$debug" = yes ] || exit 7; {GOOD}'), workspace, tmp_path, arguments=("--debug",))
    assert run.execute(environment, LONG, Feedback())[0].is_dir()


def test_a_sign_in_that_sen2cor_prints_stays_out_of_the_log(play, workspace, tmp_path, environment) -> None:
    body = f"echo 'Trying to retrieve DEM from URL http://data_public:GDdci@data.cgiar-csi.org/srtm/ …'; {GOOD}"
    said: list[object] = []
    run = run_of(play(body), workspace, tmp_path)
    run.execute(environment, LONG, Feedback(said.append))
    (log,) = run.workspace.corrected_folder.glob("*.log")
    assert "data.cgiar-csi.org" in log.read_text()
    assert "GDdci" not in log.read_text() + str(said)


# Limits


def test_the_limits_are_those_of_the_order() -> None:
    assert Limits.of(CorrectionOptions()) == Limits(240 * 60.0, 30 * 60.0)
    assert Limits.of(CorrectionOptions(limit_minutes=1, silent_minutes=0)) == Limits(60.0, None)


def test_a_sen2cor_that_cannot_be_started_is_told_with_what_to_try(workspace, tmp_path, environment) -> None:
    run = run_of(Installation(tmp_path, tmp_path / "L2A_Process", (2, 11, 0)), workspace, tmp_path)
    with pytest.raises(CorrectionError, match="Sen2Cor could not be started") as caught:
        run.execute(environment, LONG, Feedback())
    assert "--help" in caught.value.advice


@pytest.mark.parametrize(
    "printed", ["", "Progress[%]: 1.00 : PID-1, L2A_DEM: reading list, elapsed time[s]: 1, total: 2"]
)
@pytest.mark.parametrize(
    ("limit", "advice"),
    [(TimeLimitError, "allow more minutes for a run"), (SilentProcessError, "allow more minutes of silence")],
)
def test_a_run_over_a_limit_is_told_with_its_last_line_and_what_to_try(
    play, workspace, tmp_path, environment, monkeypatch, printed: str, limit: type[SceneQueueError], advice: str
) -> None:
    given: list[object] = []

    def end_at_the_limit(
        command: list[str], *, on_line: Callable[[str], None], limit_s: float, silent_limit_s: float, **rest: object
    ) -> int:
        given.extend((limit_s, silent_limit_s))
        on_line(printed)
        raise limit("Sen2Cor was ended.")

    monkeypatch.setattr(run_module, "run_process", end_at_the_limit)
    run = run_of(play(GOOD), workspace, tmp_path)
    with pytest.raises(CorrectionError, match="Sen2Cor was ended") as caught:
        run.execute(environment, Limits(600.0, 60.0), Feedback())
    assert given == [600.0, 60.0]
    assert (printed or "It had said nothing") in caught.value.message
    assert workspace.name.text in caught.value.message
    assert "DEM" in caught.value.advice
    assert advice in caught.value.advice
