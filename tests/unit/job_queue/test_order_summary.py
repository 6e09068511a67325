"""What an order will take, worked out from what is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from scene_queue.core.job_queue.on_disk import Disk, OnDisk
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.order_draft import OrderDraft, Work
from scene_queue.core.job_queue.order_summary import (
    CAREFUL_BYTES_PER_SECOND,
    CAREFUL_CORRECTION_S,
    SEN2COR_ROOM_BYTES,
    Known,
    SourceState,
    summarize,
    with_takers,
)
from scene_queue.core.job_queue.paces import Past
from scene_queue.core.network.account_volume import VolumeStatus
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Resolution, Settings
from scene_queue.core.stages.download.plan import TYPICAL_SIZE_BYTES
from scene_queue.core.stages.sen2cor.installation import Installation

GB, TB = 10**9, 10**12
SOURCE = SourceState("cdse", "Copernicus", connections=4, slow_bytes_per_second=1_000_000)
KNOWN = Known(
    sources={"cdse": SOURCE},
    on_disk=OnDisk(frozenset(), frozenset(), Disk(1, 100 * TB), Disk(1, 100 * TB)),
    versions={"02.06": "2.8.0"},
)
L2A = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152", size_bytes=GB)


def scenes(count: int, size_bytes: int = GB, **changes: object) -> list[Scene]:
    return [replace(one, size_bytes=size_bytes, **changes) for one in numbered_scenes(count)]  # type: ignore[arg-type]


def draft(work: Work = Work.CORRECT, **settings: object) -> OrderDraft:
    return OrderDraft(Order(0, Settings(Path("/products"), **settings)), work)  # type: ignore[arg-type]


def volume(used_bytes: int, quota_bytes: int = 12 * TB) -> Known:
    status = VolumeStatus("Copernicus", used_bytes, quota_bytes, 30)
    return replace(KNOWN, sources={"cdse": replace(SOURCE, volume=status)})


def test_bytes_are_those_that_are_not_on_the_disk_yet() -> None:
    chosen = scenes(5)
    there = replace(KNOWN.on_disk, complete=frozenset(one.identifier for one in chosen[:2]))  # type: ignore[type-var]
    summary = summarize(draft(), chosen, replace(KNOWN, on_disk=there))
    assert (summary.scenes, summary.complete, summary.size_bytes) == (5, 2, 3 * GB)
    assert summary.to_correct == 5


def test_scenes_of_unknown_size_count_as_usual_ones() -> None:
    summary = summarize(draft(), scenes(2, 0), KNOWN)
    assert (summary.size_bytes, summary.are_sizes_known) == (2 * TYPICAL_SIZE_BYTES, False)


def test_offline_scenes_are_counted() -> None:
    assert summarize(draft(), [*scenes(2, online=False), L2A], KNOWN).offline == 2


def test_what_is_corrected_already_is_neither_fetched_nor_corrected_again() -> None:
    chosen = scenes(3)
    made = replace(KNOWN.on_disk, corrected=frozenset([chosen[0].identifier]))  # type: ignore[type-var]
    summary = summarize(draft(), chosen, replace(KNOWN, on_disk=made))
    assert (summary.corrected, summary.to_correct, summary.size_bytes) == (1, 2, 2 * GB)
    assert summarize(draft(Work.DOWNLOAD), chosen, replace(KNOWN, on_disk=made)).size_bytes == 3 * GB


def test_the_peak_has_products_archives_unpacking_and_sen2cor() -> None:
    (disk,) = summarize(draft(), scenes(100), KNOWN).disks
    at_once = 6  # four connections, and two that look up or unpack
    assert disk.needed_bytes == 100 * GB + 120 * GB + int(2.2 * at_once * GB) + SEN2COR_ROOM_BYTES
    (kept,) = summarize(draft(keep_archive=True), scenes(100), KNOWN).disks
    assert kept.needed_bytes == disk.needed_bytes + 100 * GB


def test_l1c_that_is_removed_piles_up_only_while_downloads_are_the_quicker() -> None:
    chosen = scenes(100)
    past = Past({"cdse": [(0.0, 10.0, 10 * GB)]}, {"2.8.0 20": [1.0]})
    slow_download = replace(KNOWN, past=replace(past, downloads={"cdse": [(0.0, 1000.0, GB)]}))
    slow_sen2cor = replace(KNOWN, past=replace(past, corrections={"2.8.0 20": [3000.0]}))
    order = draft(keep_l1c=False, resolution=Resolution.R20)
    (lean,), (piled,) = (summarize(order, chosen, known).disks for known in (slow_download, slow_sen2cor))
    (kept,) = summarize(draft(resolution=Resolution.R20), chosen, slow_sen2cor).disks
    assert lean.needed_bytes < piled.needed_bytes < kept.needed_bytes
    assert summarize(order, chosen, slow_sen2cor).products_bytes == 50 * GB


def test_scratch_on_another_disk_has_a_need_of_its_own() -> None:
    disks = OnDisk(frozenset(), frozenset(), Disk(1, 500 * GB), Disk(2, 5 * GB))
    order = draft(scratch=Path("/scratch"))
    folder, scratch = summarize(order, scenes(100), replace(KNOWN, on_disk=disks)).disks
    assert (folder.place, folder.needed_bytes, folder.is_short) == (Path("/products"), 220 * GB, False)
    assert (scratch.place, scratch.is_short) == (Path("/scratch"), True)


def test_a_disk_that_is_too_small_speaks_against_the_smallest_order() -> None:
    full = OnDisk(frozenset(), frozenset(), Disk(1, GB), Disk(1, GB))
    summary = summarize(draft(), scenes(1), replace(KNOWN, on_disk=full))
    assert summary.has_obstacle
    assert not summary.is_large


def test_without_a_past_the_guess_is_careful() -> None:
    summary = summarize(draft(), scenes(10), KNOWN)
    assert summary.download_s == 10 * GB / CAREFUL_BYTES_PER_SECOND
    assert summary.correction_s == 10 * CAREFUL_CORRECTION_S[Resolution.ALL]
    assert not summary.transfers[0].is_measured
    assert not summary.is_correction_measured


def test_times_are_those_of_this_machine_and_overlap() -> None:
    past = Past({"cdse": [(0.0, 10.0, GB)]}, {"2.8.0 all": [600.0]})
    summary = summarize(draft(), scenes(10), replace(KNOWN, past=past, corrections_at_once=2))
    assert (summary.download_s, summary.correction_s) == (100.0, 3000.0)
    assert summary.transfers[0].is_measured
    assert summary.is_correction_measured
    assert summary.total_s == 3010.0  # the first scene has to be there before Sen2Cor begins


def test_the_users_bandwidth_holds() -> None:
    past = Past({"cdse": [(0.0, 10.0, GB)]})
    known = replace(KNOWN, past=past, bandwidth_bytes_per_second=1_000_000)
    assert summarize(draft(Work.DOWNLOAD), scenes(1), known).download_s == 1000.0


def test_what_is_beyond_the_volume_comes_slowly_and_speaks_against_it() -> None:
    known = volume(12 * TB - 5 * GB)
    summary = summarize(draft(Work.DOWNLOAD), scenes(6), known)
    assert summary.has_obstacle
    assert summary.download_s == 5 * GB / CAREFUL_BYTES_PER_SECOND + GB / 1_000_000
    assert not summarize(draft(Work.DOWNLOAD), scenes(5), known).has_obstacle


def test_a_long_rest_waits_for_the_volume_instead_of_the_slow_lane() -> None:
    summary = summarize(draft(Work.DOWNLOAD), scenes(6000), volume(12 * TB))
    assert summary.download_s == 30 * 86_400.0


@pytest.mark.parametrize(("count", "size", "is_large"), [(100, 10, False), (101, 10, True), (2, 51 * GB, True)])
def test_above_a_hundred_scenes_or_gigabytes_it_asks(count: int, size: int, is_large: bool) -> None:
    assert summarize(draft(Work.DOWNLOAD), scenes(count, size), KNOWN).is_large is is_large


def test_above_a_day_it_asks() -> None:
    past = Past({}, {"2.8.0 all": [3600.0]})
    assert summarize(draft(), scenes(25, 10), replace(KNOWN, past=past)).is_large
    assert not summarize(draft(), scenes(23, 10), replace(KNOWN, past=past)).is_large


def test_versions_of_sen2cor_are_counted_and_a_mixture_is_no_small_matter() -> None:
    new = replace(scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152"), size_bytes=GB)
    known = replace(KNOWN, versions={"02.06": "2.8.0", "05.12": "2.12.03"}, version_for_all="2.12.03")
    summary = summarize(draft(), [*scenes(2), new], known)
    assert summary.versions == {"2.8.0": 2, "2.12.03": 1}
    assert summary.is_mixed
    assert summary.has_obstacle
    assert not summarize(draft(Work.DOWNLOAD), [*scenes(2), new], known).is_mixed


def test_scenes_that_no_sen2cor_takes_are_counted_and_cost_no_time() -> None:
    summary = summarize(draft(), scenes(2), replace(KNOWN, versions={"02.06": ""}))
    assert (summary.uncorrectable, summary.to_correct, summary.correction_s) == (2, 0, 0.0)


def test_scenes_that_no_sen2cor_takes_speak_against_the_smallest_order_unless_it_corrects_nothing() -> None:
    known = replace(KNOWN, versions={"02.06": ""})
    assert summarize(draft(), scenes(1), known).has_obstacle
    assert not summarize(draft(Work.DOWNLOAD), scenes(1), known).has_obstacle
    assert not summarize(
        draft(Work.READY), scenes(1), replace(known, ready={scenes(1)[0].identifier: L2A})
    ).has_obstacle


def test_ready_products_need_no_sen2cor() -> None:
    chosen = scenes(3)
    known = replace(KNOWN, ready={chosen[0].identifier: L2A}, looked_up=[chosen[1].identifier])
    summary = summarize(draft(), chosen, known)
    assert (summary.l1c, summary.ready, summary.not_looked_up, summary.ready_used) == (3, 1, 1, 0)
    taken = summarize(draft(Work.READY), chosen, known)
    assert (taken.scenes, taken.to_correct, taken.ready_used) == (3, 2, 1)
    only = summarize(draft(Work.READY_ONLY), chosen, known)
    assert (only.scenes, only.chosen, only.to_correct) == (1, 3, 0)


def test_an_order_that_nothing_is_left_of_is_an_obstacle() -> None:
    assert summarize(draft(Work.READY_ONLY), scenes(3), KNOWN).has_obstacle


def test_own_and_ready_products_together_are_no_small_matter() -> None:
    known = replace(KNOWN, ready={scenes(3)[0].identifier: L2A})
    mixed = summarize(draft(Work.READY), scenes(3), known)
    assert mixed.is_mixed_with_ready
    assert mixed.has_obstacle
    assert not summarize(draft(Work.READY_ONLY), scenes(3), known).is_mixed_with_ready


def installation(*version: int) -> Installation:
    home = Path("/opt") / ("Sen2Cor-" + ".".join(map(str, version)))
    return Installation(home, home / "bin" / "L2A_Process", version)  # type: ignore[arg-type]


def test_one_version_for_all_is_looked_for_among_what_can_be_corrected() -> None:
    old, new = installation(2, 9, 0), installation(2, 11, 0)
    known = with_takers(KNOWN, [old, new], ["02.06", "03.01", "05.12"])
    assert known.versions == {"02.06": "2.11.00", "03.01": "2.11.00", "05.12": ""}
    assert (known.version_for_all, known.sen2cor_for_all) == ("2.11.00", str(new.home))
    assert known.presumed == set()
    nothing = with_takers(KNOWN, [], ["02.06"])
    assert (nothing.versions, nothing.version_for_all) == ({"02.06": ""}, "")


def test_what_a_version_only_presumably_takes_is_known() -> None:
    known = with_takers(KNOWN, [installation(2, 12, 3)], ["05.11", "05.12"])
    assert known.presumed == {"05.12"}


def test_the_releases_to_install_are_known() -> None:
    old = replace(scene("S2A_MSIL1C_20160809T163829_N0204_R126_T15PUT_20160809T221152"), size_bytes=GB)
    summary = summarize(draft(), [*scenes(2), old], replace(KNOWN, versions={"02.04": "", "02.06": ""}))
    assert summary.releases == ("2.5.5", "2.12.03")


def test_products_on_disk_are_corrected_and_nothing_is_fetched() -> None:
    chosen = scenes(2)
    products = {one.identifier: Path("/l1c") / one.identifier for one in chosen}
    summary = summarize(replace(draft(), products=products), chosen, KNOWN)
    assert (summary.transfers, summary.to_correct) == ((), 2)
    assert summary.disks[0].needed_bytes < 100 * GB


def test_ten_thousand_scenes_are_summed_up() -> None:
    summary = summarize(draft(), scenes(10_024, 600_000_000), volume(0))
    assert summary.size_bytes == 10_024 * 600_000_000
    assert summary.is_large


def test_what_no_sen2cor_takes_does_not_keep_the_rest_from_being_corrected() -> None:
    new = replace(scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152"), size_bytes=GB)
    summary = summarize(draft(), [*scenes(2), new], replace(KNOWN, versions={"02.06": "2.8.0", "05.12": ""}))
    assert (summary.to_correct, summary.uncorrectable) == (2, 1)
    assert not summary.is_mixed
