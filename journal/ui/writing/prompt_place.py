"""Where the question stands: a card, a list to choose from, or the words before a deep one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.prompts import DEEP, Prompt
from journal.domain.settings import Settings
from journal.services.writing import Writing
from journal.ui.kit import labels
from journal.ui.writing.prompt_card import PromptCard
from journal.ui.writing.prompt_list import PromptList
from journal.ui.writing.question_card import QuestionCard


class PromptPlace(QWidget):
    """Lets a person take, leave and change the prompt; a deep one opens only on purpose."""

    prompt_taken = Signal(object)
    """A prompt was taken, or None to write freely."""

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._settings = Settings()
        self._prompt: Prompt | None = None
        self._card = PromptCard(writing.library.grounding)
        self._list = PromptList(writing.library)
        self._before = QuestionCard()
        self._bare = QWidget()
        self._faces = (self._card, self._list, self._before, self._bare)
        self._wire()
        self.show_prompt(None)

    def use(self, settings: Settings) -> None:
        """Draw and offer prompts by these settings from now on."""
        self._settings = settings

    def draw(self) -> Prompt | None:
        """Return a prompt for a new page."""
        return self._writing.prompting.another_prompt(None, self._settings)

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Show the prompt that the page answers, or how to find one."""
        self._prompt = prompt
        if prompt is None:
            self._card.clear()
            self._show(self._bare)
        else:
            theme = self._writing.library.theme_of(prompt)
            self._card.show_prompt(theme.title, prompt)
            self._show(self._card)

    def clear(self) -> None:
        """Forget the prompt."""
        self._before.clear()
        self.show_prompt(None)

    def _wire(self) -> None:
        find = labels.button("Choose a prompt", "quiet")
        find.clicked.connect(self._choose)
        draw = labels.button("A prompt by chance", "quiet")
        draw.clicked.connect(self._another)
        self._bare.setLayout(labels.horizontal(find, draw, None, spacing=8))
        self._card.another_wanted.connect(self._another)
        self._card.lighter_wanted.connect(self._lighter)
        self._card.freely_wanted.connect(lambda: self._take(None))
        self._card.choice_wanted.connect(self._choose)
        self._list.prompt_chosen.connect(self._chosen)
        self._list.closed.connect(lambda: self._take(self._prompt))
        self.setLayout(labels.vertical(*self._faces))

    def _show(self, face: QWidget) -> None:
        for other in self._faces:
            other.setVisible(other is face)

    def _take(self, prompt: Prompt | None) -> None:
        self.show_prompt(prompt)
        self.prompt_taken.emit(prompt)

    def _another(self) -> None:
        self._take(
            self._writing.prompting.another_prompt(self._prompt, self._settings) or self._prompt
        )

    def _lighter(self) -> None:
        current = self._prompt
        if current is None:
            self._another()
        else:
            self._take(self._writing.prompting.lighter_prompt(current, self._settings) or current)

    def _choose(self) -> None:
        self._show(self._list)
        self._list.offer(self._settings)

    def _chosen(self, prompt: Prompt) -> None:
        if prompt.intensity < DEEP:
            self._take(prompt)
            return
        lighter = self._writing.prompting.lighter_prompt(prompt, self._settings)
        self._before.ask(
            self._writing.library.before_deep,
            ("Open it", lambda: self._take(prompt)),
            ("Something lighter", lambda: self._take(lighter)),
            ("Not today", lambda: self._take(self._prompt)),
            leave=lambda: self._take(self._prompt),
        )
        self._show(self._before)
        self._before.enter()
