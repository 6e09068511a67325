"""Paths that would be too long, and folders that are no good place, are told before anything is queued."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from scene_queue.core.errors import DiskError, SettingsError
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace
from scene_queue.core.workspace.path_budget import (
    INSIDE_CHARS,
    LONG_WINDOWS,
    POSIX,
    WINDOWS,
    PathTooLongError,
    folder_warnings,
    make_folder,
    make_folders,
    require_short_paths,
    rules_for,
)

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
DEEPEST = "GRANULE/L2A_T33XWJ_A026649_20220413T150756/IMG_DATA/R10m/T33XWJ_20220413T150759_AOT_10m.jp2"


def workspaces(folder: str) -> list[Workspace]:
    return [Workspace(ProductName.parse(NAME), Settings(Path(folder)))]


def longest(folder: str) -> str:
    (workspace,) = workspaces(folder)
    products = (workspace.product, *workspace.unfinished_products)
    return max((f"{product}/{DEEPEST}" for product in products), key=len)


def test_the_usual_folder_of_a_user_is_short_enough_for_windows() -> None:
    folder = "C:/Users/firstname.lastname/SceneQueue"
    require_short_paths(workspaces(folder), WINDOWS)
    assert len(longest(folder)) <= WINDOWS.longest_path


def test_no_folder_passes_whose_deepest_file_would_not_fit() -> None:
    for length in range(3, 120):
        folder = "C:/" + "x" * (length - 3)
        try:
            require_short_paths(workspaces(folder), WINDOWS)
        except PathTooLongError:
            continue
        assert len(longest(folder) + ".part") <= WINDOWS.longest_path


def test_the_sentence_names_the_longest_path_and_by_how_much_to_shorten_it() -> None:
    folder = "C:/Users/me/" + "Documents/" * 10 + "SceneQueue"
    with pytest.raises(PathTooLongError) as told:
        require_short_paths(workspaces(folder), WINDOWS)
    assert folder in told.value.message
    assert "259" in told.value.message
    too_many = int(told.value.advice.split("at least ")[1].split()[0])
    require_short_paths(workspaces(folder[:-too_many]), WINDOWS)
    with pytest.raises(PathTooLongError):
        require_short_paths(workspaces(folder[: 1 - too_many]), WINDOWS)


@pytest.mark.parametrize(
    "folder", ["C:/Wälder und Flüsse/Süd 2018", "C:/" + "a" * 60 + "/" + "b" * 60 + "/" + "c" * 74, "D:/😀 scenes"]
)
def test_where_long_paths_are_switched_on_two_hundred_characters_blanks_and_umlauts_pass(folder: str) -> None:
    require_short_paths(workspaces(folder), LONG_WINDOWS)


def test_windows_counts_characters_and_linux_bytes() -> None:
    assert WINDOWS.length("Wälder") == 6
    assert WINDOWS.length("😀") == 2
    assert POSIX.length("Wälder") == 7


def test_a_name_of_two_hundred_umlauts_is_too_long_in_bytes_only() -> None:
    name = "ä" * 200
    require_short_paths(workspaces(f"/data/{name}"), LONG_WINDOWS)
    with pytest.raises(PathTooLongError, match=f"The name {name}"):
        require_short_paths(workspaces(f"/data/{name}"), POSIX)


def test_linux_has_an_end_too() -> None:
    with pytest.raises(PathTooLongError, match="4095"):
        require_short_paths(workspaces("/data" + "/x" * 2000), POSIX)


def test_a_product_that_lies_somewhere_is_counted_where_it_lies() -> None:
    given = Path("C:/" + "x" * 160) / f"{NAME}.SAFE"
    with pytest.raises(PathTooLongError):
        require_short_paths([Workspace(ProductName.parse(NAME), Settings(Path("C:/s")), given)], WINDOWS)


def test_the_deepest_file_of_a_product_fits_in_what_is_reckoned() -> None:
    assert len(str(PureWindowsPath(DEEPEST))) + len("\\") <= INSIDE_CHARS - len(".part.json")


def test_the_system_s_rules_are_found_out(tmp_path: Path) -> None:
    assert rules_for(tmp_path, system="posix") is POSIX
    assert rules_for(tmp_path, system="nt") is LONG_WINDOWS  # this disk takes them
    assert rules_for(tmp_path / "none", system="nt") is WINDOWS
    assert rules_for(tmp_path, tmp_path, "nt") is LONG_WINDOWS
    assert rules_for(tmp_path, tmp_path / "none", "nt") is WINDOWS  # the stricter ones hold for both
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_with_blanks_and_umlauts(tmp_path: Path) -> None:
    folder = tmp_path / "Wälder und Flüsse" / ("x" * 200)
    make_folder(folder)
    make_folder(folder)
    assert folder.is_dir()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        make_folder(tmp_path / "file" / "products")


def test_the_scratch_folder_is_made_with_the_folder(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "products", scratch=tmp_path / "local" / "scratch")
    make_folders(settings)
    assert settings.folder.is_dir()
    assert (tmp_path / "local" / "scratch").is_dir()


def test_a_scratch_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="file/scratch cannot be written") as caught:
        make_folders(Settings(tmp_path / "products", scratch=tmp_path / "file" / "scratch"))
    assert "unfinished files" in caught.value.advice
    with pytest.raises(SettingsError, match="no whole path"):
        make_folders(Settings(tmp_path / "products", scratch=Path("scratch")))


def test_the_paths_in_a_scratch_folder_count() -> None:
    deep = Workspace(ProductName.parse(NAME), Settings(Path("C:/s"), scratch=Path("D:/" + "scratch/" * 20)))
    with pytest.raises(PathTooLongError, match="scratch"):
        require_short_paths([deep], WINDOWS)


def test_a_scratch_folder_that_sen2cor_would_not_work_in_is_warned_about() -> None:
    known = [Workspace(ProductName.parse(NAME), Settings(Path("/data"), scratch=Path("/mnt/GRANULES")))]
    (warning,) = folder_warnings(Path("/data"), known, environment={})
    assert "/mnt/GRANULES" in warning


def test_a_folder_that_sen2cor_would_not_work_in_is_warned_about() -> None:
    (warning,) = folder_warnings(Path("/data/GRANULE/mine"), environment={})
    assert "GRANULE" in warning
    assert "Sen2Cor" in warning


def test_paths_that_windows_takes_and_sen2cor_does_not_are_warned_about() -> None:
    folder = "/mnt/" + "Documents/" * 12
    (warning,) = folder_warnings(Path(folder), workspaces(folder), LONG_WINDOWS, {})
    assert "Sen2Cor" in warning
    assert "259" in warning
    corrected = NAME.replace("MSIL1C", "MSIL2A")
    ready = [Workspace(ProductName.parse(corrected), Settings(Path(folder)))]
    assert folder_warnings(Path(folder), ready, LONG_WINDOWS, {}) == []
    assert folder_warnings(Path("/mnt"), workspaces("/mnt"), LONG_WINDOWS, {}) == []


def test_a_temporary_place_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "system"))
    for folder in (tmp_path / "system" / "products", tmp_path / "mine" / ".." / "mine" / "products"):
        (warning,) = folder_warnings(folder, environment={"TEMP": str(tmp_path / "mine"), "TMP": ""})
        assert "temporary" in warning
    for folder in (tmp_path, tmp_path / "mine-too", Path("/data")):
        assert folder_warnings(folder, environment={"TEMP": str(tmp_path / "mine")}) == []
