"""Joins a list to the preview beside it, and the search line to what can be named in it."""

from journal.domain.befores import Linked
from journal.domain.entry import Entry, EntryId
from journal.domain.query_completing import Vocabulary
from journal.domain.tags import Nested
from journal.services.naming import Naming
from journal.services.needs import Failed
from journal.services.reviewing import Reviewing
from journal.ui.reviewing.entry_table import EntryTable
from journal.ui.reviewing.preview import Preview
from journal.ui.reviewing.search_line import SearchLine


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


def complete(line: SearchLine, naming: Naming, reviewing: Reviewing, failed: Failed) -> None:
    """Let `line` complete names in use and titles of themes from now on."""

    def learn(known: tuple[Nested, ...]) -> None:
        themes = [theme.title for theme in reviewing.themes()]
        line.know(Vocabulary([each.tag for each in known], themes))

    line.names_wanted.connect(lambda: naming.used(learn, failed))
