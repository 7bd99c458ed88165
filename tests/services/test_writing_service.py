from dataclasses import replace
from pathlib import Path

import pytest

from journal.app.services import Services, build_services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Kind
from journal.domain.errors import NotOpen
from journal.domain.ids import new_uuid
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Tag
from tests.steps import PASSPHRASE, given, needs_in, write

NUMB = (
    "Everyone at the table was laughing and I wanted to join in, and nothing came. I felt numb "
    "the whole evening and I could not get myself to feel anything, however much I wanted to."
)


def reopened(services: Services, place: Path) -> Services:
    services.unlocking.lock("test")
    given(services.unlocking.unlock, place, PASSPHRASE)
    return services


def test_a_finished_page_is_an_entry_and_its_draft_is_gone(services: Services) -> None:
    draft = services.writing.blank()
    draft = replace(draft, content=replace(draft.content, body="Half a sentence"))
    given(services.writing.keep, draft)
    assert [d.uuid for d in given(services.writing.drafts)] == [draft.uuid]
    entry = given(services.writing.finish, draft)
    assert entry.content.body == "Half a sentence"
    assert entry.label is None
    assert given(services.writing.drafts) == ()
    assert given(services.reviewing.find, Selection()) == (entry.id,)


def test_an_entry_of_one_letter_or_none_can_be_finished(services: Services) -> None:
    write(services, "x")
    write(services, "")
    assert given(services.reviewing.count) == 2


def test_a_page_kept_by_autosave_is_there_after_locking(services: Services, place: Path) -> None:
    draft = services.writing.blank()
    draft = replace(draft, content=replace(draft.content, body="in the middle of a wo"))
    given(services.writing.keep, draft)
    reopened(services, place)
    assert given(services.writing.drafts)[0].content.body == "in the middle of a wo"


def test_locking_asks_for_the_unsaved_page_and_keeps_it(services: Services, place: Path) -> None:
    draft = services.writing.blank()
    unsaved = replace(draft, content=replace(draft.content, body="not yet saved"))
    services.unlocking.keep_at_lock(lambda: unsaved)
    reopened(services, place)
    assert given(services.writing.drafts)[0].content.body == "not yet saved"


def test_editing_goes_on_from_the_draft_where_there_is_one(services: Services) -> None:
    entry = write(services, "first")
    page = given(services.writing.open, entry.id)
    assert page.draft.content.body == "first"
    changed = replace(page.draft, content=replace(page.draft.content, body="second"))
    given(services.writing.keep, changed)
    again = given(services.writing.open, entry.id)
    assert again.draft.content.body == "second"
    assert again.entry.content.body == "first"
    given(services.writing.discard, again.draft)
    assert given(services.writing.open, entry.id).draft.content.body == "first"


def test_nothing_is_read_before_the_person_asks(services: Services) -> None:
    entry = write(services, NUMB)
    skipped = given(services.writing.skip_check_in, entry.id)
    assert skipped.reading is None
    assert skipped.label is None
    read = given(services.writing.read, entry.id)
    assert read.reading is not None
    assert read.label is read.reading.label
    assert read.label_from is LabelFrom.TEXT


def test_with_the_setting_a_reading_follows_the_check_in(services: Services) -> None:
    given(services.settings.set, lambda s: replace(s, reading=ReadingWhen.AFTER_CHECKIN))
    entry = write(services, NUMB)
    assert entry.reading is None
    assert given(services.writing.skip_check_in, entry.id).reading is not None


def test_the_persons_taps_win_over_the_text(services: Services) -> None:
    entry = write(services, NUMB)
    given(services.writing.read, entry.id)
    taps = CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
    said = given(services.writing.check_in, entry.id, taps)
    assert (said.label, said.label_from) == (Label.CHOSEN, LabelFrom.CHECKIN)


def test_a_correction_wins_over_taps_and_later_readings_and_can_be_undone(
    services: Services,
) -> None:
    entry = write(services, NUMB)
    given(services.writing.check_in, entry.id, CheckIn(Gate.NOT_REALLY))
    mine = given(services.writing.correct, entry.id, Label.MIXED)
    assert (mine.label, mine.label_from) == (Label.MIXED, LabelFrom.CORRECTED)
    assert given(services.writing.read, entry.id).label is Label.MIXED
    undone = given(services.writing.uncorrect, entry.id, None)
    assert (undone.label, undone.label_from) == (Label.NONE, LabelFrom.CHECKIN)


def test_changed_words_take_their_old_reading_with_them(services: Services) -> None:
    entry = write(services, NUMB)
    read = given(services.writing.read, entry.id)
    page = given(services.writing.open, read.id)
    other = replace(page.draft, content=replace(page.draft.content, body="The tram was late."))
    assert given(services.writing.finish, other).reading is None


def test_tags_alone_leave_the_reading_as_it_is(services: Services) -> None:
    entry = write(services, NUMB)
    read = given(services.writing.read, entry.id)
    page = given(services.writing.open, read.id)
    tagged = replace(page.draft, content=replace(page.draft.content, tags=(Tag("family"),)))
    assert given(services.writing.finish, tagged).reading == read.reading


def test_the_bin_gives_back(services: Services) -> None:
    entry = write(services, "to be regretted")
    given(services.writing.move_to_bin, entry.id)
    assert given(services.reviewing.find, Selection()) == ()
    assert given(services.reviewing.find, Selection(in_bin=True)) == (entry.id,)
    assert given(services.writing.bring_back, entry.id).content == entry.content
    assert given(services.reviewing.find, Selection(words="regretted")) == (entry.id,)


def test_the_kind_of_page_follows_the_hour(services: Services) -> None:
    assert services.writing.blank().content.kind is Kind.EVENING


def test_a_prompt_by_chance_is_everyday_and_another_one(services: Services) -> None:
    first = services.writing.prompting.another_prompt(None, Settings())
    assert first is not None
    second = services.writing.prompting.another_prompt(first, Settings())
    assert second is not None
    assert (first.intensity, second.intensity) == (1, 1)
    assert first != second


def test_ids_sort_by_time_and_say_their_version() -> None:
    made = new_uuid(1)
    assert made[12] == "7"
    assert made[16] in "89ab"
    assert len({new_uuid(1) for _ in range(100)}) == 100


def test_nothing_is_given_away_while_locked(tmp_path: Path) -> None:
    locked = build_services(needs_in(tmp_path))
    with pytest.raises(NotOpen):
        given(locked.reviewing.find, Selection())
