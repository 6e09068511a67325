"""The user's choices in QGIS's settings, group ``scene_queue/``; never a secret."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from qgis.core import QgsSettings

from ..errors import SettingsError
from ..job_queue.memory_slots import GIGABYTE, MemoryRules
from ..job_queue.order import correction_from
from ..settings import CorrectionOptions
from ..stages.sen2cor.searching import read_place

GROUP = "scene_queue"


@dataclass(frozen=True)
class Preferences:
    """What is remembered between sessions.

    :param folder: where products go; empty: not chosen yet.
    :param service: id of the service profile that is searched.
    :param level: ``best``, ``L1C`` or ``L2A``.
    :param max_cloud_percent: 0 to 100.
    :param orbit_direction: ``any``, ``ascending`` or ``descending``.
    :param sen2cor: folder of a Sen2Cor installation or its ``L2A_Process``; empty: looked for.
    :param sen2cor_folders: where it is looked for besides the usual places, one a line.
    :param resolution: ``all``, ``10``, ``20`` or ``60``.
    :param correction_options: how Sen2Cor corrects, as
        :func:`scene_queue.core.job_queue.order.correction_to_json` writes it; empty: as it does by itself.
    :param load_layers: whether finished products are loaded into the project.
    :param profiles_folder: the user's own service profiles; empty: none.
    :param bandwidth_bytes_per_second: what all downloads together may take; 0: no limit.
    :param most_connections: to download over at once from one service; 0: as many as the account may.
    :param disk_reserve_mb: megabytes that downloads leave free on a disk; -1: 2 GB, or 2 % of a small disk.
    :param wait_for_volume: whether downloads wait once the account's volume is used up, instead of going on slowly.
    :param source: id of the service that scenes are fetched from; empty: one that fits what was listed.
    :param alternatives: ids of those that may be tried next, in their order, separated by commas.
    :param network: ``auto``, ``direct`` (never over Qt's network) or ``qgis`` (small requests always over it).
    :param network_authcfg: id of a client certificate in QGIS's authentication store, for small requests; empty: none.
    :param scratch: where part files and Sen2Cor's work lie, a local disk; empty: in the folder for products.
    :param download_hours, correction_hours: when these may begin, see
        :class:`scene_queue.core.job_queue.working_hours.WorkingHours`; empty: always.
    :param memory_per_run_gb: gigabytes that one run of Sen2Cor needs.
    :param most_corrections: runs of Sen2Cor at once at most; 0: as many as fit.
    :param keep_awake: whether the computer is kept awake while jobs are at work.
    :param resume_at_start: whether jobs go on by themselves when QGIS starts.
    :param notify: whether the desktop tells of orders that end, or need the user, while QGIS is not looked at.
    :param knows_first_steps: whether the first steps were shown; they are offered once.
    :param order_choices: what the next order begins with, as
        :func:`scene_queue.core.job_queue.order_draft.choices_to_json` writes it; empty: nothing was chosen yet.
    :param scenes_view: how the list of scenes is looked at, as a JSON object (``group``, ``outlines``, ``gaps``,
        ``timeline``); empty: nothing was chosen yet.
    :param filters: what is set under *More filters*, as a JSON object of the fields of a query; empty: nothing.
    """

    folder: str = ""
    service: str = "cdse"
    level: str = "best"
    max_cloud_percent: int = 30
    orbit_direction: str = "any"
    sen2cor: str = ""
    resolution: str = "all"
    load_layers: bool = True
    profiles_folder: str = ""
    source: str = ""
    alternatives: str = ""
    filters: str = ""
    scenes_view: str = ""
    order_choices: str = ""
    sen2cor_folders: str = ""
    correction_options: str = ""
    bandwidth_bytes_per_second: int = 0
    most_connections: int = 0
    disk_reserve_mb: int = -1
    wait_for_volume: bool = False
    network: str = "auto"
    network_authcfg: str = ""
    scratch: str = ""
    download_hours: str = ""
    correction_hours: str = ""
    memory_per_run_gb: int = 6
    most_corrections: int = 0
    keep_awake: bool = True
    resume_at_start: bool = False
    notify: bool = True
    knows_first_steps: bool = False

    @property
    def folder_or_default(self) -> Path:
        """The folder for products: the chosen one, else one in the user's home."""
        return Path(self.folder) if self.folder else Path.home() / "SceneQueue"

    @property
    def scratch_folder(self) -> Path | None:
        """The folder for what is unfinished; ``None``: in that of the products."""
        return Path(self.scratch) if self.scratch else None

    @property
    def sen2cor_places(self) -> tuple[Path, ...]:
        """Where Sen2Cor is looked for besides the usual places."""
        return tuple(read_place(line) for line in self.sen2cor_folders.splitlines() if line.strip())

    @property
    def correction(self) -> CorrectionOptions:
        """How Sen2Cor corrects; the usual way where what is kept cannot be used any more."""
        try:
            return correction_from(json.loads(self.correction_options or "{}"))
        except (ValueError, TypeError, AttributeError, SettingsError):
            return CorrectionOptions()

    @property
    def memory_rules(self) -> MemoryRules:
        """What corrections may take."""
        return MemoryRules(self.memory_per_run_gb * GIGABYTE, self.most_corrections)


def read_preferences() -> Preferences:
    """The preferences as QGIS keeps them; a value of the wrong kind counts as not set."""
    settings, found = QgsSettings(), {}
    for field in fields(Preferences):
        try:
            found[field.name] = settings.value(f"{GROUP}/{field.name}", field.default, type=type(field.default))
        except TypeError:  # PyQt's word for text that is no such value
            continue
    return replace(Preferences(), **found)


def write_preferences(preferences: Preferences) -> None:
    """Write all preferences."""
    settings = QgsSettings()
    for name, value in asdict(preferences).items():
        settings.setValue(f"{GROUP}/{name}", value)
