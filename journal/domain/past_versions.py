"""Earlier versions of an entry: what each changed, and what comes back with one of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from journal.domain.comparing import Change, Piece, compare
from journal.domain.entry import Content
from journal.domain.tags import united


class Aspect(StrEnum):
    """A part of an entry that a version gave another value than the one before it."""

    FIRST = "first"
    """Everything: there is no version before it."""
    WORDS = "words"
    TITLE = "title"
    DAY = "day"
    KIND = "kind"
    QUESTION = "question"
    NAMES = "names"
    AROUND = "around"
    ANSWERS = "answers"
    MARKS = "marks"
    LINKS = "links"
    FILES = "files"
    BIN = "bin"
    UNITED = "united"
    """Two versions became one."""


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One revision of an entry, without its text.

    `device` is the name of the computer that wrote it, empty where it has none; `here` says that
    it is this one. `before` is the revision it was made from, None for a first one or where that
    was erased. Of an `erased` one nothing is left but that it was there.
    """

    revision: str
    written: datetime
    words: int
    changed: tuple[Aspect, ...] = ()
    device: str = ""
    here: bool = True
    before: str | None = None
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of an entry with what lies between them; `older` is None for a version alone."""

    older: Content | None
    newer: Content
    title: tuple[Piece, ...]
    body: tuple[Piece, ...]


def set_beside(older: Content | None, newer: Content) -> Compared:
    """Compare two versions; one alone counts as unchanged."""
    if older is None:
        alone = ((Piece(Change.SAME, text),) if text else () for text in (newer.title, newer.body))
        return Compared(None, newer, *alone)
    return Compared(
        older, newer, compare(older.title, newer.title), compare(older.body, newer.body)
    )


def brought_back(now: Content, old: Content) -> Content:
    """Return an entry with the words of an earlier version; what stands around them stays.

    Title, text and the questions they answer come back, with the names that version had. No name
    goes, and neither does a veil. Words struck out of readings stay so where they stand.
    """
    back = _with_words(now, old)
    veiled = now.veiled or old.veiled
    return replace(back, tags=united(now.tags, old.tags), veiled=veiled)


def taken_back(now: Content, before: Content) -> Content:
    """Return an entry as it was before an earlier version was brought back."""
    back = _with_words(now, before)
    return replace(back, tags=before.tags, veiled=before.veiled)


def _with_words(now: Content, old: Content) -> Content:
    again = (words for words in old.struck if words not in now.body)
    struck = dict.fromkeys((*(words for words in now.struck if words in old.body), *again))
    return replace(
        now,
        body=old.body,
        title=old.title,
        answers=old.answers,
        struck=tuple(struck),
        from_template=old.from_template,
    )
