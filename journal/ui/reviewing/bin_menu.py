"""What can be done with the chosen entries in the bin, by key and by menu."""

from PySide6.QtCore import QObject, QPoint, Signal

from journal.ui.kit.acts_menu import ActsMenu
from journal.ui.reviewing.chosen_acts import chosen_words
from journal.ui.reviewing.entry_table import EntryTable


class BinMenu(QObject):
    """Follows the list of the bin."""

    read = Signal()
    put_back = Signal()
    erase = Signal()

    def __init__(self, table: EntryTable) -> None:
        super().__init__(table)
        self._table = table
        self.shown: ActsMenu | None = None
        table.key_pressed.connect(self._do)
        table.menu_wanted.connect(self._open)

    def _do(self, keys: str) -> None:
        if keys == "Del":
            self.erase.emit()

    def _open(self, place: QPoint) -> None:
        table, number = self._table, self._table.number_chosen()
        some = number > 0
        menu = ActsMenu(chosen_words(number, len(table.ids)) or "No entry chosen", table)
        menu.offer("Read", self.read.emit, "Return", able=some)
        menu.offer("Put back", self.put_back.emit, able=some)
        menu.addSeparator()
        menu.offer("Choose all", table.selectAll, "Ctrl+A", able=bool(table.ids))
        menu.offer("Choose none", table.clearSelection, "Ctrl+Shift+A", able=some)
        menu.addSeparator()
        menu.offer("Erase for good…", self.erase.emit, "Del", able=some)
        self.shown = menu
        menu.open_at(place)
