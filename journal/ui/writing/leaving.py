"""How did writing leave me? Asked beside the closing line, and never again for an answer."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import Content, Entry
from journal.domain.facets import value_of, with_facet
from journal.domain.leaving import LEFT, Left
from journal.domain.settings import Settings
from journal.services.writing import Writing
from journal.ui.writing.checkin_card import LEAVING, QuestionRow
from journal.ui.writing.sitting import Sitting


class Leaving(QObject):
    """Keeps the answer with the page, and tells when lighter themes may be welcome."""

    lighter_due = Signal()

    def __init__(self, sitting: Sitting, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._writing = writing
        self._settings = Settings()
        self.row = QuestionRow(LEAVING, parent)
        self.row.hide()
        self.row.answered.connect(self._keep)

    def use(self, settings: Settings) -> None:
        """Ask by these settings from now on."""
        self._settings = settings

    def row_for(self, entry: Entry) -> QuestionRow | None:
        """Return the question with the answer given before, None where it is not wanted."""
        if not self._settings.ask_left:
            return None
        given = value_of(entry.content.facets, LEFT)
        self.row.put(Left(given) if given in list(Left) else None)
        return self.row

    def _keep(self) -> None:
        answer = self.row.value()
        facets = self._sitting.content.facets
        if not isinstance(answer, Left) or value_of(facets, LEFT) == answer.value:
            return

        def answered(content: Content) -> Content:
            return replace(content, facets=with_facet(content.facets, LEFT, answer.value))

        self._sitting.amend(answered)
        if answer is Left.WORSE:
            self._writing.is_lighter_due(self._tell, self._sitting.failed.emit)

    def _tell(self, due: bool) -> None:
        if due:
            self.lighter_due.emit()
