"""One view on a quiet ground: its name, what it shows, and what the person calls it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.ui.insight.naming import NameLine
from journal.ui.insight.views import Sight
from journal.ui.kit import labels
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme

COUNTING = "Counting…"
_MARGINS = (24, 24, 24, 22)


class ViewCard(QWidget):
    """What every view has around its picture or its words; `inside` is the place for those.

    What is chosen there has its place `above` them.
    """

    loaded = Signal()
    """What was asked for is shown, or why it cannot be."""
    options_changed = Signal()
    """The person asks to have it counted in another way."""
    entries_wanted = Signal(object, str)
    """The ids of entries to look at, and what they have in common."""
    off_wanted = Signal(object)
    """The view shall be switched off."""
    named = Signal(object, str)
    """The view, and what the person sees in it."""

    def __init__(self, sight: Sight, theme: Theme) -> None:
        super().__init__()
        self.sight = sight
        self._asked = 0
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName(sight.title)
        self.off = labels.button("Switch off", "quiet")
        self.off.setAccessibleName(f"Switch off the view “{sight.title}”")
        self.said = labels.text(COUNTING, "body")
        self.rule = labels.text("", "meta")
        self.banner = Banner()
        self.name = NameLine(sight.title, theme)
        self.above = labels.vertical()
        self.inside = labels.vertical(spacing=10)
        head = labels.horizontal(spacing=12)
        head.addWidget(labels.text(sight.title, "heading"), 1)
        head.addWidget(self.off)
        self._whole = labels.vertical(
            *(head, labels.text(sight.about, "lead"), 4, self.above, self.banner, self.said),
            *(self.inside, 4, self.rule, 8, self.name),
            spacing=6,
            margins=_MARGINS,
        )
        self.setLayout(self._whole)
        self.rule.hide()
        self.name.hide()
        self.off.clicked.connect(lambda: self.off_wanted.emit(sight.view))
        self.name.named.connect(lambda words: self.named.emit(sight.view, words))

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Let several parts change; laying all cards out for each of them would be felt."""
        self._whole.setEnabled(False)
        try:
            yield
        finally:
            self._whole.setEnabled(True)
            self._whole.invalidate()
            self.updateGeometry()

    def load(self) -> None:
        """Ask for what the view shows; `loaded` tells that it has come."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [self.off, *self.stops_inside(), self.name.field]

    def stops_inside(self) -> list[QWidget]:
        """Return what Tab stops at between the head and the foot."""
        raise NotImplementedError

    def show_said(self, said: str, rule: str) -> None:
        """Say what there is in words, and how it was counted; nothing takes no room."""
        for place, words in ((self.said, said), (self.rule, rule)):
            place.setText(words)
            place.setVisible(bool(words))

    def clear(self) -> None:
        """Forget everything private."""
        self._asked += 1
        self.banner.clear()
        self.show_said(COUNTING, "")
        self.name.clear()
        self.name.hide()

    def asking(self) -> int:
        """Return a number for what is asked now; see `awaits`."""
        self._asked += 1
        return self._asked

    def awaits(self, asked: int) -> bool:
        """Tell whether an answer to that is still wanted."""
        return asked == self._asked

    def show_failed(self, error: Exception) -> None:
        """Say why there is nothing to see."""
        self.show_said("", "")
        self.banner.show_error(error)
        self.loaded.emit()
