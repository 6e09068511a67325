"""Run by QGIS before plugins are loaded: whatever nobody catches is kept for the verdict, to the very end of QGIS.

QGIS would open a modal dialog for a plugin that does not load, before any story could look at it, and wait for ever.
"""

import os
import sys
import threading
import traceback
from pathlib import Path

import qgis.utils

UNCAUGHT = Path(os.environ["STORY_OUT"]) / "uncaught.log"


def _keep(kind, value, trace, message="", *args, **kwargs):
    text = f"{message}\n{''.join(traceback.format_exception(kind, value, trace))}"
    with UNCAUGHT.open("a", encoding="utf-8") as log:
        log.write(text)


qgis.utils.showException = _keep
qgis.utils.open_stack_dialog = _keep
sys.excepthook = _keep
threading.excepthook = lambda told: _keep(told.exc_type, told.exc_value, told.exc_traceback, f"in {told.thread}")
sys.unraisablehook = lambda told: _keep(type(told.exc_value), told.exc_value, told.exc_traceback, str(told.err_msg))
