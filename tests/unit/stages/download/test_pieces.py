"""Which bytes are there, and who fetches the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from scene_queue.core.stages.download.pieces import Piece, Pieces


def taken(pieces: Pieces, width: int | None = None) -> Piece:
    piece = pieces.take(width)
    assert piece is not None
    return piece


def fetched(pieces: Pieces, piece: Piece) -> None:
    """Fetch all of a piece."""
    pieces.add(piece, piece.left or 0)
    pieces.put_back(piece)


def test_a_file_of_unknown_length_is_one_piece_and_never_whole() -> None:
    pieces = Pieces(None)
    piece = taken(pieces, 100)
    pieces.add(piece, 5000)
    assert (piece.left, pieces.spans(), pieces.prefix) == (None, [(0, 5000)], 5000)
    assert not pieces.are_all_there()
    assert pieces.take() is None


def test_beginnings_are_taken_one_after_the_other() -> None:
    pieces = Pieces(1000)
    spans = [(piece.reached, piece.end) for piece in (taken(pieces, 300), taken(pieces, 300), taken(pieces, 300))]
    assert spans == [(0, 300), (300, 600), (600, 1000)]
    assert pieces.take(300) is None


def test_a_small_rest_is_taken_too() -> None:
    piece = taken(Pieces(500), 300)
    assert (piece.reached, piece.end) == (0, 500)


def test_what_is_put_back_is_taken_by_another_from_where_it_was() -> None:
    pieces = Pieces(1000)
    first = taken(pieces, 300)
    taken(pieces, 300)
    pieces.add(first, 100)
    pieces.put_back(first)
    assert pieces.has_waiting()
    again = taken(pieces)
    assert (again.reached, again.end) == (100, 300)


def test_half_of_what_is_left_of_the_busiest_is_shared() -> None:
    pieces = Pieces(1000)
    piece = taken(pieces)
    pieces.add(piece, 200)
    assert pieces.busiest() is piece
    half = pieces.halve(piece)
    assert half is not None
    assert (piece.end, half.reached, half.end) == (600, 600, 1000)
    assert pieces.take() is None


def test_nothing_is_left_to_share_of_what_is_whole() -> None:
    pieces = Pieces(1000)
    piece = taken(pieces)
    fetched(pieces, piece)
    assert pieces.busiest() is None
    assert pieces.halve(piece) is None


def test_what_is_written_beyond_the_end_of_a_piece_that_was_shared_counts_for_the_other() -> None:
    pieces = Pieces(1000)
    piece = taken(pieces)
    assert pieces.halve(piece) is not None
    pieces.add(piece, 700)
    assert pieces.spans() == [(0, 500)]


def test_the_beginning_without_a_gap_grows_as_gaps_close() -> None:
    pieces = Pieces(900)
    one, two, three = (taken(pieces, 300) for _ in range(3))
    fetched(pieces, two)
    assert pieces.prefix == 0
    fetched(pieces, one)
    assert pieces.prefix == 600
    fetched(pieces, three)
    assert (pieces.prefix, pieces.spans()) == (900, [(0, 900)])
    assert pieces.are_all_there()


def test_the_gaps_of_an_earlier_attempt_wait_to_be_fetched() -> None:
    pieces = Pieces(1000, [(100, 200), (500, 600)])
    assert pieces.bytes_waiting() == 800
    gaps = [(piece.reached, piece.end) for piece in (taken(pieces), taken(pieces), taken(pieces))]
    assert gaps == [(0, 100), (200, 500), (600, 1000)]


@given(st.integers(1, 2000), st.lists(st.tuples(st.integers(0, 3), st.integers(1, 400)), max_size=40))
def test_whatever_happens_every_byte_is_fetched_once(length: int, steps: list[tuple[int, int]]) -> None:
    pieces, busy = Pieces(length), list[Piece]()
    for what, count in steps:
        if what == 0:
            piece = pieces.take(count)
            busy += [piece] if piece else []
        elif what == 1 and busy:
            pieces.add(busy[0], count)
        elif what == 2 and busy:
            pieces.put_back(busy.pop(0))
        elif what == 3 and pieces.busiest():
            half = pieces.halve(pieces.busiest() or busy[0])
            busy += [half] if half else []
        spans = pieces.spans()
        assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:]))
        assert sum(end - start for start, end in spans) == pieces.bytes_there() <= length
    for piece in busy:
        pieces.put_back(piece)
    while (piece := pieces.take()) is not None:
        fetched(pieces, piece)
    assert pieces.are_all_there()
    assert pieces.spans() == [(0, length)]
