"""Canonical text, and the small views of it: words, preview, first line."""

import hashlib
import re
from datetime import date

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_SPACE = re.compile(r"\s+")


def canonical(source: str) -> str:
    """Return the text as it is stored and as every offset counts it.

    CR LF becomes LF. NUL and lone surrogates become U+FFFD, since UTF-8 and the database's text
    functions cannot carry them. Nothing else changes.
    """
    return _UNSTORABLE.sub("\ufffd", source.replace("\r\n", "\n"))


def word_count(text: str) -> int:
    """Return the number of words, a contraction or a hyphened word counting once."""
    return sum(1 for _ in _WORD.finditer(text))


def preview(text: str, length: int = 160) -> str:
    """Return the beginning of `text` on one line, at most `length` code points, cut at a word."""
    line = _SPACE.sub(" ", text[: length * 4]).strip()
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return head.rsplit(" ", 1)[0].rstrip(",;:.") + "…" if " " in head else head + "…"


def one_line(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()


def imprint(day: date, title: str, body: str) -> str:
    """Return what tells one text from another (SHA-256 of day, title and body)."""
    whole = "\0".join((day.isoformat(), title, body))
    return hashlib.sha256(whole.encode()).hexdigest()
