"""Entries that were written in two places: shown beside each other, and settled as one says."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.entry import Content, EntryId, Version
from journal.domain.errors import DiskFull
from journal.domain.tags import Tag
from journal.ui.kit.errors import words_for
from journal.ui.kit.theme import Theme
from journal.ui.reviewing.version_card import VersionCard
from journal.ui.reviewing.versions import NONE, VersionsPage
from tests.steps import NOW, PASSPHRASE, given, write
from tests.ui.diverged import OTHER, copied, revise
from tests.ui.rooms import (
    drafts,
    entries,
    fill,
    opened,
    press,
    press_button,
    reviewing_page,
    seen,
    settle,
)
from tests.vault.limits import files_up_to

HERE, THERE = "We sat on the step and said little.", "We sat on the step and laughed."


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


def versions_page(services: Services, width: int = 1148) -> VersionsPage:
    page = VersionsPage(
        settling=services.settling,
        writing=services.writing,
        unlocking=services.unlocking,
        theme=Theme(),
    )
    page.resize(width, 860)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page


def merged(services: Services, folder: Path, there: str = THERE) -> EntryId:
    """Write an entry in two places, bring them together, and return its id."""
    entry = write(services, "We sat on the step.")
    other = copied(services, folder)
    revise(services, entry.id, HERE)
    revise(other, entry.id, there)
    other.unlocking.quit()
    given(services.upkeep.merge, folder / OTHER, None)
    return entry.id


def bodies(services: Services) -> list[str]:
    return [entry.content.body for entry in entries(services)]


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
    assert all("Today at" in seen(card) for card in page.cards)


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


def test_one_is_written_from_both(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    shown = page.cards[0].text.toPlainText()
    press_button(page, "Write one from both")
    assert page.one.text.toPlainText() == shown
    assert [card.isVisible() for card in page.cards] == [False, True]
    assert not page.cards[1].keep.isVisible()
    page.one.text.setPlainText("We sat, said little, and laughed.")
    press_button(page.one, "Save this one")
    assert bodies(services) == ["We sat, said little, and laughed."]
    assert given(services.settling.unsettled) == ()
    assert drafts(services) == []


def test_what_is_written_from_both_survives_locking(services: Services, tmp_path: Path) -> None:
    id = merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, tmp_path / "Quiet.journal", PASSPHRASE)
    (kept,) = drafts(services)
    assert kept.startswith("Typed here. ")
    assert given(services.settling.unsettled) == (id,)


def test_going_back_keeps_what_was_typed_among_the_unfinished(
    services: Services, tmp_path: Path
) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    press_button(page.one, "Back to the two")
    assert drafts(services) == []
    assert not page.banner.words
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    press_button(page.one, "Back to the two")
    assert page.banner.words.startswith("What you wrote from both is kept.")
    assert [body.startswith("Typed here. ") for body in drafts(services)] == [True]
    assert len(page.cards) == 2


def test_going_back_without_room_keeps_what_was_typed_where_it_is(
    services: Services, tmp_path: Path
) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    with files_up_to(1024):
        press_button(page.one, "Back to the two")
        assert words_for(DiskFull()).what in page.one.banner.words
        assert page.one.text.words().startswith("Typed here. ")
    press_button(page.one, "Back to the two")
    assert [body.startswith("Typed here. ") for body in drafts(services)] == [True]


def test_a_save_on_rest_leaves_no_second_page_behind(services: Services, tmp_path: Path) -> None:
    merged(services, tmp_path)
    page = versions_page(services)
    press_button(page, "Write one from both")
    QTest.keyClicks(page.one.text, "Typed here. ")
    page.one.rest.timeout.emit()
    assert len(drafts(services)) == 1
    press_button(page.one, "Save this one")
    assert drafts(services) == []


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
