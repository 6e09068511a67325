"""The one door through which the window and the algorithms search."""

from __future__ import annotations

from ..feedback import Feedback
from ..network import HttpSession, SignIn
from ..services import ServiceProfile
from .catalogue import SearchResult
from .opening import open_catalogue
from .scene_query import SceneQuery
from .suggesting.suggestions import is_enough, with_suggestions


def find_scenes(
    profile: ServiceProfile,
    session: HttpSession,
    query: SceneQuery,
    feedback: Feedback,
    sign_in: SignIn | None = None,
) -> SearchResult:
    """Search a service; where few scenes are found, find out what would find more.

    :param session: sends the requests to the service.
    :param sign_in: for services that are not searched without one, see ``ServiceProfile.searches_signed_in``.
    :raises SettingsError: for a kind of service that cannot be searched, or if ``query.raw`` cannot be read.
    :raises SceneQueueError: of the network or the service, classified; not of the extra questions.
    :raises CancelledError: when cancelled.
    """
    catalogue = open_catalogue(profile, session, sign_in)
    result = catalogue.search(query, feedback)
    if is_enough(result, query):
        return result
    feedback.progress(None, "Few scenes are found: looking for what would find more")
    result = with_suggestions(result, query, lambda changed: catalogue.search(changed, feedback))
    feedback.raise_if_cancelled()
    return result
