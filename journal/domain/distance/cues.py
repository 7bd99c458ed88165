"""Cue families: phrases, what each speaks for, and where they stand in a clause."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from journal.domain.distance.clauses import Segment
from journal.domain.distance.reading import Pole
from journal.domain.distance.spelling import Spelling

_GAP = r"(?:[^\s,]+ ){0,3}?"
_WIDE_GAP = r"(?:[^\s]+ ){0,7}?"
_COMMA = r"(?:, )?"

Groups = Mapping[str, Sequence[str]]
"""Words by the name of their group."""
Likened = Callable[[str], str]
"""Gives the words that count in place of others."""


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases that say the same thing; `why` is its sentence on screen.

    `pole` is None for a family of neither side: some cap a reading, all are features of the model.
    `blocked_by` names the word groups whose presence nearby makes the phrase literal or ordinary.
    `ahead` allows will, would and if; `anybody` lets it be told of others than the writer.
    """

    id: str
    pole: Pole | None
    dimension: str
    strong: bool
    why: str
    blocked_by: tuple[str, ...]
    ahead: bool
    anybody: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: `start` and `end` count in `segment.flat`."""

    family: Family
    segment: Segment
    number: int
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words matched, as the tables word them."""
        return self.segment.flat[self.start : self.end]


def _alternatives(element: str, groups: Groups, likened: Likened) -> list[str]:
    out: list[str] = []
    for option in element.split("/"):
        if option.startswith("@"):
            out.extend(groups[option[1:]])
        else:
            out.append(likened(option.replace("_", " ")))
        if option == "would":
            out.append("'d")  # as clauses word "she'd", which may be "had" as well
    return list(dict.fromkeys(out))


def _element(element: str, groups: Groups, likened: Likened) -> str:
    if element == "..":
        return _GAP
    if element == "...":
        return _WIDE_GAP
    optional = element.endswith("?")
    options = _alternatives(element.rstrip("?"), groups, likened)
    inner = "|".join(re.escape(o).replace(r"\~", r"\w*").replace("\\ ", " ") for o in options)
    return f"(?:(?:{inner}) {_COMMA}){'?' if optional else ''}"


def pattern(phrase: str, groups: Groups, likened: Likened) -> str:
    """Return the regular expression of one phrase of the tables, worded as `likened` gives words.

    `a/b` is either, `_` a space inside one of them, `@name` any of a word group, `~` any ending,
    a last `?` makes a word optional, `..` stands for up to three words and `...` for up to seven.
    """
    return "".join(_element(element, groups, likened) for element in phrase.split())


def _first_words(phrase: str, groups: Groups, likened: Likened) -> set[str]:
    firsts: set[str] = set()
    for element in phrase.split():
        options = _alternatives(element.rstrip("?"), groups, likened)
        firsts |= {option.split(" ")[0] for option in options}
        if not element.endswith("?"):
            break
    return firsts


class _Phrases:
    """The phrases of a family that begin with one word."""

    def __init__(self, family: Family, source: str) -> None:
        self.family = family
        self._source = source

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What finds any of them; made when its first word is first met, to open quickly."""
        return re.compile(self._source)


class Cues:
    """The tables, ready for matching: word groups, spelling and families."""

    def __init__(self, tables: Mapping[str, Any], known: Mapping[str, int]) -> None:
        self.spelling = Spelling(tables["spelling"], tables["alike"], known)
        self._likened = self.spelling.likened
        self.groups: dict[str, tuple[str, ...]] = {}
        for name, words in tables["words"].items():
            worded = (self._likened(word.replace("_", " ")) for word in words)
            self.groups[name] = tuple(dict.fromkeys(worded))
        self.agency_prompts: frozenset[str] = frozenset(tables["agency_prompts"])
        self._by_word: dict[str, list[_Phrases]] = {}
        self._near = {n: self.anywhere(w) for n, w in self.groups.items() if n.startswith("near_")}
        for data in tables["family"]:
            self._add(data)

    def _add(self, data: Mapping[str, Any]) -> None:
        family = Family(
            id=data["id"],
            pole=Pole(data["pole"]) if "pole" in data else None,
            dimension=data.get("dimension", ""),
            strong=data.get("strong", False),
            why=data.get("why", ""),
            blocked_by=tuple(data.get("blocked_by", ())),
            ahead=data.get("ahead", False),
            anybody=data.get("anybody", False),
        )
        phrases_of: dict[str, list[str]] = {}
        for phrase in data["phrases"]:
            source = pattern(phrase, self.groups, self._likened)
            for first in _first_words(phrase, self.groups, self._likened):
                phrases_of.setdefault(first, []).append(source)
        for first, patterns in phrases_of.items():
            self._by_word.setdefault(first, []).append(_Phrases(family, "|".join(patterns)))

    @staticmethod
    def anywhere(words: Sequence[str]) -> re.Pattern[str]:
        """Return an expression that finds any of `words` (`~` any ending) in a clause."""
        inner = "|".join(re.escape(w).replace(r"\~", r"\w*").replace("\\ ", " ") for w in words)
        return re.compile(f"(?<![^ ])(?:{inner}) ")

    def near(self, group: str, flat: str) -> bool:
        """Tell whether a word of the group `near_<group>` stands in `flat`."""
        return self._near[f"near_{group}"].search(flat) is not None

    def find(self, clauses: Sequence[Segment]) -> Iterator[Hit]:
        """Yield every phrase found, clause by clause; the same words may speak more than once."""
        for number, segment in enumerate(clauses):
            at = 0
            for word in segment.flat.split(" "):
                for phrases in self._by_word.get(word, ()):
                    found = phrases.expression.match(segment.flat, at)
                    if found:
                        end = at + len(found.group().rstrip(" ,"))
                        yield Hit(phrases.family, segment, number, at, end)
                at += len(word) + 1
