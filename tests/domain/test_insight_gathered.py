"""The person's own words, gathered: what may be seen, what stays covered, what is left out."""

from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from journal import resources
from journal.domain import prompts
from journal.domain.entry import Answer, EntryId, Facet, Kind, Summary
from journal.domain.insight.chart import View
from journal.domain.insight.gathered import WORD_VIEWS, Told, facets_of, gathered, prompts_of
from journal.domain.insight.passages import Gathered
from journal.domain.resurfacing import BringBack, Resurface, Rules, Standing
from journal.domain.tags import Tag, TagKind

RULES = Rules(date(2026, 11, 23), frozenset({"early-lessons-06"}))
_IDS = count(1)


def told(
    prompt: str = "",
    words: str = "",
    *,
    day: int = 3,
    facets: tuple[Facet, ...] = (),
    tags: tuple[Tag, ...] = (),
    standing: Standing | None = None,
) -> Told:
    answers = (Answer(prompt, f"{prompt}?"),) if prompt else ()
    standing = replace(standing or Standing(), prompts=tuple(a.prompt_id for a in answers))
    id, when = EntryId(next(_IDS)), date(2026, 5, day)
    row = Summary(
        id, f"{id:032x}", when, "", words, 3, Kind.FREE, tags, None, None, False, standing.veiled
    )
    return Told(row, standing, answers, facets)


def words(found: Gathered) -> list[str]:
    return [passage.words for group in found.groups for passage in group.passages]


def test_every_prompt_that_is_gathered_from_stands_in_the_library() -> None:
    library = prompts.library(*resources.prompt_tables())
    for view in WORD_VIEWS:
        for id in prompts_of(view):
            assert library.prompt(id) is not None, id
        assert prompts_of(view) or facets_of(view)


def test_what_distance_protected_stands_in_the_persons_own_words() -> None:
    found = gathered(View.PROTECTED, [told("boundaries-05", "My sleep, mostly.")], RULES)
    assert [group.heading for group in found.groups] == ["What limits look after"]
    assert words(found) == ["My sleep, mostly."]
    assert found.said == "1 answer of yours."


def test_words_are_laid_out_the_earliest_first() -> None:
    found = gathered(
        View.LIKINGS,
        [told("enjoyment-01", "later", day=9), told("enjoyment-04", "first", day=2)],
        RULES,
    )
    assert words(found) == ["first", "later"]
    assert found.said == "2 likings of yours."


def test_words_beside_a_facet_are_whole_and_a_bare_mark_says_nothing() -> None:
    marks = [
        told(facets=(Facet("interest", "the choir, again"),)),
        told(facets=(Facet("interest", " "),)),
    ]
    assert words(gathered(View.LIKINGS, marks, RULES)) == ["the choir, again"]


def test_what_is_never_to_return_is_left_out_and_only_counted() -> None:
    never = told("enjoyment-01", "gone", standing=Standing(BringBack.NEVER))
    found = gathered(View.LIKINGS, [never, told("enjoyment-01", "here")], RULES)
    assert words(found) == ["here"]
    assert found.said == "1 liking of yours. Not shown, as you decided: 1 entry."
    assert "gone" not in str(found)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, *BringBack, date(2027, 1, 1)]),
            st.booleans(),
            st.sampled_from(
                ["enjoyment-01", "boundaries-05", "early-lessons-06", "avoided-places-05"]
            ),
        ),
        max_size=12,
    ),
    st.sampled_from(WORD_VIEWS),
)
def test_no_word_of_what_is_never_to_return_or_covered_is_seen_in_any_view(
    pages: list[tuple[Resurface, bool, str]], view: View
) -> None:
    every = [
        told(
            prompt,
            f"secret {at}." if decided or veiled else "open.",
            facets=(Facet("interest", f"secret {at}." if decided or veiled else "open."),),
            standing=Standing(decided, veiled=veiled),
        )
        for at, (decided, veiled, prompt) in enumerate(pages)
    ]
    never = {each.summary.id for each in every if each.standing.decided is BringBack.NEVER}
    found = gathered(view, every, RULES)
    assert "secret" not in str(found)
    assert not never & {p.entry for group in found.groups for p in group.passages}


def test_what_is_veiled_deep_or_asked_for_stays_covered() -> None:
    covered = [
        told("enjoyment-01", "veiled", standing=Standing(veiled=True)),
        told("enjoyment-01", "asked", standing=Standing(BringBack.ASKED)),
        told("enjoyment-01", "too early", standing=Standing(date(2027, 1, 1))),
        told(facets=(Facet("interest", "a secret"),), standing=Standing(veiled=True)),
    ]
    found = gathered(View.LIKINGS, covered, RULES)
    passages = [passage for group in found.groups for passage in group.passages]
    assert len(passages) == 4
    assert all(passage.veiled and not passage.words for passage in passages)
    deep = gathered(View.PROTECTED, [told("early-lessons-06", "it kept me safe")], RULES)
    assert words(deep) == [""]


def test_what_is_said_of_one_place_often_stands_under_its_name() -> None:
    weir = (Tag("the weir", TagKind.PLACE), Tag("water"))
    notes = [
        told("avoided-places-05", "went as far as the gate", day=20, tags=weir),
        told(facets=(Facet("went_around", "the long way"),), day=4, tags=weir),
        told("avoided-places-07", "larger", tags=(Tag("town", TagKind.PLACE),)),
    ]
    found = gathered(View.GONE_AROUND, notes, RULES)
    assert [group.heading for group in found.groups] == ["the weir", "Larger, smaller, or the same"]
    assert words(found) == ["the long way", "went as far as the gate", "larger"]
    assert "yours to say" in found.rule


def test_a_view_without_words_says_what_makes_some() -> None:
    for view in WORD_VIEWS:
        found = gathered(view, [], RULES)
        assert not found.groups
        assert "prompt" in found.said
