"""How a person says whether a reading fits, what it was instead, or that nothing be read."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.labels import Label
from journal.ui.kit import labels
from journal.ui.writing.faces import Face, own_words
from journal.ui.writing.ways import Ways

CHOICES = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE)


class Changing(QWidget):
    """One tap says it fits, two say what it was; nothing is asked twice and no reason is wanted."""

    fits = Signal()
    label_said = Signal(object)
    unread_wanted = Signal(bool)
    """Whether this entry shall be left unread."""
    stop_wanted = Signal()
    """The person wants no readings any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face()
        self._ask = Ways(("That fits", self.fits.emit), ("Not quite", self.open))
        self._change = Ways(("Change it", self.open))
        self._say = Ways(("Say it yourself", self.open))
        self._allow = Ways(("Let it be read", partial(self.unread_wanted.emit, False)))
        self.choices = Ways(
            *((own_words(label), partial(self.label_said.emit, label)) for label in CHOICES),
            equal=True,
        )
        self._refuse = Ways(
            ("Don't read this entry", partial(self.unread_wanted.emit, True)),
            ("Don't read any", self.stop_wanted.emit),
            role="quiet",
        )
        self._rows = (
            *(self._ask, self._change, self._say, self._allow),
            *(self.choices, self._refuse),
        )
        self.setLayout(labels.vertical(*self._rows, spacing=8))

    @property
    def is_open(self) -> bool:
        """Whether the four answers are offered."""
        return not self.choices.isHidden()

    @property
    def all_buttons(self) -> list[QPushButton]:
        """Every button, offered now or not, in its order."""
        return [button for row in self._rows for button in row.buttons]

    def show_face(self, face: Face, *, quiet: bool = False) -> None:
        """Offer what suits `face`; `quiet` after a change, when only Undo is offered."""
        self._face = face
        self._ask.setVisible(face.says is not None)
        self._change.setVisible(face.own and not quiet)
        self._say.setVisible(face.silent)
        self._allow.setVisible(face.unread)
        self.choices.hide()
        self._refuse.hide()

    def open(self) -> None:
        """Offer the four answers, and to be read no more."""
        for row in self._rows:
            row.setVisible(row is self.choices or (row is self._refuse and self._face.readable))
        self.choices.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Go back to what was offered before, with the focus where it was."""
        self.show_face(self._face)
        ways = self.buttons()
        if ways:
            ways[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def buttons(self) -> list[QPushButton]:
        """Return the buttons offered now, in their order."""
        return [button for row in self._rows if not row.isHidden() for button in row.buttons]
