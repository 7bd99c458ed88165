"""What only one of two versions says."""

import pytest

from journal.ui.reviewing.differences import only_in


@pytest.mark.parametrize(
    ("mine", "other", "only"),
    [
        ("", "a", []),
        ("a b c", "a b c", []),
        ("a b c", "a c", ["b"]),
        ("one two three", "four", ["one two three"]),
        ("first\nsecond line", "first", ["second line"]),
        ("same\nnew\nsame too", "same\nsame too", ["new"]),
        ("a\nb", "c\nd", ["a\nb"]),
        ("x " * 6_000, "y", ["x " * 5_999 + "x"]),
    ],
)
def test_differences_are_found_word_by_word(mine: str, other: str, only: list[str]) -> None:
    assert [mine[start:end] for start, end in only_in(mine, other)] == only
