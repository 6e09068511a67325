"""A stand-in for Sen2Cor 2.11: its command line, lines, folders and exit codes, without its atmospheric correction.

It plays what was read in Sen2Cor's own sources (2.8, 2.10) and in users' logs; where 2.11 is not known it does as 2.10.
The variable ``STAND_IN_SECONDS`` stretches a run to about so many seconds; where variables do not come through, the
file ``stand_in_seconds`` in ``SEN2COR_HOME`` does.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import re
import sys
import time
import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from builders.layout import Layout
from doubles.sen2cor.correction import Correction, RefusedError

_SENTENCE = "Sen2Cor. Version: 02.11.00, created: 2022.11.16, supporting Level-1C product version 14.2 - 14.9"
_STAND_IN = "STAND-IN for tests and demonstrations: this is not Sen2Cor and makes no atmospheric correction."
_MASK = "S2?_MSIL1C*.SAFE"
_LINES_A_RUN = 32
# The format's version up to (not including) a baseline.
_PRODUCT_VERSIONS = (("0207", "14.2"), ("0300", "14.5"), ("0400", "14.6"), ("9999", "14.9"))
_STEPS = (
    "L2A_ProcessTile: start of pre processing",
    "L2A_Tables: start import",
    "L2A_Tables: stop import",
    "L2A_ProcessTile: start of Scene Classification",
    "L2A_ProcessTile: start of Atmospheric Correction",
    "L2A_AtmCorr: end of interpolation LUTs",
    "L2A_AtmCorr: end retrieving reference pixels for dark areas",
    "L2A_AtmCorr: end of visibility index calculation",
    "L2A_AtmCorr: end of AOT retrieval at 550nm",
    "L2A_AtmCorr: start of water vapour retrieval",
    "L2A_AtmCorr: end of water vapour retrieval",
    "L2A_AtmCorr: preparation of surface reflectance retrieval",
    "L2A_ProcessTile: start of post processing",
)


class Log:
    """The lines of a run, flushed one by one, and the percentage in ``$SEN2COR_HOME/log/.progress``."""

    def __init__(self, home: Path, seconds: float) -> None:
        self._progress_file = home / "log" / ".progress"
        self._pause = seconds / _LINES_A_RUN
        self._start = self._last = time.monotonic()
        self._done = 0

    def line(self, text: str) -> None:
        """Print a line at once."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def open(self) -> None:
        """Begin the status file.

        :raises RefusedError: if Sen2Cor's home cannot be written.
        """
        try:
            self._progress_file.parent.mkdir(parents=True, exist_ok=True)
            self._progress_file.write_text("0.0")
        except OSError as error:
            raise RefusedError(f"cannot create process status file: {self._progress_file}") from error

    def step(self, text: str) -> None:
        """Print a line with the percentage, after a share of the wanted pause."""
        time.sleep(self._pause)
        self._done += 1
        percent = min(99.0, 100 * self._done / _LINES_A_RUN)
        now = time.monotonic()
        total = timedelta(seconds=now - self._start)
        self.line(
            f"Progress[%]: {percent:03.2f} : PID-{os.getpid()}, {text}, "
            f"elapsed time[s]: {now - self._last:0.3f}, total: {total}"
        )
        self._last = now
        self._progress_file.write_text(str(percent))

    def end(self, good: bool) -> None:
        """Print the closing line; it says 100 % of failures too."""
        self.line(
            f"Progress[%]: 100.00 : Application terminated {'successfully' if good else 'with at least one error'}.\n"
        )


