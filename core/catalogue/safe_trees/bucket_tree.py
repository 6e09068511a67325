"""An archive of products in a bucket of an object store that speaks S3."""

from __future__ import annotations

from ...feedback import Feedback
from ...network import Bucket, BucketAddress, HttpSession, S3Keys, keys_needed
from ...services import S3Profile


class BucketTree:
    """A bucket as a :class:`Tree`.

    :param keys: not needed for an anonymous bucket.
    :raises CredentialsError: if the bucket wants keys, and none are given.
    """

    def __init__(self, profile: S3Profile, session: HttpSession, keys: S3Keys | None) -> None:
        if keys is None and not profile.anonymous:
            raise keys_needed(profile.title)
        self._bucket = Bucket(BucketAddress.of(profile), session, None if profile.anonymous else keys)

    def folders(self, path: str, feedback: Feedback) -> list[str]:
        """See :meth:`Tree.folders`."""
        return self._bucket.folders(path, feedback)

    def read(self, path: str, feedback: Feedback) -> bytes:
        """See :meth:`Tree.read`."""
        return self._bucket.read(path, feedback)

    def size_bytes(self, path: str, feedback: Feedback) -> int:
        """See :meth:`Tree.size_bytes`."""
        return sum(one.size_bytes for one in self._bucket.objects(path, feedback))
