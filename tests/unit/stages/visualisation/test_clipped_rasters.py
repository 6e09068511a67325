from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from builders.safe_product import build_l1c, build_l2a
from scene_queue.core.aoi.equal_area import transformation
from scene_queue.core.errors import CancelledError, DiskError, NoRoomError, ProductError, SettingsError
from scene_queue.core.events import Event, Note, Progress
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.settings import RasterFormat, RasterOptions
from scene_queue.core.stages.visualisation import clipped_rasters
from scene_queue.core.stages.visualisation.clipped_rasters import ClippedRasters, MadeRaster, row_of
from scene_queue.core.workspace.locked_file import LockedFile

gdal = pytest.importorskip("osgeo.gdal")
np = pytest.importorskip("numpy")

DAY = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PUT_20230823T215016"
BESIDE = "S2B_MSIL2A_20230823T163839_N0509_R126_T15PVT_20230823T215016"
NEXT = "S2A_MSIL2A_20230828T163841_N0509_R126_T15PUT_20230828T230000"
OLD_L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
LEFT, TOP = 300_000, 1_800_000  # of the tile 15PUT; its pictures show 720 m


def within(*corners: tuple[float, float]) -> str:
    """An area by columns and rows of the tile at 10 m, in degrees."""
    points = [(LEFT + 10 * column, TOP - 10 * row) for column, row in (*corners, corners[0])]
    moved = transformation(32615, 4326).TransformPoints(points)
    return f"POLYGON (({','.join(f'{x:.10f} {y:.10f}' for x, y, _ in moved)}))"


FIELD = within((10, 10), (50, 10), (50, 30), (10, 30))


def image(product: Path, name: str) -> Any:
    return gdal.Open(str(next(product.rglob(f"IMG_DATA/**/*_{name}.jp2")))).ReadAsArray()


def make(
    folder: Path, products: list[Path], *kinds: str, area: str = FIELD, feedback: Feedback | None = None, **options: Any
) -> list[MadeRaster]:
    folder.mkdir(exist_ok=True)
    chosen = RasterOptions(kinds or ("ndvi",), **{"format": RasterFormat.GTIFF, **options})
    return ClippedRasters(folder, chosen, area).make(products, feedback or Feedback())


def only(results: list[MadeRaster]) -> Any:
    [made] = results
    assert made.trouble is None
    return gdal.Open(str(made.path))


def told(events: list[Event]) -> str:
    return " ".join(event.text for event in events if isinstance(event, Note))


@pytest.fixture(scope="module")
def takes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tiles of one take, one of them five days later, and an L1C from before the offset; all with some cloud."""
    folder = tmp_path_factory.mktemp("takes")
    for name in (DAY, BESIDE, NEXT):
        build_l2a(name, folder, size=12, cloud_percent=30.0)
    build_l1c(OLD_L1C, folder, size=12)
    return folder


@pytest.fixture
def own(takes: Path, tmp_path: Path) -> Path:
    """The products of the day, of one's own."""
    return Path(shutil.copytree(takes / f"{DAY}.SAFE", tmp_path / f"{DAY}.SAFE"))


def test_reflectances_are_those_of_the_images_with_the_offset_of_the_metadata(takes: Path, tmp_path: Path) -> None:
    made = only(make(tmp_path / "out", [takes / f"{DAY}.SAFE"], "B04", "B08"))
    expected = [image(takes / f"{DAY}.SAFE", f"{band}_10m")[10:30, 10:50].astype(float) for band in ("B04", "B08")]
    assert np.allclose(made.ReadAsArray(), (np.array(expected) - 1000) / 10000, atol=1e-6)
    assert [made.GetRasterBand(number).GetDescription() for number in (1, 2)] == ["B04", "B08"]


def test_products_from_before_the_offset_have_none(takes: Path, tmp_path: Path) -> None:
    made = only(make(tmp_path / "out", [takes / f"{OLD_L1C}.SAFE"], "B02", "B10"))
    seen = made.ReadAsArray()
    product = takes / f"{OLD_L1C}.SAFE"
    assert np.allclose(seen[0], image(product, "B02")[10:30, 10:50] / 10000, atol=1e-6)
    cirrus = np.kron(image(product, "B10"), np.ones((6, 6)))
    assert np.allclose(seen[1], cirrus[10:30, 10:50] / 10000, atol=1e-6)


