"""``sentinelhub.aws`` without its client: that one needs boto3 and goes its own ways to the network.

The library only works out which object of AWS is which file of a product. What it must read for that (small files of
metadata) is read by a function that its configuration carries.
"""

from __future__ import annotations

import functools
import importlib
import sys
import threading
import warnings
from types import ModuleType
from typing import Any, Callable

from ...errors import SettingsError
from .sentinelhub_loading import load

Read = Callable[[str], bytes]
"""Reads what an address of the library says: ``https://…`` of metadata, or ``s3://bucket/key``."""


def load_aws() -> Any:
    """Return the package ``sentinelhub.aws``; it is loaded on first use, which must be on the main thread.

    What kept it from being loaded is told again to whoever asks, on any thread.

    :raises SettingsError: if it cannot be used here.
    """
    if not _loaded.cache_info().currsize and threading.current_thread() is not threading.main_thread():
        raise SettingsError(
            "The library sentinelhub is not loaded, which must be before a task begins.",
            advice="Pause the job and resume it.",
        )
    package, error = _loaded()
    if error is not None:
        raise SettingsError(error.message, advice=error.advice)
    return package


@functools.lru_cache(maxsize=1)
def _loaded() -> tuple[Any, SettingsError | None]:
    try:
        library = load()
    except SettingsError as error:
        return None, error
    # That nobody maintains this part any more is for us to know, not for the user's log.
    warnings.filterwarnings("ignore", category=library.exceptions.SHDeprecationWarning)
    stand_in = ModuleType(f"{library.__name__}.aws.client")
    vars(stand_in)["AwsDownloadClient"] = _client_of(library)
    sys.modules.setdefault(stand_in.__name__, stand_in)
    return importlib.import_module(f"{library.__name__}.aws"), None


def reading_config(read: Read, **values: str) -> Any:
    """Make a configuration of the library's that carries who reads.

    Nothing comes from the library's own configuration file.

    :param values: fields of ``SHConfig``.
    """
    config = load().SHConfig(use_defaults=True, **values)
    config.read = read
    return config


def library_error() -> type[Exception]:
    """What the library's own errors have in common."""
    common: type[Exception] = load().exceptions.BaseSentinelHubException
    return common


def _client_of(library: Any) -> type:
    """Make the class that stands where the library expects its client for AWS."""

    class ReadingClient(library.DownloadClient):  # type: ignore[misc] # loaded on use
        def __init__(self, *, boto_params: Any = None, **options: Any) -> None:
            super().__init__(redownload=True, **options)

        def _execute_download(self, request: Any) -> Any:
            return library.download.models.DownloadResponse(request=request, content=self.config.read(request.url))

    return ReadingClient
