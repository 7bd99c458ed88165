"""Rooms of the window on a real temporary journal, and what a person does in them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from journal.app.pages import makers
from journal.app.services import Services, build_services
from journal.domain.entry import Entry, EntryId
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from journal.services.stores import UnitOfWork
from journal.services.work import at_once
from journal.ui.handing_over.page import HandingOverPage
from journal.ui.kit.theme import Theme
from journal.ui.pages import Makers
from journal.ui.reviewing.page import ReviewingPage
from journal.ui.settings.page import SettingsPage
from journal.ui.writing.page import WritingPage
from journal.ui.writing.quotation import Quotation
from tests.empty import lay_empty
from tests.steps import PASSPHRASE, given, needs_in

NUMB = (
    "At dinner I wanted to join in and nothing came. I felt numb, like watching everyone from the "
    "back of a room, and I could not find any feeling at all, not even for her."
)


class HeldLane:
    """A lane whose jobs wait until the test lets them run, as a slow disk would."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.held = False

    def submit(self, job: Callable[[], None], /) -> None:
        if self.held:
            self.waiting.append(job)
        else:
            job()

    def release(self) -> None:
        self.held = False
        while self.waiting:
            self.waiting.pop(0)()

    def stop(self) -> None:
        self.release()


def go_on(lane: HeldLane) -> None:
    """Let the disk do what was asked of it, and what follows from that."""
    lane.release()
    settle()


def opened(folder: Path, **changes: Any) -> Services:
    """Return the services of a new open journal in `folder`."""
    services = build_services(replace(needs_in(folder), **changes))
    lay_empty(folder / "Quiet.journal")
    given(services.unlocking.unlock, folder / "Quiet.journal", PASSPHRASE)
    return services


def settings(services: Services, **changes: Any) -> None:
    """Set these settings, and every other one as it is at first."""
    given(services.settings.set, lambda _: Settings(**changes))


def pages(services: Services) -> Makers:
    """Return what makes each page as the program does, with everything on this thread."""
    return makers(services, Theme(), at_once)


def writing_page(services: Services, width: int = 1148, height: int = 860) -> WritingPage:
    """Return the writing page as the person finds it after unlocking."""
    page = pages(services).writing()
    page.resize(width, height)
    page.show()
    page.activateWindow()
    page.entered()
    settle()
    return page


def reviewing_page(services: Services, width: int = 1148) -> ReviewingPage:
    """Return the review page as the person enters it."""
    page = pages(services).reviewing()
    page.resize(width, 860)
    page.show()
    page.entered()
    settle()
    return page


def handing_over_page(services: Services) -> HandingOverPage:
    """Return the hand-over page as the person enters it."""
    page = pages(services).handing_over()
    page.resize(1148, 860)
    page.show()
    page.entered()
    return page


def settings_page(services: Services) -> SettingsPage:
    """Return the settings page as the person enters it."""
    page = pages(services).settings()
    page.resize(1148, 860)
    page.show()
    page.activateWindow()
    page.entered()
    return page


def settle() -> None:
    """Let everything happen that is due now."""
    for _ in range(4):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_words(page: WritingPage, words: str) -> None:
    """Type as a person does, without the wait between keys."""
    page.desk.editor.setFocus()
    QTest.keyClicks(page.desk.editor, words)


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def press_button(room: QWidget, words: str) -> None:
    """Press the visible button that says `words`."""
    settle()
    found = [b for b in buttons(room) if b.text() == words]
    assert found, f"no button says {words!r}"
    found[0].click()
    settle()


def buttons(room: QWidget) -> list[QAbstractButton]:
    """Return all buttons that can be seen."""
    return [child for child in room.findChildren(QAbstractButton) if child.isVisibleTo(room)]


def seen(room: QWidget) -> str:
    """Return all words in the room's widgets, also in those that are hidden."""
    parts = []
    for child in room.findChildren(QWidget):
        parts.append(child.accessibleName())
        if isinstance(child, QLabel | QLineEdit | QAbstractButton):
            parts.append(child.text())
        elif isinstance(child, QTextEdit | QPlainTextEdit):
            parts.append(child.toPlainText())
    return "\n".join(parts)


def quotations(page: WritingPage) -> list[Quotation]:
    """Return the words quoted in the panel, in their order."""
    return [row.quotation for row in page.panel.quotations.rows]


def read_page(services: Services, words: str = NUMB, **wanted: object) -> WritingPage:
    """Return a page that was finished, with its reading beside it."""
    settings(services, ask_checkin=False, **wanted)
    page = writing_page(services)
    write_and_read(page, words)
    return page


def write_and_read(page: WritingPage, words: str = NUMB) -> None:
    type_words(page, words)
    page.finish()
    if page.panel.isHidden():
        page.menu.reading_wanted.emit()
    settle()


def newest(services: Services) -> Entry:
    """Return the entry written last as it is kept."""
    return next(entries(services))


def in_sight(room: QWidget) -> str:
    """Return the words that can be seen in the panel."""
    return "\n".join(
        child.text()
        for child in room.findChildren(QWidget)
        if child.isVisibleTo(room) and hasattr(child, "text")
    )


def drafts(services: Services) -> list[str]:
    """Return the texts of all unfinished pages on the disk."""
    return [draft.content.body for draft in given(services.writing.drafts)]


def entries(services: Services) -> Iterator[Entry]:
    """Yield all finished entries, the newest first."""
    for id in given(services.reviewing.find, Selection()):
        yield given(services.reviewing.entry, id)


def bodies(services: Services) -> list[str]:
    """Return the texts of all finished entries, the newest first."""
    return [entry.content.body for entry in entries(services)]


def fill(services: Services, count: int, words: str = "A plain page") -> tuple[EntryId, ...]:
    """Write `count` entries in one go, the first one the newest; return their ids in that order."""
    blank = services.writing.blank().content

    def job(unit: UnitOfWork) -> tuple[EntryId, ...]:
        return tuple(
            unit.entries.save(
                f"{number:032x}",
                replace(blank, body=f"{words} {number}.", day=blank.day - timedelta(days=number)),
                based_on=None,
            )
            for number in range(count)
        )

    ids: tuple[EntryId, ...] = given(services.door.within, job)
    return ids
