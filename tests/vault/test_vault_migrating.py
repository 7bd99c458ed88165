"""An older journal is brought up to date whole or not at all, and never without a backup."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.domain.errors import DiskFull, Part, VaultDamaged, VaultTooNew
from journal.domain.secret import ByPassphrase
from journal.domain.selection import Selection
from journal.vault import backup, extracting, migrations, opening, tables
from journal.vault.open_journal import OpenJournal
from journal.vault.store.faults import DatabaseFault
from journal.vault.vault import Vault
from tests import warm
from tests.quick import quick_vault
from tests.vault.children import child
from tests.vault.limits import files_up_to
from tests.vault.pages import PASSPHRASE, draft, prints, saved

STEPS = Path(__file__).parent / "steps"


def silent(done: int, of: int) -> None:
    """Listen to no progress."""


@pytest.fixture
def older(vault: Vault, journal: OpenJournal, place: Path) -> Path:
    """The folder of a closed journal of this version with entries, one in the bin, and a draft."""
    ids = [saved(journal, f"Entry {number} " + "word " * 2000) for number in range(12)]
    with journal.work() as work:
        work.entries.set_deleted(ids[0], True)
        work.drafts.put(draft("Unfinished."))
    journal.close()
    return place


@pytest.fixture
def pending(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let this process know one more step."""

    def pend(name: str) -> None:
        monkeypatch.setattr(migrations, "FOLDERS", (*_RELEASED, STEPS / name))

    return pend


_RELEASED = migrations.FOLDERS


def _made(place: Path) -> list[Path]:
    return sorted((place / "backups").glob("*.jbackup"))


def _tables(journal: OpenJournal) -> tuple[int, set[str], set[str]]:
    with journal._held.opened.engine.connect() as held:
        version = held.exec_driver_sql("PRAGMA user_version").scalar_one()
        names = held.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
        steps = held.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        return version, set(names), set(steps)


def _is_as_before(vault: Vault, place: Path) -> None:
    """Assert that the program of this version finds everything as it left it."""
    journal = vault.open(place, PASSPHRASE)
    version, names, steps = _tables(journal)
    assert (version, steps) == (2, {"0002"})
    assert "extra" not in names
    with journal.work() as work:
        bodies = [work.entries.get(id).content.body for id in work.entries.find(Selection())]
        assert len(work.drafts.all()) == 1
        assert len(work.bin.all()) == 1
    assert {body.split()[1] for body in bodies} == {str(number) for number in range(1, 12)}
    assert journal.check(silent).sound
    assert not journal.older_than_seen
    journal.close()


def test_the_released_steps_lead_to_the_version_of_the_tables() -> None:
    assert migrations.newest() == tables.VERSION


def test_pending_steps_run_after_a_backup_and_keep_every_count(
    vault: Vault, older: Path, tmp_path: Path, pending: Callable[[str], None]
) -> None:
    pending("whole")
    journal = vault.open(older, PASSPHRASE)
    version, names, steps = _tables(journal)
    assert (version, steps) == (3, {"0003"})
    assert "extra" in names
    with journal._held.opened.engine.connect() as held:
        assert held.exec_driver_sql("SELECT count(*) FROM extra").scalar_one() == 12
    with journal.work() as work:
        assert work.entries.count() == 11
        assert len(work.drafts.all()) == 1
    assert not journal.older_than_seen
    assert journal.check(silent).sound
    saved(journal, "And on.")
    (made,) = journal.copies.all()
    assert (made.why, made.entries) == (Why.MIGRATE, 11)
    journal.close()
    vault.open(older, PASSPHRASE).close()
    assert len(_made(older)) == 1  # nothing is pending any more


def test_the_backup_made_before_opens_in_the_older_program_and_in_the_newer(
    vault: Vault, older: Path, tmp_path: Path, pending: Callable[[str], None]
) -> None:
    pending("whole")
    journal = vault.open(older, PASSPHRASE)
    (made,) = journal.copies.all()
    keys = journal._held.opened.keys
    with extracting.extracted(backup.read(made.path), keys, tmp_path) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM extra").scalar_one() == 12
    vault.restore(
        made.path, tmp_path / "New.journal", ByPassphrase(PASSPHRASE), lambda done, of: None
    )
    restored = vault.open(tmp_path / "New.journal", PASSPHRASE)
    assert _tables(restored)[0] == 3
    restored.close()
    journal.close()
    pending(".")  # holds no step itself
    vault.restore(
        made.path, tmp_path / "Old.journal", ByPassphrase(PASSPHRASE), lambda done, of: None
    )
    _is_as_before(vault, tmp_path / "Old.journal")


