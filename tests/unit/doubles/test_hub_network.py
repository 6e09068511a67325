"""The hub's network goes down, comes back, and the hub ends."""

from __future__ import annotations

import http.client
import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from doubles.hub import ALWAYS, SAMPLE_NAME, Hub, sample_scene
from doubles.hub.client import BrokenOffError, Client


def everywhere(client: Client) -> list[str]:
    hub = client.hub
    return [hub.catalogue_url + "/Products", hub.download_url + "/Products", hub.token_url]


def test_a_network_that_is_down_refuses_every_connection(client: Client) -> None:
    client.hub.faults.network_down()
    for url in everywhere(client):
        with pytest.raises(BrokenOffError) as caught:
            client.send(url)
        assert isinstance(caught.value.__cause__, OSError)


def test_the_network_comes_back_on_the_same_ports(client: Client) -> None:
    before = everywhere(client)
    token = client.token()
    client.hub.faults.network_down()
    client.hub.faults.network_down()
    client.hub.faults.network_up()
    client.hub.faults.network_up()
    assert everywhere(client) == before
    assert client.products().status == 200
    assert client.download(token).status == 200


def test_running_downloads_are_cut(client: Client) -> None:
    token = client.token()
    client.hub.faults.silence(at_bytes=500)
    parts = urlsplit(client.value_url())
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
    connection.request("GET", parts.path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    assert len(answer.read(500)) == 500
    client.hub.faults.network_down()
    with pytest.raises(http.client.IncompleteRead) as caught:
        answer.read()
    assert caught.value.partial == b""
    connection.close()


def test_the_network_can_go_down_in_the_middle_of_a_download(client: Client) -> None:
    token = client.token()
    client.hub.faults.network_down_midway(path_part="/$value", skip=1, times=ALWAYS)
    assert client.download(token).status == 200
    with pytest.raises(BrokenOffError) as caught:
        client.download(token)
    assert caught.value.partial
    with pytest.raises(BrokenOffError):
        client.products()


def test_a_script_can_cut_and_restore_the_network(client: Client) -> None:
    control = client.hub.control_url
    assert client.send(f"{control}/network_down", data=b"").json == {"done": "network_down"}
    with pytest.raises(BrokenOffError):
        client.products()
    assert client.send(f"{control}/network_up", data=b"").status == 200
    assert client.products().status == 200
    journal = client.send(f"{control}/requests").json
    assert [entry["face"] for entry in journal] == ["control", "control", "catalogue"]


def test_a_script_can_expire_tokens_throttle_and_clear(client: Client) -> None:
    control = client.hub.control_url
    token = client.token()
    assert client.send(f"{control}/throttle?bytes_per_second=5000000", data=b"").status == 200
    assert client.hub.faults.rate("download") == 5_000_000
    client.send(f"{control}/throttle", data=b"")
    assert client.hub.faults.rate("download") is None
    client.send(f"{control}/expire_tokens", data=b"")
    assert client.download(token).status == 401
    client.hub.faults.busy(face="catalogue", times=ALWAYS)
    client.send(f"{control}/clear", data=b"")
    assert client.products().status == 200


@pytest.mark.parametrize("path", ["/network_down", "/explode", ""])
def test_the_control_face_takes_known_posts_only(client: Client, path: str) -> None:
    assert client.send(f"{client.hub.control_url}{path}").status == 404


def test_a_stopped_hub_leaves_no_thread_and_no_port(sample_folder: Path) -> None:
    before = set(threading.enumerate())
    with Hub([sample_scene(sample_folder)]) as hub:
        client = Client(hub)
        client.hub.faults.silence()
        client.timeout_s = 0.05
        with pytest.raises(BrokenOffError):
            client.download(client.token())
    assert set(threading.enumerate()) <= before
    with pytest.raises(BrokenOffError):
        client.products()


def test_a_hub_can_stop_while_its_network_is_down(sample_folder: Path) -> None:
    hub = Hub([sample_scene(sample_folder)])
    hub.faults.network_down()
    hub.stop()


def test_a_stopped_hub_builds_no_further_product(tmp_path: Path) -> None:
    hub = Hub([sample_scene(tmp_path)])
    hub.stop()
    hub.build_ahead([SAMPLE_NAME]).join()
    assert not list(tmp_path.iterdir())


def test_the_profile_has_every_key_of_its_kind(hub: Hub, tmp_path: Path) -> None:
    profile, *_ = json.loads(hub.write_profile(tmp_path / "services.json").read_text(encoding="utf-8"))
    common = "schema id title kind connections requests_per_minute connect_timeout_s first_byte_timeout_s"
    own = "catalogue_url download_url token_url logout_url client_id stac_url s3_url s3_bucket s3_region page_size"
    rest = "read_timeout_s trusted_hosts max_offset wkt_max_chars quota_bytes quota_days sessions"
    assert set(profile) == set(f"{common} {own} {rest}".split())
    assert (profile["schema"], profile["id"], profile["kind"]) == (1, "cdse", "cdse")
    assert hub.profile(page_size=3)["page_size"] == 3


def test_the_addresses_of_the_profile_are_loopback_and_trusted(hub: Hub) -> None:
    profile = hub.profile()
    addresses = [urlsplit(text) for key, text in profile.items() if key.endswith("_url")]
    assert {address.scheme for address in addresses} == {"http"}
    assert {address.hostname for address in addresses} == {"127.0.0.1", "localhost"} == set(profile["trusted_hosts"])
    hosts = {key: urlsplit(profile[key]).netloc for key in ("catalogue_url", "download_url", "token_url")}
    assert len(set(hosts.values())) == 3


def test_the_plugin_reads_the_profile(hub: Hub, tmp_path: Path) -> None:
    from scene_queue.core.services import load_profiles

    path = hub.write_profile(tmp_path / "services.json")
    profiles = load_profiles({"SCENE_QUEUE_SERVICES": str(path)})
    assert profiles["cdse"].catalogue_url == hub.catalogue_url