def parser() -> argparse.ArgumentParser:
    """The command line of Sen2Cor 2.10 and 2.11."""
    command = argparse.ArgumentParser(prog="L2A_Process.py", description=f"{_SENTENCE}. {_STAND_IN}")
    command._optionals.title = "optional arguments"
    command.add_argument("input_dir", help="Directory of Level-1C input")
    command.add_argument("--mode", help="Mode: generate_datastrip, process_tile")
    command.add_argument(
        "--resolution",
        type=int,
        choices=[10, 20, 60],
        help="Target resolution, can be 10, 20 or 60m. If omitted, only 20 and 10m resolutions will be processed",
    )
    for name, text in (
        ("datastrip", "Datastrip folder"),
        ("tile", "Tile folder"),
        ("output_dir", "Output directory"),
        ("work_dir", "Work directory"),
        ("img_database_dir", "Database directory for L1C input images"),
        ("res_database_dir", "Database directory for results and temporary products"),
        ("processing_centre", 'Processing centre as regex: ^[A-Z_]{4}$, e.g "SGS_"'),
        ("archiving_centre", 'Archiving centre as regex: ^[A-Z_]{4}$, e.g. "SGS_"'),
        ("processing_baseline", 'Processing baseline in the format: "dd.dd", where d=[0:9]'),
    ):
        command.add_argument(f"--{name}", help=text)
    for name, text in (
        ("raw", "Export raw images in rawl format with ENVI hdr"),
        ("tif", "Export raw images in TIFF format instead of JPEG-2000"),
        ("sc_only", "Performs only the scene classification at 60 or 20m resolution"),
        ("sc_classic", "Performs scene classification in Sen2Cor 2.9 mode"),
        ("sc_cog", "Performs the scene classification with cog output"),
        ("cr_only", "Performs only the creation of the L2A product tree, no processing"),
        ("debug", "Performs in debug mode"),
    ):
        command.add_argument(f"--{name}", action="store_true", help=text)
    command.add_argument("--GIP_L2A", help="Select the user GIPP")
    command.add_argument("--GIP_L2A_SC", help="Select the scene classification GIPP")
    command.add_argument("--GIP_L2A_AC", help="Select the atmospheric correction GIPP")
    command.add_argument("--GIP_L2A_PB", help="Select the processing baseline GIPP")
    return command


def main(arguments: list[str]) -> int:
    """Run once; the exit code: 0 good, 1 failed, 2 wrong command line (argparse)."""
    options = parser().parse_args(arguments)
    home = Path(os.environ.get("SEN2COR_HOME", "~/sen2cor/2.11-stand-in")).expanduser()
    log = Log(home, _seconds(home))
    try:
        l1c = _input(options, home)
        log.line(f"{_SENTENCE} started ...")
        log.line(_STAND_IN)
        layout = _layout(l1c)
        log.open()
    except RefusedError as refusal:
        log.line(str(refusal))
        return 1
    try:
        _announce(layout, options, log)
        _process(l1c, layout, options, log)
    except RefusedError as refusal:
        if str(refusal):
            log.line(str(refusal))
        log.end(good=False)
        return 1
    except (OSError, TypeError, ValueError, RuntimeError):
        traceback.print_exc(file=sys.stdout)
        log.end(good=False)
        return 1
    log.end(good=True)
    return 0


def _seconds(home: Path) -> float:
    wanted = home / "stand_in_seconds"
    return float(os.environ.get("STAND_IN_SECONDS") or (wanted.read_text() if wanted.is_file() else "0"))


def _input(options: argparse.Namespace, home: Path) -> Path:
    """The L1C folder.

    :raises RefusedError: with Sen2Cor's own words, before there is any log.
    """
    l1c = Path(os.path.abspath(options.input_dir))
    if not l1c.is_dir():
        raise RefusedError(f'directory "{l1c}" does not exist.')
    if not fnmatch.fnmatch(l1c.name, _MASK):
        raise RefusedError(f"L1C user product directory must match the following mask: {_MASK}\nbut is: {l1c.name}")
    if "GRANULE" in str(l1c):
        raise RefusedError("Input user product does not exist.")
    if options.mode or options.raw or options.tif or options.sc_only or options.cr_only:
        raise RefusedError("STAND-IN: only the correction of a whole product is played.")
    if options.processing_baseline and not re.fullmatch(r"\d\d\.\d\d", options.processing_baseline):
        raise RefusedError(f"processing baseline is not in the format dd.dd: {options.processing_baseline}")
    for settings in (options.GIP_L2A, options.GIP_L2A_SC, options.GIP_L2A_AC, options.GIP_L2A_PB):
        if settings and not (home / "cfg" / settings).is_file():
            raise RefusedError(f"File does not exist: {home / 'cfg' / settings}")
    return l1c


