"""Slips of the hand are read as the words meant, and names as names."""

import pytest

from journal.domain.distance.spelling import SOMEBODY, Spelling

_KNOWN = {
    "the": 9000, "to": 9000, "him": 3000, "told": 900, "when": 3000, "what": 3000, "feel": 900,
    "felt": 800, "monday": 700, "home": 900, "numb": 300, "more": 900, "forty": 40, "four": 300,
    "sea": 60, "seat": 90, "seats": 30, "hand": 800, "they": 3000, "them": 2000,
}  # fmt: skip
_SPELLING = Spelling({"tht": "that"}, {}, _KNOWN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tht", "that"),
        ("tod", "told"),  # not "to": a word of two letters is seldom slipped in
        ("hoem", "home"),
        ("nunb", "numb"),
        ("teh", "the"),
        ("Wheen", "when"),
        ("Monady", "monday"),
        ("Forty-four", "forty-four"),
        ("sea's", "sea's"),
    ],
)
def test_a_slip_is_read_as_the_word_meant(typed: str, meant: str) -> None:
    assert _SPELLING.meant(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Thry", "they"), ("Whrn", "when"), ("Mnday", "monday"), ("Homs", SOMEBODY)],
)
def test_where_a_sentence_opens_a_capital_letter_is_no_sign_of_a_name(
    typed: str, meant: str
) -> None:
    assert _SPELLING.meant(typed, opens=True) == meant
    assert _SPELLING.meant(typed) == SOMEBODY


def test_a_slip_is_not_a_foreign_word() -> None:
    assert _SPELLING.slipped("theyy")
    for word in ("sedulous", _SPELLING.meant("Nkechi")):
        assert _SPELLING.strange(word)
        assert not _SPELLING.slipped(word)


@pytest.mark.parametrize("name", ["Hana", "Tolu", "Beth", "Theo", "Botha", "Nkechi"])
def test_a_name_is_read_as_anybody_even_where_a_word_is_near(name: str) -> None:
    assert _SPELLING.meant(name) == SOMEBODY
    assert _SPELLING.meant(f"{name}'s") == f"{SOMEBODY}'s"
