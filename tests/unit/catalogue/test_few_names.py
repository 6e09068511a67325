"""Names in a sentence."""

from __future__ import annotations

import pytest
from scene_queue.core.catalogue.few_names import few_of


@pytest.mark.parametrize(
    ("count", "text"), [(0, ""), (1, "0"), (3, "0, 1, 2"), (4, "0, 1, 2 and 1 more"), (2003, "0, 1, 2 and 2,000 more")]
)
def test_the_first_are_named_and_the_others_counted(count: int, text: str) -> None:
    assert few_of([str(number) for number in range(count)]) == text
