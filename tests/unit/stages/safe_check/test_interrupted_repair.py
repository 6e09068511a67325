"""A repair that is killed, cancelled or refused leaves a product as it was or better, and the next one ends it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from doubles.product_repair import Whole, b02, below, cut, files, one, put_right
from scene_queue.core.errors import CancelledError, DiskError, NetworkError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.safe_check import check, replacing


class KilledError(BaseException):
    """The process ended here."""


STEPS = ((replacing, "sync_file"), (os, "replace"), (replacing, "sync_folder"))


@contextmanager
def killed_at(step: tuple[object, str], times: int, *, after: bool) -> Iterator[None]:
    """Kill at the n-th call of a step, before it or after it."""
    owner, name = step
    real, calls = getattr(owner, name), 0

    def dying(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == times and not after:
            raise KilledError
        result = real(*arguments)
        if calls == times:
            raise KilledError
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, dying)
        yield


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("step", STEPS, ids=[name for _, name in STEPS])
def test_a_kill_at_any_step_leaves_good_or_damaged_files_and_the_next_run_ends_it(
    l1c: Path, step: tuple[object, str], times: int, after: bool
) -> None:
    source = Whole(l1c)
    good = {path: seen[0] for path, seen in files(l1c).items()}
    paths = [below(l1c, path) for path in (b02(l1c), one(l1c, "GRANULE/*/IMG_DATA/*_B03.jp2"))]
    for path in paths:
        cut(l1c / path)
    before = files(l1c)
    with pytest.raises(KilledError), killed_at(step, times, after=after):
        put_right(l1c, source)
    now = files(l1c)
    assert now.keys() == before.keys()
    for path, seen in now.items():
        assert seen == before[path] or (path in paths and seen[0] == good[path])
    outcome = put_right(l1c, source)
    assert (outcome.after, {path: seen[0] for path, seen in files(l1c).items()}) == ((), good)
    assert [path.name for path in l1c.parent.iterdir()] == [l1c.name]


@pytest.mark.parametrize("error", [KilledError(), CancelledError(), DiskError("Full.")])
def test_what_came_before_the_end_is_not_fetched_again(l1c: Path, error: BaseException) -> None:
    source, path = Whole(l1c), below(l1c, b02(l1c))
    (l1c / path).unlink()
    source.broken = error
    with pytest.raises(type(error)):
        put_right(l1c, source)
    outcome = put_right(l1c)  # without any source
    assert outcome.after == ()
    assert [repair.sentence for repair in outcome.repairs] == [f"{path} was fetched again."]
    assert check(l1c, Feedback()) == ()


def test_a_line_that_broke_is_a_trouble_and_keeps_what_came(l1c: Path) -> None:
    source = Whole(l1c)
    for path in (b02(l1c), one(l1c, "GRANULE/*/IMG_DATA/*_B03.jp2")):
        path.unlink()
    source.broken = NetworkError("The connection broke.")
    outcome = put_right(l1c, source)
    assert outcome.trouble is source.broken
    assert (len(outcome.repairs), len(outcome.after)) == (1, 1)


def test_on_another_disk_a_file_is_copied_beside_the_product_and_renamed_there(
    l1c: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, path, real = Whole(l1c), below(l1c, b02(l1c)), os.replace
    cut(l1c / path)
    aside = l1c.parent / "aside"

    def between_disks(made: Path, target: Path) -> None:
        if aside in Path(made).parents and aside not in Path(target).parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        real(made, target)

    monkeypatch.setattr(os, "replace", between_disks)
    assert put_right(l1c, source).after == ()
    assert check(l1c, Feedback()) == ()
    assert [path.name for path in l1c.parent.iterdir()] == [l1c.name]


def test_a_disk_that_refuses_leaves_the_damaged_file(l1c: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, path = Whole(l1c), below(l1c, b02(l1c))
    cut(l1c / path)
    before = files(l1c)

    def refuse(_made: Path, _target: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DiskError, match="Read-only") as caught:
        put_right(l1c, source)
    assert caught.value.advice
    assert files(l1c) == before


def test_no_byte_is_written_in_place(l1c: Path) -> None:
    source, path, link = Whole(l1c), b02(l1c), l1c.parent / "link"
    cut(path)
    before = path.read_bytes()
    os.link(path, link)
    assert put_right(l1c, source).after == ()
    assert link.read_bytes() == before != path.read_bytes()
