"""``scenequeue:correct``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterFile

from ...catalogue.named_scene import scene_of_name
from ...errors import SettingsError
from ...feedback import Feedback
from ...job_queue.job import StageName
from ...job_queue.order import Order
from ...job_queue.scheduler import Slots
from ...product.found_products import l1c_products
from ...product.name import ProductName
from ...settings import Resolution, Settings
from ..settings_store import read_preferences
from .base_algorithm import SceneQueueAlgorithm, Values, profiles
from .order_parameters import (
    CORRECTION_HELP,
    add_all,
    correction_parameters,
    folder_parameter,
    order_outputs,
    order_values,
    product_parameters,
    read_end,
    read_product_options,
    report_parameter,
)

if TYPE_CHECKING:
    from ..headless import OrderResult


class CorrectAlgorithm(SceneQueueAlgorithm):
    """L1C products on disk as L2A products, by Sen2Cor."""

    ID = "correct"
    TITLE = "Correct products with Sen2Cor"
    HELP = (
        "Runs Sen2Cor on L1C products: one SAFE folder, or a folder with several. The products are checked first and "
        "stay as they are; each L2A product is checked before it gets its final name. " + CORRECTION_HELP
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        parameters = [
            QgsProcessingParameterFile("INPUT", "L1C product (.SAFE), or a folder with several", folder),
            *correction_parameters(),
            folder_parameter(),
            *product_parameters(downloads=False),
            report_parameter(),
        ]
        add_all(self, parameters, order_outputs())

    def read(self, parameters: Values, context: QgsProcessingContext) -> None:
        """Read and check the parameters."""
        from ...job_queue.stage_factory import StageFactory

        given = self.parameterAsFile(parameters, "INPUT", context)
        self._products = l1c_products(Path(given).absolute()) if given else {}
        if not self._products:
            raise SettingsError(f"There is no L1C product in {given!r}.", advice="Name a .SAFE folder, or one above.")
        self._settings = Settings(
            self.folder(parameters, "FOLDER", context),
            level_folders=False,
            sen2cor=self.text(parameters, "SEN2COR", context),
            resolution=Resolution(self.text(parameters, "RESOLUTION", context)),
            **read_product_options(self, parameters, context),
        )
        self._at_end = read_end(self, parameters, context)
        self._stages = StageFactory(profiles(), lambda profile: None)
        self._corrections = int(self.number(parameters, "PARALLEL", context) or 0)
        self._preferences = read_preferences()
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Check and correct."""
        with self._stages:
            result = self.watched(self._run, feedback)
        return order_values(result, str(self._settings.folder), self._report, self._at_end)

    def _run(self, watch: Feedback) -> OrderResult:
        from ..call_conditions import CallConditions
        from ..headless import run_orders

        scenes = [scene_of_name(ProductName.parse(identifier), "") for identifier in self._products]
        self._stages.corrections.require(scenes, self._settings, watch)
        order = Order(0, self._settings, (StageName.SAFE_CHECK, StageName.CORRECTION), "correct", at_end=self._at_end)
        report = Path(self._report) if self._report else None
        with CallConditions(self._preferences, watch, self._corrections) as conditions:
            return run_orders(
                self._settings.folder,
                [(order, scenes)],
                self._stages,
                watch,
                slots=Slots(),
                report=report,
                products=self._products,
                before_tick=conditions.renew,
            )
