"""Another page asked for while the disk is still at this one: nothing is lost, or comes twice."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.ui.writing.page import WritingPage
from tests.steps import given, write
from tests.ui.rooms import (
    HeldLane,
    bodies,
    drafts,
    go_on,
    opened,
    settings,
    settle,
    type_words,
    writing_page,
)

ONE, MORE = "The kettle was on.", " And nobody came."


@pytest.fixture
def lane() -> HeldLane:
    return HeldLane()


@pytest.fixture
def services(tmp_path: Path, lane: HeldLane, qapp: QApplication) -> Services:
    made = opened(tmp_path, make_lane=lambda: lane)
    settings(made, ask_checkin=False)
    return made


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


def body(page: WritingPage) -> str:
    return page.desk.words()[1]


def test_a_new_page_waits_for_the_one_being_finished(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    lane.held = True
    page.finish()
    page.new_page()
    go_on(lane)
    assert drafts(services) == []
    assert bodies(services) == [ONE]
    assert body(page) == ""


def test_a_page_opened_meanwhile_waits_for_it_too(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    other = write(services, "Another one.")
    type_words(page, ONE)
    lane.held = True
    page.finish()
    page.open(other.id)
    go_on(lane)
    assert drafts(services) == []
    assert body(page) == "Another one."


def test_an_unfinished_page_gone_on_with_meanwhile_waits_for_it_too(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    blank = services.writing.blank()
    other = replace(blank, content=replace(blank.content, body="Half a page"))
    given(services.writing.keep, other)
    type_words(page, ONE)
    lane.held = True
    page.finish()
    page.sitting.go_on(other)
    go_on(lane)
    assert drafts(services) == ["Half a page"]
    assert body(page) == "Half a page"


def test_words_typed_while_another_page_comes_are_kept(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    other = write(services, "Another one.")
    type_words(page, ONE)
    page.sitting.autosave.save()
    lane.held = True
    page.open(other.id)
    type_words(page, MORE)
    go_on(lane)
    assert drafts(services) == [ONE + MORE]
    assert body(page) == "Another one."


def test_a_new_page_asked_for_twice_takes_no_words_from_the_first(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    lane.held = True
    page.new_page()
    page.new_page()
    lane.waiting.pop(0)()
    type_words(page, MORE)
    go_on(lane)
    page.sitting.autosave.save()
    assert "".join(sorted(drafts(services), key=len, reverse=True)) == ONE + MORE


def test_what_was_asked_for_last_lies_there(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    other = write(services, "Another one.")
    lane.held = True
    page.open(other.id)
    page.new_page()
    type_words(page, ONE)
    go_on(lane)
    assert body(page) == ONE


def test_words_typed_while_the_page_goes_to_the_bin_are_kept(
    services: Services, page: WritingPage, lane: HeldLane
) -> None:
    type_words(page, ONE)
    page.finish()
    lane.held = True
    page.sitting.move_to_bin()
    page.new_page()
    lane.waiting.pop(0)()
    settle()
    type_words(page, MORE)
    go_on(lane)
    page.sitting.autosave.save()
    assert any(MORE.strip() in each for each in (*drafts(services), body(page)))
