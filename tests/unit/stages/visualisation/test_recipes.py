from __future__ import annotations

import re
import shutil
from datetime import datetime, timezone
from pathlib import Path

import pytest
from builders.safe_product import build_l1c, build_l2a
from scene_queue.core.errors import ProductError, SettingsError
from scene_queue.core.product.ordered_bands import OrderedBands
from scene_queue.core.stages.visualisation import (
    SCENE_CLASSES,
    SCENE_CLASSIFICATION,
    TRUE_COLOUR,
    LayerRecipe,
    recipes_for,
)

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
    assert recipe.group == "2018-08-09 15PUT"
    assert recipe.uri.endswith("IMG_DATA/R10m/T15PUT_20180809T163829_TCI_10m.jp2")
    assert recipe.bands == (1, 2, 3)
    assert recipe.stretch is None
    assert recipe.nodata == 0
    assert recipe.classes == ()
    assert recipe.sensing_time == datetime(2018, 8, 9, 16, 38, 29, tzinfo=timezone.utc)
    assert recipe.credits == "Contains modified Copernicus Sentinel data 2018"


def test_the_uri_is_an_absolute_path_of_a_file(products: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(products)
    recipe = only(Path(f"{L2A}.SAFE"))
    assert Path(recipe.uri).is_absolute()
    assert Path(recipe.uri).is_file()


def test_an_l1c_product_has_a_true_colour_image_too(products: Path) -> None:
    recipe = only(products / f"{L1C}.SAFE")
    assert recipe.title == "15PUT 2018-08-09 L1C true colour"
    assert recipe.uri.endswith("IMG_DATA/T15PUT_20180809T163829_TCI.jp2")


def test_a_scene_that_was_classified_only_becomes_its_classification(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    for image in product.rglob("IMG_DATA/R*/*.jp2"):
        if "_SCL_20m" not in image.name:
            image.unlink()
    [recipe] = recipes_for(product)
    assert recipe.kind == SCENE_CLASSIFICATION
    assert recipe.uri.endswith("_SCL_20m.jp2")


@pytest.mark.parametrize(("removed", "finest"), [((10,), 20), ((10, 20), 60)])
def test_the_finest_true_colour_that_is_there_is_taken(products: Path, removed: tuple[int, ...], finest: int) -> None:
    product = products / f"{L2A}.SAFE"
    for metres in removed:
        next(product.glob(f"GRANULE/*/IMG_DATA/R{metres}m/*_TCI_{metres}m.jp2")).unlink()
    assert only(product).uri.endswith(f"_TCI_{finest}m.jp2")


def test_the_scene_classification_has_its_twelve_classes(products: Path) -> None:
    recipe = only(products / f"{L2A}.SAFE", SCENE_CLASSIFICATION)
    assert recipe.title == "15PUT 2018-08-09 L2A scene classification"
    assert recipe.uri.endswith("IMG_DATA/R20m/T15PUT_20180809T163829_SCL_20m.jp2")
    assert recipe.bands == (1,)
    assert recipe.classes == SCENE_CLASSES


def test_at_60_m_alone_the_classification_of_60_m_is_taken(products: Path) -> None:
    product = products / f"{L2A}.SAFE"
    next(product.glob("GRANULE/*/IMG_DATA/R20m/*_SCL_20m.jp2")).unlink()
    assert only(product, SCENE_CLASSIFICATION).uri.endswith("_SCL_60m.jp2")


def test_an_l1c_product_has_no_scene_classification(products: Path) -> None:
    kinds = (TRUE_COLOUR, SCENE_CLASSIFICATION)
    assert [recipe.kind for recipe in recipes_for(products / f"{L1C}.SAFE", kinds)] == [TRUE_COLOUR]


def test_recipes_come_in_the_order_that_was_asked_for(products: Path) -> None:
    kinds = (SCENE_CLASSIFICATION, TRUE_COLOUR)
    recipes = recipes_for(products / f"{L2A}.SAFE", kinds)
    assert tuple(recipe.kind for recipe in recipes) == kinds
    assert {recipe.group for recipe in recipes} == {"2018-08-09 15PUT"}


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
    assert "scene_classification, true_colour" in caught.value.advice


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
