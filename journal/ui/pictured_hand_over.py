"""Pictures of handing over: each of the five steps, empty, filled, refused and done."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from journal.domain.errors import AlreadyThere
from journal.domain.rechecked import Found, Where
from journal.domain.report import HandedOver
from journal.ui.frame import HAND_OVER
from journal.ui.handing_over.look.form_choice import PROTECTED
from journal.ui.handing_over.page import FRONT, LOOK, NAMES, SAVE, WHAT, HandingOverPage
from journal.ui.window import Window

_SIX = "lantern harbour walnut thimble meadow kettle"
_FOUND = Found(Where.PAGES, "Miriam", "then Miriam came in and asked about", sure=True, page=2)
_PLACE = Path("/home/you/notes-2026-11-23.pdf")


def hand_over_states(window: Window) -> Iterator[str]:
    """Yield every step with nothing in it, with something, and with what may go wrong."""
    frame = window.frame
    frame.go(HAND_OVER)
    page = frame.pages.handing_over
    page.decided.begin_anew()
    yield "hand-over-empty"
    frame.hand_over(frame.pages.reviewing.model.ids[:3])
    _take_moment(page)
    yield "hand-over-filled"
    area = page.room.panes[1]
    area.ensureWidgetVisible(page.gather.ticks)
    yield "hand-over-ticks"
    _type(page)
    page.go(FRONT)
    yield "hand-over-first-page"
    page.go(NAMES)
    yield "hand-over-names"
    page.go(LOOK)
    yield "hand-over-look"
    yield from _protected(page)
    yield from _saved(page)
    page.decided.begin_anew()
    page.go(WHAT)
    frame.undo_line.clear()


def _take_moment(page: HandingOverPage) -> None:
    item = page.gather.basket.items[0]
    end = item.words.find(".") + 1 or len(item.words)
    page.gather.basket.card.passage_wanted.emit(item, (0, end))
    page.gather.basket.list.setCurrentRow(len(page.gather.basket.items) - 1)


def _type(page: HandingOverPage) -> None:
    front = page.front
    front.period.setText("The three weeks since we last met.")
    for line, words in zip(
        front.talk_about, ("The evenings when I go quiet", "My brother in June"), strict=False
    ):
        line.setText(words)
    front.what_changed.put("I walk to work, and sleep before midnight.")
    front.good_thing.setText("The first swim of the year.")
    front.changed.emit()


def _protected(page: HandingOverPage) -> Iterator[str]:
    form = page.look.form
    form.choose(PROTECTED)
    form.new.first.setText(_SIX)
    form.new.second.setText(_SIX)
    form.offered.setText(_SIX)
    form.offered.show()
    yield "hand-over-protect"
    form.use.click()
    page.go(SAVE)
    yield "hand-over-save-protected"
    form.choose("pdf")


def _saved(page: HandingOverPage) -> Iterator[str]:
    making = page.making.preparing
    page.go(LOOK)
    given, made = making.checked, making.made
    if given is None or made is None:
        return
    page.look.show_file(made, replace(given, found=(_FOUND,)))
    yield "hand-over-refused"
    page.look.show_file(made, given)
    page.go(SAVE)
    yield "hand-over-save"
    page.save.show_error(AlreadyThere())
    yield "hand-over-there"
    page.save.outdate()
    page.making.offer()
    page.save.show_saved(HandedOver(3, 48_200, given.finished.sha256), given, _PLACE)
    page.save.show_noted("Dr. L.")
    yield "hand-over-saved"
