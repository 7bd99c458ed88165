"""The first start: from nothing to an open journal, with its recovery sheet and one question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app.services import Services
from journal.domain.settings import ReadingWhen
from journal.services.door import NoVault, Open
from journal.ui.unlocking.recovery_sheet import ASKED
from journal.ui.window import Window
from tests.steps import PASSPHRASE, given
from tests.ui.rooms import press, settle
from tests.ui.windows import gone, made, shown


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return made(tmp_path, known=False)


@pytest.fixture
def window(services: Services, qapp: QApplication) -> Iterator[Window]:
    window = shown(services, qapp)
    yield window
    gone(window, qapp)


def make_journal(window: Window, folder: Path, name: str = "Evenings") -> None:
    first_run = window.first_run
    first_run.start_button.click()
    first_run.starting.set_folder(folder)
    first_run.starting.place.name.setText(name)
    first_run.starting.new.first.setText(PASSPHRASE)
    first_run.starting.new.second.setText(PASSPHRASE)
    first_run.starting.make_button.click()


def test_a_journal_is_made_and_its_code_is_typed_back(
    services: Services, window: Window, tmp_path: Path
) -> None:
    make_journal(window, tmp_path)
    sheet = window.first_run.sheet
    assert sheet.isVisible()
    code = [label.text() for label in sheet.groups]
    assert "-".join(code) == given(services.unlocking.recovery_code)
    sheet.typed[0].setText(code[ASKED[0] - 1].lower())
    sheet.typed[1].setText("WRNG")
    sheet.go_on_button.click()
    assert sheet.banner.words.startswith(f"Group {ASKED[1]} is not as on the sheet.")
    sheet.typed[1].setText(code[ASKED[1] - 1])
    sheet.go_on_button.click()
    question = window.first_run.question
    assert question.isVisible()
    question.choice.button(ReadingWhen.NEVER).click()
    question.go_on_button.click()
    assert window.frame.pages.writing.isVisible()
    assert given(services.settings.settings).reading is ReadingWhen.NEVER
    assert (tmp_path / "Evenings.journal").is_dir()


def test_everything_after_making_can_be_left_out(
    services: Services, window: Window, tmp_path: Path
) -> None:
    make_journal(window, tmp_path)
    window.first_run.sheet.later_button.click()
    window.first_run.question.skip_button.click()
    assert window.frame.pages.writing.isVisible()
    assert given(services.settings.settings).reading is ReadingWhen.ASKED


def test_the_code_is_gone_from_the_screen_once_it_was_copied(
    window: Window, tmp_path: Path
) -> None:
    make_journal(window, tmp_path)
    sheet = window.first_run.sheet
    sheet.later_button.click()
    assert not any(label.text() or label.accessibleName() for label in sheet.groups)


def test_a_name_that_is_taken_is_left_alone(
    services: Services, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "Evenings.journal").mkdir()
    (tmp_path / "Evenings.journal" / "letter.txt").write_text("mine")
    make_journal(window, tmp_path)
    assert window.first_run.starting.isVisible()
    assert window.first_run.starting.banner.words.startswith("Something with this name")
    assert isinstance(services.door.state, NoVault)
    assert (tmp_path / "Evenings.journal" / "letter.txt").read_text() == "mine"


def test_a_passphrase_is_judged_in_words(window: Window) -> None:
    window.first_run.start_button.click()
    new = window.first_run.starting.new
    for first, second, said in (
        ("short", "short", "Too short yet"),
        ("password", "password", "Weak"),
        (PASSPHRASE, "still water", "not the same yet"),
    ):
        new.first.setText(first)
        new.second.setText(second)
        assert said in new.words, first
        assert not any(sign.isdigit() for sign in new.words.replace("8 characters", "")), first


def test_the_sheet_is_saved_outside_the_journal_only(
    services: Services, window: Window, tmp_path: Path
) -> None:
    make_journal(window, tmp_path)
    sheet = window.first_run.sheet
    inside = tmp_path / "Evenings.journal" / "sheet.pdf"
    sheet.save_to(inside)
    assert "inside the journal's own folder" in sheet.banner.words
    assert not inside.exists()
    outside = tmp_path / "sheet.pdf"
    sheet.save_to(outside)
    assert outside.read_bytes().startswith(b"%PDF")
    assert sheet.banner.words.startswith("The sheet is saved.")


def test_locking_on_the_sheet_hides_the_code(
    services: Services, window: Window, tmp_path: Path
) -> None:
    make_journal(window, tmp_path)
    assert isinstance(services.door.state, Open)
    services.unlocking.lock("asked")
    assert window.lock.isVisible()
    assert not any(label.text() for label in window.first_run.sheet.groups)


def test_an_empty_group_is_not_called_wrong(window: Window, tmp_path: Path) -> None:
    make_journal(window, tmp_path)
    window.first_run.sheet.go_on_button.click()
    assert window.first_run.sheet.banner.words.startswith(f"Group {ASKED[0]} is not typed yet.")
    assert "later" in window.first_run.sheet.banner.words


def test_enter_goes_on_from_field_to_field(services: Services, window: Window) -> None:
    window.first_run.start_button.click()
    starting = window.first_run.starting
    starting.new.first.setText(PASSPHRASE)
    press(starting.new.first, Qt.Key.Key_Return)
    assert window.focusWidget() is starting.new.second
    press(starting.new.second, Qt.Key.Key_Return)
    assert starting.isVisible(), "the two are not the same yet"


def test_an_older_sheet_is_left_as_it_is(window: Window, tmp_path: Path) -> None:
    make_journal(window, tmp_path)
    place = tmp_path / "sheet.pdf"
    place.write_text("from before")
    window.first_run.sheet.save_to(place)
    assert "already there" in window.first_run.sheet.banner.words
    assert place.read_text() == "from before"


def test_what_is_said_is_in_sight_in_the_smallest_window(window: Window, tmp_path: Path) -> None:
    window.resize(760, 520)
    make_journal(window, tmp_path)
    sheet = window.first_run.sheet
    sheet.save_to(tmp_path / "sheet.pdf")
    settle()
    assert sheet.banner.visibleRegion().boundingRect().height() == sheet.banner.height()
