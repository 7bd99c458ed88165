"""The parts of Settings about what is kept: backups, the check, files for oneself and others."""

from dataclasses import dataclass

from journal.ui.settings.backups import Backups
from journal.ui.settings.checking import Checking
from journal.ui.settings.given import GivenList
from journal.ui.settings.leaving import Leaving


@dataclass(frozen=True, slots=True)
class Keeping:
    """Four parts of the page, made by whoever has what they need."""

    backups: Backups
    checking: Checking
    leaving: Leaving
    given: GivenList
