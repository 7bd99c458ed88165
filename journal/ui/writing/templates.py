"""Templates and the page: put on it as one step, kept from it, changed, removed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor

from journal.domain.entry import Content
from journal.domain.errors import NotOpen
from journal.domain.templates import Template, lines_of
from journal.services.templates import Templates
from journal.ui.kit.theme import Theme
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.sitting import Sitting
from journal.ui.writing.templates_pane import TemplatesPane

Known = tuple[Template, ...]
_NEW = "New template"
_OF_A_VEILED_PAGE = "Template"


class TemplateShelf(QObject):
    """Carries starting texts between the pane, the journal and the page."""

    used = Signal()
    """A template was put on the page."""
    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self, sitting: Sitting, editor: PageEditor, templates: Templates, theme: Theme
    ) -> None:
        super().__init__(sitting)
        self._sitting = sitting
        self._editor = editor
        self._templates = templates
        self.pane = TemplatesPane(theme)
        self._failed = self.pane.banner.show_error
        self._unkept: dict[str, Template] = {}
        """Wordings that could not be stored, which are shown and tried again."""
        editor.installEventFilter(self)
        self.pane.use_wanted.connect(self.put)
        self.pane.changed.connect(self._keep)
        self.pane.new_wanted.connect(self._begin)
        self.pane.remove_wanted.connect(self._remove)

    def open(self) -> None:
        """List what there is."""
        self._templates.all(
            lambda known: self.pane.show_templates(self._worded(known)), self._failed
        )

    def unkept(self) -> tuple[Template, ...]:
        """Return the templates whose wording is not stored yet."""
        typed = self.pane.typed()
        now = {} if typed is None else {typed.id: typed}
        return tuple((self._unkept | now).values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer nothing for a page that is covered."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.pane.can_use(not self._editor.isHidden())
        return False

    def put(self, template: Template) -> None:
        """Put a template on lines of its own at the cursor, as one step of typing.

        The lines it brings are noted with the page, so that no reading takes them for today's.
        """
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = "" if cursor.atBlockStart() else "\n"
        after = "" if cursor.atBlockEnd() else "\n"
        cursor.insertText(f"{before}{template.body}{after}")
        if after:
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        self._editor.setTextCursor(cursor)
        lines = lines_of(template.body)
        self._sitting.amend(partial(_with_lines, lines=lines))
        self.used.emit()

    def keep_page(self) -> None:
        """Make a template of the page as it stands, and be ready to name it."""
        content = self._sitting.draft().content
        name = _OF_A_VEILED_PAGE if content.veiled else content.title
        self._make(self._templates.new(name, content.body))

    def clear(self) -> None:
        """Forget everything private; what was typed a moment ago is kept first."""
        self.pane.keep()
        for template in tuple(self._unkept.values()):
            self._keep(template)
        self.pane.clear()

    def _begin(self) -> None:
        self.pane.keep()
        self._make(self._templates.new(_NEW, ""))

    def _make(self, made: Template) -> None:
        def kept(found: tuple[Known, str]) -> None:
            known, id = found
            self.pane.show_templates(self._worded(known), id)
            self.pane.edit_name()
            if id == made.id:
                self.undo_offered.emit("Kept as a template.", partial(self._forget, id))

        self._templates.add(made, kept, self._failed)

    def _keep(self, template: Template) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, NotOpen):
                return  # a journal that is being locked has asked for it
            self._unkept[template.id] = template
            self._failed(error)

        self._unkept.pop(template.id, None)
        self._templates.keep(template, partial(self._show, template.id), failed)

    def _remove(self, template: Template) -> None:
        def removed(known: Known) -> None:
            self._unkept.pop(template.id, None)
            self.pane.show_templates(self._worded(known))
            self.pane.enter()
            words = f"The template “{template.name}” is removed."
            self.undo_offered.emit(words, partial(self._keep, template))

        self._templates.remove(template.id, removed, self._failed)

    def _forget(self, id: str) -> None:
        self._unkept.pop(id, None)
        self._templates.remove(id, self.pane.show_templates, self._failed)

    def _show(self, id: str, known: Known) -> None:
        self.pane.show_templates(self._worded(known), id)

    def _worded(self, known: Known) -> Known:
        return tuple(self._unkept.get(each.id, each) for each in known)


def _with_lines(content: Content, lines: tuple[str, ...]) -> Content:
    from_template = tuple(dict.fromkeys((*content.from_template, *lines)))
    return replace(content, from_template=from_template)
