"""Lines of Sen2Cor's log that explain a failure, each with a sentence and what to do.

Source: lines that users of 2.5.5 to 2.12 posted, and the texts in the source of 2.8.0 and 2.10.01.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...errors import CorrectionError, DiskError, SceneQueueError
from .versions import DOWNLOAD_PAGE

REPAIR = "Check and repair the L1C product (or download it again), then try again."
_OTHER_VERSION = f"Install the Sen2Cor version for this baseline from {DOWNLOAD_PAGE}"
_NO_DEM = (
    "the terrain model (DEM) could not be had",
    "Turn the terrain model off in the options for Sen2Cor, or fetch it into its folder first.",
)


@dataclass(frozen=True)
class KnownLine:
    """One line that is known to explain a failure.

    :param expression: found anywhere in the line.
    :param sentence: the cause, to stand after a colon.
    :param advice: what to do now.
    :param error: the class that says whose it is.
    :param is_hint: runs that go well print it, too; an exception that Python reports explains more.
    """

    expression: re.Pattern[str]
    sentence: str
    advice: str
    error: type[SceneQueueError] = CorrectionError
    is_hint: bool = False


def _line(expression: str, sentence: str, advice: str, error: type[SceneQueueError] = CorrectionError) -> KnownLine:
    return KnownLine(re.compile(expression), sentence, advice, error)


def _hint(expression: str, sentence: str, advice: str) -> KnownLine:
    return KnownLine(re.compile(expression), sentence, advice, is_hint=True)


# The most telling first: where several were printed, the first of this table explains the failure.
KNOWN_LINES = (
    _line(
        r"No space left on device|Errno 28\b|Disk quota exceeded",
        "the disk is full",
        "Make room (a run needs about 10 GB), then try again.",
        DiskError,
    ),
    _line(
        r"cannot create process status file|cannot update the report file",
        "Sen2Cor cannot write to its own folder (SEN2COR_HOME)",
        "Make sure that the folder for unfinished files, and the folder sen2cor in your home folder, can be written.",
        DiskError,
    ),
    _line(
        r"MemoryError|Cannot allocate memory|Unable to allocate|(?:^|\s)Killed(?:\s|$)",
        "there was not enough memory",
        "Correct fewer scenes at the same time (a run needs 4 to 6 GB).",
    ),
    _line(
        r"python\S*: (?:not found|No such file|cannot execute)|GLIBC_\S+. not found|Exec format error|"
        r"is not recognized as an internal or external command",
        "its own Python could not be started",
        "Install Sen2Cor again: its folder cannot be moved or copied.",
    ),
    _line(
        r"^\s*(?:ImportError|ModuleNotFoundError)\b|DLL load failed",
        "a part of its installation is missing",
        "Install Sen2Cor again; its folder cannot be moved or copied.",
    ),
    _line(
        r"File name too long|filename or extension is too long",
        "a path is too long",
        "Choose a folder with a shorter path, for products and for unfinished files.",
    ),
    _line(
        r"Error in creating L2A User Product",
        "the L1C product lacks folders that Sen2Cor needs (AUX_DATA, HTML, rep_info), or a path is too long",
        REPAIR,
    ),
    _line(
        r"cannot parse from 'NoneType'",
        "the L1C product lacks its manifest.safe",
        REPAIR,
    ),
    _line(
        r"Product metadata file cannot be read|Product version \d+\.\d+ is not implemented yet",
        "this version does not know the product's format",
        _OTHER_VERSION,
    ),
    _line(
        r"No metadata in datastrip|No datastrip found|No metadata in tile|No metadata for user product|"
        r"no tile in GRANULE folder found|directory \".*(?:DATASTRIP|GRANULE)\" does not exist",
        "the L1C product is incomplete",
        REPAIR,
    ),
    _line(
        r"scene has only background pixels|All images contain only invalid pixels",
        "the tile holds no data in this scene",
        "Leave this scene out.",
    ),
    _line(
        r"insufficient nr\. of bands in tile|import of band list failed",
        "images of the L1C product are missing or unreadable",
        REPAIR,
    ),
    _line(
        r"L1C user product directory must match the following mask",
        "the L1C product's folder was renamed",
        "Give the folder its own name back (S2…_MSIL1C_….SAFE), then try again.",
    ),
    _line(
        r"Input user product does not exist|L1C input is not accessible|directory \".*\" does not exist",
        "the L1C product is not where it was",
        "Download it again, then try again.",
    ),
    _line(
        r"unrecognized arguments|: error: ",
        "it refused its command line",
        "Make sure that it is the version that it says it is, and that it knows the additional arguments of the order.",
    ),
    _line(
        r"File does not exist:",
        "a configuration file (GIPP) is missing",
        "Name another parameter file in the options for Sen2Cor, or install it again.",
    ),
    _line(
        r"Configuration parameter <.*> not found in",
        "the parameter file (GIPP) is of another version of Sen2Cor",
        "Name the parameter file of this version in the options for Sen2Cor, or none.",
    ),
    _line(
        r"look up table not found",
        "this Sen2Cor has no tables for this satellite",
        _OTHER_VERSION,
    ),
    _line(r"^\s*Application will terminate\s*$", *_NO_DEM),
    _line(r"cannot copy report file", "the L1C product lacks its folder rep_info", REPAIR),
    _hint(
        r"Incorrect datastrip L1C xml format|Syntax error in metadata",
        "the product's metadata are not what this version expects",
        _OTHER_VERSION,
    ),
    _hint(r"DEM not available|No DEM files found|file download error for DEM", *_NO_DEM),
    _hint(r"Module .* failed|Preprocessing failed", "one of its steps failed", "Read the log of the run."),
)
