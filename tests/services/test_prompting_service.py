"""One prompt a day, skipped ones that rest, follow-ups, and pages as if about someone else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import Services, build_services
from journal.domain import someone_else
from journal.domain.entry import Answer
from journal.domain.labels import Label
from journal.domain.prompts import Prompt, follow_up
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from tests.steps import NOW, PASSPHRASE, First, given, needs_in, write

NONE: frozenset[str] = frozenset()
NUMB = (
    "Everyone at the table was laughing and I wanted to join in, and nothing came. I felt numb "
    "the whole evening and I could not get myself to feel anything, however much I wanted to."
)


class Calendar:
    """A clock that the test turns on."""

    def __init__(self) -> None:
        self.moment: datetime = NOW.replace(hour=0, minute=1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def wait(self, **time: int) -> None:
        self.moment += timedelta(**time)


class Seen(First):
    """Chance that remembers what it could have taken."""

    def __init__(self) -> None:
        self.among: set[str] = set()

    def choice(self, seq: Any, /) -> Any:
        self.among = {prompt.id for prompt in seq}
        return super().choice(seq)


@pytest.fixture
def chance() -> Seen:
    return Seen()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def turned(tmp_path: Path, place: Path, calendar: Calendar, chance: Seen) -> Services:
    made = build_services(replace(needs_in(tmp_path), clock=calendar, chance=chance))
    given(made.unlocking.unlock, place, PASSPHRASE)
    return made


def first(services: Services, written_to: frozenset[str] = NONE) -> Prompt:
    found = services.writing.prompting.first_prompt(given(services.settings.settings), written_to)
    assert found is not None
    return found


def test_the_prompt_of_a_day_stays_until_midnight(turned: Services, calendar: Calendar) -> None:
    morning = first(turned)
    calendar.wait(hours=23)
    assert first(turned) == morning
    days = set()
    for _ in range(30):
        calendar.wait(days=1)
        days.add(first(turned).id)
    assert len(days) > 10


def test_a_prompt_that_was_used_is_not_offered_again_that_day(turned: Services) -> None:
    daily = first(turned)
    assert first(turned, frozenset({daily.id})) != daily
    given(turned.writing.prompting.skip, daily)
    assert first(turned) != daily


def test_a_prompt_skipped_on_two_days_rests_for_sixty(
    turned: Services, calendar: Calendar, chance: Seen
) -> None:
    prompting = turned.writing.prompting
    tired = first(turned)

    def drawn() -> bool:
        prompting.another_prompt(None, given(turned.settings.settings))
        return tired.id in chance.among

    given(prompting.skip, tired)
    given(prompting.skip, tired)
    assert drawn()
    calendar.wait(days=1)
    given(prompting.skip, tired)
    assert not drawn()
    calendar.wait(days=59)
    assert not drawn()
    calendar.wait(days=1)
    assert drawn()
    assert prompting.library.prompt(tired.id) == tired


def test_nothing_is_kept_of_a_deep_prompt_that_was_left(turned: Services) -> None:
    library = turned.writing.library
    deep = next(p for theme in library.themes for p in theme.prompts if p.intensity == 3)
    given(turned.writing.prompting.skip, deep)
    assert given(turned.settings.settings) == Settings()


def test_skips_go_with_the_journal(turned: Services, place: Path, tmp_path: Path) -> None:
    skipped = first(turned)
    given(turned.writing.prompting.skip, skipped)
    turned.unlocking.quit()
    again = build_services(needs_in(tmp_path))
    given(again.unlocking.unlock, place, PASSPHRASE)
    (kept,) = given(again.settings.settings).skips
    assert kept.endswith(f" {skipped.id}")


def test_a_follow_up_is_an_answer_and_none_of_its_words_are_read(services: Services) -> None:
    prompt = services.writing.library.themes[0].prompts[0]
    more = follow_up(prompt, 1)
    assert more is not None
    answers = (Answer(prompt.id, prompt.text), Answer(more.id, more.text))
    plain = given(services.writing.read, write(services, NUMB).id)
    entry = given(services.writing.read, write(services, NUMB, answers=answers).id)
    assert entry.content.answers == answers
    assert entry.content.body == NUMB
    assert entry.reading == plain.reading
    assert services.writing.library.prompt(entry.content.answers[-1].prompt_id) == more


def test_a_page_about_someone_else_is_read_only_once_they_are_me(services: Services) -> None:
    entry = write(services, NUMB)
    entry = given(services.writing.read, entry.id)
    assert entry.label is Label.INVOLUNTARY
    as_other = someone_else.marked(entry.content, True)
    id = entry.id

    def change(content: object) -> None:
        given(
            services.door.within,
            lambda unit: unit.entries.save(entry.uuid, content, based_on=None),
        )

    change(as_other)
    assert given(services.reviewing.find, Selection(label=Label.INVOLUNTARY)) == ()
    assert given(services.writing.read, id).reading is None
    change(someone_else.marked(as_other, True, me=True))
    assert given(services.writing.read, id).label is Label.INVOLUNTARY
