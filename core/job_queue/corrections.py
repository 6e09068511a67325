"""What a queue knows of Sen2Cor: which installations there are, whether they take an order's scenes, the stage."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import ProductError, SettingsError
from ..feedback import Feedback
from ..product.name import ProcessingLevel, ProductName
from ..scene import Scene
from ..settings import Settings
from ..stages.safe_check.checks import check
from ..stages.sen2cor.installation import Installation, VersionReader, find_installations
from ..stages.sen2cor.stage import CorrectionStage
from ..stages.sen2cor.versions import choose


class Corrections:
    """Thread-safe: one for all orders, so that each installation is asked for its version once."""

    def __init__(self) -> None:
        self._versions = VersionReader()

    def installations(self, setting: str, feedback: Feedback) -> list[Installation]:
        """The Sen2Cor installations of this machine; each is started once to tell its version, which takes seconds.

        :param setting: of an order: a folder or an ``L2A_Process``; empty: all that are found.
        :raises SettingsError: if the setting leads to no Sen2Cor.
        """
        return find_installations(setting, reader=self._versions, feedback=feedback)

    def require(self, scenes: Iterable[Scene], settings: Settings, feedback: Feedback) -> None:
        """Make sure, before anything is downloaded, that every L1C scene can be corrected.

        :raises Sen2CorMissingError: naming the version to install.
        :raises SettingsError: if only some bands are ordered, which Sen2Cor cannot work with.
        """
        names = [ProductName.parse(scene.identifier) for scene in scenes]
        baselines = {name.baseline for name in names if name.level is ProcessingLevel.L1C}
        if baselines and settings.bands:
            raise SettingsError(
                f"Sen2Cor needs all bands of L1C products; only {', '.join(settings.bands)} are ordered.",
                advice="Order whole products, or L2A scenes.",
            )
        if baselines:
            installations = self.installations(settings.sen2cor, feedback)
            for baseline in sorted(baselines):
                choose(installations, baseline)

    def stage(self) -> CorrectionStage:
        """The stage ``correct``."""
        return CorrectionStage(self.installations, _require_readable)


def _require_readable(product: Path, feedback: Feedback) -> None:
    serious = [finding for finding in check(product, feedback) if not finding.harmless]
    if serious:
        raise ProductError(" ".join(finding.sentence for finding in serious[:3]))
