"""Rows that may become many: beyond a part of the window's height they scroll by themselves."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

SHARE = 0.2
"""The part of the window's height that is taken at most."""


class FewRows(QScrollArea):
    """As tall as what it holds asks for, and never so tall that nothing else has room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def hasHeightForWidth(self) -> bool:
        """Say that more width means fewer rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows, or the most there is for them."""
        most = int(self.window().height() * SHARE)
        return max(self._inside.minimumSizeHint().height(), min(self._whole(width), most))

    def sizeHint(self) -> QSize:
        """Return the width of what it holds, and the height at the present width."""
        wide = self._inside.sizeHint().width()
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        """Return room for one row."""
        return self._inside.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when what it holds has changed."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _whole(self, width: int) -> int:
        layout = self._inside.layout()
        tall = 0 if layout is None else layout.heightForWidth(width)
        return max(tall, 0)
