"""Cloud over the area from the Statistical API of a Sentinel Hub, with an OAuth client of the user.

Source: Sentinel Hub documentation, "Statistical API" (``sampleCount`` counts what lies around the polygon too, as
``noDataCount``) and "Sentinel-2 L2A" (band ``SCL``, 20 m, from which 60 m are taken here: enough for a share).
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from ...aoi import AreaOfInterest
from ...aoi.on_picture import Part, area_in_scene
from ...errors import ServiceError
from ...feedback import Feedback
from ...network import OAuthClient, Retry, retrying
from ...network.session import HttpSession
from ...product.name import ProductName
from ...scene import Scene
from ...services import SentinelHubProfile
from ..sentinelhub.hub import SentinelHub
from .scene_classification import CLOUDS, LEAST_VALID_SHARE

PIXEL_M = 60.0
EVALSCRIPT = """//VERSION=3
function setup() {
  return {
    input: [{bands: ["SCL", "dataMask"]}],
    output: [{id: "cloud", bands: 1, sampleType: "UINT8"}, {id: "dataMask", bands: 1}]
  };
}
function evaluatePixel(sample) {
  var cloud = %s.indexOf(sample.SCL) >= 0 ? 1 : 0;
  return {cloud: [cloud], dataMask: [sample.SCL == 0 ? 0 : sample.dataMask]};
}
""" % sorted(CLOUDS)  # noqa: UP031 - braces are JavaScript's


class StatisticalCloud:
    """An :class:`AoiCloud` by the same classes as :class:`SceneClassificationCloud`, without fetching a picture.

    What is counted is the part of the area that lies in the scene's footprint, on the day of the scene (UTC).

    :raises SettingsError: if sentinelhub cannot be used here.
    """

    def __init__(
        self, profile: SentinelHubProfile, client: OAuthClient, session: HttpSession, retry: Retry = retrying
    ) -> None:
        self._hub = SentinelHub(profile, client, session, retry)

    def cloud_percent(self, scene: Scene, area: AreaOfInterest, feedback: Feedback) -> float | None:
        """See :meth:`AoiCloud.cloud_percent`; not known where less than 1 % of the area is seen on that day."""
        part = area_in_scene(area.wkt, scene.footprint_wkt, scene.tile_id, PIXEL_M / 4)
        if part is None:
            return None
        content = self._hub.answer(self._request(scene, part), feedback)
        try:
            return _percent(json.loads(content), part)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise ServiceError(
                f"{self._hub.profile.title} gave statistics of {scene.identifier} in another form.",
                advice="Try again later; if it stays so, the service has changed.",
            ) from error

    def _request(self, scene: Scene, part: Part) -> Any:
        library = self._hub.library
        statistical = library.SentinelHubStatistical
        day = ProductName.parse(scene.identifier).sensing_time.replace(hour=0, minute=0, second=0)
        data = statistical.input_data(library.DataCollection.SENTINEL2_L2A)
        data.service_url = self._hub.profile.base_url  # the collection's own is that of another deployment
        return statistical(
            aggregation=statistical.aggregation(
                EVALSCRIPT, (day, day + timedelta(days=1)), "P1D", resolution=(PIXEL_M, PIXEL_M)
            ),
            input_data=[data],
            geometry=library.Geometry(json.loads(part.geojson), library.CRS(part.epsg)),
            config=self._hub.config,
        )


def _percent(answer: Any, part: Part) -> float | None:
    days = answer["data"]
    if not days:
        return None
    found = days[0]["outputs"]["cloud"]["bands"]["B0"]["stats"]
    valid = int(found["sampleCount"]) - int(found["noDataCount"])
    if valid <= 0 or valid * PIXEL_M**2 < LEAST_VALID_SHARE * part.area_m2:
        return None
    share = float(found["mean"])
    if not 0 <= share <= 1:
        raise ValueError(f"a share of {share}")
    return 100.0 * share