def test_what_a_newer_program_wrote_is_refused_untouched(
    vault: Vault, older: Path, tmp_path: Path, pending: Callable[[str], None]
) -> None:
    pending("whole")
    vault.open(older, PASSPHRASE).close()
    newer = vault.open(older, PASSPHRASE).copies
    made = newer.make(Why.AUTO, silent)
    newer._held.opened.close()
    pending(".")
    before = prints(older)
    with pytest.raises(VaultTooNew):
        vault.open(older, PASSPHRASE)
    with pytest.raises(VaultTooNew):
        vault.restore(
            made.path, tmp_path / "New.journal", ByPassphrase(PASSPHRASE), lambda done, of: None
        )
    assert prints(older) == before
    assert not (tmp_path / "New.journal").exists()


@pytest.mark.parametrize(("step", "fault"), [("failing", DatabaseFault), ("losing", VaultDamaged)])
def test_a_step_that_fails_or_loses_leaves_everything_as_it_was(
    vault: Vault,
    older: Path,
    pending: Callable[[str], None],
    step: str,
    fault: type[Exception],
) -> None:
    pending(step)
    whole = (older / "journal.db").read_bytes()
    for _ in range(2):
        with pytest.raises(fault) as told:
            vault.open(older, PASSPHRASE)
        if isinstance(told.value, VaultDamaged):
            assert told.value.part is Part.DATABASE
    assert (older / "journal.db").read_bytes() == whole
    pending(".")
    assert _made(older)
    _is_as_before(vault, older)


def test_without_room_for_the_backup_nothing_is_changed(
    vault: Vault, older: Path, pending: Callable[[str], None]
) -> None:
    pending("whole")
    before = prints(older)
    with files_up_to(100_000), pytest.raises(DiskFull):
        vault.open(older, PASSPHRASE)
    assert prints(older) == before
    pending(".")
    _is_as_before(vault, older)


def test_by_code_without_a_header_the_backup_has_the_new_passphrase(
    vault: Vault, older: Path, tmp_path: Path, pending: Callable[[str], None]
) -> None:
    journal = vault.open(older, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    (older / "vault.json").unlink()
    pending("whole")
    journal = vault.recover(older, code, "a new one entirely")
    assert _tables(journal)[0] == 3
    (made,) = journal.copies.all()
    journal.close()
    into = tmp_path / "New.journal"
    assert (
        vault.restore(
            made.path, into, ByPassphrase("a new one entirely"), lambda done, of: None
        ).entries
        == 11
    )


_NOBODY = """
import os, sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.domain.errors import NotWritable
from journal.vault import migrations
migrations.FOLDERS = (*migrations.FOLDERS, Path(sys.argv[3]))
os.setgid(65534); os.setuid(65534)
try:
    quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
except NotWritable:
    print("refused")
"""


@pytest.mark.skipif(
    not hasattr(os, "setuid") or os.getuid() != 0, reason="only root can drop to another user"
)
def test_where_nothing_can_be_written_an_older_journal_is_refused(
    older: Path, tmp_path: Path
) -> None:
    for folder in (older, tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o055)
    for file in older.iterdir():
        file.chmod(0o644)
    before = prints(older)
    assert child(_NOBODY, tmp_path, older, STEPS / "whole") == "refused"
    assert prints(older) == before


_KILLED = """
import sys
from pathlib import Path
from tests.quick import quick_vault
from tests.vault.pages import *
from journal.vault import migrations
migrations.FOLDERS = (*migrations.FOLDERS, Path(sys.argv[3]))
quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE)
"""


def test_a_kill_in_the_middle_leaves_everything_as_it_was(
    vault: Vault, older: Path, tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    kills, whole = (25 if full else 2), (older / "journal.db").read_bytes()
    for kill in range(kills):
        arguments = [str(tmp_path), str(older), str(STEPS / "slow")]
        process = subprocess.Popen(
            [*warm.python(), "-c", _KILLED, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(2 + (40 + kill * 7) % 55)]
        process.kill()
        process.stdout.read()
        process.wait()
        assert said[-1]  # it was killed within the step
        assert (older / "journal.db").read_bytes() != whole  # some of it was written already
        _is_as_before(vault, older)
    assert {backup.why_of(path.name) for path in _made(older)} == {Why.MIGRATE}
    figure(f"{kills} kills within a migration, 0 changed schema, data or version")


def test_a_journal_of_the_present_version_loads_no_migration_tool(
    older: Path, tmp_path: Path
) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom tests.quick import quick_vault\n"
        "from tests.vault.pages import PASSPHRASE\n"
        "quick_vault(Path(sys.argv[1])).open(Path(sys.argv[2]), PASSPHRASE).close()\n"
        "print('alembic' in sys.modules)\n"
    )
    assert child(script, tmp_path, older, anew=True) == "False"


def test_opening_alone_changes_no_table(
    older: Path, tmp_path: Path, pending: Callable[[str], None]
) -> None:
    """Who only reads another journal, as a merge does, must not bring it up to date."""
    pending("whole")
    opened = opening.by_passphrase(older, PASSPHRASE)
    with opened.engine.connect() as connection:
        assert extracting.version_of(connection) == 2
    opened.close()
    assert not _made(older)
    assert quick_vault(tmp_path).ways_in(older) == ("passphrase",)
