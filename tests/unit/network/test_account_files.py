"""Where an account keeps its books, and what it is called there."""

from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.network import Credentials, OAuthClient, S3Keys
from scene_queue.core.network.account_files import account_files_folder, account_name


def test_the_folder_is_the_user_s_on_every_system(tmp_path: Path) -> None:
    assert account_files_folder({"XDG_STATE_HOME": str(tmp_path)}, "linux") == tmp_path / "scene_queue"
    assert account_files_folder({}, "linux") == Path.home() / ".local" / "state" / "scene_queue"
    assert account_files_folder({"XDG_STATE_HOME": "relative"}, "linux").is_absolute()
    assert account_files_folder({"LOCALAPPDATA": str(tmp_path)}, "win32") == tmp_path / "scene_queue"
    assert account_files_folder({}, "darwin").parts[-3:] == ("Library", "Application Support", "scene_queue")


def test_the_same_account_has_the_same_name_whatever_its_password() -> None:
    name = account_name("cdse", Credentials("me@example.org", "one"))
    assert name == account_name("cdse", Credentials("me@example.org", "two", "123456"))
    assert name != account_name("cdse", Credentials("you@example.org", "one"))
    assert name != account_name("other", Credentials("me@example.org", "one"))


@pytest.mark.parametrize("sign_in", [Credentials("me@example.org", "s"), OAuthClient("me@example.org", "s"), None])
def test_a_name_tells_no_user_and_makes_a_good_file_name(sign_in: Credentials | OAuthClient | None) -> None:
    name = account_name("cdse", sign_in)
    assert "example" not in name
    assert name.replace("-", "").isalnum()


def test_keys_of_a_bucket_are_an_account_too() -> None:
    assert account_name("s3", S3Keys("A", "x")) != account_name("s3", S3Keys("B", "x"))
