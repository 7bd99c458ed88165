"""The plain form of a recipe: what a file may say, and where it says something wrong.

`journal/importing/PACKETS.md` tells a person what it may hold.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from journal.domain import days, redaction_form
from journal.domain.packet import NEUTRAL_TITLE, Front, Part
from journal.domain.paper import Paper
from journal.domain.recipe import MOST_TO_TALK_ABOUT, Listener, Picked, Recipe, Wanted
from journal.domain.redaction import Redaction
from journal.domain.ticks import Tick

FORMAT: Final = "stillwater-packet"
SCHEMA: Final = 1
LAST: Final = "last session"

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: the keys and numbers (from 0) that lead to it."""
_Held: TypeAlias = Mapping[str, object]

_HEAD = {
    *("format", "schema", "title", "for", "to", "entries", "front", "moments", "parts"),
    *("themes", "chart", "appendix", "guide", "pictures", "paper", "include", "redaction"),
}
_WANTED = {"query", "since", "until", "ids", "basket", "by_hand", "never_bring_back"}
_TYPED = {"period", "what_changed", "good_thing"}
_LISTED = {"talk_about", "questions", "for_prescriber"}


class Misplaced(ValueError):
    """A value is not what it should be; the message says how and quotes nothing of it."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(reason)
        self.place = place


def plain(recipe: Recipe) -> dict[str, object]:
    """Return a recipe as plain values; what is empty or off by itself is left out."""
    found: dict[str, object] = {
        "title": recipe.title,
        "for": recipe.listener.value,
        "to": recipe.to_whom,
        "entries": _wanted_plain(recipe.wanted),
        "front": None if recipe.front is None else _front_plain(recipe.front),
        "moments": [_filled(_picked_plain(each)) for each in recipe.moments],
        "parts": [{"title": part.title, "words": part.words} for part in recipe.parts],
        "chart": recipe.river,
        "appendix": recipe.appendix,
        "guide": recipe.guide,
        "pictures": recipe.pictures,
        "paper": recipe.paper and recipe.paper.value,
        "include": sorted(tick.value for tick in recipe.ticks),
        "redaction": redaction_form.plain(recipe.redaction),
    }
    front = {} if recipe.front is None else {"front": found["front"]}
    head = {"format": FORMAT, "schema": SCHEMA}
    return head | _filled(found) | front | {"themes": recipe.themes}


def read(data: object) -> Recipe:
    """Return the recipe that plain values describe. Raises Misplaced at the first fault."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Misplaced((), f"it is not a packet: the first field is “format: {FORMAT}”")
    if data.get("schema") != SCHEMA or isinstance(data.get("schema"), bool):
        raise Misplaced(("schema",), f"the schema is not {SCHEMA}")
    _known(data, _HEAD, ())
    return Recipe(
        title=_words(data, "title", ()).strip() or NEUTRAL_TITLE,
        listener=Listener(_one_of(data, "for", tuple(Listener), Listener.THERAPIST)),
        to_whom=_words(data, "to", ()).strip(),
        wanted=_wanted(_group(data, "entries", _WANTED)),
        front=_front(data),
        moments=tuple(_picked(each, at) for at, each in enumerate(_list(data, "moments", ()))),
        parts=tuple(_part(each, at) for at, each in enumerate(_list(data, "parts", ()))),
        themes=_flag(data, "themes", (), default=True),
        river=_flag(data, "chart", ()),
        appendix=_flag(data, "appendix", ()),
        guide=_flag(data, "guide", ()),
        pictures=_flag(data, "pictures", ()),
        paper=_paper(data),
        ticks=frozenset(_tick(each, at) for at, each in enumerate(_list(data, "include", ()))),
        redaction=_redaction(data),
    )


def _wanted_plain(wanted: Wanted) -> dict[str, object]:
    since = LAST if wanted.since_last else str(wanted.since or "")
    return _filled(
        {
            "query": wanted.query,
            "since": since,
            "until": str(wanted.until or ""),
            "ids": list(wanted.ids),
            "basket": wanted.basket,
            "by_hand": wanted.by_hand,
            "never_bring_back": list(wanted.agreed),
        }
    )


def _front_plain(front: Front) -> dict[str, object]:
    return _filled(
        {
            "period": front.period,
            "talk_about": list(front.talk_about),
            "what_changed": front.what_changed,
            "good_thing": front.good_thing,
            "questions": list(front.questions),
            "for_prescriber": list(front.for_prescriber),
        }
    )


def _picked_plain(picked: Picked) -> dict[str, object]:
    return {
        "entry": picked.entry,
        "words": picked.words,
        "label": picked.label,
        "about": picked.about,
    }


