"""Which sources an order's downloads ask, in which order, and which of them are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from builders.scenes import scene
from doubles.hub import Hub
from doubles.hub.samples import SAMPLE_NAME, sample_scene
from scene_queue.core.errors import CredentialsError, OfflineError, SettingsError
from scene_queue.core.events import Event, Note
from scene_queue.core.feedback import Feedback
from scene_queue.core.job_queue.job import StageName
from scene_queue.core.job_queue.order import Order
from scene_queue.core.job_queue.stage_factory import StageFactory
from scene_queue.core.job_queue.transfer_limits import LEDGER, TransferLimits
from scene_queue.core.network import Credentials, S3Keys, SignIn
from scene_queue.core.network.account_files import account_name
from scene_queue.core.network.volume import FLUSH_BYTES, VolumeLedger
from scene_queue.core.product.name import ProductName
from scene_queue.core.services import ServiceProfile, parse_profile
from scene_queue.core.settings import Settings
from scene_queue.core.workspace import Workspace

DEMO = Credentials("demo", "demo")
KEYS = S3Keys("demo-key", "demo-secret")
PAID: dict[str, Any] = {
    "schema": 1,
    "kind": "s3",
    "id": "paid",
    "title": "The paid bucket",
    "endpoint_url": "https://store.example",
    "bucket": "products",
    "requester_pays": True,
}


@pytest.fixture
def start_hub(tmp_path: Path) -> Iterator[Callable[..., Hub]]:
    hubs: list[Hub] = []

    def start(**about_the_scene: Any) -> Hub:
        hubs.append(Hub([sample_scene(tmp_path / "archives", **about_the_scene)]))
        return hubs[-1]

    yield start
    for hub in hubs:
        hub.stop()


class Desk:
    """Downloads one scene; ``signed_in`` are the services that a sign-in is known for."""

    def __init__(self, folder: Path, profiles: list[dict[str, Any]], signed_in: tuple[str, ...]) -> None:
        self.folder, self.signed_in, self.events = folder, signed_in, list[Event]()
        self.profiles = {one["id"]: parse_profile(one, "test") for one in profiles}

    def sign_in_of(self, profile: ServiceProfile) -> SignIn | None:
        return DEMO if profile.id in self.signed_in else None

    def download(self, service: str, *alternatives: str, costs_accepted: bool = False) -> dict[str, object]:
        settings = Settings(
            self.folder, service=service, alternatives=alternatives, costs_accepted=costs_accepted, level_folders=False
        )
        workspace = Workspace(ProductName.parse(SAMPLE_NAME), settings)
        with StageFactory(self.profiles, self.sign_in_of) as factory:
            stage = factory.of(Order(1, settings, (StageName.DOWNLOAD,)))[StageName.DOWNLOAD]
            listed = scene(SAMPLE_NAME, uuid="", size_bytes=0)
            return dict(stage.run(listed, workspace, Feedback(self.events.append)))

    @property
    def notes(self) -> str:
        return " ".join(event.text for event in self.events if isinstance(event, Note))


@pytest.fixture
def desk(tmp_path: Path, start_hub: Callable[..., Hub]) -> Desk:
    """The first hub has the product in its archive only, the second one delivers it."""
    first, second = start_hub(online=False), start_hub()
    profiles = [first.profile(id="first", title="First"), second.profile(id="second", title="Second"), PAID]
    return Desk(tmp_path / "products", profiles, ("first", "second", "paid"))


def test_a_source_that_fails_for_good_is_followed_by_the_next_and_both_are_named(desk: Desk) -> None:
    facts = desk.download("first", "second")
    assert facts["source"] == "second"
    assert [str(one).split(":")[0] for one in facts["tried"]] == ["first"]  # type: ignore[attr-defined]
    assert "First: " in desk.notes


def test_a_source_that_the_user_did_not_allow_is_not_asked(desk: Desk) -> None:
    with pytest.raises(OfflineError):
        desk.download("first")


def test_an_alternative_without_a_sign_in_is_passed_over_with_a_note(desk: Desk) -> None:
    desk.signed_in = ("first",)
    with pytest.raises(OfflineError, match="Second: a sign-in is needed"):
        desk.download("first", "second")
    assert "Second: a sign-in is needed" in desk.notes


def test_the_first_choice_asks_for_its_sign_in(desk: Desk) -> None:
    desk.signed_in = ("second",)
    with pytest.raises(CredentialsError, match="First"):
        desk.download("first", "second")


def test_an_alternative_that_is_not_known_any_more_is_passed_over(desk: Desk) -> None:
    assert desk.download("first", "gone", "second")["source"] == "second"
    assert "no service 'gone'" in desk.notes


def test_an_alternative_that_costs_money_is_passed_over_unless_the_user_agreed(desk: Desk) -> None:
    facts = desk.download("first", "paid", "second")
    assert facts["source"] == "second"
    assert "you did not agree" in desk.notes


def test_a_first_choice_that_costs_money_is_refused_unless_the_user_agreed(desk: Desk) -> None:
    with pytest.raises(SettingsError, match="pay"):
        desk.download("paid", "second")


def test_the_same_source_named_twice_is_asked_once(desk: Desk) -> None:
    with pytest.raises(OfflineError):
        desk.download("first", "first")
    assert desk.notes.count("First: ") == 1


def test_a_service_and_its_object_store_share_the_connections_of_the_account(
    start_hub: Callable[..., Hub], tmp_path: Path
) -> None:
    hub = start_hub()
    contents = [hub.profile(), hub.s3.profile(), hub.s3.profile(id="other", bucket="other")]
    profiles = {one["id"]: parse_profile(one, "test") for one in contents}
    known: dict[str, SignIn] = {"cdse": DEMO, "s3": KEYS, "other": KEYS}
    with StageFactory(profiles, lambda profile: known.get(profile.id)) as factory:
        lanes = {one: factory._source(one, costs_accepted=False).source.lanes for one in profiles}
    assert lanes["s3"] is lanes["cdse"]
    assert lanes["other"] is not lanes["cdse"]
    del known["cdse"]
    with StageFactory(profiles, lambda profile: known.get(profile.id)) as factory:
        assert factory._source("s3", costs_accepted=False).source.title == "Embedded hub (S3)"


def test_the_volume_of_an_account_is_told_before_anything_is_fetched(desk: Desk, tmp_path: Path) -> None:
    first = replace(desk.profiles["first"], quota_bytes=1_000_000, quota_days=30)  # type: ignore[call-arg]
    desk.profiles["first"] = first
    limits = TransferLimits(tmp_path)
    VolumeLedger(tmp_path / LEDGER).add(account_name("first", DEMO), FLUSH_BYTES)
    factory = StageFactory(desk.profiles, desk.sign_in_of, limits=limits)
    volume = factory.volume_of("first")
    assert volume is not None
    assert (volume.used_bytes, volume.quota_bytes) == (FLUSH_BYTES, 1_000_000)
    assert [status.title for status in limits.scarce_volumes()] == ["First"]
    assert factory.volume_of("paid") is None
