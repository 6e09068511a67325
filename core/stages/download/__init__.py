"""The first stage: a product from a service to the disk, verified."""

from .archive import ArchiveError
from .archive_orders import ArchiveOrders
from .closed import ClosedSource
from .opening import Access, open_file_by_file, open_source
from .preparing import prepare_sources
from .source import Source
from .stage import Corrected, DownloadStage

__all__ = [
    "Access",
    "ArchiveError",
    "ArchiveOrders",
    "ClosedSource",
    "Corrected",
    "DownloadStage",
    "Source",
    "open_file_by_file",
    "open_source",
    "prepare_sources",
]
