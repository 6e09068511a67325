<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>as the parameter file has it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>chosen by Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} m</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all (10, 20 and 60 m)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rural</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>maritime</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>summer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>winter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} DU</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AreaMenu</name>
        <message>
            <source>&amp;Selected features of the active layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The selected polygons of the layer that is active in the layer tree</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Whole active layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All polygons of the layer that is active in the layer tree</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Map &amp;extent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rectangle that the map shows now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Place &amp;name…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A country, state or province, such as Oaxaca, Mexico</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;File…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GeoJSON, GeoPackage, Shapefile or KML</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Text or tile names…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WKT, GeoJSON, or tiles such as 15PUT</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the names of places</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Polygons (*.geojson *.json *.gpkg *.shp *.kml *.kmz)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area from a file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AreaPanel</name>
        <message>
            <source>&amp;Polygon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Rectangle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>drawn area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has no place in the map's projection. Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GeoJSON (*.geojson)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the area as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is saved as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Simplifying the area…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move, add and remove the vertices of the area on the map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose an area first; then its vertices can be moved on the map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has {} vertices: too many to move by hand. It can be done with up to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area on the map; the arrow chooses between a polygon and a rectangle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move vertices</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the area from a layer, a file, the map, a text, or by its name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring the area back that was there before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show all of the area on the map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the area as a GeoJSON or GeoPackage file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget the area; Undo brings it back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area on the map, or take it from a layer, a file, a text, or by its name.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ChooseMenu</name>
        <message>
            <source>Of each tile the scene with least cloud: over the area where that is known, else of the tile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Few scenes that cover all of the area that the list covers; of equals the one with less cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best of each date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best of each month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best of each season</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smallest set that covers the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smallest set of each month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invert the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Newest version only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out of the selection what was processed anew since, and hide it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved selections</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CloudControl</name>
        <message>
            <source>The cloud over the area was not looked at. Select scenes and click Cloud over my area to do so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area of {} scenes is looked at one by one, which takes a while. Begin?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over my area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose an area first: draw one, or take one of the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something is under way. Wait for its end, or cancel it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area was not looked at: nobody is signed in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area is known of {} of {} scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {} nobody knows it: they have no L2A, or see too little of the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} failed; the log says why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hidden with more than {:g} % cloud over the area: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {} the cloud over the area is not known; they stay in the list.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConnectionControl</name>
        <message>
            <source>Cancelled. Test again tries all hosts.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ConnectionDialog</name>
        <message>
            <source>{}: each host is asked one small question, with QGIS's proxy and certificates, and no sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder needs no connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not reached: {} of {} hosts. What to do stands beside each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All hosts are reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Host</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needed for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For whoever helps you: hosts, results and what to do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy &amp;list of hosts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For the administrator of a company's network: hosts and ports to let through</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Test again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message>
            <source>No satellite is chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tick one or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Months</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all, or 6-8 or 11-4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A season of each year: 11-4 is from November to April, across the new year; several by comma, as 3,5-7</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Satellites</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel-2A, since June 2015 (platformSerialIdentifier)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel-2B, since March 2017 (platformSerialIdentifier)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel-2C, since September 2024 (platformSerialIdentifier)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Tiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all, or 15PUT 14QPE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Squares of Sentinel-2's grid (tileId, MGRS), several by space or comma; with tiles no area is needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relative or&amp;bit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of the path over the ground, 1 to 143 (relativeOrbitNumber): scenes of one orbit are seen from the same side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>B&amp;aseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any, or 05.10, 05.00-</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version of the processing on the ground (processingBaseline), one or a range such as 05.00- or 02.05-02.14; from 04.00 on reflectances carry an offset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clo&amp;ud over area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most so much cloud over my area: the share of clouds in what a scene shows of it (aoi_cloud_percent). It is found out after the search, scene by scene, and needs a sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any, or S2B_MSIL1C_2018*_T15PUT_*</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A product name; * is any text, ? is any one sign. With a name no area is needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ra&amp;w query</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none, or cloudcoverpercentage=[0 TO 5]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More conditions, as the option -q of sentinelsat took them: key=value, several by comma. They hold together with all the others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Onl&amp;y what can be fetched at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out what the service has to bring back from its archive first (Online, long-term archive)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes at m&amp;ost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The limit is applied last; those that the service listed last come first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set no filter here</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <source>Scene Queue for Sentinel-2: the manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Go to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sections of the manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Find</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Return goes to the next place with these words</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>InstallationsModel</name>
        <message>
            <source>Version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Takes L1C of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing that is known</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LayerMenu</name>
        <message>
            <source>Load as</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Single band</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LayerWords</name>
        <message>
            <source>True colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>False colour: plants in red (8-4-3)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Short-wave infrared (12-8A-4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NDVI: how green it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene classification (L2A)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Band {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogControl</name>
        <message>
            <source>Follow Sen2Cor's log</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>LogDialog</name>
        <message>
            <source>Sen2Cor's log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter: the next place; Shift+Enter: the one before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>text in the log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>▲</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The place before (Shift+Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search backwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>▼</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next place (Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search forwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It follows the log as long as the end is in sight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the folder of the log in the file manager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor's log of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the log…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no log yet: Sen2Cor has not worked on this scene.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(the end of it; the whole log is in the file)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>{} vertices; sent to the service as it is.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NamesControl</name>
        <message>
            <source>Read product names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product name is in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names that are not found may be at another service: choose it in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled. Find looks the names up again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NamesDialog</name>
        <message>
            <source>Find by product names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste product &amp;names, or any text, table or footprint file that has them. Names that are gone are replaced by the newest version of the same scene.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open &amp;file…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text, a table (CSV), or a search_footprints.geojson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the &amp;clipboard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names that were replaced (old → new), then those that were not found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>C&amp;opy this list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fin&amp;d</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look them up at {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product names read: {:,}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No product name is in this text: they begin like S2A_MSIL1C_.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Texts, tables and footprints (*.txt *.csv *.tsv *.geojson *.json *.log);;All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File with product names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NetworkTab</name>
        <message>
            <source>Products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where products go; on Windows keep its path short, such as D:/Scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Bandwidth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What all downloads together take at most, also those that run already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> MB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Connections at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To one service; never more than it allows an account (Copernicus: 4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as many as the account may</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Room that stays f&amp;ree</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads leave so much of a disk free, and wait where there is less</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>2 GB, or 2 % of a small disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Wait where the account's volume is used up, instead of going on slowly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copernicus gives an account 12 TB in 30 days, and then about 1 MB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Company network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;mall requests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxy and certificates are those of QGIS's options, Network, in any case</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Client certificate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of QGIS's authentication store, for small requests; downloads take none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>by Python; by QGIS's own network where a proxy wants what Python cannot</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always by QGIS's own network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>never by QGIS's own network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the products</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NextSteps</name>
        <message>
            <source>Sign in again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose Sen2Cor…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show Sen2Cor's log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repair</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free space…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder again…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the connection…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OptionsPage</name>
        <message>
            <source>&amp;Report a problem…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text with versions, settings and the last errors, without anything secret</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folders and network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue and Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OptionsTrouble</name>
        <message>
            <source>Do &amp;without my own services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget where your own service profiles are; they stay there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done. Open this page again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrderControl</name>
        <message>
            <source>Another QGIS works on this queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue the scenes there, or close it and take the queue over here.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{} %n scene(s) are downloaded and checked, but not corrected.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Folder with L1C products (.SAFE)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrderDialog</name>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Look for ready L2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the catalogue which of the L1C scenes exist as ready L2A products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take &amp;ready L2A instead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready L2A &amp;only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take ready L2A products, and leave out what has none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One &amp;version for all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to &amp;do</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the order is called in the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Priority</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Subfolders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From {year}, {tile}, {date} and {level}; L1C and L2A have folders of their own above them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the &amp;ZIP files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Else they are removed once the product is unpacked and checked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;L1C products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Else each is removed once its L2A product is made and checked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disk &amp;budget</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the products of the order may take on the disk together; downloads wait when it is used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the products as la&amp;yers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orders of up to 20 scenes are loaded by themselves</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L&amp;ist of products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text file that gets the path of each finished product, one a line, for an indexer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Co&amp;mmand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A program and its arguments, run when the order has ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keep these options</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remember them for the next order, and queue nothing now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>usual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>before others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download, check, and correct L1C with Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download and check only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready L2A instead where it exists, correct the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready L2A only, leave out the rest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No scene is selected: these are the options of the next order.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>Take &amp;ready L2A instead (%n)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Sen2Cor {} for &amp;all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>List of finished products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S&amp;en2Cor…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show which Sen2Cor is on this computer, how to install one, and how it corrects</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s) without the correction</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrdersCombo</name>
        <message>
            <source>All orders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} ({} of {} done)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrdersCopyDialog</name>
        <message>
            <source>&amp;Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the products go</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run this when the order has ended (it comes from the file):</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the folder with its whole path</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>OrdersFiles</name>
        <message>
            <source>Orders (*{})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the order</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>The order with %n scene(s) is written to {}. It holds no sign-in.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Export an order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JSON lines (*.jsonl)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the report</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>The report of %n scene(s) is written to {}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import an order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read an order</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n scene(s), with the same options.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Choose another folder: into the same one, the jobs that there are start again instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Duplicate an order</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n scene(s). What lies in the folder already is not made again.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>OrdersMenu</name>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry what failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its jobs start before those of other orders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its jobs start when no other job can</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Duplicate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save report…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose an order in the list above the table, or select a job of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is done with one order at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no such job.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load what is done into the project; of more than {} products one layer a date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load as layers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PasteDialog</name>
        <message>
            <source>Area from text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste &amp;WKT or GeoJSON in longitude and latitude, or type names of Sentinel-2 tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>POLYGON((-96 16, -95 16, -95 17, -96 16))
{"type": "Polygon", "coordinates": ...}
15PUT 14QPE</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PictureControl</name>
        <message>
            <source>Choose an area first: draw one, or take one of the map.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PlaceDialog</name>
        <message>
            <source>Area by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A &amp;country, state or province of the world map that QGIS carries:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Oaxaca, Mexico</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the names…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Places: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PolygonTool</name>
        <message>
            <source>Click the corners of the area. Esc gives up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Corners: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click the next corner. Backspace takes the last one back, Esc gives up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right click or double click finishes.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProductsTab</name>
        <message>
            <source>What stays on the disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep the &amp;ZIP beside the unpacked product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A ZIP is unpacked and checked; kept, it can mend the product later, and takes as much room again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep &amp;L1C products once they are corrected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise each is removed when its L2A product is complete; what was there before always stays</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L&amp;oad finished products as layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Into the project that the order was made from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The next order begins with these; Options… beside the Queue button has them, and more, for one order.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueCauses</name>
        <message>
            <source>Group failures by their cause</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueControl</name>
        <message>
            <source>{} has no web page for orders; the scenes are looked at again by themselves.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueFailures</name>
        <message numerus="yes">
            <source>%n more cause(s): choose “Failed” above the table.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Select them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry these</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueFilterBar</name>
        <message>
            <source>All states</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueMenu</name>
        <message>
            <source>Go first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>They start before all other jobs of the usual place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Usual place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy names and messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sort by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order of the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show Sen2Cor's log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For one scene whose correction has begun, while it goes on and afterwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order it on the web page…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For scenes that wait at the service: it brings them from its archive once ordered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom to the scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show their outlines on the map; of {} at most</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>Scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Speed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueNews</name>
        <message>
            <source>Resume in the queue goes on.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>All %n scene(s) are done.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{} of {} scenes stopped. {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume in the queue tries again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>Another QGIS works on this queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take over</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on; what failed is tried again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop, and keep what is on disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End jobs; what is on disk stays, and they can be resumed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take jobs off the list; you are asked whether files go too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the products into the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the folder of the job</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue settings…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue settings: working hours, memory, disk, what happens at the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the jobs of one order only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All jobs of one order: priority, report, copy for another computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the jobs in one state only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the jobs with these words only: of the scene's name, tile, date, state or message (Ctrl+F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter: tile, date, state…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with the queue in this QGIS</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the other QGIS first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads wait until {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads go on slowly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on slowly</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait until {}</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n order(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No order chosen</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>The %n selected job(s).</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Nothing is selected: all jobs.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Nothing is selected: the %n job(s) that are shown.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{} of {} done, {} open, {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} selected.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n scene(s) wait at the service:</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>QueueReminder</name>
        <message>
            <source>Look at the queue</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n job(s) go on.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the queue</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n job(s) wait in the queue.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>QueueRemoval</name>
        <message>
            <source>Look at the files of jobs</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n file(s) and folder(s) of removed jobs are deleted.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Delete files of removed jobs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueRemovalDialog</name>
        <message>
            <source>Remove from the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads that are not whole yet; without them, the scenes are fetched from the beginning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What these jobs fetched or made; products that were there before stay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at what lies on the disk…</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n job(s) are taken off the list. Files stay, unless you tick them here.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Delete unfinished files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete finished products</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Remove %n job(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Delete unfinished files: of {} scenes, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no unfinished files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete finished products, too: {}, about {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no finished products of these jobs.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueSection</name>
        <message>
            <source>Queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue – {} of {} scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} % of the orders that are open</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueSettings</name>
        <message>
            <source>Working hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Downloads begin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When downloads may begin, by the clock of this computer; what has begun is finished. 22:00-06:00 is every night, Mo-Fr 20:00-07:00; Sa-Su the nights of the week and all of the weekend, 12-13, 20-24 two times a day. Nothing: always.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always; or 22:00-06:00, say</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Sen2Cor begins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When runs of Sen2Cor may begin, written like the hours of downloads; a run that has begun is finished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Memory of a run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How much memory one run of Sen2Cor is reckoned to need; as many run at once as have theirs. One always runs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> GB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs at once, at &amp;most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The most runs of Sen2Cor at once, however much memory there is; never more than cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as many as fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Sen2Cor…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which Sen2Cor is on this computer, which one is used, and how it corrects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unfinished files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where downloads lie until they are whole, and where Sen2Cor works: a fast disk of this computer, if the products go to a network drive. It holds for scenes that are queued from now on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in the folder for the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for unfinished files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keep the computer awake while jobs are at work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The screen may go dark. While all jobs wait, for their hours say, the computer may sleep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Tell on the desktop when an order ends or needs me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only while another program's window is in use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Go on by itself when QGIS starts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise jobs that were left open are paused, and a message offers to resume them</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueSettingsDialog</name>
        <message>
            <source>Queue settings</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QueueSettingsForm</name>
        <message numerus="yes">
            <source>%n run(s) of Sen2Cor may go on at once.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>How much memory is free is not known here: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Now {} GB of memory are free, and {} cores: {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for unfinished files</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QuicklookControl</name>
        <message>
            <source>Show the &amp;quicklook on the map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The small picture that the service shows of the scene, laid over its tile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select {} scenes at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a scene first.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RectangleTool</name>
        <message>
            <source>Drag a rectangle over the area, or click two opposite corners. Esc gives up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click the opposite corner. Backspace takes the first one back, Esc gives up.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReportControl</name>
        <message>
            <source>Look up what a report tells</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved as {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Report a problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say in the first line what you did and what happened. No password or key is in this text; look through it before you send it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report; what you change here is copied and saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the whole text to the clipboard</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the text as a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Open the tracker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the page for reports in the browser; nothing is sent by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for Sen2Cor and into the queue…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copied. Paste it into the tracker, or a mail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text (*.md *.txt)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RoomControl</name>
        <message>
            <source>The folder cannot be looked at: is its drive connected?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too much for the folder: its disk has {} free. Choose another, or fewer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk of the folder has {} free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than {} sends this account quickly: {} are left of its {} days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} sends this account {} more in {} days.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SceneQueue</name>
        <message>
            <source>Cloud over the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture of the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the footprints of the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No polygon layer is active.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click one in the layer tree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find product names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prepare the order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look what the order takes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for ready L2A products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look where the scenes can come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measure the coverage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repaired in {} ways; point here to read how.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repaired; point here to read how.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder again: {} is not there any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} km²</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searches at {} need a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To look at the cloud over the area, {} needs a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For a picture of the area, {} needs a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in is kept for this session only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch a quicklook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look how much room there is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learn where the scenes lie</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open products as layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the Sentinel-2 product {}, taken on {} (UTC).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the manual where it tells of this dialog</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Register</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a client</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Get a sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS asks for its master password to read the sign-in for {} that it keeps.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SceneQueueDock</name>
        <message>
            <source>Scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SceneQueuePlugin</name>
        <message>
            <source>Search, download and correct Sentinel-2 scenes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScenesControl</name>
        <message>
            <source>Their layer was removed from the map; the list stays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From the layer “{}” of the project.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes are written to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export scene outlines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import scene outlines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the features of {} are no scenes. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log has all of them.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ScenesFilterBar</name>
        <message>
            <source>Not grouped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By tile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By orbit</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesFoot</name>
        <message>
            <source>, cover {} % of the area</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Queue %n scene(s) ({})</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Download, check and correct the selected scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is selected yet: select rows of the table, or outlines on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no scenes yet: search for some first.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Selected: %n scene(s), {}{}.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are hidden by the filter.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesModel</name>
        <message>
            <source>Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area cloud %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Satellite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over the whole tile, as the service says it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Share of your exact area that the scene covers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over your exact area; empty: not known yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not known. “Cloud over my area” finds it out for the selected scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>
Replaced by a newer version of the same acquisition.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click, or press space, to select these scenes; the arrow, or ← and →, fold them</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{}  {}: %n scene(s), {}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n selected</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesPanel</name>
        <message>
            <source>No search yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select every scene of the list, but none that was replaced by a newer version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select the best scenes of a time, or the fewest that cover the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over my area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find out how much of the area is under cloud in each of the selected scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read scenes from a search_footprints.geojson, also from one that sentinelsat wrote</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the scene outlines to search_footprints.geojson, as sentinelsat did</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where the products go; a folder for each level, tile and date is made below it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Replaced by a newer version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the scenes of which a newer version is in the list, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Options…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the order would take, and what is done with its scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Replaced by a newer version (%n)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s), {} in all.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No scene found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow more cloud, choose other dates, or another level.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: click to choose another service to download from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture of my area on the day of the selected scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A true-colour picture of exactly the area, by a Sentinel Hub with an OAuth client</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct products on disk…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder with L1C products (.SAFE): Sen2Cor corrects them, nothing is fetched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export scene outlines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GeoJSON (*.geojson)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Import scene outlines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GeoJSON (*.geojson *.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter: date, tile, baseline, satellite…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show only scenes that have these words: 2018-08, 15put, 05.10, 2b, r126, done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the rows under headings; a click on a heading selects the scenes below it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show cloud against date, a dot for each scene: drag to select, with Ctrl to add; or ←, →, ↑, ↓ and space</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go back to the selection before, after a stray click on the map, say (Ctrl+Z)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the scenes are drawn on the map: colours by state, cloud or date; what stays open of the area</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchControl</name>
        <message>
            <source>The area is still being read. Search when it is on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose an area first: draw one, or take one of the map. More filters take tiles or a name instead.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>&amp;Dates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First day of sensing, UTC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last day of sensing, UTC; it is included</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a usual time: last month, last year, this season</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Cloud up to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over the whole tile, as the service says (cloudCover); 100 %: any</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processing level. L2A: reflectance at the surface, ready to use. L1C: at the top of the atmosphere, corrected here with Sen2Cor. Best: L2A, and L1C only of what has no L2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Orbit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Direction of flight (orbitDirection). Descending: by day; ascending: by night, rarely taken</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Se&amp;rvice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test connection…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test connection: is each host of the service reached, and if not, what stands in the way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search scenes over the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End what is under way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Months, satellites, orbit, tiles, baseline, name and others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find by product names…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look up products whose names you have, in a text, a table or a search_footprints.geojson</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save this search, run a saved one again or only for what is new, go back to an earlier one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More filters ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best: L2A, else L1C</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L2A – surface, ready to use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L1C – top of atmosphere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>any</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>descending</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ascending</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchesControl</name>
        <message>
            <source>Save this search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search is saved as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a saved search {} already. Replace it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rename the search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the saved search {}?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SearchesMenu</name>
        <message>
            <source>&amp;Save this search…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved searches</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searches of this session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Run again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only what is &amp;new</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What no run found up to {:%Y-%m-%d %H:%M} UTC; {:,} scenes are known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has not been run yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SelectionsControl</name>
        <message numerus="yes">
            <source>%n scene(s) of the selection {} are not in the list.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Save the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The selection is saved as {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a saved selection {} already. Replace it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the saved selection {}? The scenes stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete the selection</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SelectionsMenu</name>
        <message>
            <source>&amp;Save the selection…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saved selections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None yet</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Select these %n scene(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Where they are not in the list, the search that found them is run again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Sen2CorControl</name>
        <message>
            <source>Looking for Sen2Cor; each one is started once to tell its version…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Starting {}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try Sen2Cor out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the options for Sen2Cor</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Sen2CorDialog</name>
        <message>
            <source>Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I&amp;nstallations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was found on this computer, the newest first</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start the selected one, read its version and its parameter file, and say what is wrong; nothing is corrected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look again for Sen2Cor on this computer, and in the folders below</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Look again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop what is under way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was found, and what came of the test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which one corrects the scenes that are queued from now on. The baseline of each product decides which versions take it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Also look &amp;in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folders of installations, or that hold some, besides the usual places; one a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>folders of Sen2Cor, one a line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder of Sen2Cor, or one that holds several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Add folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Options</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Resolution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The images that Sen2Cor makes. All of them take longest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene c&amp;lassification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes the SCL image only, in some minutes, and no reflectance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>only, no reflectance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Aerosol</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The aerosol that Sen2Cor reckons with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Mid-latitude atmosphere</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The profile of the atmosphere that Sen2Cor reckons with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>O&amp;zone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dobson units of ozone. Those of the product are best where it has them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>C&amp;irrus correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether thin high clouds are taken away</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Terrain models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder with terrain models (DEM), or one that they are downloaded to. Nothing: flat terrain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none: flat terrain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder with terrain models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Terrain models &amp;from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address that terrain models are downloaded from; or CDSE-GLO-30 or CDSE-GLO-90 for files of the Copernicus DEM that are in the folder. A download may hang: fetch them first, or let one scene run alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>as the parameter file has it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Parameter file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A parameter file (L2A_GIPP.xml) of yours, in place of the one that Sen2Cor brings. What is chosen above is put into a copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the one that Sen2Cor brings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a parameter file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Additional ar&amp;guments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For experts: options of L2A_Process, such as --sc_cog or --processing_baseline 05.11</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>End a &amp;silent run after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run that prints nothing and works on nothing for so long is ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>never</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;End every run after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run that takes longer is ended in any case</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n installation(s) of Sen2Cor found.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No Sen2Cor was found on this computer. L2A products of the service need none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It can be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It cannot be used as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>for each product the newest one that takes it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always {} in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>always {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor is ESA's, and free: get version 2.12.03 from {}, and 2.5.5 besides for products up to N0204. Linux: run the installer in a terminal (bash Sen2Cor-….run). Windows: unpack the ZIP into a folder without blanks, such as C:\Sen2Cor-02.12.03-win64. Then look again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ServicesModel</name>
        <message>
            <source>Service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What it is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ServicesTab</name>
        <message>
            <source>&amp;Search at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The service that the window begins with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All services that are known; the buttons below act on the selected one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign &amp;in…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter the sign-in for the selected service; searching at Copernicus needs none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget the sign-in, here and in QGIS's authentication store</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Test sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the service once whether it takes the sign-in; what costs money is not asked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Own services</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file or folder with service profiles of your own (JSON): a Data Hub, a bucket, an archive on a drive; one with the id of a known service takes its place</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder with your own service profiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The plugin's own profiles only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read service profiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read when QGIS starts: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder with service profiles (JSON files)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SignInActions</name>
        <message>
            <source>Delete the sign-in for {} from QGIS's authentication store?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget the sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in for {} is forgotten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Asking {}…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in is kept for this session only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in is kept in QGIS's authentication store.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in is kept until QGIS closes.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SignInDialog</name>
        <message>
            <source>Sign in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;User</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Password</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>only for accounts with two-factor sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Keep it in QGIS's authentication store</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS may ask for its master password, which protects the store. Otherwise the sign-in is forgotten when QGIS closes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads from {} need a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS is going to ask you to choose a master password: it protects all sign-ins that QGIS keeps, and is asked for once in each session. It is not your password at {}, and nobody can bring it back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS is going to ask for its master password: the one that you chose in QGIS to protect all sign-ins that it keeps, not your password at {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SourceControl</name>
        <message>
            <source>Looking where they can come from…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} will be passed over: no sign-in is known. Tick it again in the menu to sign in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is asked only for what cannot be had elsewhere; without it, the others are tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}

Use this service?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paid by you</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where they were found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nowhere</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SourceMenu</name>
        <message>
            <source>Where a scene cannot be had there, also try:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} – paid by you</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SuggestionsBar</name>
        <message>
            <source>Others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search again so: {}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TaskBar</name>
        <message>
            <source>Scene Queue: {} of {} scenes, {} at work</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Timeline of the scenes</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{} % cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cloud not known</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>VertexTool</name>
        <message>
            <source>An area has three vertices at least.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag a vertex to move it, click an edge to add one, press Delete over one to remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ctrl+Z takes the last change back, right click or Esc ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has no place in the map's projection. Choose another one.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ViewMenu</name>
        <message>
            <source>Outlines on the map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By state in the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hatch what the selection leaves open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the map, what of your area no selected scene shows</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WindowHeader</name>
        <message>
            <source>Settings: services, sign-ins, folders, the queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help; the arrow has the first steps and Report a problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Help</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The manual, on this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;First steps…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign-in, folder, Sen2Cor, one after the other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Report a problem…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A text with versions, settings and the last errors, and nothing secret, to send to the developers</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WorldMapOffer</name>
        <message>
            <source>Show &amp;world map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The map is empty: add the countries of the world, which QGIS carries, to draw on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>World map</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source> (it ended with code {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> (its .shx file is missing: a Shapefile is several files)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> (part {} of {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> ({} of what is free are for other downloads)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> And {} more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Downloads cannot pass NTLM or Negotiate: have this host let through without a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Enough of it is free again on {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> It goes on slowly; on {} enough is free again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> It said "{}": {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> Its certificate was issued by “{}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> and others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> and said nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> and {} more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> by {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> from the kept archive {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source> {} corrected already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, issued by “{}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 scene has</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 scene is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; the last it said was "{}"</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>; {} in all, since they overlap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Sentinel Hub is searched by area or by tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Shapefile cannot hold the footprints: it cuts the names of fields.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A download of a terrain model (DEM) may hang for good: turn it off, or fetch the model first. Else allow more {} in the options for Sen2Cor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A geometry of the GeoJSON cannot be read: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A geometry of the GeoJSON cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A hole cannot be cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A hole cannot be cut: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A limit of {} scenes finds nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A page of {} lacks scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run may take (minutes)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A saved search cannot be read ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A saved search was made by a newer version of Scene Queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A service profile in {} is not a JSON object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A session could not be renewed yet. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A web page was sent{} in place of the service.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AUTHCFG, or CDSE_USERNAME and CDSE_PASSWORD in the environment, or a line in ~/.netrc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AUTHCFG, or DHUS_USER and DHUS_PASSWORD in the environment, or a line in ~/.netrc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add a profile of the kind 'sentinelhub'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Agree to it, or choose another service to download from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Allow at least {} vertices and {} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An address of {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another QGIS on this computer will not see which connections are used here: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another connection was not given its part of the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Application Support</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Application terminated successfully|Product already processed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Application terminated with at least one error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area (polygons)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area that the search area adds (%)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area: it is {} degrees wide and is searched as it stands. If it should cross the antimeridian, split it there, or go on beyond 180 degrees (181 for -179).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As it was on this computer so far</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for less at a time: a shorter raw query, or fewer months.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the administrator to let {} through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask who keeps the archive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attributes/{}/any({} and att/{}/Value {} {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bands are {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Baseline, or a range such as 05.00-</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Basic {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bearer {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By a careful guess</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bytes in all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled; the same call goes on where this one ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check and repair products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check and repair the L1C product (or download it again), then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check api_url and bucket in the service's profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check bucket and endpoint_url in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check endpoint_url, bucket, region and addressing_style in the service's profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its id and its secret; it may have expired on the service's dashboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its name against the map of Sentinel-2 tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that its folder can be written and the disk is not full, or move the file away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the folder is there and may be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the archive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the connection, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the connection. In a company network, set the proxy in QGIS's options, Network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the coordinate reference system of the layer or of the map, or zoom in to where it is defined.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the drive, and who may read it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the drive, then retry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the file and its rights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name, the raw conditions and the dates, or give an area or tiles: then it can be said what to change.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the pair of keys, the region, whether they may list and read the bucket, and whether the profile must say requester_pays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the product with its folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the product, and download it again if need be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the proxy in QGIS's options, Network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the proxy in QGIS's options, Network; ask the administrator to let {} through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check them. Each hub has accounts of its own; that of the Copernicus Data Space is another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check user and password; an account with a second factor needs its code too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a GeoJSON file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a GeoJSON, GeoPackage, Shapefile or KML file with polygons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a configuration of kind Basic in QGIS's authentication settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file with at least one polygon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder of a local disk for them, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder whose path is at least {} characters shorter, such as one of a drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder with .SAFE in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder with a shorter path, for products and for unfinished files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder with shorter names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a footprint file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a scene that does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a service of the kind 'cdse', 'dhus', 'stac', 'sentinelhub', 's3' or 'folder'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a text, a table or a footprint file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder for {}, or connect its drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another service to download from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another service to download it from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another title.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose from {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose one of {}; 0 takes it from the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose polygons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the area anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for the products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for unfinished files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the service Copernicus Data Space, which has all its products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cirrus correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click one in the layer tree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close its quotes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close that one, or wait until it has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the quotation marks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close what uses them, and delete them by hand.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud at most (%)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud cover percentage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud high probability</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud medium probability</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over the area (%)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud over the area: {} of {} scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cloud shadows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Collection/Name eq {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Configuration parameter &lt;.*&gt; not found in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect its drive, or make the folder again; what was unfinished in it is fetched anew then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect its drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect its drive; or, if it has another letter now, resume and choose the folder again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect the drive, or correct the path in the service's profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contains modified Copernicus Sentinel data {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ContentDate/Start asc</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CopernicusAPI: {} asks a Data Hub, which is no more. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copying the ZIP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct fewer scenes at the same time (a run needs 4 to 6 GB).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it in the profile of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it, or set the variables instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct l1c_bucket and l2a_bucket in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct products with Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct region and endpoint_url in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the file, or move it away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the profile of the service, or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the scene again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct trusted_hosts in the profile of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Corrections at once; empty: as many as fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Creation Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Curves were turned into short straight lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DEM not available|No DEM files found|file download error for DEM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark area pixels (topographic casted shadows)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Data Hub (DHuS)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Datastrip identifier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Date: {}, Instrument: MSI, Mode: , Satellite: Sentinel-2, Size: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it and save the search anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disk for the products (GB); empty: any</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it again, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download it, or check and repair it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download the product again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download the scene again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download the scene again: more than half of its bytes are damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloading from {} needs an account there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloading from {} needs an account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads go on by themselves when some of them are removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads go on by themselves when there is room; or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads may be redirected to other hosts of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downloads the scenes of a footprint layer, several at once, and checks each product. What is there and complete is left alone; what was begun goes on from the bytes on disk. Only the field identifier is required. Each scene comes from SERVICE, or from the service that listed it if that delivers, else from cdse; where it cannot be had there, ALTERNATIVES are tried in their order, and the report names both. With BANDS only the images of these bands are fetched, with all metadata; a later call without BANDS completes the products. Working hours of the window do not hold here; the computer is kept awake unless the queue's settings in the window say otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw a polygon, or select one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area anew, or choose another layer or file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area, or choose another projection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Draw the area, take it from a layer or a file, or name tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each scene is corrected by the newest Sen2Cor here that takes its baseline; SEN2COR names one. Where none takes it, the scene fails before anything is downloaded, and the report says which version to install; with NO_SEN2COR=ready_l2a the service's ready L2A product is fetched instead. A warning says where L2A products of several makes are the result; ONE_VERSION wants one version for all. As many corrections run at once as there are cores and free memory for, 6 GB each; the queue's settings in the window may say more or less memory, and a most. PARALLEL is a number of your own: just as many run, and a warning says if memory is short. Working hours of the window do not hold here; the computer is kept awake unless these settings say otherwise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty query.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter its user and password in QGIS's options, Network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter its user and password in QGIS's options, Network. Where it takes a sign-in of Windows only (NTLM, Negotiate), have this host let through without one: Test connection lists the hosts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Error in creating L2A User Product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything but Sentinel Hub works without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange the dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the order again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Feature {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch it from another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch it from elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch the address under the key link_icon of query's answer; it needs no sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch {} again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Few scenes are found: looking for what would find more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File does not exist:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>File name too long|filename or extension is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find product names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First day (UTC)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of terrain models; empty: flat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder of the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Found {} products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space; the download goes on where it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>From an area to L2A products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>GDAL gives no reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give AREA, TILES or RAW, or a NAME, or NAMES.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a pair of keys, and set anonymous to false in the service's profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a {}, or leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give an area, or tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give an area, tiles, a name or a raw query.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give one of them, or choose another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the ZIP of one product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the folder its own name back (S2…_MSIL1C_….SAFE), then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the folder that ends in .SAFE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the layer its system (a Shapefile has it in its .prj file), then choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the layer its true system, often WGS 84 (EPSG:4326), then choose it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give them in the sign-in, or as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Heights (Z) and measures (M) were dropped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Host: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How {} was made could not be noted beside it: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>I pay for services that charge for transfers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it stays so, look at the profile of the service in the settings: it may have moved or changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In a company network, add its certificate to the trusted ones in QGIS's options, Authentication. Do not sign in elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Incorrect datastrip L1C xml format|Syntax error in metadata</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ingestion Date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Input user product does not exist|L1C input is not accessible|directory \".*\" does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install GDAL with the driver JP2OpenJPEG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install PySocks into the Python of QGIS, or choose an HTTP proxy in QGIS's options, Network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Sen2Cor again: its folder cannot be moved or copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Sen2Cor again; its folder cannot be moved or copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Sen2Cor {} from {} or name its folder in the settings; or take the ready L2A product of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install a version that does, leave scenes out, or allow several versions.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it (on Debian and Ubuntu: apt install python3-{}; with OSGeo4W: python3-{} in its setup) and start QGIS again. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it into a folder such as C:\Sen2Cor-02.12.03-win64; it cannot be moved there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install the Sen2Cor version for this baseline from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Instrument name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invalid key ({}) to access Products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invalid order by value ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It brings no parameter file ({}): install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It broke off ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It did not answer within {} seconds and was ended: install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It does not take connections.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It ended with code {} and printed no version; the last it said was {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It goes on by itself when there is room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It had said nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no layer {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no polygons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no polygons: its layers are empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has no {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It has: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is asked for again in an hour.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is broken, or no file with polygons{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is looked at again in an hour; hubs take hours, sometimes days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is measured again next time. Check the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is no name of a Sentinel-2 product in the form S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not whole: {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may be busy, or have to find the product first: try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may be under maintenance, or a network page wants a log-in. If this goes on, the service may have moved: look at its profile in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may be under maintenance: try again later. If this goes on, look at the address in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may do nothing for (minutes); 0: any time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may have been deleted elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may hold no Sentinel-2 products. Choose another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It must be restored there before it can be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It started, but ended with code {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It starts, and says that it is Sen2Cor {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It takes L1C products of the baselines {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It takes no baseline that is known here, and is not chosen for any scene.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its certificate cannot be trusted{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its folder's name speaks of {}; {}, which it says itself, is what counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its layer {} cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its name is not known to this network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its parameter file cannot be looked for: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its parameter file is {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JSON lines (*.jsonl);;Table (*.csv)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>JTS footprint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Judged by the outlines of their tiles, since their footprints are not known: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep L1C products that are corrected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep the ZIP archives</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known by name only, since its metadata or its files cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Known services: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L1C product (.SAFE or .zip), or a folder with several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L1C user product directory must match the following mask</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L2A products of both kinds, {} ready-made and {} corrected here: they are not quite alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last day (UTC), included</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave that out of the raw query, or search the Copernicus Data Space (OData).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave this scene out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out with more than {} % cloud over the area: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, since it is no name of today's form</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, since the name cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, since their names are none of Sentinel-2 products: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, since they name no product of Sentinel-2: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let it end on .geojson or .gpkg.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let no other program change it, then retry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limited to {} of {} scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limited to {}; the cloud over the area of the rest was not looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>List of finished products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Local folder for what is unfinished; empty: below the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Longitudes beyond 180 degrees were brought back to [-180, 180].</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at api_url in the profile of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at that folder and its disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the address in its profile, and whether your account may search there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the addresses of its profile in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the service profiles in the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the settings, and at the variable {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for ready L2A products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for the folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look up {} of them in the catalogue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look what the order takes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look where the scenes can come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look whether your account may download there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for it in {} folders of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking up at {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looks at every file of SAFE products, L1C and L2A of all baselines: is it there, with the size and the checksum of the manifest, can each image be read to its end, are the folders complete, do name and metadata speak of the same product? INPUT is a SAFE folder, a ZIP, or a folder with any number of them. With REPAIR missing folders are made (object stores lose empty ones, and Sen2Cor stops without them), and files that are missing or damaged are fetched again from SERVICE, if it is given and has single files; each is proved before it takes its place. Good files are never touched, and a ZIP never is: one that can be put right is unpacked beside itself. Without REPAIR nothing is changed, and the report says what would be done. Products that Sen2Cor made here are judged by their images, since the manifest that it writes has false sizes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower connections in the profile of the hub if nothing else downloads with this account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower query_max_chars in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it first, or name another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one on the dashboard of the Copernicus Data Space (Sentinel Hub), and give its id and secret (without a window: SH_CLIENT_ID and SH_CLIENT_SECRET).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make one on the service's dashboard, and give its id and secret.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room (a run needs about 10 GB), then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make sure that it is the version that it says it is, and that it knows the additional arguments of the order.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make sure that the folder for unfinished files, and the folder sen2cor in your home folder, can be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make sure that the folders can be written and have about 10 GB free, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the area smaller, or name tiles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the folder of the product writable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the folder writable, and see that there is room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the folder writable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the product's folder writable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Many hubs hold the products of the last months or of one country only: choose another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Measure the coverage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MemoryError|Cannot allocate memory|Unable to allocate|(?:^|\s)Killed(?:\s|$)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Metadata of {} of {} products read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Module .* failed|Preprocessing failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Months, such as 11-4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More arguments of L2A_Process</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More conditions, such as key=value,key=value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move finished products away meanwhile, or allow more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it elsewhere, then retry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it to a folder without that word in its path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Multi-Spectral Instrument</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NAMES has no product names: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NSSDC identifier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a .SAFE folder, its ZIP, or a folder above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a .SAFE folder, or one above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a file with its master password in QGIS_AUTH_PASSWORD_FILE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a file with product names, or write them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a parameter file of this version in the options for Sen2Cor, or install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a polygon layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name another one, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name another parameter file in the options for Sen2Cor, or install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name another parameter file in the options for Sen2Cor, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name eq '{}.SAFE'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name one or more, such as 15PUT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name one with its country: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name subfolders only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the folder for the products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the folder of the terrain models too, or no address.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the folder that holds bin/L2A_Process (L2A_Process.bat on Windows), or leave it empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the parameter file of this version in the options for Sen2Cor, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name the parameter file of this version of Sen2Cor in the options, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name whole minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names: {} found, {} replaced, {} not found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Neither footprint nor tile is known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No Sen2Cor is known to take products of baseline {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No Sen2Cor on this computer takes products of baseline {}; there is {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No Sen2Cor was found on this computer, to correct a product of baseline {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No area was pasted: the text is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No coordinate reference system is named (a Shapefile does so by its .prj file): the numbers were taken as degrees of WGS 84.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No coordinate reference system is named. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No footprint: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No metadata in datastrip|No datastrip found|No metadata in tile|No metadata for user product|no tile in GRANULE folder found|directory \".*(?:DATASTRIP|GRANULE)\" does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No one Sen2Cor here takes all of the baselines {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No polygon fits into {} vertices and {} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No polygon layer is active.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No space left on device|Errno 28\b|Disk quota exceeded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No tile is named.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody is known to have run it on baseline {} yet, which {}: it is tried.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of its shapes can be read: the file may be cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the days from {} to {} lies in the months {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a Sentinel-2 product name: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a Sentinel-2 product name: {} ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a time in UTC: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not an item of a Sentinel-2 product: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not found: {}. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not searched, since these folders cannot be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not vegetated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing at all is listed here from {} to {}, whatever the filters. Check the place on the map and whether the service has scenes of it, or search another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing comes back: it is silent, or a firewall drops what is sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing else comes from there, so all scenes from there wait and one at a time tries; resuming tries at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing needs it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing new since {}; {} were known. Run the whole search to see them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing says where to search.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NtResumeProcess failed with status {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>N{} to N{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OAUTH_AUTHCFG, or SH_CLIENT_ID and SH_CLIENT_SECRET in the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OAuth client, for a Sentinel Hub</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {}, {} are taken as ready L2A products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of {}, {} exist as ready L2A products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On the disk it takes up to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One version of Sen2Cor for all scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only polygons count; left out: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only polygons count; points and lines were left out (in {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only polygons count; points and lines were left out: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only these bands, such as B02,B03,B04,TCI; empty: whole products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only what can be fetched at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only {} are free in {}, less than the reserve of {}: the download waits, its bytes are kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open any web page in the browser: where the network asks for a log-in, log in. Else ask the administrator to let {} through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orbit direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Orbit number (start)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order all bands, or fetch it from another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order bands that it has.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order it on the web page of the Copernicus Data Space (Data Workspace).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order it on the web page of the service{}. It is looked at again every day; Resume looks at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order the whole product; what is there is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order what is offline on the service's web page once it is queued.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order whole products, or L2A scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Outlines that cross or touch themselves were mended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ozone (DU); 0: of the product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parameter file (L2A_GIPP.xml); empty: Sen2Cor's own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Parts that overlap or share an edge were united.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pass direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste WKT such as POLYGON((-96 16, -95 16, -95 17, -96 16)), GeoJSON with polygons, or tile names: 15PUT 15PVT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paste it in WGS 84, or load it as a layer and choose that: its system is known then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause the job and resume it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Perhaps you mean: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture of the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures of exactly the area are made by a Sentinel Hub, for an OAuth client of yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Please report this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prepare the order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processing baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processing level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product (.SAFE or .zip), or a folder with several</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product metadata file cannot be read|Product version \d+\.\d+ is not implemented yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product name, with * and ?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product names, or a file of them (nothing else is asked then)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product names: {} found, {} replaced by a newer version, {} not found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Product {} - {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products are looked for by their names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products cannot be downloaded from {} (kind {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products checked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products put right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Products that are not whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Progress\[%\]:\s*(?P&lt;percent&gt;\d+(?:\.\d+)?)\s*:\s*(?:PID-\d+,\s*)?(?:L2A_\w+:\s*)?(?P&lt;text&gt;.+?)(?:,\s*elapsed time\[s\]: .*)?$</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Proxy-Authorization: Basic {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put it back, then retry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put right what can be</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put the longitude first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS cannot open the picture {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS wrote nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS's authentication store is locked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue fewer scenes, or the rest later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue it again with a larger disk budget, or with none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queue it later, or fewer scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reached, but it is busy ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read its log. If products lie on a network drive, choose a scratch folder on a local disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the footprints of the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the log of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relative orbit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Relative orbit (start)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the file to have the product taken for a whole one, or download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Repeated points were removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report it to who runs the bucket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resolution (m)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume the job to make it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rings across the antimeridian were taken the short way round it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rings round a pole were closed along it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rings that were not closed were closed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rings with an edge over more than half of the earth were taken as wide as they stand</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rings with fewer than three corners were left out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S3 keys, for a bucket</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>S3_AUTHCFG, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SEN2COR_ARGUMENTS cannot be read ({}): {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Satellites, such as 2A,2B</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saturated or defective</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map, whose projection is known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say in the key_template of its profile where products lie.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say in the key_template of the service's profile where products lie, or ask for fewer days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue for Sentinel-2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue for Sentinel-2, test of the connection to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue for Sentinel-2, {}: outgoing connections (TCP, TLS) to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue: {} of {} scenes, {} at work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene classification only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SceneQueue QGIS/{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes are downloaded and corrected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes at most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes that no Sen2Cor here takes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scenes through their last stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search again, or fetch it from another service; where it lies, key_template of the profile says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search again: a newer version of the same scene may have replaced it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search again: a newer version of the scene may be there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search another service, such as cdse, and choose this one to download from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searches a service for Sentinel-2 scenes over an area and writes their footprints. The area is simplified automatically for the service, without losing any of it; what the service answers is filtered again with the exact area. Where little is found, the log says what would find more. Searching the Copernicus Data Space needs no account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searches scenes, downloads them several at once, checks each product and corrects L1C products with Sen2Cor while others download. FOLDER gets L1C/ and L2A/. The same call after an interruption goes on where it ended. What SERVICE lists comes from SOURCE, or from SERVICE itself if that delivers, else from cdse; where a scene cannot be had there, ALTERNATIVES are tried in their order, and the report names both. A SERVICE that only delivers is the source, and cdse is searched. With BANDS only the images of these bands are fetched; Sen2Cor cannot work with such products, so that goes with LEVEL=L2A. </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select one or more polygons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor cannot work on {}, because its path holds the word GRANULE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor cannot write to its own folder (SEN2COR_HOME)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor could not correct {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor does not work in {}, because its path holds the word {}: choose another folder if scenes are to be corrected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor ended with code {}, although it says that it succeeded and the product is complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor in {} cannot be started: on Windows, its folder's path must not have a blank.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor itself takes no path of more than {} characters, and some in {} would have {}: choose another folder if scenes are to be corrected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor knows no atmosphere with {} Dobson units of ozone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor made a damaged L2A product of {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor made an incomplete L2A product of {}: {}.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor made no complete product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor made {} products of {}, where one was expected: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor needs all bands of L1C products; only {} are ordered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor needs all bands; of {} only {} were ordered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor needs {} and {}: it may take long or fail. Close other programs if it does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor on Windows cannot be given the {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor says that it succeeded with {}, and made nothing{}.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor takes {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor was given {}, and the product that it made, {}, {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor {} corrects {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor {} writes beside its input: it gets a copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sen2Cor: folder or L2A_Process; empty: looked for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sensing start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sensing stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel Hub cannot be used now: another plugin has loaded the Python package {} in a way that does not work inside QGIS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel Hub cannot be used: its library cannot be loaded ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel Hub cannot be used: this QGIS has no Python package {} that works ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel-2 took its first pictures on {}: search later days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service that has ready L2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service to download from; empty: one that fits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service to fetch damaged files from; empty: none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Service; empty: the field service, else cdse</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Services to try next where a scene cannot be had, such as cdse-s3,google</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set ACCEPT_COSTS to agree, or leave that service out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set the clock of this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Several versions of Sen2Cor would work on it ({}); their results are not quite alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten the raw query, or name fewer months.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again with a new code; the queue goes on where it was.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in and resume.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in at the Copernicus Data Space, or give an OAuth client of its Sentinel Hub (without a window: CDSE_USERNAME and CDSE_PASSWORD, or SH_CLIENT_ID and SH_CLIENT_SECRET).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in with user and password of the account; an OAuth client of Sentinel Hub cannot download products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in, choose an authentication configuration, or set DHUS_USER and DHUS_PASSWORD.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in; registration there is free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign-in (user and password)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Snow or ice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something answers {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start QGIS again and use Sentinel Hub first, or install the system's own package (on Debian and Ubuntu: apt install python3-{}). {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start its L2A_Process with --help in a terminal; if that fails too, install Sen2Cor again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subfolders, of {}, {}, {} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Suggestion: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it out of the additional arguments of the options for Sen2Cor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take ready L2A products only for series that are compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the ready L2A product of the service, or look for a newer Sen2Cor at {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take those instead, and they need no Sen2Cor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Terrain models are to be downloaded, and no folder is named for them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is {} that the account may fetch in {} days; {}, as counted here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ESA CCI maps (land cover, water, snow) are there: the scene classification uses them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The GDAL of this QGIS cannot read JPEG 2000 images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The GeoJSON has no geometry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The GeoJSON is in {}, not in WGS 84.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The L2A products are of several makes, and those are not quite alike: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ZIP stays as it is; the product was unpacked to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The answer of {} was cut ({} of {} bytes).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive has more than {} folders to look into.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive of {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area cannot be brought to longitude and latitude ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area cannot be cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area cannot be cut: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area cannot be repaired: its outline crosses itself too finely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area cannot be written to {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area crosses the antimeridian: it was split there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has a coordinate that is no number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has latitudes beyond 90 degrees ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has latitudes beyond 90 degrees ({}): perhaps latitude and longitude are swapped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has no extent: its outline encloses nothing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area has no polygon, only {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no GeoJSON: it is not an object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no GeoJSON: type {} is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no GeoJSON: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no WKB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no WKT in WGS 84: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area is no polygon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area of interest cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area {} cannot be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The area's coordinates are no degrees ({}): they look like metres of a projection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The argument {} cannot be given to Sen2Cor: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The authentication configuration {} has no user and password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The catalogue listed a product that makes no sense ({}: {} {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The catalogue speaks OData and has no such version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of {} cannot be trusted ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The choices of the order ({}) need a parameter file, and Sen2Cor {} in {} has none ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area cannot be found out without a sign-in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area cannot be kept in {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area could not be found out ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area is not known of {}, which stayed in the list ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The cloud over the area was limited, and there is no area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command of the order {} was not run: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command {} ended with code {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {} broke ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk of {} cannot be looked at ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk refuses: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk stopped the correction of {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file of trusted certificates {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file of trusted certificates {} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {} cannot be removed ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder is named {}, its metadata say {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder layout {} cannot be used ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder layout {} leads out of the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder of the granule is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} for unfinished files is no whole path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} for unfinished files is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} is missing; Sen2Cor may stop without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} is no whole path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {} would be made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The footprint of a scene cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The footprints are not written as {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The footprints cannot be kept in {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The host of {} was not found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hours '{}' cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The image {} at {} m{} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key_template {} of the service's profile cannot be used: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last it said was "{}".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layer of scenes has no field 'identifier'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The layer {} cannot be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The library sentinelhub is not loaded, which must be before a task begins.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of finished products {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of the files of {} at {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of {} is not complete: {} products came, {} were announced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of {} is not complete: {} scenes came, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The map shows no part of the world.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The metadata file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name {} is too long for {}: {} are allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The names could not be looked up ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The numbers look like degrees, but their system {} counts metres or feet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order could not be prepared ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order file {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order file {} cannot be used: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order file {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The order file {} was written by a newer version of Scene Queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The outline goes round a pole more than once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pages of {} lead in a circle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parameter file {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parameter file {} cannot be used: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parameter file {} is not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The parameter file {} of the order is not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pasted WKT is in the system with the number (SRID) {}, not in WGS 84 (4326).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pasted text {} is no area. As WKT: it does not begin with POLYGON or MULTIPOLYGON and a bracket. As GeoJSON: it does not begin with a brace. As tile names: {} is none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The path {} has a blank, with which it cannot be started on Windows: install it into a folder such as C:\Sen2Cor-02.12.03-win64.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The paths of some files would be too long for {}: {} with what lies in it has {} characters, {} are allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture could not be made ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The point {} {} lies out of bounds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The polygons of {} layers are the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product has no image of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product is incomplete: download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product {} is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The product, rebuilt by {}, is without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The products of the order take {}, or will, of the {} that they may; {} are needed for the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The products take {} in the end, and the disk budget is {}: downloads wait when it is used up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The profile cdse is not one of a Copernicus Data Space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy did not let us through to {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy on the way to {} wants a sign-in (407).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy {} does not let us through{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The proxy {} wants a sign-in (407{}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The query leaves no room for the rest ({} of the {} characters that the hub takes).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue could not do what was asked ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file was damaged and is kept as {}. The queue was made anew from its orders and the disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file was damaged and is now {}; this is a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file {} cannot be used ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file {} is used by another QGIS or qgis_process.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The queue's file {} was written by a newer version of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The raw query cannot be used ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The raw query cannot be used: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search begins after today, {}: search earlier days.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search broke off ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search ends before it starts ({} to {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search found nothing from {} to {}. So large a place was asked for all scenes, whatever the filters, only from {} to {}: nothing is listed in these days. Make the area or the time smaller to learn more, check the place on the map, or search another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The search has no title.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The service may have moved or changed: look at the addresses of its profile ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The service profiles in {} are not valid JSON ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The service profiles in {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The session at {} has ended, and the account has a second factor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-in of {} is not sent to {}, which is no trusted host.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sign-out failed; the session ends by itself. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The terrain models of {} ({}) are not used: the order names no folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The test broke off here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The test of the connection broke off ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The time that Sen2Cor may take is no number of minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The transfer of {} ended after {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The variable {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The version of {} could not be read: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The volume of the account cannot be counted: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The way to {} leads through a SOCKS proxy, for which the Python package PySocks is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The work broke off ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The world map has {} places named {}: together they are the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The world map of QGIS has no place named {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The world map of QGIS has {} places named {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The world map of this QGIS cannot be read: no layer {} in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The world map of this QGIS is another than expected: {} has no {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} knows no folder {}: it was renamed, or is of another product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} of {} is faulty at {}. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} that came fits few of the files that are there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {} that was there is kept as {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their cloud is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their cloud over the area is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Their orbit direction is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no service profiles at {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a saved search {} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no Copernicus Data Space among the services.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no L1C product in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no Sen2Cor that can be started at {}.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no Sentinel Hub among the services.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no Sentinel-2 product in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no area to search.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no band {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no complete L1C product at {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no date {} months from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no date {} {}S from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no folder {} for the footprints.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no folder {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no kind of layer called {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no orbit direction {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no polygon to take as the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no product at {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no relative orbit {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no saved search {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no service {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no tile {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough room in {}: {} are needed, {} are free above the reserve of {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough room: it takes up to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not one image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing to queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thin cirrus</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This QGIS has no world map, so that no place is known by its name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This computer cannot be kept awake from here: turn off its sleep while the queue works.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not Windows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This sign-in is not one for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tile Identifier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tiles, such as 15PUT,15PVT</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To go on slowly before, choose so below the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tried besides:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again another day, or fetch it from another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later, or fetch it from another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later, or search a shorter time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later: the service asks to be left alone for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, choose another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, look at api_url in the profile of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, look at catalogue_url in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, look at the profile of the service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, lower page_size in the profile of the hub.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, the address in its profile is no Data Hub.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if it stays so, the service has changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; if others reach it, ask the administrator to let {} through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again later; the month's processing units of the account may be used up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; if it happens again, read the log of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; if it stays so, have {} let through.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn the terrain model off in the options for Sen2Cor, or fetch it into its folder first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unfinished files stay in {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsupported date value {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update Scene Queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Update the plugin, or move the file away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use .gpkg or .geojson.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use 1 or more, or none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use ASCENDING or DESCENDING.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use Scene Queue's queue, the algorithm scenequeue:download, or core.stages.download.DownloadStage.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a footprint layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a polygon layer, or draw a polygon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use core.stages.safe_check.SafeCheckStage; the downloads of Scene Queue are checked by themselves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use one without any of " % &amp; | &lt; &gt; ^ !</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use {}, {}, {} and {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Vertices of the search area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for a connection to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is beyond it comes {}, or waits if you chose so below the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is missing in it is added when the order ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What other filters would find could not be asked: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What this map shows cannot be told ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was known of the cloud over areas could not be read from {} ({}); it is measured again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where terrain models come from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether the scenes are online was not asked, since they are more than {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether there are ready L2A products instead is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether they are online is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether {} had ended before cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which baselines it takes cannot be told: it is not chosen for any scene.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows has jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With repairs it is unpacked beside itself and put right there, as far as that can be.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write 22:00-06:00, or Mo-Fr 20:00-07:00; Sa-Su; nothing stands for always.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write POLYGON((longitude latitude, ...)), every bracket closed, and nothing behind it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write folders and {}, with {name}.SAFE at the end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write it as 05.10, or a range as 05.00- or 02.05-02.14.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write key=value, several by comma, or sentinelsat's query language.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write key=value, several by comma, or the hub's own query language, in Latin letters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write key=value, several by comma, or the hub's own query language.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write key=value, several by comma.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write satellites as 2A.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the longitude first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write them as 6-8, 11-4 or 3,5-7.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write tiles as 15PUT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write zone, band and the two letters of the square, such as 15PUT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom to where your area is, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>^MemAvailable:\s+(\d+) kB$</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>^\s*(?:ImportError|ModuleNotFoundError)\b|DLL load failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>^\s*Application will terminate\s*$</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>^the scene: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a configuration file (GIPP) is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a corner lies where it has none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a day begins at 0:00</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a field comes twice in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a folder cannot be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a keyword</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a part of its installation is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a path is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a range cannot end at the pattern {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a setting is wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a share of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a sign-in is missing or was refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a term</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a value for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>a web page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about a minute</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {} days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {} h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>about {} min</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an empty answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>an end of the range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>and not the same each time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at least </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>at {} MB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>atmospheric correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>att:att/Name eq {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>begin and published need a time zone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>begins with http://, which is allowed to this machine only; use https://</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>bytes {}-{}/{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot copy report file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot create process status file|cannot update the report file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot parse from 'NoneType'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cannot read the query from here on: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>changed service</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>checking {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>choose another folder or fewer scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>concurrent flows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>did not begin its answer within {} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>do not keep L1C products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>do not keep the ZIP files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>downloading a terrain model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>each run has a folder of its own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ended without an answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ended; how, Scene Queue says</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>error {} of Qt's network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>expected {} at place {}, found {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fell silent in the middle of its answer, for {} s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>fetched again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>folder made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has no product name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>has {} entries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a link or a device, {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds a user or a password; these never stand in an address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds no folder that ends in .SAFE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds several products ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the name {}, which leads out of its folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds the name {}, which leads out of its folder or cannot be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} as a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} encrypted, or packed in an unusual way</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} instead of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {} twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>holds {}; write host, host:port or *.domain</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>id, order_id, identifier, scene, product, stage, state, attempts, message, trouble, not_before, priority, facts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if(superseded and state = '', '{}', state)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>images of the L1C product are missing or unreadable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in all months</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in another form than it should</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in both directions of flight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in the months {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in {} direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>insufficient nr\. of bands in tile|import of band list failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is broken ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is cut or damaged, or is no ZIP</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is not an address that begins with https://</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>is of another scene ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it declares a document type</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it declares the document type {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it ended with code {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it ended without saying that it succeeded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it ends when it begins (a whole day is 0:00-24:00)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it has the element {} {} times instead of once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is cut off: {} of {} scenes are in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is in UTF-16, where UTF-8 belongs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no JSON ({} at character {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no XML: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no hours of the day, with or without days before them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it is no text ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it refused its command line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it was cancelled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it would make a product without images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its element {} holds more than a text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its end is not {}.SAFE</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>its own Python could not be started</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last block</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>less than 1 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>less than 1 MB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>limit and offset cannot be negative</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line 1: it does not begin with an order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line 1: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>line {}: {} stands in it twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>locks do not work in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>look up table not found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>map extent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>minutes for a run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>minutes of silence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>module {} has no attribute {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more than two days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more than {} brackets within each other</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>more than {} bytes are far too many</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a baseline such as 04.00</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a day such as 2024-08-28</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a list of texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a number of seconds above 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a text that is not empty</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole number of at least 1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be a whole path, from the root or from ~ on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be made of letters, digits, - and _</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be one of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be path or virtual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be true or false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>must be {}, the one that this version knows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>name not found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>named {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names a file twice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>names of files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nearly used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no Sen2Cor is there that takes it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no answer in time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no note can be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no numbers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no percentage: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no polygon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no text: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not a text: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing to fetch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>nothing would be corrected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of all orbits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of all satellites</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of any baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of any name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of either level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the baseline {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of the orbit {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of unknown version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on all tiles of the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one of its steps failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>only Sen2Cor before 2.8 had it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>only Sentinel-2 can be searched here, not {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>page size of (\d+) bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>processing with resolution (\d+) m</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>products are corrected whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>proxy sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>python\S*: (?:not found|No such file|cannot execute)|GLIBC_\S+. not found|Exec format error|is not recognized as an internal or external command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>quoted text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>reading images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>repair was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>repair {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>repairs were</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>replaced by a newer version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>retrieve DEM from URL</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene classification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene has only background pixels|All images contain only invalid pixels</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene-queue (QGIS plugin)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene-queue commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene-queue store</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene_queue awake</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene_queue check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene_queue engine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scene_queue task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>scenes of an order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>schema {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>slow lane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>something failed that nobody foresaw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>sources of the order</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>stages is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start of (?:Automatic Aerosol|Atmospheric Correction)|end of interpolation LUTs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start of Scene Classification</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start of post processing|start export</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>start of pre processing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starting Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>starting {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>take Sen2Cor {} for all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>take ready L2A products only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>that can be fetched at once</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product is incomplete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product is not where it was</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product lacks folders that Sen2Cor needs (AUX_DATA, HTML, rep_info), or a path is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product lacks its folder rep_info</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product lacks its manifest.safe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the L1C product's folder was renamed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the ZIP is damaged there: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the account's volume is used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the area cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the area holds a quote or a backslash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the connection failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the copy is not like its source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the disk is full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the download takes {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the end of the query</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the folder is not there any more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the loop ends by itself</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the order has a resolution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the order's options have a parameter file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the order's options have a scene classification only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the parameter file (GIPP) is of another version of Sen2Cor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the product is incomplete or damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the product's metadata are not what this version expects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the queue's file cannot be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the same password was refused before and is not sent again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the service has it in its archive only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the service refused it or gave no sensible answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the service was busy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the terrain model (DEM) could not be had</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the tile holds no data in this scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>the value of {} holds other conditions ({}); write them as raw</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no L2A of the acquisition, or it sees too little</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no day '{}'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no time {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is no version {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there was not enough memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this Sen2Cor has no tables for this satellite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this request</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this system</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>this version does not know the product's format</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>true or false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>undefined field {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>undefined field {}; there are: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unexpected name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unfinished files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unpack {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unrecognized arguments|: error: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>up to N{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was made on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>was silent for too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what arrived is not what was announced</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is to be corrected is the order's</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>whole number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with any cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with any cloud over the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with status {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with those that the service has to fetch from its archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with up to {} % cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>with up to {} % cloud over the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>without any of the filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>without id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>working hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>would grow out of all proportion</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write "Intersects(POLYGON((longitude latitude, ...)))", with the quotes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>write true or false, not a range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x from {} to {}, y from {} to {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{{}} is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} (copy)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Another connection goes on with these bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Asking for smaller pages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} GB are free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} GB of memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Install it again, or the one for this system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Install it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It could not be fetched again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It goes on on {}, when enough of it is free again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It is faulty at {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It is fetched file by file instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It is fetched once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It is read page by page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} It is tried again for ten minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} Next attempt in {} s ({} of {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} The same call goes on where this one ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} They are lost when QGIS closes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and ContentDate/Start ge {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and ContentDate/Start ge {} and ContentDate/Start le {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and ContentDate/Start {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} and {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered a search as if it had no catalogue (404).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered a search with something else than products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered a search with something that is no list of products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered a search with something that is no list of scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered the download with status {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered the question for a product with something else.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered the sign-in without a token.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with a web page instead of data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with no JSON object.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with something that is no list of objects.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with something that is no picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with something that is not JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} are no months.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} are used already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} as the service's ready L2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} at {} is far too large.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} begins the archive anew whenever the connection is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} by Sen2Cor {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} bytes in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be kept for a moment ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be listed: its path has more than one line.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read without a sign-in any more ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read without keys ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be read: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be rebuilt from {}: its processing baseline is {}, and sentinelhub knows those up to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be searched: it only delivers products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be searched: services of the kind {} have no catalogue here yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be used ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot be written: {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} cannot use the raw query ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} complete on the disk already and not fetched again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could not be looked into ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could not be removed: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could not be started: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} could not be written to {}: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} delivers no single files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} delivers whole products only, no single bands.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} delivers whole products only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} describes the tile {}, its folder is named {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} describes the tile {}, the product is named after {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} did not send a ZIP archive for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not accept the sign-in ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not accept user and password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not answer as a Data Hub ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not bring the product from its archive now ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not find its own search ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not go on with its list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not have the product any more ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not have {}; it lacks many products from before 2018.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not hold {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not match its published checksum; it is fetched once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not say where it lies.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not say which scenes are in its archive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not show the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not take connections.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not take this kind of sign-in for downloads ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not tell {} of its scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} does not understand the search ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} failed with Windows error {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} findings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} for {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gave a list of scenes in another form ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gave an answer that makes no sense ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gave statistics of {} in another form.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gives no parts of {}; all of it is asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gives pages that lack scenes; asking piecewise.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} gives this account no more downloads at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} grows shorter while it is read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has a time that is none: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has an offset of an unknown band: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has another {} than the {} says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has it in no baseline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has metadata of {} that makes no sense ({} {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has more than {} folders to look into.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has more than {} products of the same instant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has moved: {} redirects to {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no bucket {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no collection of the level {}: search another level or another service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no image {}, so there is no {} to show.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no keyword: write keyword:value, and AND, OR, NOT in capitals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no list of features.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no more bytes of {} to go on from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no product {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has nothing newer than {}, and {} {} {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has the bucket {} in another region ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has {} bytes; the catalogue says {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has {} products or more of the same instant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has {} where a number belongs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds far too many folders for a product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds no JPEG 2000 image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds no saved searches ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds this connection at about {} MB/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} hours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in the field 'identifier' is no Sentinel-2 product name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in the kept archive {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in {} may not be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in {}; {} are free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a link to {}, which is not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is a temporary place, which the system empties: products may be lost there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is an L2A product already: nothing to correct.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is another one: the product was rebuilt by {} from an archive that has it so.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is broken: its entry {} has no size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is broken: its entry {} names no file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is busy ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is corrected already: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is cut: it has {} of {} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is cut: the end of its image is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is faulty at {}: it has {} bytes instead of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is faulty at {}: twice its bytes did not match the published checksum.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is gone; {} took its place.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is in the archive of {} and is ordered from there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is made already and only has to be copied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is missing in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is missing: the product was rebuilt by {} without it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is neither ASCENDING nor DESCENDING</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is neither Level-1C nor Level-2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is neither true nor false</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no GeoJSON ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no JPEG 2000 file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no STAC API that can be searched ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no Sentinel-2 product: neither its name nor a metadata file says its level.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no baseline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no folder: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no longer {} in the queue's file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no name for an area's file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no number</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no percentage of cloud.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no picture of classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no product name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no product name; its metadata say {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no satellite of Sentinel-2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no satellite such as Sentinel-2A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no tile name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no tile of Sentinel-2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no uuid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no whole path.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is no {}: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not Intersects, Contains or IsWithin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not at {} any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not searched without a sign-in, and none is given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not searched without an OAuth client.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not there any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not what is wanted and is made anew: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not whole, {} in {} files: {}{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is of a level that is not known here: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is offline at {}, where no program can order it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is on another machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is removed: it is corrected, and the order does not keep it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there but may not be started: give it the right to (chmod +x).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there, but is no complete product (it has no {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there: the correction was interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is too large for a list of names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} keeps products by tile, and {} may hold several.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lacks files of {}: {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lacks files that the {} lists: {}{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lacks {}. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lies in an archive of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lies on a network drive: a folder of this computer is faster for unfinished files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} listed a product that makes no sense ({} {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} listed something else than scenes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} listed the files of a product in another form.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lists a product of too many files, or a file twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lists no file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lists the name {}, which leads out of its folder or cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lists the product without its {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} lists {} under an id that is none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} makes you pay for what you fetch, and you did not agree to that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} makes you pay for what you fetch: up to {}{} GB for {}, paid by you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} names a file outside the product: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} names no tile: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} names the bucket {} of {}, which is not in its profile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} new since {}; {} were known and are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of an interrupted run is left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the {} ESA CCI maps (land cover, water, snow; optional) are there. It works without them; with them the scene classification is better. They belong in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} bytes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} could not be deleted. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} days looked through</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} features have no shape that can be read: the file may be cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} names looked up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes asked for in the archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes cannot come from there. {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes did not come, and nothing did for ten minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes did not come: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes listed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of {} scenes listed{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} offline, in the archive of the service: jobs of such scenes wait.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} on disk.{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} only lists products, and there is no profile {} to fetch them from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} only lists products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} products seen in {} folders</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} redirects from https to http; that is refused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} redirects in a circle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} redirects to an address that is not safe.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the OAuth client {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the download ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the request ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the request ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the sign-in of {} ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refuses the keys ({})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refuses the request: its time is too far from the service's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} runs of Sen2Cor need {} and {}: they may take long or fail. Let fewer run if they do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scene</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes are</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes found with a total size of {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes have</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes listed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scenes listed{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} scene{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} seems to be Sen2Cor 3, which has no start script and is not started from here: install Sen2Cor 2.12.03 beside it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} sends {} from its beginning again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} sent another range of {} than it was asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} sent nothing of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} sent something else for {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes no query of {} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes {} on the disk until it is done, and the products of its order may take {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} took no connection in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} wants a pair of keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} wants a sign-in for downloads, and none is given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} wants a sign-in for downloads.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} wants a sign-in for searches too, and none is given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was altered: it has {} instead of {} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was altered: its bytes in the ZIP are damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was altered: its checksum is another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was changed at {} meanwhile; it is begun again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was fetched again{}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was not done after {} minutes and was ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was silent and idle for {} minutes and was ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} were announced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} without a known ready L2A product are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} without filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} would be fetched again from the kept archive {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} would be fetched again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} would be made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, and they are listed all the same: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, its lane for used-up volumes. {} Enough is free on {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, or {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, presumably N{}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, service profile {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, the speed of its lane for used-up volumes. {} If other computers use the account too, more is used than counted here; else the line is slow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, which names the bands that were ordered, cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: QGIS cannot open {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a job that is {} cannot become {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a sign-in is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the Copernicus Open Access Hub closed in 2023, its addresses find nothing any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the L1C product lacks its INSPIRE.xml.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the filter of the layer cannot be set, so all of its scenes are shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the folder {} cannot be made ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the key {} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the key {} is not known and is ignored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the states of jobs cannot be written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the system ended it, most likely because memory ran out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: the {} stage broke off ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: what was found out cannot be stored ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: write a * or ? that is no wildcard in quotes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} Nothing needs it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} The same call goes on where this one ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} more lines.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} of {} TB of the account's volume in {} days are used, as counted here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {}. It said "{}".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}; downloads wait where there is no room.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} to fetch from {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}{} without filters: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>  &lt;GeoTransform&gt;{}, {}, 0, {}, 0, {}&lt;/GeoTransform&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>: they would be downloaded and checked, but not corrected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check its id and its secret; it may have expired on the dashboard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the connection to the Internet. In a company network, set the proxy in QGIS's options, Network; Test connection says which host is not reached. Your sign-in was not judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check user and password, and enter a new code: each holds for half a minute, and once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check user and password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check user and password. If your account has a second factor, enter its code, too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enter it anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fetch a quicklook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Sen2Cor {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its code is used up: downloads will ask for a new one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look for a newer one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look how much room there is</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room, or mend it with Check and repair products (REPAIR) before it is corrected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No Sen2Cor on this computer takes {} of these</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QGIS cannot write it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take a scene of one tile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The hub may be closed or have moved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quicklook of {} has no place on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quicklook of {} is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The quicklook {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whether they may read shows at the first download.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>tuple[Path, Mapping[str, object]]</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with a web page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} answered with something that is no quicklook of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no quicklook of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is not whole, and cannot be copied to be mended ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} knows the keys, and does not let them list the bucket.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} refused the sign-in of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes a sign-in of another kind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes the OAuth client {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes the keys {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} takes the sign-in of {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {} quicklook</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}, or take ready L2A products instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: a copy of it is mended for the correction; the product stays as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A margin of {} m cannot be used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A saved selection cannot be read ({}: {}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A saved selection was made by a newer version of Scene Queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another program makes rasters in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Area (polygons); empty: whole scenes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that folder with repairs, or move it elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose 0 to {} m.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another area, or other products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another kind of raster, or check the product.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Classes to leave out, such as 3,8,9,10 (shadows and clouds)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct it with Sen2Cor, or take ready L2A.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete it and save the selection anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder for the rasters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give numbers, such as 3,8,9,10.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was there, made of the same products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its classes are 0 to 11.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>L1C where there is L2A, too</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Last messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layers of each product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learn where the scenes lie</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, beside the area: {} of {} products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Left out, {}: {} of {} products.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Load the rasters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>MASK is no list of classes: {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Made {} UTC. What I did: …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make it writable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room, choose fewer kinds or a smaller area, or name another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make room, or name another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the folder of the product writable, or load the true colour only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes rasters of SAFE products, L1C and L2A of all baselines: one file a date and kind, cut to the exact AREA plus MARGIN metres. INPUT is a SAFE folder, a ZIP, or a folder with any number of them; without AREA whole scenes are taken. RECIPE names the kinds: true_colour (bytes, to look at), false_colour (B08, B04, B03), swir (B12, B8A, B04), ndvi, scene_classification, and bands, which go into one file together. All but true_colour and scene_classification are reflectance in Float32, with the offset of the product's metadata, and no data is NaN. Tiles of one date become one file in the UTM zone of most of the area, pixel on pixel; tiles of other zones are warped to it. MASK takes classes of the scene classification out: 3,8,9,10 are cloud shadows, clouds and thin cirrus. What was replaced by a newer version is left out, and so is L1C where there is L2A. The same call again leaves files as they are whose products are the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Margin around the area (m)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move it, or name another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name a .SAFE folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No kind of raster is chosen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No pixel of it has data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sign-in for {} is known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the products meets the area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open products as layers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Python {}, GDAL {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rasters of an area from products</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs Sen2Cor on L1C products: a SAFE folder, a ZIP, or a folder with several. The products are checked first, and nothing in them is changed: where one lacks folders that Sen2Cor needs, a copy of it is mended for the run, which takes some 30 MB on the disk of the product, and up to 900 MB on another one. A ZIP is unpacked for as long as it takes. Each L2A product is checked before it gets its final name; its log, parameter file and a record of the run lie beside it; of a run that failed the report names version, command and log. SERVICE and the sign-in are for NO_SEN2COR=ready_l2a only. </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scene Queue for Sentinel-2: report of a problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sentinel-2 {} {} {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Test the sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ZIP is damaged; the product beside it, {}, is whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The images cannot be put together ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The images cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The raster {} cannot be written ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The scene classification has no class {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The tile {} has no image {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no kind of raster called {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no product to make rasters of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room for the raster: it may take {}, and {} are free in {}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait for it, or name another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which rasters were made cannot be written down ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>another QGIS works on it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>cloud not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>coalesce("cloudcoverpercentage", {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>failed of {}, {} ×: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>false colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>if("superseded", NULL, {})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>language {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no title, or names that are none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>none found</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not looked up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>not readable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>one is set</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>packages inside: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>packages of QGIS: </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>proxy: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>try a sign-in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>what is not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>where scenes lie</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} ({}): {}; sign-in: {}; {} connections</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no product name that is known here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} has no scene classification, so nothing of it can be masked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds no saved selections ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} holds no tile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} in {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there already, so the ZIP is not unpacked beside it to be put right; it is not whole either: {}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} is there, and was not made here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} of the Sentinel-2 product {}, taken on {} (UTC).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} to {} % cloud</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} was made anew: its products or the choices for it are others now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{} {} {}, {} tiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: what the layer is made of cannot be written beside the product ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} cannot be read ({}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{}: {} rasters were made in {}.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
