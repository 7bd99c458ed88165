"""Templates: kept inside the journal, through lock and merge, and never read as today's words."""

from dataclasses import replace
from pathlib import Path

from journal.app.services import Services, build_services
from journal.domain.entry import Entry
from journal.domain.labels import Label
from journal.domain.templates import Template, lines_of
from tests.services.test_answers_service import NUMB
from tests.steps import PASSPHRASE, given, needs_in, write


def kept(services: Services, name: str, body: str) -> Template:
    made = services.writing.templates.new(name, body)
    given(services.writing.templates.keep, made)
    return made


def names(services: Services) -> list[str]:
    return [each.name for each in given(services.writing.templates.all)]


def test_templates_survive_the_lock(services: Services, place: Path, tmp_path: Path) -> None:
    made = kept(services, "After a call", "Who rang:\nWhat I said:\n")
    services.unlocking.quit()
    again = build_services(needs_in(tmp_path))
    given(again.unlocking.unlock, place, PASSPHRASE)
    assert given(again.writing.templates.all) == (made,)
    again.unlocking.quit()


def test_templates_are_renamed_and_removed_and_put_back(services: Services) -> None:
    call, sunday = kept(services, "Call", "Who:"), kept(services, "a Sunday", "Three things:")
    assert names(services) == ["a Sunday", "Call"]
    given(services.writing.templates.keep, replace(call, name="  After\na call "))
    assert names(services) == ["a Sunday", "After a call"]
    given(services.writing.templates.remove, sunday.id)
    assert names(services) == ["After a call"]
    given(services.writing.templates.keep, sunday)
    assert given(services.writing.templates.all)[0] == sunday


def test_a_template_without_a_name_is_called_by_how_it_begins(services: Services) -> None:
    assert kept(services, " ", "Three things of this week").name == "Three things of this week"
    assert kept(services, "", "").name == "Template"


def test_settings_are_not_touched_by_templates(services: Services) -> None:
    before = given(services.settings.settings)
    kept(services, "Call", "Who:")
    assert given(services.settings.settings) == before


def read(services: Services, body: str, lines: tuple[str, ...]) -> Entry:
    entry = write(services, body, from_template=lines)
    found: Entry = given(services.writing.read, entry.id)
    return found


def test_lines_of_a_template_are_not_read_as_the_persons_own(services: Services) -> None:
    own = "The kettle is on, and the cat sleeps by the window."
    body = f"{NUMB}\n{own}"
    alone = given(services.writing.read, write(services, body).id)
    assert alone.label is Label.INVOLUNTARY
    covered = read(services, body, lines_of(NUMB))
    assert covered.label is not Label.INVOLUNTARY
    assert covered.reading is not None
    assert covered.reading.spans == ()


def test_a_line_that_was_changed_is_the_persons_own_again(services: Services) -> None:
    changed = f"{NUMB} Still."
    entry = read(services, changed, lines_of(NUMB))
    assert entry.label is Label.INVOLUNTARY
    assert entry.content.from_template == ()


def test_words_after_a_template_are_quoted_where_they_stand(services: Services) -> None:
    body = f"What was it like today?\n{NUMB}"
    entry = read(services, body, ("What was it like today?",))
    assert entry.reading is not None
    assert entry.reading.spans
    for span in entry.reading.spans:
        assert entry.content.body[span.start : span.end] in NUMB
