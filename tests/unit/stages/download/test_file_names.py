"""Names that come from outside: which of them may become files."""

from __future__ import annotations

import pytest
from scene_queue.core.stages.download.file_names import is_inside, name_files_twice


@pytest.mark.parametrize("path", ["manifest.safe", "GRANULE/L1C_T15PUT/MTD_TL.xml", "a b/ü.xml", ".hidden"])
def test_plain_paths_stay_inside(path: str) -> None:
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "..",
        "a/../b",
        "./a",
        "a\\b",
        "C:/a",
        "a\0",
        "a\n",
        " a",
        "a ",
        "a.",
        "nul",
        "COM1.x",
        'a"',
    ],
)
def test_paths_that_lead_out_or_cannot_be_written_do_not(path: str) -> None:
    assert not is_inside(path)


@pytest.mark.parametrize(
    ("files", "folders", "twice"),
    [
        (["a", "b/c"], ["b"], False),
        (["a", "A"], [], True),
        (["a", "a"], [], True),
        (["a", "a/b"], [], True),
        (["a"], ["A"], True),
        (["b/c"], ["b", "b/d"], False),
    ],
)
def test_names_that_are_one_on_some_disk_are_found(files: list[str], folders: list[str], twice: bool) -> None:
    assert name_files_twice(files, folders) is twice
