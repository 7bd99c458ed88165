"""A redaction as plain values, as they stand in a file or are kept in a journal.

- ``hide``: a list; each has ``names`` (every way it is called), ``as`` (the words that stand for
  them, such as "[my sister]") and, only if it is a word as well, ``only_with_capital``.
- ``strike``: passages that give way to "[...]" wherever they stand.
- ``spare``: places that stay as they are, as a look at what was hidden tells them.
- ``days``: ``kept``, ``months`` or ``moved``; ``moved_by``: by how many days, where they are moved.

All of them may be left out.
"""

from collections.abc import Mapping
from typing import Final

from journal.domain.letters import letters
from journal.domain.moved_days import Dates
from journal.domain.redaction import Redaction, Replacement
from journal.domain.words_and_names import is_word_too

MOST_DAYS: Final = 36_525
"""Days by which days are moved at most: a hundred years."""
_KEYS = {"hide", "strike", "spare", "days", "moved_by"}
_NAME_KEYS = {"names", "as", "only_with_capital"}


def plain(redaction: Redaction) -> dict[str, object]:
    """Return a redaction as plain values; what is empty is left out."""
    found: dict[str, object] = {
        "hide": [
            {"names": list(each.names), "as": each.into, "only_with_capital": each.capital}
            for each in redaction.replacements
        ],
        "strike": list(redaction.struck),
        "spare": sorted(redaction.spared),
        "days": "" if redaction.dates is Dates.KEPT else redaction.dates.value,
        "moved_by": redaction.moved_by,
    }
    return {key: value for key, value in found.items() if value}


def read(given: object) -> Redaction:
    """Return the redaction that plain values describe.

    Raises ValueError, which says in plain words what is wrong but quotes nothing of it.
    """
    held = _mapping(given, _KEYS, "the redaction")
    days, by = held.get("days", Dates.KEPT.value), held.get("moved_by", 0)
    if days not in tuple(Dates):
        raise ValueError("days are kept, months or moved")
    if not isinstance(by, int) or isinstance(by, bool) or abs(by) > MOST_DAYS:
        raise ValueError("moved_by is a whole number of days, at most a hundred years")
    if (days == Dates.MOVED) != bool(by):
        raise ValueError("moved days need moved_by, and no others have it")
    hide = held.get("hide", [])
    if not isinstance(hide, list):
        raise ValueError("hide is a list")
    return Redaction(
        tuple(_replacement(each) for each in hide),
        _words(held.get("strike", []), "strike"),
        frozenset(_words(held.get("spare", []), "spare")),
        Dates(str(days)),
        by,
    )


def _replacement(given: object) -> Replacement:
    held = _mapping(given, _NAME_KEYS, "each of hide")
    names, into = _words(held.get("names"), "names"), held.get("as")
    if not names or not all(letters(name) for name in names):
        raise ValueError("each of hide has names, and each name has letters or digits")
    if not isinstance(into, str) or not into.strip():
        raise ValueError("each of hide says what stands for it, in as")
    capital = held.get("only_with_capital", all(is_word_too(letters(name)) for name in names))
    if not isinstance(capital, bool):
        raise ValueError("only_with_capital is true or false")
    return Replacement(names, into, capital)


def _mapping(given: object, keys: set[str], what: str) -> Mapping[str, object]:
    if not isinstance(given, dict) or not set(given) <= keys:
        raise ValueError(f"{what} has no other keys than {', '.join(sorted(keys))}")
    return given


def _words(given: object, what: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise ValueError(f"{what} is a list of words")
    return tuple(given)
