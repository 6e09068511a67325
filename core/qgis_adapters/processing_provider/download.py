"""``scenequeue:download``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ...errors import SettingsError
from ...feedback import Feedback
from ...job_queue.order import WITHOUT_CORRECTION
from ...job_queue.scheduler import Slots
from ...settings import Settings, read_bands
from ..scene_source import scenes_of_source
from ..settings_store import read_preferences
from .base_algorithm import (
    DEFAULT,
    SceneQueueAlgorithm,
    Values,
    network_settings,
    profiles,
)
from .order_parameters import (
    add_all,
    bands_parameter,
    connections_parameter,
    folder_parameter,
    order_outputs,
    order_values,
    product_parameters,
    read_end,
    read_product_options,
    report_parameter,
    source_parameters,
)
from .search_parameters import keys_parameter

if TYPE_CHECKING:
    from ..headless import OrderResult


class DownloadAlgorithm(SceneQueueAlgorithm):
    """Scenes of a layer as SAFE products on disk, verified."""

    ID = "download"
    TITLE = "Download scenes"
    HELP = (
        "Downloads the scenes of a footprint layer, several at once, and checks each product. What is there and "
        "complete is left alone; what was begun goes on from the bytes on disk. Only the field identifier is required. "
        "Each scene comes from SERVICE, or from the service that listed it if that delivers, else from cdse; where it "
        "cannot be had there, ALTERNATIVES are tried in their order, and the report names both. With BANDS only the "
        "images of these bands are fetched, with all metadata; a later call without BANDS completes the products. "
        "Working hours of the window do not hold here; the computer is kept awake unless the queue's settings in the "
        "window say otherwise."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        any_layer = [QgsProcessing.SourceType.TypeVector]
        parameters = [
            QgsProcessingParameterFeatureSource("SCENES", "Scenes", any_layer),
            QgsProcessingParameterString("SERVICE", "Service; empty: the field service, else cdse", optional=True),
            bands_parameter(),
            folder_parameter(),
            *source_parameters(),
            connections_parameter(),
            QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in (user and password)", optional=True),
            keys_parameter(),
            *product_parameters(corrects=False),
            report_parameter(),
        ]
        add_all(self, parameters, order_outputs())

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.sourcing import shared_out
        from ...job_queue.stage_factory import StageFactory
        from ..transfer_preferences import limits_of_settings
        from .order_sources import read_sources

        source = self.parameterAsSource(parameters, "SCENES", context)
        if source is None:
            raise SettingsError(f"The layer {parameters.get('SCENES')!r} cannot be opened.")
        service, authcfg = (self.text(parameters, name, context) for name in ("SERVICE", "AUTHCFG"))
        known = profiles()
        shares = shared_out(scenes_of_source(source, service or DEFAULT), service, known)
        sources = read_sources(self, parameters, context, known, [share.source for share in shares], authcfg)
        self._settings = Settings(
            self.folder(parameters, "FOLDER", context),
            level_folders=False,
            bands=read_bands(self.text(parameters, "BANDS", context)),
            **read_product_options(self, parameters, context),
        )
        self._at_end = read_end(self, parameters, context)
        self._orders = sources.orders(shares, self._settings, WITHOUT_CORRECTION, "download", self._at_end)
        connections = int(self.number(parameters, "CONNECTIONS", context) or sources.connections)
        self._stages = StageFactory(
            known, sources.sign_in_of, network_settings(), connections, limits=limits_of_settings()
        )
        self._slots, self._preferences = Slots().with_connections(connections), read_preferences()
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Download and check."""
        with self._stages:
            result = self.watched(self._run, feedback)
        return order_values(result, str(self._settings.folder), self._report, self._at_end)

    def _run(self, watch: Feedback) -> OrderResult:
        from ..call_conditions import CallConditions
        from ..headless import run_orders

        report = Path(self._report) if self._report else None
        with CallConditions(self._preferences, watch) as conditions:
            return run_orders(
                self._settings.folder,
                self._orders,
                self._stages,
                watch,
                slots=self._slots,
                report=report,
                upkeep=self._stages,
                budgets=self._stages.budgets,
                before_tick=conditions.renew,
            )
