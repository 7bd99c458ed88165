"""One small journal, counted by hand: every view of Insight has to say the same numbers."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Reading
from journal.domain.entry import Answer, Content, EntryId, Facet
from journal.domain.feelings import NOTHING, kind_of
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import Chart, View
from journal.domain.insight.event import Event
from journal.domain.insight.periods import Step
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.tags import Tag, TagKind
from journal.services.stores import UnitOfWork
from tests.steps import NOW, given

# Chosen, came over me, some of both (feelings faint), no distance, not sure. "-" is no answer, "r"
# no answer either but a reading of the text, "c" chosen by the person's own correction.
TAPS = {
    "C": CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2),
    "I": CheckIn(Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2),
    "M": CheckIn(Gate.A_LOT, authorship=0, way_back=1, underneath=-1, after=0),
    "N": CheckIn(Gate.NOT_REALLY),
    "U": CheckIn(Gate.NOT_SURE),
}
LIKED, LIMIT = "enjoyment-01", "boundaries-05"
# Number, day, answer; tags; people; places; marks and prompts. The 24th is in the bin.
JOURNAL = """
 1 2026-08-03 C | work               | Ann       | office | news
 2 2026-08-04 C | work               |           | office | enjoyment-01
 3 2026-08-06 I | family             | Mum       | home   | news sleep
 4 2026-08-09 N | choir              | Ann       | hall   |
 5 2026-08-12 I | family work        | Mum       |        | what_happened
 6 2026-08-15 M | choir              | Ann       | hall   |
 7 2026-08-18 - | work               |           | office | news boundaries-05
 8 2026-08-20 U |                    |           |        | sleep nothing boundaries-05
 9 2026-08-27 C | limit/phone        |           | home   |
