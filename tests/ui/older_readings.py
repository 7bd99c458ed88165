"""Entries that hold a reading by an older reader, and the page that tells of them."""

from datetime import timedelta

from PySide6.QtCore import Qt

from journal.app.services import Services
from journal.domain.distance.reading import Reading
from journal.domain.entry import Entry, EntryId
from journal.domain.labels import Label
from journal.services.stores import UnitOfWork
from journal.ui.settings.page import SettingsPage
from journal.ui.settings.set_aside import SetAside
from tests.steps import given, write
from tests.ui.rooms import NUMB, press, settings_page, settle

OLD = Reading(Label.CHOSEN, 0.95, 0.05, (), "0.0.1")


def read_by_older(services: Services, count: int = 1, **changes: object) -> list[EntryId]:
    day = services.clock.now().date()
    ids = [
        write(services, f"{NUMB} {number}.", day=day - timedelta(number), **changes).id
        for number in range(count)
    ]

    def job(unit: UnitOfWork) -> None:
        for id in ids:
            unit.readings.put(id, OLD)

    given(services.door.within, job)
    return ids


def entry(services: Services, id: EntryId) -> Entry:
    found: Entry = given(services.reviewing.entry, id)
    return found


def page_of(services: Services) -> SettingsPage:
    page = settings_page(services)
    settle()
    return page


def words_of(room: SetAside) -> list[str]:
    return [row.said.words for row in room.rows]


def take_back(room: SetAside, row: int = 0) -> None:
    room.rows[row].button.setFocus()
    press(room.rows[row].button, Qt.Key.Key_Space)
    settle()
