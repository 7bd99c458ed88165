"""Services on a real temporary journal."""

from pathlib import Path

import pytest

from journal.app import Services, build_services
from tests.steps import PASSPHRASE, given, needs_in


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Quiet.journal"


@pytest.fixture
def services(tmp_path: Path, place: Path) -> Services:
    made = build_services(needs_in(tmp_path))
    given(made.unlocking.create, place, PASSPHRASE)
    return made
