"""A line for a name, with a list of the names that match; both are one control by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from journal.domain.errors import InvalidTag
from journal.domain.tag_offers import found_by, matching, same_name
from journal.domain.tags import Nested, Tag, TagKind, clean
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.tag_colours import blank, disc, disc_size
from journal.ui.kit.tag_words import apart, counted, path_words, spoken
from journal.ui.kit.theme import Theme

MOST_ROWS, LEAST_ROWS = 6, 2
MOST_NAMES = 50
"""Names that are listed while nothing is typed."""
_SHARE = 0.25
"""The part of the window's height that the list takes at most."""
_TAG = Qt.ItemDataRole.UserRole
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class _Line(QLineEdit):
    stepped = Signal(int)

    def __init__(self, owner: "NameLine") -> None:
        super().__init__()
        self._owner = owner

    def event(self, event: QEvent) -> bool:
        """Let Tab complete a name; where there is nothing to complete it moves on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._owner.complete()
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the names by the arrows."""
        step = _DOWN.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class NameLine(QWidget):
    """Enter gives what was typed, or the name that the arrows were moved to.

    `list` stands wherever the owner has room for it.
    """

    given = Signal(object)
    """A tag, person or place that was there or is to be made."""
    refused = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known: Sequence[Nested] = ()
        self._kind = TagKind.TAG
        self.line = _Line(self)
        self.line.setAccessibleName("Name of the tag, person or place")
        self.line.setPlaceholderText("Name, then Enter")
        self.line.textChanged.connect(self._match)
        self.line.returnPressed.connect(self._give)
        self.line.stepped.connect(self._step)
        self.list = QListWidget()
        self.list.setProperty("role", "list")
        self.list.setAccessibleName("Names that match")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list.itemClicked.connect(self._click)
        self.list.hide()
        self.setFocusProxy(self.line)
        self.setLayout(labels.vertical(self.line))

    def know(self, known: Sequence[Nested]) -> None:
        """Offer these names, and make as much room as they will take."""
        self._known = [each for each in known if each.own]
        self._match(self.line.text())
        self._make_room()

    def use_kind(self, kind: TagKind) -> None:
        """Look among the names of this kind."""
        self._kind = kind
        self._match(self.line.text())
        self._make_room()

    def clear(self) -> None:
        """Forget what was typed and what was offered."""
        self.line.setText("")
        self.know(())

    def complete(self) -> bool:
        """Put the name under the cursor, or the first that begins so, in the line."""
        item = self.list.currentItem()
        tag = None if item is None else item.data(_TAG)
        typed = self.line.text().strip()
        if not isinstance(tag, Tag):
            names = [self.list.item(row).data(_TAG) for row in range(self.list.count())]
            begun = found_by(typed)
            fits = (n for n in names if n is not None and found_by(n.name).startswith(begun))
            tag = next(fits, None) if typed else None
        if tag is None or tag.name == typed:
            return False
        self.line.setText(tag.name)
        return True

    def _match(self, typed: str) -> None:
        """List what matches; the row that Enter means is the current one while words stand."""
        found = matching(self._known, typed, self._kind)
        self.list.clear()
        try:
            meant = clean(typed, self._kind)
        except InvalidTag:
            meant = None
        shown = found[:MOST_NAMES] if meant is None else found[: MOST_ROWS - 1]
        same = None if meant is None else same_name(self._known, meant)
        if same is not None and same not in shown:
            shown = [same, *shown[:-1]]
        for each in shown:
            self._add(each)
        if same is not None:
            self.list.setCurrentRow(shown.index(same))
        elif meant is not None:
            self._add_new(meant)
            self.list.setCurrentRow(self.list.count() - 1)

    def _add(self, each: Nested) -> None:
        item = QListWidgetItem(f"{apart(path_words(each.tag))}  ·  {counted(each.own)}")
        item.setIcon(disc(each.colour, self._theme) if each.colour else blank(self._theme))
        item.setData(_TAG, each.tag)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(each, each.own))
        item.setToolTip(each.tag.name)
        self.list.addItem(item)

    def _add_new(self, tag: Tag) -> None:
        item = QListWidgetItem(f"\u2066Make ‘{apart(tag.name)}’\u2069")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Make ‘{tag.name}’")
        item.setIcon(blank(self._theme))
        self.list.addItem(item)

    def _make_room(self) -> None:
        """Take one height from opening to leaving, so that nothing moves while typing."""
        self.list.setIconSize(disc_size(self._theme))
        high = max(self.list.sizeHintForRow(0), self._theme.px(32))
        most = int(self.window().height() * _SHARE / high)
        kinds = sum(each.tag.kind is self._kind for each in self._known)
        rows = min(max(LEAST_ROWS, min(most, MOST_ROWS)), kinds + 1)
        self.list.setFixedHeight(rows * high + 4)
        self.list.setVisible(bool(self._known) or bool(self.line.text()))

    def _step(self, by: int) -> None:
        rows = self.list.count()
        if rows:
            row = self.list.currentRow()
            row = (0 if by > 0 else rows - 1) if row < 0 else (row + by) % rows
            self.list.setCurrentRow(row)
            item = self.list.item(row)
            said = item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()
            announce(self.line, str(said))

    def _click(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._give()

    def _give(self) -> None:
        item = self.list.currentItem()
        tag = None if item is None else item.data(_TAG)
        if not isinstance(tag, Tag):
            try:
                tag = clean(self.line.text(), self._kind)
            except InvalidTag as error:
                self.refused.emit(error)
                return
        self.line.setText("")
        self.given.emit(tag)
