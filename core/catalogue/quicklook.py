"""Quicklooks: the small pictures that services show of scenes.

Sources: Copernicus hands them out without a sign-in (its own browser puts the address into a page); Data Hubs want the
sign-in of searches (sentinelsat's ``download_quicklook``). Either is the true-colour image of the whole tile in its UTM
zone, 343 pixels a side, black where nothing was seen.
"""

from __future__ import annotations

import base64
from contextlib import closing

from ..aoi.tiles import TILE_M, TileSquare
from ..errors import ServiceError
from ..feedback import Feedback
from ..network import Credentials, HttpSession, NetworkSettings, SignIn, retrying
from ..scene import Scene
from ..services import ServiceProfile

LARGEST_BYTES = 5_000_000
_STARTS = (b"\xff\xd8\xff", b"\x89PNG")  # of a JPEG, of a PNG
_COLOURS = ("Red", "Green", "Blue", "Alpha")


def fetch_quicklook(
    scene: Scene, profile: ServiceProfile, sign_in: SignIn | None, network: NetworkSettings, feedback: Feedback
) -> bytes:
    """Fetch the quicklook of a scene.

    :param profile: of the service that listed it.
    :param sign_in: sent to the service's own hosts only, and only where it is not searched without one.
    :return: a JPEG or PNG.
    :raises ServiceError: if there is none, or what came is no picture.
    :raises SceneQueueError: of the network or the service, classified.
    """
    if not scene.quicklook_url:
        raise ServiceError(f"{profile.title} has no quicklook of {scene.identifier}.")
    headers = {}
    if profile.searches_signed_in and isinstance(sign_in, Credentials) and profile.trusts(scene.quicklook_url):
        pair = f"{sign_in.user}:{sign_in.password}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(pair).decode('ascii')}"
    with closing(HttpSession(network, profile)) as session:
        answer = retrying(
            lambda: session.send("GET", scene.quicklook_url, feedback, headers=headers), feedback, attempts=2
        )
    if not answer.content.startswith(_STARTS) or len(answer.content) > LARGEST_BYTES:
        raise ServiceError(f"{profile.title} answered with something that is no quicklook of {scene.identifier}.")
    return answer.content


def placed_quicklook(file_name: str, width: int, height: int, square: TileSquare) -> str:
    """A virtual raster (GDAL's VRT) that lays a quicklook over its tile.

    :param file_name: of a picture with red, green, blue and opacity, in the folder of the virtual raster.
    :param width: and ``height``, pixels of the picture.
    """
    right, down = TILE_M / width, TILE_M / height
    return "\n".join(
        [
            f'<VRTDataset rasterXSize="{width}" rasterYSize="{height}">',
            f"  <SRS>EPSG:{square.epsg}</SRS>",
            f"  <GeoTransform>{square.west}, {right!r}, 0, {square.northing}, 0, {-down!r}</GeoTransform>",
            *(_band(number, colour, file_name) for number, colour in enumerate(_COLOURS, 1)),
            "</VRTDataset>",
        ]
    )


def _band(number: int, colour: str, file_name: str) -> str:
    return (
        f'  <VRTRasterBand dataType="Byte" band="{number}"><ColorInterp>{colour}</ColorInterp><SimpleSource>'
        f'<SourceFilename relativeToVRT="1">{file_name}</SourceFilename><SourceBand>{number}</SourceBand>'
        "</SimpleSource></VRTRasterBand>"
    )
