"""The error to end with where every source failed."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import ErrorKind, OfflineError, SceneQueueError, VolumeError
from .source import Source


def error_of_all(failures: Sequence[tuple[Source, SceneQueueError]]) -> SceneQueueError:
    """One that time may mend, else the first; it names the others.

    For a used-up volume all scenes wait that ask the same source first, so only that one's own is such an error.

    :param failures: each source with what it failed of, in the order in which they were asked; there is one.
    """
    (first, _), *_ = failures
    errors = [error for _, error in failures]
    passing = [
        error
        for source, error in failures
        if error.kind is ErrorKind.TEMPORARY and (source is first or not isinstance(error, VolumeError))
    ]
    offline = [error for error in errors if isinstance(error, OfflineError)]
    chosen = [*passing, *offline, *errors][0]
    others = [f"{source.title}: {error.message}" for source, error in failures if error is not chosen]
    if others:
        chosen.message = " ".join([chosen.message, "Tried besides:", *others])
    return chosen
