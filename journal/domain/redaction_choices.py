"""What a person decides about each name in a packet, and how that becomes a redaction.

Nothing is hidden that was not ticked. Every act gives new choices and leaves the old ones as they
were, so that each step can be taken back.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from journal.domain.letters import letters
from journal.domain.moved_days import Dates
from journal.domain.name_finding import SHORT, Form, form
from journal.domain.redaction import STRUCK, Redaction, Replacement
from journal.domain.redaction_offers import RedactionOffer, Why, initials, roles
from journal.domain.words_and_names import is_word_too

MOST_IN_NAME: Final = 4
"""Words that someone or something is called by at most; more are a passage."""

ROLES: Final = {
    Why.PERSON: ("person", "my sister", "my brother", "my mother", "my father", "my partner",
                 "my child", "a friend", "colleague", "my doctor"),
    Why.PLACE: ("place", "the clinic", "a street", "a town", "a country", "my home", "my work"),
    Why.HOUSE: ("a house", "the clinic", "my school", "my work", "a firm"),
    Why.OWNER: ("me",),
    Why.MAIL: ("an e-mail address",),
    Why.WEB: ("a web address",),
    Why.TELEPHONE: ("a telephone number",),
    Why.ADDRESS: ("an address", "a street", "my home"),
}  # fmt: skip
"""What may stand for each kind of name, the first of which does at first."""
_ANY: Final = ("name", *ROLES[Why.PERSON], *ROLES[Why.PLACE])
PEOPLE: Final = frozenset({Why.PERSON, Why.OWNER})
PLACES: Final = frozenset({Why.PLACE, Why.HOUSE, Why.ADDRESS})


class Becomes(StrEnum):
    """What stands for a name: words in brackets, its initials, or nothing that tells anything."""

    ROLE = "role"
    INITIALS = "initials"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Name:
    """Someone or something that may be hidden, with every way it is called.

    A `passage` is hidden wherever it stands, and can only be struck.
    """

    names: tuple[str, ...]
    why: Why = Why.OWN
    capital: bool = False
    hidden: bool = False
    becomes: Becomes = Becomes.ROLE
    role: str = "name"
    passage: bool = False

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return letters(self.names[0])

    @property
    def looks_like(self) -> bool:
        """Whether it is so short that other words may look like it."""
        return not self.passage and any(len(letters(name)) <= SHORT for name in self.names)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The spellings by which it is found."""
        return tuple(
            form(name, "", capital=self.capital, passage=self.passage) for name in self.names
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """What may stand for it in brackets."""
        return ROLES.get(self.why, _ANY)


@dataclass(frozen=True, slots=True)
class Choices:
    """All that was decided about a packet."""

    names: tuple[Name, ...] = ()
    spared: frozenset[str] = frozenset()
    dates: Dates = Dates.KEPT
    moved_by: int = 0

    def into(self) -> dict[str, str]:
        """Return the words that stand, or would stand, for each name, by its key.

        Those that are hidden in the same role get a letter each.
        """
        asked = [name for name in self.names if name.becomes is Becomes.ROLE and name.hidden]
        offers = [(_offer(name), name.role) for name in asked]
        told = {name.key: each.into for name, each in zip(asked, roles(offers), strict=True)}
        return {name.key: told.get(name.key) or _alone(name) for name in self.names}

    def redaction(self) -> Redaction:
        """Return what is hidden by these choices."""
        into, hidden = self.into(), [name for name in self.names if name.hidden]
        return Redaction(
            tuple(
                Replacement(name.names, into[name.key], name.capital)
                for name in hidden
                if not name.passage
            ),
            tuple(words for name in hidden if name.passage for words in name.names),
            self.spared,
            self.dates,
            self.moved_by if self.dates is Dates.MOVED else 0,
        )

    def changed(self, keys: Collection[str], change: Callable[[Name], Name]) -> "Choices":
        """Return the choices with some names changed."""
        names = (change(name) if name.key in keys else name for name in self.names)
        return replace(self, names=tuple(names))

    def ticked(self, keys: Collection[str], *, hidden: bool) -> "Choices":
        """Return the choices with some names hidden, or not."""
        return self.changed(keys, lambda name: replace(name, hidden=hidden))

    def kind_ticked(self, kinds: Collection[Why]) -> "Choices":
        """Return the choices with all names of these kinds hidden."""
        return self.ticked({name.key for name in self.names if name.why in kinds}, hidden=True)

    def none_ticked(self) -> "Choices":
        """Return the choices with no name and no passage hidden; days are told as before."""
        shown = self.ticked({name.key for name in self.names}, hidden=False)
        return replace(shown, spared=frozenset())

    def added(self, words: Sequence[str]) -> "Choices":
        """Return the choices with words of one's own hidden too, first in the list."""
        asked = [own(each) for each in words if letters(each)]
        known = {name.key for name in self.names}
        fresh = {name.key: name for name in asked if name.key not in known}
        hidden = self.ticked({name.key for name in asked}, hidden=True)
        return replace(hidden, names=(*fresh.values(), *hidden.names))

    def spared_or_not(self, place: str) -> "Choices":
        """Return the choices with one place left as it is, or hidden again."""
        return replace(self, spared=self.spared ^ {place})


def own(words: str) -> Name:
    """Return what someone asks for themselves: a name, or a passage where it has more words."""
    asked = " ".join(words.split())
    passage = len(asked.split()) > MOST_IN_NAME
    capital = not passage and asked[:1].isupper() and is_word_too(letters(asked))
    said = words.strip() if passage else asked
    return Name((said,), Why.OWN, capital, True, Becomes.STRUCK, "name", passage)


def merged(offers: Sequence[RedactionOffer], before: Choices) -> Choices:
    """Return the choices for what is offered now, with what was decided before.

    A name that was decided about and is not offered any more stays, behind all others.
    """
    left = list(before.names)
    names = []
    for offer in offers:
        known = {letters(name) for name in offer.names}
        same = [name for name in left if known & {letters(each) for each in name.names}]
        left = [name for name in left if name not in same]
        names.append(_again(offer, same))
    decided = (name for name in left if name.hidden or name.why is Why.OWN)
    return replace(before, names=(*names, *decided))


def decided(redaction: Redaction) -> Choices:
    """Return the choices that lead to this redaction."""
    hidden = (_read(each) for each in redaction.replacements)
    struck = (
        Name((words,), Why.OWN, False, True, Becomes.STRUCK, "name", True)
        for words in redaction.struck
    )
    return Choices((*hidden, *struck), redaction.spared, redaction.dates, redaction.moved_by)


def _offer(name: Name) -> RedactionOffer:
    return RedactionOffer(name.names, name.why, 0, name.capital)


def _alone(name: Name) -> str:
    """Return what would stand for a name if no other were hidden."""
    if name.becomes is Becomes.INITIALS and initials(name.names[0]):
        return initials(name.names[0])
    return f"[{name.role}]" if name.becomes is Becomes.ROLE else STRUCK


def _again(offer: RedactionOffer, same: Sequence[Name]) -> Name:
    """Return an offer as it was decided about before, called by all names of both.

    Where someone decided about that very name, they may have taken ways out that it is called.
    """
    role = ROLES.get(offer.why, _ANY)[0]
    if not same:
        return Name(offer.names, offer.why, offer.capital, role=role)
    offered = () if same[0].key == letters(offer.names[0]) else offer.names
    names = _once((*offered, *(each for name in same for each in name.names)))
    capital = offer.capital and all(name.capital for name in same)
    return replace(same[0], names=names, why=offer.why, capital=capital)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return each name once; of two spellings with the same letters the first stays."""
    return tuple({letters(name): name for name in reversed(tuple(names))}.values())[::-1]


def _read(given: Replacement) -> Name:
    made = Name(given.names, Why.OWN, given.capital, True, Becomes.STRUCK)
    if given.into == STRUCK:
        return made
    if given.into == initials(given.names[0]):
        return replace(made, becomes=Becomes.INITIALS)
    return replace(
        made, becomes=Becomes.ROLE, role=given.into.strip().removeprefix("[").removesuffix("]")
    )
