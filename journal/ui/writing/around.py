"""What stands around the words of a page: kind, marks and what was going on."""

from dataclasses import replace

from PySide6.QtCore import QObject

from journal.domain.entry import Kind
from journal.ui.writing.beside import Keep
from journal.ui.writing.context import Context
from journal.ui.writing.desk import Desk
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.sitting import Sitting


class Around(QObject):
    """Carries kind and marks from the row and the menu to the page."""

    def __init__(self, desk: Desk, menu: MoreMenu, sitting: Sitting, keep: Keep) -> None:
        super().__init__(desk)
        context = Context(desk.around, sitting, keep)
        context.changed.connect(self.show)
        desk.around.session_marked.connect(self.mark_for_session)
        desk.around.left.connect(desk.editor.setFocus)
        menu.around.triggered.connect(desk.around.turn)
        menu.bringing_back_chosen.connect(context.bring_back)
        menu.later_wanted.connect(context.name_later)
        self._desk = desk
        self._menu = menu
        self._sitting = sitting
        menu.kind_chosen.connect(self._set_kind)
        menu.session_marked.connect(self.mark_for_session)
        menu.veil_marked.connect(self._veil)
        sitting.entry_changed.connect(self.show)

    def show(self) -> None:
        """Show what the page carries now."""
        content = self._sitting.content
        self._desk.show_around(content)
        self._menu.show_content(content)
        self._menu.reading.setEnabled(self._sitting.entry is not None)

    def mark_for_session(self, marked: bool = True) -> None:
        """Mark the page as one to talk about with someone, or take the mark away."""
        self._sitting.amend(lambda content: replace(content, for_session=marked))
        self.show()

    def _veil(self, veiled: bool) -> None:
        self._sitting.amend(lambda content: replace(content, veiled=veiled))
        self.show()

    def _set_kind(self, kind: Kind) -> None:
        self._sitting.amend(lambda content: replace(content, kind=kind))
        self.show()
