"""The summary in sentences: bad news first, each with what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders.scenes import numbered_scenes, scene
from scene_queue.core.job_queue.on_disk import Disk, OnDisk
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.order_draft import OrderDraft, Work
from scene_queue.core.job_queue.order_summary import Known, SourceState, summarize
from scene_queue.core.job_queue.paces import Past
from scene_queue.core.job_queue.summary_words import Told, Weight, duration_words, sentences, size_words
from scene_queue.core.network.account_volume import VolumeStatus
from scene_queue.core.scene import Scene
from scene_queue.core.settings import Settings

GB, TB = 10**9, 10**12
SCENES = [replace(one, size_bytes=GB) for one in numbered_scenes(40)]
SOURCE = SourceState("cdse", "Copernicus", 4, VolumeStatus("Copernicus", 3 * TB, 12 * TB, 30), 1_000_000)
KNOWN = Known(
    sources={"cdse": SOURCE},
    on_disk=OnDisk(frozenset(), frozenset(), Disk(1, TB), Disk(1, TB)),
    versions={"02.06": "2.8.0"},
)
PLAIN = OrderDraft(Order(0, Settings(Path("/products"))))


def told(draft: OrderDraft = PLAIN, known: Known = KNOWN, scenes: list[Scene] = SCENES) -> list[Told]:
    return sentences(summarize(draft, scenes, known), draft)


def all_of(texts: list[Told]) -> str:
    return " ".join(f"{one.text} {one.advice}" for one in texts)


def test_a_usual_order_is_told_in_plain_sentences() -> None:
    texts = told()
    assert {one.weight for one in texts} == {Weight.PLAIN}
    assert texts[0].text == "40 scenes, 40.0 GB to fetch from Copernicus."
    everything = all_of(texts)
    assert "less than 1 % of the 12.00 TB that the account may fetch in 30 days; 25 % are used already" in everything
    assert "1.00 TB are free" in everything
    assert "Sen2Cor 2.8.0 corrects 40 scenes." in everything
    assert "The download takes about 2 h, by a careful guess. Sen2Cor takes" in everything
    assert "about 27 h" in everything


def test_bad_news_come_first_with_what_to_do() -> None:
    full = replace(KNOWN, on_disk=OnDisk(frozenset(), frozenset(), Disk(1, GB), Disk(1, GB)))
    settings = replace(PLAIN.order.settings, keep_archive=True)
    draft = replace(PLAIN, order=replace(PLAIN.order, settings=settings))
    offline = [replace(SCENES[0], online=False), *SCENES[1:]]
    first, second, *_ = told(draft, full, offline)
    assert first.weight is Weight.OBSTACLE
    assert first.text.startswith("There is not enough room")
    assert first.advice.startswith("Do not keep the ZIP files, do not keep L1C products, or choose another folder")
    assert second.weight is Weight.CAUTION
    assert second.text.startswith("1 scene is offline")


@pytest.mark.parametrize(("used", "said"), [(12 * TB, "are used, as counted here"), (12 * TB - GB, "beyond it comes")])
def test_a_volume_that_will_not_do_is_said(used: int, said: str) -> None:
    source = replace(SOURCE, volume=replace(SOURCE.volume, used_bytes=used))  # type: ignore[type-var]
    first = told(known=replace(KNOWN, sources={"cdse": source}))[0]
    assert first.weight is Weight.OBSTACLE
    assert said in first.text
    assert "1 MB/s" in first.text
    assert "fewer scenes" in first.advice


def test_a_mixture_of_versions_names_the_ways_out() -> None:
    new = scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152")
    versions = {"02.06": "2.8.0", "05.12": "2.12.03"}
    first = told(known=replace(KNOWN, versions=versions, version_for_all="2.12.03"), scenes=[*SCENES, new])[0]
    assert "2.8.0 for 40 scenes" in first.text
    assert first.advice == "Take Sen2Cor 2.12.03 for all, or take ready L2A products only."
    without = told(known=replace(KNOWN, versions=versions), scenes=[*SCENES, new])[0]
    assert without.advice == "Take ready L2A products only."


def test_what_cannot_be_corrected_is_said_before_it_is_queued() -> None:
    first = told(known=replace(KNOWN, versions={"02.06": ""}))[0]
    assert "No Sen2Cor on this computer takes 40 L1C scenes" in first.text
    assert first.advice == (
        "Install Sen2Cor 2.12.03 (https://step.esa.int/main/snap-supported-plugins/sen2cor/), "
        "or take ready L2A products instead."
    )


def test_each_version_to_install_is_told_with_its_own_address() -> None:
    old = scene("S2A_MSIL1C_20160809T163829_N0204_R126_T15PUT_20160809T221152")
    first = told(known=replace(KNOWN, versions={"02.04": ""}), scenes=[old])[0]
    assert first.advice.startswith("Install Sen2Cor 2.5.5 (https://step.esa.int/thirdparties/sen2cor/2.5.5/), or")


def test_of_a_baseline_that_no_release_takes_a_newer_one_is_to_be_looked_for() -> None:
    new = scene("S2B_MSIL1C_20300809T163829_N0700_R126_T15PUT_20300809T221152")
    first = told(known=replace(KNOWN, versions={"07.00": ""}), scenes=[new])[0]
    assert first.advice == "Look for a newer one, or take ready L2A products instead."


def test_a_baseline_that_nobody_is_known_to_have_corrected_is_said() -> None:
    new = scene("S2B_MSIL1C_20260809T163829_N0512_R126_T15PUT_20260809T221152")
    known = replace(KNOWN, versions={"05.12": "2.12.03"}, presumed={"05.12"})
    text = all_of(told(known=known, scenes=[new]))
    assert "Nobody is known to have run it on baseline 05.12 yet, which 1 scene has: it is tried." in text


def test_own_and_ready_products_in_one_order_are_said() -> None:
    ready = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")
    text = all_of(told(scenes=[*SCENES, ready]))
    assert "1 ready-made and 40 corrected here: they are not quite alike" in text


def test_ready_products_are_offered_or_looked_up() -> None:
    assert "Look up 40 of them in the catalogue." in all_of(told())
    ready = scene("S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230809T221152")
    known = replace(KNOWN, ready={SCENES[0].identifier: ready})
    assert "Of 40 L1C scenes, 1 exist as ready L2A products." in all_of(told(known=known))
    assert "39 L1C scenes without a known ready L2A product are left out." in all_of(
        told(replace(PLAIN, work=Work.READY_ONLY), known)
    )
    assert "ready L2A" not in all_of(told(replace(PLAIN, work=Work.DOWNLOAD), known))


def test_nothing_to_queue_is_the_first_thing_to_be_said() -> None:
    first = told(replace(PLAIN, work=Work.READY_ONLY))[0]
    assert (first.text, first.weight) == ("There is nothing to queue.", Weight.OBSTACLE)
    assert first.advice == "Look up 40 of them in the catalogue."


def test_products_beyond_the_disk_budget_are_said() -> None:
    settings = replace(PLAIN.order.settings, disk_budget_bytes=10 * GB)
    text = all_of(told(replace(PLAIN, order=replace(PLAIN.order, settings=settings))))
    assert "The products take 88.0 GB in the end, and the disk budget is 10.0 GB" in text


def test_times_of_this_machine_are_called_so() -> None:
    known = replace(KNOWN, past=Past({"cdse": [(0.0, 10.0, GB)]}, {"2.8.0 all": [600.0]}))
    text = all_of(told(known=known))
    told_so = "The download takes about 7 min, as it was on this computer so far. Sen2Cor takes about 7 h, as"
    assert told_so in text
    half = replace(known, past=Past({"cdse": [(0.0, 10.0, GB)]}))
    mixed = "about 7 min, as it was on this computer so far. Sen2Cor takes about 27 h, by a careful guess."
    assert mixed in all_of(told(known=half))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "about a minute"), (2400, "about 40 min"), (7200, "about 2 h"), (200_000, "about 2 days")],
)
def test_durations_are_no_more_exact_than_they_are_known(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words


def test_sizes_are_in_powers_of_ten() -> None:
    sizes = [6.125e12, 96.44e9, 310e6, 5.0]
    assert [size_words(one) for one in sizes] == ["6.12 TB", "96.4 GB", "310 MB", "less than 1 MB"]
