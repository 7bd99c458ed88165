"""Erase for good: of what an entry ever held, no byte stays in this journal or a new backup."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

import pytest
from sqlalchemy import insert, select

from journal.domain.backups import Why
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import Answer, Draft, EntryId, Facet
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Label
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.vault import backup
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from journal.vault.tables import attachment, attachment_chunk, mark
from journal.vault.vault import Vault
from tests.vault.clear_pages import hits, hits_in
from tests.vault.diverging import copied, erased, merged, opened, rows, state
from tests.vault.pages import PASSPHRASE, draft, entry, page, revised, saved

WORD = "zyxquarnel"
"""No other text holds it, nor any part that an index could cut it into."""


class Both(NamedTuple):
    """An entry to erase, whose every part holds the word, and one that stays."""

    gone: EntryId
    stays: EntryId


Pair: TypeAlias = tuple[OpenJournal, OpenJournal]


@pytest.fixture
def both(journal: OpenJournal) -> Both:
    tags = (Tag(WORD, TagKind.PERSON), Tag("sleep"))
    text = page(
        f"Of {WORD} and the garden. " * 40,
        title=f"{WORD} again",
        tags=tags,
        answers=(Answer("p1", f"What of {WORD}?"),),
        facets=(Facet("feeling:calm", WORD),),
    )
    with journal.work() as work:
        gone = work.entries.save(new_uuid(), text, based_on=None)
        work.readings.put(gone, _reading())
    stays = saved(journal, "The garden stays.", tags=(Tag("sleep"), Tag("garden")))
    revised(journal, gone, body=f"Less of {WORD}.")
    revised(journal, gone, title="No name", body=f"{WORD} " * 900)
    whole = entry(journal, gone)
    with journal.work() as work:
        work.readings.put(gone, _reading())
        unfinished = replace(whole.content, body=f"More of {WORD}, unfinished.")
        work.drafts.put(Draft(whole.uuid, unfinished, whole.head))
    _add_mark_and_file(journal, whole.uuid)
    return Both(gone, stays)


def _reading() -> Reading:
    span = Span(0, 4, next(iter(Pole)), "dimension", f"why {WORD}")
    return Reading(Label.UNCLEAR, 0.1, 0.2, (span,), "reader 1")


def _add_mark_and_file(journal: OpenJournal, uuid: str) -> None:
    same = {"entry_uuid": uuid, "hlc": bytes(8), "device": new_uuid()}
    with journal._held.opened.engine.begin() as connection:
        note = {"uuid": new_uuid(), "start": 0, "end": 3, "to_whom": WORD, "note": WORD}
        connection.execute(insert(mark), note | same)
        file = {"uuid": new_uuid(), "name": WORD, "media_type": "text/plain", "size": 9}
        connection.execute(insert(attachment), file | same | {"sha256": "ab" * 32})
        id = connection.execute(select(attachment.c.id)).scalar_one()
        data = {"attachment_id": id, "n": 0, "data": (WORD * 4000).encode()}
        connection.execute(insert(attachment_chunk), data)


def backed_up(journal: OpenJournal) -> bytes:
    made = journal.copies.make(Why.AUTO, lambda done, of: None)
    return b"".join(backup.read(made.path).database())


def test_no_page_holds_a_word_of_it_any_more(journal: OpenJournal, both: Both) -> None:
    key = bytes(journal._held.opened.keys.database)
    assert hits(WORD, backed_up(journal), key) > 0
    journal.erase([both.gone])
    assert hits(WORD, backed_up(journal), key) == 0
    assert hits_in(WORD, journal) == 0


def test_the_bin_alone_keeps_it(journal: OpenJournal, both: Both) -> None:
    with journal.work() as work:
        work.entries.set_deleted(both.gone, deleted=True)
    assert hits_in(WORD, journal) > 0


@pytest.mark.parametrize("binned", [False, True])
def test_nothing_finds_it_and_the_journal_is_sound(
    journal: OpenJournal, both: Both, binned: bool
) -> None:
    uuid = entry(journal, both.gone).uuid
    with journal.work() as work:
        work.entries.set_deleted(both.gone, deleted=binned)
    assert journal.erase([both.gone]).entries == 1
    with journal.work() as work:
        assert work.entries.find(Selection(words=WORD)) == ()
        assert work.entries.id_of(uuid) is None
        assert work.drafts.get(uuid) is None
        assert work.bin.all() == ()
        assert [count.tag.name for count in work.tags.counts()] == ["garden", "sleep"]
        assert work.entries.find(Selection(words="garden")) == (both.stays,)
    assert journal.check(lambda done, of: None).sound


def test_a_name_that_another_entry_carries_stays(journal: OpenJournal, both: Both) -> None:
    revised(journal, both.stays, tags=(Tag("garden"),))
    journal.erase([both.gone])
    with journal.work() as work:
        assert [count.tag.name for count in work.tags.counts()] == ["garden"]
        tags = (Tag("sleep"),)
        work.entries.save(
            new_uuid(), page("An earlier version still had it.", tags=tags), based_on=None
        )
        assert [count.tag.name for count in work.tags.counts()] == ["garden", "sleep"]


def test_an_erased_name_can_be_given_anew(journal: OpenJournal, both: Both) -> None:
    journal.erase([both.gone])
    id = saved(journal, "Another.", tags=(Tag(WORD, TagKind.PERSON),))
    assert entry(journal, id).content.tags == (Tag(WORD, TagKind.PERSON),)
    assert journal.check(lambda done, of: None).sound


def test_an_unknown_entry_changes_nothing(journal: OpenJournal, both: Both) -> None:
    before = rows(journal)
    with pytest.raises(UnknownEntry):
        journal.erase([both.gone, EntryId(99)])
    assert rows(journal) == before


def test_several_go_at_once_and_each_is_counted_once(journal: OpenJournal, both: Both) -> None:
    assert journal.erase([both.gone, both.stays, both.gone]).entries == 2
    with journal.work() as work:
        assert (work.entries.count(), work.tags.counts()) == (0, ())


def test_the_backups_that_may_still_hold_it_are_named(journal: OpenJournal, both: Both) -> None:
    made = journal.copies.make(Why.AUTO, lambda done, of: None)
    assert journal.erase([both.gone]).backups == (made.path,)


def test_an_older_copy_put_back_after_erasing_is_noticed(
    journal: OpenJournal, both: Both, vault: Vault, place: Path, tmp_path: Path
) -> None:
    journal.close()
    old = tmp_path / "old.db"
    shutil.copyfile(place / "journal.db", old)
    again = vault.open(place, PASSPHRASE)
    again.erase([both.gone])
    again.close()
    shutil.copyfile(old, place / "journal.db")
    older = vault.open(place, PASSPHRASE)
    assert older.older_than_seen
    older.close()


def test_its_draft_goes_from_the_lifeboat_and_others_stay(
    journal: OpenJournal, both: Both, place: Path, tmp_path: Path
) -> None:
    kept, uuid = draft("Another page."), entry(journal, both.gone).uuid
    for page_kept in (draft(f"Of {WORD}.", uuid), kept):
        journal.keep_aside(page_kept)
    journal.erase([both.gone])
    left = lifeboat(journal).values()
    assert [[one["uuid"] for one in drafts] for drafts in left] == [[kept.uuid]]


def test_a_lifeboat_with_nothing_else_goes_whole(journal: OpenJournal, both: Both) -> None:
    journal.keep_aside(draft(f"Of {WORD}.", entry(journal, both.gone).uuid))
    journal.erase([both.gone])
    assert lifeboat(journal) == {}
    assert not journal._held.opened.place.lifeboat.exists()


def lifeboat(journal: OpenJournal) -> dict[Path, list[dict[str, object]]]:
    return journal._lifeboat.found(journal._held.opened.keys.draft)


@pytest.fixture
def pair(journal: OpenJournal, both: Both, tmp_path: Path) -> Iterator[Pair]:
    """The journal and a copy of it, both open."""
    journal.close()
    place = journal.path
    copied(place, tmp_path / "There.journal")
    here, there = opened(place), opened(tmp_path / "There.journal")
    yield here, there
    here.close()
    there.close()


def test_a_merge_brings_nothing_back_and_erases_there_too(pair: Pair, both: Both) -> None:
    here, there = pair
    erased(here, both.gone)
    there.close()
    merged(here, there.path)
    before = state(here)
    here.close()
    assert hits_in(WORD, opened(here.path)) == 0
    again = opened(there.path)
    merged(again, here.path)
    assert state(again) == before
    assert again.check(lambda done, of: None).sound
    assert hits_in(WORD, again) == 0


def test_what_the_eraser_never_saw_comes_in_and_is_shown(pair: Pair, both: Both) -> None:
    here, there = pair
    old = entry(there, both.gone)
    unseen = replace(old.content, body="Something else.", title="", answers=(), facets=())
    with there.work() as work:
        work.entries.save(old.uuid, unseen, based_on=old.head)
    erased(here, both.gone)
    there.close()
    merged(here, there.path)
    with here.work() as work:
        (id,) = work.entries.find(Selection(words="something else"))
        assert work.entries.get(id).content == unseen  # with the names that it carries
        assert work.versions.unsettled() == ()
        assert work.entries.find(Selection(words="unfinished")) == ()
    assert here.check(lambda done, of: None).sound


def test_a_draft_of_an_erased_text_is_known_by_its_imprint(pair: Pair, both: Both) -> None:
    here, there = pair
    uuid = entry(there, both.gone).uuid
    finished, unseen = entry(there, both.gone).content, page("Words that nobody erased.")
    with there.work() as work:
        work.drafts.put(Draft(uuid, finished))
    erased(here, both.gone)
    there.close()
    merged(here, there.path)
    with here.work() as work:
        assert work.drafts.all() == ()
    again = opened(there.path)
    with again.work() as work:
        work.drafts.put(Draft(uuid, unseen))
    again.close()
    merged(here, there.path)
    with here.work() as work:
        assert [each.content for each in work.drafts.all()] == [unseen]


@pytest.mark.parametrize("times", [130, 900])
def test_a_word_written_very_often_leaves_the_index_when_it_is_edited_out(
    journal: OpenJournal, times: int
) -> None:
    id = saved(journal, f"Once {WORD}.")
    revised(journal, id, body=f"{WORD} " * times)
    revised(journal, id, body="Never.")
    with journal.work() as work:
        assert work.entries.find(Selection(words=WORD)) == ()
    assert journal.check(lambda done, of: None).sound


def test_erased_words_leave_every_page_after_a_life_of_saves(
    journal: OpenJournal, full: bool, figure: Callable[[str], None]
) -> None:
    go, many = Random(11), 1_000 if full else 60
    words = [f"w{number:04d}" for number in range(900)]
    ids = [saved(journal, " ".join(go.choices(words, k=go.randint(5, 400)))) for _ in range(many)]
    chosen = go.sample(ids, many // 10)
    for id in chosen:
        for _ in range(3):
            text = go.choices(words, k=go.randint(5, 300))
            revised(journal, id, body=" ".join([*text, WORD]))
    with journal.work() as work:
        for id in chosen[::2]:
            work.entries.set_deleted(id, deleted=True)
    erased(journal, *chosen)
    assert journal.check(lambda done, of: None).sound
    found = hits_in(WORD, journal)
    figure(f"erased {len(chosen)} of {many} entries: {found} copies of their word left in pages")
    assert found == 0
