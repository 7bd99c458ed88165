"""`look-inside`: the part of a check that searches files, in a process of its own."""

import sys

from journal import process
from journal.cli import exits


def look() -> int:
    """Search as standard input asks, and print which files were found; nothing else of them."""
    process.make_private()
    try:
        print(process.look_inside(sys.stdin.buffer.read()))
    except OSError:
        return exits.FAULTS
    return exits.DONE
