"""The parameter file (GIPP) of each version: the elements that it has, written and read as Sen2Cor does.

Source of the names: ``L2A_GIPP.xml`` of 2.5.5, 2.8.0, 2.9.0, 2.10.0 and 2.12.03; 2.11 has 2.10's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from .personalities import Version, personality_of
from .refused import RefusedError

NAME = "L2A_GIPP.xml"
_ROOT = "Level-2A_Ground_Image_Processing_Parameter"
_SWITCH = ("TRUE", "FALSE")
_OZONE = ("0", "250", "290", "330", "331", "370", "377", "410", "420", "450", "460")
_LAST = (9, 0)


class Element(NamedTuple):
    """One element: where it stands, what it holds at first, what it may hold (empty: anything), in which versions."""

    section: str
    name: str
    text: str
    may_be: tuple[str, ...] = ()
    first: tuple[int, int] = (2, 5)
    before: tuple[int, int] = _LAST


_COMMON, _REGION = "Common_Section", "Common_Section/Region_Of_Interest"
_FILTERS = "Scene_Classification/Filters"
_TABLES = "Atmospheric_Correction/Look_Up_Tables"
_FLAGS = "Atmospheric_Correction/Flags"
_CALIBRATION = "Atmospheric_Correction/Calibration"
_SCHEMES = "PSD_Scheme"  # as many as the version knows formats
_LEVELS = ("NOTSET", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
ELEMENTS = (
    Element(_COMMON, "Log_Level", "INFO", _LEVELS),
    Element(_COMMON, "Operation_Mode", "PDGS", before=(2, 8)),
    Element(_REGION, "row0", "OFF", first=(2, 9)),
    Element(_REGION, "col0", "OFF", first=(2, 9)),
    Element(_REGION, "nrow_win", "1200", first=(2, 9)),
    Element(_REGION, "ncol_win", "1200", first=(2, 9)),
    Element(_COMMON, "Product_DOI", "https://doi.example/stand-in", first=(2, 10)),
    Element(_COMMON, "Nr_Processes", "1", before=(2, 8)),
    Element(_COMMON, "Nr_Threads", "AUTO", ("AUTO", *"12345678"), first=(2, 8)),
    Element(_COMMON, "Target_Directory", "DEFAULT", before=(2, 8)),
    Element(_COMMON, "Product_Generator", "NONE", first=(2, 10)),
    Element(_COMMON, "DEM_Directory", "NONE"),
    # the first versions brought an address with a sign-in, of a server that is gone
    Element(_COMMON, "DEM_Reference", "http://USER:PASSWORD@dem.example/tiles/", before=(2, 8)),
    Element(_COMMON, "DEM_Reference", "NONE", first=(2, 8)),
    Element(_COMMON, "Generate_DEM_Output", "FALSE", _SWITCH),
    Element(_COMMON, "Force_Exit_On_DEM_Error", "FALSE", _SWITCH, first=(2, 9)),
    Element(_COMMON, "Generate_TCI_Output", "TRUE", _SWITCH),
    Element(_COMMON, "Generate_DDV_Output", "FALSE", _SWITCH),
    Element(_COMMON, "Handle_L1C_QLT_Mask", "FALSE", _SWITCH, first=(2, 10)),
    Element(_COMMON, "Downsample_20_to_60", "TRUE", _SWITCH, first=(2, 8)),
    Element(_COMMON, "PSD_Version", "DEFAULT", first=(2, 10)),
    Element(_COMMON, _SCHEMES, ""),
    Element(_COMMON, "GIPP_Scheme", "L2A_GIPP"),
    Element(_COMMON, "SC_Scheme", "L2A_CAL_SC_GIPP"),
    Element(_COMMON, "AC_Scheme", "L2A_CAL_AC_GIPP"),
    Element(_COMMON, "PB_Scheme", "L2A_PB_GIPP"),
    Element(_COMMON, "QI_Scheme", "L2A_QUALITY", first=(2, 10)),
    Element(_FILTERS, "Median_Filter", "0"),
    Element(_TABLES, "Aerosol_Type", "RURAL", ("RURAL", "MARITIME", "AUTO")),
    Element(_TABLES, "Mid_Latitude", "SUMMER", ("SUMMER", "WINTER", "AUTO")),
    Element(_TABLES, "Ozone_Content", "331", _OZONE, before=(2, 10)),
    Element(_TABLES, "Ozone_Content", "0", _OZONE, first=(2, 10)),
    Element(_FLAGS, "WV_Correction", "1"),
    Element(_FLAGS, "VIS_Update_Mode", "1"),
    Element(_FLAGS, "WV_Watermask", "1"),
    Element(_FLAGS, "Cirrus_Correction", "FALSE", _SWITCH),
    Element(_FLAGS, "DEM_Terrain_Correction", "TRUE", _SWITCH, first=(2, 8)),
    Element(_FLAGS, "BRDF_Correction", "0"),
    Element(_FLAGS, "BRDF_Lower_Bound", "0.22"),
    Element(_CALIBRATION, "DEM_Unit", "0", before=(2, 8)),
    Element(_CALIBRATION, "Adj_Km", "1.000"),
    Element(_CALIBRATION, "Visibility", "40.0"),
    Element(_CALIBRATION, "Altitude", "0.100"),
    Element(_CALIBRATION, "Smooth_WV_Map", "100.0"),
    Element(_CALIBRATION, "WV_Threshold_Cirrus", "0.25"),
    Element(_CALIBRATION, "Database_Compression_Level", "0", first=(2, 8)),
)


def elements_of(version: Version) -> tuple[Element, ...]:
    """The elements that a version's file has, in their order."""
    return tuple(element for element in ELEMENTS if element.first <= version[:2] < element.before)


