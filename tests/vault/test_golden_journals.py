"""Journals written by every version still open, hold what they held, and can be restored."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from journal.domain.backups import Why
from journal.domain.entry import Entry, EntryId
from journal.domain.secret import ByCode, ByPassphrase, Secret
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.vault import backup, tables
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.golden import BACKUP, HOLDS, JOURNAL, PAGES, READING, SECRETS, dump
from tests.vault.pages import prints

GOLDEN = Path(__file__).parents[1] / "golden" / "vault"
VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one version's folder."""
    return Path(shutil.copytree(GOLDEN / str(request.param), tmp_path / "golden"))


@pytest.fixture
def passphrase(golden: Path) -> str:
    return str(json.loads((golden / SECRETS).read_bytes())["passphrase"])


@pytest.fixture
def code(golden: Path) -> str:
    return str(json.loads((golden / SECRETS).read_bytes())["recovery_code"])


def _held(journal: OpenJournal, golden: Path, without: str = "") -> None:
    """Compare every row that was there then, in the columns there were then."""
    now = dump(journal)
    for table, rows in json.loads((golden / HOLDS).read_bytes()).items():
        columns = rows[0].keys() if rows else set()
        found = [{name: row[name] for name in columns} for row in now[table]]
        assert _plain(found, without) == _plain(rows, without), table


def _plain(rows: list[dict[str, Any]], without: str) -> list[dict[str, Any]]:
    return [row for row in rows if not without or row.get("key") != without]


def test_the_journal_opens_holds_what_it_held_and_is_sound(
    vault: Vault, golden: Path, passphrase: str
) -> None:
    journal = vault.open(golden / JOURNAL, passphrase)
    _held(journal, golden)
    report = journal.check(lambda done, of: None)
    assert report.sound, report.findings
    journal.close()


@pytest.mark.parametrize("golden", [f"v{tables.VERSION}"], indirect=True)
def test_reading_it_changes_no_byte(vault: Vault, golden: Path, passphrase: str) -> None:
    before = prints(golden)
    journal = vault.open(golden / JOURNAL, passphrase)
    assert journal.recovery_code() == json.loads((golden / SECRETS).read_bytes())["recovery_code"]
    journal.close()
    assert prints(golden) == before


@pytest.mark.parametrize("golden", VERSIONS[:-1], indirect=True)
def test_an_older_one_is_brought_up_to_date_after_a_backup(
    vault: Vault, golden: Path, passphrase: str
) -> None:
    backups = golden / JOURNAL / "backups"
    assert not backups.exists()
    for _ in range(2):
        vault.open(golden / JOURNAL, passphrase).close()
    (made,) = backups.glob("*.jbackup")
    assert backup.why_of(made.name) is Why.MIGRATE
    told = vault.restore(
        made, golden / "Again.journal", ByPassphrase(passphrase), lambda done, of: None
    )
    journal = vault.open(told.path, passphrase)
    _held(journal, golden, without="copy_id")
    journal.close()


def _by_uuid(journal: OpenJournal) -> dict[str, Entry]:
    with journal.work() as work:
        ids = work.entries.find(Selection())
        return {found.uuid[:2]: found for found in map(work.entries.get, ids)}


def test_every_page_reads_as_it_was_written(vault: Vault, golden: Path, passphrase: str) -> None:
    journal = vault.open(golden / JOURNAL, passphrase)
    found = _by_uuid(journal)
    assert found.keys() == PAGES.keys() - {"08", "09"}
    for name in PAGES.keys() - {"01", "02", "08", "09"}:
        assert found[name].content == PAGES[name], name
    assert found["01"].content.body == "The ice on the pond is gone."
    assert Tag("Ilse", TagKind.PERSON) in found["01"].content.tags
    with journal.work() as work:
        assert {version.content.title for version in work.versions.of(_id(work, "02"))} == {
            "Here",
            "There",
        }
        assert [binned.summary.uuid[:2] for binned in work.bin.all()] == ["08"]
        assert [draft.content.body for draft in work.drafts.all()] == ["Not yet fi"]
        assert work.entries.get(_id(work, "06")).reading == READING
        assert work.settings.get().ask_checkin is False
        for words, there in _WORDS.items():
            assert bool(work.entries.find(Selection(words=words))) is there, words
    journal.close()


_WORDS = {
    **dict.fromkeys(("weir", "cafe", "שקט", "المطر", "霧", "安静", "조용"), True),
    **dict.fromkeys(("Erased", "霧池", "안녕"), False),
}


def _id(work: Any, name: str) -> EntryId:
    id = work.entries.id_of(name * 16)
    assert id is not None
    return EntryId(id)


@pytest.mark.parametrize("by_code", [False, True])
def test_the_backup_restores_to_the_same(
    vault: Vault, golden: Path, passphrase: str, code: str, by_code: bool
) -> None:
    secret: Secret = ByCode(code) if by_code else ByPassphrase(passphrase)
    told = vault.restore(
        golden / BACKUP, golden / "Restored.journal", secret, lambda done, of: None
    )
    journal = vault.open(told.path, passphrase)
    _held(journal, golden, without="copy_id")
    assert journal.check(lambda done, of: None).sound
    journal.close()


def test_the_code_opens_it_without_a_header(vault: Vault, golden: Path, code: str) -> None:
    (golden / JOURNAL / "vault.json").unlink()
    journal = vault.recover(golden / JOURNAL, code, "another passphrase")
    _held(journal, golden)
    journal.close()


def test_it_can_be_rescued_whole(vault: Vault, golden: Path, passphrase: str) -> None:
    secret = ByPassphrase(passphrase)
    into = golden / "Rescued.journal"
    told = vault.rescue(golden / JOURNAL, into, secret, None, lambda done, of: None)
    assert told.whole
    journal = vault.open(told.path, passphrase)
    assert journal.check(lambda done, of: None).sound
    now = dump(journal)
    before = json.loads((golden / HOLDS).read_bytes())
    for table in before.keys() - {"device"}:  # the new journal is written by one device more
        assert len(now[table]) == len(before[table]), table
    assert now["revision"] == before["revision"]
    assert [row["conflict"] for row in now["entry"]] == [row["conflict"] for row in before["entry"]]
    journal.close()
