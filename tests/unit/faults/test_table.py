"""The page of faults is true to the tests: each that it names exists, each case has a row, and no fault is missing."""

from __future__ import annotations

import ast
import functools
import re

import pytest
from conftest import ROOT, TESTS

PAGE = ROOT / "docs" / "faults.md"
HERE = "unit/faults/"
REFERENCE = re.compile(r"`(?P<path>[\w/]+\.py)::(?P<name>\w+)(?:\[(?P<case>[^\]]+)\])?`")
FAULTS = (
    "Connection lost at 1 %",
    "Connection lost at 50 %",
    "Connection lost at 99 %",
    "Connection lost three times in a row",
    "Body too short, with the right length in the header",
    "Body cut in chunked mode",
    "One byte flipped",
    "HTML page with status 200",
    "Wrong Content-Length",
    "Range ignored on resume",
    "Silence for ever",
    "First byte after 25 s",
    "429 DAT-ZIP-100",
    "500, 502 or 503 in bursts",
    "500, 502 or 503 for ever",
    "Offline product",
    "Catalogue size off by 35 kB",
    "No checksum published",
    "401 in the middle",
    "Refresh token dead",
    "Wrong password",
    "Two-factor account whose refresh token died",
    "Sentinel Hub client used for a download (DAT-ZIP-609)",
    "ZIP with `../`",
    "ZIP with absolute names",
    "ZIP with links",
    "ZIP with 2 GB of zeros",
    "Empty ZIP",
    "ZIP without a SAFE",
    "Disk full",
    "Disk of the products full, scratch on another disk",
    "Scratch folder vanished",
    "Disk budget of an order used up",
    "Disk budget smaller than one scene",
    "Folder read-only",
    "Folder vanished",
    "Path with blanks, umlauts, 200 characters",
    "kill -9 and start again",
    "kill -9 within the last step, scratch on another disk",
    "The computer slept",
    "The same scene twice in the queue",
    "Two computers, one folder for the products, the same scene",
)


def rows() -> dict[str, tuple[str, str]]:
    """By what happens: what Scene Queue does, and the tests."""
    lines = [line.strip("|").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
    return {cells[0].strip(): (cells[1], cells[2]) for cells in lines if cells[0].strip() != "what happens"}


@functools.cache
def read_module(path: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a module's tests, and all texts in it: a case's name is one of them."""
    nodes = list(ast.walk(ast.parse((TESTS / path).read_text(encoding="utf-8"))))
    tests = {node.name for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return frozenset(tests), frozenset(texts)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_a_row_that_says_what_becomes_of_the_scene(fault: str) -> None:
    does, tests = rows()[fault]
    assert "**Arrives" in does or "**arrives" in does or "**Told" in does
    assert HERE in tests  # beside another scene


@pytest.mark.parametrize("fault", list(rows()))
def test_every_test_of_a_row_exists(fault: str) -> None:
    _, tests = rows()[fault]
    references = list(REFERENCE.finditer(tests))
    assert len(references) == tests.count("::") > 0
    for reference in references:
        names, texts = read_module(reference["path"])
        assert reference["name"] in names
        assert reference["case"] is None or reference["case"] in texts


def test_every_test_beside_another_scene_is_named_in_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for path in (TESTS / HERE).glob("test_*.py"):
        if path.name != "test_table.py":
            names, _ = read_module(f"{HERE}{path.name}")
            assert [name for name in names if f"{path.name}::{name}" not in page] == []


def test_every_case_of_the_line_and_the_service_is_named_in_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    source = ast.parse((TESTS / HERE / "test_line_and_service.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Case"]
    cases = [ast.literal_eval(call.args[0]) for call in calls]
    assert len(cases) > 20
    assert [case for case in cases if f"[{case}]" not in page] == []
