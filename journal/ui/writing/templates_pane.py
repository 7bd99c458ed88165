"""A person's own starting texts beside the page: to be used, and to be changed where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from journal.domain.templates import LONGEST_NAME, Template
from journal.ui.kit import labels
from journal.ui.kit.announce import announce
from journal.ui.kit.banner import Banner
from journal.ui.kit.theme import Theme

NONE = "No templates yet. A template is a beginning you like to write from, such as “After a call”."
ABOUT = "Changes are kept as you type. A reading passes over the lines it brings to a page."
KEEP_AFTER = 500
"""Milliseconds of rest after which a changed template is kept."""
_LIST, _BODY = 110, 150
_MARGINS = (20, 40, 20, 24)


class TemplatesPane(QWidget):
    """A list, and below it the chosen one in two fields."""

    use_wanted = Signal(object)
    """This template shall be put on the page."""
    changed = Signal(object)
    """This template is worded otherwise now."""
    remove_wanted = Signal(object)
    new_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._templates: dict[str, Template] = {}
        self._shown: Template | None = None
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("Templates")
        self.close_button = labels.button("Close", "quiet")
        self.banner = Banner()
        self.empty = labels.text(NONE, "lead")
        self.list = QListWidget()
        self.use = labels.button("Put it on the page", "primary")
        self.remove = labels.button("Remove")
        self.new = labels.button("New template")
        self.name = QLineEdit()
        self.body = QPlainTextEdit()
        self._name_words = labels.text("Its name", "meta")
        self._body_words = labels.text("What it begins with", "meta")
        self._about = labels.text(ABOUT, "meta")
        self._resting = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._lay_out()
        self._wire()
        self.clear()

    def show_templates(self, templates: Sequence[Template], chosen: str | None = None) -> None:
        """Show these, with one chosen; what is being typed stays as it is."""
        typing = self._shown is not None and chosen == self._shown.id
        self._templates = {each.id: each for each in templates}
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in templates:
                item = QListWidgetItem(each.name)
                item.setData(Qt.ItemDataRole.UserRole, each.id)
                self.list.addItem(item)
            rows = [at for at, each in enumerate(templates) if each.id == chosen]
            self.list.setCurrentRow(rows[0] if rows else 0 if templates else -1)
        if not typing:
            self._show_chosen()
        self._measure()
        self._show_parts()

    def can_use(self, able: bool) -> None:
        """Offer to put a template on the page, or not while the page is covered."""
        self.use.setEnabled(able)

    def typed(self) -> Template | None:
        """Return the chosen template as it is worded now, where that is not kept yet."""
        shown = self._shown
        if shown is None:
            return None
        typed = Template(shown.id, self.name.text(), self.body.toPlainText())
        return None if typed == shown else typed

    def keep(self) -> None:
        """Have what was typed kept now."""
        self._resting.stop()
        typed = self.typed()
        if typed is not None:
            self._shown = typed
            self.changed.emit(typed)

    def clear(self) -> None:
        """Forget everything private."""
        self._resting.stop()
        self._shown = None
        self.banner.clear()
        self.show_templates(())

    def enter(self) -> None:
        """Put the focus on the list, or where a first template is made."""
        (self.list if self._templates else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_name(self) -> None:
        """Be ready for another name."""
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, and use what is chosen in the list by Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.use.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _lay_out(self) -> None:
        self.list.setProperty("role", "list")
        self.list.setAccessibleName("Your templates")
        self.close_button.setAccessibleName("Close the templates")
        self.remove.setAccessibleName("Remove this template")
        self.name.setAccessibleName("Name of the template")
        self.name.setMaxLength(LONGEST_NAME)
        self.body.setAccessibleName("What the template begins with")
        self.body.setTabChangesFocus(True)
        self._measure()
        head = labels.horizontal(spacing=8)
        head.addWidget(labels.text("Templates", "heading"), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        acts = labels.FlowLayout(spacing=8)
        for button in (self.use, self.new, self.remove):
            acts.addWidget(button)
        column = labels.vertical(head, self.banner, self.empty, spacing=8, margins=_MARGINS)
        column.addWidget(self.list, 1)
        column.addLayout(acts)
        column.addSpacing(8)
        for part in (self._name_words, self.name, self._body_words):
            column.addWidget(part)
        column.addWidget(self.body, 2)
        column.addWidget(self._about)
        column.addStretch(0)
        self.setLayout(labels.vertical(labels.scrolled(labels.ground("side", column))))

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.new.clicked.connect(self.new_wanted)
        self.use.clicked.connect(self._use)
        self.remove.clicked.connect(self._remove)
        self.list.currentRowChanged.connect(self._choose)
        self.name.textEdited.connect(self._resting.start)
        self.body.textChanged.connect(self._resting.start)
        self.name.editingFinished.connect(self.keep)
        self._resting.timeout.connect(self.keep)

    def _measure(self) -> None:
        all_rows = max(self.list.sizeHintForRow(0), 1) * len(self._templates) + 4
        self.list.setMinimumHeight(min(self._theme.px(_LIST), all_rows))
        self.list.setMaximumHeight(all_rows)
        self.body.setMinimumHeight(self._theme.px(_BODY))

    def _chosen(self) -> Template | None:
        item = self.list.currentItem()
        id = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return self._templates.get(id)

    def _choose(self) -> None:
        chosen = self._chosen()
        if chosen is None or self._shown is None or chosen.id != self._shown.id:
            self.keep()
            self._show_chosen()

    def _show_chosen(self) -> None:
        self._resting.stop()
        self._shown = chosen = self._chosen()
        with QSignalBlocker(self.body):
            self.name.setText("" if chosen is None else chosen.name)
            self.body.setPlainText("" if chosen is None else chosen.body)
        if chosen is not None:
            announce(self, chosen.name)

    def _use(self) -> None:
        self.keep()
        if self._shown is not None:
            self.use_wanted.emit(self._shown)

    def _remove(self) -> None:
        self.keep()
        shown, self._shown = self._shown, None
        if shown is not None:
            self.remove_wanted.emit(shown)

    def _show_parts(self) -> None:
        here = bool(self._templates)
        self.empty.setVisible(not here)
        for part in (self.list, self.use, self.remove, self.name, self.body, self._about):
            part.setVisible(here)
        for words in (self._name_words, self._body_words):
            words.setVisible(here)
