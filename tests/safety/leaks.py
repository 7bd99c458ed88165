"""All that an exception would show to whoever prints it, logs it, or looks at it in a debugger."""

import traceback
from collections.abc import Iterator

from journal.ui.kit.errors import words_for


def behind(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and everything that is linked to it, also what is never printed."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            linked = (one.__cause__, one.__context__, getattr(one, "orig", None))
            waiting += [other for other in linked if isinstance(other, BaseException)]


def held_by(error: BaseException) -> str:
    """Return all that an exception and those behind it hold."""
    parts = []
    for one in behind(error):
        parts += [str(one), repr(one), repr(one.args), repr(vars(one))]
        parts += [repr(getattr(one, name, None)) for name in ("params", "statement", "object")]
    return "\n".join(parts)


def printed_by(error: BaseException) -> str:
    """Return what is shown of an exception on a terminal, in a log, and to the person."""
    return "\n".join((*traceback.format_exception(error), str(words_for(error))))
