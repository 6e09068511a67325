"""Products of the time before December 2016: long names, several granules in one product.

They are made of compact products, one a granule, whose files get the names of that time. Source: GDAL's driver
SENTINEL2, sentinelhub, and names in public code; no such product was at hand.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from .layout import Layout
from .manifest import esa_manifest
from .safe_product import build_l1c, build_l2a, write_tree

_NAME = re.compile(
    r"(S2\w)_(OPER|USER)_PRD_MSI(L1C|L2A)_\w{4}_(\d{8}T\d{6})_R(\d{3})_V(\d{8}T\d{6})_\d{8}T\d{6}(?:\.SAFE)?"
)
_EMPTY = ("AUX_DATA", "HTML", "rep_info")


def build_with_long_names(
    name: str, folder: Path, tiles: Sequence[str] = ("15PUT", "15PUU"), *, size: int = 12
) -> Path:
    """Write a product as ESA (L1C) or Sen2Cor up to 2.5.5 (L2A, without a manifest) made it; returns its folder.

    :param name: ``S2A_OPER_PRD_MSIL1C_PDMC_…`` or ``S2A_USER_PRD_MSIL2A_PDMC_…``.
    :param tiles: of its granules.
    :raises ValueError: if it is no such name.
    """
    found = _NAME.fullmatch(name)
    if not found:
        raise ValueError(f"Not a long product name: {name!r}")
    platform, centre, level, stamp, orbit, sensing = found.groups()
    build, baseline = (build_l1c, "0204") if level == "L1C" else (build_l2a, "0207")
    files: dict[str, bytes] = {}
    granules = []
    for tile in tiles:
        layout = Layout.parse(f"{platform}_MSI{level}_{sensing}_N{baseline}_R{orbit}_T{tile}_{stamp}")
        with tempfile.TemporaryDirectory() as aside:
            product = build(layout.name, Path(aside), size=12)
            files |= dict(_renamed(product, layout, f"_{centre}_"))
        granules.append((_long(layout.granule_id, f"_{centre}_"), _long(layout.datastrip_id, f"_{centre}_")))
    bare = name.removesuffix(".SAFE")
    text = files.pop(layout.metadata_file).decode()
    files[f"{bare.replace('_PRD_MSI', '_MTD_SAF')}.xml"] = _metadata(text, bare, level, granules, list(files)).encode()
    if level == "L1C":
        files["manifest.safe"] = esa_manifest(layout, files)
    root = folder / f"{bare}.SAFE"
    write_tree(root, files, _EMPTY if level == "L1C" else ())
    return root


def _long(identity: str, centre: str) -> str:
    """``…_N02.04``, whatever it was made of."""
    return f"{identity[:-7].replace('_OPER_', centre)}_N02.04"


def _renamed(product: Path, layout: Layout, centre: str) -> Iterator[tuple[str, bytes]]:
    granule, datastrip = _long(layout.granule_id, centre), _long(layout.datastrip_id, centre)
    for path in product.rglob("*"):
        name = path.relative_to(product).as_posix()
        if path.is_dir() or name.startswith(("rep_info", "manifest", "HTML")) or "_TCI" in name:
            continue
        below = name.split("/", 2)[-1]
        if name.startswith("GRANULE/"):
            name = f"GRANULE/{granule}/{_in_granule(below, granule[:-7], layout)}"
        elif name.startswith("DATASTRIP/"):
            metadata = f"{datastrip[:-7].replace('_MSI_', '_MTD_')}.xml"
            name = f"DATASTRIP/{datastrip}/{metadata if below == 'MTD_DS.xml' else below}"
        yield name, path.read_bytes()


def _in_granule(path: str, stem: str, layout: Layout) -> str:
    if path == "MTD_TL.xml":
        return f"{stem.replace('_MSI_', '_MTD_')}.xml"
    if not path.startswith("IMG_DATA/"):
        return path
    folder, _, name = path.rpartition("/")
    what = name.removeprefix(f"{layout.stem}_")
    if what.startswith(("SCL", "AOT", "WVP")):
        folder = "IMG_DATA" if what == "SCL_20m.jp2" else folder
        return f"{folder}/{stem.replace('_MSI_', f'_{what[:3]}_')}{what[3:]}"
    return f"{folder}/{stem}_{what}"


def _metadata(text: str, name: str, level: str, granules: Sequence[tuple[str, str]], files: Sequence[str]) -> str:
    ending = "_2A" if level == "L2A" else ""
    listed = "".join(
        f'<Granules{ending} datastripIdentifier="{datastrip}" granuleIdentifier="{granule}" imageFormat="JPEG2000">'
        + "".join(f"<IMAGE_ID{ending}>{image}</IMAGE_ID{ending}>" for image in _images(granule, files))
        + f"</Granules{ending}>"
        for granule, datastrip in granules
    )
    text = re.sub(r"(?s)<Granule_List>.*</Granule_List>", f"<Granule_List>{listed}</Granule_List>", text)
    return re.sub(r"<PRODUCT_URI>.*</PRODUCT_URI>", f"<PRODUCT_URI{ending}>{name}.SAFE</PRODUCT_URI{ending}>", text)


def _images(granule: str, files: Sequence[str]) -> Iterator[str]:
    for path in files:
        if path.startswith(f"GRANULE/{granule}/IMG_DATA/"):
            yield path.rpartition("/")[2].removesuffix(".jp2")
