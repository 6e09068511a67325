"""What an order will take, before it is queued: bytes, room, volume, time, versions of Sen2Cor.

Pure: everything that has to be looked up is handed in, and what is not known is estimated with care, or left out.
Sources of the estimates without a past: sizes and times of real products and runs ("20-45 minutes a scene"), and the
memory that Sen2Cor keeps on disk while it works (plan 10 GB a run).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..network.account_volume import VolumeStatus
from ..product.name import ProcessingLevel
from ..scene import Scene
from ..settings import Resolution
from ..stages.download.plan import ROOM_FACTOR, TYPICAL_SIZE_BYTES
from ..stages.sen2cor.installation import Installation
from ..stages.sen2cor.versions import is_presumed, release_for, taker_of_all, takers
from .job import StageName
from .on_disk import OnDisk
from .order import Order
from .order_draft import OrderDraft, Work
from .paces import Past

ASKS_SCENES, ASKS_BYTES, ASKS_SECONDS = 100, 100_000_000_000, 86_400.0
CAREFUL_BYTES_PER_SECOND = 5_000_000.0
CAREFUL_CORRECTION_S = {Resolution.ALL: 2400.0, Resolution.R10: 2400.0, Resolution.R20: 1200.0, Resolution.R60: 300.0}
SEN2COR_ROOM_BYTES = 10_000_000_000
# size of what Sen2Cor makes, by that of the L1C product
L2A_FACTOR = {Resolution.ALL: 1.2, Resolution.R10: 1.2, Resolution.R20: 0.5, Resolution.R60: 0.1}
_DAY_S = 86_400.0


@dataclass(frozen=True)
class SourceState:
    """A service that scenes are fetched from, as it is for this account now.

    :param connections: that it may be asked over at once.
    :param volume: of the account; ``None``: it has no limit, or is not known.
    :param slow_bytes_per_second: once that volume is used up; 0: not known.
    """

    id: str
    title: str
    connections: int = 1
    volume: VolumeStatus | None = None
    slow_bytes_per_second: int = 0


@dataclass(frozen=True)
class Known:
    """What was found out for a summary, besides the scenes.

    :param sources: by the service that listed a scene, the one that it is fetched from.
    :param on_disk: ``None``: nobody looked yet.
    :param past: of this machine.
    :param ready: L2A products by the identifiers of their L1C scenes.
    :param looked_up: L1C scenes that the catalogue was asked about.
    :param versions: by baseline (``02.06``) the Sen2Cor that takes it; empty: none here does; ``None``: not looked.
    :param presumed: those of them on which nobody is known to have run the Sen2Cor that takes them.
    :param version_for_all: a Sen2Cor that takes all that can be corrected here, by its version;
        :param sen2cor_for_all: its folder.
    :param corrections_at_once: runs of Sen2Cor.
    :param bandwidth_bytes_per_second: what the user allows all downloads; 0: no limit.
    """

    sources: Mapping[str, SourceState] = field(default_factory=dict)
    on_disk: OnDisk | None = None
    past: Past = field(default_factory=Past)
    ready: Mapping[str, Scene] = field(default_factory=dict)
    looked_up: Collection[str] = frozenset()
    versions: Mapping[str, str] | None = None
    presumed: Collection[str] = frozenset()
    version_for_all: str = ""
    sen2cor_for_all: str = ""
    corrections_at_once: int = 1
    bandwidth_bytes_per_second: int = 0


@dataclass(frozen=True)
class Transfer:
    """What one source is to send.

    :param seconds: it will take; :param is_measured: whether that is from this machine's past.
    """

    source: SourceState
    size_bytes: int
    seconds: float
    is_measured: bool

    @property
    def volume_left(self) -> int | None:
        """Bytes of the account's volume that are left for it; ``None``: as many as it likes."""
        volume = self.source.volume
        return None if volume is None else max(0, volume.quota_bytes - volume.used_bytes)


