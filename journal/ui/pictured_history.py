"""Pictures of what stands beside the page: earlier versions and templates; and of its day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate

from journal.domain.past_versions import Aspect, PastVersion, set_beside
from journal.domain.templates import Template
from journal.ui.frame import WRITE
from journal.ui.window import Window
from journal.ui.writing.page import WritingPage

_OLD = (
    "It rained again. I rang my sister in the evening and she asked how work was. I told her it "
    "was fine, and then I went quiet.\n\n"
    + "The kettle, the cat, the yard, the same as ever. "
    * 14
) + "\n\nAfterwards I sat on the stairs with the light off."
_NEW = _OLD.replace("fine, and then I went quiet", "hard just now, and she listened").replace(
    "with the light off", "for an hour"
)
_TEMPLATES = (
    Template("0" * 32, "After a call", "Who rang:\nWhat I wanted to say:\nWhat I said:\n"),
    Template("1" * 32, "Sunday", "Three things of this week, large or small.\n"),
)


def history_states(window: Window, now: datetime) -> Iterator[str]:
    """Yield versions set beside each other, veiled ones, none, templates, and a day being named."""
    window.frame.go(WRITE)
    page = window.frame.pages.writing
    page.new_page()
    page.desk.show_card(None)
    yield from _versions(page, now)
    yield from _templates(page)
    page.keepsakes.put_away()
    page.desk.date.button.click()
    page.desk.date.field.setDate(QDate(now.year + 1, 1, 4))
    yield "write-date"
    page.desk.date.field.setDate(QDate(1665, 9, 7))
    yield "write-date-long-ago"
    page.desk.date.close_field()


def _versions(page: WritingPage, now: datetime) -> Iterator[str]:
    pane = page.keepsakes.history.pane
    page.menu.versions_wanted.emit()
    yield "write-versions-none"
    blank = page.sitting.content
    older = replace(blank, body=_OLD, title="A call", day=date(2026, 11, 21))
    newer = replace(blank, body=_NEW, title="The call with Nora", day=date(2026, 11, 20))
    for veiled, name in ((False, "write-versions"), (True, "write-versions-veiled")):
        pane.begin(now, veiled=veiled)
        pane.add(_rows(now), 4)
        pane.two.show_compared(set_beside(older, newer))
        pane.two.next.click()
        pane.back.setEnabled(True)
        yield name


def _rows(now: datetime) -> tuple[PastVersion, ...]:
    changes = (
        (timedelta(minutes=20), 172, (Aspect.WORDS, Aspect.TITLE, Aspect.DAY), "", True),
        (timedelta(days=1), 178, (Aspect.MARKS,), "the old laptop", False),
        (timedelta(days=2), 0, (), "", True),
        (timedelta(days=3), 179, (Aspect.FIRST,), "", True),
    )
    return tuple(
        PastVersion(str(at), now - ago, words, changed, device, here, erased=not words)
        for at, (ago, words, changed, device, here) in enumerate(changes)
    )


def _templates(page: WritingPage) -> Iterator[str]:
    pane = page.keepsakes.templates.pane
    page.menu.templates_wanted.emit()
    yield "write-templates-none"
    pane.show_templates(_TEMPLATES)
    yield "write-templates"
    pane.clear()
