r"""The grammar of search: from what was typed to what is looked for; nothing typed is an error.

    query   = part { part }                     all parts must hold
    part    = choice { "OR" choice }            one of the choices must hold
    choice  = [ "-" ] ( filter | phrase | word [ "*" ] )         with "-" it must not hold
    filter  = name ":" ( value | '"' value '"' )            in quotes \" \* \\ are " * and \ as such
    name    = tag person place label theme before after on has is    in small or capital letters

`tag:` `person:` `place:` take a name in use and find what is nested below it too; a name of another
kind does where none of this kind is called so. `label:` takes chosen, involuntary, mixed, none or
unclear; `theme:` the title or the id of a theme of prompts. `before:` `after:` `on:` take a year, a
month or a day (1665, 1665-09, 1665-09-07); before and after leave out what is named. `has:` takes
attachment, `is:` for-session. A "phrase" stands as it is; a word with a star matches beginnings.
What cannot be understood is passed over and said to be; a name that is none of these is a word.
Of a very long search the first 200 pieces are looked for.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from journal.domain import query_days
from journal.domain.labels import Label
from journal.domain.query import (
    AND,
    OR,
    Choice,
    Condition,
    Labelled,
    Mark,
    Named,
    Part,
    Query,
    Term,
    Themed,
    Why,
)
from journal.domain.query_values import IN_QUOTES, PLAIN, name_in
from journal.domain.respelling import respelled, stands_alone
from journal.domain.tags import TagKind

NAMES: Final = (
    *("tag", "person", "place", "label", "theme"),
    *("before", "after", "on", "has", "is"),
)
"""What may stand before a colon."""
MOST: Final = 200
"""Words, phrases, filters and ORs that are read: of far more the database makes no query."""
_PIECE = re.compile(
    rf'(?P<minus>-(?=[\w"]))?'
    rf"(?:(?P<name>(?a:{'|'.join(NAMES)})):\ *"
    rf'(?:"(?P<quoted>{IN_QUOTES})(?P<closed>"?)|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)(?P<end>"?)|(?P<loose>[^\s"]+))',
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
"""Accents may stand behind their letters as signs of their own; they part no word."""
_MARKS: Final = {
    "has": dict.fromkeys(("attachment", "attachments", "file", "files"), Mark.ATTACHMENT),
    "is": dict.fromkeys(("for-session", "for session", "session"), Mark.FOR_SESSION),
}

Meant: TypeAlias = Condition | Why


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word, phrase, filter or OR, and where it stands.

    `ended` says that a quotation mark closed it, so that it cannot go on.
    """

    start: int
    end: int
    plain: str
    meant: Meant
    negated: bool
    ended: bool


def read(typed: str, *, unfinished: bool = False) -> Query:
    """Return what `typed` asks for; `unfinished` lets its last word stand for its beginning."""
    pieces = list(islice(_pieces(typed), MOST + 1))
    if len(pieces) > MOST:
        rest = Part(pieces[MOST].start, len(typed), ignored=Why.TOO_MANY)
        return Query(typed, (*_parts(pieces[:MOST]), rest))
    going_on = unfinished and bool(pieces) and pieces[-1].end == len(typed)
    if not going_on or pieces[-1].ended:
        return Query(typed, tuple(_parts(pieces)))
    last = pieces.pop()
    # What must be absent is taken as it stands: its beginning would leave out too much meanwhile.
    pieces.append(last if last.negated else replace(last, meant=_going_on(last.meant)))
    parts = _parts(pieces)
    return Query(typed, tuple(replace(part, unfinished=part.end == len(typed)) for part in parts))


def names_in(typed: str) -> Iterator[tuple[int, int, Named]]:
    """Yield where each name is asked for, from its filter's first sign to its last."""
    for piece in islice(_pieces(typed), MOST):
        if isinstance(piece.meant, Named):
            yield piece.start + piece.negated, piece.end, piece.meant


def _pieces(typed: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(typed.translate(PLAIN)):
        name, loose = found["name"], found["loose"]
        if name is not None:
            quoted = found["quoted"] is not None
            start, end = found.span("quoted" if quoted else "value")
            meant = _filter(name.lower(), *name_in(typed[start:end], quoted=quoted))
        elif loose is not None:
            meant = _words(loose, star=loose.endswith("*"))
        else:
            meant = _words(found["phrase"])
        ended = bool(found["closed"] or found["end"])
        yield _Piece(*found.span(), found[0], meant, found["minus"] is not None, ended)


def _words(written: str, *, star: bool = False) -> Term | Why:
    words = tuple(_WORD.findall(respelled(written) or written))
    if not words:
        return Why.NO_WORDS
    return Term(words, prefix=star and not stands_alone(words[-1]))


def _filter(name: str, value: str, going_on: bool) -> Meant:
    if not value:
        return Why.NO_VALUE
    if name in _NAMED:
        return _NAMED[name](value, going_on)
    if name in _DAYS:
        return _DAYS[name](value) or Why.NO_DAY
    if name == "label":
        return Labelled(Label(value.lower())) if value.lower() in list(Label) else Why.NO_LABEL
    return _MARKS[name].get(value.lower(), Why.NO_SUCH_MARK)


_NAMED: Final[Mapping[str, Callable[[str, bool], Condition]]] = {
    **{kind.value: partial(Named, kind) for kind in TagKind},
    "theme": Themed,
}
_DAYS: Final = {
    "before": query_days.before,
    "after": query_days.after,
    "on": query_days.within,
}


def _going_on(meant: Meant) -> Meant:
    if isinstance(meant, Term):
        return Term(meant.words, prefix=not stands_alone(meant.words[-1]))
    if isinstance(meant, Named | Themed):
        return replace(meant, unfinished=True)
    return meant


def _parts(pieces: Sequence[_Piece]) -> Iterator[Part]:
    """Yield what must hold, choices joined by OR as one."""
    run: list[_Piece] = []
    joined = False
    for at, piece in enumerate(pieces):
        between = bool(run) and at + 1 < len(pieces)
        if piece.plain == OR:
            if between and not joined and pieces[at + 1].plain != OR:
                joined = True
            else:
                yield Part(piece.start, piece.end, ignored=Why.JOINS_NOTHING)
        elif piece.plain == AND and len(pieces) > 1:
            if not between:  # else all must hold anyway
                yield Part(piece.start, piece.end, ignored=Why.JOINS_NOTHING)
        else:
            if not joined:
                yield from _joined(run)
                run = []
            run.append(piece)
            joined = False
    yield from _joined(run)


def _joined(run: Sequence[_Piece]) -> Iterator[Part]:
    asks = tuple(
        Choice(each.meant, each.negated) for each in run if not isinstance(each.meant, Why)
    )
    for each in run:
        if isinstance(each.meant, Why):
            yield Part(each.start, each.end, ignored=each.meant)
    if asks:
        yield Part(run[0].start, run[-1].end, asks)
