"""Erase for good: between the pages of the index, too, no word stays that was erased."""

import re
from itertools import product

from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import new_uuid
from tests.vault.clear_pages import decrypted
from tests.vault.pages import page

STEM = "zyxquarnel"
"""No other text holds it; words that go on from it lie side by side in the index."""


def test_no_word_of_many_erased_entries_stays_between_the_pages_of_the_index(
    journal: OpenJournal,
) -> None:
    words = [STEM + "".join(each) for each in product("bcdfghklmn", repeat=4)]
    with journal.work() as work:
        made = [
            work.entries.save(new_uuid(), page(" ".join(words[of::40])), based_on=None)
            for of in range(40)
        ]
    journal.erase(made[::2])
    opened = journal._held.opened
    key = bytes(opened.keys.database)
    journal.close()
    pages = decrypted(opened.database.read_bytes(), key)
    gone = {word.encode() for of in range(0, 40, 2) for word in words[of::40]}
    assert gone.isdisjoint(re.findall(STEM.encode() + rb"[b-n]{4}", pages))
