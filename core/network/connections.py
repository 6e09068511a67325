"""Connections that say which socket they use, so that a cancellation can shut it.

Works with urllib3 1.26 (Debian 12) and 2: both let a pool name its class of connection.
"""

from __future__ import annotations

import threading
from typing import Any, Protocol

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class SocketUser(Protocol):
    """Whoever wants to know the socket of the request that runs on this thread."""

    def use_socket(self, sock: Any) -> None:
        """Called on the thread of the request, when a connection stands and again when it is used anew."""


class RunningRequest(threading.local):
    """Who runs a request on this thread."""

    user: SocketUser | None = None

    def announce(self, sock: Any) -> None:
        """Tell the user of this thread, if there is one."""
        if self.user is not None and sock is not None:
            self.user.use_socket(sock)


class WatchedAdapter(HTTPAdapter):
    """An adapter of requests whose connections announce their sockets.

    :param running: where the thread of a request says who it works for.
    :param pool_size: connections kept for one host.
    """

    def __init__(self, running: RunningRequest, pool_size: int) -> None:
        super().__init__(pool_maxsize=pool_size, max_retries=0)
        self._pools = _watched_pools(running)
        _watch(self.poolmanager, self._pools)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """As in requests, watched; connections of SOCKS have classes of their own and end by their time-outs."""
        untyped: Any = super()
        manager = untyped.proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            _watch(manager, self._pools)
        return manager


def _watch(manager: Any, pools: dict[str, Any]) -> None:
    manager.pool_classes_by_scheme = pools


def _watched_pools(running: RunningRequest) -> dict[str, Any]:
    """The pool classes by scheme, whose connections announce to ``running``."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            untyped: Any = super()
            untyped.connect()
            running.announce(self.sock)

        def putrequest(self, *args: Any, **kwargs: Any) -> Any:
            running.announce(self.sock)  # kept alive from an earlier request
            return super().putrequest(*args, **kwargs)

    class Secure(Plain, HTTPSConnection):
        pass

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
