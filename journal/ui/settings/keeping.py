"""The parts of Settings about what is kept: backups, the check, and a file of everything."""

from dataclasses import dataclass

from journal.ui.settings.backups import Backups
from journal.ui.settings.checking import Checking
from journal.ui.settings.leaving import Leaving


@dataclass(frozen=True, slots=True)
class Keeping:
    """Three parts of the page, made by whoever has what they need."""

    backups: Backups
    checking: Checking
    leaving: Leaving
