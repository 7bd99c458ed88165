"""A redaction in a file: what is written is read again, and what is wrong is said."""

import pytest

from journal.domain.moved_days import Dates
from journal.domain.redaction import Redaction, Replacement
from journal.domain.redaction_form import plain, read


def test_what_is_written_is_read_again() -> None:
    given = Redaction(
        (Replacement(("Anna", "Annie"), "[my sister]"), Replacement(("Will",), "[W.]", True)),
        ("a passage",),
        frozenset({"a|b|c"}),
        Dates.MOVED,
        -12,
    )
    assert read(plain(given)) == given
    assert read({}) == Redaction()
    assert plain(Redaction()) == {}


def test_a_name_that_is_a_word_needs_no_word_about_it() -> None:
    (made,) = read({"hide": [{"names": ["Will"], "as": "[my brother]"}]}).replacements
    assert made.capital


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "no other keys"),
        ({"hidden": []}, "no other keys"),
        ({"hide": {}}, "hide is a list"),
        ({"hide": ["Anna"]}, "no other keys"),
        ({"hide": [{"names": "Anna", "as": "x"}]}, "names is a list of words"),
        ({"hide": [{"names": [], "as": "x"}]}, "has names"),
        ({"hide": [{"names": ["..."], "as": "x"}]}, "letters or digits"),
        ({"hide": [{"names": ["Anna"]}]}, "stands for it"),
        ({"hide": [{"names": ["A"], "as": "x", "only_with_capital": 1}]}, "true or false"),
        ({"strike": [1]}, "strike is a list"),
        ({"days": "weeks"}, "kept, months or moved"),
        ({"days": "moved"}, "need moved_by"),
        ({"moved_by": 3}, "need moved_by"),
        ({"days": "moved", "moved_by": 1e9}, "a whole number"),
        ({"days": ["moved"]}, "kept, months or moved"),
    ],
)
def test_what_is_wrong_is_said_without_quoting_it(given: object, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        read(given)
    assert "Anna" not in str(refused.value)
