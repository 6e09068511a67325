"""MTD_MSIL1C.xml and MTD_MSIL2A.xml, shaped after real ones of the same baseline (the long tables are shortened)."""

from __future__ import annotations

from collections.abc import Mapping

from .bands import BANDS
from .layout import Layout
from .surface import CLASSES

_CHECKS = ("FORMAT_CORRECTNESS", "GENERAL_QUALITY", "GEOMETRIC_QUALITY", "RADIOMETRIC_QUALITY", "SENSOR_QUALITY")
_CLASS_TEXTS = {
    "DARK_FEATURES": "DARK_FEATURE_SHADOW",
    "MEDIUM_PROBA_CLOUDS": "CLOUD_MEDIUM_PROBA",
    "HIGH_PROBA_CLOUDS": "CLOUD_HIGH_PROBA",
}


def product_metadata(layout: Layout, cloud_percent: float, content: Mapping[str, float]) -> bytes:
    """The product's own metadata file.

    :param content: percent of the pixels in each class of the scene classification; empty for L1C.
    """
    level = f"Level-{layout.level[1:]}"
    root = f"n1:{level}_User_Product"
    schema = f"https://{layout.psd}.sentinel2.eo.esa.int/PSD/User_Product_{level}.xsd"
    text = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<{root} xmlns:n1="{schema}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{schema}">
    <n1:General_Info>
{_product_info(layout, level)}
        <Product_Image_Characteristics>
{_characteristics(layout)}
        </Product_Image_Characteristics>
    </n1:General_Info>
{_geometry(layout)}
{_auxiliary(layout)}
{_quality(layout, cloud_percent, content)}
</{root}>
"""
    return text.encode()


def image_content(content: Mapping[str, float], indent: str) -> str:
    """The lines of ``Image_Content_QI`` that count the classes."""
    tags = {"NODATA": "NODATA_PIXEL", "SATURATED_DEFECTIVE": "SATURATED_DEFECTIVE_PIXEL"}
    counted = [
        f"{indent}<{tags.get(name, name)}_PERCENTAGE>{content[name]:.6f}</{tags.get(name, name)}_PERCENTAGE>"
        for name in CLASSES
    ]
    names = ("RADIATIVE_TRANSFER_ACCURACY", "WATER_VAPOUR_RETRIEVAL_ACCURACY", "AOT_RETRIEVAL_ACCURACY")
    return "\n".join(counted + [f"{indent}<{name}>0.0</{name}>" for name in names])


def _product_info(layout: Layout, level: str) -> str:
    start = f"{layout.sensing:%Y-%m-%dT%H:%M:%S}.024Z"
    doi = "" if layout.format_baseline < "0400" else _doi(layout)
    images = "\n".join(f"                    <IMAGE_FILE>{image}</IMAGE_FILE>" for image in layout.images)
    return f"""        <Product_Info>
            <PRODUCT_START_TIME>{start}</PRODUCT_START_TIME>
            <PRODUCT_STOP_TIME>{start}</PRODUCT_STOP_TIME>
            <PRODUCT_URI>{layout.folder}</PRODUCT_URI>
            <PROCESSING_LEVEL>{level}</PROCESSING_LEVEL>
            <PRODUCT_TYPE>S2MSI{layout.level[1:]}</PRODUCT_TYPE>
            <PROCESSING_BASELINE>{layout.dotted_baseline}</PROCESSING_BASELINE>{doi}
            <GENERATION_TIME>{layout.stamp:%Y-%m-%dT%H:%M:%S}.000000Z</GENERATION_TIME>
            <PREVIEW_IMAGE_URL>Not applicable</PREVIEW_IMAGE_URL>
            <PREVIEW_GEO_INFO>Not applicable</PREVIEW_GEO_INFO>
            <Datatake datatakeIdentifier="{layout.datatake_id}">
                <SPACECRAFT_NAME>Sentinel-{layout.platform[1:]}</SPACECRAFT_NAME>
                <DATATAKE_TYPE>INS-NOBS</DATATAKE_TYPE>
                <DATATAKE_SENSING_START>{start}</DATATAKE_SENSING_START>
                <SENSING_ORBIT_NUMBER>{layout.relative_orbit}</SENSING_ORBIT_NUMBER>
                <SENSING_ORBIT_DIRECTION>{layout.orbit_direction}</SENSING_ORBIT_DIRECTION>
            </Datatake>
            <Query_Options completeSingleTile="true">
                <PRODUCT_FORMAT>SAFE_COMPACT</PRODUCT_FORMAT>
            </Query_Options>
            <Product_Organisation>
                <Granule_List>
                    <Granule datastripIdentifier="{layout.datastrip_id}" granuleIdentifier="{layout.granule_id}" \
