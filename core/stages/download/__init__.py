"""The first stage: a product from a service to the disk, verified."""

from .archive import ArchiveError
from .copernicus import FindProduct, ListedProduct
from .stage import DownloadStage

__all__ = ["ArchiveError", "DownloadStage", "FindProduct", "ListedProduct"]
