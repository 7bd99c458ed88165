"""What a selection asks for, in this database: expressions of the index, tags and other conditions.

Whatever is looked for in a table is a set of ids, so that one index can lead every list.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Select,
    column,
    false,
    literal_column,
    not_,
    or_,
    select,
    table,
)

from journal.domain.errors import InvalidTag
from journal.domain.query import (
    AnyOf,
    Between,
    Choice,
    Condition,
    Labelled,
    Mark,
    Named,
    Term,
    Themed,
)
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind, clean
from journal.vault.store.tags import Tags
from journal.vault.tables import answer, entry, entry_tag

SHORT: Final = 3
"""Letters of a beginning that so many words share that gathering them takes long."""
FTS = table("fts", column("rowid"), column("rank"))
Id: TypeAlias = ColumnElement[int]
Family: TypeAlias = tuple[int, ...]
"""A tag and those nested below it: an entry that carries any of them carries the first."""
Holds: TypeAlias = Callable[[Id], ColumnElement[bool]]
"""Makes the condition that the entry with this id is one of a set."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must hold, all of it; `words` is an FTS5 expression or empty.

    `quick` says that no beginning of a word is among them: those are gathered anew each time.
    `rest` is what is left of `words` without beginnings so short that this takes long.
    """

    words: str = ""
    quick: bool = True
    rest: str = ""
    families: tuple[Family, ...] = ()
    since: date | None = None
    until: date | None = None
    others: tuple[Holds, ...] = ()
    in_bin: bool = False


def wanted(tags: Tags, selection: Selection) -> Wanted | None:
    """Return what `selection` asks for; None where nothing can match, as it names what is not."""
    reading = _Reading(tags, selection)
    for tag in selection.tags:
        reading.carry(tags.within(tag))
    if selection.label is not None:
        reading.take((Choice(Labelled(selection.label)),))
    if selection.for_session:
        reading.take((Choice(Mark.FOR_SESSION),))
    for asks in selection.query.asks:
        reading.take(asks)
    return reading.result()


def without_short(wanted: Wanted) -> Wanted:
    """Return what must hold besides the short beginnings."""
    return replace(wanted, words=wanted.rest)


def narrows(wanted: Wanted) -> bool:
    """Tell whether anything must hold at all."""
    return wanted != Wanted(quick=wanted.quick, in_bin=wanted.in_bin)


def match(terms: Sequence[Term]) -> str:
    """Return the FTS5 expression for all of these terms."""
    return " AND ".join(map(_quoted, terms))


def match_any(terms: Sequence[Term]) -> str:
    """Return the FTS5 expression for any of these terms."""
    return " OR ".join(map(_quoted, terms))


def matches(expression: str, index: str = "fts") -> ColumnElement[bool]:
    """Return the condition that a row of a full-text index matches."""
    return literal_column(index).op("MATCH", is_comparison=True)(expression)


def one_of(family: Family) -> ColumnElement[bool]:
    """Return the condition that a row of `entry_tag` is of one of these tags."""
    if len(family) == 1:
        return entry_tag.c.tag_id == family[0]
    return entry_tag.c.tag_id.in_(family)


def _quoted(term: Term) -> str:
    """Spell a term so that nothing in it is an operator."""
    return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")


class _Reading:
    """Gathers what must hold, each thing where an index helps most."""

    def __init__(self, tags: Tags, selection: Selection) -> None:
        self._tags = tags
        self._selection = selection
        self._there: list[AnyOf] = []
        self._absent: list[AnyOf] = []
        self._quick = True
        self._families: dict[Family, None] = {}
        self._days = [Between(selection.since, selection.until)]
        self._others: list[Holds] = []
        self._none = False

    def carry(self, family: Family) -> None:
        self._none = self._none or not family
        self._families[family] = None

    def take(self, asks: AnyOf) -> None:
        first = asks[0]
        if all(isinstance(each.condition, Term) and not each.negated for each in asks):
            self._there.append(asks)
        elif len(asks) > 1:
            self._others.append(self._any(asks))
        elif isinstance(first.condition, Term):
            self._absent.append(asks)
        elif isinstance(first.condition, Named) and not first.negated:
            self.carry(self._family(first.condition))
        elif isinstance(first.condition, Between) and not first.negated:
            self._days.append(first.condition)
        else:
            self._others.append(self._any(asks))
        self._quick = self._quick and not any(term.prefix for term in _terms(asks))

    def result(self) -> Wanted | None:
        if self._none:
            return None
        words = _expression(self._there, self._absent)
        if self._absent and not words:
            absent = " OR ".join(map(_any_of, self._absent))
            self._others.append(lambda id: not_(id.in_(_holding(absent))))
        long = [
            [asks for asks in every if not _is_short(asks)] for every in (self._there, self._absent)
        ]
        return Wanted(
            words,
            self._quick,
            _expression(*long),
            tuple(self._families),
            max((each.since for each in self._days if each.since), default=None),
            min((each.until for each in self._days if each.until), default=None),
            tuple(self._others),
            self._selection.in_bin,
        )

    def _any(self, asks: AnyOf) -> Holds:
        every = [(self._holds(choice.condition), choice.negated) for choice in asks]

        def holds(id: Id) -> ColumnElement[bool]:
            return or_(*(not_(one(id)) if negated else one(id) for one, negated in every))

        return holds

    def _holds(self, condition: Condition) -> Holds:
        match condition:
            case Term():
                rows = _holding(_quoted(condition))
            case Named():
                family = self._family(condition)
                if not family:
                    return lambda _: false()
                rows = select(entry_tag.c.entry_id).where(one_of(family))
            case Themed():
                return self._themed(condition)
            case _:
                rows = select(entry.c.id).where(*self._shown(condition))
        return lambda id: id.in_(rows)

    def _shown(self, condition: Labelled | Between | Mark) -> Iterator[ColumnElement[bool]]:
        if isinstance(condition, Labelled):
            yield entry.c.label == condition.label.value
        elif isinstance(condition, Between):
            yield entry.c.deleted == int(self._selection.in_bin)
            if condition.since is not None:
                yield entry.c.day >= condition.since.isoformat()
            if condition.until is not None:
                yield entry.c.day <= condition.until.isoformat()
        elif condition is Mark.FOR_SESSION:
            yield entry.c.for_session == literal_column("1")
        else:
            yield entry.c.files > literal_column("0")

    def _themed(self, condition: Themed) -> Holds:
        prompts = self._selection.prompts_of(condition)
        mine = (
            or_(answer.c.prompt_id == id, answer.c.prompt_id.between(f"{id}/", f"{id}/:"))
            for id in prompts
        )
        rows = select(answer.c.entry_id).where(or_(false(), *mine))
        return lambda id: id.in_(rows)

    def _family(self, named: Named) -> Family:
        try:
            names = dict.fromkeys((named.name, clean(named.name).name))  # older names begin with #
        except InvalidTag:
            return ()
        look = self._tags.beginning if named.unfinished else self._tags.within
        kinds = sorted(TagKind, key=lambda kind: kind is not named.kind)
        found = (look(Tag(name, kind)) for kind in kinds for name in names)
        return next(filter(None, found), ())


def _terms(asks: AnyOf) -> tuple[Term, ...]:
    return tuple(each.condition for each in asks if isinstance(each.condition, Term))


def _any_of(asks: AnyOf) -> str:
    return f"({match_any(_terms(asks))})"


def _is_short(asks: AnyOf) -> bool:
    return any(term.prefix and len(term.words[-1]) <= SHORT for term in _terms(asks))


def _expression(there: Sequence[AnyOf], absent: Sequence[AnyOf]) -> str:
    """Return what must match: empty where nothing must be there."""
    words = " AND ".join(map(_any_of, there))
    without = " OR ".join(map(_any_of, absent))
    return f"({words}) NOT ({without})" if words and without else words


def _holding(expression: str) -> Select[int]:
    return select(FTS.c.rowid).where(matches(expression))
