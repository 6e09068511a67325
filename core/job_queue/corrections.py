"""What a queue knows of Sen2Cor: which installations there are, whether they take an order's scenes, the stage."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Callable

from ..errors import ProductError, Sen2CorMissingError, SettingsError
from ..feedback import Feedback
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..settings import Settings
from ..stages.safe_check.checks import check
from ..stages.safe_check.findings import FindingKind
from ..stages.sen2cor.installation import Installation, VersionReader
from ..stages.sen2cor.record import log_of
from ..stages.sen2cor.run import require_startable
from ..stages.sen2cor.searching import Search, find_installations, look_around
from ..stages.sen2cor.stage import CorrectionStage, MendCopy
from ..stages.sen2cor.trial import Trial, try_out
from ..stages.sen2cor.versions import choose
from ..workspace import Workspace
from .paces import Past


class Corrections:
    """Thread-safe: one for all orders, so that each installation is asked for its version once.

    :ivar past: tells what runs took on this computer; it may read a file. Until somebody sets it, nothing is known.
    :ivar folders: where the user says that Sen2Cor is, besides the usual places.
    """

    def __init__(self) -> None:
        self._versions = VersionReader()
        self.past: Callable[[], Past] = Past
        self.folders: tuple[Path, ...] = ()

    def installations(self, setting: str, feedback: Feedback) -> list[Installation]:
        """The Sen2Cor installations of this machine; each is started once to tell its version, which takes seconds.

        :param setting: of an order: a folder or an ``L2A_Process``; empty: all that are found.
        :raises SettingsError: if the setting leads to no Sen2Cor.
        """
        return find_installations(setting, more_folders=self.folders, reader=self._versions, feedback=feedback)

    def look_around(self, folders: Iterable[Path], feedback: Feedback) -> Search:
        """All that is found of Sen2Cor on this machine, and what of it cannot be used.

        :param folders: where the user says that it is, besides the usual places.
        """
        return look_around(more_folders=tuple(folders), reader=self._versions, feedback=feedback)

    def try_out(self, installation: Installation, feedback: Feedback) -> Trial:
        """Start an installation and look for what it needs; it takes seconds."""
        return try_out(installation, os.environ, feedback)

    def require(self, scenes: Iterable[Scene], settings: Settings, feedback: Feedback) -> None:
        """Make sure, before anything is downloaded, that every L1C scene can be corrected.

        :raises Sen2CorMissingError: naming the version to install.
        :raises SettingsError: if only some bands are ordered, which Sen2Cor cannot work with, or if the order's options
            cannot be used with the version that is chosen.
        """
        names = [ProductName.parse(scene.identifier) for scene in scenes]
        baselines = {name.baseline for name in names if name.level is ProcessingLevel.L1C}
        if baselines:
            self._require(baselines, settings, feedback)

    def require_options(self, settings: Settings, installations: Iterable[Installation]) -> None:
        """Make sure that the options for Sen2Cor can be used with an installation; the disk is only read.

        :param installations: those that are there; the first of them is asked. Without one only files are looked for.
        :raises SettingsError: if they cannot.
        """
        options = settings.correction
        if options.gipp is not None and not options.gipp.is_file():
            raise SettingsError(f"The parameter file {options.gipp} is not there.", advice="Name another one, or none.")
        for installation in list(installations)[:1]:
            require_startable(installation, settings, os.environ)

    def made_or_possible(self, workspace: Workspace, feedback: Feedback) -> Path | None:
        """Asked before a scene is downloaded to be corrected: its L2A product, if that is there already.

        A Sen2Cor may be gone since the scene was queued, and nobody wants to fetch 700 MB to hear of that. No program
        is started for it, but for an installation that is new.

        :returns: ``None``: it is not, and can be made.
        :raises Sen2CorMissingError: if it is not and no Sen2Cor here takes it, or none does with the order's options:
            other orders of the same service go on downloading then.
        """
        made = self.stage().ready_product(workspace, feedback)
        if made is None and workspace.name.level is ProcessingLevel.L1C:
            try:
                self._require({workspace.name.baseline}, workspace.settings, feedback)
            except SettingsError as error:
                raise Sen2CorMissingError(error.message, advice=error.advice) from error
        return made

    def log_of(self, workspace: Workspace) -> Path | None:
        """Sen2Cor's log of a scene, while it runs, after it failed and beside its product; ``None``: there is none.

        It looks at the disk, so not for the main thread.

        :raises OSError: if the folder cannot be looked at.
        """
        return log_of(workspace)

    def stage(self, mend_copy: MendCopy | None = None) -> CorrectionStage:
        """The stage ``correct``.

        :param mend_copy: as the stage takes it.
        """
        return CorrectionStage(self.installations, _require_readable, mend_copy=mend_copy, usual_s=self._usual_s)

    def _require(self, baselines: Iterable[str], settings: Settings, feedback: Feedback) -> None:
        if settings.bands:
            raise SettingsError(
                f"Sen2Cor needs all bands of L1C products; only {', '.join(settings.bands)} are ordered.",
                advice="Order whole products, or L2A scenes.",
            )
        installations = self.installations(settings.sen2cor, feedback)
        for baseline in sorted(baselines):
            require_startable(choose(installations, baseline), settings, os.environ)

    def _usual_s(self, version: str, settings: Settings) -> float | None:
        only = settings.correction.classification_only
        return self.past().correction_s(version, settings.resolution, is_classified_only=only)


def _require_readable(product: Path, feedback: Feedback) -> None:
    """Which bands there have to be is the order's say, and looked at by the stage: a classified scene has none."""
    findings = [finding for finding in check(product, feedback) if not finding.harmless]
    serious = [one for one in findings if not (one.kind is FindingKind.MISSING and "*" in one.path)]
    if serious:
        raise ProductError(" ".join(finding.sentence for finding in serious[:3]))
