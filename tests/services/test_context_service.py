"""What stands around a page, in services: what is offered once, and what leaves the journal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from journal.app.services import Services, build_services
from journal.domain.befores import Linked, after_of, for_day
from journal.domain.entry import Content, Entry, Facet, Kind
from journal.domain.resurfacing import BringBack
from journal.domain.selection import Selection
from journal.domain.settings import Settings
from tests.steps import NOW, PASSPHRASE, given, needs_in, write

OUTLET = "seven glasses"


def written(services: Services, content: Content, body: str) -> Entry:
    """Finish one page with this content and text."""
    page = replace(services.writing.blank(), content=replace(content, body=body))
    entry: Entry = given(services.writing.finish, page)
    return entry


def saved(services: Services, entry: Entry, form: str, path: Path, *, private: bool = False) -> str:
    """Return the text of a document that holds one entry."""
    packet = given(services.handing_over.begin, (entry.id,), private=private)
    given(services.handing_over.save, packet, form, path)
    if form != "pdf":
        return path.read_text("utf-8")
    with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize(
    ("form", "asked", "there"),
    [("md", True, False), ("pdf", True, False), ("json", False, False), ("json", True, True)],
)
def test_an_outlet_leaves_the_journal_only_in_an_archive_that_was_to_hold_it(
    services: Services, tmp_path: Path, form: str, asked: bool, there: bool
) -> None:
    facets = (Facet("outlet", OUTLET), Facet("news", "the flood"))
    entry = write(services, "A plain evening.", facets=facets)
    words = saved(services, entry, form, tmp_path / f"pages.{form}", private=asked)
    assert "A plain evening." in words
    assert ("the flood" in words) is (form == "json")
    assert (OUTLET in words) is there
    assert ("outlet" in words.lower()) is there


def test_an_archive_brings_back_links_facets_and_what_was_decided(
    services: Services, tmp_path: Path
) -> None:
    blank = services.writing.blank().content
    before = write(services, "One hour.", kind=Kind.BEFORE, resurface=BringBack.NEVER)
    # The day of the page after lies earlier, so that it stands first in the archive.
    earlier = replace(blank, day=blank.day - timedelta(days=1))
    content = replace(after_of(before.uuid, earlier), facets=(Facet("feeling:calm", "2"),))
    written(services, content, "Two hours.")
    found = given(services.reviewing.find, Selection())
    packet = given(services.handing_over.begin, found, private=True)
    given(services.handing_over.save, packet, "json", tmp_path / "pages.json")
    other = build_services(needs_in(tmp_path))
    given(other.unlocking.create, tmp_path / "Other.journal", PASSPHRASE)
    given(other.importing.bring_in, tmp_path / "pages.json", "json")
    theirs = [given(other.reviewing.entry, i) for i in given(other.reviewing.find, Selection())]
    mine = [given(services.reviewing.entry, i) for i in found]
    assert [e.content for e in theirs] == [e.content for e in mine]
    there = {e.content.kind: e.id for e in theirs}
    linked = given(other.reviewing.linked, there[Kind.BEFORE])
    assert linked == Linked(afters=(there[Kind.AFTER],))
    assert given(other.upkeep.check).sound


def test_the_page_after_is_offered_until_it_is_written_or_declined(services: Services) -> None:
    blank = services.writing.blank().content
    day = blank.day - timedelta(days=3)
    plan = replace(blank, kind=Kind.BEFORE, day=day)
    assert given(services.writing.before_waiting) is None
    first = written(services, plan, "The lunch.")
    second = written(services, replace(plan, day=day + timedelta(days=1)), "The call.")
    written(services, for_day(plan, blank.day + timedelta(days=1)), "Tomorrow.")
    assert given(services.writing.before_waiting).id == second.id
    declined = given(services.writing.leave_before, second.id)
    assert declined.content.body == "The call."
    assert given(services.writing.before_waiting).id == first.id
    written(services, after_of(first.uuid, blank), "It was fine.")
    assert given(services.writing.before_waiting) is None


def test_lighter_themes_are_due_once(services: Services) -> None:
    day = NOW.date()
    for back in (0, 1):
        write(services, "x", day=day - timedelta(back), facets=(Facet("left", "worse"),))
    assert not given(services.writing.is_lighter_due)
    write(services, "x", day=day, facets=(Facet("left", "worse"),))
    assert given(services.writing.is_lighter_due)
    assert not given(services.writing.is_lighter_due)
    assert given(services.settings.settings) == Settings(lighter_offered=day.isoformat())


def test_every_feeling_word_has_a_meaning_and_stands_once(services: Services) -> None:
    words = [feeling.word for feeling in services.writing.feelings]
    assert len(words) == len(set(words)) > 20
    assert all(feeling.means for feeling in services.writing.feelings)
