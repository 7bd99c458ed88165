"""How many of how many bytes have gone by, for work that is told in several readings of a file."""

from journal.domain.report import Progress


class Tally:
    """Tells `progress` how many bytes are done, never more than there are and never fewer."""

    def __init__(self, progress: Progress, of: int) -> None:
        self._progress = progress
        self._done = 0
        self._of = of

    def more(self, count: int) -> None:
        """Tell that `count` more bytes are done; raises what `progress` raises."""
        self.reach(self._done + count)

    def reach(self, done: int) -> None:
        """Tell that `done` bytes are done in all."""
        self._done = min(max(done, self._done), self._of)
        self._progress(self._done, self._of)
