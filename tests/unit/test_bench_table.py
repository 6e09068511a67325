"""The table that ``./scripts/bench`` makes of a benchmark's lines."""

from __future__ import annotations

import json
import subprocess

import pytest
from bench_table import rows
from conftest import ROOT


def test_each_figure_gets_a_line_with_what_it_is_of() -> None:
    figure = {"area": "Canada", "figure": "seconds", "value": 0.51, "unit": "s", "baseline": 0.3, "ratio": 1.7}
    heading, line = rows([json.dumps(figure)])
    assert heading.split() == ["figure", "value", "unit", "baseline", "ratio"]
    assert line.split() == ["Canada", "seconds", "0.51", "s", "0.3", "1.7"]


def test_what_has_no_baseline_gets_a_dash_and_large_numbers_their_commas() -> None:
    figure = {"figure": "vertices", "value": 38022, "unit": "", "baseline": None, "ratio": None}
    assert list(rows([json.dumps(figure)]))[1].split() == ["vertices", "38,022", "-", "-"]


def test_other_text_passes_as_it_is() -> None:
    assert list(rows(["loading...\n", "[1]\n"]))[1:] == ["loading...", "[1]"]


@pytest.mark.parametrize("name", ["nothing", "queue_figures", "__init__"])
def test_what_is_no_benchmark_is_told_with_those_that_there_are(name: str) -> None:
    answer = subprocess.run([ROOT / "scripts" / "bench", name], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    told, there_are = answer.stderr.split("there are: ")
    assert f"no benchmark {name};" in told
    assert {"area", "search", "transfer", "window", "queue"} <= set(there_are.split())
    assert not {"__init__", "measuring", "queue_figures"} & set(there_are.split())
