"""What stood around an entry, in words, as far as it was ticked."""

from collections.abc import Collection, Iterator
from typing import Final

from journal.domain import facets
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Entry, Facet
from journal.domain.feelings import STRENGTHS
from journal.domain.marked import guessed, marked
from journal.domain.ticks import Tick

_ASKED = (
    (
        "authorship",
        "the distance",
        {
            -2: "came over me",
            -1: "mostly came over me",
            0: "some of both",
            1: "was mostly my doing",
            2: "I chose it",
        },
    ),
    (
        "way_back",
        "I could have come closer",
        {-2: "no", -1: "not easily", 1: "probably", 2: "yes"},
    ),
    (
        "underneath",
        "my feelings underneath were",
        {-2: "gone", -1: "faint", 1: "there, kept back", 2: "clear"},
    ),
    (
        "after",
        "it left me",
        {-2: "emptier", -1: "flat", 0: "no different", 1: "a bit lighter", 2: "relieved"},
    ),
)
_GATES = {
    Gate.NOT_REALLY: "not really",
    Gate.A_LITTLE: "a little",
    Gate.A_LOT: "a lot",
    Gate.NOT_SURE: "not sure",
}
_TOLD: Final = {"outlet": Tick.OUTLET, "treated": Tick.TREATED}


def around(entry: Entry, shown: Collection[Tick]) -> Iterator[str]:
    """Yield a line for each thing that was ticked and is there."""
    content = entry.content
    for kind in facets.KINDS:
        for facet in content.facets:
            if facet.kind == kind.name and _TOLD.get(facet.kind) in shown:
                yield f"{kind.words}: {facet.value}" if facet.value else kind.words
    if Tick.INTENSITY in shown:
        felt = [_felt(facet) for facet in content.facets if facet.kind.startswith(facets.FEELING)]
        if felt:
            yield f"I felt: {', '.join(felt)}"
    if Tick.CHECKINS in shown and content.checkin is not None:
        yield from _taps(content.checkin)
    if Tick.CORRECTIONS in shown and content.correction is not None:
        yield f"I marked this: {marked(content.correction.label)}"
    if Tick.READINGS in shown and entry.label is not None:
        yield f"A guess by the program about the wording: {guessed(entry.label)}"


def _felt(facet: Facet) -> str:
    word = facet.kind.removeprefix(facets.FEELING)
    return f"{word} ({STRENGTHS[facet.value]})" if facet.value in STRENGTHS else word


def _taps(checkin: CheckIn) -> Iterator[str]:
    if checkin.gate is not None:
        yield f"Some distance in this: {_GATES[checkin.gate]}"
    for name, asked, answers in _ASKED:
        answered = getattr(checkin, name)
        if answered in answers:
            yield f"{asked[0].upper()}{asked[1:]}: {answers[answered]}"
