"""One run of the stand-in on one product, from the announcement of its format to its closing line."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from builders.layout import Layout

from .behaviours import ALREADY, AT_END, ENDINGS, FAILURE, MIDWAY, SUCCESS
from .correction import ClassifiedLayout, Correction
from .personalities import Version, personality_of
from .refused import NotCreatedError, RefusedError
from .run_log import Log

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


@dataclass(frozen=True)
class CorrectionRun:
    """All that a run is made of.

    :param layout: of the input.
    :param product_format: the version of the input's format.
    :param gipp: what the parameter file says; under the empty name its path.
    """

    l1c: Path
    layout: Layout
    product_format: str
    options: argparse.Namespace
    gipp: Mapping[str, str]
    version: Version
    behaviour: str
    log: Log

    def process(self) -> int:
        """Announce, make the product and say how it ended; returns the exit code."""
        self._announce()
        try:
            words, code = self._corrected()
        except NotCreatedError as refusal:
            self.log.line(str(refusal))
            if self._is_old:  # says nothing more; its code was not seen
                return 1
            words, code = FAILURE, 1
        except RefusedError as refusal:
            if str(refusal):
                self.log.line(str(refusal))
            words, code = FAILURE, 1
        except (OSError, TypeError, ValueError, RuntimeError):
            traceback.print_exc(file=sys.stdout)
            words, code = FAILURE, 1
        if words:
            self.log.end(words)
        return code

    def _announce(self) -> None:
        baseline = self.options.processing_baseline or "99.99"
        newest, updated = personality_of(self.version).formats[-1], personality_of(self.version).updated_format
        if self._is_old:
            if self.product_format == "14.2":
                self.log.line("Operation mode PDGS is not supported for Product version 14.2.")
                self.log.line("Operation mode will be reset to TOOLBOX.")
            baseline = self.layout.dotted_baseline
            self.log.line(f"Product version: 14.5. Operation mode: PDGS. Processing baseline: {baseline}.")
            return
        if self.layout.baseline >= "0500" and newest == "14.9":
            self.log.line("Product versions > 14.9 are not implemented yet.")
            self.log.line("Version 14.9 will be used by default, but warnings during validation might occur.")
        if self.product_format == "14.2":
            self.log.line(f"Old product version 14.2 detected, - will be updated to {updated}")
            self.log.line("Processing baseline will also be updated")
        else:
            self.log.line(f"Product version: {self.product_format}")
        self.log.line("Operation mode: TOOLBOX")
        self.log.line(f"Processing baseline: {baseline}")

    def _corrected(self) -> tuple[str, int]:
        """Make the product; the closing words and the exit code."""
        target, output = self._target(), self._output()
        run = Correction(self.l1c, target, output, personality_of(self.version))
        if self.behaviour == "nothing" or run.has_all():
            return (SUCCESS, 0) if self.behaviour == "nothing" else (ALREADY, 0)
        run.create()
        self.log.line("Progress[%]:  0.00 : Generating datastrip metadata")
        run.write_datastrip()
        self.log.line("L2A datastrip successfully generated")
        self._announce_passes()
        try:
            for number, resolution in enumerate(self._passes):
                self._pass(run, resolution, is_first=number == 0)
            run.finish(self.gipp, self.log)
        finally:
            run.clean()
        if self.behaviour in AT_END:
            AT_END[self.behaviour](output / target.folder)
        return ENDINGS.get(self.behaviour, (SUCCESS, 0))

    def _announce_passes(self) -> None:
        if self.options.resolution:
            self.log.line(f"Selected resolution: {self.options.resolution} m")
        elif not self._is_old:
            self.log.line("No resolution specified, will process 20 and 10 m resolution")
        if self.options.resolution == 10:
            self.log.line("20 m resolution must be processed first")
        if self._is_downsampling:
            self.log.line("20 m resolution will be downsampled to 60 m")

    def _pass(self, run: Correction, resolution: int, is_first: bool) -> None:
        self.log.step(f"L2A_ProcessTile: processing with resolution {resolution} m")
        for step in _STEPS:
            if step.endswith("Scene Classification") and not is_first:
                continue
            if self.options.sc_only and ("AtmCorr" in step or "Atmospheric" in step):
                continue
            self.log.step(step)
            if step.endswith("start import") and is_first:
                run.read()
            if step.endswith("Scene Classification"):
                run.correct()
                self._misbehave()
        self.log.step(f"L2A_Tables: start export for {resolution} m resolution")
        run.export(resolution)
        if resolution == 20 and self._is_downsampling:
            run.export(60)
        self.log.step("L2A_Tables: stop export")
        if is_first:
            run.read_manifest()

    def _misbehave(self) -> None:
        if self.behaviour in MIDWAY:
            MIDWAY[self.behaviour](self.behaviour)

    @property
    def _is_old(self) -> bool:
        return personality_of(self.version).is_old

    @property
    def _passes(self) -> tuple[int, ...]:
        if self.options.sc_only:
            return (60,) if self.options.resolution == 60 else (20,)
        every = (60, 20, 10) if self._is_old else (20, 10)
        return {None: every, 10: (20, 10), 20: (20,), 60: (60,)}[self.options.resolution]

    @property
    def _is_downsampling(self) -> bool:
        is_wished = self.gipp.get("Downsample_20_to_60") == "TRUE"
        return is_wished and 20 in self._passes and not self.options.sc_only

    def _target(self) -> Layout:
        """The names of what is made: before 2.8 the input's own, later those of this second."""
        made = {*self._passes, *([60] if self._is_downsampling else [])}
        resolutions = tuple(sorted(made))
        layout = ClassifiedLayout(**vars(self.layout)) if self.options.sc_only else self.layout
        if self._is_old:
            return layout.corrected(layout.stamp, layout.baseline, resolutions)
        baseline = (self.options.processing_baseline or "99.99").replace(".", "")
        return layout.corrected(datetime.now(timezone.utc), baseline, resolutions)

    def _output(self) -> Path:
        """Where the product goes: made if absent, but one level only, as Sen2Cor does."""
        asked = self.gipp.get("Target_Directory", "DEFAULT")
        if self.options.output_dir or asked != "DEFAULT":
            output = Path(self.options.output_dir or asked).absolute()
            if not output.is_dir():
                output.mkdir()
            return output
        given = Path(self.options.input_dir)
        return given.parent if given.is_absolute() else Path.cwd()
