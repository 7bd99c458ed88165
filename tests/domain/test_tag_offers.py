"""Which names are offered: those that match, and those that often go with such a page."""

from collections import Counter

from journal.domain.tag_offers import Sample, matching, same_name, suggested, words_of
from journal.domain.tags import Nested, Tag, TagKind, called_now, is_within, moved

KNOWN = (
    Nested(Tag("work"), 9, 2),
    Nested(Tag("work/night shift"), 7, 7),
    Nested(Tag("Café"), 4, 4),
    Nested(Tag("שבת/ערב"), 3, 3),
    Nested(Tag("🌧 rain"), 1, 1),
    Nested(Tag("Ada", TagKind.PERSON), 5, 5),
)


def offered(typed: str, kind: TagKind = TagKind.TAG) -> list[str]:
    return [each.tag.name for each in matching(KNOWN, typed, kind)]


def test_names_match_anywhere_the_most_used_first() -> None:
    assert offered("") == ["work/night shift", "Café", "שבת/ערב", "work", "🌧 rain"]
    assert offered("SHIFT") == ["work/night shift"]
    assert offered("#work / ni") == ["work/night shift"]
    assert offered("cafe") == offered("CAFÉ") == ["Café"]
    assert offered("ערב") == ["שבת/ערב"]
    assert offered("🌧") == ["🌧 rain"]
    assert offered("a", TagKind.PERSON) == ["Ada"]


def test_only_another_spelling_is_the_same_name() -> None:
    assert same_name(KNOWN, Tag("CAFÉ")) == KNOWN[2]
    assert same_name(KNOWN, Tag("cafe")) is None
    assert same_name(KNOWN, Tag("ada")) is None


def test_at_most_three_are_suggested_and_none_that_is_there() -> None:
    known = tuple(Nested(Tag(name), 5, 5) for name in ("bread", "dew", "hill", "lamp", "moss"))
    sample = Sample(20, Counter({each.tag: 10 + number for number, each in enumerate(known)}))
    assert suggested("", (Tag("MOSS"),), known, 100, [sample]) == tuple(
        map(Tag, ("lamp", "hill", "dew"))
    )


def test_what_is_as_frequent_everywhere_is_not_suggested() -> None:
    known = (Nested(Tag("day"), 90, 90), Nested(Tag("tram"), 6, 6))
    sample = Sample(20, Counter({Tag("day"): 18, Tag("tram"): 6}))
    assert suggested("", (), known, 100, [sample]) == (Tag("tram"),)
    few = Sample(2, Counter({Tag("tram"): 2}))
    assert suggested("", (), known, 100, [few]) == ()


def test_a_name_that_stands_in_the_text_is_suggested_first() -> None:
    text = "Before the NIGHT  shift Ada rang. The cafe was shut, and a workshop hummed."
    found = suggested(text, (), KNOWN, 20, [])
    assert found == (Tag("work/night shift"), Tag("Ada", TagKind.PERSON), Tag("Café"))


def test_the_longest_words_of_a_page_are_looked_at_once() -> None:
    assert words_of("Yesterday yesterday a kettle, 12345678 and the tram.") == [
        *("yesterday", "kettle", "tram"),
    ]


def test_names_move_with_what_they_are_nested_below() -> None:
    assert is_within("WORK/night", "work")
    assert not is_within("workshop", "work")
    assert moved("work/night", "work", "job/bakery") == "job/bakery/night"
    renamed = ((Tag("work"), Tag("job")),)
    assert called_now((Tag("Work"), Tag("job"), Tag("x")), renamed) == (Tag("job"), Tag("x"))
