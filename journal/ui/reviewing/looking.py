"""Joins a list to the preview beside it."""

from journal.domain.befores import Linked
from journal.domain.entry import Entry, EntryId
from journal.services.needs import Failed
from journal.services.reviewing import Reviewing
from journal.ui.reviewing.entry_table import EntryTable
from journal.ui.reviewing.preview import Preview


def follow(table: EntryTable, preview: Preview, reviewing: Reviewing, failed: Failed) -> None:
    """Let `preview` show the entry under the cursor of `table` from now on."""

    def put(entry: Entry) -> None:
        preview.show_entry(entry)

        def link(linked: Linked) -> None:
            if preview.shown == entry.id:
                preview.show_linked(linked)

        reviewing.linked(entry.id, link, failed)

    def show(entry: Entry) -> None:
        if entry.id == table.current():
            put(entry)

    def look(id: EntryId | None) -> None:
        preview.clear()
        if id is not None:
            reviewing.entry(id, show, failed)

    def turn_to(id: EntryId) -> None:
        reviewing.entry(id, put, failed)

    table.current_changed.connect(look)
    preview.linked_wanted.connect(turn_to)
