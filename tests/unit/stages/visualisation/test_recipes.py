from __future__ import annotations

import math
import re
import shutil
import struct
import zipfile
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
import pytest
from builders.jp2 import encode
from builders.safe_product import build_l1c, build_l2a
from osgeo import gdal
from scene_queue.core.aoi.equal_area import transformation
from scene_queue.core.errors import DiskError, ProductError, SettingsError
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.product.safe import SafeProduct
from scene_queue.core.stages.visualisation import (
    SCENE_CLASSES,
    SCENE_CLASSIFICATION,
    TRUE_COLOUR,
    LayerRecipe,
    recipes_for,
)
from scene_queue.core.stages.visualisation.recipes import mosaics_of, write_raster_of

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N0214_R126_T15PUT_20180809T221152"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build_l1c(L1C, folder, size=12)
    build_l2a(L2A, folder, size=12)
    return folder


@pytest.fixture
def products(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "products"))


def only(product: Path, kind: str = TRUE_COLOUR) -> LayerRecipe:
    [recipe] = recipes_for(product, (kind,))
    return recipe


def test_true_colour_is_what_a_product_becomes_by_itself(products: Path) -> None:
    [recipe] = recipes_for(products / f"{L2A}.SAFE")
    assert recipe.kind == TRUE_COLOUR
    assert recipe.title == "15PUT 2018-08-09 L2A true colour"
    assert (recipe.day, recipe.tile) == ("2018-08-09", "15PUT")
    assert recipe.raster.path.endswith("IMG_DATA/R10m/T15PUT_20180809T163829_TCI_10m.jp2")
    assert (recipe.raster.bands, recipe.raster.nodata, recipe.raster.grid.epsg) == (3, "0", 32615)
    assert recipe.stretch == ()
    assert recipe.files == {}
    assert recipe.classes == ()
    assert recipe.sensing_time == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)
    assert recipe.credits == "Contains modified Copernicus Sentinel data 2018"


