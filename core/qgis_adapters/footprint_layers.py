"""The footprint layers of the project, in step with the table and with the queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..feedback import Feedback
from ..scene import Scene
from .errands import Errands
from .footprint_layer import FOOTPRINTS, is_footprint_layer
from .footprint_style import OutlineStyle, apply_style, show_replaced, style_of
from .message_log import log
from .scene_source import scenes_of_source

COLLECT_MS, NEXT_MS = 200, 20
REPAINT_MS = 1000  # ten thousand outlines are drawn anew no more often, whatever the queue does
SLICE = 100  # features written at once: 10 ms


@dataclass(frozen=True)
class KnownFootprints:
    """The scenes of a layer that came with the project.

    :param layer_name: its name; :param scenes: its scenes, in their order.
    """

    layer_name: str
    scenes: tuple[Scene, ...]


class FootprintLayers(QObject):
    """All footprint layers of the project; the newest is the one that the table shows. Main thread.

    ``selection_changed``: other scenes are selected on the map. ``removed``: the table's layer is gone. ``restored``
    carries :class:`KnownFootprints` of the newest layer of a project that was opened.
    """

    selection_changed = pyqtSignal()
    removed = pyqtSignal()
    restored = pyqtSignal(object)

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._layer_id = ""
        self._features: dict[str, dict[str, int]] = {}  # by layer: the feature of a scene
        self._names: dict[int, str] = {}  # of the newest layer: the scene of a feature
        self._pending: dict[str, dict[int, dict[str, object]]] = {}  # by layer and feature: values by field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._write_some)
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(REPAINT_MS)
        self._repaint.timeout.connect(self._repaint_states)
        self._style, self._shows_replaced = OutlineStyle.STATE, False
        project: Any = QgsProject.instance()  # the stubs take its signals for methods
        project.layersWillBeRemoved.connect(self._on_removal)
        project.readProject.connect(self._on_project_read)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The newest layer, as long as it is in the project."""
        return self._layer(self._layer_id)

    @property
    def is_writing(self) -> bool:
        """Whether changes wait to be written."""
        return bool(self._pending)

    def new_name(self, wanted: str) -> str:
        """A layer name that the project does not have yet."""
        taken = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted} ({number})"
        return name

    def adopt(
        self, layer: QgsVectorLayer, states: Mapping[str, str] | None = None, identifiers: Sequence[str] = ()
    ) -> None:
        """Put a layer of :func:`make_footprint_layer` on top of the project; those of before stay.

        :param states: what is known of jobs, by product name.
        :param identifiers: the scenes that the layer was just made of, which spares reading it.
        """
        root = QgsProject.instance().layerTreeRoot()
        if self.layer is not None and root.findLayer(self._layer_id) is not None:
            root.findLayer(self._layer_id).setExpanded(False)
        QgsProject.instance().addMapLayer(layer, False)
        root.insertLayer(0, layer)
        if self._style is not OutlineStyle.STATE:
            apply_style(layer, self._style, shows_replaced=self._shows_replaced)
        made = {identifier: number for number, identifier in enumerate(identifiers, 1)}
        self._take(layer, made or _feature_ids(layer))
        self.show_states(states or {})

    def restore(self) -> None:
        """Take the footprint layers that the project came with; their scenes are read in a task."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if is_footprint_layer(layer)]
        layers = sorted((one for one in layers if one.isValid()), key=lambda one: str(one.customProperty(FOOTPRINTS)))
        for layer in layers:
            self._restore(layer, is_newest=layer is layers[-1])

    def select(self, identifiers: Iterable[str]) -> None:
        """Select exactly these scenes on the map."""
        layer, known = self.layer, self._features.get(self._layer_id, {})
        if layer is not None:
            wanted = {known[identifier] for identifier in identifiers if identifier in known}
            if wanted != set(layer.selectedFeatureIds()):
                layer.selectByIds(list(wanted))

    def selected(self) -> list[str]:
        """The identifiers of the scenes selected on the map."""
        layer = self.layer
        return [self._names[one] for one in layer.selectedFeatureIds() if one in self._names] if layer else []

    def show_state(self, identifier: str, state: str) -> None:
        """Write the state of a scene's job into each layer that has the scene, soon."""
        self._write(identifier, "state", state)

    def show_states(self, states: Mapping[str, str]) -> None:
        """Write the states of many jobs."""
        for identifier, state in states.items():
            self._write(identifier, "state", state)

    def show_aoi_cloud(self, identifier: str, percent: float | None) -> None:
        """Write the cloud over the area, 0 to 100, into the newest layer; ``None``: not known."""
        self._write(identifier, "aoi_cloud_percent", percent, only=self._layer_id)

    def show_replaced(self, shown: bool) -> None:
        """Show or hide the scenes that were replaced by a newer version."""
        self._shows_replaced = shown
        if self.layer is not None:
            show_replaced(self.layer, shown)

    def show_style(self, style: OutlineStyle) -> None:
        """Let the colours of the newest layer, and of those to come, say something else."""
        self._style = style
        if self.layer is not None and style_of(self.layer) is not style:
            apply_style(self.layer, style, shows_replaced=self._shows_replaced)

    def flush(self) -> None:
        """Write at once what is to be written."""
        while self._pending:
            self._write_some()
        self._timer.stop()

    def close(self) -> None:
        """Write what is to be written, and follow the project no longer."""
        self.flush()
        project: Any = QgsProject.instance()
        project.layersWillBeRemoved.disconnect(self._on_removal)
        project.readProject.disconnect(self._on_project_read)

    def _on_project_read(self) -> None:
        self.restore()

    def _layer(self, layer_id: str) -> QgsVectorLayer | None:
        layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _take(self, layer: QgsVectorLayer, feature_ids: dict[str, int]) -> None:
        """Make a layer the newest."""
        self._layer_id = layer.id()
        self._features[layer.id()] = feature_ids
        self._names = {number: identifier for identifier, number in feature_ids.items()}
        layer.selectionChanged.connect(self.selection_changed)  # type: ignore[attr-defined]  # a signal

    def _restore(self, layer: QgsVectorLayer, *, is_newest: bool) -> None:
        source, layer_id, name = QgsVectorLayerFeatureSource(layer), layer.id(), layer.name()

        def read(feedback: Feedback) -> tuple[dict[str, int], list[Scene]]:
            return _feature_ids(source), scenes_of_source(source, "") if is_newest else []

        def take(known: tuple[dict[str, int], list[Scene]]) -> None:
            layer = self._layer(layer_id)
            if layer is not None and is_newest:
                self._take(layer, known[0])
                self.restored.emit(KnownFootprints(name, tuple(known[1])))
            elif layer is not None:
                self._features[layer_id] = known[0]

        title = QCoreApplication.translate("SceneQueue", "Read the footprints of the project")
        self._errands.start(title, read, take, lambda error: log(f"{name}: {error}", warning=True))

    def _write(self, identifier: str, field: str, value: object, only: str = "") -> None:
        for layer_id, features in self._features.items():
            if identifier in features and only in ("", layer_id):
                values = self._pending.setdefault(layer_id, {}).setdefault(features[identifier], {})
                values[field] = value
        if self._pending and not self._timer.isActive():
            self._timer.start(COLLECT_MS)

    def _write_some(self) -> None:
        """Write a slice that the window does not feel; ten thousand at once would hold it for half a second."""
        if not self._pending:
            return  # their layer was removed meanwhile
        layer_id, values = next(iter(self._pending.items()))
        slice_ = {number: values.pop(number) for number in list(values)[:SLICE]}
        if not values:
            del self._pending[layer_id]
        layer = self._layer(layer_id)
        if layer is not None:
            index = {name: layer.fields().indexOf(name) for name in ("state", "aoi_cloud_percent")}
            changes = {number: {index[name]: value for name, value in of.items()} for number, of in slice_.items()}
            if not layer.dataProvider().changeAttributeValues(changes):
                log(f"{layer.name()}: the states of jobs cannot be written.", warning=True)
            if not self._repaint.isActive():
                self._repaint.start()
        if self._pending:
            self._timer.start(NEXT_MS)

    def _repaint_states(self) -> None:
        """Where the colours say something else, a state that changed is not seen."""
        for layer in map(self._layer, self._features):
            if layer is not None and style_of(layer) is OutlineStyle.STATE:
                layer.triggerRepaint()

    def _on_removal(self, layer_ids: Sequence[str]) -> None:
        for layer_id in layer_ids:
            self._features.pop(layer_id, None)
            self._pending.pop(layer_id, None)
        if self._layer_id in layer_ids:
            self._layer_id, self._names = "", {}
            self.removed.emit()


def _feature_ids(source: QgsVectorLayer | QgsVectorLayerFeatureSource) -> dict[str, int]:
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(["identifier"], source.fields())
    return {feature["identifier"]: feature.id() for feature in source.getFeatures(request)}
