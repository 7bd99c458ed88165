"""Words for which no place had room at locking: kept in memory, encrypted, and tried again."""

from collections.abc import Callable

Told = Callable[[Exception | None], None]
"""Hears why the words cannot be written, or None once they are."""


class Unwritten:
    """Holds what `Journal.sealed_aside` gave: no key and no text, only encrypted bytes."""

    def __init__(self) -> None:
        self._sealed: list[Callable[[], None]] = []
        self._listeners: list[Told] = []

    @property
    def waiting(self) -> bool:
        """Whether anything is not on the disk yet."""
        return bool(self._sealed)

    def listen(self, listener: Told) -> None:
        """Have `listener` told after every try."""
        self._listeners.append(listener)

    def hold(self, write: Callable[[], None]) -> None:
        """Keep what `write` would write."""
        self._sealed.append(write)

    def try_again(self) -> None:
        """Try to write everything; where nothing waits, nothing is told."""
        if not self._sealed:
            return
        fault: Exception | None = None
        for write in tuple(self._sealed):
            try:
                write()
            except Exception as error:  # whatever it is, the words stay here
                fault = error
            else:
                self._sealed.remove(write)
        for listener in tuple(self._listeners):
            listener(fault)
