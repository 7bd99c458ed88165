"""Files of a page under bad luck: broken pictures, damage, cancel, lock, a page that was left."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from journal.app.services import Services
from journal.domain.attachment import media_type
from journal.services.attaching import FromBytes
from journal.services.stores import UnitOfWork
from journal.ui.writing.attach_pictures import large, small
from journal.ui.writing.page import WritingPage
from tests.steps import given
from tests.ui.attaching import LETTER, NAME, attach, drop, kept, names, noisy
from tests.ui.rooms import (
    HeldLane,
    newest,
    opened,
    press_button,
    seen,
    settings,
    settle,
    type_words,
    writing_page,
)
from tests.ui.windows import gone, made, shown, unlock


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
