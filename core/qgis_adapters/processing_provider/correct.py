"""``scenequeue:correct``"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ...catalogue.named_scene import scene_of_name
from ...errors import SettingsError
from ...feedback import Feedback
from ...job_queue.job import StageName
from ...job_queue.order import WITHOUT_CORRECTION, Order
from ...job_queue.scheduler import Slots
from ...product.found_products import l1c_products
from ...product.name import ProductName
from ...scene import Scene
from ...settings import Settings
from ..settings_store import read_preferences
from .base_algorithm import DEFAULT, SceneQueueAlgorithm, Values, network_settings, profiles
from .correction_parameters import CORRECTION_HELP, READY_L2A, correction_parameters, read_correction
from .order_parameters import (
    add_all,
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
    from ...job_queue.correction_plan import CorrectionPlan
    from ..headless import OrderResult
    from .order_sources import OrderSources

_ORDER = "correct"


class CorrectAlgorithm(SceneQueueAlgorithm):
    """L1C products on disk as L2A products, by Sen2Cor."""

    ID = "correct"
    TITLE = "Correct products with Sen2Cor"
    HELP = (
        "Runs Sen2Cor on L1C products: a SAFE folder, a ZIP, or a folder with several. The products are checked first, "
        "and nothing in them is changed: where one lacks folders that Sen2Cor needs, a copy of it is mended for the "
        "run, which takes some 30 MB on the disk of the product, and up to 900 MB on another one. A ZIP is unpacked "
        "for as long as it takes. Each L2A product is checked before it gets its final name; its log, parameter file "
        "and a record of the run lie beside it; of a run that failed the report names version, command and log. "
        "SERVICE and the sign-in are for NO_SEN2COR=ready_l2a only. " + CORRECTION_HELP
    )

    def initAlgorithm(self, config: Values | None = None) -> None:  # noqa: N802 - QGIS's name
        """QGIS calls this once."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        parameters = [
            QgsProcessingParameterFile("INPUT", "L1C product (.SAFE or .zip), or a folder with several", folder),
            *correction_parameters(),
            folder_parameter(),
            QgsProcessingParameterString("SERVICE", "Service that has ready L2A", defaultValue=DEFAULT, optional=True),
            *source_parameters(),
            QgsProcessingParameterAuthConfig("AUTHCFG", "Sign-in (user and password)", optional=True),
            keys_parameter(),
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
            service="",
            **read_correction(self, parameters, context),
            **read_product_options(self, parameters, context),
        )
        self._one_version = bool(self.parameterAsBool(parameters, "ONE_VERSION", context))
        self._at_end = read_end(self, parameters, context)
        self._sources = self._read_sources(parameters, context)
        sign_in_of = self._sources.sign_in_of if self._sources else lambda profile: None
        self._network = network_settings()
        self._stages = StageFactory(profiles(), sign_in_of, self._network)
        self._corrections = int(self.number(parameters, "PARALLEL", context) or 0)
        self._preferences = read_preferences()
        self._stages.corrections.folders = self._preferences.sen2cor_places
        self._report = self.parameterAsFileOutput(parameters, "REPORT", context)

    def work(self, parameters: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Values:
        """Check and correct."""
        with self._stages:
            result = self.watched(self._run, feedback)
        return order_values(result, str(self._settings.folder), self._report, self._at_end)

    def _read_sources(self, parameters: Values, context: QgsProcessingContext) -> OrderSources | None:
        """Where ready L2A products come from; ``None``: none is wanted, and so nobody has to sign in."""
        from ...services import find_profile
        from .order_sources import read_sources

        if self.text(parameters, "NO_SEN2COR", context) != READY_L2A:
            return None
        known = profiles()
        profile = find_profile(known, self.text(parameters, "SERVICE", context) or DEFAULT)
        return read_sources(self, parameters, context, known, [profile], self.text(parameters, "AUTHCFG", context))

    def _run(self, watch: Feedback) -> OrderResult:
        from ...job_queue.correction_plan import plan_corrections
        from ..call_conditions import CallConditions
        from ..headless import run_orders

        scenes = [scene_of_name(ProductName.parse(identifier), "") for identifier in self._products]
        plan = plan_corrections(scenes, self._settings, self._stages.corrections, watch, one_version=self._one_version)
        ready = self._ready(plan, watch)
        if plan.missing is not None and not plan.able and not ready:
            raise plan.missing
        mixture = plan.mixture(len(ready))
        if mixture:
            watch.note(mixture, warning=True)
        report = Path(self._report) if self._report else None
        with CallConditions(self._preferences, watch, self._corrections) as conditions:
            return run_orders(
                self._settings.folder,
                self._orders(plan, ready),
                self._stages,
                watch,
                slots=Slots(),
                report=report,
                products=self._products,
                before_tick=conditions.renew,
            )

    def _ready(self, plan: CorrectionPlan, watch: Feedback) -> dict[str, Scene]:
        """The service's L2A products of scenes that cannot be corrected here, by their identifiers."""
        from ...catalogue.ready_l2a import look_up_ready
        from ...network import HttpSession

        if self._sources is None or not plan.lacking:
            return {}
        (profile,) = self._sources.sources
        with closing(HttpSession(self._network, profile)) as session:
            return look_up_ready(profile, session, plan.lacking, watch, self._sources.sign_in_of(profile))

    def _orders(self, plan: CorrectionPlan, ready: Mapping[str, Scene]) -> list[tuple[Order, Sequence[Scene]]]:
        """Those of folders, of archives, and of ready L2A products; what nobody can do fails with its reason."""
        from ...job_queue.sourcing import Share

        archives = {name: path for name, path in self._products.items() if path.suffix.lower() == ".zip"}
        self._stages.archives.update(archives)
        for identifier in archives:
            del self._products[identifier]
        wanted = [*plan.able, *(scene for scene in plan.lacking if scene.identifier not in ready)]
        orders: list[tuple[Order, Sequence[Scene]]] = []
        folders = [scene for scene in wanted if scene.identifier not in archives]
        if folders:
            stages = (StageName.SAFE_CHECK, StageName.CORRECTION)
            orders.append((Order(0, plan.settings, stages, _ORDER, at_end=self._at_end), folders))
        packed = [scene for scene in wanted if scene.identifier in archives]
        if packed:
            settings = replace(plan.settings, keep_l1c=False)  # what is unpacked for the run is in its ZIP
            orders.append((Order(0, settings, tuple(StageName), _ORDER, at_end=self._at_end), packed))
        if ready and self._sources is not None:
            share = Share(self._sources.sources[0], tuple(ready.values()))
            orders += self._sources.orders([share], self._settings, WITHOUT_CORRECTION, _ORDER, self._at_end)
        return orders
