"""Counts in words and numbers: no averages, no arrows, no shares of a person."""

from collections.abc import Mapping, Sequence
from datetime import date

from journal.domain.insight import periods
from journal.domain.insight.answers import LABELS, WORDS
from journal.domain.insight.periods import Step
from journal.domain.labels import Label

_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
RULE = "Only your own answers are counted: check-ins, and corrections of a reading."
MUTED = (
    "Muted are entries on which you answered that your feelings were gone or faint, or chose"
    " “nothing at all” among the feeling words."
)
NOTHING_WRITTEN = (
    "Nothing is written yet. After an entry you finish, a few taps can say whether distance was"
    " chosen or came over you. Here those answers are laid beside each other."
)


def number(count: int) -> str:
    """Return a number as it stands in a table, such as "34,000"."""
    return f"{count:,}"


def spoken(count: int) -> str:
    """Return a number as it stands in a sentence: in words up to ten."""
    return _SMALL[count] if count < len(_SMALL) else number(count)


def counted(count: int, one: str, many: str) -> str:
    """Return a number with what it counts, such as "1 entry" or "12 entries"."""
    return f"{number(count)} {one if count == 1 else many}"


def entries(count: int) -> str:
    """Return a number of entries."""
    return counted(count, "entry", "entries")


def listed(parts: Sequence[str]) -> str:
    """Return parts as a sentence joins them: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def divided(asked: Step | None, step: Step, first: date, last: date) -> str:
    """Return what one column is and the time of all, and that it is not the step asked for."""
    when = f"By {periods.NAMES[step][0]}, {periods.from_to(first, last, step)}."
    if asked in (None, step):
        return when
    return f"{when} Single {periods.NAMES[asked][1]} have no room here."


def not_over(last: date, step: Step, today: date | None) -> str:
    """Return a sentence on a last period that `today` lies in; nothing for one that has ended."""
    if today is None or periods.is_over(last, step, today):
        return ""
    return f" The last {periods.NAMES[step][0]} is not over yet."


def each_label(counts: Mapping[Label, int]) -> str:
    """Return one sentence a label, the two sides always, the others where there are any."""
    always = {Label.CHOSEN, Label.INVOLUNTARY}
    named = (label for label in LABELS if counts.get(label) or label in always)
    return " ".join(f"{WORDS[label]}: {entries(counts.get(label, 0))}." for label in named)


def in_short(counts: Mapping[Label, int]) -> str:
    """Return the counts of a row in one breath: "chosen 3, involuntary 1, not sure 2"."""
    always = {Label.CHOSEN, Label.INVOLUNTARY}
    named = (label for label in LABELS if counts.get(label) or label in always)
    return ", ".join(f"{WORDS[label].lower()} {number(counts.get(label, 0))}" for label in named)


def no_answers(written: int) -> str:
    """Return what there is to say while entries are written and none has an answer."""
    if not written:
        return NOTHING_WRITTEN
    if written == 1:
        first = "One entry is written, and it has no answer of yours yet."
    else:
        first = f"None of your {number(written)} entries has an answer of yours yet."
    return f"{first} The check-in after an entry gives one; every tap can be left out."
