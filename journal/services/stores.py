"""The stores of one transaction, as services see them; the vault satisfies them structurally."""

from collections.abc import Sequence
from typing import Protocol

from journal.domain.archive import Whole
from journal.domain.distance.reading import Reading
from journal.domain.entry import (
    Binned,
    Content,
    Draft,
    Entry,
    EntryId,
    Snippet,
    Summary,
    Version,
)
from journal.domain.own_word import Exceptions
from journal.domain.selection import Found, Selection
from journal.services.attachment_store import AttachmentStore
from journal.services.insight_stores import InsightThings
from journal.services.own_stores import OwnThings
from journal.services.page_stores import (
    AlongTime,
    Lately,
    Links,
    OwnDictionary,
    PastVersions,
    Templates,
)
from journal.services.tag_stores import Nesting, Rearranging, Tagging, Tags, Together


class Entries(Protocol):
    """Finished entries. Every id may be unknown: UnknownEntry is raised then."""

    def save(self, uuid: str, content: Content, *, based_on: str | None) -> EntryId:
        """Write `content` as a new revision of entry `uuid` and bring lists and index up to date.

        `based_on` is the revision it was edited from, None for a first one. Content equal to that
        of the newest revision writes nothing.
        """
        ...

    def get(self, id: EntryId) -> Entry:
        """Return the whole entry."""
        ...

    def id_of(self, uuid: str) -> EntryId | None:
        """Return the id of the entry with this uuid (32 hex digits), or None."""
        ...

    def ids_starting(self, prefix: str) -> tuple[EntryId, ...]:
        """Return the ids of at most two entries whose uuid in hex begins with `prefix`."""
        ...

    def find(self, selection: Selection) -> tuple[EntryId, ...]:
        """Return all that match, newest day first (last written first within a day)."""
        ...

    def look(self, selection: Selection, *, hasty: bool) -> Found:
        """Return all of them, or with `hasty` the first as soon as there are some."""
        ...

    def summaries(self, ids: Sequence[EntryId]) -> tuple[Summary, ...]:
        """Return the rows of these entries in the given order; unknown ids are left out."""
        ...

    def snippets(self, ids: Sequence[EntryId], selection: Selection) -> tuple[Snippet, ...]:
        """Return for each id, in order, the text around the words of `selection`."""
        ...

    def set_deleted(self, id: EntryId, deleted: bool) -> None:
        """Move an entry to the bin, or bring it back, by a revision of its own."""
        ...

    def count(self) -> int:
        """Return how many entries are not in the bin."""
        ...

    def imprints(self, after: int) -> tuple[set[tuple[str, str]], int]:
        """Return which entries (uuid) ever held which text (`text.imprint`), some at a time.

        With them comes what to ask with next; `after` itself once there are no more. 0 begins.
        """
        ...


class Bin(Protocol):
    """What was deleted and can be brought back, by `Entries.set_deleted`."""

    def all(self) -> tuple[Binned, ...]:
        """Return what rests in the bin, the last one put there first."""
        ...


class Versions(Protocol):
    """Entries that were written in two places and came together in a merge."""

    def of(self, id: EntryId) -> tuple[Version, ...]:
        """Return the newest revisions of an entry, the shown one first; mostly one."""
        ...

    def unsettled(self) -> tuple[EntryId, ...]:
        """Return the entries with more than one newest revision, newest day first."""
        ...

    def settle(self, id: EntryId, content: Content, versions: Sequence[str]) -> None:
        """Let `content` follow all the `versions` (revisions as `of` gave them)."""
        ...

    def keep_both(self, id: EntryId, versions: Sequence[str]) -> EntryId:
        """Keep the first of the versions here, and make the others entries of their own.

        Returns the id of the first new entry.
        """
        ...


class Drafts(Protocol):
    """Unfinished pages, one row each."""

    def put(self, draft: Draft) -> None:
        """Store or replace the draft of its entry."""
        ...

    def get(self, uuid: str) -> Draft | None:
        """Return the draft of this entry, or None."""
        ...

    def remove(self, uuid: str) -> None:
        """Forget the draft of this entry, if there is one."""
        ...

    def all(self) -> tuple[Draft, ...]:
        """Return all drafts, the last written first."""
        ...


class Readings(Protocol):
    """Readings of entries' text; the person's own answers live in revisions instead."""

    def put(self, id: EntryId, reading: Reading) -> None:
        """Store a reading and bring the label shown up to date."""
        ...

    def remove(self, id: EntryId) -> None:
        """Forget the reading of an entry."""
        ...

    def by_others(self, version: str) -> tuple[EntryId, ...]:
        """Return the entries outside the bin with a reading by a version other than this.

        Newest day first.
        """
        ...


class OwnWords(Protocol):
    """Where the person overruled or stopped the reader."""

    def exceptions(self) -> Exceptions:
        """Return them all but those in the bin, newest day first."""
        ...

    def corrections_in_a_row(self) -> int:
        """Return how many entries were corrected since the person last agreed with a reading."""
        ...


class UnitOfWork(OwnThings, InsightThings, Protocol):
    """One transaction: committed when its block ends, rolled back on an exception."""

    @property
    def entries(self) -> Entries:
        """Finished entries."""
        ...

    @property
    def bin(self) -> Bin:
        """What was deleted."""
        ...

    @property
    def versions(self) -> Versions:
        """Entries written in two places."""
        ...

    @property
    def drafts(self) -> Drafts:
        """Unfinished pages."""
        ...

    @property
    def tags(self) -> Tags:
        """Tags, people and places."""
        ...

    @property
    def nesting(self) -> Nesting:
        """Names below each other."""
        ...

    @property
    def rearranging(self) -> Rearranging:
        """Names called anew."""
        ...

    @property
    def tagging(self) -> Tagging:
        """One name on many entries."""
        ...

    @property
    def together(self) -> Together:
        """Entries that share something."""
        ...

    @property
    def readings(self) -> Readings:
        """Readings of the text."""
        ...

    @property
    def own_words(self) -> OwnWords:
        """The person's own word against readings."""
        ...

    @property
    def links(self) -> Links:
        """The pages before and after a page."""
        ...

    @property
    def lately(self) -> Lately:
        """What the last pages say of themselves."""
        ...

    @property
    def along(self) -> AlongTime:
        """Pages along time."""
        ...

    @property
    def past_versions(self) -> PastVersions:
        """Every revision of an entry."""
        ...

    @property
    def templates(self) -> Templates:
        """Starting texts."""
        ...

    @property
    def own_dictionary(self) -> OwnDictionary:
        """Words of one's own."""
        ...

    @property
    def attachments(self) -> AttachmentStore:
        """Files of pages."""
        ...

    @property
    def whole(self) -> Whole:
        """All that the journal holds."""
        ...
