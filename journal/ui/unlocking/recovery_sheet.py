"""The recovery sheet: the code to copy by hand or to print, and two groups typed back."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from journal.services.unlocking import Unlocking
from journal.ui.kit import code_groups, files
from journal.ui.kit.banner import Banner
from journal.ui.kit.errors import Sentence
from journal.ui.kit.labels import FlowLayout, button, ground, horizontal, text, vertical
from journal.ui.kit.theme import Theme
from journal.ui.unlocking.column import column

ASKED = (4, 11)
"""The groups that are typed back, counted from 1."""

_WARNING = (
    "If you forget your passphrase, this code opens your journal. Whoever has it can do the same: "
    "it is the master key in clear. Copy it by hand or print it, and keep the paper away from "
    "this computer. A file of it never belongs in the journal's folder."
)
_LATER = "There is no hurry: the sheet stays under Settings, Recovery sheet."


class QrPicture(QLabel):
    """A QR code, black on white in every look, so that it can be scanned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._drawing: QSvgRenderer | None = None
        self.setFixedSize(theme.px(176), theme.px(176))
        self.setAccessibleName("The same code as a QR code, to be scanned")

    def set_svg(self, svg: str) -> None:
        """Show this drawing; an empty one shows nothing."""
        self._drawing = QSvgRenderer(QByteArray(svg.encode())) if svg else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code with the white margin that scanners need."""
        if self._drawing is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor("white"))
            self._drawing.render(painter, QRectF(self.rect()).adjusted(8, 8, -8, -8))


class RecoverySheet(QWidget):
    """Shows a code until `done`; the code never leaves this page but as a PDF the person saves."""

    done = Signal()
    typed_back = Signal()
    """Both groups were typed as they are; `done` follows."""

    def __init__(self, unlocking: Unlocking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocking = unlocking
        self._theme = theme
        self._code = ""
        self.groups = [text("", "code") for _ in range(code_groups.GROUPS)]
        self.qr = QrPicture(theme)
        self.banner = Banner()
        self.save_button = button("Save as a PDF to print…")
        self.typed = [self._field(number) for number in ASKED]
        self.go_on_button = button("Go on", "primary")
        self.later_button = button("Do this later", "quiet")
        # The QR code goes below the groups where both do not fit side by side.
        both = FlowLayout(spacing=24)
        both.addWidget(ground("groups", self._grid()))
        both.addWidget(self.qr)
        card = ground("card", vertical(both, margins=(28, 24, 28, 24)))
        page = column(
            theme,
            text("Your recovery sheet", "date"),
            text(_WARNING),
            4,
            card,
            horizontal(self.save_button, None),
            12,
            text("To be sure it can be read later, type two of its groups back.", "strong"),
            horizontal(*self.typed, None, spacing=12),
            self.banner,
            4,
            horizontal(self.go_on_button, self.later_button, None, spacing=8),
            text(_LATER, "meta"),
            width=680,
        )
        self.setLayout(vertical(page))
        self.save_button.clicked.connect(self._ask_place)
        self.go_on_button.clicked.connect(self._go_on)
        self.later_button.clicked.connect(self.done)

    def show_code(self, code: str) -> None:
        """Show `code`, 14 groups parted by '-'."""
        self._code = code
        for number, (label, group) in enumerate(
            zip(self.groups, code.split("-"), strict=True), start=1
        ):
            label.setText(group)
            label.setAccessibleName(f"Group {number}: {' '.join(group)}")
        self._unlocking.sheet_qr(code, self.qr.set_svg, self.banner.show_error)

    def entered(self) -> None:
        """Put the focus on the first thing to do."""
        self.save_button.setFocus()

    def clear(self) -> None:
        """Forget the code."""
        self._code = ""
        for label in self.groups:
            label.setText("")
            label.setAccessibleName("")
        for field in self.typed:
            field.setText("")
        self.qr.set_svg("")
        self.banner.clear()

    def save_to(self, path: Path) -> None:
        """Save the sheet as a PDF, in place of nothing else."""
        self._unlocking.save_sheet(self._code, path, self._saved, self.banner.show_error)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, label in enumerate(self.groups):
            row, column_ = place % 5, place // 5 * 2
            grid.addWidget(text(f"{place + 1}", "meta"), row, column_)
            grid.addWidget(label, row, column_ + 1)
        return grid

    def _field(self, number: int) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(f"Group {number}")
        field.setAccessibleName(f"Group {number} of the code")
        field.setMaxLength(8)
        field.setMaximumWidth(self._theme.px(140))
        field.returnPressed.connect(self._go_on)
        return field

    @Slot()
    def _ask_place(self) -> None:
        files.ask_new_place(self, "Save the recovery sheet", "Recovery sheet.pdf", self.save_to)

    def _saved(self, _: None) -> None:
        self.banner.say(
            Sentence(
                "The sheet is saved.",
                "Print it, then delete the file: whoever has it can open the journal.",
                "",
            )
        )

    @Slot()
    def _go_on(self) -> None:
        for number, field in zip(ASKED, self.typed, strict=True):
            typed = code_groups.folded(field.text())
            if typed != code_groups.group(self._code, number):
                self.banner.say(_differs(number) if typed else _missing(number))
                field.setFocus()
                field.selectAll()
                return
        self.typed_back.emit()
        self.done.emit()


def _differs(number: int) -> Sentence:
    return Sentence(
        f"Group {number} is not as on the sheet.", "Nothing was changed.", "Compare it once more."
    )


def _missing(number: int) -> Sentence:
    return Sentence(
        f"Group {number} is not typed yet.", "Nothing was changed.", "You can also do this later."
    )
