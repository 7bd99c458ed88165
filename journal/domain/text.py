"""Canonical text, and the small views of it: words, preview, first line."""

import hashlib
import re
from datetime import date

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_VOWELS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09be-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d"
)
"""Marks that stand on the letters of a word: accents, and the vowels of many scripts."""
_JOINS = "'’\\-\u05be\u05f3\u05f4\u200c"
"""What joins two parts of one word: apostrophe and hyphen, also of Hebrew, and Persian's joiner."""
_WORD = re.compile(rf"\w[\w{_VOWELS}]*(?:[{_JOINS}]\w[\w{_VOWELS}]*)*")
_SPACE = re.compile(r"\s+")


def canonical(source: str) -> str:
    """Return the text as it is stored and as every offset counts it.

    CR LF becomes LF. NUL and lone surrogates become U+FFFD, since UTF-8 and the database's text
    functions cannot carry them. Nothing else changes.
    """
    return _UNSTORABLE.sub("\ufffd", source.replace("\r\n", "\n"))


def word_count(text: str) -> int:
    """Return the number of words, a contraction or a hyphened word counting once.

    Emoji are no words; text without blanks between its words counts as one.
    """
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
