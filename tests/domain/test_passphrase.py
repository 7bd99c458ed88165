import pytest

from journal.domain import passphrase
from journal.domain.errors import UnsuitablePassphrase
from journal.domain.passphrase import Strength


@pytest.mark.parametrize("bad", ["", "seven77", "x" * 1025])
def test_too_short_and_too_long_are_refused(bad: str) -> None:
    with pytest.raises(UnsuitablePassphrase):
        passphrase.check(bad)


def test_the_same_letters_typed_on_another_keyboard_open_the_journal() -> None:
    assert passphrase.prepared("Ångström ﬁrst") == passphrase.prepared("Ångström first")


def test_strength_grows_with_what_is_hard_to_guess() -> None:
    assert passphrase.strength("abc") is Strength.TOO_SHORT
    assert passphrase.strength("password") is Strength.WEAK
    assert passphrase.strength("otter lamp quiet seventh marble coat") is Strength.STRONG


def test_a_very_long_passphrase_is_looked_at_in_no_time() -> None:
    assert passphrase.strength("correct horse " * 70) is Strength.STRONG
