"""A true-colour picture of exactly the area, on the day of a scene, by the Process API of a Sentinel Hub.

Source: Sentinel Hub documentation, "Process API" (2,500 pixels a side at most; what lies outside the polygon has a
data mask of 0) and "Sentinel-2 L1C", "Sentinel-2 L2A".
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from ...aoi import AreaOfInterest
from ...aoi.on_picture import Part, area_in_scene
from ...errors import AreaError, ServiceError
from ...feedback import Feedback
from ...network import HttpSession, OAuthClient, Retry, retrying
from ...product.name import ProcessingLevel, ProductName
from ...scene import Scene
from ...services import SentinelHubProfile
from .hub import SentinelHub

MOST_PIXELS = 2500
FINEST_M = 10.0
_WIDEST_M = 150_000.0  # an area as wide is shown whole; of a wider one, what the scene shows
_TIFF = (b"II*\0", b"MM\0*")
EVALSCRIPT = """//VERSION=3
function setup() {
  return {input: ["B02", "B03", "B04", "dataMask"], output: {bands: 4}};
}
function evaluatePixel(sample) {
  return [2.5 * sample.B04, 2.5 * sample.B03, 2.5 * sample.B02, sample.dataMask];
}
"""


class TrueColour:
    """Makes pictures.

    :raises SettingsError: if sentinelhub cannot be used here.
    """

    def __init__(
        self, profile: SentinelHubProfile, client: OAuthClient, session: HttpSession, retry: Retry = retrying
    ) -> None:
        self._hub = SentinelHub(profile, client, session, retry)

    def geotiff(self, scene: Scene, area: AreaOfInterest, feedback: Feedback) -> bytes:
        """Make the picture of the area on the day of a scene, from all tiles of its level on that day.

        :return: a GeoTIFF in the UTM zone of the scene: red, green, blue and opacity, 10 m or, where the area is
            wide, as fine as 2,500 pixels allow.
        :raises AreaError: if the scene does not show the area.
        :raises CredentialsError: if the OAuth client is refused.
        :raises SceneQueueError: of the network or the service, classified.
        """
        part = _part(scene, area)
        content = self._hub.answer(self._request(scene, part), feedback)
        if not content.startswith(_TIFF):
            raise ServiceError(f"{self._hub.profile.title} answered with something that is no picture.")
        return content

    def _request(self, scene: Scene, part: Part) -> Any:
        library = self._hub.library
        collections = library.DataCollection
        is_l2a = scene.level is ProcessingLevel.L2A
        day = ProductName.parse(scene.identifier).sensing_time.replace(hour=0, minute=0, second=0)
        data = library.SentinelHubRequest.input_data(
            collections.SENTINEL2_L2A if is_l2a else collections.SENTINEL2_L1C,
            time_interval=(day, day + timedelta(days=1)),
        )
        data.service_url = self._hub.profile.base_url  # the collection's own is that of another deployment
        return library.SentinelHubRequest(
            evalscript=EVALSCRIPT,
            input_data=[data],
            responses=[library.SentinelHubRequest.output_response("default", library.MimeType.TIFF)],
            geometry=library.Geometry(json.loads(part.geojson), library.CRS(part.epsg)),
            size=size_of(part),
            config=self._hub.config,
        )


def size_of(part: Part) -> tuple[int, int]:
    """Columns and rows of the picture of a part."""
    left, bottom, right, top = part.frame
    pixel_m = max(FINEST_M, (right - left) / MOST_PIXELS, (top - bottom) / MOST_PIXELS)
    return max(1, round((right - left) / pixel_m)), max(1, round((top - bottom) / pixel_m))


def _part(scene: Scene, area: AreaOfInterest) -> Part:
    shown = area_in_scene(area.wkt, scene.footprint_wkt, scene.tile_id, FINEST_M / 2)
    if shown is None:
        raise AreaError(f"{scene.identifier} does not show the area.", advice="Choose a scene that does.")
    whole = area_in_scene(area.wkt, area.wkt, scene.tile_id, FINEST_M / 2)
    return whole if whole is not None and _width_m(whole) <= _WIDEST_M else shown


def _width_m(part: Part) -> float:
    left, bottom, right, top = part.frame
    return max(right - left, top - bottom)
