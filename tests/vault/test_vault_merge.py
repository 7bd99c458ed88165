"""Diverged copies come together: nothing is lost, whatever the order, and nothing is half-done."""

import itertools
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journal.domain.entry import EntryId
from journal.domain.report import Merged
from journal.domain.tags import Tag
from journal.vault import merge
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from tests.vault.diverging import copied, merged, opened, rows, state
from tests.vault.living import WORDS, live_and
from tests.vault.pages import entry, page, revised, saved

NOTHING = Merged(versions=0, entries=0, two_versions=0)


def untold(done: int, of: int) -> None:
    """Listen to nothing."""


@pytest.fixture
def base(fresh: Path, tmp_path: Path) -> Path:
    """A closed journal with one entry."""
    journal = opened(copied(fresh, tmp_path / "Base.journal"))
    saved(journal, "As it began.", tags=(Tag("sleep"),))
    journal.close()
    return journal.path


def living(source: Path, name: str, go: Random, acts: int, page_acts: int = 0) -> Path:
    """Return a closed copy in which so many things were done since."""
    journal = opened(copied(source, source.with_name(name)))
    live_and(journal, go, acts, page_acts)
    journal.close()
    return journal.path


def three(fresh: Path, folder: Path, seed: int) -> list[Path]:
    """Return three copies that went different ways; in some seeds two had met before."""
    go = Random(seed)
    folder.mkdir()
    base = living(copied(fresh, folder / "Fresh.journal"), "Base.journal", go, 12)
    copies = [living(base, f"{name}.journal", go, go.randint(3, 12)) for name in "ABC"]
    if seed % 2:
        met = opened(copies[0])
        merged(met, copies[1])
        live_and(met, go, 4)
        met.close()
    return copies


def require_nothing_lost(held: dict[str, Any], copies: list[Path]) -> None:
    """Require every version and unfinished text of every copy, but for what one of them erased."""
    gone = {uuid for uuid, purged, *_ in held["revisions"] if purged}
    erased = {of for _, purged, of, _ in held["revisions"] if purged}
    for path in copies:
        journal = opened(path)
        revisions, drafts = state(journal)["revisions"], rows(journal)["draft"]
        journal.close()
        for row in revisions:
            assert row in held["revisions"] or row[0] in gone
        for _, uuid, *_, payload in drafts:
            finished = any(
                body_of(payload) in text and (of == uuid or uuid[12] == "8")
                for _, _, of, text in held["revisions"]
            )
            assert payload in held["drafts"] or finished or uuid in erased


def body_of(payload: str) -> str:
    return payload[payload.index('"body":') : payload.index(',"checkin"')]


