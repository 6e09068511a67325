"""Catalogue and source are two choices, in the real window."""

from __future__ import annotations

import json
from collections.abc import Callable

from conftest import Stage
from doubles.hub import Hub
from doubles.hub.s3_face import ACCESS_KEY, SECRET_KEY
from harness.desktop import Verdict
from harness.disk import broken_under


def test_scenes_are_fetched_from_other_services_than_the_one_that_listed_them(
    hub: Hub, stage: Stage, passed: Callable[[Verdict, Stage], None]
) -> None:
    profiles = json.loads(stage.profile.read_text())
    ended = [{**one, "newest_date": "2018-08-08"} if one["id"] == "google" else one for one in profiles]
    stage.profile.write_text(json.dumps(ended))
    passed(stage.play("sources", user=ACCESS_KEY, password=SECRET_KEY), stage)
    assert {request.face for request in hub.requests} == {"catalogue", "gcs", "s3"}
    assert not broken_under(stage.products)
