"""Comparing two texts: nothing is left out, nothing is made up, and the work is bounded."""

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.comparing import Change, Piece, compare, folded

ADDED, REMOVED, SAME, FOLDED = Change.ADDED, Change.REMOVED, Change.SAME, Change.FOLDED


def sides(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    """Return the older and the newer text that the pieces make."""
    older = "".join(each.text for each in pieces if each.change is not ADDED)
    newer = "".join(each.text for each in pieces if each.change is not REMOVED)
    return older, newer


def changes(old: str, new: str) -> list[tuple[Change, str]]:
    return [(p.change, p.text.strip()) for p in compare(old, new) if p.change is not SAME]


def test_changed_words_are_found_within_their_sentence() -> None:
    old = "I rang her. She was out.\nThen tea."
    new = "I rang her twice. She was out.\nThen tea, and bed."
    assert changes(old, new) == [(ADDED, "twice"), (ADDED, ", and bed")]


def test_a_new_paragraph_and_a_removed_one_stand_whole() -> None:
    old = "One thing happened.\nIt rained all day.\nI slept."
    new = "One thing happened.\nI slept.\nThe morning was clear and cold."
    assert changes(old, new) == [
        (REMOVED, "It rained all day."),
        (ADDED, "The morning was clear and cold."),
    ]


def test_a_sentence_written_anew_is_not_cut_into_shreds() -> None:
    old = "I told him that I would not come on Sunday."
    new = "Nobody was at home, and I sat down to write a letter."
    assert [change for change, _ in changes(old, new)] == [REMOVED, ADDED]


def test_right_to_left_words_are_compared_as_words() -> None:
    assert changes("הלכתי הביתה לבד", "הלכתי הביתה עם אחותי") == [
        (REMOVED, "לבד"),
        (ADDED, "עם אחותי"),
    ]


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    assert changes("今日は雨でした", "今日は晴れでした") == [(REMOVED, "雨"), (ADDED, "晴れ")]


def test_a_joined_picture_is_never_cut() -> None:
    family, other = "👨‍👩‍👧", "👨‍👩‍👦"
    assert changes(f"We {family} went", f"We {other} went") == [(REMOVED, family), (ADDED, other)]


def test_line_ends_of_another_system_are_no_change() -> None:
    assert compare("One.\r\nTwo.", "One.\nTwo.") == (Piece(SAME, "One.\nTwo.", 2),)


def test_a_new_line_end_alone_is_a_change() -> None:
    assert [(p.change, p.text) for p in compare("One.\nTwo.", "One.\n\nTwo.")] == [
        (SAME, "One.\n"),
        (ADDED, "\n"),
        (SAME, "Two."),
    ]


TEXTS = st.text(st.sampled_from("ab .\n,!?é🌿א\u3042"), max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_made_again_from_the_pieces(old: str, new: str) -> None:
    older, newer = sides(compare(old, new))
    assert newer == new
    assert "".join(older.split()) == "".join(old.split())  # blanks may be those of the newer


@given(TEXTS)
def test_a_text_beside_itself_is_unchanged(text: str) -> None:
    assert all(piece.change is SAME for piece in compare(text, text))


def test_long_unchanged_stretches_are_folded_and_counted() -> None:
    middle = " ".join(f"word{number}" for number in range(500))
    pieces = folded(compare(f"Before {middle} after", f"Begin {middle} end"), kept=20)
    kinds = [piece.change for piece in pieces]
    assert kinds == [REMOVED, ADDED, SAME, FOLDED, SAME, REMOVED, ADDED]
    shown = sum(len(piece.text.split()) for piece in pieces if piece.change is SAME)
    assert (shown, pieces[3].words) == (40, 460)


def steps_of_difflib(old: str, new: str, steps: int, most: int) -> tuple[Piece, ...]:
    """Return what comparing gives, ended as soon as difflib looks at more than `most` pairs."""
    looked = 0

    def count(frame: Any, event: str, function: Any) -> None:
        nonlocal looked
        if event == "c_call" and frame.f_code.co_name == "find_longest_match":
            looked += function.__name__ == "get"
            assert looked <= most

    sys.setprofile(count)
    try:
        return compare(old, new, steps)
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 25_000, "b a c " * 16_000),
        ("x\n\n" * 12_000, "\ny\nx\n" * 12_000),
        (" ".join("abcdefgh"[n * n % 7] for n in range(50_000)), "a c e " * 16_000),
    ],
)
def test_fifty_thousand_words_take_no_more_steps_than_allowed(old: str, new: str) -> None:
    pieces_there_are = len(old.split()) + len(new.split()) + old.count("\n") + new.count("\n")
    most = 2 * 100_000 + 4 * pieces_there_are
    pieces = steps_of_difflib(old, new, 100_000, most)
    older, newer = sides(pieces)
    assert newer == new
    assert "".join(older.split()) == "".join(old.split())  # blanks may be those of the newer


def test_small_changes_in_fifty_thousand_words_are_found_one_by_one() -> None:
    words = [f"w{number * number % 4999}" for number in range(50_000)]
    lines = [" ".join(words[at : at + 50]) for at in range(0, len(words), 50)]
    changed = list(lines)
    changed[100] += " quite"
    changed[900] = changed[900].replace(" ", " new ", 1)
    found = compare("\n".join(lines), "\n".join(changed))
    assert sum(piece.words for piece in found if piece.change is ADDED) <= 4
    assert "quite" in "".join(piece.text for piece in found if piece.change is ADDED)
