"""The grammar of search: what each thing typed asks for, what is ignored, and no failure."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.domain.labels import Label
from journal.domain.query import (
    Between,
    Choice,
    Condition,
    Labelled,
    Mark,
    Named,
    Term,
    Themed,
    Why,
)
from journal.domain.query_completing import Vocabulary, completions
from journal.domain.query_reading import MOST, NAMES, read
from journal.domain.respelling import respelled, with_places
from journal.domain.tags import Tag, TagKind
from journal.ui.kit import query_words


def _word(*words: str, prefix: bool = False) -> Term:
    return Term(words, prefix)


def _tag(name: str) -> Named:
    return Named(TagKind.TAG, name)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ("plague", (_word("plague"),)),
        ("the plague", (_word("the"), _word("plague"))),
        ('"the plague"', (_word("the", "plague"),)),
        ("“the plague”", (_word("the", "plague"),)),
        ('"never closed', (_word("never", "closed"),)),
        ("plag*", (_word("plag", prefix=True),)),
        ("don't", (_word("don", "t"),)),
        ('--- * " ( )', ()),
        ("5-6 10:30", (_word("5", "6"), _word("10", "30"))),
        ("http://a.b title: x", (_word("http", "a", "b"), _word("title"), _word("x"))),
        ("AND", (_word("AND"),)),
        ("cats AND dogs", (_word("cats"), _word("dogs"))),
        ("tag:work", (_tag("work"),)),
        ("TAG:work", (_tag("work"),)),
        ("tag\uff1awork", (_tag("work"),)),
        ("tag: work", (_tag("work"),)),
        ('tag:"late night"', (_tag("late night"),)),
        ("tag:fam*", (Named(TagKind.TAG, "fam", unfinished=True),)),
        (r'tag:"say \"no\""', (_tag('say "no"'),)),
        (r"tag:“\“no\” way”", (_tag("“no” way"),)),
        (r'tag:"5\*"', (_tag("5*"),)),
        (r'tag:"5\**"', (Named(TagKind.TAG, "5*", unfinished=True),)),
        (r'tag:"late ni*"', (Named(TagKind.TAG, "late ni", unfinished=True),)),
        (r'tag:"C:\dir \\"', (_tag("C:\\dir \\"),)),
        (r"tag:C:\dir", (_tag(r"C:\dir"),)),
        ("person:Ann", (Named(TagKind.PERSON, "Ann"),)),
        ("place:home/attic", (Named(TagKind.PLACE, "home/attic"),)),
        ("label:Chosen", (Labelled(Label.CHOSEN),)),
        ("theme:numb", (Themed("numb"),)),
        ("has:attachment", (Mark.ATTACHMENT,)),
        ("is:for-session", (Mark.FOR_SESSION,)),
        ("on:1665", (Between(date(1665, 1, 1), date(1665, 12, 31)),)),
        ("on:2024-02", (Between(date(2024, 2, 1), date(2024, 2, 29)),)),
        ("on:1665-9-7", (Between(date(1665, 9, 7), date(1665, 9, 7)),)),
        ("before:1665-09", (Between(until=date(1665, 8, 31)),)),
        ("after:1665-12", (Between(since=date(1666, 1, 1)),)),
        ("朝霧", (_word("朝", "霧"),)),
        ("كِتَاب", (_word("كتاب"),)),
    ],
)
def test_what_is_typed_becomes_conditions(typed: str, wanted: tuple[Condition, ...]) -> None:
    assert read(typed).asks == tuple((Choice(each),) for each in wanted)


def test_or_joins_what_stands_beside_it_and_a_minus_turns_it_round() -> None:
    assert read("a OR tag:b c -d").asks == (
        (Choice(_word("a")), Choice(_tag("b"))),
        (Choice(_word("c")),),
        (Choice(_word("d"), negated=True),),
    )
    assert read('-"a b" OR -has:attachment').asks == (
        (Choice(_word("a", "b"), negated=True), Choice(Mark.ATTACHMENT, negated=True)),
    )
    assert read("a or b").asks == tuple((Choice(_word(each)),) for each in ("a", "or", "b"))


@pytest.mark.parametrize(
    ("typed", "left_out", "terms"),
    [
        ("river before:soon", {"before:soon": Why.NO_DAY}, ["river"]),
        ("on:1665-13 river", {"on:1665-13": Why.NO_DAY}, ["river"]),
        ("river label:happy", {"label:happy": Why.NO_LABEL}, ["river"]),
        ("has:money river", {"has:money": Why.NO_SUCH_MARK}, ["river"]),
        ("is:done river", {"is:done": Why.NO_SUCH_MARK}, ["river"]),
        ("river tag:", {"tag:": Why.NO_VALUE}, ["river"]),
        ("OR river", {"OR": Why.JOINS_NOTHING}, ["river"]),
        ("river OR", {"OR": Why.JOINS_NOTHING}, ["river"]),
        ("AND river", {"AND": Why.JOINS_NOTHING}, ["river"]),
        ("river OR OR sun", {"OR": Why.JOINS_NOTHING}, ["river", "sun"]),
        ("😀 river -", {"😀": Why.NO_WORDS, "-": Why.NO_WORDS}, ["river"]),
        ("river OR label:zz", {"label:zz": Why.NO_LABEL}, ["river"]),
        ("before:0001 river", {"before:0001": Why.NO_DAY}, ["river"]),
    ],
)
def test_what_is_broken_is_left_out_and_said(
    typed: str, left_out: dict[str, Why], terms: list[str]
) -> None:
    query = read(typed)
    assert {typed[part.start : part.end]: part.ignored for part in query.ignored} == left_out
    assert [term.words[0] for term in query.terms] == terms
    for piece in left_out:
        assert f"“{piece}”" in query_words.ignored(query)


def test_nothing_is_said_of_what_is_still_being_typed() -> None:
    for typed in ("river label:ch", "river on:16", "river tag:", "river OR", "river -"):
        assert read(typed, unfinished=True).ignored == (), typed
        assert read(typed).ignored, typed
    assert read("river label:ch ", unfinished=True).ignored


def test_while_typing_a_name_stands_for_those_that_begin_so() -> None:
    assert read("tag:wo", unfinished=True).asks[0][0].condition == Named(TagKind.TAG, "wo", True)
    assert read('tag:"wo"', unfinished=True).asks[0][0].condition == _tag("wo")
    assert read("tag:wo ", unfinished=True).asks[0][0].condition == _tag("wo")
    assert read("-tag:wo", unfinished=True).asks[0][0].condition == _tag("wo")
    assert read("a -wo", unfinished=True).asks[1][0].condition == _word("wo")


_PIECES = (
    *(f"{name}:" for name in NAMES),
    *("ha\u017f:", "\u0131\u017f:", "\\"),
    *("OR", "AND", "-", '"', "*", " ", " ", "a", "river", "1665", "-09", "label:chosen"),
    *("朝", "ب", "😀", "\uff1a", "“", "\u0301", "\0", "/"),
)
_TYPED = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)


@given(_TYPED | st.text(), st.booleans())
@example('tag:"', False)
def test_nothing_that_can_be_typed_is_an_error(typed: str, unfinished: bool) -> None:
    query = read(typed, unfinished=unfinished)
    assert all(term.words and all(term.words) for term in query.terms)
    assert all(0 <= part.start < part.end <= len(typed) for part in query.parts)
    assert all(part.asks or part.ignored for part in query.parts)
    for part in query.parts:
        assert query_words.said(query, part)
    query_words.understood(query)
    query_words.ignored(query)
    completions(typed, Vocabulary((Tag("a b"),), ("T",)))


@given(_TYPED)
def test_a_part_that_is_taken_away_leaves_the_others(typed: str) -> None:
    query = read(typed)
    for part in query.parts:
        left = read(query.without(part))
        assert sum(bool(each.asks) for each in left.parts) <= len(query.asks)


def test_taking_a_part_away_leaves_the_rest_as_it_was() -> None:
    query = read('river tag:work OR tag:home "so be it"')
    assert [query.without(part) for part in query.parts] == [
        'tag:work OR tag:home "so be it"',
        'river "so be it"',
        "river tag:work OR tag:home",
    ]
    query = read("a AND b AND c")
    assert [query.without(part) for part in query.parts] == ["b AND c", "a AND c", "a AND b"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("river sun", ""),
        ("riv*", ""),
        ('"so be it" -rain', "“so be it” · not “rain”"),
        ("tag:work OR -person:Ann", "tag work or not person Ann"),
        ("after:1665-12 before:1667", "from 1 January 1666 on · up to 31 December 1666"),
        ("on:1665-09", "from 1 September 1665 to 30 September 1665"),
        ("on:1665-09-07", "on 7 September 1665"),
        ("label:none theme:numb", "label none · theme numb"),
        ("has:attachment -is:for-session", "with a file · not for session"),
        ('"朝霧" tag:wo*', "“朝霧” · tag wo…"),
    ],
)
def test_what_was_understood_is_said_in_words(typed: str, words: str) -> None:
    assert query_words.understood(read(typed)) == words


_KNOWN = Vocabulary(
    (Tag("work"), Tag("work/late shift"), Tag("night walk"), Tag("Wanda", TagKind.PERSON)),
    ("Muted, flat or far away",),
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ()),
        ("t", ()),
        ("ta", ("tag:",)),
        ("river -per", ("river -person:",)),
        ("tag:w", ("tag:work", 'tag:"work/late shift"', 'tag:"night walk"')),
        ("tag:", ("tag:work", 'tag:"work/late shift"', 'tag:"night walk"')),
        ('a OR tag:"work/', ('a OR tag:"work/late shift"',)),
        ("person:wa", ("person:Wanda",)),
        ("label:m", ("label:mixed",)),
        ("theme:mu", ('theme:"Muted, flat or far away"',)),
        ("has:", ("has:attachment",)),
        ("is:f", ("is:for-session",)),
        ("is:for-session", ()),
        ("on:16", ()),
        ("tag:work ", ()),
    ],
)
def test_what_is_being_typed_can_be_completed(typed: str, offered: tuple[str, ...]) -> None:
    assert completions(typed, _KNOWN) == offered


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("plain, naïve and Ελλάδα", None),
        ("霧の朝", " 霧  の  朝 "),
        ("ｶﾞﾗｽ", " ガ  ラ  ス "),
        ("か\u3099", " が "),
        ("\uff21\uff22\uff11", "AB1"),
        ("오늘", " 오  늘 "),
        ("น้ำ", " น  า "),
        ("\u110b\u1169", " 오 "),
        ("أَحْمَدُ", "احمد"),
        ("مـــكتبة ١٢", "مكتبه 12"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_texts_are_spelled_as_the_index_needs_them(text: str, spelled: str | None) -> None:
    assert respelled(text) == spelled
    made, places = with_places(text)
    assert made == (text if spelled is None else spelled)
    assert len(places) == len(made)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_that_was_spelled_for_the_index_stays_as_it_is(text: str) -> None:
    spelled = respelled(text)
    if spelled is not None:
        again = respelled(spelled)
        assert "".join((again or spelled).split()) == "".join(spelled.split())


def test_of_an_endless_search_the_first_pieces_are_looked_for_and_the_rest_is_said() -> None:
    query = read(" ".join(f"-tag:t{number}" for number in range(3000)), unfinished=True)
    assert len(query.asks) == MOST
    assert [part.ignored for part in query.ignored] == [Why.TOO_MANY]
    assert len(query_words.understood(query)) <= 400
    assert query_words.ignored(query).startswith(f"Left out “-tag:t{MOST} -tag:t{MOST + 1} ")
    assert len(query_words.ignored(read(" ".join(f"on:{each}x" for each in range(190))))) < 500


def test_an_alternative_of_thousands_is_cut_without_a_loose_end() -> None:
    query = read(" OR ".join(f"tag:t{number}" for number in range(1100)))
    assert len(query.asks) == 1
    assert query.ignored[-1].ignored is Why.TOO_MANY
