"""The part file and what stands beside it."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.errors import CancelledError, DiskError
from scene_queue.core.feedback import Feedback
from scene_queue.core.stages.download import part_file as module
from scene_queue.core.stages.download.part_file import (
    LARGEST_ROLL_BACK,
    SMALLEST_NOTED,
    PartFile,
    PieceWriter,
    bytes_on_disk,
    remove_part,
    state_file,
)

CONTENT = b"PK" + bytes(range(256)) * 4000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "below" / "scene.zip.part"


def written(path: Path, count: int, key: str = "uuid", length: int | None = len(CONTENT)) -> None:
    """A part file with so many bytes, as a process that was killed leaves it."""
    with PartFile(path, key, "md5") as part:
        part.take_up(Feedback())
        part.begin(length, '"etag"')
        write(part, CONTENT[:count])


def write(part: PartFile, content: bytes) -> None:
    """Write to the piece that comes first."""
    piece = part.pieces.take()
    assert piece is not None
    try:
        with part.writing(piece) as writer:
            writer.write(memoryview(content))
    finally:
        part.pieces.put_back(piece)


def taken_up(path: Path, key: str = "uuid") -> tuple[int, str]:
    with PartFile(path, key, "md5") as part:
        part.take_up(Feedback())
        assert path.stat().st_size == part.offset
        return part.offset, part.digest()


def md5(content: bytes) -> str:
    return hashlib.md5(content).hexdigest()


def test_a_new_one_is_empty(path: Path) -> None:
    assert taken_up(path) == (0, md5(b""))


def test_what_is_written_is_hashed(path: Path) -> None:
    with PartFile(path, "uuid", "md5") as part:
        part.begin(len(CONTENT), "")
        for start in range(0, len(CONTENT), 1000):
            write(part, CONTENT[start : start + 1000])
        assert part.digest() == md5(CONTENT)
        part.sync()
    assert path.read_bytes() == CONTENT


def test_another_checksum_can_be_asked_for(path: Path) -> None:
    with PartFile(path, "uuid", "sha256") as part:
        part.begin(None, "")
        write(part, CONTENT)
        assert part.digest() == hashlib.sha256(CONTENT).hexdigest()


def test_bytes_are_taken_up_but_for_a_little_of_the_tail(path: Path) -> None:
    written(path, 500_000)
    offset, digest = taken_up(path)
    assert 500_000 - len(CONTENT) // 100 <= offset < 500_000
    assert digest == md5(CONTENT[:offset])


def test_little_is_rolled_back_of_a_large_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, 1_000_000, length=700_000_000)
    assert taken_up(path)[0] == 1_000_000 - LARGEST_ROLL_BACK


def test_what_is_complete_is_not_rolled_back(path: Path) -> None:
    written(path, len(CONTENT))
    assert taken_up(path) == (len(CONTENT), md5(CONTENT))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_hardly_begun_is_no_trouble(path: Path, count: int) -> None:
    written(path, count)
    offset, digest = taken_up(path)
    assert offset <= count
    assert digest == md5(CONTENT[:offset])


def test_bytes_of_another_file_are_dropped(path: Path) -> None:
    written(path, 500_000, key="another uuid")
    assert taken_up(path)[0] == 0


def test_more_bytes_than_there_can_be_are_dropped(path: Path) -> None:
    written(path, 1000, length=1000)
    with path.open("ab") as file:
        file.write(b"x")
    assert taken_up(path)[0] == 0


@pytest.mark.parametrize(
    "state",
    [b"", b"{", b"[]", b"null", b'{"key": "uuid"}', b'{"key": "uuid", "length": "many", "validator": ""}', b"\xff\xfe"],
)
def test_bytes_without_a_readable_state_are_dropped(path: Path, state: bytes) -> None:
    written(path, 500_000)
    state_file(path).write_bytes(state)
    assert taken_up(path)[0] == 0


def test_bytes_without_any_state_are_dropped(path: Path) -> None:
    written(path, 500_000)
    state_file(path).unlink()
    assert taken_up(path)[0] == 0


def test_a_state_without_bytes_is_no_trouble(path: Path) -> None:
    written(path, 500_000)
    path.unlink()
    assert taken_up(path)[0] == 0


def test_the_source_s_word_is_kept(path: Path) -> None:
    written(path, 500_000)
    with PartFile(path, "uuid", "md5") as part:
        part.take_up(Feedback())
        assert (part.origin.length, part.origin.validator) == (len(CONTENT), '"etag"')
        part.ended_at(500_000)
    assert json.loads(state_file(path).read_text().splitlines()[0])["length"] == 500_000


def test_beginning_again_forgets_all(path: Path) -> None:
    written(path, 500_000)
    with PartFile(path, "uuid", "md5") as part:
        part.take_up(Feedback())
        part.begin_again()
        assert (part.offset, part.digest(), part.origin.length, part.origin.validator) == (0, md5(b""), None, "")
    assert path.stat().st_size == 0


def test_no_old_byte_is_ever_taken_for_a_new_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between the truncation and the new state: there are no bytes then, whatever the state says."""
    written(path, 500_000)

    def killed(*names: object) -> None:
        raise KeyboardInterrupt

    with PartFile(path, "uuid", "md5") as part:
        part.take_up(Feedback())
        monkeypatch.setattr(module.os, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            part.begin(10, '"new"')
    monkeypatch.undo()
    assert taken_up(path)[0] == 0


@given(st.lists(st.integers(1, 60_000), max_size=12))
def test_any_number_of_kills_leaves_a_true_beginning(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[int]
) -> None:
    path = tmp_path_factory.mktemp("kills") / "scene.zip.part"
    written(path, 0)
    for count in pieces:
        with PartFile(path, "uuid", "md5") as part:
            part.take_up(Feedback())
            write(part, CONTENT[part.offset : part.offset + count])
            assert part.digest() == md5(CONTENT[: part.offset])
    assert CONTENT.startswith(path.read_bytes())


def test_taking_up_can_be_cancelled_and_loses_nothing(path: Path) -> None:
    written(path, len(CONTENT))
    feedback = Feedback()
    feedback.signal.cancel()
    with PartFile(path, "uuid", "md5") as part, pytest.raises(CancelledError):
        part.take_up(feedback)
    assert taken_up(path)[0] == len(CONTENT)


ROOM = 300_000


class FullDisk:
    """A file that takes so many bytes, the last of them in part."""

    def __init__(self, path: Path, mode: str, buffering: int) -> None:
        assert buffering == 0
        self.file = io.FileIO(path, mode)
        self.room = ROOM

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *exception: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> int:
        if not self.room:
            raise OSError(28, "No space left on device")
        count = int(self.file.write(content[: self.room]))
        self.room -= count
        return count


def test_a_full_disk_keeps_what_was_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "open", FullDisk, raising=False)
    with PartFile(path, "uuid", "md5") as part:
        part.begin(len(CONTENT), "")
        with pytest.raises(DiskError, match="disk is full") as caught:
            write(part, CONTENT[: ROOM + 100_000])
    assert "goes on" in caught.value.advice
    monkeypatch.undo()
    offset, digest = taken_up(path)
    assert offset > 290_000
    assert digest == md5(CONTENT[:offset])


