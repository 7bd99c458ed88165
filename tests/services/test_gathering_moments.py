"""A passage gathered from a page that is being written stays the same words, whatever follows."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given as holds
from hypothesis import strategies as st

from journal.app.services import Services
from journal.domain.basket import InBasket, Item, followed
from journal.domain.entry import Draft
from tests.steps import PASSPHRASE, given, write

SAID = "I said no 🙂, and meant it."


def typed(draft: Draft, body: str) -> Draft:
    return replace(draft, content=replace(draft.content, body=body))


def in_basket(services: Services) -> list[InBasket]:
    return list(given(services.handing_over.basket.all))


def gathered(services: Services, page: Draft, words: str = SAID) -> Item:
    at = page.content.body.index(words)
    item: Item = given(services.writing.gather, page, (at, at + len(words)))
    return item


@pytest.fixture
def page(services: Services) -> Draft:
    """A page that nobody has finished, with a passage of it in the basket."""
    made = typed(services.writing.blank(), f"First.\r\n\r\n{SAID}\n\nThen home.")
    gathered(services, made)
    return made


def test_a_passage_of_an_unfinished_page_survives_locking_and_closing(
    services: Services, page: Draft, place: Path
) -> None:
    (found,) = in_basket(services)
    assert (found.words, found.writing, found.item.quoted) == (SAID, True, True)
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, place, PASSPHRASE)
    (again,) = in_basket(services)
    assert (again.words, again.writing) == (SAID, True)


def test_it_follows_its_words_while_the_page_is_written_and_finished(
    services: Services, page: Draft
) -> None:
    longer = typed(page, f"A line before.\n\n{page.content.body}\n\nAnd a line after.")
    given(services.writing.keep, longer)
    assert in_basket(services)[0].words == SAID
    entry = given(services.writing.finish, typed(longer, f"More. {longer.content.body}"))
    (found,) = in_basket(services)
    assert (found.words, found.writing, found.item.seen) == (SAID, False, entry.head)
    draft = given(services.writing.open, entry.id).draft
    given(services.writing.finish, typed(draft, "Another text."))
    assert in_basket(services)[0].words == SAID
    assert in_basket(services)[0].changed


def test_it_goes_with_the_page_it_was_taken_from(services: Services, page: Draft) -> None:
    given(services.writing.discard, page)
    assert in_basket(services) == []
    other = services.writing.blank()
    made = replace(typed(other, SAID), uuid="a" * 32)
    gathered(services, made)
    given(services.writing.keep, typed(made, "nothing of it"))
    assert in_basket(services) == []


def test_a_passage_of_a_finished_page_is_of_the_version_that_stands(services: Services) -> None:
    entry = write(services, f"Before. {SAID}")
    draft = given(services.writing.open, entry.id).draft
    assert gathered(services, draft).seen == entry.head
    assert in_basket(services)[0].words == SAID
    assert given(services.writing.drafts) == ()


@holds(st.text("ab ", max_size=30), st.data())
def test_typing_beside_a_passage_never_changes_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = data.draw(st.one_of(st.integers(0, start), st.integers(end, len(text))))
    now = text[:at] + "XYZ" + text[at:]
    first, last = followed((start, end), text, now)
    if start < at < end:
        return
    assert now[first:last].replace("XYZ", "") == text[start:end]
