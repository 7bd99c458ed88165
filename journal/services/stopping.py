"""Ending long work: a person may stop it, and locking always does."""

from journal.domain.errors import Cancelled
from journal.domain.report import Progress


class Stop:
    """Ends every act that was begun before it was asked to; later ones are not touched."""

    def __init__(self) -> None:
        self._asked = 0

    def watched(self, progress: Progress) -> Progress:
        """Return `progress` for an act that begins now; it raises Cancelled once asked to stop."""
        begun = self._asked

        def told(done: int, of: int) -> None:
            if self._asked != begun:
                raise Cancelled
            progress(done, of)

        return told

    def cancel(self) -> None:
        """Ask every running and waiting act to end at its next step."""
        self._asked += 1


def silent(done: int, of: int) -> None:
    """Tell nobody how far work has come."""
