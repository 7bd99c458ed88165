"""What stands in the place of one name: words in brackets, initials, or nothing that tells."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.letters import letters
from journal.domain.redaction_choices import Becomes, Choices, Name
from journal.domain.redaction_offers import initials
from journal.ui.kit import labels
from journal.ui.kit.choice import Choice
from journal.ui.kit.drop_down import DropDown

PASSAGE = "A passage gives way to [...], however long it is."
STILL = "This still says the name."
_LONG = 60


class OneName(QWidget):
    """Shows what was decided about the name that is current, and lets it be decided otherwise."""

    changed = Signal(object)
    """The name as it is decided about now."""

    def __init__(self) -> None:
        super().__init__()
        self._name: Name | None = None
        self.heading = labels.text("", "strong")
        self.note = labels.text("", "meta")
        self.choice: Choice[Becomes] = Choice(
            "In its place",
            {Becomes.ROLE: "In brackets", Becomes.INITIALS: "", Becomes.STRUCK: "[...]"},
        )
        self.role = DropDown("Words in brackets")
        self.role.setEditable(True)
        self.role.setMinimumContentsLength(8)
        self.also = QLineEdit()
        self.also.setAccessibleName("Other ways it is called, with commas between")
        self.also.setPlaceholderText("Also called, with commas between")
        self._lay_out()
        self.choice.chosen.connect(self._choose)
        self.role.textActivated.connect(self._say_role)
        line = self.role.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._say_role)
        self.also.editingFinished.connect(self._call)

    def show_name(self, name: Name | None, choices: Choices) -> None:
        """Show what was decided about a name."""
        was, self._name = self._name, name
        self.setVisible(name is not None)
        if name is None:
            return
        if name != was:  # or what is being typed would be lost
            self._show_parts(name)
        into = letters(choices.into().get(name.key, ""))
        told = not name.passage and any(letters(each) in into for each in name.names)
        still = told and name.becomes is Becomes.ROLE
        self.note.setText(PASSAGE if name.passage else STILL if still else "")
        self.note.setVisible(bool(self.note.text()))

    def clear(self) -> None:
        """Forget the name."""
        self.role.clear()
        self.role.setEditText("")
        self.also.setText("")
        self.heading.setText("")
        self.show_name(None, Choices())

    def _show_parts(self, name: Name) -> None:
        said = name.names[0].replace("\n", " ")
        self.heading.setText(f"In place of “{said if len(said) <= _LONG else said[:_LONG] + '…'}”")
        for part in (self.choice, self.role, self.also):
            part.setVisible(not name.passage)
        self.choice.button(Becomes.INITIALS).setText(f"Initials: {initials(name.names[0])}")
        self.choice.button(Becomes.INITIALS).setEnabled(bool(initials(name.names[0])))
        self.choice.set_value(name.becomes)
        self._fill(name)

    def _fill(self, name: Name) -> None:
        self.role.clear()
        self.role.addItems(tuple(dict.fromkeys((name.role, *name.roles))))
        self.role.setCurrentIndex(0)
        self.role.setEnabled(name.becomes is Becomes.ROLE)
        self.also.setText(", ".join(name.names[1:]))

    @Slot()
    def _choose(self) -> None:
        if self._name is not None and self.choice.value is not None:
            self._tell(replace(self._name, becomes=self.choice.value, hidden=True))

    @Slot()
    def _say_role(self) -> None:
        role = self.role.currentText().strip().strip("[]").strip()
        if self._name is not None and role and role != self._name.role:
            self._tell(replace(self._name, role=role, becomes=Becomes.ROLE, hidden=True))

    @Slot()
    def _call(self) -> None:
        if self._name is None:
            return
        also = (each.strip() for each in self.also.text().split(","))
        names = (self._name.names[0], *(each for each in also if letters(each)))
        if names != self._name.names:
            self._tell(replace(self._name, names=tuple(dict.fromkeys(names))))

    def _tell(self, name: Name) -> None:
        self.changed.emit(name)

    def _lay_out(self) -> None:
        row = labels.horizontal(spacing=12)
        row.addWidget(self.choice)
        beside = labels.vertical(self.role, self.also, spacing=6)
        row.addLayout(beside, 1)
        self.setLayout(labels.vertical(self.heading, row, self.note, spacing=6))
