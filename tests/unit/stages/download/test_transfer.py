"""The transfer engine, against a source that answers what the test wants."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable

import pytest
from scene_queue.core.errors import NetworkError, ProductError, ServiceBusyError, ServiceError, TransferError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.network import Lanes
from scene_queue.core.stages.download.part_file import ROLL_BACK_SHARE, PartFile
from scene_queue.core.stages.download.source import RemoteFile
from scene_queue.core.stages.download.transfer import ATTEMPTS, _Transfer, fetch

CONTENT = b"PK" + bytes(range(256)) * 400
MD5 = hashlib.md5(CONTENT).hexdigest()
LENGTH = {"Content-Length": str(len(CONTENT))}


@dataclass
class Answer:
    """One answer: status, headers, pieces of a body, and how it ends."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: tuple[bytes, ...] = ()
    error: Exception | None = None

    def pour(self, sink: Callable[[memoryview], bool], on_tick: Callable[[], None]) -> None:
        for piece in self.pieces:
            if piece and not sink(memoryview(piece)):
                return
            on_tick()
        if self.error:
            raise self.error


class NoWait(CancelSignal):
    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@dataclass
class Bench:
    """Fetches from a list of answers; the last of them is given for ever."""

    folder: Path
    answers: list[Any]
    checksum: str = MD5
    asked: list[Mapping[str, str]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def fetch(self, key: str = "uuid", size_bytes: int = 0) -> bytes:
        feedback = Feedback(self.events.append, NoWait())
        remote = RemoteFile("The scene", key, size_bytes, "md5", self.checksum, b"PK")
        with PartFile(self.path, key, "md5") as part:
            part.take_up(feedback)
            fetch(remote, part, self.open, feedback, lambda done, total: None, "The source")
        return self.path.read_bytes()

    @contextmanager
    def open(self, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Any]:
        self.asked.append(dict(headers))
        yield self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    @property
    def path(self) -> Path:
        return self.folder / "scene.zip.part"

    @property
    def notes(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note)]


@pytest.fixture
def bench(tmp_path: Path) -> Callable[..., Bench]:
    return lambda *answers, **options: Bench(tmp_path, list(answers), **options)


def whole(**headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, {**LENGTH, **named}, (CONTENT[:1000], CONTENT[1000:]))


