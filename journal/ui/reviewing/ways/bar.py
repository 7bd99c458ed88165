"""Which way of looking is taken, as a row of choices above what is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from journal.domain.settings import Way
from journal.ui.kit import labels

WORDS = {
    Way.LIST: "List",
    Way.READING: "Reading",
    Way.CALENDAR: "Calendar",
    Way.TIMELINE: "Timeline",
    Way.MEMORIES: "Other days",
}
KEYS = {way: f"Ctrl+{number}" for number, way in enumerate(WORDS, 1)}
_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


class WaysBar(QWidget):
    """One choice a way; that of other days only where memories were turned on."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ways of looking")
        self._group = QButtonGroup(self)
        self.buttons: dict[Way, QRadioButton] = {}
        row = labels.FlowLayout(spacing=6)
        for way, words in WORDS.items():
            button = QRadioButton(words)
            button.setProperty("role", "way")
            button.setToolTip(KEYS[way])
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self.buttons[way] = button
            row.addWidget(button)
        self.setLayout(row)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.way))
        self.show_way(Way.LIST, memories=False)

    @property
    def way(self) -> Way:
        """The way that is taken."""
        return next(way for way, button in self.buttons.items() if button.isChecked())

    def show_way(self, way: Way, *, memories: bool) -> None:
        """Show the way that is taken, telling nobody."""
        self.buttons[way].setChecked(True)
        self.buttons[Way.MEMORIES].setVisible(memories)
        for each, button in self.buttons.items():
            button.setFocusPolicy(_STOP if each is way else _NO_STOP)
        self.updateGeometry()
