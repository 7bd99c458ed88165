"""Which names are listed, and in which order."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.domain.similar import Alike
from journal.domain.tags import Nested, TagKey, TagKind
from journal.ui.kit import labels
from journal.ui.kit.drop_down import DropDown
from journal.ui.reviewing.name_list import NameList, NameOrder

_WORDS = {
    "": "All names",
    TagKind.TAG.value: "Tags",
    TagKind.PERSON.value: "People",
    TagKind.PLACE.value: "Places",
}
_ALIKE = "alike"
_ORDERS = {NameOrder.NAME: "By name", NameOrder.USE: "Most used first"}


class NameFilter(QWidget):
    """Says how many names there are of each kind, and how many look alike."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._alike: frozenset[TagKey] = frozenset()
        self.kinds = DropDown("Names to list")
        self.order = DropDown("Order of names")
        for order, words in _ORDERS.items():
            self.order.addItem(words, order.value)
        self.setLayout(labels.horizontal(self.kinds, self.order, None, spacing=8))
        self.know((), ())
        for box in (self.kinds, self.order):
            box.currentIndexChanged.connect(self.changed)

    def know(self, known: Sequence[Nested], alike: Sequence[Alike]) -> None:
        """Count these names; what is listed stays so while there is any of it."""
        now = self.kinds.currentData() or ""
        self._alike = frozenset().union(*(each.pair for each in alike))
        counts = Counter[str](each.tag.kind.value for each in known)
        lines = [
            (words, kind, counts[kind] if kind else len(known)) for kind, words in _WORDS.items()
        ]
        lines.append(("Looking alike", _ALIKE, len(self._alike)))
        self.kinds.blockSignals(True)
        self.kinds.clear()
        for words, kind, number in lines:
            if number or not kind:
                self.kinds.addItem(f"{words} ({number:,})", kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(now), 0))
        self.kinds.blockSignals(False)

    def use_on(self, names: NameList) -> None:
        """List what is asked for now."""
        kind = self.kinds.currentData()
        order = NameOrder(self.order.currentData())
        if kind == _ALIKE:
            names.show_only(None, order, self._alike)
        else:
            names.show_only(TagKind(kind) if kind else None, order, None)
