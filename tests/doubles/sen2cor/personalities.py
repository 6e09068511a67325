"""What the versions of Sen2Cor differ in, as plain data.

Source: texts of ``--help`` that users posted (2.5.5, 2.8.0, 2.9.0, 2.10.01), the sources of 2.8.0 and 2.10.01, the
parameter files of 2.5.5 to 2.12.03, and logs. 2.11 and 2.12 were never seen: they do as 2.10, but for the formats that
2.12's parameter file lists. What 2.5.5 does with metadata that it does not know, or without the manifest, was not seen
either: it does as 2.8.
"""

from __future__ import annotations

from dataclasses import dataclass

Version = tuple[int, int, int]

_OLD_OPTIONS = ("GIP_L2A", "GIP_L2A_SC", "GIP_L2A_AC", "GIP_L2A_PB")
_OLD_FLAGS = ("sc_only", "cr_only")
_OPTIONS = (
    *("mode", "datastrip", "tile", "output_dir", "work_dir", "img_database_dir", "res_database_dir"),
    *("processing_centre", "archiving_centre", "processing_baseline", *_OLD_OPTIONS),
)
_FLAGS = ("raw", "tif", *_OLD_FLAGS, "debug")
_FLAGS_SINCE_2_10 = (*_FLAGS, "sc_classic", "sc_cog")
_NEW_SENTENCE = "Sen2Cor. Version: {0:02d}.{1:02d}.{2:02d}, created: {created}, supporting Level-1C product version "
_FORMATS_SINCE_2_10 = ("14.2", "14.6", "14.7", "14.8", "14.9")


@dataclass(frozen=True)
class Personality:
    """How the releases of one minor version behave.

    :param release: the release that is meant where nobody names one.
    :param created: its date.
    :param sentence: of ``--help`` and of the log's first line, to be formatted with the version and the date.
    :param formats: versions of the product format (PSD) of which its parameter file lists the schemes.
    :param namespaces: the formats' numbers in the namespaces of metadata; others "cannot be read".
    :param options: that take a value, without dashes.
    :param flags: that take none.
    :param positional: what the argument without a name is called.
    :param needed_folders: of the input's root, without which no product is created.
    """

    release: Version
    created: str
    sentence: str
    formats: tuple[str, ...]
    namespaces: tuple[int, ...] = (12, 14)
    options: tuple[str, ...] = _OPTIONS
    flags: tuple[str, ...] = _FLAGS
    positional: str = "input_dir"
    needed_folders: tuple[str, ...] = ("rep_info",)

    @property
    def is_old(self) -> bool:
        """Whether it is one before 2.8: it writes beside its input, under the input's own baseline and date."""
        return "output_dir" not in self.options

    @property
    def updated_format(self) -> str:
        """The format that older input is updated to; 14.5 where it is older than that itself."""
        return "14.5" if self.formats[-1] == "14.5" else "14.6"

    def introduction(self, version: Version) -> str:
        """The sentence that says which version it is, without a full stop."""
        return self.sentence.format(*version, created=self.created)


_2_10 = Personality(
    (2, 10, 1),
    "2021.12.13",
    f"{_NEW_SENTENCE}14.2 - 14.9",
    _FORMATS_SINCE_2_10,
    flags=_FLAGS_SINCE_2_10,
)
PERSONALITIES = {
    (2, 5): Personality(
        (2, 5, 5),
        "2018.03.19",
        "Sentinel-2 Level 2A Processor (Sen2Cor). Version: {}.{}.{}, created: {created}, "
        "supporting Level-1C product version <= 14.5",
        ("13.1", "14.2", "14.3", "14.5"),
        (12, 13, 14, 15),
        _OLD_OPTIONS,
        (*_OLD_FLAGS, "refresh"),
        "directory",
        ("AUX_DATA", "HTML", "rep_info"),
    ),
    (2, 8): Personality(
        (2, 8, 0),
        "2019.02.20",
        "Sentinel-2 Level 2A Processor (Sen2Cor). Version: {}.{}.{}, created: {created}, "
        "supporting Level-1C product version 14.2 - 14.5",
        ("14.2", "14.5"),
        (12, 14, 15),
        needed_folders=("AUX_DATA", "rep_info"),
    ),
    (2, 9): Personality(
        (2, 9, 0),
        "2020.11.30",
        "Sen2Cor {}.{}.{}, created: {created}, supporting Level-1C product version 14.2 - 14.6",
        ("14.2", "14.6"),
        (12, 14, 15),
        needed_folders=("AUX_DATA", "rep_info"),
    ),
    (2, 10): _2_10,
    (2, 11): Personality(
        (2, 11, 0),
        "2022.11.16",
        f"{_NEW_SENTENCE}14.2 - 14.9",
        _FORMATS_SINCE_2_10,
        flags=_FLAGS_SINCE_2_10,
    ),
    (2, 12): Personality(
        (2, 12, 3),
        "2024.12.01",
        f"{_NEW_SENTENCE}14.2 - 15.0",
        (*_FORMATS_SINCE_2_10, "15.0"),
        (12, 14, 15),
        flags=_FLAGS_SINCE_2_10,
    ),
}

# The format's version up to (not including) a baseline, as products of that time have it.
_FORMATS = (("0205", "13.1"), ("0208", "14.2"), ("0300", "14.5"), ("0400", "14.6"), ("0511", "14.9"), ("9999", "15.0"))


def parsed_version(text: str) -> Version:
    """``2.11.0``, ``02.11.00`` or ``2.11``, for which the release that is known of it stands.

    :raises ValueError: if it is none that is played.
    """
    numbers = tuple(int(part) for part in text.split("."))
    if numbers[:2] not in PERSONALITIES:
        raise ValueError(f"Sen2Cor {text} is not played")
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) > 2 else PERSONALITIES[numbers[:2]].release


def personality_of(version: Version) -> Personality:
    """How a version behaves."""
    return PERSONALITIES[version[:2]]


def format_of(baseline: str) -> str:
    """The format (PSD) that products of a baseline (``0206``) have; 05.12's was never seen and counts as 15.0."""
    return next(version for end, version in _FORMATS if baseline < end)
