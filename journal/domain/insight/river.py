"""The river: chosen distance above a line, involuntary below it, along weeks, months or years."""

from collections.abc import Mapping, Sequence
from functools import partial

from journal.domain.insight import periods, saying
from journal.domain.insight.answers import LABELS, WORDS
from journal.domain.insight.chart import Cell, Chart, Table
from journal.domain.insight.columns import Column, Flow, columns, fits, step_of
from journal.domain.insight.periods import Step
from journal.domain.insight.river_drawing import drawing, key
from journal.domain.labels import Label

_TITLE = "Chosen and involuntary, over time"
_HOW = (
    "Each bar is as long as its number of entries, on one scale: chosen above the line,"
    " involuntary below it, some of both half on each side."
)
_READ = (
    "Broken outlines are readings of the text alone, where you gave no answer. They stand apart"
    " and are in no sum."
)


def river(flow: Flow) -> Chart:
    """Return the river with its words and numbers."""
    found = columns(flow)
    step = step_of(flow)
    sums = {label: sum(len(each.own.get(label, ())) for each in found) for label in LABELS}
    read = sum(len(ids) for each in found for ids in each.read.values())
    rule = " ".join((_HOW, saying.RULE, _READ) if read else (_HOW, saying.RULE))
    if not any(sums.values()) and not read:
        return Chart(_TITLE, saying.no_answers(sum(each.written for each in found)), rule)
    entries = {
        key(each.begin, label, read=is_read): ids
        for each in found
        for is_read, held in ((False, each.own), (True, each.read))
        for label, ids in held.items()
    }
    return Chart(
        _TITLE,
        _said(found, flow, sums, read) + saying.not_over(found[-1].begin, step, flow.today),
        rule,
        partial(drawing, found, step),
        _table(found, step, with_read=bool(read)),
        entries,
        fits=fits(flow),
    )


def _said(found: Sequence[Column], flow: Flow, sums: Mapping[Label, int], read: int) -> str:
    step = step_of(flow)
    divided = saying.divided(flow.asked, step, found[0].begin, found[-1].begin)
    parts = [divided, saying.each_label(sums)]
    if sum(sums.values()) == 1:
        parts.append("That is the first answer; others will stand beside it.")
    if unanswered := sum(each.unanswered for each in found):
        parts.append(f"Without an answer of yours: {saying.entries(unanswered)}, not drawn.")
    if read:
        parts.append(f"Read from text alone, not counted: {saying.entries(read)}.")
    if empty := sum(not each.written for each in found):
        parts.append(f"Nothing was written in {saying.counted(empty, *periods.NAMES[step])}.")
    return " ".join(parts)


def _table(found: Sequence[Column], step: Step, *, with_read: bool) -> Table:
    header = (periods.NAMES[step][0].capitalize(), *(WORDS[label] for label in LABELS))
    header += ("No answer", "Entries")
    if with_read:
        header += tuple(f"{WORDS[label]}, read from text" for label in LABELS)
    return Table(header, tuple(_row(each, step, with_read=with_read) for each in found))


def _row(each: Column, step: Step, *, with_read: bool) -> tuple[Cell, ...]:
    def cell(label: Label, *, read: bool) -> Cell:
        ids = (each.read if read else each.own).get(label, ())
        return Cell(saying.number(len(ids)), key(each.begin, label, read=read) if ids else "")

    plain = (Cell(saying.number(each.unanswered)), Cell(saying.number(each.written)))
    own = tuple(cell(label, read=False) for label in LABELS)
    read = tuple(cell(label, read=True) for label in LABELS) if with_read else ()
    return (Cell(periods.name(each.begin, step)), *own, *plain, *read)
