"""sentinelsat on today's Copernicus Data Space."""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import cached_property
from typing import Any

from sentinelsat import SentinelAPI
from sentinelsat.exceptions import (
    InvalidKeyError,
    QueryLengthError,
    SentinelAPIError,
    ServerError,
    UnauthorizedError,
)

from ...errors import CancelledError, CredentialsError, SceneQueueError, SettingsError
from ...feedback import Feedback
from ...network import HttpSession, NetworkSettings, RefusedError, Retry, retrying
from ...services import CdseProfile, load_profiles
from ..listing import found_line
from ..odata.complete_list import complete_list, part_of_list
from ..odata.filter import plan, wanted_ids
from ..odata.pages import BY_BEGIN, ODataPages, PageRequest, Session
from ..odata.product import ODataProduct
from ..query_language.area import query_area
from ..query_language.client_filter import matches
from ..query_language.keywords import keyword_query
from ..query_language.order import in_order, read_order
from ..query_language.terms import EVERYTHING, And, Node
from ..query_language.values import Terms
from .closed_roads import ClosedRoads
from .sentinelsat_keys import odata_of, properties_of

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True)
class Hit:
    """A product that a query found, as the catalogue has it and, where somebody asks, under sentinelsat's keys."""

    product: ODataProduct
    profile: CdseProfile

    @cached_property
    def properties(self) -> dict[str, Any]:
        """See :func:`~.sentinelsat_keys.properties_of`."""
        return properties_of(self.product, self.profile.catalogue_url, self.profile.download_url)

    def passes(self, test: Node) -> bool:
        """Tell whether the product is one that a query asks for."""
        return matches(test, {**self.properties, "online": self.product.online})


