"""A device notices an older or a diverged copy, and its memory never bars the way."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, draft, page, saved


def _copy(place: Path) -> bytes:
    return (place / "journal.db").read_bytes()


def _is_older(vault: Vault, place: Path) -> bool:
    journal = vault.open(place, PASSPHRASE)
    journal.close()
    return journal.older_than_seen


@pytest.fixture
def copies(vault: Vault, journal: OpenJournal, place: Path) -> tuple[bytes, bytes]:
    """The database after one entry and after two; the newer one lies in place."""
    saved(journal, "One.")
    journal.close()
    older = _copy(place)
    opened = vault.open(place, PASSPHRASE)
    saved(opened, "Two.")
    opened.close()
    return older, _copy(place)


def test_the_state_seen_last_and_drafts_raise_no_question(
    vault: Vault, copies: tuple[bytes, bytes], place: Path
) -> None:
    assert not _is_older(vault, place)
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        work.drafts.put(draft("A page."))
    opened.close()
    assert not _is_older(vault, place)


def test_an_older_copy_is_noticed_until_it_is_written_on(
    vault: Vault, copies: tuple[bytes, bytes], place: Path
) -> None:
    (place / "journal.db").write_bytes(copies[0])
    assert _is_older(vault, place)
    opened = vault.open(place, PASSPHRASE)
    assert opened.older_than_seen
    saved(opened, "On from here.")
    opened.close()
    assert not _is_older(vault, place)
    (place / "journal.db").write_bytes(copies[1])
    assert _is_older(vault, place)  # as many revisions, but others


def test_a_device_that_never_saw_the_journal_cannot_tell(
    copies: tuple[bytes, bytes], place: Path, tmp_path: Path
) -> None:
    (place / "journal.db").write_bytes(copies[0])
    other = quick_vault(tmp_path / "other device")
    assert not _is_older(other, place)


def _flip(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"clock":2', b'"clock":9'))


@pytest.mark.parametrize(
    "harm",
    [
        _flip,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"[1]"),
        lambda file: file.write_bytes(b"\xff"),
        lambda file: file.unlink(),
        lambda file: shutil.rmtree(file.parent),
    ],
)
def test_a_damaged_memory_bars_no_way_and_is_made_anew(
    vault: Vault,
    copies: tuple[bytes, bytes],
    place: Path,
    tmp_path: Path,
    harm: Callable[[Path], object],
) -> None:
    (witness,) = (tmp_path / "state").glob("*.witness")
    harm(witness)
    assert not _is_older(vault, place)
    (place / "journal.db").write_bytes(copies[0])
    assert _is_older(vault, place)


def test_a_copy_of_the_header_is_kept_and_follows_it(
    vault: Vault, journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    (kept,) = (tmp_path / "state").glob("*.vault.json")
    assert kept.read_bytes() == (place / "vault.json").read_bytes()
    journal.change_passphrase(PASSPHRASE, "a new one entirely")
    assert kept.read_bytes() == (place / "vault.json").read_bytes()
    journal.close()
    (place / "vault.json").write_bytes(kept.read_bytes())
    vault.open(place, "a new one entirely").close()


class _GivenUp(Exception):
    """Ends a save before its commit."""


def test_an_old_rollback_file_put_back_does_not_undo_later_saves_unnoticed(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    rollback = place / "journal.db-journal"
    saved(journal, "One.")
    with journal._held.opened.engine.begin() as held:
        held.exec_driver_sql("PRAGMA cache_size=5")  # so that pages are written before the commit
    with contextlib.suppress(_GivenUp), journal.work() as work:
        for number in range(20):
            content = page("word " * 20_000)
            work.entries.save(f"{number:032x}", content, based_on=None)
        old = rollback.read_bytes()
        raise _GivenUp
    saved(journal, "Two.")
    journal.close()
    rollback.write_bytes(old)
    opened = vault.open(place, PASSPHRASE)
    with opened.work() as work:
        assert work.entries.count() == 1
    assert opened.older_than_seen
    assert not opened.check(lambda done, of: None).sound
    opened.close()
