"""Backups that make themselves: a while after opening, when nobody types, and then every hour."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from journal.domain.backups import Backup
from journal.domain.errors import Cancelled
from journal.services.door import Door, Open, State
from journal.services.upkeep import Upkeep
from journal.ui.kit.errors import Sentence, words_for

AFTER_OPENING = 20_000
"""Milliseconds between opening and the first look whether a backup is due."""
HOUR = 3_600_000
REST = 5_000
"""Milliseconds without a key or a move that count as rest, since saving waits for a backup."""
AGAIN = 60_000
"""Milliseconds after which a backup that was given up is begun again."""
MOST_YIELDED = 5
"""How often one is given up; after that it is made even while somebody writes."""


class BackupSchedule(QObject):
    """Asks for a backup when one is due; says once per opening what kept it from being made.

    `rest` gives the seconds since somebody was last there, on any thread. Who comes back goes
    first: the backup is given up and begun again later, but not for ever.
    """

    def __init__(
        self,
        door: Door,
        upkeep: Upkeep,
        *,
        rest: Callable[[], float],
        say: Callable[[Sentence], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._upkeep = upkeep
        self._rest = rest
        self._say = say
        self._told = False
        self._yielded = 0
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        door.listen(self._follow)

    @Slot()
    def look(self) -> None:
        """Make a backup if one is due, as soon as there is rest."""
        if self._rest() * 1000 < REST:
            self.timer.start(REST)
            return
        self.timer.start(HOUR)
        self._upkeep.back_up_if_due(
            self._made, self._failed, not_copied=self._not_copied, progress=self._yield
        )

    def _yield(self, done: int, of: int) -> None:
        if self._rest() * 1000 < REST and self._yielded < MOST_YIELDED:
            raise Cancelled

    def _follow(self, state: State) -> None:
        self._told = False
        self._yielded = 0
        if isinstance(state, Open):
            self.timer.start(AFTER_OPENING)
        else:
            self.timer.stop()

    def _made(self, _: Backup | None) -> None:
        self._yielded = 0

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._yielded += 1
            self.timer.start(AGAIN)
            return
        self._tell("Today's backup could not be made.", error)

    def _not_copied(self, error: Exception) -> None:
        self._tell("Today's backup is made, but not its copy in the second place.", error)

    def _tell(self, what: str, error: Exception) -> None:
        if not self._told:
            self._told = True
            self._say(
                Sentence(
                    f"{what} {words_for(error).what}",
                    "The journal itself is not touched.",
                    "It is tried again every hour. Settings, Backups, shows what there is and "
                    "makes one in another place.",
                )
            )
