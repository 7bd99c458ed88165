"""From the filters on a command line to the entries they mean."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial

from journal.app.services import Services
from journal.domain import tags as names
from journal.domain.entry import EntryId
from journal.domain.labels import Label
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagCount, TagKind, name_key
from journal.services.work import outcome


def selected(services: Services, options: Namespace, words: str = "") -> Selection:
    """Return what the filters ask for; a tag's name may also be that of a person or a place."""
    return Selection(
        words=words,
        tags=(_named(services, options.tag),) if options.tag is not None else (),
        since=options.since,
        until=options.until,
        label=Label(options.label) if options.label is not None else None,
    )


def found(services: Services, selection: Selection) -> tuple[EntryId, ...]:
    """Return all entries that match, newest first."""
    ids: tuple[EntryId, ...] = outcome(partial(services.reviewing.find, selection))
    return ids


def by_ids(services: Services, prefixes: Sequence[str]) -> tuple[EntryId, ...]:
    """Return the entries these beginnings of ids name. Raises UnknownEntry."""
    ids: tuple[EntryId, ...] = outcome(partial(services.reviewing.ids_starting, prefixes))
    return ids


def _named(services: Services, written: str) -> Tag:
    """Return the name in use that `written` means, a tag rather than a person or a place."""
    wanted = names.clean(written)
    counts: tuple[TagCount, ...] = outcome(services.reviewing.tags)
    meant = [c.tag for c in counts if name_key(c.tag.name) == name_key(wanted.name)]
    return min(meant, key=lambda tag: list(TagKind).index(tag.kind), default=wanted)
