from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import days, text


def test_only_line_ends_of_other_systems_change() -> None:
    assert text.canonical("one\r\ntwo\nthree\rfour\u2028five\u00a0six") == (
        "one\ntwo\nthree\rfour\u2028five\u00a0six"
    )


@given(st.text(st.characters(exclude_categories=())))
def test_canonical_text_can_always_be_stored(source: str) -> None:
    neat = text.canonical(source)
    assert neat.encode("utf-8").decode("utf-8") == neat
    assert text.canonical(neat) == neat
    assert "\0" not in neat


@pytest.mark.parametrize(
    ("words", "count"),
    [
        *(("", 0), ("one", 1), ("don't — can’t, half-open", 3), ("你好 😀 שלום", 2), ("…", 0)),
        *(("שָׁבַּת אַחַת", 2), ("בן־אדם", 1), ("السَّلامُ عَلَيْكُم", 2), ("हिन्दी में", 2)),
        *(("می\u200cرود", 1), ("cafe\u0301 so", 2), ("👩‍👩‍👧 🇮🇸 ok", 1)),
    ],
)
def test_words_are_counted_as_a_person_would(words: str, count: int) -> None:
    assert text.word_count(words) == count


def test_a_preview_is_one_line_and_ends_at_a_word() -> None:
    shown = text.preview("A first line.\n\nA second, " + "longer " * 60)
    assert len(shown) <= 160
    assert shown.startswith("A first line. A second, longer")
    assert shown.endswith("longer…")


def test_a_short_text_is_its_own_preview() -> None:
    assert text.preview("Only this. 😀") == "Only this. 😀"


def test_the_day_in_words_names_no_weekday_before_the_calendar_changed() -> None:
    assert days.spoken(date(2026, 11, 23)) == "Monday 23 November 2026"
    assert days.spoken(date(1665, 9, 7)) == "7 September 1665"


@pytest.mark.parametrize("written", ["", "1665-9-7", "20260101", "2026-02-30", "2026-W47-1"])
def test_a_day_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days.parse(written)


def test_days_of_all_centuries_are_read() -> None:
    assert days.parse("0001-01-01") == date(1, 1, 1)
    assert days.parse("1665-09-07") == date(1665, 9, 7)
    assert days.parse("9999-12-31") == date(9999, 12, 31)


def test_texts_that_differ_only_in_where_the_title_ends_have_other_imprints() -> None:
    day = date(2026, 1, 1)
    assert text.imprint(day, "ab", "c") != text.imprint(day, "a", "bc")
