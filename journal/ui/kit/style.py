"""The one style sheet, built from a palette; no other room holds any."""

from collections.abc import Callable
from string import Template

from journal.ui.kit.palettes import Palette

_WORDS = """
QMainWindow, QDialog { background: $paper; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: ${p4}px; }
QLabel { background: transparent; font-size: ${p14}px; }
QLabel[role="date"] { font-family: "Source Serif 4"; font-size: ${p30}px; }
QLabel[role="heading"] { font-family: "Source Serif 4"; font-size: ${p21}px; font-weight: 600; }
QLabel[role="prompt"] { font-family: "Source Serif 4"; font-size: ${p20}px; }
QLabel[role="quote"] { font-family: "Source Serif 4"; font-size: ${p16}px; }
QLabel[role="words"] { font-family: "Source Serif 4"; font-size: ${p17}px; }
QLabel[role="code"] { font-family: "Source Serif 4"; font-size: ${p20}px; font-weight: 600; }
QLabel[role="body"] { font-size: ${p14}px; }
QLabel[role="lead"] { font-size: ${p14}px; color: $soft; }
QLabel[role="strong"] { font-size: ${p14}px; font-weight: 600; }
QLabel[role="meta"] { font-size: ${p13}px; color: $soft; }
QLabel[role="theme"] { font-size: ${p13}px; font-weight: 600; color: $accent; }
QLabel[role="chosen"] { font-size: ${p13}px; font-weight: 600; color: $accent; }
QLabel[role="involuntary"] { font-size: ${p13}px; font-weight: 600; color: $involuntary; }
"""

_GROUNDS = """
QWidget[role="paper"] { background: $paper; }
QWidget[role="side"] { background: $side; border: $outline; }
QWidget[role="card"] { background: $card; border: $outline; border-radius: 14px; }
QWidget[role="banner"] { background: $card; border: 1px solid $edge; border-radius: 10px; }
QWidget[role="quiet-ground"] { background: $accent_bg; border: $outline; border-radius: 10px; }
"""