def test_the_uri_is_an_absolute_path_of_a_file(products: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(products)
    recipe = only(Path(f"{L2A}.SAFE"))
    assert Path(recipe.raster.path).is_absolute()
    assert Path(recipe.raster.path).is_file()


def test_an_l1c_product_has_a_true_colour_image_too(products: Path) -> None:
    recipe = only(products / f"{L1C}.SAFE")
    assert recipe.title == "15PUT 2018-08-09 L1C true colour"
    assert recipe.raster.path.endswith("IMG_DATA/T15PUT_20180809T163829_TCI.jp2")


def test_a_scene_that_was_classified_only_becomes_its_classification(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    for image in product.rglob("IMG_DATA/R*/*.jp2"):
        if "_SCL_20m" not in image.name:
            image.unlink()
    [recipe] = recipes_for(product)
    assert recipe.kind == SCENE_CLASSIFICATION
    assert recipe.raster.path.endswith("_SCL_20m.jp2")


@pytest.mark.parametrize(("removed", "finest"), [((10,), 20), ((10, 20), 60)])
def test_the_finest_true_colour_that_is_there_is_taken(products: Path, removed: tuple[int, ...], finest: int) -> None:
    product = products / f"{L2A}.SAFE"
    for metres in removed:
        next(product.glob(f"GRANULE/*/IMG_DATA/R{metres}m/*_TCI_{metres}m.jp2")).unlink()
    assert only(product).raster.path.endswith(f"_TCI_{finest}m.jp2")


def test_the_scene_classification_has_its_twelve_classes(products: Path) -> None:
    recipe = only(products / f"{L2A}.SAFE", SCENE_CLASSIFICATION)
    assert recipe.title == "15PUT 2018-08-09 L2A scene classification"
    assert recipe.raster.path.endswith("IMG_DATA/R20m/T15PUT_20180809T163829_SCL_20m.jp2")
    assert recipe.raster.bands == 1
    assert recipe.classes == SCENE_CLASSES


def test_at_60_m_alone_the_classification_of_60_m_is_taken(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    next(product.glob("GRANULE/*/IMG_DATA/R20m/*_SCL_20m.jp2")).unlink()
    assert only(product, SCENE_CLASSIFICATION).raster.path.endswith("_SCL_60m.jp2")


def test_an_l1c_product_has_no_scene_classification(products: Path) -> None:
    kinds = (TRUE_COLOUR, SCENE_CLASSIFICATION)
    assert [recipe.kind for recipe in recipes_for(products / f"{L1C}.SAFE", kinds)] == [TRUE_COLOUR]


def test_recipes_come_in_the_order_that_was_asked_for(products: Path) -> None:
    kinds = (SCENE_CLASSIFICATION, TRUE_COLOUR)
    recipes = recipes_for(products / f"{L2A}.SAFE", kinds)
    assert tuple(recipe.kind for recipe in recipes) == kinds
    assert {(recipe.day, recipe.tile) for recipe in recipes} == {("2018-08-09", "15PUT")}


def test_a_renamed_product_is_named_after_its_metadata(products: Path) -> None:
    renamed = (products / f"{L2A}.SAFE").rename(products / "mine")
    assert only(renamed).title == "15PUT 2018-08-09 L2A true colour"


def test_a_product_without_any_name_gives_an_error(products: Path) -> None:
    renamed = (products / f"{L2A}.SAFE").rename(products / "mine")
    main = renamed / "MTD_MSIL2A.xml"
    main.write_text(main.read_text().replace(f"<PRODUCT_URI>{L2A}", "<PRODUCT_URI>unknown"))
    with pytest.raises(ProductError, match="no product name"):
        recipes_for(renamed)
    main.unlink()
    with pytest.raises(ProductError):
        recipes_for(renamed)


def test_an_image_that_is_missing_gives_an_error_that_names_it(products: Path) -> None:
    product = products / f"{L1C}.SAFE"
    next(product.glob("GRANULE/*/IMG_DATA/*_TCI.jp2")).unlink()
    with pytest.raises(ProductError, match="no image TCI") as caught:
        recipes_for(product)
    assert caught.value.advice


def test_an_image_that_was_not_ordered_is_no_layer(products: Path) -> None:
    OrderedBands(frozenset({"SCL", "B02"})).write(products / f"{L2A}.SAFE")
    kinds = (TRUE_COLOUR, SCENE_CLASSIFICATION)
    assert [recipe.kind for recipe in recipes_for(products / f"{L2A}.SAFE", kinds)] == [SCENE_CLASSIFICATION]


def test_an_unknown_kind_gives_an_error_that_names_the_known_ones(products: Path) -> None:
    with pytest.raises(SettingsError, match="true_color") as caught:
        recipes_for(products / f"{L2A}.SAFE", ("true_color",))
    assert "scene_classification" in caught.value.advice


SHOWN = ("false_colour", "swir", "ndvi", "B02", "B11")
OFFSETS = {
    "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152": 0,
    "S2B_MSIL1C_20180809T163829_N0500_R126_T15PUT_20230717T050922": -1000,
    "S2B_MSIL2A_20180809T163829_N0214_R126_T15PUT_20180809T221152": 0,
    "S2B_MSIL2A_20180809T163829_N0500_R126_T15PUT_20230717T050922": -1000,
}


def pixel(path: str, band: int, column: int, row: int) -> float:
    dataset = gdal.Open(path)
    read = dataset.GetRasterBand(band).ReadRaster(column, row, 1, 1, buf_type=gdal.GDT_Float32)
    return float(struct.unpack("f", read)[0])


def number(product: Path, band: str, column: int, row: int) -> float:
    """What the image of a band has there, counted in pixels of 10 m."""
    image = SafeProduct.open(product).image(band)
    dataset = gdal.Open(str(image))
    share = dataset.RasterXSize / 72
    return pixel(str(image), 1, int(column * share), int(row * share))


@pytest.mark.parametrize("name", OFFSETS)
def test_pixels_are_the_reflectance_that_the_metadata_say(tmp_path: Path, name: str) -> None:
    product = (build_l1c if "MSIL1C" in name else build_l2a)(name, tmp_path, size=12)
    made = {recipe.kind: recipe for recipe in recipes_for(product, SHOWN)}
    for recipe in made.values():
        write_raster_of(recipe)

    def reflectance(band: str, place: tuple[int, int]) -> float:
        return (number(product, band, *place) + OFFSETS[name]) / 10_000

    made_of = {"false_colour": ("B08", "B04", "B03"), "swir": ("B12", "B8A", "B04"), "B02": ("B02",)}
    for place in ((3, 5), (40, 40), (71, 70)):
        for kind, bands in made_of.items():
            shown = [pixel(made[kind].raster.path, at, *place) for at in range(1, len(bands) + 1)]
            assert shown == pytest.approx([reflectance(band, place) for band in bands], abs=1e-6)
        red, near = max(0.0, reflectance("B04", place)), max(0.0, reflectance("B08", place))
        assert pixel(made["ndvi"].raster.path, 1, *place) == pytest.approx((near - red) / (near + red), abs=1e-5)
    assert made["B11"].raster.grid.resolution_m == 20


def test_what_was_not_seen_is_no_number(tmp_path: Path) -> None:
    product = build_l2a(L2A, tmp_path, size=12)
    zero, grid = np.zeros((72, 72), np.uint16), only(product).raster.grid
    for band in ("B04", "B08"):
        image = SafeProduct.open(product).image(band)
        assert image is not None
        image.write_bytes(encode(zero, grid, 10))
    for recipe in recipes_for(product, ("ndvi", "B04")):
        write_raster_of(recipe)
        assert math.isnan(pixel(recipe.raster.path, 1, 10, 10))


def test_a_zip_is_shown_where_it_is(products: Path) -> None:
    archive = products / f"{L2A}.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted((products / f"{L2A}.SAFE").rglob("*")):
            packed.write(file, file.relative_to(products).as_posix())
    of_folder = {recipe.kind: recipe for recipe in recipes_for(products / f"{L2A}.SAFE", ("ndvi", TRUE_COLOUR))}
    for recipe in of_folder.values():
        write_raster_of(recipe)
    values = {kind: pixel(recipe.raster.path, 1, 9, 9) for kind, recipe in of_folder.items()}
    for recipe in recipes_for(archive, ("ndvi", TRUE_COLOUR)):
        write_raster_of(recipe)
        assert pixel(recipe.raster.path, 1, 9, 9) == values[recipe.kind]


def test_a_folder_that_was_moved_as_a_whole_goes_on_working(products: Path, tmp_path: Path) -> None:
    recipe = only(products / f"{L2A}.SAFE", "false_colour")
    write_raster_of(recipe)
    before = pixel(recipe.raster.path, 1, 9, 9)
    moved = products.rename(tmp_path / "elsewhere")
    assert pixel(recipe.raster.path.replace(str(products), str(moved)), 1, 9, 9) == before


def test_the_contrast_is_that_of_the_area(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    grid = only(product).raster.grid
    west, south, east, north = (grid.left, grid.top - 100, grid.left + 100, grid.top)
    points = transformation(grid.epsg, 4326).TransformPoints(
        [(west, south), (east, south), (east, north), (west, north), (west, south)]
    )
    area = f"POLYGON(({','.join(f'{x} {y}' for x, y, _ in points)}))"
    whole, corner = only(product, "B02"), recipes_for(product, ("B02",), area)[0]
    write_raster_of(corner)
    inside = [pixel(corner.raster.path, 1, column, row) for column in range(10) for row in range(10)]
    ((low, high),) = corner.stretch
    assert min(inside) <= low < high <= max(inside)
    assert corner.stretch != whole.stretch
    assert recipes_for(product, ("B02",), "POLYGON((0 0,1 0,1 1,0 0))")[0].stretch == whole.stretch  # beside it


def test_tiles_of_one_day_and_zone_become_one_mosaic(tmp_path: Path) -> None:
    made = [build_l2a(L2A.replace("15PUT", tile), tmp_path, size=12) for tile in ("15PUT", "15PVT")]
    recipes = [recipe for product in made for recipe in recipes_for(product, ("false_colour", TRUE_COLOUR))]
    (false, true) = mosaics_of(recipes, tmp_path / "layers")
    for recipe in [*recipes, false, true]:
        write_raster_of(recipe)
    assert false.title == "2018-08-09 L2A false colour, 2 tiles"
    assert (false.tile, false.raster.grid.columns, false.raster.grid.rows) == ("mosaic", 9996 + 72, 72)
    for mosaic, own in ((false, recipes[2]), (true, recipes[3])):
        assert pixel(mosaic.raster.path, 1, 9996 + 5, 5) == pixel(own.raster.path, 1, 5, 5)
    assert math.isnan(pixel(false.raster.path, 1, 5000, 5))
    assert pixel(true.raster.path, 1, 5000, 5) == 0


def test_one_tile_alone_is_no_mosaic(products: Path) -> None:
    (recipe,) = recipes_for(products / f"{L2A}.SAFE")
    assert mosaics_of([recipe], products) == (recipe,)


def test_a_cut_image_is_no_layer(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    image = next(product.glob("GRANULE/*/IMG_DATA/R10m/*_TCI_10m.jp2"))
    image.write_bytes(image.read_bytes()[:-100])
    with pytest.raises(ProductError, match="cut"):
        recipes_for(product)


def test_a_raster_that_is_there_already_is_not_written_again(products: Path) -> None:
    recipe = only(products / f"{L2A}.SAFE", "swir")
    write_raster_of(recipe)
    before = Path(recipe.raster.path).stat().st_mtime_ns
    write_raster_of(recipe)
    assert Path(recipe.raster.path).stat().st_mtime_ns == before


def test_a_folder_that_cannot_be_written_is_told(products: Path) -> None:
    (products / f"{L2A}.layers").write_text("in the way")
    with pytest.raises(DiskError, match="beside the product"):
        write_raster_of(only(products / f"{L2A}.SAFE", "swir"))


def test_what_is_no_product_gives_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProductError):
        recipes_for(tmp_path / "nothing")


def test_the_classes_are_those_of_the_product_definition() -> None:
    assert [entry.value for entry in SCENE_CLASSES] == list(range(12))
    names = [entry.name.split(" (")[0] for entry in SCENE_CLASSES]
    assert names == [
        "No data", "Saturated or defective", "Dark area pixels", "Cloud shadows", "Vegetation", "Not vegetated",
        "Water", "Unclassified", "Cloud medium probability", "Cloud high probability", "Thin cirrus", "Snow or ice",
    ]  # fmt: skip
    colours = [entry.colour for entry in SCENE_CLASSES]
    assert len(set(colours)) == 12
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours)
