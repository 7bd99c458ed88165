"""Texts as the full-text index reads them, where its rules for words would find nothing.

Its tokenizer (unicode61) parts words at blanks and signs alone. Chinese, Japanese, Korean, Thai and
their neighbours leave no blanks where a person would search, so every character stands by itself
here and words are found as neighbours. Arabic and Hebrew are read without vowel signs, and letters
that people write for each other as one. All other text is left as it is.
"""

import re
import unicodedata
from typing import Final

_ALONE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
"""Thai, Lao, Burmese, Khmer; kana, bopomofo, ideographs, Korean syllables."""
_PARTS: Final = "\u1100-\u11ff\u3099\u309a\u3130-\u318f\uff66-\uffdc"
"""Parts of such characters, and their narrow forms."""
_WIDE: Final = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_SIGNS: Final = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
"""Vowel signs of Hebrew and Arabic, and the stroke that only lengthens an Arabic word."""
_SAME: Final = str.maketrans(
    "\u0622\u0623\u0625\u0671\u0649\u06cc\u06a9\u0629\u0624\u0626"
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "\u0627\u0627\u0627\u0627\u064a\u064a\u0643\u0647\u0648\u064a01234567890123456789",
)
"""Alef, yeh, kaf and teh in their spellings, and digits."""
_OTHER = re.compile(f"[{_ALONE}{_PARTS}{_WIDE}{_SIGNS}{''.join(map(chr, _SAME))}]")
_PIECE = re.compile(
    "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.[\u3099\u309a\uff9e\uff9f]?", re.DOTALL
)
_IS_ALONE = re.compile(f"[{_ALONE}]")
_IS_SIGN = re.compile(f"[{_SIGNS}]")
_MARKED = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]")


def respelled(text: str) -> str | None:
    """Return the text as the index reads it; None where that is the text itself."""
    return _respelled(text)[0] if _OTHER.search(text) else None


def with_places(text: str) -> tuple[str, list[int]]:
    """Return the text as the index reads it, and for each of its signs the place it came from."""
    return _respelled(text)


def stands_alone(sign: str) -> bool:
    """Tell whether a word of this one character is whole, so that it cannot go on."""
    return bool(_IS_ALONE.fullmatch(sign))


def _respelled(text: str) -> tuple[str, list[int]]:
    made: list[str] = []
    places: list[int] = []
    for piece in _PIECE.finditer(text):
        for sign in _spelled(piece[0]):
            made.append(sign)
            places.append(piece.start())
    return "".join(made), places


def _spelled(piece: str) -> str:
    if _IS_SIGN.fullmatch(piece) or _MARKED.fullmatch(piece):
        return ""
    if not _OTHER.search(piece):
        return piece
    plain = _MARKED.sub("", unicodedata.normalize("NFKC", piece)).translate(_SAME)
    return "".join(f" {sign} " if stands_alone(sign) else sign for sign in plain)
