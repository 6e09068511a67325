"""``scenequeue:correct`` on products that lie on the user's disk: they stay as they are, and a failure says its log."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Callable

from doubles.product_repair import files, tree
from doubles.sen2cor.installing import install

from .conftest import Run

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"


def only_line(report: Path) -> dict[str, Any]:
    [line] = report.read_text(encoding="utf-8").splitlines()
    return dict(json.loads(line))


def test_a_product_that_lacks_folders_is_corrected_and_stays_as_it_is(
    run: Run, product: Callable[..., Path], stand_in: Path, tmp_path: Path
) -> None:
    l1c = product(NAME, tmp_path / "l1c")
    lost = ["AUX_DATA", "HTML", "rep_info"]
    for name in lost:
        shutil.rmtree(l1c / name)
    before, report = (files(l1c), tree(l1c.parent)), tmp_path / "report.jsonl"
    outputs = run("correct", INPUT=str(l1c), SEN2COR=str(stand_in), FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (1, 0)
    assert (files(l1c), tree(l1c.parent)) == before
    line = only_line(report)
    assert [one["path"] for one in line["repaired"]] == lost
    assert line["product"] == str(l1c)


def test_a_failed_correction_names_its_log_its_version_and_its_command(
    run: Run, product: Callable[..., Path], tmp_path: Path
) -> None:
    l1c = product(NAME, tmp_path / "l1c")
    process = install(tmp_path / "programs", behaviour="traceback") / "bin" / "L2A_Process"
    report = tmp_path / "report.jsonl"
    outputs = run("correct", INPUT=str(l1c), SEN2COR=str(process), FOLDER=str(tmp_path / "l2a"), REPORT=str(report))
    assert (outputs["DONE"], outputs["FAILED"]) == (0, 1)
    line = only_line(report)
    assert (line["state"], line["cause"], line["sen2cor_version"]) == ("failed", "CorrectionError", "2.11.00")
    assert "log" in line["advice"]
    assert "ValueError" in Path(line["log"]).read_text(encoding="utf-8")
    assert line["command"][0] == str(process)
    assert line["command"][-1] == str(l1c)
