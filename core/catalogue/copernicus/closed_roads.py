"""What of sentinelsat has no place on the Copernicus Data Space, and what to use instead."""

from __future__ import annotations

from typing import Any, NoReturn

import requests
from requests.adapters import BaseAdapter
from sentinelsat.exceptions import SentinelAPIError

_DOWNLOAD = "Use Scene Queue's queue, the algorithm scenequeue:download, or core.stages.download.DownloadStage."
_QUICKLOOK = "Fetch the address under the key link_icon of query's answer; it needs no sign-in."
_CHECK = "Use core.stages.safe_check.SafeCheckStage; the downloads of Scene Queue are checked by themselves."
_OFFLINE = "Order it on the web page of the Copernicus Data Space (Data Workspace)."


class ClosedRoads:
    """Raises ``SentinelAPIError`` for every method that would ask a Data Hub, which answers no more.

    Goes before ``SentinelAPI`` among the bases. What is reached in another way (``downloader``, a private method)
    ends at the session, which sends nothing.
    """

    session: requests.Session

    def close_roads(self) -> None:
        """Let the session of sentinelsat send nothing."""
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _ClosedRoad())

    @property
    def dhus_version(self) -> NoReturn:
        """Not here: the catalogue is no Data Hub."""
        _close("dhus_version", "The catalogue speaks OData and has no such version.")

    def download(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("download", _DOWNLOAD)

    def download_all(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("download_all", _DOWNLOAD)

    def get_stream(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("get_stream", _DOWNLOAD)

    def download_quicklook(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("download_quicklook", _QUICKLOOK)

    def download_all_quicklooks(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("download_all_quicklooks", _QUICKLOOK)

    def trigger_offline_retrieval(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here: the service takes no such order from a program (its documentation, "Quotas")."""
        _close("trigger_offline_retrieval", _OFFLINE)

    def check_files(self, *arguments: Any, **options: Any) -> NoReturn:
        """Not here."""
        _close("check_files", _CHECK)


class _ClosedRoad(BaseAdapter):
    """Sends nothing."""

    def send(self, *arguments: Any, **options: Any) -> NoReturn:
        _close("this request", _DOWNLOAD)

    def close(self) -> None:
        """Nothing is open."""


def _close(name: str, instead: str) -> NoReturn:
    raise SentinelAPIError(f"CopernicusAPI: {name} asks a Data Hub, which is no more. {instead}")