def cut(at: int, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(200, {**LENGTH, **named}, (CONTENT[:at],), NetworkError("cut"))


def rest(start: int, content_range: str | None = None) -> Answer:
    span = content_range or f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"
    return Answer(206, {"Content-Range": span}, (CONTENT[start:],))


def test_a_whole_file_is_fetched_in_one_request(bench: Callable[..., Bench]) -> None:
    one = bench(whole())
    assert one.fetch() == CONTENT
    assert one.asked == [{}]


def test_a_strong_etag_guards_the_resume(bench: Callable[..., Bench]) -> None:
    one = bench(cut(5000, ETag='"v1"', Last_Modified="yesterday"), rest(5000))
    assert one.fetch() == CONTENT
    assert one.asked[1] == {"Range": "bytes=5000-", "If-Range": '"v1"'}


def test_a_weak_etag_does_not_guard(bench: Callable[..., Bench]) -> None:
    one = bench(cut(5000, ETag='W/"v1"', Last_Modified="Sun, 22 Nov 2026 10:00:30 GMT"), rest(5000))
    assert one.fetch() == CONTENT
    assert one.asked[1]["If-Range"] == "Sun, 22 Nov 2026 10:00:30 GMT"


def test_a_resume_without_any_validator_is_tried(bench: Callable[..., Bench]) -> None:
    one = bench(cut(5000), rest(5000))
    assert one.fetch() == CONTENT
    assert one.asked[1] == {"Range": "bytes=5000-"}


def test_a_file_that_changed_meanwhile_is_begun_again(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(200, LENGTH, (b"PK old bytes",), NetworkError("cut")), whole())
    assert one.fetch() == CONTENT


@pytest.mark.parametrize(
    "span",
    [
        "bytes 4000-102401/102402",
        "bytes 5001-102401/102402",
        "bytes 5000-102401/999999",
        "bytes */102402",
        "items 5000-102401/102402",
        "nonsense",
        "",
    ],
)
def test_another_range_than_asked_for_is_never_appended(bench: Callable[..., Bench], span: str) -> None:
    one = bench(cut(5000), Answer(206, {"Content-Range": span}, (b"x" * 97402,)), whole())
    assert one.fetch() == CONTENT
    assert one.asked[2] == {}


@pytest.mark.parametrize(
    "before", [{"ETag": '"v1"'}, {"Last_Modified": "Sun, 22 Nov 2026 10:00:30 GMT"}], ids=["etag", "time"]
)
def test_a_part_of_another_version_is_never_appended(bench: Callable[..., Bench], before: dict[str, str]) -> None:
    now = {"ETag": '"v2"'} if "ETag" in before else {"Last-Modified": "Sun, 22 Nov 2026 11:00:30 GMT"}
    part = rest(5000)
    one = bench(cut(5000, **before), Answer(206, {**part.headers, **now}, part.pieces), whole())
    assert one.fetch() == CONTENT
    assert one.asked[2] == {}
    assert any("was changed at The source meanwhile" in note for note in one.notes)


def test_a_validator_of_another_kind_tells_nothing(bench: Callable[..., Bench]) -> None:
    part = rest(5000)
    told = {**part.headers, "Last-Modified": "Sun, 22 Nov 2026 10:00:30 GMT"}
    one = bench(cut(5000, ETag='"v1"'), Answer(206, told, part.pieces))
    assert one.fetch() == CONTENT


def test_a_range_of_unknown_total_is_appended(bench: Callable[..., Bench]) -> None:
    one = bench(cut(5000), rest(5000, "bytes 5000-102401/*"))
    assert one.fetch() == CONTENT


def test_wrong_ranges_for_ever_end(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(206, {"Content-Range": "bytes 9-10/11"}, (b"PKxx",)))
    with pytest.raises(TransferError, match="another range"):
        one.fetch()
    assert len(one.asked) == ATTEMPTS


def test_nothing_more_means_complete_where_the_length_fits(bench: Callable[..., Bench]) -> None:
    no_length = Answer(200, {}, (CONTENT,), NetworkError("cut"))
    one = bench(no_length, Answer(416, {"Content-Range": f"bytes */{len(CONTENT)}"}), checksum="")
    assert one.fetch() == CONTENT


@pytest.mark.parametrize("span", ["bytes */3", "bytes */999999", ""])
def test_nothing_more_means_another_file_where_it_does_not(bench: Callable[..., Bench], span: str) -> None:
    one = bench(cut(5000), Answer(416, {"Content-Range": span}), whole())
    assert one.fetch() == CONTENT
    assert one.asked[2] == {}


def test_bytes_that_match_the_checksum_are_complete_whatever_the_length(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(200, {"Content-Length": "999999"}, (CONTENT,)))
    assert one.fetch() == CONTENT
    assert len(one.asked) == 1


def test_a_body_that_ends_early_is_told_with_its_numbers(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(200, LENGTH, (CONTENT[:100],)), Answer(206, {"Content-Range": "bytes 100-/102402"}, ()))
    with pytest.raises((NetworkError, TransferError)):
        one.fetch()
    assert any("ended after 100 of 102402 bytes" in note for note in one.notes)


def test_a_wrong_checksum_is_fetched_once_more_from_the_first_byte(bench: Callable[..., Bench]) -> None:
    wrong = Answer(200, LENGTH, (CONTENT[:-1] + b"!",))
    one = bench(wrong, whole())
    assert one.fetch() == CONTENT
    assert one.asked == [{}, {}]


def test_a_checksum_that_stays_wrong_is_the_source_s_fault(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(200, LENGTH, (CONTENT[:-1] + b"!",)))
    with pytest.raises(ProductError, match="faulty at The source"):
        one.fetch()
    assert len(one.asked) == 2
    assert one.path.stat().st_size == 0


def test_a_part_file_that_rotted_on_disk_is_fetched_anew(bench: Callable[..., Bench]) -> None:
    one = bench(cut(50_000))
    with pytest.raises(NetworkError):
        one.fetch()
    content = bytearray(one.path.read_bytes())
    content[1000] ^= 1
    one.path.write_bytes(content)
    two = bench(rest(len(content) - len(CONTENT) // ROLL_BACK_SHARE), whole())
    assert two.fetch() == CONTENT


def test_a_complete_part_file_asks_nobody(bench: Callable[..., Bench]) -> None:
    bench(whole()).fetch()
    two = bench(whole())
    assert two.fetch() == CONTENT
    assert two.asked == []


def test_the_part_file_of_another_scene_is_not_taken_up(bench: Callable[..., Bench]) -> None:
    bench(whole()).fetch(key="one")
    two = bench(whole())
    assert two.fetch(key="two") == CONTENT
    assert two.asked == [{}]


@pytest.mark.parametrize("beginning", [b"<html>", b'{"detail": "x"}', b"Rar!", b"P"])
def test_what_is_no_archive_does_not_touch_the_part_file(bench: Callable[..., Bench], beginning: bytes) -> None:
    one = bench(cut(5000), Answer(200, {}, (beginning,)), rest(5000))
    assert one.fetch() == CONTENT
    assert one.asked[2]["Range"] == "bytes=5000-"


def test_a_page_is_told_by_its_type_too(bench: Callable[..., Bench]) -> None:
    one = bench(Answer(200, {"Content-Type": "text/html; charset=utf-8"}, (b"PK",)))
    with pytest.raises(ServiceBusyError, match="web page"):
        one.fetch()


@pytest.mark.parametrize("status", [202, 204, 302])
def test_a_status_without_a_file_is_told(bench: Callable[..., Bench], status: int) -> None:
    one = bench(Answer(status, {}, (b"PK",)))
    with pytest.raises(ServiceError, match=str(status)):
        one.fetch()
    assert len(one.asked) == 1


def test_a_difference_from_the_catalogue_s_size_is_noted(bench: Callable[..., Bench]) -> None:
    one = bench(whole())
    one.fetch(size_bytes=len(CONTENT) + 35_000)
    assert "the catalogue says 137402" in one.notes[-1]


def test_the_same_size_is_not_worth_a_note(bench: Callable[..., Bench]) -> None:
    one = bench(whole())
    one.fetch(size_bytes=len(CONTENT))
    assert one.notes == []


def test_no_lane_is_borrowed_while_a_file_is_begun_anew(tmp_path: Path) -> None:
    remote = RemoteFile("The scene", "uuid", 64_000_000, "md5", MD5, b"PK")
    with PartFile(tmp_path / "scene.zip.part", "uuid", "md5") as part:
        part.begin(remote.size_bytes, '"a"')
        transfer = _Transfer(remote, part, Bench(tmp_path, []).open, Feedback(), lambda _, __: None, "It", Lanes(4))
        transfer._portions.takes_ranges = True
        assert transfer._portions.has_next()
        transfer.restarts()
        assert not transfer._portions.has_next()