_BUTTONS = """
QPushButton {
    font-family: "Inter"; font-size: ${p14}px; font-weight: 500; min-height: ${p22}px;
    padding: ${p5}px ${p16}px; border: 1px solid $edge; border-radius: ${r17}px;
    background: $paper; color: $ink; outline: 0;
}
QPushButton:hover, QPushButton:pressed { background: $accent_bg; }
QPushButton:focus { border: 2px solid $accent; padding: ${p5less}px ${p16less}px; }
QPushButton:disabled { color: $soft; border: 1px dashed $edge; }
QPushButton[role="primary"] {
    background: $accent; color: $paper; border: 1px solid $accent; padding: ${p5}px ${p20}px;
}
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: $ink; border: 1px solid $ink;
}
QPushButton[role="primary"]:disabled {
    background: $card; color: $soft; border: 1px dashed $edge;
}
QPushButton[role="quiet"] {
    border: 2px solid transparent; background: transparent; color: $accent;
    padding: ${p4}px 2px; border-radius: 6px;
}
QPushButton[role="quiet"]:hover { background: $accent_bg; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="quiet"]:disabled { color: $soft; }
QPushButton[role="menu"] {
    border: 2px solid transparent; background: transparent; color: $accent;
    padding: ${p4}px ${p18}px ${p4}px 2px; border-radius: 6px;
}
QPushButton[role="menu"]:hover { background: $accent_bg; }
QPushButton[role="menu"]:focus { border: 2px solid $accent; }
QPushButton::menu-indicator {
    image: url("$icons/chevron-$on_paper.svg"); width: ${p14}px; height: ${p14}px;
    subcontrol-origin: padding; subcontrol-position: center right;
}
QPushButton[role="label"] {
    border: 2px solid transparent; background: transparent; font-weight: 600; text-align: left;
    padding: ${p2}px 0; border-radius: 6px; min-height: ${p20}px;
}
QPushButton[role="label"]:hover { color: $accent; }
QPushButton[role="label"]:focus { border: 2px solid $accent; }
QPushButton[role="date"] {
    font-family: "Source Serif 4"; font-size: ${p30}px; font-weight: 400; text-align: left;
    border: 2px solid transparent; background: transparent; color: $ink;
    padding: 0; border-radius: 6px;
}
QPushButton[role="date"]:hover { color: $accent; }
QPushButton[role="date"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[role="small"] {
    border: 2px solid transparent; background: transparent; color: $accent; font-size: ${p13}px;
    padding: 0 ${p6}px; border-radius: 6px; min-height: ${p20}px;
}
QPushButton[role="small"]:hover { background: $accent_bg; }
QPushButton[role="small"]:focus { border: 2px solid $accent; }
QPushButton[role="pill"]:enabled { color: $accent; }
QPushButton[role="chip"] {
    font-size: ${p13}px; font-weight: 400; min-height: ${p20}px; padding: ${p2}px ${p14}px;
    border: 1px solid $chosen_edge; border-radius: ${r13}px; background: $card;
}
QPushButton[role="edge-chip"] {
    font-size: ${p13}px; font-weight: 400; min-height: ${p20}px; padding: ${p2}px ${p14}px;
    border: 1px solid $edge; border-radius: ${r13}px; background: $paper;
}
QPushButton[role="edge-chip"]:hover { background: $accent_bg; }
QPushButton[role="edge-chip"]:focus { border: 2px solid $accent; padding: ${p1}px ${p13}px; }
QPushButton[role="chip"]:hover { background: $accent_bg; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: ${p1}px ${p13}px; }
QPushButton[role="add-chip"] {
    font-size: ${p13}px; font-weight: 400; min-height: ${p20}px; padding: ${p2}px ${p14}px;
    border: 1px dashed $edge; border-radius: ${r13}px; background: transparent; color: $soft;
}
QPushButton[role="add-chip"]:focus { border: 2px solid $accent; padding: ${p1}px ${p13}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton { outline: 0; border: 2px solid transparent; border-radius: 6px; padding: ${p4}px; }
QToolButton:hover { background: $accent_bg; }
QToolButton:focus { border: 2px solid $accent; }
QRadioButton, QCheckBox {
    font-size: ${p14}px; spacing: ${p10}px; min-height: ${p24}px; padding: ${p2}px;
    border: 2px solid transparent; border-radius: 6px; background: transparent; outline: 0;
}
QRadioButton:focus, QCheckBox:focus { border: 2px solid $accent; }
QRadioButton[role="way"] {
    spacing: 0; padding: ${p2}px ${p14}px; border: 2px solid transparent; border-radius: 10px;
    color: $soft; font-weight: 500;
}
QRadioButton[role="way"]:hover { color: $ink; background: $card; }
QRadioButton[role="way"]:checked { border: 2px solid $edge; color: $ink; background: $accent_bg; }
QRadioButton[role="way"]:focus { border: 2px solid $accent; }
QRadioButton[role="way"]::indicator, QRadioButton[role="way"]::indicator:checked {
    width: 0; height: 0; border: 0;
}
QRadioButton:disabled, QCheckBox:disabled { color: $soft; }
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator, QMenu::indicator {
    width: ${mark}px; height: ${mark}px; border: 2px solid $edge; background: $paper;
}
QRadioButton::indicator { border-radius: ${r_mark}px; }
QRadioButton::indicator:checked {
    width: ${dot}px; height: ${dot}px; border: ${p5}px solid $accent;
}
QMenu::indicator { margin-left: ${p6}px; }
QCheckBox::indicator, QListView::indicator, QMenu::indicator { border-radius: 4px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QMenu::indicator:checked {
    border: 2px solid $accent; background: $accent; image: url("$icons/check-$on_accent.svg");
}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled, QListView::indicator:disabled,
QMenu::indicator:disabled { border: 2px dashed $edge; }
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled,
QMenu::indicator:checked:disabled {
    border: 2px solid $edge; background: $card; image: url("$icons/check-$on_paper.svg");
}
QRadioButton::indicator:checked:disabled { border: ${p5}px solid $edge; }
QMenu::indicator:exclusive { border-radius: ${r_mark}px; }
QMenu::indicator:exclusive:checked {
    width: ${dot}px; height: ${dot}px; border: ${p5}px solid $accent; background: $paper;
    image: none;
}
"""