def parameter_file(version: Version) -> str:
    """The file as a version brings it."""
    root = ElementTree.Element(_ROOT)
    for element in elements_of(version):
        section = root
        for name in element.section.split("/"):
            there = section.find(name)
            section = ElementTree.SubElement(section, name) if there is None else there
        if element.name == _SCHEMES:
            for one in personality_of(version).formats:
                ElementTree.SubElement(section, _SCHEMES, PSD_Version=one)
        else:
            ElementTree.SubElement(section, element.name).text = element.text
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def read_parameter_file(path: Path, version: Version) -> Mapping[str, str]:
    """The texts of a file's elements, by name.

    Sen2Cor checks it against a schema and only warns where it does not fit; the stand-in refuses, in the same words, so
    that a test hears of it.

    :raises RefusedError: for elements that the version does not know, that are missing, or that hold what is none.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise RefusedError(_syntax_error(str(error))) from error
    known = {element.name: element for element in elements_of(version)}
    groups = {part for element in known.values() for part in element.section.split("/")}
    found = {one.tag: (one.text or "").strip() for one in root.iter() if not len(one) and one.tag != _SCHEMES}
    strange = [one.tag for one in root.iter() if one is not root and one.tag not in known and one.tag not in groups]
    if strange:
        raise RefusedError(_syntax_error(f"Element '{strange[0]}': This element is not expected."))
    for name, element in known.items():
        if name != _SCHEMES and name not in found:
            raise RefusedError(f"Configuration parameter <{name}> not found in {path.name}")
        if element.may_be and found[name] not in element.may_be:
            told = ", ".join(f"'{text}'" for text in element.may_be)
            facet = f"[facet 'enumeration'] The value '{found[name]}' is not an element of the set {{{told}}}."
            raise RefusedError(_syntax_error(f"Element '{name}': {facet}"))
    return found


def _syntax_error(details: str) -> str:
    return "Syntax error in metadata, see report file for details.\n" f"Schema file: L2A_GIPP.xsd\nDetails: {details}"
