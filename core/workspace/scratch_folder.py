"""The folder for what is unfinished, where the user wants it apart from the products."""

from __future__ import annotations

from pathlib import Path

from ..errors import SettingsError
from ..machine.file_systems import is_on_network
from .path_budget import folder_warnings, make_folder


def prepare_scratch(folder: Path) -> list[str]:
    """Make a folder ready for unfinished files; returns what speaks against it although it can be used.

    :raises SettingsError: if it is no absolute path.
    :raises DiskError: if it cannot be made or written.
    """
    if not folder.is_absolute():
        raise SettingsError(f"{folder} is no whole path.", advice="Choose the folder for unfinished files.")
    make_folder(folder)
    warnings = folder_warnings(folder)
    if is_on_network(folder):
        warnings.append(f"{folder} lies on a network drive: a folder of this computer is faster for unfinished files.")
    return warnings
