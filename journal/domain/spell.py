"""How long and how deep someone has been writing, and when that may be enough for a day."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from journal.domain.prompts import DEEP, Prompt, root_id

LONG = timedelta(minutes=20)
"""Writing after which it may be enough."""
MANY = 2
"""Prompts of intensity 3 after which it may be enough."""
_PAUSE = timedelta(minutes=2)
"""What a rest between two keys counts for at most: thinking is writing, a walk is not."""


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of writing, from opening the journal to locking it; kept nowhere."""

    written: timedelta = timedelta()
    last: datetime | None = None
    deep: frozenset[str] = frozenset()

    def after_key(self, now: datetime) -> "Spell":
        """Return the spell after one more change of the text."""
        since = timedelta() if self.last is None else now - self.last
        return replace(self, last=now, written=self.written + max(timedelta(), min(since, _PAUSE)))

    def after_taking(self, prompt: Prompt) -> "Spell":
        """Return the spell after a prompt was opened; follow-ups belong to their prompt."""
        if prompt.intensity < DEEP:
            return self
        return replace(self, deep=self.deep | {root_id(prompt.id)})

    @property
    def is_enough(self) -> bool:
        """Whether it may be enough for today."""
        return self.written >= LONG or len(self.deep) >= MANY
