"""The test of the connection as a task, its results handed to the main thread one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal

from ..errors import CancelledError, SceneQueueError
from ..feedback import CancelSignal, Feedback
from ..network import NetworkSettings
from ..network.connection_test import HostResult, hosts_text, results_text, try_hosts
from ..network.probes import Probe, probes_of
from ..services import ServiceProfile
from .network_settings import qgis_network_settings
from .tasks import BlockingTask, wait_while

# for the dialog, which knows nothing of the network
__all__ = ["ConnectionTester", "HostResult", "Probe", "hosts_text", "probes_of", "results_text"]


class ConnectionTester(QObject):
    """Tries the hosts of services, one run at a time.

    ``tried`` carries each :class:`HostResult` as it comes; then ``ended`` comes, or ``failed`` with a
    :class:`SceneQueueError`. All of them arrive on the main thread, and of the newest run only.
    """

    tried = pyqtSignal(object)
    ended = pyqtSignal()
    failed = pyqtSignal(object)
    _said = pyqtSignal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._tasks: set[BlockingTask] = set()
        self._signal = CancelSignal()

    def start(self, profiles: Sequence[ServiceProfile]) -> None:
        """Try all hosts; a run that is under way is cancelled first.

        :raises DiskError: if the file of trusted certificates cannot be written.
        """
        self.cancel()
        network = qgis_network_settings()
        signal = self._signal = CancelSignal()
        title = QCoreApplication.translate("SceneQueue", "Test the connection")
        task = BlockingTask(
            title, lambda: self._try(profiles, network, signal), signal, ended=lambda: self._tasks.discard(task)
        )
        self._tasks.add(task)
        task.start()

    def cancel(self) -> None:
        """End what is under way, if anything is."""
        self._signal.cancel()

    def close(self, seconds: float) -> bool:
        """End every run; returns whether they ended in time."""
        self.cancel()
        return wait_while(lambda: self._tasks, seconds)

    def _try(self, profiles: Sequence[ServiceProfile], network: NetworkSettings, signal: CancelSignal) -> None:
        """The task's work; one of the doors where everything is caught."""
        feedback = Feedback(signal=signal)

        def say(told: Any, *what: object) -> None:
            self._said.emit(signal, told, what)

        try:
            for profile in profiles:
                try_hosts(profile, network, feedback, lambda result: say(self.tried, result))
            say(self.ended)
        except SceneQueueError as error:
            say(self.failed, CancelledError() if signal.is_cancelled() else error)
        except Exception as error:  # noqa: BLE001 - an exception that leaves a task can take QGIS down
            text = f"The test of the connection broke off ({type(error).__name__}: {error})."
            say(self.failed, SceneQueueError(text, advice="Please report this."))

    def _tell(self, signal: CancelSignal, told: Any, what: tuple[object, ...]) -> None:
        """What a run says that another one took the place of would be taken for the other's."""
        if signal is self._signal:
            told.emit(*what)
