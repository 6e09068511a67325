"""The cloud over the area of many scenes, several at a time; a scene that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from ...aoi import AreaOfInterest
from ...errors import CancelledError, CredentialsError, SceneQueueError
from ...events import Event, Note
from ...feedback import Feedback
from ...scene import Scene
from .cache import CloudCache
from .port import AoiCloud

MOST_AT_ONCE = 4


@dataclass(frozen=True)
class CloudAnswer:
    """What came out for one scene.

    :param percent: 0 to 100; ``None``: not known. :param error: why it could not be found out.
    """

    scene: Scene
    percent: float | None = None
    error: SceneQueueError | None = None


def clouds_over(
    scenes: Sequence[Scene],
    area: AreaOfInterest,
    cloud: AoiCloud,
    feedback: Feedback,
    *,
    at_once: int = MOST_AT_ONCE,
    cache: CloudCache | None = None,
) -> Iterator[CloudAnswer]:
    """Ask for each scene, and yield the answers as they come, those of the cache first.

    :param at_once: how many scenes are asked for at the same time.
    :param cache: is asked first and learns what is new; whoever owns it saves it.
    :raises CredentialsError: if the sign-in is refused: no other scene would get an answer either.
    :raises CancelledError: when cancelled.
    """
    for done, answer in enumerate(_answers(scenes, area, cloud, feedback, at_once, cache), start=1):
        feedback.progress(done / len(scenes), f"Cloud over the area: {done} of {len(scenes)} scenes")
        yield answer


def _answers(
    scenes: Sequence[Scene],
    area: AreaOfInterest,
    cloud: AoiCloud,
    feedback: Feedback,
    at_once: int,
    cache: CloudCache | None,
) -> Iterator[CloudAnswer]:
    unknown = []
    for scene in scenes:
        percent = cache.get(scene.identifier, area) if cache else None
        if percent is None:
            unknown.append(scene)
        else:
            yield CloudAnswer(scene, percent)
    for scene, future in _asked(unknown, area, cloud, feedback, at_once):
        answer = _answer(scene, future)
        if cache and answer.percent is not None:
            cache.put(scene.identifier, area, answer.percent)
        yield answer


def _asked(
    scenes: Sequence[Scene], area: AreaOfInterest, cloud: AoiCloud, feedback: Feedback, at_once: int
) -> Iterator[tuple[Scene, Future[float | None]]]:
    if not scenes:
        return
    ended: list[SceneQueueError] = []

    def ask(scene: Scene) -> float | None:
        if ended:  # a thread of the pool takes the next before anybody has heard what became of the last
            raise CancelledError
        try:
            return cloud.cloud_percent(scene, area, _notes_only(feedback))
        except (CancelledError, CredentialsError) as error:
            ended.append(error)
            raise

    with ThreadPoolExecutor(max_workers=min(at_once, len(scenes)), thread_name_prefix="scene-queue-cloud") as pool:
        asked = {pool.submit(ask, scene): scene for scene in scenes}
        try:
            for future in as_completed(asked):
                if ended:
                    raise ended[0]
                yield asked[future], future
        finally:  # whoever listens has gone, or it is over: nothing new is begun
            for future in asked:
                future.cancel()


def _notes_only(feedback: Feedback) -> Feedback:
    """What the work on one scene may say: how far it is says nothing of the whole."""

    def relay(event: Event) -> None:
        if isinstance(event, Note):
            feedback.report(event)

    return Feedback(relay, feedback.signal)


def _answer(scene: Scene, future: Future[float | None]) -> CloudAnswer:
    try:
        return CloudAnswer(scene, future.result())
    except SceneQueueError as error:
        return CloudAnswer(scene, error=error)
