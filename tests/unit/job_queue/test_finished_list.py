from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import scene_queue
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue import finished_list
from scene_queue.core.job_queue.finished_list import FinishedList
from scene_queue.core.workspace.locked_file import LockedFile


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of this user, so that no test waits for a turn of another one."""
    folder = tmp_path / "own"
    monkeypatch.setattr(finished_list, "account_files_folder", lambda: folder)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lists" / "done.txt"


A, B, C = Path("/data/A.SAFE"), Path("/data/Wälder/B.SAFE"), Path("/data/C.SAFE")


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_each_product_is_a_line_once(path: Path) -> None:
    listed = FinishedList(path)
    assert listed.append([A, B, A]) == 2
    assert listed.append([B, C]) == 1
    assert listed.append([A, B, C]) == 0
    assert path.read_bytes() == "".join(f"{one}\n" for one in (A, B, C)).encode()


def test_what_an_earlier_program_listed_is_not_listed_again(path: Path) -> None:
    FinishedList(path).append([A])
    assert FinishedList(path).append([A, B]) == 1
    assert lines(path) == [str(A), str(B)]


def test_what_another_program_lists_meanwhile_is_not_listed_again(path: Path) -> None:
    mine, others = FinishedList(path), FinishedList(path)
    mine.append([A])
    others.append([B])
    assert mine.append([B, C]) == 1
    assert lines(path) == [str(A), str(B), str(C)]


@pytest.mark.parametrize("cut", range(1, len(str(B).encode()) + 1))
def test_a_line_that_was_cut_off_is_made_whole(path: Path, cut: int) -> None:
    path.parent.mkdir()
    path.write_bytes(f"{A}\n".encode() + str(B).encode()[:cut])
    assert FinishedList(path).append([A, B]) == 1
    assert path.read_bytes() == f"{A}\n{B}\n".encode()


def test_a_last_line_of_somebody_else_without_an_end_stays(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("/mine.SAFE")
    FinishedList(path).append([A])
    assert lines(path) == ["/mine.SAFE", str(A)]


def test_ends_of_lines_of_windows_are_ends_of_lines(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(f"{A}\r\n".encode())
    assert FinishedList(path).append([A]) == 0


@pytest.mark.parametrize("is_new_file", [True, False])
def test_a_list_that_somebody_made_anew_is_read_anew(path: Path, is_new_file: bool) -> None:
    listed = FinishedList(path)
    listed.append([A, B])
    if is_new_file:
        other = path.with_name("other")
        other.write_text("/1.SAFE\n" * 50)
        os.replace(other, path)
    else:
        path.write_text("")
    listed.append([C])
    assert listed.append([A]) == 1
    assert lines(path)[-2:] == [str(C), str(A)]


def test_a_path_of_two_lines_is_refused(path: Path) -> None:
    with pytest.raises(DiskError, match="more than one line"):
        FinishedList(path).append([Path("/data/a\n/etc/passwd")])
    assert not path.exists()


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="cannot be written"):
        FinishedList(tmp_path / "nowhere" / "lists" / "done.txt").append([A])


def test_who_has_the_list_for_long_is_told(path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_list, "TURN_S", 0.0)
    FinishedList(path).append([A])
    [lock] = (own_folder / "lists").iterdir()
    held = LockedFile(lock)
    with pytest.raises(DiskError, match="cannot be written"):
        FinishedList(path).append([B])
    held.release()
    assert FinishedList(path).append([B]) == 1


_WRITER = """
import importlib, sys
from pathlib import Path
from scene_queue.core.job_queue import finished_list
finished_list.account_files_folder = lambda: Path(sys.argv[2])
listed = finished_list.FinishedList(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    listed.append([Path(f"/data/{number:06d}.SAFE")])
"""


def start_writer(path: Path, own_folder: Path, count: int) -> subprocess.Popen[str]:
    package = path.parents[1] / "package"
    package.mkdir(exist_ok=True)
    if not (package / "scene_queue").exists():
        (package / "scene_queue").symlink_to(Path(str(scene_queue.__file__)).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), *sys.path])}
    command = [sys.executable, "-c", _WRITER, str(path), str(own_folder), str(count)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def test_two_programs_that_append_at_once_lose_and_double_nothing(path: Path, own_folder: Path) -> None:
    writers = [start_writer(path, own_folder, 150) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.close()
    assert sorted(lines(path)) == [f"/data/{number:06d}.SAFE" for number in range(150)]


@pytest.mark.skipif(sys.platform == "win32", reason="kills")
def test_a_kill_in_the_middle_leaves_a_list_that_can_be_completed(path: Path, own_folder: Path) -> None:
    writer = start_writer(path, own_folder, 100_000)
    assert writer.stdout is not None
    writer.stdout.readline()
    while not path.exists() or path.stat().st_size < 1000:
        assert writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    known = len(lines(path))
    FinishedList(path).append([Path(f"/data/{number:06d}.SAFE") for number in range(known + 10)])
    assert lines(path) == [f"/data/{number:06d}.SAFE" for number in range(known + 10)]
