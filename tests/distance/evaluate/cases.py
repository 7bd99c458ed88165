"""The texts a reader is tried on, read from lines of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journal.domain.checkin import CheckIn, Gate
from journal.domain.labels import Label
from journal.domain.text import canonical, word_count
from tests.distance.aside import set_aside

TEXTS = Path(__file__).parents[1] / "texts"
YES_NO = "blunting_or_depersonalisation"
SUBGROUPS = ("group", "kind", "source", "set")
FOUR = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE)
_OTHER_SPELLING = {"both": "mixed", "neither": "none"}


@dataclass(frozen=True, slots=True)
class Gold:
    """Words a person marked as telling; `pole` and `dimension` are empty where nobody said them."""

    text: str
    pole: str
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what is known of it.

    `label` is the gold label, one of four; `yes` the gold of a yes/no set (distance that came over
    the writer). `author` is the id of the text itself where no author is known. `groups` maps each
    kind of subgroup to the one this text belongs to.
    """

    id: str
    text: str
    author: str
    label: Label | None = None
    yes: bool | None = None
    trap: str = ""
    prompt: str | None = None
    evidence: tuple[Gold, ...] = ()
    checkin: CheckIn | None = None
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return word_count(self.text)


def _label(line: Mapping[str, Any]) -> Label | None:
    given = line.get("label")
    if given is None:
        return None
    label = Label(_OTHER_SPELLING.get(given, given))
    if label not in FOUR:
        raise ValueError("a gold label is one of chosen, involuntary, mixed and none")
    return label


def _gold(evidence: Sequence[Any], label: Label | None) -> tuple[Gold, ...]:
    """Return the marked words; a bare string speaks for the side the label names, if it does."""
    side = str(label) if label in {Label.CHOSEN, Label.INVOLUNTARY} else ""
    return tuple(
        Gold(canonical(each), side)
        if isinstance(each, str)
        else Gold(canonical(each["text"]), each.get("pole", side), each.get("dimension", ""))
        for each in evidence
    )


def _checkin(taps: Mapping[str, Any] | None) -> CheckIn | None:
    if taps is None:
        return None
    gate = taps.get("gate")
    rest = {name: value for name, value in taps.items() if name != "gate"}
    return CheckIn(gate=None if gate is None else Gate(gate), **rest)


def case(line: Mapping[str, Any], number: int) -> Case:
    """Return the text of one line; `number` names it where it has no id.

    A `checkin` is an object with the names and values of CheckIn. Raises ValueError or KeyError
    for a line that is not as agreed.
    """
    name = str(line.get("id", number))
    label = _label(line)
    trap = line.get("trap") or ""
    return Case(
        id=name,
        text=canonical(line["text"]),
        author=line.get("author") or name,
        label=label,
        yes=line.get(YES_NO),
        trap="" if trap == "none" else trap,
        prompt=line.get("prompt") or None,
        evidence=_gold(line.get("evidence", ()), label),
        checkin=_checkin(line.get("checkin")),
        groups={key: line[key] for key in SUBGROUPS if line.get(key)},
    )


def read_cases(path: Path) -> list[Case]:
    """Return the texts of a file of JSON lines, in order; empty lines are passed over."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [case(json.loads(line), n) for n, line in enumerate(lines, 1) if line.strip()]


def own_cases() -> tuple[list[Case], list[Case]]:
    """Return our own texts: those a reader may be trained on, and those of authors set aside."""
    cases = [each for path in sorted(TEXTS.glob("*.jsonl")) for each in read_cases(path)]
    aside = set_aside(each.author for each in cases)
    return (
        [each for each in cases if each.author not in aside],
        [each for each in cases if each.author in aside],
    )
