"""One new backup in place of the others, after erasing or a new key, and what is said of it."""

from functools import partial
from typing import TYPE_CHECKING, TextIO

from journal.app.services import Services
from journal.cli import exits
from journal.cli.progress import Progress
from journal.services.work import outcome
from journal.ui.kit.renewed_words import left_words

if TYPE_CHECKING:
    from journal.domain.report import Renewed


def renew_backups(services: Services, stream: TextIO) -> int:
    """Make it, and name what was left beside it on `stream`; FAULTS where anything was."""
    with Progress() as progress:
        renewed: Renewed = outcome(partial(services.upkeep.renew_backups, progress=progress))
    print(f"One new backup stands in place of the others: {renewed.backup.path}", file=stream)
    if not renewed.left:
        return exits.DONE
    print(left_words(renewed.left), *(f"- {path}" for path in renewed.left), sep="\n", file=stream)
    return exits.FAULTS
