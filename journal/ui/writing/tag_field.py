"""Adding a name to a page: a tag, a person or a place, with the known ones offered."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QWidget

from journal.domain.errors import InvalidTag
from journal.domain.tags import TagCount, TagKind, clean
from journal.ui.kit import labels
from journal.ui.kit.errors import words_for

KIND_NAMES = {TagKind.TAG: "Tag", TagKind.PERSON: "Person", TagKind.PLACE: "Place"}


class TagField(QWidget):
    """A kind and a name; Enter adds it, Escape leaves."""

    tag_given = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Sequence[TagCount] = ()
        self._kind = QComboBox()
        self._kind.setAccessibleName("Kind of name")
        for kind, words in KIND_NAMES.items():
            self._kind.addItem(words, kind)
        self._kind.currentIndexChanged.connect(self._offer)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the tag, person or place")
        self.name.setPlaceholderText("Name, then Enter")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.name.returnPressed.connect(self._give)
        self._fault = labels.text("", "meta")
        self._fault.hide()
        close = labels.button("Close", "quiet")
        close.setAccessibleName("Stop adding tags")
        close.clicked.connect(self.left)
        row = labels.horizontal(self._kind, self.name, close, spacing=8)
        self.setLayout(labels.vertical(row, self._fault, spacing=4))

    @property
    def fault(self) -> QLabel:
        """The line that says why a name cannot be used."""
        return self._fault

    def know(self, known: Sequence[TagCount]) -> None:
        """Offer these names."""
        self._known = known
        self._offer()

    def choose(self, kind: TagKind) -> None:
        """Add names of this kind from now on."""
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def clear(self) -> None:
        """Forget what was typed and what was offered."""
        self.name.clear()
        self._fault.hide()
        self.know(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape leave; what was typed stays for the next time."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        kind = self._chosen_kind()
        self._names.setStringList([c.tag.name for c in self._known if c.tag.kind is kind])

    def _chosen_kind(self) -> TagKind:
        # Qt hands back the plain words of an enumeration.
        return TagKind(self._kind.currentData())

    def _give(self) -> None:
        try:
            tag = clean(self.name.text(), self._chosen_kind())
        except InvalidTag as error:
            self._fault.setText(str(words_for(error)))
            self._fault.show()
            return
        self._fault.hide()
        self.name.clear()
        self.tag_given.emit(tag)
