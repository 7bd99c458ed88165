"""Files of pages inside the vault: whole or told as damaged, and carried wherever the page goes."""

import hashlib
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from journal.domain.attachment import LARGEST, Attachment
from journal.domain.backups import Why
from journal.domain.entry import Draft, EntryId
from journal.domain.errors import Cancelled, Part, VaultDamaged
from journal.domain.secret import ByPassphrase
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from journal.vault.store.attachments import CHUNK
from journal.vault.tables import attachment, attachment_chunk
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.diverging import copied, erased, merged, opened
from tests.vault.pages import PASSPHRASE, entry, page, saved

CANARY = b"a-picture-of-the-harbour-at-dusk"
PICTURE = b"\x89PNG\r\n\x1a\n" + CANARY * 20_000
"""Three pieces that begin as a picture does."""


def added(journal: OpenJournal, uuid: str, data: bytes = PICTURE, name: str = "a.png") -> str:
    with journal.work() as work:
        return work.attachments.add(uuid, name, [data]).uuid


def with_file(
    journal: OpenJournal, body: str = "With a picture.", data: bytes = PICTURE
) -> EntryId:
    uuid = new_uuid()
    content = page(body, attachments=(added(journal, uuid, data),))
    with journal.work() as work:
        return work.entries.save(uuid, content, based_on=None)


def read(journal: OpenJournal, id: EntryId) -> bytes:
    with journal.work() as work:
        return work.attachments.read(work.entries.get(id).content.attachments[0])


def rows(journal: OpenJournal) -> tuple[int, int]:
    """Return how many files and how many pieces there are."""
    with journal._held.opened.engine.begin() as connection:
        files = select(func.count()).where(attachment.c.deleted == 0)
        pieces = select(func.count()).select_from(attachment_chunk)
        return connection.execute(files).scalar_one(), connection.execute(pieces).scalar_one()


def damage(journal: OpenJournal, n: int = 1) -> None:
    with journal._held.opened.engine.begin() as connection:
        one = attachment_chunk.c.n == n
        data = bytearray(
            connection.execute(select(attachment_chunk.c.data).where(one)).scalar_one()
        )
        data[7] ^= 1
        connection.execute(update(attachment_chunk).where(one).values(data=bytes(data)))


def age(journal: OpenJournal) -> None:
    """Let every file have been added long ago."""
    with journal._held.opened.engine.begin() as connection:
        connection.execute(update(attachment).values(hlc=bytes(8)))


def tidied(journal: OpenJournal) -> tuple[int, int]:
    with journal.work() as work:
        work.attachments.let_go_unnamed()
    return rows(journal)


