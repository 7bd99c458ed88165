"""The text around words that were found, with the place of every match in it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, text

from journal.domain.entry import EntryId, Snippet
from journal.domain.errors import UnknownEntry
from journal.domain.selection import Selection, terms
from journal.domain.text import preview
from journal.vault.store.search import match_any
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


def snippets(
    connection: Connection, ids: Sequence[EntryId], selection: Selection
) -> tuple[Snippet, ...]:
    """Return for each id, in order, a line around the first match in its text.

    Where the words stand in the title alone, or none were asked for, it is the beginning of the
    text. Raises UnknownEntry.
    """
    found: dict[int, Snippet] = {}
    for at in range(0, len(ids), _AT_ONCE):
        found |= _some(connection, ids[at : at + _AT_ONCE], match_any(terms(selection)))
    if any(id not in found for id in ids):
        raise UnknownEntry
    return tuple(found[id] for id in ids)


def _some(connection: Connection, ids: Sequence[EntryId], wanted: str) -> dict[int, Snippet]:
    rows = connection.execute(select(entry.c.id, entry.c.body).where(entry.c.id.in_(ids)))
    texts = {id: body for id, body in rows}
    marked = _marked(connection, texts, wanted) if wanted and texts else {}
    return {
        id: marked.get(id) or Snippet(EntryId(id), preview(body, _LENGTH), ())
        for id, body in texts.items()
    }


def _marked(connection: Connection, texts: Mapping[int, str], wanted: str) -> dict[int, Snippet]:
    """Mark the words by an index of these few texts alone, held in memory.

    The journal's own index would gather a word's beginnings anew for every single entry.
    """
    opening, closing = _unused(texts.values())
    connection.execute(_MAKE)
    connection.execute(_FILL, [{"id": id, "body": body} for id, body in texts.items()])
    rows = connection.execute(
        _MARK, {"opening": opening, "closing": closing, "wanted": wanted}
    ).all()
    connection.execute(_EMPTY)
    return {id: _snippet(EntryId(id), marked, opening, closing) for id, marked in rows}


def _unused(texts: Iterable[str]) -> tuple[str, str]:
    """Return two characters that none of the texts holds, to mark matches with."""
    present = set().union(*texts)
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in present)
    return next(free), next(free)


def _snippet(id: EntryId, marked: str, opening: str, closing: str) -> Snippet:
    begin = _begin(marked, marked.index(opening))
    end = min(len(marked), begin + _LENGTH)
    piece = ("…" if begin else "") + marked[begin:end] + ("…" if end < len(marked) else "")
    shown, matches = [], []
    length, since = 0, None
    for part in re.split(f"([{opening}{closing}])", _SPACE.sub(" ", piece)):
        if part == opening:
            since = length
        elif part == closing and since is not None:
            matches.append((since, length))
            since = None
        elif part != closing:
            shown.append(part)
            length += len(part)
    if since is not None:  # the piece was cut inside a match
        matches.append((since, length))
    return Snippet(id, "".join(shown), tuple(matches))


def _begin(marked: str, match: int) -> int:
    """Return where to begin so that a little text stands before the match, at a word's start."""
    begin = max(0, match - _BEFORE)
    if begin == 0:
        return 0
    space = _SPACE.search(marked, begin, match)
    return space.end() if space else begin
