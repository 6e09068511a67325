"""A stand-in for Sen2Cor 2.5.5 to 2.12: command lines, lines, folders and exit codes, without atmospheric correction.

It plays what was read in Sen2Cor's own sources (2.8, 2.10) and in users' logs; what the versions differ in, and what of
it is not known, is in ``personalities.py``. It is started by the ``L2A_Process`` of a folder that ``installing.py``
made, which says how it is to behave. Products with the long names of before
2016-12 are not played.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from builders.layout import Layout
from doubles.sen2cor.behaviours import AT_START
from doubles.sen2cor.command_line import STAND_IN, parser_of
from doubles.sen2cor.correction_run import CorrectionRun
from doubles.sen2cor.installing import PACKAGE, home_of, played_by
from doubles.sen2cor.parameter_file import NAME, read_parameter_file
from doubles.sen2cor.personalities import Personality, Version, format_of, personality_of
from doubles.sen2cor.refused import RefusedError
from doubles.sen2cor.run_log import Log

_MASK, _OLD_MASK = "S2?_MSIL1C*.SAFE", "S2?_OPER_PRD_MSIL1C*.SAFE"


def main(arguments: list[str], installation: Path) -> int:
    """Run once; the exit code: 0 good, 1 failed, 2 wrong command line (argparse)."""
    version, behaviour, seconds = played_by(installation)
    options = parser_of(version).parse_args(arguments)
    if behaviour in AT_START:
        AT_START[behaviour](behaviour)
    if behaviour == "slow_start":
        time.sleep(seconds)
        seconds = 0
    home = Path(os.environ["SEN2COR_HOME"])
    log = Log(home, seconds)
    try:
        l1c = _input(options, home)
        log.line(f"{personality_of(version).introduction(version)} started ...")
        log.line(STAND_IN)
        layout, product_format = _layout(l1c, personality_of(version), log)
        log.open()
        gipp = _parameters(options, home, installation, version, log)
    except RefusedError as refusal:
        log.line(str(refusal))
        return 1
    return CorrectionRun(l1c, layout, product_format, options, gipp, version, behaviour, log).process()


def _input(options: argparse.Namespace, home: Path) -> Path:
    """The L1C folder.

    :raises RefusedError: with Sen2Cor's own words, before there is any log.
    """
    l1c = Path(os.path.abspath(options.input_dir))
    if not l1c.is_dir():
        raise RefusedError(f'directory "{l1c}" does not exist.')
    if not (fnmatch.fnmatch(l1c.name, _MASK) or fnmatch.fnmatch(l1c.name, _OLD_MASK)):
        raise RefusedError(f"L1C user product directory must match the following mask: {_MASK}\nbut is: {l1c.name}")
    if "GRANULE" in str(l1c):
        raise RefusedError("Input user product does not exist.")
    if options.mode or options.raw or options.tif or options.cr_only:
        raise RefusedError("STAND-IN: only the correction of a whole product is played.")
    if options.processing_baseline and not re.fullmatch(r"\d\d\.\d\d", options.processing_baseline):
        raise RefusedError(f"processing baseline is not in the format dd.dd: {options.processing_baseline}")
    for settings in (options.GIP_L2A, options.GIP_L2A_SC, options.GIP_L2A_AC, options.GIP_L2A_PB):
        if settings and not (Path(settings).is_file() or (home / "cfg" / settings).is_file()):
            raise RefusedError(f"File does not exist: {home / 'cfg' / settings}")
    return l1c


def _layout(l1c: Path, one: Personality, log: Log) -> tuple[Layout, str]:
    """What the product's name and metadata say, and the version of its format.

    :raises RefusedError: if there are none, or if they are of a format that the version does not know.
    """
    try:
        root = ElementTree.parse(l1c / "MTD_MSIL1C.xml").getroot()
        found = re.match(r"\{https://psd-(\d\d)\.", root.tag)
        if not found or int(found[1]) not in one.namespaces:
            raise ValueError(root.tag)
        layout = Layout.parse(l1c.name)
    except (OSError, ElementTree.ParseError, ValueError) as error:
        raise RefusedError("Product metadata file cannot be read.") from error
    product_format = "14.2" if found[1] == "12" else format_of(layout.baseline)
    if float(product_format) < float(one.formats[0]):
        raise RefusedError("Product metadata file cannot be read.")
    if float(product_format) > float(one.formats[-1]):
        _refuse_newer(product_format, one, log)
    return layout, product_format


def _refuse_newer(product_format: str, one: Personality, log: Log) -> None:
    """What 2.8 and 2.9 say of metadata that do not fit their newest schema; 2.10 never comes here."""
    if product_format >= "14.9":
        log.line("Product version 15.0 is not implemented yet.")
        log.line(f"Version {one.formats[-1]} will be used but warnings during validation might occur.\n")
    log.line("Syntax error in metadata, see report file for details.")
    raise RefusedError("Incorrect datastrip L1C xml format")


def _parameters(
    options: argparse.Namespace, home: Path, installation: Path, version: Version, log: Log
) -> Mapping[str, str]:
    """What the parameter file says; the first run of a home writes it there.

    :raises RefusedError: if it is not one of this version's.
    """
    own = home / "cfg" / NAME
    if not own.is_file():
        own.parent.mkdir(exist_ok=True)
        shutil.copyfile(installation / PACKAGE / "cfg" / NAME, own)
    given = Path(options.GIP_L2A or own)
    path = given if given.is_file() else home / "cfg" / given
    values = read_parameter_file(path, version)
    told = ("DEM_Directory", "DEM_Reference", "Aerosol_Type", "Mid_Latitude", "Ozone_Content", "Cirrus_Correction")
    log.line(f"STAND-IN: {path}: {', '.join(f'{name} {values[name]}' for name in told)}")
    return {**values, "": str(path)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], home_of(os.environ["SEN2COR_BIN"])))
