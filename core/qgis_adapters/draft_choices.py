"""What the next order begins with: from the user's choices, and back to them."""

from __future__ import annotations

from dataclasses import replace

from ..job_queue.order import AtEnd, Order, Origin
from ..job_queue.order_draft import OrderDraft, choices_to_json, with_choices
from ..settings import Resolution, Settings
from .settings_store import Preferences


def draft_of(chosen: Preferences, title: str = "", origin: Origin | None = None) -> OrderDraft:
    """An order as the user's last choices have it."""
    settings = Settings(
        folder=chosen.folder_or_default,
        scratch=chosen.scratch_folder,
        sen2cor=chosen.sen2cor,
        resolution=Resolution(chosen.resolution),
        correction=chosen.correction,
    )
    order = Order(0, settings, title=title, origin=origin or Origin(), at_end=AtEnd(loads=chosen.load_layers))
    return with_choices(OrderDraft(order), chosen.order_choices)


def with_choices_of(chosen: Preferences, draft: OrderDraft) -> Preferences:
    """The user's choices with what the next order is to begin with."""
    order = draft.order
    return replace(
        chosen,
        folder=str(order.settings.folder),
        load_layers=order.at_end.loads,
        order_choices=choices_to_json(draft),
    )
