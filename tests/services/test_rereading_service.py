"""Reading again: by hand, in pieces, endable, and never over a person's own label."""

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.changes import Changed
from journal.domain.distance.reading import Reading
from journal.domain.entry import Entry, EntryId
from journal.domain.errors import NotOpen
from journal.domain.labels import Label, LabelFrom
from journal.domain.own_word import ReadAgain
from journal.services.stores import UnitOfWork
from tests.services.test_answers_service import NUMB, without_a_sign
from tests.steps import given, write

OLD = Reading(Label.CHOSEN, 0.95, 0.05, (), "0.0.1")


def read_by_older(services: Services, body: str = NUMB, found: Reading = OLD) -> EntryId:
    """Write an entry that holds a reading by an older version."""
    id = write(services, body).id

    def job(unit: UnitOfWork) -> EntryId:
        unit.readings.put(id, found)
        return id

    made: EntryId = given(services.door.within, job)
    return made


def waiting(services: Services) -> int:
    count: int = given(services.rereading.waiting, services.rereading.version)
    return count


def entry(services: Services, id: EntryId) -> Entry:
    found: Entry = given(services.reviewing.entry, id)
    return found


def test_older_readings_wait_and_keep_label_and_version(services: Services) -> None:
    id = read_by_older(services)
    given(services.writing.read, write(services, NUMB).id)
    write(services, NUMB)
    assert waiting(services) == 1
    assert entry(services, id).label is Label.CHOSEN
    assert entry(services, id).reading == OLD


def test_reading_again_says_what_became_of_each(services: Services) -> None:
    version = services.rereading.version
    id = read_by_older(services)
    told: list[Changed] = []
    services.notices.listen(told.append)
    (found,) = given(services.rereading.read_again, None)
    assert found == ReadAgain(found.entry, Label.CHOSEN, Label.INVOLUNTARY, OLD.version, version)
    assert (found.entry.id, found.entry.label) == (id, Label.INVOLUNTARY)
    assert waiting(services) == 0
    assert [change.entries for change in told] == [{id}]
    assert given(services.rereading.read_again, None) == ()


def test_a_label_of_ones_own_stays(services: Services) -> None:
    id = read_by_older(services)
    given(services.writing.correct, id, Label.MIXED)
    (found,) = given(services.rereading.read_again, None)
    assert (found.entry.label, found.entry.label_from) == (Label.MIXED, LabelFrom.CORRECTED)
    again = entry(services, id)
    assert again.label is Label.MIXED
    assert again.reading is not None
    assert again.reading.label is Label.INVOLUNTARY


def test_struck_words_stay_struck(services: Services) -> None:
    id = read_by_older(services)
    struck = without_a_sign(services, given(services.writing.read, id))
    given(services.rereading.read_again, (id,))
    assert entry(services, id) == struck


def test_a_reading_that_was_held_back_is_called_so(services: Services) -> None:
    read_by_older(services, found=replace(OLD, held_back=True))
    (found,) = given(services.rereading.read_again, None)
    assert found.before is Label.UNCLEAR


def test_only_what_was_read_before_is_read(services: Services) -> None:
    ids = (read_by_older(services), write(services, NUMB).id, EntryId(404))
    binned = read_by_older(services, f"{NUMB} Binned.")
    given(services.writing.move_to_bin, binned)
    assert waiting(services) == 1
    assert [each.entry.id for each in given(services.rereading.read_again, ids)] == [ids[0]]
    assert entry(services, ids[1]).reading is None
    assert entry(services, binned).reading == OLD


@pytest.mark.parametrize("gone", [0, 1, 12_000])
def test_however_many_are_read_each_is_told_once(services: Services, gone: int) -> None:
    """Also where jobs run one inside the other, as on the command line."""
    ids = [read_by_older(services, f"Short {number}.") for number in range(11)]
    wanted = (*ids, *(EntryId(1000 + number) for number in range(gone)), *ids)
    steps: list[tuple[int, int]] = []
    found = given(
        services.rereading.read_again, wanted, progress=lambda done, of: steps.append((done, of))
    )
    assert [each.entry.id for each in found] == ids
    assert steps == [(number, 11 + gone) for number in range(1, 12 + gone)]


def test_it_can_be_ended_and_what_was_read_stays(services: Services) -> None:
    for number in range(25):
        read_by_older(services, f"{NUMB} {number}")

    def stop(done: int, of: int) -> None:
        if done == 14:
            services.rereading.cancel()

    found = given(services.rereading.read_again, None, progress=stop)
    assert len(found) == 10, "each few stand or fall together"
    assert waiting(services) == 15
    assert len(given(services.rereading.read_again, None)) == 15, "and it can go on"


def test_a_locked_journal_reads_nothing_again(services: Services, place: Path) -> None:
    id = read_by_older(services)
    services.unlocking.lock("asked")
    for act, asked in (
        (services.rereading.read_again, None),
        (services.rereading.read_again, (id,)),
        (services.rereading.waiting, "1.0.0"),
    ):
        with pytest.raises(NotOpen):
            given(act, asked)
