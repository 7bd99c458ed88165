"""A journal of one's own for every test, made by a real vault."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.domain.backups import Why
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.backups import silent
from tests.vault.pages import PASSPHRASE, draft, saved


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return quick_vault(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Quiet.journal"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty journal, made once, since copying one is quicker than making one."""
    folder = tmp_path_factory.mktemp("fresh")
    quick_vault(folder).create(folder / "Fresh.journal", PASSPHRASE).close()
    return folder / "Fresh.journal"


@pytest.fixture
def journal(vault: Vault, place: Path, fresh: Path) -> Iterator[OpenJournal]:
    shutil.copytree(fresh, place)
    opened = vault.open(place, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def written(journal: OpenJournal, place: Path) -> Path:
    """The folder of a closed journal with one entry."""
    saved(journal, "A day by the river.")
    journal.close()
    return place


@pytest.fixture
def backed_up(journal: OpenJournal) -> Path:
    """A backup of an open journal with two entries, one of them in the bin, and a draft."""
    saved(journal, "A day by the river.")
    binned = saved(journal, "A day to forget.")
    with journal.work() as work:
        work.entries.set_deleted(binned, True)
        work.drafts.put(draft("Unfinished."))
    return journal.copies.make(Why.AUTO, silent).path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return tmp_path / "new" / "Restored.journal"
