"""All names as they are nested below each other, with what each holds and its colour."""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select, text

from journal.domain.tags import (
    Colour,
    Nested,
    Tag,
    TagCount,
    TagKey,
    TagKind,
    key_of,
    levels,
    name_key,
    parents,
)
from journal.vault.store.tags import Tags
from journal.vault.tables import tag

_WITHIN = text(
    "SELECT json_extract(pair.value, '$[0]'), json_extract(pair.value, '$[1]'),"
    " COUNT(DISTINCT entry_tag.entry_id)"
    " FROM json_each(:pairs) AS pair"
    " JOIN tag ON tag.kind = json_extract(pair.value, '$[0]')"
    " AND tag.name_key = json_extract(pair.value, '$[2]')"
    " JOIN entry_tag ON entry_tag.tag_id = tag.id"
    " WHERE entry_tag.entry_id NOT IN (SELECT id FROM entry WHERE deleted = 1)"
    " GROUP BY 1, 2"
)


class Nesting:
    """Counts what is below a name without counting an entry twice."""

    def __init__(self, connection: Connection, tags: Tags) -> None:
        self._connection = connection
        self._tags = tags

    def all(self) -> tuple[Nested, ...]:
        """Return every name in use and every name above one, by kind and then level by level."""
        counts = {key_of(count.tag): count for count in self._tags.counts()}
        names = {key: count.tag for key, count in counts.items()}
        for count in counts.values():
            for parent in _above(count.tag):
                names.setdefault(key_of(parent), parent)
        within, colours = self._within(counts), self.colours()
        kinds = list(TagKind)
        ordered = sorted(names, key=lambda key: (kinds.index(key[0]), levels(key[1])))
        return tuple(
            Nested(
                names[key],
                entries=within.get(key, own := counts[key].entries if key in counts else 0),
                own=own,
                colour=colours.get(key),
            )
            for key in ordered
        )

    def used(self) -> tuple[Nested, ...]:
        """Return every name in use, by kind and then name; quick, as nothing is added up."""
        colours = self.colours()
        return tuple(
            Nested(count.tag, count.entries, count.entries, colours.get(key_of(count.tag)))
            for count in self._tags.counts()
        )

    def _within(self, counts: Mapping[TagKey, TagCount]) -> dict[TagKey, int]:
        """Return what all names hold that others are nested below."""
        pairs = {
            (kind.value, name_key(parent.name), key)
            for (kind, key), count in counts.items()
            for parent in _above(count.tag)
        }
        pairs |= {(kind, above, above) for kind, above, _ in pairs}
        if not pairs:
            return {}
        rows = self._connection.execute(_WITHIN, {"pairs": json.dumps(sorted(pairs))})
        return {(TagKind(kind), key): entries for kind, key, entries in rows}

    def colours(self) -> dict[TagKey, Colour]:
        """Return all colours; a name without one has that of a name that leads to it."""
        known = {colour.value for colour in Colour}
        rows = self._connection.execute(
            select(tag.c.uuid, tag.c.kind, tag.c.name, tag.c.colour, tag.c.merged_into)
            .where(tag.c.deleted == 0)
            .order_by(tag.c.hlc, tag.c.uuid)
        ).all()
        roots = {row.uuid: key_of(Tag(row.name, TagKind(row.kind))) for row in rows}
        # A colour of a later version of the program is kept and not shown.
        coloured = [row for row in rows if row.colour in known]
        ordered = sorted(coloured, key=lambda row: row.merged_into is None)
        return {roots.get(row.merged_into, roots[row.uuid]): Colour(row.colour) for row in ordered}


def _above(named: Tag) -> Iterator[Tag]:
    return (Tag(parent, named.kind) for parent in parents(named.name))
