"""Archives of products, searched: in a folder and in a bucket, with the same answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests
from builders.archive import zip_product
from builders.safe_product import build_l1c, build_l2a
from builders.tiles import tile_footprint_wkt
from doubles.hub import Hub, HubScene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from scene_queue.core.aoi import area_from_wkt
from scene_queue.core.catalogue import LevelChoice, SceneQuery, SearchResult, open_catalogue
from scene_queue.core.catalogue.safe_trees.bucket_tree import BucketTree
from scene_queue.core.errors import CredentialsError, DiskError, ServiceError, SettingsError
from scene_queue.core.feedback import Feedback
from scene_queue.core.network import HttpSession, NetworkSettings, S3Keys
from scene_queue.core.services import S3Profile, ServiceProfile, parse_profile

PUT = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
PUT_L2A = "S2B_MSIL2A_20180809T163829_N0207_R126_T15PUT_20180809T231152"
PUT_LATER = "S2A_MSIL1C_20180824T163831_N0206_R126_T15PUT_20180824T201152"
QNF = "S2A_MSIL1C_20180811T165851_N0206_R069_T14QNF_20180811T220015"
AREA = area_from_wkt("POLYGON((-94.4 15.6,-94.0 15.6,-94.0 16.0,-94.4 16.0,-94.4 15.6))")
KEYS = S3Keys(ACCESS_KEY, SECRET_KEY)
Search = Callable[..., SearchResult]


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The SAFE folders by name."""
    folder = tmp_path_factory.mktemp("products")
    clouds = {PUT: 3.0, PUT_LATER: 80.0, QNF: 10.0}
    made = {name: build_l1c(name, folder, size=6, cloud_percent=cloud) for name, cloud in clouds.items()}
    return {**made, PUT_L2A: build_l2a(PUT_L2A, folder, size=6, cloud_percent=3.0)}


