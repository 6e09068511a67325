"""What the plugin repository looks at: each rule finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from gate import files, metadata
from package_plugin import PackageError, _mark

WHOLE = ["scene_queue/metadata.txt", "scene_queue/__init__.py", "scene_queue/LICENSE"]


def test_a_whole_zip_is_fine() -> None:
    assert list(files(WHOLE, 2_000_000)) == []


@pytest.mark.parametrize(
    ("names", "size_bytes", "finding"),
    [
        ([*WHOLE, "other/__init__.py"], 1, "other folders"),
        (WHOLE[:2], 1, "LICENSE is missing"),
        ([*WHOLE, "scene_queue/run.BAT"], 1, "run.BAT does not belong"),
        ([*WHOLE, "scene_queue/core/__pycache__/a.py"], 1, "does not belong"),
        (WHOLE, 25_000_001, "25 are allowed"),
    ],
)
def test_what_does_not_belong_into_a_zip_is_found(names: list[str], size_bytes: int, finding: str) -> None:
    (found,) = files(names, size_bytes)
    assert finding in found


def test_our_own_metadata_are_fine() -> None:
    assert list(metadata(ROOT)) == []


@pytest.mark.parametrize(
    ("line", "wrong", "finding"),
    [
        ("author=", "author=\n#", "no author"),
        ("homepage=https", "homepage=http", "no address"),
        ("icon=", "icon=none/", "no icon"),
        ("description=", "description=<b>", "HTML"),
        ("description=", "description=" + "long " * 40, "150 characters"),
    ],
)
def test_what_is_wrong_with_metadata_is_found(tmp_path: Path, line: str, wrong: str, finding: str) -> None:
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8").replace(line, wrong, 1)
    (tmp_path / "metadata.txt").write_text(text, encoding="utf-8")
    (tmp_path / "ui").symlink_to(ROOT / "ui")
    found = list(metadata(tmp_path))
    assert len(found) == 1
    assert finding in found[0]


def test_a_mark_stands_behind_its_lines_and_one_without_lines_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\ntoken == '('\n")
    _mark(tmp_path, "# a comment\n\na.py | token == ' | # nosec - a sign\n")
    assert (tmp_path / "a.py").read_text() == "x = 1\ntoken == '('  # nosec - a sign\n"
    with pytest.raises(PackageError, match=r"no line of a\.py"):
        _mark(tmp_path, "a.py | gone | # nosec\n")
