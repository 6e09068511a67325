"""Widgets: they ask the services of ``core.qgis_adapters`` and never touch the network or the disk."""
