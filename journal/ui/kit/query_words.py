"""What was understood of a search, and what was ignored, in words."""

from datetime import date
from typing import Final

from journal.domain import days
from journal.domain.labels import Label
from journal.domain.query import (
    AnyOf,
    Between,
    Choice,
    Labelled,
    Mark,
    Named,
    Part,
    Query,
    Term,
    Themed,
    Why,
)
from journal.domain.text import preview

_WHY: Final = {
    Why.NO_WORDS: "it has no letters or digits",
    Why.NO_VALUE: "nothing stands after the colon",
    Why.NO_DAY: "a day is written 2026-11-23, 2026-11 or 2026",
    Why.NO_LABEL: f"a label is {', '.join(list(Label)[:-1])} or {Label.UNCLEAR}",
    Why.NO_SUCH_MARK: "there are has:attachment and is:for-session",
    Why.JOINS_NOTHING: "it stands between two things of which one is enough",
    Why.TOO_MANY: "a search is made of what stands before it",
}
_LONGEST = 400
"""Signs after which what is said of a very long search breaks off."""
_MOST, _PIECE = 4, 60
"""Pieces left out of which each is said why, and signs of each."""
_MARKS = {Mark.ATTACHMENT: "with a file", Mark.FOR_SESSION: "for session"}
_NOT = {Mark.ATTACHMENT: "without a file", Mark.FOR_SESSION: "not for session"}


def is_plain(query: Query) -> bool:
    """Tell whether nothing but single words was typed, so that there is nothing to explain."""
    return all(
        len(part.asks) == 1
        and not part.asks[0].negated
        and isinstance(part.asks[0].condition, Term)
        and '"' not in query.typed[part.start : part.end]
        for part in query.parts
        if part.asks
    )


def said(query: Query, part: Part) -> str:
    """Return what a part of a search asks for."""
    return " or ".join(_choice(choice) for choice in _neat(part.asks)) or _typed(query, part)


def understood(query: Query) -> str:
    """Return all that is asked for; empty where only words were typed."""
    if is_plain(query):
        return ""
    return preview(" · ".join(said(query, part) for part in query.parts if part.asks), _LONGEST)


def ignored(query: Query) -> str:
    """Return what has no effect, and why; empty where everything has."""
    every = dict.fromkeys(
        f"Left out “{preview(_typed(query, part), _PIECE)}”: {_WHY[part.ignored]}."
        for part in query.ignored
        if part.ignored is not None
    )
    some = list(every)[:_MOST]
    return " ".join([*some, "More was left out."] if len(every) > _MOST else some)


def _typed(query: Query, part: Part) -> str:
    return query.typed[part.start : part.end].strip()


def _neat(asks: AnyOf) -> AnyOf:
    return tuple(dict.fromkeys(asks))


def _choice(choice: Choice) -> str:
    match choice.condition:
        case Mark() as mark:
            return (_NOT if choice.negated else _MARKS)[mark]
        case Between() as span:
            words = _span(span)
        case Term() as term:
            words = f"“{_joined(term.words)}{'…' if term.prefix else ''}”"
        case Named(kind, name, unfinished):
            words = f"{kind} {name}{'…' if unfinished else ''}"
        case Themed(name, unfinished):
            words = f"theme {name}{'…' if unfinished else ''}"
        case Labelled(label):
            words = f"label {label}"
    return f"not {words}" if choice.negated else words


def _joined(words: tuple[str, ...]) -> str:
    """Return words as people write them: those of one character each without blanks."""
    alone = len(words) > 1 and all(len(word) == 1 and not word.isascii() for word in words)
    return ("" if alone else " ").join(words)


def _span(span: Between) -> str:
    if span.since is None:
        return f"up to {days.plain(span.until or date.max)}"
    if span.until is None:
        return f"from {days.plain(span.since)} on"
    if span.since == span.until:
        return f"on {days.plain(span.since)}"
    return f"from {days.plain(span.since)} to {days.plain(span.until)}"
