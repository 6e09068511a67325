"""Run by QGIS (``--code``): waits for the event loop, plays the story, writes the verdict, ends QGIS."""

import faulthandler
import importlib.util
import json
import os
import sys
import traceback
from pathlib import Path

import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest

HERE = Path(__file__).resolve().parent if "__file__" in globals() else None
STORY = Path(os.environ["STORY_FILE"])
OUT = Path(os.environ["STORY_OUT"])
LEAVES_OPEN = bool(os.environ["STORY_LEAVES_OPEN"])
sys.path[:0] = [str(STORY.parent), str(STORY.parent.parent)]

from harness.driver import Driver, StoryFailedError  # noqa: E402 - the path is set above

driver = Driver(qgis.utils.iface, OUT)


def keep_messages() -> None:
    log = (OUT / "messages.log").open("a", buffering=1, encoding="utf-8")
    QgsApplication.messageLog().messageReceived.connect(lambda message, tag, level: log.write(f"[{tag}] {message}\n"))


def play() -> None:
    sys.excepthook = qgis.utils.showException  # see startup.py; QGIS has set its own meanwhile
    faulthandler.enable()
    qgis.utils.iface.mainWindow().showMaximized()
    QTest.qWait(300)
    try:
        driver.require("scene_queue" in qgis.utils.plugins, "the plugin is loaded")
        spec = importlib.util.spec_from_file_location("story", STORY)
        story = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(story)
        story.play(driver)
    except StoryFailedError:
        pass  # it stands in the checks
    except Exception:  # noqa: BLE001 - whatever it is, it belongs into the verdict
        driver.errors.append(traceback.format_exc())
    finally:
        end()


def end() -> None:
    by_itself = not LEAVES_OPEN and driver.way_out is None
    if by_itself and "scene_queue" in qgis.utils.plugins and not qgis.utils.unloadPlugin("scene_queue"):
        driver.errors.append("the plugin could not be unloaded")
    QTest.qWait(100)
    verdict = {"checks": driver.checks, "errors": driver.errors, "qgis": Qgis.QGIS_VERSION}
    part = OUT / "verdict.json.part"
    part.write_text(json.dumps(verdict, indent=1), encoding="utf-8")
    part.rename(OUT / "verdict.json")
    if driver.way_out is not None:
        driver.way_out()
    elif by_itself:
        # layers that outlive the main window crash QGIS 3.40 and 3.44 at their end
        QgsProject.instance().clear()
        QgsApplication.exit(0)


keep_messages()
faulthandler.dump_traceback_later(max(10.0, float(os.environ["STORY_TIMEOUT_S"]) - 3), exit=False)
QTimer.singleShot(500, play)
