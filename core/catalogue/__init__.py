"""What there is: queries, answered by services as scenes.

:class:`CopernicusAPI`, :func:`open_catalogue` and :func:`find_scenes` bring sentinelsat and requests with them, so
they are loaded on first use: whoever only makes a query or writes a listing does not pay for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalogue import Catalogue, SearchResult, Suggestion
from .listing import listing
from .scene_query import LevelChoice, SceneQuery

if TYPE_CHECKING:
    from .copernicus.copernicus_api import CopernicusAPI  # noqa: TC004 - see __getattr__
    from .copernicus.copernicus_catalogue import CopernicusCatalogue  # noqa: TC004
    from .opening import open_catalogue  # noqa: TC004
    from .searching import find_scenes  # noqa: TC004

__all__ = [
    "Catalogue",
    "CopernicusAPI",
    "CopernicusCatalogue",
    "LevelChoice",
    "SceneQuery",
    "SearchResult",
    "Suggestion",
    "find_scenes",
    "listing",
    "open_catalogue",
]


def __getattr__(name: str) -> Any:
    if name == "CopernicusAPI":
        from .copernicus.copernicus_api import CopernicusAPI

        return CopernicusAPI
    if name == "CopernicusCatalogue":
        from .copernicus.copernicus_catalogue import CopernicusCatalogue

        return CopernicusCatalogue
    if name == "open_catalogue":
        from .opening import open_catalogue

        return open_catalogue
    if name == "find_scenes":
        from .searching import find_scenes

        return find_scenes
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
