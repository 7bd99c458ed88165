"""Handing over saves exactly what is in the list, says who can read it, and replaces nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.services.attaching import FromBytes
from journal.ui.handing_over.page import HandingOverPage
from tests.export.drawn import pictures_in, png
from tests.steps import given, write
from tests.ui.rooms import HeldLane, fill, handing_over_page, opened, press, press_button, seen


@pytest.fixture
def services(qapp: QApplication, tmp_path: Path) -> Services:
    return opened(tmp_path)


@pytest.fixture
def page(services: Services) -> HandingOverPage:
    return handing_over_page(services)


def test_an_empty_page_says_where_to_begin(page: HandingOverPage) -> None:
    assert page.nothing.isVisible()
    assert page.nothing.text() == "Pick entries in Review, then choose Hand over."
    assert not page.save.isEnabled()


def test_the_honest_words_are_there_before_saving(
    services: Services, page: HandingOverPage
) -> None:
    page.take(fill(services, 2))
    shown = seen(page)
    assert "Anyone who can open this file can read it." in shown
    assert "could be requested by others, for example a court" in shown
    assert "E-mail is often not protected." in shown


def test_pictures_are_shown_only_where_they_are_ticked(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    source = FromBytes("the harbour.png", png())
    file = given(services.writing.attaching.add, "a" * 32, (), source)
    entry = write(services, "With a picture.", attachments=(file.uuid,))
    page.take([entry.id])
    assert not page.pictures.isChecked()
    page.save_to(tmp_path / "named.pdf")
    assert "1 entry. Saved" in page.result.text()
    assert page.result.text().endswith(
        "One picture or file is only named in it, and stays in the journal."
    )
    page.pictures.click()
    page.save_to(tmp_path / "shown.pdf")
    assert page.result.text().endswith("KB.")
    assert pictures_in(tmp_path / "named.pdf") == 0
    assert pictures_in(tmp_path / "shown.pdf") == 1
    page.form.button("md").click()
    assert not page.pictures.isVisible()
    page.clear()
    assert not page.pictures.isChecked()
    assert not page.pictures.isHidden()


@pytest.mark.parametrize("form", ["md", "json"])
def test_the_file_holds_the_entries_and_the_page_says_so(
    services: Services, page: HandingOverPage, tmp_path: Path, form: str
) -> None:
    page.take(fill(services, 12, words="A page with ü and 🙂"))
    page.form.set_value(form)
    place = tmp_path / f"notes.{form}"
    page.save_to(place)
    assert (
        page.result.text() == f"12 entries. Saved, {max(1, round(place.stat().st_size / 1024))} KB."
    )
    text = place.read_text(encoding="utf-8")
    assert all(f"A page with ü and 🙂 {number}." in text for number in range(12))


def test_every_chosen_entry_is_in_the_file(
    services: Services, page: HandingOverPage, tmp_path: Path, full: bool
) -> None:
    ids = fill(services, 10_000 if full else 450)
    page.take(ids)
    page.form.set_value("json")
    page.save_to(tmp_path / "all.json")
    assert page.result.text().startswith(f"{len(ids):,} entries. Saved, ")
    assert len(json.loads((tmp_path / "all.json").read_text())["entries"]) == len(ids)


def test_a_left_out_entry_is_not_in_the_file(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    page.take((write(services, "to be shown").id, write(services, "to be kept").id))
    page.form.set_value("md")
    page.entries.setCurrentIndex(page.entries.lines.index(1, 0))
    press(page.entries, Qt.Key.Key_Delete)
    assert page.count.text() == "1 entry"
    page.save_to(tmp_path / "notes.md")
    text = (tmp_path / "notes.md").read_text()
    assert "to be shown" in text
    assert "to be kept" not in text


def test_a_file_that_is_there_is_replaced_only_when_asked(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    place = tmp_path / "notes.md"
    place.write_text("from before")
    page.take(fill(services, 1))
    page.form.set_value("md")
    page.save_to(place)
    assert "already there" in page.banner.words
    assert place.read_text() == "from before"
    press_button(page, "Replace")
    assert "A plain page 0." in place.read_text()
    assert page.banner.words == ""
    assert page.replace.isHidden()


def test_a_place_inside_the_journal_is_refused_with_a_reason(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    page.take(fill(services, 1))
    page.form.set_value("md")
    page.save_to(tmp_path / "Quiet.journal" / "notes.md")
    assert "inside the journal's own folder" in page.banner.words
    assert page.save.isEnabled(), "the entries stay as they were"
    assert not (tmp_path / "Quiet.journal" / "notes.md").exists()


def test_a_missing_folder_is_said_in_place(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    page.take(fill(services, 1))
    page.form.set_value("md")
    page.save_to(tmp_path / "gone" / "notes.md")
    assert "does not exist" in page.banner.words


def test_the_title_stands_in_the_document(
    services: Services, page: HandingOverPage, tmp_path: Path
) -> None:
    page.take(fill(services, 1))
    page.title.setText("For Thursday")
    page.form.set_value("md")
    page.save_to(tmp_path / "notes.md")
    assert "For Thursday" in (tmp_path / "notes.md").read_text()


def test_a_long_document_keeps_the_page_quiet(qapp: QApplication, tmp_path: Path) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_aside=lambda: lane)
    page = handing_over_page(services)
    page.take(fill(services, 1))
    page.form.set_value("md")
    lane.held = True
    page.save_to(tmp_path / "notes.md")
    assert not page.save.isEnabled()
    assert page.result.text() == ""
    lane.release()
    assert page.save.isEnabled()
    assert page.result.text().startswith("1 entry. Saved, ")


def test_a_changed_entry_is_shown_as_it_is_now(services: Services, page: HandingOverPage) -> None:
    entry = write(services, "words", title="First title")
    page.take((entry.id,))
    draft = given(services.writing.open, entry.id).draft
    given(services.writing.finish, replace(draft, content=replace(draft.content, title="Second")))
    assert "Second" in str(page.entries.lines.index(0, 0).data())


def test_locking_leaves_no_words_in_the_room(services: Services, page: HandingOverPage) -> None:
    page.take((write(services, "canary", title="canary").id,))
    page.title.setText("canary")
    page.clear()
    assert page.entries.count() == 0
    assert "canary" not in seen(page)
