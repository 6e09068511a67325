"""What a queue knows of Sen2Cor before it works."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.scenes import T15PUT, scene
from scene_queue.core.errors import SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.corrections import Corrections
from scene_queue.core.settings import Settings


def test_few_bands_of_l1c_scenes_cannot_be_ordered_with_a_correction(tmp_path: Path) -> None:
    settings, corrections = Settings(tmp_path, bands=("B02",)), Corrections()
    corrections.require([scene(T15PUT.replace("MSIL1C", "MSIL2A"))], settings, Feedback())
    with pytest.raises(SettingsError, match="all bands of L1C products; only B02"):
        corrections.require([scene(T15PUT)], settings, Feedback())
