"""What waits to be saved lies aside meanwhile; nothing takes the place of other words."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from journal.domain.entry import Draft
from journal.domain.errors import DiskFull, NotOpen
from journal.vault.open_journal import OpenJournal
from journal.vault.store.drafts import Drafts
from journal.vault.vault import Vault
from tests.vault.pages import PASSPHRASE, draft


def _bodies(journal: OpenJournal) -> list[str]:
    with journal.work() as work:
        return sorted(page.content.body for page in work.drafts.all())


def test_what_waits_for_its_turn_lies_aside_until_it_or_something_later_is_saved(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    lifeboat = place.with_suffix(".lifeboat")
    page, later = draft("early"), draft("late")
    again = replace(page, content=later.content)
    journal.keep_meanwhile(page, 1)
    journal.keep_meanwhile(again, 2)
    journal.let_go_aside(page.uuid, 1)  # the later words are not saved yet
    assert lifeboat.exists()
    with journal.work() as work:
        work.drafts.put(again)
    journal.let_go_aside(page.uuid, 3)  # what was aside at 2 could not be saved, but this could
    assert not lifeboat.exists()
    journal.close()
    with pytest.raises(NotOpen):
        journal.keep_meanwhile(page, 4)
    reopened = vault.open(place, PASSPHRASE)
    with reopened.work() as work:
        assert work.drafts.all() == (again,)
    reopened.close()


def test_nothing_earlier_takes_the_place_of_what_is_kept_aside_at_locking(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    early = draft("early", uuid="1" * 32)
    journal.keep_meanwhile(early, 1)
    journal.keep_aside(draft("the last sentence", uuid="1" * 32))
    journal.keep_meanwhile(early, 2)  # by the other thread, which comes late
    with journal.work() as work:
        work.drafts.put(early)
    journal.let_go_aside("1" * 32, 1)
    journal.let_go_aside("1" * 32, 2)
    journal.close()  # as if killed before the last sentence was saved
    opened = vault.open(place, PASSPHRASE)
    assert "the last sentence" in _bodies(opened)
    opened.close()


def test_what_could_not_be_taken_in_stays_whatever_is_kept_of_its_page_later(
    vault: Vault, journal: OpenJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = draft("as it was saved", uuid="1" * 32)
    with journal.work() as work:
        work.drafts.put(page)
    journal.keep_aside(replace(page, content=draft("kept aside").content))
    journal.close()

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "put_at", full)
        opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["as it was saved"]
    for turn, words in enumerate(("and on", "and on and on"), 1):
        later = replace(page, content=draft(words).content)
        opened.keep_meanwhile(later, turn)
    with opened.work() as work:
        work.drafts.put(later)
    opened.let_go_aside(page.uuid, 2)
    opened.close()
    again = vault.open(place, PASSPHRASE)
    assert _bodies(again) == ["and on and on", "kept aside"]
    assert not place.with_suffix(".lifeboat").exists()
    again.close()


def test_of_two_kept_aside_of_one_page_neither_takes_the_place_of_the_other(
    vault: Vault, journal: OpenJournal, place: Path
) -> None:
    journal.keep_aside(draft("from then", uuid="1" * 32))
    with journal.work() as work:
        work.drafts.put(draft("passes", uuid="2" * 32))  # the clock goes on
    journal.sealed_aside([draft("from now", uuid="1" * 32)])()
    journal.close()
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["from now", "from then", "passes"]
    opened.close()


def test_what_is_kept_aside_while_others_are_taken_in_or_erased_stays(
    vault: Vault, journal: OpenJournal, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.keep_aside(draft("early"))
    put_at = Drafts.put_at

    def meanwhile(self: Drafts, page: Draft, hlc: bytes) -> None:
        put_at(self, page, hlc)
        thread = threading.Thread(target=journal.keep_meanwhile, args=(draft("meanwhile"), 1))
        thread.start()
        thread.join()

    with monkeypatch.context() as patch:
        patch.setattr(Drafts, "put_at", meanwhile)
        journal.take_in_lifeboat()
    assert _bodies(journal) == ["early"]
    journal.close()  # as if killed before it was saved
    opened = vault.open(place, PASSPHRASE)
    assert _bodies(opened) == ["early", "meanwhile"]
    opened.close()


def test_what_only_waits_for_its_turn_is_not_taken_in(journal: OpenJournal, place: Path) -> None:
    journal.keep_meanwhile(draft("waits", uuid="1" * 32), 5)
    journal.take_in_lifeboat()
    journal.settle_aside(5)
    assert _bodies(journal) == []
    journal.settle_aside(6)  # it had its turn and failed
    assert _bodies(journal) == ["waits"]
    assert not place.with_suffix(".lifeboat").exists()
