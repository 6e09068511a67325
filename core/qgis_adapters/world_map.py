"""Areas by name, offline: countries, states and provinces of the world map that QGIS carries.

QGIS shows the map when somebody types ``world`` into its coordinate box. It is made from Natural Earth (public
domain), in WGS 84; layers ``countries`` and ``states_provinces`` (QGIS's ``resources/data/README_world_map.md``).
"""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..aoi import AreaOfInterest
from ..errors import AreaError
from .area_source import WGS84, area_from_features

_COUNTRIES, _PROVINCES = "countries", "states_provinces"
_OTHER_WAYS = "Draw the area, take it from a layer or a file, or name tiles."


@dataclass(frozen=True)
class _Places:
    """Where the features of each place are: the layer, and the ids of the features."""

    of_name: Mapping[str, tuple[str, tuple[int, ...]]]

    @functools.cached_property
    def names(self) -> list[str]:
        return sorted(self.of_name, key=_folded)

    @functools.cached_property
    def of_folded(self) -> Mapping[str, list[str]]:
        """The names by how people may type them: without accents, provinces without their country too."""
        known: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for key in dict.fromkeys((_folded(name), _folded(name.rpartition(", ")[0]))):
                if key:
                    known[key].append(name)
        return {**known, **{_folded(name): [name] for name in self.names}}


def place_names() -> list[str]:
    """Name the places of the world map: ``Mexico``, ``Oaxaca, Mexico``; unique, in the order of the alphabet.

    Read once a session, in some hundredths of a second; without their outlines.

    :raises AreaError: if this QGIS has no world map.
    """
    return list(_places(_world_map()).names)


def world_map_layer(title: str) -> QgsVectorLayer:
    """The countries of the world as a layer to find one's way by: pale, and not to be edited.

    :raises AreaError: if this QGIS has no world map.
    """
    layer = _layer(_world_map(), _COUNTRIES)
    layer.setName(title)
    layer.setReadOnly(True)
    pale = {"color": "238,236,228,255", "outline_color": "150,150,140,255", "outline_width": "0.2"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(pale)))
    return layer


def area_of_place(name: str) -> AreaOfInterest:
    """Return the area of a country, or of a state or province of a country.

    :param name: one of :func:`place_names`; capitals and accents do not matter, and a province that is the only one of
        its name needs no country.
    :raises AreaError: if there is no such place, with the names that are most like it; if QGIS has no world map.
    """
    path = _world_map()
    places = _places(path)
    found = _found(name, places)
    layer_name, ids = places.of_name[found]
    layer = _layer(path, layer_name)
    features = list(layer.getFeatures(QgsFeatureRequest(list(ids))))
    area = area_from_features(
        features, QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext(), name=found
    )
    if len(ids) == 1:
        return area
    told = f"The world map has {len(ids)} places named {found}: together they are the area."
    return replace(area, repairs=(told, *area.repairs))


def _world_map() -> Path:
    path = Path(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")
    if not path.is_file():
        raise AreaError("This QGIS has no world map, so that no place is known by its name.", advice=_OTHER_WAYS)
    return path


def _layer(path: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise AreaError(f"The world map of this QGIS cannot be read: no layer {name} in {path}.", advice=_OTHER_WAYS)
    return layer


@functools.lru_cache(maxsize=1)
def _places(path: Path) -> _Places:
    countries = list(_rows(_layer(path, _COUNTRIES), "name", "iso_a3"))
    provinces = list(_rows(_layer(path, _PROVINCES), "name", "adm0_a3", "admin"))
    official = _official_names(provinces)
    shown = {code: _spelt_out(name, official.get(code, "")) for _, (name, code) in countries if code}
    ids: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (name, code) in countries:
        if name:
            ids[shown.get(code, name), _COUNTRIES].append(number)
    for number, (name, code, admin) in provinces:
        if name:
            ids[f"{name}, {shown.get(code, admin)}", _PROVINCES].append(number)
    return _Places({name: (layer, tuple(numbers)) for (name, layer), numbers in ids.items()})


def _official_names(provinces: Iterable[tuple[int, list[str]]]) -> dict[str, str]:
    """Name the countries by the codes of their provinces; where those differ, as most of them say."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for _, (_, code, admin) in provinces:
        said[code][admin] += 1
    return {code: names.most_common(1)[0][0] for code, names in said.items()}


def _spelt_out(name: str, official: str) -> str:
    """Return the short name of a country, but not one that the map abbreviates (``Dem. Rep. Congo``)."""
    return official if "." in name and official else name


def _rows(layer: QgsVectorLayer, *fields: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the ids and texts of all features, without their outlines; columns by their names in any case."""
    indexes = [layer.fields().lookupField(field) for field in fields]
    if -1 in indexes:
        raise AreaError(
            f"The world map of this QGIS is another than expected: {layer.name()} has no {fields[indexes.index(-1)]}.",
            advice=_OTHER_WAYS,
        )
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(indexes)
    for feature in layer.getFeatures(request):
        yield feature.id(), [_text(feature.attribute(index)) for index in indexes]


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""  # QGIS has an object of its own for what is not known


def _found(name: str, places: _Places) -> str:
    wanted = _folded(name)
    known = places.of_folded
    if name in places.of_name:
        return name
    named_so = known.get(wanted, [])
    if len(named_so) == 1:
        return named_so[0]
    if named_so:
        raise AreaError(
            f"The world map of QGIS has {len(named_so)} places named {name[:60]!r}.",
            advice=f"Name one with its country: {'; '.join(named_so)}.",
        )
    near = _alike(wanted, known)
    raise AreaError(
        f"The world map of QGIS has no place named {name[:60]!r}.",
        advice=f"Perhaps you mean: {'; '.join(near[:4])}." if near else _OTHER_WAYS,
    )


def _alike(wanted: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    keys = difflib.get_close_matches(wanted, known, n=3, cutoff=0.7)
    keys = keys or [key for key in known if len(wanted) > 1 and key.startswith(wanted)]
    return list(dict.fromkeys(name for key in keys for name in known[key]))


def _folded(name: str) -> str:
    """Return a name without capitals, accents, signs and double spaces, to compare with what people type."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(sign for sign in plain if sign.isalnum() or sign.isspace() or sign == ",").split())
