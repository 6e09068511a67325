"""How scene outlines look: by the state of their job, by cloud or by date; the legend of QGIS says which is which."""

from __future__ import annotations

import enum
from datetime import date, timedelta

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSimpleLineSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

STYLE = "scene_queue/style"  # custom property: an OutlineStyle
REPLACED = "replaced"
_STATES = {
    "": ("60,130,200", "found"),
    "queued": ("240,180,40", "queued"),
    "running": ("230,120,30", "at work"),
    "paused": ("150,150,150", "paused"),
    "waiting": ("190,160,110", "waiting"),
    "failed": ("205,50,50", "failed"),
    "cancelled": ("120,120,120", "cancelled"),
    "done": ("50,150,80", "done"),
    REPLACED: ("170,170,200", "replaced by a newer version"),
}
_UNKNOWN = -1.0
_CLOUDS = (  # percent from, to; colours from clear to cloudy, told apart by the colour-blind, too
    (_UNKNOWN, -0.5, "150,150,150"),
    (0.0, 10.0, "33,102,172"),
    (10.0, 25.0, "67,162,202"),
    (25.0, 50.0, "120,198,121"),
    (50.0, 75.0, "253,174,97"),
    (75.0, 100.0, "215,48,39"),
)
_AGES = ("68,1,84", "65,68,135", "42,120,142", "34,168,132", "122,209,81", "253,190,37")  # from old to new
_CLOUD = f'coalesce("cloudcoverpercentage", {_UNKNOWN})'
_DAY = "to_int(replace(left(\"beginposition\", 10), '-', ''))"  # 20180809: sorted as dates are


class OutlineStyle(enum.Enum):
    """What the colour of an outline says."""

    STATE = "state"
    CLOUD = "cloud"
    DATE = "date"


def style_of(layer: QgsVectorLayer) -> OutlineStyle:
    """What a footprint layer shows."""
    known = {style.value: style for style in OutlineStyle}
    return known.get(str(layer.customProperty(STYLE, "")), OutlineStyle.STATE)


def style_by_state(layer: QgsVectorLayer) -> None:
    """Give a new layer the look that all begin with; may be called in the task that makes it."""
    layer.setRenderer(_by_state())


def apply_style(layer: QgsVectorLayer, style: OutlineStyle, *, shows_replaced: bool) -> None:
    """Give a layer another look; main thread.

    :param shows_replaced: whether scenes that a newer version replaced are seen.
    """
    if style is OutlineStyle.STATE:
        layer.setRenderer(_by_state())
    else:
        layer.setRenderer(_by_cloud() if style is OutlineStyle.CLOUD else _by_date(*_days(layer)))
    layer.setCustomProperty(STYLE, style.value)
    show_replaced(layer, shows_replaced)
    _tell(layer)


def show_replaced(layer: QgsVectorLayer, shown: bool) -> None:
    """Show or hide the scenes that a newer version replaced, as a click in the layer's legend does; main thread."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for number, category in enumerate(renderer.categories()):
            if category.value() == REPLACED and category.renderState() != shown:
                renderer.updateCategoryRenderState(number, shown)
                layer.triggerRepaint()
    elif isinstance(renderer, QgsGraduatedSymbolRenderer) and style_of(layer) is not OutlineStyle.STATE:
        value = _CLOUD if style_of(layer) is OutlineStyle.CLOUD else _DAY
        wanted = value if shown else _unless_replaced(value)
        if renderer.classAttribute() != wanted:
            changed = renderer.clone()
            changed.setClassAttribute(wanted)
            layer.setRenderer(changed)
            layer.triggerRepaint()


def _by_state() -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(state, _outline(colour), _translated(label), state != REPLACED)
        for state, (colour, label) in _STATES.items()
    ]
    # a replaced scene that was queued all the same shows the state of its job
    return QgsCategorizedSymbolRenderer(f"if(superseded and state = '', '{REPLACED}', state)", categories)


def _by_cloud() -> QgsGraduatedSymbolRenderer:
    ranges = []
    for lower, upper, colour in _CLOUDS:
        label = _translated("{} to {} % cloud").format(f"{lower:g}", f"{upper:g}")
        label = _translated("cloud not known") if lower < 0 else label
        ranges.append(QgsRendererRange(lower, upper, _outline(colour), label))
    return QgsGraduatedSymbolRenderer(_unless_replaced(_CLOUD), ranges)


def _by_date(first: date, last: date) -> QgsGraduatedSymbolRenderer:
    days = (last - first).days + 1
    count = min(len(_AGES), days)
    starts = [first + timedelta(days=days * number // count) for number in range(count)]
    ranges = []
    for number, start in enumerate(starts):
        end = starts[number + 1] - timedelta(days=1) if number + 1 < count else last
        label = f"{start}" if start == end else f"{start} – {end}"
        colour = _AGES[number * (len(_AGES) - 1) // max(1, count - 1)]
        ranges.append(QgsRendererRange(_number(start), _number(end), _outline(colour), label))
    return QgsGraduatedSymbolRenderer(_unless_replaced(_DAY), ranges)


def _days(layer: QgsVectorLayer) -> tuple[date, date]:
    field = layer.fields().indexOf("beginposition")
    found = [str(value)[:10] for value in (layer.minimumValue(field), layer.maximumValue(field))]
    try:
        first, last = (date.fromisoformat(text) for text in found)
    except ValueError:  # a layer without a scene
        return date.today(), date.today()  # noqa: DTZ011 - nothing is drawn
    return first, last


def _number(day: date) -> float:
    return float(f"{day:%Y%m%d}")


def _unless_replaced(value: str) -> str:
    """What has no value is not drawn."""
    return f'if("superseded", NULL, {value})'


def _outline(colour: str) -> QgsFillSymbol:
    """Outlines only: a selected outline is yellow, where a selected fill would hide the images below."""
    symbol = QgsFillSymbol()
    line = QgsSimpleLineSymbolLayer.create({"line_color": f"{colour},255", "line_width": "0.6"})
    symbol.changeSymbolLayer(0, line)
    return symbol


def _tell(layer: QgsVectorLayer) -> None:
    """The legend, the style dock and the map are drawn anew."""
    layer.emitStyleChanged()
    layer.legendChanged.emit()  # type: ignore[attr-defined]  # a signal
    layer.triggerRepaint()


def _translated(text: str) -> str:
    return QCoreApplication.translate("SceneQueue", text)
