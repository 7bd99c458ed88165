"""The list of names and the words of a packet, side by side or one below the other."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QWidget

from journal.ui.handing_over.names.days import Days
from journal.ui.handing_over.names.name_list import NameList
from journal.ui.handing_over.names.one_name import OneName
from journal.ui.handing_over.names.packet_text import KEYS, PacketText
from journal.ui.kit import labels
from journal.ui.kit.theme import Theme

READ_ONCE: Final = "Only you know what gives someone away. Please read it once."
_NAMES: Final = 360
"""Pixels of the list beside the words, at 100 % text size."""
_LEAST: Final = 264
_BESIDE: Final = 560
"""Pixels from which both have room beside each other, at 100 % text size."""
_TEXT: Final = 320
_ANY: Final = 16_777_215


class Panes(QWidget):
    """Everything of the redactor that can be seen; it decides nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.people = labels.button("Hide all people", "edge-chip")
        self.places = labels.button("Hide all places", "edge-chip")
        self.none = labels.button("Hide none", "edge-chip")
        self.undo = labels.button("Undo", "edge-chip")
        self.count = labels.text("", "meta")
        self.names = NameList(theme)
        self.one = OneName()
        self.more = QLineEdit()
        self.add = labels.button("Add")
        self.days = Days()
        self.keep = QCheckBox("Hide these names in the next packet too")
        self.text = PacketText(theme)
        self.told = labels.text(KEYS, "meta")
        self.text.told.connect(lambda words: self.told.setText(words or KEYS))
        self._lay_out()

    def clear(self) -> None:
        """Forget everything private."""
        self.more.setText("")  # `clear` would keep what it clears for undo
        self.keep.setChecked(False)
        self.one.clear()
        self.text.clear()
        self.told.setText(KEYS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words where there is room for them."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _place(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE)
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(right if beside else down)
        self._left.setMaximumWidth(px(_NAMES) if beside else _ANY)
        self._left.setMinimumWidth(px(_LEAST) if beside else 0)
        self.text.setMinimumHeight(px(_TEXT))

    def _lay_out(self) -> None:
        acts = labels.FlowLayout(spacing=6, down=4)
        for act in (self.people, self.places, self.none, self.undo):
            acts.addWidget(act)
        self.undo.setToolTip("Ctrl+Z")
        self.keep.setToolTip("Kept in this journal only; days and single places are not")
        hints = Qt.InputMethodHint
        self.more.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self.more.setAccessibleName("Something else to hide")
        self.more.setPlaceholderText("Something else to hide")
        row = labels.horizontal(spacing=8)
        row.addWidget(self.more, 1)
        row.addWidget(self.add)
        left = labels.vertical(acts, self.count, spacing=8)
        left.addWidget(self.names, 1)
        for part in (self.one, self.days, self.keep):
            left.addWidget(part)
        left.addStretch(0)
        left.insertLayout(3, row)
        self._left = QWidget()
        self._left.setLayout(left)
        right = labels.vertical(labels.text(READ_ONCE, "strong"), spacing=8)
        right.addWidget(self.text, 1)
        right.addWidget(self.told)
        held = QWidget()
        held.setLayout(right)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(self._left, 2)
        self._row.addWidget(held, 3)
        self.setLayout(self._row)
