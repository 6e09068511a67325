"""Python's logging and the events of workers, in QGIS's message log under one tag."""

from __future__ import annotations

import logging

from qgis.core import Qgis, QgsMessageLog

TAG = "Scene Queue"


def log(text: str, *, warning: bool = False) -> None:
    """Write one line into QGIS's message log; any thread."""
    level = Qgis.MessageLevel.Warning if warning else Qgis.MessageLevel.Info
    QgsMessageLog.logMessage(text, TAG, level, False)


class MessageLogHandler(logging.Handler):
    """Hands what our modules log on to QGIS's message log."""

    def emit(self, record: logging.LogRecord) -> None:
        """Called by ``logging``."""
        log(self.format(record), warning=record.levelno >= logging.WARNING)


def connect_logging(package: str) -> logging.Handler:
    """Let the loggers below ``package`` write to QGIS's message log; :func:`disconnect_logging` undoes it."""
    handler = MessageLogHandler(logging.INFO)
    logger = logging.getLogger(package)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def disconnect_logging(package: str, handler: logging.Handler) -> None:
    """Undo :func:`connect_logging`."""
    logging.getLogger(package).removeHandler(handler)