_FIELDS = """
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit {
    font-size: ${p14}px; min-height: ${p24}px; padding: ${p5}px ${p10}px;
    border: 1px solid $edge; border-radius: 8px; background: $paper; color: $ink;
    selection-background-color: $accent_bg; selection-color: $ink;
    placeholder-text-color: $soft; outline: 0;
}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus, QPlainTextEdit:focus {
    border: 2px solid $accent; padding: ${p5less}px ${p10less}px;
}
QLineEdit[role="title"], QLineEdit[role="title"]:focus {
    font-family: "Source Serif 4"; font-size: ${p21}px; font-weight: 600;
    border: 0; border-bottom: 2px solid transparent; border-radius: 0; padding: 0;
    background: transparent;
}
QLineEdit[role="title"]:focus { border-bottom: 2px solid $accent; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: ${p28}px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url("$icons/chevron-$on_paper.svg"); width: ${p14}px; height: ${p14}px;
}
QComboBox QAbstractItemView {
    background: $paper; color: $ink; border: 1px solid $edge; padding: 4px; outline: 0;
    selection-background-color: $accent_bg; selection-color: $ink;
}
QTextEdit[role="page"] {
    border: 0; background: transparent;
    placeholder-text-color: $soft;
    selection-background-color: $accent_bg; selection-color: $ink;
}
QTextEdit[role="reading"] {
    font-family: "Source Serif 4"; font-size: ${p17}px; border: 2px solid transparent;
    background: transparent; selection-background-color: $accent_bg; selection-color: $ink;
}
QScrollArea[role="picture"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="picture"]:focus { border: 2px solid $accent; }
QTextEdit[role="reading"]:focus { border: 2px solid $accent; border-radius: 6px; }
"""

_LISTS = """
QListWidget, QListView, QTableView, QTreeView {
    border: 0; background: transparent; outline: 0; font-size: ${p14}px;
    selection-background-color: $accent_bg; selection-color: $ink;
}
QListWidget[role="nav"] { font-size: ${p15}px; font-weight: 500; }
QListWidget[role="nav"]::item {
    min-height: ${p34}px; padding: 0 ${p10}px; margin: ${p3}px 0; color: $soft;
    border: 2px solid transparent; border-radius: 10px;
}
QListWidget[role="nav"]::item:hover { color: $ink; }
QListWidget[role="nav"]::item:selected {
    background: $accent_bg; color: $accent; border: 2px solid $chosen_edge;
}
QListWidget[role="nav"]::item:focus { border: 2px solid $accent; }
QListView[role="list"]::item { padding: ${p6}px; border: 2px solid transparent; }
QListView[role="list"]::item:selected {
    background: $accent_bg; color: $ink; border: 2px solid $chosen_edge; border-radius: 8px;
}
QListView[role="list"]::item:focus { border: 2px solid $accent; border-radius: 8px; }
QTreeView::item { padding: ${p4}px 0; }
QTableView:focus { outline: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; border: 0; color: $soft; font-size: ${p13}px; padding: 0 ${p4}px;
}
QAbstractScrollArea::corner { background: transparent; border: 0; }
QHeaderView::section:vertical { padding: ${p28}px ${p4}px 0 0; }
QMenu { background: $paper; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: ${p6}px ${p20}px; border: 2px solid transparent; border-radius: 6px; }
QMenu::item:selected { background: $accent_bg; color: $ink; border: 2px solid $accent; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { height: 1px; background: $faint; margin: 4px 8px; }
QMenuBar { background: $side; }
QMenuBar::item { padding: ${p4}px ${p10}px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_bg; color: $accent; }
QProgressBar {
    min-height: 6px; max-height: 6px; border: 1px solid $edge; border-radius: 4px;
    background: $paper; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 0; }
QScrollBar::handle { background: $edge; border: 0; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
"""

_LENGTHS = (*range(1, 35),)


def sheet(palette: Palette, px: Callable[[float], int], icons: str) -> str:
    """Return the style sheet of the whole program; `icons` is the folder of drawn signs."""
    return Template(_WORDS + _GROUNDS + _BUTTONS + _FIELDS + _LISTS).substitute(
        {name: getattr(palette, name) for name in _COLOURS},
        **{f"p{length}": px(length) for length in _LENGTHS},
        p5less=px(5) - 1,
        p10less=px(10) - 1,
        p16less=px(16) - 1,
        mark=px(18) - 4,
        dot=px(18) - 2 * px(5),
        r_mark=px(18) // 2,
        r13=(px(20) + 2 * px(2) + 2) // 2,
        r17=(px(22) + 2 * px(5) + 2) // 2,
        outline=f"2px solid {palette.ink}" if palette.outlined else "0",
        chosen_edge=palette.ink if palette.outlined else "transparent",
        on_accent="dark" if palette.dark else "light",
        on_paper="light" if palette.dark else "dark",
        icons=icons.replace("\\", "/"),
    )


_COLOURS = (
    *("paper", "side", "card", "ink", "soft", "accent", "accent_bg"),
    *("involuntary", "involuntary_bg", "edge", "faint"),
)
