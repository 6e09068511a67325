"""The source AWS: products rebuilt from the buckets that Sentinel Hub fills, object by object, at the user's cost.

``sentinelhub.aws`` says which object is which file; ours are the requests, and the bytes go through our engine.
Sources: registry of open data on AWS, "Sentinel-2" (requester pays, region eu-central-1); sentinelhub 3.12.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from ....errors import ProductError, SettingsError
from ....feedback import Feedback
from ....network import (
    Bucket,
    BucketAddress,
    HttpSession,
    Lanes,
    RefusedError,
    S3Keys,
    SignIn,
    Stream,
    keys_needed,
    retrying,
)
from ....product.name import ProductName
from ....product.rebuilt import is_indispensable
from ....scene import Scene
from ....services import AwsSentinelHubProfile
from ..reach import why_not
from ..source import RANGE_NOT_SATISFIABLE, RemoteFile, RemoteTree
from .aws_structure import RebuiltFile, rebuilt_files

_S3 = "s3://"
_NOT_THERE = (403, 404)  # a public bucket says 403 of what it does not have to whoever may not list it
_FOLDER_PARTS = {"products": 5, "tiles": 8}  # of a key, those that name the folder of a product and of a tile


class AwsSentinelHubSource:
    """Names and opens the objects of products.

    :param sign_in: keys of AWS; their account is charged.
    :raises CredentialsError: if there are none.
    """

    def __init__(
        self, profile: AwsSentinelHubProfile, session: HttpSession, sign_in: SignIn | None, lanes: Lanes
    ) -> None:
        if not isinstance(sign_in, S3Keys):
            raise keys_needed(profile.title)
        self.service = profile.id
        self.title = profile.title
        self.lanes = lanes
        self._profile = profile
        self._session = session
        self._buckets = {
            name: Bucket(_address(profile, name), session, sign_in) for name in (profile.l1c_bucket, profile.l2a_bucket)
        }

    def locate(self, scene: Scene, feedback: Feedback) -> RemoteTree:
        """Where the files of a scene are.

        :raises ProductError: if it is not there, cannot be rebuilt, or lacks what a product cannot be without.
        :raises SettingsError: if the library cannot be used here, or its buckets are not those of the profile.
        """
        reason = why_not(self._profile, ProductName.parse(scene.identifier))
        if reason:
            raise ProductError(reason, advice="Choose another service to download it from.")
        files = rebuilt_files(self._profile, scene.identifier, lambda url: self._read(url, scene.identifier, feedback))
        sizes = self._sizes(files, feedback)
        there = [file for file in files if self._key_of(file.url) in sizes]
        self._require(scene.identifier, [file.path for file in files if file not in there])
        return RemoteTree(
            tuple(RemoteFile(file.path, file.url, sizes[self._key_of(file.url)], path=file.path) for file in there),
            rebuilt_by="sentinelhub",
        )

    @contextmanager
    def open(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback) -> Iterator[Stream]:
        """Ask for an object, paid for by the user; files of metadata are asked for where they cost nothing.

        :raises CredentialsError: if the keys are refused.
        :raises ProductError: if the object is not there any more.
        """
        with ExitStack() as stack:
            yield self._asked(remote, headers, feedback, stack)

    def _asked(self, remote: RemoteFile, headers: Mapping[str, str], feedback: Feedback, stack: ExitStack) -> Stream:
        if remote.key.startswith(_S3):
            bucket, key = self._key_of(remote.key)
            return stack.enter_context(self._buckets[bucket].open(key, headers, feedback))
        stream = self._session.stream(remote.key, feedback, headers=headers, accept=(RANGE_NOT_SATISFIABLE,))
        try:
            return stack.enter_context(stream)
        except RefusedError as error:
            if error.status not in _NOT_THERE:
                raise
            raise _not_there(self.title, remote.name) from error

    def _read(self, url: str, name: str, feedback: Feedback) -> bytes:
        """A small file that the structure is worked out from."""
        if url.startswith(_S3):
            bucket, key = self._key_of(url)
            return self._buckets[bucket].read(key, feedback)
        try:
            return retrying(lambda: self._session.send("GET", url, feedback), feedback).content
        except RefusedError as error:
            if error.status not in _NOT_THERE:
                raise
            raise _not_there(self.title, name) from error

    def _sizes(self, files: Iterable[RebuiltFile], feedback: Feedback) -> dict[tuple[str, str], int]:
        """The sizes of all objects in the folders of a product, by bucket and key."""
        keys = [self._key_of(file.url) for file in files]
        folders = dict.fromkeys((bucket, _folder_of(key)) for bucket, key in keys)
        return {
            (bucket, stored.key): stored.size_bytes
            for bucket, folder in folders
            for stored in self._buckets[bucket].objects(folder, feedback)
        }

    def _key_of(self, url: str) -> tuple[str, str]:
        """Bucket and key of an address of the library's; those of metadata repeat both after the host."""
        path = url[len(_S3) :] if url.startswith(_S3) else url[len(self._profile.metadata_url) + 1 :]
        bucket, _, key = path.partition("/")
        if bucket not in self._buckets:
            raise SettingsError(
                f"{self.title} names the bucket {bucket!r} of {urlsplit(url).hostname}, which is not in its profile.",
                advice="Correct l1c_bucket and l2a_bucket in its profile.",
            )
        return bucket, key

    def _require(self, name: str, lacking: list[str]) -> None:
        needed = [path for path in lacking if is_indispensable(path)]
        if needed:
            more = f" and {len(needed) - 3} more" if len(needed) > 3 else ""
            raise ProductError(
                f"{self.title} lacks files of {name}: {', '.join(needed[:3])}{more}.",
                advice="Fetch it from another service.",
            )


def _address(profile: AwsSentinelHubProfile, bucket: str) -> BucketAddress:
    return BucketAddress(profile.endpoint_url, bucket, profile.region, requester_pays=True)


def _folder_of(key: str) -> str:
    parts = key.split("/")
    return "/".join(parts[: _FOLDER_PARTS.get(parts[0], len(parts) - 1)])


def _not_there(title: str, name: str) -> ProductError:
    return ProductError(
        f"{title} does not have {name}; it lacks many products from before 2018.",
        advice="Fetch it from another service.",
    )
