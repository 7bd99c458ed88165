"""Lines to hold on to: a few plain ways back to the room one sits in, unfolded when wanted."""

from PySide6.QtWidgets import QWidget

from journal.ui.kit import labels
from journal.ui.kit.announce import announce


class Grounding(QWidget):
    """Shows the lines below each other; its `button` unfolds them and may stand elsewhere."""

    def __init__(self, lines: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = labels.button("Something to hold on to", "quiet")
        self.button.clicked.connect(self._toggle)
        self._lines = labels.text("", "body")
        self.setLayout(labels.vertical(self._lines))
        self.offer(lines)

    def offer(self, lines: tuple[str, ...], *, unfolded: bool = False) -> None:
        """Have these lines at hand, folded away at first unless `unfolded`."""
        self._lines.setText("\n".join(f"• {line}" for line in lines))
        self._lines.setAccessibleName("\n".join(lines))  # read aloud without the signs
        self.setVisible(unfolded)
        self.button.setVisible(bool(lines) and not unfolded)

    def _toggle(self) -> None:
        self.setVisible(self.isHidden())
        if not self.isHidden():
            announce(self, self._lines.accessibleName())
