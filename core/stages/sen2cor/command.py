"""The command line of one Sen2Cor run, as each version wants it.

Source: ``L2A_Process --help`` of 2.9.0 and 3.03.02, ``L2A_Process.py`` of 2.8.0 and 2.10.01, command lines that users
of 2.5.5 to 2.12 posted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ...errors import SettingsError
from ...settings import CorrectionOptions, Resolution
from .installation import Installation

_CMD_CHARACTERS = re.compile(r'["%&|<>^!\r\n]')
_DEFAULTS = CorrectionOptions()
# Options that take a value, which is the next argument.
_WITH_VALUE = frozenset(
    """
    --datastrip --tile --img_database_dir --res_database_dir --processing_centre --archiving_centre
    --processing_baseline --GIP_L2A_SC --GIP_L2A_AC --GIP_L2A_PB
    """.split()
)
_KNOWN_FLAGS = frozenset("--raw --tif --sc_classic --sc_cog --debug --Hyper_MS --refresh".split())
# What an expert may not set, and why; Python's argparse takes the beginnings of these names for them, too.
_REFUSED = {
    "--output_dir": "each run has a folder of its own",
    "--work_dir": "each run has a folder of its own",
    "--resolution": "the order has a resolution",
    "--GIP_L2A": "the order's options have a parameter file",
    "--mode": "products are corrected whole",
    "--sc_only": "the order's options have a scene classification only",
    "--cr_only": "it would make a product without images",
    "--help": "nothing would be corrected",
}


def has_output_option(installation: Installation) -> bool:
    """Whether it takes ``--output_dir``; before 2.8 the L2A product lands beside the L1C product."""
    return installation.version is None or installation.version >= (2, 8, 0)


def asked_resolution(resolution: Resolution, options: CorrectionOptions) -> Resolution:
    """What Sen2Cor is asked for: it classifies scenes at 60 or 20 m only, and makes nothing of them at 10 m."""
    is_fine = resolution in (Resolution.ALL, Resolution.R10)
    return Resolution.R20 if options.classification_only and is_fine else resolution


def correction_command(
    installation: Installation,
    product: Path,
    output_folder: Path,
    resolution: Resolution,
    options: CorrectionOptions = _DEFAULTS,
    gipp: Path | None = None,
) -> list[str]:
    """The arguments that correct ``product`` into ``output_folder``.

    :param product: the L1C product's folder; before 2.8 it must lie in ``output_folder``.
    :param output_folder: an empty folder of this run's own.
    :param resolution: for ``ALL`` the option is left out, which is every version's way to say so.
    :param options: whether the scene is classified only, and arguments of an expert's.
    :param gipp: the run's own parameter file; ``None``: Sen2Cor's own.
    :raises SettingsError: if an argument is none that may be given, if an argument or a path holds characters that
        Windows' command interpreter would act on, or if Windows would not find Sen2Cor in its own folder.
    """
    require_arguments(installation, options.arguments)
    asked = asked_resolution(resolution, options)
    arguments = [] if asked is Resolution.ALL else ["--resolution", asked.value]
    if options.classification_only:
        arguments.append("--sc_only")
    if has_output_option(installation):
        # A relative output folder fails on Windows, and a relative input changes where the result lands.
        arguments += ["--output_dir", str(output_folder.absolute())]
    if gipp is not None:
        arguments += ["--GIP_L2A", str(gipp.absolute())]
    command = [str(installation.process), *arguments, *options.arguments, str(product.absolute())]
    if installation.process.suffix.lower() == ".bat":
        _refuse_blanks(installation)
        _refuse_what_cmd_acts_on(command)
    return command


def require_arguments(installation: Installation, arguments: Sequence[str]) -> None:
    """Make sure that an expert's arguments are options, and none that this plugin or the version forbids.

    :raises SettingsError: naming the first that is not to be given, and why.
    """
    may_be_value = False
    for argument in arguments:
        name, _, value = argument.partition("=")
        if not argument.startswith("-") or not argument.strip("-"):
            if not may_be_value:
                raise _refusal(argument, "what is to be corrected is the order's")
            may_be_value = False
            continue
        reason = next((why for option, why in _REFUSED.items() if _stands_for(name, option)), "")
        if _stands_for(name, "--refresh") and has_output_option(installation):
            reason = "only Sen2Cor before 2.8 had it"
        if reason:
            raise _refusal(argument, reason)
        # an option that is not known here may take a value as well
        may_be_value = not value and (name in _WITH_VALUE or name not in _KNOWN_FLAGS)


def _stands_for(name: str, option: str) -> bool:
    return (len(name) > 2 and option.startswith(name)) or (name == "-h" and option == "--help")


def _refusal(argument: str, reason: str) -> SettingsError:
    return SettingsError(
        f"The argument {argument} cannot be given to Sen2Cor: {reason}.",
        advice="Take it out of the additional arguments of the options for Sen2Cor.",
    )


def _refuse_blanks(installation: Installation) -> None:
    if installation.is_hindered_by_blank:
        raise SettingsError(
            f"Sen2Cor in {installation.home} cannot be started: on Windows, its folder's path must not have a blank.",
            advice=r"Install it into a folder such as C:\Sen2Cor-02.12.03-win64; it cannot be moved there.",
        )


def _refuse_what_cmd_acts_on(command: list[str]) -> None:
    """A ``.bat`` is run by cmd.exe, which reads its arguments again after they were quoted."""
    for argument in command:
        if _CMD_CHARACTERS.search(argument):
            what = "argument" if argument.startswith("-") else "path"
            raise SettingsError(
                f"Sen2Cor on Windows cannot be given the {what} {argument}.",
                advice='Use one without any of " % & | < > ^ !',
            )
