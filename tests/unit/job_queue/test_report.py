from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders.scenes import T15PUT, scene
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.report import report_line, require_writable, write_report


def a_job(state: JobState, **changes: object) -> Job:
    return Job(1, 1, scene(), StageName.DOWNLOAD, state=state, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (JobState.DONE, "done"),
        (JobState.FAILED, "failed"),
        (JobState.CANCELLED, "cancelled"),
        (JobState.PAUSED, "waiting"),
        (JobState.WAITING, "waiting"),
        (JobState.QUEUED, "waiting"),
    ],
)
def test_each_state_has_one_of_the_four_words(state: JobState, word: str) -> None:
    assert report_line(a_job(state))["state"] == word


def test_a_line_says_which_scene_and_what_the_stages_found(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.jsonl"
    write_report(path, [a_job(JobState.DONE, facts={"bytes": 5}), a_job(JobState.FAILED, message="Für nichts.")])
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["identifier"] for line in lines] == [T15PUT, T15PUT]
    assert lines[0]["bytes"] == 5
    assert lines[1]["message"] == "Für nichts."
    assert list(path.parent.iterdir()) == [path]


def test_what_was_paused_for_a_trouble_of_the_order_has_failed() -> None:
    assert report_line(a_job(JobState.PAUSED, trouble="CredentialsError"))["state"] == "failed"


def test_a_report_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        require_writable(tmp_path / "file" / "report.jsonl")
    require_writable(tmp_path / "new" / "report.jsonl")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_report_that_cannot_be_written_is_told_after_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        write_report(tmp_path / "file" / "report.jsonl", [])
