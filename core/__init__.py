"""From a polygon to Sentinel-2 layers. The folders read in the order of the data::

    aoi          where: the exact area, and a cover of it with few vertices
    catalogue    what there is: a query, answered by a service as scenes
    footprints   where exactly: coverage of the area, newer versions of one acquisition
    job_queue    what is wanted, and survives a restart; it calls the stages
    stages       download > safe_check > sen2cor > visualisation

    network, product, services       what the above stand on
    qgis_adapters                    the only importer of QGIS

Nothing here but ``qgis_adapters`` imports QGIS or Qt (``tests/unit/test_architecture.py``).
"""
