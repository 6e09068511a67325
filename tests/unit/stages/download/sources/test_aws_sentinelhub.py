"""Products rebuilt from AWS through sentinelhub, over real sockets: signed, paid for, resumed; what they lack, told."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c, build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from doubles.hub.s3_face import SECRET_KEY
from scene_queue.core.catalogue.named_scene import scene_of_name
from scene_queue.core.errors import CredentialsError, ProductError, SceneQueueError, ServiceError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, Lanes, NetworkSettings, S3Keys
from scene_queue.core.network.libraries.sentinelhub_aws import load_aws
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.product.name import ProductName
from scene_queue.core.product.rebuilt import NOTE, Rebuilt
from scene_queue.core.services import AwsSentinelHubProfile, load_profiles, parse_profile
from scene_queue.core.stages.download.choice import sources_for
from scene_queue.core.stages.download.source import RemoteFile
from scene_queue.core.stages.download.sources.aws_sentinelhub import AwsSentinelHubSource
from scene_queue.core.stages.download.sources.aws_structure import rebuilt_files
from scene_queue.core.stages.safe_check.stage import SafeCheckStage

pytestmark = pytest.mark.skipif(bool(problem()), reason=problem())

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
OF_2022 = "S2B_MSIL1C_20220809T163829_N0400_R126_T15PUT_20220809T221152"
L2A = "S2B_MSIL2A_20220809T163829_N0400_R126_T15PUT_20220809T231152"
L2A_OF_2019 = "S2B_MSIL1C_20190809T163829_N0207_R126_T15PUT_20190809T221152".replace("L1C", "L2A").replace(
    "0207", "0213"
)
OF_2023 = "S2B_MSIL1C_20230809T163829_N0509_R126_T15PUT_20230809T221152"
NOT_KEPT = {"HTML/UserProduct_index.html", "HTML/UserProduct_index.xsl"}
IMAGE = "B02.jp2"


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("products")
    made = {name: build_l1c(name, folder, size=12) for name in (NAME, OF_2022, OF_2023)}
    return {**made, **{name: build_l2a(name, folder, size=12) for name in (L2A, L2A_OF_2019)}}


@pytest.fixture(scope="module")
def archives(products: dict[str, Path]) -> dict[str, Path]:
    return {name: zip_product(safe, safe.with_suffix(".zip")) for name, safe in products.items()}


@pytest.fixture
def hub(archives: dict[str, Path]) -> Iterator[Hub]:
    scenes = [_scene(name, archive) for name, archive in archives.items()]
    with Hub(scenes) as running:
        yield running


def _scene(name: str, archive: Path) -> HubScene:
    return HubScene(name, tile_footprint_wkt("15PUT"), 3.0, lambda: archive)


@pytest.fixture
def trip(hub: Hub, make_trip: Callable[..., Any]) -> Any:
    return make_trip(hub.aws.profile())


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def asked(hub: Hub, part: str = "") -> list[Any]:
    return [one for one in hub.requests if one.face == "aws" and part in one.path]


@pytest.mark.parametrize("name", [NAME, OF_2022, L2A, L2A_OF_2019])
def test_a_product_is_rebuilt_file_by_file(
    hub: Hub, make_trip: Callable[..., Any], products: dict[str, Path], name: str
) -> None:
    trip = make_trip(hub.aws.profile(), name=name)
    facts = trip.run()
    real, made = products[name], trip.workspace.product
    schema = {path for path in files_of(real) if path.startswith("rep_info/")}
    left_out = set(facts["left_out"])
    assert files_of(real) - files_of(made) == left_out | schema
    assert files_of(made) - files_of(real) == {NOTE}
    assert all((made / path).read_bytes() == (real / path).read_bytes() for path in files_of(made) - {NOTE})
    assert left_out - NOT_KEPT == ({path for path in left_out if path.endswith("L2A_QUALITY.xml")})
    assert (facts["source"], facts["verified"]) == ("aws", left_out == NOT_KEPT)
    assert (made / "AUX_DATA").is_dir() and not trip.workspace.scratch.exists()
    json.dumps(facts)


def test_images_are_signed_and_paid_for_and_metadata_costs_nothing(hub: Hub, trip: Any) -> None:
    trip.run()
    (image,) = asked(hub, f"/{IMAGE}")
    assert image.authorized and image.path.startswith("/store/sentinel-s2-l1c/tiles/15/P/UT/2018/8/9/0/")
    assert asked(hub, "metadata.xml") and not any(one.authorized for one in asked(hub, "/metadata/"))


def test_a_bucket_that_the_profile_does_not_name_is_a_matter_of_its_settings(hub: Hub) -> None:
    profile = parse_profile(hub.aws.profile(), "test")
    assert isinstance(profile, AwsSentinelHubProfile)
    source = AwsSentinelHubSource(profile, HttpSession(NetworkSettings(), profile), S3Keys("key", "secret"), Lanes(1))
    image = RemoteFile(IMAGE, f"s3://another/tiles/{IMAGE}")
    with pytest.raises(SettingsError, match="names the bucket 'another'"), source.open(image, {}, Feedback()):
        raise AssertionError("it was asked for")


def test_what_the_product_lacks_is_told_and_is_no_damage(hub: Hub, trip: Any) -> None:
    hub.aws.hidden = ("preview.jp2",)
    facts = trip.run()
    (preview,) = [path for path in facts["left_out"] if path.endswith("_PVI.jp2")]
    assert any(f"lacks {preview}" in note and "rebuilt by sentinelhub" in note for note in trip.notes)
    assert Rebuilt.read(trip.workspace.product).by == "sentinelhub"
    found = SafeCheckStage().run(trip.scene(), trip.workspace, trip.feedback)["findings"]
    assert {one["path"] for one in found} == {preview, *NOT_KEPT}
    assert all(one["harmless"] for one in found)
    assert any("rebuilt by sentinelhub without it" in one["sentence"] for one in found)


def test_metadata_that_aws_has_otherwise_is_taken_and_told(hub: Hub, trip: Any) -> None:
    hub.faults.flip_byte(face="aws", path_part="/inspire.xml", times=None)
    facts = trip.run()
    assert (facts["other"], facts["verified"]) == (["INSPIRE.xml"], False)
    assert any("has another INSPIRE.xml than the manifest.safe says" in note for note in trip.notes)
    found = SafeCheckStage().run(trip.scene(), trip.workspace, trip.feedback)["findings"]
    assert ("altered", "INSPIRE.xml", True) in {(one["kind"], one["path"], one["harmless"]) for one in found}


@pytest.mark.parametrize("needed", [IMAGE, "datastrip/0/metadata.xml", "manifest.safe"])
def test_a_product_without_what_makes_it_one_is_refused_before_anything_is_paid_for(
    hub: Hub, trip: Any, needed: str
) -> None:
    hub.aws.hidden = (needed,)
    with pytest.raises(ProductError, match="lacks files of") as caught:
        trip.run()
    assert "another service" in caught.value.advice
    assert not asked(hub, ".jp2") and not trip.workspace.product.exists()


def test_a_product_that_is_not_there_says_so(hub: Hub, trip: Any) -> None:
    """A part of the products before 2018 has no ``productInfo.json``."""
    hub.aws.hidden = ("productInfo.json",)
    with pytest.raises(ProductError, match="many products from before 2018"):
        trip.run()
    assert len(asked(hub)) == 1


def test_a_newer_baseline_is_refused_before_anything_is_asked(hub: Hub, make_trip: Callable[..., Any]) -> None:
    trip = make_trip(hub.aws.profile(), name=OF_2023)
    with pytest.raises(ProductError, match=r"baseline is 05\.09, and sentinelhub knows those up to 04\.00"):
        trip.run()
    assert not hub.requests


@pytest.mark.parametrize(
    "content", [{}, {"tiles": []}, {"tiles": [7]}, {"tiles": [{"path": "x"}], "datastrips": []}, []]
)
def test_metadata_that_makes_no_sense_is_told(hub: Hub, trip: Any, content: object) -> None:
    hub.faults.edit(lambda _: content, face="aws", path_part="productInfo.json", times=None)
    with pytest.raises((ServiceError, ProductError)) as caught:
        trip.run()
    assert trip.source.title in str(caught.value) and caught.value.advice


def test_keys_that_are_refused_are_told(hub: Hub, make_trip: Callable[..., Any]) -> None:
    trip = make_trip(hub.aws.profile(), sign_in=S3Keys("demo-key", "another"))
    with pytest.raises(CredentialsError, match="refuses the keys"):
        trip.run()
    assert not trip.workspace.product.exists()


@pytest.mark.parametrize("failure", ["cut", "flip_byte", "html", "busy"])
def test_a_download_that_fails_gives_nothing_away(
    hub: Hub, trip: Any, failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    getattr(hub.faults, failure)(face="aws", path_part=f"/{IMAGE}", times=None)
    with pytest.raises(SceneQueueError) as caught:
        trip.run()
    said = "".join(traceback.format_exception(caught.type, caught.value, caught.tb)) + caplog.text + repr(trip.events)
    files = [path for path in trip.workspace.settings.folder.rglob("*") if path.is_file()]
    said += "".join(path.read_text("latin-1") for path in files)
    assert files and SECRET_KEY not in said and "AWS4-HMAC-SHA256" not in said


def test_without_keys_it_is_not_opened(hub: Hub, make_trip: Callable[..., Any]) -> None:
    with pytest.raises(CredentialsError, match="wants a pair of keys"):
        make_trip(hub.aws.profile(), sign_in=None)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_cut_object_is_gone_on_from(hub: Hub, trip: Any, products: dict[str, Path], share: float) -> None:
    hub.faults.cut(at_share=share, face="aws", path_part=f"/{IMAGE}")
    trip.run()
    assert len(asked(hub, f"/{IMAGE}")) == 2
    (image,) = trip.workspace.product.rglob("*_B02.jp2")
    assert image.read_bytes() == next(products[NAME].rglob("*_B02.jp2")).read_bytes()


def test_a_flipped_byte_is_found_by_the_manifest_and_fetched_anew(
    hub: Hub, trip: Any, products: dict[str, Path]
) -> None:
    hub.faults.flip_byte(face="aws", path_part=f"/{IMAGE}")
    trip.run()
    (image,) = trip.workspace.product.rglob("*_B02.jp2")
    assert image.read_bytes() == next(products[NAME].rglob("*_B02.jp2")).read_bytes()
    assert len(asked(hub, f"/{IMAGE}")) == 2


def test_a_passing_refusal_passes(hub: Hub, trip: Any) -> None:
    hub.faults.busy(503, face="aws", path_part="tileInfo.json")
    hub.faults.busy(503, face="aws", path_part=f"/{IMAGE}")
    trip.run()
    assert trip.workspace.product.is_dir()


def test_the_user_s_own_file_of_the_library_is_neither_read_nor_written(
    hub: Hub, trip: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_aws().data.SHConfig
    monkeypatch.setattr(library, "get_config_location", classmethod(lambda _: str(tmp_path / "no" / "config.toml")))
    trip.run()
    assert not (tmp_path / "no").exists()


def test_the_addresses_are_those_that_were_recorded(recorded: Path) -> None:
    """Of a real product, by the library's own test data; the answers that it reads are made up to the same names."""
    profile = load_profiles({})["aws"]
    assert isinstance(profile, AwsSentinelHubProfile)
    rows = (recorded / "recorded" / "aws" / "sentinelhub_safe_structure_L1C_02.07.csv").read_text().split()
    expected = dict(row.split(";") for row in rows)
    name = next(iter(expected.values())).partition(".SAFE")[0]
    found = rebuilt_files(profile, name, lambda url: _recorded_answer(url, name))
    assert {file.url: f"{name}.SAFE/{file.path}" for file in found} == expected


