"""Loads products into a project without holding anybody up: opened in a task, shown one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Callable

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, QThread, QTimer, pyqtSignal

from ..errors import CancelledError, SceneQueueError
from ..events import Progress
from ..feedback import Feedback
from ..stages.visualisation.recipes import LayerRecipe, mosaics_of, recipes_for, write_raster_of
from .errands import Errands
from .layer_groups import add_layer, known_layer
from .product_layers import make_layer

Made = list[tuple[LayerRecipe, QgsRasterLayer]]
Find = Callable[[], Path]


class LayerLoader(QObject):
    """Main thread. ``loaded`` carries how many layers came, ``failed`` an error of one product, or of all."""

    loaded = pyqtSignal(int)
    failed = pyqtSignal(object)

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._waiting: deque[tuple[LayerRecipe, QgsRasterLayer, QgsProject]] = deque()
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._show_next)
        self._count = 0

    @property
    def is_busy(self) -> bool:
        """Whether layers are on their way into the project."""
        return bool(self._waiting)

    def load(
        self,
        products: Sequence[Find],
        kinds: Sequence[str],
        area_wkt: str,
        project: QgsProject,
        mosaics: Path | None = None,
    ) -> None:
        """Load products; those that the project shows already are left alone.

        :param products: each is looked for in the task, and may raise :class:`ProductError`.
        :param kinds: of layers, see ``settings.RASTER_KINDS``.
        :param area_wkt: decides the contrast; empty: whole images do.
        :param mosaics: folder for one layer of each date in place of one of each tile; ``None``: each tile has its own.
        """
        shown = {layer.source() for layer in project.mapLayers().values()}
        home = self.thread()

        def work(feedback: Feedback) -> tuple[Made, list[SceneQueueError]]:
            return _made(products, kinds, area_wkt, mosaics, shown, home, feedback)

        def take(found: tuple[Made, list[SceneQueueError]]) -> None:
            layers, errors = found
            for error in errors:
                self.failed.emit(error)
            self._waiting.extend((recipe, layer, project) for recipe, layer in layers)
            if self._waiting:
                self._next.start()
            else:
                self.loaded.emit(0)

        title = QCoreApplication.translate("SceneQueue", "Open products as layers")
        self._errands.start(title, work, take, self.failed.emit)

    def _show_next(self) -> None:
        """One layer a turn of the event loop: each costs the map and the legend some milliseconds."""
        recipe, layer, project = self._waiting.popleft()
        if known_layer(recipe, project) is None:
            add_layer(layer, recipe, project)
            self._count += 1
        if not self._waiting:
            self._next.stop()
            count, self._count = self._count, 0
            self.loaded.emit(count)


def open_products(
    products: Sequence[Path], kinds: Sequence[str], area_wkt: str = ""
) -> Iterator[tuple[LayerRecipe, QgsRasterLayer]]:
    """The layers of products, made at once, for whoever has a thread of his own.

    :raises ProductError: if one cannot be shown. :raises DiskError: if what it is made of cannot be written.
    """
    for product in products:
        for recipe in recipes_for(product, kinds, area_wkt):
            write_raster_of(recipe)
            yield recipe, make_layer(recipe)


def _made(
    products: Sequence[Find],
    kinds: Sequence[str],
    area_wkt: str,
    mosaics: Path | None,
    shown: set[str],
    home: QThread,
    feedback: Feedback,
) -> tuple[Made, list[SceneQueueError]]:
    recipes: list[LayerRecipe] = []
    errors: list[SceneQueueError] = []
    for number, find in enumerate(products):
        feedback.raise_if_cancelled()
        try:
            product = find()
            feedback.report(Progress(number / len(products), product.name))
            recipes += recipes_for(product, kinds, area_wkt)
        except CancelledError:
            raise
        except SceneQueueError as error:
            errors.append(error)
    for recipe in recipes:
        write_raster_of(recipe)
    wanted = mosaics_of(recipes, mosaics) if mosaics is not None else tuple(recipes)
    made: Made = []
    for recipe in wanted:
        if recipe.raster.path not in shown:
            feedback.raise_if_cancelled()
            write_raster_of(recipe)
            layer = make_layer(recipe)
            layer.moveToThread(home)
            made.append((recipe, layer))
    return made, errors
