"""Several things ticked in one line."""

from __future__ import annotations

from typing import Any

import pytest
from scene_queue.ui.checked_combo import CheckedCombo


@pytest.fixture
def combo(qtbot: Any) -> CheckedCombo:
    made = CheckedCombo({1: "One", 2: "Two", 3: "Three"}, "none")
    qtbot.addWidget(made)
    return made


def test_what_is_ticked_comes_in_the_order_of_the_list(qtbot: Any, combo: CheckedCombo) -> None:
    assert combo.chosen == ()
    with qtbot.waitSignal(combo.checkedItemsChanged):
        combo.choose([3, 1])
    assert combo.chosen == (1, 3)


def test_another_choice_takes_the_place_of_the_first_and_nothing_is_one(qtbot: Any, combo: CheckedCombo) -> None:
    combo.choose([3, 1])
    combo.choose([2])
    assert combo.chosen == (2,)
    with qtbot.waitSignal(combo.checkedItemsChanged):
        combo.choose([])
    assert combo.chosen == ()
    assert combo.defaultText() == "none"
