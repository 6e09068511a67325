"""What was ordered from an archive is not ordered again before a day is over."""

from __future__ import annotations

from scene_queue.core.stages.download.archive_orders import ORDER_AGAIN_S, ArchiveOrders


def test_an_order_is_waited_for_for_a_day() -> None:
    now = 100.0
    orders = ArchiveOrders(lambda: now)
    assert not orders.is_waited_for("hub", "a")
    orders.note("hub", "a")
    now += ORDER_AGAIN_S - 1
    assert orders.is_waited_for("hub", "a")
    assert not orders.is_waited_for("hub", "b") and not orders.is_waited_for("other", "a")
    now += 1
    assert not orders.is_waited_for("hub", "a")
