"""What a person adds to what stands around a page: a few words, a day, how strong."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.entry import Facet
from journal.domain.facets import KINDS, LONGEST, FacetKind, dated, day_and_words, value_of
from journal.domain.feelings import STRENGTHS, kind_of, words_in
from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown
from journal.ui.writing.day_choice import DayChoice
from journal.ui.writing.toggles import follow_each_other

_SILENT = "stays out of every document"
_NAME, _FIELD = 2, 5
"""Parts of a line that the name of a field and the field take."""


class FacetLine(QWidget):
    """The words beside one facet, and its day where it has one."""

    typed = Signal(str)
    """The value as it is while it is being typed."""
    given = Signal(str)
    """The value, once a day was chosen."""
    left = Signal()

    def __init__(self, kind: FacetKind, today: Callable[[], date]) -> None:
        super().__init__()
        said = f"{kind.words}, {_SILENT}" if kind.private else kind.words
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST)
        self.words.setAccessibleName(f"{said}: {kind.asks[0].lower()}{kind.asks[1:]}")
        self.words.setPlaceholderText(kind.asks)
        self._kind = kind
        self._today = today
        beside = labels.vertical(*((self.day,) if kind.dated else ()), self.words, spacing=4)
        name = labels.text(f"{kind.words} ({_SILENT})" if kind.private else kind.words, "meta")
        line = labels.horizontal(spacing=12)
        line.addWidget(name, _NAME)
        line.addLayout(beside, _FIELD)
        self.setLayout(line)
        self.words.textEdited.connect(lambda _: self.typed.emit(self.value))
        self.words.editingFinished.connect(self.left)

    @cached_property
    def day(self) -> DayChoice:
        """The day of a kind that has one."""
        day = DayChoice(f"{self._kind.words}: when", ("No day", "On"), self._today)
        day.chosen.connect(lambda _: self.given.emit(self.value))
        return day

    @property
    def value(self) -> str:
        """What the facet holds."""
        return dated(self.day.value if self._kind.dated else None, self.words.text().strip())

    def show_value(self, value: str) -> None:
        """Show what the facet holds; a word that is being typed stays as it is."""
        if value == self.value:
            return
        words = value
        if self._kind.dated:
            day, words = day_and_words(value)
            self.day.show_day(day)
        self.words.setText(words)


class FeelingLine(QWidget):
    """A feeling word, how strong it was, and a way to take it back."""

    given = Signal(str)
    taken_back = Signal()

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = labels.button(f"{word}  ×", "chip")
        self.word.setAccessibleName(f"Take back the feeling {word}")
        self.word.setToolTip("Take back")
        self.word.clicked.connect(self.taken_back)
        self.strength = DropDown(f"How strong: {word}")
        for value, words in STRENGTHS.items():
            self.strength.addItem("how strong?" if not value else words, value)
        self.strength.activated.connect(lambda _: self.given.emit(self.strength.currentData()))
        self.setLayout(labels.horizontal(self.word, self.strength, spacing=6))

    def show_value(self, value: str) -> None:
        """Show how strong it was."""
        self.strength.setCurrentIndex(max(self.strength.findData(value), 0))


class FacetLines(QWidget):
    """One line for each facet that the page has."""

    typed = Signal(str, str)
    given = Signal(str, str)
    left = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.lines = {kind.name: FacetLine(kind, today) for kind in KINDS}
        for name, line in self.lines.items():
            line.typed.connect(partial(self.typed.emit, name))
            line.given.connect(partial(self.given.emit, name))
            line.left.connect(self.left)
            line.hide()
        self.setLayout(labels.vertical(*self.lines.values(), spacing=6))
        self.hide()

    def show_facets(self, facets: tuple[Facet, ...]) -> None:
        """Show the lines of these facets and no others."""
        for name, line in self.lines.items():
            value = value_of(facets, name)
            line.show_value(value or "")
            line.setVisible(value is not None)
        self.setVisible(any(facet.kind in self.lines for facet in facets))


class FeelingLines(QWidget):
    """One line for each feeling that the page has."""

    given = Signal(str, str)
    taken_back = Signal(str)

    def __init__(self, after: QWidget) -> None:
        """Be reached by Tab once `after` is left."""
        super().__init__()
        self._after = after
        self._flow = labels.FlowLayout(spacing=14)
        self.lines: dict[str, FeelingLine] = {}
        self.setLayout(self._flow)
        self.hide()

    def show_facets(self, facets: tuple[Facet, ...], apart: frozenset[str]) -> None:
        """Show a line for each feeling word but those that stand `apart`."""
        words = [word for word in words_in(facets) if word not in apart]
        if words != list(self.lines):
            self._flow.clear()
            self.lines = {word: self._made(word) for word in words}
            stops = [(line.word, line.strength) for line in self.lines.values()]
            follow_each_other(self._after, *chain.from_iterable(stops))
        for word, line in self.lines.items():
            line.show_value(value_of(facets, kind_of(word)) or "")
        self.setVisible(bool(self.lines))
        self.updateGeometry()

    def _made(self, word: str) -> FeelingLine:
        line = FeelingLine(word)
        line.given.connect(partial(self.given.emit, kind_of(word)))
        line.taken_back.connect(partial(self.taken_back.emit, kind_of(word)))
        self._flow.addWidget(line)
        line.show()
        return line