imageFormat="JPEG2000">
{images}
                    </Granule>
                </Granule_List>
            </Product_Organisation>
        </Product_Info>"""


def _doi(layout: Layout) -> str:
    name = "S2_-742ikth" if layout.level == "L1C" else "S2_-znk9xsj"
    return f"\n            <PRODUCT_DOI>https://doi.org/10.5270/{name}</PRODUCT_DOI>"


def _characteristics(layout: Layout) -> str:
    special = "".join(
        f"""            <Special_Values>
                <SPECIAL_VALUE_TEXT>{name}</SPECIAL_VALUE_TEXT>
                <SPECIAL_VALUE_INDEX>{value}</SPECIAL_VALUE_INDEX>
            </Special_Values>
"""
        for name, value in (("NODATA", 0), ("SATURATED", 65535))
    )
    irradiances = "\n".join(
        f'                    <SOLAR_IRRADIANCE bandId="{band.number}" unit="W/m²/µm">{band.irradiance}'
        "</SOLAR_IRRADIANCE>"
        for band in BANDS
    )
    gains = "\n".join(
        f'            <PHYSICAL_GAINS bandId="{band.number}">{band.gain}</PHYSICAL_GAINS>' for band in BANDS
    )
    return f"""{special}            <Image_Display_Order>
                <RED_CHANNEL>3</RED_CHANNEL>
                <GREEN_CHANNEL>2</GREEN_CHANNEL>
                <BLUE_CHANNEL>1</BLUE_CHANNEL>
            </Image_Display_Order>
{_quantification(layout)}
            <Reflectance_Conversion>
                <U>1.0</U>
                <Solar_Irradiance_List>
{irradiances}
                </Solar_Irradiance_List>
            </Reflectance_Conversion>
{_spectral_information()}
{gains}
            <REFERENCE_BAND>{0 if layout.level == "L1C" else 3}</REFERENCE_BAND>{_classes(layout)}"""


def _quantification(layout: Layout) -> str:
    if layout.level == "L1C":
        value = '            <QUANTIFICATION_VALUE unit="none">10000</QUANTIFICATION_VALUE>'
        return value + _offsets(layout, "Radiometric_Offset_List", "RADIO_ADD_OFFSET")
    value = """            <QUANTIFICATION_VALUES_LIST>
                <BOA_QUANTIFICATION_VALUE unit="none">10000</BOA_QUANTIFICATION_VALUE>
                <AOT_QUANTIFICATION_VALUE unit="none">1000.0</AOT_QUANTIFICATION_VALUE>
                <WVP_QUANTIFICATION_VALUE unit="cm">1000.0</WVP_QUANTIFICATION_VALUE>
            </QUANTIFICATION_VALUES_LIST>"""
    return value + _offsets(layout, "BOA_ADD_OFFSET_VALUES_LIST", "BOA_ADD_OFFSET")


def _offsets(layout: Layout, section: str, element: str) -> str:
    if not layout.offset:
        return ""
    one = "\n".join(
        f'                <{element} band_id="{band.number}">-{layout.offset}</{element}>' for band in BANDS
    )
    return f"\n            <{section}>\n{one}\n            </{section}>"


def _spectral_information() -> str:
    entries = "\n".join(
        f"""                <Spectral_Information bandId="{band.number}" physicalBand="{band.physical}">
                    <RESOLUTION>{band.resolution}</RESOLUTION>
                    <Wavelength>
                        <MIN unit="nm">{band.shortest}</MIN>
                        <MAX unit="nm">{band.longest}</MAX>
                        <CENTRAL unit="nm">{band.central}</CENTRAL>
                    </Wavelength>
                    <Spectral_Response>
                        <STEP unit="nm">1</STEP>
                        <VALUES>{" ".join(["1"] * (band.longest - band.shortest + 1))}</VALUES>
                    </Spectral_Response>
                </Spectral_Information>"""
        for band in BANDS
    )
    return f"            <Spectral_Information_List>\n{entries}\n            </Spectral_Information_List>"


def _classes(layout: Layout) -> str:
    if layout.level == "L1C":
        return ""
    entries = "\n".join(
        f"""                <Scene_Classification_ID>
                    <SCENE_CLASSIFICATION_TEXT>SC_{_CLASS_TEXTS.get(name, name)}</SCENE_CLASSIFICATION_TEXT>
                    <SCENE_CLASSIFICATION_INDEX>{index}</SCENE_CLASSIFICATION_INDEX>
                </Scene_Classification_ID>"""
        for index, name in enumerate(CLASSES)
    )
    return f"\n            <Scene_Classification_List>\n{entries}\n            </Scene_Classification_List>"


def _geometry(layout: Layout) -> str:
    outline = " ".join(f"{lat:.12g} {lon:.12g}" for lon, lat in layout.footprint)
    return f"""    <n1:Geometric_Info>
        <Product_Footprint>
            <Product_Footprint>
                <Global_Footprint>
                    <EXT_POS_LIST>{outline} </EXT_POS_LIST>
                </Global_Footprint>
            </Product_Footprint>
            <RASTER_CS_TYPE>POINT</RASTER_CS_TYPE>
            <PIXEL_ORIGIN>1</PIXEL_ORIGIN>
        </Product_Footprint>
        <Coordinate_Reference_System>
            <GEO_TABLES version="1">EPSG</GEO_TABLES>
            <HORIZONTAL_CS_TYPE>GEOGRAPHIC</HORIZONTAL_CS_TYPE>
        </Coordinate_Reference_System>
    </n1:Geometric_Info>"""


def _auxiliary(layout: Layout) -> str:
    day = f"{layout.sensing:%Y%m%d}"
    processor = f"{layout.platform}_OPER_GIP_PROBAS_MPC__20170823T000206_V20171023T020000_21000101T000000_B00"
    surface = """
        <LUT_List>
            <LUT_FILENAME>h99000_wv20_rura.atm</LUT_FILENAME>
        </LUT_List>
        <SNOW_CLIMATOLOGY_MAP>GlobalSnowMap.tiff</SNOW_CLIMATOLOGY_MAP>"""
    return f"""    <n1:Auxiliary_Data_Info>
        <GIPP_List>
            <GIPP_FILENAME type="GIP_PROBAS" version="{layout.baseline}">{processor}</GIPP_FILENAME>
        </GIPP_List>
        <PRODUCTION_DEM_TYPE>S2__OPER_DEM_GLOBEF_PDMC_19800101T000000_S19800101T000000</PRODUCTION_DEM_TYPE>
        <IERS_BULLETIN_FILENAME>S2__OPER_AUX_UT1UTC_PDMC_{day}T000000_V{day}T000000_21000101T000000</IERS_BULLETIN_FILENAME>
        <GRI_List/>
        <ECMWF_DATA_REF>S2__OPER_AUX_ECMWFD_PDMC_{day}T000000_V{day}T090000_{day}T210000</ECMWF_DATA_REF>\
{surface if layout.level == "L2A" else ""}
    </n1:Auxiliary_Data_Info>"""


def _quality(layout: Layout, cloud_percent: float, content: Mapping[str, float]) -> str:
    names = list(_CHECKS)
    if layout.level == "L2A" and layout.masks_are_pictures:
        names.insert(3, "L2A_QUALITY")
    checks = "\n".join(f'                <quality_check checkType="{name}">PASSED</quality_check>' for name in names)
    counted = ""
    if content:
        lines = image_content(content, " " * 12)
        counted = f"\n        <Image_Content_QI>\n{lines}\n        </Image_Content_QI>"
    return f"""    <n1:Quality_Indicators_Info>
        <Cloud_Coverage_Assessment>{cloud_percent:.6g}</Cloud_Coverage_Assessment>
        <Technical_Quality_Assessment>
            <DEGRADED_ANC_DATA_PERCENTAGE>0.0</DEGRADED_ANC_DATA_PERCENTAGE>
            <DEGRADED_MSI_DATA_PERCENTAGE>0</DEGRADED_MSI_DATA_PERCENTAGE>
        </Technical_Quality_Assessment>
        <Quality_Control_Checks>
            <Quality_Inspections>
{checks}
            </Quality_Inspections>
            <Failed_Inspections/>
        </Quality_Control_Checks>{counted}
    </n1:Quality_Indicators_Info>"""
