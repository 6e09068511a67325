"""The command line of each version, as argparse takes and refuses it (usage, exit code 2)."""

from __future__ import annotations

import argparse

from .personalities import Version, personality_of

STAND_IN = "STAND-IN for tests and demonstrations: this is not Sen2Cor and makes no atmospheric correction."
_TEXTS = {
    "mode": "Mode: generate_datastrip, process_tile",
    "datastrip": "Datastrip folder",
    "tile": "Tile folder",
    "output_dir": "Output directory",
    "work_dir": "Work directory",
    "img_database_dir": "Database directory for L1C input images",
    "res_database_dir": "Database directory for results and temporary products",
    "processing_centre": 'Processing centre as regex: ^[A-Z_]{4}$, e.g "SGS_"',
    "archiving_centre": 'Archiving centre as regex: ^[A-Z_]{4}$, e.g. "SGS_"',
    "processing_baseline": 'Processing baseline in the format: "dd.dd", where d=[0:9]',
    "raw": "Export raw images in rawl format with ENVI hdr",
    "tif": "Export raw images in TIFF format instead of JPEG-2000",
    "sc_only": "Performs only the scene classification at 60 or 20m resolution",
    "sc_classic": "Performs scene classification in Sen2Cor 2.9 mode",
    "sc_cog": "Export SCL image in COG format instead of JPEG_2000",
    "cr_only": "Performs only the creation of the L2A product tree, no processing",
    "refresh": "Performs a refresh of the persistent configuration before start",
    "debug": "Performs in debug mode",
    "GIP_L2A": "Select the user GIPP",
    "GIP_L2A_SC": "Select the scene classification GIPP",
    "GIP_L2A_AC": "Select the atmospheric correction GIPP",
    "GIP_L2A_PB": "Select the processing baseline GIPP",
}


def parser_of(version: Version) -> argparse.ArgumentParser:
    """The parser of a version; the product's path is called ``input_dir`` in what it parses, whatever the version.

    Options of other versions are refused; those that this one has not are ``None`` in what it parses.
    """
    one = personality_of(version)
    parser = argparse.ArgumentParser(
        prog="L2A_Process.py", description=f"{one.introduction(version)}. {STAND_IN}", add_help=True
    )
    parser._optionals.title = "optional arguments"
    parser.add_argument("input_dir", metavar=one.positional, help="Directory of Level-1C input")
    omitted = "all resolutions" if one.is_old else "only 20 and 10m resolutions"
    parser.add_argument(
        "--resolution",
        type=int,
        choices=[10, 20, 60],
        help=f"Target resolution, can be 10, 20 or 60m. If omitted, {omitted} will be processed",
    )
    for name in one.options:
        parser.add_argument(f"--{name}", help=_TEXTS[name])
    for name in one.flags:
        parser.add_argument(f"--{name}", action="store_true", help=_TEXTS[name])
    parser.set_defaults(**{name: None for name in _TEXTS if name not in (*one.options, *one.flags)})
    return parser
