"""Saved searches: kept in the journal, through lock, merge and renaming; history only if wanted."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import Services, build_services
from journal.domain.labels import Label
from journal.domain.saved_searches import MOST_RECENT, SavedSearch, called_now, neat, spelled
from journal.domain.selection import Order, Selection
from journal.domain.settings import Settings
from journal.domain.tags import Tag, TagKind
from tests.steps import PASSPHRASE, given, needs_in, write


def kept(services: Services, name: str, words: str, **more: Any) -> SavedSearch:
    made = replace(services.reviewing.saved.new(name, words), **more)
    given(services.reviewing.saved.keep, made)
    return made


def names(services: Services) -> list[str]:
    return [each.name for each in given(services.reviewing.saved.kept).saved]


def recent(services: Services) -> tuple[str, ...]:
    found: tuple[str, ...] = given(services.reviewing.saved.kept).recent
    return found


def test_searches_survive_the_lock(services: Services, place: Path, tmp_path: Path) -> None:
    made = kept(services, "Late work", "tag:work -rain", order=Order.BEST, last_days=30)
    services.unlocking.quit()
    again = build_services(needs_in(tmp_path))
    given(again.unlocking.unlock, place, PASSPHRASE)
    assert given(again.reviewing.saved.kept).saved == (made,)
    again.unlocking.quit()


def test_one_name_stands_for_one_search_and_removing_can_be_undone(services: Services) -> None:
    walks = kept(services, "Walks", "tag:walks")
    kept(services, "  at the\nmill ", 'place:"mill pond"')
    kept(services, "walks", "tag:walks heron")
    assert names(services) == ["at the mill", "walks"]
    given(services.reviewing.saved.remove, walks.id)
    assert names(services) == ["at the mill"]
    given(services.reviewing.saved.keep, walks)
    assert names(services) == ["at the mill", "Walks"]


def test_searches_come_over_in_a_merge(services: Services, place: Path, tmp_path: Path) -> None:
    kept(services, "Both know", "river")
    other = tmp_path / "Other.journal"
    services.unlocking.quit()
    shutil.copytree(place, other)
    (tmp_path / "there").mkdir()
    there = build_services(needs_in(tmp_path / "there"))
    given(there.unlocking.unlock, other, PASSPHRASE)
    kept(there, "Theirs", "tag:home")
    there.unlocking.quit()
    given(services.unlocking.unlock, place, PASSPHRASE)
    kept(services, "Ours", "heron")
    given(services.upkeep.merge, other, None)
    assert names(services) == ["Both know", "Ours", "Theirs"]


def test_saved_searches_follow_a_name_that_is_called_anew(services: Services) -> None:
    write(services, "one", tags=(Tag("work"), Tag("work/late shift")))
    kept(services, "Work", 'tag:work OR tag:"work/late shift" work')
    given(services.naming.rename, Tag("work"), "day job")
    (search,) = given(services.reviewing.saved.kept).saved
    assert search.words == 'tag:"day job" OR tag:"day job/late shift" work'


def test_nothing_that_was_looked_for_is_kept_unless_wanted(services: Services) -> None:
    saved = services.reviewing.saved
    given(saved.note, "heron")
    assert not given(saved.kept).keeping
    given(saved.keep_recent, True)
    assert recent(services) == ()
    for words in ("heron", "weir", "weir", "heron", *map(str, range(MOST_RECENT - 1))):
        given(saved.note, words)
    assert len(recent(services)) == MOST_RECENT
    assert recent(services)[-1] == "heron"
    assert given(saved.keep_recent, False).recent == ()
    given(saved.keep_recent, True)
    assert recent(services) == ()
    assert Settings().keep_searches is False


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (Selection(words=" a  b "), "a  b"),
        (Selection(tags=(Tag("a b"), Tag("Ann", TagKind.PERSON))), 'tag:"a b" person:Ann'),
        (Selection(since=date(2026, 1, 1), label=Label.NONE), "after:2025-12-31 label:none"),
        (Selection(words="x", until=date(1665, 9, 7)), "before:1665-09-08 x"),
        (Selection(for_session=True), "is:for-session"),
    ],
)
def test_filters_are_spelled_as_words_that_ask_for_the_same(
    selection: Selection, words: str
) -> None:
    assert spelled(selection) == words


def test_names_in_a_search_are_called_anew_and_nothing_else_is() -> None:
    renamed = ((Tag("work"), Tag("job")), (Tag("a b"), Tag("c")))
    for before, after in {
        "tag:work": "tag:job",
        'work "tag:work" tag:workshop': 'work "tag:work" tag:workshop',
        'TAG:"Work" -tag:"a b"': "tag:job -tag:c",
        "person:work tag:wor*": "person:work tag:wor*",
        "rain OR tag: work": "rain OR tag:job",
    }.items():
        assert called_now(before, renamed) == after


def test_a_search_is_never_without_a_name() -> None:
    assert neat(SavedSearch("1", " ", "tag:x")).name == "tag:x"
    assert neat(SavedSearch("1", "", "")).name == "Everything"
