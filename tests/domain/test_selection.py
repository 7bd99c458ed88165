import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.selection import Selection, Term, terms


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ("plague", (Term(("plague",)),)),
        ("the plague", (Term(("the",)), Term(("plague",)))),
        ('"the plague"', (Term(("the", "plague")),)),
        ('"never closed', (Term(("never", "closed")),)),
        ("plag*", (Term(("plag",), prefix=True),)),
        ("don't", (Term(("don", "t")),)),
        ("AND OR NOT", (Term(("AND",)), Term(("OR",)), Term(("NOT",)))),
        ('--- * " ( )', ()),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, wanted: tuple[Term, ...]) -> None:
    assert terms(Selection(words=typed)) == wanted


def test_while_typing_the_last_word_may_go_on() -> None:
    assert terms(Selection(words="the pla", unfinished_word=True)) == (
        Term(("the",)),
        Term(("pla",), prefix=True),
    )
    assert terms(Selection(words="the pla ", unfinished_word=True))[-1] == Term(("pla",))


@given(st.text())
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    for term in terms(Selection(words=typed, unfinished_word=True)):
        assert term.words
        assert all(term.words)
