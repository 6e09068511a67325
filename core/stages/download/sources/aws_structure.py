"""Which object at AWS is which file of a product, worked out by ``sentinelhub.aws``.

AWS keeps the files of products under other names, those of a tile in one folder and those of the product in another.
Source: sentinelhub 3.12, ``SafeProduct`` and ``SafeTile`` (marked there as no longer maintained).
"""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from ....errors import ServiceError
from ....network.libraries.sentinelhub_aws import Read, library_error, load_aws, reading_config
from ....services import AwsSentinelHubProfile

_NO_METADATA = (AttributeError, IndexError, KeyError, TypeError, ValueError, ParseError)


@dataclass(frozen=True)
class RebuiltFile:
    """One file of a rebuilt product.

    :param url: ``s3://bucket/key``, or the address of a file of metadata.
    :param path: below the product's folder, with ``/``.
    """

    url: str
    path: str


def rebuilt_files(profile: AwsSentinelHubProfile, name: str, read: Read) -> tuple[RebuiltFile, ...]:
    """Work out all files of a product; whether the objects exist is not asked.

    :param name: product name without ``.SAFE``.
    :param read: reads ``productInfo.json``, and of each tile ``tileInfo.json`` and ``metadata.xml``.
    :raises ServiceError: if that metadata makes no sense.
    :raises SceneQueueError: of ``read``.
    """
    config = reading_config(
        read,
        aws_metadata_url=profile.metadata_url,
        aws_s3_l1c_bucket=profile.l1c_bucket,
        aws_s3_l2a_bucket=profile.l2a_bucket,
    )
    try:
        requests, _empty_folders = _product_class()(name, config=config).get_requests()
    except (*_NO_METADATA, library_error()) as error:
        raise ServiceError(
            f"{profile.title} has metadata of {name} that makes no sense ({type(error).__name__} {error}).",
            advice="Fetch it from another service.",
        ) from error
    root = f"{name}.SAFE/"
    paths = [(request.url, request.filename.replace(os.sep, "/")) for request in requests]
    return tuple(RebuiltFile(url, path[len(root) :]) for url, path in paths)


@functools.lru_cache(maxsize=1)
def _product_class() -> Any:
    aws = load_aws()

    class SafeProduct(aws.SafeProduct):  # type: ignore[misc, name-defined] # loaded on use; the name is asked for
        def _get_granule_substruct(self) -> dict[str, Any]:
            """As in the library, whose tiles would go by the user's own configuration file."""
            tiles: dict[str, Any] = {}
            for told in self.product_info["tiles"]:
                name, day, index = self.url_to_tile(self.get_tile_url(told))
                tile = aws.SafeTile(
                    name,
                    day,
                    index,
                    bands=self.bands,
                    metafiles=self.metafiles,
                    data_collection=self.data_collection,
                    config=self.config,
                )
                tiles.update(tile.get_safe_struct())
            return tiles

    return SafeProduct
