"""What is left of a database: rows by table, and what its indexes tell of rows that are gone."""

from collections import defaultdict
from collections.abc import Callable

from journal.vault.payload import parsed
from journal.vault.salvage.cells import Record, records
from journal.vault.salvage.pages import Pages
from journal.vault.salvage.shapes import Row, named, table_of
from journal.vault.store.revisions import is_proven


class Remains:
    """Everything readable of one database.

    A revision counts where its digest proves it, and is handed to `keep` at once, since texts may
    be many; so is each piece of a file to `keep_piece`. Other rows count where every byte of their
    page is proven; `trusting` takes them from any page, for a file of which the proofs themselves
    are lost.
    """

    def __init__(
        self, keep: Callable[[Row], None], keep_piece: Callable[[Row], None], *, trusting: bool
    ) -> None:
        self._keep = keep
        self._keep_piece = keep_piece
        self._trusting = trusting
        self.rows: defaultdict[str, dict[int, Row]] = defaultdict(dict)
        """Rows by table and number, but for revisions; an entry whose text is kept lacks it."""
        self.kept: dict[int, str] = {}
        """The entry of every revision that was kept, by the revision's number."""
        self.displaced: list[Row] = []
        """Revisions whose number another has: pages of two copies came together in one file."""
        self.known: dict[int, str] = {}
        """The entry of every revision that an index or an entry tells of."""
        self.meta: dict[str, bytes] = {}
        self.facets: defaultdict[int, dict[str, str]] = defaultdict(dict)
        self.tags_of: defaultdict[int, set[int]] = defaultdict(set)
        self.days: dict[int, str] = {}
        """The day of every entry that an index tells of, by the entry's number."""
        self.numbers: defaultdict[str, set[int]] = defaultdict(set)
        """The numbers that rows with this uuid have, in whichever tables."""
        self.tag_names: dict[int, tuple[str, str]] = {}
        self.named_tags: set[str] = set()
        """The uuids of tags that any revision names."""
        self._uuids: set[str] = set()
        self._takers: dict[str, Callable[..., None]] = {
            "revision_entry": self._index_of_revisions,
            "entry_label": self._index_of_days,
            "tag_name": self._index_of_names,
            "uuid": self._index_of_uuids,
            "entry_tag": self._index_of_tags,
            "facet": self._facet,
            "meta": self._meta,
        }

    def gather(self, pages: Pages, step: Callable[[], None]) -> None:
        """Take in every row of these pages; what was taken in before stays as it is."""
        for page in pages:
            for record in records(page, pages):
                self._take(record)
            step()

    def lost(self) -> defaultdict[str, list[int]]:
        """Return by entry the numbers of revisions that are known of and cannot be read."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for id, uuid in self.known.items():
            if id not in self.kept:
                found[uuid].append(id)
        return found

    def _take(self, record: Record) -> None:
        name = table_of(record)
        if name == "revision":
            self._revision(named(name, record))
        elif name is None or not (record.proven or self._trusting):
            return
        elif record.id is None:
            self._takers[name](*record.values)
        else:
            self._row(name, named(name, record))

    def _revision(self, row: Row) -> None:
        if row["uuid"] in self._uuids or not is_proven(row):
            return
        self._uuids.add(row["uuid"])
        if not row["purged"]:
            self.named_tags.update(parsed(row["payload"]).get("tags", ()))
        if row["id"] in self.kept:
            self.displaced.append(row)
        else:
            self.kept[row["id"]] = row["entry_uuid"]
            self._keep(row)

    def _row(self, name: str, row: Row) -> None:
        number = row["id"] if "id" in row else row.get("entry_id")
        if name == "entry":
            self.known[row["head_rev"]] = row["uuid"]
            if row["head_rev"] in self.kept:
                row["body"] = ""
        if name == "attachment_chunk":
            self._keep_piece(row)
            return
        if number is None or name == "setting":
            number = len(self.rows[name])
        self.rows[name].setdefault(number, row)

    def _index_of_revisions(self, entry_uuid: bytes, hlc: bytes, id: int) -> None:
        self.known.setdefault(id, entry_uuid.hex())

    def _index_of_days(self, label: str | None, day: str, id: int, again: int) -> None:
        self.days[id] = day

    def _index_of_names(self, kind: str, key: str, id: int) -> None:
        self.tag_names[id] = kind, key

    def _index_of_uuids(self, uuid: bytes, id: int) -> None:
        self.numbers[uuid.hex()].add(id)

    def _index_of_tags(self, entry_id: int, tag_id: int, day: str) -> None:
        self.tags_of[entry_id].add(tag_id)
        self.days.setdefault(entry_id, day)

    def _facet(self, entry_id: int, kind: str, value: str) -> None:
        self.facets[entry_id].setdefault(kind, value)

    def _meta(self, key: str, value: bytes) -> None:
        self.meta.setdefault(key, value)
