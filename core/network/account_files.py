"""Where an account keeps its books on this desk: shared by every QGIS and ``qgis_process`` of the same user.

The account is named by a short hash: a user's name is nobody else's business, and file names take no ``@``.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .credentials import Credentials, OAuthClient, SignIn

FOLDER = "scene_queue"


def account_files_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder for such files, there or not: the user's own on this machine, not one of a QGIS profile.

    Source: the XDG Base Directory Specification (state), and where Windows and macOS keep what programs write.
    """
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / FOLDER
    if platform == "darwin":
        return home / "Library" / "Application Support" / FOLDER
    state = Path(environment.get("XDG_STATE_HOME") or "")
    return (state if state.is_absolute() else home / ".local" / "state") / FOLDER


def account_name(service: str, sign_in: SignIn | None) -> str:
    """A short name for an account at a service, the same in every process; it does not tell the user's name.

    :param service: id of the profile.
    :param sign_in: ``None``: nobody has signed in, the limits are those of this machine.
    """
    digest = hashlib.sha256(f"{service}\n{_user(sign_in)}".encode()).hexdigest()
    return f"{service}-{digest[:12]}"


def _user(sign_in: SignIn | None) -> str:
    if isinstance(sign_in, Credentials):
        return sign_in.user
    if isinstance(sign_in, OAuthClient):
        return sign_in.client_id
    return sign_in.access_key if sign_in else ""
