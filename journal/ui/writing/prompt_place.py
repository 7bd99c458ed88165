"""Where the question stands: a card, a list to choose from, or the words before a deep one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import Content
from journal.domain.prompts import DEEP, Library, Prompt, next_follow_up, root_id
from journal.domain.settings import Settings
from journal.services.prompting import Prompting
from journal.ui.kit import labels
from journal.ui.writing.prompt_card import PromptCard
from journal.ui.writing.prompt_list import PromptList
from journal.ui.writing.question_card import QuestionCard
from journal.ui.writing.someone_else import SomeoneElse

_BELOW = (22, 8, 0, 0)
_PAUSE = "Take all the time you like. The page waits as it is."


class PromptPlace(QWidget):
    """Lets a person take, leave and change the prompt; a deep one opens only on purpose."""

    prompt_taken = Signal(object)
    """A prompt was taken, or None to write freely."""
    prompt_skipped = Signal(object)
    """This prompt was left for another or a lighter one; the next one is taken after it."""
    follow_up_taken = Signal(object)
    follow_up_skipped = Signal(object)
    paused = Signal()
    lock_wanted = Signal()
    choosing_turned = Signal(bool)
    """Whether the list of all prompts is shown."""
    left = Signal()
    """What stood in place of the question is gone, and writing may go on."""
    settings_wanted = Signal(object)
    """The settings shall change so: a function from the old ones to the new."""

    def __init__(self, prompting: Prompting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompting = prompting
        self._settings = Settings()
        self._prompt: Prompt | None = None
        self._next: Prompt | None = None
        self._follows = False
        self.other = SomeoneElse()
        self._as_other = QWidget()
        self._as_other.setLayout(labels.vertical(self.other, margins=_BELOW))
        self._card = PromptCard(prompting.library.grounding)
        self.choosing = PromptList()
        self._before = QuestionCard()
        self._pause = QuestionCard()
        self._bare = QWidget()
        self._faces = (self._card, self.choosing, self._before, self._pause, self._bare)
        self._wire()
        self._show_question()

    @property
    def library(self) -> Library:
        """All prompts there are."""
        return self._prompting.library

    def use(self, settings: Settings) -> None:
        """Draw and offer prompts by these settings from now on."""
        self._settings = settings
        if not self.choosing.isHidden():
            self.choosing.show_settings(self.library, settings)

    def show_page(self, content: Content, passed: frozenset[str]) -> None:
        """Show the question that a page answers, or how to find one.

        `passed` are ids of follow-ups that were skipped.
        """
        ids = [answer.prompt_id for answer in content.answers]
        library = self.library
        words = [answer.prompt_text for answer in content.answers]
        self._prompt = prompt = library.asked(ids[-1], words[-1]) if ids else None
        root = None if prompt is None else library.prompt(root_id(prompt.id))
        self._follows = root is not None and root != prompt and root.id in ids
        self._next = None if root is None else next_follow_up(root, passed | set(ids))
        self.other.show_page(content, prompt)
        if prompt is None:
            self._card.clear()
        else:
            self._card.show_prompt(
                library.theme_of(prompt).title,
                prompt,
                after=root if root != prompt else None,
                follows=self._follows,
                more=self._next is not None,
            )
        self._show_question()

    def clear(self) -> None:
        """Forget the prompt."""
        self._before.clear()
        self._pause.clear()
        self.choosing.clear()
        self._card.clear()
        self._prompt = self._next = None
        self._show_question()

    def pause(self) -> None:
        """Fold the question away behind a calm line, with one key back."""
        self._pause.ask(
            _PAUSE,
            ("Back to the page", self._back),
            leave=self._back,
            grounding=self.library.grounding,
            unfolded=True,
        )
        self._show(self._pause)
        self._pause.enter()
        self.paused.emit()

    def choose(self) -> None:
        """Show every prompt there is, to choose from."""
        self._show(self.choosing)
        self.choosing.offer(self.library, self._settings)

    def _wire(self) -> None:
        ways = labels.FlowLayout(spacing=16, down=4)
        for words, act in (
            ("Choose a prompt", self.choose),
            ("A prompt by chance", self._another),
            ("Pause here", self.pause),
        ):
            button = labels.button(words, "quiet")
            button.clicked.connect(act)
            ways.addWidget(button)
        self._bare.setLayout(ways)
        card = self._card
        card.skip_wanted.connect(self._skip)
        card.lighter_wanted.connect(self._lighter)
        card.freely_wanted.connect(lambda: self.prompt_taken.emit(None))
        card.choice_wanted.connect(self.choose)
        card.follow_up_wanted.connect(lambda: self.follow_up_taken.emit(self._next))
        card.pause_wanted.connect(self.pause)
        card.lock_wanted.connect(self.lock_wanted)
        self.choosing.prompt_chosen.connect(self._chosen)
        self.choosing.settings_wanted.connect(self.settings_wanted)
        self.choosing.closed.connect(self._back)
        self.setLayout(labels.vertical(*self._faces, self._as_other))

    def _show_question(self) -> None:
        self._show(self._bare if self._prompt is None else self._card)

    def _show(self, face: QWidget) -> None:
        for other in self._faces:
            other.setVisible(other is face)
        self._as_other.setVisible(face in (self._card, self._bare))
        self.choosing_turned.emit(face is self.choosing)

    def _back(self) -> None:
        self._show_question()
        self.left.emit()

    def _skip(self) -> None:
        if self._follows:
            self.follow_up_skipped.emit(self._prompt)
        else:
            self._leave_for(self._prompting.another_prompt(self._prompt, self._settings))

    def _another(self) -> None:
        self.prompt_taken.emit(self._prompting.another_prompt(None, self._settings))

    def _lighter(self) -> None:
        if self._prompt is not None:
            lighter = self._prompting.lighter_prompt(self._prompt, self._settings)
            self._leave_for(lighter or self._prompt)

    def _leave_for(self, prompt: Prompt | None) -> None:
        if prompt == self._prompt:
            self._back()
        else:
            self.prompt_skipped.emit(self._prompt)
            self.prompt_taken.emit(prompt)

    def _chosen(self, prompt: Prompt) -> None:
        if prompt.intensity < DEEP:
            self.prompt_taken.emit(prompt)
            return
        lighter = self._prompting.lighter_prompt(prompt, self._settings)
        self._before.ask(
            self.library.before_deep,
            ("Open it", partial(self.prompt_taken.emit, prompt)),
            ("Something lighter", partial(self.prompt_taken.emit, lighter)),
            ("Not today", self._back),
            leave=self._back,
            grounding=self.library.grounding,
        )
        self._show(self._before)
        self._before.enter()
