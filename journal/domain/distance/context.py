"""Who a phrase is about, and whether it is said at all: negation, subject, tense, speech, question.

Every look around is bounded, so that reading stays linear in the length of a text.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from journal.domain.distance.clauses import Segment
from journal.domain.distance.cues import Cues, Hit
from journal.domain.distance.reading import Pole

_BEFORE, _AFTER = 90, 60
_NEGATORS = frozenset({"not", "never", "no", "without", "hardly", "nor", "neither", "stopped"})
_NO_ONE = frozenset({"nobody", "none", "neither"})
_OWN = frozenset({"i", "me", "my", "myself", "we", "am", "mine", "i'd"})
_FRAGMENT_WORDS = 4
_NOBODY_YET = frozenset({
    "the", "a", "these", "this", "and", "so", "then", "now", "still", "just", "been", "feeling",
    "felt", "feel", "really", "totally", "all",
})  # fmt: skip
"""Words before a phrase that leave it at the opening of its clause."""
_AT_A_PLACE = re.compile(
    r"(?<![^ ])(?<!the )(?:in|at|by|behind|outside|near|inside|until|till) "
    r"(?:(?:the|my|our|a|this) )?[^ ,]+ "
)
"""Where or when somebody is, which is not what a verb is done to."""
_MODAL_REACH = 3
_SAYING_ONESELF = frozenset({"i", "i'd", "and", "have", "to"})


class Standing(IntEnum):
    """How much a phrase found still says once its surroundings are read."""

    DROPPED = 0
    DOUBT = 1
    HALF = 2
    FULL = 3


def before(hit: Hit) -> str:
    """Return the words of the clause before the phrase, at most some fifteen."""
    cut = hit.segment.flat[max(0, hit.start - _BEFORE) : hit.start]
    return cut if hit.start <= _BEFORE else cut.partition(" ")[2]


def around(hit: Hit) -> str:
    """Return the phrase with its neighbours on both sides."""
    return before(hit) + hit.segment.flat[hit.start : hit.end + _AFTER].rpartition(" ")[0] + " "


def literal(hit: Hit, cues: Cues) -> bool:
    """Tell whether the words nearby show that a thing, a body or a chore is meant (T09 to T14).

    A thing that only tells where somebody was ("I shut down at the till") shows nothing.
    """
    nearby = around(hit)
    return any(
        cues.near(group, _AT_A_PLACE.sub("", nearby) if group == "things" else nearby)
        for group in hit.family.blocked_by
    )


def negated(hit: Hit, cues: Cues) -> bool:
    """Tell whether a negator reaches the phrase from the same run of words (traps T01, T04)."""
    run = before(hit).rpartition(",")[2]
    words = run.split()
    nobody = bool(words) and words[0] in _NO_ONE and not _OWN.intersection(words)
    return nobody or any(w in _NEGATORS for w in words[-4:]) or cues.near("unmade", run)


def _speaker(words: Sequence[str], cues: Cues) -> bool | None:
    """Return whether the last subject named is the writer, or None when none is named."""
    others = cues.groups["others"]
    for word in reversed(words):
        if word in _OWN:
            return True
        if word.removesuffix("'s") in others:
            return False
    return None


def own(hit: Hit, cues: Cues) -> Standing:
    """Judge whether the writer is the one it happens to (trap T05).

    A phrase that holds its own "I" is the writer's. Diaries leave the "I" out, so a phrase that
    opens a clause is the writer's too, and one shortly after its opening counts half.
    """
    if _OWN.intersection(hit.words.split()):
        return Standing.FULL
    words = before(hit).split()
    speaker = _speaker(words, cues)
    if speaker is not None:
        return Standing.FULL if speaker else Standing.DROPPED
    words = [w for w in before(hit).rpartition(",")[2].split() if w not in _NOBODY_YET]
    if not words:
        return Standing.FULL
    return Standing.HALF if len(words) < _FRAGMENT_WORDS else Standing.DROPPED


def supposed(hit: Hit, cues: Cues) -> bool:
    """Tell whether it is only supposed, wished or to come (trap T07)."""
    lead = before(hit)
    modals = " ".join(lead.rpartition(",")[2].split()[-_MODAL_REACH:]) + " "
    return cues.near("hypothetical", lead) or cues.near("modal", modals)


def reported(hit: Hit, clauses: Sequence[Segment], cues: Cues) -> bool:
    """Tell whether somebody else says so, and the writer does not agree (trap T06).

    Who is asked or told to do something is not described by it.
    """
    lead = before(hit)
    last_run = lead.rpartition(",")[2]
    words = (lead if "that" in last_run.split()[:2] else last_run).split()
    speech = cues.groups["speech"]
    said = any(
        n
        and w in speech
        and words[n - 1] not in _SAYING_ONESELF
        and "to" not in words[n + 1 : n + 3]
        for n, w in enumerate(words)
    )
    said = said or cues.near("attributed", lead)
    following = clauses[hit.number + 1 : hit.number + 3]
    return said and not any(cues.near("agreed", c.flat[:_AFTER]) for c in following)


def standing(hit: Hit, clauses: Sequence[Segment], cues: Cues) -> Standing:
    """Judge one phrase by its surroundings."""
    family = hit.family
    nearby = around(hit)
    if literal(hit, cues):
        return Standing.DROPPED
    if negated(hit, cues):
        return Standing.DROPPED
    if not family.ahead and supposed(hit, cues):
        return Standing.DROPPED
    if cues.near("unreal", nearby):
        return Standing.DROPPED
    if reported(hit, clauses, cues):
        return Standing.DOUBT
    result = Standing.FULL if family.anybody else own(hit, cues)
    if hit.segment.question:
        result = min(result, Standing.DOUBT)
    if family.pole is Pole.INVOLUNTARY and cues.near("joke", nearby):
        result = min(result, Standing.DOUBT)
    return result
