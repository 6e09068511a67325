"""``scenequeue:checksafe``"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ...errors import CancelledError, SettingsError
from ...feedback import Feedback
from ...product.found_products import products_at
from .base_algorithm import SceneQueueAlgorithm, Values, network_settings, profiles
from .order_parameters import add_all, report_parameter, source_parameters
from .search_parameters import keys_parameter

if TYPE_CHECKING:
    from ...job_queue.checked_product import CheckedProduct


class CheckSafeAlgorithm(SceneQueueAlgorithm):
    """Products on disk: are they whole, and what can be put right?"""

    ID = "checksafe"
    TITLE = "Check and repair products"
    HELP = (
        "Looks at every file of SAFE products, L1C and L2A of all baselines: is it there, with the size and the "
        "checksum of the manifest, can each image be read to its end, are the folders complete, do name and metadata "
        "speak of the same product? INPUT is a SAFE folder, a ZIP, or a folder with any number of them. "
        "With REPAIR missing folders are made (object stores lose empty ones, and Sen2Cor stops without them), and "
        "files that are missing or damaged are fetched again from SERVICE, if it is given and has single files; each "
        "is proved before it takes its place. Good files are never touched, and a ZIP never is: one that can be put "
        "right is unpacked beside itself. Without REPAIR nothing is changed, and the report says what would be done. "
        "Products that Sen2Cor made here are judged by their images, since the manifest that it writes has false sizes."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        parameters = [
            QgsProcessingParameterFile("INPUT", "Product (.SAFE or .zip), or a folder with several", folder),
            QgsProcessingParameterBoolean("REPAIR", "Put right what can be", defaultValue=False),
            QgsProcessingParameterString("SERVICE", "Service to fetch damaged files from; empty: none", optional=True),
            *source_parameters(),
            QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in (user and password)", optional=True),
            keys_parameter(),
            report_parameter(),
        ]
        outputs = [
            QgsProcessingOutputNumber("CHECKED", "Products checked"),
            QgsProcessingOutputNumber("REPAIRED", "Products put right"),
            QgsProcessingOutputNumber("BROKEN", "Products that are not whole"),
        ]
        add_all(self, parameters, outputs)

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.stage_factory import StageFactory
        from ...services import find_profile
        from ..transfer_preferences import limits_of_settings
        from .order_sources import read_sources

        given = self.parameterAsFile(parameters, "INPUT", context)
        self._input = Path(given).absolute() if given else None
        self._repairs = bool(self.parameterAsBool(parameters, "REPAIR", context))
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)
        service = self.text(parameters, "SERVICE", context)
        known = profiles()
        asked = [find_profile(known, service)] if service else []
        if not self._repairs:  # nobody is asked for anything then, and so nobody has to sign in
            self._services, self._costs = [one.id for one in asked], False
            self._stages = StageFactory(known, lambda profile: None)
            return
        sources = read_sources(self, parameters, context, known, asked, self.text(parameters, "AUTHCFG", context))
        self._services = [one.id for one in (*sources.sources, *sources.alternatives)]
        self._costs = sources.accepts_costs
        self._stages = StageFactory(known, sources.sign_in_of, network_settings(), limits=limits_of_settings())

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Check, and put right."""
        with self._stages:
            checked = self.watched(self._run, feedback)
        return {
            "CHECKED": len(checked),
            "REPAIRED": sum(1 for one in checked if one.repaired),
            "BROKEN": sum(1 for one in checked if one.state == "failed"),
            "REPORT": self._report,
        }

    def _run(self, watch: Feedback) -> Sequence[CheckedProduct]:
        from ...job_queue.checked_product import COLUMNS, report_row
        from ...job_queue.product_checks import ProductChecks
        from ...job_queue.report import require_writable, write_lines

        report = Path(self._report) if self._report else None
        if report is not None:
            require_writable(report)
        products = products_at(self._input, watch) if self._input is not None else []
        if not products:
            raise SettingsError(
                f"There is no Sentinel-2 product in {self._input}.",
                advice="Name a .SAFE folder, its ZIP, or a folder above.",
            )
        checks = ProductChecks(
            products,
            lambda scene: self._stages.refetcher(self._services, scene, costs_accepted=self._costs),
            repairs=self._repairs,
        )
        checked = checks.run(watch)
        if report is not None:
            write_lines(report, [one.report_line() for one in checked], COLUMNS, report_row)
        if watch.is_cancelled():
            raise CancelledError()
        return checked
