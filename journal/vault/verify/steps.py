"""The parts of a check as steps: counted, told, and answered for where one cannot be read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Row, Select, Table
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal.domain.errors import Cancelled, JournalError
from journal.domain.report import Finding, Progress
from journal.vault.store.faults import is_interrupted

AT_ONCE = 200
"""Rows that are held in memory at a time."""
_UNREADABLE = "some of it cannot be read"
_INSTRUCTIONS = 10_000
"""Instructions of SQLite, about a millisecond, between two looks at whether to stop."""


class Steps:
    """Tells how many steps of how many are done; what `progress` raises ends the check."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self._of = 0
        self._wanted: BaseException | None = None

    def expect(self, count: int) -> None:
        """Count with further steps."""
        self._of += count

    def next(self) -> None:
        """Tell that one step more is done."""
        self._done = min(self._done + 1, self._of)
        self._progress(self._done, self._of)

    def within(self, _: int) -> None:
        """Go on, or stop, in the middle of a step, whatever its own count is."""
        self._progress(self._done, self._of)

    def told(self, _: int, __: int) -> None:
        """Go on, or stop, while something is done that is not a step."""
        self.within(0)

    @contextmanager
    def interrupting(self, connection: Connection) -> Iterator[None]:
        """Let a long statement be ended too, where SQLite asks: not in its cipher check."""
        raw: Any = connection.connection.driver_connection
        raw.set_progress_handler(self._ask, _INSTRUCTIONS)
        try:
            yield
        except DBAPIError:
            if self._wanted is not None:
                raise self._wanted from None
            raise
        finally:
            with suppress(dbapi2.ProgrammingError):  # closed, where Ctrl+C broke into a statement
                raw.set_progress_handler(None, 0)

    def finding(self, what: str, look: Callable[[], int]) -> Finding:
        """Return what came of one part, which answers with the number of faults it found."""

        def answered() -> Finding:
            faults = look()
            return Finding(what, sound=faults == 0, detail=f"faults: {faults}" if faults else "")

        found = self.tried(what, answered)
        self.next()
        return found

    def tried(self, what: str, look: Callable[[], Finding]) -> Finding:
        """Return what `look` finds, or that this part cannot be read."""
        found = Finding(what, sound=False, detail=_UNREADABLE)
        try:
            found = look()
        except Cancelled:
            raise
        except (DBAPIError, JournalError) as error:
            if self._wanted is not None:
                raise self._wanted from None
            if is_interrupted(error):
                raise Cancelled from None
        return found

    def _ask(self) -> int:
        try:
            self._progress(self._done, self._of)
        except BaseException as error:
            self._wanted = error  # SQLite would swallow it
            return 1
        return 0


def batches(
    connection: Connection, query: Select[*tuple[Any, ...]], table: Table
) -> Iterator[list[Row[*tuple[Any, ...]]]]:
    """Yield the rows of a query in the order of `table.id`, some at a time."""
    last = 0
    while True:
        some = query.where(table.c.id > last).order_by(table.c.id).limit(AT_ONCE)
        rows = list(connection.execute(some))
        if not rows:
            return
        yield rows
        last = rows[-1].id
