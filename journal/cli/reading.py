"""`read --jsonl`: possible readings of texts, without a journal."""

import sys

from journal import process, resources
from journal.cli import exits
from journal.domain.distance import contract
from journal.domain.distance.reader import Reader


def read() -> int:
    """Answer every line of standard input with one line; FAULTS when one could not be read."""
    process.make_private()
    reader = Reader(resources.table("distance/cues.toml"), resources.weights())
    code = exits.DONE
    for number, source in enumerate(sys.stdin.buffer, 1):
        answer, understood = contract.line(reader, _decoded(source), number)
        print(answer, flush=True)
        if not understood:
            code = exits.FAULTS
    return code


def _decoded(source: bytes) -> str:
    """Return the line, or nothing, which is no JSON either, where it is not UTF-8."""
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError:
        return ""
