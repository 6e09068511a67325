"""The report of a problem: what helps is in it, what is secret is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from doubles.secret_hunt import SecretHunt
from qgis.core import Qgis, QgsApplication, QgsMessageLog
from scene_queue.core.job_queue.job import Job, JobState, StageName
from scene_queue.core.network import Credentials
from scene_queue.core.qgis_adapters.foundations import Foundations
from scene_queue.core.qgis_adapters.message_log import log
from scene_queue.core.qgis_adapters.problem_report import Findings, plugin_metadata, problem_report
from scene_queue.core.qgis_adapters.recent_messages import KEPT, RecentMessages
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.searching import Search

PASSWORD, CODE, KEY = "hunter2-Zx9", "493817", "key-of-the-command-77"
NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
WHEN = datetime(2026, 12, 1, 7, 30, tzinfo=timezone.utc)


@pytest.fixture
def foundations(hub: Hub, qgis_app: QgsApplication) -> Foundations:
    return Foundations()


@pytest.fixture
def recent(qgis_app: QgsApplication) -> Iterator[RecentMessages]:
    made = RecentMessages()
    yield made
    made.close()


def section(report: str, title: str) -> str:
    return report.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_versions_of_all_that_takes_part_are_told(foundations: Foundations) -> None:
    told = section(problem_report(foundations, Findings(), WHEN), "Versions")
    for what in (
        "Scene Queue 0.",
        "QGIS 3.",
        "Qt 5.",
        "Python 3.",
        "GDAL 3.",
        "sentinelsat 1.2.1",
        "Linux",
        "language",
    ):
        assert what in told


def test_only_choices_that_are_not_usual_are_told(foundations: Foundations) -> None:
    foundations.remember(replace(foundations.preferences, download_hours="22:00-06:00", network_authcfg="abc1234"))
    told = section(problem_report(foundations, Findings(), WHEN), "Choices")
    assert "download_hours: 22:00-06:00" in told
    assert "network_authcfg: one is set" in told
    assert "keep_awake" not in told


def test_each_service_has_its_addresses_and_the_state_of_its_sign_in(foundations: Foundations) -> None:
    foundations.sign_in("cdse", Credentials("demo", PASSWORD), store=False)
    told = section(problem_report(foundations, Findings(), WHEN), "Services")
    (line,) = [line for line in told.splitlines() if line.startswith("- cdse (")]
    assert foundations.profile("cdse").catalogue_url in line  # type: ignore[attr-defined]
    assert "sign-in: session" in line


def test_jobs_are_counted_and_installations_named(foundations: Foundations) -> None:
    jobs = [
        Job(number, 1, scene(NAME), StageName.DOWNLOAD, state=state)
        for number, state in enumerate((JobState.DONE, JobState.DONE, JobState.FAILED))
    ]
    found = Search((Installation(Path("/opt/s2c"), Path("/opt/s2c/L2A_Process"), (2, 11, 0)),))
    report = problem_report(foundations, Findings(jobs, search=found), WHEN)
    assert "3 jobs" in section(report, "Queue")
    assert "download, done: 2" in section(report, "Queue")
    assert "2.11" in section(report, "Sen2Cor")
    assert "not opened" in section(problem_report(foundations, Findings(), WHEN), "Queue")


def test_the_log_is_heard_from_then_on_and_only_ours(recent: RecentMessages) -> None:
    log("One scene is there.")
    log("The disk is nearly full.", warning=True)
    QgsMessageLog.logMessage("of another plugin", "Others", Qgis.MessageLevel.Critical, False)
    QgsMessageLog.logMessage("File scene_queue/ui/dock.py: KeyError", "Python error", Qgis.MessageLevel.Critical, False)
    assert [line.partition(" ")[2] for line in recent.lines()] == [
        "One scene is there.",
        "warning The disk is nearly full.",
        "error Python error: File scene_queue/ui/dock.py: KeyError",
    ]
    assert len(recent.errors()) == 2
    for _ in range(KEPT + 5):
        log("again")
    assert len(recent.lines()) == KEPT


def test_nothing_secret_gets_into_it(
    hub: Hub, foundations: Foundations, recent: RecentMessages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hunt = SecretHunt(hub, PASSWORD, CODE, KEY, monkeypatch=monkeypatch)
    home = str(Path.home())
    assert QgsApplication.authManager().setMasterPassword("master of the test", True)
    foundations.sign_in("cdse", Credentials("demo", PASSWORD, CODE), store=True)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "id")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    foundations.remember(
        replace(
            foundations.preferences,
            folder=f"{home}/products",
            order_choices=json.dumps({"layout": "{tile}", "command": ["upload", f"--key={KEY}"]}),
            correction_options=json.dumps(
                {"arguments": [KEY], "dem_reference": f"https://demo:{PASSWORD}@dem.example"}
            ),
        )
    )
    log(f"https://demo:{PASSWORD}@files.example/a was asked", warning=True)
    log(f"https://files.example/b?X-Amz-Signature={KEY} was asked", warning=True)
    findings = Findings(errors=recent.errors(), messages=recent.lines())
    report = problem_report(foundations, findings, WHEN)
    hunt.finds_nothing_in("the report", report)
    assert home not in report
    assert "~/products" in report
    assert "files.example" in report
    QgsApplication.authManager().removeAllAuthenticationConfigs()


def test_the_tracker_is_that_of_the_metadata() -> None:
    assert plugin_metadata("tracker").startswith("https://")
    assert plugin_metadata("nothing") == ""
