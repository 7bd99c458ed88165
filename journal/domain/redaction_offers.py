"""What someone may want to hide in a packet, to be looked through: nothing is hidden by it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal.domain.every_word import strings
from journal.domain.letters import Spelled, letters
from journal.domain.name_finding import Form, form, hits_of
from journal.domain.packet import Packet
from journal.domain.redaction import Replacement
from journal.domain.tags import Tag, TagKind, levels
from journal.domain.text import one_line
from journal.domain.words_and_names import is_word_too

_IN_ENTRIES: Final = 2
"""Entries in which a capitalised word stands before it is offered."""
_TITLES = frozenset(
    {
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "prof",
        "sir",
        "aunt",
        "uncle",
        "the",
        "of",
        "von",
        "van",
        "de",
    }
)
_CALENDAR = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
        *("october", "november", "december", "christmas", "easter", "english"),
    }
)
_CAPITAL = r"(?:[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*)"
_NAMED = re.compile(rf"[^\W\d_A-Z][,;:]?[ \n]({_CAPITAL}(?:[ \n]{_CAPITAL}){{0,3}})")
_POSSESSIVE = re.compile(r"['’]s$")
_STREET = "Street|St|Road|Rd|Lane|Avenue|Ave|Close|Square|Terrace|Drive|Place|Way|Court"
_HOUSES = (
    "University|College|School|Academy|Hospital|Clinic|Surgery|Practice|Centre|Center|Institute|"
    "Ltd|Limited|Inc|GmbH|LLC|Company|Bank|Council|Church|Foundation|Agency|Klinik|Schule"
)


class Why(StrEnum):
    """What makes something worth a look."""

    PERSON = "person"
    PLACE = "place"
    OWNER = "owner"
    HOUSE = "house"
    SEEN = "seen"
    MAIL = "mail"
    WEB = "web"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    OWN = "own"
    """Nothing that was found: someone asked for it themselves."""


_SHAPES: Final = (
    (Why.MAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Why.WEB, re.compile(r"(?:https?://|www\.)[^\s<>()\"]*[\w/]")),
    (Why.ADDRESS, re.compile(rf"\b\d{{1,4}}[a-z]?,?\s(?:{_CAPITAL}\s){{1,3}}(?:{_STREET})\b")),
    (
        Why.ADDRESS,
        re.compile(r"\b[^\W\d_]+(?:straße|strasse|weg|gasse|platz) \d{1,4}[a-z]?\b", re.I),
    ),
    (Why.HOUSE, re.compile(rf"(?:{_CAPITAL}\s){{1,3}}(?:{_HOUSES})\b")),
    (Why.HOUSE, re.compile(rf"\b(?:University|College|School|Bank) of {_CAPITAL}")),
    (Why.TELEPHONE, re.compile(r"(?<![\w-])\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![\w-])")),
)
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")


@dataclass(frozen=True, slots=True)
class RedactionOffer:
    """One thing to hide: all ways it is called, and in how many entries it stands.

    With `capital` it is a word as well, and meant only where it begins with a capital letter.
    """

    names: tuple[str, ...]
    why: Why
    entries: int
    capital: bool = False


def offered(
    packet: Packet, known: Sequence[Tag] = (), owner: str = ""
) -> tuple[RedactionOffer, ...]:
    """Return what may be worth hiding in a packet: own people and places first, then the rest.

    `known` are the names a journal has, of which only those that stand in the packet are offered;
    `owner` is the name of whoever writes it.
    """
    texts = [tuple(strings(entry)) for entry in packet.entries]
    texts.append(tuple(strings(_beside(packet))))
    found = [*_known(texts, known, owner), *_shaped(texts)]
    taken = {letters(name) for each in found for name in each.names}
    seen = (each for each in _seen(texts) if not taken & {letters(name) for name in each.names})
    return (*found, *seen)


def roles(asked: Sequence[tuple[RedactionOffer, str]]) -> tuple[Replacement, ...]:
    """Return what stands for each: its role in brackets, with a letter where several have one.

    "[colleague A]" stays the same throughout a packet.
    """
    shared = Counter(role for _, role in asked)
    given: Counter[str] = Counter()
    made = []
    for offer, role in asked:
        given[role] += 1
        last = f" {_letter(given[role])}" if shared[role] > 1 else ""
        made.append(Replacement(offer.names, f"[{role}{last}]", offer.capital))
    return tuple(made)


def initials(name: str) -> str:
    """Return the initials of a name, the softer choice: "M. K." for "Miriam Kessler"."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", name))


