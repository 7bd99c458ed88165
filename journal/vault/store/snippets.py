"""The text around words that were found, with the place of every match in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import Connection, select, text

from journal.domain.entry import EntryId, Snippet
from journal.domain.errors import UnknownEntry
from journal.domain.respelling import respelled, with_places
from journal.domain.selection import Selection
from journal.domain.text import preview
from journal.vault.store.conditions import match_any
from journal.vault.tables import entry

_MAKE = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.few"
    " USING fts5(body, tokenize='unicode61 remove_diacritics 2')"
)
_FILL = text("INSERT INTO temp.few(rowid, body) VALUES (:id, :body)")
_MARK = text(
    "SELECT rowid, highlight(few, 0, :opening, :closing) FROM temp.few WHERE few MATCH :wanted"
)
_EMPTY = text("DELETE FROM temp.few")
_BEFORE, _LENGTH = 48, 160
_AT_ONCE = 500
_SPACE = re.compile(r"\s+")
_PRIVATE_USE = range(0xF0000, 0xFFFFE)

Span: TypeAlias = tuple[int, int]


def snippets(
    connection: Connection, ids: Sequence[EntryId], selection: Selection
) -> tuple[Snippet, ...]:
    """Return for each id, in order, a line around the first match in its text.

    Where the words stand in the title alone, or none were asked for, it is the beginning of the
    text. Raises UnknownEntry.
    """
    found: dict[int, Snippet] = {}
    wanted = match_any(selection.query.terms)
    for at in range(0, len(ids), _AT_ONCE):
        found |= _some(connection, ids[at : at + _AT_ONCE], wanted)
    if any(id not in found for id in ids):
        raise UnknownEntry
    return tuple(found[id] for id in ids)


def _some(connection: Connection, ids: Sequence[EntryId], wanted: str) -> dict[int, Snippet]:
    rows = connection.execute(select(entry.c.id, entry.c.body).where(entry.c.id.in_(ids)))
    texts = {id: body for id, body in rows}
    marked = _marked(connection, texts, wanted) if wanted and texts else {}
    return {
        id: _snippet(EntryId(id), body, marked[id])
        if id in marked
        else Snippet(EntryId(id), preview(body, _LENGTH), ())
        for id, body in texts.items()
    }


def _marked(connection: Connection, texts: Mapping[int, str], wanted: str) -> dict[int, list[Span]]:
    """Return where the words stand, by an index of these few texts alone, held in memory.

    The journal's own index would gather a word's beginnings anew for every single entry.
    """
    opening, closing = _unused(texts.values())
    connection.execute(_MAKE)
    rows = [{"id": id, "body": respelled(body) or body} for id, body in texts.items()]
    connection.execute(_FILL, rows)
    asked = {"opening": opening, "closing": closing, "wanted": wanted}
    found = connection.execute(_MARK, asked).all()
    connection.execute(_EMPTY)
    return {id: list(_in_text(texts[id], _spans(marked, opening, closing))) for id, marked in found}


def _unused(texts: Iterable[str]) -> tuple[str, str]:
    """Return two characters that none of the texts holds, to mark matches with."""
    present = set().union(*texts)
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in present)
    return next(free), next(free)


def _spans(marked: str, opening: str, closing: str) -> Iterator[Span]:
    """Yield where the marks stood, counted in the text without them."""
    at = since = 0
    for part in re.split(f"([{opening}{closing}])", marked):
        if part == opening:
            since = at
        elif part == closing:
            yield since, at
        else:
            at += len(part)


def _in_text(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the places in a text of spans in it as the index reads it."""
    if respelled(text) is None:
        yield from spans
        return
    places = with_places(text)[1]
    for start, end in spans:
        last = places[end - 1]
        yield places[start], next((at for at in places[end:] if at > last), last + 1)


def _snippet(id: EntryId, text: str, spans: Sequence[Span]) -> Snippet:
    """Return the piece of `text` around the first span, every run of white space one space."""
    begin = _begin(text, spans[0][0])
    end = min(len(text), begin + _LENGTH)
    shown, matches = ["…"] if begin else [], []
    length, at = len(shown), begin
    for start, stop in (*spans, (end, end)):
        if start > end:
            break
        for piece, is_match in ((text[at:start], False), (text[start : min(stop, end)], True)):
            plain = _SPACE.sub(" ", piece)
            if is_match and plain:
                matches.append((length, length + len(plain)))
            shown.append(plain)
            length += len(plain)
        at = min(stop, end)
    if end < len(text):
        shown.append("…")
    return Snippet(id, "".join(shown), tuple(matches))


def _begin(text: str, match: int) -> int:
    """Return where to begin so that a little text stands before the match, at a word's start."""
    begin = max(0, match - _BEFORE)
    if begin == 0:
        return 0
    space = _SPACE.search(text, begin, match)
    return space.end() if space else begin
