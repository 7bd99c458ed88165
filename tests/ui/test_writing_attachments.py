"""Pictures and files on the page, as a person attaches, looks at and takes them off."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from journal.app.services import Services
from journal.services.attaching import FromBytes
from journal.ui.writing.page import WritingPage
from tests.ui.attaching import LETTER, NAME, attach, drop, kept, names, noisy, paste
from tests.ui.rooms import (
    drafts,
    newest,
    opened,
    press,
    press_button,
    seen,
    settings,
    settle,
    type_words,
    writing_page,
)


@pytest.fixture(scope="module")
def picture(qapp: QApplication) -> bytes:
    return noisy()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = opened(tmp_path)
    settings(made, ask_checkin=False)
    return made


@pytest.fixture
def page(services: Services) -> WritingPage:
    return writing_page(services)


def test_files_stay_with_a_page_through_finishing_and_opening_again(
    services: Services, page: WritingPage, picture: bytes
) -> None:
    type_words(page, "Out to the pier.")
    attach(page, FromBytes(f"{NAME}.png", picture), FromBytes("letter.txt", LETTER))
    size = f"{round(len(picture) / 1000)} KB"
    assert names(page) == [f"Open picture {NAME}.png, {size}", "Open text letter.txt, 28 bytes"]
    assert drafts(services) == ["Out to the pier."]
    page.finish()
    page.new_page()
    assert names(page) == []
    entry = newest(services)
    assert len(entry.content.attachments) == 2
    page.open(entry.id)
    settle()
    assert names(page)[0].startswith(f"Open picture {NAME}.png")


def test_a_page_with_nothing_but_a_picture_is_a_page(
    services: Services, page: WritingPage, picture: bytes
) -> None:
    attach(page, FromBytes("a.png", picture))
    assert drafts(services) == [""]
    page.finish()
    assert len(newest(services).content.attachments) == 1


def test_dropped_files_are_attached_and_no_path_becomes_text(
    page: WritingPage, picture: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "pier.png"
    file.write_bytes(picture)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    data.setText(str(file))
    assert drop(page, data)
    assert len(names(page)) == 1
    assert page.desk.words() == ("", "")
    words = QMimeData()
    words.setText("plain words")
    drop(page, words)
    assert len(names(page)) == 1


def test_a_picture_is_pasted_only_where_there_is_no_text(page: WritingPage, picture: bytes) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(picture))
    paste(page, data)
    assert names(page)[0].startswith("Open picture Picture.png")
    both = QMimeData()
    both.setData("image/png", QByteArray(picture))
    both.setHtml("<b>bold</b>")
    both.setText("bold")
    paste(page, both)
    assert len(names(page)) == 1
    assert page.desk.words()[1] == "bold"


def test_a_file_is_chosen_by_the_button(page: WritingPage, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_bytes(LETTER)
    press_button(page, "Attach a picture or file…")
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "letter.txt"))
    dialog.reject()
    settle()
    assert names(page) == ["Open text letter.txt, 28 bytes"]


def test_a_picture_is_looked_at_by_keys_alone(page: WritingPage, picture: bytes) -> None:
    attach(page, FromBytes("a.png", picture))
    face, view = page.attach.strip.tiles[0].face, page.attach.view
    face.setFocus()
    press(face, Qt.Key.Key_Return)
    assert view.canvas.hasFocus()
    assert not page.desk.editor.isVisible()
    assert "64 by 64 pixels" in view.canvas.accessibleName()
    for key, zoom in (("+", 1.25), ("-", 1.0), ("-", 0.8), ("1", 1.0), ("0", 1.0)):
        QTest.keyClicks(view.canvas, key)
        assert view.canvas.zoom == pytest.approx(zoom)
    press(view.canvas, Qt.Key.Key_Escape)
    assert view.isHidden()
    assert page.desk.editor.isVisible()
    assert page.attach.strip.tiles[0].face.hasFocus()


def test_text_is_shown_as_it_is(page: WritingPage) -> None:
    attach(page, FromBytes("a.html", b"<b>not bold</b>"))
    page.attach.strip.tiles[0].face.click()
    assert page.attach.view.text.toPlainText() == "<b>not bold</b>"


@pytest.mark.parametrize(
    "data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"PK\x03\x04", b"GIF89a.."]
)
def test_what_is_not_shown_here_is_offered_as_a_copy_and_nothing_is_written(
    page: WritingPage, data: bytes, tmp_path: Path
) -> None:
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.suffix != ".db"}
    attach(page, FromBytes("a.bin", data))
    page.attach.strip.tiles[0].face.click()
    view = page.attach.view
    assert "This needs another program, which would have to get an unprotected copy." in seen(view)
    assert view.copy.hasFocus()
    assert before.keys() == {p for p in tmp_path.rglob("*") if p.suffix != ".db"}
    press_button(view, "Close")
    assert view.isHidden()


def test_a_copy_goes_where_the_person_says_and_is_told_to_be_outside(
    page: WritingPage, picture: bytes, tmp_path: Path
) -> None:
    attach(page, FromBytes("a.png", picture))
    page.attach.strip.tiles[0].face.click()
    press_button(page.attach.view, "Save a copy…")
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert "outside the journal" in dialog.windowTitle()
    dialog.fileSelected.emit(str(tmp_path / "copy.png"))
    dialog.reject()
    settle()
    assert (tmp_path / "copy.png").read_bytes() == picture
    assert stat.S_IMODE((tmp_path / "copy.png").stat().st_mode) == 0o600
    assert "outside the journal" in page.attach.view.said.text()


def test_taking_a_file_off_can_be_taken_back(
    services: Services, page: WritingPage, picture: bytes
) -> None:
    offers: list[tuple[str, object]] = []
    page.undo_offered.connect(lambda words, undo: offers.append((words, undo)))
    attach(page, FromBytes("a.png", picture), FromBytes("b.txt", LETTER))
    type_words(page, "Two files.")
    page.finish()
    press(page.attach.strip.tiles[0].face, Qt.Key.Key_Delete)
    assert names(page) == ["Open text b.txt, 28 bytes"]
    assert page.attach.strip.tiles[0].face.hasFocus()
    assert len(newest(services).content.attachments) == 1
    (words, undo), *_ = offers
    assert "a.png" not in words
    assert callable(undo)
    undo()
    assert names(page)[0].startswith("Open picture a.png")
    assert len(newest(services).content.attachments) == 2


def test_the_same_file_is_not_there_twice(page: WritingPage) -> None:
    attach(page, FromBytes("a.txt", LETTER), FromBytes("b.txt", LETTER))
    assert len(names(page)) == 1
    assert "on the page already" in page.desk.banner.words


def test_limits_are_told_in_words(services: Services, page: WritingPage, tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(25_000_001)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "large"))])
    drop(page, data)
    assert "larger than 25 MB" in page.desk.banner.words
    assert kept(services) == (0, 0)


def test_tab_goes_through_the_files_as_they_lie(page: WritingPage, picture: bytes) -> None:
    attach(page, FromBytes("a.png", picture))
    attach(page, FromBytes("b.txt", LETTER))
    page.desk.editor.setFocus()
    first, second = page.attach.strip.tiles
    button = page.attach.strip.add
    for expected in (first.face, first.remove, second.face, second.remove, button):
        press(page.window().focusWidget() or page, Qt.Key.Key_Tab)
        assert page.window().focusWidget() is expected
    press(button, Qt.Key.Key_Tab)
    assert page.desk.around.opener.hasFocus()
    second.remove.click()
    (left,) = page.attach.strip.tiles
    left.remove.setFocus()
    press(left.remove, Qt.Key.Key_Tab)
    assert button.hasFocus()
