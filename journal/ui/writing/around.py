"""What stands around the words of a page: names, kind, marks and what was going on."""

from dataclasses import replace

from PySide6.QtCore import QObject

from journal.domain.entry import Kind
from journal.domain.tags import Tag, TagCount, united
from journal.services.reviewing import Reviewing
from journal.ui.writing.beside import Keep
from journal.ui.writing.context import Context
from journal.ui.writing.desk import Desk
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.sitting import Sitting


class Around(QObject):
    """Carries names, kind and marks from the foot and the menu to the page."""

    def __init__(
        self, desk: Desk, menu: MoreMenu, sitting: Sitting, reviewing: Reviewing, keep: Keep
    ) -> None:
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
        self._reviewing = reviewing
        desk.foot.tag_added.connect(self._add)
        desk.foot.tag_removed.connect(self._remove)
        desk.foot.tags_wanted.connect(self._offer_names)
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

    def _add(self, tag: Tag) -> None:
        self._sitting.amend(lambda content: replace(content, tags=united(content.tags, (tag,))))
        self.show()

    def _remove(self, tag: Tag) -> None:
        self._sitting.amend(
            lambda content: replace(content, tags=tuple(t for t in content.tags if t != tag))
        )
        self.show()

    def _offer_names(self) -> None:
        self._reviewing.tags(self._know, self._sitting.failed.emit)

    def _know(self, known: tuple[TagCount, ...]) -> None:
        self._desk.foot.field.know(known)