def _letter(number: int) -> str:
    return chr(ord("A") + number - 1) if number <= 26 else str(number)


def _beside(packet: Packet) -> tuple[object, ...]:
    """Return everything of a packet but its entries."""
    return tuple(getattr(packet, name) for name in packet.__slots__ if name != "entries")


def _known(
    texts: Sequence[tuple[str, ...]], known: Sequence[Tag], owner: str
) -> Iterator[RedactionOffer]:
    """Yield own names that stand in the packet, each with its parts."""
    kinds = {TagKind.PERSON: Why.PERSON, TagKind.PLACE: Why.PLACE}
    called = [(levels(tag.name)[-1], kinds[tag.kind]) for tag in known if tag.kind in kinds]
    spelled = [tuple(Spelled(text) for text in entry) for entry in texts]
    for name, why in [*called, *([(owner, Why.OWNER)] if owner else [])]:
        names = _parts(name) if why is not Why.PLACE else (name,)
        capital = all(is_word_too(letters(each)) for each in names)
        forms = [form(each, "") for each in names]
        count = sum(any(_stands(text, forms) for text in entry) for entry in spelled)
        if count:
            yield RedactionOffer(names, why, count, capital)


def _parts(name: str) -> tuple[str, ...]:
    """Return a name and each part of it by which someone may be called alone."""
    words = [word for word in name.split() if letters(word) not in _TITLES]
    alone = (word for word in words if len(letters(word)) > 1 and word[:1].isupper())
    return tuple(dict.fromkeys((name, *alone)))


def _stands(text: Spelled, forms: Sequence[Form]) -> bool:
    present = (each for each in forms if each.letters in text.letters)
    return any(any(True for _ in hits_of(text, each)) for each in present)


def _shaped(texts: Sequence[tuple[str, ...]]) -> Iterator[RedactionOffer]:
    """Yield what its shape alone tells: addresses, numbers, schools and clinics."""
    found: dict[str, tuple[Why, set[int]]] = {}
    for number, entry in enumerate(texts):
        for text in entry:
            for why, shape in _SHAPES:
                for each in shape.findall(text):
                    if not (why is Why.TELEPHONE and _DAY.search(each)):
                        found.setdefault(one_line(each), (why, set()))[1].add(number)
    for words, (why, entries) in found.items():
        yield RedactionOffer((words,), why, len(entries))


def _seen(texts: Sequence[tuple[str, ...]]) -> Iterator[RedactionOffer]:
    """Yield words with a capital inside sentences of several entries, the most frequent first."""
    counted: Counter[str] = Counter()
    lower = {word for entry in texts for text in entry for word in re.findall(r"[^\W\d_]+", text)}
    for entry in texts:
        names = {
            _POSSESSIVE.sub("", one_line(name)) for text in entry for name in _NAMED.findall(text)
        }
        counted.update(name for name in names if _may_be_name(name, lower))
    for name, entries in counted.most_common():
        if entries >= _IN_ENTRIES:
            yield RedactionOffer((name,), Why.SEEN, entries, is_word_too(letters(name)))


def _may_be_name(name: str, lower: set[str]) -> bool:
    """Tell whether a word with a capital is more than the first of a sentence, a day or "I"."""
    known = letters(name)
    word = is_word_too(known) or name.lower() not in lower
    return len(known) > 1 and name[0].isupper() and word and known not in _CALENDAR
