"""Between threads: calls come back to the main thread, and long work goes aside."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot


class OnMain(QObject):
    """Runs calls on the thread it was made on, one after another; made on the main thread."""

    _given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # Queued, so that a call given on the main thread never overtakes one from elsewhere.
        self._given.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def __call__(self, call: Callable[[], None], /) -> None:
        """Have `call` run on the main thread, in the order it was given."""
        self._given.emit(call)

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        call()


class AsideLane:
    """A lane for work that must not hold up saving, such as building a document."""

    def __init__(self) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._stopped = False

    def submit(self, job: Callable[[], None], /) -> None:
        """Run `job` after all earlier ones; after `stop` it is dropped."""
        if not self._stopped:
            self._pool.start(job)

    def stop(self) -> None:
        """Refuse new jobs, drop the waiting ones and return when the running one has ended."""
        self._stopped = True
        self._pool.clear()
        self._pool.waitForDone()
