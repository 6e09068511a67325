from __future__ import annotations

import sys
from pathlib import Path

import pytest
from scene_queue.core.errors import CancelledError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue import end_command
from scene_queue.core.job_queue.end_command import command_environment, run_command

PRINT = "import os, sys; print(sys.argv[1:], os.environ['SCENE_QUEUE_REPORT'], os.getcwd())"


class Listener:
    """Keeps the notes."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.feedback = Feedback(self.take)

    def take(self, event: Event) -> None:
        assert isinstance(event, Note)
        self.notes.append(event)

    def run(self, code: str, folder: Path, *arguments: str, **options: float) -> list[str]:
        told = {"SCENE_QUEUE_REPORT": "/report.jsonl"}
        run_command([sys.executable, "-c", code, *arguments], told, folder, self.feedback, **options)
        return [note.text.partition(": ")[2] or note.text for note in self.notes]


@pytest.fixture
def listener() -> Listener:
    return Listener()


def test_a_command_is_told_the_report_and_its_words_are_notes(listener: Listener, tmp_path: Path) -> None:
    first, last = listener.run(PRINT, tmp_path)
    assert first == f"[] /report.jsonl {tmp_path}"
    assert last.endswith("ended with code 0.")
    assert not any(note.warning for note in listener.notes)


def test_arguments_are_no_shell_text(listener: Listener, tmp_path: Path) -> None:
    assert listener.run(PRINT, tmp_path, "a b; touch x", "$HOME", "*")[0].startswith("['a b; touch x', '$HOME', '*']")
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_fails_is_a_warning(listener: Listener, tmp_path: Path) -> None:
    listener.run("import sys; sys.exit(3)", tmp_path)
    assert listener.notes[-1].warning
    assert listener.notes[-1].text.endswith("ended with code 3.")


@pytest.mark.parametrize("command", ["/nowhere/index", "a\0b"])
def test_a_command_that_cannot_be_started_is_a_warning(listener: Listener, tmp_path: Path, command: str) -> None:
    run_command([command], {}, tmp_path, listener.feedback)
    assert listener.notes[-1].warning
    assert "could not be started" in listener.notes[-1].text


def test_a_command_that_does_not_end_is_ended(listener: Listener, tmp_path: Path) -> None:
    listener.run("import time; time.sleep(600)", tmp_path, limit_s=0.2)
    assert listener.notes[-1].warning
    assert "was not done" in listener.notes[-1].text


def test_a_command_that_is_no_longer_wanted_is_ended(listener: Listener, tmp_path: Path) -> None:
    listener.feedback.signal.cancel()
    with pytest.raises(CancelledError):
        listener.run("open('begun', 'w')", tmp_path)
    assert not (tmp_path / "begun").exists()


def test_a_flood_of_words_is_cut(listener: Listener, tmp_path: Path) -> None:
    said = listener.run("for n in range(2000): print(n)", tmp_path)
    assert said[:3] == ["0", "1", "2"]
    assert len(said) == end_command.MOST_LINES + 2
    assert said[-2] == "1,500 more lines."


def test_a_command_sees_no_secret() -> None:
    secrets = {
        **dict.fromkeys(("CDSE_USERNAME", "CDSE_PASSWORD", "CDSE_TOTP", "DHUS_USER", "DHUS_PASSWORD"), "secret"),
        **dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"), "secret"),
        **dict.fromkeys(("SH_CLIENT_ID", "SH_CLIENT_SECRET", "QGIS_AUTH_PASSWORD_FILE", "PGPASSWORD"), "secret"),
        "https_proxy": "http://user:secret@proxy:3128",
        "HTTP_PROXY": "http://proxy:3128",
    }
    seen = command_environment({**secrets, "PATH": "/bin", "HOME": "/me", "PYTHONHOME": "/qgis"}, {"TOLD": "this"})
    proxies = dict.fromkeys(("https_proxy", "HTTP_PROXY"), "http://proxy:3128")
    assert seen == {"PATH": "/bin", "HOME": "/me", "TOLD": "this", **proxies}
