"""Entries that were written in two places: shown beside each other, and settled as one says."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.entry import Content, EntryId, Version
from journal.domain.tags import Tag
from journal.ui.reviewing.version_card import VersionCard
from journal.ui.reviewing.versions import NONE
from tests.steps import NOW, given, write
from tests.ui.diverged import HERE, OTHER, THERE, copied, merged, revise, versions_page
from tests.ui.rooms import (
    bodies,
    fill,
    opened,
    press,
    press_button,
    reviewing_page,
    seen,
    settle,
)


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def pair(here: str, there: str, **changes: Any) -> tuple[Version, Version]:
    mine = Content(NOW.date(), NOW, here)
    return (
        Version("1", mine, NOW - timedelta(hours=1), here=True),
        Version("2", replace(mine, body=there, **changes), NOW, device="kitchen laptop"),
    )


def marked(card: VersionCard) -> list[str]:
    """Return the words that are marked as being only in this version."""
    marks = card.text.extraSelections()
    assert all(mark.format.fontUnderline() for mark in marks)  # so not by colour alone
    return [mark.cursor.selectedText() for mark in marks]


def test_review_offers_what_a_merge_left_open(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = reviewing_page(services)
    assert page.two_versions.words == "1 entry has two versions."
    wanted: list[bool] = []
    page.versions_wanted.connect(lambda: wanted.append(True))
    press_button(page, "Look at them")
    assert wanted == [True]


def test_without_two_versions_nothing_is_offered(services: Services) -> None:
    fill(services, 2)
    assert not reviewing_page(services).two_versions.words
    assert NONE in seen(versions_page(services))


def test_both_are_shown_with_what_only_they_say(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    texts = {card.text.toPlainText(): marked(card) for card in page.cards}
    assert texts == {HERE: ["said little."], THERE: ["laughed."]}
    assert all(re.search(r" at \d\d:\d\d\b", seen(card)) for card in page.cards)


def test_tab_goes_through_both_before_what_stands_below(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    one, other = page.cards
    assert page.focusWidget() is one.text, "reading comes before keeping"
    wanted = [one.keep, one.next, other.text, other.keep, other.next, page.both, page.later]
    stops: list[QWidget] = []
    at: QWidget | None = one.text.nextInFocusChain()
    while at is not None and at is not one.text:
        stops += [at] if at in wanted else []
        at = at.nextInFocusChain()
    assert stops == wanted


@pytest.mark.parametrize("kept", [HERE, THERE])
def test_one_is_kept_and_the_question_is_gone(
    services: Services, tmp_path: Path, kept: str
) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    (card,) = [card for card in page.cards if card.text.toPlainText() == kept]
    press_button(card, "Keep this one")
    assert bodies(services) == [kept]
    assert given(services.settling.unsettled) == ()
    assert NONE in seen(page)
    assert not page.cards
    assert page.focusWidget() is page.back


def test_both_are_kept_as_entries_of_their_own(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Keep both as entries of their own")
    assert sorted(bodies(services)) == [THERE, HERE]
    assert given(services.settling.unsettled) == ()


def test_an_edit_and_a_deletion_leave_the_choice_open(services: Services, tmp_path: Path) -> None:
    entry = write(services, "We sat on the step.")
    other = copied(services, tmp_path)
    revise(services, entry.id, HERE)
    given(other.writing.move_to_bin, entry.id)
    other.unlocking.quit()
    given(services.upkeep.merge, tmp_path / OTHER, None)
    assert bodies(services) == [HERE]
    page = versions_page(services)
    (deleted,) = [card for card in page.cards if card.version.deleted]
    assert "in the bin" in seen(deleted)
    press_button(deleted, "Keep this one")
    assert bodies(services) == []
    assert [one.summary.id for one in given(services.reviewing.bin)] == [entry.id]
    assert given(services.settling.unsettled) == ()


def test_one_is_left_and_the_next_comes(services: Services, tmp_path: Path) -> None:
    entry_ids = [write(services, f"Page {number}").id for number in range(2)]
    other = copied(services, tmp_path)
    for id in entry_ids:
        revise(services, id, f"{HERE} {id}")
        revise(other, id, f"{THERE} {id}")
    other.unlocking.quit()
    given(services.upkeep.merge, tmp_path / OTHER, None)
    page = versions_page(services)
    assert page.count.text() == "1 more"
    first = page.cards[0].text.toPlainText()
    press_button(page, "Leave it for now")
    assert page.cards[0].text.toPlainText() != first
    press_button(page, "Leave it for now")
    assert NONE not in seen(page.banner)
    assert len(given(services.settling.unsettled)) == 2


def test_a_veiled_pair_waits_for_a_word(services: Services) -> None:
    page = versions_page(services)
    page.show_versions(EntryId(1), pair(HERE, THERE, veiled=True), NOW)
    assert not any(card.isVisible() for card in page.cards)
    assert page.focusWidget() is page.unveil
    press_button(page, "Show")
    assert all(card.isVisible() for card in page.cards)


def test_each_says_where_it_was_written_and_what_else_differs(services: Services) -> None:
    page = versions_page(services)
    page.show_versions(EntryId(1), pair(HERE, HERE, tags=(Tag("dusk"),), title="Step"), NOW)
    assert page.cards[0].where.text() == "Written on this computer"
    assert page.cards[1].where.text() == "Written on “kitchen laptop”"
    assert "Also different: the title, the tags." in seen(page.cards[1])
    assert "All its words are in the other one too." in seen(page.cards[1])
    names = [card.keep.accessibleName() for card in page.cards]
    assert len(set(names)) == 2
    assert "kitchen laptop" in names[1]


def test_differences_are_gone_through_by_key(services: Services) -> None:
    page = versions_page(services)
    page.show_versions(EntryId(1), pair("one 😀 two three", "one 2 two 3"), NOW)
    chosen = []
    for _ in range(3):
        press(page.cards[0].next, Qt.Key.Key_Space)
        chosen.append(page.cards[0].text.textCursor().selectedText())
    assert chosen == ["😀", "three", "😀"]


def test_a_narrow_window_puts_them_one_below_the_other(services: Services) -> None:
    page = versions_page(services, width=900)
    page.show_versions(EntryId(1), pair(HERE, THERE), NOW)
    settle()
    assert page.cards[0].y() < page.cards[1].y()
    page.resize(1148, 860)
    settle()
    assert page.cards[0].y() == page.cards[1].y()


def test_locking_leaves_no_words_of_either(services: Services) -> None:
    page = versions_page(services)
    page.show_versions(EntryId(1), pair("canary one", "canary two", title="canary"), NOW)
    press_button(page, "Write one from both")
    page.clear()
    settle()
    assert "canary" not in seen(page)