def _layout(l1c: Path) -> Layout:
    """What the product's metadata say.

    :raises RefusedError: if there are none, or if they are of a format (15) that 2.11 does not know.
    """
    try:
        root = ElementTree.parse(l1c / "MTD_MSIL1C.xml").getroot()
        if not re.match(r"\{https://psd-1[24]\.", root.tag):
            raise ValueError(root.tag)
        return Layout.parse(l1c.name)
    except (OSError, ElementTree.ParseError, ValueError) as error:
        raise RefusedError("Product metadata file cannot be read.") from error


def _announce(layout: Layout, options: argparse.Namespace, log: Log) -> None:
    version = next(version for end, version in _PRODUCT_VERSIONS if layout.baseline < end)
    if layout.baseline >= "0500":
        log.line("Product versions > 14.9 are not implemented yet.")
        log.line("Version 14.9 will be used by default, but warnings during validation might occur.")
    log.line(f"Product version: {version}")
    if version == "14.2":
        log.line("Old product version 14.2 detected, - will be updated to 14.6")
        log.line("Processing baseline will also be updated")
    log.line("Operation mode: TOOLBOX")
    log.line(f"Processing baseline: {options.processing_baseline or '99.99'}")


def _process(l1c: Path, layout: Layout, options: argparse.Namespace, log: Log) -> None:
    passes = {None: (20, 10), 10: (20, 10), 20: (20,), 60: (60,)}[options.resolution]
    resolutions = {(20, 10): (10, 20, 60), (20,): (20, 60), (60,): (60,)}[passes]
    baseline = (options.processing_baseline or "99.99").replace(".", "")
    target = layout.corrected(datetime.now(timezone.utc), baseline, resolutions)
    run = Correction(l1c, target, _output(options))
    run.create()
    log.line("Progress[%]:  0.00 : Generating datastrip metadata")
    run.write_datastrip()
    log.line("L2A datastrip successfully generated")
    if options.resolution:
        log.line(f"Selected resolution: {options.resolution} m")
    else:
        log.line("No resolution specified, will process 20 and 10 m resolution")
    if options.resolution == 10:
        log.line("20 m resolution must be processed first")
    if passes[0] == 20:
        log.line("20 m resolution will be downsampled to 60 m")
    for resolution in passes:
        _resolution(run, resolution, log, first=resolution == passes[0])
    run.finish()


def _resolution(run: Correction, resolution: int, log: Log, first: bool) -> None:
    log.step(f"L2A_ProcessTile: processing with resolution {resolution} m")
    for step in _STEPS:
        if step.endswith("Scene Classification") and not first:
            continue
        log.step(step)
        if step.endswith("start import") and first:
            run.read()
        if step.endswith("Atmospheric Correction") and first:
            run.correct()
    log.step(f"L2A_Tables: start export for {resolution} m resolution")
    run.export(resolution)
    if first and resolution == 20:
        run.export(60)
    log.step("L2A_Tables: stop export")
    if first:
        run.read_manifest()


def _output(options: argparse.Namespace) -> Path:
    """Where the product goes: made if absent, but one level only, as Sen2Cor does."""
    if options.output_dir:
        output = Path(os.path.abspath(options.output_dir))
        if not output.is_dir():
            output.mkdir()
        return output
    given = Path(options.input_dir)
    return given.parent if given.is_absolute() else Path.cwd()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
