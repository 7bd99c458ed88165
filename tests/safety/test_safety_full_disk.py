"""A full disk stops an act with its own sentence, and costs nothing that stood before it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import build_services
from tests import warm
from tests.commands import HOUSE, home_of
from tests.safety.day import KNOWN_PASSPHRASE, Day, write_entries
from tests.safety.marks import CANARIES, found_in, marks_of, private_marks
from tests.safety.small_disk import ACTS
from tests.steps import PASSPHRASE, given, needs_in, write

MARKS = {**private_marks(), **marks_of((PASSPHRASE, KNOWN_PASSPHRASE))}
PACK = (
    "format: stillwater-pack\nschema: 1\nid: weir\ntitle: Weir\nlanguage: en\nprompts:\n"
    + f"- text: {CANARIES[2]}\n  intensity: 1\n" * 40
)
FULL = (0.0, 0.05, 0.2, 0.5, 0.9, 1.1, 1.5, 2.1, 2.6)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A journal with a backup, and a copy of it that has gone its own way."""
    day = Day(tmp_path / "base")
    day.folder.mkdir()
    given(day.services.unlocking.create, day.journal, PASSPHRASE)
    write_entries(day)
    draft = day.services.writing.blank()
    given(day.services.writing.keep, replace(draft, content=replace(draft.content, body="Half.")))
    for number in range(8):
        write(day.services, f"Page {number}. " + "and on and on " * 2_000)
    given(day.services.upkeep.back_up)
    day.close()
    shutil.copytree(day.journal, day.folder / "Copy.journal")
    other = build_services(needs_in(tmp_path))
    given(other.unlocking.unlock, day.folder / "Copy.journal", PASSPHRASE)
    for number in range(4):
        write(other, f"Elsewhere {number}. " + "and on and on " * 2_000)
    other.unlocking.quit()
    (tmp_path / "pack.yaml").write_text(PACK)
    return day.folder


def on_a_small_disk(base: Path, *levels: float) -> tuple[bool, list[dict[str, Any]]]:
    done = subprocess.run(
        [*warm.python(), "-m", "tests.safety.small_disk", base, str(12 << 20), *map(str, levels)],
        cwd=HOUSE,
        env=home_of(base.parent) | {"PYTHONPATH": str(HOUSE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, *lines = map(json.loads, done.stdout.splitlines())
    return first["mounted"], lines


def test_no_act_on_a_full_disk_loses_breaks_or_tells_anything(
    base: Path, full: bool, figure: Callable[[str], None]
) -> None:
    mounted, ended = on_a_small_disk(base, *(FULL if full else FULL[:1]))
    for one in ended:
        named = f"{one['act']} at {one['level']}"
        assert one["kind"] in {"", "DiskFull"}, (named, one["printed"])
        assert one["opens"], named
        assert one["sound"], named
        assert one["lost"] == (one["act"] == "erase" and not one["kind"]), named
        assert one["parts"] == [], named
        assert not found_in(one["held"].encode(), MARKS), named
        assert str(base.parent) not in one["printed"].replace(str(HOUSE), ""), named
    refused = [one for one in ended if one["kind"] == "DiskFull"]
    assert {one["act"] for one in refused} >= {act.__name__ for act in ACTS} - {"change"}
    place = "a 12 MiB disk" if mounted else "files that may not grow"
    figure(f"{len(ended)} acts on {place}: {len(refused)} refused as full, 0 entries lost")
