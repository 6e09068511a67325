"""What is kept beside an L2A product of how it was made."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import scene
from scene_queue.core.errors import CorrectionError
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.settings import AerosolType, CorrectionOptions
from scene_queue.core.stages.sen2cor import CorrectionStage, record
from scene_queue.core.stages.sen2cor import stage as stage_module
from scene_queue.core.stages.sen2cor.record import files_beside, log_of, recorded_facts, running_log
from scene_queue.core.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="plays with shell scripts")

NEW = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112"
SAYS = "Sen2Cor. Version: 02.11.00, created: 2022.07.01, supporting Level-1C product version 14.2 - 14.9 started ..."
GOOD = f"echo '{SAYS}'; make_l2a {NEW}.SAFE 10 20; succeed"


def correct(installation, workspace: Workspace, feedback: Feedback | None = None) -> dict[str, object]:
    environment = {"PATH": os.defpath, "HOME": "/nonexistent"}
    stage = CorrectionStage([installation], lambda product, feedback: None, environment=environment)
    return stage.run(scene(workspace.name.text), workspace, feedback or Feedback())


def test_record_log_and_parameter_file_lie_beside_the_product(play, workspace) -> None:
    facts = correct(play(GOOD), workspace)
    folder = workspace.corrected_folder
    beside = sorted(path.name for path in folder.iterdir())
    assert beside == [f"{NEW}.SAFE", f"{NEW}_L2A_GIPP.xml", f"{NEW}_sen2cor.json", f"{NEW}_sen2cor.log"]
    assert facts["record"] == str(folder / f"{NEW}_sen2cor.json")
    assert facts["gipp"] == str(folder / f"{NEW}_L2A_GIPP.xml")
    assert facts["log"] == str(folder / f"{NEW}_sen2cor.log")
    assert not [path for path in (folder / f"{NEW}.SAFE").rglob("*") if "sen2cor" in path.name.lower()]


def test_the_record_says_how_the_product_was_made(play, workspace) -> None:
    options = CorrectionOptions(aerosol=AerosolType.MARITIME, arguments=("--debug",))
    asked = replace(workspace, settings=replace(workspace.settings, correction=options))
    installation = play(GOOD)
    facts = correct(installation, asked)
    said = json.loads(Path(str(facts["record"])).read_text(encoding="utf-8"))
    gipp = Path(str(facts["gipp"]))
    expected = {
        "l1c": workspace.name.text,
        "l2a": NEW,
        "sen2cor_version": "2.11.00",
        "sen2cor_says": SAYS,
        "installation": str(installation.home),
        "command": facts["command"],
        "resolution": "all",
        "options": {"aerosol": "MARITIME", "arguments": ["--debug"]},
        "gipp": gipp.name,
        "gipp_base": str(installation.home / "cfg" / "L2A_GIPP.xml"),
        "gipp_sha256": hashlib.sha256(gipp.read_bytes()).hexdigest(),
        "log": f"{NEW}_sen2cor.log",
        "exit_code": 0,
    }
    assert {name: said[name] for name in expected} == expected
    assert said["started"] <= said["ended"]
    assert said["seconds"] == facts["correction_seconds"]
    assert said["made_by"].startswith("Scene Queue ") and "unknown" not in said["made_by"]
    assert "<Aerosol_Type>MARITIME<" in gipp.read_text(encoding="utf-8")


def test_an_orders_sign_in_at_a_server_is_in_no_file(play, workspace, tmp_path) -> None:
    mine = tmp_path / "mine.xml"
    mine.write_text("<a><DEM_Directory>/dem</DEM_Directory><DEM_Reference>http://me:secret@x.org/</DEM_Reference></a>")
    options = CorrectionOptions(gipp=mine, dem_reference="http://you:hidden@y.org/")
    correct(play(GOOD), replace(workspace, settings=replace(workspace.settings, correction=options)))
    written = "".join(path.read_text() for path in workspace.corrected_folder.iterdir() if path.is_file())
    assert "y.org" in written
    assert "secret" not in written and "hidden" not in written


def test_a_second_run_tells_of_the_first_what_its_record_says(play, workspace) -> None:
    first = correct(play(GOOD), workspace)
    assert first.pop("l2a_made") is True
    assert correct(play("fail", version=(2, 12, 3)), workspace) == first
    assert set(first) == {"l2a", "sen2cor_version", "command", "log", "gipp", "record", "correction_seconds"}


def test_a_product_and_its_record_may_be_moved_together(play, workspace, tmp_path) -> None:
    correct(play(GOOD), workspace)
    shutil.move(workspace.corrected_folder, tmp_path / "archive")
    facts = recorded_facts(tmp_path / "archive" / f"{NEW}.SAFE")
    assert facts["gipp"] == str(tmp_path / "archive" / f"{NEW}_L2A_GIPP.xml")
    (tmp_path / "archive" / f"{NEW}_L2A_GIPP.xml").unlink()
    assert "gipp" not in recorded_facts(tmp_path / "archive" / f"{NEW}.SAFE")


@pytest.mark.parametrize("content", ["", "no record", "[]", '{"schema": 99, "sen2cor_version": "9"}', b"\xff"])
def test_what_is_no_record_of_ours_tells_nothing(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / f"{NEW}_sen2cor.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert recorded_facts(tmp_path / f"{NEW}.SAFE") == {}
    assert recorded_facts(tmp_path / "none.SAFE") == {}


def test_a_record_that_cannot_be_written_costs_no_product(play, workspace, monkeypatch) -> None:
    def refuse(*_given: object) -> None:
        raise OSError("no room for it")

    monkeypatch.setattr(stage_module, "put_beside", refuse)
    notes: list[str] = []
    feedback = Feedback(lambda event: notes.append(event.text) if isinstance(event, Note) else None)
    facts = correct(play(GOOD), workspace, feedback)
    assert Path(str(facts["l2a"])).is_dir()
    assert facts["l2a_made"] is True
    assert any("could not be noted beside it: no room for it" in note for note in notes)


def test_files_beside_are_those_of_the_product_alone(play, workspace) -> None:
    correct(play(GOOD), workspace)
    product = workspace.corrected_folder / f"{NEW}.SAFE"
    (workspace.corrected_folder / "S2B_other_sen2cor.json").write_text("{}")
    assert len(files_beside(product)) == 3
    assert files_beside(workspace.product) == []


# The log, wherever it is


def test_the_log_of_a_scene_is_found_while_it_runs_and_after_its_end(play, workspace) -> None:
    assert log_of(workspace) is None
    seen: list[Path | None] = []
    facts = correct(play(GOOD), workspace, Feedback(lambda event: seen.append(log_of(workspace))))
    assert running_log(workspace) in seen
    assert log_of(workspace) == Path(str(facts["log"]))


def test_the_log_of_a_failure_is_found_and_gives_way_to_that_of_a_success(play, workspace) -> None:
    with pytest.raises(CorrectionError):
        correct(play("echo 'Module X failed'; fail", version=(2, 12, 3)), workspace)
    failed = log_of(workspace)
    assert failed == running_log(workspace)
    assert "Module X failed" in failed.read_text()
    correct(play(GOOD), workspace)
    assert not failed.exists()
    assert log_of(workspace) == workspace.corrected_folder / f"{NEW}_sen2cor.log"


def test_the_version_of_the_plugin_is_that_of_its_metadata(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(record, "_METADATA", tmp_path / "metadata.txt")
    assert record._own_version() == "of unknown version"
    (tmp_path / "metadata.txt").write_text("[general]\nversion=7.8%\nabout=100 %\n")
    assert record._own_version() == "7.8%"