def _filled(found: _Held) -> dict[str, object]:
    return {key: value for key, value in found.items() if value}


def _wanted(held: _Held) -> Wanted:
    place = ("entries",)
    last = held.get("since") == LAST
    return Wanted(
        query=_words(held, "query", place),
        since=None if last else _day(held, "since", place),
        until=_day(held, "until", place),
        since_last=last,
        ids=_lines(held, "ids", place),
        basket=_flag(held, "basket", place),
        by_hand=_flag(held, "by_hand", place),
        agreed=_lines(held, "never_bring_back", place),
    )


def _front(data: _Held) -> Front | None:
    if data.get("front") is None:
        return None
    held, place = _group(data, "front", _TYPED | _LISTED), ("front",)
    talk = _lines(held, "talk_about", place)
    if len(talk) > MOST_TO_TALK_ABOUT:
        raise Misplaced((*place, "talk_about"), f"there are more than {MOST_TO_TALK_ABOUT} things")
    return Front(
        period=_words(held, "period", place),
        talk_about=talk,
        what_changed=_words(held, "what_changed", place),
        good_thing=_words(held, "good_thing", place),
        questions=_lines(held, "questions", place),
        for_prescriber=_lines(held, "for_prescriber", place),
    )


def _picked(given: object, at: int) -> Picked:
    place = ("moments", at)
    held = _fields(given, {"entry", "words", "label", "about"}, place)
    found = Picked(
        entry=_words(held, "entry", place),
        words=_words(held, "words", place).strip(),
        label=_flag(held, "label", place),
        about=_words(held, "about", place),
    )
    if not found.entry or not found.words:
        raise Misplaced(place, f"moment {at + 1} needs the id of its entry, and its words")
    return found


def _part(given: object, at: int) -> Part:
    place = ("parts", at)
    held = _fields(given, {"title", "words"}, place)
    found = Part(_words(held, "title", place).strip(), _words(held, "words", place))
    if not found.title:
        raise Misplaced(place, f"part {at + 1} needs a title")
    return found


def _paper(data: _Held) -> Paper | None:
    if data.get("paper") is None:
        return None
    return Paper(_one_of(data, "paper", tuple(Paper), ""))


def _tick(given: object, at: int) -> Tick:
    if given not in tuple(Tick):
        raise Misplaced(("include", at), f"what can be included is {', '.join(Tick)}")
    return Tick(str(given))


def _redaction(data: _Held) -> Redaction:
    try:
        return redaction_form.read(data.get("redaction") or {})
    except ValueError as error:
        reason = str(error)
    raise Misplaced(("redaction",), reason)


def _group(data: _Held, key: str, known: set[str]) -> _Held:
    held = data.get(key)
    return {} if held is None else _fields(held, known, (key,))


def _fields(given: object, known: set[str], place: Place) -> _Held:
    if not isinstance(given, dict):
        raise Misplaced(place, "it is not a group of fields such as “words: …”")
    _known(given, known, place)
    return given


def _known(held: _Held, known: set[str], place: Place) -> None:
    for key in held:
        if key not in known:
            raise Misplaced((*place, key), "a field that is not known")


def _words(held: _Held, key: str, place: Place) -> str:
    found = held.get(key)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise Misplaced((*place, key), f"the {key} is not text: put quotes around it")
    return found


def _list(held: _Held, key: str, place: Place) -> list[object]:
    found = held.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        raise Misplaced((*place, key), f"{key} is not a list: each begins with “- ”")
    return found


def _lines(held: _Held, key: str, place: Place) -> tuple[str, ...]:
    found = _list(held, key, place)
    for at, each in enumerate(found):
        if not isinstance(each, str):
            raise Misplaced((*place, key, at), f"{key} holds something that is not text: quote it")
    return tuple(str(each) for each in found)


def _flag(held: _Held, key: str, place: Place, *, default: bool = False) -> bool:
    found = held.get(key)
    if found is None:
        return default
    if not isinstance(found, bool):
        raise Misplaced((*place, key), f"{key} is not true or false")
    return found


def _one_of(held: _Held, key: str, known: tuple[str, ...], default: str) -> str:
    found = held.get(key, default)
    if found not in known:
        raise Misplaced((key,), f"{key} is one of {', '.join(known)}")
    return str(found)


def _day(held: _Held, key: str, place: Place) -> date | None:
    found = held.get(key)
    if found in (None, ""):
        return None
    if isinstance(found, str):
        try:
            return days.parse(found)
        except ValueError:
            pass
    raise Misplaced((*place, key), "a day is written YYYY-MM-DD, or “last session” in since")
