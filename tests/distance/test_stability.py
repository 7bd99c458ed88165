"""Other wordings of a text are honest ones, and flips are counted right."""

from collections.abc import Sequence

import pytest

from journal.domain.labels import Label
from tests.distance.evaluate.answers import Answer
from tests.distance.evaluate.cases import Case
from tests.distance.evaluate.names import COUPLES
from tests.distance.evaluate.own_sets import never_chosen, paraphrase, trap
from tests.distance.evaluate.stability import flips, under_changes
from tests.distance.evaluate.swaps import swap_gender, swap_kin, swap_names
from tests.distance.evaluate.typos import with_typos

CH, IN, MI, NO, UN = Label


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She took her coat and I let her go.", "He took his coat and I let him go."),
        ("He gave him his keys; they were his.", "She gave her her keys; they were hers."),
        ("My SISTER hurt herself.", "My BROTHER hurt himself."),
        ("Sarah said she'd ring. Sarah's like that.", "David said he'd ring. David's like that."),
        ("I saw an aunt and a son.", "I saw an uncle and a daughter."),
        ("The other theory withered here.", "The other theory withered here."),
    ],
)
def test_genders_are_swapped_with_what_agrees(before: str, after: str) -> None:
    assert swap_gender(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mum rang. My mum's fine.", "Nan rang. My nan's fine."),
        ("A sister and a brother.", "An aunt and an uncle."),
        ("An aunt came.", "A sister came."),
        ("She is my friend.", "She is my friend."),
    ],
)
def test_relatives_are_swapped_and_nobody_else(before: str, after: str) -> None:
    assert swap_kin(before) == after
    assert swap_kin(after) == before


def test_names_are_swapped_for_names_of_the_same_gender() -> None:
    women, men = {hers for hers, _ in COUPLES}, {his for _, his in COUPLES}
    assert not women & men
    assert len(women) == len(men) == len(COUPLES)
    swapped = swap_names("Sarah and David, and David's Sarahs")
    first, second, *rest = swapped.replace(",", "").split()[::2]
    assert first in women - {"Sarah"}
    assert second in men - {"David"}
    assert rest == [f"{second}'s"]  # one name, one other name
    assert swapped.endswith("Sarahs")


def test_slips_are_few_and_always_the_same() -> None:
    words = "Yesterday couldn't bring anything that mattered, really nothing whatever. " * 12
    slipped = with_typos(words, "7")
    assert slipped == with_typos(words, "7") != with_typos(words, "8")
    changed = [
        pair for pair in zip(words.split(), slipped.split(), strict=True) if len(set(pair)) > 1
    ]
    assert 1 <= len(changed) <= 4
    assert all(after[0] == before[0] for before, after in changed)
    assert with_typos("I am so", "7") == "I am so"


def test_flips_into_chosen_stand_apart() -> None:
    pairs = [(NO, NO), (UN, CH), (IN, CH), (CH, UN), (MI, IN)]
    found = flips(pairs, [NO, CH, IN, CH, MI])
    assert (found.texts, found.flips, found.into_chosen, found.between) == (5, 4, 2, 2)
    assert (found.flip_share, found.into_chosen_share) == (4 / 5, 2 / 5)
    assert found.falsely == 1
    assert flips([], []).flip_share is None


def said(label: Label) -> Answer:
    return Answer(label, {}, 0.0, 0.0)


def moody(cases: Sequence[Case]) -> list[Answer]:
    """A reader that takes women for involuntary and men for chosen distance."""
    return [
        said(IN if " she " in each.text else CH if " he " in each.text else NO) for each in cases
    ]


def test_a_reader_that_goes_by_gender_is_found_out() -> None:
    cases = [Case("1", "so she went", "a"), Case("2", "so he went", "a"), Case("3", "we", "a")]
    found = under_changes(cases, moody(cases), moody)
    gender = found["gender words"]
    assert (gender.texts, gender.flips, gender.into_chosen, gender.between) == (2, 2, 1, 2)
    assert found["names"].texts == 0
    assert found["kinship words"].flips == 0


def test_pairs_of_wordings_flip_into_chosen_either_way() -> None:
    pairs = [("so he went", "off"), ("off", "so he went"), ("so she went", "off"), ("a", "b")]
    found = paraphrase(
        [{"id": str(n), "a": a, "b": b, "label": "none"} for n, (a, b) in enumerate(pairs)], moody
    )
    assert (found.texts, found.flips, found.into_chosen) == (4, 3, 2)


def test_traps_allow_some_labels_and_forbid_others() -> None:
    lines = [{"allowed": ["none", "unclear"], "never": ["chosen"]}] * 4
    found = trap(lines, [NO, UN, IN, CH])
    assert (found.texts, found.allowed, found.never) == (4, 2, 1)


def test_chosen_is_counted_where_it_must_never_be_said() -> None:
    lines = [{"set": "coercion"}, {"set": "coercion"}, {"set": "pseudo"}]
    found = never_chosen(lines, [CH, IN, MI])
    assert (found["coercion"].texts, found["coercion"].chosen) == (2, 1)
    assert (found["pseudo"].texts, found["pseudo"].chosen) == (1, 0)
