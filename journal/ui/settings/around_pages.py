"""What is offered around a page: kinds that stay off until wanted, and one's own feeling words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from journal.domain.facets import OPT_IN
from journal.domain.settings import Settings
from journal.ui.kit import labels
from journal.ui.settings.section import section

Change = Callable[[Settings], Settings]
_ABOUT = "These are not offered until you want them. What a page holds already stays with it."


class AroundPages(QWidget):
    """Every change is kept at once by `keep`."""

    def __init__(self, keep: Callable[[Change], None]) -> None:
        super().__init__()
        self._keep = keep
        self.kinds = {kind.name: QCheckBox(kind.words) for kind in OPT_IN}
        self.left = QCheckBox("Ask how writing left me, after an entry")
        self.suggest = QCheckBox("Suggest a few of my tags while I add one")
        for box in (*self.kinds.values(), self.left, self.suggest):
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for box in self.kinds.values():
            box.clicked.connect(self._choose_kinds)
        self.left.clicked.connect(self._choose_left)
        self.suggest.clicked.connect(self._choose_suggest)
        self._title = labels.text("Your own feeling words", "meta")
        self._words = labels.FlowLayout(spacing=8)
        self._own = QWidget()
        self._own.setLayout(self._words)
        items: list[labels.Item] = [*self.kinds.values(), labels.text(_ABOUT, "meta"), 4]
        items += [self.left, self.suggest, 4, self._title, self._own]
        self.setLayout(labels.vertical(section("Around a page", *items)))
        self.show_values(Settings())

    def show_values(self, settings: Settings) -> None:
        """Show what is set."""
        for name, box in self.kinds.items():
            box.setChecked(name in settings.opened_facets)
        self.left.setChecked(settings.ask_left)
        self.suggest.setChecked(settings.suggest_tags)
        self._words.clear()
        for word in settings.own_feelings:
            chip = labels.button(f"{word}  ×", "chip")
            chip.setAccessibleName(f"No longer offer the word {word}")
            chip.setToolTip("No longer offer")
            chip.clicked.connect(partial(self._drop, word))
            self._words.addWidget(chip)
            chip.show()
        self._words.invalidate()
        for part in (self._title, self._own):
            part.setVisible(bool(settings.own_feelings))

    def clear(self) -> None:
        """Forget everything private."""
        self.show_values(Settings())

    def _choose_kinds(self) -> None:
        ticked = frozenset(name for name, box in self.kinds.items() if box.isChecked())
        self._keep(lambda old: replace(old, opened_facets=ticked))

    def _choose_suggest(self, wanted: bool) -> None:
        self._keep(lambda old: replace(old, suggest_tags=wanted))

    def _choose_left(self) -> None:
        wanted = self.left.isChecked()
        self._keep(lambda old: replace(old, ask_left=wanted))

    def _drop(self, word: str) -> None:
        self.left.setFocus()

        def dropped(old: Settings) -> Settings:
            rest = tuple(each for each in old.own_feelings if each != word)
            return replace(old, own_feelings=rest)

        self._keep(dropped)
