"""Which form the file has, and the passphrase of one that is protected."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from journal.export.writers import FORMS, Form
from journal.ui.kit.drop_down import DropDown
from journal.ui.kit.labels import Column, FlowLayout, button, horizontal, text, vertical
from journal.ui.kit.passphrase import NewPassphrase
from journal.ui.kit.theme import Theme

PROTECTED = "protected"
_PDF = "pdf"
_TITLE = "PDF, protected with a passphrase"
_LENGTH = 36
"""Signs of a form's title that are seen."""
_WIDTH = 480
"""Pixels of the fields, at text size 100 %."""
_TELL = (
    "Take another passphrase than your journal's, and tell it another way than you give the file."
)


class FormChoice(QWidget):
    """One of all forms; a protected PDF asks for its passphrase below."""

    changed = Signal()
    """Form or passphrase are not what they were."""

    def __init__(self, six_words: Callable[[], str], theme: Theme) -> None:
        super().__init__()
        self._six_words = six_words
        self._used: str | None = None
        self.box = DropDown("Form of the file")
        for form in FORMS:
            self.box.addItem(form.title, form.name)
            if form.name == _PDF:
                self.box.addItem(_TITLE, PROTECTED)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(policy)
        self.box.setMinimumContentsLength(_LENGTH)
        self.box.setMinimumWidth(1)  # less where there is no room
        self.new = NewPassphrase()
        self.offer = button("Offer six words")
        self.offered = text("", "code")
        self.use = button("Protect it", "primary")
        self.another = button("Another passphrase", "quiet")
        row = FlowLayout(spacing=8)
        for part in (self.use, self.offer, self.another):
            row.addWidget(part)
        parts = vertical(text(_TELL, "lead"), self.new, self.offered, row, spacing=8)
        inside = horizontal()
        inside.addWidget(Column(theme, _WIDTH, parts), 1000)
        inside.addStretch(1)
        self.protecting = QWidget()
        self.protecting.setLayout(inside)
        line = FlowLayout(spacing=12)
        line.addWidget(text("Form of the file", "strong"))
        line.addWidget(self.box)
        self.setLayout(vertical(line, self.protecting, spacing=8))
        self.box.currentIndexChanged.connect(self._choose)
        self.new.changed.connect(self._judge)
        self.new.confirmed.connect(self._use)
        self.use.clicked.connect(self._use)
        self.offer.clicked.connect(self._offer)
        self.another.clicked.connect(self._take_another)
        self._show_parts()

    @property
    def form(self) -> Form:
        """The form that is chosen."""
        name = _PDF if self.protected else self.box.currentData()
        return next(form for form in FORMS if form.name == name)

    @property
    def protected(self) -> bool:
        """Whether a passphrase is to open the file."""
        return bool(self.box.currentData() == PROTECTED)

    @property
    def passphrase(self) -> str | None:
        """The passphrase of the file, None where it has none, or none yet."""
        return self._used if self.protected else None

    @property
    def ready(self) -> bool:
        """Whether a file can be made of it."""
        return not self.protected or self._used is not None

    def choose(self, name: str) -> None:
        """Choose a form by its name, or `PROTECTED`."""
        self.box.setCurrentIndex(self.box.findData(name))

    def enter(self) -> None:
        """Put the focus where something is to be chosen or typed."""
        (self.new.first if self.protected and not self.ready else self.box).setFocus()

    def clear(self) -> None:
        """Forget the passphrase, and choose the first form."""
        self.box.blockSignals(True)
        self.box.setCurrentIndex(0)
        self.box.blockSignals(False)
        self._forget()

    @Slot()
    def _choose(self) -> None:
        self._forget()
        self.changed.emit()

    @Slot()
    def _take_another(self) -> None:
        self._forget()
        self.changed.emit()
        self.new.first.setFocus()

    @Slot()
    def _offer(self) -> None:
        words = self._six_words()
        for field in (self.new.first, self.new.second):
            field.setText(words)
        self.offered.setText(words)
        self._show_parts()
        self.use.setFocus()

    @Slot()
    def _judge(self) -> None:
        if self.new.first.text() != self.offered.text():
            self.offered.setText("")
        self._show_parts()

    @Slot()
    def _use(self) -> None:
        if self.new.ready:
            self._used = self.new.passphrase
            self._show_parts()
            self.another.setFocus()
            self.changed.emit()

    def _forget(self) -> None:
        self._used = None
        self.new.clear()
        self.offered.setText("")
        self._show_parts()

    def _show_parts(self) -> None:
        asked = self._used is None
        self.protecting.setVisible(self.protected)
        for part in (self.new, self.use, self.offer):
            part.setVisible(asked)
        self.another.setVisible(not asked)
        self.offered.setVisible(bool(self.offered.text()))
        self.use.setEnabled(self.new.ready)
