"""Collects garbage on the main thread only: a widget freed on a worker crashes the program."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY = 100
"""Milliseconds between two looks at how much garbage there may be."""


class Rubbish(QObject):
    """Takes collecting over from Python until `stop`; made on the main thread.

    What is there by now, mostly modules, stays to the end: it is not looked through each time.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