10 2026-08-31 C | limit/phone family | Mum       | home   | news
11 2026-09-02 I | work               | Boss      | office | news
12 2026-09-05 N | choir              | Ann       | hall   |
13 2026-09-08 I | family             | Mum       |        | sleep
14 2026-09-10 C | limit/shifts work  | Boss      | office | boundaries-05
15 2026-09-14 M | family             | Mum       | home   | news
16 2026-09-19 N | choir              | Ann Boss  | hall   |
17 2026-09-24 r |                    |           |        |
18 2026-09-28 c | limit              | Boss      | office |
19 2026-10-01 I | work               |           | office | news sleep
20 2026-10-06 C | limit/phone        | Mum       | home   |
21 2026-10-10 N | choir              | Ann       |        | enjoyment-01
22 2026-10-13 M | family             | Mum       | home   |
23 2026-10-17 C |                    | Ann       | hall   | medicine
24 2026-10-20 I | family             | Mum       |        | news
25 2026-10-22 U | work               | Boss      | office |
"""
BINNED = 24

Rows = list[tuple[Any, ...]]


def page(line: str) -> Content:
    head, tags, people, places, more = (part.split() for part in line.split("|"))
    _, day, answer = head
    words = {"medicine": "2026-09-12 halved", "what_happened": "the call"}
    marks = [each for each in more if "-0" not in each]
    kinds = ((tags, TagKind.TAG), (people, TagKind.PERSON), (places, TagKind.PLACE))
    return Content(
        day=date.fromisoformat(day),
        written_at=NOW,
        body=line,
        tags=tuple(Tag(name, kind) for names, kind in kinds for name in names),
        checkin=TAPS.get(answer),
        correction=Correction(Label.CHOSEN, LabelFrom.CORRECTED) if answer == "c" else None,
        facets=tuple(
            Facet(kind_of(NOTHING) if each == "nothing" else each, words.get(each, ""))
            for each in marks
        ),
        answers=tuple(Answer(each, "?") for each in more if "-0" in each),
    )


@pytest.fixture
def journal(services: Services) -> Services:
    lines = JOURNAL.strip().splitlines()

    def write(unit: UnitOfWork) -> list[EntryId]:
        ids = [
            unit.entries.save(f"{at:032x}", page(line), based_on=None)
            for at, line in enumerate(lines, 1)
        ]
        unit.readings.put(ids[17 - 1], Reading(Label.CHOSEN, 0.9, 0.1, (), "1"))
        return ids

    ids = given(partial(services.door.within, write))
    given(services.several.move_to_bin, (ids[BINNED - 1],))
    return services


def numbers(chart: Chart) -> Rows:
    """Return the rows of a table as plain numbers, each with its name first."""
    return [(row[0].words, *(int(cell.words) for cell in row[1:])) for row in chart.table.rows]


def test_in_out_and_my_choice(journal: Services) -> None:
    assert numbers(given(journal.insight.choice)) == [
        ("In: no distance", 4),  # 4 12 16 21
        ("Out: my choice", 8),  # 1 2 9 10 14 18 20 23
        ("Out: it came over me", 5),  # 3 5 11 13 19, and 24 is in the bin
        ("Out: some of both", 3),  # 6 15 22
        ("Not sure", 2),  # 8 25
    ]  # 22 of 24; 7 and 17 have no answer


def test_two_sides_over_months_and_weeks(journal: Services) -> None:
    months = given(partial(journal.insight.in_time, View.RIVER, step=Step.MONTH))
    # chosen, involuntary, some of both, no distance, not sure, no answer, entries
    assert numbers(months) == [
        ("August 2026", 4, 2, 1, 1, 1, 1, 10),  # 1 2 9 10, 3 5, 6, 4, 8, 7
        ("September 2026", 2, 2, 1, 2, 0, 1, 8),  # 14 18, 11 13, 15, 12 16, -, 17
        ("October 2026", 2, 1, 1, 1, 1, 0, 6),  # 20 23, 19, 22, 21, 25, -
    ]
    assert "Without an answer of yours: 2 entries, not drawn." in months.said
    weeks = given(partial(journal.insight.in_time, View.RIVER, step=Step.WEEK))
    assert numbers(weeks) == [
        ("3 to 9 Aug 2026", 2, 1, 0, 1, 0, 0, 4),  # 1 2, 3, 4
        ("10 to 16 Aug 2026", 0, 1, 1, 0, 0, 0, 2),  # 5, 6
        ("17 to 23 Aug 2026", 0, 0, 0, 0, 1, 1, 2),  # 8, 7 without
        ("24 to 30 Aug 2026", 1, 0, 0, 0, 0, 0, 1),  # 9
        ("31 Aug to 6 Sep 2026", 1, 1, 0, 1, 0, 0, 3),  # 10, 11, 12
        ("7 to 13 Sep 2026", 1, 1, 0, 0, 0, 0, 2),  # 14, 13
        ("14 to 20 Sep 2026", 0, 0, 1, 1, 0, 0, 2),  # 15, 16
        ("21 to 27 Sep 2026", 0, 0, 0, 0, 0, 1, 1),  # 17 without
        ("28 Sep to 4 Oct 2026", 1, 1, 0, 0, 0, 0, 2),  # 18, 19
        ("5 to 11 Oct 2026", 1, 0, 0, 1, 0, 0, 2),  # 20, 21
        ("12 to 18 Oct 2026", 1, 0, 1, 0, 0, 0, 2),  # 23, 22
        ("19 to 25 Oct 2026", 0, 0, 0, 0, 1, 0, 1),  # 25
    ]


BY_NAME: dict[View, Rows] = {
    # chosen, involuntary, some of both, no distance, not sure
    View.TAGS: [
        ("work", 3, 3, 0, 0, 1),  # 1 2 14, 5 11 19, 25; 7 has no answer
        ("family", 1, 3, 2, 0, 0),  # 10, 3 5 13, 15 22
        ("choir", 0, 0, 1, 4, 0),  # 6, 4 12 16 21
        ("limit", 5, 0, 0, 0, 0),  # 18 itself, and below it 9 10 14 20
        ("limit/phone", 3, 0, 0, 0, 0),  # 9 10 20
        ("limit/shifts", 1, 0, 0, 0, 0),  # 14
    ],
    View.PEOPLE: [
        ("Ann", 2, 0, 1, 4, 0),  # 1 23, 6, 4 12 16 21
        ("Mum", 2, 3, 2, 0, 0),  # 10 20, 3 5 13, 15 22
        ("Boss", 2, 1, 0, 1, 1),  # 14 18, 11, 16, 25
    ],
    View.PLACES: [
        ("office", 4, 2, 0, 0, 1),  # 1 2 14 18, 11 19, 25; 7 has no answer
        ("home", 3, 1, 2, 0, 0),  # 9 10 20, 3, 15 22
        ("hall", 1, 0, 1, 3, 0),  # 23, 6, 4 12 16
    ],
    View.THEMES: [
        ("Interest and enjoyment", 1, 0, 0, 1, 0),  # 2, 21
        ("Limits and distance", 1, 0, 0, 0, 1),  # 14, 8; 7 has no answer
    ],
}


@pytest.mark.parametrize("view", BY_NAME)
def test_by_tag_person_place_and_theme(journal: Services, view: View) -> None:
    assert numbers(given(partial(journal.insight.by_name, view))) == BY_NAME[view]


def test_before_and_after(journal: Services) -> None:
    around = given(partial(journal.insight.around, Event(date(2026, 9, 10), "shifts")))
    assert numbers(around) == [
        ("Before", 4, 4, 1, 2, 1),  # 16 July to 9 September: 1 2 9 10, 3 5 11 13, 6, 4 12, 8
        ("After", 3, 1, 2, 2, 1),  # 11 September to 5 November: 18 20 23, 19, 15 22, 16 21, 25
    ]  # 14 is of the day itself
    events: tuple[Event, ...] = given(journal.insight.events)
    assert [(str(each.day), each.words) for each in events] == [
        ("2026-10-06", "Limit: phone"),  # 20
        ("2026-09-28", "Limit"),  # 18
        ("2026-09-12", "Medicine or dose changed: halved"),  # 23 tells of it
        ("2026-09-10", "Limit: shifts"),  # 14
        ("2026-08-31", "Limit: phone"),  # 10
        ("2026-08-27", "Limit: phone"),  # 9
        ("2026-08-12", "Something happened: the call"),  # 5
    ]


BESIDE: dict[Beside, Rows] = {
    # on those looked at, and on the others that have an answer
    Beside.INVOLUNTARY: [
        ("All involuntary entries", 5, 17),  # 3 5 11 13 19 of 22
        ("Something happened", 1, 0),  # 5
        ("Sleep", 3, 1),  # 3 13 19, and 8
        ("News", 3, 3),  # 3 11 19, and 1 10 15; 7 has no answer
        ("Medicine or dose changed", 0, 1),  # 23
    ],
    Beside.CHOSEN: [
        ("All chosen entries", 8, 14),
        ("Something happened", 0, 1),  # 5
        ("Sleep", 0, 4),  # 3 8 13 19
        ("News", 2, 4),  # 1 10, and 3 11 15 19
        ("Medicine or dose changed", 1, 0),  # 23
    ],
    Beside.MUTED: [
        ("All muted entries", 9, 13),  # 3 5 11 13 19 gone, 6 15 22 faint, 8 nothing at all
        ("Something happened", 1, 0),  # 5
        ("Sleep", 4, 0),  # 3 8 13 19
        ("News", 4, 2),  # 3 11 15 19, and 1 10
        ("Medicine or dose changed", 0, 1),  # 23
    ],
}


@pytest.mark.parametrize("which", BESIDE)
def test_what_stood_beside(journal: Services, which: Beside) -> None:
    assert numbers(given(partial(journal.insight.beside, which))) == BESIDE[which]


def test_muted_entries_and_people_over_time(journal: Services) -> None:
    muted, people = (
        numbers(given(partial(journal.insight.in_time, view, step=Step.MONTH)))
        for view in (View.MUTED, View.PEOPLE_OVER_TIME)
    )
    # muted, entries
    assert muted == [
        ("August 2026", 4, 10),  # 3 5 6 8
        ("September 2026", 3, 8),  # 11 13 15
        ("October 2026", 2, 6),  # 19 22
    ]
    assert people == [
        ("Ann, August 2026", 3),  # 1 4 6
        ("Ann, September 2026", 2),  # 12 16
        ("Ann, October 2026", 2),  # 21 23
        ("Mum, August 2026", 3),  # 3 5 10
        ("Mum, September 2026", 2),  # 13 15
        ("Mum, October 2026", 2),  # 20 22
        ("Boss, September 2026", 4),  # 11 14 16 18
        ("Boss, October 2026", 1),  # 25
    ]


def test_own_words(journal: Services) -> None:
    said = {
        view: given(partial(journal.insight.told, view)).said
        for view in (View.PROTECTED, View.LIKINGS, View.GONE_AROUND)
    }
    assert said[View.PROTECTED].startswith("3 answers of yours.")  # 7 8 14
    # Chosen are 8; 18 was corrected without taps, so that nothing is known of what it left.
    assert "Of 8 entries with distance you chose, 7 left you" in said[View.PROTECTED]
    assert said[View.LIKINGS] == "2 likings of yours."  # 2 21
    assert said[View.GONE_AROUND].startswith("No notes so far.")
