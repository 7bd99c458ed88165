"""The text around words that were found, with the place of every match in it."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, column, func, literal_column, select, table

from journal.domain.entry import EntryId, Snippet
from journal.domain.errors import UnknownEntry
from journal.domain.selection import Selection, terms
from journal.domain.text import preview
from journal.vault.store.search import match
from journal.vault.tables import entry

_FTS = table("fts", column("rowid"))
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
        found |= _some(connection, ids[at : at + _AT_ONCE], match(terms(selection)))
    if any(id not in found for id in ids):
        raise UnknownEntry
    return tuple(found[id] for id in ids)


def _some(connection: Connection, ids: Sequence[EntryId], wanted: str) -> dict[int, Snippet]:
    bodies = select(entry.c.id, entry.c.body).where(entry.c.id.in_(ids))
    texts = dict(connection.execute(bodies).all())
    marked = _marked(connection, ids, wanted, texts.values()) if wanted else {}
    return {
        id: marked.get(id) or Snippet(EntryId(id), preview(body, _LENGTH), ())
        for id, body in texts.items()
    }


def _marked(
    connection: Connection, ids: Sequence[EntryId], wanted: str, texts: Iterable[str]
) -> dict[int, Snippet]:
    opening, closing = _unused(texts)
    query = select(_FTS.c.rowid, func.highlight(literal_column("fts"), 1, opening, closing)).where(
        literal_column("fts").op("MATCH", is_comparison=True)(wanted), _FTS.c.rowid.in_(ids)
    )
    return {
        id: _snippet(EntryId(id), marked, opening, closing)
        for id, marked in connection.execute(query)
        if opening in marked
    }


def _unused(texts: Iterable[str]) -> tuple[str, str]:
    """Return two characters that none of the texts holds, to mark matches with."""
    present = set().union(*texts)
    free = (chr(code) for code in _PRIVATE_USE if chr(code) not in present)
    return next(free), next(free)


def _snippet(id: EntryId, marked: str, opening: str, closing: str) -> Snippet:
    begin = _begin(marked, marked.index(opening))
    end = min(len(marked), begin + _LENGTH)
    piece = ("…" if begin else "") + marked[begin:end] + ("…" if end < len(marked) else "")
    text, matches = [], []
    length, since = 0, None
    for part in re.split(f"([{opening}{closing}])", _SPACE.sub(" ", piece)):
        if part == opening:
            since = length
        elif part == closing and since is not None:
            matches.append((since, length))
            since = None
        elif part != closing:
            text.append(part)
            length += len(part)
    if since is not None:  # the piece was cut inside a match
        matches.append((since, length))
    return Snippet(id, "".join(text), tuple(matches))


def _begin(marked: str, match: int) -> int:
    """Return where to begin so that a little text stands before the match, at a word's start."""
    begin = max(0, match - _BEFORE)
    if begin == 0:
        return 0
    space = _SPACE.search(marked, begin, match)
    return space.end() if space else begin
