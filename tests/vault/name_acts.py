"""What is done with names in a journal, and what entries carry after it."""

from pathlib import Path

from journal.domain.entry import EntryId
from journal.domain.selection import Selection
from journal.domain.tags import Nested, Rearranged, Tag
from journal.vault.open_journal import OpenJournal
from tests.vault.diverging import copied, opened
from tests.vault.pages import entry, saved

WORK, NIGHT, LATE = Tag("work"), Tag("work/night shift"), Tag("work/night shift/late")
OFFICE = Tag("Office")


def untold(done: int, of: int) -> None:
    """Listen to nothing."""


def found(journal: OpenJournal, *names: str) -> set[EntryId]:
    with journal.work() as work:
        return set(work.entries.find(Selection(tags=tuple(map(Tag, names)))))


def names(journal: OpenJournal, id: EntryId) -> set[str]:
    return {tag.name for tag in entry(journal, id).content.tags}


def all_names(journal: OpenJournal) -> dict[str, Nested]:
    with journal.work() as work:
        return {each.tag.name: each for each in work.nesting.all()}


def renamed(journal: OpenJournal, old: str, to: str, *, join: bool = False) -> Rearranged:
    with journal.work() as work:
        return work.rearranging.rename(Tag(old), to, join=join)


def put_back(journal: OpenJournal, change: Rearranged) -> None:
    with journal.work() as work:
        work.rearranging.put_back(change)


def diverged(fresh: Path, tmp_path: Path) -> tuple[OpenJournal, OpenJournal, EntryId]:
    """Return two open copies of one journal with an entry of three names."""
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    id = saved(base, "As it began.", tags=(OFFICE, WORK, Tag("sleep")))
    base.close()
    here = opened(copied(base.path, tmp_path / "Here.journal"))
    return here, opened(copied(base.path, tmp_path / "There.journal")), id
