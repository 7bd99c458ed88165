"""First page: for whom it is, what is to be talked about, and parts of one's own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain import days
from journal.domain.basket import InBasket
from journal.domain.packet import NEUTRAL_TITLE, Front
from journal.domain.recipe import (
    MOST_TO_TALK_ABOUT,
    MOST_WORDS,
    Listener,
    Recipe,
    template,
    words_of,
)
from journal.ui.handing_over.first_page.own_parts import OwnParts
from journal.ui.handing_over.tick_list import tick
from journal.ui.handing_over.typed import TypedText, field, under
from journal.ui.kit.choice import Choice
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.theme import Theme

LISTENERS = {
    Listener.THERAPIST: "A therapist",
    Listener.PRESCRIBER: "Someone who prescribes",
    Listener.FRIEND: "Someone close",
}
_LEAD = (
    "One page first, in your own words: something to talk over, not a script. What stays empty "
    "does not appear."
)
_MOST_OFFERS = 6


class FrontStep(QWidget):
    """Takes what is typed; nothing is filled in but what the person asks for."""

    changed = Signal()
    begun = Signal(object)
    """The recipe that a packet for the listener who was chosen begins with."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._last: date | None = None
        self._abouts: tuple[str, ...] = ()
        self.listener: Choice[Listener] = Choice("Who it is for", LISTENERS)
        self.title = field("Title of the pages", 200)
        self.period = field("The time this is about")
        self.talk_about = [
            field(f"What I'd like to talk about, line {n}")
            for n in range(1, MOST_TO_TALK_ABOUT + 1)
        ]
        self.what_changed = TypedText("What changed", theme)
        self.good_thing = field("One good thing")
        self.questions = TypedText("Questions for you, a line each", theme)
        self.for_prescriber = TypedText("Questions for my prescriber, a line each", theme)
        self.length = text("", "meta")
        self.parts = OwnParts(theme)
        self.guide = tick("A guide to reading these pages")
        self._offers = FlowLayout(spacing=8)
        self._lay_out()
        self._wire()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show what was typed, telling nobody."""
        front = recipe.front or Front()
        self.listener.set_value(recipe.listener)
        self.title.setText("" if recipe.title == NEUTRAL_TITLE else recipe.title)
        self.period.setText(front.period)
        for number, line in enumerate(self.talk_about):
            line.setText(front.talk_about[number] if number < len(front.talk_about) else "")
        self.what_changed.put(front.what_changed)
        self.good_thing.setText(front.good_thing)
        self.questions.put("\n".join(front.questions))
        self.for_prescriber.put("\n".join(front.for_prescriber))
        self.parts.show_parts(recipe.parts)
        self.guide.blockSignals(True)
        self.guide.setChecked(recipe.guide)
        self.guide.blockSignals(False)
        self._show_offers()
        self._show_length()

    def into(self, recipe: Recipe) -> Recipe:
        """Return the recipe with what is typed here."""
        return replace(
            recipe,
            listener=Listener(self.listener.value or Listener.THERAPIST),
            title=self.title.text().strip() or NEUTRAL_TITLE,
            front=self.front(),
            parts=self.parts.parts(),
            guide=self.guide.isChecked(),
        )

    def front(self) -> Front:
        """Return the first page as it is typed."""
        typed = (line.text().strip() for line in self.talk_about)
        return Front(
            period=self.period.text().strip(),
            talk_about=tuple(line for line in typed if line),
            what_changed=self.what_changed.toPlainText().strip(),
            good_thing=self.good_thing.text().strip(),
            questions=self.questions.lines(),
            for_prescriber=self.for_prescriber.lines(),
        )

    def offer(self, items: Sequence[InBasket], last: date | None) -> None:
        """Offer what the person said about moments, and the day they last gave something."""
        said = dict.fromkeys(each.item.about.strip() for each in items)
        self._abouts, self._last = tuple(filter(None, said)), last
        self._show_offers()

    def show_lines_over(self, lines: int) -> None:
        """Say by how many lines the page is longer than a page, 0 where it is not."""
        if lines:
            over = "1 line" if lines == 1 else f"{lines} lines"
            self.length.setText(f"This is longer than a page by {over}. Nothing is cut.")
        else:
            self._show_length()

    def clear(self) -> None:
        """Forget everything private."""
        self._abouts, self._last = (), None
        self.show_recipe(template(Listener.THERAPIST))
        self.parts.show_parts(())

    def _lay_out(self) -> None:
        self.title.setPlaceholderText(NEUTRAL_TITLE)
        self.period.setPlaceholderText("Such as: since we last met")
        offers = QWidget()
        offers.setLayout(self._offers)
        self.setLayout(
            vertical(
                text(_LEAD, "lead"),
                *(10, under("Who it is for", self.listener), 10),
                *(under("Title", self.title), 10, under("The time this is about", self.period)),
                *(10, under("What I'd like to talk about", *self.talk_about, offers)),
                *(10, under("What changed", self.what_changed)),
                *(10, under("One good thing", self.good_thing)),
                *(10, under("Questions for you", self.questions, about="A line each.")),
                10,
                under("Questions for my prescriber", self.for_prescriber, about="A line each."),
                *(10, self.length, 14, self.parts, 10, self.guide),
            )
        )

    def _wire(self) -> None:
        self.listener.chosen.connect(self._choose)
        self._offers_shown: tuple[tuple[str, str], ...] = ()
        lines = (self.title, self.period, *self.talk_about, self.good_thing)
        for line in lines:
            line.textEdited.connect(self._tell)
        for words in (self.what_changed, self.questions, self.for_prescriber):
            words.typed.connect(self._tell)
        self.guide.toggled.connect(self._tell)
        self.parts.changed.connect(self._tell)
        self.parts.grown.connect(lambda: QWidget.setTabOrder(self.parts.add, self.guide))
        self.parts.undo_offered.connect(self.undo_offered)

    @Slot()
    def _tell(self) -> None:
        self._show_length()
        self._show_offers()
        self.changed.emit()

    @Slot(object)
    def _choose(self, listener: Listener) -> None:
        """Begin with what this listener gets; nothing typed is lost."""
        begun = template(Listener(listener))
        typed = tuple(part for part in self.parts.parts() if part.words.strip())
        known = {part.title for part in typed}
        empty = tuple(part for part in begun.parts if part.title not in known)
        self.parts.show_parts((*typed, *empty))
        self.guide.setChecked(begun.guide)
        self.begun.emit(begun)
        self._tell()

    def _show_length(self) -> None:
        words = words_of(self.front())
        if not words:
            self.length.setText(f"About {MOST_WORDS} words fit on one page.")
        else:
            typed = "1 word" if words == 1 else f"{words:,} words"
            self.length.setText(f"{typed}; about {MOST_WORDS} fit on one page.")

    def _show_offers(self) -> None:
        """Offer the person's own words for what is still empty."""
        found = []
        if self._last is not None and not self.period.text().strip():
            found.append(("period", f"Since {days.plain(self._last)}, when we last met."))
        used = {line.text().strip() for line in self.talk_about}
        if "" in used:
            found += [("talk", words) for words in self._abouts if words not in used]
        shown = tuple(found[:_MOST_OFFERS])
        if shown == self._offers_shown:
            return
        self._offers_shown = shown
        self._offers.clear()
        before: QWidget = self.talk_about[-1]
        for what, words in shown:
            chip = button(f"+ {words}" if len(words) <= 60 else f"+ {words[:59]}…", "add-chip")
            chip.setAccessibleName(f"Take this from my marks: {words}")
            chip.clicked.connect(partial(self._take, what, words))
            self._offers.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        self._offers.invalidate()

    def _take(self, what: str, words: str, *_: bool) -> None:
        empty: list[QLineEdit] = [line for line in self.talk_about if not line.text().strip()]
        target = self.period if what == "period" else next(iter(empty), None)
        if target is not None:
            target.setText(words)
            target.setFocus()
            self._tell()
