"""Journals to be archived, and new ones for what comes out of archives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.vault.open_journal import OpenJournal
from tests.empty import lay_empty
from tests.quick import quick_vault
from tests.vault.everything import everything
from tests.vault.pages import PASSPHRASE


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty journal."""
    folder = tmp_path_factory.mktemp("empty")
    quick_vault(folder).create(folder / "Empty.journal", PASSPHRASE).close()
    return folder / "Empty.journal"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Iterator[OpenJournal]:
    journal = everything(tmp_path_factory.mktemp("full"), empty)
    yield journal
    journal.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[OpenJournal]:
    """Another journal, with ids and keys of its own."""
    lay_empty(tmp_path / "New.journal")
    journal = quick_vault(tmp_path).open(tmp_path / "New.journal", PASSPHRASE)
    yield journal
    journal.close()