@pytest.fixture(scope="module")
def archive(products: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out as we lay out products ourselves."""
    root = tmp_path_factory.mktemp("archive")
    for name, safe in products.items():
        level, tile, day = name[7:10], name[39:44], name[11:19]
        folder = root / level / tile / f"{day[:4]}-{day[4:6]}-{day[6:]}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / safe.name).symlink_to(safe, target_is_directory=True)
    (root / ".scene_queue" / "scratch" / "half.SAFE").mkdir(parents=True)
    return root


@pytest.fixture(scope="module")
def hub(products: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    zips = tmp_path_factory.mktemp("zips")
    scenes = [
        HubScene(name, tile_footprint_wkt(name[39:44]), 0.0, _source(safe, zips / f"{name}.zip"))
        for name, safe in products.items()
    ]
    with Hub(scenes) as running:
        yield running


def _source(safe: Path, archive: Path) -> Callable[[], Path]:
    return lambda: archive if archive.exists() else zip_product(safe, archive)


@contextmanager
def searching(profile: ServiceProfile, keys: S3Keys | None) -> Iterator[Search]:
    with closing(HttpSession(NetworkSettings(), profile)) as session:

        def search(**changes: Any) -> SearchResult:
            asked = {"area": AREA, "start": date(2018, 8, 1), "end": date(2018, 8, 31), **changes}
            return open_catalogue(profile, session, keys).search(SceneQuery(**asked), Feedback())

        yield search


def profile_of_folder(path: Path, **changes: Any) -> ServiceProfile:
    content = {"schema": 1, "id": "team", "title": "The team's archive", "kind": "folder", "path": str(path)}
    return parse_profile({**content, **changes}, "test")


def profile_of_bucket(hub: Hub, **changes: Any) -> ServiceProfile:
    return parse_profile(hub.s3.profile(**changes), "test")


@pytest.fixture(params=["folder", "folder with a template", "bucket", "bucket without a template"])
def search(request: pytest.FixtureRequest, archive: Path, hub: Hub) -> Iterator[Search]:
    profiles = {
        "folder": lambda: profile_of_folder(archive),
        "folder with a template": lambda: profile_of_folder(archive, key_template="{level}/{tile}/{date}/{name}.SAFE"),
        "bucket": lambda: profile_of_bucket(hub),
        "bucket without a template": lambda: profile_of_bucket(hub, key_template=None),
    }
    wanted = {key: value for key, value in profiles.items() if key == request.param}
    with searching(wanted[request.param](), KEYS) as ready:
        yield ready


def names(result: SearchResult) -> set[str]:
    return {scene.identifier for scene in result.scenes}


def test_products_over_the_area_are_found(search: Search) -> None:
    assert names(search()) == {PUT, PUT_LATER}


def test_dates_tiles_and_levels_are_obeyed(search: Search) -> None:
    assert names(search(end=date(2018, 8, 10))) == {PUT}
    assert names(search(area=None, tiles=("14QNF",))) == {QNF}
    assert names(search(level=LevelChoice.L2A)) == {PUT_L2A}
    assert names(search(level=LevelChoice.BEST)) == {PUT_L2A, PUT_LATER}
    assert names(search(name_pattern="S2A_*")) == {PUT_LATER}


def test_cloud_is_read_from_the_metadata(search: Search) -> None:
    assert names(search(max_cloud_percent=30)) == {PUT}
    assert search(max_cloud_percent=30).scenes[0].cloud_cover_percent == pytest.approx(3.0)


def test_a_raw_query_is_tested_here(search: Search) -> None:
    assert names(search(raw="platformserialidentifier=Sentinel-2A")) == {PUT_LATER}
    with pytest.raises(SettingsError, match="raw query"):
        search(raw="planet=Mars")


def test_a_scene_has_its_outline_its_size_and_its_place(search: Search, products: dict[str, Path]) -> None:
    scene = search(end=date(2018, 8, 10)).scenes[0]
    files = sum(path.stat().st_size for path in products[PUT].rglob("*") if path.is_file())
    assert scene.size_bytes == files
    assert scene.footprint_wkt.startswith("POLYGON((")
    assert 0 < scene.aoi_percent <= 100
    assert scene.online  # it is on the disk
    assert scene.uuid.endswith(f"{PUT}.SAFE") and not scene.uuid.startswith("/")


def test_a_product_without_readable_metadata_is_known_by_its_name(tmp_path: Path) -> None:
    (tmp_path / f"{PUT}.SAFE").mkdir()
    (tmp_path / f"{PUT}.SAFE" / "MTD_MSIL1C.xml").write_text("<broken")
    with searching(profile_of_folder(tmp_path), None) as search:
        result = search()
    assert names(result) == {PUT}
    assert any("metadata or its files cannot be read" in note and PUT in note for note in result.notes)


def test_old_names_are_told(tmp_path: Path) -> None:
    (tmp_path / "S2A_OPER_PRD_MSIL1C_PDMC_20160101T000000.SAFE").mkdir()
    with searching(profile_of_folder(tmp_path), None) as search:
        result = search()
    assert result.scenes == ()
    assert any("no name of today's form" in note for note in result.notes)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(SettingsError, match="There is no folder"),
        searching(profile_of_folder(tmp_path / "gone"), None) as search,
    ):
        search()


def forbid(monkeypatch: pytest.MonkeyPatch, owner: Any, function: str, part: str) -> None:
    """Make a function of the system's refuse what has a part in its path; a test may run as root, who may all."""
    real = getattr(owner, function)

    def refuse(path: Any, *arguments: Any, **options: Any) -> Any:
        if part in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(owner, function, refuse)


def test_a_folder_that_is_not_for_everybody_is_told_and_passed_by(
    tmp_path: Path, products: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{PUT}.SAFE").symlink_to(products[PUT], target_is_directory=True)
    (tmp_path / "lost+found").mkdir()
    forbid(monkeypatch, os, "scandir", "lost+found")
    with searching(profile_of_folder(tmp_path), None) as search:
        result = search()
    assert names(result) == {PUT}
    assert any("cannot be read" in note and "lost+found" in note for note in result.notes)


def test_an_archive_that_cannot_be_read_at_all_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, os, "scandir", str(tmp_path))
    with pytest.raises(DiskError, match="Permission denied"), searching(profile_of_folder(tmp_path), None) as search:
        search()


@pytest.mark.parametrize(("owner", "function", "part"), [(Path, "read_bytes", "MTD_MSI"), (os, "scandir", "GRANULE")])
def test_a_product_that_may_not_be_read_is_known_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, function: str, part: str
) -> None:
    build_l1c(PUT, tmp_path, size=6)
    forbid(monkeypatch, owner, function, part)
    with searching(profile_of_folder(tmp_path), None) as search:
        result = search()
    assert names(result) == {PUT}
    assert any("Known by name only" in note and PUT in note for note in result.notes)


