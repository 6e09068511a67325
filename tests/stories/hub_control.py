"""The embedded hub's control face, for stories: they run in another process than the hub."""

from __future__ import annotations

import json
import os
import urllib.request


def tell_hub(command: str) -> None:
    """``network_up``, ``clear``, ``throttle?bytes_per_second=N`` …"""
    url = f"{json.loads(os.environ['ROAD'])['control_url']}/{command}"
    with urllib.request.urlopen(urllib.request.Request(url, method="POST"), timeout=10) as answer:
        answer.read()
