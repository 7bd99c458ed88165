"""Letters alone, and where in a text they come from."""

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.letters import Spelled, letters

ANY_TEXT = st.text(max_size=200)


def test_case_accents_signs_and_line_ends_make_no_difference() -> None:
    for spelled in ("ZOË O’Brien-Łukasz", "zoe obrienlukasz", "Zo\u0308e O'Bri\u00aden-\nLukasz"):
        assert letters(spelled) == "zoeobrienlukasz"
    assert letters("ﬁne Straße") == "finestrasse"
    assert letters("_*.,\u200b 😀") == ""


@given(ANY_TEXT, ANY_TEXT)
def test_letters_of_two_texts_are_those_of_both_together(one: str, other: str) -> None:
    assert letters(one + other) == letters(one) + letters(other)


@given(ANY_TEXT)
def test_every_letter_is_found_again_in_the_text(text: str) -> None:
    spelled = Spelled(text)
    signs = [spelled.sign_of(at) for at in range(len(spelled.letters))]
    assert signs == sorted(signs)
    assert "".join(letters(text[sign]) for sign in dict.fromkeys(signs)) == spelled.letters
