"""The earlier versions of an entry as rows of a list: when, how many words, and what changed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal.domain.entry import Content
from journal.domain.past_versions import Aspect, PastVersion
from journal.ui.kit import spoken

_Index = QModelIndex | QPersistentModelIndex
ASPECTS = {
    Aspect.WORDS: "the words",
    Aspect.TITLE: "the title",
    Aspect.DAY: "the day",
    Aspect.KIND: "the kind of entry",
    Aspect.QUESTION: "the question",
    Aspect.NAMES: "the tags",
    Aspect.AROUND: "what was going on",
    Aspect.ANSWERS: "your answers",
    Aspect.MARKS: "the marks",
    Aspect.LINKS: "the pages before and after",
    Aspect.FILES: "what is attached",
    Aspect.BIN: "the bin",
    Aspect.UNITED: "two versions became one",
}
ERASED = "Erased for good"
_NONE = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Holds no text of any version, so that a veiled page shows none in its list."""

    def __init__(self) -> None:
        super().__init__()
        self.versions: list[PastVersion] = []
        self._now = datetime.min
        self._elsewhere = False

    def begin(self, now: datetime) -> None:
        """Begin an empty list, seen from `now`."""
        self.beginResetModel()
        self.versions, self._now, self._elsewhere = [], now, False
        self.endResetModel()

    def add(self, versions: Sequence[PastVersion]) -> None:
        """Add older versions below."""
        if not versions:
            return
        first = len(self.versions)
        self.beginInsertRows(QModelIndex(), first, first + len(versions) - 1)
        self.versions += versions
        self.endInsertRows()
        if not self._elsewhere and not all(each.here for each in versions):
            self._elsewhere = True
            self.dataChanged.emit(self.index(0), self.index(len(self.versions) - 1))

    def row_of(self, revision: str) -> int | None:
        """Return where a version stands, or None."""
        rows = (at for at, each in enumerate(self.versions) if each.revision == revision)
        return next(rows, None)

    def when(self, row: int) -> str:
        """Return when a version was written, as a person would say it."""
        return spoken.moment(self.versions[row].written, self._now)

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Return how many versions are known."""
        return 0 if parent.isValid() else len(self.versions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # as in Qt
        """Return two lines for the eye, and one sentence for a screen reader."""
        if not index.isValid():
            return None
        lines = spoken.capital(self.when(index.row())), self.about(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(lines)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ". ".join(lines)
        return None

    def about(self, row: int) -> str:
        """Return what is to be known of a version besides its time."""
        version = self.versions[row]
        if version.erased:
            return " · ".join(part for part in (ERASED, self._device(version)) if part)
        words = "1 word" if version.words == 1 else f"{version.words:,} words"
        return " · ".join(p for p in (words, _changed(version), self._device(version)) if p)

    def _device(self, version: PastVersion) -> str:
        """Return where a version was written, empty while all were written here."""
        if not self._elsewhere:
            return ""
        if version.here:
            return "on this computer"
        return f"on “{version.device}”" if version.device else "on another computer"


def _changed(version: PastVersion) -> str:
    if Aspect.FIRST in version.changed:
        return "the first one"
    return ", ".join(ASPECTS[aspect] for aspect in version.changed)


def different(older: Content, newer: Content) -> tuple[Aspect, ...]:
    """Return what differs between two versions besides title and words, of what a person sees."""
    kinds = {
        Aspect.DAY: older.day != newer.day,
        Aspect.KIND: older.kind != newer.kind,
        Aspect.QUESTION: older.answers != newer.answers,
        Aspect.NAMES: older.tags != newer.tags,
        Aspect.AROUND: older.facets != newer.facets,
        Aspect.ANSWERS: _answers(older) != _answers(newer),
        Aspect.MARKS: _marks(older) != _marks(newer),
        Aspect.LINKS: older.links != newer.links,
    }
    return tuple(aspect for aspect, is_other in kinds.items() if is_other)


def _answers(content: Content) -> tuple[object, ...]:
    return (content.checkin, content.correction, content.struck, content.unread)


def _marks(content: Content) -> tuple[object, ...]:
    return (content.for_session, content.veiled, content.resurface)
