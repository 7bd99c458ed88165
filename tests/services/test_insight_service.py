"""Insight as acts: what a person sees of an empty journal, of one entry, and of some."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from journal.app.services import Services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Reading
from journal.domain.entry import Answer, Content, EntryId, Facet
from journal.domain.errors import AlreadyThere, InsideJournal, NothingSelected
from journal.domain.insight.beside import Beside
from journal.domain.insight.chart import OPT_IN, Chart, View
from journal.domain.insight.event import Event
from journal.domain.insight.gathered import WORD_VIEWS
from journal.domain.insight.passages import Gathered
from journal.domain.labels import Label
from journal.domain.resurfacing import BringBack
from journal.domain.tags import Tag
from journal.services.counting_in_time import VIEWS
from journal.services.stores import UnitOfWork
from tests.steps import NOW, given

CHOSE = CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
CAME = CheckIn(Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2)
PAGE = Content(day=date(2026, 5, 3), written_at=NOW, body="A page.")
CHARTS = (
    *VIEWS,
    *(View.TAGS, View.PEOPLE, View.PLACES, View.THEMES),
    *(View.EVENT, View.BESIDE, View.CHOICE),
)


def written(services: Services, *pages: Content) -> tuple[EntryId, ...]:
    def job(unit: UnitOfWork) -> tuple[EntryId, ...]:
        return tuple(
            unit.entries.save(f"{at:032x}", page, based_on=None)
            for at, page in enumerate(pages, unit.insight.count() + 1)
        )

    ids: tuple[EntryId, ...] = given(partial(services.door.within, job))
    return ids


def chart(services: Services, view: View) -> Chart:
    insight = services.insight
    acts: dict[View, Callable[..., None]] = {
        **{view: partial(insight.in_time, view) for view in VIEWS},
        View.EVENT: partial(insight.around, Event(date(2026, 5, 20), "a move")),
        View.BESIDE: partial(insight.beside, Beside.CHOSEN),
        View.CHOICE: insight.choice,
    }
    found: Chart = given(acts.get(view, partial(insight.by_name, view)))
    return found


@pytest.mark.parametrize("view", CHARTS)
def test_an_empty_journal_and_one_with_one_answer_say_something_true(
    services: Services, view: View
) -> None:
    empty = chart(services, view)
    assert empty.drawing is None
    assert len(empty.said) > 40
    written(services, replace(PAGE, checkin=CHOSE))
    one = chart(services, view)
    assert one.said
    assert one.rule
    assert "Nothing is written" not in one.said


def test_ten_entries_are_all_found_behind_what_is_drawn(services: Services) -> None:
    pages = [
        replace(
            PAGE,
            day=date(2026, 5, day),
            checkin=CHOSE if day % 2 else CAME,
            tags=(Tag("work"),),
            facets=(Facet("news"),) if day > 7 else (),
            answers=(Answer("numb-01", "?"),),
        )
        for day in range(1, 11)
    ]
    ids = written(services, *pages)
    of_some = {View.EVENT, View.PEOPLE, View.PLACES, View.BESIDE, *OPT_IN}
    for view in CHARTS:
        if view not in of_some:
            entries = chart(services, view).entries
            assert {id for held in entries.values() for id in held} == set(ids), view
    assert (
        "News: marked on 1 of the 5 chosen entries, and on 2 of the 5 others."
        in chart(services, View.BESIDE).said
    )
    assert chart(services, View.THEMES).table.rows[0][0].words != "numb-01"
    around = given(partial(services.insight.around, Event(date(2026, 5, 5), "a move")))
    assert [sum(int(cell.words) for cell in row[1:]) for row in around.table.rows] == [4, 5]


def test_readings_are_drawn_only_where_they_are_let_in(services: Services) -> None:
    own, read = written(services, replace(PAGE, checkin=CAME), PAGE)
    reading = Reading(Label.CHOSEN, 0.95, 0.1, (), "1")
    given(partial(services.door.within, lambda unit: unit.readings.put(read, reading)))
    closed = chart(services, View.RIVER)
    assert {id for ids in closed.entries.values() for id in ids} == {own}
    assert "text" not in closed.said

    def let_in(unit: UnitOfWork) -> None:
        unit.settings.put(replace(unit.settings.get(), draw_readings=True))

    given(partial(services.door.within, let_in))
    opened = chart(services, View.RIVER)
    assert "Read from text alone, not counted: 1 entry." in opened.said
    assert "Chosen: 0 entries." in opened.said
    for view in (View.CHOICE, View.BESIDE):
        assert read not in {id for ids in chart(services, view).entries.values() for id in ids}


def test_events_are_what_has_a_day_and_cover_what_is_covered(services: Services) -> None:
    first, _, limit, hidden = written(
        services,
        replace(PAGE, facets=(Facet("medicine", "2026-04-30 halved"),)),
        replace(PAGE, facets=(Facet("what_happened", "gone"),), resurface=BringBack.NEVER),
        replace(PAGE, day=date(2026, 6, 1), tags=(Tag("limit/mother"),)),
        replace(PAGE, facets=(Facet("what_happened", "the call"),), veiled=True),
    )
    assert given(services.insight.events) == (
        Event(date(2026, 6, 1), "Limit: mother", limit),
        Event(date(2026, 5, 3), "Something happened", hidden),
        Event(date(2026, 4, 30), "Medicine or dose changed: halved", first),
    )


def test_a_limit_of_a_covered_entry_is_not_named_and_one_in_the_bin_is_no_event(
    services: Services,
) -> None:
    veiled, binned = written(
        services,
        replace(PAGE, tags=(Tag("limit/mother"),), veiled=True),
        replace(PAGE, tags=(Tag("limit/father"),)),
    )
    given(services.several.move_to_bin, (binned,))
    (event,) = given(services.insight.events)
    assert (event.words, event.entry) == ("Limit", veiled)


def test_own_words_are_gathered_and_what_is_never_to_return_is_not(services: Services) -> None:
    liking = (Answer("enjoyment-01", "What did you like today?"),)
    written(
        services,
        replace(PAGE, body="The light on the wall.", answers=liking),
        replace(PAGE, body="Not this one.", answers=liking, resurface=BringBack.NEVER),
    )
    found: Gathered = given(partial(services.insight.told, View.LIKINGS))
    (group,) = found.groups
    assert [passage.words for passage in group.passages] == ["The light on the wall."]
    for view in WORD_VIEWS:
        assert given(partial(services.insight.told, view)).said


def test_what_chosen_distance_left_is_counted_as_it_was_answered(services: Services) -> None:
    drained = replace(CHOSE, after=-1)
    written(services, *(replace(PAGE, checkin=taps) for taps in (CHOSE, drained, CAME)))
    found: Gathered = given(partial(services.insight.told, View.PROTECTED))
    assert "Of 2 entries with distance you chose, 1 left you “a bit lighter”" in found.said
    assert "distance you chose" not in given(partial(services.insight.told, View.LIKINGS)).said


def test_chosen_moments_stand_side_by_side(services: Services) -> None:
    calm = replace(PAGE, checkin=CHOSE, facets=(Facet("feeling:calm", "2"), Facet("news")))
    ids = written(services, calm, replace(PAGE, day=date(2026, 6, 1), veiled=True))
    found: Gathered = given(partial(services.insight.moments, ids=ids))
    first, veiled = found.groups[0].passages
    assert found.groups[0].heading == "3 May 2026 and 1 June 2026"
    assert first.asked == "I chose it · calm · News"
    assert (first.words, veiled.words, veiled.veiled) == ("A page.", "", True)
    assert "No two pages are linked yet." in given(services.insight.moments).said


def test_a_drawing_is_saved_outside_the_journal_and_replaces_nothing(
    services: Services, place: Path, tmp_path: Path
) -> None:
    written(services, replace(PAGE, checkin=CHOSE))
    drawn, target = chart(services, View.RIVER), tmp_path / "river.svg"
    given(partial(services.insight.save, drawn, target))
    root = Tree.parse(target).getroot()
    assert (root[0].text, root[1].text) == (drawn.title, drawn.said)
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(InsideJournal):
        given(partial(services.insight.save, drawn, place / "river.svg"))
    with pytest.raises(AlreadyThere):
        given(partial(services.insight.save, drawn, target))
    with pytest.raises(NothingSelected):
        given(partial(services.insight.save, chart(services, View.PLACES), tmp_path / "x.svg"))
