"""In, out, and whose doing it was: the same answers as one short list."""

from functools import partial

from journal.domain.insight import bars, marks, saying
from journal.domain.insight.answers import ByLabel, total
from journal.domain.insight.bars import Bar
from journal.domain.insight.chart import Cell, Chart, Table
from journal.domain.labels import Label

_TITLE = "In, out, my choice"
_ROWS = (
    (Label.NONE, "In: no distance"),
    (Label.CHOSEN, "Out: my choice"),
    (Label.INVOLUNTARY, "Out: it came over me"),
    (Label.MIXED, "Out: some of both"),
    (Label.UNCLEAR, "Not sure"),
)


def choice(answers: ByLabel, written: int) -> Chart:
    """Return how many entries there are of each answer."""
    if not total(answers):
        return Chart(_TITLE, saying.no_answers(written), saying.RULE)
    rows = [(words, label, answers.get(label, ())) for label, words in _ROWS]
    lay = partial(
        bars.drawing,
        [
            Bar(
                words,
                len(ids),
                saying.number(len(ids)),
                marks.INKS[label],
                marks.PATTERNS[label],
                label.value,
            )
            for words, label, ids in rows
        ],
        0,
    )
    table = Table(
        ("Answer", "Entries"),
        tuple(
            (Cell(words), Cell(saying.number(len(ids)), label.value if ids else ""))
            for words, label, ids in rows
        ),
    )
    said = " ".join(f"{words}, {saying.entries(len(ids))}." for words, _, ids in rows)
    entries = {label.value: ids for _, label, ids in rows if ids}
    return Chart(_TITLE, said, saying.RULE, lay, table, entries, _brief(total(answers), written))


def _brief(answered: int, written: int) -> str:
    have = "has" if answered == 1 else "have"
    said = f"{saying.entries(answered)} {have} an answer of yours."
    if (rest := written - answered) > 0:
        said += f" Without one: {saying.entries(rest)}, not drawn."
    return said
