"""The question above the page, and the ways to another, a lighter one or none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.prompts import Prompt
from journal.ui.kit import labels
from journal.ui.writing.question_card import PADDING


class PromptCard(QWidget):
    """Shows one prompt with its theme; every way out of it is one key away."""

    another_wanted = Signal()
    lighter_wanted = Signal()
    freely_wanted = Signal()
    choice_wanted = Signal()

    def __init__(self, grounding: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Prompt")
        self._theme = labels.text("", "theme")
        self._prompt = labels.text("", "prompt")
        self._steady = labels.button("Something to hold on to", "quiet")
        self._steady.clicked.connect(self._toggle_lines)
        self._lines = labels.text("\n".join(f"• {line}" for line in grounding), "body")
        self._lines.hide()
        ways = labels.FlowLayout(spacing=8)
        for words, signal in (
            ("Another prompt", self.another_wanted),
            ("Something lighter", self.lighter_wanted),
            ("Write freely", self.freely_wanted),
            ("Choose", self.choice_wanted),
        ):
            button = labels.button(words)
            button.clicked.connect(signal)
            ways.addWidget(button)
            if signal is self.choice_wanted:
                button.setAccessibleName("Choose a prompt from the list")
        self.setLayout(
            labels.vertical(
                self._theme,
                4,
                self._prompt,
                10,
                labels.horizontal(self._steady, None),
                self._lines,
                ways,
                spacing=4,
                margins=PADDING,
            )
        )

    def show_prompt(self, theme: str, prompt: Prompt) -> None:
        """Show this prompt; lines to hold on to are offered where they belong to it."""
        self._theme.setText(theme)
        self._prompt.setText(prompt.text)
        self._lines.hide()
        self._steady.setVisible(prompt.grounding)

    def clear(self) -> None:
        """Forget the prompt."""
        self._theme.setText("")
        self._prompt.setText("")
        self._lines.hide()

    def _toggle_lines(self) -> None:
        self._lines.setVisible(self._lines.isHidden())
