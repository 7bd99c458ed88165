"""Making a document writes nothing anywhere: it exists in memory until it is saved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.typst

ROOT = Path(__file__).parents[2]
MAKE_ALL = """
from datetime import date
from journal.export.sheet import recovery_sheet
from journal.export.writers import FORMS, write
from tests.export.samples import golden_packet
for form in FORMS:
    assert write(golden_packet(), form.name).data
assert recovery_sheet("7K3Q" * 14, date(2026, 11, 23))
"""


def _run(home: Path) -> None:
    for place in ("home", "temp", "cache", "here"):
        (home / place).mkdir()
    places = {
        "HOME": str(home / "home"),
        "TMPDIR": str(home / "temp"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")} | places
    subprocess.run([sys.executable, "-c", MAKE_ALL], env=env, cwd=home / "here", check=True)


def test_home_temp_cache_and_working_folders_stay_empty(tmp_path: Path) -> None:
    _run(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.parent != tmp_path] == []
