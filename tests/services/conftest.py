"""Services on a real temporary journal, copied from one that was made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.app.services import Services, build_services
from tests.steps import PASSPHRASE, given, needs_in


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    made = build_services(needs_in(folder))
    given(made.unlocking.create, folder / "Empty.journal", PASSPHRASE)
    made.unlocking.quit()
    return folder / "Empty.journal"


@pytest.fixture
def place(tmp_path: Path, empty_journal: Path) -> Path:
    return shutil.copytree(empty_journal, tmp_path / "Quiet.journal")


@pytest.fixture
def services(tmp_path: Path, place: Path) -> Iterator[Services]:
    made = build_services(needs_in(tmp_path))
    given(made.unlocking.unlock, place, PASSPHRASE)
    yield made
    made.unlocking.quit()
