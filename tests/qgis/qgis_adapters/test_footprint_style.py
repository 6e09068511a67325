"""Colours of scene outlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from builders.scenes import numbered_scenes
from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsProject, QgsRenderContext, QgsVectorLayer
from scene_queue.core.qgis_adapters.errands import Errands
from scene_queue.core.qgis_adapters.footprint_layer import make_footprint_layer
from scene_queue.core.qgis_adapters.footprint_layers import FootprintLayers
from scene_queue.core.qgis_adapters.footprint_style import OutlineStyle, apply_style, show_replaced, style_of

CLOUDS = (0.0, 10.5, 100.0, None, 60.0)
SCENES = [
    replace(one, begin=one.begin + timedelta(days=20 * number), cloud_cover_percent=cloud, superseded=number == 4)
    for number, (one, cloud) in enumerate(zip(numbered_scenes(5), CLOUDS))
]


@pytest.fixture
def layer() -> QgsVectorLayer:
    return make_footprint_layer(SCENES, "Scenes")


def labels(layer: QgsVectorLayer) -> list[str]:
    """What the legend says of each scene; empty: it is not drawn."""
    context = QgsRenderContext()
    scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    renderer = layer.renderer().clone()
    found = []
    context.setExpressionContext(scopes)
    renderer.startRender(context, layer.fields())
    by_key = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems()}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context)
        found.append("".join(by_key[key] for key in keys if key))
    renderer.stopRender(context)
    return found


def test_clouds_have_colours_in_steps(layer: QgsVectorLayer) -> None:
    apply_style(layer, OutlineStyle.CLOUD, shows_replaced=False)
    assert labels(layer) == ["0 to 10 % cloud", "10 to 25 % cloud", "75 to 100 % cloud", "cloud not known", ""]
    assert style_of(layer) is OutlineStyle.CLOUD


def test_dates_have_colours_from_the_first_to_the_last(layer: QgsVectorLayer) -> None:
    apply_style(layer, OutlineStyle.DATE, shows_replaced=True)
    found = labels(layer)
    assert found[0].startswith("2018-08-09 – ")
    assert found[-1].endswith(" – 2018-10-28")
    assert len(set(found)) == 5


def test_a_layer_of_one_day_or_none_has_its_legend(layer: QgsVectorLayer) -> None:
    one = make_footprint_layer(SCENES[:1], "One")
    apply_style(one, OutlineStyle.DATE, shows_replaced=False)
    assert labels(one) == ["2018-08-09"]
    none = make_footprint_layer([], "None")
    apply_style(none, OutlineStyle.DATE, shows_replaced=False)
    assert labels(none) == []


def test_replaced_scenes_are_hidden_in_each_look(layer: QgsVectorLayer) -> None:
    for style in OutlineStyle:
        apply_style(layer, style, shows_replaced=False)
        assert labels(layer)[-1] == "" or not layer.renderer().legendSymbolCategories
        show_replaced(layer, True)
        assert labels(layer)[-1] != ""
        show_replaced(layer, False)


def test_going_back_shows_the_states(layer: QgsVectorLayer) -> None:
    apply_style(layer, OutlineStyle.CLOUD, shows_replaced=False)
    apply_style(layer, OutlineStyle.STATE, shows_replaced=False)
    assert labels(layer)[0] == "found"
    assert style_of(layer) is OutlineStyle.STATE


def test_the_map_is_drawn_anew_only_where_states_are_seen(qtbot: Any, layer: QgsVectorLayer) -> None:
    footprints = FootprintLayers(Errands())
    footprints.adopt(layer, identifiers=[one.identifier for one in SCENES])
    drawn: list[bool] = []
    layer.repaintRequested.connect(lambda: drawn.append(True))
    footprints.show_state(SCENES[0].identifier, "queued")
    footprints.flush()
    footprints._repaint_states()
    assert drawn
    footprints.show_style(OutlineStyle.CLOUD)
    drawn.clear()
    footprints.show_state(SCENES[0].identifier, "done")
    footprints.flush()
    footprints._repaint_states()
    assert not drawn
    assert {one["state"] for one in layer.getFeatures()} >= {"done"}
    footprints.close()
    QgsProject.instance().removeAllMapLayers()
