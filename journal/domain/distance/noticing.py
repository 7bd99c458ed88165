"""Looks a text over once: its clauses, the cues that stand in them, and what caps the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journal.domain.distance.caps import Caps, caps, lowered
from journal.domain.distance.clauses import Segment, segments
from journal.domain.distance.context import Standing, standing
from journal.domain.distance.cues import Cues, Hit
from journal.domain.distance.features import Shown, of_clauses
from journal.domain.distance.reading import Pole

FOREIGN = 0.08
"""The share of words never met in training from which on a manner is too foreign to judge."""
_FELT = frozenset({"D4", "D5", "D6"})


MARKS: Mapping[str, frozenset[str]] = {
    "soothed": frozenset({"to_not_feel"}),
    "vowed": frozenset({"vow"}),
    "pressed": frozenset({"coerced", "hiding"}),
    "appeasing": frozenset({"appeasing"}),
    "caring": frozenset({"care_by_deed", "care_instead"}),
    "routine": frozenset({"routine"}),
    "absorbed": frozenset({"absorbed"}),
    "moved": frozenset({"moved"}),
    "limit": frozenset(
        {"distance_kept", "on_purpose", "asked_for_space", "stepped_back", "own_rule"}
    ),
    "mindful": frozenset({"mindful"}),
    "alone": frozenset({"time_alone"}),
    "eased": frozenset({"at_ease", "content"}),
    "kept away": frozenset({"kept_away"}),
    "blunted": frozenset({"blunted_by_medicine"}),
    "overloaded": frozenset({"overloaded"}),
}
"""What tells of a whole entry by itself, and the families of cues that mark it."""
_NEAR = frozenset({"mindful", "care_instead", "medicine_suits"})
_AWAY = ("limit", "alone", "kept away")


@dataclass(frozen=True, slots=True)
class Noticed:
    """What there is in one text; `hits` holds, clause by clause, the cues with their standing.

    `foreign` is the share of its words that training hardly met, names among them.
    """

    clauses: tuple[Segment, ...]
    hits: tuple[tuple[tuple[Hit, Standing], ...], ...]
    entry: Caps
    foreign: float

    def plainly(self, pole: Pole) -> bool:
        """Tell whether a strong cue of a side stands in full."""
        return any(self.strongly(number, pole) for number in range(len(self.hits)))

    def doubtful(self, pole: Pole) -> bool:
        """Tell whether a strong cue of a side stands somewhere but is asked, reported or joked."""
        return any(
            stands is Standing.DOUBT and hit.family.pole is pole and hit.family.strong
            for clause in self.hits
            for hit, stands in clause
        )

    def has_both_legs(self, number: int) -> bool:
        """Tell whether one clause has both legs of chosen: who decided, and how it feels (rule 1).

        Two strong signs of deciding count too.
        """
        own = {
            hit.family.dimension
            for hit, stands in self.hits[number]
            if stands is Standing.FULL and hit.family.pole is Pole.CHOSEN
        }
        return self.strongly(number, Pole.CHOSEN) > 1 or ("D1" in own and bool(own & _FELT))

    def holds(self, number: int, mark: str) -> bool:
        """Tell whether a cue that sets a mark stands in full in one clause."""
        return any(
            stands is Standing.FULL and hit.family.id in MARKS[mark]
            for hit, stands in self.hits[number]
        )

    def strongly(self, number: int, pole: Pole) -> int:
        """Return how many strong cues of a side stand in full in one clause."""
        return sum(
            stands is Standing.FULL and hit.family.pole is pole and hit.family.strong
            for hit, stands in self.hits[number]
        )

    def marked(self, mark: str) -> bool:
        """Tell whether a mark of the whole entry stands in full."""
        return not MARKS[mark].isdisjoint(self._in_full())

    def stays_near(self) -> bool:
        """Tell whether what looks chosen may be a feeling let pass, care, or a medicine that suits.

        None is a distance from people (traps T24, T28 and T34) where no limit is told beside it.
        """
        return not _NEAR.isdisjoint(self._in_full()) and not any(map(self.marked, _AWAY))

    def marks(self) -> list[float]:
        """Return what single phrases say of the whole entry: one where a mark stands in full."""
        found = self._in_full()
        return [float(not families.isdisjoint(found)) for families in MARKS.values()]

    def _in_full(self) -> set[str]:
        found = (each for clause in self.hits for each in clause)
        return {hit.family.id for hit, stands in found if stands is Standing.FULL}

    def shown(self) -> list[Shown]:
        """Return the features of each clause."""
        return of_clauses(self.clauses, self.hits)


def notice(text: str, cues: Cues, struck: Sequence[str] = ()) -> Noticed:
    """Look over `text`, passing over the words in `struck`; linear in the length of the text."""
    clauses = segments(_without(text, struck), cues.spelling)
    found = list(cues.find(clauses))
    entry = caps(clauses, found, cues)
    hits: list[list[tuple[Hit, Standing]]] = [[] for _ in clauses]
    for hit in found:
        stands = lowered(hit, standing(hit, clauses, cues), entry)
        hits[hit.number].append((hit, stands))
    foreign = _foreign(text, clauses, cues)
    return Noticed(tuple(clauses), tuple(tuple(each) for each in hits), entry, foreign)


def _foreign(text: str, clauses: Sequence[Segment], cues: Cues) -> float:
    typed: dict[str, str] = {}
    for clause in clauses:
        for (start, end), word in zip(clause.places, clause.forms, strict=True):
            if word.replace("'", "").isalpha():
                typed[text[start:end].lower()] = word
    odd = [word for word in typed.values() if cues.spelling.strange(word)]
    if len(odd) > FOREIGN * len(typed):  # slips are dear to look for, and only take away
        odd = [word for word in odd if not cues.spelling.slipped(word)]
    return len(odd) / max(len(typed), 1)


def _without(text: str, struck: Sequence[str]) -> str:
    """Return the text with struck words blanked out, every other sign in its place."""
    for words in struck:
        if words:
            text = text.replace(words, " " * len(words))
    return text
