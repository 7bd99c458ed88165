"""Insight on a real journal: what each view says and leads to, what is named, what is dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.entry import Facet
from journal.domain.insight.chart import OPT_IN, View
from journal.domain.insight.saying import NOTHING_WRITTEN
from journal.domain.tags import Tag, TagKind
from journal.services.work import at_once
from journal.ui.insight.card import COUNTING
from journal.ui.insight.chart_card import ChartCard
from journal.ui.insight.event_option import OWN_DAY, EventOption
from journal.ui.insight.options import OneOf
from journal.ui.insight.page import ALL_OFF
from journal.ui.insight.saving import SAVED
from journal.ui.insight.shown_views import ALL_ON
from journal.ui.insight.views import SIGHTS
from tests.steps import given, write
from tests.ui.insights import CAME, CHOSE, answered, card, chart, insight_page, shown, wanted
from tests.ui.rooms import HeldLane, go_on, opened, pages, press, press_button, seen, settle

SAID = "Quieter since the choir, I think."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def test_an_empty_journal_is_told_once_what_will_stand_here(services: Services) -> None:
    page = insight_page(services)
    assert shown(page) == []
    assert page.instead.text() == NOTHING_WRITTEN


def test_one_entry_without_an_answer_says_how_one_is_given(services: Services) -> None:
    write(services, "One page.")
    page = insight_page(services)
    assert page.instead.text().startswith("One entry is written, and it has no answer")
    assert shown(page) == [View.PROTECTED, View.LIKINGS, View.GONE_AROUND, View.MOMENTS]


def test_one_answer_is_drawn_and_leads_to_its_entry(services: Services) -> None:
    entry = answered(services, CHOSE, tags=(Tag("choir"),))
    page = insight_page(services)
    asked = wanted(page)
    river = chart(page, View.RIVER)
    river.picture.setFocus()
    press(river.picture, Qt.Key.Key_Return)
    [(ids, words)] = asked
    assert ids == [entry.id]
    assert words.startswith("Two sides over time: ")
    assert "Chosen" in words


def test_the_picture_says_in_words_what_it_draws(services: Services) -> None:
    answered(services, CHOSE)
    answered(services, CAME)
    river = chart(insight_page(services), View.RIVER)
    assert "Chosen: 1 entry. Involuntary: 1 entry." in river.picture.accessibleDescription()


def test_another_order_is_counted_at_once(services: Services) -> None:
    for name, times in (("zebra", 2), ("apple", 1)):
        for _ in range(times):
            answered(services, CHOSE, tags=(Tag(name),))
    page = insight_page(services)
    tags = chart(page, View.TAGS)
    first = tags.picture.shapes.keys[0]
    assert isinstance(tags.option, OneOf)
    tags.option.box.setCurrentText("By name")
    assert tags.picture.shapes.keys[0] != first


def test_an_event_of_ones_own_is_offered_and_needs_three_on_each_side(services: Services) -> None:
    answered(services, CHOSE, facets=(Facet("medicine", "2026-11-20 A lower dose"),))
    page = insight_page(services)
    event = chart(page, View.EVENT)
    option = event.option
    assert isinstance(option, EventOption)
    assert "A lower dose" in option.box.currentText()
    assert event.said.text().startswith("Three entries with an answer are needed on each side.")
    option.box.setCurrentText(OWN_DAY)
    assert option.day.isVisible()
    assert "23 November 2026" in event.rule.text()


def test_what_the_person_sees_is_kept_with_its_view(services: Services) -> None:
    answered(services, CHOSE)
    page = insight_page(services)
    river = card(page, View.RIVER)
    river.name.field.setPlainText(SAID)
    river.name.keep()
    assert given(services.own_views.all)[View.RIVER].words == SAID
    again = insight_page(services)
    assert card(again, View.RIVER).name.field.toPlainText() == SAID


def test_a_view_is_switched_off_and_brought_back(services: Services) -> None:
    answered(services, CHOSE)
    page = insight_page(services)
    offered: list[object] = []
    page.undo_offered.connect(lambda words, undo: offered.extend((words, undo)))
    press_button(card(page, View.TAGS), "Switch off")
    assert View.TAGS not in shown(page)
    assert offered[0] == "“By tag” is switched off."
    assert callable(offered[1])
    offered[1]()
    assert View.TAGS in shown(page)


def test_all_views_off_counts_nothing_until_they_are_wanted(services: Services) -> None:
    answered(services, CHOSE)
    page = insight_page(services)
    page.views.wanted.emit(frozenset())
    assert page.instead.text() == ALL_OFF
    assert shown(page) == []
    press_button(page, ALL_ON)
    assert set(shown(page)) == set(View) - OPT_IN


def test_what_is_off_at_first_comes_when_it_is_turned_on_and_stays(services: Services) -> None:
    answered(services, CAME, tags=(Tag("Joss", TagKind.PERSON),))
    page = insight_page(services)
    assert not OPT_IN & set(shown(page))
    for view in OPT_IN:
        page.views.lines[view].trigger()
        settle()
    assert set(shown(page)) == set(View)
    assert "Muted: 1 entry, in 1 week." in chart(page, View.MUTED).said.text()
    people = chart(page, View.PEOPLE_OVER_TIME)
    assert "Joss: 1 entry, in 1 week." in people.picture.accessibleDescription()
    page.views.wanted.emit(page.views.usual())
    assert set(shown(insight_page(services))) == set(View)


def test_every_view_has_a_name_and_a_sentence() -> None:
    assert {sight.view for sight in SIGHTS} == set(View)
    assert len({sight.title for sight in SIGHTS}) == len(View)


def test_tab_goes_from_card_to_card_as_they_stand(services: Services) -> None:
    answered(services, CHOSE, tags=(Tag("choir"),), facets=(Facet("interest", "more, in singing"),))
    given(services.own_views.show_only, {View.EVENT, View.LIKINGS})
    page = insight_page(services)
    page.views.wanted.emit(frozenset(View))  # makes the others between those two
    settle()
    page.views.button.setFocus()
    heights = []
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        at = page.focusWidget()
        if at is None or not page.column.isAncestorOf(at):
            break
        heights.append(at.mapTo(page.column, at.rect().center()).y())
    assert len(heights) > 20
    assert heights == sorted(heights)


def test_whatever_tab_stops_at_has_a_name(services: Services) -> None:
    answered(services, CHOSE, tags=(Tag("choir"),), facets=(Facet("interest", "more, in singing"),))
    page = insight_page(services)
    for one in page.column.cards:
        names = [
            QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name)
            for stop in one.stops()
            if stop.isVisible()
        ]
        assert names
        assert all(names), (one.sight.title, names)


def test_the_wheel_over_a_choice_scrolls_the_page(services: Services) -> None:
    answered(services, CHOSE)
    option = chart(insight_page(services), View.RIVER).option
    assert isinstance(option, OneOf)
    down, none = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    place = QPointF(option.box.rect().center())
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, down, down, Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(option.box, event)
    assert option.box.currentIndex() == 0


def test_what_changes_is_counted_anew(services: Services) -> None:
    answered(services, CHOSE)
    page = insight_page(services)
    answered(services, CAME)
    page.entered()
    settle()
    assert "Involuntary: 1 entry." in chart(page, View.RIVER).picture.accessibleDescription()


def test_a_picture_is_saved_only_where_the_person_says(services: Services, tmp_path: Path) -> None:
    answered(services, CHOSE)
    river = chart(insight_page(services), View.RIVER)
    place = tmp_path / "river.svg"
    river.saving.save_to(place)
    assert "<svg" in place.read_text(encoding="utf-8")
    assert river.saving.line.text() == SAVED
    river.saving.save_to(place)  # never in place of a file that is there
    assert river.banner.isVisible()


def test_locking_forgets_every_count_and_word(services: Services) -> None:
    answered(services, CHOSE, tags=(Tag("choir"),))
    page = insight_page(services)
    card(page, View.RIVER).name.field.setPlainText(SAID)
    press_button(chart(page, View.TAGS), "Numbers as a table")
    page.clear()
    words = seen(page)
    assert "choir" not in words
    assert SAID not in words
    for one in page.column.cards:
        if isinstance(one, ChartCard):
            assert one.picture.shapes.rowCount() == one.table.cells.rowCount() == 0
            assert one.picture.accessibleDescription() == ""
            assert one.said.text() == COUNTING


def test_words_typed_a_moment_ago_outlive_the_lock(services: Services) -> None:
    answered(services, CHOSE)
    page = insight_page(services)
    card(page, View.RIVER).name.field.setPlainText(SAID)
    draft = page.unsaved()
    assert draft is not None
    assert draft.content.body == f"Two sides over time: {SAID}"


def test_what_comes_after_locking_is_not_shown(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane, on_main=at_once)
    answered(services, CHOSE, facets=(Facet("medicine", "2026-11-20 A lower dose"),))
    page = pages(services).insight()
    page.show()
    page.entered()
    lane.held = True
    page.views.wanted.emit(frozenset({View.EVENT}))
    chart(page, View.EVENT).load()
    page.clear()
    go_on(lane)
    assert shown(page) == []
    assert "A lower dose" not in seen(page)
