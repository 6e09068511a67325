"""The source bucket: an object store that speaks S3 and holds ``.SAFE`` trees, such as the Copernicus Data Space's.

Source: Copernicus Data Space documentation, "S3" (endpoint, bucket ``eodata``, region ``default``, path style; a
product lies where ``S3Path`` of the catalogue says, below the bucket's name).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from ....feedback import Feedback
from ....network import Bucket, BucketAddress, HttpSession, Lanes, S3Keys, SignIn, Stream, keys_needed
from ....product.name import ProductName
from ....services import S3Profile
from ....services.key_template import product_paths, read_template
from .safe_trees import SafeTreesSource, StoredFile


class BucketStore:
    """A bucket as a :class:`ProductStore`. ETags are not taken for checksums: those of uploads in parts are none."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`ProductStore.folders`."""
        return self._bucket.folders(path, feedback)

    def files(self, path: str, feedback: Feedback) -> list[StoredFile]:
        """See :meth:`ProductStore.files`."""
        return [StoredFile(one.key, one.size_bytes) for one in self._bucket.objects(path, feedback)]

    def open(self, path: str, headers: Mapping[str, str], feedback: Feedback) -> AbstractContextManager[Stream]:
        """See :meth:`ProductStore.open`."""
        return self._bucket.open(path, headers, feedback)


def bucket_source(
    profile: S3Profile,
    session: HttpSession,
    sign_in: SignIn | None,
    lanes: Lanes,
    find_place: Callable[[str, Feedback], str] | None = None,
) -> SafeTreesSource:
    """Open the source of a bucket.

    :param sign_in: the keys; an anonymous bucket never sees them.
    :param find_place: tells where a product lies that is not where the profile says; empty: not known.
    :raises CredentialsError: if the bucket wants keys, and none are given.
    :raises SettingsError: if its ``key_template`` is none.
    """
    keys = sign_in if isinstance(sign_in, S3Keys) and not profile.anonymous else None
    if keys is None and not profile.anonymous:
        raise keys_needed(profile.title)
    store = BucketStore(Bucket(BucketAddress.of(profile), session, keys))
    return SafeTreesSource(profile, store, lanes, places_of(profile.key_template), find_place=find_place)


def places_of(template: str) -> Callable[[ProductName], tuple[str, ...]] | None:
    """Where the template of a profile says that products lie; ``None``: there is none.

    :raises SettingsError: if it cannot be used.
    """
    if not template:
        return None
    read_template(template)
    return lambda name: product_paths(template, name)
