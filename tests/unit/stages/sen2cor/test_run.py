from __future__ import annotations

from pathlib import Path

import pytest
from scene_queue.core.errors import CorrectionError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.stages.sen2cor.run import CorrectionRun
from scene_queue.core.workspace import Workspace


def test_a_sen2cor_that_cannot_be_started_is_told_with_what_to_try(workspace: Workspace, tmp_path: Path) -> None:
    run = CorrectionRun(Installation(tmp_path, tmp_path / "L2A_Process", (2, 11, 0)), workspace, tmp_path)
    with pytest.raises(CorrectionError, match="Sen2Cor could not be started") as caught:
        run.execute({}, 60.0, Feedback())
    assert "--help" in caught.value.advice


def test_a_sen2cor_that_does_not_end_is_told_with_what_to_try(play, workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="Sen2Cor was not done after 0.005 minutes") as caught:
        CorrectionRun(play("sleep 600"), workspace, tmp_path).execute({"PATH": "/bin:/usr/bin"}, 0.3, Feedback())
    assert "DEM" in caught.value.advice
