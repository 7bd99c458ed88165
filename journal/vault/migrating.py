"""An older journal becomes one of the present version: after a proven backup, all or nothing."""

from journal.domain.backups import Why
from journal.domain.errors import Part, VaultDamaged
from journal.vault import extracting, migrations
from journal.vault.copies import Copies
from journal.vault.held import Held
from journal.vault.opening import bring_up
from journal.vault.store import ledger
from journal.vault.store.unit import translated


def bring_up_to_date(held: Held) -> None:
    """Run the steps that an open journal still needs, in one transaction.

    Raises NotWritable; what making a backup raises; VaultDamaged(database) where a step lost
    something; and what a step raises. Then schema, data and version are as they were.
    """
    opened = held.opened
    with translated(opened.database), opened.engine.connect() as connection:
        if extracting.version_of(connection) == migrations.newest():
            return
    held.require_writable()
    Copies(held).make(Why.MIGRATE, lambda done, of: None)
    opened.require_in_place()
    with translated(opened.database), opened.engine.begin() as connection:
        before = extracting.counts_of(connection)
        bring_up(connection)
        if extracting.counts_of(connection) != before:
            raise VaultDamaged(Part.DATABASE)
        held.ledger = ledger.load(connection)
