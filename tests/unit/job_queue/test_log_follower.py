"""A log that is read while it grows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.log_follower import LogFollower, LogPiece


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "scene_sen2cor.log"


def following(log: Path, kept_bytes: int = 1000) -> LogFollower:
    return LogFollower(lambda: log if log.exists() else None, kept_bytes)


def add(log: Path, text: bytes) -> None:
    with log.open("ab") as file:
        file.write(text)


def test_there_may_be_no_log_yet(log: Path) -> None:
    follower = following(log)
    assert follower.read() == LogPiece(None)
    add(log, b"first\n")
    assert follower.read() == LogPiece(log, "first\n", begins_anew=True)


def test_only_what_is_new_is_told(log: Path) -> None:
    follower = following(log)
    add(log, b"first\n")
    follower.read()
    assert follower.read() == LogPiece(log)
    add(log, b"second\n")
    assert follower.read() == LogPiece(log, "second\n")


def test_only_the_end_of_a_long_log_is_read_and_from_a_whole_line_on(log: Path) -> None:
    add(log, b"".join(b"line %04d\n" % number for number in range(1000)))
    piece = following(log, kept_bytes=95).read()
    assert piece.text == "".join(f"line {number:04d}\n" for number in range(991, 1000))
    assert piece.left_out_bytes == 9910


def test_a_flood_between_two_looks_takes_the_place_of_what_was_told(log: Path) -> None:
    follower = following(log, kept_bytes=100)
    add(log, b"first\n")
    follower.read()
    add(log, b"x" * 500 + b"\nlast\n")
    piece = follower.read()
    assert (piece.text, piece.begins_anew) == ("last\n", True)


def test_a_log_that_is_moved_beside_its_product_goes_on(tmp_path: Path, log: Path) -> None:
    moved = tmp_path / "product_sen2cor.log"
    follower = LogFollower(lambda: next((one for one in (log, moved) if one.exists()), None))
    add(log, b"first\n")
    follower.read()
    add(log, b"second\n")
    log.rename(moved)
    assert follower.read() == LogPiece(moved, "second\n")


def test_a_new_run_begins_anew(tmp_path: Path, log: Path) -> None:
    follower = following(log)
    add(log, b"a long first run\n")
    follower.read()
    log.write_bytes(b"next\n")
    assert follower.read() == LogPiece(log, "next\n", begins_anew=True)
    other = tmp_path / "other"
    other.write_bytes(b"next of the same length or more\n")
    os.replace(other, log)
    assert follower.read().begins_anew


def test_a_log_that_is_gone_is_told(log: Path) -> None:
    follower = following(log)
    add(log, b"first\n")
    follower.read()
    log.unlink()
    assert follower.read() == LogPiece(None)


def test_one_that_goes_between_the_look_and_the_reading_is_looked_for_again(log: Path) -> None:
    assert LogFollower(lambda: log).read() == LogPiece(log)


@pytest.mark.parametrize("letter", ["é", "–", "😀"])
def test_a_character_that_is_written_in_two_pieces_stays_one(log: Path, letter: str) -> None:
    follower, written = following(log), f"a{letter}b".encode()
    told = ""
    for place in range(len(written)):
        add(log, written[place : place + 1])
        told += follower.read().text
    assert told == f"a{letter}b"


def test_bytes_that_are_no_text_do_not_stop_it(log: Path) -> None:
    add(log, b"\xff\xfe ok\x80\n")
    assert following(log).read().text.endswith("ok\ufffd\n")


def test_it_goes_on_until_it_is_cancelled(log: Path) -> None:
    feedback, told = Feedback(), []
    add(log, b"first\n")

    def take(piece: LogPiece) -> None:
        told.append(piece.text)
        if len(told) == 1:
            add(log, b"second\n")
        else:
            feedback.signal.cancel()

    following(log).follow(feedback, take)
    assert told == ["first\n", "second\n"]
