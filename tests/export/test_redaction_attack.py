"""Nothing hidden is in any finished file, whatever shape and place a name was given."""

import itertools
from collections.abc import Callable

import pytest

from journal.domain.redaction import redacted
from journal.export.recheck import places_left, recheck
from journal.export.writers import FORMS, write
from tests.export.attacks import all_in, attack, letters

pytestmark = pytest.mark.typst

PASSPHRASE = "seven lamps along the towpath"
WAYS = [*((form.name, None) for form in FORMS), ("pdf", PASSPHRASE)]


def test_no_name_is_found_in_any_file_by_us_or_by_others(
    full: bool, figure: Callable[[str], None]
) -> None:
    count, files, hidden = 300 if full else 30, 0, 0
    turns = itertools.cycle(WAYS)
    for seed in range(count):
        given = attack(seed)
        made = redacted(given.packet, given.redaction)
        known = places_left(made)
        hidden += made.count
        for form, passphrase in WAYS if full else [next(turns)]:
            data = write(made.packet, form, passphrase).data
            files += 1
            assert recheck(data, form, made.sought, passphrase, left=known) == (), (seed, form)
            there = all_in(data, form, passphrase)
            assert [n for n in given.names if letters(n) in there] == [], (seed, form)
    figure(f"{count} packets, {hidden:,} names hidden, {files:,} files: none found in any")


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_names_that_were_not_hidden_are_found_by_us_and_by_others(form: str) -> None:
    for seed in (1, 2):
        given = attack(seed)
        data = write(given.packet, form).data
        there = all_in(data, form)
        found = {each.sought for each in recheck(data, form, given.names) if each.sure}
        assert found == {name for name in given.names if letters(name) in there} != set()