@dataclass(frozen=True)
class DiskNeed:
    """Room on one file system.

    :param needed_bytes: at most at once; :param free_bytes: above what is left free.
    """

    place: Path
    needed_bytes: int
    free_bytes: int

    @property
    def is_short(self) -> bool:
        """Whether it will not do."""
        return self.needed_bytes > self.free_bytes


@dataclass(frozen=True)
class OrderSummary:
    """What an order will take.

    :param scenes: that are worked on; :param chosen: by the user, some of which may be left out or be one product.
    :param complete: scenes of which nothing is to be fetched; :param corrected: whose L2A product is there.
    :param are_sizes_known: whether each scene has a size; those without count as usual ones.
    :param to_correct: L1C scenes that Sen2Cor has to work on; :param correction_s: how long all of that takes.
    :param uncorrectable: how many of them no Sen2Cor here takes; :param releases: what to install for those.
    :param versions: scenes by the version of Sen2Cor that corrects them.
    :param presumed: scenes that it presumably takes, by their baselines.
    :param l1c: chosen L1C scenes; :param ready: those of them with a ready L2A product; :param not_looked_up: those
        without that the catalogue was not asked about.
    :param ready_used: L2A products that are taken as they are.
    :param products_bytes: of all that the order leaves on the disk; :param disk_budget_bytes: what it may, 0: all.
    """

    scenes: int
    chosen: int
    complete: int
    corrected: int
    offline: int
    are_sizes_known: bool
    transfers: tuple[Transfer, ...]
    to_correct: int
    correction_s: float
    is_correction_measured: bool
    uncorrectable: int
    releases: tuple[str, ...]
    versions: Mapping[str, int]
    presumed: Mapping[str, int]
    version_for_all: str
    l1c: int
    ready: int
    not_looked_up: int
    ready_used: int
    disks: tuple[DiskNeed, ...]
    products_bytes: int
    disk_budget_bytes: int

    @property
    def size_bytes(self) -> int:
        """Bytes to fetch."""
        return sum(transfer.size_bytes for transfer in self.transfers)

    @property
    def download_s(self) -> float:
        """Seconds for all downloads; several sources send side by side."""
        return max((transfer.seconds for transfer in self.transfers), default=0.0)

    @property
    def total_s(self) -> float:
        """Seconds in all: while one scene is corrected, others download."""
        first = self.download_s / self.scenes if self.scenes and self.to_correct else 0.0
        last = self.correction_s / self.to_correct if self.to_correct and self.download_s else 0.0
        return max(self.download_s + last, self.correction_s + first)

    @property
    def is_mixed(self) -> bool:
        """Whether several versions of Sen2Cor would work on it."""
        return len(self.versions) > 1

    @property
    def is_mixed_with_ready(self) -> bool:
        """Whether L2A products that are made here come together with ready ones."""
        return bool(self.to_correct and self.ready_used)

    @property
    def is_large(self) -> bool:
        """Whether the user is asked for its size alone."""
        return self.scenes > ASKS_SCENES or self.size_bytes > ASKS_BYTES or self.total_s > ASKS_SECONDS

    @property
    def has_obstacle(self) -> bool:
        """Whether something speaks against it, however small it is.

        No room, no volume, no Sen2Cor that takes a scene, a mixture, nothing to do.
        """
        short = any(disk.is_short for disk in self.disks)
        dry = any(one.volume_left is not None and one.size_bytes > one.volume_left for one in self.transfers)
        lacks = self.uncorrectable > 0
        return short or dry or lacks or self.is_mixed or self.is_mixed_with_ready or not self.scenes


