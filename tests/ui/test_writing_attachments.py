"""Pictures and files on the page, as a person attaches, looks at and takes them off."""

import random
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from journal.app.services import Services
from journal.domain.attachment import media_type
from journal.services.attaching import FromBytes, Source
from journal.services.stores import UnitOfWork
from journal.ui.writing.attach_pictures import as_png, large, small
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.rooms import (
    HeldLane,
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
from tests.ui.windows import gone, made, shown, unlock

NAME = "lighthouse-seen-from-the-pier"
LETTER = b"Dear you,\n\nthe kettle sings."


def noisy(side: int = 64) -> bytes:
    """Return a picture that no packing makes smaller, so that its bytes can be searched for."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    chance = random.Random(7)
    for x in range(side):
        for y in range(side):
            image.setPixel(x, y, 0xFF000000 | chance.getrandbits(24))
    return as_png(image)


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


def attach(page: WritingPage, *sources: Source) -> None:
    page.attach.add(sources)
    settle()


def names(page: WritingPage) -> list[str]:
    return [tile.face.accessibleName() for tile in page.attach.strip.tiles]


def kept(services: Services) -> tuple[int, int]:
    """Return how many files and pieces of files the journal holds."""

    def job(unit: UnitOfWork) -> tuple[int, int]:
        connection = unit.attachments._connection  # type: ignore[attr-defined]
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in ("attachment", "attachment_chunk")
        ]
        return counts[0], counts[1]

    found: tuple[int, int] = given(services.door.within, job)
    return found


def drop(page: WritingPage, data: QMimeData) -> bool:
    """Drop on the text, as the system delivers it; tell whether it was taken."""
    viewport = page.desk.editor.viewport()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(viewport, entering)
    if not entering.isAccepted():
        return False
    dropping = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(viewport, dropping)
    settle()
    return dropping.isAccepted()


def paste(page: WritingPage, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    page.desk.editor.setFocus()
    QTest.keyClick(page.desk.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()


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


GIF = bytes.fromhex(
    "47494638396102000200800000ff0000ffffff21f90400000000002c00000000020002000002038c6f05003b"
)


def pictures(picture: bytes) -> Iterator[tuple[str, bytes]]:
    yield "image/gif", GIF
    image = QImage.fromData(picture)
    for kind in ("png", "jpeg", "webp"):
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        image.save(buffer, kind.upper())  # type: ignore[call-overload]
        yield f"image/{kind}", bytes(buffer.data().data())


def test_four_kinds_are_shown_and_broken_ones_are_plain_tiles(
    picture: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(3)
    for kind, data in pictures(picture):
        assert media_type(data) == kind
        assert small(kind)(data) is not None
        assert small(kind)(data[:20]) is None
        for _ in range(40):
            hurt = bytearray(data)
            for _ in range(9):
                hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
            found = small(kind)(bytes(hurt))
            assert found is None or max(found.width(), found.height()) <= 192
    told = "".join(capfd.readouterr()).splitlines()
    assert all(line.startswith("libpng error: ") for line in told)  # which says no more


def test_a_huge_picture_is_refused_before_it_takes_memory() -> None:
    ihdr = (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    import_free = b"\x89PNG\r\n\x1a\n" + len(ihdr).to_bytes(4, "big") + b"IHDR" + ihdr
    assert large("image/png")(import_free + bytes(64)) is None


def test_a_drawing_is_never_drawn() -> None:
    assert (
        small("image/svg+xml")(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
        is None
    )


def test_a_damaged_picture_is_told_and_the_page_goes_on(
    services: Services, page: WritingPage, picture: bytes
) -> None:
    type_words(page, "Still readable.")
    attach(page, FromBytes("a.png", picture))
    page.finish()
    id = newest(services).id

    def hurt(unit: UnitOfWork) -> None:
        connection = unit.attachments._connection  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE attachment_chunk SET data = zeroblob(length(data))")

    given(services.door.within, hurt)
    page.new_page()
    page.open(id)
    settle()
    assert names(page)[0].endswith("damaged")
    assert page.desk.words()[1] == "Still readable."
    page.attach.strip.tiles[0].face.click()
    assert "damaged inside the journal" in page.desk.banner.words


def test_a_page_that_is_left_while_a_file_is_added_does_not_get_it(
    tmp_path: Path, picture: bytes
) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    page = writing_page(services)
    type_words(page, "Waiting for a picture.")
    page.sitting.autosave.save()
    lane.held = True
    attach(page, FromBytes("a.png", picture))
    assert page.attach.strip.working.busy
    page.new_page()
    settle()
    lane.release()
    settle()
    assert kept(services) == (0, 0)
    assert names(page) == []
    assert "since its page was left" in page.desk.banner.words
    attach(page, FromBytes("b.png", picture))
    assert len(names(page)) == 1


def test_cancel_stops_what_is_being_added_and_what_waits(tmp_path: Path, picture: bytes) -> None:
    lane = HeldLane()
    services = opened(tmp_path, make_lane=lambda: lane)
    page = writing_page(services)
    lane.held = True
    attach(page, FromBytes("a.png", picture), FromBytes("b.txt", LETTER))
    page.attach.strip.working.appear()
    press_button(page.attach.strip, "Cancel")
    lane.release()
    settle()
    assert kept(services) == (0, 0)
    assert not page.attach.strip.working.busy
    assert "Stopped, as you asked." in page.desk.banner.words


def test_locking_while_a_file_is_added_leaves_nothing_of_it_anywhere(
    tmp_path: Path, qapp: QApplication, picture: bytes
) -> None:
    lane = HeldLane()
    services = made(tmp_path, make_lane=lambda: lane)
    window = shown(services, qapp)
    unlock(window)
    page = window.frame.pages.writing
    type_words(page, "Half a word")
    attach(page, FromBytes(f"{NAME}.png", picture))
    page.attach.strip.tiles[0].face.click()
    assert NAME in seen(page)
    assert NAME not in window.windowTitle()
    page.attach.close()
    lane.held = True
    attach(page, FromBytes("second.png", noisy(32)))
    services.unlocking.lock("asked")
    lane.release()
    settle()
    assert NAME not in seen(window)
    assert page.attach.view.canvas.is_empty()
    unlock(window)
    settle()
    assert kept(services)[0] == 1
    (draft,) = given(services.writing.drafts)
    assert draft.content.body == "Half a word"
    assert len(draft.content.attachments) == 1
    page.sitting.go_on(draft)
    settle()
    assert len(names(page)) == 1
    attach(page, FromBytes("again.txt", LETTER))
    assert len(names(page)) == 2
    gone(window, qapp)


def test_no_own_file_shows_a_picture_or_its_name(
    services: Services, page: WritingPage, picture: bytes, tmp_path: Path
) -> None:
    attach(page, FromBytes(f"{NAME}.png", picture))
    page.attach.strip.tiles[0].face.click()
    page.finish()
    given(services.upkeep.back_up)
    services.unlocking.lock("asked")
    piece = picture[len(picture) // 2 :][:24]
    searched = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(searched) > 3
    for path in searched:
        held = path.read_bytes()
        assert piece not in held
        assert NAME.encode() not in held


def test_nothing_of_a_veiled_page_is_shown(
    services: Services, page: WritingPage, picture: bytes
) -> None:
    attach(page, FromBytes("a.png", picture))
    page.menu.veil_marked.emit(True)
    page.finish()
    id = newest(services).id
    page.new_page()
    page.open(id)
    settle()
    assert not page.attach.strip.isVisible()
    data = QMimeData()
    data.setImageData(QImage.fromData(picture))
    assert not drop(page, data)


def test_every_control_has_a_name_and_room(page: WritingPage, picture: bytes) -> None:
    attach(page, FromBytes("a.png", picture), FromBytes("b.txt", LETTER))
    tile = page.attach.strip.tiles[0]
    assert tile.remove.accessibleName() == "Take a.png off this page"
    tile.face.click()
    settle()
    for widget in (
        *page.attach.strip.findChildren(QWidget),
        *page.attach.view.findChildren(QWidget),
    ):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
            assert widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert min(widget.height(), widget.width()) >= 24
