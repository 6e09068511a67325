"""Asking an installation for its version, and for its files."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.events import Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.sen2cor import Installation, VersionReader, find_installations
from scene_queue.core.stages.sen2cor.installation import parse_version, version_text

PRINTED = [
    (
        "Sentinel-2 Level 2A Processor (Sen2Cor). Version: 2.5.5, created: 2018.03.19,\n"
        "        supporting Level-1C product version <= 14.5.",
        (2, 5, 5),
    ),
    ("Sentinel-2 Level 2A Processor (Sen2Cor). Version: 2.8.0, created: 2019.02.20,", (2, 8, 0)),
    ("Sen2Cor 2.9.0, created: 2020.11.30, supporting Level-1C product version 14.2 -\n14.6.", (2, 9, 0)),
    ("Sen2Cor. Version: 02.10.01, created: 2021.12.13, supporting Level-1C product", (2, 10, 1)),
    ("Sen2Cor. Version:\n02.12.03, created: 2024", (2, 12, 3)),
    ("usage: L2A_Process.py [-h]\n\nSen2Cor.\n  Version: 03.03.02, created: 2026.04.27, supporting", (3, 3, 2)),
]


@pytest.mark.parametrize(("text", "version"), PRINTED)
def test_the_version_is_read_from_what_each_release_prints(text: str, version: tuple[int, int, int]) -> None:
    assert parse_version(text) == version


@pytest.mark.parametrize("text", ["", "Sen2Cor", "L2A_Process: not found", "Python 2.7.13 :: Anaconda"])
def test_other_texts_have_no_version(text: str) -> None:
    assert parse_version(text) is None


@pytest.mark.parametrize(("file", "version"), [("2.9.0.txt", (2, 9, 0)), ("3.03.02.txt", (3, 3, 2))])
def test_the_version_is_read_from_recorded_help(recorded: Path, file: str, version: tuple[int, int, int]) -> None:
    assert parse_version((recorded / "safe" / "help" / file).read_text()) == version


@pytest.mark.parametrize(
    ("version", "text"), [((2, 5, 5), "2.5.5"), ((2, 9, 0), "2.9.0"), ((2, 10, 1), "2.10.01"), ((2, 12, 3), "2.12.03")]
)
def test_versions_are_written_as_esa_writes_them(version: tuple[int, int, int], text: str) -> None:
    assert version_text(version) == text


def found(setting: object = "", folders: tuple[Path, ...] = (), **variables: object) -> list[Installation]:
    environment = {"PATH": os.defpath, **{name: str(value) for name, value in variables.items()}}
    return find_installations(str(setting), environment, folders)


def test_a_script_that_prints_no_version_has_that_of_its_folder(play) -> None:
    made = play("succeed")
    made.process.write_text("#!/bin/sh\necho hello\n")
    assert found(made.home) == [made]


def test_a_version_that_cannot_be_known_is_unknown(play, tmp_path: Path) -> None:
    made = play("succeed")
    shutil.move(made.home, tmp_path / "sen2cor")
    process = tmp_path / "sen2cor" / "bin" / "L2A_Process"
    process.write_text("#!/bin/sh\necho Sen2Cor of a new kind\nexit 3\n")
    (only,) = found(tmp_path / "sen2cor")
    assert only.version is None
    assert only.version_text == "of unknown version"


def test_a_script_that_cannot_start_is_told_and_goes_by_its_folders_name(play) -> None:
    made = play("succeed")
    made.process.write_bytes(b"#!/nowhere/at/all\n")
    notes: list[Note] = []
    found_ones = find_installations(str(made.home), {}, feedback=Feedback(notes.append))
    assert found_ones == [made]
    assert notes[0].warning and "could not be started" in notes[0].text


def counting(made: Installation) -> Path:
    """Let each start of the script leave a line in a file."""
    counter = made.home / "starts"
    script = made.process.read_text().replace("#!/bin/sh\n", f"#!/bin/sh\necho started >> '{counter}'\n")
    made.process.write_text(script)
    return counter


def test_the_version_is_asked_for_once(play) -> None:
    made = play("succeed")
    counter, reader = counting(made), VersionReader({})
    for _ in range(3):
        assert find_installations(str(made.home), {}, reader=reader) == [made]
    assert counter.read_text() == "started\n"


def test_the_version_is_asked_for_again_after_an_update(play) -> None:
    made = play("succeed")
    counter, reader = counting(made), VersionReader({})
    find_installations(str(made.home), {}, reader=reader)
    os.utime(made.process, ns=(1, 1))
    find_installations(str(made.home), {}, reader=reader)
    assert counter.read_text() == "started\nstarted\n"


def test_a_script_that_hangs_when_asked_ends_with_the_cancellation(play) -> None:
    made = play("succeed")
    made.process.write_text("#!/bin/sh\nsleep 600\n")
    feedback = Feedback()
    threading.Thread(target=feedback.signal.cancel).start()
    with pytest.raises(CancelledError):
        find_installations(str(made.home), {}, feedback=feedback)


def test_the_version_is_asked_for_in_a_clean_environment(play, tmp_path: Path) -> None:
    made = play("succeed")
    script = made.process.read_text().replace("#!/bin/sh\n", f"#!/bin/sh\nenv > '{tmp_path}/seen'\n")
    made.process.write_text(script)
    find_installations(str(made.home), {"PATH": os.defpath, "PYTHONHOME": "/qgis"})
    assert "PYTHONHOME" not in (tmp_path / "seen").read_text()
