from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.scenes import T15PUT, numbered_scenes, scene
from scene_queue.core.errors import DiskError, SettingsError
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import AtEnd, Order, Origin
from scene_queue.core.job_queue.order_file import OrderFile, duplicate, moved_here, read_order, write_order
from scene_queue.core.settings import Settings

SETTINGS = Settings(Path("/data/Wälder"), scratch=Path("/data/Wälder/fast"), sen2cor="/opt/sen2cor", bands=("B02",))
ORDER = Order(
    7,
    SETTINGS,
    (StageName.DOWNLOAD, StageName.SAFE_CHECK),
    "Oaxaca\u2028north",
    Origin("Oaxaca", query='{"limit": null}', created=1.5),
    AtEnd(False, Path("/data/Wälder/lists/done.txt"), ("datacube", "dataset add")),
    priority=2,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "7.order.jsonl"


def written(path: Path, count: int = 2) -> list[dict[str, Any]]:
    """The lines of an order file, to be spoilt."""
    write_order(path, ORDER, numbered_scenes(count))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def rewrite(path: Path, lines: list[dict[str, Any]]) -> None:
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")


def test_an_order_and_its_scenes_come_back_as_they_were_written(path: Path) -> None:
    scenes = [
        *numbered_scenes(3)[1:],
        scene(checksums=(("MD5", "00ff"),), aoi_percent=12.5, cloud_cover_percent=None, superseded=True, online=None),
    ]
    scenes[0] = replace(scenes[0], quicklook_url="https://a.example/\u2028?x=1")
    write_order(path, ORDER, scenes, {T15PUT: Path("/safe")})
    read = read_order(path)
    assert read.scenes == tuple(scenes)
    assert read.with_command() == replace(ORDER, id=0)
    assert read.products == {T15PUT: Path("/safe")}
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_command_is_handed_back_beside_the_order_and_never_in_it(path: Path) -> None:
    write_order(path, ORDER, [scene()])
    read = read_order(path)
    assert read.order.at_end.command == ()
    assert read.command == ("datacube", "dataset add")


def test_an_order_of_ten_thousand_scenes_is_one_line_each(path: Path) -> None:
    write_order(path, ORDER, numbered_scenes(10_024))
    assert len(path.read_text(encoding="utf-8").strip().split("\n")) == 10_025
    assert len(read_order(path).scenes) == 10_024


def test_keys_of_a_later_version_are_left_out(path: Path) -> None:
    head, *scenes = written(path)
    head["order"]["colour"] = head["order"]["settings"]["colour"] = scenes[0]["colour"] = "green"
    rewrite(path, [head, *scenes])
    assert read_order(path).scenes == tuple(numbered_scenes(2))


def test_an_order_file_of_a_newer_version_is_refused(path: Path) -> None:
    head, *scenes = written(path)
    rewrite(path, [{**head, "scene_queue_order": 2}, *scenes])
    with pytest.raises(SettingsError, match="newer version"):
        read_order(path)


@pytest.mark.parametrize("text", ["", "a,b\n", "[]", "5", '{"order": {}}', '{"scene_queue_order": null}', "[" * 99_999])
def test_what_is_no_order_file_is_told_as_such(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(SettingsError, match="line 1: it does not begin with an order"):
        read_order(path)


@pytest.mark.parametrize(
    ("where", "key", "value", "why"),
    [
        ((), "priority", "high", "priority is 'high'"),
        ((), "stages", ["dream"], "'dream' is not a valid StageName"),
        ((), "stages", ["safe_check", "download"], "stages is"),
        (("settings",), "layout", "../{tile}", "leads out of the folder"),
        (("settings",), "service", 5, "service is 5"),
        (("settings",), "keep_l1c", "no", "keep_l1c is 'no'"),
        (("settings",), "disk_budget_bytes", True, "disk_budget_bytes is True"),
        (("settings",), "folder", None, "line 1"),
        (("at_end",), "command", [5], "command is"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(
    path: Path, where: tuple[str, ...], key: str, value: object, why: str
) -> None:
    head, *scenes = written(path)
    part = head["order"]
    for name in where:
        part = part[name]
    part[key] = value
    rewrite(path, [head, *scenes])
    with pytest.raises(SettingsError, match=why):
        read_order(path)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"identifier": "../../etc/passwd"}, "Not a Sentinel-2 product name"),
        ({"identifier": f"{T15PUT}.SAFE"}, "is no product name"),
        ({"size_bytes": "5"}, "size_bytes is '5'"),
        ({"cloud_cover_percent": float("nan")}, "NaN is no number"),
        ({"online": "yes"}, "online is 'yes'"),
        ({"begin": "2018-08-09T16:38:29"}, "need a time zone"),
        ({"begin": "yesterday"}, "Invalid isoformat string"),
        ({"level": "L3"}, "not a valid ProcessingLevel"),
        ({"product": 5}, "line 3"),
    ],
)
def test_a_scene_that_makes_no_sense_is_named_by_its_line(path: Path, changes: dict[str, object], why: str) -> None:
    head, first, second = written(path)
    rewrite(path, [head, first, {**second, **changes}])
    with pytest.raises(SettingsError, match="line 3") as caught:
        read_order(path)
    assert why in caught.value.message


def test_a_key_that_is_missing_is_named(path: Path) -> None:
    head, first, second = written(path)
    del second["begin"]
    rewrite(path, [head, first, second])
    with pytest.raises(SettingsError, match="line 3: begin is missing"):
        read_order(path)


def test_a_scene_that_stands_in_it_twice_is_refused(path: Path) -> None:
    head, first, _ = written(path)
    rewrite(path, [head, first, first])
    with pytest.raises(SettingsError, match="line 3: S2B_.* stands in it twice"):
        read_order(path)


def test_a_file_that_was_cut_off_is_refused_wherever_the_cut_is(path: Path) -> None:
    written(path, 3)
    whole = path.read_bytes().rstrip()
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        with pytest.raises(SettingsError):
            read_order(path)


def test_a_file_that_is_no_text_or_not_there_is_told_as_such(path: Path) -> None:
    with pytest.raises(DiskError, match="cannot be read"):
        read_order(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="no text"):
        read_order(path)


def test_an_order_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        write_order(tmp_path / "file" / "7.order.jsonl", ORDER, [])


def an_order_file(**settings: object) -> OrderFile:
    order = replace(ORDER, settings=replace(SETTINGS, **settings))  # type: ignore[arg-type]
    return OrderFile(order, (scene(),), {T15PUT: Path("/data/Wälder/L1C/a.SAFE")})


def test_what_lay_below_the_folder_moves_with_it(tmp_path: Path) -> None:
    moved = moved_here(an_order_file(), tmp_path, scratch=Path("/local"), finished_list=Path("/mine.txt"))
    assert moved.order.settings.folder == tmp_path
    assert moved.order.settings.scratch == tmp_path / "fast"
    assert moved.order.at_end.finished_list == tmp_path / "lists" / "done.txt"
    assert moved.products == {T15PUT: tmp_path / "L1C" / "a.SAFE"}


def test_paths_elsewhere_are_those_of_the_caller(tmp_path: Path) -> None:
    read = an_order_file(scratch=Path("/fast"))
    read = replace(read, order=replace(read.order, at_end=AtEnd(finished_list=Path("/home/somebody/.bashrc"))))
    moved = moved_here(read, tmp_path, sen2cor="/my/sen2cor", finished_list=Path("/mine.txt"))
    assert moved.order.settings.scratch is None
    assert moved.order.settings.sen2cor == "/my/sen2cor"
    assert moved.order.at_end.finished_list == Path("/mine.txt")


def test_a_path_that_leads_out_of_the_folder_does_not_move_with_it(tmp_path: Path) -> None:
    moved = moved_here(an_order_file(scratch=Path("/data/Wälder/../../etc")), tmp_path)
    assert moved.order.settings.scratch is None


def test_the_program_that_another_computer_names_is_not_run_here(tmp_path: Path) -> None:
    assert moved_here(an_order_file(), tmp_path).order.settings.sen2cor == ""


def test_paths_of_windows_move_too(tmp_path: Path) -> None:
    read = an_order_file(folder=Path("D:\\S2"), scratch=Path("d:\\s2\\fast\\disk"))
    assert moved_here(read, tmp_path).order.settings.scratch == tmp_path / "fast" / "disk"


def test_a_duplicate_is_the_same_order_not_stored_yet() -> None:
    assert duplicate(ORDER) == replace(ORDER, id=0, title="Oaxaca\u2028north (copy)")
    assert duplicate(ORDER, "Again").title == "Again"


def test_a_folder_whose_name_is_no_text_comes_back(path: Path) -> None:
    folder = Path(b"/data/caf\xe9".decode("utf-8", "surrogateescape"))
    write_order(path, ORDER.in_folder(folder), [scene()], {T15PUT: folder / "a.SAFE"})
    read = read_order(path)
    assert read.order.settings.folder == folder
    assert read.products == {T15PUT: folder / "a.SAFE"}