def test_three_copies_come_out_the_same_in_every_order(
    fresh: Path, tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    seeds = range(200) if full else range(1, 2)
    for seed in seeds:
        folder = tmp_path / str(seed)
        copies = three(fresh, folder, seed)
        outcomes = []
        for at, order in enumerate(itertools.permutations(copies)):
            journal = opened(copied(order[0], folder / f"order{at}.journal"))
            for other in order[1:]:
                merged(journal, other)
            outcomes.append(state(journal))
            if full or at == seed:
                require_settled(journal, copies)
            journal.close()
        assert all(outcome == outcomes[0] for outcome in outcomes), seed
        require_nothing_lost(outcomes[0], copies)
        shutil.rmtree(folder)
    figure(f"{len(seeds)} times three diverged copies in 6 orders: the same outcome, nothing lost")


def require_settled(journal: OpenJournal, copies: list[Path]) -> None:
    """Require that merging again adds nothing, all is sound, and the device is not alarmed."""
    before = state(journal), rows(journal)
    assert [merged(journal, other) for other in copies] == [NOTHING] * 3
    after = state(journal), rows(journal)
    for _, tables in (before, after):
        del tables["draft"]  # one may go back to its entry, which another one had left
    assert after == before
    assert journal.check(untold).sound
    journal.close()
    again = opened(journal.path)
    assert not again.older_than_seen
    again.close()


def test_two_copies_come_out_the_same_both_ways_and_through_each_other(
    fresh: Path, tmp_path: Path, full: bool
) -> None:
    for seed in range(1_000, 1_040 if full else 1_001):
        folder = tmp_path / str(seed)
        first, second, third = three(fresh, folder, seed)
        here = opened(copied(first, folder / "here.journal"))
        there = opened(copied(second, folder / "there.journal"))
        merged(here, second)
        merged(there, first)
        assert state(here) == state(there), seed
        merged(there, third)
        there.close()
        merged(here, there.path)
        merged_through = state(here)
        here.close()
        back = opened(there.path)
        assert merged_through == state(back), seed
        back.close()


def test_what_came_with_the_page_comes_out_the_same_in_every_order(
    fresh: Path, tmp_path: Path, full: bool, figure: Callable[[str], None]
) -> None:
    """Names called anew differently, links to what is erased, files and packs that differ.

    Which unfinished texts still count as such may hang on what a name was called when they met.
    """
    seeds = range(3_000, 3_060) if full else (3_002,)
    for seed in seeds:
        go, folder = Random(seed), tmp_path / str(seed)
        folder.mkdir()
        base = living(copied(fresh, folder / "Fresh.journal"), "Base.journal", go, 8, 10)
        names = "ABC" if full else "AB"
        copies = [living(base, f"{name}.journal", go, go.randint(3, 10), 9) for name in names]
        outcomes = []
        for at, order in enumerate(itertools.permutations(copies)):
            journal = opened(copied(order[0], folder / f"order{at}.journal"))
            for other in order[1:]:
                merged(journal, other)
            outcomes.append(state(journal))
            require_nothing_lost(outcomes[-1], copies)
            assert journal.check(untold).sound
            journal.close()
        for outcome in outcomes:
            del outcome["drafts"]
        assert all(outcome == outcomes[0] for outcome in outcomes), seed
        shutil.rmtree(folder)
    figure(f"{len(seeds)} times three copies whose pages, names, files and packs differ: the same")


def test_a_merge_counts_what_it_brought_and_is_told_to_the_end(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    revised(there, EntryId(1), body="Written there.")
    saved(there, "New there.")
    there.close()
    here = opened(base)
    revised(here, EntryId(1), body="Written here.")
    told: list[tuple[int, int]] = []
    with merge.opened(here._held, there.path, None) as source:
        found = merge.bring_in(here._held, source, lambda done, of: told.append((done, of)))
    assert found == Merged(versions=2, entries=2, two_versions=1)
    assert told[-1][0] == told[-1][1]
    assert all(one <= other for one, other in itertools.pairwise(told))
    here.close()


def test_what_is_written_after_a_merge_is_newer_than_all_that_came(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    ahead = ((1 << 47) + 5).to_bytes(8, "big")
    with there.work() as work:
        work.entries._ledger.follow(ahead)
    revised(there, EntryId(1), body="By a clock that is ahead.")
    there.close()
    here = opened(base)
    merged(here, there.path)
    revised(here, EntryId(1), body="Written here, later.")
    assert entry(here, EntryId(1)).content.body == "Written here, later."
    merged(here, there.path)
    assert entry(here, EntryId(1)).content.body == "Written here, later."
    here.close()


def test_many_versions_come_in_at_once(
    base: Path, full: bool, figure: Callable[[str], None]
) -> None:
    many, new = (10_000, 200) if full else (150, 30)
    go = Random(3)

    def write(journal: OpenJournal, count: int) -> None:
        with journal.work() as work:
            for _ in range(count):
                words = " ".join(go.choices(WORDS, k=300))
                work.entries.save(new_uuid(), page(words, tags=(Tag("sleep"),)), based_on=None)

    apart = opened(copied(base, base.with_name("Apart.journal")))
    write(apart, many + new)
    apart.close()
    here = opened(base)
    write(here, many)
    here.close()
    there = opened(copied(base, base.with_name("There.journal")))
    write(there, new)
    there.close()
    here = opened(base)
    write(here, new)
    for other, said in ((there, f"{new} new of {many + new}"), (apart, f"{many + new}, all new")):
        began = time.perf_counter()
        found = merged(here, other.path)
        took = time.perf_counter() - began
        figure(f"merge into {many + new} versions, {said}: {took * 1000:.0f} ms")
        assert found.versions == (new if other is there else many + new)
    assert here.check(untold).sound
    here.close()
