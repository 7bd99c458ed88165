"""Names that look alike are hinted at, and names that only stand close are not."""

import pytest

from journal.domain.similar import Why, alike
from journal.domain.tags import Nested, Tag, TagKind


def used(*names: str, kind: TagKind = TagKind.TAG) -> list[Nested]:
    """Return these names, the first on the most entries."""
    return [Nested(Tag(name, kind), 10 - at, 10 - at) for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("more", "less", "why"),
    [
        ("café", "cafe", Why.ACCENTS),
        ("Übung/früh", "ubung/fruh", Why.ACCENTS),
        ("night shift", "night-shift", Why.SIGNS),
        ("night shift", "Nightshift", Why.SIGNS),
        ("walk", "walks", Why.PLURAL),
        ("memory", "Memories", Why.PLURAL),
        ("work/lunch", "work/lunches", Why.PLURAL),
        ("loneliness", "lonelines", Why.LETTER),
        ("boundaries", "boundareis", Why.LETTER),
        ("anxiety", "anxiaty", Why.LETTER),
    ],
)
def test_small_differences_are_seen(more: str, less: str, why: Why) -> None:
    (met,) = alike(used(more, less))
    assert (met.more.tag.name, met.less.tag.name, met.why) == (more, less, why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("week 12", "week 13"),
        ("2019", "2018"),
        ("son", "sun"),
        ("work/nights", "home/nights"),
        ("work", "work/late"),
        ("bus", "bu"),
        ("running", "reading"),
        ("C++", "C#"),
        ("😀", "😴"),
        ("किताब", "कताब"),
        ("ab/日記", "ab/日本"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert alike(used(one, other)) == ()


def test_kinds_are_not_mixed_and_people_have_no_plural() -> None:
    assert alike([*used("Joss"), *used("Jóss", kind=TagKind.PERSON)]) == ()
    assert alike(used("Anna", "Annas", kind=TagKind.PERSON)) == ()
    assert len(alike(used("José", "Jose", kind=TagKind.PERSON))) == 1


def test_each_pair_is_told_once_and_not_at_all_where_the_person_said_they_differ() -> None:
    known = used("walk", "walks", "wälk", "dormant")
    found = alike(known)
    assert [(met.less.tag.name, met.more.tag.name) for met in found] == [
        ("walks", "walk"),
        ("wälk", "walk"),
    ]
    left = alike(known, {found[0].pair})
    assert [met.less.tag.name for met in left] == ["wälk"]


def test_names_that_nothing_carries_are_passed_over() -> None:
    assert alike([Nested(Tag("walk"), 3, 3), Nested(Tag("walks"), 0, 0)]) == ()


def test_many_names_are_gone_through_in_one_go(full: bool) -> None:
    number = 20_000 if full else 500
    names = [f"{at:x} name {at * 7919 % 104729:x}" for at in range(number)]
    assert len(alike([*used("lonely walk", "lonely walks"), *used(*names)])) >= 1
