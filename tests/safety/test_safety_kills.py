"""Killed at any moment of anything it does, the program keeps every entry it acknowledged."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.quick import quick_vault
from tests.safety.kills import Ended, Nursery, after, at_a_part
from tests.steps import PASSPHRASE

NEW = "eleven kites above the quarry"
KINDS = ("bring_in", "back_up", "merge", "change", "rekey", "migrate", "erase", "restore")


@dataclass
class Tally:
    """What all kills together came to."""

    kills: int = 0
    during: int = 0
    acknowledged: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def add(self, kind: str, ended: Ended) -> None:
        self.kills += 1
        self.during += ended.cut_off
        self.kinds.add(kind)


@dataclass
class Ward:
    """A journal that every kill begins with anew, a diverged copy, and a backup of it."""

    folder: Path
    nursery: Nursery
    entries: int
    brought: int
    chance: random.Random

    def __post_init__(self) -> None:
        self.base = self.folder / "base" / "Quiet.journal"
        self.other = self.folder / "other" / "Copy.journal"
        self.backup = self.folder / "kept.jbackup"
        self.file = self.folder / "in.jsonl"
        self.names = {f"basex{number}" for number in range(self.entries)}
        self.base.parent.mkdir()
        quick_vault(self.base.parent).create(self.base, PASSPHRASE).close()
        self.do("save", self.base, name="base", entries=self.entries)
        shutil.move(self.do("back_up", self.base).acknowledged[0], self.backup)
        shutil.copytree(self.base, self.other)
        self.do("save", self.other, name="other", entries=self.entries // 2)
        lines = ({"date": "2025-04-01", "text": f"Entry in{n} came."} for n in range(self.brought))
        self.file.write_text("\n".join(map(json.dumps, lines)))

    def order(self, journal: Path) -> dict[str, Any]:
        return {
            "folder": journal.parent,
            "journal": journal,
            "passphrase": PASSPHRASE,
            "new": NEW,
            "other": self.other,
            "file": self.file,
            "backup": self.backup,
            "into": journal.parent / "Restored.journal",
        }

    def do(self, act: str, journal: Path, **more: object) -> Ended:
        return self.nursery.run(act, **(self.order(journal) | more))

    def fresh(self) -> Path:
        """Return a copy of the base journal in a folder of its own."""
        place = self.folder / f"{self.chance.getrandbits(48):012x}" / "Quiet.journal"
        shutil.copytree(self.base, place)
        return place

    def look(self, journal: Path, *, newer: bool = False) -> dict[str, Any]:
        looked = self.do("look", journal, passphrases=(PASSPHRASE, NEW), newer=newer)
        found: dict[str, Any] = looked.all("found")[0]
        return found

    def lasting(self, act: str) -> float:
        """Measure how long an act lasts when nobody ends it."""
        journal = self.fresh()
        ended = self.do(act, journal)
        shutil.rmtree(journal.parent)
        return ended.lasted

    def kill(self, act: str, now: Callable[[float], bool], journal: Path) -> Ended:
        return self.nursery.killed(act, now, **self.order(journal))


@pytest.fixture
def ward(tmp_path: Path, full: bool) -> Iterator[Ward]:
    nursery = Nursery(tmp_path)
    yield Ward(tmp_path, nursery, 200 if full else 12, 2_000 if full else 100, random.Random(23))
    nursery.close()


def test_no_kill_at_any_moment_of_any_act_loses_what_was_acknowledged(
    ward: Ward, full: bool, figure: Callable[[str], None]
) -> None:
    tally = Tally()
    saves(ward, 40 if full else 1, tally)
    for kind in KINDS:
        lasts, times = ward.lasting(kind), 25 if full else 1
        for number in range(times):
            moment = lasts * (number + ward.chance.random()) / times
            once(ward, kind, after(moment), tally)
    for kind in ("back_up", "merge", "rekey", "restore") if full else ("rekey",):
        for _ in range(5 if full else 1):
            once(ward, kind, None, tally)
    assert tally.during > (tally.kills // 2 if full else 0)
    figure(
        f"{tally.kills} kills of {len(tally.kinds)} acts, {tally.during} in their midst: "
        f"{len(tally.acknowledged)} entries acknowledged, 0 lost, 0 journals that do not open"
    )


def saves(ward: Ward, times: int, tally: Tally) -> None:
    """Kill while entries are saved one after another, always in the same journal."""
    journal = ward.fresh()
    names = set(ward.names)
    for number in range(times):
        order = ward.order(journal) | {"name": f"kill{number}"}
        ended = ward.nursery.killed("save", after(ward.chance.uniform(0.02, 0.4)), **order)
        names |= set(ended.acknowledged)
        tally.add("save", ended)
        found = ward.look(journal)
        assert names <= set(found["names"])
        assert found["sound"]
        assert found["opens"] == [PASSPHRASE]
    tally.acknowledged |= names


def once(ward: Ward, kind: str, now: Callable[[float], bool] | None, tally: Tally) -> None:
    """Kill one act on a fresh copy, at the moment given or while a file is half written."""
    journal = ward.fresh()
    parts = at_a_part(journal, journal / "backups", journal.parent)
    ended = ward.kill(kind, now or parts, journal)
    assert not ended.all("fault")
    tally.add(kind, ended)
    found = ward.look(journal, newer=kind == "migrate")
    gone = 1 if kind == "erase" else 0
    assert len(ward.names - set(found["names"])) <= gone
    assert found["sound"], kind
    assert len(found["opens"]) == 1, kind
    if kind not in {"change", "rekey"}:
        assert found["opens"] == [PASSPHRASE]
    _acknowledged(kind, ended, found, journal)
    shutil.rmtree(journal.parent)


def _acknowledged(kind: str, ended: Ended, found: dict[str, Any], journal: Path) -> None:
    """What was told as done is done, and what was not done left nothing half-done."""
    brought = [name for name in found["names"] if name.startswith(("in", "other"))]
    if kind in {"change", "rekey"} and ended.acknowledged:
        assert found["opens"] == [NEW]
    if kind in {"bring_in", "merge"}:
        assert not brought or kind == "merge" or len(brought) % 100 == 0
        assert brought or not ended.acknowledged
    if kind == "back_up" and ended.acknowledged:
        assert found["backups"] == 1
    restored = journal.parent / "Restored.journal"
    if kind == "restore" and ended.acknowledged:
        assert restored.is_dir()
