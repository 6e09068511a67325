"""What this machine took for downloads and corrections, kept small beside the store."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import scene
from scene_queue.core.job_queue.job import Job, StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.paces import ENOUGH_BYTES, FILE, KEPT, Paces, Past
from scene_queue.core.settings import CorrectionOptions, Resolution, Settings

MB = 1_000_000


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def paces(tmp_path: Path, clock: Clock) -> Paces:
    return Paces(tmp_path / FILE, clock)


def order_of(resolution: Resolution = Resolution.ALL) -> Callable[[Job], Order]:
    return lambda job: Order(1, Settings(Path("/products"), resolution=resolution))


def downloaded(number: int, seconds: float, size_bytes: int = 100 * MB, source: str = "cdse") -> Job:
    facts: dict[str, Any] = {"source": source, "bytes": size_bytes, "seconds": {"download": seconds}}
    return Job(number, 1, scene(), StageName.SAFE_CHECK, facts=facts)


def corrected(number: int, seconds: float, version: str = "2.11.00") -> Job:
    facts: dict[str, Any] = {"sen2cor_version": version, "l2a_made": True, "seconds": {"correction": seconds}}
    return Job(number, 1, scene(), StageName.CORRECTION, facts=facts)


def test_downloads_side_by_side_share_the_line(paces: Paces, clock: Clock) -> None:
    paces.take([downloaded(1, 10.0), downloaded(2, 10.0)], order_of())
    assert paces.past().bytes_per_second("cdse") == 20 * MB
    clock.now += 1000  # an hour in which nothing ran does not count
    paces.take([downloaded(3, 20.0)], order_of())
    assert paces.past().bytes_per_second("cdse") == 10 * MB


def test_a_service_that_sent_little_has_no_pace_yet(paces: Paces) -> None:
    paces.take([downloaded(1, 0.1, ENOUGH_BYTES - 1)], order_of())
    assert paces.past().bytes_per_second("cdse") is None
    assert paces.past().bytes_per_second("google") is None


def test_what_was_on_disk_already_tells_nothing(paces: Paces) -> None:
    paces.take([downloaded(1, 0.1, 0, source="disk")], order_of())
    assert paces.past().downloads == {}


def test_a_stage_counts_once_however_often_its_job_changes(paces: Paces) -> None:
    job = downloaded(1, 10.0)
    paces.take([job, job], order_of())
    paces.take([replace(job, priority=5)], order_of())
    assert len(paces.past().downloads["cdse"]) == 1
    paces.take([downloaded(1, 12.0)], order_of())  # fetched again
    assert len(paces.past().downloads["cdse"]) == 2


def test_jobs_of_an_earlier_session_were_counted_then(paces: Paces) -> None:
    paces.know([downloaded(1, 10.0)])
    paces.take([downloaded(1, 10.0)], order_of())
    assert paces.past().downloads == {}


def test_corrections_are_told_apart_by_version_and_resolution(paces: Paces) -> None:
    paces.take([corrected(1, 600.0), corrected(2, 1000.0), corrected(3, 1200.0)], order_of())
    paces.take([corrected(4, 60.0)], order_of(Resolution.R60))
    past = paces.past()
    assert past.correction_s("2.11.00", Resolution.ALL) == 1000.0
    assert past.correction_s("2.11.00", Resolution.R60) == 60.0
    assert past.correction_s("2.11.00", Resolution.R20) is None


def test_a_version_that_never_ran_is_guessed_from_the_others(paces: Paces) -> None:
    paces.take([corrected(1, 600.0), corrected(2, 800.0, "2.8.0")], order_of())
    assert paces.past().correction_s("2.12.03", Resolution.ALL) == 700.0


def test_the_next_session_knows_and_the_file_stays_small(tmp_path: Path, clock: Clock) -> None:
    for session in range(3):
        paces = Paces(tmp_path / FILE, clock)
        paces.take([downloaded(1000 * session + number, 10.0 + session) for number in range(KEPT)], order_of())
        paces.close()
    past = Paces(tmp_path / FILE).past()
    assert [took for _, took, _ in past.downloads["cdse"]] == [12.0] * KEPT
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).stat().st_size < 4000


def test_a_run_counts_as_long_as_sen2cor_took_and_not_the_copy_after_it(paces: Paces) -> None:
    job = corrected(1, 900.0)
    job.facts["correction_seconds"] = 600.0
    paces.take([job], order_of())
    assert paces.past().correction_s("2.11.00", Resolution.ALL) == 600.0


def test_a_corrected_product_that_was_there_already_tells_nothing(paces: Paces) -> None:
    job = corrected(1, 0.2)
    del job.facts["l2a_made"]
    paces.take([job], order_of())
    assert paces.past().corrections == {}


def test_runs_that_only_classify_are_of_another_kind(paces: Paces) -> None:
    options = CorrectionOptions(classification_only=True)
    paces.take([corrected(1, 60.0)], lambda job: Order(1, Settings(Path("/products"), correction=options)))
    paces.take([corrected(2, 1800.0)], order_of())
    past = paces.past()
    assert past.correction_s("2.11.00", Resolution.ALL) == 1800.0
    assert past.correction_s("2.12.03", Resolution.ALL, is_classified_only=True) == 60.0


def test_two_windows_of_qgis_do_not_lose_what_the_other_wrote(tmp_path: Path) -> None:
    one, other = Paces(tmp_path / FILE), Paces(tmp_path / FILE)
    one.take([corrected(1, 600.0)], order_of())
    other.take([corrected(1, 800.0)], order_of())
    one.close()
    other.close()
    assert sorted(Paces(tmp_path / FILE).past().corrections["2.11.00 all"]) == [600.0, 800.0]


@pytest.mark.parametrize(
    "content", ["", "no json", "[]", json.dumps({"schema": 2}), json.dumps({"schema": 1, "downloads": {"cdse": [1]}})]
)
def test_a_file_that_cannot_be_read_counts_as_no_past(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    paces = Paces(tmp_path / FILE)
    assert paces.past() == Past({}, {})
    paces.take([corrected(1, 600.0)], order_of())
    paces.close()
    assert Paces(tmp_path / FILE).past().correction_s("2.11.00", Resolution.ALL) == 600.0


def test_a_file_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    paces = Paces(tmp_path / "file" / FILE)
    paces.take([corrected(1, 600.0)], order_of())
    paces.close()
    assert paces.past() == Past({}, {})
