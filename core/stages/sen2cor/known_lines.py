"""Lines of Sen2Cor's log that explain a failure, each with a sentence and what to do.

Source: lines that users of 2.5.5 to 2.12 posted, and the texts in the source of 2.8.0 and 2.10.01.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...errors import CorrectionError, DiskError, SceneQueueError
from .versions import DOWNLOAD_PAGE

_REPAIR = "Check and repair the L1C product (or download it again), then try again."
_OTHER_VERSION = f"Install the Sen2Cor version for this baseline from {DOWNLOAD_PAGE}"


@dataclass(frozen=True)
class KnownLine:
    """One line that is known to explain a failure.

    :param expression: found anywhere in the line.
    :param sentence: the cause, to stand after a colon.
    :param advice: what to do now.
    :param error: the class that says whose it is.
    """

    expression: re.Pattern[str]
    sentence: str
    advice: str
    error: type[SceneQueueError] = CorrectionError


def _line(expression: str, sentence: str, advice: str, error: type[SceneQueueError] = CorrectionError) -> KnownLine:
    return KnownLine(re.compile(expression), sentence, advice, error)


# The most telling first: where several were printed, the first of this table explains the failure.
KNOWN_LINES = (
    _line(
        r"No space left on device|Errno 28\b",
        "the disk is full",
        "Make room (a run needs about 10 GB), then try again.",
        DiskError,
    ),
    _line(
        r"cannot create process status file|cannot update the report file",
        "Sen2Cor cannot write to its own folder (SEN2COR_HOME)",
        "Make the folder sen2cor in your home folder writable, then try again.",
        DiskError,
    ),
    _line(
        r"MemoryError|Cannot allocate memory|Unable to allocate",
        "there was not enough memory",
        "Correct fewer scenes at the same time (a run needs 4 to 6 GB).",
    ),
    _line(
        r"Error in creating L2A User Product",
        "the L1C product lacks folders that Sen2Cor needs (AUX_DATA, HTML, rep_info), or a path is too long",
        _REPAIR,
    ),
    _line(
        r"cannot parse from 'NoneType'",
        "the L1C product lacks its manifest.safe",
        _REPAIR,
    ),
    _line(
        r"Product metadata file cannot be read|Product version \d+\.\d+ is not implemented yet",
        "this version does not know the product's format",
        _OTHER_VERSION,
    ),
    _line(
        r"No metadata in datastrip|No datastrip found|No metadata in tile|no tile in GRANULE folder found",
        "the L1C product is incomplete",
        _REPAIR,
    ),
    _line(
        r"insufficient nr\. of bands in tile|import of band list failed",
        "images of the L1C product are missing or unreadable",
        _REPAIR,
    ),
    _line(
        r"L1C user product directory must match the following mask",
        "the L1C product's folder was renamed",
        "Give the folder its own name back (S2…_MSIL1C_….SAFE), then try again.",
    ),
    _line(
        r"Input user product does not exist|directory \".*\" does not exist",
        "the L1C product is not where it was",
        "Download it again, then try again.",
    ),
    _line(
        r"unrecognized arguments|: error: ",
        "it refused its command line",
        "Make sure that the Sen2Cor of the settings is the version that it says it is.",
    ),
    _line(
        r"File does not exist:",
        "a configuration file (GIPP) is missing",
        "Remove the folder sen2cor/…/cfg in your home folder, so that Sen2Cor makes a new one, or install it again.",
    ),
    _line(
        r"scene has only background pixels",
        "the tile holds no data in this scene",
        "Leave this scene out.",
    ),
    _line(r"cannot copy report file", "the L1C product lacks its folder rep_info", _REPAIR),
    _line(
        r"Syntax error in metadata|Incorrect datastrip L1C xml format",
        "the product's metadata are not what this version expects",
        _OTHER_VERSION,
    ),
)
