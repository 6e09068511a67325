"""A job whose product is damaged mends it from its order's services, file by file; where none can, it says so."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.archive import zip_product
from builders.safe_product import build_l1c
from builders.scenes import scene
from builders.tiles import tile_footprint_wkt
from doubles.hub import ALWAYS, Hub, HubScene
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from scene_queue.core.errors import CancelledError, ErrorKind, NetworkError, ProductError, SceneQueueError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import CancelSignal, Feedback
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.network import Credentials, S3Keys, SignIn
from scene_queue.core.network.libraries.sentinelhub_aws import load_aws
from scene_queue.core.network.libraries.sentinelhub_loading import problem
from scene_queue.core.product.manifest import MANIFEST
from scene_queue.core.product.name import ProductName
from scene_queue.core.services import ServiceProfile, parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.stages.download import lane_crew
from scene_queue.core.stages.safe_check import check
from scene_queue.core.workspace import Workspace

NAME = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
DEMO, KEYS = Credentials("demo", "demo"), S3Keys(ACCESS_KEY, SECRET_KEY)


class NoWait(CancelSignal):
    """Waits are not waited."""

    def wait(self, seconds: float) -> bool:
        return self.is_cancelled()


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane_crew, "CancelSignal", NoWait)


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_l1c(NAME, tmp_path_factory.mktemp("products"), size=12)


@pytest.fixture(scope="module")
def zipped(safe: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zip_product(safe, tmp_path_factory.mktemp("zips") / "one.zip")


@pytest.fixture
def hub(zipped: Path) -> Iterator[Hub]:
    with Hub([HubScene(NAME, tile_footprint_wkt("15PUT"), 3.0, lambda: zipped)]) as running:
        yield running


class Desk:
    """A user who has the product, and what a hub holds of it."""

    def __init__(self, hub: Hub, safe: Path, folder: Path) -> None:
        shelf = folder / "shelf"
        shutil.copytree(safe, shelf / safe.name)
        team = {"schema": 1, "id": "team", "title": "The team's archive", "kind": "folder", "path": str(shelf)}
        quick = {"connect_timeout_s": 5, "first_byte_timeout_s": 5, "read_timeout_s": 5}
        contents = [
            hub.profile(**quick),
            hub.s3.profile(),
            hub.gcs.profile(),
            hub.dhus.profile(),
            hub.aws.profile(),
            team,
        ]
        self.profiles = {one["id"]: parse_profile(one, "test") for one in contents}
        self.sign_ins: dict[str, SignIn] = {"cdse": DEMO, "dhus": DEMO, "s3": KEYS, "aws": KEYS}
        self.hub, self.shelf, self.folder = hub, shelf / safe.name, folder / "products"
        self.events: list[Event] = []
        self.signal = NoWait()
        self.workspace = Workspace(ProductName.parse(NAME), Settings(self.folder))
        self.product = self.workspace.product
        shutil.copytree(safe, self.product)

    def sign_in_of(self, profile: ServiceProfile) -> SignIn | None:
        return self.sign_ins.get(profile.id)

    def check(
        self, *services: str, stages: tuple[StageName, ...] = tuple(StageName), **settings: Any
    ) -> dict[str, Any]:
        """The check of an order from these services."""
        first, *others = services
        order = Order(
            1, Settings(self.folder, service=first, alternatives=tuple(others), **settings), stages=stages, title="one"
        )
        with StageFactory(self.profiles, self.sign_in_of) as factory:
            stage = factory.of(order)[StageName.SAFE_CHECK]
            feedback = Feedback(self.events.append, self.signal)
            return dict(stage.run(scene(NAME, uuid="", size_bytes=0), self.workspace, feedback))

    def damage(self) -> list[str]:
        """Spoil three files of the product: one is cut, one has other bytes, one is missing."""
        images = sorted(self.product.glob("GRANULE/*/IMG_DATA/*_B0[234].jp2"))
        images[0].write_bytes(images[0].read_bytes()[:-50])
        images[1].write_bytes(bytes(images[1].stat().st_size))
        images[2].unlink()
        return [path.relative_to(self.product).as_posix() for path in images]

    def seen(self) -> dict[str, tuple[str, int, int]]:
        return {
            path.relative_to(self.product).as_posix(): (
                hashlib.sha256(path.read_bytes()).hexdigest(),
                path.stat().st_mtime_ns,
                path.stat().st_ino,
            )
            for path in self.product.rglob("*")
            if path.is_file()
        }

    def asked(self, end: str = ".jp2") -> list[Any]:
        return [one for one in self.hub.requests if f"{end}" in one.path and one.status in (200, 206)]

    @property
    def warnings(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Note) and event.warning]


@pytest.fixture
def desk(hub: Hub, safe: Path, tmp_path: Path) -> Desk:
    return Desk(hub, safe, tmp_path)


@pytest.mark.parametrize("service", ["cdse", "s3", "google", "team", "aws"])
def test_damaged_files_come_from_every_kind_of_source_that_has_single_files(desk: Desk, service: str) -> None:
    if service == "aws":
        if problem():
            pytest.skip(problem())
        load_aws()
    before = desk.seen()
    paths = desk.damage()
    facts = desk.check(service, costs_accepted=True)
    assert sorted(one["path"] for one in facts["repaired"]) == paths
    assert {one["kind"] for one in facts["repaired"]} == {"fetched again"}
    json.dumps(facts)
    now = desk.seen()
    assert {path: seen[0] for path, seen in now.items()} == {path: seen[0] for path, seen in before.items()}
    assert {path for path in now if now[path] != before[path]} == set(paths)
    assert check(desk.product, Feedback()) == ()
    assert not desk.workspace.scratch.exists()
    assert len(desk.asked()) == (0 if service == "team" else 3)


def test_a_service_of_archives_is_passed_over_and_nothing_is_ordered_there(desk: Desk) -> None:
    desk.damage()
    facts = desk.check("dhus", "team")
    assert len(facts["repaired"]) == 3
    assert desk.warnings == [f"{desk.profiles['dhus'].title}: {desk.profiles['dhus'].title} delivers no single files."]
    assert not desk.hub.requests


def test_services_without_a_sign_in_or_an_agreement_to_pay_are_passed_over(desk: Desk) -> None:
    desk.damage()
    del desk.sign_ins["cdse"]
    facts = desk.check("dhus", "cdse", "aws", "team")
    assert len(facts["repaired"]) == 3
    assert [warning.rpartition(": ")[2].split(",")[0] for warning in desk.warnings[1:]] == [
        "a sign-in is needed.",
        f"{desk.profiles['aws'].title} makes you pay for what you fetch",
    ]


def test_where_no_service_can_the_job_fails_with_the_reason_and_what_to_do(desk: Desk) -> None:
    paths = desk.damage()
    before = desk.seen()
    with pytest.raises(ProductError) as caught:
        desk.check("dhus")
    error = caught.value
    assert error.kind is ErrorKind.PERMANENT
    assert error.message.startswith(f"{NAME} is not whole, 3 findings in 98 files: {paths[0]} is cut")
    assert error.message.endswith("delivers no single files.")
    assert error.advice == "Download the scene again."
    assert desk.seen() == before
    assert not desk.workspace.scratch.exists()


def test_a_damaged_manifest_is_fetched_too(desk: Desk, safe: Path) -> None:
    (desk.product / MANIFEST).write_text("damaged")
    [path] = desk.product.glob("GRANULE/*/MTD_TL.xml")
    path.unlink()
    facts = desk.check("s3")
    assert [one["path"].rpartition("/")[2] for one in facts["repaired"]] == [MANIFEST, "MTD_TL.xml"]
    assert (desk.product / MANIFEST).read_bytes() == (safe / MANIFEST).read_bytes()


def test_an_order_without_a_download_asks_nobody_and_makes_folders(desk: Desk) -> None:
    (desk.product / "AUX_DATA").rmdir()
    given = (StageName.SAFE_CHECK, StageName.CORRECTION)
    assert [one["kind"] for one in desk.check("cdse", stages=given)["repaired"]] == ["folder made"]
    desk.damage()
    with pytest.raises(ProductError, match="3 findings"):
        desk.check("cdse", stages=given)
    assert not desk.hub.requests


def test_a_line_that_is_down_is_worth_another_attempt_which_goes_on_where_it_was(desk: Desk) -> None:
    paths = desk.damage()
    desk.hub.faults.cut(at_bytes=0, face="s3", path_part=paths[2], times=ALWAYS)
    with pytest.raises(NetworkError, match=rf"in 98 files: .*{paths[2]} is missing. It could not be fetched again"):
        desk.check("s3")
    desk.hub.faults.clear()
    left = sorted(finding.path for finding in check(desk.product, Feedback()))  # what came before it is in its place
    facts = desk.check("s3")
    assert sorted(one["path"] for one in facts["repaired"]) == left
    assert check(desk.product, Feedback()) == ()


def test_a_cancelled_repair_leaves_the_product_and_a_resume_ends_it(desk: Desk) -> None:
    desk.damage()
    before = desk.seen()
    desk.signal.cancel()
    with pytest.raises(CancelledError):
        desk.check("team")
    assert desk.seen() == before
    desk.signal = NoWait()
    assert len(desk.check("team")["repaired"]) == 3


def test_the_kept_archive_is_asked_before_any_service(desk: Desk, zipped: Path) -> None:
    desk.damage()
    shutil.copy(zipped, desk.workspace.archive)
    facts = desk.check("cdse")
    assert all("kept archive" in one["sentence"] for one in facts["repaired"])
    assert not desk.hub.requests


def test_a_refetcher_needs_a_service_and_names_one_that_is_not_known(desk: Desk, tmp_path: Path) -> None:
    listed = scene(NAME, uuid="", size_bytes=0)
    with StageFactory(desk.profiles, desk.sign_in_of) as factory:
        assert factory.refetcher([], listed) is None
        refetch = factory.refetcher(["gone", "team"], listed)
        assert refetch is not None
        refetch([MANIFEST], tmp_path, Feedback())
        assert (tmp_path / MANIFEST).read_bytes() == (desk.shelf / MANIFEST).read_bytes()
        nobody = factory.refetcher(["gone"], listed)
        assert nobody is not None
        with pytest.raises(SceneQueueError, match="no service 'gone'"):
            nobody(["INSPIRE.xml"], tmp_path, Feedback())
