"""What opens the open journal: a new key, a key file, this computer's keychain."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journal.domain import passphrase as passphrases
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.report import Progress
from journal.domain.settings import Settings
from journal.services.door import Door
from journal.services.needs import Failed, Journal, Then, WaysIn
from journal.services.notices import Notices
from journal.services.stopping import Stop, silent
from journal.services.stores import UnitOfWork


class Keys:
    """What a person does to the keys of a journal that is open."""

    def __init__(self, door: Door, notices: Notices, clock: Clock) -> None:
        self._door = door
        self._notices = notices
        self._clock = clock
        self._stop = Stop()

    def cancel(self) -> None:
        """End the making of a new key; until it is whole, the old one goes on opening."""
        self._stop.cancel()

    def change_because_known(
        self,
        old: str,
        new: str,
        then: Then[str],
        failed: Failed,
        *,
        progress: Progress = silent,
    ) -> None:
        """Give the journal a new key, since someone may know the old one; gives the new code.

        `progress` is told on the vault thread. Fails with WrongPassphrase for `old`,
        UnsuitablePassphrase for `new`, DiskFull, NotWritable.
        """
        told = self._stop.watched(progress)

        def change(journal: Journal) -> str:
            passphrases.check(new)
            return journal.change_because_known(old, new, told)

        self._door.with_journal(change, then, failed)

    def add_key_file(
        self, passphrase: str, with_file: str, key_file: Path, then: Then[None], failed: Failed
    ) -> None:
        """Let the passphrase `with_file` open the journal together with `key_file`.

        `passphrase` is the present one, and goes on opening the journal by itself.
        """

        def change(ways: WaysIn) -> None:
            passphrases.check(with_file)
            ways.add_key_file(passphrase, with_file, key_file)

        self._change(change, then, failed)

    def remove_key_file(self, then: Then[None], failed: Failed) -> None:
        """Let no key file open the journal any more."""
        self._change(lambda ways: ways.remove_key_file(), then, failed)

    def add_keychain(self, then: Then[None], failed: Failed) -> None:
        """Let this computer's keychain open the journal. Fails with NoKeychain, NotWritable."""
        self._change(lambda ways: ways.add_keychain(), then, failed)

    def remove_keychain(self, then: Then[None], failed: Failed) -> None:
        """Let the keychain no longer open the journal."""
        self._change(lambda ways: ways.remove_keychain(), then, failed)

    def names(self, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Give what opens the journal besides its recovery code, in words."""
        self._door.with_journal(lambda journal: journal.ways.names, then, failed)

    def rehearsed(self, then: Then[Settings], failed: Failed) -> None:
        """Remember that the recovery code was typed back today; gives the settings."""
        today = self._clock.now().date().isoformat()

        def job(unit: UnitOfWork) -> Settings:
            settings = replace(unit.settings.get(), rehearsed=today)
            unit.settings.put(settings)
            return settings

        def done(settings: Settings) -> None:
            self._notices.tell(Changed(settings=settings))
            then(settings)

        self._door.within(job, done, failed)

    def _change(self, change: Callable[[WaysIn], None], then: Then[None], failed: Failed) -> None:
        self._door.with_journal(lambda journal: change(journal.ways), then, failed)
