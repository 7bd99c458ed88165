"""The pace of a page: its question and follow-ups, pausing, locking, and when it may be enough."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain import someone_else
from journal.domain.entry import Entry, EntryId
from journal.domain.prompts import DEEP, Prompt, root_id
from journal.domain.questions import answering, following, leaving, prompt_of
from journal.domain.settings import Settings
from journal.services.prompting import Prompting
from journal.ui.writing.beside import Keep
from journal.ui.writing.desk import Desk
from journal.ui.writing.enough import Enough
from journal.ui.writing.sitting import Sitting


class Pacing(QObject):
    """Carries what is said at the question to the page; nothing but the answers is kept of it.

    `keep` changes the settings, `lock` closes the journal as Ctrl+L does.
    """

    changed = Signal()
    """What stands around the words may be another: a veil, a mark."""

    def __init__(
        self,
        desk: Desk,
        sitting: Sitting,
        prompting: Prompting,
        *,
        keep: Keep,
        lock: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self._prompting = prompting
        self._keep = keep
        self._settings = Settings()
        self._passed: frozenset[str] = frozenset()
        self._written_to: frozenset[str] = frozenset()
        self._held: set[EntryId] = set()
        self._before = ""
        """The text as it was when the question was taken."""
        self.enough = Enough(prompting.clock, self)
        desk.show_line(self.enough.line)
        sitting.laid.connect(self._begin)
        sitting.finished.connect(self.enough.say_if_so)
        desk.words_changed.connect(self._written)
        self._wire(lock)

    def use(self, settings: Settings) -> None:
        """Draw, offer and stop by these settings from now on."""
        self._settings = settings
        self._desk.prompts.use(settings)
        self.enough.wanted = settings.soft_stop

    def draw(self) -> Prompt | None:
        """Return a prompt for a new page: that of the day until it has had its words."""
        return self._prompting.first_prompt(self._settings, self._written_to)

    def show(self) -> None:
        """Show the question of the page, or nothing over a finished page that has none."""
        content = self._sitting.content
        self._desk.prompts.show_page(content, self._passed)
        quiet = self._question is None and not someone_else.is_marked(content)
        hidden = quiet and self._sitting.entry is not None
        self._desk.show_card(None if hidden else self._desk.prompts)

    def ways_out(self, entry: Entry) -> tuple[str, ...]:
        """Return lines to hold on to after a page to a deep prompt, once for each page."""
        prompt = prompt_of(entry.content, self._prompting.library)
        if prompt is None or prompt.intensity < DEEP or entry.id in self._held:
            return ()
        self._held.add(entry.id)
        return self._prompting.library.grounding

    def clear(self) -> None:
        """Forget how this sitting went."""
        self._passed = self._written_to = frozenset()
        self._held.clear()
        self._before = ""
        self.enough.clear()

    def _wire(self, lock: Callable[[], None]) -> None:
        prompts = self._desk.prompts
        prompts.prompt_taken.connect(self._take)
        prompts.prompt_skipped.connect(self._skip)
        prompts.follow_up_taken.connect(self._follow)
        prompts.follow_up_skipped.connect(self._unfollow)
        prompts.other.marked.connect(self._mark)
        prompts.settings_wanted.connect(lambda change: self._keep(change, lambda: None))
        prompts.left.connect(self._desk.editor.setFocus)
        prompts.paused.connect(lambda: self._sitting.autosave.save())
        prompts.lock_wanted.connect(lock)

    @property
    def _question(self) -> Prompt | None:
        return prompt_of(self._sitting.content, self._prompting.library)

    def _begin(self) -> None:
        self._passed = frozenset()
        self._before = ""
        self.enough.line.hide()
        self._note(self._question)

    def _written(self) -> None:
        self._written_to |= {root_id(each.prompt_id) for each in self._sitting.content.answers}
        self.enough.note_key()

    def _take(self, prompt: Prompt | None) -> None:
        library = self._prompting.library
        self._sitting.ask(lambda content: answering(content, prompt, library))
        self._before = self._sitting.draft().content.body
        self._passed = frozenset()
        self._note(prompt)
        self._go_on()

    def _skip(self, prompt: Prompt) -> None:
        if self._sitting.draft().content.body == self._before:
            self._prompting.skip(prompt, lambda _: None, self._sitting.failed.emit)

    def _follow(self, prompt: Prompt) -> None:
        self._sitting.ask(partial(following, prompt=prompt))
        self._go_on()

    def _unfollow(self, prompt: Prompt) -> None:
        self._sitting.ask(partial(leaving, prompt=prompt))
        self._passed |= {prompt.id}
        self._go_on()

    def _note(self, prompt: Prompt | None) -> None:
        if prompt is not None:
            self.enough.note_prompt(prompt)

    def _mark(self, wanted: bool, me: bool) -> None:
        self._sitting.amend(partial(someone_else.marked, wanted=wanted, me=me))
        self._desk.prompts.other.show_page(self._sitting.content, self._question)
        self.changed.emit()

    def _go_on(self) -> None:
        self.show()
        self.changed.emit()
        self._desk.editor.setFocus()
        self._desk.scrolling.look_up(self._desk.prompts)
