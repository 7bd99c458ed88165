"""A journal of one's own for every test, made by a real vault."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, saved


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
