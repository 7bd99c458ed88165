"""Packs and own prompts in the encrypted file: kept, brought together, and gone where removed."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from journal.domain.backups import Why
from journal.domain.entry import Answer
from journal.domain.packet import packet
from journal.domain.packs import NO_OWN, OWN, Pack, prompt_id, theme_id
from journal.domain.prompts import Prompt
from journal.domain.secret import ByPassphrase
from journal.domain.settings import Settings
from journal.export import archive
from journal.importing import own
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.vault.backups import silent
from tests.vault.diverging import copied, merged, opened
from tests.vault.pages import PASSPHRASE, entry, saved


def asked(pack: str, id: str, words: str) -> Prompt:
    return Prompt(prompt_id(pack, id), theme_id(pack), words, ("And then?",), 1, False)


def walks(*words: str) -> Pack:
    return Pack("walks", "Walks", tuple(asked("walks", each.lower(), each) for each in words))


def put(journal: OpenJournal, *packs: Pack) -> None:
    with journal.work() as work:
        for pack in packs:
            work.packs.put(pack)


def mine(*ids: str) -> Pack:
    return replace(NO_OWN, prompts=tuple(asked(OWN, id, f"{id}?") for id in ids))


def found(journal: OpenJournal) -> dict[str, list[str]]:
    """Return the words of all prompts by pack."""
    with journal.work() as work:
        return {pack.id: [each.text for each in pack.prompts] for pack in work.packs.all()}


@pytest.fixture
def base(fresh: Path, tmp_path: Path) -> Path:
    """A closed journal with a pack and two own prompts."""
    journal = opened(copied(fresh, tmp_path / "Base.journal"))
    put(journal, walks("A"), mine("a", "b"))
    journal.close()
    return journal.path


def test_they_are_there_again_after_closing_and_in_a_backup(
    vault: Vault, base: Path, into: Path
) -> None:
    kept = {OWN: ["a?", "b?"], "walks": ["A"]}
    journal = opened(base)
    assert found(journal) == kept
    backup = journal.copies.make(Why.AUTO, silent).path
    journal.close()
    vault.restore(backup, into, ByPassphrase(PASSPHRASE), silent)
    restored = vault.open(into, PASSPHRASE)
    assert found(restored) == kept
    restored.close()


def test_own_prompts_written_in_two_places_are_all_kept(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    put(here, mine("b", "a", "here"))
    put(there, mine("a", "there"))
    there.close()
    merged(here, there.path)
    words = found(here)[OWN]
    assert sorted(words) == ["a?", "here?", "there?"], "what was removed there is gone"
    here.close()
    there = opened(there.path)
    merged(there, here.path)
    assert found(there)[OWN] == words
    there.close()


def test_the_later_state_of_a_pack_stands_also_where_it_was_removed(base: Path) -> None:
    there = opened(copied(base, base.with_name("There.journal")))
    here = opened(base)
    put(there, walks("A", "B"))
    with here.work() as work:
        work.packs.remove("walks")
    there.close()
    merged(here, there.path)
    assert "walks" not in found(here)
    put(here, walks("C"))
    here.close()
    there = opened(there.path)
    merged(there, here.path)
    assert found(there)["walks"] == ["C"]
    there.close()


def test_what_was_removed_leaves_none_of_its_words(journal: OpenJournal) -> None:
    put(journal, walks("Unmistakable"), mine("unmistakable"))
    with journal.work() as work:
        work.packs.remove("walks")
        work.packs.remove(OWN)
    with journal.work() as work:
        rows = work.packs._connection.execute(text("SELECT value FROM setting")).scalars().all()
    assert rows
    assert not any("nmistakable" in row for row in rows)


def test_rows_of_a_newer_version_are_passed_over_and_settings_are_not_touched(
    journal: OpenJournal,
) -> None:
    put(journal, walks("A"), mine("a", "b"))
    with journal.work() as work:
        connection = work.packs._connection
        for key, value in (
            ("pack/walks", '{"format":"stillwater-pack","schema":2}'),
            ("pack/own/a", '{"shape":"new"}'),
            ("pack/own", '"by hand"'),
            ("pack/else", "not JSON"),
        ):
            connection.execute(
                text(
                    "INSERT INTO setting (key, value, hlc, device)"
                    " SELECT :key, :value, hlc, device FROM setting LIMIT 1"
                    " ON CONFLICT (key) DO UPDATE SET value = :value"
                ),
                {"key": key, "value": value},
            )
    assert found(journal) == {OWN: ["b?"]}
    with journal.work() as work:
        assert work.settings.get() == Settings()


def test_an_entry_takes_the_words_of_its_own_prompt_into_an_archive(
    journal: OpenJournal, tmp_path: Path
) -> None:
    put(journal, mine("kettle"))
    answer = Answer(prompt_id(OWN, "kettle"), "kettle?")
    id = saved(journal, "It sang.", answers=(answer,))
    path = tmp_path / "one.json"
    path.write_bytes(archive.write(packet((entry(journal, id),), entry(journal, id).content.day)))
    (item,) = own.read(path).items
    assert item.content.answers == (answer,)
