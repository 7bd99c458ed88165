"""Quiet looks for Markdown in plain text: weight and colour only, the signs stay where they are."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from journal.ui.kit import positions
from journal.ui.kit.theme import Theme
from journal.ui.writing.marking import Kind, marks


class Highlighter(QSyntaxHighlighter):
    """Dresses each paragraph by itself; neither the text nor what can be undone ever changes."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._looks = _looks(theme)

    def restyle(self) -> None:
        """Take the colours from the theme again."""
        self._looks = _looks(self._theme)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Dress one paragraph."""
        found = marks(text)
        if not found:
            return
        place = positions.in_utf16(text)
        for start, end, kind in found:
            first, last = place(start), place(end)
            look = self.format(first)
            look.merge(self._looks[kind])
            self.setFormat(first, last - first, look)


def _looks(theme: Theme) -> dict[Kind, QTextCharFormat]:
    looks = {kind: QTextCharFormat() for kind in Kind}
    for kind in (Kind.HEADING, Kind.STRONG):
        looks[kind].setFontWeight(QFont.Weight.DemiBold)
    for kind in (Kind.EMPHASIS, Kind.QUOTE):
        looks[kind].setFontItalic(True)
    looks[Kind.CODE].setBackground(theme.colour("card"))
    looks[Kind.LINK].setForeground(theme.colour("accent"))
    looks[Kind.SIGN].setForeground(theme.colour("soft"))
    return looks
