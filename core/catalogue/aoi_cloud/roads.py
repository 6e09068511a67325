"""Which way the cloud over the area is found out: an OAuth client's statistics, else the normal account's pictures."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...errors import CredentialsError, SceneQueueError
from ...feedback import Feedback
from ...network import Credentials, NetworkSettings, OAuthClient, SignIn
from ...network.session import HttpSession
from ...network.tokens import TokenSource
from ...services import CdseProfile, SentinelHubProfile, ServiceProfile
from ..preparing import prepare_catalogue
from .batch import MOST_AT_ONCE
from .port import AoiCloud

_SHIPPED = ("cdse", "cdse-sentinelhub")
FindSignIn = Callable[[ServiceProfile], "SignIn | None"]


@dataclass(frozen=True)
class CloudRoad:
    """A service that can tell the cloud over an area, and who signs in there.

    :param notes: what the user should know of the choice.
    """

    profile: ServiceProfile
    sign_in: SignIn
    notes: tuple[str, ...] = ()

    @property
    def at_once(self) -> int:
        """How many scenes may be asked for at the same time."""
        return max(1, min(MOST_AT_ONCE, self.profile.connections))


def choose_road(profiles: Mapping[str, ServiceProfile], find_sign_in: FindSignIn, service: str = "") -> CloudRoad:
    """Choose: the statistics of a Sentinel Hub if an OAuth client is known, else the Copernicus Data Space.

    On the main thread: sign-ins may be asked for, and sentinelhub is loaded where it is going to be used.

    :param find_sign_in: the sign-in that is known for a service.
    :param service: id of the service that was searched; of several of the kind ``cdse`` it is taken.
    :raises CredentialsError: if no sign-in is known.
    """
    notes = []
    for profile in profiles_of_kind(profiles, SentinelHubProfile, service):
        client = find_sign_in(profile)
        if isinstance(client, OAuthClient):
            problem = _problem_of_sentinelhub()
            if not problem:
                return CloudRoad(profile, client)
            notes.append(problem)
            break
    for profile in profiles_of_kind(profiles, CdseProfile, service):
        credentials = find_sign_in(profile)
        if isinstance(credentials, Credentials):
            return CloudRoad(profile, credentials, tuple(notes))
    raise CredentialsError(
        " ".join(["The cloud over the area cannot be found out without a sign-in.", *notes]),
        advice="Sign in at the Copernicus Data Space, or give an OAuth client of its Sentinel Hub "
        "(without a window: CDSE_USERNAME and CDSE_PASSWORD, or SH_CLIENT_ID and SH_CLIENT_SECRET).",
    )


def choose_sentinel_hub(
    profiles: Mapping[str, ServiceProfile], find_sign_in: FindSignIn, service: str = ""
) -> tuple[SentinelHubProfile, OAuthClient]:
    """Choose the Sentinel Hub for what only one can do; main thread.

    :raises CredentialsError: if no OAuth client is known.
    :raises SettingsError: if sentinelhub cannot be used here; it says what is missing.
    """
    for profile in profiles_of_kind(profiles, SentinelHubProfile, service):
        client = find_sign_in(profile)
        if isinstance(client, OAuthClient) and isinstance(profile, SentinelHubProfile):
            prepare_catalogue(profile)
            return profile, client
    raise CredentialsError(
        "Pictures of exactly the area are made by a Sentinel Hub, for an OAuth client of yours.",
        advice="Make one on the dashboard of the Copernicus Data Space (Sentinel Hub), and give its id and secret "
        "(without a window: SH_CLIENT_ID and SH_CLIENT_SECRET).",
    )


@contextlib.contextmanager
def opened_road(
    road: CloudRoad, network: NetworkSettings, feedback: Feedback, tokens: TokenSource | None = None
) -> Iterator[AoiCloud]:
    """Open the service of a road while the block runs.

    :param tokens: a sign-in that is open at the service already, and stays so; else one is opened and ended.
    :raises SettingsError: if the file of certificates is missing.
    """
    with contextlib.closing(HttpSession(network, road.profile)) as session:
        if isinstance(road.profile, CdseProfile) and isinstance(road.sign_in, Credentials):
            from .scene_classification import SceneClassificationCloud

            signed_in = tokens or TokenSource(road.profile, session, road.sign_in)
            try:
                yield SceneClassificationCloud(road.profile, session, signed_in)
            finally:
                if tokens is None:
                    _log_out(signed_in, feedback)
        elif isinstance(road.profile, SentinelHubProfile) and isinstance(road.sign_in, OAuthClient):
            from .statistical import StatisticalCloud

            yield StatisticalCloud(road.profile, road.sign_in, session)
        else:
            raise CredentialsError(f"This sign-in is not one for {road.profile.title}.", advice="Sign in anew.")


def _log_out(tokens: TokenSource, feedback: Feedback) -> None:
    """End the session, unless nobody has time for it: it ends by itself within the hour."""
    if feedback.is_cancelled():
        return
    try:
        tokens.log_out(feedback)
    except SceneQueueError as error:
        feedback.note(f"The sign-out failed; the session ends by itself. {error.message}")


def profiles_of_kind(
    profiles: Mapping[str, ServiceProfile], kind: type[ServiceProfile], service: str
) -> list[ServiceProfile]:
    """The profiles of a kind: the one that was searched first.

    After it, of the hubs with accounts the one that products come from by default; of the Sentinel Hubs those that the
    user has added, since whoever adds one means it.
    """
    found = [profile for profile in profiles.values() if isinstance(profile, kind)]
    is_hub = kind is SentinelHubProfile
    return sorted(found, key=lambda profile: (profile.id != service, (profile.id in _SHIPPED) is is_hub))


def _problem_of_sentinelhub() -> str:
    from ...network.libraries.sentinelhub_loading import problem

    return problem()
