"""The command line of one Sen2Cor run, as each version wants it."""

from __future__ import annotations

import re
from pathlib import Path

from ...errors import SettingsError
from ...settings import Resolution
from .installation import Installation

_CMD_CHARACTERS = re.compile(r'["%&|<>^!\r\n]')


def has_output_option(installation: Installation) -> bool:
    """Whether it takes ``--output_dir``; before 2.8 the L2A product lands beside the L1C product."""
    return installation.version is None or installation.version >= (2, 8, 0)


def correction_command(
    installation: Installation, product: Path, output_folder: Path, resolution: Resolution
) -> list[str]:
    """The arguments that correct ``product`` into ``output_folder``.

    :param product: the L1C product's folder; before 2.8 it must lie in ``output_folder``.
    :param output_folder: an empty folder of this run's own.
    :param resolution: for ``ALL`` the option is left out, which is every version's way to say so.
    :raises SettingsError: if a path holds characters that Windows' command interpreter would act on.
    """
    options = [] if resolution is Resolution.ALL else ["--resolution", resolution.value]
    if has_output_option(installation):
        # A relative output folder fails on Windows, and a relative input changes where the result lands.
        options += ["--output_dir", str(output_folder.absolute())]
    command = [str(installation.process), *options, str(product.absolute())]
    if installation.process.suffix.lower() == ".bat":
        _refuse_what_cmd_acts_on(command)
    return command


def _refuse_what_cmd_acts_on(command: list[str]) -> None:
    """A ``.bat`` is run by cmd.exe, which reads its arguments again after they were quoted."""
    for argument in command:
        if _CMD_CHARACTERS.search(argument):
            raise SettingsError(
                f"Sen2Cor on Windows cannot be given the path {argument}.",
                advice='Use a folder without any of " % & | < > ^ !',
            )
