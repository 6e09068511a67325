from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from builders.layout import Layout
from builders.manifest import sen2cor_manifest
from scene_queue.core.errors import CancelledError, ProductError
from scene_queue.core.events import Event, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.product.images import read_to_the_end
from scene_queue.core.product.rebuilt import Rebuilt
from scene_queue.core.stages.safe_check import Finding, FindingKind, check


def findings(product: Path, deep: bool = True) -> tuple[Finding, ...]:
    return check(product, Feedback(), deep)


def only(product: Path, deep: bool = True) -> Finding:
    [finding] = findings(product, deep)
    return finding


def image(product: Path, ending: str) -> Path:
    [path] = product.glob(f"GRANULE/*/IMG_DATA/**/*{ending}")
    return path


def below(product: Path, path: Path) -> str:
    return path.relative_to(product).as_posix()


def flip(path: Path) -> None:
    """Change one byte in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a", "own"])
@pytest.mark.parametrize("deep", [True, False])
def test_a_whole_product_has_no_findings(kind: str, deep: bool, request: pytest.FixtureRequest) -> None:
    assert findings(request.getfixturevalue(kind), deep) == ()


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a"])
@pytest.mark.parametrize("ending", ["B02*.jp2", "TCI*.jp2"])
@pytest.mark.parametrize("deep", [True, False])
def test_a_cut_image_is_truncated(kind: str, ending: str, deep: bool, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    path = sorted(product.glob(f"GRANULE/*/IMG_DATA/**/*{ending}"))[0]
    path.write_bytes(path.read_bytes()[:-1])
    finding = only(product, deep)
    assert (finding.kind, finding.path) == (FindingKind.TRUNCATED, below(product, path))
    assert path.name in finding.sentence


def test_an_emptied_image_is_truncated(l1c: Path) -> None:
    image(l1c, "B08.jp2").write_bytes(b"")
    finding = only(l1c)
    assert finding.kind is FindingKind.TRUNCATED
    assert finding.sentence.endswith("_B08.jp2 is empty.")


@pytest.mark.parametrize("kind", ["l1c", "l1c_of_today", "l2a"])
def test_a_changed_byte_is_found_by_its_checksum_only(kind: str, request: pytest.FixtureRequest) -> None:
    product = request.getfixturevalue(kind)
    path = sorted(product.glob("GRANULE/*/IMG_DATA/**/*B03*.jp2"))[0]
    flip(path)
    assert findings(product, deep=False) == ()
    finding = only(product)
    assert (finding.kind, finding.path) == (FindingKind.ALTERED, below(product, path))


def test_a_file_with_bytes_too_many_is_altered(l1c: Path) -> None:
    path = image(l1c, "B03.jp2")
    path.write_bytes(path.read_bytes() + b"more")
    assert only(l1c).kind is FindingKind.ALTERED


@pytest.mark.parametrize(
    "pattern",
    ["manifest.safe", "MTD_MSIL1C.xml", "INSPIRE.xml", "GRANULE/*/MTD_TL.xml", "DATASTRIP/*/MTD_DS.xml",
     "GRANULE/*/IMG_DATA/*_B10.jp2", "GRANULE/*/QI_DATA/*_PVI.jp2", "GRANULE/*/QI_DATA/MSK_CLOUDS_B00.gml",
     "GRANULE/*/AUX_DATA/AUX_ECMWFT", "DATASTRIP/*/QI_DATA/SENSOR_QUALITY.xml"],
)  # fmt: skip
def test_every_missing_file_is_one_finding_with_its_path(l1c: Path, pattern: str) -> None:
    [path] = l1c.glob(pattern)
    path.unlink()
    finding = only(l1c)
    assert (finding.kind, finding.path, finding.harmless) == (FindingKind.MISSING, below(l1c, path), False)


@pytest.mark.parametrize("pattern", ["MTD_MSIL1C.xml", "GRANULE/*/MTD_TL.xml", "INSPIRE.xml"])
def test_a_cut_metadata_file_is_one_finding(l1c: Path, pattern: str) -> None:
    [path] = l1c.glob(pattern)
    path.write_bytes(path.read_bytes()[:100])
    finding = only(l1c)
    assert (finding.kind, finding.path) == (FindingKind.TRUNCATED, below(l1c, path))


def test_several_faults_are_several_findings(l1c: Path) -> None:
    image(l1c, "B01.jp2").unlink()
    image(l1c, "B02.jp2").write_bytes(b"")
    flip(image(l1c, "B03.jp2"))
    assert [finding.kind for finding in findings(l1c)] == [
        FindingKind.MISSING,
        FindingKind.TRUNCATED,
        FindingKind.ALTERED,
    ]


def test_what_only_browsers_read_is_missed_without_harm(l1c: Path) -> None:
    (l1c / "HTML" / "UserProduct_index.html").unlink()
    finding = only(l1c)
    assert (finding.kind, finding.harmless) == (FindingKind.MISSING, True)


def test_what_a_rebuilt_product_came_without_is_told_and_is_no_damage(l1c: Path) -> None:
    preview, mask = (next(l1c.glob(f"GRANULE/*/QI_DATA/*{ending}")) for ending in ("_PVI.jp2", "MSK_CLOUDS_B00.gml"))
    Rebuilt("sentinelhub", frozenset({below(l1c, preview)})).write(l1c)
    for path in (preview, mask):
        path.unlink()
    told = {finding.path: finding for finding in findings(l1c)}
    assert told[below(l1c, preview)].harmless
    assert "the product was rebuilt by sentinelhub without it" in told[below(l1c, preview)].sentence
    assert not told[below(l1c, mask)].harmless


def test_text_that_the_archive_has_otherwise_is_told_and_is_no_damage(l1c: Path) -> None:
    inspire, metadata = l1c / "INSPIRE.xml", l1c / "MTD_MSIL1C.xml"
    Rebuilt("sentinelhub", other=frozenset({"INSPIRE.xml"})).write(l1c)
    for path in (inspire, metadata):
        path.write_bytes(path.read_bytes() + b"\n")
    told = {finding.path: finding for finding in findings(l1c)}
    assert (told["INSPIRE.xml"].kind, told["INSPIRE.xml"].harmless) == (FindingKind.ALTERED, True)
    assert "was rebuilt by sentinelhub" in told["INSPIRE.xml"].sentence
    assert not told["MTD_MSIL1C.xml"].harmless


def test_no_list_excuses_a_missing_band(l1c: Path) -> None:
    band = image(l1c, "B08.jp2")
    Rebuilt("sentinelhub", frozenset({below(l1c, band)}), frozenset({below(l1c, band)})).write(l1c)
    band.unlink()
    assert not only(l1c).harmless


def test_files_of_gdal_and_of_the_user_are_no_findings(l1c: Path, own: Path) -> None:
    for product in (l1c, own):
        tci = sorted(product.glob("GRANULE/*/IMG_DATA/**/*TCI*.jp2"))[0]
        tci.with_name(f"{tci.name}.aux.xml").write_text("<PAMDataset/>")
        (product / "notes.txt").write_text("cloudy in the north")
        assert findings(product) == ()


def test_an_image_of_the_user_beside_those_of_the_manifest_is_not_judged(l1c: Path) -> None:
    image(l1c, "B02.jp2").with_name("smoothed_B02.jp2").write_bytes(b"no image at all")
    assert findings(l1c) == ()


def test_missing_folders_are_findings(l1c: Path) -> None:
    (l1c / "AUX_DATA").rmdir()
    shutil.rmtree(l1c / "rep_info")
    assert [(finding.kind, finding.path) for finding in findings(l1c)] == [
        (FindingKind.MISSING, "AUX_DATA"),
        (FindingKind.MISSING, "rep_info"),
    ]


def test_a_renamed_product_is_found(l1c: Path, l2a: Path) -> None:
    other = l1c.rename(l1c.with_name(l1c.name.replace("T15PUT_", "T15PVT_")))
    found = findings(other)
    assert {finding.kind for finding in found} == {FindingKind.UNEXPECTED_NAME}
    assert [finding.path.rpartition("/")[2] for finding in found] == ["", "MTD_TL.xml"]
    mine = l2a.rename(l2a.with_name("mine"))
    assert only(mine).kind is FindingKind.UNEXPECTED_NAME


def test_a_broken_manifest_is_unreadable_and_the_images_are_judged_all_the_same(l1c: Path) -> None:
    (l1c / "manifest.safe").write_text("<dataObjectSection><dataObject ID='x'/></dataObjectSection>")
    assert (only(l1c).kind, only(l1c).path) == (FindingKind.UNREADABLE, "manifest.safe")
    image(l1c, "B05.jp2").unlink()
    broken = image(l1c, "B06.jp2")
    broken.write_bytes(broken.read_bytes()[:-100])
    assert [(finding.kind, finding.path[-8:]) for finding in findings(l1c)][1:] == [
        (FindingKind.MISSING, "_B05.jp2"),
        (FindingKind.TRUNCATED, "_B06.jp2"),
    ]


def test_without_manifest_and_metadata_a_missing_band_is_still_missed(l1c: Path) -> None:
    for name in ("manifest.safe", "MTD_MSIL1C.xml"):
        (l1c / name).unlink()
    image(l1c, "B05.jp2").unlink()
    assert [finding.path for finding in findings(l1c)] == [
        "GRANULE/*/IMG_DATA/*_B05.*",
        "manifest.safe",
        "MTD_MSIL1C.xml",
    ]


def test_a_manifest_that_forgets_a_band_does_not_hide_that_it_is_missing(l1c: Path) -> None:
    manifest = l1c / "manifest.safe"
    lines = manifest.read_text().split("<dataObject ")
    kept = [line for line in lines if "_B07.jp2" not in line]
    assert len(kept) == len(lines) - 1
    manifest.write_text("<dataObject ".join(kept))
    image(l1c, "B07.jp2").unlink()
    assert only(l1c).sentence == "The image B07 at 20 m is missing."


def test_a_product_without_its_granule_is_found(l1c: Path, own: Path) -> None:
    for product in (l1c, own):
        shutil.rmtree(product / "GRANULE")
        assert "GRANULE" in {finding.path for finding in findings(product)}


@pytest.mark.parametrize("ending", ["R10m/*B02_10m.jp2", "R20m/*SCL_20m.jp2", "R60m/*B09_60m.jp2", "R20m/*TCI_20m.jp2"])
def test_an_own_l2a_with_a_missing_image_is_found(own: Path, ending: str) -> None:
    [path] = own.glob(f"GRANULE/*/IMG_DATA/{ending}")
    path.unlink()
    finding = only(own)
    assert (finding.kind, finding.path) == (FindingKind.MISSING, below(own, path))


def test_an_own_l2a_is_judged_by_reading_its_images(own: Path) -> None:
    path = image(own, "B8A_20m.jp2")
    path.write_bytes(path.read_bytes()[:-1])
    assert (only(own, deep=False).kind, only(own, deep=False).path) == (FindingKind.TRUNCATED, below(own, path))
    assert only(own).path == below(own, path)


def test_an_own_l2a_whose_image_was_cut_before_the_manifest_was_written_is_found(own: Path) -> None:
    path = image(own, "B8A_20m.jp2")
    path.write_bytes(path.read_bytes()[:-200])
    (own / "manifest.safe").write_bytes((own / "manifest.safe").read_bytes().replace(b"MD5", b"none"))
    assert only(own).kind is FindingKind.TRUNCATED


def test_an_own_l2a_with_a_changed_image_is_altered(own: Path) -> None:
    flip(image(own, "B04_10m.jp2"))
    assert only(own).kind is FindingKind.ALTERED


def test_metadata_of_an_own_l2a_are_not_judged_by_their_sums(own: Path) -> None:
    with (own / "INSPIRE.xml").open("ab") as file:
        file.write(b"\r\n")
    assert findings(own) == ()


def test_an_own_l2a_of_20_m_alone_is_whole(own: Path) -> None:
    for folder in ("R10m", "R60m"):
        shutil.rmtree(next(own.glob(f"GRANULE/*/IMG_DATA/{folder}")))
    for name in ("manifest.safe", "MTD_MSIL2A.xml"):
        lines = (own / name).read_text().splitlines(keepends=True)
        (own / name).write_text(without_resolutions(lines))
    assert findings(own) == ()
    image(own, "B05_20m.jp2").unlink()
    assert only(own).kind is FindingKind.MISSING


def without_resolutions(lines: list[str]) -> str:
    text = "".join(lines)
    for start, end in (("<dataObject ", "</dataObject>"), ("<IMAGE_FILE>", "</IMAGE_FILE>")):
        parts = text.split(start)
        kept = [parts[0]]
        for part in parts[1:]:
            inside, _, after = part.partition(end)
            gone = "/R10m/" in inside or "/R60m/" in inside
            kept.append(after if gone else start + part)
        text = "".join(kept)
    return text


@pytest.mark.parametrize("name", ["20m.h5", "config.pic"])
def test_leftovers_of_an_interrupted_correction_mean_unfinished(own: Path, name: str) -> None:
    [granule] = own.glob("GRANULE/*")
    (granule / name).write_bytes(b"x")
    assert (only(own).kind, only(own).path) == (FindingKind.UNFINISHED, f"GRANULE/{granule.name}/{name}")


def test_an_own_l2a_without_one_image_is_found(own: Path) -> None:
    for name in ("manifest.safe", "MTD_MSIL2A.xml"):
        (own / name).unlink()
    shutil.rmtree(next(own.glob("GRANULE/*/IMG_DATA")))
    assert "There is not one image." in [finding.sentence for finding in findings(own)]


def test_an_own_l2a_of_another_acquisition_is_found_but_its_own_name_is_its_own(own: Path) -> None:
    later = own.rename(own.with_name(own.name.replace("20230824T010203", "20230825T000000")))
    assert findings(later) == ()
    other = later.rename(later.with_name(later.name.replace("20230823T163839", "20230822T163839")))
    assert only(other).kind is FindingKind.UNEXPECTED_NAME


def test_the_real_product_with_emptied_images_is_known_by_them(recorded: Path, tmp_path: Path) -> None:
    [archive] = (recorded / "recorded" / "safe").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    [product] = tmp_path.glob("*.SAFE")
    found = findings(product)
    named = [finding for finding in found if finding.kind is FindingKind.UNEXPECTED_NAME]
    emptied = [finding for finding in found if finding.kind is FindingKind.TRUNCATED]
    assert (len(named), len(emptied), len(found)) == (1, 14, 15)


def test_what_is_no_product_gives_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(ProductError):
            findings(path)


def test_a_file_that_cannot_be_read_is_a_finding(l1c: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real_open = image(l1c, "B04.jp2"), Path.open

    def broken_disk(self: Path, *rest: object, **named: object) -> object:
        if self == path:
            raise OSError(5, "Input/output error")
        return real_open(self, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", broken_disk)
    finding = only(l1c)
    assert finding.kind is FindingKind.UNREADABLE
    assert "Input/output error" in finding.sentence


def test_progress_is_by_bytes_never_goes_back_and_ends_full(l1c: Path) -> None:
    seen: list[Event] = []
    check(l1c, Feedback(seen.append))
    steps = [event for event in seen if isinstance(event, Progress)]
    total = sum(path.stat().st_size for path in l1c.rglob("*") if path.is_file() and path.parent.name != "rep_info")
    assert {step.bytes_total for step in steps} == {total}
    assert [step.bytes_done for step in steps] == sorted(step.bytes_done for step in steps)
    assert (steps[-1].bytes_done, steps[-1].fraction) == (total, 1.0)


def test_a_cancelled_check_stops_at_the_next_file(l1c: Path) -> None:
    signal = CancelSignal()
    looked_at: list[Event] = []

    def cancel_after_three(event: Event) -> None:
        looked_at.append(event)
        if len(looked_at) == 3:
            signal.cancel()

    with pytest.raises(CancelledError):
        check(l1c, Feedback(cancel_after_three, signal))
    assert len(looked_at) == 3


def test_a_check_changes_nothing(l1c: Path, own: Path) -> None:
    for product in (l1c, own):
        (product / "INSPIRE.xml").unlink()
        before = snapshot(product)
        findings(product)
        assert snapshot(product) == before


def snapshot(product: Path) -> dict[str, tuple[bytes, int]]:
    return {
        below(product, path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in product.rglob("*")
    }


def test_images_with_a_right_checksum_are_not_decoded_whole(l1c: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A real L1C takes over a minute to decode; its checksums say the same.
    decoded: list[Path] = []
    monkeypatch.setattr(
        "scene_queue.core.stages.safe_check.checks.read_to_the_end",
        lambda path, feedback: (decoded.append(path), read_to_the_end(path, feedback)),
    )
    assert findings(l1c) == ()
    assert decoded == []


def test_a_finding_can_be_written_down() -> None:
    finding = Finding(FindingKind.UNEXPECTED_NAME, "", "It is another one.")
    assert finding.as_fact() == {
        "kind": "unexpected name",
        "path": "",
        "sentence": "It is another one.",
        "harmless": False,
    }


def test_a_scene_that_was_only_classified_misses_no_band(own: Path) -> None:
    for image in own.glob("GRANULE/*/IMG_DATA/*/*.jp2"):
        if not image.name.endswith("_SCL_20m.jp2"):
            image.unlink()
    said = (own / "MTD_MSIL2A.xml").read_text()
    kept = [line for line in said.splitlines() if "<IMAGE_FILE>" not in line or "_SCL_20m<" in line]
    (own / "MTD_MSIL2A.xml").write_text("\n".join(kept))
    layout = Layout.parse(own.name)
    files = {path.relative_to(own).as_posix(): path.read_bytes() for path in own.rglob("*") if path.is_file()}
    del files["manifest.safe"]
    (own / "manifest.safe").write_bytes(sen2cor_manifest(layout, str(own), files))
    assert check(own, Feedback()) == ()
