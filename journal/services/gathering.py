"""From one transaction to the person's own words, gathered for a view of Insight."""

from collections.abc import Sequence

from journal.domain.entry import EntryId
from journal.domain.insight import gathered as words
from journal.domain.insight import moments as side_by_side
from journal.domain.insight.chart import View
from journal.domain.insight.gathered import Told
from journal.domain.insight.passages import Gathered
from journal.domain.labels import Label
from journal.domain.resurfacing import BringBack, Rules, Standing
from journal.services.stores import UnitOfWork


def told(unit: UnitOfWork, view: View, rules: Rules) -> Gathered:
    """Return the words of a view, from the newest entries that hold any."""
    ids = set(unit.gathering.answering(words.prompts_of(view), words.MOST))
    ids |= set(unit.gathering.marked(words.facets_of(view), words.MOST))
    rows = sorted(unit.entries.summaries(sorted(ids)), key=lambda row: (row.day, row.id))
    rows = rows[-words.MOST :]
    kept = tuple(row.id for row in rows)
    standings = unit.along.standings(kept)
    answers, facets = unit.gathering.answers(kept), unit.gathering.facets(kept)
    found = [
        Told(
            row, standings.get(row.id, Standing()), answers.get(row.id, ()), facets.get(row.id, ())
        )
        for row in rows
    ]
    shown = words.gathered(view, found, rules)
    if view is not View.PROTECTED:
        return shown
    chosen = unit.insight.answers().get(Label.CHOSEN, ())
    return words.with_relief(shown, len(unit.insight.relieved().intersection(chosen)), len(chosen))


def pairs(unit: UnitOfWork, rules: Rules) -> Gathered:
    """Return pages before something beside those after it; one that is never to return is not."""
    entries = (
        tuple(unit.entries.get(id) for id in pair)
        for pair in unit.gathering.pairs(side_by_side.MOST)
    )
    return side_by_side.moments(
        [
            pair
            for pair in entries
            if all(each.content.resurface is not BringBack.NEVER for each in pair)
        ],
        rules,
    )


def chosen(unit: UnitOfWork, ids: Sequence[EntryId], rules: Rules) -> Gathered:
    """Return these entries beside each other, the earliest first: just these were asked for."""
    entries = sorted(map(unit.entries.get, ids), key=lambda each: (each.content.day, each.id))
    return side_by_side.moments([entries], rules)
