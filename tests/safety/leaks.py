"""All that an exception would show to whoever prints it, logs it, or looks at it in a debugger."""

import traceback
from collections.abc import Iterator

from journal.ui.kit.errors import words_for


def said_by(error: BaseException) -> Iterator[str]:
    """Yield every text that an exception, and each one behind it, holds or prints."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield from (str(one), repr(one), repr(one.args), repr(vars(one)))
        yield from (repr(getattr(one, name, None)) for name in ("filename", "params", "statement"))
        yield from traceback.format_exception(one)
        yield str(words_for(one))
        waiting += [one.__cause__, one.__context__, getattr(one, "orig", None)]


def told_by(error: BaseException) -> set[str]:
    """Return every line that printing an exception with all its causes would show."""
    return set("\n".join(said_by(error)).splitlines())
