"""One of a few answers, as radio buttons."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from journal.ui.kit.labels import vertical

T = TypeVar("T")
_STOP, _NO_STOP = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus


class _Answers(QWidget):
    chosen = Signal(object)


class Choice(_Answers, Generic[T]):
    """Radio buttons for the keys of `answers`, in their words; only a person's act is told."""

    def __init__(self, name: str, answers: Mapping[T, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = {value: QRadioButton(words) for value, words in answers.items()}
        for button in self._buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
        self.setLayout(vertical(*self._buttons.values(), spacing=2))
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> T | None:
        """The answer given, None before there is one."""
        checked = self._group.checkedButton()
        return next((v for v, button in self._buttons.items() if button is checked), None)

    def set_value(self, value: T) -> None:
        """Show `value` as the answer, telling nobody."""
        self._buttons[value].setChecked(True)
        # Qt moves the one stop of Tab only after a person's own act.
        for given, button in self._buttons.items():
            button.setFocusPolicy(_STOP if given == value else _NO_STOP)

    def button(self, value: T) -> QRadioButton:
        """Return the button of one answer."""
        return self._buttons[value]

    @Slot(QAbstractButton)
    def _clicked(self, _: QAbstractButton) -> None:
        self.chosen.emit(self.value)