def _recorded_answer(url: str, name: str) -> bytes:
    tile = "tiles/20/L/LK/2019/1/29/0"
    strip = {"id": "S2A_OPER_MSI_L1C_DS_EPA__20190225T132350_S20190129T144524_N02.07"}
    strip["path"] = f"products/2019/1/29/{name}/datastrip/0"
    told = {"path": tile, "timestamp": "2019-01-29T14:45:24.000Z", "datastrip": strip, "productName": name}
    if url.endswith("productInfo.json"):
        return json.dumps({"name": name, "tiles": [told], "datastrips": [strip]}).encode()
    if url.endswith("tileInfo.json"):
        return json.dumps(told).encode()
    tile_id = "S2A_OPER_MSI_L1C_TL_EPA__20190225T132350_A018826_T20LLK_N02.07"
    return f"<Tile><General_Info><TILE_ID>{tile_id}</TILE_ID></General_Info></Tile>".encode()


def test_it_is_offered_for_what_it_can_rebuild(hub: Hub) -> None:
    profile = parse_profile(hub.aws.profile(), "test")
    scenes = [scene_of_name(ProductName.parse(name), "cdse") for name in (NAME, OF_2022, OF_2023)]
    (offer,) = sources_for(scenes, {"aws": profile})
    assert offer.is_possible and offer.lacking == (OF_2023,) and "baseline is 05.09" in offer.reason
