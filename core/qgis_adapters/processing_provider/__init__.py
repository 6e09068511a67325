"""The Processing provider ``scenequeue``: the same road without the window, for models, batch and ``qgis_process``."""
