"""Tells windows what changed; each decides what that means for it."""

from collections.abc import Callable

from journal.domain.changes import Changed


class Notices:
    """Passes every change on to all who listen, on the thread that tells it."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changed], None]] = []

    def listen(self, listener: Callable[[Changed], None]) -> None:
        """Have `listener` told of every later change."""
        self._listeners.append(listener)

    def tell(self, changed: Changed) -> None:
        """Tell every listener, in the order they came."""
        for listener in tuple(self._listeners):
            listener(changed)
