"""Wording a prompt of one's own."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSizePolicy

from journal.domain.prompts import DEEP, FEELING, LIGHT, Prompt
from journal.ui.kit.banner import Banner
from journal.ui.kit.choice import Choice
from journal.ui.kit.form import Form
from journal.ui.kit.labels import button, horizontal, text, vertical

NEW: Final = Prompt("", "", "", (), LIGHT, False)
_DEPTHS = {
    LIGHT: "Everyday",
    FEELING: "Touches feelings",
    DEEP: "Can touch older things",
}
_ABOUT = (
    "Everyday ones may come by chance, those that touch feelings only where you asked for deeper "
    "prompts. What can touch older things never does, and always has lines to hold on to."
)
_LINES = 3


class OwnPromptForm(Form):
    """Asks for the words, the follow-ups, and how deep the prompt reaches."""

    kept = Signal(object)
    """The prompt as it was worded."""

    def __init__(self) -> None:
        super().__init__()
        self._prompt = NEW
        self.title = text("", "strong")
        self.words = _field("The prompt")
        self.follow_ups = _field("Follow-ups, one on each line")
        self.reach = Choice("How deep it reaches", _DEPTHS)
        self.reach.setAccessibleDescription(_ABOUT)
        self.grounding = QCheckBox("Offer lines to hold on to beside it")
        self.grounding.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.banner = Banner()
        self.keep_button = button("Keep", "primary")
        self.setLayout(
            vertical(
                *(self.title, self.words),
                *(text("Follow-ups, one on each line. There need not be any."), self.follow_ups),
                *(text("How deep it reaches"), self.reach, text(_ABOUT, "meta")),
                *(self.grounding, self.banner, 4),
                horizontal(self.keep_button, self.back_button, None, spacing=8),
                spacing=8,
            )
        )
        self.words.textChanged.connect(self._judge)
        self.reach.chosen.connect(self._judge)
        self.keep_button.clicked.connect(self._keep)
        self.clear()

    def show_prompt(self, prompt: Prompt) -> None:
        """Be ready to word this prompt, or a new one."""
        self._prompt = prompt
        self.title.setText("Change this prompt" if prompt.id else "A prompt of your own")
        self.words.setPlainText(prompt.text)
        self.follow_ups.setPlainText("\n".join(prompt.follow_ups))
        self.reach.set_value(prompt.intensity)
        self.grounding.setChecked(prompt.grounding)
        self.banner.clear()
        self._judge()

    def typed(self) -> str:
        """Return what was worded otherwise than it is kept, empty where nothing was."""
        words, lines = self.words.toPlainText(), self.follow_ups.toPlainText()
        as_kept = (self._prompt.text, "\n".join(self._prompt.follow_ups))
        return "" if (words, lines) == as_kept else f"{words}\n{lines}".strip()

    def enter(self) -> None:
        """Put the focus in the words."""
        self.words.setFocus()

    def clear(self) -> None:
        """Forget everything typed."""
        self.show_prompt(NEW)

    @Slot()
    def _keep(self) -> None:
        self.banner.clear()
        self.kept.emit(
            replace(
                self._prompt,
                text=self.words.toPlainText(),
                follow_ups=tuple(self.follow_ups.toPlainText().splitlines()),
                intensity=self.reach.value or LIGHT,
                grounding=self.grounding.isChecked(),
            )
        )

    @Slot()
    def _judge(self) -> None:
        """Let only something be kept; what reaches deep has lines to hold on to."""
        self.keep_button.setEnabled(bool(self.words.toPlainText().strip()))
        deep = self.reach.value == DEEP
        self.grounding.setEnabled(not deep)
        if deep:
            self.grounding.setChecked(True)


def _field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 24)
    return field
