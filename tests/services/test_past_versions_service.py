"""Earlier versions: every one is kept, any can come back, and coming back can be undone."""

from dataclasses import replace
from datetime import date
from typing import Any

from journal.app.services import Services
from journal.domain.changes import Changed
from journal.domain.comparing import Change
from journal.domain.entry import Content, Entry, EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.labels import Label
from journal.domain.past_versions import Aspect, PastVersion
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from tests.steps import given, write


def rewrite(services: Services, id: EntryId, **changes: Any) -> Entry:
    """Finish an entry again with these changes."""
    draft = given(services.writing.open, id).draft
    content = replace(draft.content, **changes)
    entry: Entry = given(services.writing.finish, replace(draft, content=content))
    return entry


def versions(services: Services, id: EntryId) -> list[PastVersion]:
    """Return all versions, newest first, as the list of them gives them."""
    found: list[PastVersion] = []
    faults: list[Exception] = []
    services.writing.past_versions.list(id, lambda some, _: found.extend(some), faults.append)
    assert not faults
    return found


def content(services: Services, id: EntryId) -> Content:
    entry: Entry = given(services.reviewing.entry, id)
    return entry.content


def bring_back(services: Services, id: EntryId, version: PastVersion) -> Entry:
    entry: Entry = given(services.writing.past_versions.bring_back, id, version.revision)
    return entry


def test_versions_say_what_changed_newest_first(services: Services) -> None:
    id = write(services, "One two three").id
    rewrite(services, id, body="One two", title="Counting")
    rewrite(services, id, day=date(1751, 3, 1), for_session=True)
    found = versions(services, id)
    assert [each.words for each in found] == [2, 2, 3]
    assert [each.changed for each in found] == [
        (Aspect.DAY, Aspect.MARKS),
        (Aspect.WORDS, Aspect.TITLE),
        (Aspect.FIRST,),
    ]
    assert [each.before for each in found] == [found[1].revision, found[2].revision, None]


def test_two_versions_are_set_beside_each_other(services: Services) -> None:
    id = write(services, "It was cold.", title="Out").id
    rewrite(services, id, body="It was warm.")
    new, old = versions(services, id)
    past = services.writing.past_versions
    compared = given(past.compare, id, old.revision, new.revision)
    changed = [(p.change, p.text.strip()) for p in compared.body if p.change is not Change.SAME]
    assert changed == [(Change.REMOVED, "cold"), (Change.ADDED, "warm")]
    unfinished = replace(content(services, id), body="It was warm. So I stayed.")
    beside_page = given(past.compare, id, new.revision, unfinished)
    assert [p.text.strip() for p in beside_page.body] == ["It was warm.", "So I stayed."]
    alone = given(past.compare, id, None, old.revision)
    assert (alone.older, alone.newer.body) == (None, "It was cold.")


def test_bringing_back_keeps_every_version_and_what_stands_around(services: Services) -> None:
    walk, home = Tag("walk"), Tag("home")
    id = write(services, "The first words.", title="First", tags=(walk,)).id
    rewrite(services, id, body="Other words.", title="Second", tags=(home,), veiled=True)
    given(services.writing.correct, id, Label.CHOSEN)
    rewrite(services, id, day=date(2020, 1, 1))
    before = versions(services, id)
    now = bring_back(services, id, before[-1]).content
    assert (now.body, now.title) == ("The first words.", "First")
    assert set(now.tags) == {walk, home}
    assert (now.day, now.veiled) == (date(2020, 1, 1), True)
    assert now.correction is not None
    after = versions(services, id)
    assert after[1:] == before
    assert given(services.reviewing.find, Selection(words="other")) == ()
    assert given(services.reviewing.find, Selection(words="first")) == (id,)


def test_undo_leads_back_to_what_was_there_and_keeps_both(services: Services) -> None:
    id = write(services, "Old.", tags=(Tag("walk"),)).id
    newest = rewrite(services, id, body="New.", tags=())
    count = len(versions(services, id))
    bring_back(services, id, versions(services, id)[-1])
    undone = given(services.writing.past_versions.take_back, id, newest.head)
    assert undone.content == newest.content
    assert len(versions(services, id)) == count + 2


def test_bringing_back_tells_the_other_rooms(services: Services) -> None:
    id = write(services, "Old.").id
    rewrite(services, id, body="New.")
    told: list[Changed] = []
    services.notices.listen(told.append)
    bring_back(services, id, versions(services, id)[-1])
    assert any(id in each.entries for each in told)


def test_very_many_versions_come_a_few_at_a_time_each_once(services: Services) -> None:
    entry = write(services, "Words.")

    def job(unit: Any) -> None:
        for number in range(130):
            now = unit.entries.get(entry.id)
            title = replace(now.content, title=f"Title {number}")
            unit.entries.save(entry.uuid, title, based_on=now.head)

    given(services.door.within, job)
    parts: list[tuple[int, int]] = []
    seen: list[str] = []

    def take(some: tuple[PastVersion, ...], count: int) -> None:
        parts.append((len(some), count))
        seen.extend(each.revision for each in some)

    services.writing.past_versions.list(entry.id, take, lambda error: None)
    assert parts == [(50, 131), (50, 131), (31, 131)]
    assert len(set(seen)) == 131


def test_listing_ends_where_it_is_asked_to(services: Services) -> None:
    entry = write(services, "Words.")
    past = services.writing.past_versions

    def job(unit: Any) -> None:
        for number in range(60):
            now = unit.entries.get(entry.id)
            title = replace(now.content, title=f"Title {number}")
            unit.entries.save(entry.uuid, title, based_on=now.head)

    given(services.door.within, job)
    parts: list[int] = []

    def take(some: tuple[PastVersion, ...], count: int) -> None:
        parts.append(len(some))
        past.cancel()

    past.list(entry.id, take, lambda error: None)
    assert parts == [50]


def test_what_was_erased_is_named_so_and_cannot_come_back(services: Services) -> None:
    id = write(services, "A secret.").id
    rewrite(services, id, body="Nothing.")
    first = versions(services, id)[-1]

    def purge(unit: Any) -> None:  # as a merge with a copy that erased it leaves it
        connection = unit.versions._connection
        connection.exec_driver_sql(
            "UPDATE revision SET purged = 1, payload = ? WHERE uuid = ?",
            ("0" * 64, bytes.fromhex(first.revision)),
        )

    given(services.door.within, purge)
    new, erased = versions(services, id)
    assert (erased.erased, erased.words, erased.changed) == (True, 0, ())
    assert new.before is None
    faults: list[Exception] = []
    services.writing.past_versions.bring_back(
        id, erased.revision, lambda entry: None, faults.append
    )
    assert isinstance(faults[0], UnknownEntry)
    assert content(services, id).body == "Nothing."


def test_another_day_moves_the_entry_among_the_others(services: Services) -> None:
    first = write(services, "One.", day=date(2026, 11, 20)).id
    second = write(services, "Two.", day=date(2026, 11, 20)).id
    third = write(services, "Three.", day=date(2026, 11, 22)).id
    assert given(services.reviewing.find, Selection()) == (third, second, first)
    given(services.writing.name_day, first, date(2026, 11, 22))
    assert given(services.reviewing.find, Selection()) == (third, first, second)
    for day in (date(1751, 12, 31), date(1969, 7, 20), date(2099, 1, 1)):
        given(services.writing.name_day, third, day)
        assert content(services, third).day == day
        assert given(services.reviewing.find, Selection(since=day, until=day)) == (third,)