def test_a_file_comes_back_byte_for_byte_with_what_is_known_of_it(journal: OpenJournal) -> None:
    id = with_file(journal)
    with journal.work() as work:
        (found,) = work.attachments.of(work.entries.get(id).content.attachments)
    digest = hashlib.sha256(PICTURE).hexdigest()
    assert found == Attachment(found.uuid, "a.png", "image/png", len(PICTURE), digest)
    assert read(journal, id) == PICTURE
    assert rows(journal) == (1, -(-len(PICTURE) // CHUNK))


def test_a_page_without_files_is_written_as_before_there_were_any(journal: OpenJournal) -> None:
    saved(journal, "Plain.")
    with journal.work() as work:
        work.drafts.put(Draft(new_uuid(), page("Unfinished.")))
    with journal._held.opened.engine.begin() as held:
        (payload,) = held.exec_driver_sql("SELECT payload FROM revision").one()
        (kept,) = held.exec_driver_sql("SELECT payload FROM draft").one()
    assert '"attachments":[],' in payload
    assert "attachments" not in kept


def test_every_version_and_every_draft_knows_its_files(journal: OpenJournal) -> None:
    id = with_file(journal)
    old = entry(journal, id)
    unfinished = Draft(old.uuid, replace(old.content, body="More."), old.head)
    with journal.work() as work:
        work.drafts.put(unfinished)
        work.entries.save(old.uuid, replace(old.content, attachments=()), based_on=old.head)
    with journal.work() as work:
        assert work.entries.get(id).content.attachments == ()
        assert work.past_versions.content(id, old.head).attachments == old.content.attachments
        assert work.drafts.get(old.uuid) == unfinished
    assert tidied(journal)[0] == 1


def test_the_same_file_on_the_same_page_is_kept_once(journal: OpenJournal) -> None:
    uuid = new_uuid()
    assert added(journal, uuid) == added(journal, uuid, name="again.png")
    assert rows(journal)[0] == 1
    damage(journal)
    assert added(journal, uuid) != added(journal, new_uuid())
    assert rows(journal)[0] == 3  # a damaged one is no help to a page that has it anew


def test_one_damaged_piece_is_told_and_the_page_can_be_read(journal: OpenJournal) -> None:
    id = with_file(journal)
    assert journal.check(silent).sound
    damage(journal)
    with pytest.raises(VaultDamaged) as told:
        read(journal, id)
    assert told.value.part is Part.ATTACHMENT
    assert entry(journal, id).content.body == "With a picture."
    report = journal.check(silent)
    assert [f.what for f in report.findings if not f.sound] == ["files of pages"]


def test_nothing_stays_of_a_file_that_was_stopped_half_way(journal: OpenJournal) -> None:
    def stopped() -> Iterator[bytes]:
        yield PICTURE
        raise Cancelled

    with pytest.raises(Cancelled), journal.work() as work:
        work.attachments.add(new_uuid(), "a.png", stopped())
    assert rows(journal) == (0, 0)
    assert journal.check(silent).sound


def test_the_largest_file_needs_little_memory(journal: OpenJournal) -> None:
    piece = bytes(64 * 1024)
    tracemalloc.start()
    with journal.work() as work:
        made = work.attachments.add(new_uuid(), "a", (piece for _ in range(LARGEST // len(piece))))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.size > LARGEST - len(piece)
    assert peak < 3 << 20


def test_erasing_a_page_erases_its_files(journal: OpenJournal) -> None:
    id, stays = with_file(journal), with_file(journal, "Another.")
    journal.erase([id])
    assert rows(journal)[0] == 1
    assert read(journal, stays) == PICTURE


def test_a_file_outlives_the_page_it_came_with_where_another_names_it(journal: OpenJournal) -> None:
    first = with_file(journal)
    shared = entry(journal, first).content.attachments
    apart = saved(journal, "Kept apart.", attachments=shared)
    journal.erase([first])
    assert read(journal, apart) == PICTURE
    journal.erase([apart])
    assert rows(journal) == (0, 0)


def test_what_no_page_names_goes_after_a_while(journal: OpenJournal) -> None:
    added(journal, new_uuid())
    id = with_file(journal)
    assert tidied(journal)[0] == 2
    age(journal)
    assert tidied(journal)[0] == 1
    assert read(journal, id) == PICTURE


def test_a_backup_and_a_new_key_carry_files(journal: OpenJournal, vault: Vault, into: Path) -> None:
    id = with_file(journal)
    made = journal.copies.make(Why.AUTO, silent)
    vault.restore(made.path, into, ByPassphrase(PASSPHRASE), silent)
    restored = vault.open(into, PASSPHRASE)
    assert read(restored, id) == PICTURE
    restored.close()
    journal.change_because_known(PASSPHRASE, "another one by far", silent)
    assert read(journal, id) == PICTURE


def test_a_merge_brings_files_along(journal: OpenJournal, vault: Vault, into: Path) -> None:
    saved(journal, "Before they parted.")
    made = journal.copies.make(Why.AUTO, silent)
    vault.restore(made.path, into, ByPassphrase(PASSPHRASE), silent)
    other = vault.open(into, PASSPHRASE)
    there = entry(other, with_file(other, "Written there."))
    other.close()
    journal.merge(into, None, silent)
    with journal.work() as work:
        id = work.entries.id_of(there.uuid)
        assert id is not None
    assert read(journal, id) == PICTURE
    assert journal.check(silent).sound


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("erased_first", [True, False])
def test_a_page_written_on_keeps_its_files_though_a_copy_erased_it(
    fresh: Path, tmp_path: Path, erased_first: bool, finished: bool
) -> None:
    base = opened(copied(fresh, tmp_path / "Base.journal"))
    id = with_file(base)
    uuid = entry(base, id).uuid
    base.close()
    erasing = opened(copied(base.path, tmp_path / "Erasing.journal"))
    erased(erasing, id)
    erasing.close()
    writing = opened(copied(base.path, tmp_path / "Writing.journal"))
    with writing.work() as work:
        known = work.entries.get(id)
        more = replace(known.content, body="With a picture, and more words.")
        if finished:
            work.entries.save(uuid, more, based_on=known.head)
        else:
            work.drafts.put(Draft(uuid, more, known.head))
    writing.close()
    here, other = (erasing, writing) if erased_first else (writing, erasing)
    journal = opened(here.path)
    merged(journal, other.path)
    with journal.work() as work:
        draft = work.drafts.get(uuid)
        again = work.entries.id_of(uuid)
        kept = draft.content if draft else again and work.entries.get(again).content
        assert kept
        assert kept.body == more.body
        assert work.attachments.read(kept.attachments[0]) == PICTURE
    assert merged(journal, other.path).versions == 0
    assert rows(journal)[0] == 1
    assert journal.check(silent).sound
    journal.close()


@pytest.mark.parametrize("hurt", [lambda journal: None, damage])
def test_a_rescue_brings_files_along_and_tells_a_damaged_one(
    journal: OpenJournal, vault: Vault, into: Path, hurt: Callable[[OpenJournal], None]
) -> None:
    uuid = entry(journal, with_file(journal)).uuid
    hurt(journal)
    whole = hurt is not damage
    place = journal.path
    journal.close()
    vault.rescue(place, into, ByPassphrase(PASSPHRASE), None, silent)
    rescued = vault.open(into, PASSPHRASE)
    with rescued.work() as work:
        id = work.entries.id_of(uuid)
    assert id is not None
    assert entry(rescued, id).content.body == "With a picture."
    if whole:
        assert read(rescued, id) == PICTURE
    else:
        with pytest.raises(VaultDamaged):
            read(rescued, id)
    rescued.close()


def test_no_file_of_the_journal_shows_a_picture(journal: OpenJournal, tmp_path: Path) -> None:
    with_file(journal)
    journal.copies.make(Why.AUTO, silent)
    journal.close()
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or CANARY not in file.read_bytes()
