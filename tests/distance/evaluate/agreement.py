"""What people tapped against what the words were read as."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.domain.checkin import label_of
from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.cases import Case

_OPPOSED = {Label.CHOSEN, Label.INVOLUNTARY}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Check-ins against readings: `open` are those where either is unclear.

    `opposed` are chosen against involuntary; `chosen_against` those of them the words made chosen.
    """

    texts: int
    agreed: int
    open: int
    opposed: int
    chosen_against: int


def agreement(cases: Sequence[Case], answers: Sequence[Answer]) -> Agreement | None:
    """Return how far both agree where a text has a check-in, or None where none has."""
    pairs = [
        (tapped, answer.label)
        for case, answer in zip(cases, answers, strict=True)
        if case.checkin is not None and (tapped := label_of(case.checkin)) is not None
    ]
    if not pairs:
        return None
    return Agreement(
        texts=len(pairs),
        agreed=sum(a is b and a is not Label.UNCLEAR for a, b in pairs),
        open=sum(Label.UNCLEAR in pair for pair in pairs),
        opposed=sum(set(pair) == _OPPOSED for pair in pairs),
        chosen_against=sum(pair == (Label.INVOLUNTARY, Label.CHOSEN) for pair in pairs),
    )
