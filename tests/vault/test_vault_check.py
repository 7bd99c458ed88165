"""The check finds what was altered, names the part, and says nothing of what anyone wrote."""

import hashlib
import os
from pathlib import Path

import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Facet
from journal.domain.errors import Cancelled
from journal.domain.tags import Tag
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, entry, page, saved

PAGE = 16384


@pytest.fixture
def full_journal(journal: OpenJournal) -> OpenJournal:
    with journal.work() as work:
        for number in range(12):
            content = page(
                f"Secret {number} " + "words of the day " * 60,
                title="Secret title",
                tags=(Tag("secret"),),
                answers=(Answer("numb-01", "What is here?"),),
                facets=(Facet("news"),),
                checkin=CheckIn(gate=Gate.A_LOT, authorship=-1),
            )
            work.entries.save(f"{number:032x}", content, based_on=None)
    return journal


def _faulty(journal: OpenJournal) -> set[str]:
    report = journal.check(lambda done, of: None)
    assert "ecret" not in repr(report)
    return {finding.what for finding in report.findings if not finding.sound}


def test_a_sound_journal_is_found_sound_and_counted(full_journal: OpenJournal) -> None:
    steps: list[tuple[int, int]] = []
    report = full_journal.check(lambda done, of: steps.append((done, of)))
    assert report.sound
    assert (report.entries, report.revisions) == (12, 12)
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE revision SET payload = replace(payload, 'Secret 3', 'Secret 4')", "revisions"),
        ("UPDATE revision SET parent = randomblob(16) WHERE id = 2", "revisions"),
        ("UPDATE revision SET deleted = 1 WHERE id = 2", "revisions"),
        ("UPDATE meta SET value = randomblob(32) WHERE key = 'head_digest'", "revisions"),
        ("UPDATE entry SET title = 'x' WHERE id = 3", "entries"),
        ("UPDATE entry SET label = 'chosen' WHERE id = 3", "entries"),
        ("UPDATE entry SET day = '2000-01-01' WHERE id = 3", "entries"),
        ("DELETE FROM entry_tag WHERE entry_id = 3", "entries"),
        ("UPDATE answer SET prompt_text = 'x' WHERE entry_id = 3", "entries"),
        ("UPDATE facet SET value = 'x' WHERE entry_id = 3", "entries"),
        ("UPDATE checkin SET authorship = 2 WHERE entry_id = 3", "entries"),
        ("DELETE FROM entry WHERE id = 3", "entries"),
        ("UPDATE revision SET payload = '[]' WHERE id = 3", "entries"),
        (
            "INSERT INTO fts(fts, rowid, title, body) VALUES('delete', 3, 'a', 'b')",
            "full-text index",
        ),
    ],
)
def test_an_altered_row_is_found(full_journal: OpenJournal, statement: str, part: str) -> None:
    with full_journal._held.opened.engine.begin() as held:
        held.exec_driver_sql(statement)
    assert part in _faulty(full_journal)


def test_revisions_that_went_with_all_that_followed_from_them_are_missed(
    full_journal: OpenJournal,
) -> None:
    with full_journal._held.opened.engine.begin() as held:
        held.exec_driver_sql("DELETE FROM entry WHERE id > 8")
        held.exec_driver_sql("DELETE FROM revision WHERE id > 8")
    assert _faulty(full_journal) == {"revisions"}


def test_a_purged_revision_still_proves_its_envelope(full_journal: OpenJournal) -> None:
    with full_journal._held.opened.engine.begin() as held:
        row = held.exec_driver_sql("SELECT payload FROM revision WHERE id = 5").scalar_one()
        digest = hashlib.sha256(row.encode()).hexdigest()
        held.exec_driver_sql("DELETE FROM entry WHERE id = 5")
        held.exec_driver_sql("UPDATE revision SET purged = 1, payload = ? WHERE id = 5", (digest,))
    assert _faulty(full_journal) == set()


def test_an_altered_header_is_found(full_journal: OpenJournal, place: Path) -> None:
    header = place / "vault.json"
    header.write_bytes(header.read_bytes().replace(b'"p":1', b'"p":2'))
    assert _faulty(full_journal) == {"header"}


def test_a_check_can_be_ended(full_journal: OpenJournal) -> None:
    def stop(done: int, of: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        full_journal.check(stop)
    assert entry(full_journal, saved(full_journal, "Goes on.")).content.body == "Goes on."


def test_random_bytes_in_the_middle_are_found_and_reading_goes_on(
    vault: Vault, full_journal: OpenJournal, place: Path
) -> None:
    full_journal.close()
    database = place / "journal.db"
    data = database.read_bytes()
    at = len(data) // PAGE // 2 * PAGE
    database.write_bytes(data[:at] + os.urandom(PAGE) + data[at + PAGE :])
    journal = vault.open(place, PASSPHRASE)
    assert "cipher" in _faulty(journal)
    journal.close()
