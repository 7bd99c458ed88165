"""Which paper is usual on this computer, as far as it tells."""

import locale
import os
from typing import Final

from journal.domain.paper import Paper, usual

_NAMED: Final = ("LC_ALL", "LC_PAPER", "LANG")
"""Where a locale is named, the first that is set counting (POSIX 8.2; LC_PAPER of glibc)."""


def paper_here() -> Paper:
    """Return the paper that people print on where this computer is, A4 where it does not tell."""
    named = next(filter(None, map(os.environ.get, _NAMED)), None)
    return usual(named or locale.getlocale()[0] or "")
