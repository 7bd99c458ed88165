"""Searches that a person keeps by a name: lists that fill themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from journal.domain.query_reading import names_in, read
from journal.domain.query_values import asking_for
from journal.domain.selection import Order, Selection
from journal.domain.tags import Tag, key_of, name_key
from journal.domain.text import canonical, one_line

LONGEST_NAME = 80
"""Signs of a name."""
MOST_RECENT = 20
"""Searches of the past that are kept, where someone wants them kept at all."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What is looked for under a name, in the words of `query_reading`.

    `id` is a uuid of 32 hexadecimal digits. `last_days` is how many days up to today are meant, 0
    for any day.
    """

    id: str
    name: str
    words: str
    order: Order = Order.NEWEST
    last_days: int = 0


@dataclass(frozen=True, slots=True)
class KeptSearches:
    """Saved searches by name, and those made last where `keeping` says that they are kept."""

    saved: tuple[SavedSearch, ...] = ()
    recent: tuple[str, ...] = ()
    keeping: bool = False


def neat(search: SavedSearch) -> SavedSearch:
    """Return the search as it is stored: on one line, and never without a name."""
    words = one_line(canonical(search.words))
    name = one_line(canonical(search.name))[:LONGEST_NAME].strip()
    return replace(search, name=name or words[:LONGEST_NAME] or "Everything", words=words)


def spelled(selection: Selection) -> str:
    """Return words that ask for all that a selection asks for, but for its order."""
    parts = [asking_for(tag) for tag in selection.tags]
    if selection.since is not None and selection.since > selection.since.min:
        parts.append(f"after:{selection.since - _ONE_DAY}")
    if selection.until is not None and selection.until < selection.until.max:
        parts.append(f"before:{selection.until + _ONE_DAY}")
    if selection.label is not None:
        parts.append(f"label:{selection.label}")
    if selection.for_session:
        parts.append("is:for-session")
    if not parts:
        return selection.words.strip()
    # A quotation that nobody closed goes on to the end, so that the words come last.
    return " ".join([*parts, _beginning_to_ask(selection.words)]).strip()


def called_now(words: str, renamed: Iterable[tuple[Tag, Tag]]) -> str:
    """Return the words with every name in them as it is called after a change."""
    now = {key_of(old): new for old, new in renamed}
    for start, end, named in reversed(list(names_in(words))):
        new = None if named.unfinished else now.get((named.kind, name_key(named.name)))
        if new is not None:
            words = words[:start] + asking_for(new) + words[end:]
    return words


def _beginning_to_ask(words: str) -> str:
    """Return the words from the first that asks for something: an OR before it would join."""
    start = next((part.start for part in read(words).parts if part.asks), len(words))
    return words[start:].strip()