def with_takers(known: Known, installations: Sequence[Installation], baselines: Collection[str]) -> Known:
    """What is known, with the Sen2Cor installations that take L1C products of these baselines."""
    taken = takers(installations, baselines)
    able = [baseline for baseline, one in taken.items() if one]
    for_all = taker_of_all(installations, able) if able else None
    return replace(
        known,
        versions={baseline: one.version_text if one else "" for baseline, one in taken.items()},
        presumed={
            baseline for baseline, one in taken.items() if one and one.version and is_presumed(one.version, baseline)
        },
        version_for_all=for_all.version_text if for_all else "",
        sen2cor_for_all=str(for_all.home) if for_all else "",
    )


def summarize(draft: OrderDraft, chosen: Sequence[Scene], known: Known) -> OrderSummary:
    """Work out what an order would take; some milliseconds for a thousand scenes."""
    scenes, order = draft.scenes(chosen, known.ready), draft.order
    there = known.on_disk.complete if known.on_disk else frozenset()
    made = known.on_disk.corrected if known.on_disk else frozenset()
    corrected = StageName.CORRECTION in order.stages
    if corrected:
        there |= made  # no L1C product is fetched whose L2A product is there
    fetched = [one for one in scenes if one.identifier not in there] if StageName.DOWNLOAD in order.stages else []
    own = (
        [one for one in scenes if one.level is ProcessingLevel.L1C and one.identifier not in made] if corrected else []
    )
    transfers = tuple(_transfers(fetched, known))
    versions = Counter((known.versions or {}).get(one.baseline, "") for one in own)
    uncorrectable = versions.pop("", 0) if known.versions is not None else 0
    work = [one for one in own if known.versions is None or known.versions.get(one.baseline)]
    correction_s, is_measured = _correction(work, order, known)
    l1c = [one for one in chosen if one.level is ProcessingLevel.L1C]
    unready = [one for one in l1c if one.identifier not in known.ready]
    disks, products_bytes = _disks(draft, fetched, work, known, transfers, correction_s)
    return OrderSummary(
        scenes=len(scenes),
        chosen=len(chosen),
        complete=len(scenes) - len(fetched) if StageName.DOWNLOAD in order.stages else 0,
        corrected=sum(1 for one in scenes if one.identifier in made) if corrected else 0,
        offline=sum(1 for one in fetched if one.online is False),
        are_sizes_known=all(one.size_bytes for one in fetched),
        transfers=transfers,
        to_correct=len(work),
        correction_s=correction_s,
        is_correction_measured=is_measured,
        uncorrectable=uncorrectable,
        releases=_releases(own, known),
        versions={version: count for version, count in sorted(versions.items()) if version},
        presumed=Counter(one.baseline for one in work if one.baseline in known.presumed),
        version_for_all=known.version_for_all,
        l1c=len(l1c),
        ready=len(l1c) - len(unready),
        not_looked_up=sum(1 for one in unready if one.identifier not in known.looked_up),
        ready_used=sum(1 for one in scenes if one.level is ProcessingLevel.L2A),
        disks=disks,
        products_bytes=products_bytes,
        disk_budget_bytes=order.settings.disk_budget_bytes,
    )


def takes_ready(draft: OrderDraft) -> bool:
    """Whether ready L2A products are taken in place of L1C scenes."""
    return draft.work in (Work.READY, Work.READY_ONLY)


def _releases(own: Iterable[Scene], known: Known) -> tuple[str, ...]:
    """What to install for the scenes that no Sen2Cor here takes, as far as there is something."""
    lacking = {one.baseline for one in own if known.versions is not None and not known.versions.get(one.baseline)}
    return tuple(dict.fromkeys(filter(None, map(release_for, sorted(lacking)))))


def _size(scene: Scene) -> int:
    return scene.size_bytes or TYPICAL_SIZE_BYTES


def _transfers(fetched: Iterable[Scene], known: Known) -> Iterable[Transfer]:
    sizes: Counter[str] = Counter()
    by_id: dict[str, SourceState] = {}
    for scene in fetched:
        source = known.sources.get(scene.service) or SourceState(scene.service, scene.service)
        by_id[source.id] = source
        sizes[source.id] += _size(scene)
    for service, size_bytes in sizes.items():
        measured = known.past.bytes_per_second(service)
        speed = measured or CAREFUL_BYTES_PER_SECOND
        if known.bandwidth_bytes_per_second:
            speed = min(speed, float(known.bandwidth_bytes_per_second))
        seconds = _seconds(size_bytes, speed, by_id[service])
        yield Transfer(by_id[service], size_bytes, seconds, measured is not None)


