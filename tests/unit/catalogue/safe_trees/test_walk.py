"""The way through an archive: what is found, and what is not even looked into."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from scene_queue.core.catalogue import SceneQuery
from scene_queue.core.catalogue.safe_trees import walk as walking
from scene_queue.core.catalogue.safe_trees.safe_trees_catalogue import SafeTreesCatalogue
from scene_queue.core.catalogue.safe_trees.walk import Values, Walk, day_may_lie_in
from scene_queue.core.errors import CancelledError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.services.key_template import read_template

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
OTHER = "S2A_MSIL1C_20190809T163829_N0208_R126_T15PUT_20190809T221152"


class PaperTree:
    """Folders as a list of paths."""

    def __init__(self, *paths: str) -> None:
        self._paths = paths
        self.listed: list[str] = []

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        feedback.raise_if_cancelled()
        self.listed.append(path)
        prefix = f"{path}/" if path else ""
        return sorted({one[len(prefix) :].split("/")[0] for one in self._paths if one.startswith(prefix)})

    def read(self, path: str, feedback: Feedback) -> bytes:
        raise AssertionError(path)

    def size_bytes(self, path: str, feedback: Feedback) -> int:
        raise AssertionError(path)


def of_2018(values: Values) -> bool:
    return day_may_lie_in(values, date(2018, 8, 1), date(2018, 8, 31))


def test_a_template_leads_past_other_folders() -> None:
    tree = PaperTree(f"a/L1C/2018/08/09/{NAME}.SAFE", f"a/L1C/2019/08/09/{OTHER}.SAFE", "a/L1C/readme/x", "b/c")
    walk = Walk(tree, of_2018, Feedback())
    found = list(walk.along(read_template("a/{level}/{year}/{month}/{day}/{name}.SAFE")))
    assert found == [f"a/L1C/2018/08/09/{NAME}.SAFE"]
    assert tree.listed == ["a", "a/L1C", "a/L1C/2018", "a/L1C/2018/08", "a/L1C/2018/08/09"]


def test_without_a_template_products_are_found_at_any_depth_and_not_looked_into() -> None:
    tree = PaperTree(f"{NAME}.SAFE/GRANULE/x", f"deep/er/{OTHER}.SAFE/GRANULE/y")
    walk = Walk(tree, of_2018, Feedback())
    assert list(walk.everywhere()) == [f"{NAME}.SAFE", f"deep/er/{OTHER}.SAFE"]
    assert not any(".SAFE" in path for path in tree.listed)


def test_the_recorded_objects_of_a_bucket_are_one_product_that_is_none_of_sentinel_2(recorded: Path) -> None:
    file = recorded / "recorded" / "creodias" / "creodias_s3_objects.json"
    keys = [one["Key"] for one in json.loads(file.read_text(encoding="utf-8"))["Contents"]]
    query = SceneQuery(None, date(2014, 10, 10), date(2014, 10, 10), name_pattern="*")
    walk = Walk(PaperTree(*keys), of_2018, Feedback())
    assert [path.count("/") for path in walk.everywhere()] == [6]
    result = SafeTreesCatalogue("s", PaperTree(*keys), 1).search(query, Feedback())
    assert result.scenes == ()
    assert any("S1A_EW_GRDH_1SDH_20141010T120113" in note for note in result.notes)


def test_a_tree_without_end_is_given_up_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST_LISTINGS", 5)
    tree = PaperTree(*(f"{number}/x" for number in range(10)))
    with pytest.raises(SettingsError, match="more than 5 folders") as caught:
        list(Walk(tree, of_2018, Feedback()).everywhere())
    assert "key_template" in caught.value.advice


def test_a_cancellation_ends_the_walk() -> None:
    feedback = Feedback()
    walk = Walk(PaperTree("a/b/c", "d/e"), of_2018, feedback).everywhere()
    feedback.signal.cancel()
    with pytest.raises(CancelledError):
        list(walk)


@pytest.mark.parametrize(
    ("values", "may"),
    [
        ({}, True),
        ({"year": "2018"}, True),
        ({"year": "2017"}, False),
        ({"year": "2018", "month": "8"}, True),
        ({"year": "2018", "month": "07"}, False),
        ({"year": "2018", "month": "08", "day": "31"}, True),
        ({"year": "2018", "month": "09", "day": "1"}, False),
        ({"date": "2018-08-01"}, True),
        ({"date": "20180731"}, False),
    ],
)
def test_folders_of_other_days_are_not_looked_into(values: dict[str, str], may: bool) -> None:
    assert of_2018(values) is may


def test_a_span_over_the_new_year_takes_both_years() -> None:
    first, last = date(2018, 11, 15), date(2019, 2, 3)
    taken = [
        (y, m)
        for y in (2018, 2019)
        for m in range(1, 13)
        if day_may_lie_in({"year": f"{y}", "month": f"{m}"}, first, last)
    ]
    assert taken == [(2018, 11), (2018, 12), (2019, 1), (2019, 2)]
