from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from builders.scenes import T15PUT, scene
from scene_queue.core.errors import DiskError
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.report import report_line, report_word, require_writable, write_report
from scene_queue.core.settings import Settings

ORDER = Order(1, Settings(Path("/data")))
FACTS = {
    "bytes": 5,
    "checksum": "md5:00ff",
    "verified": True,
    "source": "hub",
    "tried": ["other: It is offline."],
    "product": "/data/a.SAFE",
    "l2a": "/data/b.SAFE",
    "sen2cor_version": "2.11.0",
    "log": "/data/a.log",
    "seconds": {"download": 61.5, "correction": 900.0},
    "attempts": {"download": 2, "correction": 1},
}


def a_job(state: JobState, **changes: object) -> Job:
    return Job(1, 1, scene(), StageName.CORRECTION, state=state, **changes)  # type: ignore[arg-type]


def write(report: Path, *jobs: Job) -> None:
    write_report(report, jobs, lambda job: ORDER)


def read_table(report: Path) -> list[dict[str, str]]:
    with report.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


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
    assert report_word(a_job(state)) == word
    assert report_line(a_job(state), ORDER)["state"] == word


def test_what_was_paused_for_a_trouble_of_the_order_has_failed() -> None:
    assert report_word(a_job(JobState.PAUSED, trouble="CredentialsError")) == "failed"


def test_a_line_says_which_scene_and_what_the_stages_found(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.jsonl"
    write(path, a_job(JobState.DONE, attempts=1, facts=FACTS), a_job(JobState.FAILED, message="Für nichts."))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["identifier"] for line in lines] == [T15PUT, T15PUT]
    assert {name: lines[0][name] for name in FACTS} == {**FACTS, "attempts": 3}
    assert lines[1]["message"] == "Für nichts."
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_has_a_cause_in_words_and_its_advice_apart() -> None:
    failed = a_job(
        JobState.FAILED, trouble="DiskError", message="Full. Free some space.", facts={"advice": "Free some space."}
    )
    line = report_line(failed, ORDER)
    assert (line["cause"], line["in_words"]) == ("DiskError", "a folder cannot be written")
    assert (line["message"], line["advice"]) == ("Full.", "Free some space.")


def test_a_product_without_a_check_has_its_path_from_the_order() -> None:
    line = report_line(a_job(JobState.DONE, facts={"source": "disk"}), ORDER)
    assert line["product"] == f"/data/L1C/15PUT/2018-08-09/{T15PUT}.SAFE"
    assert "product" not in report_line(a_job(JobState.QUEUED), ORDER)


def test_a_product_that_the_order_did_not_keep_has_no_path() -> None:
    assert report_line(a_job(JobState.DONE, facts={**FACTS, "l1c_removed": True}), ORDER)["product"] == ""


def test_an_archive_that_is_kept_has_a_path(tmp_path: Path) -> None:
    order = Order(1, Settings(tmp_path, keep_archive=True))
    archive = tmp_path / "L1C" / "15PUT" / "2018-08-09" / f"{T15PUT}.zip"
    done = a_job(JobState.DONE, facts={"source": "hub"})
    assert "archive" not in report_line(done, order)
    archive.parent.mkdir(parents=True)
    archive.touch()
    assert report_line(done, order)["archive"] == str(archive)
    assert "archive" not in report_line(done, Order(1, Settings(tmp_path)))


def test_a_table_has_the_same_columns_whatever_became_of_the_scenes(tmp_path: Path) -> None:
    path = tmp_path / "report.CSV"
    write(path, a_job(JobState.DONE, attempts=1, facts=FACTS), a_job(JobState.FAILED, message="Für nichts."))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfidentifier,state,")
    done, failed = read_table(path)
    assert {name: done[name] for name in ("bytes", "checksum", "verified", "source", "attempts")} == {
        "bytes": "5",
        "checksum": "md5:00ff",
        "verified": "True",
        "source": "hub",
        "attempts": "3",
    }
    assert (done["seconds_download"], done["seconds_safe_check"], done["seconds_correction"]) == ("61.5", "", "900.0")
    assert [done[name] for name in ("product", "l2a", "log", "sen2cor_version")] == [
        *("/data/a.SAFE", "/data/b.SAFE", "/data/a.log", "2.11.0")
    ]
    assert (failed["message"], failed["bytes"]) == ("Für nichts.", "")


@pytest.mark.parametrize("start", ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1"])
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, start: str) -> None:
    path = tmp_path / "report.csv"
    write(path, a_job(JobState.FAILED, message=f"{start}, 'x'\n\"y\""))
    assert read_table(path)[0]["message"] == f"'{start}, 'x'\n\"y\""


def test_names_of_files_that_are_no_text_do_not_stop_a_report(tmp_path: Path) -> None:
    name = b"/data/caf\xe9".decode("utf-8", "surrogateescape")
    for ending in ("csv", "jsonl"):
        write(tmp_path / f"report.{ending}", a_job(JobState.DONE, facts={"product": name}))
        assert b"/data/caf\xe9" in (tmp_path / f"report.{ending}").read_bytes()


def test_a_report_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        require_writable(tmp_path / "file" / "report.jsonl")
    require_writable(tmp_path / "new" / "report.jsonl")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_report_that_cannot_be_written_is_told_after_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        write(tmp_path / "file" / "report.jsonl")


def test_what_a_failed_stage_found_out_stands_in_its_line(tmp_path: Path) -> None:
    facts = {"sen2cor_version": "2.5.5", "failure": {"sen2cor_version": "2.11.00", "log": "/data/b.log"}}
    failed = a_job(JobState.FAILED, message="It failed.", trouble="CorrectionError", facts=facts)
    line = report_line(failed, ORDER)
    assert (line["sen2cor_version"], line["log"]) == ("2.11.00", "/data/b.log")
    assert "failure" not in line
    write(tmp_path / "report.csv", failed)
    [row] = read_table(tmp_path / "report.csv")
    assert (row["sen2cor_version"], row["log"]) == ("2.11.00", "/data/b.log")
    assert "log" not in report_line(a_job(JobState.QUEUED, facts=facts), ORDER)
