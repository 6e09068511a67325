"""The limit ``MAX_AOI_CLOUD`` of ``search`` and ``pipeline``; loaded on use."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication

from ...catalogue import SceneQuery, SearchResult
from ...catalogue.aoi_cloud import CloudCache, CloudRoad, choose_road, cloud_area, find_clear_scenes, opened_road
from ...errors import DiskError
from ...feedback import Feedback
from ...network import NetworkSettings, SignIn, TokenSource, sign_in_from_environment
from ...services import CdseProfile, SentinelHubProfile, ServiceProfile
from ..auth_store import sign_in_of_authcfg
from ..network_settings import qgis_network_settings
from .sign_ins import require_open_store


@dataclass(frozen=True)
class CloudRun:
    """Who tells the cloud over the area, and what was told before.

    :param tokens: a sign-in that is open already and stays so; ``None``: one is opened and ended.
    """

    road: CloudRoad
    network: NetworkSettings
    cache_file: Path
    tokens: TokenSource | None = None

    def result(self, find: Callable[[SceneQuery], SearchResult], query: SceneQuery, watch: Feedback) -> SearchResult:
        """Search, and leave out what has too much cloud over the area; blocks.

        :raises SceneQueueError: as :func:`find_clear_scenes`.
        """
        cache = CloudCache(self.cache_file)
        try:
            with opened_road(self.road, self.network, watch, self.tokens) as cloud:
                found = find_clear_scenes(find, query, cloud, watch, at_once=self.road.at_once, cache=cache)
        finally:
            self._save(cache, watch)
        return SearchResult(found.scenes, found.search_area, (*self.road.notes, *found.notes), found.suggestions)

    def _save(self, cache: CloudCache, watch: Feedback) -> None:
        try:
            cache.save()
        except DiskError as error:
            watch.note(str(error), warning=True)
        if cache.problem:
            watch.note(cache.problem, warning=True)


def read_cloud_run(
    known: Mapping[str, ServiceProfile], service: ServiceProfile, query: SceneQuery, authcfg: str, oauth_authcfg: str
) -> CloudRun | None:
    """Choose who tells the cloud over the area; main thread, nobody is asked.

    :param service: the one that is searched.
    :param authcfg: ``AUTHCFG``: user and password, if the service is one of the kind ``cdse``.
    :param oauth_authcfg: ``OAUTH_AUTHCFG``: an OAuth client.
    :return: ``None``: the query sets no limit.
    :raises CredentialsError: if no sign-in is known.
    :raises SettingsError: if there is no area.
    """
    if query.max_aoi_cloud_percent is None:
        return None
    cloud_area(query)
    chosen = {
        SentinelHubProfile.kind: oauth_authcfg or (authcfg if isinstance(service, SentinelHubProfile) else ""),
        CdseProfile.kind: authcfg if isinstance(service, CdseProfile) else "",
    }

    def find(profile: ServiceProfile) -> SignIn | None:
        if not chosen[profile.kind]:
            return sign_in_from_environment(profile, os.environ)
        require_open_store()
        return sign_in_of_authcfg(chosen[profile.kind], profile)

    road = choose_road(known, find, service.id)
    network = qgis_network_settings()
    return CloudRun(road, network, Path(QgsApplication.qgisSettingsDirPath()) / "scene_queue" / "aoi_cloud.json")
