"""Getting a journal back: from a backup, from damage, by a copy of its header."""

import os
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from journal.domain import passphrase as passphrases
from journal.domain.report import Progress, Rescued, Restored
from journal.domain.secret import Secret
from journal.places import BACKUP_SUFFIX, SUFFIX, in_own_backups
from journal.services.needs import Failed, OpenVault, Then
from journal.services.stopping import Stop, silent
from journal.services.work import Work

_NAMELESS = "Journal"
_LONGEST = 255 - len(".0123456789abcdef.lifeboat")
"""Bytes of a folder's name before its suffix, so that every file laid beside it has a name too."""


class Rescuing:
    """What a person does for a journal that does not open; nothing here opens or closes one."""

    def __init__(self, work: Work, vault: Callable[[], OpenVault]) -> None:
        self._work = work
        self._vault = vault
        self._stop = Stop()

    def cancel(self) -> None:
        """End a running rescue or restoring; nothing of it stays."""
        self._stop.cancel()

    def restore(
        self,
        backup: Path,
        into: Path,
        secret: Secret,
        then: Then[Restored],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Make a new journal at `into`, which must not exist, from a backup file.

        `progress` is told of bytes on the vault thread.
        """
        told = self._stop.watched(progress)
        self._work.run(lambda: self._vault().restore(backup, into, secret, told), then, failed)

    def rescue(
        self,
        path: Path,
        into: Path,
        secret: Secret,
        new_passphrase: str | None,
        then: Then[Rescued],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Read all that is left of the journal at `path` into a new one at `into`.

        `progress` is told on the vault thread. Nothing at `path` is changed.
        """
        told = self._stop.watched(progress)

        def job() -> Rescued:
            if new_passphrase is not None:
                passphrases.check(new_passphrase)
            return self._vault().rescue(path, into, secret, new_passphrase, told)

        self._work.run(job, then, failed)

    def mend_header(self, path: Path, passphrase: str, then: Then[None], failed: Failed) -> None:
        """Put back a damaged or missing header from a copy that `passphrase` opens."""
        self._work.run(lambda: self._vault().mend_header(path, passphrase), then, failed)

    def ways_in(self, path: Path, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Give what opens the journal at `path`; nothing where its header cannot be read."""
        self._work.run(lambda: self._vault().ways_in(path), then, failed)


def place_for(source: Path, what: str, today: date) -> Path:
    """Return a free place for what is got back from `source`, beside the journal it belongs to.

    `what` is the word in its name: "Quiet restored 2026-11-23.journal". A backup inside a journal's
    folder belongs to that journal; one that lies elsewhere gives its own name.
    """
    whole = source.absolute()
    home = whole.parent.parent if in_own_backups(whole) else whole
    name = home.name.removesuffix(SUFFIX).removesuffix(BACKUP_SUFFIX) or _NAMELESS
    ends = (f" {what} {today.isoformat()}" + (f" {n}" if n > 1 else "") for n in count(1))
    places = (home.with_name(_shortened(name, end) + end + SUFFIX) for end in ends)
    return next(place for place in places if not os.path.lexists(place))


def _shortened(name: str, end: str) -> str:
    """Return as many whole characters of a name as leave room for what follows it."""
    room = _LONGEST - len(os.fsencode(end))
    while len(os.fsencode(name)) > room:
        name = name[:-1]
    return name.rstrip()
