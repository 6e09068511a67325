"""Cloud over the area from the scene classification of the L2A product, with the normal account.

Of the whole product only the classification at 60 m is fetched (some 100 to 300 kB).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ...aoi import AreaOfInterest
from ...errors import DiskError
from ...feedback import Feedback
from ...network import DownloadHost, Retry, retrying
from ...network.session import HttpSession
from ...network.tokens import TokenSource
from ...product.images import classes_within
from ...scene import Scene
from ...services import CdseProfile
from .twins import Twin, TwinLookup

NO_DATA = 0
CLOUDS = frozenset({8, 9, 10})
LEAST_VALID_SHARE = 0.01


class SceneClassificationCloud:
    """An :class:`AoiCloud` by Sen2Cor's own classes, see :func:`cloud_percent_of`.

    For an L1C scene it is the L2A of the same acquisition that is looked into, as the service made it.
    """

    def __init__(
        self, profile: CdseProfile, session: HttpSession, tokens: TokenSource, retry: Retry = retrying
    ) -> None:
        self._twin_of = TwinLookup(profile, session, retry)
        self._host = DownloadHost(profile, session, tokens, retry)

    def cloud_percent(self, scene: Scene, area: AreaOfInterest, feedback: Feedback) -> float | None:
        """See :meth:`AoiCloud.cloud_percent`; not known without an L2A, and where it sees less than 1 % of the area.

        :raises DiskError: if the picture cannot be put into a temporary folder.
        """
        twin = self._twin_of(scene, feedback)
        place = self._place(twin, feedback) if twin else None
        if twin is not None and place is None and twin.uuid == scene.uuid:  # replaced since it was listed
            twin = self._twin_of(replace(scene, uuid=""), feedback)
            place = self._place(twin, feedback) if twin else None
        if twin is None or place is None:
            return None
        content = self._host.read(twin.uuid, *place, feedback=feedback)
        try:
            with TemporaryDirectory(prefix="scene_queue-") as folder:
                picture = Path(folder) / place[-1]
                picture.write_bytes(content)
                return cloud_percent_of(classes_within(picture, area.wkt, feedback))
        except OSError as error:
            raise DiskError(f"{place[-1]} cannot be kept for a moment ({error.strerror}).") from error

    def _place(self, twin: Twin, feedback: Feedback) -> tuple[str, ...] | None:
        """The way to the classification: ``NAME.SAFE/GRANULE/*/IMG_DATA/R60m/*_SCL_60m.jp2``."""
        granules = (f"{twin.name}.SAFE", "GRANULE")
        for granule in self._host.nodes(twin.uuid, *granules, feedback=feedback)[:1]:
            folder = (*granules, granule.name, "IMG_DATA", "R60m")
            for node in self._host.nodes(twin.uuid, *folder, feedback=feedback):
                if node.name.endswith("_SCL_60m.jp2"):
                    return (*folder, node.name)
        return None


def cloud_percent_of(classes: Mapping[int, int]) -> float | None:
    """Judge the pixels of an area: the share of clouds among those that are valid.

    Clouds are the classes that Sen2Cor calls cloud: 8 (medium probability), 9 (high probability) and 10 (thin
    cirrus). Their shadows (3) are not counted, nor is snow (11). Valid is whatever is not 0 (no data).

    Source: Sentinel-2 Products Specification Document, scene classification of level 2A.

    :param classes: numbers of pixels by class.
    :return: 0 to 100; ``None`` if less than 1 % of the pixels are valid, or there are none.
    """
    every = sum(classes.values())
    valid = every - classes.get(NO_DATA, 0)
    if valid <= 0 or valid < LEAST_VALID_SHARE * every:
        return None
    return 100.0 * sum(classes.get(number, 0) for number in CLOUDS) / valid
