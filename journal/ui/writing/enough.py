"""One quiet line that says when it may be enough for a day; writing goes on as it likes."""

from PySide6.QtCore import QObject, QTimer

from journal.domain.days import Clock
from journal.domain.prompts import Prompt
from journal.domain.spell import Spell
from journal.ui.kit import labels
from journal.ui.kit.announce import announce

AT_REST = 2_000
"""Milliseconds without a key after which the line may appear: nothing moves while typing."""


class Enough(QObject):
    """Says its line once between opening the journal and locking it."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._spell = Spell()
        self._said = False
        self.wanted = True
        """Whether the person wants to be told at all."""
        self.line = labels.text("This may be enough for today.", "lead")
        self.line.hide()
        self.rest = QTimer(self, singleShot=True, interval=AT_REST)
        self.rest.timeout.connect(self.say_if_so)

    def note_key(self) -> None:
        """Count the time since the key before as writing."""
        self._spell = self._spell.after_key(self._clock.now())
        self.rest.start()

    def note_prompt(self, prompt: Prompt) -> None:
        """Count a prompt that was opened."""
        self._spell = self._spell.after_taking(prompt)

    def say_if_so(self) -> None:
        """Show the line if it is time, and was not shown yet."""
        if self.wanted and self._spell.is_enough and not self._said:
            self._said = True
            self.line.show()
            announce(self.line, self.line.text())

    def clear(self) -> None:
        """Begin anew, as after locking."""
        self.rest.stop()
        self.line.hide()
        self._spell, self._said = Spell(), False
