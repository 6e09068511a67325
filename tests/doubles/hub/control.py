"""Control face: lets a script change the hub's faults while it runs; not part of any service."""

from __future__ import annotations

from dataclasses import asdict
from typing import Callable

from .faults import Faults
from .journal import Journal
from .message import Request, Response, json_response, refusal


class ControlFace:
    """``POST /control/network_down``, ``/control/network_up``, ``/control/expire_tokens``, ``/control/clear``,
    ``/control/throttle?bytes_per_second=N``; ``GET /control/requests``: the journal as JSON;
    ``GET /control/connections``: the most downloads and the most open sockets at once.
    """

    name = "control"

    def __init__(self, faults: Faults, journal: Journal, peaks: Callable[[], dict[str, int]]) -> None:
        self._faults = faults
        self._journal = journal
        self._peaks = peaks

    def answer(self, request: Request) -> Response:
        """Do it, then answer."""
        command = request.path[len("/control/") :] if request.path.startswith("/control/") else ""
        if request.method == "GET" and command == "requests":
            return json_response(200, [asdict(recorded) for recorded in self._journal.requests])
        if request.method == "GET" and command == "connections":
            return json_response(200, self._peaks())
        commands: dict[str, Callable[[], None]] = {
            "network_down": self._faults.network_down,
            "network_up": self._faults.network_up,
            "expire_tokens": self._faults.expire_tokens,
            "clear": self._faults.clear,
            "throttle": lambda: self._throttle(dict(request.query)),
        }
        if request.method != "POST" or command not in commands:
            return refusal(404, "Not Found")
        commands[command]()
        return json_response(200, {"done": command})

    def _throttle(self, query: dict[str, str]) -> None:
        rate = query.get("bytes_per_second", "")
        for face in ("download", "dhus"):
            self._faults.throttle(int(rate) if rate.isdigit() and int(rate) else None, face)
