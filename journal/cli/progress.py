"""A line on standard error that says how far long work has come."""

import sys
import time
from typing import Self

_PATIENCE = 0.5
"""Seconds of silence: work that takes less needs no line."""


class Progress:
    """Counts "212 of 900 entries": in place on a terminal, else one line every two seconds.

    Work that is counted in nothing a person knows is told as a share: "24 % done".
    """

    def __init__(self, what: str = "") -> None:
        self._what = what
        self._in_place = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        """Show the counts if it is time for it."""
        now = time.monotonic()
        if now < self._next or not of:
            return
        self._next = now + (0.2 if self._in_place else 2.0)
        self._shown = True
        start, end = ("\r", "") if self._in_place else ("", "\n")
        told = f"{done} of {of} {self._what}" if self._what else f"{100 * done // of} % done"
        print(f"{start}{told}", end=end, file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        """Begin to count."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close a line that was begun in place."""
        if self._shown and self._in_place:
            print(file=sys.stderr)
