"""From the filters on a command line to the entries they mean."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from journal.app.services import Services
from journal.cli.exits import WrongUse
from journal.domain import tags as names
from journal.domain.entry import EntryId
from journal.domain.labels import Label
from journal.domain.query_reading import read
from journal.domain.saved_searches import KeptSearches, SavedSearch
from journal.domain.selection import Order, Selection
from journal.domain.tags import Tag, TagCount, TagKind, name_key
from journal.services.work import outcome
from journal.ui.kit import query_words


def selected(services: Services, options: Namespace) -> Selection:
    """Return what the filters ask for; a tag's name may also be that of a person or a place."""
    return Selection(
        tags=(_named(services, options.tag),) if options.tag is not None else (),
        since=options.since,
        until=options.until,
        label=Label(options.label) if options.label is not None else None,
    )


def looked_for(services: Services, options: Namespace) -> Selection:
    """Return what the filters, the query and the saved search ask for together.

    What has no effect is said on standard error. Raises WrongUse.
    """
    selection, saved = selected(services, options), _saved(services, options)
    if saved.last_days:
        first = services.clock.now().date() - timedelta(days=saved.last_days - 1)
        selection = replace(selection, since=max(first, selection.since or first))
    words = f"{saved.words} {options.query}".strip()
    order = Order.BEST if options.best and words else saved.order
    if unclear := query_words.ignored(read(words)):
        print(unclear, file=sys.stderr)
    return replace(selection, words=words, order=order)


def _saved(services: Services, options: Namespace) -> SavedSearch:
    if options.saved is None:
        return SavedSearch("", "", "")
    kept: KeptSearches = outcome(services.reviewing.saved.kept)
    name = options.saved.casefold()
    known = (each for each in kept.saved if each.name.casefold() == name)
    if (search := next(known, None)) is None:
        raise WrongUse("No search is saved by this name.")
    return search


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
