"""Whether a passphrase will do, and how hard it is to guess, in words."""

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

from journal.domain.errors import UnsuitablePassphrase
from journal.domain.prompts import Chance

SHORTEST, LONGEST = 8, 1024
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
# zxcvbn's time grows with the square of the length; beyond this it changes no verdict.
_LOOKED_AT = 72


class Strength(IntEnum):
    """How long guessing would take someone who has the file."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


def prepared(passphrase: str) -> bytes:
    """Return the bytes that go into the key derivation function (NFKC, UTF-8).

    Half a surrogate pair, which no passphrase that `check` lets pass has, is encoded as it stands:
    the error would hold the passphrase.
    """
    return unicodedata.normalize("NFKC", passphrase).encode(errors="surrogatepass")


def check(passphrase: str) -> None:
    """Raise UnsuitablePassphrase unless `passphrase` has 8 to 1,024 characters after NFKC.

    Half a surrogate pair is no character.
    """
    normal = unicodedata.normalize("NFKC", passphrase)
    if not SHORTEST <= len(normal) <= LONGEST or _HALF_A_PAIR.search(normal):
        raise UnsuitablePassphrase


def strength(passphrase: str) -> Strength:
    """Return how hard `passphrase` is to guess, by zxcvbn's count of guesses (Wheeler 2016)."""
    from zxcvbn import zxcvbn  # its lists of common words take a moment, and no unlocking asks

    normal = unicodedata.normalize("NFKC", passphrase)
    if len(normal) < SHORTEST:
        return Strength.TOO_SHORT
    return Strength(max(1, int(zxcvbn(normal[:_LOOKED_AT])["score"])))


def six_words(known: Sequence[str], chance: Chance) -> str:
    """Return six of these words, each drawn by itself, as a passphrase that can be told aloud."""
    return " ".join(chance.choice(known) for _ in range(6))