def test_each_kind_is_a_file_and_all_bands_together_are_one(takes: Path, tmp_path: Path) -> None:
    kinds = ("true_colour", "false_colour", "swir", "ndvi", "scene_classification", "B02", "B8A")
    made = make(tmp_path / "out", [takes / f"{DAY}.SAFE"], *kinds)
    ends = {one.path.name.removeprefix("2023-08-23_L2A_"): gdal.Open(str(one.path)) for one in made}
    shapes = {name: (one.RasterCount, one.GetGeoTransform()[1]) for name, one in ends.items()}
    assert shapes == {
        "true_colour.tif": (3, 10),
        "false_colour.tif": (3, 10),
        "swir.tif": (3, 20),
        "ndvi.tif": (1, 10),
        "scene_classification.tif": (1, 20),
        "B02-B8A.tif": (2, 10),
    }
    product = takes / f"{DAY}.SAFE"
    assert np.array_equal(ends["true_colour.tif"].ReadAsArray(), image(product, "TCI_10m")[:, 10:30, 10:50])
    assert np.array_equal(ends["scene_classification.tif"].ReadAsArray(), image(product, "SCL_20m")[5:15, 5:25])
    near, red = ((image(product, f"{band}_10m")[10:30, 10:50].astype(float) - 1000).clip(0) for band in ("B08", "B04"))
    assert np.allclose(ends["ndvi.tif"].ReadAsArray(), (near - red) / (near + red), atol=1e-5)
    table = ends["scene_classification.tif"].GetRasterBand(1).GetColorTable()
    assert table.GetColorEntry(6)[:3] == (0, 0, 255)


def test_masked_classes_have_no_data_and_all_others_have(takes: Path, tmp_path: Path) -> None:
    product = takes / f"{DAY}.SAFE"
    classes = np.kron(image(product, "SCL_20m"), np.ones((2, 2), np.uint8))[10:30, 10:50]
    masked = (8, 9, 10) if np.isin(classes, (8, 9, 10)).any() else tuple(np.unique(classes)[:1].tolist())
    hidden = np.isin(classes, masked)
    assert hidden.sum() > 0
    seen = only(make(tmp_path / "out", [product], "B04", masked=masked)).ReadAsArray()
    assert np.array_equal(np.isnan(seen), hidden)


def test_l1c_alone_cannot_be_masked_and_says_so(takes: Path, tmp_path: Path) -> None:
    [made] = make(tmp_path / "out", [takes / f"{OLD_L1C}.SAFE"], "B04", masked=(8,))
    assert made.state == "failed"
    assert "no scene classification" in str(made.trouble)


def test_a_margin_is_measured_in_metres_around_the_area(takes: Path, tmp_path: Path) -> None:
    made = only(make(tmp_path / "out", [takes / f"{DAY}.SAFE"], "B04", margin_m=50.0))
    seen = made.ReadAsArray()
    assert seen.shape == (30, 50)
    assert np.isnan(seen[0, 0])  # round at the corners
    assert not np.isnan(seen[:, 5:45]).any()


def test_tiles_of_a_date_become_one_file_in_their_zone(takes: Path, tmp_path: Path) -> None:
    area = within((0, 0), (10_072, 0), (10_072, 40), (0, 40))
    made = only(make(tmp_path / "out", [takes / f"{BESIDE}.SAFE", takes / f"{DAY}.SAFE"], "B04", area=area))
    seen = made.ReadAsArray()
    shift = int(only_left(takes / f"{BESIDE}.SAFE") - LEFT) // 10
    rows = slice(0, 40)
    for start, name in ((0, DAY), (shift, BESIDE)):
        expected = (image(takes / f"{name}.SAFE", "B04_10m")[rows].astype(float) - 1000) / 10000
        assert np.allclose(seen[rows, start : start + 72], expected, atol=1e-6)
    assert np.isnan(seen[:, 72:shift]).all()
    assert made.GetMetadataItem("PRODUCTS").split() == [DAY, BESIDE]


def only_left(product: Path) -> float:
    return float(gdal.Open(str(next(product.rglob("*_B04_10m.jp2")))).GetGeoTransform()[0])


def test_each_date_is_a_file_on_the_same_grid(takes: Path, tmp_path: Path) -> None:
    results = make(tmp_path / "out", [takes / f"{NEXT}.SAFE", takes / f"{DAY}.SAFE"], "B04")
    assert [one.identifier for one in results] == ["2023-08-23_L2A_B04", "2023-08-28_L2A_B04"]
    grids = [gdal.Open(str(one.path)) for one in results]
    assert grids[0].GetGeoTransform() == grids[1].GetGeoTransform()
    assert (grids[0].RasterXSize, grids[0].RasterYSize) == (grids[1].RasterXSize, grids[1].RasterYSize)


