"""Searches a Data Hub, through sentinelsat itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ...errors import CredentialsError
from ...feedback import Feedback
from ...network import Credentials, HttpSession, Retry, SignIn, retrying
from ...product.name import ProcessingLevel, ProductName
from ...scene import Scene
from ...services import DhusProfile
from ..catalogue import SearchResult
from ..named_scene import Acquisition, acquisition_of
from ..refinement import refined
from ..scene_query import LevelChoice, SceneQuery
from ..search_dates import date_spans
from .complete_list import CompleteList, Span, hub_time
from .hub_lister import HubLister
from .hub_scene import scene_of
from .questions import Question, cloudier, looks_for_cloudier, questions_of, raw_text_of

FEW = 20  # scenes that the hub is asked for, one request each, whether they are online
NOT_ASKED = "Whether the scenes are online was not asked, since they are more than {}."
NO_ARCHIVE = "{} does not say which scenes are in its archive."


class DhusCatalogue:
    """A :class:`Catalogue` at a Data Hub.

    :param session: sends the requests.
    :param sign_in: user and password at the hub.
    :param retry: repeats what failed for a time.
    """

    def __init__(
        self, profile: DhusProfile, session: HttpSession, sign_in: SignIn | None, retry: Retry = retrying
    ) -> None:
        self._profile = profile
        self._session = session
        self._sign_in = sign_in
        self._retry = retry
        self._states: dict[str, bool | None] = {}  # by uuid, for searches that follow one another
        self._knows_archive = True

    def search(self, query: SceneQuery, feedback: Feedback) -> SearchResult:
        """Find scenes, see :meth:`Catalogue.search`.

        Whether they are online is asked for few of them only, and for all with ``online_only``.

        :raises CredentialsError: if there is no user and password, or the hub refuses them.
        """
        feedback.raise_if_cancelled()
        spans = date_spans(query)
        if not spans:
            return refined((), query)
        questions, search_area = questions_of(query, spans, self._profile.query_max_chars)
        credentials = self._credentials()
        raw = raw_text_of(query.raw)
        api = HubLister(self._profile, self._session, credentials, feedback, self._retry, raw)
        scenes = _Answers(api, self._profile, query, questions).scenes(spans)
        if not query.online_only:
            return self._few_told(api, refined(scenes, query, search_area), feedback)
        scenes = self._with_states(api, scenes, _to_ask(scenes, query), feedback)
        return refined(scenes, query, search_area, self._archive_notes())

    def _credentials(self) -> Credentials:
        if isinstance(self._sign_in, Credentials):
            return self._sign_in
        raise CredentialsError(
            f"{self._profile.title} wants a sign-in for searches too, and none is given.",
            advice="Sign in, choose an authentication configuration, or set DHUS_USER and DHUS_PASSWORD.",
        )

    def _few_told(self, api: HubLister, result: SearchResult, feedback: Feedback) -> SearchResult:
        """Tell of few scenes whether they are online; of many that it was not asked."""
        if len(result.scenes) > FEW:
            return replace(result, notes=(*result.notes, NOT_ASKED.format(FEW)))
        scenes = self._with_states(api, result.scenes, result.scenes, feedback)
        return replace(result, scenes=tuple(scenes), notes=(*result.notes, *self._archive_notes()))

    def _archive_notes(self) -> list[str]:
        return [] if self._knows_archive else [NO_ARCHIVE.format(self._profile.title)]

    def _with_states(
        self, api: HubLister, scenes: Sequence[Scene], to_ask: Sequence[Scene], feedback: Feedback
    ) -> list[Scene]:
        """Ask the hub, scene after scene, each once; of what is not asked it is not known."""
        unknown = [scene for scene in to_ask if scene.uuid not in self._states]
        for done, scene in enumerate(unknown):
            feedback.progress(done / len(unknown), f"{done:,} of {len(unknown):,} scenes asked for in the archive")
            is_online = api.is_online(scene.uuid)
            self._states[scene.uuid] = is_online if api.knows_archive else None
        self._knows_archive = self._knows_archive and api.knows_archive
        return [replace(scene, online=self._states.get(scene.uuid)) for scene in scenes]


@dataclass(frozen=True)
class _Answers:
    """What the hub lists for one query."""

    api: HubLister
    profile: DhusProfile
    query: SceneQuery
    questions: Sequence[Question]

    def scenes(self, spans: Sequence[Span]) -> list[Scene]:
        """All that is asked for and, with ``BEST``, the L2A over the limit of cloud whose L1C are not wanted."""
        scenes = self._asked(self.questions, spans)
        if not looks_for_cloudier(self.query):
            return scenes
        corrected = {_acquisition(scene) for scene in scenes if scene.level is ProcessingLevel.L2A}
        begins = [scene.begin for scene in scenes if _acquisition(scene) not in corrected]
        if not begins:
            return scenes
        # the times of the two levels differ by milliseconds
        around = hub_time(min(begins) - timedelta(seconds=1)), hub_time(max(begins) + timedelta(seconds=1))
        return scenes + self._asked([cloudier(question, self.query) for question in self.questions], [around])

    def _asked(self, questions: Iterable[Question], spans: Sequence[Span]) -> list[Scene]:
        found: dict[str, Scene] = {}
        for question in questions:
            hits = CompleteList(self.api, question.text, self.profile.title).read(spans)
            found.update((uuid, scene_of(uuid, hit, self.profile.id)) for uuid, hit in hits.items())
        return list(found.values())


def _acquisition(scene: Scene) -> Acquisition | None:
    try:
        return acquisition_of(ProductName.parse(scene.identifier))
    except ValueError:
        return None


def _to_ask(scenes: Sequence[Scene], query: SceneQuery) -> list[Scene]:
    """All that ``online_only`` may keep: with ``BEST`` the L1C too, where their L2A turn out to be in the archive."""
    best = query.level is LevelChoice.BEST
    levels = (LevelChoice.L1C, LevelChoice.L2A) if best else (query.level,)
    asked = (replace(query, level=level, online_only=False, limit=None) for level in levels)
    return [scene for one in asked for scene in refined(scenes, one).scenes]
