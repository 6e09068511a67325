"""What a test of the connection asks each host of a service: one small question, without anybody's password.

Sources: as those of the catalogues and of the download host; RFC 6749, 5.2 (a token endpoint that is asked for nothing
answers with an error in JSON); Amazon S3 API reference, "Error responses".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Callable
from urllib.parse import urlsplit

from ..services import (
    AwsSentinelHubProfile,
    CdseProfile,
    DhusProfile,
    GcsProfile,
    S3Profile,
    SentinelHubProfile,
    ServiceProfile,
    StacProfile,
)
from .bucket import BucketAddress

NOBODY = "00000000-0000-0000-0000-000000000000"
_BULK = frozenset({"download", "files", "S3"})
Form = Callable[[bytes], bool]
"""Whether a body is of the kind that the service gives."""


def _is_json(body: bytes) -> bool:
    try:
        json.loads(body)
    except ValueError:
        return False
    return True


def _is_object_with(key: str) -> Form:
    def has(body: bytes) -> bool:
        try:
            content = json.loads(body)
        except ValueError:
            return False
        return isinstance(content, dict) and key in content

    return has


def _is_xml(body: bytes) -> bool:
    return body.lstrip().startswith((b"<?xml", b"<Error", b"<ListBucketResult", b"<ListAllMyBucketsResult"))


def _is_anything(body: bytes) -> bool:
    return True


@dataclass(frozen=True)
class Probe:
    """One host and what it is asked.

    :param purposes: what it is needed for: ``catalogue``, ``sign-in``, ``download`` …
    :param statuses: those of the service as it should be; without a sign-in some of them are refusals.
    :param form: the same for the body.
    :param data: of a POST; ``None``: it is a GET.
    """

    url: str
    purposes: tuple[str, ...]
    statuses: frozenset[int] = frozenset({200})
    form: Form = _is_anything
    data: Mapping[str, str] | None = field(default=None)

    @property
    def host(self) -> str:
        """Its name."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """Its port."""
        parts = urlsplit(self.url)
        return parts.port or (443 if parts.scheme == "https" else 80)

    @property
    def is_bulk(self) -> bool:
        """Whether large files come from it."""
        return not _BULK.isdisjoint(self.purposes)

    @property
    def where(self) -> str:
        """Host and, where it is no usual one, port."""
        return self.host if self.port in (443, 80) else f"{self.host}:{self.port}"


def probes_of(profile: ServiceProfile) -> tuple[Probe, ...]:
    """One for each host of a service; none for a folder."""
    found: dict[str, Probe] = {}
    for probe in _all_probes(profile):
        address = f"{probe.host}:{probe.port}"
        first = found.setdefault(address, probe)
        found[address] = replace(first, purposes=tuple(dict.fromkeys((*first.purposes, *probe.purposes))))
    return tuple(found.values())


def _all_probes(profile: ServiceProfile) -> Iterator[Probe]:
    if isinstance(profile, CdseProfile):
        yield from _copernicus(profile)
    elif isinstance(profile, DhusProfile):
        statuses = frozenset({200, 401})
        yield Probe(f"{profile.api_url.rstrip('/')}/search?q=*&rows=0", ("catalogue", "sign-in", "download"), statuses)
    elif isinstance(profile, StacProfile):
        yield Probe(profile.api_url, ("catalogue",), form=_is_object_with("stac_version"))
    elif isinstance(profile, SentinelHubProfile):
        address = f"{profile.base_url}/api/v1/catalog/1.0.0/"
        yield Probe(address, ("catalogue", "pictures"), frozenset({200, 401, 403}), _is_json)
        yield _sign_in(profile.token_url, "client_credentials")
    elif isinstance(profile, S3Profile):
        yield _bucket(f"{BucketAddress.of(profile).root}?max-keys=1", "files", "download")
    elif isinstance(profile, AwsSentinelHubProfile):
        address = f"{profile.metadata_url}/{profile.l1c_bucket}/tiles/15/P/UT/2018/8/9/0/tileInfo.json"
        yield Probe(address, ("names of files",), frozenset({200, 403, 404}))
        yield _bucket(f"{profile.endpoint_url}/{profile.l1c_bucket}?max-keys=1", "download")
    elif isinstance(profile, GcsProfile):
        address = f"{profile.api_url}/storage/v1/b/{profile.bucket}/o?maxResults=1"
        yield Probe(address, ("files", "download"), form=_is_object_with("kind"))


def _copernicus(profile: CdseProfile) -> Iterator[Probe]:
    address = f"{profile.catalogue_url}/Products?$top=1"
    yield Probe(address, ("catalogue", "quicklooks"), form=_is_object_with("value"))
    yield _sign_in(profile.token_url, "refresh_token")
    address = f"{profile.download_url}/Products({NOBODY})/$value"
    yield Probe(address, ("download",), frozenset({401, 403, 404, 422}), _is_json)
    if profile.stac_url:
        yield Probe(profile.stac_url, ("STAC",), form=_is_object_with("stac_version"))
    if profile.s3_url:
        yield _bucket(f"{profile.s3_url}/{profile.s3_bucket}?max-keys=1", "S3")


def _sign_in(url: str, grant: str) -> Probe:
    """Nobody's sign-in: no attempt of any account is used up."""
    statuses = frozenset({400, 401, 403})
    return Probe(url, ("sign-in",), statuses, _is_object_with("error"), {"grant_type": grant})


def _bucket(url: str, *purposes: str) -> Probe:
    return Probe(url, purposes, frozenset({200, 400, 403}), _is_xml)
