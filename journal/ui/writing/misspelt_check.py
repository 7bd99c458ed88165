"""The spelling check of the page: what it marks, what can be done about it, and its keys."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.domain.settings import Settings
from journal.services.spelling import Spelling
from journal.ui.writing.desk import Desk
from journal.ui.writing.misspelt import Misspelt
from journal.ui.writing.misspelt_keys import Keep, MisspeltKeys
from journal.ui.writing.misspelt_menu import MisspeltMenu
from journal.ui.writing.more_menu import MoreMenu
from journal.ui.writing.sitting import Sitting


class MisspeltCheck(QObject):
    """Goes with the page that lies on the desk."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        menu: MoreMenu,
        sitting: Sitting,
        *,
        spelling: Spelling,
        keep: Keep,
    ) -> None:
        super().__init__(page)
        self.words = Misspelt(desk.editor, spelling)
        self.keys = MisspeltKeys(page, desk.editor, self.words, keep)
        self.menu = MisspeltMenu(desk.editor, self.words, spelling)
        self.keys.join(menu, menu.reading)
        self.menu.undo_offered.connect(self.undo_offered)
        self.menu.failed.connect(desk.banner.show_error)
        sitting.laid.connect(self.words.forget_page)

    def use(self, settings: Settings) -> None:
        """Mark words as is wished."""
        self.words.use(settings)
        self.keys.use(settings)

    def clear(self) -> None:
        """Forget every word."""
        self.words.clear()
