"""The question above the page, its follow-ups, and the ways to another, a lighter one or none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.prompts import Prompt
from journal.ui.kit import labels
from journal.ui.writing.grounding import Grounding
from journal.ui.writing.question_card import PADDING


class PromptCard(QWidget):
    """Shows one question with its theme; every way out of it is one key away."""

    skip_wanted = Signal()
    lighter_wanted = Signal()
    freely_wanted = Signal()
    choice_wanted = Signal()
    follow_up_wanted = Signal()
    pause_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, grounding: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = grounding
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Prompt")
        self._theme = labels.text("", "theme")
        self._before = labels.text("", "lead")
        self._prompt = labels.text("", "prompt")
        self._grounding = Grounding()
        self._skip = labels.button("Skip")
        self._skip.clicked.connect(self.skip_wanted)
        self.follow_up = labels.button("A follow-up", "quiet")
        self.follow_up.clicked.connect(self.follow_up_wanted)
        ways = labels.FlowLayout(spacing=8)
        ways.addWidget(self._skip)
        for words, signal in (
            ("A lighter one", self.lighter_wanted),
            ("Write freely", self.freely_wanted),
            ("Choose", self.choice_wanted),
        ):
            button = labels.button(words)
            button.clicked.connect(signal)
            ways.addWidget(button)
            if signal is self.choice_wanted:
                button.setAccessibleName("Choose a prompt from the list")
        quiet = labels.FlowLayout(spacing=16, down=4)
        quiet.addWidget(self.follow_up)
        quiet.addWidget(self._grounding.button)
        for words, signal in (
            ("Pause here", self.pause_wanted),
            ("Close and lock", self.lock_wanted),
        ):
            button = labels.button(words, "quiet")
            button.clicked.connect(signal)
            quiet.addWidget(button)
        self.setLayout(
            labels.vertical(
                *(self._theme, 4, self._before, self._prompt, 10, self._grounding),
                *(ways, quiet),
                spacing=4,
                margins=PADDING,
            )
        )

    def show_prompt(
        self, theme: str, prompt: Prompt, *, after: Prompt | None, follows: bool, more: bool
    ) -> None:
        """Show this prompt; lines to hold on to are offered where they belong to it.

        `after` is the prompt that it follows; `follows` says that skipping it leads back to that
        one, `more` that there is a follow-up not offered yet.
        """
        self._theme.setText(theme)
        self._before.setText("" if after is None else after.text)
        self._before.setVisible(after is not None)
        self._prompt.setText(prompt.text)
        self._skip.setText("Skip this one" if follows else "Skip")
        self.follow_up.setText("Another follow-up" if follows else "A follow-up")
        self.follow_up.setVisible(more)
        self._grounding.offer(self._lines if prompt.grounding else ())

    def clear(self) -> None:
        """Forget the prompt."""
        for part in (self._theme, self._before, self._prompt):
            part.setText("")
        self._grounding.offer(())
