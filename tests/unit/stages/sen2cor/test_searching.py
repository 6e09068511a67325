"""Where Sen2Cor is looked for, and what is told of what cannot be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from scene_queue.core.errors import CancelledError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.sen2cor import Installation, find_installations
from scene_queue.core.stages.sen2cor.searching import Search, look_around, read_place, usual_folders_of


def found(setting: object = "", folders: tuple[Path, ...] = (), **variables: object) -> list[Installation]:
    environment = {"PATH": os.defpath, **{name: str(value) for name, value in variables.items()}}
    return find_installations(str(setting), environment, folders)


def test_a_setting_may_be_the_installations_folder(play) -> None:
    made = play("succeed")
    assert found(made.home) == [made]


def test_a_setting_may_be_the_start_script(play) -> None:
    made = play("succeed", version=(2, 5, 5))
    assert found(made.process) == [made]


def test_a_setting_may_be_a_folder_that_holds_installations(play, tmp_path: Path) -> None:
    old, new = play("succeed", version=(2, 5, 5)), play("succeed", version=(2, 11, 0))
    assert found(tmp_path) == [new, old]


def test_a_setting_keeps_other_installations_out(play, tmp_path: Path) -> None:
    old, new = play("succeed", version=(2, 5, 5)), play("succeed", version=(2, 11, 0))
    assert found(old.home, (tmp_path,), SEN2COR_HOME=new.home) == [old]


@pytest.mark.parametrize("setting", ["/nowhere/at/all", "~nobody-of-this-name/x", "a\0b"])
def test_a_setting_that_leads_nowhere_is_told(setting: str) -> None:
    with pytest.raises(SettingsError, match="no Sen2Cor that can be started"):
        found(setting)


def test_a_start_script_that_may_not_be_executed_is_told(play) -> None:
    made = play("succeed")
    made.process.chmod(0o644)
    with pytest.raises(SettingsError, match=str(made.process)):
        found(made.process)


def test_without_a_setting_the_usual_folders_are_looked_through(play, tmp_path: Path) -> None:
    old, new = play("succeed", version=(2, 5, 5)), play("succeed", version=(2, 12, 3))
    assert found(folders=(tmp_path / "nothing", tmp_path)) == [new, old]


def test_the_alias_of_the_old_guide_is_found(play, tmp_path: Path) -> None:
    made = play("succeed", version=(2, 5, 5))
    assert made.process == tmp_path / "Sen2Cor-02.05.05-Linux64" / "bin" / "L2A_Process"
    folders = usual_folders_of("linux", {"HOME": str(tmp_path)})
    assert found(folders=tuple(folder for folder in folders if tmp_path in (folder, *folder.parents))) == [made]


def test_sen2cor_home_may_be_the_installation(play) -> None:
    made = play("succeed")
    assert found(SEN2COR_HOME=made.home) == [made]


def test_sen2cor_home_without_an_installation_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "sen2cor" / "2.10" / "cfg").mkdir(parents=True)
    assert found(SEN2COR_HOME=tmp_path / "sen2cor" / "2.10") == []


def test_sen2cor_bin_lies_below_the_installation(play) -> None:
    made = play("succeed")
    assert found(SEN2COR_BIN=made.home / "lib" / "python2.7" / "site-packages" / "sen2cor") == [made]


def test_the_path_is_looked_through(play) -> None:
    made = play("succeed")
    assert found(PATH=os.pathsep.join([os.defpath, "", "relative", str(made.process.parent)])) == [made]


def test_one_installation_that_is_found_twice_is_one(play, tmp_path: Path) -> None:
    made = play("succeed")
    link = tmp_path / "links" / "L2A_Process"
    link.parent.mkdir()
    link.symlink_to(made.process)
    path = os.pathsep.join([str(link.parent), os.defpath])
    assert found(folders=(tmp_path,), PATH=path, SEN2COR_HOME=made.home) == [made]


def test_a_folder_without_a_start_script_is_no_installation(tmp_path: Path) -> None:
    (tmp_path / "Sen2Cor-02.11.00-Linux64" / "bin").mkdir(parents=True)
    assert found(folders=(tmp_path,)) == []


def looked(*folders: Path) -> Search:
    return look_around("", {"PATH": os.defpath}, folders)


def test_a_setting_may_have_quotes_a_tilde_and_variables(play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = play("succeed")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TOOLS", str(tmp_path))
    assert found(f'"{made.home}"') == found(f"~/{made.home.name}") == found(f" $TOOLS/{made.home.name} ") == [made]


def test_a_setting_that_is_pasted_from_a_file_manager_is_read() -> None:
    assert read_place('"/opt/my tools/Sen2Cor" ') == Path("/opt/my tools/Sen2Cor")


def test_what_was_unpacked_into_a_folder_of_its_own_name_is_found(play, tmp_path: Path) -> None:
    made = play("succeed", folder=tmp_path / "Sen2Cor-02.11.00-Linux64")
    assert found(folders=(tmp_path,)) == [made]


def test_folders_that_the_user_named_are_looked_at_besides_the_usual_ones(play, tmp_path: Path) -> None:
    usual, named = play("succeed", folder=tmp_path / "usual"), play("succeed", (2, 5, 5), tmp_path / "named")
    environment = {"PATH": os.defpath}
    both = look_around("", environment, [tmp_path / "usual"], more_folders=[tmp_path / "named", named.home])
    assert both.installations == (usual, named)


def test_a_script_that_may_not_be_executed_is_told_beside_what_is_found(play, tmp_path: Path) -> None:
    good, shut = play("succeed"), play("succeed", (2, 5, 5))
    shut.process.chmod(0o644)
    search = looked(tmp_path)
    assert search.installations == (good,)
    assert [oddity.path for oddity in search.oddities] == [shut.process]
    assert "is there but may not be started" in search.oddities[0].sentence


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "Sen2Cor-latest").symlink_to(tmp_path / "gone")
    (oddity,) = looked(tmp_path).oddities
    assert oddity.sentence == f"{tmp_path}/Sen2Cor-latest is a link to {tmp_path}/gone, which is not there."


def test_a_link_is_followed_once_and_what_it_leads_to_told_once(play, tmp_path: Path) -> None:
    made = play("succeed")
    (tmp_path / "Sen2Cor-latest").symlink_to(made.home)
    (tmp_path / "Sen2Cor-round").symlink_to(tmp_path / "Sen2Cor-round")
    assert looked(tmp_path).installations == (made,)


def test_a_folder_that_refuses_to_be_read_does_not_end_the_search(
    play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, listed = play("succeed", folder=tmp_path / "open"), os.listdir
    shut = tmp_path / "shut"
    shut.mkdir()

    def refuse(folder: Path) -> list[str]:
        if folder == shut:
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    search = looked(shut, tmp_path / "open")
    assert search.installations == (made,)
    assert search.oddities[0].sentence == f"{shut} could not be looked into (Permission denied)."


@pytest.mark.parametrize("script", ["L2A_Process.py", "SEN2COR_3/L2A_Process.py"])
def test_sen2cor_3_is_recognised_and_not_started(tmp_path: Path, script: str) -> None:
    home = tmp_path / "Sen2Cor-03.03.02"
    (home / script).parent.mkdir(parents=True)
    (home / script).write_text("raise SystemExit")
    search = looked(tmp_path)
    assert search.installations == ()
    assert "Sen2Cor 3" in search.oddities[0].sentence
    with pytest.raises(SettingsError, match="Sen2Cor 3, which has no start script"):
        found(home)


def test_a_search_can_be_cancelled(tmp_path: Path) -> None:
    feedback = Feedback()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        look_around("", {}, [tmp_path], feedback=feedback)


def test_downloads_are_among_the_usual_folders() -> None:
    assert Path("/home/ana/Downloads") in usual_folders_of("linux", {"HOME": "/home/ana"})


def test_linux_has_its_usual_folders() -> None:
    folders = usual_folders_of("linux", {"HOME": "/home/ana"})
    assert Path("/home/ana") in folders
    assert Path("/opt") in folders


def test_snaps_own_copy_is_among_the_usual_folders() -> None:
    assert Path("/home/ana/.snap/auxdata") in usual_folders_of("linux", {"HOME": "/home/ana"})


def test_macos_has_its_applications_folder() -> None:
    assert Path("/Applications") in usual_folders_of("darwin", {"HOME": "/Users/ana"})


def test_windows_has_the_users_and_the_programs_folders() -> None:
    variables = {"USERPROFILE": "C:/Users/Ana", "SYSTEMDRIVE": "D:", "PROGRAMFILES": "D:/Programs"}
    folders = usual_folders_of("win32", variables)
    assert Path("C:/Users/Ana") in folders
    assert Path("D:/Programs") in folders
    assert Path("D:\\") in folders
