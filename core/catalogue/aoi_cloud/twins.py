"""The L2A product of an acquisition at the Copernicus Data Space, where its scene classification is fetched from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ...errors import AreaError, ServiceError
from ...feedback import Feedback
from ...footprints import covered_percent
from ...network import Retry, retrying
from ...product.name import ProcessingLevel, ProductName
from ...scene import Scene
from ...services import CdseProfile
from ..odata.pages import Session
from ..query_language.dates import odata_literal

if TYPE_CHECKING:
    from ..odata.product import ODataProduct

_AROUND = timedelta(minutes=1)  # the catalogue's times have milliseconds that names do not show
_MADE_AT_HOME = "9999"  # a baseline that no service lists but that a mirror may


@dataclass(frozen=True)
class Twin:
    """A product of level 2A.

    :param name: without ``.SAFE``. :param uuid: at the service that was asked.
    """

    name: str
    uuid: str


class TwinLookup:
    """Finds the L2A product of the acquisition that a scene shows; an L2A scene is its own.

    :param session: sends the requests; looking up needs no sign-in.
    """

    def __init__(self, profile: CdseProfile, session: Session, retry: Retry = retrying) -> None:
        self._profile = profile
        self._session = session
        self._retry = retry

    def __call__(self, scene: Scene, feedback: Feedback) -> Twin | None:
        """Look up the twin of a scene: its own name if it is listed, else the newest baseline.

        :return: ``None``: the catalogue lists no L2A of this acquisition, or the scene's name cannot be read.
        :raises SceneQueueError: of the network or the service, classified.
        """
        try:
            name = ProductName.parse_compact(scene.identifier)
        except ValueError:
            return None
        if name.level is ProcessingLevel.L2A and scene.service == self._profile.id and scene.uuid:
            return Twin(name.text, scene.uuid)
        found = [(other, product) for other, product in self._listed(name, feedback) if _same(name, other)]
        if not found:
            return None
        best = max(found, key=lambda pair: _rank(scene, *pair))
        return Twin(best[0].text, best[1].id)

    def _listed(self, name: ProductName, feedback: Feedback) -> list[tuple[ProductName, ODataProduct]]:
        """The L2A products of the tile around the sensing time, with their names read."""
        from ..copernicus.copernicus_api import CopernicusAPI  # brings sentinelsat with it

        api = CopernicusAPI(profile=self._profile, session=self._session, feedback=feedback, retry=self._retry)
        span = (odata_literal(name.sensing_time - _AROUND), odata_literal(name.sensing_time + _AROUND))
        l2a = ProcessingLevel.L2A.product_type
        hits, _ = api.find(producttype=l2a, tileid=name.tile_id, beginposition=span)
        return [(other, hit.product) for hit in hits for other in _parsed(hit.product.identifier)]


def _parsed(text: str) -> list[ProductName]:
    try:
        return [ProductName.parse_compact(text)]
    except ValueError:
        return []


def _same(one: ProductName, other: ProductName) -> bool:
    return one.acquisition[:3] == other.acquisition[:3] and other.level is ProcessingLevel.L2A


def _rank(scene: Scene, name: ProductName, product: ODataProduct) -> tuple[bool, bool, str, float, str]:
    """Which of several is taken: the scene itself, what is online, a new baseline, the same half of a split tile."""
    return (
        name.text == scene.identifier,
        product.online,
        "" if name.baseline == _MADE_AT_HOME else name.baseline,
        _common_percent(scene.footprint_wkt, product.footprint_wkt),
        name.stamp.isoformat(),
    )


def _common_percent(one: str, other: str) -> float:
    try:
        return round(covered_percent(one, other))
    except (AreaError, ServiceError):  # a footprint that cannot be read decides nothing
        return 0.0
