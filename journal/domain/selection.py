"""Which entries are meant: by words, tags, days and label."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from journal.domain.entry import EntryId, Snippet, Summary
from journal.domain.labels import Label
from journal.domain.prompts import Theme
from journal.domain.query import Query, Themed
from journal.domain.query_reading import read
from journal.domain.tags import Tag, name_key

Prompts: TypeAlias = tuple[tuple[Themed, tuple[str, ...]], ...]


class Order(StrEnum):
    """How found entries are sorted."""

    NEWEST = "newest"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Selection:
    """A filter; an empty one means every entry that is not in the bin.

    Entries must match the words (see `query_reading`), carry all tags, lie within `since` and
    `until` (both inclusive) and show the label. `unfinished_word` lets the last word stand for its
    beginning, for search while typing. `in_bin` asks for binned entries instead. `prompts` are the
    ids of the prompts of each theme that the words name.
    """

    words: str = ""
    tags: tuple[Tag, ...] = ()
    since: date | None = None
    until: date | None = None
    label: Label | None = None
    for_session: bool = False
    order: Order = Order.NEWEST
    unfinished_word: bool = False
    in_bin: bool = False
    prompts: Prompts = ()

    @property
    def query(self) -> Query:
        """What the words ask for, as understood."""
        return read(self.words, unfinished=self.unfinished_word)

    def prompts_of(self, theme: Themed) -> tuple[str, ...]:
        """Return the ids of the prompts of a theme, none where they were not looked up."""
        return next((ids for known, ids in self.prompts if known == theme), ())


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of entries that match, in the order asked for; the first of them if not `whole`.

    `rows` and `snippets` are of as many of the first as can be seen at once.
    """

    ids: tuple[EntryId, ...]
    whole: bool
    rows: tuple[Summary, ...] = ()
    snippets: tuple[Snippet, ...] = ()


def with_prompts(selection: Selection, themes: Iterable[Theme]) -> Selection:
    """Return the selection with the prompts of every theme that its words name."""
    asked, known = selection.query.themes, tuple(themes)
    if not asked:
        return selection
    return replace(selection, prompts=tuple((each, _prompts(each, known)) for each in asked))


def _prompts(asked: Themed, themes: Iterable[Theme]) -> tuple[str, ...]:
    wanted = name_key(asked.name)
    return tuple(
        prompt.id
        for theme in themes
        if any(_is(wanted, name_key(name), asked) for name in (theme.id, theme.title))
        for prompt in theme.prompts
    )


def _is(wanted: str, name: str, asked: Themed) -> bool:
    return name.startswith(wanted) if asked.unfinished else name == wanted
