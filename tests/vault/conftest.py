"""A journal of one's own for every test, made by a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.vault.vault import OpenJournal, Vault
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return quick_vault(tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Quiet.journal"


@pytest.fixture
def journal(vault: Vault, place: Path) -> Iterator[OpenJournal]:
    opened = vault.create(place, PASSPHRASE)
    yield opened
    opened.close()
