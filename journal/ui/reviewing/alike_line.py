"""A quiet hint that two names may be one; nothing happens unless the person says so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.similar import Alike, Why
from journal.ui.kit import labels
from journal.ui.kit.tag_words import apart, counted, path_words

_WHY = {
    Why.ACCENTS: "differ in accents alone",
    Why.SIGNS: "differ in blanks or signs alone",
    Why.PLURAL: "differ in an ending alone",
    Why.LETTER: "differ in one letter alone",
}


class AlikeLine(QWidget):
    """Says in what two names differ, with both answers beside each other."""

    merge_wanted = Signal(object)
    apart_wanted = Signal(object)
    """The pair that the answer is about."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Alike | None = None
        self.words = labels.text("", "meta")
        self.merge = labels.button("Merge")
        self.keep = labels.button("Keep both", "quiet")
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self.shown))
        self.keep.clicked.connect(lambda: self.apart_wanted.emit(self.shown))
        answers = labels.horizontal(self.merge, self.keep, None, spacing=8)
        self.setLayout(labels.vertical(self.words, answers, spacing=6))
        self.hide()

    def show_pair(self, pair: Alike | None) -> None:
        """Ask about these two names, or about none."""
        self.shown = pair
        self.setVisible(pair is not None)
        self.words.setText("" if pair is None else _said(pair))
        if pair is not None:
            less, more = pair.less.tag.name, pair.more.tag.name
            self.merge.setAccessibleName(f"Merge {less} into {more}")
            self.keep.setAccessibleName(f"Keep {less} and {more} apart")


def _said(pair: Alike) -> str:
    less, more = (
        f"‘{apart(path_words(each.tag))}’ ({counted(each.entries)})"
        for each in (pair.less, pair.more)
    )
    return f"{less} and {more} {_WHY[pair.why]}. One name, or two?"