def test_the_zones_of_a_whole_order_decide_and_not_those_of_one_date(takes: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    options = RasterOptions(("scene_classification",), format=RasterFormat.GTIFF)
    west = FIELD.replace("-94.", "-98.")  # most of the order's area lies in zone 14
    rasters = ClippedRasters(tmp_path / "out", options, west, zones=(32614, 32615))
    with pytest.raises(SettingsError, match="None of the products meets"):
        rasters.make([takes / f"{DAY}.SAFE"], Feedback())
    across = "POLYGON((-98.0 16.27,-94.86 16.27,-94.86 16.275,-98.0 16.275,-98.0 16.27))"
    rasters = ClippedRasters(tmp_path / "out", options, across, zones=(32614, 32615))
    made = only(rasters.make([takes / f"{DAY}.SAFE"], Feedback()))
    assert made.GetSpatialRef().GetAuthorityCode(None) == "32614"
    seen = made.ReadAsArray()
    known = set(np.unique(image(takes / f"{DAY}.SAFE", "SCL_20m")))
    assert (seen > 0).any()
    assert set(np.unique(seen)) <= known | {0}


def test_a_take_that_goes_on_over_midnight_is_one_date(takes: Path, tmp_path: Path) -> None:
    late = tmp_path / f"{DAY.replace('T163839', 'T235959')}.SAFE"
    shutil.copytree(takes / f"{DAY}.SAFE", late)
    beside = tmp_path / f"{BESIDE.replace('T163839', 'T235959')}.SAFE"
    shutil.copytree(takes / f"{BESIDE}.SAFE", beside)
    tile = next(beside.rglob("MTD_TL.xml"))
    tile.write_text(tile.read_text().replace("2023-08-23T16:", "2023-08-24T00:"))
    area = within((0, 0), (10_072, 0), (10_072, 40), (0, 40))
    [made] = make(tmp_path / "out", [late, beside], "scene_classification", area=area)
    assert made.identifier == "2023-08-23_L2A_scene_classification"
    assert len(made.products) == 2


def test_without_an_area_the_whole_scene_is_taken(takes: Path, tmp_path: Path) -> None:
    made = only(make(tmp_path / "out", [takes / f"{DAY}.SAFE"], "B04", area=""))
    assert made.RasterXSize == made.RasterYSize == 72
    assert not np.isnan(made.ReadAsArray()).any()


def test_a_product_in_its_zip_gives_the_same_raster(takes: Path, tmp_path: Path) -> None:
    packed = tmp_path / f"{DAY}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((takes / f"{DAY}.SAFE").rglob("*")):
            archive.write(file, file.relative_to(takes))
    folder = only(make(tmp_path / "one", [takes / f"{DAY}.SAFE"], "B04", masked=(9,)))
    zipped = only(make(tmp_path / "two", [packed], "B04", masked=(9,)))
    assert np.array_equal(folder.ReadAsArray(), zipped.ReadAsArray(), equal_nan=True)


def test_a_second_call_leaves_what_is_there(takes: Path, tmp_path: Path) -> None:
    products = [takes / f"{DAY}.SAFE", takes / f"{NEXT}.SAFE"]
    first = make(tmp_path / "out", products, "ndvi", "B04", format=RasterFormat.COG)
    times = {one.path: one.path.stat().st_mtime_ns for one in first}
    second = make(tmp_path / "out", products, "ndvi", "B04", format=RasterFormat.COG)
    assert [one.is_new for one in (*first, *second)] == [True] * 4 + [False] * 4
    assert {one.path: one.path.stat().st_mtime_ns for one in second} == times
    assert second[0].report_line()["message"] == "It was there, made of the same products."


def test_what_is_there_of_other_choices_or_products_is_made_anew(own: Path, tmp_path: Path) -> None:
    events: list[Event] = []
    make(tmp_path / "out", [own], "B04")
    [other] = make(tmp_path / "out", [own], "B04", masked=(4,), feedback=Feedback(events.append))
    assert other.is_new
    assert "made anew" in told(events)
    band = next(own.rglob("*_B04_10m.jp2"))
    os.utime(band, ns=(1, 1))
    [repaired] = make(tmp_path / "out", [own], "B04", masked=(4,))
    assert repaired.is_new


def test_a_file_of_somebody_else_is_never_replaced(takes: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    theirs = tmp_path / "out" / "2023-08-23_L2A_ndvi.tif"
    theirs.write_text("mine")
    [made] = make(tmp_path / "out", [takes / f"{DAY}.SAFE"])
    assert isinstance(made.trouble, DiskError)
    assert theirs.read_text() == "mine"


def test_a_date_that_fails_does_not_stop_others_and_leaves_nothing(own: Path, takes: Path, tmp_path: Path) -> None:
    band = next(own.rglob("*_B04_10m.jp2"))
    band.write_bytes(band.read_bytes()[:-60])
    events: list[Event] = []
    failed, done = make(tmp_path / "out", [own, takes / f"{NEXT}.SAFE"], feedback=Feedback(events.append))
    assert isinstance(failed.trouble, ProductError)
    assert "is cut" in str(failed.report_line()["message"])
    assert done.state == "done"
    assert "2023-08-23_L2A_ndvi" in told(events)
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == [done.path.name, "lock"]


def test_a_product_whose_metadata_cannot_be_read_fails_its_date(own: Path, takes: Path, tmp_path: Path) -> None:
    (own / "MTD_MSIL2A.xml").write_text("<broken")
    failed, done = make(tmp_path / "out", [own, takes / f"{NEXT}.SAFE"])
    assert (failed.identifier, failed.state) == ("2023-08-23_L2A_ndvi", "failed")
    assert done.state == "done"


def test_a_disk_without_room_is_told_before_a_byte_is_written(
    takes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(clipped_rasters.shutil, "disk_usage", lambda folder: usage(10, 9, 1000))
    monkeypatch.setattr(clipped_rasters, "write_raster", None)
    [made] = make(tmp_path / "out", [takes / f"{DAY}.SAFE"])
    assert isinstance(made.trouble, NoRoomError)
    assert "There is no room" in made.trouble.message


def test_a_cancellation_keeps_what_is_whole_and_leaves_out_the_rest(takes: Path, tmp_path: Path) -> None:
    signal = CancelSignal()

    def cancel(event: Event) -> None:
        if isinstance(event, Progress) and (event.fraction or 0.0) >= 0.5:
            signal.cancel()

    products = [takes / f"{DAY}.SAFE", takes / f"{NEXT}.SAFE"]
    made = make(tmp_path / "out", products, feedback=Feedback(cancel, signal))
    assert [one.state for one in made] == ["done", "cancelled"]
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == [made[0].path.name, "lock"]


def test_nothing_begins_where_it_was_cancelled_before(takes: Path, tmp_path: Path) -> None:
    signal = CancelSignal()
    signal.cancel()
    with pytest.raises(CancelledError):
        make(tmp_path / "out", [takes / f"{DAY}.SAFE"], feedback=Feedback(signal=signal))


def test_two_programs_never_make_rasters_in_one_folder(takes: Path, tmp_path: Path) -> None:
    make(tmp_path / "out", [takes / f"{DAY}.SAFE"])
    held = LockedFile(tmp_path / "out" / ".scene_queue" / "rasters" / "lock")
    with pytest.raises(DiskError, match="Another program"):
        make(tmp_path / "out", [takes / f"{DAY}.SAFE"])
    held.release()


def test_products_beside_the_area_and_older_versions_are_left_out_and_told(takes: Path, tmp_path: Path) -> None:
    older = tmp_path / f"{DAY.replace('N0509', 'N0400')}.SAFE"
    shutil.copytree(takes / f"{DAY}.SAFE", older)
    events: list[Event] = []
    products = [older, takes / f"{DAY}.SAFE", takes / f"{BESIDE}.SAFE"]
    [made] = make(tmp_path / "out", products, feedback=Feedback(events.append))
    assert made.products == (DAY,)
    assert "beside the area: 1 of 3" in told(events)
    assert "newer version: 1 of 2" in told(events)


def test_l2a_stands_for_its_l1c(takes: Path, tmp_path: Path) -> None:
    l1c = DAY.replace("MSIL2A", "MSIL1C")
    build_l1c(l1c, tmp_path, size=12)
    [made] = make(tmp_path / "out", [tmp_path / f"{l1c}.SAFE", takes / f"{DAY}.SAFE"])
    assert made.products == (DAY,)


def test_a_raster_without_a_pixel_of_data_is_told(own: Path, tmp_path: Path) -> None:
    events: list[Event] = []
    [made] = make(tmp_path / "out", [own], "B04", masked=tuple(range(12)), feedback=Feedback(events.append))
    assert made.state == "done"
    assert not made.has_data
    assert "No pixel of it has data" in told(events)


def test_unknown_kinds_and_none_at_all_are_refused() -> None:
    with pytest.raises(SettingsError, match="'truecolor'"):
        RasterOptions(("truecolor",))
    with pytest.raises(SettingsError, match="No kind"):
        RasterOptions(())


def test_margins_and_classes_that_are_none_are_refused() -> None:
    with pytest.raises(SettingsError, match="margin"):
        RasterOptions(margin_m=-1.0)
    with pytest.raises(SettingsError, match="class 12"):
        RasterOptions(masked=(3, 12))


def test_a_line_of_the_report_can_be_written_and_be_a_row_of_a_table(takes: Path, tmp_path: Path) -> None:
    [made] = make(tmp_path / "out", [takes / f"{DAY}.SAFE"])
    line = json.loads(json.dumps(made.report_line()))
    assert line["path"] == str(made.path)
    assert row_of(line)["products"] == DAY
