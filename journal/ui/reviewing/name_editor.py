"""The chosen name as it is called, with what can be done with it at a press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.domain.errors import InvalidTag
from journal.domain.tag_offers import same_name
from journal.domain.tags import Colour, Nested, Tag, clean, key_of
from journal.ui.kit import labels
from journal.ui.kit.tag_colours import COLOUR_WORDS, NO_COLOUR, disc, disc_size
from journal.ui.kit.tag_words import KIND_NAMES, apart
from journal.ui.kit.theme import Theme

_HINT = "A name with / in it stands below another: work/night shift. What is below goes along."


class NameEditor(QWidget):
    """Says before anything is pressed whether a name is called anew or merged with another."""

    rename_wanted = Signal(object, str)
    merge_wanted = Signal(object, str)
    """Tags, and the name that they are to lead to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known: Sequence[Nested] = ()
        self._chosen: Sequence[Nested] = ()
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.several = labels.text("", "strong")
        self.act = labels.button("Rename")
        self.colour = labels.button(NO_COLOUR, "quiet")
        self.more = labels.button("More", "quiet")
        self.more.setAccessibleName("More that can be done with these names")
        self.remove = labels.button("Remove", "quiet")
        self.remove.setAccessibleName("Take off all entries")
        self.remove.setToolTip("Take off all entries")
        self._hint = labels.text(_HINT, "meta")
        acts = labels.FlowLayout(spacing=8)
        for button in (self.act, self.colour, self.remove, self.more):
            acts.addWidget(button)
        self.setLayout(labels.vertical(self.several, self.name, acts, self._hint, spacing=8))
        self.name.textChanged.connect(self._show_act)
        self.name.returnPressed.connect(self._act)
        self.act.clicked.connect(self._act)

    def show_chosen(self, chosen: Sequence[Nested], known: Sequence[Nested]) -> None:
        """Show these names out of all that are known."""
        self._chosen, self._known = chosen, known
        tag, many = self._tag(), len(chosen) > 1
        self.setEnabled(bool(chosen))
        self.several.setText(f"{len(chosen):,} names chosen." if many else "")
        self.several.setVisible(many)
        for part in (self.name, self._hint):
            part.setVisible(not many)
        self.name.setText("" if tag is None else tag.name)
        if tag is not None:
            self.name.setAccessibleName(f"Name of {KIND_NAMES[tag.kind].lower()} {tag.name}")
        self._show_colour({each.colour for each in chosen})
        self._show_act()

    def enter(self) -> None:
        """Put the cursor in the name, or on the act where several are chosen."""
        (self.name if self._tag() else self.act).setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def call(self, tag: Tag, to: str) -> None:
        """Ask for a name to be called anew, or merged where another has that name."""
        meant = _meant(to, tag)
        if meant is not None and meant != tag:
            if self._merges(tag, meant):
                self.merge_wanted.emit([tag], meant.name)
            else:
                self.rename_wanted.emit(tag, meant.name)

    def offer_merging(self) -> None:
        """Let the act be one of merging, since a name below this one has its new name already."""
        tag = self._tag()
        self._say_act(None if tag is None else _meant(self.name.text(), tag), merges=True)

    def _tag(self) -> Tag | None:
        return self._chosen[0].tag if len(self._chosen) == 1 else None

    def _merges(self, tag: Tag, meant: Tag | None) -> bool:
        other = None if meant is None else same_name(self._known, meant)
        return other is not None and key_of(other.tag) != key_of(tag)

    def _show_colour(self, colours: set[Colour | None]) -> None:
        colour = next(iter(colours)) if len(colours) == 1 else None
        words = NO_COLOUR if colour is None else COLOUR_WORDS[colour]
        words = "Several colours" if len(colours) > 1 else words
        self.colour.setText(words)
        self.colour.setAccessibleName(f"Colour: {words}")
        self.colour.setIcon(disc(colour, self._theme))
        self.colour.setIconSize(disc_size(self._theme))

    def _show_act(self) -> None:
        """Say what Enter does: a name that another has merges the two."""
        tag = self._tag()
        if tag is None:
            one_kind = len({each.tag.kind for each in self._chosen}) == 1
            self._say_act(most_used(self._chosen), merges=bool(self._chosen))
            self.act.setEnabled(one_kind)
            if self._chosen and not one_kind:
                self.act.setToolTip("Only names of one kind can be merged")
        else:
            meant = _meant(self.name.text(), tag)
            self._say_act(meant, merges=self._merges(tag, meant))
            self.act.setEnabled(meant is not None and meant != tag)

    def _say_act(self, meant: Tag | None, *, merges: bool) -> None:
        self.act.setText("Merge" if merges else "Rename")
        said = f"Merge with {apart(meant.name)}" if merges and meant else "Rename"
        self.act.setAccessibleName(said)
        self.act.setToolTip(said)
        self.act.setProperty("merges", merges)

    def _act(self) -> None:
        tag, into = self._tag(), most_used(self._chosen)
        if not self.act.isEnabled() or into is None:
            return
        if tag is None:
            others = [each.tag for each in self._chosen if each.tag != into]
            self.merge_wanted.emit(others, into.name)
        elif self.act.property("merges"):
            self.merge_wanted.emit([tag], (_meant(self.name.text(), tag) or tag).name)
        else:
            self.call(tag, self.name.text())


def most_used(chosen: Sequence[Nested]) -> Tag | None:
    """Return the name on most entries, which others are merged into."""
    return max(chosen, key=lambda each: each.entries).tag if chosen else None


def _meant(words: str, tag: Tag) -> Tag | None:
    try:
        return clean(words, tag.kind)
    except InvalidTag:
        return None
