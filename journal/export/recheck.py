"""A last look into a finished file: whether anything hidden stands in it after all.

Only letters are compared, since line ends, ligatures, hyphens and marks of markup part a name in a
file that is one name to whoever reads it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Final

from journal.domain.entry import Content, Entry, EntryId
from journal.domain.letters import Spelled
from journal.domain.name_finding import SHORT, Form, form, named
from journal.domain.packet import packet
from journal.domain.rechecked import Found, Where
from journal.domain.redaction import AROUND, Left, Redacted, left_in
from journal.export.piece import Piece
from journal.export.reopened import pieces
from journal.export.setting_out import document
from journal.export.writers import write

_SURE_ALONE: Final = 6
"""Letters before or behind by which a place that was left is known, without the other side."""
_LEAST_RAW: Final = 6
"""Signs of a name that is looked for among bytes, where a shorter one may stand by chance."""
_SHOWN: Final = 24


def recheck(
    data: bytes,
    form_name: str,
    hidden: Sequence[str],
    passphrase: str | None = None,
    *,
    left: Collection[Left] = (),
) -> tuple[Found, ...]:
    """Return where a finished file still holds something of `hidden`, each place once.

    `left` are places that hold the letters by chance, or were spared. Raises ValueError where the
    file cannot be opened as `form_name`.
    """
    forms = tuple(each for each in (form(words, "") for words in hidden) if each.letters)
    known = _known(left)
    if not forms:
        return ()
    own = _own(form_name)
    opened = (
        piece
        for piece in pieces(data, form_name, passphrase)
        if piece.where is Where.PAGES or piece.text not in own
    )
    return tuple(dict.fromkeys(hit for piece in opened for hit in _in(piece, forms, known)))


def places_left(made: Redacted) -> frozenset[Left]:
    """Return the places that hold letters by chance, in a packet and in what is set out of it."""
    return made.left | left_in(document(made.packet), made.forms)


def recheck_name(name: str, hidden: Sequence[str]) -> tuple[Found, ...]:
    """Return what the name of a file still holds of `hidden`."""
    forms = tuple(each for each in (form(words, "") for words in hidden) if each.letters)
    return tuple(dict.fromkeys(_in(Piece(Where.FILE_NAME, name), forms, {})))


@lru_cache(maxsize=16)
def _own(form_name: str) -> frozenset[str]:
    """Return what stands behind the pages of a file that nobody has written a word of.

    Fonts, classes and names of parts are the program's own, even where someone is called so.
    """
    day = date(2000, 1, 1)
    nothing = Entry(EntryId(0), "", "", Content(day, datetime.combine(day, time(), UTC)))
    data = write(packet((nothing,), day), form_name).data
    return frozenset(piece.text for piece in pieces(data, form_name))


def _in(piece: Piece, forms: Sequence[Form], known: Mapping[str, "_LeftOf"]) -> Iterator[Found]:
    if piece.raw:
        yield from _among_bytes(piece, [each for each in forms if each.letters not in known])
        return
    spelled = Spelled(piece.text)
    for wanted in forms:
        if wanted.letters in spelled.letters:
            yield from _places(piece, spelled, wanted, known.get(wanted.letters))


def _places(
    piece: Piece, spelled: Spelled, wanted: Form, left: "_LeftOf | None"
) -> Iterator[Found]:
    for at in spelled.places(wanted.letters):
        if left is not None and left.holds(spelled.letters, at):
            continue
        hit = named(spelled, wanted, at)
        if hit is not None:
            yield _found(piece, wanted, hit.start, hit.end, sure=len(wanted.letters) > SHORT)
        elif len(wanted.letters) > SHORT and piece.where is not Where.BEHIND:
            start = spelled.sign_of(at)
            end = spelled.sign_of(at + len(wanted.letters) - 1) + 1
            one_word = not any(sign.isspace() for sign in piece.text[start:end])
            yield _found(piece, wanted, start, end, sure=one_word)


def _known(left: Collection[Left]) -> Mapping[str, "_LeftOf"]:
    known: dict[str, _LeftOf] = {}
    for each in left:
        known.setdefault(each.letters, _LeftOf(len(each.letters))).add(each)
    return known


class _LeftOf:
    """The places at which one name was left, found again by the letters around them.

    One side alone will do where it is long: another entry, or a page, may begin on the other.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._before: set[str] = set()
        self._behind: set[str] = set()
        self._short: list[Left] = []

    def add(self, left: Left) -> None:
        """Remember a place."""
        if len(left.before) == AROUND:
            self._before.add(left.before)
        if len(left.behind) == AROUND:
            self._behind.add(left.behind)
        if min(len(left.before), len(left.behind)) < AROUND:
            self._short.append(left)

    def holds(self, known: str, at: int) -> bool:
        """Tell whether the name that stands at `at` among letters is one that was left."""
        end = at + self._length
        before, behind = known[max(0, at - AROUND) : at], known[end : end + AROUND]
        return (
            before in self._before
            or behind in self._behind
            or any(_is_short_left(before, behind, each) for each in self._short)
        )


def _is_short_left(before: str, behind: str, left: Left) -> bool:
    first, last = before.endswith(left.before), behind.startswith(left.behind)
    if first and last:
        return bool(left.before or left.behind)
    long = len(left.before) >= _SURE_ALONE, len(left.behind) >= _SURE_ALONE
    return (first and long[0]) or (last and long[1])


def _found(piece: Piece, wanted: Form, start: int, end: int, *, sure: bool) -> Found:
    around = piece.text[max(0, start - _SHOWN) : end + _SHOWN]
    words = " ".join(around.split())
    return Found(piece.where, wanted.words, words, sure, piece.page(start))


def _among_bytes(piece: Piece, forms: Sequence[Form]) -> Iterator[Found]:
    """Yield what stands among bytes in one of the encodings of text, in any case of letters."""
    for wanted in forms:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            shape = wanted.words.encode(encoding, "replace").decode("latin-1")
            if len(wanted.words) >= _LEAST_RAW and re.search(re.escape(shape), piece.text, re.I):
                yield Found(piece.where, wanted.words, wanted.words, sure=True)
                break
