"""Handing over saves what was looked at, keeps what was typed, and replaces nothing unasked."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.redaction import Redaction, Replacement
from journal.domain.resurfacing import BringBack
from journal.services.attaching import FromBytes
from journal.ui.handing_over.look.form_choice import PROTECTED
from journal.ui.handing_over.page import FRONT, LOOK, NAMES, SAVE, WHAT, HandingOverPage
from tests.export.drawn import pictures_in, png
from tests.steps import given, write
from tests.ui.packing_up import SAID, looked_at, with_moment
from tests.ui.rooms import buttons, fill, handing_over_page, opened, press, press_button, seen

_HIDE_ILSE = Redaction((Replacement(("Ilse",), "[my sister]"),))


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> HandingOverPage:
    return handing_over_page(services)


def test_an_empty_basket_says_where_to_begin_and_saves_nothing(page: HandingOverPage) -> None:
    assert page.gather.basket.empty.isVisible()
    page.go(LOOK)
    assert "Pick at least one moment" in page.look.banner.words
    page.go(SAVE)
    assert page.save.protected.isHidden()
    assert page.save.readable.isHidden()


def test_what_was_looked_at_is_saved_and_noted(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    with_moment(services, page)
    page.front.good_thing.setText("The first swim.")
    page.names.keep(_HIDE_ILSE)
    looked_at(page)
    page.save.to_whom.setText("Dr. L.")
    page.save.save_to(tmp_path / "notes.md")
    text = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert "I said no to [my sister], and meant it." in text
    assert "The first swim." in text
    assert "Then home" not in text
    assert (
        page.save.result.text()
        == "1 moment, 1 name hidden in 1 place. Checked in the finished file."
    )
    (line,) = given(services.handing_over.giving.log)
    assert (line.to_whom, line.form, line.hidden) == ("Dr. L.", "md", 1)
    page.go(WHAT)
    assert "to Dr. L., 1 entry" in page.gather.last_time.words.text()


def test_any_change_asks_for_another_look(services: Services, page: HandingOverPage) -> None:
    with_moment(services, page)
    looked_at(page)
    assert page.save.readable.isEnabled()
    page.gather.ticks.boxes[next(iter(page.gather.ticks.boxes))].click()
    assert page.save.readable.isHidden()
    assert page.save.look.isVisible()
    page.save.look.click()
    page.go(SAVE)
    assert page.save.readable.isEnabled()
    page.look.form.choose("txt")
    page.go(SAVE)
    assert page.save.readable.isEnabled(), "another form is made and shown at once"


def test_hidden_words_in_the_name_of_the_file_keep_it_from_being_saved(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    with_moment(services, page)
    page.names.keep(_HIDE_ILSE)
    looked_at(page)
    page.save.save_to(tmp_path / "about ilse.md")
    assert "still holds what you hid" in page.save.banner.words
    assert not (tmp_path / "about ilse.md").exists()
    assert given(services.handing_over.giving.log) == ()


def test_a_protected_file_opens_with_its_own_passphrase_only(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    with_moment(services, page)
    looked_at(page, "pdf")
    page.save.protected.click()
    assert page.look.form.protected
    assert page.look.preview.shown() is None, "what is not protected is shown no more"
    page.look.form.offer.click()
    page.look.form.use.click()
    page.go(SAVE)
    assert page.save.readable.isHidden()
    page.save.save_to(tmp_path / "notes.pdf")
    assert b"/Encrypt" in (tmp_path / "notes.pdf").read_bytes()
    assert given(services.handing_over.giving.log)[0].encrypted
    assert len(page.look.form.offered.text().split()) == 6
    page.clear()
    assert "acorn" not in seen(page)
    assert page.look.form.form.name == "pdf"


def test_a_file_that_is_there_is_replaced_only_when_asked(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    place = tmp_path / "notes.md"
    place.write_text("from before")
    with_moment(services, page)
    looked_at(page)
    page.save.save_to(place)
    assert "already there" in page.save.banner.words
    assert place.read_text() == "from before"
    press_button(page, "Replace")
    assert SAID in place.read_text()
    assert page.save.replace.isHidden()
    page.save.save_to(tmp_path / "Quiet.journal" / "notes.md")
    assert "inside the journal's own folder" in page.save.banner.words
    page.save.save_to(tmp_path / "gone" / "notes.md")
    assert "does not exist" in page.save.banner.words


def test_every_chosen_entry_is_in_the_file(
    services: Services, page: HandingOverPage, tmp_path: Path, full: bool
) -> None:
    ids = fill(services, 10_000 if full else 450)
    page.take(ids)
    assert page.gather.basket.count.text() == f"{len(ids):,} entries."
    looked_at(page, "json")
    page.save.save_to(tmp_path / "all.json")
    assert page.save.result.text().startswith(f"{len(ids):,} entries.")
    assert len(json.loads((tmp_path / "all.json").read_text())["entries"]) == len(ids)


def test_rows_are_moved_and_taken_out_by_keys_and_come_back(
    services: Services, page: HandingOverPage
) -> None:
    undo: list[object] = []
    page.undo_offered.connect(lambda _, back: undo.append(back))
    page.take([write(services, words).id for words in ("one", "two", "three")])
    rows = page.gather.basket.list
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    kept = given(services.handing_over.basket.all)
    assert [each.words for each in kept] == ["two", "one", "three"]
    press(rows, Qt.Key.Key_Delete)
    assert [each.words for each in page.gather.basket.items] == ["two", "three"]
    undo[-1]()  # type: ignore[operator]
    assert [each.words for each in page.gather.basket.items] == ["two", "one", "three"]
    nowhere = QModelIndex()
    assert rows.model().moveRow(nowhere, 2, nowhere, 0), "as the mouse moves a row"
    kept = given(services.handing_over.basket.all)
    assert [each.words for each in kept] == ["three", "two", "one"]


def test_what_is_typed_and_ticked_survives_closing(
    services: Services, page: HandingOverPage
) -> None:
    with_moment(services, page)
    page.go(FRONT)
    page.front.talk_about[0].setFocus()
    QTest.keyClicks(page.front.talk_about[0], "June")
    page.gather.river.click()
    page.go(NAMES)
    page.clear()
    assert "June" not in seen(page)
    again = handing_over_page(services)
    assert again.front.talk_about[0].text() == "June"
    assert again.gather.river.isChecked()
    assert again.gather.basket.count.text() == "1 moment."


def test_one_that_is_never_to_return_goes_in_only_when_agreed_to(
    services: Services, page: HandingOverPage
) -> None:
    page.take([write(services, "Not again.", resurface=BringBack.NEVER).id])
    page.go(LOOK)
    assert "Pick at least one moment" in page.look.banner.words
    press_button(page.gather.resting, "Put it in all the same")
    page.go(LOOK)
    assert page.look.checked is not None
    assert "Not again." in page.look.checked.made.packet.entries[0].content.body


def test_pictures_are_shown_only_where_they_are_ticked(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    source = FromBytes("the harbour.png", png())
    file = given(services.writing.attaching.add, "a" * 32, (), source)
    page.take([write(services, "With a picture.", attachments=(file.uuid,)).id])
    for name, pictures in (("named.pdf", 0), ("shown.pdf", 1)):
        looked_at(page, "pdf")
        page.save.save_to(tmp_path / name)
        assert pictures_in(tmp_path / name) == pictures
        page.gather.pictures.click()


def test_a_passage_of_a_whole_entry_is_taken_from_its_row(
    services: Services, page: HandingOverPage
) -> None:
    page.take([write(services, f"First.\n\n{SAID}").id])
    card = page.gather.basket.card
    cursor = card.words.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    card.words.setTextCursor(cursor)
    card.take.click()
    moment = page.gather.basket.items[-1]
    assert (moment.words, moment.item.quoted) == (SAID, True)


def test_what_is_said_about_a_moment_is_kept_and_offered_for_the_first_page(
    services: Services, page: HandingOverPage
) -> None:
    with_moment(services, page)
    card = page.gather.basket.card
    QTest.keyClicks(card.about, "Why I said it")
    card.about.editingFinished.emit()
    assert page.gather.basket.items[0].item.about == "Why I said it"
    page.go(FRONT)
    press_button(page.front, "+ Why I said it")
    assert page.front.front().talk_about == ("Why I said it",)


def test_tab_goes_down_the_first_page_as_the_eye_does(
    services: Services, page: HandingOverPage
) -> None:
    entry = with_moment(services, page)
    place = (0, len("By the river."))
    basket = services.handing_over.basket
    given(basket.add_passage, entry.id, place, about="Why I went there")
    page.entered()
    page.go(FRONT)
    front = page.front
    chip = next(each for each in buttons(front) if each.text() == "+ Why I went there")
    wanted = [front.talk_about[-1], chip, front.what_changed, front.parts.add, front.guide]
    walked: list[QWidget] = []
    at = front.title.nextInFocusChain()
    while at is not None and at is not front.title:
        walked += [at] if at in wanted else []
        at = at.nextInFocusChain()
    assert walked == wanted


def test_protected_is_a_form_of_its_own(page: HandingOverPage) -> None:
    page.look.form.choose(PROTECTED)
    assert page.look.form.form.name == "pdf"
    assert not page.look.form.ready