def _seconds(size_bytes: int, speed: float, source: SourceState) -> float:
    """What is left of the volume comes at the usual speed; the rest slowly, or when there is volume again."""
    volume, slow = source.volume, source.slow_bytes_per_second
    fast = size_bytes if volume is None else min(size_bytes, max(0, volume.quota_bytes - volume.used_bytes))
    rest = size_bytes - fast
    if volume is None or not rest:
        return fast / speed
    until_renewed = volume.days * _DAY_S * -(-rest // volume.quota_bytes)
    return fast / speed + (min(rest / slow, until_renewed) if slow else until_renewed)


def _correction(work: Sequence[Scene], order: Order, known: Known) -> tuple[float, bool]:
    """Seconds of all runs, side by side as there are slots, and whether each was measured."""
    resolution, versions = order.settings.resolution, known.versions or {}
    only = order.settings.correction.classification_only
    total, is_measured = 0.0, True
    for baseline, count in Counter(one.baseline for one in work).items():
        measured = known.past.correction_s(versions.get(baseline, ""), resolution, is_classified_only=only)
        is_measured = is_measured and measured is not None
        total += count * (measured or CAREFUL_CORRECTION_S[resolution])
    slots = max(1, min(known.corrections_at_once, len(work)))
    return total / slots, is_measured


def _disks(
    draft: OrderDraft,
    fetched: Sequence[Scene],
    work: Sequence[Scene],
    known: Known,
    transfers: Sequence[Transfer],
    correction_s: float,
) -> tuple[tuple[DiskNeed, ...], int]:
    """Room on each file system, and the size of all products that stay."""
    settings = draft.order.settings
    peak, left = _products(draft, fetched, work, max((one.seconds for one in transfers), default=0.0), correction_s)
    at_once = 2 + sum(one.source.connections for one in transfers)
    unfinished = int(ROOM_FACTOR * sum(heapq.nlargest(at_once, map(_size, fetched))))
    unfinished += SEN2COR_ROOM_BYTES * min(len(work), known.corrections_at_once)
    if known.on_disk is None:
        return (), left
    folder, scratch = known.on_disk.folder, known.on_disk.scratch
    if folder.number == scratch.number:
        return (DiskNeed(settings.folder, peak + unfinished, folder.free_bytes),), left
    needs = (
        DiskNeed(settings.folder, peak, folder.free_bytes),
        DiskNeed(settings.scratch or settings.folder, unfinished, scratch.free_bytes),
    )
    return needs, left


def _products(
    draft: OrderDraft, fetched: Sequence[Scene], work: Sequence[Scene], download_s: float, correction_s: float
) -> tuple[int, int]:
    """Bytes of finished products: at most at once, and in the end.

    L1C products that are removed once they are corrected pile up while downloads are the quicker.
    """
    settings = draft.order.settings
    archives = sum(map(_size, fetched)) if settings.keep_archive else 0
    made = int(L2A_FACTOR[settings.resolution] * sum(map(_size, work)))
    corrected = {scene.identifier for scene in work}
    fetched_bytes = sum(map(_size, fetched))
    if settings.keep_l1c or draft.products:
        stays = archives + fetched_bytes + made
        return stays, stays
    passing = sum(_size(scene) for scene in fetched if scene.identifier in corrected)
    stays = archives + fetched_bytes - passing + made
    done_by_then = min(1.0, download_s / correction_s) if correction_s else 1.0
    piled = archives + fetched_bytes - passing + int((1 - done_by_then) * passing + done_by_then * made)
    return max(stays, piled), stays
