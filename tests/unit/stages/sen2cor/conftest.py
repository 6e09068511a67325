"""Small shell scripts that play Sen2Cor, one behaviour each."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest
from doubles.corrections import Listener
from scene_queue.core.product.name import ProductName
from scene_queue.core.settings import Resolution, Settings
from scene_queue.core.stages.sen2cor.installation import Installation
from scene_queue.core.workspace import Workspace

L1C = "S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152"
L2A = "S2B_MSIL2A_20180809T163829_N9999_R126_T15PUT_20261122T101112"

HELP = {
    (2, 5, 5): "Sentinel-2 Level 2A Processor (Sen2Cor). Version: 2.5.5, created: 2018.03.19,",
    (2, 8, 0): "Sentinel-2 Level 2A Processor (Sen2Cor). Version: 2.8.0, created: 2019.02.20,",
    (2, 9, 0): "Sen2Cor 2.9.0, created: 2020.11.30, supporting Level-1C product version 14.2 -",
    (2, 10, 1): "Sen2Cor. Version: 02.10.01, created: 2021.12.13, supporting Level-1C product version",
    (2, 11, 0): "Sen2Cor. Version: 02.11.00, created: 2022.07.01, supporting Level-1C product version",
    (2, 12, 3): "Sen2Cor. Version: 02.12.03, created: 2024.12.01, supporting Level-1C product version",
}

OUTPUT_OPTION = '--output_dir) output="$2"; shift 2;;'
# Comments that name the elements, as those of 2.12.03 do; and a server that is gone, as in 2.5.5.
GIPP_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<Level-2A_Ground_Image_Processing_Parameter xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Common_Section>
    <Nr_Threads>AUTO</Nr_Threads>
    <DEM_Directory>dem/srtm</DEM_Directory>
    <!-- set <DEM_Directory> to the local path, <DEM_Reference>https://…</DEM_Reference> to the server -->
    <DEM_Reference>http://data_public:GDdci@data.cgiar-csi.org/srtm/</DEM_Reference>
  </Common_Section>
  <Look_Up_Tables>
    <Aerosol_Type>RURAL</Aerosol_Type>
    <!-- RURAL, MARITIME, AUTO -->
    <Mid_Latitude>SUMMER</Mid_Latitude><Ozone_Content>331</Ozone_Content>
    <Cirrus_Correction>FALSE</Cirrus_Correction>
  </Look_Up_Tables>
</Level-2A_Ground_Image_Processing_Parameter>
"""
SCRIPT = r"""#!/bin/sh
if [ "$1" = --help ]; then echo '{help}'; echo '14.9.'; exit 0; fi
while [ $# -gt 0 ]; do
  case "$1" in
    --resolution) resolution="$2"; shift 2;;
    --GIP_L2A) gipp="$2"; shift 2;;
    --sc_only) only=yes; shift;;
    --debug) debug=yes; shift;;
    {output_option}
    --*) echo "L2A_Process.py: error: unrecognized arguments: $1" >&2; exit 2;;
    *) product="$1"; shift;;
  esac
done
: "${{output:=$(dirname "$product")}}"

make_l2a() {{  # folder's name, then resolutions
  made="$output/$1"; shift
  granule="$made/GRANULE/L2A_T15PUT_A007447_20180809T163826"
  mkdir -p "$granule/IMG_DATA"
  echo xml > "$made/MTD_MSIL2A.xml"; echo xml > "$granule/MTD_TL.xml"
  for metres in "$@"; do
    mkdir -p "$granule/IMG_DATA/R${{metres}}m"
    for band in ${{bands:-B01 B02 B03 B04 B05 B06 B07 B08 B8A B09 B11 B12 SCL}}; do
      echo image > "$granule/IMG_DATA/R${{metres}}m/T15PUT_20180809T163829_${{band}}_${{metres}}m.jp2"
    done
  done
}}
progress() {{ echo "Progress[%]: $1 : PID-17, L2A_ProcessTile: $2, elapsed time[s]: 0.012, total: 0:00:07.123456"; }}
succeed() {{ echo "Progress[%]: 100.00 : Application terminated successfully."; echo; exit 0; }}
fail() {{ echo "Progress[%]: 100.00 : Application terminated with at least one error."; echo; exit 1; }}

{body}
"""

Player = Callable[..., Installation]


@pytest.fixture
def play(tmp_path: Path) -> Player:
    """Make an installation whose ``L2A_Process`` does what the shell text says."""

    def make(body: str, version: tuple[int, int, int] = (2, 11, 0), folder: Path = tmp_path) -> Installation:
        text = ".".join(f"{number:02d}" for number in version)
        process = folder / f"Sen2Cor-{text}-Linux64" / "bin" / "L2A_Process"
        process.parent.mkdir(parents=True)
        gipp = process.parent.parent / "cfg" / "L2A_GIPP.xml"
        gipp.parent.mkdir()
        gipp.write_text(GIPP_TEXT, encoding="utf-8")
        option = OUTPUT_OPTION if version >= (2, 8, 0) else ""
        process.write_text(SCRIPT.format(help=HELP[version], output_option=option, body=body))
        process.chmod(0o755)
        return Installation(process.parent.parent, process, version)

    return make


@pytest.fixture
def listener() -> Listener:
    """Hears what a run says."""
    return Listener()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The folders of one scene, with an L1C product in its place."""
    return workspace_in(tmp_path / "order")


def workspace_in(folder: Path, name: str = L1C, resolution: Resolution = Resolution.ALL) -> Workspace:
    made = Workspace(ProductName.parse(name), Settings(folder, resolution=resolution))
    for below in (
        "MTD_MSIL1C.xml",
        "INSPIRE.xml",
        "manifest.safe",
        "GRANULE/L1C_T15PUT_A007447_20180809T163826/MTD_TL.xml",
    ):
        file = made.product / below
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{below} of {name}")
    (made.product / "AUX_DATA").mkdir()
    return made


@pytest.fixture
def l2a_folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of an L2A product with all names that a complete one has."""

    def make(folder: Path, name: str = L2A, metres: tuple[int, ...] = (10, 20, 60)) -> Path:
        product = folder / f"{name}.SAFE"
        granule = product / "GRANULE" / "L2A_T15PUT_A007447_20180809T163826"
        bands = "B01 B02 B03 B04 B05 B06 B07 B08 B8A B09 B11 B12 SCL".split()
        files = [product / "MTD_MSIL2A.xml", granule / "MTD_TL.xml"]
        files += [granule / "IMG_DATA" / f"R{m}m" / f"T15PUT_{band}_{m}m.jp2" for m in metres for band in bands]
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("something")
        return product

    return make
