"""What there is: queries, answered by services as scenes.

:class:`CopernicusAPI` and :func:`open_catalogue` bring sentinelsat and requests with them, so they are loaded on
first use: whoever only makes a query or writes a listing does not pay for them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .catalogue import Catalogue, SearchResult
from .listing import listing
from .scene_query import LevelChoice, SceneQuery

if TYPE_CHECKING:
    from .copernicus_api import CopernicusAPI  # noqa: TC004 - see __getattr__
    from .copernicus_catalogue import CopernicusCatalogue  # noqa: TC004
    from .opening import open_catalogue  # noqa: TC004

__all__ = [
    "Catalogue",
    "CopernicusAPI",
    "CopernicusCatalogue",
    "LevelChoice",
    "SceneQuery",
    "SearchResult",
    "listing",
    "open_catalogue",
]

_ON_USE = {
    "CopernicusAPI": ".copernicus_api",
    "CopernicusCatalogue": ".copernicus_catalogue",
    "open_catalogue": ".opening",
}


def __getattr__(name: str) -> Any:
    if name in _ON_USE:
        return getattr(import_module(_ON_USE[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