class CopernicusAPI(ClosedRoads, SentinelAPI):  # type: ignore[misc] # sentinelsat has no types
    """A ``sentinelsat.SentinelAPI`` for Sentinel-2 that asks the OData catalogue of the Copernicus Data Space.

    ``query`` and ``count`` take sentinelsat's arguments and give its keys, so that ``to_geojson``,
    ``get_products_size`` and so on work on the answer. What OData cannot do (the relations Contains and IsWithin, the
    orbit direction, most orders) is done here, before ``limit`` and ``offset``. Downloads are Scene Queue's own.

    :param user, password: not needed for searches, and not kept.
    :param api_url: OData root, ends in ``/odata/v1``; ``None``: the profile's.
    :param timeout: seconds to wait for the service, or a pair for connection and answer; ``None``: the profile's.
        It has no effect on a ``session`` that is given.
    :param profile: limits of the service; ``None``: the profile ``cdse``.
    :param session: sends the requests.
    :param feedback: hears of progress, and may cancel; then ``CancelledError`` is raised.
    :param retry: repeats what failed for a time.
    :raises SentinelAPIError: if there is no such profile.
    """

    def __init__(
        self,
        user: str | None = None,
        password: str | None = None,
        api_url: str | None = None,
        show_progressbars: bool = False,
        timeout: float | tuple[float, float] | None = 60,
        *,
        profile: CdseProfile | None = None,
        session: Session | None = None,
        feedback: Feedback | None = None,
        retry: Retry = retrying,
    ) -> None:
        with _errors_of_sentinelsat():
            profile = profile or _default_profile()
            if api_url:
                profile = replace(profile, catalogue_url=api_url.rstrip("/"))
            sender = session or HttpSession(NetworkSettings.from_environment(os.environ), _patient(profile, timeout))
        super().__init__(None, None, profile.catalogue_url, show_progressbars, timeout)
        self.close_roads()
        self.profile = profile
        self.page_size = profile.page_size
        self._pages = ODataPages(profile, sender, feedback or Feedback(), retry)

    def query(
        self,
        area: str | None = None,
        date: Any = None,
        raw: str | None = None,
        area_relation: str = "Intersects",
        order_by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        **keywords: Any,
    ) -> OrderedDict[str, dict[str, Any]]:
        """Search; arguments and answer as ``SentinelAPI.query``.

        :return: properties of the products by uuid; without ``order_by``, what was listed last comes first.
        :raises ValueError: for an empty query and for what sentinelsat refuses.
        :raises QuerySyntaxError: for a keyword that is not known, or a value or ``raw`` that cannot be read.
        :raises QueryLengthError: if the service finds the query too long (many values; an area never is).
        :raises ServerError: if the service fails, or its list does not come out complete.
        """
        with _errors_of_sentinelsat():
            hits, count = self.find(area, date, raw, area_relation, order_by, limit, offset, **keywords)
        self.logger.info(found_line(count))
        return OrderedDict((hit.product.id, hit.properties) for hit in hits)

    def count(
        self,
        area: str | None = None,
        date: Any = None,
        raw: str | None = None,
        area_relation: str = "Intersects",
        **keywords: Any,
    ) -> int:
        """Count the products that match; arguments and errors as :meth:`query`.

        One request, unless the client has to test something itself.
        """
        for ignored in ("order_by", "limit", "offset"):
            keywords.pop(ignored, None)
        with _errors_of_sentinelsat():
            return self.find(area, date, raw, area_relation, limit=0, **keywords)[1]

    def find(
        self,
        area: str | None = None,
        date: Any = None,
        raw: str | None = None,
        area_relation: str = "Intersects",
        order_by: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        **keywords: Any,
    ) -> tuple[list[Hit], int]:
        """Search as :meth:`query`, for what goes on with the products themselves.

        :return: the hits, and how many there are without ``limit`` and ``offset``.
        :raises SceneQueueError: of the network or the service, classified; else as :meth:`query`.
        """
        if (limit or 0) < 0 or offset < 0:
            raise ValueError("limit and offset cannot be negative")
        terms = Terms(datetime.now(timezone.utc), lambda wkt: query_area(wkt, self.profile))
        tree = keyword_query(terms, area, date, raw, area_relation, keywords)
        part = self._part(tree, order_by, limit, offset)
        if part is not None:
            return part
        hits = [Hit(product, self.profile) for product in self.products(EVERYTHING, tree)]
        ordered = in_order(hits, read_order(order_by), lambda hit: hit.properties)
        return ordered[offset : None if limit is None else offset + limit], len(hits)

    def get_product_odata(self, id: str, full: bool = False) -> dict[str, Any]:
        """Look one product up, as ``SentinelAPI.get_product_odata``.

        :raises InvalidKeyError: if the catalogue has no product with this uuid.
        """
        return odata_of(self._product(id), self.profile.catalogue_url, self.profile.download_url, full=full)

    def is_online(self, id: str) -> bool:
        """Tell whether a product can be fetched at once.

        :raises InvalidKeyError: if the catalogue has no product with this uuid.
        """
        return self._product(id).online

    def _product(self, uuid: str) -> ODataProduct:
        with _errors_of_sentinelsat():
            product = self._pages.product(uuid) if _UUID.fullmatch(uuid) else None
        if product is None:
            raise InvalidKeyError(f"Invalid key ({uuid}) to access Products", None)
        return product

    def _part(self, tree: Node, order_by: str | None, limit: int | None, offset: int) -> tuple[list[Hit], int] | None:
        """The answer, if the service alone can give it; ``None``: the client has to see all products."""
        planned, keys = plan(tree), read_order(order_by)
        order = keys[0].odata() if len(keys) == 1 else None
        if planned.rest is not None or wanted_ids(tree) is not None or limit is None:
            return None
        if limit == 0:
            return [], self._pages.page(PageRequest(planned.text, BY_BEGIN, 0, 1, count=True)).count
        if order is None or offset + limit > self.profile.max_offset:
            return None
        reading = part_of_list(self._pages, planned.text, order, offset, limit)
        return [Hit(product, self.profile) for product in reading.products], reading.count

    def products(self, tree: Node, also: Node = EVERYTHING) -> list[ODataProduct]:
        """Find all products that two query trees let through, by beginning of sensing.

        :param tree: tested as far as the service can; the rest is the caller's.
        :param also: tested as a whole, here if need be.
        :raises SceneQueueError: of the network or the service, classified.
        """
        both = And((tree, also))
        ids = wanted_ids(both)
        if ids is not None:
            return self._passing((product for product in map(self._pages.product, sorted(ids)) if product), both)
        rest = plan(also).rest
        found = complete_list(self._pages, plan(both).text)
        return found if rest is None else self._passing(found, rest)

    def _passing(self, products: Iterable[ODataProduct], test: Node) -> list[ODataProduct]:
        return [product for product in products if Hit(product, self.profile).passes(test)]


def _default_profile() -> CdseProfile:
    profile = load_profiles().get("cdse")
    if not isinstance(profile, CdseProfile):
        raise SettingsError("The profile cdse is not one of a Copernicus Data Space.", advice="Look at the settings.")
    return profile


def _patient(profile: CdseProfile, timeout: float | tuple[float, float] | None) -> CdseProfile:
    if timeout is None:
        return profile
    connect, answer = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    return replace(profile, connect_timeout_s=connect, first_byte_timeout_s=answer, read_timeout_s=answer)


@contextmanager
def _errors_of_sentinelsat() -> Iterator[None]:
    """Raise what users of sentinelsat catch."""
    try:
        yield
    except CancelledError:
        raise
    except CredentialsError as error:
        raise UnauthorizedError(str(error)) from error
    except SettingsError as error:
        raise SentinelAPIError(str(error)) from error
    except SceneQueueError as error:
        too_long = isinstance(error, RefusedError) and error.status == 414
        raise (QueryLengthError(str(error)) if too_long else ServerError(str(error))) from error
