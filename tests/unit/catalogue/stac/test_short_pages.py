"""Pages that lack scenes: waited out, made good by other questions, or an error; never a list that looks whole."""

from __future__ import annotations

from typing import Any

import pytest
from doubles.hub import ALWAYS
from doubles.hub.stac_face import StacManner
from scene_queue.core.catalogue.stac.complete_list import IncompleteListError
from scene_queue.core.errors import ServiceBusyError

SEARCH = {"face": "stac", "path_part": "/search"}
FOLLOWING = 1  # request for what follows the end of a list, where the service does not count


def halved(content: Any) -> Any:
    features = content["features"]
    return {**content, "features": features[: len(features) // 2], "numberReturned": len(features) // 2}


def without_the_last(content: Any) -> Any:
    return {**content, "features": content["features"][:-1], "numberReturned": len(content["features"]) - 1}


def emptied(content: Any) -> Any:
    return {**content, "features": [], "numberReturned": 0}


def lying(content: Any) -> Any:
    return {**content, "features": content["features"][1:]}


def names(result: Any) -> set[str]:
    return {scene.identifier for scene in result.scenes}


@pytest.mark.parametrize("change", [halved, without_the_last, emptied, lying])
@pytest.mark.parametrize("skip", [1, 2])
def test_a_later_page_that_lacks_scenes_once_is_read_again(searcher: Any, change: Any, skip: int) -> None:
    searcher.hub.faults.edit(change, skip=skip, times=1, **SEARCH)
    result = searcher.search(page_size=60)
    assert len(names(result)) == 260
    assert searcher.pages == 5 + 1 + FOLLOWING


@pytest.mark.parametrize("change", [halved, without_the_last, emptied, lying])
def test_a_first_page_that_lacks_scenes_once_loses_none(searcher: Any, change: Any) -> None:
    searcher.hub.faults.edit(change, times=1, **SEARCH)
    assert len(names(searcher.search(page_size=60))) == 260
    assert searcher.pages < 30


@pytest.mark.parametrize("page_size", [60, 300])
@pytest.mark.parametrize("change", [halved, without_the_last])
def test_a_last_page_that_lost_its_end_once_loses_none(searcher: Any, change: Any, page_size: int) -> None:
    searcher.hub.faults.edit(change, skip=260 // page_size, times=1, **SEARCH)
    assert len(names(searcher.search(page_size=page_size))) == 260


@pytest.mark.parametrize("skip", [1, 2])
@pytest.mark.parametrize("change", [halved, emptied, lying])
def test_a_page_that_lacks_scenes_for_a_while_is_made_good_by_shorter_times(
    searcher: Any, change: Any, skip: int
) -> None:
    searcher.hub.faults.edit(change, skip=skip, times=3, **SEARCH)
    assert len(names(searcher.search(page_size=60))) == 260


@pytest.mark.parametrize(
    ("change", "skip"),
    [*((change, skip) for change in (halved, without_the_last, lying) for skip in (0, 1)), (emptied, 1), (emptied, 3)],
)
def test_pages_that_always_lack_scenes_are_no_list(searcher: Any, change: Any, skip: int) -> None:
    searcher.hub.faults.edit(change, skip=skip, times=ALWAYS, **SEARCH)
    with pytest.raises(ServiceBusyError) as raised:
        searcher.search(page_size=60)
    assert raised.value.advice


@pytest.mark.parametrize("share", [2, 5, 50])
def test_a_service_that_filters_behind_its_pages_gives_all(searcher: Any, share: int) -> None:
    searcher.hub.stac.manner = StacManner(drops=lambda shelved: shelved.sensing.hour % share != 0)
    found = searcher.search(page_size=20)
    wanted = [one for one in searcher.hub.shelf.scenes if one.sensing.hour % share == 0]
    assert len(names(found)) == len(wanted)


def test_a_service_that_grants_less_is_asked_once_more_and_no_oftener(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(granted=50)
    assert len(names(searcher.search(page_size=100))) == 260
    assert searcher.pages == 6 + 1 + FOLLOWING


def test_a_service_that_counts_is_believed(searcher: Any) -> None:
    searcher.hub.stac.manner = StacManner(counts=True, granted=50)
    assert len(names(searcher.search(page_size=100))) == 260
    assert searcher.pages == 6


@pytest.mark.parametrize("skip", [0, 1, 3])
def test_a_passing_404_is_waited_out(searcher: Any, skip: int) -> None:
    searcher.hub.faults.busy(status=404, skip=skip, times=2, **SEARCH)
    assert len(names(searcher.search(page_size=60))) == 260
    assert searcher.pages == 5 + 2 + FOLLOWING


def test_a_404_that_stays_is_an_error_with_advice(searcher: Any) -> None:
    searcher.hub.faults.busy(status=404, skip=1, times=ALWAYS, **SEARCH)
    with pytest.raises(ServiceBusyError, match="404") as raised:
        searcher.search(page_size=60)
    assert raised.value.advice
    assert searcher.pages == 1 + 5


@pytest.mark.parametrize("skip", [0, 2])
def test_a_burst_of_503_shrinks_no_pages(searcher: Any, skip: int) -> None:
    searcher.hub.faults.busy(status=503, skip=skip, times=4, **SEARCH)
    assert len(names(searcher.search(page_size=60))) == 260
    assert searcher.pages == 5 + 4 + FOLLOWING


@pytest.mark.parametrize("status", [413, 500, 502, 504])
def test_what_fails_as_too_large_pages_do_is_asked_for_in_smaller_ones(searcher: Any, status: int) -> None:
    attempts = 1 if status == 413 else 2
    searcher.hub.faults.busy(status=status, times=attempts, **SEARCH)
    assert len(names(searcher.search(page_size=260))) == 260
    assert searcher.pages == attempts + 4 + (260 % 65 == 0)


def test_one_bad_gateway_is_no_reason_for_smaller_pages(searcher: Any) -> None:
    searcher.hub.faults.busy(status=502, skip=1, times=1, **SEARCH)
    assert len(names(searcher.search(page_size=60))) == 260
    assert searcher.pages == 5 + 1 + FOLLOWING


def test_online_only_keeps_what_is_not_known_to_be_online_and_says_so(searcher: Any) -> None:
    result = searcher.search(page_size=200, online_only=True)
    assert len(names(result)) == 260
    (note,) = result.notes
    assert note.startswith("Whether they are online is not known, and they are listed all the same")


def test_the_error_of_a_list_that_lacks_scenes_names_the_service(searcher: Any) -> None:
    searcher.hub.faults.edit(without_the_last, times=ALWAYS, **SEARCH)
    with pytest.raises(IncompleteListError, match="Embedded hub"):
        searcher.search(page_size=60)
