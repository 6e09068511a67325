"""The source bucket: an object store that speaks S3 and holds ``.SAFE`` trees, such as the Copernicus Data Space's.

Source: Copernicus Data Space documentation, "S3" (endpoint, bucket ``eodata``, region ``default``, path style; a
product lies where ``S3Path`` of the catalogue says, below the bucket's name).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from ....errors import CredentialsError, ProductError
from ....feedback import Feedback
from ....network import (
    Bucket,
    BucketAddress,
    HttpSession,
    Lanes,
    ListDeniedError,
    S3Keys,
    SignIn,
    Stream,
    keys_needed,
)
from ....product.manifest import MANIFEST, Manifest
from ....product.name import ProductName
from ....services import S3Profile
from ....services.key_template import product_paths, read_template
from .copernicus import FindProduct
from .safe_trees import SafeTreesSource, StoredFile


class BucketStore:
    """A bucket as a :class:`ProductStore`.

    ETags are not taken for checksums: those of uploads in parts are none. Where the bucket may be read and not listed,
    the manifest says what there is.
    """

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`ProductStore.folders`."""
        return self._bucket.folders(path, feedback)

    def files(self, path: str, feedback: Feedback) -> list[StoredFile]:
        """See :meth:`ProductStore.files`."""
        try:
            return [StoredFile(one.key, one.size_bytes) for one in self._bucket.objects(path, feedback)]
        except ListDeniedError as error:
            refused = error
        try:
            content = self._bucket.read(f"{path}/{MANIFEST}", feedback)
        except (CredentialsError, ProductError):
            raise refused from None
        listed = [StoredFile(f"{path}/{one.href}", one.size_bytes) for one in Manifest.read(content).entries]
        return [StoredFile(f"{path}/{MANIFEST}", len(content)), *listed]

    def open(self, path: str, headers: Mapping[str, str], feedback: Feedback) -> AbstractContextManager[Stream]:
        """See :meth:`ProductStore.open`."""
        return self._bucket.open(path, headers, feedback)


def bucket_source(
    profile: S3Profile,
    session: HttpSession,
    sign_in: SignIn | None,
    lanes: Lanes,
    find_product: FindProduct | None = None,
) -> SafeTreesSource:
    """Open the source of a bucket.

    :param sign_in: the keys; an anonymous bucket never sees them.
    :param find_product: looks a product up in the catalogue of the bucket's service, if it is not where it should be.
    :raises CredentialsError: if the bucket wants keys, and none are given.
    :raises SettingsError: if its ``key_template`` is none.
    """
    keys = sign_in if isinstance(sign_in, S3Keys) and not profile.anonymous else None
    if keys is None and not profile.anonymous:
        raise keys_needed(profile.title)
    store = BucketStore(Bucket(BucketAddress.of(profile), session, keys))
    find_place = _listed_place(profile.bucket, find_product) if find_product else None
    return SafeTreesSource(profile, store, lanes, places_of(profile.key_template), find_place=find_place)


def places_of(template: str) -> Callable[[ProductName], tuple[str, ...]] | None:
    """Where the template of a profile says that products lie; ``None``: there is none.

    :raises SettingsError: if it cannot be used.
    """
    if not template:
        return None
    read_template(template)
    return lambda name: product_paths(template, name)


def _listed_place(bucket: str, find_product: FindProduct) -> Callable[[str, Feedback], str]:
    def find(name: str, feedback: Feedback) -> str:
        try:
            path = find_product(name, feedback).s3_path
        except ProductError:
            return ""  # the catalogue does not know it either
        return path[len(bucket) + 2 :] if path.startswith(f"/{bucket}/") and path.endswith(f"/{name}.SAFE") else ""

    return find
