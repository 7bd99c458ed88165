import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import tags
from journal.domain.errors import InvalidTag
from journal.domain.tags import Tag, TagKind


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  family ", "family"),
        ("#work", "work"),
        (" # /#work", "work"),
        ("limit / phone", "limit/phone"),
        ("/limit//phone/", "limit/phone"),
        ("my  sister", "my sister"),
        ("שבת", "שבת"),
        ("😀", "😀"),
    ],
)
def test_a_tag_is_what_a_person_meant(typed: str, name: str) -> None:
    assert tags.clean(typed) == Tag(name)


@pytest.mark.parametrize("typed", ["", "  ", "#", "/", "a\x00b", "a\x1bb", "x" * 201])
def test_what_names_nothing_is_refused(typed: str) -> None:
    with pytest.raises(InvalidTag):
        tags.clean(typed)


@given(st.text(max_size=100))
def test_a_clean_name_stays_as_it_is(typed: str) -> None:
    try:
        tag = tags.clean(typed)
    except InvalidTag:
        return
    assert tags.clean(tag.name) == tag


def test_spellings_of_one_name_are_one() -> None:
    assert tags.name_key("Größe") == tags.name_key("GRÖSSE")
    assert tags.name_key("ﬁne") == tags.name_key("Fine")


def test_united_keeps_order_and_first_spelling_and_tells_kinds_apart() -> None:
    person = Tag("Ada", TagKind.PERSON)
    assert tags.united((Tag("Work"), person), (Tag("work"), Tag("ada"))) == (
        Tag("Work"),
        person,
        Tag("ada"),
    )