def test_a_disk_that_takes_a_little_at_a_time_is_no_trouble(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(FullDisk):
        def write(self, content: bytes) -> int:
            return int(self.file.write(content[:7000]))

    monkeypatch.setattr(module, "open", Slow, raising=False)
    written(path, len(CONTENT))
    assert path.read_bytes() == CONTENT


def test_removing_leaves_nothing(path: Path) -> None:
    written(path, 100)
    assert bytes_on_disk(path) == 100
    remove_part(path)
    remove_part(path)
    assert bytes_on_disk(path) == 0
    assert not list(path.parent.iterdir())


def test_the_state_holds_no_secret(path: Path) -> None:
    written(path, 100)
    assert set(json.loads(state_file(path).read_text())) == {"key", "length", "validator"}


def spans_taken_up(path: Path) -> list[tuple[int, int]]:
    with PartFile(path, "uuid", "md5") as part:
        part.take_up(Feedback())
        return part.pieces.spans()


def with_spans(path: Path, *spans: tuple[int, int]) -> None:
    """A part file whose state says that these bytes are there."""
    written(path, 0)
    path.write_bytes(CONTENT)
    first = json.loads(state_file(path).read_text())
    state_file(path).write_text("\n".join([json.dumps({**first, "spans": []}), json.dumps(spans), ""]))


def test_pieces_are_taken_up_but_for_a_little_of_each_tail(path: Path) -> None:
    with_spans(path, (0, 300_000), (500_000, 600_000))
    (one_start, one_end), (other_start, other_end) = spans_taken_up(path)
    assert (one_start, other_start) == (0, 500_000)
    lost = 300_000 - one_end + 600_000 - other_end
    assert 0 < lost <= len(CONTENT) // 100


def test_the_beginning_is_hashed_and_what_follows_a_gap_is_not(path: Path) -> None:
    with_spans(path, (0, 300_000), (500_000, 600_000))
    with PartFile(path, "uuid", "md5") as part:
        part.take_up(Feedback())
        assert part.digest() == md5(CONTENT[: part.pieces.prefix])


def test_a_note_that_was_cut_tells_nothing(path: Path) -> None:
    with_spans(path, (0, 300_000))
    with state_file(path).open("a") as file:
        file.write("[[0,1024002")
    assert spans_taken_up(path)[0][1] <= 300_000


def test_bytes_that_are_not_in_the_file_are_not_believed(path: Path) -> None:
    with_spans(path, (0, 300_000), (500_000, 900_000))
    with path.open("r+b") as file:
        file.truncate(550_000)
    assert spans_taken_up(path)[-1][1] <= 550_000


def test_pieces_that_touch_are_one(path: Path) -> None:
    with_spans(path, (0, 300_000), (300_000, 600_000))
    assert len(spans_taken_up(path)) == 1


def test_without_gaps_the_size_of_the_file_says_what_is_there(path: Path) -> None:
    """So did the versions before there were several connections, and their part files are gone on with."""
    written(path, 0)
    path.write_bytes(CONTENT[:500_000])
    state_file(path).write_text(json.dumps({"key": "uuid", "length": len(CONTENT), "validator": '"etag"'}))
    offset, digest = taken_up(path)
    assert 490_000 <= offset < 500_000
    assert digest == md5(CONTENT[:offset])


def behind_a_gap(part: PartFile) -> PieceWriter:
    """A writer to the second half of a file of which nothing is there."""
    part.begin(len(CONTENT), "")
    first, second = part.pieces.take(500_000), part.pieces.take()
    assert first is not None
    assert second is not None
    return part.writing(second)


def test_a_byte_behind_a_gap_that_nobody_noted_is_not_believed(path: Path) -> None:
    """Killed after it was written, and before that was noted."""
    with PartFile(path, "uuid", "md5") as part, behind_a_gap(part) as writer:
        writer._file.write(CONTENT[500_000:600_000])
    assert path.stat().st_size == 600_000
    assert taken_up(path) == (0, md5(b""))


def test_what_is_behind_a_gap_is_noted_again_and_again(path: Path) -> None:
    with PartFile(path, "uuid", "md5") as part, behind_a_gap(part) as writer:
        writer.write(memoryview(CONTENT[500_000:900_000]))
        notes = state_file(path).read_text().splitlines()[1:]  # as a kill would leave them now
    ends = [json.loads(note)[-1][1] for note in notes]
    assert ends[-1] == 900_000
    assert max(later - sooner for sooner, later in zip([500_000, *ends], ends)) <= SMALLEST_NOTED


def test_when_the_gaps_are_closed_the_size_says_it_again(path: Path) -> None:
    with_spans(path, (0, 300_000))
    spans_taken_up(path)
    assert "spans" not in json.loads(state_file(path).read_text())


def test_pieces_written_side_by_side_are_hashed_in_the_end(path: Path) -> None:
    with PartFile(path, "uuid", "md5") as part:
        part.begin(len(CONTENT), "")
        pieces = [part.pieces.take(300_000) for _ in range(3)]
        for piece in reversed(pieces):
            assert piece is not None
            assert piece.end is not None
            with part.writing(piece) as writer:
                writer.write(memoryview(CONTENT[piece.start : piece.end]))
            part.pieces.put_back(piece)
        part.hash_rest(Feedback())
        assert part.digest() == md5(CONTENT)
    assert path.read_bytes() == CONTENT


def test_hashing_the_rest_can_be_cancelled(path: Path) -> None:
    feedback = Feedback()
    with PartFile(path, "uuid", "md5") as part:
        part.begin(len(CONTENT), "")
        first, second = part.pieces.take(600_000), part.pieces.take(600_000)
        assert first is not None
        assert second is None  # all was taken, for the rest is small
        with part.writing(first) as writer:
            part._hashed = 1  # as if another thread were hashing
            writer.write(memoryview(CONTENT))
        part._hashed = 0
        feedback.signal.cancel()
        with pytest.raises(CancelledError):
            part.hash_rest(feedback)


def test_a_file_with_gaps_takes_up_less_than_its_size(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.seek(50_000_000)
        file.write(b"x")
    assert bytes_on_disk(path) < 1_000_000
