"""The basket and the log of hand-overs: what goes, goes for good, in every copy."""

from datetime import UTC, datetime
from pathlib import Path

from journal.domain.basket import Item
from journal.domain.giving import Given
from tests.vault.diverging import copied, erased, merged, opened
from tests.vault.pages import saved

NOTED = Given("c" * 32, datetime(2026, 3, 1, tzinfo=UTC), "Dr. L.", "pdf", True, (), "ab" * 32)


def test_a_cleared_line_does_not_come_back_with_another_copy(fresh: Path, tmp_path: Path) -> None:
    here = copied(fresh, tmp_path / "Here.journal")
    journal = opened(here)
    with journal.work() as work:
        work.giving.note(NOTED)
    journal.close()
    there = copied(here, tmp_path / "There.journal")
    journal = opened(here)
    with journal.work() as work:
        work.giving.clear([NOTED.id])
    merged(journal, there)
    with journal.work() as work:
        assert work.giving.all() == ()
    journal.close()
    other = opened(there)
    merged(other, here)
    with other.work() as work:
        assert work.giving.all() == ()
    other.close()


def test_two_copies_gather_into_one_basket(fresh: Path, tmp_path: Path) -> None:
    here = copied(fresh, tmp_path / "Here.journal")
    there = copied(here, tmp_path / "There.journal")
    for place, id in ((here, "1" * 32), (there, "2" * 32)):
        journal = opened(place)
        with journal.work() as work:
            work.basket.put(Item(id, "a" * 32, about=f"From {place.stem}"))
        journal.close()
    journal = opened(here)
    merged(journal, there)
    with journal.work() as work:
        assert {item.about for item in work.basket.all()} == {"From Here", "From There"}
        work.basket.remove(["2" * 32])
        assert [item.about for item in work.basket.all()] == ["From Here"]
    journal.close()


def test_moments_of_every_copy_stay_moments_of_the_version_they_are_from(
    fresh: Path, tmp_path: Path
) -> None:
    names = ("Here", "There", "Elsewhere")
    places = [copied(fresh, tmp_path / f"{name}.journal") for name in names]
    items = [Item(f"{n}" * 32, "a" * 32, 2, 5, quoted=True, seen="b" * 32) for n in range(3)]
    for place, item in zip(places, items, strict=True):
        journal = opened(place)
        with journal.work() as work:
            work.basket.put(item)
        journal.close()
    orders = [(0, 1, 2), (1, 0, 2), (2, 1, 0), (0, 2, 1)]
    held = []
    for order in orders:
        first, *rest = (copied(places[n], tmp_path / f"{order}{n}.journal") for n in order)
        journal = opened(first)
        for other in rest:
            merged(journal, other)
        with journal.work() as work:
            held.append(work.basket.all())
        journal.close()
    assert set(held[0]) == set(items)
    assert set(held) == {held[0]}, "in the same order, whichever copies met first"


def test_what_was_said_about_an_entry_goes_with_it(fresh: Path, tmp_path: Path) -> None:
    journal = opened(copied(fresh, tmp_path / "Here.journal"))
    id = saved(journal, "A day to forget.")
    with journal.work() as work:
        uuid = work.entries.get(id).uuid
        work.basket.put(Item("1" * 32, uuid, 2, 5, about="the harbour"))
    erased(journal, id)
    with journal.work() as work:
        assert work.basket.all() == ()
    journal.close()
