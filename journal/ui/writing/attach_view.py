"""A file opened inside the program: a picture, plain text, or words about what it would need."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QWidget

from journal.domain.attachment import Attachment, size_in_words
from journal.ui.kit import clipboard, labels
from journal.ui.kit.announce import announce
from journal.ui.kit.theme import Theme
from journal.ui.writing.attach_canvas import Canvas
from journal.ui.writing.attach_tile import kind_in_words

OTHER_PROGRAM = (
    "This needs another program, which would have to get an unprotected copy. Save a copy?"
)
NOT_SHOWN = "This picture is broken or too large to be shown here."
OUTSIDE = "A copy is saved. It lies outside the journal, where anyone who can read it sees it."
_ZOOMS = {"+": 1, "=": 1, "-": -1}


class AttachView(QWidget):
    """Lies over the page until Escape; what it shows is in memory only."""

    closed = Signal()
    copy_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.file: Attachment | None = None
        self._name = labels.text("", "strong")
        self.said = labels.text("", "meta")
        self.copy = labels.button("Save a copy…", "quiet")
        self.copy.setToolTip("The copy is outside the journal and not protected")
        self.close_button = labels.button("Close", "pill")
        self.close_button.setAccessibleName("Close the file and go back to the page")
        self.canvas = Canvas()
        self.text = _PlainText()
        self.other = labels.text("", "lead")
        about = QWidget()
        about.setLayout(labels.vertical(self.other, None, margins=(0, 20, 0, 0)))
        self.kinds = QStackedWidget()
        letters = labels.Column(theme, theme.column_width, labels.vertical(self.text))
        self._places: dict[QWidget, QWidget] = {self.canvas: self.canvas, self.text: letters}
        self._places[self.copy] = about
        for place in self._places.values():
            self.kinds.addWidget(place)
        self._zooms = QWidget()
        steps = (("Smaller", -1), ("Larger", 1))
        zooms = labels.horizontal(spacing=4)
        for words, by in steps:
            step = labels.button(words, "quiet")
            step.clicked.connect(lambda _=False, by=by: self.canvas.step(by))
            zooms.addWidget(step)
        fit = labels.button("Fit", "quiet")
        fit.clicked.connect(self.canvas.fit)
        zooms.addWidget(fit)
        self._zooms.setLayout(zooms)
        acts = labels.FlowLayout(spacing=14)
        for act in (self._zooms, self.copy, self.close_button):
            acts.addWidget(act)
        row = QWidget()
        row.setLayout(acts)
        sides = theme.page_sides
        whole = labels.vertical(spacing=10, margins=(sides, 28, sides, theme.page_foot))
        whole.addWidget(self._name)
        whole.addWidget(row)
        whole.addWidget(self.said)
        whole.addWidget(self.kinds, 1)
        self.setLayout(whole)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(self.file))
        self.close_button.clicked.connect(self.closed)
        grows = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grows, grows)
        self.hide()

    def show_picture(self, file: Attachment, image: QImage) -> None:
        """Show a picture."""
        size = f"{image.width():,} by {image.height():,} pixels"
        self.canvas.setAccessibleName(f"Picture {file.name}, {size}")
        self.canvas.setAccessibleDescription("Plus and minus zoom, 0 fits, 1 is full size")
        self._begin(file, self.canvas)
        self.canvas.show_image(image)

    def show_text(self, file: Attachment, words: str, note: str = "") -> None:
        """Show text as it is; nothing in it is followed or drawn."""
        self.text.setPlainText(words)
        self.text.setAccessibleName(f"Text of {file.name}")
        self._begin(file, self.text)
        self.say(note)

    def show_other(self, file: Attachment, before: str = "") -> None:
        """Say what this file would need."""
        self.other.setText(f"{before} {OTHER_PROGRAM}".strip())
        self._begin(file, self.copy)
        announce(self, self.other.text())

    def say(self, words: str) -> None:
        """Say something about the file, also to a screen reader."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            announce(self, words)

    def clear(self) -> None:
        """Forget the file."""
        self.file = None
        self.canvas.clear()
        self.canvas.setAccessibleName("")
        self.text.clear()
        self.text.setAccessibleName("")
        self._name.setText("")
        self.other.setText("")
        self.say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape; zoom by plus and minus, fit by 0, full size by 1."""
        picture = self.kinds.currentWidget() is self.canvas
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif picture and event.text() in _ZOOMS:
            self.canvas.step(_ZOOMS[event.text()])
        elif picture and event.text() == "0":
            self.canvas.fit()
        elif picture and event.text() == "1":
            self.canvas.zoom_to(1.0)
        else:
            super().keyPressEvent(event)

    def _begin(self, file: Attachment, kind: QWidget) -> None:
        """Show a file of this kind; `kind` takes the focus."""
        self.file = file
        kind_words = kind_in_words(file)
        self._name.setText(f"{file.name} · {kind_words}, {size_in_words(file.size)}")
        self.setAccessibleName(f"{kind_words[:1].upper()}{kind_words[1:]} over the page")
        self._zooms.setVisible(kind is self.canvas)
        self.kinds.setCurrentWidget(self._places[kind])
        self.say("")
        self.show()
        kind.setFocus(Qt.FocusReason.OtherFocusReason)


class Over:
    """Lets a view take the place of all `parts` of a room, and gives them theirs back."""

    def __init__(self, room: QWidget, parts: Sequence[QWidget | None], view: QWidget) -> None:
        self._parts = [part for part in parts if part is not None]
        self._view = view
        self._left: list[QWidget] = []
        if (layout := room.layout()) is not None:
            layout.addWidget(view)

    def enter(self, show: Callable[[], None]) -> None:
        """Have the view shown, which takes the focus, and hide the rest."""
        self._left = [part for part in self._parts if not part.isHidden()] or self._left
        show()
        for part in self._left:
            part.hide()

    def leave(self) -> None:
        """Hide the view and show the rest."""
        self._view.hide()
        for part in self._left:
            part.show()
        self._left = []


class _PlainText(QPlainTextEdit):
    """Text to read; what is copied from it is plain and kept out of clipboard histories."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text only."""
        return clipboard.plain(self.textCursor().selection().toPlainText())
