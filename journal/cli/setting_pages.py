"""`set-pages`: sets a part of a long document, in a process of its own."""

import sys

from journal import process
from journal.cli import exits
from journal.domain.errors import CannotBeSet
from journal.export import pages


def answer() -> int:
    """Write the pages that standard input asks for to standard output."""
    process.make_private()
    try:
        sys.stdout.buffer.write(pages.answer(sys.stdin.buffer.read()))
    except CannotBeSet:
        return exits.FAULT_OF_THE_PROGRAM
    return exits.DONE
