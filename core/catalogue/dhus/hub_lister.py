"""Lists of products at a Data Hub, through sentinelsat: a failure for a time costs a page, and progress is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...errors import ServiceError
from ...feedback import Feedback
from ...network.libraries.hub_api import NO_ANSWER, HubAPI

Hits = dict[str, Mapping[str, Any]]

BY_BEGIN = "beginposition"


class HubLister(HubAPI):
    """A :class:`HubAPI` whose pages are repeated one by one where time may mend what failed.

    Takes what :class:`HubAPI` takes; ``feedback`` hears of progress, too.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._before, self._total = 0, 0

    def expect(self, before: int, total: int) -> None:
        """Say where the next list stands in all that is read, for the progress."""
        self._before, self._total = before, total

    def listed(self, text: str) -> Hits:
        """All products that a query finds, by uuid, as ``SentinelAPI.query``.

        :raises ServiceError: if the hub lists something that is no product.
        """
        try:
            return dict(self.query(raw=text, order_by=BY_BEGIN))
        except NO_ANSWER as error:
            raise ServiceError(
                f"{self._profile.title} listed a product that makes no sense ({type(error).__name__} {error}).",
                advice="Try again later; if it stays so, choose another service.",
            ) from error

    def _load_subquery(self, *arguments: Any, **options: Any) -> Any:
        """One page, as in sentinelsat."""
        load = super()._load_subquery
        return self.asked(lambda: load(*arguments, **options))

    def _tqdm(self, initial: int = 0, **options: Any) -> _Bar:
        """The bar of a list with several pages; sentinelsat lets it be replaced here."""
        return _Bar(self._feedback, self._before + initial, self._total)


class _Bar:
    """What sentinelsat needs of a bar of tqdm."""

    def __init__(self, feedback: Feedback, done: int, total: int) -> None:
        self._feedback = feedback
        self._done = done
        self._total = total
        self.update(0)

    def update(self, count: int) -> None:
        """So many products more."""
        self._done += count
        total = max(self._total, self._done, 1)
        self._feedback.progress(self._done / total, f"{self._done:,} of {total:,} scenes listed")

    def close(self) -> None:
        """The list is read."""
