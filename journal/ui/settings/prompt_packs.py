"""Packs of prompts: brought in from a file, offered or hidden, put in order, saved and removed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journal.domain.errors import BadInput
from journal.domain.packs import OWN, Pack
from journal.domain.settings import Settings
from journal.services.packs import SUFFIX, Packs, Shelf
from journal.services.settings import SettingsService
from journal.ui.kit import files
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence, faults_in_words
from journal.ui.kit.labels import FlowLayout, button, text, vertical
from journal.ui.kit.tag_words import apart
from journal.ui.settings.arranged import Arranged, Row
from journal.ui.settings.section import section

_ABOUT = (
    "A pack is a text file with a theme of prompts that somebody wrote. It is brought in whole, or "
    "not at all, and kept inside this journal."
)
_MOST_SENTENCES = 20
_PATTERN = "Packs of prompts (*.yaml *.yml)"
_NAMES = (
    *("Move this pack up", "Move this pack down", "Remove this pack"),
    "Save this pack to a file",
)
_SAVED = Sentence("The pack is saved.", "Anyone can read that file.", "")


class PromptPacks(QWidget):
    """Lists the packs that were brought in, and says what keeps a file out, line by line."""

    shelf_changed = Signal(object)
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, packs: Packs, settings: SettingsService) -> None:
        super().__init__()
        self._packs = packs
        self._settings = settings
        self._here: tuple[Pack, ...] = ()
        self._values = Settings()
        self.list = Arranged("Packs of prompts")
        self.banner = Banner()
        self.faults = text("")
        self.bring_in_button = button("Bring in a pack…")
        self.hide_button = button("Hide", "quiet")
        self.up_button = button("Move up", "quiet")
        self.down_button = button("Move down", "quiet")
        self.save_button = button("Save to a file…", "quiet")
        self.remove_button = button("Remove", "quiet")
        self._on_one = (
            *(self.hide_button, self.up_button, self.down_button),
            *(self.remove_button, self.save_button),
        )
        for each, name in zip(self._on_one[1:], _NAMES, strict=True):
            each.setAccessibleName(name)
        ways = FlowLayout(spacing=8)
        for each in (self.bring_in_button, *self._on_one):
            ways.addWidget(each)
        parts = (self.list, ways, self.banner, self.faults)
        self.setLayout(vertical(section("Packs of prompts", *parts, about=_ABOUT)))
        self._wire()
        self.clear()

    def show_packs(self, packs: tuple[Pack, ...], chosen: str = "") -> None:
        """Show these packs; that of one's own stands elsewhere."""
        self._here = tuple(pack for pack in packs if pack.id != OWN)
        self.list.show_rows([Row(pack.id, self._words(pack)) for pack in self._here], chosen)
        for each in self._on_one:
            each.setVisible(bool(self._here))
        self._judge()

    def show_values(self, settings: Settings) -> None:
        """Show which are offered."""
        self._values = settings
        self.show_packs(self._here)

    def clear(self) -> None:
        """Forget everything private."""
        self._say_nothing()
        self._values = Settings()
        self.show_packs(())

    def take(self, path: Path) -> None:
        """Bring in the pack of this file."""
        self._say_nothing()

        def brought(shelf: Shelf) -> None:
            self._show(shelf)
            added = next(pack for pack in shelf.packs if pack.id == shelf.changed)
            back = (
                partial(self._packs.remove, added.id)
                if shelf.before is None
                else partial(self._packs.put_back, shelf.before)
            )
            words = f"“{added.title}” is brought in."
            self.undo_offered.emit(words, partial(back, self._show, self.show_error))

        self._packs.bring_in(path, brought, self.show_error)

    def save(self, pack: Pack) -> None:
        """Ask where a pack goes, and save it there."""

        def chosen(path: Path) -> None:
            self._say_nothing()
            self._packs.export(pack, path, lambda _: self.banner.say(_SAVED), self.show_error)

        files.ask_new_place(self, "Save the prompts as", f"{pack.id}{SUFFIX}", chosen)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong; what is wrong with a file is said line by line."""
        if not isinstance(error, BadInput):
            self.banner.show_error(error)
            return
        sentences = faults_in_words(error.faults[:_MOST_SENTENCES])
        more = len(error.faults) - len(sentences)
        self.faults.setText("\n".join([*sentences, f"And {more:,} more."][: None if more else -1]))
        self.faults.show()
        announce(self, self.faults.text())
        self.banner.say(
            Sentence(
                "This file was not brought in.",
                "Nothing was changed.",
                "Correct what is named here, and bring it in again.",
            )
        )

    def _wire(self) -> None:
        self.bring_in_button.clicked.connect(self._ask_file)
        for signal in (self.hide_button.clicked, self.list.change_wanted):
            signal.connect(self._hide)
        for signal in (self.remove_button.clicked, self.list.removal_wanted):
            signal.connect(self._remove)
        self.up_button.clicked.connect(partial(self._move, -1))
        self.down_button.clicked.connect(partial(self._move, 1))
        self.list.moved.connect(self._move)
        self.save_button.clicked.connect(self._save)
        self.list.currentRowChanged.connect(self._judge)

    def _say_nothing(self) -> None:
        self.banner.clear()
        self.faults.clear()
        self.faults.hide()

    def _offered(self, pack: Pack) -> bool:
        opened = not pack.opt_in or pack.theme in self._values.opened_themes
        return opened and pack.theme not in self._values.closed_themes

    def _words(self, pack: Pack) -> str:
        count = "1 prompt" if len(pack.prompts) == 1 else f"{len(pack.prompts)} prompts"
        notes = [count, f"version {pack.version}", pack.licence]
        if not self._offered(pack):
            notes.append("closed until you open it" if pack.opt_in else "hidden")
        about = ", ".join(note for note in notes if note)
        return "\n".join(part for part in (pack.title, pack.intro, about) if part)

    def _chosen(self) -> Pack | None:
        return next((pack for pack in self._here if pack.id == self.list.chosen), None)

    @Slot()
    def _judge(self) -> None:
        at, pack = self.list.currentRow(), self._chosen()
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < len(self._here) - 1)
        opens = pack is not None and pack.opt_in
        close, open_ = ("Close", "Open") if opens else ("Hide", "Show again")
        words = open_ if pack is not None and not self._offered(pack) else close
        self.hide_button.setText(words)
        self.hide_button.setAccessibleName(f"{words}: this pack")

    @Slot()
    def _ask_file(self) -> None:
        files.ask_file(self, "A pack of prompts", self.take, _PATTERN)

    @Slot()
    def _save(self) -> None:
        if (pack := self._chosen()) is not None:
            self.save(pack)

    @Slot()
    def _hide(self) -> None:
        pack = self._chosen()
        if pack is None:
            return
        offered = self._offered(pack)

        def change(old: Settings) -> Settings:
            closed, opened = old.closed_themes - {pack.theme}, old.opened_themes - {pack.theme}
            if pack.opt_in:
                opened = opened if offered else opened | {pack.theme}
            else:
                closed = closed | {pack.theme} if offered else closed
            return replace(old, closed_themes=closed, opened_themes=opened)

        self._say_nothing()
        self._settings.set(change, self.show_values, self.banner.show_error)

    @Slot()
    def _remove(self) -> None:
        def removed(shelf: Shelf) -> None:
            self._show(shelf)
            (self.list if self._here else self.bring_in_button).setFocus()
            if shelf.before is not None:
                back = partial(
                    self._packs.put_back, shelf.before, self._show, self.banner.show_error
                )
                self.undo_offered.emit(f"“{apart(shelf.before.title)}” is removed.", back)

        self._act(self._packs.remove, self.list.chosen, removed)

    def _move(self, by: int, *_: bool) -> None:
        self._act(self._packs.move, self.list.chosen, by, self._show)

    def _act(self, act: Callable[..., None], *given: object) -> None:
        self._say_nothing()
        act(*given, self.banner.show_error)

    def _show(self, shelf: Shelf) -> None:
        self.show_packs(shelf.packs, shelf.changed)
        self.shelf_changed.emit(shelf)
