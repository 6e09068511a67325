<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AreaMenu</name>
        <message>
            <source>&amp;Selected features of the active layer</source>
            <translation>Objetos &amp;seleccionados de la capa activa</translation>
        </message>
        <message>
            <source>The selected polygons of the layer that is active in the layer tree</source>
            <translation>Los polígonos seleccionados de la capa que está activa en el árbol de capas</translation>
        </message>
        <message>
            <source>&amp;Whole active layer</source>
            <translation>&amp;Toda la capa activa</translation>
        </message>
        <message>
            <source>All polygons of the layer that is active in the layer tree</source>
            <translation>Todos los polígonos de la capa que está activa en el árbol de capas</translation>
        </message>
        <message>
            <source>Map &amp;extent</source>
            <translation>&amp;Extensión del mapa</translation>
        </message>
        <message>
            <source>The rectangle that the map shows now</source>
            <translation>El rectángulo que el mapa muestra ahora</translation>
        </message>
        <message>
            <source>Place &amp;name…</source>
            <translation>&amp;Nombre de lugar…</translation>
        </message>
        <message>
            <source>A country, state or province, such as Oaxaca, Mexico</source>
            <translation>Un país, estado o provincia, como Oaxaca, México</translation>
        </message>
        <message>
            <source>&amp;File…</source>
            <translation>&amp;Archivo…</translation>
        </message>
        <message>
            <source>GeoJSON, GeoPackage, Shapefile or KML</source>
            <translation>GeoJSON, GeoPackage, Shapefile o KML</translation>
        </message>
        <message>
            <source>&amp;Text or tile names…</source>
            <translation>Te&amp;xto o nombres de teselas…</translation>
        </message>
        <message>
            <source>WKT, GeoJSON, or tiles such as 15PUT</source>
            <translation>WKT, GeoJSON o teselas como 15PUT</translation>
        </message>
        <message>
            <source>Read the names of places</source>
            <translation>Leer los nombres de lugares</translation>
        </message>
        <message>
            <source>Polygons (*.geojson *.json *.gpkg *.shp *.kml *.kmz)</source>
            <translation>Polígonos (*.geojson *.json *.gpkg *.shp *.kml *.kmz)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Area from a file</source>
            <translation>Área de un archivo</translation>
        </message>
    </context>
    <context>
        <name>AreaPanel</name>
        <message>
            <source>&amp;Polygon</source>
            <translation>&amp;Polígono</translation>
        </message>
        <message>
            <source>&amp;Rectangle</source>
            <translation>&amp;Rectángulo</translation>
        </message>
        <message>
            <source>drawn area</source>
            <translation>área dibujada</translation>
        </message>
        <message>
            <source>The area has no place in the map's projection. Choose another one.</source>
            <translation>El área no tiene lugar en la proyección del mapa. Elija otra.</translation>
        </message>
        <message>
            <source>GeoJSON (*.geojson)</source>
            <translation>GeoJSON (*.geojson)</translation>
        </message>
        <message>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <source>Save the area as</source>
            <translation>Guardar el área como</translation>
        </message>
        <message>
            <source>Save the area</source>
            <translation>Guardar el área</translation>
        </message>
        <message>
            <source>The area is saved as {}.</source>
            <translation>El área se guardó como {}.</translation>
        </message>
        <message>
            <source>Simplifying the area…</source>
            <translation>Simplificando el área…</translation>
        </message>
        <message>
            <source>Move, add and remove the vertices of the area on the map</source>
            <translation>Mover, añadir y quitar vértices del área en el mapa</translation>
        </message>
        <message>
            <source>Choose an area first; then its vertices can be moved on the map</source>
            <translation>Elija primero un área; después sus vértices se pueden mover en el mapa</translation>
        </message>
        <message>
            <source>The area has {} vertices: too many to move by hand. It can be done with up to {}.</source>
            <translation>El área tiene {} vértices: demasiados para moverlos a mano. Se puede hacer con hasta {}.</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Dibujar</translation>
        </message>
        <message>
            <source>Draw the area on the map; the arrow chooses between a polygon and a rectangle</source>
            <translation>Dibujar el área en el mapa; la flecha elige entre polígono y rectángulo</translation>
        </message>
        <message>
            <source>Move vertices</source>
            <translation>Mover vértices</translation>
        </message>
        <message>
            <source>From…</source>
            <translation>Desde…</translation>
        </message>
        <message>
            <source>Take the area from a layer, a file, the map, a text, or by its name</source>
            <translation>Tomar el área de una capa, un archivo, el mapa, un texto o por su nombre</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Bring the area back that was there before</source>
            <translation>Recuperar el área que había antes</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Acercar</translation>
        </message>
        <message>
            <source>Show all of the area on the map</source>
            <translation>Mostrar toda el área en el mapa</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save the area as a GeoJSON or GeoPackage file</source>
            <translation>Guardar el área como archivo GeoJSON o GeoPackage</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Forget the area; Undo brings it back</source>
            <translation>Olvidar el área; Deshacer la recupera</translation>
        </message>
        <message>
            <source>Draw the area on the map, or take it from a layer, a file, a text, or by its name.</source>
            <translation>Dibuje el área en el mapa, o tómela de una capa, un archivo, un texto o por su nombre.</translation>
        </message>
    </context>
    <context>
        <name>ChooseMenu</name>
        <message>
            <source>Of each tile the scene with least cloud: over the area where that is known, else of the tile</source>
            <translation>De cada tesela la escena con menos nubes: sobre el área donde se conoce, si no, de la tesela</translation>
        </message>
        <message>
            <source>Few scenes that cover all of the area that the list covers; of equals the one with less cloud</source>
            <translation>Pocas escenas que cubren toda el área que cubre la lista; entre iguales, la de menos nubes</translation>
        </message>
        <message>
            <source>Best of each date</source>
            <translation>La mejor de cada fecha</translation>
        </message>
        <message>
            <source>Best of each month</source>
            <translation>La mejor de cada mes</translation>
        </message>
        <message>
            <source>Best of each season</source>
            <translation>La mejor de cada estación</translation>
        </message>
        <message>
            <source>Smallest set that covers the area</source>
            <translation>Conjunto más pequeño que cubre el área</translation>
        </message>
        <message>
            <source>Smallest set of each month</source>
            <translation>Conjunto más pequeño de cada mes</translation>
        </message>
        <message>
            <source>Invert the selection</source>
            <translation>Invertir la selección</translation>
        </message>
        <message>
            <source>Newest version only</source>
            <translation>Solo la versión más reciente</translation>
        </message>
        <message>
            <source>Leave out of the selection what was processed anew since, and hide it</source>
            <translation>Dejar fuera de la selección lo que se procesó de nuevo después, y ocultarlo</translation>
        </message>
        <message>
            <source>Saved selections</source>
            <translation>Selecciones guardadas</translation>
        </message>
    </context>
    <context>
        <name>CloudControl</name>
        <message>
            <source>The cloud over the area was not looked at. Select scenes and click Cloud over my area to do so.</source>
            <translation>No se miraron las nubes sobre el área. Seleccione escenas y haga clic en Nubes del área para hacerlo.</translation>
        </message>
        <message>
            <source>The cloud over the area of {} scenes is looked at one by one, which takes a while. Begin?</source>
            <translation>Las nubes sobre el área de {} escenas se miran una por una, lo que tarda un rato. ¿Empezar?</translation>
        </message>
        <message>
            <source>Cloud over my area</source>
            <translation>Nubes del área</translation>
        </message>
        <message>
            <source>Choose an area first: draw one, or take one of the map.</source>
            <translation>Elija primero un área: dibuje una o tome una del mapa.</translation>
        </message>
        <message>
            <source>Something is under way. Wait for its end, or cancel it.</source>
            <translation>Algo está en marcha. Espere a que termine, o cancélelo.</translation>
        </message>
        <message>
            <source>The cloud over the area was not looked at: nobody is signed in.</source>
            <translation>No se miraron las nubes sobre el área: no hay sesión iniciada.</translation>
        </message>
        <message>
            <source>The cloud over the area is known of {} of {} scenes.</source>
            <translation>Las nubes sobre el área se conocen de {} de {} escenas.</translation>
        </message>
        <message>
            <source>Of {} nobody knows it: they have no L2A, or see too little of the area.</source>
            <translation>De {} nadie las conoce: no tienen L2A, o ven muy poco del área.</translation>
        </message>
        <message>
            <source>{} failed; the log says why.</source>
            <translation>{} fallaron; el registro dice por qué.</translation>
        </message>
        <message>
            <source>Hidden with more than {:g} % cloud over the area: {}.</source>
            <translation>Ocultas con más de {:g} % de nubes sobre el área: {}.</translation>
        </message>
        <message>
            <source>Of {} the cloud over the area is not known; they stay in the list.</source>
            <translation>De {} no se conocen las nubes sobre el área; se quedan en la lista.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionControl</name>
        <message>
            <source>Cancelled. Test again tries all hosts.</source>
            <translation>Cancelado. Probar de nuevo prueba todos los servidores.</translation>
        </message>
    </context>
    <context>
        <name>ConnectionDialog</name>
        <message>
            <source>{}: each host is asked one small question, with QGIS's proxy and certificates, and no sign-in.</source>
            <translation>{}: a cada servidor se le hace una pregunta pequeña, con el proxy y los certificados de QGIS, y sin inicio de sesión.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>A folder needs no connection.</source>
            <translation>Una carpeta no necesita conexión.</translation>
        </message>
        <message>
            <source>Not reached: {} of {} hosts. What to do stands beside each.</source>
            <translation>No se alcanzaron: {} de {} servidores. Qué hacer está junto a cada uno.</translation>
        </message>
        <message>
            <source>All hosts are reached.</source>
            <translation>Se alcanzan todos los servidores.</translation>
        </message>
        <message>
            <source>Test connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>Servidor</translation>
        </message>
        <message>
            <source>Needed for</source>
            <translation>Necesario para</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Qué hacer</translation>
        </message>
        <message>
            <source>&amp;Copy results</source>
            <translation>&amp;Copiar resultados</translation>
        </message>
        <message>
            <source>For whoever helps you: hosts, results and what to do</source>
            <translation>Para quien le ayude: servidores, resultados y qué hacer</translation>
        </message>
        <message>
            <source>Copy &amp;list of hosts</source>
            <translation>Copiar &amp;lista de servidores</translation>
        </message>
        <message>
            <source>For the administrator of a company's network: hosts and ports to let through</source>
            <translation>Para el administrador de la red de una empresa: servidores y puertos que hay que dejar pasar</translation>
        </message>
        <message>
            <source>&amp;Test again</source>
            <translation>&amp;Probar de nuevo</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>CorrectionForm</name>
        <message>
            <source>Parameter files (*.xml);;All files (*)</source>
            <translation>Archivos de parámetros (*.xml);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>folder with terrain models</source>
            <translation>carpeta con modelos del terreno</translation>
        </message>
        <message>
            <source>chosen by Sen2Cor</source>
            <translation>elegido por Sen2Cor</translation>
        </message>
        <message>
            <source>rural</source>
            <translation>rural</translation>
        </message>
        <message>
            <source>maritime</source>
            <translation>marítimo</translation>
        </message>
        <message>
            <source>summer</source>
            <translation>verano</translation>
        </message>
        <message>
            <source>winter</source>
            <translation>invierno</translation>
        </message>
        <message>
            <source>Folder with terrain models</source>
            <translation>Carpeta con modelos del terreno</translation>
        </message>
        <message>
            <source>Parameter file</source>
            <translation>Archivo de parámetros</translation>
        </message>
        <message>
            <source>Terrain models have an address, but no folder.</source>
            <translation>Los modelos del terreno tienen una dirección, pero ninguna carpeta.</translation>
        </message>
        <message>
            <source>as the parameter file has it</source>
            <translation>como lo tiene el archivo de parámetros</translation>
        </message>
        <message>
            <source>all (10, 20 and 60 m)</source>
            <translation>todas (10, 20 y 60 m)</translation>
        </message>
        <message>
            <source>of the product</source>
            <translation>del producto</translation>
        </message>
        <message>
            <source>Name the folder that they are downloaded to, or empty the address.</source>
            <translation>Indique la carpeta a la que se descargan, o vacíe la dirección.</translation>
        </message>
        <message>
            <source>parameter file</source>
            <translation>archivo de parámetros</translation>
        </message>
        <message>
            <source>on</source>
            <translation>activado</translation>
        </message>
        <message>
            <source>off</source>
            <translation>desactivado</translation>
        </message>
        <message>
            <source>{} m</source>
            <translation>{} m</translation>
        </message>
        <message>
            <source>{} DU</source>
            <translation>{} DU</translation>
        </message>
    </context>
    <context>
        <name>FiltersPanel</name>
        <message>
            <source>No satellite is chosen.</source>
            <translation>No se eligió ningún satélite.</translation>
        </message>
        <message>
            <source>Tick one or more.</source>
            <translation>Marque uno o más.</translation>
        </message>
        <message>
            <source>&amp;Months</source>
            <translation>&amp;Meses</translation>
        </message>
        <message>
            <source>all, or 6-8 or 11-4</source>
            <translation>todos, o 6-8 u 11-4</translation>
        </message>
        <message>
            <source>A season of each year: 11-4 is from November to April, across the new year; several by comma, as 3,5-7</source>
            <translation>Una temporada de cada año: 11-4 es de noviembre a abril, pasando el año nuevo; varias con comas, como 3,5-7</translation>
        </message>
        <message>
            <source>Satellites</source>
            <translation>Satélites</translation>
        </message>
        <message>
            <source>Sentinel-2A, since June 2015 (platformSerialIdentifier)</source>
            <translation>Sentinel-2A, desde junio de 2015 (platformSerialIdentifier)</translation>
        </message>
        <message>
            <source>Sentinel-2B, since March 2017 (platformSerialIdentifier)</source>
            <translation>Sentinel-2B, desde marzo de 2017 (platformSerialIdentifier)</translation>
        </message>
        <message>
            <source>Sentinel-2C, since September 2024 (platformSerialIdentifier)</source>
            <translation>Sentinel-2C, desde septiembre de 2024 (platformSerialIdentifier)</translation>
        </message>
        <message>
            <source>&amp;Tiles</source>
            <translation>&amp;Teselas</translation>
        </message>
        <message>
            <source>all, or 15PUT 14QPE</source>
            <translation>todas, o 15PUT 14QPE</translation>
        </message>
        <message>
            <source>Squares of Sentinel-2's grid (tileId, MGRS), several by space or comma; with tiles no area is needed</source>
            <translation>Cuadros de la cuadrícula de Sentinel-2 (tileId, MGRS), varios con espacio o coma; con teselas no hace falta un área</translation>
        </message>
        <message>
            <source>Relative or&amp;bit</source>
            <translation>Ór&amp;bita relativa</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>Number of the path over the ground, 1 to 143 (relativeOrbitNumber): scenes of one orbit are seen from the same side</source>
            <translation>Número de la trayectoria sobre el suelo, de 1 a 143 (relativeOrbitNumber): las escenas de una órbita se ven desde el mismo lado</translation>
        </message>
        <message>
            <source>B&amp;aseline</source>
            <translation>&amp;Línea base</translation>
        </message>
        <message>
            <source>any, or 05.10, 05.00-</source>
            <translation>cualquiera, o 05.10, 05.00-</translation>
        </message>
        <message>
            <source>Version of the processing on the ground (processingBaseline), one or a range such as 05.00- or 02.05-02.14; from 04.00 on reflectances carry an offset</source>
            <translation>Versión del procesamiento en tierra (processingBaseline), una o un intervalo como 05.00- o 02.05-02.14; desde 04.00 las reflectancias llevan un desplazamiento</translation>
        </message>
        <message>
            <source>Clo&amp;ud over area</source>
            <translation>N&amp;ubes área</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>At most so much cloud over my area: the share of clouds in what a scene shows of it (aoi_cloud_percent). It is found out after the search, scene by scene, and needs a sign-in</source>
            <translation>Como máximo tantas nubes sobre mi área: la parte de nubes en lo que una escena muestra de ella (aoi_cloud_percent). Se averigua después de la búsqueda, escena por escena, y requiere iniciar sesión</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Nombre</translation>
        </message>
        <message>
            <source>any, or S2B_MSIL1C_2018*_T15PUT_*</source>
            <translation>cualquiera, o S2B_MSIL1C_2018*_T15PUT_*</translation>
        </message>
        <message>
            <source>A product name; * is any text, ? is any one sign. With a name no area is needed</source>
            <translation>Un nombre de producto; * es cualquier texto, ? es cualquier signo. Con un nombre no hace falta un área</translation>
        </message>
        <message>
            <source>Ra&amp;w query</source>
            <translation>&amp;Consulta directa</translation>
        </message>
        <message>
            <source>none, or cloudcoverpercentage=[0 TO 5]</source>
            <translation>ninguna, o cloudcoverpercentage=[0 TO 5]</translation>
        </message>
        <message>
            <source>More conditions, as the option -q of sentinelsat took them: key=value, several by comma. They hold together with all the others</source>
            <translation>Más condiciones, como las tomaba la opción -q de sentinelsat: clave=valor, varias con comas. Valen junto con todas las demás</translation>
        </message>
        <message>
            <source>Onl&amp;y what can be fetched at once</source>
            <translation>&amp;Solo lo disponible ya</translation>
        </message>
        <message>
            <source>Leave out what the service has to bring back from its archive first (Online, long-term archive)</source>
            <translation>Dejar fuera lo que el servicio tiene que traer primero de su archivo (Online, archivo a largo plazo)</translation>
        </message>
        <message>
            <source>Scenes at m&amp;ost</source>
            <translation>Má&amp;ximo</translation>
        </message>
        <message>
            <source>all</source>
            <translation>todas</translation>
        </message>
        <message>
            <source>The limit is applied last; those that the service listed last come first</source>
            <translation>El límite se aplica al final; las que el servicio publicó al último van primero</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <source>Set no filter here</source>
            <translation>No poner ningún filtro aquí</translation>
        </message>
    </context>
    <context>
        <name>FirstSteps</name>
        <message>
            <source>Skip all</source>
            <translation>Omitir todo</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>&amp;Test sign-in</source>
            <translation>&amp;Probar inicio de sesión</translation>
        </message>
        <message>
            <source>{} are free there.</source>
            <translation>{} están libres ahí.</translation>
        </message>
        <message>
            <source>Looking for Sen2Cor…</source>
            <translation>Buscando Sen2Cor…</translation>
        </message>
        <message>
            <source>Found on this computer: Sen2Cor {}.</source>
            <translation>Encontrado en esta computadora: Sen2Cor {}.</translation>
        </message>
        <message>
            <source>None was found on this computer. Sen2Cor… says how to install one, now or any day.</source>
            <translation>No se encontró ninguno en esta computadora. Sen2Cor… dice cómo instalar uno, ahora o cualquier día.</translation>
        </message>
        <message>
            <source>User and password</source>
            <translation>Usuario y contraseña</translation>
        </message>
        <message>
            <source>downloads of products, and the cloud over your area</source>
            <translation>descargas de productos y las nubes sobre su área</translation>
        </message>
        <message>
            <source>S3 keys</source>
            <translation>Claves S3</translation>
        </message>
        <message>
            <source>downloads file by file from the object stores</source>
            <translation>descargas archivo por archivo de los almacenes de objetos</translation>
        </message>
        <message>
            <source>OAuth client</source>
            <translation>Cliente OAuth</translation>
        </message>
        <message>
            <source>pictures of your area by a Sentinel Hub; no products</source>
            <translation>imágenes de su área por un Sentinel Hub; ningún producto</translation>
        </message>
        <message>
            <source>You can sign in any time later, too: you are asked before the first download.</source>
            <translation>También puede iniciar sesión más tarde: se le pregunta antes de la primera descarga.</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
        <message>
            <source>Scene Queue: first steps</source>
            <translation>Scene Queue: primeros pasos</translation>
        </message>
        <message>
            <source>1 of 3: sign in, or skip</source>
            <translation>1 de 3: iniciar sesión, u omitir</translation>
        </message>
        <message>
            <source>Searching needs no account. To download from the Copernicus Data Space you need one; it is free.</source>
            <translation>Para buscar no hace falta una cuenta. Para descargar del Copernicus Data Space sí; es gratuita.</translation>
        </message>
        <message>
            <source>&amp;Sign in…</source>
            <translation>&amp;Iniciar sesión…</translation>
        </message>
        <message>
            <source>Enter user and password of the Copernicus Data Space; QGIS keeps them, if you want</source>
            <translation>Escribir usuario y contraseña del Copernicus Data Space; QGIS los guarda, si usted quiere</translation>
        </message>
        <message>
            <source>Ask the service once whether it takes the sign-in</source>
            <translation>Preguntar una vez al servicio si acepta el inicio de sesión</translation>
        </message>
        <message>
            <source>2 of 3: where the products go</source>
            <translation>2 de 3: adónde van los productos</translation>
        </message>
        <message>
            <source>A scene takes 0.5 to 1 GB, and its corrected product as much again. Choose a disk with room.</source>
            <translation>Una escena ocupa de 0.5 a 1 GB, y su producto corregido otro tanto. Elija un disco con espacio.</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>Elegir la carpeta</translation>
        </message>
        <message>
            <source>3 of 3: Sen2Cor, or skip</source>
            <translation>3 de 3: Sen2Cor, u omitir</translation>
        </message>
        <message>
            <source>Sen2Cor makes surface reflectance (L2A) of L1C scenes. Most scenes exist as ready L2A: for those you need none.</source>
            <translation>Sen2Cor hace reflectancia de superficie (L2A) de escenas L1C. La mayoría de las escenas existen como L2A lista: para esas no lo necesita.</translation>
        </message>
        <message>
            <source>Sen&amp;2Cor…</source>
            <translation>Sen&amp;2Cor…</translation>
        </message>
        <message>
            <source>Show which Sen2Cor is on this computer, try it out, and how to install one</source>
            <translation>Mostrar qué Sen2Cor hay en esta computadora, probarlo y cómo instalar uno</translation>
        </message>
        <message>
            <source>Register for free</source>
            <translation>Registrarse gratis</translation>
        </message>
    </context>
    <context>
        <name>FirstStepsControl</name>
        <message>
            <source>Look how much room there is</source>
            <translation>Ver cuánto espacio hay</translation>
        </message>
        <message>
            <source>Look for Sen2Cor</source>
            <translation>Buscar Sen2Cor</translation>
        </message>
    </context>
    <context>
        <name>HelpWindow</name>
        <message>
            <source>Scene Queue for Sentinel-2: the manual</source>
            <translation>Scene Queue para Sentinel-2: el manual</translation>
        </message>
        <message>
            <source>&amp;Go to</source>
            <translation>&amp;Ir a</translation>
        </message>
        <message>
            <source>The sections of the manual</source>
            <translation>Las secciones del manual</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <source>Return goes to the next place with these words</source>
            <translation>Intro va al siguiente lugar con estas palabras</translation>
        </message>
    </context>
    <context>
        <name>InstallationsModel</name>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Takes L1C of</source>
            <translation>Acepta L1C de</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Carpeta</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>desconocida</translation>
        </message>
        <message>
            <source>nothing that is known</source>
            <translation>nada que se conozca</translation>
        </message>
    </context>
    <context>
        <name>LayerMenu</name>
        <message>
            <source>Load as</source>
            <translation>Cargar como</translation>
        </message>
        <message>
            <source>Single band</source>
            <translation>Banda individual</translation>
        </message>
    </context>
    <context>
        <name>LayerWords</name>
        <message>
            <source>True colour</source>
            <translation>Color natural</translation>
        </message>
        <message>
            <source>False colour: plants in red (8-4-3)</source>
            <translation>Falso color: plantas en rojo (8-4-3)</translation>
        </message>
        <message>
            <source>Short-wave infrared (12-8A-4)</source>
            <translation>Infrarrojo de onda corta (12-8A-4)</translation>
        </message>
        <message>
            <source>NDVI: how green it is</source>
            <translation>NDVI: cuán verde está</translation>
        </message>
        <message>
            <source>Scene classification (L2A)</source>
            <translation>Clasificación de escena (L2A)</translation>
        </message>
        <message>
            <source>Band {}</source>
            <translation>Banda {}</translation>
        </message>
    </context>
    <context>
        <name>LogControl</name>
        <message>
            <source>Follow Sen2Cor's log</source>
            <translation>Seguir el registro de Sen2Cor</translation>
        </message>
    </context>
    <context>
        <name>LogDialog</name>
        <message>
            <source>Sen2Cor's log</source>
            <translation>Registro de Sen2Cor</translation>
        </message>
        <message>
            <source>&amp;Search</source>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <source>Enter: the next place; Shift+Enter: the one before</source>
            <translation>Intro: el lugar siguiente; Mayús+Intro: el anterior</translation>
        </message>
        <message>
            <source>text in the log</source>
            <translation>texto en el registro</translation>
        </message>
        <message>
            <source>▲</source>
            <translation>▲</translation>
        </message>
        <message>
            <source>The place before (Shift+Enter)</source>
            <translation>El lugar anterior (Mayús+Intro)</translation>
        </message>
        <message>
            <source>Search backwards</source>
            <translation>Buscar hacia atrás</translation>
        </message>
        <message>
            <source>▼</source>
            <translation>▼</translation>
        </message>
        <message>
            <source>The next place (Enter)</source>
            <translation>El lugar siguiente (Intro)</translation>
        </message>
        <message>
            <source>Search forwards</source>
            <translation>Buscar hacia adelante</translation>
        </message>
        <message>
            <source>It follows the log as long as the end is in sight</source>
            <translation>Sigue el registro mientras el final está a la vista</translation>
        </message>
        <message>
            <source>&amp;Open folder</source>
            <translation>&amp;Abrir carpeta</translation>
        </message>
        <message>
            <source>Open the folder of the log in the file manager</source>
            <translation>Abrir la carpeta del registro en el administrador de archivos</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Cerrar</translation>
        </message>
        <message>
            <source>Sen2Cor's log of {}</source>
            <translation>Registro de Sen2Cor de {}</translation>
        </message>
        <message>
            <source>Reading the log…</source>
            <translation>Leyendo el registro…</translation>
        </message>
        <message>
            <source>The log is not there any more.</source>
            <translation>El registro ya no está.</translation>
        </message>
        <message>
            <source>There is no log yet: Sen2Cor has not worked on this scene.</source>
            <translation>Aún no hay registro: Sen2Cor no ha trabajado en esta escena.</translation>
        </message>
        <message>
            <source>(the end of it; the whole log is in the file)</source>
            <translation>(el final; el registro completo está en el archivo)</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>no encontrado</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>{} vertices; sent to the service as it is.</source>
            <translation>{} vértices; se envía al servicio tal como está.</translation>
        </message>
        <message>
            <source>{} vertices; asked for with {} that cover it ({} % more area), then filtered with the exact ones.</source>
            <translation>{} vértices; se pregunta con {} que lo cubren ({} % más de área), y después se filtra con los exactos.</translation>
        </message>
    </context>
    <context>
        <name>NamesControl</name>
        <message>
            <source>Read product names</source>
            <translation>Leer nombres de productos</translation>
        </message>
        <message>
            <source>No product name is in {}.</source>
            <translation>No hay ningún nombre de producto en {}.</translation>
        </message>
        <message>
            <source>Scenes by name</source>
            <translation>Escenas por nombre</translation>
        </message>
        <message>
            <source>Names that are not found may be at another service: choose it in the window.</source>
            <translation>Los nombres que no se encuentran pueden estar en otro servicio: elíjalo en la ventana.</translation>
        </message>
        <message>
            <source>Cancelled. Find looks the names up again.</source>
            <translation>Cancelado. Buscar vuelve a consultar los nombres.</translation>
        </message>
    </context>
    <context>
        <name>NamesDialog</name>
        <message>
            <source>Find by product names</source>
            <translation>Buscar por nombres de productos</translation>
        </message>
        <message>
            <source>Paste product &amp;names, or any text, table or footprint file that has them. Names that are gone are replaced by the newest version of the same scene.</source>
            <translation>Pegue &amp;nombres de productos, o cualquier texto, tabla o archivo de contornos que los tenga. Los nombres que ya no existen se sustituyen por la versión más reciente de la misma escena.</translation>
        </message>
        <message>
            <source>Open &amp;file…</source>
            <translation>Abrir &amp;archivo…</translation>
        </message>
        <message>
            <source>A text, a table (CSV), or a search_footprints.geojson</source>
            <translation>Un texto, una tabla (CSV) o un search_footprints.geojson</translation>
        </message>
        <message>
            <source>From the &amp;clipboard</source>
            <translation>Del &amp;portapapeles</translation>
        </message>
        <message>
            <source>Names that were replaced (old → new), then those that were not found</source>
            <translation>Nombres que se sustituyeron (viejo → nuevo), luego los que no se encontraron</translation>
        </message>
        <message>
            <source>C&amp;opy this list</source>
            <translation>C&amp;opiar esta lista</translation>
        </message>
        <message>
            <source>Fin&amp;d</source>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Look them up at {}</source>
            <translation>Consultarlos en {}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Product names read: {:,}</source>
            <translation>Nombres de productos leídos: {:,}</translation>
        </message>
        <message>
            <source>No product name is in this text: they begin like S2A_MSIL1C_.</source>
            <translation>No hay ningún nombre de producto en este texto: empiezan como S2A_MSIL1C_.</translation>
        </message>
        <message>
            <source>Texts, tables and footprints (*.txt *.csv *.tsv *.geojson *.json *.log);;All files (*)</source>
            <translation>Textos, tablas y contornos (*.txt *.csv *.tsv *.geojson *.json *.log);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>File with product names</source>
            <translation>Archivo con nombres de productos</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
    </context>
    <context>
        <name>NetworkTab</name>
        <message>
            <source>Products</source>
            <translation>Productos</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>Where products go; on Windows keep its path short, such as D:/Scenes</source>
            <translation>Adónde van los productos; en Windows mantenga corta su ruta, como D:/Escenas</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder for products</source>
            <translation>Elegir la carpeta para los productos</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Descargas</translation>
        </message>
        <message>
            <source>&amp;Bandwidth</source>
            <translation>&amp;Ancho de banda</translation>
        </message>
        <message>
            <source>What all downloads together take at most, also those that run already</source>
            <translation>Lo que todas las descargas juntas ocupan como máximo, también las que ya corren</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source> MB/s</source>
            <translation> MB/s</translation>
        </message>
        <message>
            <source>&amp;Connections at once</source>
            <translation>&amp;Conexiones a la vez</translation>
        </message>
        <message>
            <source>To one service; never more than it allows an account (Copernicus: 4)</source>
            <translation>A un servicio; nunca más de las que permite a una cuenta (Copernicus: 4)</translation>
        </message>
        <message>
            <source>as many as the account may</source>
            <translation>tantas como la cuenta permita</translation>
        </message>
        <message>
            <source>Room that stays f&amp;ree</source>
            <translation>Espacio que queda li&amp;bre</translation>
        </message>
        <message>
            <source>Downloads leave so much of a disk free, and wait where there is less</source>
            <translation>Las descargas dejan libre tanto de un disco, y esperan donde hay menos</translation>
        </message>
        <message>
            <source>2 GB, or 2 % of a small disk</source>
            <translation>2 GB, o 2 % de un disco pequeño</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> GB</translation>
        </message>
        <message>
            <source>&amp;Wait where the account's volume is used up, instead of going on slowly</source>
            <translation>&amp;Esperar cuando se agota el volumen de la cuenta, en vez de seguir despacio</translation>
        </message>
        <message>
            <source>Copernicus gives an account 12 TB in 30 days, and then about 1 MB/s</source>
            <translation>Copernicus da a una cuenta 12 TB en 30 días, y después cerca de 1 MB/s</translation>
        </message>
        <message>
            <source>Company network</source>
            <translation>Red de la empresa</translation>
        </message>
        <message>
            <source>S&amp;mall requests</source>
            <translation>Peticiones pe&amp;queñas</translation>
        </message>
        <message>
            <source>Proxy and certificates are those of QGIS's options, Network, in any case</source>
            <translation>El proxy y los certificados son los de las opciones de QGIS, Red, en todo caso</translation>
        </message>
        <message>
            <source>Client certificate</source>
            <translation>Certificado de cliente</translation>
        </message>
        <message>
            <source>Of QGIS's authentication store, for small requests; downloads take none</source>
            <translation>Del almacén de autenticación de QGIS, para peticiones pequeñas; las descargas no usan ninguno</translation>
        </message>
        <message>
            <source>by Python; by QGIS's own network where a proxy wants what Python cannot</source>
            <translation>por Python; por la red de QGIS donde un proxy quiere lo que Python no puede</translation>
        </message>
        <message>
            <source>always by QGIS's own network</source>
            <translation>siempre por la red de QGIS</translation>
        </message>
        <message>
            <source>never by QGIS's own network</source>
            <translation>nunca por la red de QGIS</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
    </context>
    <context>
        <name>NextSteps</name>
        <message>
            <source>Sign in again…</source>
            <translation>Iniciar sesión de nuevo…</translation>
        </message>
        <message>
            <source>Choose Sen2Cor…</source>
            <translation>Elegir Sen2Cor…</translation>
        </message>
        <message>
            <source>Show Sen2Cor's log</source>
            <translation>Mostrar el registro de Sen2Cor</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Reparar</translation>
        </message>
        <message>
            <source>Free space…</source>
            <translation>Liberar espacio…</translation>
        </message>
        <message>
            <source>Choose the folder again…</source>
            <translation>Elegir la carpeta de nuevo…</translation>
        </message>
        <message>
            <source>Test the connection…</source>
            <translation>Probar la conexión…</translation>
        </message>
    </context>
    <context>
        <name>OptionsPage</name>
        <message>
            <source>&amp;Report a problem…</source>
            <translation>Informar de un p&amp;roblema…</translation>
        </message>
        <message>
            <source>A text with versions, settings and the last errors, without anything secret</source>
            <translation>Un texto con versiones, ajustes y los últimos errores, sin nada secreto</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Servicios</translation>
        </message>
        <message>
            <source>Folders and network</source>
            <translation>Carpetas y red</translation>
        </message>
        <message>
            <source>Queue and Sen2Cor</source>
            <translation>Cola y Sen2Cor</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>Productos</translation>
        </message>
    </context>
    <context>
        <name>OptionsTrouble</name>
        <message>
            <source>Do &amp;without my own services</source>
            <translation>Seguir &amp;sin mis propios servicios</translation>
        </message>
        <message>
            <source>Forget where your own service profiles are; they stay there</source>
            <translation>Olvidar dónde están sus propios perfiles de servicio; los archivos se quedan ahí</translation>
        </message>
        <message>
            <source>Done. Open this page again.</source>
            <translation>Hecho. Abra esta página de nuevo.</translation>
        </message>
    </context>
    <context>
        <name>OrderControl</name>
        <message>
            <source>Another QGIS works on this queue.</source>
            <translation>Otro QGIS trabaja en esta cola.</translation>
        </message>
        <message>
            <source>Queue the scenes there, or close it and take the queue over here.</source>
            <translation>Ponga las escenas en la cola ahí, o ciérrelo y tome el control de la cola aquí.</translation>
        </message>
        <message numerus="yes">
            <source>{} %n scene(s) are downloaded and checked, but not corrected.</source>
            <translation>
                <numerusform>{} Se descarga y comprueba %n escena, pero no se corrige.</numerusform>
                <numerusform>{} Se descargan y comprueban %n escenas, pero no se corrigen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder with L1C products (.SAFE)</source>
            <translation>Carpeta con productos L1C (.SAFE)</translation>
        </message>
    </context>
    <context>
        <name>OrderDialog</name>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>&amp;Look for ready L2A</source>
            <translation>&amp;Buscar L2A lista</translation>
        </message>
        <message>
            <source>Ask the catalogue which of the L1C scenes exist as ready L2A products</source>
            <translation>Preguntar al catálogo cuáles de las escenas L1C existen como productos L2A listos</translation>
        </message>
        <message>
            <source>Take &amp;ready L2A instead</source>
            <translation>Tomar L2A &amp;lista en su lugar</translation>
        </message>
        <message>
            <source>Ready L2A &amp;only</source>
            <translation>S&amp;olo L2A lista</translation>
        </message>
        <message>
            <source>Take ready L2A products, and leave out what has none</source>
            <translation>Tomar productos L2A listos, y dejar fuera lo que no los tiene</translation>
        </message>
        <message>
            <source>One &amp;version for all</source>
            <translation>Una &amp;versión para todas</translation>
        </message>
        <message>
            <source>What to &amp;do</source>
            <translation>Qué &amp;hacer</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Título</translation>
        </message>
        <message>
            <source>What the order is called in the queue</source>
            <translation>Cómo se llama el pedido en la cola</translation>
        </message>
        <message>
            <source>&amp;Priority</source>
            <translation>&amp;Prioridad</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>Elegir la carpeta</translation>
        </message>
        <message>
            <source>&amp;Subfolders</source>
            <translation>&amp;Subcarpetas</translation>
        </message>
        <message>
            <source>From {year}, {tile}, {date} and {level}; L1C and L2A have folders of their own above them</source>
            <translation>De {year}, {tile}, {date} y {level}; L1C y L2A tienen carpetas propias por encima</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>the &amp;ZIP files</source>
            <translation>los archivos &amp;ZIP</translation>
        </message>
        <message>
            <source>Else they are removed once the product is unpacked and checked</source>
            <translation>Si no, se eliminan cuando el producto está desempaquetado y comprobado</translation>
        </message>
        <message>
            <source>&amp;L1C products</source>
            <translation>los productos &amp;L1C</translation>
        </message>
        <message>
            <source>Else each is removed once its L2A product is made and checked</source>
            <translation>Si no, cada uno se elimina cuando su producto L2A está hecho y comprobado</translation>
        </message>
        <message>
            <source>Disk &amp;budget</source>
            <translation>P&amp;resupuesto de disco</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> GB</translation>
        </message>
        <message>
            <source>What the products of the order may take on the disk together; downloads wait when it is used up</source>
            <translation>Lo que los productos del pedido pueden ocupar juntos en el disco; las descargas esperan cuando se agota</translation>
        </message>
        <message>
            <source>At the end</source>
            <translation>Al final</translation>
        </message>
        <message>
            <source>Load the products as la&amp;yers</source>
            <translation>Cargar los productos como &amp;capas</translation>
        </message>
        <message>
            <source>L&amp;ist of products</source>
            <translation>L&amp;ista de productos</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <source>A text file that gets the path of each finished product, one a line, for an indexer</source>
            <translation>Un archivo de texto que recibe la ruta de cada producto terminado, una por línea, para un indexador</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Elegir el archivo</translation>
        </message>
        <message>
            <source>Co&amp;mmand</source>
            <translation>Co&amp;mando</translation>
        </message>
        <message>
            <source>A program and its arguments, run when the order has ended</source>
            <translation>Un programa y sus argumentos, que se ejecuta cuando el pedido ha terminado</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Poner en cola</translation>
        </message>
        <message>
            <source>&amp;Keep these options</source>
            <translation>&amp;Guardar estas opciones</translation>
        </message>
        <message>
            <source>Remember them for the next order, and queue nothing now</source>
            <translation>Recordarlas para el próximo pedido, y no poner nada en cola ahora</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>normal</translation>
        </message>
        <message>
            <source>before others</source>
            <translation>antes que otros</translation>
        </message>
        <message>
            <source>after others</source>
            <translation>después de otros</translation>
        </message>
        <message>
            <source>Download, check, and correct L1C with Sen2Cor</source>
            <translation>Descargar, comprobar y corregir L1C con Sen2Cor</translation>
        </message>
        <message>
            <source>Download and check only</source>
            <translation>Solo descargar y comprobar</translation>
        </message>
        <message>
            <source>Ready L2A instead where it exists, correct the rest</source>
            <translation>L2A lista donde exista, corregir el resto</translation>
        </message>
        <message>
            <source>Ready L2A only, leave out the rest</source>
            <translation>Solo L2A lista, dejar fuera el resto</translation>
        </message>
        <message>
            <source>No scene is selected: these are the options of the next order.</source>
            <translation>No se seleccionó ninguna escena: estas son las opciones del próximo pedido.</translation>
        </message>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s)</source>
            <translation>
                <numerusform>&amp;Poner en cola %n escena</numerusform>
                <numerusform>&amp;Poner en cola %n escenas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take &amp;ready L2A instead (%n)</source>
            <translation>
                <numerusform>Tomar L2A &amp;lista en su lugar (%n)</numerusform>
                <numerusform>Tomar L2A &amp;lista en su lugar (%n)</numerusform>
            </translation>
        </message>
        <message>
            <source>Sen2Cor {} for &amp;all</source>
            <translation>Sen2Cor {} para &amp;todas</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
        <message>
            <source>List of finished products</source>
            <translation>Lista de productos terminados</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Texto (*.txt)</translation>
        </message>
        <message>
            <source>S&amp;en2Cor…</source>
            <translation>S&amp;en2Cor…</translation>
        </message>
        <message>
            <source>Show which Sen2Cor is on this computer, how to install one, and how it corrects</source>
            <translation>Mostrar qué Sen2Cor hay en esta computadora, cómo instalar uno y cómo corrige</translation>
        </message>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s) without the correction</source>
            <translation>
                <numerusform>&amp;Poner en cola %n escena sin la corrección</numerusform>
                <numerusform>&amp;Poner en cola %n escenas sin la corrección</numerusform>
            </translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Orders of up to 20 scenes are loaded by themselves, into the project that they were made from; of larger ones Load as layers in the queue makes one mosaic a date</source>
            <translation>Los pedidos de hasta 20 escenas se cargan solos, en el proyecto desde el que se hicieron; de los mayores, Cargar como capas en la cola hace un mosaico por fecha</translation>
        </message>
        <message>
            <source>What each product is shown as; a job's menu loads it in other ways, too</source>
            <translation>Cómo se muestra cada producto; el menú de un trabajo lo carga también de otras maneras</translation>
        </message>
    </context>
    <context>
        <name>OrdersCombo</name>
        <message>
            <source>All orders</source>
            <translation>Todos los pedidos</translation>
        </message>
        <message>
            <source>Order {}</source>
            <translation>Pedido {}</translation>
        </message>
        <message>
            <source>{} ({} of {} done)</source>
            <translation>{} ({} de {} terminados)</translation>
        </message>
    </context>
    <context>
        <name>OrdersCopyDialog</name>
        <message>
            <source>&amp;Title</source>
            <translation>&amp;Título</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>Where the products go</source>
            <translation>Adónde van los productos</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>Elegir la carpeta</translation>
        </message>
        <message>
            <source>Run this when the order has ended (it comes from the file):</source>
            <translation>Ejecutar esto cuando el pedido haya terminado (viene del archivo):</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
        <message>
            <source>Name the folder with its whole path</source>
            <translation>Indique la carpeta con su ruta completa</translation>
        </message>
    </context>
    <context>
        <name>OrdersFiles</name>
        <message>
            <source>Orders (*{})</source>
            <translation>Pedidos (*{})</translation>
        </message>
        <message>
            <source>Export the order</source>
            <translation>Exportar el pedido</translation>
        </message>
        <message numerus="yes">
            <source>The order with %n scene(s) is written to {}. It holds no sign-in.</source>
            <translation>
                <numerusform>El pedido con %n escena se escribió en {}. No contiene ningún inicio de sesión.</numerusform>
                <numerusform>El pedido con %n escenas se escribió en {}. No contiene ningún inicio de sesión.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export an order</source>
            <translation>Exportar un pedido</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tabla (*.csv)</translation>
        </message>
        <message>
            <source>JSON lines (*.jsonl)</source>
            <translation>Líneas JSON (*.jsonl)</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Guardar el informe</translation>
        </message>
        <message numerus="yes">
            <source>The report of %n scene(s) is written to {}.</source>
            <translation>
                <numerusform>El informe de %n escena se escribió en {}.</numerusform>
                <numerusform>El informe de %n escenas se escribió en {}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Save a report</source>
            <translation>Guardar un informe</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Import an order</source>
            <translation>Importar un pedido</translation>
        </message>
        <message>
            <source>Read an order</source>
            <translation>Leer un pedido</translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s), with the same options.</source>
            <translation>
                <numerusform>%n escena, con las mismas opciones.</numerusform>
                <numerusform>%n escenas, con las mismas opciones.</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose another folder: into the same one, the jobs that there are start again instead.</source>
            <translation>Elija otra carpeta: en la misma, en vez de eso los trabajos que ya existen empiezan de nuevo.</translation>
        </message>
        <message>
            <source>Duplicate an order</source>
            <translation>Duplicar un pedido</translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s). What lies in the folder already is not made again.</source>
            <translation>
                <numerusform>%n escena. Lo que ya está en la carpeta no se hace de nuevo.</numerusform>
                <numerusform>%n escenas. Lo que ya está en la carpeta no se hace de nuevo.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrdersMenu</name>
        <message>
            <source>Resume</source>
            <translation>Reanudar</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Retry what failed</source>
            <translation>Reintentar lo que falló</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Eliminar…</translation>
        </message>
        <message>
            <source>Go first</source>
            <translation>Ir primero</translation>
        </message>
        <message>
            <source>Its jobs start before those of other orders</source>
            <translation>Sus trabajos empiezan antes que los de otros pedidos</translation>
        </message>
        <message>
            <source>Usual place</source>
            <translation>Lugar normal</translation>
        </message>
        <message>
            <source>Go last</source>
            <translation>Ir al último</translation>
        </message>
        <message>
            <source>Its jobs start when no other job can</source>
            <translation>Sus trabajos empiezan cuando ningún otro trabajo puede</translation>
        </message>
        <message>
            <source>Duplicate…</source>
            <translation>Duplicar…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Save report…</source>
            <translation>Guardar informe…</translation>
        </message>
        <message>
            <source>Choose an order in the list above the table, or select a job of it.</source>
            <translation>Elija un pedido en la lista sobre la tabla, o seleccione un trabajo de él.</translation>
        </message>
        <message>
            <source>This is done with one order at a time.</source>
            <translation>Esto se hace con un pedido a la vez.</translation>
        </message>
        <message>
            <source>It has no such job.</source>
            <translation>No tiene ningún trabajo así.</translation>
        </message>
        <message>
            <source>Load what is done into the project; of more than {} products one layer a date</source>
            <translation>Cargar en el proyecto lo que está terminado; de más de {} productos, una capa por fecha</translation>
        </message>
        <message>
            <source>Load as layers</source>
            <translation>Cargar como capas</translation>
        </message>
    </context>
    <context>
        <name>PasteDialog</name>
        <message>
            <source>Area from text</source>
            <translation>Área de un texto</translation>
        </message>
        <message>
            <source>Paste &amp;WKT or GeoJSON in longitude and latitude, or type names of Sentinel-2 tiles.</source>
            <translation>Pegue &amp;WKT o GeoJSON en longitud y latitud, o escriba nombres de teselas de Sentinel-2.</translation>
        </message>
        <message>
            <source>POLYGON((-96 16, -95 16, -95 17, -96 16))
{"type": "Polygon", "coordinates": ...}
15PUT 14QPE</source>
            <translation>POLYGON((-96 16, -95 16, -95 17, -96 16))
{"type": "Polygon", "coordinates": ...}
15PUT 14QPE</translation>
        </message>
    </context>
    <context>
        <name>PictureControl</name>
        <message>
            <source>Choose an area first: draw one, or take one of the map.</source>
            <translation>Elija primero un área: dibuje una o tome una del mapa.</translation>
        </message>
    </context>
    <context>
        <name>PlaceDialog</name>
        <message>
            <source>Area by name</source>
            <translation>Área por nombre</translation>
        </message>
        <message>
            <source>A &amp;country, state or province of the world map that QGIS carries:</source>
            <translation>Un &amp;país, estado o provincia del mapamundi que QGIS trae:</translation>
        </message>
        <message>
            <source>Oaxaca, Mexico</source>
            <translation>Oaxaca, México</translation>
        </message>
        <message>
            <source>Reading the names…</source>
            <translation>Leyendo los nombres…</translation>
        </message>
        <message>
            <source>Places: {}</source>
            <translation>Lugares: {}</translation>
        </message>
    </context>
    <context>
        <name>PolygonTool</name>
        <message>
            <source>Click the corners of the area. Esc gives up.</source>
            <translation>Haga clic en las esquinas del área. Esc abandona.</translation>
        </message>
        <message>
            <source>Corners: {}</source>
            <translation>Esquinas: {}</translation>
        </message>
        <message>
            <source>Click the next corner. Backspace takes the last one back, Esc gives up.</source>
            <translation>Haga clic en la siguiente esquina. Retroceso quita la última, Esc abandona.</translation>
        </message>
        <message>
            <source>Right click or double click finishes.</source>
            <translation>El clic derecho o el doble clic termina.</translation>
        </message>
    </context>
    <context>
        <name>ProductsTab</name>
        <message>
            <source>What stays on the disk</source>
            <translation>Lo que se queda en el disco</translation>
        </message>
        <message>
            <source>Keep the &amp;ZIP beside the unpacked product</source>
            <translation>Conservar el &amp;ZIP junto al producto desempaquetado</translation>
        </message>
        <message>
            <source>A ZIP is unpacked and checked; kept, it can mend the product later, and takes as much room again</source>
            <translation>Un ZIP se desempaqueta y se comprueba; conservado, puede reparar el producto más tarde, y ocupa otra vez tanto espacio</translation>
        </message>
        <message>
            <source>Keep &amp;L1C products once they are corrected</source>
            <translation>Conservar los productos &amp;L1C una vez corregidos</translation>
        </message>
        <message>
            <source>Otherwise each is removed when its L2A product is complete; what was there before always stays</source>
            <translation>Si no, cada uno se elimina cuando su producto L2A está completo; lo que ya había siempre se queda</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Capas</translation>
        </message>
        <message>
            <source>L&amp;oad finished products as layers</source>
            <translation>C&amp;argar como capas los productos terminados</translation>
        </message>
        <message>
            <source>Into the project that the order was made from</source>
            <translation>En el proyecto desde el que se hizo el pedido</translation>
        </message>
        <message>
            <source>The next order begins with these; Options… beside the Queue button has them, and more, for one order.</source>
            <translation>El próximo pedido empieza con esto; Opciones… junto al botón Poner en cola lo tiene, y más, para un pedido.</translation>
        </message>
        <message>
            <source>What each product is shown as</source>
            <translation>Cómo se muestra cada producto</translation>
        </message>
    </context>
    <context>
        <name>QueueButtons</name>
        <message>
            <source>Jobs at work are not removed: pause or cancel them first.</source>
            <translation>Los trabajos en marcha no se eliminan: páuselos o cancélelos primero.</translation>
        </message>
        <message>
            <source>There is no job.</source>
            <translation>No hay ningún trabajo.</translation>
        </message>
        <message>
            <source>None of them is paused, waiting or failed.</source>
            <translation>Ninguno está en pausa, en espera o fallido.</translation>
        </message>
        <message>
            <source>None of them is at work or in line.</source>
            <translation>Ninguno está en marcha o en la fila.</translation>
        </message>
        <message>
            <source>None of them is open.</source>
            <translation>Ninguno está abierto.</translation>
        </message>
        <message>
            <source>None of them is done.</source>
            <translation>Ninguno está terminado.</translation>
        </message>
    </context>
    <context>
        <name>QueueCauses</name>
        <message>
            <source>Group failures by their cause</source>
            <translation>Agrupar los fallos por su causa</translation>
        </message>
    </context>
    <context>
        <name>QueueControl</name>
        <message>
            <source>{} has no web page for orders; the scenes are looked at again by themselves.</source>
            <translation>{} no tiene una página web para pedidos; las escenas se vuelven a consultar solas.</translation>
        </message>
    </context>
    <context>
        <name>QueueFailures</name>
        <message numerus="yes">
            <source>%n more cause(s): choose “Failed” above the table.</source>
            <translation>
                <numerusform>%n causa más: elija “Fallidos” sobre la tabla.</numerusform>
                <numerusform>%n causas más: elija “Fallidos” sobre la tabla.</numerusform>
            </translation>
        </message>
        <message>
            <source>Select them</source>
            <translation>Seleccionarlos</translation>
        </message>
        <message>
            <source>Retry these</source>
            <translation>Reintentar estos</translation>
        </message>
    </context>
    <context>
        <name>QueueFilterBar</name>
        <message>
            <source>All states</source>
            <translation>Todos los estados</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abiertos</translation>
        </message>
        <message>
            <source>At work</source>
            <translation>En marcha</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fallidos</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminados</translation>
        </message>
    </context>
    <context>
        <name>QueueMenu</name>
        <message>
            <source>Go first</source>
            <translation>Ir primero</translation>
        </message>
        <message>
            <source>They start before all other jobs of the usual place</source>
            <translation>Empiezan antes que todos los demás trabajos del lugar normal</translation>
        </message>
        <message>
            <source>Usual place</source>
            <translation>Lugar normal</translation>
        </message>
        <message>
            <source>Copy names and messages</source>
            <translation>Copiar nombres y mensajes</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>Ordenar por</translation>
        </message>
        <message>
            <source>Order of the queue</source>
            <translation>Orden de la cola</translation>
        </message>
        <message>
            <source>Show Sen2Cor's log</source>
            <translation>Mostrar el registro de Sen2Cor</translation>
        </message>
        <message>
            <source>For one scene whose correction has begun, while it goes on and afterwards</source>
            <translation>Para una escena cuya corrección ha empezado, mientras corre y después</translation>
        </message>
        <message>
            <source>Order it on the web page…</source>
            <translation>Pedirla en la página web…</translation>
        </message>
        <message>
            <source>For scenes that wait at the service: it brings them from its archive once ordered</source>
            <translation>Para escenas que esperan en el servicio: las trae de su archivo cuando se piden</translation>
        </message>
        <message>
            <source>Zoom to the scenes</source>
            <translation>Acercar a las escenas</translation>
        </message>
        <message>
            <source>Show their outlines on the map; of {} at most</source>
            <translation>Mostrar sus contornos en el mapa; como máximo de {}</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>Scene</source>
            <translation>Escena</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Etapa</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progreso</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Velocidad</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Falta</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
    </context>
    <context>
        <name>QueueNews</name>
        <message>
            <source>Resume in the queue goes on.</source>
            <translation>Reanudar en la cola continúa.</translation>
        </message>
        <message numerus="yes">
            <source>All %n scene(s) are done.</source>
            <translation>
                <numerusform>%n escena está terminada.</numerusform>
                <numerusform>Las %n escenas están terminadas.</numerusform>
            </translation>
        </message>
        <message>
            <source>{} of {} scenes stopped. {}: {}</source>
            <translation>{} de {} escenas se detuvieron. {}: {}</translation>
        </message>
        <message>
            <source>Resume in the queue tries again.</source>
            <translation>Reanudar en la cola lo intenta de nuevo.</translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message>
            <source>Another QGIS works on this queue.</source>
            <translation>Otro QGIS trabaja en esta cola.</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Tomar el control</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reanudar</translation>
        </message>
        <message>
            <source>Go on; what failed is tried again</source>
            <translation>Continuar; lo que falló se intenta de nuevo</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausar</translation>
        </message>
        <message>
            <source>Stop, and keep what is on disk</source>
            <translation>Detener, y conservar lo que está en el disco</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>End jobs; what is on disk stays, and they can be resumed</source>
            <translation>Terminar los trabajos; lo que está en el disco se queda, y se pueden reanudar</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Take jobs off the list; you are asked whether files go too</source>
            <translation>Quitar trabajos de la lista; se le pregunta si los archivos también</translation>
        </message>
        <message>
            <source>Load</source>
            <translation>Cargar</translation>
        </message>
        <message>
            <source>Load the products into the project</source>
            <translation>Cargar los productos en el proyecto</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Abrir carpeta</translation>
        </message>
        <message>
            <source>Open the folder of the job</source>
            <translation>Abrir la carpeta del trabajo</translation>
        </message>
        <message>
            <source>Queue settings…</source>
            <translation>Ajustes de la cola…</translation>
        </message>
        <message>
            <source>Queue settings: working hours, memory, disk, what happens at the end</source>
            <translation>Ajustes de la cola: horario de trabajo, memoria, disco, qué pasa al final</translation>
        </message>
        <message>
            <source>Show the jobs of one order only</source>
            <translation>Mostrar solo los trabajos de un pedido</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Pedido</translation>
        </message>
        <message>
            <source>All jobs of one order: priority, report, copy for another computer</source>
            <translation>Todos los trabajos de un pedido: prioridad, informe, copia para otra computadora</translation>
        </message>
        <message>
            <source>Show the jobs in one state only</source>
            <translation>Mostrar solo los trabajos en un estado</translation>
        </message>
        <message>
            <source>Show the jobs with these words only: of the scene's name, tile, date, state or message (Ctrl+F)</source>
            <translation>Mostrar solo los trabajos con estas palabras: del nombre de la escena, la tesela, la fecha, el estado o el mensaje (Ctrl+F)</translation>
        </message>
        <message>
            <source>Filter: tile, date, state…</source>
            <translation>Filtro: tesela, fecha, estado…</translation>
        </message>
        <message>
            <source>The queue is empty.</source>
            <translation>La cola está vacía.</translation>
        </message>
        <message>
            <source>Go on with the queue in this QGIS</source>
            <translation>Continuar la cola en este QGIS</translation>
        </message>
        <message>
            <source>Close the other QGIS first</source>
            <translation>Cierre primero el otro QGIS</translation>
        </message>
        <message>
            <source>Downloads wait until {}.</source>
            <translation>Las descargas esperan hasta {}.</translation>
        </message>
        <message>
            <source>Downloads go on slowly.</source>
            <translation>Las descargas siguen despacio.</translation>
        </message>
        <message>
            <source>Go on slowly</source>
            <translation>Seguir despacio</translation>
        </message>
        <message>
            <source>Wait until {}</source>
            <translation>Esperar hasta {}</translation>
        </message>
        <message numerus="yes">
            <source>%n order(s)</source>
            <translation>
                <numerusform>%n pedido</numerusform>
                <numerusform>%n pedidos</numerusform>
            </translation>
        </message>
        <message>
            <source>No order chosen</source>
            <translation>Ningún pedido elegido</translation>
        </message>
        <message numerus="yes">
            <source>The %n selected job(s).</source>
            <translation>
                <numerusform>El trabajo seleccionado.</numerusform>
                <numerusform>Los %n trabajos seleccionados.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is selected: all jobs.</source>
            <translation>Nada seleccionado: todos los trabajos.</translation>
        </message>
        <message numerus="yes">
            <source>Nothing is selected: the %n job(s) that are shown.</source>
            <translation>
                <numerusform>Nada seleccionado: el trabajo que se muestra.</numerusform>
                <numerusform>Nada seleccionado: los %n trabajos que se muestran.</numerusform>
            </translation>
        </message>
        <message>
            <source>{} of {} done, {} open, {}.</source>
            <translation>{} de {} terminados, {} abiertos, {}.</translation>
        </message>
        <message>
            <source>{} failed</source>
            <translation>{} fallidos</translation>
        </message>
        <message>
            <source>{} shown.</source>
            <translation>{} mostrados.</translation>
        </message>
        <message>
            <source>{} selected.</source>
            <translation>{} seleccionados.</translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s) wait at the service:</source>
            <translation>
                <numerusform>%n escena espera en el servicio:</numerusform>
                <numerusform>%n escenas esperan en el servicio:</numerusform>
            </translation>
        </message>
        <message>
            <source>Order on the web page…</source>
            <translation>Pedir en la página web…</translation>
        </message>
    </context>
    <context>
        <name>QueueReminder</name>
        <message>
            <source>Look at the queue</source>
            <translation>Mirar la cola</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) go on.</source>
            <translation>
                <numerusform>%n trabajo continúa.</numerusform>
                <numerusform>%n trabajos continúan.</numerusform>
            </translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reanudar</translation>
        </message>
        <message>
            <source>Show the queue</source>
            <translation>Mostrar la cola</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) wait in the queue.</source>
            <translation>
                <numerusform>%n trabajo espera en la cola.</numerusform>
                <numerusform>%n trabajos esperan en la cola.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueRemoval</name>
        <message>
            <source>Look at the files of jobs</source>
            <translation>Mirar los archivos de trabajos</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) and folder(s) of removed jobs are deleted.</source>
            <translation>
                <numerusform>Se eliminó %n archivo o carpeta de trabajos quitados.</numerusform>
                <numerusform>Se eliminaron %n archivos y carpetas de trabajos quitados.</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete files of removed jobs</source>
            <translation>Eliminar archivos de trabajos quitados</translation>
        </message>
    </context>
    <context>
        <name>QueueRemovalDialog</name>
        <message>
            <source>Remove from the queue</source>
            <translation>Quitar de la cola</translation>
        </message>
        <message>
            <source>Downloads that are not whole yet; without them, the scenes are fetched from the beginning</source>
            <translation>Descargas que aún no están completas; sin ellas, las escenas se descargan desde el principio</translation>
        </message>
        <message>
            <source>What these jobs fetched or made; products that were there before stay</source>
            <translation>Lo que estos trabajos descargaron o hicieron; los productos que ya había se quedan</translation>
        </message>
        <message>
            <source>Looking at what lies on the disk…</source>
            <translation>Mirando lo que hay en el disco…</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) are taken off the list. Files stay, unless you tick them here.</source>
            <translation>
                <numerusform>Se quita %n trabajo de la lista. Los archivos se quedan, salvo que los marque aquí.</numerusform>
                <numerusform>Se quitan %n trabajos de la lista. Los archivos se quedan, salvo que los marque aquí.</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete unfinished files</source>
            <translation>Eliminar archivos sin terminar</translation>
        </message>
        <message>
            <source>Delete finished products</source>
            <translation>Eliminar productos terminados</translation>
        </message>
        <message numerus="yes">
            <source>Remove %n job(s)</source>
            <translation>
                <numerusform>Quitar %n trabajo</numerusform>
                <numerusform>Quitar %n trabajos</numerusform>
            </translation>
        </message>
        <message>
            <source>Delete unfinished files: of {} scenes, {}</source>
            <translation>Eliminar archivos sin terminar: de {} escenas, {}</translation>
        </message>
        <message>
            <source>There are no unfinished files.</source>
            <translation>No hay archivos sin terminar.</translation>
        </message>
        <message>
            <source>Delete finished products, too: {}, about {}</source>
            <translation>Eliminar también productos terminados: {}, cerca de {}</translation>
        </message>
        <message>
            <source>There are no finished products of these jobs.</source>
            <translation>No hay productos terminados de estos trabajos.</translation>
        </message>
    </context>
    <context>
        <name>QueueSection</name>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Queue – {} of {} scenes</source>
            <translation>Cola – {} de {} escenas</translation>
        </message>
        <message>
            <source>{} % of the orders that are open</source>
            <translation>{} % de los pedidos que están abiertos</translation>
        </message>
    </context>
    <context>
        <name>QueueSettings</name>
        <message>
            <source>Working hours</source>
            <translation>Horario de trabajo</translation>
        </message>
        <message>
            <source>&amp;Downloads begin</source>
            <translation>Las &amp;descargas empiezan</translation>
        </message>
        <message>
            <source>When downloads may begin, by the clock of this computer; what has begun is finished. 22:00-06:00 is every night, Mo-Fr 20:00-07:00; Sa-Su the nights of the week and all of the weekend, 12-13, 20-24 two times a day. Nothing: always.</source>
            <translation>Cuándo pueden empezar las descargas, según el reloj de esta computadora; lo que ha empezado se termina. 22:00-06:00 es cada noche, Mo-Fr 20:00-07:00; Sa-Su las noches de la semana y todo el fin de semana (días en inglés), 12-13, 20-24 dos veces al día. Nada: siempre.</translation>
        </message>
        <message>
            <source>always; or 22:00-06:00, say</source>
            <translation>siempre; o por ejemplo 22:00-06:00</translation>
        </message>
        <message>
            <source>&amp;Sen2Cor begins</source>
            <translation>&amp;Sen2Cor empieza</translation>
        </message>
        <message>
            <source>When runs of Sen2Cor may begin, written like the hours of downloads; a run that has begun is finished</source>
            <translation>Cuándo pueden empezar las ejecuciones de Sen2Cor, escrito como el horario de las descargas; la que ha empezado se termina</translation>
        </message>
        <message>
            <source>always</source>
            <translation>siempre</translation>
        </message>
        <message>
            <source>Sen2Cor</source>
            <translation>Sen2Cor</translation>
        </message>
        <message>
            <source>&amp;Memory of a run</source>
            <translation>&amp;Memoria de una ejecución</translation>
        </message>
        <message>
            <source>How much memory one run of Sen2Cor is reckoned to need; as many run at once as have theirs. One always runs.</source>
            <translation>Cuánta memoria se calcula que necesita una ejecución de Sen2Cor; corren a la vez tantas como tengan la suya. Una siempre corre.</translation>
        </message>
        <message>
            <source> GB</source>
            <translation> GB</translation>
        </message>
        <message>
            <source>Runs at once, at &amp;most</source>
            <translation>Ejecuciones a la vez, &amp;como máximo</translation>
        </message>
        <message>
            <source>The most runs of Sen2Cor at once, however much memory there is; never more than cores</source>
            <translation>El máximo de ejecuciones de Sen2Cor a la vez, por mucha memoria que haya; nunca más que núcleos</translation>
        </message>
        <message>
            <source>as many as fit</source>
            <translation>tantas como quepan</translation>
        </message>
        <message>
            <source>&amp;Sen2Cor…</source>
            <translation>&amp;Sen2Cor…</translation>
        </message>
        <message>
            <source>Which Sen2Cor is on this computer, which one is used, and how it corrects</source>
            <translation>Qué Sen2Cor hay en esta computadora, cuál se usa y cómo corrige</translation>
        </message>
        <message>
            <source>Unfinished files</source>
            <translation>Archivos sin terminar</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>Where downloads lie until they are whole, and where Sen2Cor works: a fast disk of this computer, if the products go to a network drive. It holds for scenes that are queued from now on.</source>
            <translation>Dónde están las descargas hasta que están completas, y dónde trabaja Sen2Cor: un disco rápido de esta computadora, si los productos van a una unidad de red. Vale para las escenas que se ponen en cola desde ahora.</translation>
        </message>
        <message>
            <source>in the folder for the products</source>
            <translation>en la carpeta de los productos</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder for unfinished files</source>
            <translation>Elegir la carpeta para archivos sin terminar</translation>
        </message>
        <message>
            <source>&amp;Keep the computer awake while jobs are at work</source>
            <translation>&amp;Mantener despierta la computadora mientras haya trabajos en marcha</translation>
        </message>
        <message>
            <source>The screen may go dark. While all jobs wait, for their hours say, the computer may sleep.</source>
            <translation>La pantalla puede apagarse. Mientras todos los trabajos esperan, por su horario por ejemplo, la computadora puede dormir.</translation>
        </message>
        <message>
            <source>&amp;Tell on the desktop when an order ends or needs me</source>
            <translation>&amp;Avisar en el escritorio cuando un pedido termina o me necesita</translation>
        </message>
        <message>
            <source>Only while another program's window is in use</source>
            <translation>Solo mientras se usa la ventana de otro programa</translation>
        </message>
        <message>
            <source>&amp;Go on by itself when QGIS starts</source>
            <translation>&amp;Continuar solo cuando QGIS arranca</translation>
        </message>
        <message>
            <source>Otherwise jobs that were left open are paused, and a message offers to resume them</source>
            <translation>Si no, los trabajos que quedaron abiertos están en pausa, y un mensaje ofrece reanudarlos</translation>
        </message>
    </context>
    <context>
        <name>QueueSettingsDialog</name>
        <message>
            <source>Queue settings</source>
            <translation>Ajustes de la cola</translation>
        </message>
    </context>
    <context>
        <name>QueueSettingsForm</name>
        <message numerus="yes">
            <source>%n run(s) of Sen2Cor may go on at once.</source>
            <translation>
                <numerusform>Puede correr %n ejecución de Sen2Cor a la vez.</numerusform>
                <numerusform>Pueden correr %n ejecuciones de Sen2Cor a la vez.</numerusform>
            </translation>
        </message>
        <message>
            <source>How much memory is free is not known here: {}</source>
            <translation>No se conoce aquí cuánta memoria está libre: {}</translation>
        </message>
        <message>
            <source>Now {} GB of memory are free, and {} cores: {} {}</source>
            <translation>Ahora {} GB de memoria están libres, y {} núcleos: {} {}</translation>
        </message>
        <message>
            <source>Folder for unfinished files</source>
            <translation>Carpeta para archivos sin terminar</translation>
        </message>
    </context>
    <context>
        <name>QueueWords</name>
        <message>
            <source>Download</source>
            <translation>Descarga</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Comprobación</translation>
        </message>
        <message>
            <source>Correction</source>
            <translation>Corrección</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>en cola</translation>
        </message>
        <message>
            <source>at work</source>
            <translation>en marcha</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>en pausa</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en espera</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fallido</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>cancelado</translation>
        </message>
        <message>
            <source>done</source>
            <translation>terminado</translation>
        </message>
        <message>
            <source>waiting at the service</source>
            <translation>espera en el servicio</translation>
        </message>
        <message>
            <source>waiting for room on the disk</source>
            <translation>espera espacio en el disco</translation>
        </message>
        <message>
            <source>waiting for volume of the account</source>
            <translation>espera volumen de la cuenta</translation>
        </message>
        <message>
            <source>waiting for a connection</source>
            <translation>espera una conexión</translation>
        </message>
        <message>
            <source>waiting for a processor</source>
            <translation>espera un procesador</translation>
        </message>
        <message>
            <source>waiting for memory</source>
            <translation>espera memoria</translation>
        </message>
        <message>
            <source>waiting for a sign-in</source>
            <translation>espera un inicio de sesión</translation>
        </message>
        <message>
            <source>waiting for the working hours</source>
            <translation>espera el horario de trabajo</translation>
        </message>
        <message>
            <source>waiting for the network</source>
            <translation>espera la red</translation>
        </message>
        <message>
            <source>waiting for another order of the same scene</source>
            <translation>espera otro pedido de la misma escena</translation>
        </message>
        <message>
            <source>{} MB/s</source>
            <translation>{} MB/s</translation>
        </message>
        <message>
            <source>{} s</source>
            <translation>{} s</translation>
        </message>
        <message>
            <source>{} min</source>
            <translation>{} min</translation>
        </message>
        <message>
            <source>{} h</source>
            <translation>{} h</translation>
        </message>
        <message>
            <source>Order: {}</source>
            <translation>Pedido: {}</translation>
        </message>
        <message>
            <source>{} until {}</source>
            <translation>{} hasta {}</translation>
        </message>
        <message>
            <source>Fetched from {}.</source>
            <translation>Descargado de {}.</translation>
        </message>
        <message>
            <source>Tried before: {}</source>
            <translation>Probado antes: {}</translation>
        </message>
    </context>
    <context>
        <name>QuicklookControl</name>
        <message>
            <source>Show the &amp;quicklook on the map</source>
            <translation>Mostrar la &amp;vista rápida en el mapa</translation>
        </message>
        <message>
            <source>The small picture that the service shows of the scene, laid over its tile</source>
            <translation>La imagen pequeña que el servicio muestra de la escena, puesta sobre su tesela</translation>
        </message>
        <message>
            <source>Select {} scenes at most.</source>
            <translation>Seleccione {} escenas como máximo.</translation>
        </message>
        <message>
            <source>Select a scene first.</source>
            <translation>Seleccione primero una escena.</translation>
        </message>
    </context>
    <context>
        <name>RasterForm</name>
        <message>
            <source>O&amp;nly my area: make rasters that are cut to it</source>
            <translation>S&amp;olo mi área: hacer rásteres recortados a ella</translation>
        </message>
        <message>
            <source>One file a date, of all its tiles together, with the exact outline of the area; the products stay as they are</source>
            <translation>Un archivo por fecha, de todas sus teselas juntas, con el contorno exacto del área; los productos se quedan como están</translation>
        </message>
        <message>
            <source>Of &amp;what</source>
            <translation>De &amp;qué</translation>
        </message>
        <message>
            <source>Le&amp;ave out</source>
            <translation>&amp;Dejar fuera</translation>
        </message>
        <message>
            <source>Mar&amp;gin</source>
            <translation>Mar&amp;gen</translation>
        </message>
        <message>
            <source> m</source>
            <translation> m</translation>
        </message>
        <message>
            <source>So much around the area stays, too</source>
            <translation>Tanto alrededor del área también se queda</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Formato</translation>
        </message>
        <message>
            <source>Rasters of an area need one: these scenes were not searched with an area.</source>
            <translation>Los rásteres de un área necesitan una: estas escenas no se buscaron con un área.</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>nada todavía</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <source>Single bands go into one file together, as reflectance</source>
            <translation>Las bandas individuales van juntas en un archivo, como reflectancia</translation>
        </message>
        <message>
            <source>These classes of the scene classification become no data; only L2A products have one</source>
            <translation>Estas clases de la clasificación de escena quedan sin datos; solo los productos L2A tienen una</translation>
        </message>
        <message>
            <source>GeoTIFF for the cloud (COG): parts of it can be read over a network</source>
            <translation>GeoTIFF para la nube (COG): se pueden leer partes por una red</translation>
        </message>
        <message>
            <source>GeoTIFF</source>
            <translation>GeoTIFF</translation>
        </message>
    </context>
    <context>
        <name>RectangleTool</name>
        <message>
            <source>Drag a rectangle over the area, or click two opposite corners. Esc gives up.</source>
            <translation>Arrastre un rectángulo sobre el área, o haga clic en dos esquinas opuestas. Esc abandona.</translation>
        </message>
        <message>
            <source>Click the opposite corner. Backspace takes the first one back, Esc gives up.</source>
            <translation>Haga clic en la esquina opuesta. Retroceso quita la primera, Esc abandona.</translation>
        </message>
    </context>
    <context>
        <name>ReportControl</name>
        <message>
            <source>Look up what a report tells</source>
            <translation>Consultar lo que dice un informe</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Guardar el informe</translation>
        </message>
        <message>
            <source>Saved as {}.</source>
            <translation>Guardado como {}.</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Report a problem</source>
            <translation>Informar de un problema</translation>
        </message>
        <message>
            <source>Say in the first line what you did and what happened. No password or key is in this text; look through it before you send it.</source>
            <translation>Diga en la primera línea qué hizo y qué pasó. En este texto no hay ninguna contraseña ni clave; revíselo antes de enviarlo.</translation>
        </message>
        <message>
            <source>The report; what you change here is copied and saved</source>
            <translation>El informe; lo que cambie aquí se copia y se guarda</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copiar</translation>
        </message>
        <message>
            <source>Copy the whole text to the clipboard</source>
            <translation>Copiar todo el texto al portapapeles</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Guardar…</translation>
        </message>
        <message>
            <source>Save the text as a file</source>
            <translation>Guardar el texto como archivo</translation>
        </message>
        <message>
            <source>&amp;Open the tracker</source>
            <translation>&amp;Abrir la página de incidencias</translation>
        </message>
        <message>
            <source>Open the page for reports in the browser; nothing is sent by itself</source>
            <translation>Abrir en el navegador la página para informes; nada se envía por sí solo</translation>
        </message>
        <message>
            <source>Looking for Sen2Cor and into the queue…</source>
            <translation>Buscando Sen2Cor y mirando la cola…</translation>
        </message>
        <message>
            <source>Copied. Paste it into the tracker, or a mail.</source>
            <translation>Copiado. Péguelo en la página de incidencias o en un correo.</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Guardar el informe</translation>
        </message>
        <message>
            <source>Text (*.md *.txt)</source>
            <translation>Texto (*.md *.txt)</translation>
        </message>
    </context>
    <context>
        <name>RoomControl</name>
        <message>
            <source>The folder cannot be looked at: is its drive connected?</source>
            <translation>No se puede mirar la carpeta: ¿está conectada su unidad?</translation>
        </message>
        <message>
            <source>Too much for the folder: its disk has {} free. Choose another, or fewer.</source>
            <translation>Demasiado para la carpeta: su disco tiene {} libres. Elija otra, o menos.</translation>
        </message>
        <message>
            <source>The disk of the folder has {} free.</source>
            <translation>El disco de la carpeta tiene {} libres.</translation>
        </message>
        <message>
            <source>More than {} sends this account quickly: {} are left of its {} days.</source>
            <translation>Más de lo que {} envía rápido a esta cuenta: quedan {} de sus {} días.</translation>
        </message>
        <message>
            <source>{} sends this account {} more in {} days.</source>
            <translation>{} envía a esta cuenta {} más en {} días.</translation>
        </message>
    </context>
    <context>
        <name>SceneQueue</name>
        <message>
            <source>Cloud over the area</source>
            <translation>Nubes sobre el área</translation>
        </message>
        <message>
            <source>Picture of the area</source>
            <translation>Imagen del área</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Área</translation>
        </message>
        <message>
            <source>Read the area</source>
            <translation>Leer el área</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>Read the footprints of the project</source>
            <translation>Leer los contornos del proyecto</translation>
        </message>
        <message>
            <source>No polygon layer is active.</source>
            <translation>No hay ninguna capa de polígonos activa.</translation>
        </message>
        <message>
            <source>Click one in the layer tree.</source>
            <translation>Haga clic en una en el árbol de capas.</translation>
        </message>
        <message>
            <source>Find product names</source>
            <translation>Buscar nombres de productos</translation>
        </message>
        <message>
            <source>Prepare the order</source>
            <translation>Preparar el pedido</translation>
        </message>
        <message>
            <source>Look what the order takes</source>
            <translation>Ver lo que el pedido ocupa</translation>
        </message>
        <message>
            <source>Look for ready L2A products</source>
            <translation>Buscar productos L2A listos</translation>
        </message>
        <message>
            <source>Look where the scenes can come from</source>
            <translation>Ver de dónde pueden venir las escenas</translation>
        </message>
        <message>
            <source>Look for products</source>
            <translation>Buscar productos</translation>
        </message>
        <message>
            <source>Look for the folder</source>
            <translation>Buscar la carpeta</translation>
        </message>
        <message>
            <source>Choose scenes</source>
            <translation>Elegir escenas</translation>
        </message>
        <message>
            <source>Measure the coverage</source>
            <translation>Medir la cobertura</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Buscar escenas</translation>
        </message>
        <message>
            <source>Repaired in {} ways; point here to read how.</source>
            <translation>Reparado de {} maneras; apunte aquí para leer cómo.</translation>
        </message>
        <message>
            <source>Repaired; point here to read how.</source>
            <translation>Reparado; apunte aquí para leer cómo.</translation>
        </message>
        <message>
            <source>Choose the folder again: {} is not there any more</source>
            <translation>Elija la carpeta de nuevo: {} ya no está</translation>
        </message>
        <message>
            <source>{} km²</source>
            <translation>{} km²</translation>
        </message>
        <message>
            <source>Searches at {} need a sign-in.</source>
            <translation>Las búsquedas en {} requieren iniciar sesión.</translation>
        </message>
        <message>
            <source>To look at the cloud over the area, {} needs a sign-in.</source>
            <translation>Para mirar las nubes sobre el área, {} requiere iniciar sesión.</translation>
        </message>
        <message>
            <source>For a picture of the area, {} needs a sign-in.</source>
            <translation>Para una imagen del área, {} requiere iniciar sesión.</translation>
        </message>
        <message>
            <source>The sign-in is kept for this session only.</source>
            <translation>El inicio de sesión se guarda solo para esta sesión.</translation>
        </message>
        <message>
            <source>Fetch a quicklook</source>
            <translation>Traer una vista rápida</translation>
        </message>
        <message>
            <source>Look how much room there is</source>
            <translation>Ver cuánto espacio hay</translation>
        </message>
        <message>
            <source>Learn where the scenes lie</source>
            <translation>Averiguar dónde están las escenas</translation>
        </message>
        <message>
            <source>Open products as layers</source>
            <translation>Abrir productos como capas</translation>
        </message>
        <message>
            <source>{} of the Sentinel-2 product {}, taken on {} (UTC).</source>
            <translation>{} del producto de Sentinel-2 {}, tomado el {} (UTC).</translation>
        </message>
        <message>
            <source>Test the sign-in</source>
            <translation>Probar el inicio de sesión</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Open the manual where it tells of this dialog</source>
            <translation>Abrir el manual donde habla de este diálogo</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>Registrarse</translation>
        </message>
        <message>
            <source>Make keys</source>
            <translation>Hacer claves</translation>
        </message>
        <message>
            <source>Make a client</source>
            <translation>Hacer un cliente</translation>
        </message>
        <message>
            <source>Get a sign-in</source>
            <translation>Obtener un inicio de sesión</translation>
        </message>
        <message>
            <source>QGIS asks for its master password to read the sign-in for {} that it keeps.</source>
            <translation>QGIS pide su contraseña maestra para leer el inicio de sesión de {} que guarda.</translation>
        </message>
        <message>
            <source>cloud not known</source>
            <translation>nubes desconocidas</translation>
        </message>
        <message>
            <source>{} to {} % cloud</source>
            <translation>{} a {} % de nubes</translation>
        </message>
        <message>
            <source>Last month</source>
            <translation>Último mes</translation>
        </message>
        <message>
            <source>Last 3 months</source>
            <translation>Últimos 3 meses</translation>
        </message>
        <message>
            <source>Last year</source>
            <translation>Último año</translation>
        </message>
        <message>
            <source>This season</source>
            <translation>Esta estación</translation>
        </message>
        <message>
            <source>No scene of the list shows the area.</source>
            <translation>Ninguna escena de la lista muestra el área.</translation>
        </message>
        <message>
            <source>; of the area {:.4g} % stay open</source>
            <translation>; del área queda abierto {:.4g} %</translation>
        </message>
        <message>
            <source>; at worst {:.4g} % of the area stay open</source>
            <translation>; en el peor caso queda abierto {:.4g} % del área</translation>
        </message>
        <message>
            <source>{} scenes chosen</source>
            <translation>{} escenas elegidas</translation>
        </message>
        <message>
            <source>; they cover the area.</source>
            <translation>; cubren el área.</translation>
        </message>
        <message>
            <source>, which no scene of the list covers.</source>
            <translation>, que ninguna escena de la lista cubre.</translation>
        </message>
        <message>
            <source>, for {} periods</source>
            <translation>, para {} periodos</translation>
        </message>
        <message>
            <source>Searching needs no account.</source>
            <translation>Para buscar no hace falta una cuenta.</translation>
        </message>
        <message>
            <source>Copernicus Data Space (OData).</source>
            <translation>Copernicus Data Space (OData).</translation>
        </message>
        <message>
            <source>A Data Hub (DHuS), searched through sentinelsat.</source>
            <translation>Un Data Hub (DHuS), en el que se busca con sentinelsat.</translation>
        </message>
        <message>
            <source>A STAC catalogue.</source>
            <translation>Un catálogo STAC.</translation>
        </message>
        <message>
            <source>The catalogue of a Sentinel Hub.</source>
            <translation>El catálogo de un Sentinel Hub.</translation>
        </message>
        <message>
            <source>A bucket with .SAFE folders.</source>
            <translation>Un bucket con carpetas .SAFE.</translation>
        </message>
        <message>
            <source>A folder with .SAFE folders.</source>
            <translation>Una carpeta con carpetas .SAFE.</translation>
        </message>
        <message>
            <source>Products put together from Amazon's buckets; only downloads.</source>
            <translation>Productos armados de los buckets de Amazon; solo descargas.</translation>
        </message>
        <message>
            <source>A bucket of Google Cloud; only downloads.</source>
            <translation>Un bucket de Google Cloud; solo descargas.</translation>
        </message>
        <message>
            <source>Searching needs an account there.</source>
            <translation>Para buscar hace falta una cuenta ahí.</translation>
        </message>
        <message>
            <source>Searching needs an OAuth client of yours.</source>
            <translation>Para buscar hace falta un cliente OAuth suyo.</translation>
        </message>
        <message>
            <source>Searching needs a pair of S3 keys.</source>
            <translation>Para buscar hace falta un par de claves S3.</translation>
        </message>
        <message>
            <source>It is the account that you have there.</source>
            <translation>Es la cuenta que usted tiene ahí.</translation>
        </message>
        <message>
            <source>It is an OAuth client of yours, made on the dashboard of the service.</source>
            <translation>Es un cliente OAuth suyo, hecho en el panel del servicio.</translation>
        </message>
        <message>
            <source>It is a pair of S3 keys, from whoever runs the bucket.</source>
            <translation>Es un par de claves S3, de quien mantiene el bucket.</translation>
        </message>
        <message>
            <source>only for keys that live for a time</source>
            <translation>solo para claves que valen un tiempo</translation>
        </message>
        <message>
            <source>Registration is free; searching needs none.</source>
            <translation>Registrarse es gratuito; para buscar no hace falta.</translation>
        </message>
        <message>
            <source>only for accounts with two-factor sign-in</source>
            <translation>solo para cuentas con inicio de sesión de dos factores</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Usuario</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Contraseña</translation>
        </message>
        <message>
            <source>Client &amp;id</source>
            <translation>&amp;Id del cliente</translation>
        </message>
        <message>
            <source>Client &amp;secret</source>
            <translation>&amp;Secreto del cliente</translation>
        </message>
        <message>
            <source>&amp;Access key</source>
            <translation>Clave de &amp;acceso</translation>
        </message>
        <message>
            <source>&amp;Secret key</source>
            <translation>Clave &amp;secreta</translation>
        </message>
        <message>
            <source>Session &amp;token</source>
            <translation>&amp;Token de sesión</translation>
        </message>
        <message>
            <source>&amp;Code</source>
            <translation>Có&amp;digo</translation>
        </message>
    </context>
    <context>
        <name>SceneQueueDock</name>
        <message>
            <source>Scenes</source>
            <translation>Escenas</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Área</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Búsqueda</translation>
        </message>
    </context>
    <context>
        <name>SceneQueuePlugin</name>
        <message>
            <source>Search, download and correct Sentinel-2 scenes</source>
            <translation>Buscar, descargar y corregir escenas de Sentinel-2</translation>
        </message>
    </context>
    <context>
        <name>ScenesControl</name>
        <message>
            <source>Their layer was removed from the map; the list stays.</source>
            <translation>Su capa se quitó del mapa; la lista se queda.</translation>
        </message>
        <message>
            <source>From the layer “{}” of the project.</source>
            <translation>De la capa “{}” del proyecto.</translation>
        </message>
        <message>
            <source>{} scenes are written to {}.</source>
            <translation>{} escenas se escribieron en {}.</translation>
        </message>
        <message>
            <source>Export scene outlines</source>
            <translation>Exportar contornos de escenas</translation>
        </message>
        <message>
            <source>From {}.</source>
            <translation>De {}.</translation>
        </message>
        <message>
            <source>Import scene outlines</source>
            <translation>Importar contornos de escenas</translation>
        </message>
        <message>
            <source>{} of the features of {} are no scenes. {}</source>
            <translation>{} de los objetos de {} no son escenas. {}</translation>
        </message>
        <message>
            <source>The log has all of them.</source>
            <translation>El registro los tiene todos.</translation>
        </message>
    </context>
    <context>
        <name>ScenesFilterBar</name>
        <message>
            <source>Not grouped</source>
            <translation>Sin agrupar</translation>
        </message>
        <message>
            <source>By date</source>
            <translation>Por fecha</translation>
        </message>
        <message>
            <source>By tile</source>
            <translation>Por tesela</translation>
        </message>
        <message>
            <source>By orbit</source>
            <translation>Por órbita</translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n oculta</numerusform>
                <numerusform>%n ocultas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesFoot</name>
        <message>
            <source>, cover {} % of the area</source>
            <translation>, cubren {} % del área</translation>
        </message>
        <message numerus="yes">
            <source>Queue %n scene(s) ({})</source>
            <translation>
                <numerusform>Poner en cola %n escena ({})</numerusform>
                <numerusform>Poner en cola %n escenas ({})</numerusform>
            </translation>
        </message>
        <message>
            <source>Download, check and correct the selected scenes</source>
            <translation>Descargar, comprobar y corregir las escenas seleccionadas</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Poner en cola</translation>
        </message>
        <message>
            <source>Nothing is selected yet: select rows of the table, or outlines on the map.</source>
            <translation>Aún no hay nada seleccionado: seleccione filas de la tabla, o contornos en el mapa.</translation>
        </message>
        <message>
            <source>There are no scenes yet: search for some first.</source>
            <translation>Aún no hay escenas: busque primero algunas.</translation>
        </message>
        <message numerus="yes">
            <source>Selected: %n scene(s), {}{}.</source>
            <translation>
                <numerusform>Seleccionada: %n escena, {}{}.</numerusform>
                <numerusform>Seleccionadas: %n escenas, {}{}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are hidden by the filter.</source>
            <translation>
                <numerusform>El filtro oculta %n de ellas.</numerusform>
                <numerusform>El filtro oculta %n de ellas.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesModel</name>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Tile</source>
            <translation>Tesela</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Cloud %</source>
            <translation>Nubes %</translation>
        </message>
        <message>
            <source>Area %</source>
            <translation>Área %</translation>
        </message>
        <message>
            <source>Area cloud %</source>
            <translation>Nubes área %</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Tamaño</translation>
        </message>
        <message>
            <source>Satellite</source>
            <translation>Satélite</translation>
        </message>
        <message>
            <source>Baseline</source>
            <translation>Línea base</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Cloud over the whole tile, as the service says it</source>
            <translation>Nubes sobre toda la tesela, como las da el servicio</translation>
        </message>
        <message>
            <source>Share of your exact area that the scene covers</source>
            <translation>Parte de su área exacta que cubre la escena</translation>
        </message>
        <message>
            <source>Cloud over your exact area; empty: not known yet</source>
            <translation>Nubes sobre su área exacta; vacío: aún no se conocen</translation>
        </message>
        <message>
            <source>Not known. “Cloud over my area” finds it out for the selected scenes.</source>
            <translation>No se conocen. “Nubes del área” las averigua para las escenas seleccionadas.</translation>
        </message>
        <message>
            <source>
Replaced by a newer version of the same acquisition.</source>
            <translation>
Sustituida por una versión más reciente de la misma adquisición.</translation>
        </message>
        <message>
            <source>Click, or press space, to select these scenes; the arrow, or ← and →, fold them</source>
            <translation>Haga clic, o pulse espacio, para seleccionar estas escenas; la flecha, o ← y →, las pliega</translation>
        </message>
        <message numerus="yes">
            <source>{}  {}: %n scene(s), {}</source>
            <translation>
                <numerusform>{}  {}: %n escena, {}</numerusform>
                <numerusform>{}  {}: %n escenas, {}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n selected</source>
            <translation>
                <numerusform>, %n seleccionada</numerusform>
                <numerusform>, %n seleccionadas</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesPanel</name>
        <message>
            <source>No search yet.</source>
            <translation>Todavía sin búsqueda.</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>Select every scene of the list, but none that was replaced by a newer version</source>
            <translation>Seleccionar cada escena de la lista, pero ninguna sustituida por una versión más reciente</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Elegir</translation>
        </message>
        <message>
            <source>Select the best scenes of a time, or the fewest that cover the area</source>
            <translation>Seleccionar las mejores escenas de un tiempo, o las menos que cubren el área</translation>
        </message>
        <message>
            <source>Cloud over my area</source>
            <translation>Nubes del área</translation>
        </message>
        <message>
            <source>Find out how much of the area is under cloud in each of the selected scenes</source>
            <translation>Averiguar cuánta parte del área está bajo nubes en cada una de las escenas seleccionadas</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Read scenes from a search_footprints.geojson, also from one that sentinelsat wrote</source>
            <translation>Leer escenas de un search_footprints.geojson, también de uno que escribió sentinelsat</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Write the scene outlines to search_footprints.geojson, as sentinelsat did</source>
            <translation>Escribir los contornos de las escenas en search_footprints.geojson, como hacía sentinelsat</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Carpeta</translation>
        </message>
        <message>
            <source>Where the products go; a folder for each level, tile and date is made below it</source>
            <translation>Adónde van los productos; debajo se hace una carpeta para cada nivel, tesela y fecha</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>Elegir la carpeta</translation>
        </message>
        <message>
            <source>From:</source>
            <translation>De:</translation>
        </message>
        <message>
            <source>Replaced by a newer version</source>
            <translation>Sustituidas por una versión más reciente</translation>
        </message>
        <message>
            <source>Show the scenes of which a newer version is in the list, too</source>
            <translation>Mostrar también las escenas de las que hay una versión más reciente en la lista</translation>
        </message>
        <message>
            <source>Options…</source>
            <translation>Opciones…</translation>
        </message>
        <message>
            <source>What the order would take, and what is done with its scenes</source>
            <translation>Lo que el pedido ocuparía, y qué se hace con sus escenas</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Poner en cola</translation>
        </message>
        <message numerus="yes">
            <source>Replaced by a newer version (%n)</source>
            <translation>
                <numerusform>Sustituidas por una versión más reciente (%n)</numerusform>
                <numerusform>Sustituidas por una versión más reciente (%n)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s), {} in all.</source>
            <translation>
                <numerusform>%n escena, {} en total.</numerusform>
                <numerusform>%n escenas, {} en total.</numerusform>
            </translation>
        </message>
        <message>
            <source>No scene found.</source>
            <translation>No se encontró ninguna escena.</translation>
        </message>
        <message>
            <source>Allow more cloud, choose other dates, or another level.</source>
            <translation>Permita más nubes, elija otras fechas u otro nivel.</translation>
        </message>
        <message>
            <source>From: {}</source>
            <translation>De: {}</translation>
        </message>
        <message>
            <source>{}: click to choose another service to download from</source>
            <translation>{}: haga clic para elegir otro servicio del que descargar</translation>
        </message>
        <message>
            <source>Picture of my area on the day of the selected scene</source>
            <translation>Imagen de mi área en el día de la escena seleccionada</translation>
        </message>
        <message>
            <source>A true-colour picture of exactly the area, by a Sentinel Hub with an OAuth client</source>
            <translation>Una imagen en color natural de exactamente el área, por un Sentinel Hub con un cliente OAuth</translation>
        </message>
        <message>
            <source>Correct products on disk…</source>
            <translation>Corregir productos del disco…</translation>
        </message>
        <message>
            <source>Choose a folder with L1C products (.SAFE): Sen2Cor corrects them, nothing is fetched</source>
            <translation>Elegir una carpeta con productos L1C (.SAFE): Sen2Cor los corrige, no se descarga nada</translation>
        </message>
        <message>
            <source>Export scene outlines</source>
            <translation>Exportar contornos de escenas</translation>
        </message>
        <message>
            <source>GeoJSON (*.geojson)</source>
            <translation>GeoJSON (*.geojson)</translation>
        </message>
        <message>
            <source>Import scene outlines</source>
            <translation>Importar contornos de escenas</translation>
        </message>
        <message>
            <source>GeoJSON (*.geojson *.json)</source>
            <translation>GeoJSON (*.geojson *.json)</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
        <message>
            <source>Filter: date, tile, baseline, satellite…</source>
            <translation>Filtro: fecha, tesela, línea base, satélite…</translation>
        </message>
        <message>
            <source>Show only scenes that have these words: 2018-08, 15put, 05.10, 2b, r126, done</source>
            <translation>Mostrar solo escenas que tienen estas palabras: 2018-08, 15put, 05.10, 2b, r126, terminada</translation>
        </message>
        <message>
            <source>Put the rows under headings; a click on a heading selects the scenes below it</source>
            <translation>Poner las filas bajo encabezados; un clic en un encabezado selecciona las escenas debajo de él</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>Show cloud against date, a dot for each scene: drag to select, with Ctrl to add; or ←, →, ↑, ↓ and space</source>
            <translation>Mostrar las nubes por fecha, un punto por escena: arrastre para seleccionar, con Ctrl para añadir; o ←, →, ↑, ↓ y espacio</translation>
        </message>
        <message>
            <source>Undo selection</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Go back to the selection before, after a stray click on the map, say (Ctrl+Z)</source>
            <translation>Volver a la selección anterior, tras un clic perdido en el mapa por ejemplo (Ctrl+Z)</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Vista</translation>
        </message>
        <message>
            <source>How the scenes are drawn on the map: colours by state, cloud or date; what stays open of the area</source>
            <translation>Cómo se dibujan las escenas en el mapa: colores por estado, nubes o fecha; qué queda abierto del área</translation>
        </message>
    </context>
    <context>
        <name>SearchControl</name>
        <message>
            <source>The area is still being read. Search when it is on the map.</source>
            <translation>El área aún se está leyendo. Busque cuando esté en el mapa.</translation>
        </message>
        <message>
            <source>Choose an area first: draw one, or take one of the map. More filters take tiles or a name instead.</source>
            <translation>Elija primero un área: dibuje una, o tome una del mapa. Más filtros toma en su lugar teselas o un nombre.</translation>
        </message>
        <message>
            <source>Read earlier searches</source>
            <translation>Leer las búsquedas anteriores</translation>
        </message>
        <message>
            <source>Remember the search</source>
            <translation>Recordar la búsqueda</translation>
        </message>
        <message>
            <source>Scenes</source>
            <translation>Escenas</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>&amp;Dates</source>
            <translation>&amp;Fechas</translation>
        </message>
        <message>
            <source>First day of sensing, UTC</source>
            <translation>Primer día de adquisición, UTC</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>Last day of sensing, UTC; it is included</source>
            <translation>Último día de adquisición, UTC; está incluido</translation>
        </message>
        <message>
            <source>Choose a usual time: last month, last year, this season</source>
            <translation>Elegir un tiempo habitual: mes pasado, año pasado, esta estación</translation>
        </message>
        <message>
            <source>&amp;Cloud up to</source>
            <translation>&amp;Nubes hasta</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Cloud over the whole tile, as the service says (cloudCover); 100 %: any</source>
            <translation>Nubes sobre toda la tesela, como las da el servicio (cloudCover); 100 %: cualquiera</translation>
        </message>
        <message>
            <source>&amp;Level</source>
            <translation>N&amp;ivel</translation>
        </message>
        <message>
            <source>Processing level. L2A: reflectance at the surface, ready to use. L1C: at the top of the atmosphere, corrected here with Sen2Cor. Best: L2A, and L1C only of what has no L2A</source>
            <translation>Nivel de procesamiento. L2A: reflectancia en la superficie, lista para usar. L1C: en el tope de la atmósfera, se corrige aquí con Sen2Cor. Mejor: L2A, y L1C solo de lo que no tiene L2A</translation>
        </message>
        <message>
            <source>&amp;Orbit</source>
            <translation>Ór&amp;bita</translation>
        </message>
        <message>
            <source>Direction of flight (orbitDirection). Descending: by day; ascending: by night, rarely taken</source>
            <translation>Dirección de vuelo (orbitDirection). Descendente: de día; ascendente: de noche, tomada rara vez</translation>
        </message>
        <message>
            <source>Se&amp;rvice</source>
            <translation>Se&amp;rvicio</translation>
        </message>
        <message>
            <source>Test connection…</source>
            <translation>Probar la conexión…</translation>
        </message>
        <message>
            <source>Test connection: is each host of the service reached, and if not, what stands in the way</source>
            <translation>Probar la conexión: si se alcanza cada servidor del servicio, y si no, qué lo impide</translation>
        </message>
        <message>
            <source>&amp;Search</source>
            <translation>&amp;Buscar</translation>
        </message>
        <message>
            <source>Search scenes over the area</source>
            <translation>Buscar escenas sobre el área</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>End what is under way</source>
            <translation>Terminar lo que está en marcha</translation>
        </message>
        <message>
            <source>More filters</source>
            <translation>Más filtros</translation>
        </message>
        <message>
            <source>Months, satellites, orbit, tiles, baseline, name and others</source>
            <translation>Meses, satélites, órbita, teselas, línea base, nombre y otros</translation>
        </message>
        <message>
            <source>Find by product names…</source>
            <translation>Por nombres…</translation>
        </message>
        <message>
            <source>Look up products whose names you have, in a text, a table or a search_footprints.geojson</source>
            <translation>Consultar productos cuyos nombres tiene, en un texto, una tabla o un search_footprints.geojson</translation>
        </message>
        <message>
            <source>Searches</source>
            <translation>Búsquedas</translation>
        </message>
        <message>
            <source>Save this search, run a saved one again or only for what is new, go back to an earlier one</source>
            <translation>Guardar esta búsqueda, ejecutar de nuevo una guardada o solo por lo nuevo, volver a una anterior</translation>
        </message>
        <message>
            <source>More filters ({})</source>
            <translation>Más filtros ({})</translation>
        </message>
        <message>
            <source>Best: L2A, else L1C</source>
            <translation>Mejor: L2A, si no L1C</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>descending</source>
            <translation>descendente</translation>
        </message>
        <message>
            <source>ascending</source>
            <translation>ascendente</translation>
        </message>
        <message>
            <source>L2A – surface reflectance, ready to use</source>
            <translation>L2A – reflectancia de superficie, lista para usar</translation>
        </message>
        <message>
            <source>L1C – top of atmosphere, needs Sen2Cor</source>
            <translation>L1C – tope de atmósfera (Sen2Cor)</translation>
        </message>
    </context>
    <context>
        <name>SearchesControl</name>
        <message>
            <source>Save this search</source>
            <translation>Guardar esta búsqueda</translation>
        </message>
        <message>
            <source>The search is saved as {}.</source>
            <translation>La búsqueda se guardó como {}.</translation>
        </message>
        <message>
            <source>There is a saved search {} already. Replace it?</source>
            <translation>Ya hay una búsqueda guardada {}. ¿Sustituirla?</translation>
        </message>
        <message>
            <source>Rename the search</source>
            <translation>Cambiar el nombre de la búsqueda</translation>
        </message>
        <message>
            <source>Delete the search</source>
            <translation>Eliminar la búsqueda</translation>
        </message>
        <message>
            <source>Delete the saved search {}?</source>
            <translation>¿Eliminar la búsqueda guardada {}?</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Título</translation>
        </message>
    </context>
    <context>
        <name>SearchesMenu</name>
        <message>
            <source>&amp;Save this search…</source>
            <translation>&amp;Guardar esta búsqueda…</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>Búsquedas guardadas</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>Ninguna todavía</translation>
        </message>
        <message>
            <source>&amp;Run again</source>
            <translation>&amp;Ejecutar de nuevo</translation>
        </message>
        <message>
            <source>Only what is &amp;new</source>
            <translation>Solo lo &amp;nuevo</translation>
        </message>
        <message>
            <source>What no run found up to {:%Y-%m-%d %H:%M} UTC; {:,} scenes are known</source>
            <translation>Lo que ninguna ejecución encontró hasta {:%Y-%m-%d %H:%M} UTC; se conocen {:,} escenas</translation>
        </message>
        <message>
            <source>It has not been run yet</source>
            <translation>Aún no se ha ejecutado</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>Cambiar &amp;nombre…</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Eliminar</translation>
        </message>
        <message>
            <source>Recent searches</source>
            <translation>Búsquedas recientes</translation>
        </message>
        <message>
            <source>&amp;Clear the recent searches</source>
            <translation>&amp;Borrar las búsquedas recientes</translation>
        </message>
    </context>
    <context>
        <name>SelectionsControl</name>
        <message numerus="yes">
            <source>%n scene(s) of the selection {} are not in the list.</source>
            <translation>
                <numerusform>%n escena de la selección {} no está en la lista.</numerusform>
                <numerusform>%n escenas de la selección {} no están en la lista.</numerusform>
            </translation>
        </message>
        <message>
            <source>Save the selection</source>
            <translation>Guardar la selección</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Título</translation>
        </message>
        <message>
            <source>The selection is saved as {}.</source>
            <translation>La selección se guardó como {}.</translation>
        </message>
        <message>
            <source>There is a saved selection {} already. Replace it?</source>
            <translation>Ya hay una selección guardada {}. ¿Sustituirla?</translation>
        </message>
        <message>
            <source>Delete the saved selection {}? The scenes stay.</source>
            <translation>¿Eliminar la selección guardada {}? Las escenas se quedan.</translation>
        </message>
        <message>
            <source>Delete the selection</source>
            <translation>Eliminar la selección</translation>
        </message>
    </context>
    <context>
        <name>SelectionsMenu</name>
        <message>
            <source>&amp;Save the selection…</source>
            <translation>&amp;Guardar la selección…</translation>
        </message>
        <message>
            <source>Saved selections</source>
            <translation>Selecciones guardadas</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>Ninguna todavía</translation>
        </message>
        <message numerus="yes">
            <source>Select these %n scene(s)</source>
            <translation>
                <numerusform>Seleccionar esta escena</numerusform>
                <numerusform>Seleccionar estas %n escenas</numerusform>
            </translation>
        </message>
        <message>
            <source>Where they are not in the list, the search that found them is run again</source>
            <translation>Donde no están en la lista, se ejecuta de nuevo la búsqueda que las encontró</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>&amp;Eliminar</translation>
        </message>
    </context>
    <context>
        <name>Sen2CorControl</name>
        <message>
            <source>Looking for Sen2Cor; each one is started once to tell its version…</source>
            <translation>Buscando Sen2Cor; cada uno se inicia una vez para decir su versión…</translation>
        </message>
        <message>
            <source>Look for Sen2Cor</source>
            <translation>Buscar Sen2Cor</translation>
        </message>
        <message>
            <source>Starting {}…</source>
            <translation>Iniciando {}…</translation>
        </message>
        <message>
            <source>Try Sen2Cor out</source>
            <translation>Probar Sen2Cor</translation>
        </message>
        <message>
            <source>Check the options for Sen2Cor</source>
            <translation>Comprobar las opciones de Sen2Cor</translation>
        </message>
    </context>
    <context>
        <name>Sen2CorDialog</name>
        <message>
            <source>Sen2Cor</source>
            <translation>Sen2Cor</translation>
        </message>
        <message>
            <source>I&amp;nstallations</source>
            <translation>I&amp;nstalaciones</translation>
        </message>
        <message>
            <source>What was found on this computer, the newest first</source>
            <translation>Lo que se encontró en esta computadora, lo más reciente primero</translation>
        </message>
        <message>
            <source>Start the selected one, read its version and its parameter file, and say what is wrong; nothing is corrected</source>
            <translation>Iniciar el seleccionado, leer su versión y su archivo de parámetros, y decir qué está mal; no se corrige nada</translation>
        </message>
        <message>
            <source>&amp;Test</source>
            <translation>&amp;Probar</translation>
        </message>
        <message>
            <source>Look again for Sen2Cor on this computer, and in the folders below</source>
            <translation>Buscar Sen2Cor de nuevo en esta computadora, y en las carpetas de abajo</translation>
        </message>
        <message>
            <source>&amp;Look again</source>
            <translation>&amp;Buscar de nuevo</translation>
        </message>
        <message>
            <source>Stop what is under way</source>
            <translation>Detener lo que está en marcha</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Detener</translation>
        </message>
        <message>
            <source>What was found, and what came of the test</source>
            <translation>Lo que se encontró, y qué resultó de la prueba</translation>
        </message>
        <message>
            <source>&amp;Use</source>
            <translation>&amp;Usar</translation>
        </message>
        <message>
            <source>Which one corrects the scenes that are queued from now on. The baseline of each product decides which versions take it.</source>
            <translation>Cuál corrige las escenas que se ponen en cola desde ahora. La línea base de cada producto decide qué versiones lo aceptan.</translation>
        </message>
        <message>
            <source>Also look &amp;in</source>
            <translation>Buscar &amp;también en</translation>
        </message>
        <message>
            <source>Folders of installations, or that hold some, besides the usual places; one a line</source>
            <translation>Carpetas de instalaciones, o que contienen algunas, además de los lugares habituales; una por línea</translation>
        </message>
        <message>
            <source>folders of Sen2Cor, one a line</source>
            <translation>carpetas de Sen2Cor, una por línea</translation>
        </message>
        <message>
            <source>Choose a folder of Sen2Cor, or one that holds several</source>
            <translation>Elegir una carpeta de Sen2Cor, o una que contiene varias</translation>
        </message>
        <message>
            <source>&amp;Add folder…</source>
            <translation>&amp;Añadir carpeta…</translation>
        </message>
        <message>
            <source>&amp;Options</source>
            <translation>&amp;Opciones</translation>
        </message>
        <message>
            <source>&amp;Resolution</source>
            <translation>&amp;Resolución</translation>
        </message>
        <message>
            <source>The images that Sen2Cor makes. All of them take longest.</source>
            <translation>Las imágenes que hace Sen2Cor. Todas tardan más.</translation>
        </message>
        <message>
            <source>Scene c&amp;lassification</source>
            <translation>C&amp;lasificación de escena</translation>
        </message>
        <message>
            <source>Makes the SCL image only, in some minutes, and no reflectance</source>
            <translation>Hace solo la imagen SCL, en unos minutos, y ninguna reflectancia</translation>
        </message>
        <message>
            <source>only, no reflectance</source>
            <translation>solo, sin reflectancia</translation>
        </message>
        <message>
            <source>&amp;Aerosol</source>
            <translation>&amp;Aerosol</translation>
        </message>
        <message>
            <source>The aerosol that Sen2Cor reckons with</source>
            <translation>El aerosol con el que calcula Sen2Cor</translation>
        </message>
        <message>
            <source>&amp;Mid-latitude atmosphere</source>
            <translation>Atmósfera de latitudes &amp;medias</translation>
        </message>
        <message>
            <source>The profile of the atmosphere that Sen2Cor reckons with</source>
            <translation>El perfil de la atmósfera con el que calcula Sen2Cor</translation>
        </message>
        <message>
            <source>O&amp;zone</source>
            <translation>O&amp;zono</translation>
        </message>
        <message>
            <source>Dobson units of ozone. Those of the product are best where it has them.</source>
            <translation>Unidades Dobson de ozono. Las del producto son mejores donde las tiene.</translation>
        </message>
        <message>
            <source>C&amp;irrus correction</source>
            <translation>Corrección de c&amp;irros</translation>
        </message>
        <message>
            <source>Whether thin high clouds are taken away</source>
            <translation>Si se quitan las nubes altas y finas</translation>
        </message>
        <message>
            <source>&amp;Terrain models</source>
            <translation>Modelos del &amp;terreno</translation>
        </message>
        <message>
            <source>Folder with terrain models (DEM), or one that they are downloaded to. Nothing: flat terrain.</source>
            <translation>Carpeta con modelos del terreno (DEM), o una a la que se descargan. Nada: terreno plano.</translation>
        </message>
        <message>
            <source>none: flat terrain</source>
            <translation>ninguno: terreno plano</translation>
        </message>
        <message>
            <source>Choose the folder with terrain models</source>
            <translation>Elegir la carpeta con modelos del terreno</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Terrain models &amp;from</source>
            <translation>Modelos del terreno &amp;de</translation>
        </message>
        <message>
            <source>Address that terrain models are downloaded from; or CDSE-GLO-30 or CDSE-GLO-90 for files of the Copernicus DEM that are in the folder. A download may hang: fetch them first, or let one scene run alone.</source>
            <translation>Dirección de la que se descargan los modelos del terreno; o CDSE-GLO-30 o CDSE-GLO-90 para archivos del Copernicus DEM que están en la carpeta. Una descarga puede colgarse: descárguelos antes, o deje correr una escena sola.</translation>
        </message>
        <message>
            <source>as the parameter file has it</source>
            <translation>como lo tiene el archivo de parámetros</translation>
        </message>
        <message>
            <source>&amp;Parameter file</source>
            <translation>Archivo de &amp;parámetros</translation>
        </message>
        <message>
            <source>A parameter file (L2A_GIPP.xml) of yours, in place of the one that Sen2Cor brings. What is chosen above is put into a copy.</source>
            <translation>Un archivo de parámetros (L2A_GIPP.xml) suyo, en lugar del que trae Sen2Cor. Lo elegido arriba se pone en una copia.</translation>
        </message>
        <message>
            <source>the one that Sen2Cor brings</source>
            <translation>el que trae Sen2Cor</translation>
        </message>
        <message>
            <source>Choose a parameter file</source>
            <translation>Elegir un archivo de parámetros</translation>
        </message>
        <message>
            <source>Additional ar&amp;guments</source>
            <translation>Ar&amp;gumentos adicionales</translation>
        </message>
        <message>
            <source>For experts: options of L2A_Process, such as --sc_cog or --processing_baseline 05.11</source>
            <translation>Para expertos: opciones de L2A_Process, como --sc_cog o --processing_baseline 05.11</translation>
        </message>
        <message>
            <source>End a &amp;silent run after</source>
            <translation>Terminar una ejecución en &amp;silencio tras</translation>
        </message>
        <message>
            <source>A run that prints nothing and works on nothing for so long is ended</source>
            <translation>Se termina una ejecución que no imprime nada y no trabaja en nada durante tanto tiempo</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nunca</translation>
        </message>
        <message>
            <source>&amp;End every run after</source>
            <translation>&amp;Terminar toda ejecución tras</translation>
        </message>
        <message>
            <source>A run that takes longer is ended in any case</source>
            <translation>Una ejecución que tarda más se termina en todo caso</translation>
        </message>
        <message numerus="yes">
            <source>%n installation(s) of Sen2Cor found.</source>
            <translation>
                <numerusform>Se encontró %n instalación de Sen2Cor.</numerusform>
                <numerusform>Se encontraron %n instalaciones de Sen2Cor.</numerusform>
            </translation>
        </message>
        <message>
            <source>No Sen2Cor was found on this computer. L2A products of the service need none.</source>
            <translation>No se encontró Sen2Cor en esta computadora. Los productos L2A del servicio no lo necesitan.</translation>
        </message>
        <message>
            <source>It can be used.</source>
            <translation>Se puede usar.</translation>
        </message>
        <message>
            <source>It cannot be used as it is.</source>
            <translation>No se puede usar como está.</translation>
        </message>
        <message>
            <source>for each product the newest one that takes it</source>
            <translation>para cada producto el más reciente que lo acepta</translation>
        </message>
        <message>
            <source>always {} in {}</source>
            <translation>siempre {} en {}</translation>
        </message>
        <message>
            <source>always {}</source>
            <translation>siempre {}</translation>
        </message>
        <message>
            <source>Sen2Cor is ESA's, and free: get version 2.12.03 from {}, and 2.5.5 besides for products up to N0204. Linux: run the installer in a terminal (bash Sen2Cor-….run). Windows: unpack the ZIP into a folder without blanks, such as C:\Sen2Cor-02.12.03-win64. Then look again.</source>
            <translation>Sen2Cor es de la ESA, y gratuito: obtenga la versión 2.12.03 de {}, y además la 2.5.5 para productos hasta N0204. Linux: ejecute el instalador en una terminal (bash Sen2Cor-….run). Windows: desempaquete el ZIP en una carpeta sin espacios, como C:\Sen2Cor-02.12.03-win64. Después busque de nuevo.</translation>
        </message>
        <message>
            <source>Folder of Sen2Cor</source>
            <translation>Carpeta de Sen2Cor</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Detenido.</translation>
        </message>
        <message>
            <source>its page</source>
            <translation>su página</translation>
        </message>
    </context>
    <context>
        <name>ServicesModel</name>
        <message>
            <source>Service</source>
            <translation>Servicio</translation>
        </message>
        <message>
            <source>Sign-in</source>
            <translation>Inicio de sesión</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>Qué es</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>no hace falta</translation>
        </message>
        <message>
            <source>stored</source>
            <translation>guardado</translation>
        </message>
        <message>
            <source>this session</source>
            <translation>esta sesión</translation>
        </message>
        <message>
            <source>of this computer</source>
            <translation>de esta computadora</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
    </context>
    <context>
        <name>ServicesTab</name>
        <message>
            <source>&amp;Search at</source>
            <translation>&amp;Buscar en</translation>
        </message>
        <message>
            <source>The service that the window begins with</source>
            <translation>El servicio con el que empieza la ventana</translation>
        </message>
        <message>
            <source>All services that are known; the buttons below act on the selected one</source>
            <translation>Todos los servicios que se conocen; los botones de abajo actúan sobre el seleccionado</translation>
        </message>
        <message>
            <source>Sign &amp;in…</source>
            <translation>&amp;Iniciar sesión…</translation>
        </message>
        <message>
            <source>Enter the sign-in for the selected service; searching at Copernicus needs none</source>
            <translation>Escribir el inicio de sesión del servicio seleccionado; buscar en Copernicus no necesita ninguno</translation>
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation>&amp;Olvidar</translation>
        </message>
        <message>
            <source>Forget the sign-in, here and in QGIS's authentication store</source>
            <translation>Olvidar el inicio de sesión, aquí y en el almacén de autenticación de QGIS</translation>
        </message>
        <message>
            <source>&amp;Test sign-in</source>
            <translation>&amp;Probar inicio de sesión</translation>
        </message>
        <message>
            <source>Ask the service once whether it takes the sign-in; what costs money is not asked</source>
            <translation>Preguntar una vez al servicio si acepta el inicio de sesión; no se pregunta lo que cuesta dinero</translation>
        </message>
        <message>
            <source>&amp;Own services</source>
            <translation>Servicios &amp;propios</translation>
        </message>
        <message>
            <source>A file or folder with service profiles of your own (JSON): a Data Hub, a bucket, an archive on a drive; one with the id of a known service takes its place</source>
            <translation>Un archivo o carpeta con perfiles de servicio propios (JSON): un Data Hub, un bucket, un archivo en una unidad; uno con el id de un servicio conocido toma su lugar</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <source>…</source>
            <translation>…</translation>
        </message>
        <message>
            <source>Choose the folder with your own service profiles</source>
            <translation>Elegir la carpeta con sus propios perfiles de servicio</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Detenido.</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Mirando…</translation>
        </message>
        <message>
            <source>The plugin's own profiles only.</source>
            <translation>Solo los perfiles del propio complemento.</translation>
        </message>
        <message>
            <source>Read service profiles</source>
            <translation>Leer perfiles de servicio</translation>
        </message>
        <message>
            <source>Read when QGIS starts: {}.</source>
            <translation>Se leen cuando QGIS arranca: {}.</translation>
        </message>
        <message>
            <source>Folder with service profiles (JSON files)</source>
            <translation>Carpeta con perfiles de servicio (archivos JSON)</translation>
        </message>
    </context>
    <context>
        <name>SignInActions</name>
        <message>
            <source>Delete the sign-in for {} from QGIS's authentication store?</source>
            <translation>¿Eliminar el inicio de sesión de {} del almacén de autenticación de QGIS?</translation>
        </message>
        <message>
            <source>Forget the sign-in</source>
            <translation>Olvidar el inicio de sesión</translation>
        </message>
        <message>
            <source>The sign-in for {} is forgotten.</source>
            <translation>El inicio de sesión de {} está olvidado.</translation>
        </message>
        <message>
            <source>Asking {}…</source>
            <translation>Preguntando a {}…</translation>
        </message>
        <message>
            <source>The sign-in is kept for this session only.</source>
            <translation>El inicio de sesión se guarda solo para esta sesión.</translation>
        </message>
        <message>
            <source>The sign-in is kept in QGIS's authentication store.</source>
            <translation>El inicio de sesión se guarda en el almacén de autenticación de QGIS.</translation>
        </message>
        <message>
            <source>The sign-in is kept until QGIS closes.</source>
            <translation>El inicio de sesión se guarda hasta que QGIS se cierre.</translation>
        </message>
    </context>
    <context>
        <name>SignInDialog</name>
        <message>
            <source>Sign in</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>&amp;User</source>
            <translation>&amp;Usuario</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Contraseña</translation>
        </message>
        <message>
            <source>&amp;Code</source>
            <translation>Có&amp;digo</translation>
        </message>
        <message>
            <source>only for accounts with two-factor sign-in</source>
            <translation>solo para cuentas con inicio de sesión de dos factores</translation>
        </message>
        <message>
            <source>&amp;Keep it in QGIS's authentication store</source>
            <translation>&amp;Guardarlo en el almacén de autenticación de QGIS</translation>
        </message>
        <message>
            <source>QGIS may ask for its master password, which protects the store. Otherwise the sign-in is forgotten when QGIS closes.</source>
            <translation>QGIS puede pedir su contraseña maestra, que protege el almacén. Si no, el inicio de sesión se olvida cuando QGIS se cierra.</translation>
        </message>
        <message>
            <source>Downloads from {} need a sign-in.</source>
            <translation>Las descargas de {} requieren iniciar sesión.</translation>
        </message>
        <message>
            <source>QGIS is going to ask you to choose a master password: it protects all sign-ins that QGIS keeps, and is asked for once in each session. It is not your password at {}, and nobody can bring it back.</source>
            <translation>QGIS le pedirá que elija una contraseña maestra: protege todos los inicios de sesión que QGIS guarda, y se pide una vez en cada sesión. No es su contraseña en {}, y nadie puede recuperarla.</translation>
        </message>
        <message>
            <source>QGIS is going to ask for its master password: the one that you chose in QGIS to protect all sign-ins that it keeps, not your password at {}.</source>
            <translation>QGIS pedirá su contraseña maestra: la que usted eligió en QGIS para proteger todos los inicios de sesión que guarda, no su contraseña en {}.</translation>
        </message>
    </context>
    <context>
        <name>SourceControl</name>
        <message>
            <source>Looking where they can come from…</source>
            <translation>Mirando de dónde pueden venir…</translation>
        </message>
        <message>
            <source>{} will be passed over: no sign-in is known. Tick it again in the menu to sign in.</source>
            <translation>Se pasará de largo {}: no se conoce ningún inicio de sesión. Márquelo de nuevo en el menú para iniciar sesión.</translation>
        </message>
        <message>
            <source>It is asked only for what cannot be had elsewhere; without it, the others are tried.</source>
            <translation>Se pregunta solo por lo que no se puede tener en otra parte; sin él, se prueban los demás.</translation>
        </message>
        <message>
            <source>{}

Use this service?</source>
            <translation>{}

¿Usar este servicio?</translation>
        </message>
        <message>
            <source>Paid by you</source>
            <translation>Pagado por usted</translation>
        </message>
        <message>
            <source>where they were found</source>
            <translation>donde se encontraron</translation>
        </message>
        <message>
            <source>nowhere</source>
            <translation>en ninguna parte</translation>
        </message>
    </context>
    <context>
        <name>SourceMenu</name>
        <message>
            <source>Where a scene cannot be had there, also try:</source>
            <translation>Donde no se pueda tener ahí una escena, probar también:</translation>
        </message>
        <message>
            <source>{} – paid by you</source>
            <translation>{} – pagado por usted</translation>
        </message>
    </context>
    <context>
        <name>SuggestionsBar</name>
        <message>
            <source>Others</source>
            <translation>Otras</translation>
        </message>
        <message>
            <source>Search again so: {}</source>
            <translation>Buscar de nuevo así: {}</translation>
        </message>
    </context>
    <context>
        <name>TaskBar</name>
        <message>
            <source>Scene Queue: {} of {} scenes, {} at work</source>
            <translation>Scene Queue: {} de {} escenas, {} en marcha</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Timeline of the scenes</source>
            <translation>Línea de tiempo de las escenas</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
        <message>
            <source>{} % cloud</source>
            <translation>{} % de nubes</translation>
        </message>
        <message>
            <source>cloud not known</source>
            <translation>nubes desconocidas</translation>
        </message>
    </context>
    <context>
        <name>VertexTool</name>
        <message>
            <source>An area has three vertices at least.</source>
            <translation>Un área tiene al menos tres vértices.</translation>
        </message>
        <message>
            <source>Drag a vertex to move it, click an edge to add one, press Delete over one to remove it.</source>
            <translation>Arrastre un vértice para moverlo, haga clic en un borde para añadir uno, pulse Supr sobre uno para quitarlo.</translation>
        </message>
        <message>
            <source>Ctrl+Z takes the last change back, right click or Esc ends.</source>
            <translation>Ctrl+Z deshace el último cambio, clic derecho o Esc termina.</translation>
        </message>
        <message>
            <source>The area has no place in the map's projection. Choose another one.</source>
            <translation>El área no tiene lugar en la proyección del mapa. Elija otra.</translation>
        </message>
    </context>
    <context>
        <name>ViewMenu</name>
        <message>
            <source>Outlines on the map</source>
            <translation>Contornos en el mapa</translation>
        </message>
        <message>
            <source>By state in the queue</source>
            <translation>Por estado en la cola</translation>
        </message>
        <message>
            <source>By cloud</source>
            <translation>Por nubes</translation>
        </message>
        <message>
            <source>By date</source>
            <translation>Por fecha</translation>
        </message>
        <message>
            <source>Hatch what the selection leaves open</source>
            <translation>Rayar lo que la selección deja abierto</translation>
        </message>
        <message>
            <source>On the map, what of your area no selected scene shows</source>
            <translation>En el mapa, lo que ninguna escena seleccionada muestra de su área</translation>
        </message>
    </context>
    <context>
        <name>WindowHeader</name>
        <message>
            <source>Settings: services, sign-ins, folders, the queue</source>
            <translation>Ajustes: servicios, inicios de sesión, carpetas, la cola</translation>
        </message>
        <message>
            <source>Help; the arrow has the first steps and Report a problem</source>
            <translation>Ayuda; la flecha tiene los primeros pasos e Informar de un problema</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Ayuda</translation>
        </message>
        <message>
            <source>The manual, on this computer</source>
            <translation>El manual, en esta computadora</translation>
        </message>
        <message>
            <source>&amp;First steps…</source>
            <translation>&amp;Primeros pasos…</translation>
        </message>
        <message>
            <source>Sign-in, folder, Sen2Cor, one after the other</source>
            <translation>Inicio de sesión, carpeta, Sen2Cor, uno tras otro</translation>
        </message>
        <message>
            <source>&amp;Report a problem…</source>
            <translation>Informar de un p&amp;roblema…</translation>
        </message>
        <message>
            <source>A text with versions, settings and the last errors, and nothing secret, to send to the developers</source>
            <translation>Un texto con versiones, ajustes y los últimos errores, y nada secreto, para enviar a los desarrolladores</translation>
        </message>
    </context>
    <context>
        <name>WorldMapOffer</name>
        <message>
            <source>Show &amp;world map</source>
            <translation>Mostrar &amp;mapamundi</translation>
        </message>
        <message>
            <source>The map is empty: add the countries of the world, which QGIS carries, to draw on</source>
            <translation>El mapa está vacío: añadir los países del mundo, que QGIS trae, para dibujar sobre ellos</translation>
        </message>
        <message>
            <source>World map</source>
            <translation>Mapamundi</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <source> (it ended with code {})</source>
            <translation> (terminó con el código {})</translation>
        </message>
        <message>
            <source> (its .shx file is missing: a Shapefile is several files)</source>
            <translation> (falta su archivo .shx: un Shapefile son varios archivos)</translation>
        </message>
        <message>
            <source> (part {} of {})</source>
            <translation> (parte {} de {})</translation>
        </message>
        <message>
            <source> ({} of what is free are for other downloads)</source>
            <translation> ({} de lo libre son para otras descargas)</translation>
        </message>
        <message>
            <source> And {} more.</source>
            <translation> Y {} más.</translation>
        </message>
        <message>
            <source> Downloads cannot pass NTLM or Negotiate: have this host let through without a sign-in.</source>
            <translation> Las descargas no pueden pasar NTLM ni Negotiate: pida que se deje pasar este servidor sin inicio de sesión.</translation>
        </message>
        <message>
            <source> Enough of it is free again on {}.</source>
            <translation> El {} vuelve a haber suficiente libre.</translation>
        </message>
        <message>
            <source> It goes on slowly; on {} enough is free again.</source>
            <translation> Sigue despacio; el {} vuelve a haber suficiente libre.</translation>
        </message>
        <message>
            <source> It said "{}": {}.</source>
            <translation> Dijo "{}": {}.</translation>
        </message>
        <message>
            <source> Its certificate was issued by “{}”.</source>
            <translation> Su certificado lo emitió “{}”.</translation>
        </message>
        <message>
            <source> and others</source>
            <translation> y otros</translation>
        </message>
        <message>
            <source> and said nothing</source>
            <translation> y no dijo nada</translation>
        </message>
        <message>
            <source> and {} more</source>
            <translation> y {} más</translation>
        </message>
        <message>
            <source> by {}</source>
            <translation> por {}</translation>
        </message>
        <message>
            <source> from the kept archive {}</source>
            <translation> del archivo comprimido conservado {}</translation>
        </message>
        <message>
            <source> from {} to {}</source>
            <translation> de {} a {}</translation>
        </message>
        <message>
            <source> of {}</source>
            <translation> de {}</translation>
        </message>
        <message>
            <source> {} corrected already.</source>
            <translation> {} ya corregidas.</translation>
        </message>
        <message>
            <source>, issued by “{}”</source>
            <translation>, emitido por “{}”</translation>
        </message>
        <message>
            <source>1 scene has</source>
            <translation>1 escena tiene</translation>
        </message>
        <message>
            <source>1 scene is</source>
            <translation>1 escena está</translation>
        </message>
        <message>
            <source>; the last it said was "{}"</source>
            <translation>; lo último que dijo fue "{}"</translation>
        </message>
        <message>
            <source>A Sentinel Hub is searched by area or by tiles.</source>
            <translation>Un Sentinel Hub se busca por área o por teselas.</translation>
        </message>
        <message>
            <source>A Shapefile cannot hold the footprints: it cuts the names of fields.</source>
            <translation>Un Shapefile no puede contener los contornos: corta los nombres de los campos.</translation>
        </message>
        <message>
            <source>A download of a terrain model (DEM) may hang for good: turn it off, or fetch the model first. Else allow more {} in the options for Sen2Cor.</source>
            <translation>Una descarga de un modelo del terreno (DEM) puede colgarse para siempre: desactívela, o descargue antes el modelo. Si no, permita más {} en las opciones de Sen2Cor.</translation>
        </message>
        <message>
            <source>A file</source>
            <translation>Un archivo</translation>
        </message>
        <message>
            <source>A geometry of the GeoJSON cannot be read: {}</source>
            <translation>No se puede leer una geometría del GeoJSON: {}</translation>
        </message>
        <message>
            <source>A geometry of the GeoJSON cannot be read: {}.</source>
            <translation>No se puede leer una geometría del GeoJSON: {}.</translation>
        </message>
        <message>
            <source>A hole cannot be cut.</source>
            <translation>No se puede recortar un hueco.</translation>
        </message>
        <message>
            <source>A hole cannot be cut: {}.</source>
            <translation>No se puede recortar un hueco: {}.</translation>
        </message>
        <message>
            <source>A limit of {} scenes finds nothing.</source>
            <translation>Un límite de {} escenas no encuentra nada.</translation>
        </message>
        <message>
            <source>A page of {} lacks scenes.</source>
            <translation>A una página de {} le faltan escenas.</translation>
        </message>
        <message>
            <source>A run may take (minutes)</source>
            <translation>Una ejecución puede tardar (minutos)</translation>
        </message>
        <message>
            <source>A saved search cannot be read ({}: {}).</source>
            <translation>No se puede leer una búsqueda guardada ({}: {}).</translation>
        </message>
        <message>
            <source>A saved search was made by a newer version of Scene Queue.</source>
            <translation>Una búsqueda guardada la hizo una versión más reciente de Scene Queue.</translation>
        </message>
        <message>
            <source>A service profile in {} is not a JSON object.</source>
            <translation>Un perfil de servicio en {} no es un objeto JSON.</translation>
        </message>
        <message>
            <source>A session could not be renewed yet. {}</source>
            <translation>Aún no se pudo renovar una sesión. {}</translation>
        </message>
        <message>
            <source>A web page was sent{} in place of the service.{}</source>
            <translation>Se envió una página web{} en lugar del servicio.{}</translation>
        </message>
        <message>
            <source>ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0</source>
            <translation>ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0</translation>
        </message>
        <message>
            <source>AUTHCFG, or CDSE_USERNAME and CDSE_PASSWORD in the environment, or a line in ~/.netrc</source>
            <translation>AUTHCFG, o CDSE_USERNAME y CDSE_PASSWORD en el entorno, o una línea en ~/.netrc</translation>
        </message>
        <message>
            <source>AUTHCFG, or DHUS_USER and DHUS_PASSWORD in the environment, or a line in ~/.netrc</source>
            <translation>AUTHCFG, o DHUS_USER y DHUS_PASSWORD en el entorno, o una línea en ~/.netrc</translation>
        </message>
        <message>
            <source>Add a profile of the kind 'sentinelhub'.</source>
            <translation>Añada un perfil de la clase 'sentinelhub'.</translation>
        </message>
        <message>
            <source>Add its profile.</source>
            <translation>Añada su perfil.</translation>
        </message>
        <message>
            <source>Agree to it, or choose another service to download from.</source>
            <translation>Acéptelo, o elija otro servicio del que descargar.</translation>
        </message>
        <message>
            <source>Allow at least {} vertices and {} characters.</source>
            <translation>Permita al menos {} vértices y {} caracteres.</translation>
        </message>
        <message>
            <source>An address of {} {}.</source>
            <translation>Una dirección de {} {}.</translation>
        </message>
        <message>
            <source>Another QGIS on this computer will not see which connections are used here: {}.</source>
            <translation>Otro QGIS en esta computadora no verá qué conexiones se usan aquí: {}.</translation>
        </message>
        <message>
            <source>Another connection was not given its part of the file.</source>
            <translation>A otra conexión no se le dio su parte del archivo.</translation>
        </message>
        <message>
            <source>Application Support</source>
            <translation>Application Support</translation>
        </message>
        <message>
            <source>Application terminated successfully|Product already processed</source>
            <translation>Application terminated successfully|Product already processed</translation>
        </message>
        <message>
            <source>Application terminated with at least one error</source>
            <translation>Application terminated with at least one error</translation>
        </message>
        <message>
            <source>Area (polygons)</source>
            <translation>Área (polígonos)</translation>
        </message>
        <message>
            <source>Area that the search area adds (%)</source>
            <translation>Área que añade el área de búsqueda (%)</translation>
        </message>
        <message>
            <source>Area: it is {} degrees wide and is searched as it stands. If it should cross the antimeridian, split it there, or go on beyond 180 degrees (181 for -179).</source>
            <translation>Área: tiene {} grados de ancho y se busca tal como está. Si debe cruzar el antimeridiano, divídala ahí, o siga más allá de 180 grados (181 para -179).</translation>
        </message>
        <message>
            <source>Area: {}</source>
            <translation>Área: {}</translation>
        </message>
        <message>
            <source>Ask another service.</source>
            <translation>Pregunte a otro servicio.</translation>
        </message>
        <message>
            <source>Ask for less at a time: a shorter raw query, or fewer months.</source>
            <translation>Pida menos a la vez: una consulta directa más corta, o menos meses.</translation>
        </message>
        <message>
            <source>Ask the administrator to let {} through.</source>
            <translation>Pida al administrador que deje pasar {}.</translation>
        </message>
        <message>
            <source>Ask who keeps the archive.</source>
            <translation>Pregunte a quien mantiene el archivo.</translation>
        </message>
        <message>
            <source>Attributes/{}/any({} and att/{}/Value {} {})</source>
            <translation>Attributes/{}/any({} and att/{}/Value {} {})</translation>
        </message>
        <message>
            <source>Bands are {}.</source>
            <translation>Las bandas son {}.</translation>
        </message>
        <message>
            <source>Baseline, or a range such as 05.00-</source>
            <translation>Línea base, o un intervalo como 05.00-</translation>
        </message>
        <message>
            <source>Basic {}</source>
            <translation>Basic {}</translation>
        </message>
        <message>
            <source>Bearer {}</source>
            <translation>Bearer {}</translation>
        </message>
        <message>
            <source>Bytes in all</source>
            <translation>Bytes en total</translation>
        </message>
        <message>
            <source>Cancelled; the same call goes on where this one ended.</source>
            <translation>Cancelado; la misma llamada continúa donde esta terminó.</translation>
        </message>
        <message>
            <source>Check and repair products</source>
            <translation>Comprobar y reparar productos</translation>
        </message>
        <message>
            <source>Check and repair the L1C product (or download it again), then try again.</source>
            <translation>Compruebe y repare el producto L1C (o descárguelo de nuevo), y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Check api_url and bucket in the service's profile.</source>
            <translation>Revise api_url y bucket en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Check bucket and endpoint_url in its profile.</source>
            <translation>Revise bucket y endpoint_url en su perfil.</translation>
        </message>
        <message>
            <source>Check endpoint_url, bucket, region and addressing_style in the service's profile.</source>
            <translation>Revise endpoint_url, bucket, region y addressing_style en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Check its id and its secret; it may have expired on the service's dashboard.</source>
            <translation>Revise su id y su secreto; puede haber caducado en el panel del servicio.</translation>
        </message>
        <message>
            <source>Check its name against the map of Sentinel-2 tiles.</source>
            <translation>Compare su nombre con el mapa de teselas de Sentinel-2.</translation>
        </message>
        <message>
            <source>Check its permissions.</source>
            <translation>Revise sus permisos.</translation>
        </message>
        <message>
            <source>Check that its folder can be written and the disk is not full, or move the file away.</source>
            <translation>Compruebe que se puede escribir en su carpeta y que el disco no está lleno, o mueva el archivo a otro lugar.</translation>
        </message>
        <message>
            <source>Check that the folder is there and may be written.</source>
            <translation>Compruebe que la carpeta existe y se puede escribir en ella.</translation>
        </message>
        <message>
            <source>Check the archive.</source>
            <translation>Revise el archivo comprimido.</translation>
        </message>
        <message>
            <source>Check the connection, then try again.</source>
            <translation>Revise la conexión, y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Check the connection. In a company network, set the proxy in QGIS's options, Network.</source>
            <translation>Revise la conexión. En la red de una empresa, ponga el proxy en las opciones de QGIS, Red.</translation>
        </message>
        <message>
            <source>Check the coordinate reference system of the layer or of the map, or zoom in to where it is defined.</source>
            <translation>Revise el sistema de referencia de coordenadas de la capa o del mapa, o acérquese a donde está definido.</translation>
        </message>
        <message>
            <source>Check the disk.</source>
            <translation>Revise el disco.</translation>
        </message>
        <message>
            <source>Check the drive, and who may read it.</source>
            <translation>Revise la unidad, y quién puede leerla.</translation>
        </message>
        <message>
            <source>Check the drive, then retry.</source>
            <translation>Revise la unidad, y después reintente.</translation>
        </message>
        <message>
            <source>Check the file and its rights.</source>
            <translation>Revise el archivo y sus permisos.</translation>
        </message>
        <message>
            <source>Check the file.</source>
            <translation>Revise el archivo.</translation>
        </message>
        <message>
            <source>Check the name, the raw conditions and the dates, or give an area or tiles: then it can be said what to change.</source>
            <translation>Revise el nombre, las condiciones directas y las fechas, o dé un área o teselas: entonces se puede decir qué cambiar.</translation>
        </message>
        <message>
            <source>Check the pair of keys, the region, whether they may list and read the bucket, and whether the profile must say requester_pays.</source>
            <translation>Revise el par de claves, la región, si pueden listar y leer el bucket, y si el perfil debe decir requester_pays.</translation>
        </message>
        <message>
            <source>Check the product with its folder.</source>
            <translation>Compruebe el producto con su carpeta.</translation>
        </message>
        <message>
            <source>Check the product, and download it again if need be.</source>
            <translation>Compruebe el producto, y descárguelo de nuevo si hace falta.</translation>
        </message>
        <message>
            <source>Check the product.</source>
            <translation>Compruebe el producto.</translation>
        </message>
        <message>
            <source>Check the proxy in QGIS's options, Network.</source>
            <translation>Revise el proxy en las opciones de QGIS, Red.</translation>
        </message>
        <message>
            <source>Check the proxy in QGIS's options, Network; ask the administrator to let {} through.</source>
            <translation>Revise el proxy en las opciones de QGIS, Red; pida al administrador que deje pasar {}.</translation>
        </message>
        <message>
            <source>Check them. Each hub has accounts of its own; that of the Copernicus Data Space is another one.</source>
            <translation>Revíselos. Cada hub tiene sus propias cuentas; la del Copernicus Data Space es otra.</translation>
        </message>
        <message>
            <source>Check user and password; an account with a second factor needs its code too.</source>
            <translation>Revise usuario y contraseña; una cuenta con segundo factor necesita también su código.</translation>
        </message>
        <message>
            <source>Choose a GeoJSON file.</source>
            <translation>Elija un archivo GeoJSON.</translation>
        </message>
        <message>
            <source>Choose a GeoJSON, GeoPackage, Shapefile or KML file with polygons.</source>
            <translation>Elija un archivo GeoJSON, GeoPackage, Shapefile o KML con polígonos.</translation>
        </message>
        <message>
            <source>Choose a configuration of kind Basic in QGIS's authentication settings.</source>
            <translation>Elija una configuración de la clase Basic en los ajustes de autenticación de QGIS.</translation>
        </message>
        <message>
            <source>Choose a file with at least one polygon.</source>
            <translation>Elija un archivo con al menos un polígono.</translation>
        </message>
        <message>
            <source>Choose a folder of a local disk for them, or none.</source>
            <translation>Elija para ellos una carpeta de un disco local, o ninguna.</translation>
        </message>
        <message>
            <source>Choose a folder whose path is at least {} characters shorter, such as one of a drive.</source>
            <translation>Elija una carpeta cuya ruta sea al menos {} caracteres más corta, como una de una unidad.</translation>
        </message>
        <message>
            <source>Choose a folder with .SAFE in it.</source>
            <translation>Elija una carpeta con .SAFE dentro.</translation>
        </message>
        <message>
            <source>Choose a folder with a shorter path, for products and for unfinished files.</source>
            <translation>Elija una carpeta con una ruta más corta, para productos y para archivos sin terminar.</translation>
        </message>
        <message>
            <source>Choose a folder with shorter names.</source>
            <translation>Elija una carpeta con nombres más cortos.</translation>
        </message>
        <message>
            <source>Choose a footprint file.</source>
            <translation>Elija un archivo de contornos.</translation>
        </message>
        <message>
            <source>Choose a scene that does.</source>
            <translation>Elija una escena que sí lo haga.</translation>
        </message>
        <message>
            <source>Choose a service of the kind 'cdse', 'dhus', 'stac', 'sentinelhub', 's3' or 'folder'.</source>
            <translation>Elija un servicio de la clase 'cdse', 'dhus', 'stac', 'sentinelhub', 's3' o 'folder'.</translation>
        </message>
        <message>
            <source>Choose a text, a table or a footprint file.</source>
            <translation>Elija un texto, una tabla o un archivo de contornos.</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>Elija otro archivo.</translation>
        </message>
        <message>
            <source>Choose another folder for {}, or connect its drive.</source>
            <translation>Elija otra carpeta para {}, o conecte su unidad.</translation>
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation>Elija otra carpeta.</translation>
        </message>
        <message>
            <source>Choose another service to download from.</source>
            <translation>Elija otro servicio del que descargar.</translation>
        </message>
        <message>
            <source>Choose another service to download it from.</source>
            <translation>Elija otro servicio del que descargarla.</translation>
        </message>
        <message>
            <source>Choose another title.</source>
            <translation>Elija otro título.</translation>
        </message>
        <message>
            <source>Choose from {}.</source>
            <translation>Elija entre {}.</translation>
        </message>
        <message>
            <source>Choose one of {}; 0 takes it from the product.</source>
            <translation>Elija uno de {}; 0 lo toma del producto.</translation>
        </message>
        <message>
            <source>Choose polygons.</source>
            <translation>Elija polígonos.</translation>
        </message>
        <message>
            <source>Choose scenes</source>
            <translation>Elegir escenas</translation>
        </message>
        <message>
            <source>Choose the area anew.</source>
            <translation>Elija el área de nuevo.</translation>
        </message>
        <message>
            <source>Choose the folder for the products.</source>
            <translation>Elija la carpeta para los productos.</translation>
        </message>
        <message>
            <source>Choose the folder for unfinished files.</source>
            <translation>Elija la carpeta para archivos sin terminar.</translation>
        </message>
        <message>
            <source>Choose the service Copernicus Data Space, which has all its products.</source>
            <translation>Elija el servicio Copernicus Data Space, que tiene todos sus productos.</translation>
        </message>
        <message>
            <source>Cirrus correction</source>
            <translation>Corrección de cirros</translation>
        </message>
        <message>
            <source>Click one in the layer tree.</source>
            <translation>Haga clic en una en el árbol de capas.</translation>
        </message>
        <message>
            <source>Close its quotes.</source>
            <translation>Cierre sus comillas.</translation>
        </message>
        <message>
            <source>Close that one, or wait until it has ended.</source>
            <translation>Cierre ese, o espere a que termine.</translation>
        </message>
        <message>
            <source>Close the quotation marks.</source>
            <translation>Cierre las comillas.</translation>
        </message>
        <message>
            <source>Close what uses them, and delete them by hand.</source>
            <translation>Cierre lo que los usa, y elimínelos a mano.</translation>
        </message>
        <message>
            <source>Cloud at most (%)</source>
            <translation>Nubes como máximo (%)</translation>
        </message>
        <message>
            <source>Cloud cover percentage</source>
            <translation>Porcentaje de nubes</translation>
        </message>
        <message>
            <source>Cloud high probability</source>
            <translation>Nubes de alta probabilidad</translation>
        </message>
        <message>
            <source>Cloud medium probability</source>
            <translation>Nubes de probabilidad media</translation>
        </message>
        <message>
            <source>Cloud over the area</source>
            <translation>Nubes sobre el área</translation>
        </message>
        <message>
            <source>Cloud over the area (%)</source>
            <translation>Nubes sobre el área (%)</translation>
        </message>
        <message>
            <source>Cloud over the area: {} of {} scenes</source>
            <translation>Nubes sobre el área: {} de {} escenas</translation>
        </message>
        <message>
            <source>Cloud shadows</source>
            <translation>Sombras de nubes</translation>
        </message>
        <message>
            <source>Collection/Name eq {}</source>
            <translation>Collection/Name eq {}</translation>
        </message>
        <message>
            <source>Configuration parameter &lt;.*&gt; not found in</source>
            <translation>Configuration parameter &lt;.*&gt; not found in</translation>
        </message>
        <message>
            <source>Connect its drive, or make the folder again; what was unfinished in it is fetched anew then.</source>
            <translation>Conecte su unidad, o haga la carpeta de nuevo; lo que estaba sin terminar en ella se descarga entonces de nuevo.</translation>
        </message>
        <message>
            <source>Connect its drive.</source>
            <translation>Conecte su unidad.</translation>
        </message>
        <message>
            <source>Connect its drive; or, if it has another letter now, resume and choose the folder again.</source>
            <translation>Conecte su unidad; o, si ahora tiene otra letra, reanude y elija la carpeta de nuevo.</translation>
        </message>
        <message>
            <source>Connect the drive, or correct the path in the service's profile.</source>
            <translation>Conecte la unidad, o corrija la ruta en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Contains modified Copernicus Sentinel data {}</source>
            <translation>Contiene datos modificados de Copernicus Sentinel {}</translation>
        </message>
        <message>
            <source>ContentDate/Start asc</source>
            <translation>ContentDate/Start asc</translation>
        </message>
        <message>
            <source>CopernicusAPI: {} asks a Data Hub, which is no more. {}</source>
            <translation>CopernicusAPI: {} pregunta a un Data Hub, que ya no existe. {}</translation>
        </message>
        <message>
            <source>Copying the ZIP</source>
            <translation>Copiando el ZIP</translation>
        </message>
        <message>
            <source>Correct fewer scenes at the same time (a run needs 4 to 6 GB).</source>
            <translation>Corrija menos escenas a la vez (una ejecución necesita de 4 a 6 GB).</translation>
        </message>
        <message>
            <source>Correct it in the profile of the service.</source>
            <translation>Corríjalo en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Correct it, or set the variables instead.</source>
            <translation>Corríjalo, o ponga en su lugar las variables.</translation>
        </message>
        <message>
            <source>Correct l1c_bucket and l2a_bucket in its profile.</source>
            <translation>Corrija l1c_bucket y l2a_bucket en su perfil.</translation>
        </message>
        <message>
            <source>Correct or remove it.</source>
            <translation>Corríjalo o quítelo.</translation>
        </message>
        <message>
            <source>Correct products with Sen2Cor</source>
            <translation>Corregir productos con Sen2Cor</translation>
        </message>
        <message>
            <source>Correct region and endpoint_url in its profile.</source>
            <translation>Corrija region y endpoint_url en su perfil.</translation>
        </message>
        <message>
            <source>Correct the file, or move it away.</source>
            <translation>Corrija el archivo, o muévalo a otro lugar.</translation>
        </message>
        <message>
            <source>Correct the profile of the service, or remove it.</source>
            <translation>Corrija el perfil del servicio, o quítelo.</translation>
        </message>
        <message>
            <source>Correct the scene again.</source>
            <translation>Corrija la escena de nuevo.</translation>
        </message>
        <message>
            <source>Correct trusted_hosts in the profile of the service.</source>
            <translation>Corrija trusted_hosts en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Corrections at once; empty: as many as fit</source>
            <translation>Correcciones a la vez; vacío: tantas como quepan</translation>
        </message>
        <message>
            <source>Creation Date</source>
            <translation>Fecha de creación</translation>
        </message>
        <message>
            <source>Curves were turned into short straight lines.</source>
            <translation>Las curvas se convirtieron en líneas rectas cortas.</translation>
        </message>
        <message>
            <source>DEM not available|No DEM files found|file download error for DEM</source>
            <translation>DEM not available|No DEM files found|file download error for DEM</translation>
        </message>
        <message>
            <source>Dark area pixels (topographic casted shadows)</source>
            <translation>Píxeles de áreas oscuras (sombras topográficas)</translation>
        </message>
        <message>
            <source>Data Hub (DHuS)</source>
            <translation>Data Hub (DHuS)</translation>
        </message>
        <message>
            <source>Datastrip identifier</source>
            <translation>Identificador del datastrip</translation>
        </message>
        <message>
            <source>Date: {}, Instrument: MSI, Mode: , Satellite: Sentinel-2, Size: {}</source>
            <translation>Date: {}, Instrument: MSI, Mode: , Satellite: Sentinel-2, Size: {}</translation>
        </message>
        <message>
            <source>Delete it and save the search anew.</source>
            <translation>Elimínela y guarde la búsqueda de nuevo.</translation>
        </message>
        <message>
            <source>Disk for the products (GB); empty: any</source>
            <translation>Disco para los productos (GB); vacío: cualquiera</translation>
        </message>
        <message>
            <source>Download it again, then try again.</source>
            <translation>Descárguelo de nuevo, y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Download it again.</source>
            <translation>Descárguelo de nuevo.</translation>
        </message>
        <message>
            <source>Download it, or check and repair it first.</source>
            <translation>Descárguelo, o compruébelo y repárelo primero.</translation>
        </message>
        <message>
            <source>Download scenes</source>
            <translation>Descargar escenas</translation>
        </message>
        <message>
            <source>Download the product again.</source>
            <translation>Descargue el producto de nuevo.</translation>
        </message>
        <message>
            <source>Download the scene again.</source>
            <translation>Descargue la escena de nuevo.</translation>
        </message>
        <message>
            <source>Download the scene again: more than half of its bytes are damaged.</source>
            <translation>Descargue la escena de nuevo: más de la mitad de sus bytes están dañados.</translation>
        </message>
        <message>
            <source>Downloading from {} needs an account there.</source>
            <translation>Para descargar de {} hace falta una cuenta ahí.</translation>
        </message>
        <message>
            <source>Downloading from {} needs an account.</source>
            <translation>Para descargar de {} hace falta una cuenta.</translation>
        </message>
        <message>
            <source>Downloads at once</source>
            <translation>Descargas a la vez</translation>
        </message>
        <message>
            <source>Downloads go on by themselves when some of them are removed.</source>
            <translation>Las descargas continúan solas cuando se eliminan algunos de ellos.</translation>
        </message>
        <message>
            <source>Downloads go on by themselves when there is room; or choose another folder.</source>
            <translation>Las descargas continúan solas cuando hay espacio; o elija otra carpeta.</translation>
        </message>
        <message>
            <source>Downloads may be redirected to other hosts of {}.</source>
            <translation>Las descargas pueden redirigirse a otros servidores de {}.</translation>
        </message>
        <message>
            <source>Downloads the scenes of a footprint layer, several at once, and checks each product. What is there and complete is left alone; what was begun goes on from the bytes on disk. Only the field identifier is required. Each scene comes from SERVICE, or from the service that listed it if that delivers, else from cdse; where it cannot be had there, ALTERNATIVES are tried in their order, and the report names both. With BANDS only the images of these bands are fetched, with all metadata; a later call without BANDS completes the products. Working hours of the window do not hold here; the computer is kept awake unless the queue's settings in the window say otherwise.</source>
            <translation>Descarga las escenas de una capa de contornos, varias a la vez, y comprueba cada producto. Lo que está y está completo se deja en paz; lo empezado continúa desde los bytes en el disco. Solo hace falta el campo identifier. Cada escena viene de SERVICE, o del servicio que la listó si ese entrega, si no, de cdse; donde no se puede tener ahí, se prueban las ALTERNATIVES en su orden, y el informe nombra ambas. Con BANDS se descargan solo las imágenes de esas bandas, con todos los metadatos; una llamada posterior sin BANDS completa los productos. El horario de trabajo de la ventana no vale aquí; la computadora se mantiene despierta salvo que los ajustes de la cola en la ventana digan otra cosa.</translation>
        </message>
        <message>
            <source>Draw a polygon, or select one.</source>
            <translation>Dibuje un polígono, o seleccione uno.</translation>
        </message>
        <message>
            <source>Draw the area anew, or choose another layer or file.</source>
            <translation>Dibuje el área de nuevo, o elija otra capa o archivo.</translation>
        </message>
        <message>
            <source>Draw the area anew.</source>
            <translation>Dibuje el área de nuevo.</translation>
        </message>
        <message>
            <source>Draw the area, or choose another projection.</source>
            <translation>Dibuje el área, o elija otra proyección.</translation>
        </message>
        <message>
            <source>Draw the area, take it from a layer or a file, or name tiles.</source>
            <translation>Dibuje el área, tómela de una capa o un archivo, o indique teselas.</translation>
        </message>
        <message>
            <source>Each scene is corrected by the newest Sen2Cor here that takes its baseline; SEN2COR names one. Where none takes it, the scene fails before anything is downloaded, and the report says which version to install; with NO_SEN2COR=ready_l2a the service's ready L2A product is fetched instead. A warning says where L2A products of several makes are the result; ONE_VERSION wants one version for all. As many corrections run at once as there are cores and free memory for, 6 GB each; the queue's settings in the window may say more or less memory, and a most. PARALLEL is a number of your own: just as many run, and a warning says if memory is short. Working hours of the window do not hold here; the computer is kept awake unless these settings say otherwise.</source>
            <translation>Cada escena la corrige el Sen2Cor más reciente que haya aquí y acepte su línea base; SEN2COR indica uno. Donde ninguno la acepta, la escena falla antes de que se descargue nada, y el informe dice qué versión instalar; con NO_SEN2COR=ready_l2a se descarga en su lugar el producto L2A listo del servicio. Una advertencia dice dónde el resultado son productos L2A de varias hechuras; ONE_VERSION pide una versión para todos. Corren a la vez tantas correcciones como núcleos y memoria libre haya, 6 GB cada una; los ajustes de la cola en la ventana pueden decir más o menos memoria, y un máximo. PARALLEL es un número suyo: corren justo tantas, y una advertencia dice si falta memoria. El horario de trabajo de la ventana no vale aquí; la computadora se mantiene despierta salvo que esos ajustes digan otra cosa.</translation>
        </message>
        <message>
            <source>Empty query.</source>
            <translation>Consulta vacía.</translation>
        </message>
        <message>
            <source>Enter its user and password in QGIS's options, Network.</source>
            <translation>Escriba su usuario y contraseña en las opciones de QGIS, Red.</translation>
        </message>
        <message>
            <source>Enter its user and password in QGIS's options, Network. Where it takes a sign-in of Windows only (NTLM, Negotiate), have this host let through without one: Test connection lists the hosts.</source>
            <translation>Escriba su usuario y contraseña en las opciones de QGIS, Red. Donde solo acepta un inicio de sesión de Windows (NTLM, Negotiate), pida que se deje pasar este servidor sin él: Probar la conexión lista los servidores.</translation>
        </message>
        <message>
            <source>Error in creating L2A User Product</source>
            <translation>Error in creating L2A User Product</translation>
        </message>
        <message>
            <source>Everything but Sentinel Hub works without it.</source>
            <translation>Todo menos Sentinel Hub funciona sin él.</translation>
        </message>
        <message>
            <source>Exchange the dates.</source>
            <translation>Intercambie las fechas.</translation>
        </message>
        <message>
            <source>Export the order again.</source>
            <translation>Exporte el pedido de nuevo.</translation>
        </message>
        <message>
            <source>Feature {}: {}</source>
            <translation>Objeto {}: {}</translation>
        </message>
        <message>
            <source>Fetch it from another service.</source>
            <translation>Descárguelo de otro servicio.</translation>
        </message>
        <message>
            <source>Fetch it from elsewhere.</source>
            <translation>Descárguelo de otra parte.</translation>
        </message>
        <message>
            <source>Fetch the address under the key link_icon of query's answer; it needs no sign-in.</source>
            <translation>Descargue la dirección bajo la clave link_icon de la respuesta de query; no necesita inicio de sesión.</translation>
        </message>
        <message>
            <source>Fetch {} again.</source>
            <translation>Descargue {} de nuevo.</translation>
        </message>
        <message>
            <source>Few scenes are found: looking for what would find more</source>
            <translation>Se encuentran pocas escenas: buscando qué encontraría más</translation>
        </message>
        <message>
            <source>File does not exist:</source>
            <translation>File does not exist:</translation>
        </message>
        <message>
            <source>File name too long|filename or extension is too long</source>
            <translation>File name too long|filename or extension is too long</translation>
        </message>
        <message>
            <source>Find product names</source>
            <translation>Buscar nombres de productos</translation>
        </message>
        <message>
            <source>First day (UTC)</source>
            <translation>Primer día (UTC)</translation>
        </message>
        <message>
            <source>Folder for the products</source>
            <translation>Carpeta para los productos</translation>
        </message>
        <message>
            <source>Folder of terrain models; empty: flat</source>
            <translation>Carpeta de modelos del terreno; vacío: plano</translation>
        </message>
        <message>
            <source>Folder of the products</source>
            <translation>Carpeta de los productos</translation>
        </message>
        <message>
            <source>Found {} products</source>
            <translation>Found {} products</translation>
        </message>
        <message>
            <source>Free some space; the download goes on where it was.</source>
            <translation>Libere espacio; la descarga continúa donde estaba.</translation>
        </message>
        <message>
            <source>From an area to L2A products</source>
            <translation>De un área a productos L2A</translation>
        </message>
        <message>
            <source>GDAL gives no reason</source>
            <translation>GDAL no da ninguna razón</translation>
        </message>
        <message>
            <source>Give AREA, TILES or RAW, or a NAME, or NAMES.</source>
            <translation>Dé AREA, TILES o RAW, o un NAME, o NAMES.</translation>
        </message>
        <message>
            <source>Give a pair of keys, and set anonymous to false in the service's profile.</source>
            <translation>Dé un par de claves, y ponga anonymous en false en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Give a {}, or leave it out.</source>
            <translation>Dé un {}, o déjelo fuera.</translation>
        </message>
        <message>
            <source>Give an area, or tiles.</source>
            <translation>Dé un área, o teselas.</translation>
        </message>
        <message>
            <source>Give an area, tiles, a name or a raw query.</source>
            <translation>Dé un área, teselas, un nombre o una consulta directa.</translation>
        </message>
        <message>
            <source>Give it one.</source>
            <translation>Déle uno.</translation>
        </message>
        <message>
            <source>Give one of them, or choose another service.</source>
            <translation>Dé una de ellas, o elija otro servicio.</translation>
        </message>
        <message>
            <source>Give the ZIP of one product.</source>
            <translation>Dé el ZIP de un producto.</translation>
        </message>
        <message>
            <source>Give the folder its own name back (S2…_MSIL1C_….SAFE), then try again.</source>
            <translation>Devuelva a la carpeta su propio nombre (S2…_MSIL1C_….SAFE), y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Give the folder that ends in .SAFE.</source>
            <translation>Dé la carpeta que termina en .SAFE.</translation>
        </message>
        <message>
            <source>Give the layer its system (a Shapefile has it in its .prj file), then choose it again.</source>
            <translation>Dé a la capa su sistema (un Shapefile lo tiene en su archivo .prj), y elíjala de nuevo.</translation>
        </message>
        <message>
            <source>Give the layer its true system, often WGS 84 (EPSG:4326), then choose it again.</source>
            <translation>Dé a la capa su sistema verdadero, a menudo WGS 84 (EPSG:4326), y elíjala de nuevo.</translation>
        </message>
        <message>
            <source>Give them in the sign-in, or as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.</source>
            <translation>Délas en el inicio de sesión, o como AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY.</translation>
        </message>
        <message>
            <source>Heights (Z) and measures (M) were dropped.</source>
            <translation>Se quitaron las alturas (Z) y medidas (M).</translation>
        </message>
        <message>
            <source>Host: {}</source>
            <translation>Host: {}</translation>
        </message>
        <message>
            <source>How {} was made could not be noted beside it: {}</source>
            <translation>No se pudo anotar junto a él cómo se hizo {}: {}</translation>
        </message>
        <message>
            <source>I pay for services that charge for transfers</source>
            <translation>Pago por servicios que cobran las transferencias</translation>
        </message>
        <message>
            <source>If it stays so, look at the profile of the service in the settings: it may have moved or changed.</source>
            <translation>Si sigue así, mire el perfil del servicio en los ajustes: puede haberse mudado o cambiado.</translation>
        </message>
        <message>
            <source>In a company network, add its certificate to the trusted ones in QGIS's options, Authentication. Do not sign in elsewhere.</source>
            <translation>En la red de una empresa, añada su certificado a los de confianza en las opciones de QGIS, Autenticación. Si no, no inicie sesión.</translation>
        </message>
        <message>
            <source>Incorrect datastrip L1C xml format|Syntax error in metadata</source>
            <translation>Incorrect datastrip L1C xml format|Syntax error in metadata</translation>
        </message>
        <message>
            <source>Ingestion Date</source>
            <translation>Fecha de ingestión</translation>
        </message>
        <message>
            <source>Input user product does not exist|L1C input is not accessible|directory \".*\" does not exist</source>
            <translation>Input user product does not exist|L1C input is not accessible|directory \".*\" does not exist</translation>
        </message>
        <message>
            <source>Install GDAL with the driver JP2OpenJPEG.</source>
            <translation>Instale GDAL con el controlador JP2OpenJPEG.</translation>
        </message>
        <message>
            <source>Install PySocks into the Python of QGIS, or choose an HTTP proxy in QGIS's options, Network.</source>
            <translation>Instale PySocks en el Python de QGIS, o elija un proxy HTTP en las opciones de QGIS, Red.</translation>
        </message>
        <message>
            <source>Install Sen2Cor again: its folder cannot be moved or copied.</source>
            <translation>Instale Sen2Cor de nuevo: su carpeta no se puede mover ni copiar.</translation>
        </message>
        <message>
            <source>Install Sen2Cor again; its folder cannot be moved or copied.</source>
            <translation>Instale Sen2Cor de nuevo; su carpeta no se puede mover ni copiar.</translation>
        </message>
        <message>
            <source>Install Sen2Cor {} from {} or name its folder in the settings; or take the ready L2A product of the service.</source>
            <translation>Instale Sen2Cor {} de {} o indique su carpeta en los ajustes; o tome el producto L2A listo del servicio.</translation>
        </message>
        <message>
            <source>Install a version that does, leave scenes out, or allow several versions.</source>
            <translation>Instale una versión que sí lo haga, deje escenas fuera, o permita varias versiones.</translation>
        </message>
        <message>
            <source>Install it (on Debian and Ubuntu: apt install python3-{}; with OSGeo4W: python3-{} in its setup) and start QGIS again. {}</source>
            <translation>Instálelo (en Debian y Ubuntu: apt install python3-{}; con OSGeo4W: python3-{} en su instalador) e inicie QGIS de nuevo. {}</translation>
        </message>
        <message>
            <source>Install it into a folder such as C:\Sen2Cor-02.12.03-win64; it cannot be moved there.</source>
            <translation>Instálelo en una carpeta como C:\Sen2Cor-02.12.03-win64; no se puede mover ahí.</translation>
        </message>
        <message>
            <source>Install the Sen2Cor version for this baseline from {}</source>
            <translation>Instale la versión de Sen2Cor para esta línea base de {}</translation>
        </message>
        <message>
            <source>Instrument name</source>
            <translation>Nombre del instrumento</translation>
        </message>
        <message>
            <source>Invalid key ({}) to access Products</source>
            <translation>Invalid key ({}) to access Products</translation>
        </message>
        <message>
            <source>Invalid order by value ({})</source>
            <translation>Invalid order by value ({})</translation>
        </message>
        <message>
            <source>It brings no parameter file ({}): install it again.</source>
            <translation>No trae ningún archivo de parámetros ({}): instálelo de nuevo.</translation>
        </message>
        <message>
            <source>It broke off ({}: {}).</source>
            <translation>Se interrumpió ({}: {}).</translation>
        </message>
        <message>
            <source>It did not answer within {} seconds and was ended: install it again.</source>
            <translation>No respondió en {} segundos y se terminó: instálelo de nuevo.</translation>
        </message>
        <message>
            <source>It does not take connections.</source>
            <translation>No acepta conexiones.</translation>
        </message>
        <message>
            <source>It ended with code {} and printed no version; the last it said was {}.</source>
            <translation>Terminó con el código {} y no imprimió ninguna versión; lo último que dijo fue {}.</translation>
        </message>
        <message>
            <source>It goes on by itself when there is room.</source>
            <translation>Continúa solo cuando hay espacio.</translation>
        </message>
        <message>
            <source>It had said nothing.</source>
            <translation>No había dicho nada.</translation>
        </message>
        <message>
            <source>It has no layer {}.</source>
            <translation>No tiene ninguna capa {}.</translation>
        </message>
        <message>
            <source>It has no polygons.</source>
            <translation>No tiene polígonos.</translation>
        </message>
        <message>
            <source>It has no polygons: its layers are empty.</source>
            <translation>No tiene polígonos: sus capas están vacías.</translation>
        </message>
        <message>
            <source>It has no {}.</source>
            <translation>No tiene {}.</translation>
        </message>
        <message>
            <source>It has: {}.</source>
            <translation>Tiene: {}.</translation>
        </message>
        <message>
            <source>It is asked for again in an hour.</source>
            <translation>Se vuelve a pedir dentro de una hora.</translation>
        </message>
        <message>
            <source>It is broken, or no file with polygons{}.</source>
            <translation>Está dañado, o no es un archivo con polígonos{}.</translation>
        </message>
        <message>
            <source>It is looked at again in an hour; hubs take hours, sometimes days.</source>
            <translation>Se vuelve a mirar dentro de una hora; los hubs tardan horas, a veces días.</translation>
        </message>
        <message>
            <source>It is measured again next time. Check the disk.</source>
            <translation>Se mide de nuevo la próxima vez. Revise el disco.</translation>
        </message>
        <message>
            <source>It is no name of a Sentinel-2 product in the form S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.</source>
            <translation>No es un nombre de producto de Sentinel-2 de la forma S2B_MSIL1C_20180809T163829_N0206_R126_T15PUT_20180809T221152.</translation>
        </message>
        <message>
            <source>It is not whole: {}{}</source>
            <translation>No está completo: {}{}</translation>
        </message>
        <message>
            <source>It is whole.</source>
            <translation>Está completo.</translation>
        </message>
        <message>
            <source>It may be busy, or have to find the product first: try again later.</source>
            <translation>Puede estar ocupado, o tener que encontrar primero el producto: inténtelo más tarde.</translation>
        </message>
        <message>
            <source>It may be under maintenance, or a network page wants a log-in. If this goes on, the service may have moved: look at its profile in the settings.</source>
            <translation>Puede estar en mantenimiento, o una página de la red quiere que inicie sesión. Si esto sigue, el servicio puede haberse mudado: mire su perfil en los ajustes.</translation>
        </message>
        <message>
            <source>It may be under maintenance: try again later. If this goes on, look at the address in its profile.</source>
            <translation>Puede estar en mantenimiento: inténtelo más tarde. Si esto sigue, mire la dirección en su perfil.</translation>
        </message>
        <message>
            <source>It may do nothing for (minutes); 0: any time</source>
            <translation>Puede no hacer nada durante (minutos); 0: cualquier tiempo</translation>
        </message>
        <message>
            <source>It may have been deleted elsewhere.</source>
            <translation>Puede haberse eliminado en otra parte.</translation>
        </message>
        <message>
            <source>It may hold no Sentinel-2 products. Choose another service.</source>
            <translation>Puede no tener productos de Sentinel-2. Elija otro servicio.</translation>
        </message>
        <message>
            <source>It must be restored there before it can be read.</source>
            <translation>Se debe restaurar ahí antes de poder leerlo.</translation>
        </message>
        <message>
            <source>It started, but ended with code {}.</source>
            <translation>Se inició, pero terminó con el código {}.</translation>
        </message>
        <message>
            <source>It starts, and says that it is Sen2Cor {}.</source>
            <translation>Se inicia, y dice que es Sen2Cor {}.</translation>
        </message>
        <message>
            <source>It takes L1C products of the baselines {}.</source>
            <translation>Acepta productos L1C de las líneas base {}.</translation>
        </message>
        <message>
            <source>It takes no baseline that is known here, and is not chosen for any scene.</source>
            <translation>No acepta ninguna línea base que se conozca aquí, y no se elige para ninguna escena.</translation>
        </message>
        <message>
            <source>Its certificate cannot be trusted{}.</source>
            <translation>No se puede confiar en su certificado{}.</translation>
        </message>
        <message>
            <source>Its folder's name speaks of {}; {}, which it says itself, is what counts.</source>
            <translation>El nombre de su carpeta habla de {}; lo que cuenta es {}, que dice él mismo.</translation>
        </message>
        <message>
            <source>Its layer {} cannot be read.</source>
            <translation>No se puede leer su capa {}.</translation>
        </message>
        <message>
            <source>Its name is not known to this network.</source>
            <translation>Esta red no conoce su nombre.</translation>
        </message>
        <message>
            <source>Its parameter file cannot be looked for: {}.</source>
            <translation>No se puede buscar su archivo de parámetros: {}.</translation>
        </message>
        <message>
            <source>Its parameter file is {}.</source>
            <translation>Su archivo de parámetros es {}.</translation>
        </message>
        <message>
            <source>JSON lines (*.jsonl);;Table (*.csv)</source>
            <translation>Líneas JSON (*.jsonl);;Tabla (*.csv)</translation>
        </message>
        <message>
            <source>JTS footprint</source>
            <translation>JTS footprint</translation>
        </message>
        <message>
            <source>Judged by the outlines of their tiles, since their footprints are not known: {}.</source>
            <translation>Juzgadas por los contornos de sus teselas, pues no se conocen sus contornos: {}.</translation>
        </message>
        <message>
            <source>Keep L1C products that are corrected</source>
            <translation>Conservar los productos L1C que se corrigen</translation>
        </message>
        <message>
            <source>Keep the ZIP archives</source>
            <translation>Conservar los archivos ZIP</translation>
        </message>
        <message>
            <source>Known by name only, since its metadata or its files cannot be read</source>
            <translation>Conocido solo por el nombre, pues no se pueden leer sus metadatos o sus archivos</translation>
        </message>
        <message>
            <source>Known services: {}.</source>
            <translation>Servicios conocidos: {}.</translation>
        </message>
        <message>
            <source>L1C product (.SAFE or .zip), or a folder with several</source>
            <translation>Producto L1C (.SAFE o .zip), o una carpeta con varios</translation>
        </message>
        <message>
            <source>L1C user product directory must match the following mask</source>
            <translation>L1C user product directory must match the following mask</translation>
        </message>
        <message>
            <source>L2A products of both kinds, {} ready-made and {} corrected here: they are not quite alike.</source>
            <translation>Productos L2A de ambas clases, {} listos y {} corregidos aquí: no son del todo iguales.</translation>
        </message>
        <message>
            <source>Last day (UTC), included</source>
            <translation>Último día (UTC), incluido</translation>
        </message>
        <message>
            <source>Leave that out of the raw query, or search the Copernicus Data Space (OData).</source>
            <translation>Deje eso fuera de la consulta directa, o busque en el Copernicus Data Space (OData).</translation>
        </message>
        <message>
            <source>Leave this scene out.</source>
            <translation>Deje fuera esta escena.</translation>
        </message>
        <message>
            <source>Left out with more than {} % cloud over the area: {}.</source>
            <translation>Fuera por más de {} % de nubes sobre el área: {}.</translation>
        </message>
        <message>
            <source>Left out, since it is no name of today's form</source>
            <translation>Fuera, pues no es un nombre de la forma de hoy</translation>
        </message>
        <message>
            <source>Left out, since the name cannot be read: {}.</source>
            <translation>Fuera, pues el nombre no se puede leer: {}.</translation>
        </message>
        <message>
            <source>Left out, since their names are none of Sentinel-2 products: {}.</source>
            <translation>Fuera, pues sus nombres no son de productos de Sentinel-2: {}.</translation>
        </message>
        <message>
            <source>Left out, since they name no product of Sentinel-2: {}.</source>
            <translation>Fuera, pues no nombran ningún producto de Sentinel-2: {}.</translation>
        </message>
        <message>
            <source>Let it end on .geojson or .gpkg.</source>
            <translation>Haga que termine en .geojson o .gpkg.</translation>
        </message>
        <message>
            <source>Let no other program change it, then retry.</source>
            <translation>No deje que otro programa lo cambie, y reintente.</translation>
        </message>
        <message>
            <source>Limited to {} of {} scenes.</source>
            <translation>Limitado a {} de {} escenas.</translation>
        </message>
        <message>
            <source>Limited to {}; the cloud over the area of the rest was not looked at.</source>
            <translation>Limitado a {}; no se miraron las nubes sobre el área del resto.</translation>
        </message>
        <message>
            <source>List of finished products</source>
            <translation>Lista de productos terminados</translation>
        </message>
        <message>
            <source>Load the products</source>
            <translation>Cargar los productos</translation>
        </message>
        <message>
            <source>Local folder for what is unfinished; empty: below the folder</source>
            <translation>Carpeta local para lo que está sin terminar; vacío: debajo de la carpeta</translation>
        </message>
        <message>
            <source>Longitudes beyond 180 degrees were brought back to [-180, 180].</source>
            <translation>Las longitudes más allá de 180 grados se devolvieron a [-180, 180].</translation>
        </message>
        <message>
            <source>Look at api_url in the profile of the service.</source>
            <translation>Mire api_url en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Look at that folder and its disk.</source>
            <translation>Mire esa carpeta y su disco.</translation>
        </message>
        <message>
            <source>Look at the address in its profile, and whether your account may search there.</source>
            <translation>Mire la dirección en su perfil, y si su cuenta puede buscar ahí.</translation>
        </message>
        <message>
            <source>Look at the addresses of its profile in the settings.</source>
            <translation>Mire las direcciones de su perfil en los ajustes.</translation>
        </message>
        <message>
            <source>Look at the service profiles in the settings.</source>
            <translation>Mire los perfiles de servicio en los ajustes.</translation>
        </message>
        <message>
            <source>Look at the settings, and at the variable {}.</source>
            <translation>Mire los ajustes, y la variable {}.</translation>
        </message>
        <message>
            <source>Look at the settings.</source>
            <translation>Mire los ajustes.</translation>
        </message>
        <message>
            <source>Look for products</source>
            <translation>Buscar productos</translation>
        </message>
        <message>
            <source>Look for ready L2A products</source>
            <translation>Buscar productos L2A listos</translation>
        </message>
        <message>
            <source>Look for the folder</source>
            <translation>Buscar la carpeta</translation>
        </message>
        <message>
            <source>Look up {} of them in the catalogue.</source>
            <translation>Consulte {} de ellas en el catálogo.</translation>
        </message>
        <message>
            <source>Look what the order takes</source>
            <translation>Ver lo que el pedido ocupa</translation>
        </message>
        <message>
            <source>Look where the scenes can come from</source>
            <translation>Ver de dónde pueden venir las escenas</translation>
        </message>
        <message>
            <source>Look whether your account may download there.</source>
            <translation>Vea si su cuenta puede descargar ahí.</translation>
        </message>
        <message>
            <source>Looking for it in {} folders of {}</source>
            <translation>Buscándolo en {} carpetas de {}</translation>
        </message>
        <message>
            <source>Looking up</source>
            <translation>Consultando</translation>
        </message>
        <message>
            <source>Looking up at {}</source>
            <translation>Consultando en {}</translation>
        </message>
        <message>
            <source>Looks at every file of SAFE products, L1C and L2A of all baselines: is it there, with the size and the checksum of the manifest, can each image be read to its end, are the folders complete, do name and metadata speak of the same product? INPUT is a SAFE folder, a ZIP, or a folder with any number of them. With REPAIR missing folders are made (object stores lose empty ones, and Sen2Cor stops without them), and files that are missing or damaged are fetched again from SERVICE, if it is given and has single files; each is proved before it takes its place. Good files are never touched, and a ZIP never is: one that can be put right is unpacked beside itself. Without REPAIR nothing is changed, and the report says what would be done. Products that Sen2Cor made here are judged by their images, since the manifest that it writes has false sizes.</source>
            <translation>Mira cada archivo de productos SAFE, L1C y L2A de todas las líneas base: ¿está, con el tamaño y la suma de comprobación del manifiesto, se puede leer cada imagen hasta el final, están completas las carpetas, hablan el nombre y los metadatos del mismo producto? INPUT es una carpeta SAFE, un ZIP, o una carpeta con cualquier cantidad de ellos. Con REPAIR se hacen las carpetas que faltan (los almacenes de objetos pierden las vacías, y Sen2Cor se detiene sin ellas), y los archivos que faltan o están dañados se descargan de nuevo de SERVICE, si se da y tiene archivos individuales; cada uno se prueba antes de tomar su lugar. Los archivos buenos no se tocan nunca, y un ZIP tampoco: el que se puede arreglar se desempaqueta a su lado. Sin REPAIR no se cambia nada, y el informe dice qué se haría. Los productos que Sen2Cor hizo aquí se juzgan por sus imágenes, pues el manifiesto que escribe tiene tamaños falsos.</translation>
        </message>
        <message>
            <source>Lower connections in the profile of the hub if nothing else downloads with this account.</source>
            <translation>Baje connections en el perfil del hub si nada más descarga con esta cuenta.</translation>
        </message>
        <message>
            <source>Lower query_max_chars in its profile.</source>
            <translation>Baje query_max_chars en su perfil.</translation>
        </message>
        <message>
            <source>Make it again.</source>
            <translation>Hágalo de nuevo.</translation>
        </message>
        <message>
            <source>Make it first, or name another one.</source>
            <translation>Hágalo primero, o indique otro.</translation>
        </message>
        <message>
            <source>Make one on the dashboard of the Copernicus Data Space (Sentinel Hub), and give its id and secret (without a window: SH_CLIENT_ID and SH_CLIENT_SECRET).</source>
            <translation>Haga uno en el panel del Copernicus Data Space (Sentinel Hub), y dé su id y su secreto (sin ventana: SH_CLIENT_ID y SH_CLIENT_SECRET).</translation>
        </message>
        <message>
            <source>Make one on the service's dashboard, and give its id and secret.</source>
            <translation>Haga uno en el panel del servicio, y dé su id y su secreto.</translation>
        </message>
        <message>
            <source>Make room (a run needs about 10 GB), then try again.</source>
            <translation>Haga espacio (una ejecución necesita cerca de 10 GB), y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Make sure that it is the version that it says it is, and that it knows the additional arguments of the order.</source>
            <translation>Asegúrese de que es la versión que dice ser, y de que conoce los argumentos adicionales del pedido.</translation>
        </message>
        <message>
            <source>Make sure that the folder for unfinished files, and the folder sen2cor in your home folder, can be written.</source>
            <translation>Asegúrese de que se puede escribir en la carpeta para archivos sin terminar, y en la carpeta sen2cor de su carpeta personal.</translation>
        </message>
        <message>
            <source>Make sure that the folders can be written and have about 10 GB free, then try again.</source>
            <translation>Asegúrese de que se puede escribir en las carpetas y que tienen cerca de 10 GB libres, y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>Make the area smaller, or name tiles.</source>
            <translation>Haga el área más pequeña, o indique teselas.</translation>
        </message>
        <message>
            <source>Make the folder of the product writable.</source>
            <translation>Permita escribir en la carpeta del producto.</translation>
        </message>
        <message>
            <source>Make the folder writable, and see that there is room.</source>
            <translation>Permita escribir en la carpeta, y vea que haya espacio.</translation>
        </message>
        <message>
            <source>Make the folder writable.</source>
            <translation>Permita escribir en la carpeta.</translation>
        </message>
        <message>
            <source>Make the product's folder writable.</source>
            <translation>Permita escribir en la carpeta del producto.</translation>
        </message>
        <message>
            <source>Many hubs hold the products of the last months or of one country only: choose another service.</source>
            <translation>Muchos hubs tienen solo los productos de los últimos meses o de un país: elija otro servicio.</translation>
        </message>
        <message>
            <source>Measure the coverage</source>
            <translation>Medir la cobertura</translation>
        </message>
        <message>
            <source>MemoryError|Cannot allocate memory|Unable to allocate|(?:^|\s)Killed(?:\s|$)</source>
            <translation>MemoryError|Cannot allocate memory|Unable to allocate|(?:^|\s)Killed(?:\s|$)</translation>
        </message>
        <message>
            <source>Metadata of {} of {} products read</source>
            <translation>Leídos los metadatos de {} de {} productos</translation>
        </message>
        <message>
            <source>Module .* failed|Preprocessing failed</source>
            <translation>Module .* failed|Preprocessing failed</translation>
        </message>
        <message>
            <source>Months, such as 11-4</source>
            <translation>Meses, como 11-4</translation>
        </message>
        <message>
            <source>More arguments of L2A_Process</source>
            <translation>Más argumentos de L2A_Process</translation>
        </message>
        <message>
            <source>More conditions, such as key=value,key=value</source>
            <translation>Más condiciones, como clave=valor,clave=valor</translation>
        </message>
        <message>
            <source>Move finished products away meanwhile, or allow more.</source>
            <translation>Mueva mientras tanto productos terminados a otro lugar, o permita más.</translation>
        </message>
        <message>
            <source>Move it elsewhere, then retry.</source>
            <translation>Muévalo a otra parte, y reintente.</translation>
        </message>
        <message>
            <source>Move it to a folder without that word in its path.</source>
            <translation>Muévalo a una carpeta sin esa palabra en su ruta.</translation>
        </message>
        <message>
            <source>Multi-Spectral Instrument</source>
            <translation>Multi-Spectral Instrument</translation>
        </message>
        <message>
            <source>NAMES has no product names: {}.</source>
            <translation>NAMES no tiene nombres de productos: {}.</translation>
        </message>
        <message>
            <source>NSSDC identifier</source>
            <translation>NSSDC identifier</translation>
        </message>
        <message>
            <source>Name a .SAFE folder, its ZIP, or a folder above.</source>
            <translation>Indique una carpeta .SAFE, su ZIP, o una carpeta por encima.</translation>
        </message>
        <message>
            <source>Name a .SAFE folder, or one above.</source>
            <translation>Indique una carpeta .SAFE, o una por encima.</translation>
        </message>
        <message>
            <source>Name a file with its master password in QGIS_AUTH_PASSWORD_FILE.</source>
            <translation>Indique un archivo con su contraseña maestra en QGIS_AUTH_PASSWORD_FILE.</translation>
        </message>
        <message>
            <source>Name a file with product names, or write them.</source>
            <translation>Indique un archivo con nombres de productos, o escríbalos.</translation>
        </message>
        <message>
            <source>Name a parameter file of this version in the options for Sen2Cor, or install it again.</source>
            <translation>Indique un archivo de parámetros de esta versión en las opciones de Sen2Cor, o instálelo de nuevo.</translation>
        </message>
        <message>
            <source>Name a polygon layer.</source>
            <translation>Indique una capa de polígonos.</translation>
        </message>
        <message>
            <source>Name another file.</source>
            <translation>Indique otro archivo.</translation>
        </message>
        <message>
            <source>Name another one, or none.</source>
            <translation>Indique otro, o ninguno.</translation>
        </message>
        <message>
            <source>Name another one.</source>
            <translation>Indique otro.</translation>
        </message>
        <message>
            <source>Name another parameter file in the options for Sen2Cor, or install it again.</source>
            <translation>Indique otro archivo de parámetros en las opciones de Sen2Cor, o instálelo de nuevo.</translation>
        </message>
        <message>
            <source>Name another parameter file in the options for Sen2Cor, or none.</source>
            <translation>Indique otro archivo de parámetros en las opciones de Sen2Cor, o ninguno.</translation>
        </message>
        <message>
            <source>Name eq '{}.SAFE'</source>
            <translation>Name eq '{}.SAFE'</translation>
        </message>
        <message>
            <source>Name one or more, such as 15PUT.</source>
            <translation>Indique una o más, como 15PUT.</translation>
        </message>
        <message>
            <source>Name one with its country: {}.</source>
            <translation>Indique uno con su país: {}.</translation>
        </message>
        <message>
            <source>Name subfolders only.</source>
            <translation>Indique solo subcarpetas.</translation>
        </message>
        <message>
            <source>Name the folder for the products.</source>
            <translation>Indique la carpeta para los productos.</translation>
        </message>
        <message>
            <source>Name the folder of the terrain models too, or no address.</source>
            <translation>Indique también la carpeta de los modelos del terreno, o ninguna dirección.</translation>
        </message>
        <message>
            <source>Name the folder that holds bin/L2A_Process (L2A_Process.bat on Windows), or leave it empty.</source>
            <translation>Indique la carpeta que contiene bin/L2A_Process (L2A_Process.bat en Windows), o déjelo vacío.</translation>
        </message>
        <message>
            <source>Name the parameter file of this version in the options for Sen2Cor, or none.</source>
            <translation>Indique el archivo de parámetros de esta versión en las opciones de Sen2Cor, o ninguno.</translation>
        </message>
        <message>
            <source>Name the parameter file of this version of Sen2Cor in the options, or none.</source>
            <translation>Indique el archivo de parámetros de esta versión de Sen2Cor en las opciones, o ninguno.</translation>
        </message>
        <message>
            <source>Name whole minutes.</source>
            <translation>Indique minutos enteros.</translation>
        </message>
        <message>
            <source>Names: {} found, {} replaced, {} not found.</source>
            <translation>Nombres: {} encontrados, {} sustituidos, {} no encontrados.</translation>
        </message>
        <message>
            <source>Neither footprint nor tile is known</source>
            <translation>No se conoce ni contorno ni tesela</translation>
        </message>
        <message>
            <source>No Sen2Cor is known to take products of baseline {}.</source>
            <translation>No se conoce ningún Sen2Cor que acepte productos de la línea base {}.</translation>
        </message>
        <message>
            <source>No Sen2Cor on this computer takes products of baseline {}; there is {}.</source>
            <translation>Ningún Sen2Cor de esta computadora acepta productos de la línea base {}; hay {}.</translation>
        </message>
        <message>
            <source>No Sen2Cor was found on this computer, to correct a product of baseline {}.</source>
            <translation>No se encontró Sen2Cor en esta computadora, para corregir un producto de la línea base {}.</translation>
        </message>
        <message>
            <source>No area was pasted: the text is empty.</source>
            <translation>No se pegó ningún área: el texto está vacío.</translation>
        </message>
        <message>
            <source>No coordinate reference system is named (a Shapefile does so by its .prj file): the numbers were taken as degrees of WGS 84.</source>
            <translation>No se indica ningún sistema de referencia de coordenadas (un Shapefile lo hace con su archivo .prj): los números se tomaron como grados de WGS 84.</translation>
        </message>
        <message>
            <source>No coordinate reference system is named. {}</source>
            <translation>No se indica ningún sistema de referencia de coordenadas. {}</translation>
        </message>
        <message>
            <source>No data</source>
            <translation>Sin datos</translation>
        </message>
        <message>
            <source>No footprint: {}</source>
            <translation>Sin contorno: {}</translation>
        </message>
        <message>
            <source>No metadata in datastrip|No datastrip found|No metadata in tile|No metadata for user product|no tile in GRANULE folder found|directory \".*(?:DATASTRIP|GRANULE)\" does not exist</source>
            <translation>No metadata in datastrip|No datastrip found|No metadata in tile|No metadata for user product|no tile in GRANULE folder found|directory \".*(?:DATASTRIP|GRANULE)\" does not exist</translation>
        </message>
        <message>
            <source>No one Sen2Cor here takes all of the baselines {}.</source>
            <translation>Ningún Sen2Cor de aquí acepta todas las líneas base {}.</translation>
        </message>
        <message>
            <source>No polygon fits into {} vertices and {} characters.</source>
            <translation>Ningún polígono cabe en {} vértices y {} caracteres.</translation>
        </message>
        <message>
            <source>No polygon layer is active.</source>
            <translation>No hay ninguna capa de polígonos activa.</translation>
        </message>
        <message>
            <source>No space left on device|Errno 28\b|Disk quota exceeded</source>
            <translation>No space left on device|Errno 28\b|Disk quota exceeded</translation>
        </message>
        <message>
            <source>No tile is named.</source>
            <translation>No se indica ninguna tesela.</translation>
        </message>
        <message>
            <source>Nobody is known to have run it on baseline {} yet, which {}: it is tried.</source>
            <translation>No se sabe de nadie que lo haya ejecutado con la línea base {}, que {}: se intenta.</translation>
        </message>
        <message>
            <source>None of its shapes can be read: the file may be cut.</source>
            <translation>No se puede leer ninguna de sus formas: el archivo puede estar cortado.</translation>
        </message>
        <message>
            <source>None of the days from {} to {} lies in the months {}.</source>
            <translation>Ninguno de los días de {} a {} está en los meses {}.</translation>
        </message>
        <message>
            <source>Not a Sentinel-2 product name: {}</source>
            <translation>No es un nombre de producto de Sentinel-2: {}</translation>
        </message>
        <message>
            <source>Not a Sentinel-2 product name: {} ({})</source>
            <translation>No es un nombre de producto de Sentinel-2: {} ({})</translation>
        </message>
        <message>
            <source>Not a time in UTC: {}</source>
            <translation>No es una hora en UTC: {}</translation>
        </message>
        <message>
            <source>Not an item of a Sentinel-2 product: {}</source>
            <translation>No es un elemento de un producto de Sentinel-2: {}</translation>
        </message>
        <message>
            <source>Not found: {}. {}</source>
            <translation>No se encuentra: {}. {}</translation>
        </message>
        <message>
            <source>Not searched, since these folders cannot be read</source>
            <translation>No se buscó, pues no se pueden leer estas carpetas</translation>
        </message>
        <message>
            <source>Not vegetated</source>
            <translation>Sin vegetación</translation>
        </message>
        <message>
            <source>Nothing at all is listed here from {} to {}, whatever the filters. Check the place on the map and whether the service has scenes of it, or search another service.</source>
            <translation>No hay nada en absoluto aquí de {} a {}, sean cuales sean los filtros. Revise el lugar en el mapa y si el servicio tiene escenas de él, o busque en otro servicio.</translation>
        </message>
        <message>
            <source>Nothing comes back: it is silent, or a firewall drops what is sent.</source>
            <translation>No vuelve nada: está en silencio, o un cortafuegos descarta lo que se envía.</translation>
        </message>
        <message>
            <source>Nothing else comes from there, so all scenes from there wait and one at a time tries; resuming tries at once.</source>
            <translation>Nada más viene de ahí, así que todas las escenas de ahí esperan y una a la vez lo intenta; reanudar lo intenta enseguida.</translation>
        </message>
        <message>
            <source>Nothing needs it.</source>
            <translation>Nada lo necesita.</translation>
        </message>
        <message>
            <source>Nothing new since {}; {} were known. Run the whole search to see them.</source>
            <translation>Nada nuevo desde {}; se conocían {}. Ejecute la búsqueda completa para verlas.</translation>
        </message>
        <message>
            <source>Nothing says where to search.</source>
            <translation>Nada dice dónde buscar.</translation>
        </message>
        <message>
            <source>NtResumeProcess failed with status {}</source>
            <translation>NtResumeProcess falló con el estado {}</translation>
        </message>
        <message>
            <source>N{} to N{}</source>
            <translation>N{} a N{}</translation>
        </message>
        <message>
            <source>OAUTH_AUTHCFG, or SH_CLIENT_ID and SH_CLIENT_SECRET in the environment</source>
            <translation>OAUTH_AUTHCFG, o SH_CLIENT_ID y SH_CLIENT_SECRET en el entorno</translation>
        </message>
        <message>
            <source>OAuth client, for a Sentinel Hub</source>
            <translation>Cliente OAuth, para un Sentinel Hub</translation>
        </message>
        <message>
            <source>Of {}, {} are taken as ready L2A products.</source>
            <translation>De {}, {} se toman como productos L2A listos.</translation>
        </message>
        <message>
            <source>Of {}, {} exist as ready L2A products.</source>
            <translation>De {}, {} existen como productos L2A listos.</translation>
        </message>
        <message>
            <source>One version of Sen2Cor for all scenes</source>
            <translation>Una versión de Sen2Cor para todas las escenas</translation>
        </message>
        <message>
            <source>Only polygons count; left out: {}.</source>
            <translation>Solo cuentan los polígonos; quedaron fuera: {}.</translation>
        </message>
        <message>
            <source>Only polygons count; points and lines were left out (in {}).</source>
            <translation>Solo cuentan los polígonos; los puntos y líneas quedaron fuera (en {}).</translation>
        </message>
        <message>
            <source>Only polygons count; points and lines were left out: {}.</source>
            <translation>Solo cuentan los polígonos; los puntos y líneas quedaron fuera: {}.</translation>
        </message>
        <message>
            <source>Only these bands, such as B02,B03,B04,TCI; empty: whole products</source>
            <translation>Solo estas bandas, como B02,B03,B04,TCI; vacío: productos completos</translation>
        </message>
        <message>
            <source>Only what can be fetched at once</source>
            <translation>Solo lo que se puede descargar enseguida</translation>
        </message>
        <message>
            <source>Only {} are free in {}, less than the reserve of {}: the download waits, its bytes are kept.</source>
            <translation>Solo {} están libres en {}, menos que la reserva de {}: la descarga espera, sus bytes se conservan.</translation>
        </message>
        <message>
            <source>Open any web page in the browser: where the network asks for a log-in, log in. Else ask the administrator to let {} through.</source>
            <translation>Abra cualquier página web en el navegador: donde la red pida iniciar sesión, hágalo. Si no, pida al administrador que deje pasar {}.</translation>
        </message>
        <message>
            <source>Orbit direction</source>
            <translation>Dirección de la órbita</translation>
        </message>
        <message>
            <source>Orbit number (start)</source>
            <translation>Número de órbita (inicio)</translation>
        </message>
        <message>
            <source>Order all bands, or fetch it from another service.</source>
            <translation>Pida todas las bandas, o descárguelo de otro servicio.</translation>
        </message>
        <message>
            <source>Order bands that it has.</source>
            <translation>Pida bandas que tenga.</translation>
        </message>
        <message>
            <source>Order it on the web page of the Copernicus Data Space (Data Workspace).</source>
            <translation>Pídalo en la página web del Copernicus Data Space (Data Workspace).</translation>
        </message>
        <message>
            <source>Order it on the web page of the service{}. It is looked at again every day; Resume looks at once.</source>
            <translation>Pídalo en la página web del servicio{}. Se vuelve a mirar cada día; Reanudar mira enseguida.</translation>
        </message>
        <message>
            <source>Order the whole product; what is there is kept.</source>
            <translation>Pida el producto completo; lo que está se conserva.</translation>
        </message>
        <message>
            <source>Order what is offline on the service's web page once it is queued.</source>
            <translation>Pida en la página web del servicio lo que está fuera de línea, una vez puesto en cola.</translation>
        </message>
        <message>
            <source>Order whole products, or L2A scenes.</source>
            <translation>Pida productos completos, o escenas L2A.</translation>
        </message>
        <message>
            <source>Outlines that cross or touch themselves were mended.</source>
            <translation>Se repararon contornos que se cruzan o se tocan a sí mismos.</translation>
        </message>
        <message>
            <source>Ozone (DU); 0: of the product</source>
            <translation>Ozono (DU); 0: del producto</translation>
        </message>
        <message>
            <source>Parameter file (L2A_GIPP.xml); empty: Sen2Cor's own</source>
            <translation>Archivo de parámetros (L2A_GIPP.xml); vacío: el del propio Sen2Cor</translation>
        </message>
        <message>
            <source>Parts that overlap or share an edge were united.</source>
            <translation>Se unieron partes que se traslapan o comparten un borde.</translation>
        </message>
        <message>
            <source>Pass direction</source>
            <translation>Pass direction</translation>
        </message>
        <message>
            <source>Paste WKT such as POLYGON((-96 16, -95 16, -95 17, -96 16)), GeoJSON with polygons, or tile names: 15PUT 15PVT.</source>
            <translation>Pegue WKT como POLYGON((-96 16, -95 16, -95 17, -96 16)), GeoJSON con polígonos, o nombres de teselas: 15PUT 15PVT.</translation>
        </message>
        <message>
            <source>Paste it in WGS 84, or load it as a layer and choose that: its system is known then.</source>
            <translation>Péguelo en WGS 84, o cárguelo como capa y elija esa: entonces se conoce su sistema.</translation>
        </message>
        <message>
            <source>Pause the job and resume it.</source>
            <translation>Pause el trabajo y reanúdelo.</translation>
        </message>
        <message>
            <source>Perhaps you mean: {}.</source>
            <translation>Quizá quiere decir: {}.</translation>
        </message>
        <message>
            <source>Picture of the area</source>
            <translation>Imagen del área</translation>
        </message>
        <message>
            <source>Pictures of exactly the area are made by a Sentinel Hub, for an OAuth client of yours.</source>
            <translation>Las imágenes de exactamente el área las hace un Sentinel Hub, para un cliente OAuth de usted.</translation>
        </message>
        <message>
            <source>Please report this.</source>
            <translation>Por favor, informe de esto.</translation>
        </message>
        <message>
            <source>Prepare the order</source>
            <translation>Preparar el pedido</translation>
        </message>
        <message>
            <source>Processing baseline</source>
            <translation>Línea base de procesamiento</translation>
        </message>
        <message>
            <source>Processing level</source>
            <translation>Nivel de procesamiento</translation>
        </message>
        <message>
            <source>Product (.SAFE or .zip), or a folder with several</source>
            <translation>Producto (.SAFE o .zip), o una carpeta con varios</translation>
        </message>
        <message>
            <source>Product metadata file cannot be read|Product version \d+\.\d+ is not implemented yet</source>
            <translation>Product metadata file cannot be read|Product version \d+\.\d+ is not implemented yet</translation>
        </message>
        <message>
            <source>Product name, with * and ?</source>
            <translation>Nombre de producto, con * y ?</translation>
        </message>
        <message>
            <source>Product names, or a file of them (nothing else is asked then)</source>
            <translation>Nombres de productos, o un archivo de ellos (entonces no se pregunta nada más)</translation>
        </message>
        <message>
            <source>Product names: {} found, {} replaced by a newer version, {} not found.</source>
            <translation>Nombres de productos: {} encontrados, {} sustituidos por una versión más reciente, {} no encontrados.</translation>
        </message>
        <message>
            <source>Product type</source>
            <translation>Tipo de producto</translation>
        </message>
        <message>
            <source>Product {} - {}</source>
            <translation>Product {} - {}</translation>
        </message>
        <message>
            <source>Products are looked for by their names.</source>
            <translation>Los productos se buscan por sus nombres.</translation>
        </message>
        <message>
            <source>Products cannot be downloaded from {} (kind {}).</source>
            <translation>No se pueden descargar productos de {} (clase {}).</translation>
        </message>
        <message>
            <source>Products checked</source>
            <translation>Productos comprobados</translation>
        </message>
        <message>
            <source>Products put right</source>
            <translation>Productos arreglados</translation>
        </message>
        <message>
            <source>Products that are not whole</source>
            <translation>Productos que no están completos</translation>
        </message>
        <message>
            <source>Progress\[%\]:\s*(?P&lt;percent&gt;\d+(?:\.\d+)?)\s*:\s*(?:PID-\d+,\s*)?(?:L2A_\w+:\s*)?(?P&lt;text&gt;.+?)(?:,\s*elapsed time\[s\]: .*)?$</source>
            <translation>Progress\[%\]:\s*(?P&lt;percent&gt;\d+(?:\.\d+)?)\s*:\s*(?:PID-\d+,\s*)?(?:L2A_\w+:\s*)?(?P&lt;text&gt;.+?)(?:,\s*elapsed time\[s\]: .*)?$</translation>
        </message>
        <message>
            <source>Proxy-Authorization: Basic {}</source>
            <translation>Proxy-Authorization: Basic {}</translation>
        </message>
        <message>
            <source>Put it back, then retry.</source>
            <translation>Vuelva a ponerlo, y reintente.</translation>
        </message>
        <message>
            <source>Put right what can be</source>
            <translation>Arreglar lo que se puede</translation>
        </message>
        <message>
            <source>Put the longitude first.</source>
            <translation>Ponga primero la longitud.</translation>
        </message>
        <message>
            <source>QGIS cannot open the picture {}.</source>
            <translation>QGIS no puede abrir la imagen {}.</translation>
        </message>
        <message>
            <source>QGIS wrote nothing</source>
            <translation>QGIS no escribió nada</translation>
        </message>
        <message>
            <source>QGIS's authentication store is locked.</source>
            <translation>El almacén de autenticación de QGIS está bloqueado.</translation>
        </message>
        <message>
            <source>Queue fewer scenes, or the rest later.</source>
            <translation>Ponga menos escenas en cola, o el resto más tarde.</translation>
        </message>
        <message>
            <source>Queue it again with a larger disk budget, or with none.</source>
            <translation>Póngalo en cola de nuevo con un presupuesto de disco mayor, o sin ninguno.</translation>
        </message>
        <message>
            <source>Queue it later, or fewer scenes.</source>
            <translation>Póngalo en cola más tarde, o menos escenas.</translation>
        </message>
        <message>
            <source>Reached, but it is busy ({}).</source>
            <translation>Se alcanza, pero está ocupado ({}).</translation>
        </message>
        <message>
            <source>Read its log. If products lie on a network drive, choose a scratch folder on a local disk.</source>
            <translation>Lea su registro. Si los productos están en una unidad de red, elija una carpeta temporal en un disco local.</translation>
        </message>
        <message>
            <source>Read the area</source>
            <translation>Leer el área</translation>
        </message>
        <message>
            <source>Read the footprints of the project</source>
            <translation>Leer los contornos del proyecto</translation>
        </message>
        <message>
            <source>Read the log of the run.</source>
            <translation>Lea el registro de la ejecución.</translation>
        </message>
        <message>
            <source>Relative orbit</source>
            <translation>Órbita relativa</translation>
        </message>
        <message>
            <source>Relative orbit (start)</source>
            <translation>Relative orbit (start)</translation>
        </message>
        <message>
            <source>Remove the file to have the product taken for a whole one, or download it again.</source>
            <translation>Elimine el archivo para que el producto se tome por completo, o descárguelo de nuevo.</translation>
        </message>
        <message>
            <source>Repeated points were removed</source>
            <translation>Se quitaron puntos repetidos</translation>
        </message>
        <message>
            <source>Report it to who runs the bucket.</source>
            <translation>Informe de ello a quien mantiene el bucket.</translation>
        </message>
        <message>
            <source>Resolution (m)</source>
            <translation>Resolución (m)</translation>
        </message>
        <message>
            <source>Resume the job to make it again.</source>
            <translation>Reanude el trabajo para hacerlo de nuevo.</translation>
        </message>
        <message>
            <source>Rings across the antimeridian were taken the short way round it</source>
            <translation>Los anillos a través del antimeridiano se tomaron por el camino corto</translation>
        </message>
        <message>
            <source>Rings round a pole were closed along it</source>
            <translation>Los anillos alrededor de un polo se cerraron por él</translation>
        </message>
        <message>
            <source>Rings that were not closed were closed</source>
            <translation>Se cerraron anillos que no estaban cerrados</translation>
        </message>
        <message>
            <source>Rings with an edge over more than half of the earth were taken as wide as they stand</source>
            <translation>Los anillos con un borde sobre más de media Tierra se tomaron tan anchos como están</translation>
        </message>
        <message>
            <source>Rings with fewer than three corners were left out</source>
            <translation>Se dejaron fuera anillos con menos de tres esquinas</translation>
        </message>
        <message>
            <source>S3 keys, for a bucket</source>
            <translation>Claves S3, para un bucket</translation>
        </message>
        <message>
            <source>S3_AUTHCFG, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment</source>
            <translation>S3_AUTHCFG, o AWS_ACCESS_KEY_ID y AWS_SECRET_ACCESS_KEY en el entorno</translation>
        </message>
        <message>
            <source>SEN2COR_ARGUMENTS cannot be read ({}): {}.</source>
            <translation>No se puede leer SEN2COR_ARGUMENTS ({}): {}.</translation>
        </message>
        <message>
            <source>Satellites, such as 2A,2B</source>
            <translation>Satélites, como 2A,2B</translation>
        </message>
        <message>
            <source>Saturated or defective</source>
            <translation>Saturado o defectuoso</translation>
        </message>
        <message>
            <source>Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map, whose projection is known.</source>
            <translation>Guárdelo en WGS 84 (EPSG:4326), o elíjalo como capa del mapa, cuya proyección se conoce.</translation>
        </message>
        <message>
            <source>Save it in WGS 84 (EPSG:4326), or choose it as a layer of the map.</source>
            <translation>Guárdelo en WGS 84 (EPSG:4326), o elíjalo como capa del mapa.</translation>
        </message>
        <message>
            <source>Say in the key_template of its profile where products lie.</source>
            <translation>Diga en el key_template de su perfil dónde están los productos.</translation>
        </message>
        <message>
            <source>Say in the key_template of the service's profile where products lie, or ask for fewer days.</source>
            <translation>Diga en el key_template del perfil del servicio dónde están los productos, o pida menos días.</translation>
        </message>
        <message>
            <source>Scene Queue</source>
            <translation>Scene Queue</translation>
        </message>
        <message>
            <source>Scene Queue for Sentinel-2</source>
            <translation>Scene Queue para Sentinel-2</translation>
        </message>
        <message>
            <source>Scene Queue for Sentinel-2, test of the connection to {}</source>
            <translation>Scene Queue para Sentinel-2, prueba de la conexión a {}</translation>
        </message>
        <message>
            <source>Scene Queue for Sentinel-2, {}: outgoing connections (TCP, TLS) to</source>
            <translation>Scene Queue para Sentinel-2, {}: conexiones salientes (TCP, TLS) a</translation>
        </message>
        <message>
            <source>Scene Queue {}</source>
            <translation>Scene Queue {}</translation>
        </message>
        <message>
            <source>Scene Queue: {}</source>
            <translation>Scene Queue: {}</translation>
        </message>
        <message>
            <source>Scene Queue: {} of {} scenes, {} at work</source>
            <translation>Scene Queue: {} de {} escenas, {} en marcha</translation>
        </message>
        <message>
            <source>Scene classification only</source>
            <translation>Solo la clasificación de escena</translation>
        </message>
        <message>
            <source>SceneQueue QGIS/{}</source>
            <translation>SceneQueue QGIS/{}</translation>
        </message>
        <message>
            <source>Scenes are downloaded and corrected</source>
            <translation>Se descargan y corrigen escenas</translation>
        </message>
        <message>
            <source>Scenes at most</source>
            <translation>Escenas como máximo</translation>
        </message>
        <message>
            <source>Scenes failed</source>
            <translation>Escenas fallidas</translation>
        </message>
        <message>
            <source>Scenes that no Sen2Cor here takes</source>
            <translation>Escenas que ningún Sen2Cor de aquí acepta</translation>
        </message>
        <message>
            <source>Scenes through their last stage</source>
            <translation>Escenas que pasaron su última etapa</translation>
        </message>
        <message>
            <source>Search again, or fetch it from another service; where it lies, key_template of the profile says.</source>
            <translation>Busque de nuevo, o descárguelo de otro servicio; dónde está lo dice key_template del perfil.</translation>
        </message>
        <message>
            <source>Search again.</source>
            <translation>Busque de nuevo.</translation>
        </message>
        <message>
            <source>Search again: a newer version of the same scene may have replaced it.</source>
            <translation>Busque de nuevo: una versión más reciente de la misma escena puede haberla sustituido.</translation>
        </message>
        <message>
            <source>Search again: a newer version of the scene may be there.</source>
            <translation>Busque de nuevo: puede haber una versión más reciente de la escena.</translation>
        </message>
        <message>
            <source>Search another service, such as cdse, and choose this one to download from.</source>
            <translation>Busque en otro servicio, como cdse, y elija este para descargar.</translation>
        </message>
        <message>
            <source>Search scenes</source>
            <translation>Buscar escenas</translation>
        </message>
        <message>
            <source>Searches a service for Sentinel-2 scenes over an area and writes their footprints. The area is simplified automatically for the service, without losing any of it; what the service answers is filtered again with the exact area. Where little is found, the log says what would find more. Searching the Copernicus Data Space needs no account.</source>
            <translation>Busca en un servicio escenas de Sentinel-2 sobre un área y escribe sus contornos. El área se simplifica automáticamente para el servicio, sin perder nada de ella; lo que el servicio responde se filtra de nuevo con el área exacta. Donde se encuentra poco, el registro dice qué encontraría más. Buscar en el Copernicus Data Space no necesita cuenta.</translation>
        </message>
        <message>
            <source>Searches scenes, downloads them several at once, checks each product and corrects L1C products with Sen2Cor while others download. FOLDER gets L1C/ and L2A/. The same call after an interruption goes on where it ended. What SERVICE lists comes from SOURCE, or from SERVICE itself if that delivers, else from cdse; where a scene cannot be had there, ALTERNATIVES are tried in their order, and the report names both. A SERVICE that only delivers is the source, and cdse is searched. With BANDS only the images of these bands are fetched; Sen2Cor cannot work with such products, so that goes with LEVEL=L2A. </source>
            <translation>Busca escenas, descarga varias a la vez, comprueba cada producto y corrige productos L1C con Sen2Cor mientras otros se descargan. FOLDER recibe L1C/ y L2A/. La misma llamada tras una interrupción continúa donde terminó. Lo que SERVICE lista viene de SOURCE, o del propio SERVICE si ese entrega, si no, de cdse; donde una escena no se puede tener ahí, se prueban las ALTERNATIVES en su orden, y el informe nombra ambas. Un SERVICE que solo entrega es la fuente, y se busca en cdse. Con BANDS se descargan solo las imágenes de esas bandas; Sen2Cor no puede trabajar con tales productos, así que eso va con LEVEL=L2A. </translation>
        </message>
        <message>
            <source>Select one or more polygons.</source>
            <translation>Seleccione uno o más polígonos.</translation>
        </message>
        <message>
            <source>Sen2Cor cannot work on {}, because its path holds the word GRANULE.</source>
            <translation>Sen2Cor no puede trabajar en {}, porque su ruta contiene la palabra GRANULE.</translation>
        </message>
        <message>
            <source>Sen2Cor cannot write to its own folder (SEN2COR_HOME)</source>
            <translation>Sen2Cor no puede escribir en su propia carpeta (SEN2COR_HOME)</translation>
        </message>
        <message>
            <source>Sen2Cor could not correct {}</source>
            <translation>Sen2Cor no pudo corregir {}</translation>
        </message>
        <message>
            <source>Sen2Cor does not work in {}, because its path holds the word {}: choose another folder if scenes are to be corrected.</source>
            <translation>Sen2Cor no trabaja en {}, porque su ruta contiene la palabra {}: elija otra carpeta si se han de corregir escenas.</translation>
        </message>
        <message>
            <source>Sen2Cor ended with code {}, although it says that it succeeded and the product is complete.</source>
            <translation>Sen2Cor terminó con el código {}, aunque dice que lo logró y el producto está completo.</translation>
        </message>
        <message>
            <source>Sen2Cor in {} cannot be started: on Windows, its folder's path must not have a blank.</source>
            <translation>Sen2Cor en {} no se puede iniciar: en Windows, la ruta de su carpeta no debe tener espacios.</translation>
        </message>
        <message>
            <source>Sen2Cor itself takes no path of more than {} characters, and some in {} would have {}: choose another folder if scenes are to be corrected.</source>
            <translation>El propio Sen2Cor no acepta rutas de más de {} caracteres, y algunas en {} tendrían {}: elija otra carpeta si se han de corregir escenas.</translation>
        </message>
        <message>
            <source>Sen2Cor knows no atmosphere with {} Dobson units of ozone.</source>
            <translation>Sen2Cor no conoce ninguna atmósfera con {} unidades Dobson de ozono.</translation>
        </message>
        <message>
            <source>Sen2Cor made a damaged L2A product of {}: {}</source>
            <translation>Sen2Cor hizo un producto L2A dañado de {}: {}</translation>
        </message>
        <message>
            <source>Sen2Cor made an incomplete L2A product of {}: {}.{}</source>
            <translation>Sen2Cor hizo un producto L2A incompleto de {}: {}.{}</translation>
        </message>
        <message>
            <source>Sen2Cor made no complete product</source>
            <translation>Sen2Cor no hizo ningún producto completo</translation>
        </message>
        <message>
            <source>Sen2Cor made {} products of {}, where one was expected: {}.</source>
            <translation>Sen2Cor hizo {} productos de {}, donde se esperaba uno: {}.</translation>
        </message>
        <message>
            <source>Sen2Cor needs all bands of L1C products; only {} are ordered.</source>
            <translation>Sen2Cor necesita todas las bandas de los productos L1C; solo se pidieron {}.</translation>
        </message>
        <message>
            <source>Sen2Cor needs all bands; of {} only {} were ordered.</source>
            <translation>Sen2Cor necesita todas las bandas; de {} solo se pidieron {}.</translation>
        </message>
        <message>
            <source>Sen2Cor needs {} and {}: it may take long or fail. Close other programs if it does.</source>
            <translation>Sen2Cor necesita {} y {}: puede tardar mucho o fallar. Cierre otros programas si es así.</translation>
        </message>
        <message>
            <source>Sen2Cor on Windows cannot be given the {} {}.</source>
            <translation>A Sen2Cor en Windows no se le puede dar el {} {}.</translation>
        </message>
        <message>
            <source>Sen2Cor says that it succeeded with {}, and made nothing{}.{}</source>
            <translation>Sen2Cor dice que lo logró con {}, y no hizo nada{}.{}</translation>
        </message>
        <message>
            <source>Sen2Cor was given {}, and the product that it made, {}, {}.</source>
            <translation>A Sen2Cor se le dio {}, y el producto que hizo, {}, {}.</translation>
        </message>
        <message>
            <source>Sen2Cor {} corrects {}.</source>
            <translation>Sen2Cor {} corrige {}.</translation>
        </message>
        <message>
            <source>Sen2Cor {} writes beside its input: it gets a copy.</source>
            <translation>Sen2Cor {} escribe junto a su entrada: recibe una copia.</translation>
        </message>
        <message>
            <source>Sen2Cor: folder or L2A_Process; empty: looked for</source>
            <translation>Sen2Cor: carpeta o L2A_Process; vacío: se busca</translation>
        </message>
        <message>
            <source>Sensing start</source>
            <translation>Inicio de la adquisición</translation>
        </message>
        <message>
            <source>Sensing stop</source>
            <translation>Fin de la adquisición</translation>
        </message>
        <message>
            <source>Sentinel Hub cannot be used now: another plugin has loaded the Python package {} in a way that does not work inside QGIS.</source>
            <translation>Sentinel Hub no se puede usar ahora: otro complemento ha cargado el paquete de Python {} de una manera que no funciona dentro de QGIS.</translation>
        </message>
        <message>
            <source>Sentinel Hub cannot be used: its library cannot be loaded ({}).</source>
            <translation>Sentinel Hub no se puede usar: su biblioteca no se puede cargar ({}).</translation>
        </message>
        <message>
            <source>Sentinel Hub cannot be used: this QGIS has no Python package {} that works ({}).</source>
            <translation>Sentinel Hub no se puede usar: este QGIS no tiene un paquete de Python {} que funcione ({}).</translation>
        </message>
        <message>
            <source>Sentinel-2 took its first pictures on {}: search later days.</source>
            <translation>Sentinel-2 tomó sus primeras imágenes el {}: busque días posteriores.</translation>
        </message>
        <message>
            <source>Service that has ready L2A</source>
            <translation>Servicio que tiene L2A lista</translation>
        </message>
        <message>
            <source>Service to download from; empty: one that fits</source>
            <translation>Servicio del que descargar; vacío: uno que sirva</translation>
        </message>
        <message>
            <source>Service to fetch damaged files from; empty: none</source>
            <translation>Servicio del que descargar archivos dañados; vacío: ninguno</translation>
        </message>
        <message>
            <source>Service; empty: the field service, else cdse</source>
            <translation>Servicio; vacío: el campo service, si no, cdse</translation>
        </message>
        <message>
            <source>Services to try next where a scene cannot be had, such as cdse-s3,google</source>
            <translation>Servicios que probar después donde una escena no se puede tener, como cdse-s3,google</translation>
        </message>
        <message>
            <source>Set ACCEPT_COSTS to agree, or leave that service out.</source>
            <translation>Ponga ACCEPT_COSTS para aceptarlo, o deje fuera ese servicio.</translation>
        </message>
        <message>
            <source>Set the clock of this computer.</source>
            <translation>Ponga en hora el reloj de esta computadora.</translation>
        </message>
        <message>
            <source>Set {}.</source>
            <translation>Ponga {}.</translation>
        </message>
        <message>
            <source>Several versions of Sen2Cor would work on it ({}); their results are not quite alike.</source>
            <translation>Varias versiones de Sen2Cor trabajarían en él ({}); sus resultados no son del todo iguales.</translation>
        </message>
        <message>
            <source>Shorten the raw query, or name fewer months.</source>
            <translation>Acorte la consulta directa, o indique menos meses.</translation>
        </message>
        <message>
            <source>Sign in again with a new code; the queue goes on where it was.</source>
            <translation>Inicie sesión de nuevo con un código nuevo; la cola continúa donde estaba.</translation>
        </message>
        <message>
            <source>Sign in again.</source>
            <translation>Inicie sesión de nuevo.</translation>
        </message>
        <message>
            <source>Sign in and resume.</source>
            <translation>Inicie sesión y reanude.</translation>
        </message>
        <message>
            <source>Sign in anew.</source>
            <translation>Vuelva a iniciar sesión.</translation>
        </message>
        <message>
            <source>Sign in at the Copernicus Data Space, or give an OAuth client of its Sentinel Hub (without a window: CDSE_USERNAME and CDSE_PASSWORD, or SH_CLIENT_ID and SH_CLIENT_SECRET).</source>
            <translation>Inicie sesión en el Copernicus Data Space, o dé un cliente OAuth de su Sentinel Hub (sin ventana: CDSE_USERNAME y CDSE_PASSWORD, o SH_CLIENT_ID y SH_CLIENT_SECRET).</translation>
        </message>
        <message>
            <source>Sign in first.</source>
            <translation>Inicie sesión primero.</translation>
        </message>
        <message>
            <source>Sign in with user and password of the account; an OAuth client of Sentinel Hub cannot download products.</source>
            <translation>Inicie sesión con usuario y contraseña de la cuenta; un cliente OAuth de Sentinel Hub no puede descargar productos.</translation>
        </message>
        <message>
            <source>Sign in, choose an authentication configuration, or set DHUS_USER and DHUS_PASSWORD.</source>
            <translation>Inicie sesión, elija una configuración de autenticación, o ponga DHUS_USER y DHUS_PASSWORD.</translation>
        </message>
        <message>
            <source>Sign in; registration there is free.</source>
            <translation>Inicie sesión; registrarse ahí es gratuito.</translation>
        </message>
        <message>
            <source>Sign-in (user and password)</source>
            <translation>Inicio de sesión (usuario y contraseña)</translation>
        </message>
        <message>
            <source>Snow or ice</source>
            <translation>Nieve o hielo</translation>
        </message>
        <message>
            <source>Something answers {}.</source>
            <translation>Algo responde {}.</translation>
        </message>
        <message>
            <source>Start QGIS again and use Sentinel Hub first, or install the system's own package (on Debian and Ubuntu: apt install python3-{}). {}</source>
            <translation>Inicie QGIS de nuevo y use primero Sentinel Hub, o instale el paquete del propio sistema (en Debian y Ubuntu: apt install python3-{}). {}</translation>
        </message>
        <message>
            <source>Start its L2A_Process with --help in a terminal; if that fails too, install Sen2Cor again.</source>
            <translation>Inicie su L2A_Process con --help en una terminal; si eso también falla, instale Sen2Cor de nuevo.</translation>
        </message>
        <message>
            <source>Subfolders, of {}, {}, {} and {}</source>
            <translation>Subcarpetas, de {}, {}, {} y {}</translation>
        </message>
        <message>
            <source>Suggestion: {}.</source>
            <translation>Sugerencia: {}.</translation>
        </message>
        <message>
            <source>Take it out of the additional arguments of the options for Sen2Cor.</source>
            <translation>Quítelo de los argumentos adicionales de las opciones de Sen2Cor.</translation>
        </message>
        <message>
            <source>Take ready L2A products only for series that are compared.</source>
            <translation>Tome productos L2A listos solo para series que se comparan.</translation>
        </message>
        <message>
            <source>Take the ready L2A product of the service, or look for a newer Sen2Cor at {}</source>
            <translation>Tome el producto L2A listo del servicio, o busque un Sen2Cor más reciente en {}</translation>
        </message>
        <message>
            <source>Take those instead, and they need no Sen2Cor.</source>
            <translation>Tome esos en su lugar; no necesitan Sen2Cor.</translation>
        </message>
        <message>
            <source>Terrain models are to be downloaded, and no folder is named for them.</source>
            <translation>Se han de descargar modelos del terreno, y no se indica ninguna carpeta para ellos.</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>Probar la conexión</translation>
        </message>
        <message>
            <source>That is {} that the account may fetch in {} days; {}, as counted here.</source>
            <translation>Son {} que la cuenta puede descargar en {} días; {}, según lo contado aquí.</translation>
        </message>
        <message>
            <source>The ESA CCI maps (land cover, water, snow) are there: the scene classification uses them.</source>
            <translation>Los mapas ESA CCI (cobertura del suelo, agua, nieve) están: la clasificación de escena los usa.</translation>
        </message>
        <message>
            <source>The GDAL of this QGIS cannot read JPEG 2000 images.</source>
            <translation>El GDAL de este QGIS no puede leer imágenes JPEG 2000.</translation>
        </message>
        <message>
            <source>The GeoJSON has no geometry.</source>
            <translation>El GeoJSON no tiene geometría.</translation>
        </message>
        <message>
            <source>The GeoJSON is in {}, not in WGS 84.</source>
            <translation>El GeoJSON está en {}, no en WGS 84.</translation>
        </message>
        <message>
            <source>The L2A products are of several makes, and those are not quite alike: {}.</source>
            <translation>Los productos L2A son de varias hechuras, y esas no son del todo iguales: {}.</translation>
        </message>
        <message>
            <source>The ZIP stays as it is; the product was unpacked to {}.</source>
            <translation>El ZIP se queda como está; el producto se desempaquetó en {}.</translation>
        </message>
        <message>
            <source>The answer of {} was cut ({} of {} bytes).</source>
            <translation>La respuesta de {} se cortó ({} de {} bytes).</translation>
        </message>
        <message>
            <source>The archive has more than {} folders to look into.</source>
            <translation>El archivo comprimido tiene más de {} carpetas que mirar.</translation>
        </message>
        <message>
            <source>The archive of {} {}.</source>
            <translation>El archivo comprimido de {} {}.</translation>
        </message>
        <message>
            <source>The area cannot be brought to longitude and latitude ({}).</source>
            <translation>El área no se puede llevar a longitud y latitud ({}).</translation>
        </message>
        <message>
            <source>The area cannot be cut.</source>
            <translation>El área no se puede recortar.</translation>
        </message>
        <message>
            <source>The area cannot be cut: {}.</source>
            <translation>El área no se puede recortar: {}.</translation>
        </message>
        <message>
            <source>The area cannot be repaired: its outline crosses itself too finely.</source>
            <translation>El área no se puede reparar: su contorno se cruza con demasiado detalle.</translation>
        </message>
        <message>
            <source>The area cannot be written to {}: {}.</source>
            <translation>El área no se puede escribir en {}: {}.</translation>
        </message>
        <message>
            <source>The area crosses the antimeridian: it was split there.</source>
            <translation>El área cruza el antimeridiano: se dividió ahí.</translation>
        </message>
        <message>
            <source>The area has a coordinate that is no number.</source>
            <translation>El área tiene una coordenada que no es un número.</translation>
        </message>
        <message>
            <source>The area has latitudes beyond 90 degrees ({}).</source>
            <translation>El área tiene latitudes más allá de 90 grados ({}).</translation>
        </message>
        <message>
            <source>The area has latitudes beyond 90 degrees ({}): perhaps latitude and longitude are swapped.</source>
            <translation>El área tiene latitudes más allá de 90 grados ({}): quizá la latitud y la longitud están intercambiadas.</translation>
        </message>
        <message>
            <source>The area has no extent: its outline encloses nothing.</source>
            <translation>El área no tiene extensión: su contorno no encierra nada.</translation>
        </message>
        <message>
            <source>The area has no polygon, only {}.</source>
            <translation>El área no tiene ningún polígono, solo {}.</translation>
        </message>
        <message>
            <source>The area is empty.</source>
            <translation>El área está vacía.</translation>
        </message>
        <message>
            <source>The area is no GeoJSON: it is not an object.</source>
            <translation>El área no es GeoJSON: no es un objeto.</translation>
        </message>
        <message>
            <source>The area is no GeoJSON: type {} is not known.</source>
            <translation>El área no es GeoJSON: no se conoce el tipo {}.</translation>
        </message>
        <message>
            <source>The area is no GeoJSON: {}.</source>
            <translation>El área no es GeoJSON: {}.</translation>
        </message>
        <message>
            <source>The area is no WKB.</source>
            <translation>El área no es WKB.</translation>
        </message>
        <message>
            <source>The area is no WKT in WGS 84: {}.</source>
            <translation>El área no es WKT en WGS 84: {}.</translation>
        </message>
        <message>
            <source>The area is no polygon.</source>
            <translation>El área no es un polígono.</translation>
        </message>
        <message>
            <source>The area of interest cannot be read: {}.</source>
            <translation>No se puede leer el área de interés: {}.</translation>
        </message>
        <message>
            <source>The area {} cannot be opened.</source>
            <translation>No se puede abrir el área {}.</translation>
        </message>
        <message>
            <source>The area's coordinates are no degrees ({}): they look like metres of a projection.</source>
            <translation>Las coordenadas del área no son grados ({}): parecen metros de una proyección.</translation>
        </message>
        <message>
            <source>The argument {} cannot be given to Sen2Cor: {}.</source>
            <translation>El argumento {} no se puede dar a Sen2Cor: {}.</translation>
        </message>
        <message>
            <source>The authentication configuration {} has no user and password.</source>
            <translation>La configuración de autenticación {} no tiene usuario ni contraseña.</translation>
        </message>
        <message>
            <source>The catalogue listed a product that makes no sense ({}: {} {}).</source>
            <translation>El catálogo listó un producto que no tiene sentido ({}: {} {}).</translation>
        </message>
        <message>
            <source>The catalogue speaks OData and has no such version.</source>
            <translation>El catálogo habla OData y no tiene esa versión.</translation>
        </message>
        <message>
            <source>The certificate of {} cannot be trusted ({}).</source>
            <translation>No se puede confiar en el certificado de {} ({}).</translation>
        </message>
        <message>
            <source>The choices of the order ({}) need a parameter file, and Sen2Cor {} in {} has none ({}).</source>
            <translation>Las elecciones del pedido ({}) necesitan un archivo de parámetros, y Sen2Cor {} en {} no tiene ninguno ({}).</translation>
        </message>
        <message>
            <source>The cloud over the area cannot be found out without a sign-in.</source>
            <translation>Las nubes sobre el área no se pueden averiguar sin iniciar sesión.</translation>
        </message>
        <message>
            <source>The cloud over the area cannot be kept in {} ({}).</source>
            <translation>Las nubes sobre el área no se pueden guardar en {} ({}).</translation>
        </message>
        <message>
            <source>The cloud over the area could not be found out ({}: {}).</source>
            <translation>No se pudieron averiguar las nubes sobre el área ({}: {}).</translation>
        </message>
        <message>
            <source>The cloud over the area is not known of {}, which stayed in the list ({}).</source>
            <translation>Las nubes sobre el área no se conocen de {}, que se quedaron en la lista ({}).</translation>
        </message>
        <message>
            <source>The cloud over the area was limited, and there is no area.</source>
            <translation>Se limitaron las nubes sobre el área, y no hay ningún área.</translation>
        </message>
        <message>
            <source>The command of the order {} was not run: {}</source>
            <translation>La orden del pedido {} no se ejecutó: {}</translation>
        </message>
        <message>
            <source>The command {}</source>
            <translation>La orden {}</translation>
        </message>
        <message>
            <source>The command {} cannot be read ({}).</source>
            <translation>La orden {} no se puede leer ({}).</translation>
        </message>
        <message>
            <source>The command {} ended with code {}.</source>
            <translation>La orden {} terminó con el código {}.</translation>
        </message>
        <message>
            <source>The connection to {} broke ({}).</source>
            <translation>La conexión con {} se interrumpió ({}).</translation>
        </message>
        <message>
            <source>The disk is full: {}.</source>
            <translation>El disco está lleno: {}.</translation>
        </message>
        <message>
            <source>The disk of {} cannot be looked at ({}).</source>
            <translation>No se puede mirar el disco de {} ({}).</translation>
        </message>
        <message>
            <source>The disk refuses: {}.</source>
            <translation>El disco se niega: {}.</translation>
        </message>
        <message>
            <source>The disk stopped the correction of {}: {}.</source>
            <translation>El disco detuvo la corrección de {}: {}.</translation>
        </message>
        <message>
            <source>The file of trusted certificates {} cannot be written ({}).</source>
            <translation>El archivo de certificados de confianza {} no se puede escribir ({}).</translation>
        </message>
        <message>
            <source>The file of trusted certificates {} is missing.</source>
            <translation>Falta el archivo de certificados de confianza {}.</translation>
        </message>
        <message>
            <source>The file {} cannot be removed ({}).</source>
            <translation>El archivo {} no se puede eliminar ({}).</translation>
        </message>
        <message>
            <source>The folder is named {}, its metadata say {}.</source>
            <translation>La carpeta se llama {}, sus metadatos dicen {}.</translation>
        </message>
        <message>
            <source>The folder layout {} cannot be used ({}).</source>
            <translation>La estructura de carpetas {} no se puede usar ({}).</translation>
        </message>
        <message>
            <source>The folder layout {} leads out of the folder.</source>
            <translation>La estructura de carpetas {} lleva fuera de la carpeta.</translation>
        </message>
        <message>
            <source>The folder of the granule is missing.</source>
            <translation>Falta la carpeta del gránulo.</translation>
        </message>
        <message>
            <source>The folder {} cannot be written ({}).</source>
            <translation>No se puede escribir en la carpeta {} ({}).</translation>
        </message>
        <message>
            <source>The folder {} for unfinished files is no whole path.</source>
            <translation>La carpeta {} para archivos sin terminar no es una ruta completa.</translation>
        </message>
        <message>
            <source>The folder {} for unfinished files is not there any more.</source>
            <translation>La carpeta {} para archivos sin terminar ya no está.</translation>
        </message>
        <message>
            <source>The folder {} is missing; Sen2Cor may stop without it.</source>
            <translation>Falta la carpeta {}; Sen2Cor puede detenerse sin ella.</translation>
        </message>
        <message>
            <source>The folder {} is no whole path.</source>
            <translation>La carpeta {} no es una ruta completa.</translation>
        </message>
        <message>
            <source>The folder {} is not there any more.</source>
            <translation>La carpeta {} ya no está.</translation>
        </message>
        <message>
            <source>The folder {} was made.</source>
            <translation>Se hizo la carpeta {}.</translation>
        </message>
        <message>
            <source>The folder {} would be made.</source>
            <translation>Se haría la carpeta {}.</translation>
        </message>
        <message>
            <source>The footprint of a scene cannot be read: {}.</source>
            <translation>No se puede leer el contorno de una escena: {}.</translation>
        </message>
        <message>
            <source>The footprints are not written as {}: {}.</source>
            <translation>Los contornos no se escriben como {}: {}.</translation>
        </message>
        <message>
            <source>The footprints cannot be kept in {} ({}).</source>
            <translation>Los contornos no se pueden guardar en {} ({}).</translation>
        </message>
        <message>
            <source>The host of {} was not found.</source>
            <translation>No se encontró el servidor de {}.</translation>
        </message>
        <message>
            <source>The hours '{}' cannot be read: {}.</source>
            <translation>No se pueden leer las horas '{}': {}.</translation>
        </message>
        <message>
            <source>The image {} at {} m{} is missing.</source>
            <translation>Falta la imagen {} a {} m{}.</translation>
        </message>
        <message>
            <source>The key_template {} of the service's profile cannot be used: {}.</source>
            <translation>El key_template {} del perfil del servicio no se puede usar: {}.</translation>
        </message>
        <message>
            <source>The last it said was "{}".</source>
            <translation>Lo último que dijo fue "{}".</translation>
        </message>
        <message>
            <source>The layer of scenes has no field 'identifier'.</source>
            <translation>La capa de escenas no tiene el campo 'identifier'.</translation>
        </message>
        <message>
            <source>The layer {} cannot be opened.</source>
            <translation>No se puede abrir la capa {}.</translation>
        </message>
        <message>
            <source>The library sentinelhub is not loaded, which must be before a task begins.</source>
            <translation>La biblioteca sentinelhub no está cargada, lo que debe ser antes de que empiece una tarea.</translation>
        </message>
        <message>
            <source>The list of finished products {} cannot be written ({}).</source>
            <translation>La lista de productos terminados {} no se puede escribir ({}).</translation>
        </message>
        <message>
            <source>The list of the files of {} at {} {}.</source>
            <translation>La lista de los archivos de {} en {} {}.</translation>
        </message>
        <message>
            <source>The list of {}</source>
            <translation>La lista de {}</translation>
        </message>
        <message>
            <source>The list of {} is not complete: {} products came, {} were announced.</source>
            <translation>La lista de {} no está completa: llegaron {} productos, se anunciaron {}.</translation>
        </message>
        <message>
            <source>The list of {} is not complete: {} scenes came, {}</source>
            <translation>La lista de {} no está completa: llegaron {} escenas, {}</translation>
        </message>
        <message>
            <source>The map shows no part of the world.</source>
            <translation>El mapa no muestra ninguna parte del mundo.</translation>
        </message>
        <message>
            <source>The metadata file</source>
            <translation>El archivo de metadatos</translation>
        </message>
        <message>
            <source>The name {} is too long for {}: {} are allowed.</source>
            <translation>El nombre {} es demasiado largo para {}: se permiten {}.</translation>
        </message>
        <message>
            <source>The names could not be looked up ({}: {}).</source>
            <translation>No se pudieron consultar los nombres ({}: {}).</translation>
        </message>
        <message>
            <source>The numbers look like degrees, but their system {} counts metres or feet.</source>
            <translation>Los números parecen grados, pero su sistema {} cuenta metros o pies.</translation>
        </message>
        <message>
            <source>The order could not be prepared ({}: {}).</source>
            <translation>No se pudo preparar el pedido ({}: {}).</translation>
        </message>
        <message>
            <source>The order file {} cannot be read ({}).</source>
            <translation>No se puede leer el archivo de pedido {} ({}).</translation>
        </message>
        <message>
            <source>The order file {} cannot be used: {}.</source>
            <translation>No se puede usar el archivo de pedido {}: {}.</translation>
        </message>
        <message>
            <source>The order file {} cannot be written ({}).</source>
            <translation>No se puede escribir el archivo de pedido {} ({}).</translation>
        </message>
        <message>
            <source>The order file {} was written by a newer version of Scene Queue.</source>
            <translation>El archivo de pedido {} lo escribió una versión más reciente de Scene Queue.</translation>
        </message>
        <message>
            <source>The outline goes round a pole more than once.</source>
            <translation>El contorno rodea un polo más de una vez.</translation>
        </message>
        <message>
            <source>The pages of {} lead in a circle.</source>
            <translation>Las páginas de {} van en círculo.</translation>
        </message>
        <message>
            <source>The parameter file {} cannot be read ({}).</source>
            <translation>No se puede leer el archivo de parámetros {} ({}).</translation>
        </message>
        <message>
            <source>The parameter file {} cannot be used: {}.</source>
            <translation>No se puede usar el archivo de parámetros {}: {}.</translation>
        </message>
        <message>
            <source>The parameter file {} is not there.</source>
            <translation>El archivo de parámetros {} no está.</translation>
        </message>
        <message>
            <source>The parameter file {} of the order is not there.</source>
            <translation>El archivo de parámetros {} del pedido no está.</translation>
        </message>
        <message>
            <source>The pasted WKT is in the system with the number (SRID) {}, not in WGS 84 (4326).</source>
            <translation>El WKT pegado está en el sistema con el número (SRID) {}, no en WGS 84 (4326).</translation>
        </message>
        <message>
            <source>The pasted text {} is no area. As WKT: it does not begin with POLYGON or MULTIPOLYGON and a bracket. As GeoJSON: it does not begin with a brace. As tile names: {} is none.</source>
            <translation>El texto pegado {} no es un área. Como WKT: no empieza con POLYGON o MULTIPOLYGON y un paréntesis. Como GeoJSON: no empieza con una llave. Como nombres de teselas: {} no es ninguno.</translation>
        </message>
        <message>
            <source>The path {} has a blank, with which it cannot be started on Windows: install it into a folder such as C:\Sen2Cor-02.12.03-win64.</source>
            <translation>La ruta {} tiene un espacio, con el que no se puede iniciar en Windows: instálelo en una carpeta como C:\Sen2Cor-02.12.03-win64.</translation>
        </message>
        <message>
            <source>The paths of some files would be too long for {}: {} with what lies in it has {} characters, {} are allowed.</source>
            <translation>Las rutas de algunos archivos serían demasiado largas para {}: {} con lo que contiene tiene {} caracteres, se permiten {}.</translation>
        </message>
        <message>
            <source>The picture could not be made ({}: {}).</source>
            <translation>No se pudo hacer la imagen ({}: {}).</translation>
        </message>
        <message>
            <source>The picture {} cannot be written ({}).</source>
            <translation>No se puede escribir la imagen {} ({}).</translation>
        </message>
        <message>
            <source>The point {} {} lies out of bounds.</source>
            <translation>El punto {} {} está fuera de los límites.</translation>
        </message>
        <message>
            <source>The polygons of {} layers are the area.</source>
            <translation>Los polígonos de {} capas son el área.</translation>
        </message>
        <message>
            <source>The product has no image of {}.</source>
            <translation>El producto no tiene ninguna imagen de {}.</translation>
        </message>
        <message>
            <source>The product is incomplete: download it again.</source>
            <translation>El producto está incompleto: descárguelo de nuevo.</translation>
        </message>
        <message>
            <source>The product {} is not there any more.</source>
            <translation>El producto {} ya no está.</translation>
        </message>
        <message>
            <source>The product, rebuilt by {}, is without it.</source>
            <translation>Al producto, reconstruido por {}, le falta.</translation>
        </message>
        <message>
            <source>The products of the order take {}, or will, of the {} that they may; {} are needed for the next.</source>
            <translation>Los productos del pedido ocupan, u ocuparán, {} de los {} que pueden; se necesitan {} para el siguiente.</translation>
        </message>
        <message>
            <source>The products take {} in the end, and the disk budget is {}: downloads wait when it is used up.</source>
            <translation>Los productos ocupan al final {}, y el presupuesto de disco es {}: las descargas esperan cuando se agota.</translation>
        </message>
        <message>
            <source>The profile cdse is not one of a Copernicus Data Space.</source>
            <translation>El perfil cdse no es de un Copernicus Data Space.</translation>
        </message>
        <message>
            <source>The proxy did not let us through to {} ({}).</source>
            <translation>El proxy no nos dejó pasar a {} ({}).</translation>
        </message>
        <message>
            <source>The proxy on the way to {} wants a sign-in (407).</source>
            <translation>El proxy en el camino a {} quiere un inicio de sesión (407).</translation>
        </message>
        <message>
            <source>The proxy {} does not let us through{}.</source>
            <translation>El proxy {} no nos deja pasar{}.</translation>
        </message>
        <message>
            <source>The proxy {} wants a sign-in (407{}).</source>
            <translation>El proxy {} quiere un inicio de sesión (407{}).</translation>
        </message>
        <message>
            <source>The query leaves no room for the rest ({} of the {} characters that the hub takes).</source>
            <translation>La consulta no deja lugar para el resto ({} de los {} caracteres que acepta el hub).</translation>
        </message>
        <message>
            <source>The queue could not do what was asked ({}: {}).</source>
            <translation>La cola no pudo hacer lo que se pidió ({}: {}).</translation>
        </message>
        <message>
            <source>The queue is closed.</source>
            <translation>La cola está cerrada.</translation>
        </message>
        <message>
            <source>The queue's file was damaged and is kept as {}. The queue was made anew from its orders and the disk.</source>
            <translation>El archivo de la cola estaba dañado y se guarda como {}. La cola se hizo de nuevo con sus pedidos y el disco.</translation>
        </message>
        <message>
            <source>The queue's file was damaged and is now {}; this is a new one.</source>
            <translation>El archivo de la cola estaba dañado y ahora es {}; este es nuevo.</translation>
        </message>
        <message>
            <source>The queue's file {} cannot be read ({}).</source>
            <translation>No se puede leer el archivo de la cola {} ({}).</translation>
        </message>
        <message>
            <source>The queue's file {} cannot be used ({}).</source>
            <translation>No se puede usar el archivo de la cola {} ({}).</translation>
        </message>
        <message>
            <source>The queue's file {} is used by another QGIS or qgis_process.</source>
            <translation>El archivo de la cola {} lo usa otro QGIS o qgis_process.</translation>
        </message>
        <message>
            <source>The queue's file {} was written by a newer version of the plugin.</source>
            <translation>El archivo de la cola {} lo escribió una versión más reciente del complemento.</translation>
        </message>
        <message>
            <source>The raw query cannot be used ({}).</source>
            <translation>No se puede usar la consulta directa ({}).</translation>
        </message>
        <message>
            <source>The raw query cannot be used: {}.</source>
            <translation>No se puede usar la consulta directa: {}.</translation>
        </message>
        <message>
            <source>The report {} cannot be written ({}).</source>
            <translation>No se puede escribir el informe {} ({}).</translation>
        </message>
        <message>
            <source>The search begins after today, {}: search earlier days.</source>
            <translation>La búsqueda empieza después de hoy, {}: busque días anteriores.</translation>
        </message>
        <message>
            <source>The search broke off ({}: {}).</source>
            <translation>La búsqueda se interrumpió ({}: {}).</translation>
        </message>
        <message>
            <source>The search ends before it starts ({} to {}).</source>
            <translation>La búsqueda termina antes de empezar ({} a {}).</translation>
        </message>
        <message>
            <source>The search found nothing from {} to {}. So large a place was asked for all scenes, whatever the filters, only from {} to {}: nothing is listed in these days. Make the area or the time smaller to learn more, check the place on the map, or search another service.</source>
            <translation>La búsqueda no encontró nada de {} a {}. Por un lugar tan grande se preguntó por todas las escenas, sean cuales sean los filtros, solo de {} a {}: no hay nada en esos días. Haga el área o el tiempo más pequeños para saber más, revise el lugar en el mapa, o busque en otro servicio.</translation>
        </message>
        <message>
            <source>The search has no title.</source>
            <translation>La búsqueda no tiene título.</translation>
        </message>
        <message>
            <source>The service may have moved or changed: look at the addresses of its profile ({}).</source>
            <translation>El servicio puede haberse mudado o cambiado: mire las direcciones de su perfil ({}).</translation>
        </message>
        <message>
            <source>The service profiles in {} are not valid JSON ({}).</source>
            <translation>Los perfiles de servicio en {} no son JSON válido ({}).</translation>
        </message>
        <message>
            <source>The service profiles in {} cannot be read ({}).</source>
            <translation>No se pueden leer los perfiles de servicio en {} ({}).</translation>
        </message>
        <message>
            <source>The session at {} has ended, and the account has a second factor.</source>
            <translation>La sesión en {} ha terminado, y la cuenta tiene un segundo factor.</translation>
        </message>
        <message>
            <source>The sign-in of {} is not sent to {}, which is no trusted host.</source>
            <translation>El inicio de sesión de {} no se envía a {}, que no es un servidor de confianza.</translation>
        </message>
        <message>
            <source>The sign-out failed; the session ends by itself. {}</source>
            <translation>El cierre de sesión falló; la sesión termina sola. {}</translation>
        </message>
        <message>
            <source>The terrain models of {} ({}) are not used: the order names no folder.</source>
            <translation>Los modelos del terreno de {} ({}) no se usan: el pedido no indica ninguna carpeta.</translation>
        </message>
        <message>
            <source>The test broke off here.</source>
            <translation>La prueba se interrumpió aquí.</translation>
        </message>
        <message>
            <source>The test of the connection broke off ({}: {}).</source>
            <translation>La prueba de la conexión se interrumpió ({}: {}).</translation>
        </message>
        <message>
            <source>The time that Sen2Cor may take is no number of minutes.</source>
            <translation>El tiempo que Sen2Cor puede tardar no es un número de minutos.</translation>
        </message>
        <message>
            <source>The transfer of {} ended after {}.</source>
            <translation>La transferencia de {} terminó tras {}.</translation>
        </message>
        <message>
            <source>The variable {}</source>
            <translation>La variable {}</translation>
        </message>
        <message>
            <source>The version of {} could not be read: {}</source>
            <translation>No se pudo leer la versión de {}: {}</translation>
        </message>
        <message>
            <source>The volume of the account cannot be counted: {}.</source>
            <translation>No se puede contar el volumen de la cuenta: {}.</translation>
        </message>
        <message>
            <source>The way to {} leads through a SOCKS proxy, for which the Python package PySocks is missing.</source>
            <translation>El camino a {} pasa por un proxy SOCKS, para el que falta el paquete de Python PySocks.</translation>
        </message>
        <message>
            <source>The work broke off ({}: {}).</source>
            <translation>El trabajo se interrumpió ({}: {}).</translation>
        </message>
        <message>
            <source>The world map has {} places named {}: together they are the area.</source>
            <translation>El mapamundi tiene {} lugares llamados {}: juntos son el área.</translation>
        </message>
        <message>
            <source>The world map of QGIS has no place named {}.</source>
            <translation>El mapamundi de QGIS no tiene ningún lugar llamado {}.</translation>
        </message>
        <message>
            <source>The world map of QGIS has {} places named {}.</source>
            <translation>El mapamundi de QGIS tiene {} lugares llamados {}.</translation>
        </message>
        <message>
            <source>The world map of this QGIS cannot be read: no layer {} in {}.</source>
            <translation>No se puede leer el mapamundi de este QGIS: no hay capa {} en {}.</translation>
        </message>
        <message>
            <source>The world map of this QGIS is another than expected: {} has no {}.</source>
            <translation>El mapamundi de este QGIS es otro que el esperado: {} no tiene {}.</translation>
        </message>
        <message>
            <source>The {} knows no folder {}: it was renamed, or is of another product.</source>
            <translation>El {} no conoce ninguna carpeta {}: se le cambió el nombre, o es de otro producto.</translation>
        </message>
        <message>
            <source>The {} of {} is faulty at {}. {}</source>
            <translation>El {} de {} tiene un error en {}. {}</translation>
        </message>
        <message>
            <source>The {} that came fits few of the files that are there.</source>
            <translation>El {} que llegó corresponde a pocos de los archivos que están.</translation>
        </message>
        <message>
            <source>The {} that was there is kept as {}{}.</source>
            <translation>El {} que estaba se guarda como {}{}.</translation>
        </message>
        <message>
            <source>Their cloud is not known</source>
            <translation>No se conocen sus nubes</translation>
        </message>
        <message>
            <source>Their cloud over the area is not known</source>
            <translation>No se conocen sus nubes sobre el área</translation>
        </message>
        <message>
            <source>Their orbit direction is not known</source>
            <translation>No se conoce la dirección de su órbita</translation>
        </message>
        <message>
            <source>There are no service profiles at {}.</source>
            <translation>No hay perfiles de servicio en {}.</translation>
        </message>
        <message>
            <source>There is a saved search {} already.</source>
            <translation>Ya hay una búsqueda guardada {}.</translation>
        </message>
        <message>
            <source>There is no Copernicus Data Space among the services.</source>
            <translation>No hay ningún Copernicus Data Space entre los servicios.</translation>
        </message>
        <message>
            <source>There is no L1C product in {}.</source>
            <translation>No hay ningún producto L1C en {}.</translation>
        </message>
        <message>
            <source>There is no Sen2Cor that can be started at {}.{}</source>
            <translation>No hay ningún Sen2Cor que se pueda iniciar en {}.{}</translation>
        </message>
        <message>
            <source>There is no Sentinel Hub among the services.</source>
            <translation>No hay ningún Sentinel Hub entre los servicios.</translation>
        </message>
        <message>
            <source>There is no Sentinel-2 product in {}.</source>
            <translation>No hay ningún producto de Sentinel-2 en {}.</translation>
        </message>
        <message>
            <source>There is no area to search.</source>
            <translation>No hay ningún área que buscar.</translation>
        </message>
        <message>
            <source>There is no band {}.</source>
            <translation>No hay ninguna banda {}.</translation>
        </message>
        <message>
            <source>There is no complete L1C product at {}.</source>
            <translation>No hay ningún producto L1C completo en {}.</translation>
        </message>
        <message>
            <source>There is no date {} months from {}</source>
            <translation>No hay ninguna fecha {} meses desde {}</translation>
        </message>
        <message>
            <source>There is no date {} {}S from {}</source>
            <translation>No hay ninguna fecha {} {}S desde {}</translation>
        </message>
        <message>
            <source>There is no file {}.</source>
            <translation>No hay ningún archivo {}.</translation>
        </message>
        <message>
            <source>There is no folder {} for the footprints.</source>
            <translation>No hay ninguna carpeta {} para los contornos.</translation>
        </message>
        <message>
            <source>There is no folder {}.</source>
            <translation>No hay ninguna carpeta {}.</translation>
        </message>
        <message>
            <source>There is no kind of layer called {}.</source>
            <translation>No hay ninguna clase de capa llamada {}.</translation>
        </message>
        <message>
            <source>There is no orbit direction {}.</source>
            <translation>No hay ninguna dirección de órbita {}.</translation>
        </message>
        <message>
            <source>There is no polygon to take as the area.</source>
            <translation>No hay ningún polígono que tomar como área.</translation>
        </message>
        <message>
            <source>There is no product at {} ({}).</source>
            <translation>No hay ningún producto en {} ({}).</translation>
        </message>
        <message>
            <source>There is no relative orbit {}.</source>
            <translation>No hay ninguna órbita relativa {}.</translation>
        </message>
        <message>
            <source>There is no saved search {}.</source>
            <translation>No hay ninguna búsqueda guardada {}.</translation>
        </message>
        <message>
            <source>There is no service {}.</source>
            <translation>No hay ningún servicio {}.</translation>
        </message>
        <message>
            <source>There is no tile {}.</source>
            <translation>No hay ninguna tesela {}.</translation>
        </message>
        <message>
            <source>There is no {}.</source>
            <translation>No hay ningún {}.</translation>
        </message>
        <message>
            <source>There is not enough room in {}: {} are needed, {} are free above the reserve of {}{}.</source>
            <translation>No hay espacio suficiente en {}: se necesitan {}, hay {} libres por encima de la reserva de {}{}.</translation>
        </message>
        <message>
            <source>There is not one image.</source>
            <translation>No hay ni una imagen.</translation>
        </message>
        <message>
            <source>There is nothing to queue.</source>
            <translation>No hay nada que poner en cola.</translation>
        </message>
        <message>
            <source>Thin cirrus</source>
            <translation>Cirros finos</translation>
        </message>
        <message>
            <source>This QGIS has no world map, so that no place is known by its name.</source>
            <translation>Este QGIS no tiene mapamundi, así que no se conoce ningún lugar por su nombre.</translation>
        </message>
        <message>
            <source>This computer cannot be kept awake from here: turn off its sleep while the queue works.</source>
            <translation>Esta computadora no se puede mantener despierta desde aquí: desactive su suspensión mientras la cola trabaja.</translation>
        </message>
        <message>
            <source>This is not Windows.</source>
            <translation>Esto no es Windows.</translation>
        </message>
        <message>
            <source>This sign-in is not one for {}.</source>
            <translation>Este inicio de sesión no es para {}.</translation>
        </message>
        <message>
            <source>Tile Identifier</source>
            <translation>Tile Identifier</translation>
        </message>
        <message>
            <source>Tiles, such as 15PUT,15PVT</source>
            <translation>Teselas, como 15PUT,15PVT</translation>
        </message>
        <message>
            <source>To go on slowly before, choose so below the queue.</source>
            <translation>Para seguir despacio antes, elíjalo debajo de la cola.</translation>
        </message>
        <message>
            <source>Tried besides:</source>
            <translation>Probado además:</translation>
        </message>
        <message>
            <source>Try again another day, or fetch it from another service.</source>
            <translation>Inténtelo otro día, o descárguelo de otro servicio.</translation>
        </message>
        <message>
            <source>Try again in a moment.</source>
            <translation>Inténtelo de nuevo en un momento.</translation>
        </message>
        <message>
            <source>Try again later, or fetch it from another service.</source>
            <translation>Inténtelo más tarde, o descárguelo de otro servicio.</translation>
        </message>
        <message>
            <source>Try again later, or search a shorter time.</source>
            <translation>Inténtelo más tarde, o busque un tiempo más corto.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>Inténtelo más tarde.</translation>
        </message>
        <message>
            <source>Try again later: the service asks to be left alone for {}.</source>
            <translation>Inténtelo más tarde: el servicio pide que lo dejen en paz durante {}.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, choose another service.</source>
            <translation>Inténtelo más tarde; si sigue así, elija otro servicio.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, look at api_url in the profile of the service.</source>
            <translation>Inténtelo más tarde; si sigue así, mire api_url en el perfil del servicio.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, look at catalogue_url in its profile.</source>
            <translation>Inténtelo más tarde; si sigue así, mire catalogue_url en su perfil.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, look at the profile of the service.</source>
            <translation>Inténtelo más tarde; si sigue así, mire el perfil del servicio.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, lower page_size in the profile of the hub.</source>
            <translation>Inténtelo más tarde; si sigue así, baje page_size en el perfil del hub.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, the address in its profile is no Data Hub.</source>
            <translation>Inténtelo más tarde; si sigue así, la dirección en su perfil no es un Data Hub.</translation>
        </message>
        <message>
            <source>Try again later; if it stays so, the service has changed.</source>
            <translation>Inténtelo más tarde; si sigue así, el servicio ha cambiado.</translation>
        </message>
        <message>
            <source>Try again later; if others reach it, ask the administrator to let {} through.</source>
            <translation>Inténtelo más tarde; si otros lo alcanzan, pida al administrador que deje pasar {}.</translation>
        </message>
        <message>
            <source>Try again later; the month's processing units of the account may be used up.</source>
            <translation>Inténtelo más tarde; las unidades de proceso del mes de la cuenta pueden estar agotadas.</translation>
        </message>
        <message>
            <source>Try again; if it happens again, read the log of the run.</source>
            <translation>Inténtelo de nuevo; si vuelve a pasar, lea el registro de la ejecución.</translation>
        </message>
        <message>
            <source>Try again; if it stays so, have {} let through.</source>
            <translation>Inténtelo de nuevo; si sigue así, pida que se deje pasar {}.</translation>
        </message>
        <message>
            <source>Turn the terrain model off in the options for Sen2Cor, or fetch it into its folder first.</source>
            <translation>Desactive el modelo del terreno en las opciones de Sen2Cor, o descárguelo antes a su carpeta.</translation>
        </message>
        <message>
            <source>Unfinished files stay in {}: {}</source>
            <translation>Quedan archivos sin terminar en {}: {}</translation>
        </message>
        <message>
            <source>Unsupported date value {}</source>
            <translation>Unsupported date value {}</translation>
        </message>
        <message>
            <source>Update Scene Queue.</source>
            <translation>Actualice Scene Queue.</translation>
        </message>
        <message>
            <source>Update the plugin, or move the file away.</source>
            <translation>Actualice el complemento, o mueva el archivo a otro lugar.</translation>
        </message>
        <message>
            <source>Use .gpkg or .geojson.</source>
            <translation>Use .gpkg o .geojson.</translation>
        </message>
        <message>
            <source>Use 1 or more, or none.</source>
            <translation>Use 1 o más, o ninguno.</translation>
        </message>
        <message>
            <source>Use ASCENDING or DESCENDING.</source>
            <translation>Use ASCENDING o DESCENDING.</translation>
        </message>
        <message>
            <source>Use Scene Queue's queue, the algorithm scenequeue:download, or core.stages.download.DownloadStage.</source>
            <translation>Use la cola de Scene Queue, el algoritmo scenequeue:download o core.stages.download.DownloadStage.</translation>
        </message>
        <message>
            <source>Use a footprint layer.</source>
            <translation>Use una capa de contornos.</translation>
        </message>
        <message>
            <source>Use a polygon layer, or draw a polygon.</source>
            <translation>Use una capa de polígonos, o dibuje un polígono.</translation>
        </message>
        <message>
            <source>Use core.stages.safe_check.SafeCheckStage; the downloads of Scene Queue are checked by themselves.</source>
            <translation>Use core.stages.safe_check.SafeCheckStage; las descargas de Scene Queue se comprueban solas.</translation>
        </message>
        <message>
            <source>Use one without any of " % &amp; | &lt; &gt; ^ !</source>
            <translation>Use uno sin ninguno de " % &amp; | &lt; &gt; ^ !</translation>
        </message>
        <message>
            <source>Use {}, {}, {} and {}.</source>
            <translation>Use {}, {}, {} y {}.</translation>
        </message>
        <message>
            <source>Vertices of the search area</source>
            <translation>Vértices del área de búsqueda</translation>
        </message>
        <message>
            <source>Waiting for a connection to {}</source>
            <translation>Esperando una conexión a {}</translation>
        </message>
        <message>
            <source>What is beyond it comes {}, or waits if you chose so below the queue.</source>
            <translation>Lo que pasa de ahí llega {}, o espera si así lo eligió debajo de la cola.</translation>
        </message>
        <message>
            <source>What is missing in it is added when the order ends.</source>
            <translation>Lo que falta en ella se añade cuando el pedido termina.</translation>
        </message>
        <message>
            <source>What other filters would find could not be asked: {}</source>
            <translation>No se pudo preguntar qué encontrarían otros filtros: {}</translation>
        </message>
        <message>
            <source>What this map shows cannot be told ({}).</source>
            <translation>No se puede decir lo que muestra este mapa ({}).</translation>
        </message>
        <message>
            <source>What was known of the cloud over areas could not be read from {} ({}); it is measured again.</source>
            <translation>Lo que se conocía de las nubes sobre áreas no se pudo leer de {} ({}); se mide de nuevo.</translation>
        </message>
        <message>
            <source>Where terrain models come from</source>
            <translation>De dónde vienen los modelos del terreno</translation>
        </message>
        <message>
            <source>Whether the scenes are online was not asked, since they are more than {}.</source>
            <translation>No se preguntó si las escenas están en línea, pues son más de {}.</translation>
        </message>
        <message>
            <source>Whether there are ready L2A products instead is not known.</source>
            <translation>No se sabe si hay en su lugar productos L2A listos.</translation>
        </message>
        <message>
            <source>Whether they are online is not known</source>
            <translation>No se sabe si están en línea</translation>
        </message>
        <message>
            <source>Whether {} had ended before cannot be read ({}).</source>
            <translation>No se puede leer si {} había terminado antes ({}).</translation>
        </message>
        <message>
            <source>Which baselines it takes cannot be told: it is not chosen for any scene.</source>
            <translation>No se puede decir qué líneas base acepta: no se elige para ninguna escena.</translation>
        </message>
        <message>
            <source>Windows has jobs</source>
            <translation>Windows has jobs</translation>
        </message>
        <message>
            <source>With repairs it is unpacked beside itself and put right there, as far as that can be.</source>
            <translation>Con reparaciones se desempaqueta a su lado y se arregla ahí, hasta donde se pueda.</translation>
        </message>
        <message>
            <source>Write 22:00-06:00, or Mo-Fr 20:00-07:00; Sa-Su; nothing stands for always.</source>
            <translation>Escriba 22:00-06:00, o Mo-Fr 20:00-07:00; Sa-Su; nada significa siempre.</translation>
        </message>
        <message>
            <source>Write POLYGON((longitude latitude, ...)), every bracket closed, and nothing behind it.</source>
            <translation>Escriba POLYGON((longitud latitud, ...)), cada paréntesis cerrado, y nada detrás.</translation>
        </message>
        <message>
            <source>Write folders and {}, with {name}.SAFE at the end.</source>
            <translation>Escriba carpetas y {}, con {name}.SAFE al final.</translation>
        </message>
        <message>
            <source>Write it as 05.10, or a range as 05.00- or 02.05-02.14.</source>
            <translation>Escríbala como 05.10, o un intervalo como 05.00- o 02.05-02.14.</translation>
        </message>
        <message>
            <source>Write key=value, several by comma, or sentinelsat's query language.</source>
            <translation>Escriba clave=valor, varias con comas, o el lenguaje de consulta de sentinelsat.</translation>
        </message>
        <message>
            <source>Write key=value, several by comma, or the hub's own query language, in Latin letters.</source>
            <translation>Escriba clave=valor, varias con comas, o el lenguaje de consulta del propio hub, en letras latinas.</translation>
        </message>
        <message>
            <source>Write key=value, several by comma, or the hub's own query language.</source>
            <translation>Escriba clave=valor, varias con comas, o el lenguaje de consulta del propio hub.</translation>
        </message>
        <message>
            <source>Write key=value, several by comma.</source>
            <translation>Escriba clave=valor, varias con comas.</translation>
        </message>
        <message>
            <source>Write satellites as 2A.</source>
            <translation>Escriba los satélites como 2A.</translation>
        </message>
        <message>
            <source>Write the longitude first.</source>
            <translation>Escriba primero la longitud.</translation>
        </message>
        <message>
            <source>Write them as 6-8, 11-4 or 3,5-7.</source>
            <translation>Escríbalos como 6-8, 11-4 o 3,5-7.</translation>
        </message>
        <message>
            <source>Write tiles as 15PUT.</source>
            <translation>Escriba las teselas como 15PUT.</translation>
        </message>
        <message>
            <source>Write zone, band and the two letters of the square, such as 15PUT.</source>
            <translation>Escriba zona, banda y las dos letras del cuadro, como 15PUT.</translation>
        </message>
        <message>
            <source>Zoom to where your area is, then try again.</source>
            <translation>Acérquese a donde está su área, y vuelva a intentarlo.</translation>
        </message>
        <message>
            <source>^MemAvailable:\s+(\d+) kB$</source>
            <translation>^MemAvailable:\s+(\d+) kB$</translation>
        </message>
        <message>
            <source>^\s*(?:ImportError|ModuleNotFoundError)\b|DLL load failed</source>
            <translation>^\s*(?:ImportError|ModuleNotFoundError)\b|DLL load failed</translation>
        </message>
        <message>
            <source>^\s*Application will terminate\s*$</source>
            <translation>^\s*Application will terminate\s*$</translation>
        </message>
        <message>
            <source>^the scene: </source>
            <translation>^the scene: </translation>
        </message>
        <message>
            <source>a configuration file (GIPP) is missing</source>
            <translation>falta un archivo de configuración (GIPP)</translation>
        </message>
        <message>
            <source>a corner lies where it has none</source>
            <translation>una esquina está donde no tiene ninguna</translation>
        </message>
        <message>
            <source>a day begins at 0:00</source>
            <translation>un día empieza a las 0:00</translation>
        </message>
        <message>
            <source>a field comes twice in {}</source>
            <translation>un campo aparece dos veces en {}</translation>
        </message>
        <message>
            <source>a folder cannot be written</source>
            <translation>no se puede escribir en una carpeta</translation>
        </message>
        <message>
            <source>a keyword</source>
            <translation>una palabra clave</translation>
        </message>
        <message>
            <source>a part of its installation is missing</source>
            <translation>falta una parte de su instalación</translation>
        </message>
        <message>
            <source>a path is too long</source>
            <translation>una ruta es demasiado larga</translation>
        </message>
        <message>
            <source>a range cannot end at the pattern {}</source>
            <translation>un intervalo no puede terminar en el patrón {}</translation>
        </message>
        <message>
            <source>a setting is wrong</source>
            <translation>un ajuste está mal</translation>
        </message>
        <message>
            <source>a share of {}</source>
            <translation>una parte de {}</translation>
        </message>
        <message>
            <source>a sign-in is missing or was refused</source>
            <translation>falta un inicio de sesión o se rechazó</translation>
        </message>
        <message>
            <source>a term</source>
            <translation>un término</translation>
        </message>
        <message>
            <source>a value for {}</source>
            <translation>un valor para {}</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>una página web</translation>
        </message>
        <message>
            <source>about a minute</source>
            <translation>cerca de un minuto</translation>
        </message>
        <message>
            <source>about {} days</source>
            <translation>cerca de {} días</translation>
        </message>
        <message>
            <source>about {} h</source>
            <translation>cerca de {} h</translation>
        </message>
        <message>
            <source>about {} min</source>
            <translation>cerca de {} min</translation>
        </message>
        <message>
            <source>an empty answer</source>
            <translation>una respuesta vacía</translation>
        </message>
        <message>
            <source>an end of the range</source>
            <translation>un extremo del intervalo</translation>
        </message>
        <message>
            <source>and not the same each time.</source>
            <translation>y no cada vez lo mismo.</translation>
        </message>
        <message>
            <source>at least </source>
            <translation>al menos </translation>
        </message>
        <message>
            <source>at work</source>
            <translation>en marcha</translation>
        </message>
        <message>
            <source>at {} MB/s</source>
            <translation>a {} MB/s</translation>
        </message>
        <message>
            <source>atmospheric correction</source>
            <translation>corrección atmosférica</translation>
        </message>
        <message>
            <source>att:att/Name eq {}</source>
            <translation>att:att/Name eq {}</translation>
        </message>
        <message>
            <source>begin and published need a time zone</source>
            <translation>begin y published necesitan una zona horaria</translation>
        </message>
        <message>
            <source>begins with http://, which is allowed to this machine only; use https://</source>
            <translation>empieza con http://, que se permite solo a esta máquina; use https://</translation>
        </message>
        <message>
            <source>bytes {}-{}/{}</source>
            <translation>bytes {}-{}/{}</translation>
        </message>
        <message>
            <source>cannot copy report file</source>
            <translation>cannot copy report file</translation>
        </message>
        <message>
            <source>cannot create process status file|cannot update the report file</source>
            <translation>cannot create process status file|cannot update the report file</translation>
        </message>
        <message>
            <source>cannot parse from 'NoneType'</source>
            <translation>cannot parse from 'NoneType'</translation>
        </message>
        <message>
            <source>cannot read the query from here on: {}</source>
            <translation>no se puede leer la consulta desde aquí: {}</translation>
        </message>
        <message>
            <source>changed service</source>
            <translation>servicio cambiado</translation>
        </message>
        <message>
            <source>checking {}</source>
            <translation>comprobando {}</translation>
        </message>
        <message>
            <source>choose another folder or fewer scenes</source>
            <translation>elija otra carpeta o menos escenas</translation>
        </message>
        <message>
            <source>concurrent flows</source>
            <translation>concurrent flows</translation>
        </message>
        <message>
            <source>did not begin its answer within {} s</source>
            <translation>no empezó su respuesta en {} s</translation>
        </message>
        <message>
            <source>do not keep L1C products</source>
            <translation>no conservar los productos L1C</translation>
        </message>
        <message>
            <source>do not keep the ZIP files</source>
            <translation>no conservar los archivos ZIP</translation>
        </message>
        <message>
            <source>downloading a terrain model</source>
            <translation>descargando un modelo del terreno</translation>
        </message>
        <message>
            <source>each run has a folder of its own</source>
            <translation>cada ejecución tiene una carpeta propia</translation>
        </message>
        <message>
            <source>ended without an answer</source>
            <translation>terminó sin una respuesta</translation>
        </message>
        <message>
            <source>ended; how, Scene Queue says</source>
            <translation>terminó; cómo, lo dice Scene Queue</translation>
        </message>
        <message>
            <source>error {} of Qt's network</source>
            <translation>error {} de la red de Qt</translation>
        </message>
        <message>
            <source>expected {} at place {}, found {}</source>
            <translation>se esperaba {} en el lugar {}, se encontró {}</translation>
        </message>
        <message>
            <source>fell silent in the middle of its answer, for {} s</source>
            <translation>enmudeció en medio de su respuesta, durante {} s</translation>
        </message>
        <message>
            <source>fetched again</source>
            <translation>descargado de nuevo</translation>
        </message>
        <message>
            <source>folder made</source>
            <translation>carpeta hecha</translation>
        </message>
        <message>
            <source>from {} to {}</source>
            <translation>de {} a {}</translation>
        </message>
        <message>
            <source>has no end</source>
            <translation>no tiene final</translation>
        </message>
        <message>
            <source>has no product name</source>
            <translation>no tiene nombre de producto</translation>
        </message>
        <message>
            <source>has {} entries</source>
            <translation>tiene {} entradas</translation>
        </message>
        <message>
            <source>holds a link or a device, {}</source>
            <translation>contiene un enlace o un dispositivo, {}</translation>
        </message>
        <message>
            <source>holds a user or a password; these never stand in an address</source>
            <translation>contiene un usuario o una contraseña; estos nunca están en una dirección</translation>
        </message>
        <message>
            <source>holds no folder that ends in .SAFE</source>
            <translation>no contiene ninguna carpeta que termine en .SAFE</translation>
        </message>
        <message>
            <source>holds several products ({})</source>
            <translation>contiene varios productos ({})</translation>
        </message>
        <message>
            <source>holds the name {}, which leads out of its folder</source>
            <translation>contiene el nombre {}, que lleva fuera de su carpeta</translation>
        </message>
        <message>
            <source>holds the name {}, which leads out of its folder or cannot be written</source>
            <translation>contiene el nombre {}, que lleva fuera de su carpeta o no se puede escribir</translation>
        </message>
        <message>
            <source>holds {} as a file</source>
            <translation>contiene {} como archivo</translation>
        </message>
        <message>
            <source>holds {} encrypted, or packed in an unusual way</source>
            <translation>contiene {} cifrado, o empaquetado de manera inusual</translation>
        </message>
        <message>
            <source>holds {} instead of {}</source>
            <translation>contiene {} en vez de {}</translation>
        </message>
        <message>
            <source>holds {} twice</source>
            <translation>contiene {} dos veces</translation>
        </message>
        <message>
            <source>holds {}; write host, host:port or *.domain</source>
            <translation>contiene {}; escriba servidor, servidor:puerto o *.dominio</translation>
        </message>
        <message>
            <source>id, order_id, identifier, scene, product, stage, state, attempts, message, trouble, not_before, priority, facts</source>
            <translation>id, order_id, identifier, scene, product, stage, state, attempts, message, trouble, not_before, priority, facts</translation>
        </message>
        <message>
            <source>if(superseded and state = '', '{}', state)</source>
            <translation>if(superseded and state = '', '{}', state)</translation>
        </message>
        <message>
            <source>images of the L1C product are missing or unreadable</source>
            <translation>faltan imágenes del producto L1C o no se pueden leer</translation>
        </message>
        <message>
            <source>in all months</source>
            <translation>en todos los meses</translation>
        </message>
        <message>
            <source>in another form than it should</source>
            <translation>en otra forma que la debida</translation>
        </message>
        <message>
            <source>in both directions of flight</source>
            <translation>en ambas direcciones de vuelo</translation>
        </message>
        <message>
            <source>in the months {}</source>
            <translation>en los meses {}</translation>
        </message>
        <message>
            <source>in {} direction</source>
            <translation>en dirección {}</translation>
        </message>
        <message>
            <source>insufficient nr\. of bands in tile|import of band list failed</source>
            <translation>insufficient nr\. of bands in tile|import of band list failed</translation>
        </message>
        <message>
            <source>is broken ({})</source>
            <translation>está dañado ({})</translation>
        </message>
        <message>
            <source>is cut or damaged, or is no ZIP</source>
            <translation>está cortado o dañado, o no es un ZIP</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>está vacío</translation>
        </message>
        <message>
            <source>is not an address that begins with https://</source>
            <translation>no es una dirección que empiece con https://</translation>
        </message>
        <message>
            <source>is of</source>
            <translation>es de</translation>
        </message>
        <message>
            <source>is of another scene ({})</source>
            <translation>es de otra escena ({})</translation>
        </message>
        <message>
            <source>it declares a document type</source>
            <translation>declara un tipo de documento</translation>
        </message>
        <message>
            <source>it declares the document type {}</source>
            <translation>declara el tipo de documento {}</translation>
        </message>
        <message>
            <source>it ended with code {}</source>
            <translation>terminó con el código {}</translation>
        </message>
        <message>
            <source>it ended without saying that it succeeded</source>
            <translation>terminó sin decir que lo logró</translation>
        </message>
        <message>
            <source>it ends when it begins (a whole day is 0:00-24:00)</source>
            <translation>termina cuando empieza (un día entero es 0:00-24:00)</translation>
        </message>
        <message>
            <source>it has the element {} {} times instead of once</source>
            <translation>tiene el elemento {} {} veces en vez de una</translation>
        </message>
        <message>
            <source>it is cut off: {} of {} scenes are in it</source>
            <translation>está cortado: contiene {} de {} escenas</translation>
        </message>
        <message>
            <source>it is in UTF-16, where UTF-8 belongs</source>
            <translation>está en UTF-16, donde debe ir UTF-8</translation>
        </message>
        <message>
            <source>it is no JSON ({} at character {})</source>
            <translation>no es JSON ({} en el carácter {})</translation>
        </message>
        <message>
            <source>it is no XML: {}</source>
            <translation>no es XML: {}</translation>
        </message>
        <message>
            <source>it is no hours of the day, with or without days before them</source>
            <translation>no son horas del día, con o sin días delante</translation>
        </message>
        <message>
            <source>it is no text ({})</source>
            <translation>no es texto ({})</translation>
        </message>
        <message>
            <source>it refused its command line</source>
            <translation>rechazó su línea de órdenes</translation>
        </message>
        <message>
            <source>it was cancelled</source>
            <translation>se canceló</translation>
        </message>
        <message>
            <source>it would make a product without images</source>
            <translation>haría un producto sin imágenes</translation>
        </message>
        <message>
            <source>its element {} holds more than a text</source>
            <translation>su elemento {} contiene más que un texto</translation>
        </message>
        <message>
            <source>its end is not {}.SAFE</source>
            <translation>su final no es {}.SAFE</translation>
        </message>
        <message>
            <source>its own Python could not be started</source>
            <translation>no se pudo iniciar su propio Python</translation>
        </message>
        <message>
            <source>last block</source>
            <translation>último bloque</translation>
        </message>
        <message>
            <source>less than 1 %</source>
            <translation>menos de 1 %</translation>
        </message>
        <message>
            <source>less than 1 MB</source>
            <translation>menos de 1 MB</translation>
        </message>
        <message>
            <source>limit and offset cannot be negative</source>
            <translation>limit y offset no pueden ser negativos</translation>
        </message>
        <message>
            <source>line 1: it does not begin with an order</source>
            <translation>línea 1: no empieza con un pedido</translation>
        </message>
        <message>
            <source>line 1: {}</source>
            <translation>línea 1: {}</translation>
        </message>
        <message>
            <source>line {}</source>
            <translation>línea {}</translation>
        </message>
        <message>
            <source>line {}: {}</source>
            <translation>línea {}: {}</translation>
        </message>
        <message>
            <source>line {}: {} stands in it twice</source>
            <translation>línea {}: {} está dos veces</translation>
        </message>
        <message>
            <source>locks do not work in {}</source>
            <translation>los bloqueos no funcionan en {}</translation>
        </message>
        <message>
            <source>look up table not found</source>
            <translation>look up table not found</translation>
        </message>
        <message>
            <source>map extent</source>
            <translation>extensión del mapa</translation>
        </message>
        <message>
            <source>minutes for a run</source>
            <translation>minutos para una ejecución</translation>
        </message>
        <message>
            <source>minutes of silence</source>
            <translation>minutos de silencio</translation>
        </message>
        <message>
            <source>module {} has no attribute {}</source>
            <translation>module {} has no attribute {}</translation>
        </message>
        <message>
            <source>more than two days</source>
            <translation>más de dos días</translation>
        </message>
        <message>
            <source>more than {} brackets within each other</source>
            <translation>más de {} paréntesis uno dentro de otro</translation>
        </message>
        <message>
            <source>more than {} bytes are far too many</source>
            <translation>más de {} bytes son demasiados</translation>
        </message>
        <message>
            <source>must be a baseline such as 04.00</source>
            <translation>debe ser una línea base como 04.00</translation>
        </message>
        <message>
            <source>must be a day such as 2024-08-28</source>
            <translation>debe ser un día como 2024-08-28</translation>
        </message>
        <message>
            <source>must be a list of texts</source>
            <translation>debe ser una lista de textos</translation>
        </message>
        <message>
            <source>must be a number of seconds above 0</source>
            <translation>debe ser un número de segundos mayor que 0</translation>
        </message>
        <message>
            <source>must be a text that is not empty</source>
            <translation>debe ser un texto que no esté vacío</translation>
        </message>
        <message>
            <source>must be a whole number of at least 1</source>
            <translation>debe ser un número entero de al menos 1</translation>
        </message>
        <message>
            <source>must be a whole path, from the root or from ~ on</source>
            <translation>debe ser una ruta completa, desde la raíz o desde ~</translation>
        </message>
        <message>
            <source>must be made of letters, digits, - and _</source>
            <translation>debe estar hecho de letras, cifras, - y _</translation>
        </message>
        <message>
            <source>must be one of {}</source>
            <translation>debe ser uno de {}</translation>
        </message>
        <message>
            <source>must be path or virtual</source>
            <translation>debe ser path o virtual</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>debe ser true o false</translation>
        </message>
        <message>
            <source>must be {}, the one that this version knows</source>
            <translation>debe ser {}, el que esta versión conoce</translation>
        </message>
        <message>
            <source>name not found</source>
            <translation>nombre no encontrado</translation>
        </message>
        <message>
            <source>named {}</source>
            <translation>llamado {}</translation>
        </message>
        <message>
            <source>names a file twice</source>
            <translation>nombra un archivo dos veces</translation>
        </message>
        <message>
            <source>names of files</source>
            <translation>nombres de archivos</translation>
        </message>
        <message>
            <source>nearly used up</source>
            <translation>casi agotado</translation>
        </message>
        <message>
            <source>no Sen2Cor is there that takes it</source>
            <translation>no hay ningún Sen2Cor que lo acepte</translation>
        </message>
        <message>
            <source>no answer in time</source>
            <translation>ninguna respuesta a tiempo</translation>
        </message>
        <message>
            <source>no note can be read</source>
            <translation>no se puede leer ninguna nota</translation>
        </message>
        <message>
            <source>no numbers</source>
            <translation>ningún número</translation>
        </message>
        <message>
            <source>no percentage: {}</source>
            <translation>no es un porcentaje: {}</translation>
        </message>
        <message>
            <source>no polygon</source>
            <translation>ningún polígono</translation>
        </message>
        <message>
            <source>no text: {}</source>
            <translation>no es texto: {}</translation>
        </message>
        <message>
            <source>not ({})</source>
            <translation>no ({})</translation>
        </message>
        <message>
            <source>not a text: {}</source>
            <translation>no es un texto: {}</translation>
        </message>
        <message>
            <source>nothing to fetch</source>
            <translation>nada que descargar</translation>
        </message>
        <message>
            <source>nothing would be corrected</source>
            <translation>no se corregiría nada</translation>
        </message>
        <message>
            <source>of all orbits</source>
            <translation>de todas las órbitas</translation>
        </message>
        <message>
            <source>of all satellites</source>
            <translation>de todos los satélites</translation>
        </message>
        <message>
            <source>of any baseline</source>
            <translation>de cualquier línea base</translation>
        </message>
        <message>
            <source>of any name</source>
            <translation>de cualquier nombre</translation>
        </message>
        <message>
            <source>of either level</source>
            <translation>de cualquiera de los dos niveles</translation>
        </message>
        <message>
            <source>of the baseline {}</source>
            <translation>de la línea base {}</translation>
        </message>
        <message>
            <source>of the orbit {}</source>
            <translation>de la órbita {}</translation>
        </message>
        <message>
            <source>of unknown version</source>
            <translation>de versión desconocida</translation>
        </message>
        <message>
            <source>of {}</source>
            <translation>de {}</translation>
        </message>
        <message>
            <source>on all tiles of the area</source>
            <translation>en todas las teselas del área</translation>
        </message>
        <message>
            <source>on {}</source>
            <translation>el {}</translation>
        </message>
        <message>
            <source>one of its steps failed</source>
            <translation>falló uno de sus pasos</translation>
        </message>
        <message>
            <source>only Sen2Cor before 2.8 had it</source>
            <translation>solo Sen2Cor antes de 2.8 lo tenía</translation>
        </message>
        <message>
            <source>only Sentinel-2 can be searched here, not {}</source>
            <translation>aquí solo se puede buscar Sentinel-2, no {}</translation>
        </message>
        <message>
            <source>page size of (\d+) bytes</source>
            <translation>page size of (\d+) bytes</translation>
        </message>
        <message>
            <source>processing with resolution (\d+) m</source>
            <translation>processing with resolution (\d+) m</translation>
        </message>
        <message>
            <source>products are corrected whole</source>
            <translation>los productos se corrigen completos</translation>
        </message>
        <message>
            <source>proxy sign-in</source>
            <translation>inicio de sesión del proxy</translation>
        </message>
        <message>
            <source>python\S*: (?:not found|No such file|cannot execute)|GLIBC_\S+. not found|Exec format error|is not recognized as an internal or external command</source>
            <translation>python\S*: (?:not found|No such file|cannot execute)|GLIBC_\S+. not found|Exec format error|is not recognized as an internal or external command</translation>
        </message>
        <message>
            <source>quoted text</source>
            <translation>texto entre comillas</translation>
        </message>
        <message>
            <source>reading images</source>
            <translation>leyendo imágenes</translation>
        </message>
        <message>
            <source>repair was</source>
            <translation>reparación se hizo</translation>
        </message>
        <message>
            <source>repair {}</source>
            <translation>reparar {}</translation>
        </message>
        <message>
            <source>repairs were</source>
            <translation>reparaciones se hicieron</translation>
        </message>
        <message>
            <source>replaced by a newer version</source>
            <translation>sustituida por una versión más reciente</translation>
        </message>
        <message>
            <source>retrieve DEM from URL</source>
            <translation>retrieve DEM from URL</translation>
        </message>
        <message>
            <source>scene classification</source>
            <translation>clasificación de escena</translation>
        </message>
        <message>
            <source>scene has only background pixels|All images contain only invalid pixels</source>
            <translation>scene has only background pixels|All images contain only invalid pixels</translation>
        </message>
        <message>
            <source>scene-queue (QGIS plugin)</source>
            <translation>scene-queue (QGIS plugin)</translation>
        </message>
        <message>
            <source>scene-queue commands</source>
            <translation>scene-queue commands</translation>
        </message>
        <message>
            <source>scene-queue store</source>
            <translation>scene-queue store</translation>
        </message>
        <message>
            <source>scene_queue awake</source>
            <translation>scene_queue awake</translation>
        </message>
        <message>
            <source>scene_queue check</source>
            <translation>scene_queue check</translation>
        </message>
        <message>
            <source>scene_queue engine</source>
            <translation>scene_queue engine</translation>
        </message>
        <message>
            <source>scene_queue task</source>
            <translation>scene_queue task</translation>
        </message>
        <message>
            <source>scenes of an order</source>
            <translation>escenas de un pedido</translation>
        </message>
        <message>
            <source>schema {}</source>
            <translation>schema {}</translation>
        </message>
        <message>
            <source>slow lane</source>
            <translation>slow lane</translation>
        </message>
        <message>
            <source>something failed that nobody foresaw</source>
            <translation>falló algo que nadie había previsto</translation>
        </message>
        <message>
            <source>sources of the order</source>
            <translation>fuentes del pedido</translation>
        </message>
        <message>
            <source>stages is {}</source>
            <translation>stages is {}</translation>
        </message>
        <message>
            <source>start of (?:Automatic Aerosol|Atmospheric Correction)|end of interpolation LUTs</source>
            <translation>start of (?:Automatic Aerosol|Atmospheric Correction)|end of interpolation LUTs</translation>
        </message>
        <message>
            <source>start of Scene Classification</source>
            <translation>start of Scene Classification</translation>
        </message>
        <message>
            <source>start of post processing|start export</source>
            <translation>start of post processing|start export</translation>
        </message>
        <message>
            <source>start of pre processing</source>
            <translation>start of pre processing</translation>
        </message>
        <message>
            <source>starting Sen2Cor</source>
            <translation>iniciando Sen2Cor</translation>
        </message>
        <message>
            <source>starting {}</source>
            <translation>iniciando {}</translation>
        </message>
        <message>
            <source>take Sen2Cor {} for all</source>
            <translation>tome Sen2Cor {} para todas</translation>
        </message>
        <message>
            <source>take ready L2A products only</source>
            <translation>tome solo productos L2A listos</translation>
        </message>
        <message>
            <source>that can be fetched at once</source>
            <translation>que se puede descargar enseguida</translation>
        </message>
        <message>
            <source>the L1C product is incomplete</source>
            <translation>el producto L1C está incompleto</translation>
        </message>
        <message>
            <source>the L1C product is not where it was</source>
            <translation>el producto L1C no está donde estaba</translation>
        </message>
        <message>
            <source>the L1C product lacks folders that Sen2Cor needs (AUX_DATA, HTML, rep_info), or a path is too long</source>
            <translation>al producto L1C le faltan carpetas que Sen2Cor necesita (AUX_DATA, HTML, rep_info), o una ruta es demasiado larga</translation>
        </message>
        <message>
            <source>the L1C product lacks its folder rep_info</source>
            <translation>al producto L1C le falta su carpeta rep_info</translation>
        </message>
        <message>
            <source>the L1C product lacks its manifest.safe</source>
            <translation>al producto L1C le falta su manifest.safe</translation>
        </message>
        <message>
            <source>the L1C product's folder was renamed</source>
            <translation>se cambió el nombre de la carpeta del producto L1C</translation>
        </message>
        <message>
            <source>the ZIP is damaged there: {}</source>
            <translation>el ZIP está dañado ahí: {}</translation>
        </message>
        <message>
            <source>the account's volume is used up</source>
            <translation>el volumen de la cuenta está agotado</translation>
        </message>
        <message>
            <source>the area cannot be used</source>
            <translation>no se puede usar el área</translation>
        </message>
        <message>
            <source>the area holds a quote or a backslash</source>
            <translation>el área contiene una comilla o una barra invertida</translation>
        </message>
        <message>
            <source>the connection failed</source>
            <translation>la conexión falló</translation>
        </message>
        <message>
            <source>the copy is not like its source</source>
            <translation>la copia no es como su origen</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>el disco está lleno</translation>
        </message>
        <message>
            <source>the end</source>
            <translation>el final</translation>
        </message>
        <message>
            <source>the end of the query</source>
            <translation>el final de la consulta</translation>
        </message>
        <message>
            <source>the folder is not there any more</source>
            <translation>la carpeta ya no está</translation>
        </message>
        <message>
            <source>the loop ends by itself</source>
            <translation>the loop ends by itself</translation>
        </message>
        <message>
            <source>the order has a resolution</source>
            <translation>el pedido tiene una resolución</translation>
        </message>
        <message>
            <source>the order's options have a parameter file</source>
            <translation>las opciones del pedido tienen un archivo de parámetros</translation>
        </message>
        <message>
            <source>the order's options have a scene classification only</source>
            <translation>las opciones del pedido tienen solo una clasificación de escena</translation>
        </message>
        <message>
            <source>the parameter file (GIPP) is of another version of Sen2Cor</source>
            <translation>el archivo de parámetros (GIPP) es de otra versión de Sen2Cor</translation>
        </message>
        <message>
            <source>the product is incomplete or damaged</source>
            <translation>el producto está incompleto o dañado</translation>
        </message>
        <message>
            <source>the product's metadata are not what this version expects</source>
            <translation>los metadatos del producto no son los que esta versión espera</translation>
        </message>
        <message>
            <source>the products</source>
            <translation>los productos</translation>
        </message>
        <message>
            <source>the queue's file cannot be used</source>
            <translation>no se puede usar el archivo de la cola</translation>
        </message>
        <message>
            <source>the same password was refused before and is not sent again</source>
            <translation>la misma contraseña se rechazó antes y no se envía otra vez</translation>
        </message>
        <message>
            <source>the scene</source>
            <translation>la escena</translation>
        </message>
        <message>
            <source>the service has it in its archive only</source>
            <translation>el servicio la tiene solo en su archivo</translation>
        </message>
        <message>
            <source>the service refused it or gave no sensible answer</source>
            <translation>el servicio la rechazó o no dio una respuesta con sentido</translation>
        </message>
        <message>
            <source>the service was busy</source>
            <translation>el servicio estaba ocupado</translation>
        </message>
        <message>
            <source>the terrain model (DEM) could not be had</source>
            <translation>no se pudo tener el modelo del terreno (DEM)</translation>
        </message>
        <message>
            <source>the tile holds no data in this scene</source>
            <translation>la tesela no contiene datos en esta escena</translation>
        </message>
        <message>
            <source>the value of {} holds other conditions ({}); write them as raw</source>
            <translation>el valor de {} contiene otras condiciones ({}); escríbalas como raw</translation>
        </message>
        <message>
            <source>there is no L2A of the acquisition, or it sees too little</source>
            <translation>no hay L2A de la adquisición, o ve muy poco</translation>
        </message>
        <message>
            <source>there is no day '{}'</source>
            <translation>no hay ningún día '{}'</translation>
        </message>
        <message>
            <source>there is no time {}</source>
            <translation>no hay ninguna hora {}</translation>
        </message>
        <message>
            <source>there is no version {}</source>
            <translation>no hay ninguna versión {}</translation>
        </message>
        <message>
            <source>there was not enough memory</source>
            <translation>no hubo memoria suficiente</translation>
        </message>
        <message>
            <source>this Sen2Cor has no tables for this satellite</source>
            <translation>este Sen2Cor no tiene tablas para este satélite</translation>
        </message>
        <message>
            <source>this request</source>
            <translation>esta petición</translation>
        </message>
        <message>
            <source>this system</source>
            <translation>este sistema</translation>
        </message>
        <message>
            <source>this version does not know the product's format</source>
            <translation>esta versión no conoce el formato del producto</translation>
        </message>
        <message>
            <source>true colour</source>
            <translation>color natural</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>verdadero o falso</translation>
        </message>
        <message>
            <source>undefined field {}</source>
            <translation>campo no definido {}</translation>
        </message>
        <message>
            <source>undefined field {}; there are: {}</source>
            <translation>campo no definido {}; existen: {}</translation>
        </message>
        <message>
            <source>unexpected name</source>
            <translation>nombre inesperado</translation>
        </message>
        <message>
            <source>unfinished files</source>
            <translation>archivos sin terminar</translation>
        </message>
        <message>
            <source>unpack {}</source>
            <translation>desempaquetar {}</translation>
        </message>
        <message>
            <source>unrecognized arguments|: error: </source>
            <translation>unrecognized arguments|: error: </translation>
        </message>
        <message>
            <source>up to N{}</source>
            <translation>hasta N{}</translation>
        </message>
        <message>
            <source>used up</source>
            <translation>agotado</translation>
        </message>
        <message>
            <source>was made on</source>
            <translation>se hizo el</translation>
        </message>
        <message>
            <source>was silent for too long</source>
            <translation>estuvo en silencio demasiado tiempo</translation>
        </message>
        <message>
            <source>what arrived is not what was announced</source>
            <translation>lo que llegó no es lo anunciado</translation>
        </message>
        <message>
            <source>what is to be corrected is the order's</source>
            <translation>lo que se ha de corregir es lo del pedido</translation>
        </message>
        <message>
            <source>whole number</source>
            <translation>número entero</translation>
        </message>
        <message>
            <source>with any cloud</source>
            <translation>con cualquier cantidad de nubes</translation>
        </message>
        <message>
            <source>with any cloud over the area</source>
            <translation>con cualquier cantidad de nubes sobre el área</translation>
        </message>
        <message>
            <source>with status {}</source>
            <translation>con el estado {}</translation>
        </message>
        <message>
            <source>with those that the service has to fetch from its archive</source>
            <translation>con las que el servicio tiene que traer de su archivo</translation>
        </message>
        <message>
            <source>with up to {} % cloud</source>
            <translation>con hasta {} % de nubes</translation>
        </message>
        <message>
            <source>with up to {} % cloud over the area</source>
            <translation>con hasta {} % de nubes sobre el área</translation>
        </message>
        <message>
            <source>without any of the filters</source>
            <translation>sin ninguno de los filtros</translation>
        </message>
        <message>
            <source>without id</source>
            <translation>without id</translation>
        </message>
        <message>
            <source>working hours</source>
            <translation>horario de trabajo</translation>
        </message>
        <message>
            <source>would grow out of all proportion</source>
            <translation>crecería fuera de toda proporción</translation>
        </message>
        <message>
            <source>write "Intersects(POLYGON((longitude latitude, ...)))", with the quotes</source>
            <translation>escriba "Intersects(POLYGON((longitud latitud, ...)))", con las comillas</translation>
        </message>
        <message>
            <source>write true or false, not a range</source>
            <translation>escriba true o false, no un intervalo</translation>
        </message>
        <message>
            <source>x from {} to {}, y from {} to {}</source>
            <translation>x de {} a {}, y de {} a {}</translation>
        </message>
        <message>
            <source>{{}} is not known</source>
            <translation>no se conoce {{}}</translation>
        </message>
        <message>
            <source>{} (copy)</source>
            <translation>{} (copia)</translation>
        </message>
        <message>
            <source>{} Another connection goes on with these bytes.</source>
            <translation>{} Otra conexión continúa con estos bytes.</translation>
        </message>
        <message>
            <source>{} Asking for smaller pages.</source>
            <translation>{} Pidiendo páginas más pequeñas.</translation>
        </message>
        <message>
            <source>{} GB are free</source>
            <translation>{} GB están libres</translation>
        </message>
        <message>
            <source>{} GB of memory</source>
            <translation>{} GB de memoria</translation>
        </message>
        <message>
            <source>{} Install it again, or the one for this system.</source>
            <translation>{} Instálelo de nuevo, o el de este sistema.</translation>
        </message>
        <message>
            <source>{} Install it again.</source>
            <translation>{} Instálelo de nuevo.</translation>
        </message>
        <message>
            <source>{} It could not be fetched again.</source>
            <translation>{} No se pudo descargar de nuevo.</translation>
        </message>
        <message>
            <source>{} It goes on on {}, when enough of it is free again.</source>
            <translation>{} Continúa el {}, cuando vuelva a haber suficiente libre.</translation>
        </message>
        <message>
            <source>{} It is faulty at {}.</source>
            <translation>{} Tiene un error en {}.</translation>
        </message>
        <message>
            <source>{} It is fetched file by file instead.</source>
            <translation>{} En su lugar se descarga archivo por archivo.</translation>
        </message>
        <message>
            <source>{} It is fetched once more.</source>
            <translation>{} Se descarga una vez más.</translation>
        </message>
        <message>
            <source>{} It is read page by page.</source>
            <translation>{} Se lee página por página.</translation>
        </message>
        <message>
            <source>{} It is tried again for ten minutes.</source>
            <translation>{} Se intenta de nuevo durante diez minutos.</translation>
        </message>
        <message>
            <source>{} Next attempt in {} s ({} of {}).</source>
            <translation>{} Siguiente intento en {} s ({} de {}).</translation>
        </message>
        <message>
            <source>{} The same call goes on where this one ended.</source>
            <translation>{} La misma llamada continúa donde esta terminó.</translation>
        </message>
        <message>
            <source>{} They are lost when QGIS closes.</source>
            <translation>{} Se pierden cuando QGIS se cierra.</translation>
        </message>
        <message>
            <source>{} and ContentDate/Start ge {}</source>
            <translation>{} and ContentDate/Start ge {}</translation>
        </message>
        <message>
            <source>{} and ContentDate/Start ge {} and ContentDate/Start le {}</source>
            <translation>{} and ContentDate/Start ge {} and ContentDate/Start le {}</translation>
        </message>
        <message>
            <source>{} and ContentDate/Start {} {}</source>
            <translation>{} and ContentDate/Start {} {}</translation>
        </message>
        <message>
            <source>{} and {}</source>
            <translation>{} y {}</translation>
        </message>
        <message>
            <source>{} answered a search as if it had no catalogue (404).</source>
            <translation>{} respondió a una búsqueda como si no tuviera catálogo (404).</translation>
        </message>
        <message>
            <source>{} answered a search with something else than products.</source>
            <translation>{} respondió a una búsqueda con algo que no son productos.</translation>
        </message>
        <message>
            <source>{} answered a search with something that is no list of products.</source>
            <translation>{} respondió a una búsqueda con algo que no es una lista de productos.</translation>
        </message>
        <message>
            <source>{} answered a search with something that is no list of scenes.</source>
            <translation>{} respondió a una búsqueda con algo que no es una lista de escenas.</translation>
        </message>
        <message>
            <source>{} answered the download with status {}.</source>
            <translation>{} respondió a la descarga con el estado {}.</translation>
        </message>
        <message>
            <source>{} answered the question for a product with something else.</source>
            <translation>{} respondió a la pregunta por un producto con otra cosa.</translation>
        </message>
        <message>
            <source>{} answered the sign-in without a token.</source>
            <translation>{} respondió al inicio de sesión sin un token.</translation>
        </message>
        <message>
            <source>{} answered with a web page instead of data.</source>
            <translation>{} respondió con una página web en vez de datos.</translation>
        </message>
        <message>
            <source>{} answered with no JSON object.</source>
            <translation>{} respondió sin un objeto JSON.</translation>
        </message>
        <message>
            <source>{} answered with something that is no list of objects.</source>
            <translation>{} respondió con algo que no es una lista de objetos.</translation>
        </message>
        <message>
            <source>{} answered with something that is no picture.</source>
            <translation>{} respondió con algo que no es una imagen.</translation>
        </message>
        <message>
            <source>{} answered with something that is not JSON.</source>
            <translation>{} respondió con algo que no es JSON.</translation>
        </message>
        <message>
            <source>{} are no months.</source>
            <translation>{} no son meses</translation>
        </message>
        <message>
            <source>{} are used already</source>
            <translation>{} ya están usados</translation>
        </message>
        <message>
            <source>{} as the service's ready L2A</source>
            <translation>{} como la L2A lista del servicio</translation>
        </message>
        <message>
            <source>{} at {} is far too large.</source>
            <translation>{} en {} es demasiado grande.</translation>
        </message>
        <message>
            <source>{} begins the archive anew whenever the connection is lost.</source>
            <translation>{} empieza el archivo comprimido de nuevo cada vez que se pierde la conexión.</translation>
        </message>
        <message>
            <source>{} by Sen2Cor {}</source>
            <translation>{} por Sen2Cor {}</translation>
        </message>
        <message>
            <source>{} bytes in {}</source>
            <translation>{} bytes en {}</translation>
        </message>
        <message>
            <source>{} cannot be kept for a moment ({}).</source>
            <translation>{} no se puede guardar ni un momento ({}).</translation>
        </message>
        <message>
            <source>{} cannot be listed: its path has more than one line.</source>
            <translation>{} no se puede listar: su ruta tiene más de una línea.</translation>
        </message>
        <message>
            <source>{} cannot be read ({}).</source>
            <translation>{} no se puede leer ({}).</translation>
        </message>
        <message>
            <source>{} cannot be read without a sign-in any more ({})</source>
            <translation>{} ya no se puede leer sin iniciar sesión ({})</translation>
        </message>
        <message>
            <source>{} cannot be read without keys ({})</source>
            <translation>{} no se puede leer sin claves ({})</translation>
        </message>
        <message>
            <source>{} cannot be read: {}.</source>
            <translation>{} no se puede leer: {}.</translation>
        </message>
        <message>
            <source>{} cannot be rebuilt from {}: its processing baseline is {}, and sentinelhub knows those up to {}.</source>
            <translation>{} no se puede reconstruir de {}: su línea base de procesamiento es {}, y sentinelhub conoce las que llegan hasta {}.</translation>
        </message>
        <message>
            <source>{} cannot be searched: it only delivers products.</source>
            <translation>No se puede buscar en {}: solo entrega productos.</translation>
        </message>
        <message>
            <source>{} cannot be searched: services of the kind {} have no catalogue here yet.</source>
            <translation>No se puede buscar en {}: los servicios de la clase {} aún no tienen catálogo aquí.</translation>
        </message>
        <message>
            <source>{} cannot be used ({})</source>
            <translation>{} no se puede usar ({})</translation>
        </message>
        <message>
            <source>{} cannot be written ({}).</source>
            <translation>{} no se puede escribir ({}).</translation>
        </message>
        <message>
            <source>{} cannot be written: {} ({}).</source>
            <translation>{} no se puede escribir: {} ({}).</translation>
        </message>
        <message>
            <source>{} cannot use the raw query ({}).</source>
            <translation>{} no puede usar la consulta directa ({}).</translation>
        </message>
        <message>
            <source>{} complete on the disk already and not fetched again.</source>
            <translation>{} completas ya en el disco, y no se descargan de nuevo.</translation>
        </message>
        <message>
            <source>{} could not be looked into ({}).</source>
            <translation>No se pudo mirar en {} ({}).</translation>
        </message>
        <message>
            <source>{} could not be removed: {}</source>
            <translation>{} no se pudo eliminar: {}</translation>
        </message>
        <message>
            <source>{} could not be started: {}.</source>
            <translation>{} no se pudo iniciar: {}.</translation>
        </message>
        <message>
            <source>{} could not be written to {}: {}</source>
            <translation>{} no se pudo escribir en {}: {}</translation>
        </message>
        <message>
            <source>{} delivers no single files.</source>
            <translation>{} no entrega archivos individuales.</translation>
        </message>
        <message>
            <source>{} delivers whole products only, no single bands.</source>
            <translation>{} entrega solo productos completos, ninguna banda individual.</translation>
        </message>
        <message>
            <source>{} delivers whole products only.</source>
            <translation>{} entrega solo productos completos.</translation>
        </message>
        <message>
            <source>{} describes the tile {}, its folder is named {}.</source>
            <translation>{} describe la tesela {}, su carpeta se llama {}.</translation>
        </message>
        <message>
            <source>{} describes the tile {}, the product is named after {}.</source>
            <translation>{} describe la tesela {}, el producto lleva el nombre de {}.</translation>
        </message>
        <message>
            <source>{} did not send a ZIP archive for {}.</source>
            <translation>{} no envió un archivo ZIP para {}.</translation>
        </message>
        <message>
            <source>{} does not accept the sign-in ({}).</source>
            <translation>{} no acepta el inicio de sesión ({}).</translation>
        </message>
        <message>
            <source>{} does not accept user and password.</source>
            <translation>{} no acepta usuario y contraseña.</translation>
        </message>
        <message>
            <source>{} does not answer as a Data Hub ({}: {}).</source>
            <translation>{} no responde como un Data Hub ({}: {}).</translation>
        </message>
        <message>
            <source>{} does not bring the product from its archive now ({}).</source>
            <translation>{} no trae ahora el producto de su archivo ({}).</translation>
        </message>
        <message>
            <source>{} does not end.</source>
            <translation>{} no termina.</translation>
        </message>
        <message>
            <source>{} does not find its own search ({}).</source>
            <translation>{} no encuentra su propia búsqueda ({}).</translation>
        </message>
        <message>
            <source>{} does not go on with its list.</source>
            <translation>{} no continúa con su lista.</translation>
        </message>
        <message>
            <source>{} does not have the product any more ({}).</source>
            <translation>{} ya no tiene el producto ({}).</translation>
        </message>
        <message>
            <source>{} does not have {}; it lacks many products from before 2018.</source>
            <translation>{} no tiene {}; le faltan muchos productos de antes de 2018.</translation>
        </message>
        <message>
            <source>{} does not hold {}</source>
            <translation>{} no contiene {}</translation>
        </message>
        <message>
            <source>{} does not match its published checksum; it is fetched once more.</source>
            <translation>{} no coincide con su suma de comprobación publicada; se descarga una vez más.</translation>
        </message>
        <message>
            <source>{} does not say where it lies.</source>
            <translation>{} no dice dónde está.</translation>
        </message>
        <message>
            <source>{} does not say which scenes are in its archive.</source>
            <translation>{} no dice qué escenas están en su archivo.</translation>
        </message>
        <message>
            <source>{} does not show the area.</source>
            <translation>{} no muestra el área.</translation>
        </message>
        <message>
            <source>{} does not take connections.</source>
            <translation>{} no acepta conexiones.</translation>
        </message>
        <message>
            <source>{} does not take this kind of sign-in for downloads ({}).</source>
            <translation>{} no acepta esta clase de inicio de sesión para descargas ({}).</translation>
        </message>
        <message>
            <source>{} does not tell {} of its scenes.</source>
            <translation>{} no dice {} de sus escenas.</translation>
        </message>
        <message>
            <source>{} does not understand the search ({}).</source>
            <translation>{} no entiende la búsqueda ({}).</translation>
        </message>
        <message>
            <source>{} failed with Windows error {}</source>
            <translation>{} falló con el error de Windows {}</translation>
        </message>
        <message>
            <source>{} findings</source>
            <translation>{} hallazgos</translation>
        </message>
        <message>
            <source>{} for {}</source>
            <translation>{} para {}</translation>
        </message>
        <message>
            <source>{} gave a list of scenes in another form ({}).</source>
            <translation>{} dio una lista de escenas en otra forma ({}).</translation>
        </message>
        <message>
            <source>{} gave an answer that makes no sense ({}).</source>
            <translation>{} dio una respuesta que no tiene sentido ({}).</translation>
        </message>
        <message>
            <source>{} gave statistics of {} in another form.</source>
            <translation>{} dio estadísticas de {} en otra forma.</translation>
        </message>
        <message>
            <source>{} gives no parts of {}; all of it is asked for.</source>
            <translation>{} no da partes de {}; se pide todo.</translation>
        </message>
        <message>
            <source>{} gives pages that lack scenes; asking piecewise.</source>
            <translation>{} da páginas a las que les faltan escenas; se pregunta por partes.</translation>
        </message>
        <message>
            <source>{} gives this account no more downloads at once.</source>
            <translation>{} no da a esta cuenta más descargas a la vez.</translation>
        </message>
        <message>
            <source>{} grows shorter while it is read.</source>
            <translation>{} se acorta mientras se lee.</translation>
        </message>
        <message>
            <source>{} has a time that is none: {}.</source>
            <translation>{} tiene una hora que no lo es: {}.</translation>
        </message>
        <message>
            <source>{} has an offset of an unknown band: {}.</source>
            <translation>{} tiene un desplazamiento de una banda desconocida: {}.</translation>
        </message>
        <message>
            <source>{} has another {} than the {} says.</source>
            <translation>{} tiene otro {} que el que dice {}.</translation>
        </message>
        <message>
            <source>{} has it in no baseline.</source>
            <translation>{} no lo tiene en ninguna línea base.</translation>
        </message>
        <message>
            <source>{} has metadata of {} that makes no sense ({} {}).</source>
            <translation>{} tiene metadatos de {} que no tienen sentido ({} {}).</translation>
        </message>
        <message>
            <source>{} has more than {} folders to look into.</source>
            <translation>{} tiene más de {} carpetas que mirar.</translation>
        </message>
        <message>
            <source>{} has more than {} products of the same instant.</source>
            <translation>{} tiene más de {} productos del mismo instante.</translation>
        </message>
        <message>
            <source>{} has moved: {} redirects to {}.</source>
            <translation>{} se mudó: {} redirige a {}.</translation>
        </message>
        <message>
            <source>{} has no bucket {}.</source>
            <translation>{} no tiene el bucket {}.</translation>
        </message>
        <message>
            <source>{} has no collection of the level {}: search another level or another service.</source>
            <translation>{} no tiene ninguna colección del nivel {}: busque otro nivel u otro servicio.</translation>
        </message>
        <message>
            <source>{} has no image {}, so there is no {} to show.</source>
            <translation>{} no tiene la imagen {}, así que no hay {} que mostrar.</translation>
        </message>
        <message>
            <source>{} has no keyword: write keyword:value, and AND, OR, NOT in capitals</source>
            <translation>{} no tiene palabra clave: escriba clave:valor, y AND, OR, NOT en mayúsculas</translation>
        </message>
        <message>
            <source>{} has no list of features.</source>
            <translation>{} no tiene lista de objetos.</translation>
        </message>
        <message>
            <source>{} has no more bytes of {} to go on from.</source>
            <translation>{} ya no tiene bytes de {} desde los que continuar.</translation>
        </message>
        <message>
            <source>{} has no product {}.</source>
            <translation>{} no tiene el producto {}.</translation>
        </message>
        <message>
            <source>{} has no {}.</source>
            <translation>{} no tiene {}.</translation>
        </message>
        <message>
            <source>{} has nothing newer than {}, and {} {} {}.</source>
            <translation>{} no tiene nada más reciente que {}, y {} {} {}.</translation>
        </message>
        <message>
            <source>{} has the bucket {} in another region ({})</source>
            <translation>{} tiene el bucket {} en otra región ({})</translation>
        </message>
        <message>
            <source>{} has {} bytes; the catalogue says {}.</source>
            <translation>{} tiene {} bytes; el catálogo dice {}.</translation>
        </message>
        <message>
            <source>{} has {} products or more of the same instant.</source>
            <translation>{} tiene {} productos o más del mismo instante.</translation>
        </message>
        <message>
            <source>{} has {} where a number belongs.</source>
            <translation>{} tiene {} donde va un número.</translation>
        </message>
        <message>
            <source>{} holds far too many folders for a product</source>
            <translation>{} contiene demasiadas carpetas para un producto</translation>
        </message>
        <message>
            <source>{} holds no JPEG 2000 image.</source>
            <translation>{} no contiene ninguna imagen JPEG 2000.</translation>
        </message>
        <message>
            <source>{} holds no saved searches ({}).</source>
            <translation>{} no contiene búsquedas guardadas ({}).</translation>
        </message>
        <message>
            <source>{} holds this connection at about {} MB/s</source>
            <translation>{} mantiene esta conexión a cerca de {} MB/s</translation>
        </message>
        <message>
            <source>{} hours</source>
            <translation>{} horas</translation>
        </message>
        <message>
            <source>{} in the field 'identifier' is no Sentinel-2 product name.</source>
            <translation>{} en el campo 'identifier' no es un nombre de producto de Sentinel-2.</translation>
        </message>
        <message>
            <source>{} in the kept archive {} cannot be read ({}).</source>
            <translation>{} en el archivo comprimido conservado {} no se puede leer ({}).</translation>
        </message>
        <message>
            <source>{} in {} cannot be read ({}).</source>
            <translation>{} en {} no se puede leer ({}).</translation>
        </message>
        <message>
            <source>{} in {} may not be read.</source>
            <translation>{} en {} no se permite leer.</translation>
        </message>
        <message>
            <source>{} is a link to {}, which is not there.</source>
            <translation>{} es un enlace a {}, que no está.</translation>
        </message>
        <message>
            <source>{} is a temporary place, which the system empties: products may be lost there.</source>
            <translation>{} es un lugar temporal que el sistema vacía: los productos se pueden perder ahí.</translation>
        </message>
        <message>
            <source>{} is an L2A product already: nothing to correct.</source>
            <translation>{} ya es un producto L2A: nada que corregir.</translation>
        </message>
        <message>
            <source>{} is another one: the product was rebuilt by {} from an archive that has it so.</source>
            <translation>{} es otro: {} reconstruyó el producto de un archivo que lo tiene así.</translation>
        </message>
        <message>
            <source>{} is broken: its entry {} has no size.</source>
            <translation>{} está dañado: su entrada {} no tiene tamaño.</translation>
        </message>
        <message>
            <source>{} is broken: its entry {} names no file.</source>
            <translation>{} está dañado: su entrada {} no nombra ningún archivo.</translation>
        </message>
        <message>
            <source>{} is busy ({}).</source>
            <translation>{} está ocupado ({}).</translation>
        </message>
        <message>
            <source>{} is corrected already: {}.</source>
            <translation>{} ya está corregido: {}.</translation>
        </message>
        <message>
            <source>{} is cut: it has {} of {} bytes.</source>
            <translation>{} está cortado: tiene {} de {} bytes.</translation>
        </message>
        <message>
            <source>{} is cut: the end of its image is missing.</source>
            <translation>{} está cortado: falta el final de su imagen.</translation>
        </message>
        <message>
            <source>{} is empty.</source>
            <translation>{} está vacío.</translation>
        </message>
        <message>
            <source>{} is faulty at {}: it has {} bytes instead of {}.</source>
            <translation>{} tiene un error en {}: tiene {} bytes en vez de {}.</translation>
        </message>
        <message>
            <source>{} is faulty at {}: twice its bytes did not match the published checksum.</source>
            <translation>{} tiene un error en {}: dos veces sus bytes no coincidieron con la suma de comprobación publicada.</translation>
        </message>
        <message>
            <source>{} is gone; {} took its place.</source>
            <translation>{} ya no existe; {} tomó su lugar.</translation>
        </message>
        <message>
            <source>{} is in the archive of {} and is ordered from there.</source>
            <translation>{} está en el archivo de {} y se pide de ahí.</translation>
        </message>
        <message>
            <source>{} is made already and only has to be copied.</source>
            <translation>{} ya está hecho y solo falta copiarlo.</translation>
        </message>
        <message>
            <source>{} is missing</source>
            <translation>Falta {}</translation>
        </message>
        <message>
            <source>{} is missing in {}.</source>
            <translation>Falta {} en {}.</translation>
        </message>
        <message>
            <source>{} is missing.</source>
            <translation>Falta {}.</translation>
        </message>
        <message>
            <source>{} is missing: the product was rebuilt by {} without it.</source>
            <translation>Falta {}: {} reconstruyó el producto sin él.</translation>
        </message>
        <message>
            <source>{} is neither ASCENDING nor DESCENDING</source>
            <translation>{} no es ni ASCENDING ni DESCENDING</translation>
        </message>
        <message>
            <source>{} is neither Level-1C nor Level-2A</source>
            <translation>{} no es ni Level-1C ni Level-2A</translation>
        </message>
        <message>
            <source>{} is neither true nor false</source>
            <translation>{} no es ni true ni false</translation>
        </message>
        <message>
            <source>{} is no GeoJSON ({}).</source>
            <translation>{} no es GeoJSON ({}).</translation>
        </message>
        <message>
            <source>{} is no JPEG 2000 file.</source>
            <translation>{} no es un archivo JPEG 2000.</translation>
        </message>
        <message>
            <source>{} is no STAC API that can be searched ({}).</source>
            <translation>{} no es una API STAC en la que se pueda buscar ({}).</translation>
        </message>
        <message>
            <source>{} is no Sentinel-2 product: neither its name nor a metadata file says its level.</source>
            <translation>{} no es un producto de Sentinel-2: ni su nombre ni un archivo de metadatos dice su nivel.</translation>
        </message>
        <message>
            <source>{} is no baseline.</source>
            <translation>{} no es una línea base.</translation>
        </message>
        <message>
            <source>{} is no folder: {}.</source>
            <translation>{} no es una carpeta: {}.</translation>
        </message>
        <message>
            <source>{} is no longer {} in the queue's file.</source>
            <translation>{} ya no está {} en el archivo de la cola.</translation>
        </message>
        <message>
            <source>{} is no name for an area's file.</source>
            <translation>{} no es un nombre para el archivo de un área.</translation>
        </message>
        <message>
            <source>{} is no number</source>
            <translation>{} no es un número</translation>
        </message>
        <message>
            <source>{} is no percentage of cloud.</source>
            <translation>{} no es un porcentaje de nubes.</translation>
        </message>
        <message>
            <source>{} is no picture of classes.</source>
            <translation>{} no es una imagen de clases.</translation>
        </message>
        <message>
            <source>{} is no product name</source>
            <translation>{} no es un nombre de producto</translation>
        </message>
        <message>
            <source>{} is no product name; its metadata say {}.</source>
            <translation>{} no es un nombre de producto; sus metadatos dicen {}.</translation>
        </message>
        <message>
            <source>{} is no satellite of Sentinel-2.</source>
            <translation>{} no es un satélite de Sentinel-2.</translation>
        </message>
        <message>
            <source>{} is no satellite such as Sentinel-2A</source>
            <translation>{} no es un satélite como Sentinel-2A</translation>
        </message>
        <message>
            <source>{} is no tile name.</source>
            <translation>{} no es un nombre de tesela.</translation>
        </message>
        <message>
            <source>{} is no tile of Sentinel-2.</source>
            <translation>{} no es una tesela de Sentinel-2.</translation>
        </message>
        <message>
            <source>{} is no uuid</source>
            <translation>{} no es un uuid</translation>
        </message>
        <message>
            <source>{} is no whole path.</source>
            <translation>{} no es una ruta completa.</translation>
        </message>
        <message>
            <source>{} is no {}</source>
            <translation>{} no es {}</translation>
        </message>
        <message>
            <source>{} is no {}: {}.</source>
            <translation>{} no es {}: {}.</translation>
        </message>
        <message>
            <source>{} is not Intersects, Contains or IsWithin</source>
            <translation>{} no es Intersects, Contains ni IsWithin</translation>
        </message>
        <message>
            <source>{} is not at {} any more.</source>
            <translation>{} ya no está en {}.</translation>
        </message>
        <message>
            <source>{} is not open.</source>
            <translation>{} no está abierto.</translation>
        </message>
        <message>
            <source>{} is not searched without a sign-in, and none is given.</source>
            <translation>En {} no se busca sin iniciar sesión, y no se dio ninguna.</translation>
        </message>
        <message>
            <source>{} is not searched without an OAuth client.</source>
            <translation>En {} no se busca sin un cliente OAuth.</translation>
        </message>
        <message>
            <source>{} is not there</source>
            <translation>{} no está</translation>
        </message>
        <message>
            <source>{} is not there any more.</source>
            <translation>{} ya no está.</translation>
        </message>
        <message>
            <source>{} is not what is wanted and is made anew: {}</source>
            <translation>{} no es lo que se quiere y se hace de nuevo: {}</translation>
        </message>
        <message>
            <source>{} is not whole, {} in {} files: {}{}</source>
            <translation>{} no está completo, {} en {} archivos: {}{}</translation>
        </message>
        <message>
            <source>{} is of a level that is not known here: {}.</source>
            <translation>{} es de un nivel que no se conoce aquí: {}.</translation>
        </message>
        <message>
            <source>{} is offline at {}, where no program can order it.</source>
            <translation>{} está fuera de línea en {}, donde ningún programa puede pedirlo.</translation>
        </message>
        <message>
            <source>{} is on another machine</source>
            <translation>{} está en otra máquina</translation>
        </message>
        <message>
            <source>{} is removed: it is corrected, and the order does not keep it.</source>
            <translation>{} se elimina: está corregido, y el pedido no lo conserva.</translation>
        </message>
        <message>
            <source>{} is there already.</source>
            <translation>{} ya está.</translation>
        </message>
        <message>
            <source>{} is there but may not be started: give it the right to (chmod +x).</source>
            <translation>{} está, pero no se puede iniciar: déle permiso de ejecución (chmod +x).</translation>
        </message>
        <message>
            <source>{} is there, but is no complete product (it has no {}).</source>
            <translation>{} está, pero no es un producto completo (no tiene {}).</translation>
        </message>
        <message>
            <source>{} is there: the correction was interrupted.</source>
            <translation>{} está: la corrección se interrumpió.</translation>
        </message>
        <message>
            <source>{} is too large for a list of names.</source>
            <translation>{} es demasiado grande para una lista de nombres.</translation>
        </message>
        <message>
            <source>{} is {}</source>
            <translation>{} es {}</translation>
        </message>
        <message>
            <source>{} keeps products by tile, and {} may hold several.</source>
            <translation>{} guarda productos por tesela, y {} puede contener varias.</translation>
        </message>
        <message>
            <source>{} lacks files of {}: {}{}.</source>
            <translation>A {} le faltan archivos de {}: {}{}.</translation>
        </message>
        <message>
            <source>{} lacks files that the {} lists: {}{}.</source>
            <translation>A {} le faltan archivos que {} lista: {}{}.</translation>
        </message>
        <message>
            <source>{} lacks {}. {}</source>
            <translation>A {} le falta {}. {}</translation>
        </message>
        <message>
            <source>{} lies in an archive of {}.</source>
            <translation>{} está en un archivo de {}.</translation>
        </message>
        <message>
            <source>{} lies on a network drive: a folder of this computer is faster for unfinished files.</source>
            <translation>{} está en una unidad de red: una carpeta de esta computadora es más rápida para archivos sin terminar.</translation>
        </message>
        <message>
            <source>{} listed a product that makes no sense ({} {}).</source>
            <translation>{} listó un producto que no tiene sentido ({} {}).</translation>
        </message>
        <message>
            <source>{} listed something else than scenes.</source>
            <translation>{} listó otra cosa que escenas.</translation>
        </message>
        <message>
            <source>{} listed the files of a product in another form.</source>
            <translation>{} listó los archivos de un producto en otra forma.</translation>
        </message>
        <message>
            <source>{} lists a product of too many files, or a file twice.</source>
            <translation>{} lista un producto de demasiados archivos, o un archivo dos veces.</translation>
        </message>
        <message>
            <source>{} lists no file.</source>
            <translation>{} no lista ningún archivo.</translation>
        </message>
        <message>
            <source>{} lists the name {}, which leads out of its folder or cannot be written.</source>
            <translation>{} lista el nombre {}, que lleva fuera de su carpeta o no se puede escribir.</translation>
        </message>
        <message>
            <source>{} lists the product without its {}.</source>
            <translation>{} lista el producto sin su {}.</translation>
        </message>
        <message>
            <source>{} lists {} under an id that is none.</source>
            <translation>{} lista {} bajo un id que no lo es.</translation>
        </message>
        <message>
            <source>{} made.</source>
            <translation>{} hechos.</translation>
        </message>
        <message>
            <source>{} makes you pay for what you fetch, and you did not agree to that.</source>
            <translation>{} hace que usted pague lo que descarga, y usted no lo aceptó.</translation>
        </message>
        <message>
            <source>{} makes you pay for what you fetch: up to {}{} GB for {}, paid by you.</source>
            <translation>{} hace que usted pague lo que descarga: hasta {}{} GB por {}, pagados por usted.</translation>
        </message>
        <message>
            <source>{} minutes</source>
            <translation>{} minutos</translation>
        </message>
        <message>
            <source>{} names a file outside the product: {}.</source>
            <translation>{} nombra un archivo fuera del producto: {}.</translation>
        </message>
        <message>
            <source>{} names no tile: {}.</source>
            <translation>{} no nombra ninguna tesela: {}.</translation>
        </message>
        <message>
            <source>{} names the bucket {} of {}, which is not in its profile.</source>
            <translation>{} nombra el bucket {} de {}, que no está en su perfil.</translation>
        </message>
        <message>
            <source>{} new since {}; {} were known and are left out.</source>
            <translation>{} nuevas desde {}; {} se conocían y quedan fuera.</translation>
        </message>
        <message>
            <source>{} of an interrupted run is left</source>
            <translation>{} de una ejecución interrumpida queda</translation>
        </message>
        <message>
            <source>{} of the {}</source>
            <translation>{} de los {}</translation>
        </message>
        <message>
            <source>{} of the {} ESA CCI maps (land cover, water, snow; optional) are there. It works without them; with them the scene classification is better. They belong in {}.</source>
            <translation>{} de los {} mapas ESA CCI (cobertura del suelo, agua, nieve; opcionales) están. Funciona sin ellos; con ellos la clasificación de escena es mejor. Su lugar es {}.</translation>
        </message>
        <message>
            <source>{} of {} bytes</source>
            <translation>{} de {} bytes</translation>
        </message>
        <message>
            <source>{} of {} could not be deleted. {}</source>
            <translation>{} de {} no se pudieron eliminar. {}</translation>
        </message>
        <message>
            <source>{} of {} days looked through</source>
            <translation>{} de {} días revisados</translation>
        </message>
        <message>
            <source>{} of {} features have no shape that can be read: the file may be cut.</source>
            <translation>{} de {} objetos no tienen una forma que se pueda leer: el archivo puede estar cortado.</translation>
        </message>
        <message>
            <source>{} of {} names looked up</source>
            <translation>{} de {} nombres consultados</translation>
        </message>
        <message>
            <source>{} of {} scenes asked for in the archive</source>
            <translation>{} de {} escenas pedidas en el archivo</translation>
        </message>
        <message>
            <source>{} of {} scenes cannot come from there. {}</source>
            <translation>{} de {} escenas no pueden venir de ahí. {}</translation>
        </message>
        <message>
            <source>{} of {} scenes did not come, and nothing did for ten minutes</source>
            <translation>{} de {} escenas no llegaron, y nada llegó en diez minutos</translation>
        </message>
        <message>
            <source>{} of {} scenes did not come: {}</source>
            <translation>{} de {} escenas no llegaron: {}</translation>
        </message>
        <message>
            <source>{} of {} scenes listed</source>
            <translation>{} de {} escenas listadas</translation>
        </message>
        <message>
            <source>{} of {} scenes listed{}</source>
            <translation>{} de {} escenas listadas{}</translation>
        </message>
        <message>
            <source>{} offline, in the archive of the service: jobs of such scenes wait.</source>
            <translation>{} fuera de línea, en el archivo del servicio: los trabajos de esas escenas esperan.</translation>
        </message>
        <message>
            <source>{} on disk.{}</source>
            <translation>{} en el disco.{}</translation>
        </message>
        <message>
            <source>{} only lists products, and there is no profile {} to fetch them from.</source>
            <translation>{} solo lista productos, y no hay ningún perfil {} del que descargarlos.</translation>
        </message>
        <message>
            <source>{} only lists products.</source>
            <translation>{} solo lista productos.</translation>
        </message>
        <message>
            <source>{} products seen in {} folders</source>
            <translation>{} productos vistos en {} carpetas</translation>
        </message>
        <message>
            <source>{} redirects from https to http; that is refused.</source>
            <translation>{} redirige de https a http; eso se rechaza.</translation>
        </message>
        <message>
            <source>{} redirects in a circle.</source>
            <translation>{} redirige en círculo.</translation>
        </message>
        <message>
            <source>{} redirects to an address that is not safe.</source>
            <translation>{} redirige a una dirección que no es segura.</translation>
        </message>
        <message>
            <source>{} refused the OAuth client {} ({}).</source>
            <translation>{} rechazó el cliente OAuth {} ({}).</translation>
        </message>
        <message>
            <source>{} refused the download ({}).</source>
            <translation>{} rechazó la descarga ({}).</translation>
        </message>
        <message>
            <source>{} refused the request ({}).</source>
            <translation>{} rechazó la petición ({}).</translation>
        </message>
        <message>
            <source>{} refused the request ({}: {}).</source>
            <translation>{} rechazó la petición ({}: {}).</translation>
        </message>
        <message>
            <source>{} refused the sign-in of {} ({}).</source>
            <translation>{} rechazó el inicio de sesión de {} ({}).</translation>
        </message>
        <message>
            <source>{} refuses the keys ({})</source>
            <translation>{} rechaza las claves ({})</translation>
        </message>
        <message>
            <source>{} refuses the request: its time is too far from the service's.</source>
            <translation>{} rechaza la petición: su hora está demasiado lejos de la del servicio.</translation>
        </message>
        <message>
            <source>{} runs of Sen2Cor need {} and {}: they may take long or fail. Let fewer run if they do.</source>
            <translation>{} ejecuciones de Sen2Cor necesitan {} y {}: pueden tardar mucho o fallar. Deje correr menos si es así.</translation>
        </message>
        <message>
            <source>{} scene</source>
            <translation>{} escena</translation>
        </message>
        <message>
            <source>{} scenes</source>
            <translation>{} escenas</translation>
        </message>
        <message>
            <source>{} scenes are</source>
            <translation>{} escenas están</translation>
        </message>
        <message>
            <source>{} scenes found with a total size of {}</source>
            <translation>{} escenas encontradas con un tamaño total de {}</translation>
        </message>
        <message>
            <source>{} scenes have</source>
            <translation>{} escenas tienen</translation>
        </message>
        <message>
            <source>{} scenes listed</source>
            <translation>{} escenas listadas</translation>
        </message>
        <message>
            <source>{} scenes listed{}</source>
            <translation>{} escenas listadas{}</translation>
        </message>
        <message>
            <source>{} scene{}</source>
            <translation>{} escena{}</translation>
        </message>
        <message>
            <source>{} seems to be Sen2Cor 3, which has no start script and is not started from here: install Sen2Cor 2.12.03 beside it.</source>
            <translation>{} parece ser Sen2Cor 3, que no tiene programa de inicio y no se inicia desde aquí: instale a su lado Sen2Cor 2.12.03.</translation>
        </message>
        <message>
            <source>{} sends {} from its beginning again.</source>
            <translation>{} envía {} otra vez desde su principio.</translation>
        </message>
        <message>
            <source>{} sent another range of {} than it was asked for.</source>
            <translation>{} envió otro intervalo de {} que el que se le pidió.</translation>
        </message>
        <message>
            <source>{} sent nothing of {}.</source>
            <translation>{} no envió nada de {}.</translation>
        </message>
        <message>
            <source>{} sent something else for {}.</source>
            <translation>{} envió otra cosa por {}.</translation>
        </message>
        <message>
            <source>{} takes no query of {} characters.</source>
            <translation>{} no acepta una consulta de {} caracteres.</translation>
        </message>
        <message>
            <source>{} takes {} on the disk until it is done, and the products of its order may take {}.</source>
            <translation>{} ocupa {} en el disco hasta que termina, y los productos de su pedido pueden ocupar {}.</translation>
        </message>
        <message>
            <source>{} took no connection in time.</source>
            <translation>{} no aceptó ninguna conexión a tiempo.</translation>
        </message>
        <message>
            <source>{} wants a pair of keys.</source>
            <translation>{} quiere un par de claves.</translation>
        </message>
        <message>
            <source>{} wants a sign-in for downloads, and none is given.</source>
            <translation>{} quiere un inicio de sesión para descargas, y no se dio ninguno.</translation>
        </message>
        <message>
            <source>{} wants a sign-in for downloads.</source>
            <translation>{} quiere un inicio de sesión para descargas.</translation>
        </message>
        <message>
            <source>{} wants a sign-in for searches too, and none is given.</source>
            <translation>{} quiere un inicio de sesión también para búsquedas, y no se dio ninguno.</translation>
        </message>
        <message>
            <source>{} was altered: it has {} instead of {} bytes.</source>
            <translation>{} se alteró: tiene {} en vez de {} bytes.</translation>
        </message>
        <message>
            <source>{} was altered: its bytes in the ZIP are damaged.</source>
            <translation>{} se alteró: sus bytes en el ZIP están dañados.</translation>
        </message>
        <message>
            <source>{} was altered: its checksum is another one.</source>
            <translation>{} se alteró: su suma de comprobación es otra.</translation>
        </message>
        <message>
            <source>{} was changed at {} meanwhile; it is begun again.</source>
            <translation>{} se cambió en {} mientras tanto; se empieza de nuevo.</translation>
        </message>
        <message>
            <source>{} was fetched again{}.</source>
            <translation>{} se descargó de nuevo{}.</translation>
        </message>
        <message>
            <source>{} was not done after {} minutes and was ended.</source>
            <translation>{} no terminó en {} minutos y se detuvo.</translation>
        </message>
        <message>
            <source>{} was silent and idle for {} minutes and was ended.</source>
            <translation>{} estuvo en silencio e inactivo durante {} minutos y se detuvo.</translation>
        </message>
        <message>
            <source>{} were announced.</source>
            <translation>se anunciaron {}.</translation>
        </message>
        <message>
            <source>{} without a known ready L2A product are left out.</source>
            <translation>{} sin un producto L2A listo conocido quedan fuera.</translation>
        </message>
        <message>
            <source>{} without filters</source>
            <translation>{} sin filtros</translation>
        </message>
        <message>
            <source>{} would be fetched again from the kept archive {}.</source>
            <translation>{} se descargaría de nuevo del archivo comprimido conservado {}.</translation>
        </message>
        <message>
            <source>{} would be fetched again.</source>
            <translation>{} se descargaría de nuevo.</translation>
        </message>
        <message>
            <source>{} would be made.</source>
            <translation>{} se haría.</translation>
        </message>
        <message>
            <source>{}, and they are listed all the same: {}.</source>
            <translation>{}, y se listan de todos modos: {}.</translation>
        </message>
        <message>
            <source>{}, its lane for used-up volumes. {} Enough is free on {}.</source>
            <translation>{}, su carril para volúmenes agotados. {} Vuelve a haber suficiente libre el {}.</translation>
        </message>
        <message>
            <source>{}, or {}</source>
            <translation>{}, o {}</translation>
        </message>
        <message>
            <source>{}, presumably N{}</source>
            <translation>{}, presumiblemente N{}</translation>
        </message>
        <message>
            <source>{}, service profile {}</source>
            <translation>{}, perfil de servicio {}</translation>
        </message>
        <message>
            <source>{}, the speed of its lane for used-up volumes. {} If other computers use the account too, more is used than counted here; else the line is slow.</source>
            <translation>{}, la velocidad de su carril para volúmenes agotados. {} Si otras computadoras usan también la cuenta, está usado más de lo contado aquí; si no, la línea es lenta.</translation>
        </message>
        <message>
            <source>{}, which names the bands that were ordered, cannot be read ({}).</source>
            <translation>{}, que nombra las bandas que se pidieron, no se puede leer ({}).</translation>
        </message>
        <message>
            <source>{}: QGIS cannot open {}.</source>
            <translation>{}: QGIS no puede abrir {}.</translation>
        </message>
        <message>
            <source>{}: a job that is {} cannot become {}.</source>
            <translation>{}: un trabajo que está {} no puede pasar a {}.</translation>
        </message>
        <message>
            <source>{}: a sign-in is needed.</source>
            <translation>{}: hace falta iniciar sesión.</translation>
        </message>
        <message>
            <source>{}: the Copernicus Open Access Hub closed in 2023, its addresses find nothing any more.</source>
            <translation>{}: el Copernicus Open Access Hub cerró en 2023, sus direcciones ya no encuentran nada.</translation>
        </message>
        <message>
            <source>{}: the L1C product lacks its INSPIRE.xml.</source>
            <translation>{}: al producto L1C le falta su INSPIRE.xml.</translation>
        </message>
        <message>
            <source>{}: the filter of the layer cannot be set, so all of its scenes are shown.</source>
            <translation>{}: no se puede poner el filtro de la capa, así que se muestran todas sus escenas.</translation>
        </message>
        <message>
            <source>{}: the folder {} cannot be made ({}).</source>
            <translation>{}: no se puede hacer la carpeta {} ({}).</translation>
        </message>
        <message>
            <source>{}: the key {} is missing.</source>
            <translation>{}: falta la clave {}.</translation>
        </message>
        <message>
            <source>{}: the key {} is not known and is ignored.</source>
            <translation>{}: la clave {} no se conoce y se pasa por alto.</translation>
        </message>
        <message>
            <source>{}: the states of jobs cannot be written.</source>
            <translation>{}: no se pueden escribir los estados de los trabajos.</translation>
        </message>
        <message>
            <source>{}: the system ended it, most likely because memory ran out.</source>
            <translation>{}: el sistema lo terminó, lo más probable porque se acabó la memoria.</translation>
        </message>
        <message>
            <source>{}: the {} stage broke off ({}: {}).</source>
            <translation>{}: la etapa {} se interrumpió ({}: {}).</translation>
        </message>
        <message>
            <source>{}: what was found out cannot be stored ({}).</source>
            <translation>{}: no se puede guardar lo que se averiguó ({}).</translation>
        </message>
        <message>
            <source>{}: write a * or ? that is no wildcard in quotes</source>
            <translation>{}: escriba entre comillas un * o ? que no es comodín</translation>
        </message>
        <message>
            <source>{}: {} Nothing needs it.</source>
            <translation>{}: {} Nada lo necesita.</translation>
        </message>
        <message>
            <source>{}: {} The same call goes on where this one ended.</source>
            <translation>{}: {} La misma llamada continúa donde esta terminó.</translation>
        </message>
        <message>
            <source>{}: {} more lines.</source>
            <translation>{}: {} líneas más.</translation>
        </message>
        <message>
            <source>{}: {} of {} TB of the account's volume in {} days are used, as counted here.</source>
            <translation>{}: {} de {} TB del volumen de la cuenta en {} días están usados, según lo contado aquí.</translation>
        </message>
        <message>
            <source>{}: {}. It said "{}".</source>
            <translation>{}: {}. Dijo "{}".</translation>
        </message>
        <message>
            <source>{}; downloads wait where there is no room.</source>
            <translation>{}; las descargas esperan donde no hay espacio.</translation>
        </message>
        <message>
            <source>{}{} to fetch from {}</source>
            <translation>{}{} por descargar de {}</translation>
        </message>
        <message>
            <source>{}{} without filters: {}.</source>
            <translation>{}{} sin filtros: {}.</translation>
        </message>
        <message>
            <source>  &lt;GeoTransform&gt;{}, {}, 0, {}, 0, {}&lt;/GeoTransform&gt;</source>
            <translation>  &lt;GeoTransform&gt;{}, {}, 0, {}, 0, {}&lt;/GeoTransform&gt;</translation>
        </message>
        <message>
            <source>: they would be downloaded and checked, but not corrected.</source>
            <translation>: se descargarían y comprobarían, pero no se corregirían.</translation>
        </message>
        <message>
            <source>Check its id and its secret; it may have expired on the dashboard.</source>
            <translation>Revise su id y su secreto; puede haber caducado en el panel.</translation>
        </message>
        <message>
            <source>Check the connection to the Internet. In a company network, set the proxy in QGIS's options, Network; Test connection says which host is not reached. Your sign-in was not judged.</source>
            <translation>Revise la conexión a Internet. En la red de una empresa, ponga el proxy en las opciones de QGIS, Red; Probar la conexión dice qué servidor no se alcanza. Su inicio de sesión no se juzgó.</translation>
        </message>
        <message>
            <source>Check user and password, and enter a new code: each holds for half a minute, and once.</source>
            <translation>Revise usuario y contraseña, y escriba un código nuevo: cada uno vale medio minuto, y una vez.</translation>
        </message>
        <message>
            <source>Check user and password.</source>
            <translation>Revise usuario y contraseña.</translation>
        </message>
        <message>
            <source>Check user and password. If your account has a second factor, enter its code, too.</source>
            <translation>Revise usuario y contraseña. Si su cuenta tiene un segundo factor, escriba también su código.</translation>
        </message>
        <message>
            <source>Enter it anew.</source>
            <translation>Escríbalo de nuevo.</translation>
        </message>
        <message>
            <source>Fetch a quicklook</source>
            <translation>Traer una vista rápida</translation>
        </message>
        <message>
            <source>Install Sen2Cor {}</source>
            <translation>Instale Sen2Cor {}</translation>
        </message>
        <message>
            <source>Its code is used up: downloads will ask for a new one.</source>
            <translation>Su código está gastado: las descargas pedirán uno nuevo.</translation>
        </message>
        <message>
            <source>Look for a newer one</source>
            <translation>Busque uno más reciente</translation>
        </message>
        <message>
            <source>Look how much room there is</source>
            <translation>Ver cuánto espacio hay</translation>
        </message>
        <message>
            <source>Make room, or mend it with Check and repair products (REPAIR) before it is corrected.</source>
            <translation>Haga espacio, o repárelo con Comprobar y reparar productos (REPAIR) antes de corregirlo.</translation>
        </message>
        <message>
            <source>No Sen2Cor on this computer takes {} of these</source>
            <translation>Ningún Sen2Cor de esta computadora acepta {} de estas</translation>
        </message>
        <message>
            <source>QGIS cannot write it</source>
            <translation>QGIS no puede escribirlo</translation>
        </message>
        <message>
            <source>Take a scene of one tile.</source>
            <translation>Tome una escena de una tesela.</translation>
        </message>
        <message>
            <source>The hub may be closed or have moved.</source>
            <translation>El hub puede estar cerrado o haberse mudado.</translation>
        </message>
        <message>
            <source>The quicklook of {} has no place on the map.</source>
            <translation>La vista rápida de {} no tiene lugar en el mapa.</translation>
        </message>
        <message>
            <source>The quicklook of {} is damaged.</source>
            <translation>La vista rápida de {} está dañada.</translation>
        </message>
        <message>
            <source>The quicklook {} cannot be written ({}).</source>
            <translation>La vista rápida {} no se puede escribir ({}).</translation>
        </message>
        <message>
            <source>Whether they may read shows at the first download.</source>
            <translation>Si pueden leer se ve en la primera descarga.</translation>
        </message>
        <message>
            <source>tuple[Path, Mapping[str, object]]</source>
            <translation>tuple[Path, Mapping[str, object]]</translation>
        </message>
        <message>
            <source>{} answered with a web page.</source>
            <translation>{} respondió con una página web.</translation>
        </message>
        <message>
            <source>{} answered with something that is no quicklook of {}.</source>
            <translation>{} respondió con algo que no es una vista rápida de {}.</translation>
        </message>
        <message>
            <source>{} has no quicklook of {}.</source>
            <translation>{} no tiene vista rápida de {}.</translation>
        </message>
        <message>
            <source>{} is not whole, and cannot be copied to be mended ({}).</source>
            <translation>{} no está completo, y no se puede copiar para repararlo ({}).</translation>
        </message>
        <message>
            <source>{} knows the keys, and does not let them list the bucket.</source>
            <translation>{} conoce las claves, y no les permite listar el bucket.</translation>
        </message>
        <message>
            <source>{} refused the sign-in of {}.</source>
            <translation>{} rechazó el inicio de sesión de {}.</translation>
        </message>
        <message>
            <source>{} takes a sign-in of another kind.</source>
            <translation>{} acepta un inicio de sesión de otra clase.</translation>
        </message>
        <message>
            <source>{} takes the OAuth client {}.</source>
            <translation>{} acepta el cliente OAuth {}.</translation>
        </message>
        <message>
            <source>{} takes the keys {}.</source>
            <translation>{} acepta las claves {}.</translation>
        </message>
        <message>
            <source>{} takes the sign-in of {}.</source>
            <translation>{} acepta el inicio de sesión de {}.</translation>
        </message>
        <message>
            <source>{} {} quicklook</source>
            <translation>{} {} vista rápida</translation>
        </message>
        <message>
            <source>{}, or take ready L2A products instead.</source>
            <translation>{}, o tome en su lugar productos L2A listos.</translation>
        </message>
        <message>
            <source>{}: a copy of it is mended for the correction; the product stays as it is.</source>
            <translation>{}: se repara una copia para la corrección; el producto se queda como está.</translation>
        </message>
        <message>
            <source>A margin of {} m cannot be used.</source>
            <translation>No se puede usar un margen de {} m.</translation>
        </message>
        <message>
            <source>A saved selection cannot be read ({}: {}).</source>
            <translation>No se puede leer una selección guardada ({}: {}).</translation>
        </message>
        <message>
            <source>A saved selection was made by a newer version of Scene Queue.</source>
            <translation>Una selección guardada la hizo una versión más reciente de Scene Queue.</translation>
        </message>
        <message>
            <source>Another program makes rasters in {}.</source>
            <translation>Otro programa hace rásteres en {}.</translation>
        </message>
        <message>
            <source>Area (polygons); empty: whole scenes</source>
            <translation>Área (polígonos); vacío: escenas completas</translation>
        </message>
        <message>
            <source>Check that folder with repairs, or move it elsewhere.</source>
            <translation>Compruebe esa carpeta con reparaciones, o muévala a otra parte.</translation>
        </message>
        <message>
            <source>Check the products.</source>
            <translation>Compruebe los productos.</translation>
        </message>
        <message>
            <source>Choose 0 to {} m.</source>
            <translation>Elija de 0 a {} m.</translation>
        </message>
        <message>
            <source>Choose another area, or other products.</source>
            <translation>Elija otra área, u otros productos.</translation>
        </message>
        <message>
            <source>Choose another kind of raster, or check the product.</source>
            <translation>Elija otra clase de ráster, o compruebe el producto.</translation>
        </message>
        <message>
            <source>Classes to leave out, such as 3,8,9,10 (shadows and clouds)</source>
            <translation>Clases que dejar fuera, como 3,8,9,10 (sombras y nubes)</translation>
        </message>
        <message>
            <source>Correct it with Sen2Cor, or take ready L2A.</source>
            <translation>Corríjalo con Sen2Cor, o tome L2A lista.</translation>
        </message>
        <message>
            <source>Delete it and save the selection anew.</source>
            <translation>Elimínela y guarde la selección de nuevo.</translation>
        </message>
        <message>
            <source>Folder for the rasters</source>
            <translation>Carpeta para los rásteres</translation>
        </message>
        <message>
            <source>Give numbers, such as 3,8,9,10.</source>
            <translation>Dé números, como 3,8,9,10.</translation>
        </message>
        <message>
            <source>It was there, made of the same products.</source>
            <translation>Ya estaba, hecho de los mismos productos.</translation>
        </message>
        <message>
            <source>Its classes are 0 to 11.</source>
            <translation>Sus clases son de 0 a 11.</translation>
        </message>
        <message>
            <source>L1C where there is L2A, too</source>
            <translation>L1C donde también hay L2A</translation>
        </message>
        <message>
            <source>Last errors</source>
            <translation>Últimos errores</translation>
        </message>
        <message>
            <source>Last messages</source>
            <translation>Últimos mensajes</translation>
        </message>
        <message>
            <source>Layers of each product</source>
            <translation>Capas de cada producto</translation>
        </message>
        <message>
            <source>Learn where the scenes lie</source>
            <translation>Averiguar dónde están las escenas</translation>
        </message>
        <message>
            <source>Left out, beside the area: {} of {} products.</source>
            <translation>Fuera, por estar junto al área: {} de {} productos.</translation>
        </message>
        <message>
            <source>Left out, {}: {} of {} products.</source>
            <translation>Fuera, {}: {} de {} productos.</translation>
        </message>
        <message>
            <source>Load the rasters</source>
            <translation>Cargar los rásteres</translation>
        </message>
        <message>
            <source>MASK is no list of classes: {}.</source>
            <translation>MASK no es una lista de clases: {}.</translation>
        </message>
        <message>
            <source>Made {} UTC. What I did: …</source>
            <translation>Hecho {} UTC. Lo que hice: …</translation>
        </message>
        <message>
            <source>Make it writable.</source>
            <translation>Permita escribir en ella.</translation>
        </message>
        <message>
            <source>Make room, choose fewer kinds or a smaller area, or name another folder.</source>
            <translation>Haga espacio, elija menos clases o un área más pequeña, o indique otra carpeta.</translation>
        </message>
        <message>
            <source>Make room, or name another folder.</source>
            <translation>Haga espacio, o indique otra carpeta.</translation>
        </message>
        <message>
            <source>Make the folder of the product writable, or load the true colour only.</source>
            <translation>Permita escribir en la carpeta del producto, o cargue solo el color natural.</translation>
        </message>
        <message>
            <source>Makes rasters of SAFE products, L1C and L2A of all baselines: one file a date and kind, cut to the exact AREA plus MARGIN metres. INPUT is a SAFE folder, a ZIP, or a folder with any number of them; without AREA whole scenes are taken. RECIPE names the kinds: true_colour (bytes, to look at), false_colour (B08, B04, B03), swir (B12, B8A, B04), ndvi, scene_classification, and bands, which go into one file together. All but true_colour and scene_classification are reflectance in Float32, with the offset of the product's metadata, and no data is NaN. Tiles of one date become one file in the UTM zone of most of the area, pixel on pixel; tiles of other zones are warped to it. MASK takes classes of the scene classification out: 3,8,9,10 are cloud shadows, clouds and thin cirrus. What was replaced by a newer version is left out, and so is L1C where there is L2A. The same call again leaves files as they are whose products are the same.</source>
            <translation>Hace rásteres de productos SAFE, L1C y L2A de todas las líneas base: un archivo por fecha y clase, recortado al AREA exacta más MARGIN metros. INPUT es una carpeta SAFE, un ZIP, o una carpeta con cualquier cantidad de ellos; sin AREA se toman escenas completas. RECIPE nombra las clases: true_colour (bytes, para mirar), false_colour (B08, B04, B03), swir (B12, B8A, B04), ndvi, scene_classification, y bandas, que van juntas en un archivo. Todas menos true_colour y scene_classification son reflectancia en Float32, con el desplazamiento de los metadatos del producto, y sin datos es NaN. Las teselas de una fecha forman un archivo en la zona UTM de la mayor parte del área, píxel sobre píxel; las teselas de otras zonas se deforman hacia ella. MASK quita clases de la clasificación de escena: 3,8,9,10 son sombras de nubes, nubes y cirros finos. Lo sustituido por una versión más reciente queda fuera, y también L1C donde hay L2A. La misma llamada otra vez deja los archivos como están cuyos productos son los mismos.</translation>
        </message>
        <message>
            <source>Margin around the area (m)</source>
            <translation>Margen alrededor del área (m)</translation>
        </message>
        <message>
            <source>Move it, or name another folder.</source>
            <translation>Muévalo, o indique otra carpeta.</translation>
        </message>
        <message>
            <source>Name a .SAFE folder.</source>
            <translation>Indique una carpeta .SAFE.</translation>
        </message>
        <message>
            <source>No kind of raster is chosen.</source>
            <translation>No se eligió ninguna clase de ráster.</translation>
        </message>
        <message>
            <source>No pixel of it has data.</source>
            <translation>Ningún píxel de él tiene datos.</translation>
        </message>
        <message>
            <source>No sign-in for {} is known.</source>
            <translation>No se conoce ningún inicio de sesión para {}.</translation>
        </message>
        <message>
            <source>None of the products meets the area.</source>
            <translation>Ninguno de los productos toca el área.</translation>
        </message>
        <message>
            <source>Open products as layers</source>
            <translation>Abrir productos como capas</translation>
        </message>
        <message>
            <source>Python {}, GDAL {}</source>
            <translation>Python {}, GDAL {}</translation>
        </message>
        <message>
            <source>Rasters of an area from products</source>
            <translation>Rásteres de un área a partir de productos</translation>
        </message>
        <message>
            <source>Runs Sen2Cor on L1C products: a SAFE folder, a ZIP, or a folder with several. The products are checked first, and nothing in them is changed: where one lacks folders that Sen2Cor needs, a copy of it is mended for the run, which takes some 30 MB on the disk of the product, and up to 900 MB on another one. A ZIP is unpacked for as long as it takes. Each L2A product is checked before it gets its final name; its log, parameter file and a record of the run lie beside it; of a run that failed the report names version, command and log. SERVICE and the sign-in are for NO_SEN2COR=ready_l2a only. </source>
            <translation>Ejecuta Sen2Cor con productos L1C: una carpeta SAFE, un ZIP, o una carpeta con varios. Primero se comprueban los productos, y en ellos no se cambia nada: donde a uno le faltan carpetas que Sen2Cor necesita, se repara una copia para la ejecución, lo que ocupa unos 30 MB en el disco del producto, y hasta 900 MB en otro. Un ZIP se desempaqueta mientras dura. Cada producto L2A se comprueba antes de recibir su nombre definitivo; su registro, su archivo de parámetros y un acta de la ejecución quedan a su lado; de una ejecución que falló, el informe nombra versión, orden y registro. SERVICE y el inicio de sesión son solo para NO_SEN2COR=ready_l2a. </translation>
        </message>
        <message>
            <source>Scene Queue for Sentinel-2: report of a problem</source>
            <translation>Scene Queue para Sentinel-2: informe de un problema</translation>
        </message>
        <message>
            <source>Sentinel-2 {} {} {}</source>
            <translation>Sentinel-2 {} {} {}</translation>
        </message>
        <message>
            <source>Test the sign-in</source>
            <translation>Probar el inicio de sesión</translation>
        </message>
        <message>
            <source>The ZIP is damaged; the product beside it, {}, is whole.</source>
            <translation>El ZIP está dañado; el producto a su lado, {}, está completo.</translation>
        </message>
        <message>
            <source>The images cannot be put together ({}).</source>
            <translation>Las imágenes no se pueden juntar ({}).</translation>
        </message>
        <message>
            <source>The images cannot be read ({}).</source>
            <translation>Las imágenes no se pueden leer ({}).</translation>
        </message>
        <message>
            <source>The raster {} cannot be written ({}).</source>
            <translation>El ráster {} no se puede escribir ({}).</translation>
        </message>
        <message>
            <source>The scene classification has no class {}.</source>
            <translation>La clasificación de escena no tiene la clase {}.</translation>
        </message>
        <message>
            <source>The tile {} has no image {}.</source>
            <translation>La tesela {} no tiene la imagen {}.</translation>
        </message>
        <message>
            <source>There is no kind of raster called {}.</source>
            <translation>No hay ninguna clase de ráster llamada {}.</translation>
        </message>
        <message>
            <source>There is no product to make rasters of.</source>
            <translation>No hay ningún producto del que hacer rásteres.</translation>
        </message>
        <message>
            <source>There is no room for the raster: it may take {}, and {} are free in {}.</source>
            <translation>No hay espacio para el ráster: puede ocupar {}, y hay {} libres en {}.</translation>
        </message>
        <message>
            <source>Wait for it, or name another folder.</source>
            <translation>Espérelo, o indique otra carpeta.</translation>
        </message>
        <message>
            <source>Which rasters were made cannot be written down ({}).</source>
            <translation>No se puede anotar qué rásteres se hicieron ({}).</translation>
        </message>
        <message>
            <source>another QGIS works on it</source>
            <translation>otro QGIS trabaja en ella</translation>
        </message>
        <message>
            <source>cloud not known</source>
            <translation>nubes desconocidas</translation>
        </message>
        <message>
            <source>coalesce("cloudcoverpercentage", {})</source>
            <translation>coalesce("cloudcoverpercentage", {})</translation>
        </message>
        <message>
            <source>failed of {}, {} ×: {}</source>
            <translation>fallidos de {}, {} ×: {}</translation>
        </message>
        <message>
            <source>false colour</source>
            <translation>falso color</translation>
        </message>
        <message>
            <source>if("superseded", NULL, {})</source>
            <translation>if("superseded", NULL, {})</translation>
        </message>
        <message>
            <source>language {}</source>
            <translation>idioma {}</translation>
        </message>
        <message>
            <source>no title, or names that are none</source>
            <translation>sin título, o nombres que no lo son</translation>
        </message>
        <message>
            <source>none found</source>
            <translation>no se encontró ninguno</translation>
        </message>
        <message>
            <source>not looked up</source>
            <translation>no consultado</translation>
        </message>
        <message>
            <source>not opened</source>
            <translation>no abierta</translation>
        </message>
        <message>
            <source>not readable</source>
            <translation>no se puede leer</translation>
        </message>
        <message>
            <source>one is set</source>
            <translation>uno está puesto</translation>
        </message>
        <message>
            <source>packages inside: </source>
            <translation>paquetes dentro: </translation>
        </message>
        <message>
            <source>packages of QGIS: </source>
            <translation>paquetes de QGIS: </translation>
        </message>
        <message>
            <source>proxy: {}</source>
            <translation>proxy: {}</translation>
        </message>
        <message>
            <source>short-wave infrared</source>
            <translation>infrarrojo de onda corta</translation>
        </message>
        <message>
            <source>try a sign-in</source>
            <translation>probar un inicio de sesión</translation>
        </message>
        <message>
            <source>what is not known</source>
            <translation>lo que no se conoce</translation>
        </message>
        <message>
            <source>where scenes lie</source>
            <translation>dónde están las escenas</translation>
        </message>
        <message>
            <source>{} ({}): {}; sign-in: {}; {} connections</source>
            <translation>{} ({}): {}; inicio de sesión: {}; {} conexiones</translation>
        </message>
        <message>
            <source>{} has no product name that is known here.</source>
            <translation>{} no tiene un nombre de producto que se conozca aquí.</translation>
        </message>
        <message>
            <source>{} has no scene classification, so nothing of it can be masked.</source>
            <translation>{} no tiene clasificación de escena, así que no se puede enmascarar nada de él.</translation>
        </message>
        <message>
            <source>{} holds no saved selections ({}).</source>
            <translation>{} no contiene selecciones guardadas ({}).</translation>
        </message>
        <message>
            <source>{} holds no tile.</source>
            <translation>{} no contiene ninguna tesela.</translation>
        </message>
        <message>
            <source>{} in {}</source>
            <translation>{} en {}</translation>
        </message>
        <message>
            <source>{} is there already, so the ZIP is not unpacked beside it to be put right; it is not whole either: {}</source>
            <translation>{} ya está, así que el ZIP no se desempaqueta a su lado para arreglarlo; tampoco está completo: {}</translation>
        </message>
        <message>
            <source>{} is there, and was not made here.</source>
            <translation>{} está, y no se hizo aquí.</translation>
        </message>
        <message>
            <source>{} jobs</source>
            <translation>{} trabajos</translation>
        </message>
        <message>
            <source>{} of the Sentinel-2 product {}, taken on {} (UTC).</source>
            <translation>{} del producto de Sentinel-2 {}, tomado el {} (UTC).</translation>
        </message>
        <message>
            <source>{} to {} % cloud</source>
            <translation>{} a {} % de nubes</translation>
        </message>
        <message>
            <source>{} was made anew: its products or the choices for it are others now.</source>
            <translation>{} se hizo de nuevo: sus productos o las elecciones para él son ahora otros.</translation>
        </message>
        <message>
            <source>{} {} {}, {} tiles</source>
            <translation>{} {} {}, {} teselas</translation>
        </message>
        <message>
            <source>{}: what the layer is made of cannot be written beside the product ({}).</source>
            <translation>{}: no se puede escribir junto al producto de qué está hecha la capa ({}).</translation>
        </message>
        <message>
            <source>{}: {} cannot be read ({}).</source>
            <translation>{}: {} no se puede leer ({}).</translation>
        </message>
        <message>
            <source>{}: {} rasters were made in {}.</source>
            <translation>{}: {} rásteres se hicieron en {}.</translation>
        </message>
        <message>
            <source>Move it away; the next search begins a new one.</source>
            <translation>Muévalo a otro lugar; la próxima búsqueda empieza uno nuevo.</translation>
        </message>
        <message>
            <source>{} holds no searches ({}).</source>
            <translation>{} no contiene búsquedas ({}).</translation>
        </message>
        <message>
            <source>… and {} more</source>
            <translation>… y {} más</translation>
        </message>
        <message>
            <source>Both together take {}, since they overlap.</source>
            <translation>Ambas juntas tardan {}, pues se traslapan.</translation>
        </message>
        <message>
            <source>On the disk it takes up to {} in {}; {} are free.</source>
            <translation>En el disco ocupa hasta {} en {}; {} están libres.</translation>
        </message>
        <message>
            <source>Sen2Cor takes {}, as it was on this computer so far.</source>
            <translation>Sen2Cor tarda {}, como hasta ahora en esta computadora.</translation>
        </message>
        <message>
            <source>Sen2Cor takes {}, by a careful guess.</source>
            <translation>Sen2Cor tarda {}, según un cálculo prudente.</translation>
        </message>
        <message>
            <source>The download takes {}, as it was on this computer so far.</source>
            <translation>La descarga tarda {}, como hasta ahora en esta computadora.</translation>
        </message>
        <message>
            <source>The download takes {}, by a careful guess.</source>
            <translation>La descarga tarda {}, según un cálculo prudente.</translation>
        </message>
        <message>
            <source>There is not enough room: it takes up to {} in {}; {} are free.</source>
            <translation>No hay espacio suficiente: ocupa hasta {} en {}; {} están libres.</translation>
        </message>
        <message>
            <source>The answer of {} was cut.</source>
            <translation>La respuesta de {} se cortó.</translation>
        </message>
    </context>
</TS>
