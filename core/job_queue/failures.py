"""Failures by their cause: ten thousand jobs fail of a handful of things, and each is mended once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Callable

from ..errors import (
    AreaError,
    CancelledError,
    CorrectionError,
    CredentialsError,
    DiskError,
    FolderGoneError,
    NetworkError,
    NoRoomError,
    OfflineError,
    ProductError,
    SceneQueueError,
    Sen2CorMissingError,
    ServiceBusyError,
    ServiceError,
    SettingsError,
    StoreError,
    TransferError,
    VolumeError,
)
from .facts import message_and_advice
from .job import Job, JobState
from .order import Order

_WORDS: dict[type[SceneQueueError], str] = {
    AreaError: "the area cannot be used",
    CancelledError: "it was cancelled",
    CorrectionError: "Sen2Cor made no complete product",
    CredentialsError: "a sign-in is missing or was refused",
    DiskError: "a folder cannot be written",
    FolderGoneError: "the folder is not there any more",
    NetworkError: "the connection failed",
    NoRoomError: "the disk is full",
    OfflineError: "the service has it in its archive only",
    ProductError: "the product is incomplete or damaged",
    Sen2CorMissingError: "no Sen2Cor is there that takes it",
    ServiceBusyError: "the service was busy",
    ServiceError: "the service refused it or gave no sensible answer",
    SettingsError: "a setting is wrong",
    StoreError: "the queue's file cannot be used",
    TransferError: "what arrived is not what was announced",
    VolumeError: "the account's volume is used up",
}
_UNKNOWN = "something failed that nobody foresaw"

_ELSE = "…"
_NAME = r"S2[A-D]_(?:MSI|OPER|USER)\w+(?:\.(?:SAFE|zip))?"
_ADDRESS = r"\b[a-z][a-z0-9+]*://[^\s'\"<>]+(?<![.,;:)])"
# A path of Windows or of a Unix, or the end of one; ends before a full stop, a comma or a bracket.
_PATH = r"(?:(?<![\w.])[A-Za-z]:[\\/]|(?<![\w/])/|\\\\|\b[\w.-]+[\\/])[^\s'\"<>,;:()]*(?<![.,;:)])"
_NUMBER = r"(?<![\w])[+-]?\d[\d,.]*(?<![.,])(?![\w])"
_VARIABLE = re.compile(f"(?P<name>{_NAME})|(?P<other>{_ADDRESS}|{_PATH}|{_NUMBER})")
_SLOT = "\0"
_PLURAL = re.compile(rf"({_SLOT} [^\W\d_]+?)s\b")


@dataclass(frozen=True)
class FailureGroup:
    """Jobs that stopped for the same reason.

    :param trouble: class of the error, as jobs have it; empty: not known.
    :param place: the service or the folder, where the cause is one of it and not of the scenes; else empty.
    :param sentence: the cause, without the names of scenes; what differs from scene to scene is left out: ``…``.
    :param advice: what to do; empty: nothing.
    :param job_ids: in the order of the queue.
    """

    trouble: str
    place: str
    sentence: str
    advice: str
    job_ids: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many jobs they are."""
        return len(self.job_ids)


def has_failed(job: Job) -> bool:
    """Whether a job failed, or was paused for the trouble of another one: it does not go on by itself."""
    return job.state is JobState.FAILED or (job.state is JobState.PAUSED and bool(job.trouble))


def failure_groups(jobs: Iterable[Job], order_of: Callable[[Job], Order]) -> list[FailureGroup]:
    """Group the jobs that failed by their cause, the most frequent first.

    Messages that differ in names, numbers, paths or addresses only are of one group.

    :param order_of: the order of a job: a sign-in is that of its service, a disk that of its folder.
    """
    kinds = _kinds()
    members: dict[tuple[str, ...], list[_Member]] = defaultdict(list)
    for job in filter(has_failed, jobs):
        member = _Member(job, *_taken_apart(message_and_advice(job)[0]))
        place = _place(job, kinds.get(job.trouble, SceneQueueError), order_of)
        members[job.trouble, place, _PLURAL.sub(r"\1", member.text)].append(member)
    groups = [_group(trouble, place, mine) for (trouble, place, _), mine in members.items()]
    return sorted(groups, key=lambda group: -group.count)


def in_plain_words(trouble: str) -> str:
    """What kind of failure the name of an error's class stands for, in some words; empty for an empty name."""
    if not trouble:
        return ""
    kind = _kinds().get(trouble, SceneQueueError)
    return next((_WORDS[one] for one in kind.__mro__ if one in _WORDS), _UNKNOWN)


@dataclass(frozen=True)
class _Member:
    """A job, its message with slots for what may differ, and what stood in them."""

    job: Job
    text: str
    values: tuple[str, ...]


def _group(trouble: str, place: str, members: Sequence[_Member]) -> FailureGroup:
    columns = zip(*(member.values for member in members))
    shown = (values[0] if len(set(values)) == 1 else _ELSE for values in columns)
    advice = Counter(message_and_advice(member.job)[1] for member in members).most_common(1)[0][0]
    sentence = _put_together(members[0].text, shown) or f"{in_plain_words(trouble).capitalize()}."
    return FailureGroup(trouble, place, sentence, advice, tuple(member.job.id for member in members))


def _taken_apart(message: str) -> tuple[str, tuple[str, ...]]:
    values = []

    def take(found: re.Match[str]) -> str:
        values.append("the scene" if found["name"] else found[0])
        return _SLOT

    return _VARIABLE.sub(take, message), tuple(values)


def _put_together(text: str, values: Iterator[str]) -> str:
    sentence = re.sub(_SLOT, lambda _: next(values), text)
    sentence = re.sub(r"^the scene: ", "", sentence)
    return sentence[:1].upper() + sentence[1:]


def _place(job: Job, kind: type[SceneQueueError], order_of: Callable[[Job], Order]) -> str:
    if issubclass(kind, (CredentialsError, VolumeError)):
        return order_of(job).settings.service
    return str(order_of(job).settings.folder) if issubclass(kind, DiskError) else ""


def _kinds() -> dict[str, type[SceneQueueError]]:
    """All classes of our errors that are loaded, by name; jobs of another session may know more."""
    kinds: dict[str, type[SceneQueueError]] = {}
    found: list[type[SceneQueueError]] = [SceneQueueError]
    while found:
        kind = found.pop()
        kinds[kind.__name__] = kind
        found.extend(kind.__subclasses__())
    return kinds
