"""Everything that imports QGIS (but never ``qgis.gui``)."""
