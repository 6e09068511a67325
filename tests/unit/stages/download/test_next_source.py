"""When a source that failed is followed by the next one that the user allowed, and when not."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from doubles.hub import Hub
from scene_queue.core.errors import (
    CredentialsError,
    ErrorKind,
    OfflineError,
    ProductError,
    SceneQueueError,
    VolumeError,
)
from scene_queue.core.network import ListDeniedError
from scene_queue.core.stages.download import ClosedSource, DownloadStage
from scene_queue.core.workspace import FILES


class Pair:
    """One scene, and two services that have it; the bytes of the first one break off in the middle."""

    def __init__(self, first: Any, second: Any) -> None:
        self.first, self.second = first, second
        first.hub.faults.cut(at_share=0.5)
        first.hub.faults.busy(skip=1, times=None)

    def run(self, *, is_last: bool, instead_of_first: Any = None) -> dict[str, object]:
        first = instead_of_first or self.first.source(self.first.tokens)
        self.first.stage = DownloadStage([first, self.second.source(self.second.tokens)], is_last=is_last)
        return dict(self.first.run(uuid=""))


@pytest.fixture
def pair(make_hub: Callable[..., Hub], make_desk: Callable[..., Any]) -> Pair:
    first = make_desk(make_hub(), changes={"id": "first", "title": "First"})
    return Pair(first, make_desk(make_hub(), changes={"id": "second", "title": "Second"}))


def failing(make: Callable[[], SceneQueueError]) -> ClosedSource:
    return ClosedSource("first", "First", make)


def test_what_may_pass_is_left_to_another_attempt_that_saves_what_is_there(pair: Pair) -> None:
    with pytest.raises(SceneQueueError) as caught:
        pair.run(is_last=False)
    assert caught.value.kind is ErrorKind.TEMPORARY
    assert not pair.second.hub.requests
    kept = pair.first.workspace.part_file.stat().st_size
    assert kept > 0

    pair.first.hub.faults.clear()
    facts = pair.run(is_last=False)
    assert facts["source"] == "first"
    assert pair.first.has_arrived()
    assert pair.first.asked()[-1].range != ""


def test_the_last_attempt_goes_on_to_the_next_source(pair: Pair) -> None:
    facts = pair.run(is_last=True)
    assert facts["source"] == "second"
    assert pair.first.has_arrived()
    assert [str(one).split(":")[0] for one in facts["tried"]] == ["first"]  # type: ignore[attr-defined]


def test_where_nothing_is_there_yet_the_next_source_is_asked_at_once(pair: Pair) -> None:
    pair.first.hub.faults.clear()
    pair.first.hub.faults.busy(times=None)
    assert pair.run(is_last=False)["source"] == "second"


def test_files_that_came_one_by_one_are_worth_another_attempt_too(pair: Pair) -> None:
    pair.first.hub.faults.clear()
    pair.first.hub.faults.busy(times=None)
    files = pair.first.workspace.scratch / FILES
    files.mkdir(parents=True)
    (files / "manifest.safe").write_text("a part of it")
    with pytest.raises(SceneQueueError, match="First"):
        pair.run(is_last=False)
    assert not pair.second.hub.requests


def test_the_first_source_asks_for_a_sign_in_that_is_refused_instead_of_being_passed_over(pair: Pair) -> None:
    refused = failing(lambda: CredentialsError("First refuses the password."))
    with pytest.raises(CredentialsError, match="First"):
        pair.run(is_last=True, instead_of_first=refused)
    assert not pair.second.hub.requests


def test_a_store_that_does_not_say_whether_it_has_the_product_is_passed_over(pair: Pair) -> None:
    def denied() -> SceneQueueError:
        error = CredentialsError("First may not be listed.")
        error.__cause__ = ListDeniedError("First may not be listed.")
        return error

    assert pair.run(is_last=False, instead_of_first=failing(denied))["source"] == "second"


def test_the_used_up_volume_of_another_source_makes_no_scene_of_the_first_one_wait(pair: Pair) -> None:
    sources = [
        failing(lambda: ProductError("First has no such product.")),
        ClosedSource("second", "Second", lambda: VolumeError("Its volume is used up.", retry_after_s=1e6)),
    ]
    with pytest.raises(ProductError, match="First has no such product. Tried besides: Second: Its volume is used up."):
        DownloadStage(sources).run(pair.first.scene(), pair.first.workspace, pair.first.feedback)


def test_the_used_up_volume_of_the_first_source_is_waited_for_where_no_other_has_the_product(pair: Pair) -> None:
    sources = [
        failing(lambda: VolumeError("Its volume is used up.", retry_after_s=1e6)),
        ClosedSource("second", "Second", lambda: ProductError("Second has no such product.")),
    ]
    with pytest.raises(VolumeError, match="Tried besides: Second"):
        DownloadStage(sources).run(pair.first.scene(), pair.first.workspace, pair.first.feedback)


@pytest.mark.parametrize("kind", [OfflineError, VolumeError])
def test_nobody_waits_for_days_where_the_next_source_has_it(pair: Pair, kind: type[SceneQueueError]) -> None:
    pair.first.workspace.scratch.mkdir(parents=True)
    pair.first.workspace.part_file.write_bytes(b"PK some of it")
    assert pair.run(is_last=False, instead_of_first=failing(lambda: kind("Not now.")))["source"] == "second"
