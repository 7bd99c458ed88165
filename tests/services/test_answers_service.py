"""What a person says against readings holds, and readings are made again only by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app.services import Services, read_text
from journal.domain.distance.reading import Manner, Reading
from journal.domain.entry import Entry
from journal.domain.errors import NotOpen
from journal.domain.labels import Label, LabelFrom
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen
from journal.services.answers import Answers
from tests.steps import PASSPHRASE, given, write

NUMB = (
    "Everyone at the table was laughing and I wanted to join in, and nothing came. I felt numb "
    "the whole evening and I could not get myself to feel anything, however much I wanted to."
)


def read(services: Services, body: str = NUMB) -> Entry:
    entry: Entry = given(services.writing.read, write(services, body).id)
    return entry


def quoted(entry: Entry) -> list[str]:
    assert entry.reading is not None
    return [entry.content.body[span.start : span.end] for span in entry.reading.spans]


def without_a_sign(services: Services, entry: Entry) -> Entry:
    """Strike every sign of an entry, until its reading rests on nothing."""
    while signs := quoted(entry):
        entry = given(services.writing.strike, entry.id, signs[0])
        assert signs[0] not in quoted(entry)
    return entry


def test_struck_words_carry_no_reading_any_more_and_come_back(services: Services) -> None:
    entry = read(services)
    assert entry.label is Label.INVOLUNTARY
    first = quoted(entry)
    entry = without_a_sign(services, entry)
    words = entry.content.struck
    assert words[0] == first[0]
    assert entry.label is not Label.INVOLUNTARY
    assert given(services.reviewing.find, Selection(label=Label.INVOLUNTARY)) == ()
    found = given(services.rereading.exceptions)
    assert [(each.entry.id, each.words) for each in found.struck] == [(entry.id, w) for w in words]
    for each in words:
        entry = given(services.writing.unstrike, entry.id, each)
    assert quoted(entry) == first
    assert entry.label is Label.INVOLUNTARY
    assert given(services.rereading.exceptions).struck == ()


def test_words_that_do_not_stand_there_strike_nothing(services: Services) -> None:
    entry = read(services)
    for words in ("numb as a stone", "", "  \n", "NUMB"):
        assert given(services.writing.strike, entry.id, words) == entry
    struck = given(services.writing.strike, entry.id, "numb")
    assert given(services.writing.strike, entry.id, "numb") == struck


def test_striking_words_reads_nothing_that_was_not_read(services: Services) -> None:
    entry = given(services.writing.strike, write(services, NUMB).id, "numb")
    assert entry.content.struck == ("numb",)
    assert entry.reading is None


def test_a_label_of_ones_own_stays_whatever_is_struck(services: Services) -> None:
    entry = read(services)
    given(services.writing.correct, entry.id, Label.NONE)
    entry = given(services.writing.strike, entry.id, quoted(entry)[0])
    assert (entry.label, entry.label_from) == (Label.NONE, LabelFrom.CORRECTED)


def test_struck_words_go_from_the_page_with_the_words(services: Services) -> None:
    entry = given(services.writing.strike, read(services).id, "numb")
    draft = given(services.writing.open, entry.id).draft
    again = replace(draft, content=replace(draft.content, body="A day by the river."))
    assert given(services.writing.finish, again).content.struck == ()


def test_a_page_left_unread_has_no_reading_and_gets_none(services: Services) -> None:
    given(services.settings.set, lambda old: replace(old, reading=ReadingWhen.AFTER_CHECKIN))
    entry = given(services.writing.leave_unread, read(services).id, True)
    assert entry.content.unread
    assert (entry.reading, entry.label) == (None, None)
    for act in (services.writing.read, services.writing.skip_check_in):
        assert given(act, entry.id).reading is None
    assert given(services.rereading.read_again, (entry.id,)) == ()
    assert [each.id for each in given(services.rereading.exceptions).unread] == [entry.id]
    entry = given(services.writing.leave_unread, entry.id, False)
    assert entry.reading is None, "it is read when the person asks"
    assert given(services.writing.read, entry.id).label is Label.INVOLUNTARY


def test_the_label_filter_knows_a_page_left_unread_by_the_persons_word(services: Services) -> None:
    entry = read(services)
    given(services.writing.correct, entry.id, Label.CHOSEN)
    given(services.writing.leave_unread, entry.id, True)
    assert given(services.reviewing.find, Selection(label=Label.CHOSEN)) == (entry.id,)
    assert given(services.reviewing.find, Selection(label=Label.INVOLUNTARY)) == ()


def test_ways_of_feeling_that_differ_are_minded_from_then_on(services: Services) -> None:
    entry = given(services.writing.strike, read(services).id, "numb")
    manners = []

    def noting(text: str, prompt: str | None, manner: Manner) -> Reading:
        manners.append(manner)
        return read_text()(text, prompt, manner)

    answers = Answers(services.door, services.notices, lambda: noting)
    given(answers.read, entry.id)
    given(services.settings.set, lambda old: replace(old, feelings_differ=True))
    assert given(services.reviewing.entry, entry.id) == entry, "what was read stays as it was"
    given(answers.read, entry.id)
    assert manners == [Manner(("numb",)), Manner(("numb",), feelings_differ=True)]


def test_three_corrections_in_a_row_are_noticed(services: Services) -> None:
    ids = [read(services, f"{NUMB} {number}").id for number in range(4)]
    given(services.writing.agree, ids[0], Label.INVOLUNTARY)
    for count, id in enumerate(ids[1:], 1):
        given(services.writing.correct, id, Label.NONE)
        assert given(services.writing.corrections_in_a_row) == count
    given(services.writing.uncorrect, ids[3], None)
    assert given(services.writing.corrections_in_a_row) == 2


def test_struck_words_leave_with_no_packet(services: Services, tmp_path: Path) -> None:
    secret = "tooth was frozen by the dentist"
    entry = write(services, f"{NUMB} My {secret}.")
    given(services.writing.strike, entry.id, secret)
    plain = write(services, f"{NUMB} My {secret}.")
    given(services.writing.leave_unread, entry.id, True)
    for form in ("json", "md"):
        for id, name in ((entry.id, "struck"), (plain.id, "plain")):
            packet = given(services.handing_over.begin, (id,))
            given(services.handing_over.save, packet, form, tmp_path / f"{name}.{form}")
        said, unsaid = ((tmp_path / f"{n}.{form}").read_text("utf-8") for n in ("struck", "plain"))
        assert said.count(secret) == unsaid.count(secret) == 1, "only where the page itself has it"
        for word in ("struck", "unread"):
            assert word not in said


@pytest.mark.parametrize("act", ["strike", "unstrike"])
def test_a_locked_journal_is_told(services: Services, act: str) -> None:
    entry = read(services)
    services.unlocking.lock("asked")
    with pytest.raises(NotOpen):
        given(getattr(services.writing, act), entry.id, "numb")


def test_what_was_struck_is_there_after_locking(services: Services, place: Path) -> None:
    entry = given(services.writing.strike, read(services).id, "numb")
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, place, PASSPHRASE)
    assert given(services.reviewing.entry, entry.id) == entry
