"""What the hub holds: scenes with their ids, their fields for the filter, and their products."""

from __future__ import annotations

import functools
import hashlib
import threading
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Callable

from osgeo import ogr

from .filter_language.tokens import Literal
from .scene import HubScene, NameParts

# The catalogue's times have milliseconds that the name does not show; 24 ms in the recorded answer.
_SENSING_MILLISECONDS = timedelta(milliseconds=24)


@dataclass(frozen=True)
class Archive:
    """A product's ZIP on disk with its true size and MD5."""

    path: Path
    size_bytes: int
    md5: str

    @classmethod
    def measure(cls, path: Path) -> Archive:
        """Read the file once."""
        digest = hashlib.md5()
        with path.open("rb") as stream:
            for piece in iter(lambda: stream.read(1 << 20), b""):
                digest.update(piece)
        return cls(path, path.stat().st_size, digest.hexdigest())


@dataclass(frozen=True)
class Attribute:
    """One attribute of a product; a record of its own for the filter."""

    name: str
    kind: str
    content: Literal

    @property
    def geometry(self) -> ogr.Geometry:
        raise TypeError("an attribute has no geometry")

    def value(self, field: str) -> Literal:
        """``Name`` or ``Value``."""
        return self.name if field == "Name" else self.content

    def attributes(self, kind: str) -> Iterable[Attribute]:
        """None: attributes have no attributes."""
        return ()


class ShelvedScene:
    """A scene with what the catalogue derives from it. Ids are the same in every run.

    :param building: held while a product is built, so that they are built one after the other.
    """

    def __init__(self, scene: HubScene, building: threading.Lock) -> None:
        self.scene = scene
        self.parts = NameParts.read(scene.name)
        self.id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"product:{scene.name}"))
        self.quicklook_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"quicklook:{scene.name}"))
        self.geometry = ogr.CreateGeometryFromWkt(scene.footprint)
        if self.geometry is None:
            raise ValueError(f"{scene.name}: unreadable footprint")
        self.sensing = self.parts.sensing + _SENSING_MILLISECONDS
        self._fields = _fields(self)
        self._archive: Archive | None = None
        self._building = building

    @functools.cached_property
    def all_attributes(self) -> tuple[Attribute, ...]:
        """The product's attributes in the order they are listed."""
        return tuple(_attributes(self))

    def value(self, field: str) -> Literal:
        """A field of the product for the filter."""
        return self.listed_size if field == "ContentLength" else self._fields[field]

    def attributes(self, kind: str) -> Iterable[Attribute]:
        """The attributes of one kind."""
        return (attribute for attribute in self.all_attributes if attribute.kind == kind)

    @property
    def archive(self) -> Archive | None:
        """The product, built on first use; ``None`` for a scene that is listed only."""
        if self.scene.product is None or self._archive is not None:
            return self._archive
        with self._building:
            if self._archive is None:
                self._archive = Archive.measure(self.scene.product())
            return self._archive

    @property
    def listed_size(self) -> int:
        """The size that the catalogue shows, in bytes."""
        if self.scene.listed_size is not None:
            return self.scene.listed_size
        return self.archive.size_bytes if self.archive else 0


class Shelf:
    """All scenes of the hub."""

    def __init__(self, scenes: Iterable[HubScene]) -> None:
        building = threading.Lock()
        self.scenes = [ShelvedScene(scene, building) for scene in scenes]
        self._by_id = {shelved.id: shelved for shelved in self.scenes}
        self._by_name = {shelved.scene.name: shelved for shelved in self.scenes}
        self._by_quicklook = {shelved.quicklook_id: shelved for shelved in self.scenes}
        self._found: dict[str, list[ShelvedScene]] = {}

    def by_id(self, product_id: str) -> ShelvedScene | None:
        """The scene with this product id."""
        return self._by_id.get(product_id)

    def by_quicklook(self, asset_id: str) -> ShelvedScene | None:
        """The scene whose quicklook has this id."""
        return self._by_quicklook.get(asset_id)

    def by_name(self, name: str) -> ShelvedScene | None:
        """The scene of this product name, with or without ``.SAFE``."""
        return self._by_name.get(name[: -len(".SAFE")] if name.endswith(".SAFE") else name)

    def find(self, key: str, passes: Callable[[ShelvedScene], bool]) -> list[ShelvedScene]:
        """The scenes that pass, in shelf order; remembered under ``key``, so that the pages of one long answer
        cost one look at every scene.
        """
        if key not in self._found:
            self._found[key] = [shelved for shelved in self.scenes if passes(shelved)]
        return list(self._found[key])


def _fields(shelved: ShelvedScene) -> dict[str, Literal]:
    published = shelved.scene.publication
    return {
        "Collection/Name": "SENTINEL-2",
        "Name": f"{shelved.scene.name}.SAFE",
        "Online": shelved.scene.online,
        "ContentDate/Start": shelved.sensing,
        "ContentDate/End": shelved.sensing,
        "OriginDate": published - timedelta(minutes=48),
        "PublicationDate": published,
        "ModificationDate": published + timedelta(minutes=3),
    }


def _attributes(shelved: ShelvedScene) -> Iterable[Attribute]:
    """The 17 attributes of the recorded answer, in its order; there is no orbit direction among them."""
    parts = shelved.parts
    sensing = f"{parts.sensing:%Y%m%dT%H%M%S}"
    strip = f"S2{parts.unit}_OPER_MSI_{parts.level}_DS_VGS2_{parts.stamp:%Y%m%dT%H%M%S}_S{sensing}_N{parts.baseline}"
    yield Attribute("origin", "String", "ESA")
    yield Attribute("tileId", "String", parts.tile_id)
    yield Attribute("cloudCover", "Double", shelved.scene.cloud_cover)
    yield Attribute("datastripId", "String", strip)
    yield Attribute("orbitNumber", "Integer", parts.absolute_orbit)
    yield Attribute("processingDate", "DateTimeOffset", parts.stamp)
    group = f"GS2{parts.unit}_{sensing}_{parts.absolute_orbit:06d}_N{parts.baseline}"
    yield Attribute("productGroupId", "String", group)
    yield Attribute("operationalMode", "String", "INS-NOBS")
    yield Attribute("processingLevel", "String", parts.product_type)
    yield Attribute("processorVersion", "String", parts.baseline)
    yield Attribute("platformShortName", "String", "SENTINEL-2")
    yield Attribute("instrumentShortName", "String", "MSI")
    yield Attribute("relativeOrbitNumber", "Integer", parts.relative_orbit)
    yield Attribute("platformSerialIdentifier", "String", parts.unit)
    yield Attribute("productType", "String", parts.product_type)
    yield Attribute("beginningDateTime", "DateTimeOffset", shelved.sensing)
    yield Attribute("endingDateTime", "DateTimeOffset", shelved.sensing)
