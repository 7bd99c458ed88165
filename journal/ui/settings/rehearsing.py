"""Trying the recovery sheet: two of its groups, or the whole code, typed back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from journal.domain.settings import Settings
from journal.services.keys import Keys
from journal.services.unlocking import Unlocking
from journal.ui.kit import code_groups
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical

_APART = 5
_WHOLE, _TWO = "Type the whole code instead", "Two groups are enough"
_EMPTY = Sentence("Nothing is typed yet.", "Nothing was changed.", "You can also do this later.")
_DIFFERS = Sentence(
    "This is not the code that opens this journal.",
    "Nothing was changed.",
    "Compare it once more. If it is an older sheet, show the present one and copy it anew.",
)


def groups_for(today: datetime) -> tuple[int, int]:
    """Return the two groups asked on a day, counted from 1, so that all come up in time."""
    first = today.toordinal() % code_groups.GROUPS
    return first + 1, (first + _APART) % code_groups.GROUPS + 1


class Rehearsing(Form):
    """Compares what is typed with the code, and notes the day it was right."""

    worked = Signal(object)
    """The settings, which know the day from now on."""

    def __init__(self, unlocking: Unlocking, keys: Keys, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._unlocking = unlocking
        self._keys = keys
        self._now = now
        self._numbers = (1, 1)
        self.groups = (QLineEdit(), QLineEdit())
        self.code = QLineEdit()
        self.code.setPlaceholderText("Recovery code")
        self.code.setAccessibleName("Recovery code, 14 groups of four letters and digits")
        self.banner = Banner()
        self.try_button = button("Compare", "primary")
        self.other_button = button(_WHOLE, "quiet")
        buttons = horizontal(self.try_button, self.other_button, self.back_button, None, spacing=8)
        self.setLayout(
            vertical(
                text("Try your recovery sheet", "strong"),
                text("Take the paper from where you keep it, and type from it."),
                4,
                horizontal(*self.groups, None, spacing=12),
                self.code,
                self.banner,
                4,
                buttons,
                spacing=8,
            )
        )
        for field in (*self.groups, self.code):
            field.returnPressed.connect(self.compare)
        for field in self.groups:
            field.setMaxLength(8)
        self.try_button.clicked.connect(self.compare)
        self.other_button.clicked.connect(self._turn)
        self.clear()

    def enter(self) -> None:
        """Ask for two groups, and put the focus in the first."""
        self.clear()
        self._numbers = groups_for(self._now())
        for number, field in zip(self._numbers, self.groups, strict=True):
            field.setPlaceholderText(f"Group {number}")
            field.setAccessibleName(f"Group {number} of the code")
        self.groups[0].setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        for field in (*self.groups, self.code):
            field.setText("")
        self.banner.clear()
        self._show(whole=False)

    @Slot()
    def compare(self) -> None:
        """Compare what was typed with the code of the open journal, which is not kept here."""
        self.banner.clear()
        if any(code_groups.folded(field.text()) for field in self._asked):
            self._unlocking.recovery_code(self._judge, self.banner.show_error)
        else:
            self.banner.say(_EMPTY)
            self._asked[0].setFocus()

    @property
    def _asked(self) -> tuple[QLineEdit, ...]:
        return self.groups if self.code.isHidden() else (self.code,)

    def _judge(self, code: str) -> None:
        wanted = [code_groups.group(code, number) for number in self._numbers]
        if not self.code.isHidden():
            wanted = [code_groups.folded(code)]
        for field, right in zip(self._asked, wanted, strict=True):
            if code_groups.folded(field.text()) != right:
                self.banner.say(_DIFFERS)
                field.setFocus()
                field.selectAll()
                return
        self._keys.rehearsed(self._noted, self.banner.show_error)

    def _noted(self, settings: Settings) -> None:
        self.clear()
        self.worked.emit(settings)

    @Slot()
    def _turn(self) -> None:
        self._show(whole=self.code.isHidden())
        self._asked[0].setFocus()

    def _show(self, *, whole: bool) -> None:
        self.code.setVisible(whole)
        for field in self.groups:
            field.setVisible(not whole)
        self.other_button.setText(_TWO if whole else _WHOLE)
