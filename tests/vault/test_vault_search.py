"""Search and lists: every oddity a person can type, exact matches, and no slow plan."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import EntryId
from journal.domain.labels import Label
from journal.domain.query_values import asking_for
from journal.domain.selection import Order, Selection
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from journal.vault.store import recent, search
from journal.vault.store.conditions import wanted
from journal.vault.store.recent import Recent
from journal.vault.store.search import statement
from tests.vault.pages import page, saved


def _found(journal: OpenJournal, words: str, **rest: Any) -> list[EntryId]:
    with journal.work() as work:
        return list(work.entries.find(Selection(words=words, **rest)))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("I don't know", "don't"),
        ("I don’t know", "don't"),
        ("this AND that", "AND"),
        ("not OR near", "OR not NEAR"),
        ("he said “so be it” then", '"so be it"'),
        ("wondering", "wonder*"),
        ("a*b", "a*b"),
        ("rain 😀 sun", "😀 rain"),
        ("before\0after", "before"),
        ("naïve Café", "naive cafe"),
        ("cafe\u0301", "café"),
        ("it's 5-6 o'clock", "5-6"),
        ("title: body ^ + - ( ) {}", "title: body ^ ("),
        ('unclosed "quote', '"quote'),
        ("under_score", "under_score"),
        ("STRASSE Ω", "ω strasse"),
    ],
)
def test_whatever_is_typed_is_looked_for(journal: OpenJournal, body: str, words: str) -> None:
    id = saved(journal, body)
    saved(journal, "Nothing of the kind.")
    assert _found(journal, words) == [id]
    assert _found(journal, words, order=Order.BEST) == [id]


def test_a_name_is_found_whatever_it_holds_and_no_other(journal: OpenJournal) -> None:
    names = (
        '5" nail',
        "5",
        "5*",
        "“no”",
        '"no"',
        "no",
        "a\\b",
        "a\\*",
        "a\\",
        'a\\"',
        "a*b",
        "#a",
        "a:b",
    )
    held = {
        (name, kind): saved(journal, "x", tags=(Tag(name, kind),))
        for kind in TagKind
        for name in names
    }
    for (name, kind), id in held.items():
        assert _found(journal, asking_for(Tag(name, kind))) == [id]


_ONE_JOURNAL = [HealthCheck.function_scoped_fixture]  # every example adds to the same one


@settings(max_examples=60, suppress_health_check=_ONE_JOURNAL)
@given(words=st.text(max_size=20), unfinished=st.booleans())
def test_nothing_that_can_be_typed_is_an_error(
    journal: OpenJournal, words: str, unfinished: bool
) -> None:
    for order in Order:
        found = _found(journal, words, unfinished_word=unfinished, order=order)
        assert found == []


@pytest.mark.parametrize("joint", [" ", " OR ", " -"])
def test_a_search_of_thousands_of_pieces_is_no_error(journal: OpenJournal, joint: str) -> None:
    saved(journal, "A day by the river.")
    words = joint.join(f"label:unclear{joint}tag:t{number}" for number in range(700))
    assert _found(journal, words, unfinished_word=True) == []


def test_quoted_words_stand_together_and_all_terms_must_match(journal: OpenJournal) -> None:
    one = saved(journal, "the quiet river")
    two = saved(journal, "the river is quiet", title="Evening")
    assert _found(journal, '"quiet river"') == [one]
    assert _found(journal, "quiet river") == [two, one]
    assert _found(journal, "river evening") == [two]
    assert _found(journal, "riv") == []
    assert _found(journal, "riv", unfinished_word=True) == [two, one]


def test_filters_are_all_of_them_at_once(journal: OpenJournal) -> None:
    chose = CheckIn(gate=Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
    with journal.work() as work:
        ids = [
            work.entries.save(
                f"{number:032x}",
                page(
                    f"day {number} " + ("walk" if number % 2 else "rest"),
                    day=date(2026, 1, 1) + timedelta(days=number),
                    tags=(Tag("all"), *((Tag("third"),) if number % 3 == 0 else ())),
                    checkin=chose if number % 4 == 0 else None,
                    for_session=number % 5 == 0,
                ),
                based_on=None,
            )
            for number in range(60)
        ]
    newest = list(reversed(ids))

    def expect(selection: Selection, *numbers: int) -> None:
        with journal.work() as work:
            assert list(work.entries.find(selection)) == [ids[number] for number in numbers]

    with journal.work() as work:
        assert list(work.entries.find(Selection())) == newest
    third, everything = Tag("third"), Tag("ALL")
    expect(Selection(tags=(third, everything), label=Label.CHOSEN), 48, 36, 24, 12, 0)
    expect(Selection(tags=(third,), for_session=True), 45, 30, 15, 0)
    expect(Selection(words="walk", tags=(third, everything), for_session=True), 45, 15)
    expect(Selection(tags=(Tag("third", TagKind.PERSON),)))
    expect(Selection(label=Label.CHOSEN, since=date(2026, 2, 20)), 56, 52)
    expect(Selection(since=date(2026, 2, 28), until=date(2026, 3, 1)), 59, 58)
    expect(Selection(words="rest", label=Label.CHOSEN, until=date(2026, 1, 6)), 4, 0)
    expect(Selection(words="rest", label=Label.CHOSEN, for_session=True), 40, 20, 0)


def test_many_matches_are_ordered_as_few_are(
    journal: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        saved(journal, "same words", day=date(2026, 1, 1 + number * 7 % 20), tags=(Tag("a"),))
    few = [_found(journal, "words"), _found(journal, "words", tags=(Tag("a"),))]
    monkeypatch.setattr(search, "_FEW", 3)
    assert [_found(journal, "words"), _found(journal, "words", tags=(Tag("a"),))] == few


_HASTY = (
    *("r", "ri", "riv", "rive", "river", "river s", "s river", "river -s", "-river s", "zz", "z"),
    *("tag:odd r", "on:2026-01-07 r", "before:2026-01-05 s", "sun OR r", '"river s', "s r"),
    *("r OR tag:odd", "tag:none r"),
)


@pytest.mark.parametrize("tuned", [(5, 3, 4), (5, 1, 2), (300, 50, 30)])
def test_what_is_found_in_haste_is_the_beginning_of_all(
    journal: OpenJournal, monkeypatch: pytest.MonkeyPatch, tuned: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(recent, "NEWEST", tuned[0])
    monkeypatch.setattr(Recent, "ENOUGH", tuned[1])
    monkeypatch.setattr(Recent, "SOME", tuned[2])
    words = ("river sun", "rain", "rivers sea", "stone road", "sun", "river")
    ids = [
        saved(
            journal,
            f"{words[number % 6]} {words[number * 7 % 5]}",
            day=date(2026, 1, 1 + number * 7 % 12),
            tags=(Tag("odd"),) if number % 2 else (),
        )
        for number in range(24)
    ]
    for round in range(2):
        for typed in _HASTY:
            selection = Selection(words=typed, unfinished_word=True)
            with journal.work() as work:
                every = work.entries.find(selection)
                found = work.entries.look(selection, hasty=True)
            assert found.ids == every[: len(found.ids)], typed
            assert not found.whole or found.ids == every, typed
            assert found.ids or not every, typed
            assert [row.id for row in found.rows] == list(found.ids[:12])
            assert [snippet.id for snippet in found.snippets] == list(found.ids[:12])
        if round == 0:  # what is written meanwhile is found at once
            saved(journal, "river stone", day=date(2026, 2, 1))
            with journal.work() as work:
                work.entries.set_deleted(ids[3], True)


def test_the_best_match_comes_first_when_asked_for(journal: OpenJournal) -> None:
    much = saved(journal, "river river river")
    little = saved(journal, "river " + "and many other things " * 50)
    assert _found(journal, "river", order=Order.BEST) == [much, little]
    assert _found(journal, "river") == [little, much]


_PIECES = st.sampled_from(
    ["river", "River", "a river's", "rivers", "x", "\n", "  ", "😀", "\U000f0000", "\U000f0001",
     "\ue000", "…", "é", "e\u0301", "<b>", "river\u0301"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=_ONE_JOURNAL)
@given(pieces=st.lists(_PIECES, max_size=60))
def test_the_places_of_matches_are_exact(journal: OpenJournal, pieces: list[str]) -> None:
    body = " ".join(pieces)
    with journal.work() as work:
        id = work.entries.save("ab" * 16, page(body), based_on=None)
        (snippet,) = work.entries.snippets([id], Selection(words="river"))
        found = work.entries.find(Selection(words="river"))
    assert bool(snippet.matches) == (id in found)
    assert len(snippet.text) <= 164
    last = 0
    for start, end in snippet.matches:
        assert last <= start < end <= len(snippet.text)
        assert snippet.text[start:end].replace("\u0301", "").casefold() == "river"
        last = end


def test_a_snippet_shows_what_stands_around_the_match(journal: OpenJournal) -> None:
    body = "Morning. " * 40 + "Down at the old mill we sat\n\nand talked. " + "Evening. " * 40
    id = saved(journal, body, title="mill")
    with journal.work() as work:
        (found,) = work.entries.snippets([id], Selection(words='"old mill" talked'))
        (title,) = work.entries.snippets([id], Selection(words="xylophone"))
        (plain,) = work.entries.snippets([id], Selection())
    assert "Down at the old mill we sat and talked." in found.text
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert [found.text[start:end] for start, end in found.matches] == ["old mill", "talked"]
    assert title.matches == plain.matches == ()
    assert plain.text.startswith("Morning. Morning.")


def test_the_beginning_of_a_word_is_marked_as_the_whole_word(journal: OpenJournal) -> None:
    id = saved(journal, "Wondering about wonders.")
    with journal.work() as work:
        (found,) = work.entries.snippets([id], Selection(words="wond", unfinished_word=True))
    assert [found.text[start:end] for start, end in found.matches] == ["Wondering", "wonders"]


def test_snippets_keep_the_order_of_the_ids(journal: OpenJournal) -> None:
    ids = [saved(journal, f"river {number}") for number in range(5)]
    order = [ids[3], ids[0], ids[4]]
    with journal.work() as work:
        found = work.entries.snippets(order, Selection(words="river"))
        rows = work.entries.summaries(order)
    assert [one.id for one in found] == [one.id for one in rows] == order
    assert [one.text for one in found] == ["river 3", "river 0", "river 4"]


@pytest.mark.parametrize(
    ("selection", "families"),
    [
        (Selection(), ()),
        (Selection(in_bin=True), ()),
        (Selection(since=date(2020, 1, 1), until=date(2021, 1, 1)), ()),
        (Selection(label=Label.CHOSEN), ()),
        (Selection(for_session=True), ()),
        (Selection(words="a", label=Label.CHOSEN, since=date(2020, 1, 1)), ((1,), (2,))),
        (Selection(words="a"), ()),
        (Selection(), ((1, 2, 3),)),
        (Selection(words="a"), ((1, 2, 3), (4,))),
        (Selection(words="a OR b -c after:2020 -label:chosen has:attachment"), ()),
        (Selection(words="-a OR on:2020-02 -is:for-session"), ((1,),)),
    ],
)
def test_lists_read_covering_indexes_only(
    journal: OpenJournal, selection: Selection, families: tuple[tuple[int, ...], ...]
) -> None:
    with journal.work() as work:
        found = wanted(work.tags, selection)
    assert found is not None
    query = statement(replace(found, families=families), Order.NEWEST, few=False)
    with journal._held.opened.engine.begin() as held:
        compiled = query.compile(held.engine, compile_kwargs={"literal_binds": True})
        plan = [row[3] for row in held.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
    for step in plan:
        if step.startswith(("SCAN entry", "SEARCH entry")):
            assert "COVERING INDEX" in step or ("PRIMARY KEY" in step and "entry_tag" in step), plan
        assert "TEMP B-TREE FOR ORDER BY" not in step, plan
