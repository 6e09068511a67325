"""The summary of an order in plain sentences: bad news first, each with what to do."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from ..stages.sen2cor.versions import page_of
from .order_draft import OrderDraft, Work
from .order_summary import OrderSummary, Transfer, takes_ready

_UNITS = ((1e12, "TB", 2), (1e9, "GB", 1), (1e6, "MB", 0))
_MINUTE_S, _HOUR_S, _DAY_S = 60.0, 3600.0, 86_400.0


class Weight(enum.Enum):
    """How much a sentence matters."""

    OBSTACLE = "obstacle"  # speaks against the order
    CAUTION = "caution"  # to be known before
    PLAIN = "plain"


@dataclass(frozen=True)
class Told:
    """One sentence of the summary.

    :param advice: what can be done about it; empty: nothing has to.
    """

    text: str
    advice: str = ""
    weight: Weight = Weight.PLAIN


def sentences(summary: OrderSummary, draft: OrderDraft) -> list[Told]:
    """All that is to be said, what speaks against the order first."""
    told = [
        *_of_scenes(summary, draft),
        *_of_disks(summary, draft),
        *_of_volumes(summary),
        *_of_sen2cor(summary, draft),
        *_of_ready(summary, draft),
        *_of_time(summary),
    ]
    return sorted(told, key=lambda one: list(Weight).index(one.weight))


def size_words(size_bytes: float) -> str:
    """``1.25 TB``, ``96.4 GB``, ``310 MB``, in powers of ten, as disks and services count."""
    for unit, name, digits in _UNITS:
        if size_bytes >= unit:
            return f"{size_bytes / unit:,.{digits}f} {name}"
    return "less than 1 MB"


def duration_words(seconds: float) -> str:
    """``about 40 min``, ``about 5 h``, ``about 3 days``; no more exact than an estimate is."""
    if seconds < 1.5 * _MINUTE_S:
        return "about a minute"
    if seconds < 1.5 * _HOUR_S:
        return f"about {seconds / _MINUTE_S:.0f} min"
    if seconds < 2 * _DAY_S:
        return f"about {seconds / _HOUR_S:.0f} h"
    return f"about {seconds / _DAY_S:.0f} days"


def _scenes(count: int, kind: str = "") -> str:
    what = f"{kind} scene".strip()
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _of_scenes(summary: OrderSummary, draft: OrderDraft) -> Iterator[Told]:
    if not summary.scenes:
        yield Told("There is nothing to queue.", _how_to_find_ready(summary), Weight.OBSTACLE)
        return
    if draft.products:
        there = f" {_are(summary.corrected)} corrected already." if summary.corrected else ""
        yield Told(f"{_scenes(summary.scenes)} on disk.{there}")
        return
    about = "" if summary.are_sizes_known else "about "
    titles = ", ".join(transfer.source.title for transfer in summary.transfers)
    fetched = f"{about}{size_words(summary.size_bytes)} to fetch from {titles}" if titles else "nothing to fetch"
    yield Told(f"{_scenes(summary.scenes)}, {fetched}.")
    if summary.complete:
        yield Told(f"{_are(summary.complete)} complete on the disk already and not fetched again.")
    if summary.offline:
        text = f"{_are(summary.offline)} offline, in the archive of the service: jobs of such scenes wait."
        yield Told(text, "Order what is offline on the service's web page once it is queued.", Weight.CAUTION)


def _are(count: int) -> str:
    return "1 scene is" if count == 1 else f"{count:,} scenes are"


def _have(count: int) -> str:
    return "1 scene has" if count == 1 else f"{count:,} scenes have"


def _of_disks(summary: OrderSummary, draft: OrderDraft) -> Iterator[Told]:
    settings = draft.order.settings
    for disk in summary.disks:
        needed, free = size_words(disk.needed_bytes), size_words(disk.free_bytes)
        if disk.is_short:
            savings = [
                *(["do not keep the ZIP files"] if settings.keep_archive else []),
                *(["do not keep L1C products"] if settings.keep_l1c and summary.to_correct else []),
                "choose another folder or fewer scenes",
            ]
            advice = f"{_listed(savings)}; downloads wait where there is no room."
            text = f"There is not enough room: it takes up to {needed} in {disk.place}; {free} are free."
            yield Told(text, advice, Weight.OBSTACLE)
        elif disk.needed_bytes:
            yield Told(f"On the disk it takes up to {needed} in {disk.place}; {free} are free.")
    budget = summary.disk_budget_bytes
    if budget and summary.products_bytes > budget:
        yield Told(
            f"The products take {size_words(summary.products_bytes)} in the end, and the disk budget is "
            f"{size_words(budget)}: downloads wait when it is used up.",
            "Move finished products away meanwhile, or allow more.",
            Weight.CAUTION,
        )


def _listed(words: list[str]) -> str:
    text = words[0] if len(words) == 1 else f"{', '.join(words[:-1])}, or {words[-1]}"
    return text[0].upper() + text[1:]


def _of_volumes(summary: OrderSummary) -> Iterator[Told]:
    for transfer in summary.transfers:
        volume, left = transfer.source.volume, transfer.volume_left
        if volume is None or left is None:
            continue
        share = f"{_percent(transfer.size_bytes, volume.quota_bytes)} of the {size_words(volume.quota_bytes)}"
        used = f"{_percent(volume.used_bytes, volume.quota_bytes)} are used already"
        text = f"That is {share} that the account may fetch in {volume.days} days; {used}, as counted here."
        if transfer.size_bytes <= left:
            yield Told(text)
        elif volume.is_used_up:
            enough = f" Enough of it is free again on {volume.enough_on}." if volume.enough_at else ""
            yield Told(f"{volume.sentence()} {_slowly(transfer)}{enough}", "Queue it later, or fewer scenes.", _BAD)
        else:
            yield Told(f"{text} {_slowly(transfer)}", "Queue fewer scenes, or the rest later.", _BAD)


_BAD = Weight.OBSTACLE


def _slowly(transfer: Transfer) -> str:
    speed = transfer.source.slow_bytes_per_second
    how = f"at {speed / 1e6:g} MB/s" if speed else "slowly"
    return f"What is beyond it comes {how}, or waits if you chose so below the queue."


def _percent(part: int, whole: int) -> str:
    percent = 100.0 * part / whole if whole else 0.0
    return "less than 1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def _of_sen2cor(summary: OrderSummary, draft: OrderDraft) -> Iterator[Told]:
    if summary.uncorrectable:
        text = f"No Sen2Cor on this computer takes {_scenes(summary.uncorrectable, 'L1C')} of these"
        if draft.products:
            yield Told(f"{text}.", f"{_how_to_correct(summary)}.", _BAD)
        else:
            text += ": they would be downloaded and checked, but not corrected."
            yield Told(text, f"{_how_to_correct(summary)}, or take ready L2A products instead.", _BAD)
    if summary.is_mixed:
        parts = ", ".join(f"{version} for {_scenes(count)}" for version, count in summary.versions.items())
        one = f"take Sen2Cor {summary.version_for_all} for all" if summary.version_for_all else ""
        ready = "take ready L2A products only" if not draft.products else ""
        advice = _listed([option for option in (one, ready) if option]) + "." if one or ready else ""
        text = f"Several versions of Sen2Cor would work on it ({parts}); their results are not quite alike."
        yield Told(text, advice, Weight.OBSTACLE)
    elif summary.versions and summary.to_correct:
        (version,) = summary.versions
        yield Told(f"Sen2Cor {version} corrects {_scenes(summary.to_correct)}.")
    for baseline, count in summary.presumed.items():
        yield Told(f"Nobody is known to have run it on baseline {baseline} yet, which {_have(count)}: it is tried.")
    if summary.is_mixed_with_ready:
        yield Told(
            f"L2A products of both kinds, {summary.ready_used:,} ready-made and {summary.to_correct:,} corrected here: "
            "they are not quite alike.",
            "Take ready L2A products only for series that are compared.",
            Weight.CAUTION,
        )


def _of_ready(summary: OrderSummary, draft: OrderDraft) -> Iterator[Told]:
    if not summary.l1c or draft.products or draft.work is Work.DOWNLOAD:
        return
    if takes_ready(draft):
        left_out = summary.l1c - summary.ready
        if left_out and draft.work is Work.READY_ONLY:
            text = f"{_scenes(left_out, 'L1C')} without a known ready L2A product are left out."
            yield Told(text, _how_to_find_ready(summary), Weight.CAUTION)
        elif summary.ready or summary.not_looked_up:
            text = f"Of {_scenes(summary.l1c, 'L1C')}, {summary.ready:,} are taken as ready L2A products."
            yield Told(text, _how_to_find_ready(summary))
    elif summary.ready:
        yield Told(
            f"Of {_scenes(summary.l1c, 'L1C')}, {summary.ready:,} exist as ready L2A products.",
            "Take those instead, and they need no Sen2Cor.",
        )
    elif summary.not_looked_up:
        yield Told("Whether there are ready L2A products instead is not known.", _how_to_find_ready(summary))


def _how_to_correct(summary: OrderSummary) -> str:
    if not summary.releases:
        return "Look for a newer one"
    return f"Install Sen2Cor {' and '.join(f'{one} ({page_of(one)})' for one in summary.releases)}"


def _how_to_find_ready(summary: OrderSummary) -> str:
    return f"Look up {summary.not_looked_up:,} of them in the catalogue." if summary.not_looked_up else ""


def _of_time(summary: OrderSummary) -> Iterator[Told]:
    told: list[str] = []
    if summary.transfers:
        about, is_measured = duration_words(summary.download_s), all(one.is_measured for one in summary.transfers)
        measured = f"The download takes {about}, as it was on this computer so far."
        told.append(measured if is_measured else f"The download takes {about}, by a careful guess.")
    if summary.to_correct:
        about = duration_words(summary.correction_s)
        measured = f"Sen2Cor takes {about}, as it was on this computer so far."
        told.append(measured if summary.is_correction_measured else f"Sen2Cor takes {about}, by a careful guess.")
    if len(told) > 1:
        told.append(f"Both together take {duration_words(summary.total_s)}, since they overlap.")
    if told:
        yield Told(" ".join(told))
