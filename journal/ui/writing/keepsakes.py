"""What was and what may be begun from: earlier versions, templates, and the day of a page."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.entry import Draft
from journal.domain.templates import lines_of
from journal.services.writing import Writing
from journal.ui.kit.theme import Theme
from journal.ui.writing.befores import Befores
from journal.ui.writing.beside import Beside
from journal.ui.writing.dating import Dating
from journal.ui.writing.desk import Desk
from journal.ui.writing.focus import Focus
from journal.ui.writing.history import History
from journal.ui.writing.history_pane import HistoryPane
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.shelf import Shelf
from journal.ui.writing.sitting import Sitting
from journal.ui.writing.templates import TemplateShelf
from journal.ui.writing.templates_pane import TemplatesPane


class Keepsakes(QObject):
    """Opens what is asked for beside the page, one thing at a time, and puts it away again."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        menu: MoreMenu,
        sitting: Sitting,
        *,
        writing: Writing,
        theme: Theme,
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._sitting = sitting
        self._writing = writing
        self.history = History(
            sitting, writing.past_versions, lambda: writing.blank().content.written_at, theme
        )
        self.templates = TemplateShelf(sitting, desk.editor, writing.templates, theme)
        self.dating = Dating(desk, sitting, writing)
        self.shelf = Shelf(page, self.panes, theme)
        menu.versions_wanted.connect(self.open_versions)
        menu.templates_wanted.connect(self.open_templates)
        menu.template_made.connect(self._keep_page)
        for part in (self.history, self.templates, self.dating):
            part.undo_offered.connect(self.undo_offered)
        for pane in self.panes:
            pane.closed.connect(self.close)
        self.templates.used.connect(self.close)
        sitting.laid.connect(self._follow)
        sitting.entry_changed.connect(self._follow)

    def join(self, beside: Beside, befores: Befores, focus: Focus) -> None:
        """Share the room beside the page: what was opened last has it."""

        def step_aside() -> None:
            befores.step_aside(self.shelf.shown is not None)

        beside.opened.connect(self.put_away)
        beside.closed.connect(step_aside)
        self.shelf.opened.connect(focus.leave)
        self.shelf.opened.connect(beside.close)
        self.shelf.closed.connect(step_aside)
        focus.changed.connect(lambda alone: self.put_away() if alone else None)

    @property
    def panes(self) -> tuple[HistoryPane, TemplatesPane]:
        """What may be shown beside the page."""
        return (self.history.pane, self.templates.pane)

    def open_versions(self) -> None:
        """Show the earlier versions of the page."""
        self.shelf.open(self.history.pane)
        self.history.open(veiled=self._sitting.content.veiled and self._desk.editor.isHidden())
        self.history.pane.enter()

    def open_templates(self) -> None:
        """Show the templates."""
        self.shelf.open(self.templates.pane)
        self.templates.open()
        self.templates.pane.enter()

    def unsaved(self) -> Draft | None:
        """Return a template that was being typed as a page, so that locking loses none of it.

        Its lines are noted as those of a template, which no reading takes for today's.
        """
        unkept = self.templates.unkept()
        if not unkept:
            return None
        blank = self._writing.blank()
        title, body = unkept[-1].name, "\n\n".join(each.body for each in unkept)
        content = replace(blank.content, title=title, body=body, from_template=lines_of(body))
        return replace(blank, content=content)

    def close(self) -> None:
        """Put away what is open, and write on."""
        self.put_away()
        self._desk.editor.setFocus()

    def put_away(self) -> None:
        """Put away what is open."""
        self.shelf.close_pane()
        self.history.clear()
        self.templates.clear()

    def _keep_page(self) -> None:
        self.open_templates()
        if self._desk.words()[1].strip():
            self.templates.keep_page()

    def _follow(self) -> None:
        """Let versions go with the page they are of."""
        if self.shelf.shown is self.history.pane and not self.history.follow():
            self.put_away()
