"""``scenequeue:download``"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ...errors import SettingsError
from ...job_queue.job import StageName
from ...job_queue.order import Order
from ...job_queue.scheduler import Slots
from ...settings import Settings
from ..headless import run_orders
from ..scene_source import scenes_of_source
from .base_algorithm import (
    SceneQueueAlgorithm,
    Values,
    find_credentials,
    network_settings,
    profiles,
)
from .order_parameters import (
    add_all,
    connections_parameter,
    folder_parameter,
    order_outputs,
    order_values,
    report_parameter,
)


class DownloadAlgorithm(SceneQueueAlgorithm):
    """Scenes of a layer as SAFE products on disk, verified."""

    ID = "download"
    TITLE = "Download scenes"
    HELP = (
        "Downloads the scenes of a footprint layer, several at once, and checks each product. What is there and "
        "complete is left alone; what was begun goes on from the bytes on disk. Only the field identifier is required."
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        any_layer = [QgsProcessing.SourceType.TypeVector]
        parameters = [
            QgsProcessingParameterFeatureSource("SCENES", "Scenes", any_layer),
            QgsProcessingParameterString("SERVICE", "Service; empty: the field service, else cdse", optional=True),
            folder_parameter(),
            connections_parameter(),
            QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in", optional=True),
            report_parameter(),
        ]
        add_all(self, parameters, order_outputs())

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.stage_factory import StageFactory
        from ...stages.download.choice import DEFAULT, source_of

        source = self.parameterAsSource(parameters, "SCENES", context)
        if source is None:
            raise SettingsError(f"The layer {parameters.get('SCENES')!r} cannot be opened.")
        service = self.text(parameters, "SERVICE", context)
        self._scenes = scenes_of_source(source, service or "cdse")
        known = profiles()
        services = {service} if service else {scene.service for scene in self._scenes} or {DEFAULT}
        sources = {source.id: source for source in (source_of(one, known) for one in services)}
        if len(sources) > 1:
            raise SettingsError("The scenes are of several services.", advice="Set SERVICE to the one to fetch from.")
        self._profile = next(iter(sources.values()))
        credentials = find_credentials(self._profile, self.text(parameters, "AUTHCFG", context))
        self._stages = StageFactory(known, lambda profile: credentials, network_settings())
        self._settings = Settings(
            self.folder(parameters, "FOLDER", context), service=self._profile.id, level_folders=False
        )
        connections = self.number(parameters, "CONNECTIONS", context)
        self._slots = replace(Slots(), download=int(connections or self._profile.connections))
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Download and check."""
        order = Order(0, self._settings, (StageName.DOWNLOAD, StageName.SAFE_CHECK), "download")
        report = Path(self._report) if self._report else None
        with self._stages:
            result = self.watched(
                lambda watch: run_orders(
                    self._settings.folder,
                    [(order, self._scenes)],
                    self._stages,
                    watch,
                    slots=self._slots,
                    report=report,
                ),
                feedback,
            )
        return order_values(result, str(self._settings.folder), self._report)
