"""Who has a file, between objects of one program and between programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from scene_queue.core.workspace.locked_file import LockedFile

OTHER_PROGRAM = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
import conftest
from scene_queue.core.workspace.locked_file import LockedFile
mine = LockedFile(Path(sys.argv[1]))
print("locked", flush=True)
sys.stdin.read()
"""


def test_one_object_has_it_at_a_time(tmp_path: Path) -> None:
    first = LockedFile(tmp_path / "a.lock")
    with pytest.raises(BlockingIOError):
        LockedFile(tmp_path / "a.lock")
    first.release()
    first.release()
    LockedFile(tmp_path / "a.lock").release()


def test_it_goes_with_the_program_that_had_it(tmp_path: Path) -> None:
    path, tests = tmp_path / "a.lock", str(Path(__file__).parents[2])
    command = [sys.executable, "-c", OTHER_PROGRAM.format(tests=tests), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(BlockingIOError):
            LockedFile(path)
        other.kill()
        other.wait()
    LockedFile(path).release()


def test_a_folder_that_is_not_there_is_no_lock_of_another(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        LockedFile(tmp_path / "gone" / "a.lock")
