"""Pictures of what stands around a page: taps, feeling words, and a page before something."""

from collections.abc import Iterator
from datetime import UTC, datetime

from journal.domain.entry import Content, Entry, EntryId, Kind
from journal.ui.frame import WRITE
from journal.ui.window import Window

_PLAN = (
    "What might come up: who takes the piano, and why I moved so far away.\n"
    "What my limit is: one hour, and no talk about the house.\n"
    "How I will leave: I say good night after the tea, and I walk."
)
_WRITTEN = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def context_states(window: Window) -> Iterator[str]:
    """Yield the row around a page, feeling words, short lines, and a before beside its after."""
    window.frame.go(WRITE)
    page = window.frame.pages.writing
    page.new_page()
    row = page.desk.around
    row.enter()
    yield "write-around"
    for kind in ("sleep", "medicine", "outlet"):
        row.facet_set.emit(kind, "")
    for word, strength in (("calm", "2"), ("torn", "")):
        row.facet_set.emit(f"feeling:{word}", strength)
    row.marks.box("resurface").click()
    yield "write-around-given"
    row.picker.opener.click()
    yield "write-feeling-words"
    row.fold()
    page.sitting.clear()
    page.menu.kind_chosen.emit(Kind.BEFORE)
    yield "write-before-lines"
    page.sitting.clear()
    plan = Content(_WRITTEN.date(), _WRITTEN, _PLAN, "Sunday lunch", Kind.BEFORE)
    page.befores.pane.show_entry(Entry(EntryId(1), "0" * 32, "", plan))
    page.befores.step_aside(False)
    yield "write-after-beside"
    page.befores.clear()
    page.sitting.clear()