def test_a_bucket_without_keys_asks_for_them(hub: Hub) -> None:
    with pytest.raises(CredentialsError, match="pair of keys"), searching(profile_of_bucket(hub), None) as search:
        search()


def test_wrong_keys_are_refused_with_advice_and_never_shown(hub: Hub) -> None:
    wrong = S3Keys(ACCESS_KEY, "wrong-secret")
    with (
        pytest.raises(CredentialsError, match="refuses the keys") as caught,
        searching(profile_of_bucket(hub), wrong) as search,
    ):
        search()
    assert "wrong-secret" not in str(caught.value)


def test_an_anonymous_bucket_is_asked_without_a_signature(hub: Hub) -> None:
    hub.s3.anonymous = True
    try:
        with searching(profile_of_bucket(hub, anonymous=True), KEYS) as search:
            assert names(search()) == {PUT, PUT_LATER}
        mine = [one for one in hub.requests if one.face == "s3"][-1]
        assert not mine.authorized
    finally:
        hub.s3.anonymous = False


def test_long_lists_are_read_page_by_page(hub: Hub) -> None:
    hub.s3.page_size = 2
    try:
        with searching(profile_of_bucket(hub), KEYS) as search:
            result = search()
        assert names(result) == {PUT, PUT_LATER}
        assert all(scene.size_bytes > 10_000 for scene in result.scenes)
    finally:
        hub.s3.page_size = 1000


def test_a_page_that_is_no_list_is_an_error(hub: Hub) -> None:
    web_page = profile_of_bucket(hub, endpoint_url=hub.catalogue_url, anonymous=True)
    with pytest.raises(ServiceError), searching(web_page, None) as search:
        search()


@pytest.mark.parametrize("body", ["<Error><Code>PermanentRedirect</Code></Error>", "<html></html>"])
def test_another_document_is_no_empty_list(hub: Hub, body: str) -> None:
    profile = profile_of_bucket(hub)
    assert isinstance(profile, S3Profile)

    class Stranger:
        def __init__(self) -> None:
            self.profile = profile

        def send(self, *arguments: Any, **options: Any) -> requests.Response:
            response = requests.Response()
            response.status_code, response._content = 200, body.encode()
            return response

    tree = BucketTree(profile, Stranger(), KEYS)  # type: ignore[arg-type]
    for ask in (tree.folders, tree.size_bytes):
        with pytest.raises(ServiceError, match="no list of objects"):
            ask("a", Feedback())


def test_only_the_days_of_the_search_are_listed(hub: Hub) -> None:
    before = len(hub.requests)
    with searching(profile_of_bucket(hub), KEYS) as search:
        search(start=date(2018, 8, 9), end=date(2018, 8, 9))
    listed = [one.query for one in hub.requests[before:] if "delimiter" in one.query]
    assert not any("2018%2F08%2F24" in query for query in listed)
    assert len(listed) == 5  # levels, years, months, days, products of the one day


def test_a_bucket_that_is_no_archive_to_search_says_so(hub: Hub) -> None:
    """One day of the whole world has tens of thousands of products."""
    before = len(hub.requests)
    with (
        pytest.raises(SettingsError, match="only delivers products"),
        searching(profile_of_bucket(hub, searchable=False), KEYS) as search,
    ):
        search()
    assert len(hub.requests) == before


def test_products_that_were_made_again_are_found_in_folders_of_their_own(
    products: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "Sentinel-2" / "L1C_N0500" / "2018"
    folder.mkdir(parents=True)
    (folder / f"{PUT}.SAFE").symlink_to(products[PUT], target_is_directory=True)
    template = "Sentinel-2/{level}/{year}/{name}.SAFE"
    with searching(profile_of_folder(tmp_path, key_template=template), None) as search:
        assert names(search()) == {PUT}
        assert names(search(level=LevelChoice.L2A)) == set()
