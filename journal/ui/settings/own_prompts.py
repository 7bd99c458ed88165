"""Prompts of one's own: written, changed in place, put in order, hidden and removed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from journal.domain.packs import NO_OWN, OWN, Pack
from journal.domain.prompts import DEEP, FEELING, Prompt
from journal.domain.settings import Settings
from journal.services.packs import Packs, Shelf
from journal.services.settings import SettingsService
from journal.ui.kit.banner import Banner
from journal.ui.kit.labels import FlowLayout, button, vertical
from journal.ui.settings.arranged import Arranged, Row
from journal.ui.settings.own_prompt_form import NEW, OwnPromptForm
from journal.ui.settings.section import section
from journal.ui.settings.unfolding import Unfolding

_ABOUT = (
    "Questions you write yourself stand beside the others. They stay inside this journal, unless "
    "you save them to a file."
)
_NAMES = (
    *("Change this prompt", "Move this prompt up", "Move this prompt down"),
    *("Hide this prompt", "Remove this prompt", "Save your own prompts to a file"),
)
_DEPTHS = {FEELING: "touches feelings", DEEP: "can touch older things"}


class OwnPrompts(QWidget):
    """Lists the person's own prompts; every act stands in a button and on a key."""

    shelf_changed = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""
    save_wanted = Signal(object)
    """This pack shall be saved to a file."""

    def __init__(self, packs: Packs, settings: SettingsService) -> None:
        super().__init__()
        self._packs = packs
        self._settings = settings
        self._own: Pack = NO_OWN
        self._hidden: frozenset[str] = frozenset()
        self._keeping = False
        self.list = Arranged("Your own prompts")
        self.form = OwnPromptForm()
        self.unfolding = Unfolding(self.form)
        self.banner = Banner()
        self.new_button = button("Write a prompt")
        self.change_button = button("Change", "quiet")
        self.up_button = button("Move up", "quiet")
        self.down_button = button("Move down", "quiet")
        self.hide_button = button("Hide", "quiet")
        self.remove_button = button("Remove", "quiet")
        self.save_button = button("Save to a file…", "quiet")
        self._on_one = (
            *(self.change_button, self.up_button, self.down_button),
            *(self.hide_button, self.remove_button, self.save_button),
        )
        for each, name in zip(self._on_one, _NAMES, strict=True):
            each.setAccessibleName(name)
        ways = FlowLayout(spacing=8)
        for each in (self.new_button, *self._on_one):
            ways.addWidget(each)
        parts = (self.list, ways, self.unfolding, self.banner)
        self.setLayout(vertical(section("Your own prompts", *parts, about=_ABOUT)))
        self._wire()
        self.show_pack(NO_OWN)

    def show_pack(self, own: Pack, chosen: str = "") -> None:
        """Show these prompts."""
        self._own = own
        rows = [Row(each.id, self._words(each)) for each in own.prompts]
        self.list.show_rows(rows, chosen)
        for each in self._on_one:
            each.setVisible(bool(rows))
        self._judge()

    def show_values(self, settings: Settings) -> None:
        """Show which are hidden."""
        if settings.hidden_prompts != self._hidden:
            self._hidden = settings.hidden_prompts
            self.show_pack(self._own)

    def typed(self) -> str:
        """Return the words of a prompt that is being written, empty where none is."""
        return self.form.typed() if self.unfolding.shows(self.form) else ""

    def clear(self) -> None:
        """Forget everything private."""
        self._keeping = False
        self.unfolding.clear()
        self.banner.clear()
        self._hidden = frozenset()
        self.show_pack(NO_OWN)

    def _wire(self) -> None:
        self.new_button.clicked.connect(self._begin_new)
        for signal in (self.change_button.clicked, self.list.change_wanted):
            signal.connect(self._change)
        for signal in (self.remove_button.clicked, self.list.removal_wanted):
            signal.connect(self._remove)
        self.up_button.clicked.connect(partial(self._move, -1))
        self.down_button.clicked.connect(partial(self._move, 1))
        self.list.moved.connect(self._move)
        self.hide_button.clicked.connect(self._hide)
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self._own))
        self.list.currentRowChanged.connect(self._judge)
        self.form.kept.connect(self._keep)

    def _words(self, prompt: Prompt) -> str:
        count = len(prompt.follow_ups)
        follow_ups = "a follow-up" if count == 1 else f"{count} follow-ups" if count else ""
        hidden = "hidden" if prompt.id in self._hidden else ""
        notes = [each for each in (hidden, _DEPTHS.get(prompt.intensity), follow_ups) if each]
        return prompt.text + (f"\n{', '.join(notes).capitalize()}" if notes else "")

    @Slot()
    def _judge(self) -> None:
        at = self.list.currentRow()
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < self.list.count() - 1)
        hidden = self.list.chosen in self._hidden
        self.hide_button.setText("Show again" if hidden else "Hide")
        self.hide_button.setAccessibleName("Show this prompt again" if hidden else _NAMES[3])

    @Slot()
    def _begin_new(self) -> None:
        self._unfold(NEW, self.new_button)

    @Slot()
    def _change(self) -> None:
        found = next((each for each in self._own.prompts if each.id == self.list.chosen), None)
        if found is not None:
            self._unfold(found, self.change_button)

    def _unfold(self, prompt: Prompt, opener: QPushButton) -> None:
        self.banner.clear()
        self.form.show_prompt(prompt)
        self.unfolding.unfold(self.form, opener)
        self.form.enter()

    def _keep(self, prompt: Prompt) -> None:
        """Keep what was worded, once however often that is asked for meanwhile."""

        def kept(shelf: Shelf) -> None:
            self._keeping = False
            self.unfolding.clear()
            self._show(shelf)
            self.list.setFocus()
            if prompt.id:
                self._offer_undo("The prompt is changed.", shelf)

        def not_kept(error: Exception) -> None:
            self._keeping = False
            self.form.banner.show_error(error)

        if not self._keeping:
            self._keeping = True
            self._packs.keep(prompt, kept, not_kept)

    @Slot()
    def _remove(self) -> None:
        def removed(shelf: Shelf) -> None:
            self._show(shelf)
            (self.list if self._own.prompts else self.new_button).setFocus()
            self._offer_undo("The prompt is removed.", shelf)

        self._act(self._packs.remove_prompt, self.list.chosen, removed)

    def _move(self, by: int, *_: bool) -> None:
        self._act(self._packs.move_prompt, self.list.chosen, by, self._show)

    @Slot()
    def _hide(self) -> None:
        id = self.list.chosen

        def change(old: Settings) -> Settings:
            return replace(old, hidden_prompts=old.hidden_prompts ^ {id})

        self.banner.clear()
        self._settings.set(change, self.show_values, self.banner.show_error)

    def _act(self, act: Callable[..., None], *given: object) -> None:
        self.banner.clear()
        act(*given, self.banner.show_error)

    def _show(self, shelf: Shelf) -> None:
        self.show_pack(shelf.packs[0], shelf.changed)
        self.shelf_changed.emit(shelf)

    def _offer_undo(self, words: str, shelf: Shelf) -> None:
        before = shelf.before
        if before is not None and before.id == OWN:
            undo = partial(self._packs.put_back, before, self._show, self.banner.show_error)
            self.undo_offered.emit(words, undo)
