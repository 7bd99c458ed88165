"""Making a document writes nothing anywhere: it exists in memory until it is saved."""

import os
import re
import shutil
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
CHANGES_NAMES = (
    "creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mknodat"
)
HARMLESS = ("/dev/null", "/dev/tty")


def _run(home: Path, *before: str) -> None:
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
    subprocess.run(
        [*before, sys.executable, "-c", MAKE_ALL], env=env, cwd=home / "here", check=True
    )


def test_home_temp_cache_and_working_folders_stay_empty(tmp_path: Path) -> None:
    _run(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.parent != tmp_path] == []


def test_no_file_is_opened_for_writing_or_made(tmp_path: Path) -> None:
    tracer = shutil.which("strace")
    if not tracer:
        pytest.skip("strace is not installed")
    trace = tmp_path / "trace"
    trace.touch()
    calls = f"trace=open,openat,openat2,{CHANGES_NAMES}"
    _run(tmp_path, tracer, "-f", "-qq", "-e", "signal=none", "-e", calls, "-o", str(trace))
    lines = [line for line in trace.read_text(errors="replace").splitlines() if "= -1" not in line]
    assert any("packet.typ" in line for line in lines)
    writing = re.compile(rf"O_WRONLY|O_RDWR|O_CREAT|\b({CHANGES_NAMES.replace(',', '|')})\(")
    wrote = [line for line in lines if writing.search(line)]
    assert [line for line in wrote if not any(f'"{name}"' in line for name in HARMLESS)] == []
