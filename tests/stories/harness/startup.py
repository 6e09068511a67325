"""Run by QGIS before plugins are loaded: a plugin that does not load is kept for the verdict.

QGIS would open a modal dialog, before any story could look at it, and wait for ever.
"""

import builtins
import traceback

import qgis.utils

builtins.story_early_errors = []


def _keep(kind, value, trace, message="", *args, **kwargs):
    text = f"{message}\n{''.join(traceback.format_exception(kind, value, trace))}"
    builtins.story_early_errors.append(text)


qgis.utils.showException = _keep
qgis.utils.open_stack_dialog = _keep
