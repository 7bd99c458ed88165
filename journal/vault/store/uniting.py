"""Two diverged copies become one: a union, so nothing is lost and no order matters."""

from sqlalchemy import Connection, bindparam, insert, select

from journal.domain.entry import EntryId
from journal.domain.report import Merged, Progress
from journal.vault.payload import parsed, text_digest
from journal.vault.store import links
from journal.vault.store.heads import MANY_HEADS
from journal.vault.store.incoming import Incoming, Taken
from journal.vault.store.later_wins import LaterWins
from journal.vault.store.ledger import Ledger
from journal.vault.store.names import Names
from journal.vault.store.readings import Readings, may_be_read
from journal.vault.store.showing import Showing
from journal.vault.store.stray_drafts import StrayDrafts
from journal.vault.store.tags import Tags
from journal.vault.tables import entry, evidence, reading, revision

_AT_ONCE = 50
_SHOWN = (
    select(entry.c.id, revision.c.payload)
    .join(revision, revision.c.id == entry.c.head_rev)
    .where(entry.c.uuid == bindparam("uuid"))
)
_READ = select(entry.c.uuid, reading.c.entry_id).join(reading, reading.c.entry_id == entry.c.id)


class Uniting:
    """Brings another copy of this journal in."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._names = Names(connection, ledger)

    def bring_in(self, source: Connection, progress: Progress) -> Merged:
        """Unite what `source` holds with what is here.

        Raises VaultDamaged where a revision there is not as it was written, and what `progress`
        raises.
        """
        later = LaterWins(self._connection, source)
        self._ledger.follow(later.unite_devices(self._ledger.device))
        told, erased = later.unite_names()
        taken = Incoming(self._connection, self._ledger, source).take_in(progress)
        moved = self._names.settle(told).moved
        later.unite()
        two = self._show(taken, progress, everything=moved)
        links.settle(self._connection)
        self._take_readings(source)
        if self._names.erase_unused(erased | taken.carried):
            self._names.settle()
        StrayDrafts(self._connection, source, self._tags()).unite()
        later.unite_files()
        return Merged(taken.revisions, len(taken.entries), two)

    def _tags(self) -> Tags:
        return Tags(self._connection, self._ledger)

    def _show(self, taken: Taken, progress: Progress, *, everything: bool) -> int:
        """Show every entry that was touched as it is now; return how many have two versions.

        Where names moved, two versions that differ in them may have become one.
        """
        showing = Showing(self._connection, self._tags(), Readings(self._connection))
        half, two = max(taken.revisions, 1), 0
        for at, uuid in enumerate(taken.entries):
            two += showing.refresh(uuid)
            if at % _AT_ONCE == 0:
                progress(half + half * at // len(taken.entries), 2 * half)
        if everything:
            many = set(self._connection.execute(MANY_HEADS).scalars())
            for uuid in sorted(many - taken.entries.keys()):
                showing.refresh(uuid)
        progress(2 * half, 2 * half)
        return two

    def _take_readings(self, source: Connection) -> None:
        """Take over readings of the texts shown here, where none was made here."""
        readings = Readings(self._connection)
        theirs = dict(source.execute(_READ).all())
        missing = theirs.keys() - set(self._connection.execute(_READ).scalars())
        for uuid in sorted(missing):
            shown = self._connection.execute(_SHOWN, {"uuid": uuid}).first()
            there = theirs[uuid]
            row = (
                source.execute(select(reading).where(reading.c.entry_id == there)).mappings().one()
            )
            payload = {} if shown is None else parsed(shown.payload)
            read_there = row["text_digest"]
            if shown is None or not may_be_read(payload) or read_there != text_digest(payload):
                continue
            self._connection.execute(insert(reading), {**row, "entry_id": shown.id})
            of_entry = select(evidence).where(evidence.c.entry_id == there, evidence.c.struck == 0)
            spans = source.execute(of_entry.order_by(evidence.c.id)).mappings()
            plain = [{**dict(span), "entry_id": shown.id} for span in spans]
            for span in plain:
                del span["id"]
            if plain:
                self._connection.execute(insert(evidence), plain)
            readings.show_label(EntryId(shown.id))
