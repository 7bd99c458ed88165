"""Searches that a person keeps by a name: lists that fill themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from journal.domain.query import Choice, Named
from journal.domain.query_reading import read
from journal.domain.selection import Order, Selection
from journal.domain.tags import Tag, TagKey, key_of
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
    parts = [selection.words.strip()]
    parts += [_named(tag) for tag in selection.tags]
    if selection.since is not None and selection.since > selection.since.min:
        parts.append(f"after:{selection.since - _ONE_DAY}")
    if selection.until is not None and selection.until < selection.until.max:
        parts.append(f"before:{selection.until + _ONE_DAY}")
    if selection.label is not None:
        parts.append(f"label:{selection.label}")
    if selection.for_session:
        parts.append("is:for-session")
    return " ".join(part for part in parts if part)


def called_now(words: str, renamed: Iterable[tuple[Tag, Tag]]) -> str:
    """Return the words with every name in them as it is called after a change."""
    now = {key_of(old): new for old, new in renamed}
    query = read(words)
    for part in reversed(query.parts):
        fresh = [_renamed(choice, now) for choice in part.asks]
        if any(new is not None for new in fresh):
            old = words[part.start : part.end]
            for choice, new in zip(part.asks, fresh, strict=True):
                if isinstance(choice.condition, Named) and new is not None:
                    old = _replaced(old, choice.condition, new)
            words = words[: part.start] + old + words[part.end :]
    return words


def _renamed(choice: Choice, now: dict[TagKey, Tag]) -> Tag | None:
    named = choice.condition
    if not isinstance(named, Named) or named.unfinished:
        return None
    return now.get(key_of(Tag(named.name, named.kind)))


def _replaced(written: str, named: Named, new: Tag) -> str:
    value = re.escape(named.name)
    pattern = rf'{named.kind}:\s*(?:"\s*{value}\s*(?:"|$)|{value}(?=\s|$))'
    return re.sub(pattern, lambda _: _named(new), written, flags=re.IGNORECASE)


def _named(tag: Tag) -> str:
    value = f'"{tag.name}"' if re.search(r"[\s*]", tag.name) else tag.name
    return f"{tag.kind}:{value}"
