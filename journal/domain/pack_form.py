"""The plain form of a pack: what a file may say, and a sentence for all that it says wrong."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from journal.domain.errors import BadInput, Fault
from journal.domain.packs import FORMAT, SCHEMA, Pack, prompt_id, theme_id
from journal.domain.prompts import DEEP, LIGHT, Prompt

MOST_PROMPTS = 500
MOST_FOLLOW_UPS = 20
LONGEST_PROMPT = 2_000
LONGEST_TITLE = 120
LONGEST_INTRO = 1_000
LONGEST_NOTE = 200
MOST_CHARACTERS = 200_000
"""In all prompts and follow-ups together, so that every pack fits into the largest file."""

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: the keys and numbers (from 0) that lead to it."""
LineOf: TypeAlias = Callable[[Place], int]

_REQUIRED: Final = ("format", "schema", "id", "title", "language", "prompts")
_HEAD: Final = {*_REQUIRED, "intro", "opt_in", "version", "licence"}
_OF_PROMPT: Final = {"id", "text", "follow_ups", "intensity", "grounding"}
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_SPACE = re.compile("[\t\n\r \x0b\x0c\x85\u2028\u2029]+")
# What YAML takes as a character (YAML 1.1, 5.1), less the mark of byte order.
_UNFIT = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def first_line(place: Place) -> int:
    """Return 1, for data that has no lines."""
    return 1


def neat(words: str) -> str:
    """Return words as a pack holds them: one line, single spaces, no unprintable characters.

    Signs that turn the direction of writing go too where one is left open, since they would turn
    whatever the program says after them.
    """
    whole = _SPACE.sub(" ", _UNFIT.sub("", words)).strip(" ")
    return whole if _turns_back(whole) else _SPACE.sub(" ", _TURNS.sub("", whole)).strip(" ")


def _turns_back(words: str) -> bool:
    """Tell whether every sign that turns the direction is closed by its own (UAX #9, 2.1-2.6)."""
    waiting: list[str] = []
    for sign in _TURNS.findall(words):
        if sign in _CLOSED_BY:
            waiting.append(_CLOSED_BY[sign])
        elif not waiting or waiting.pop() != sign:
            return False
    return not waiting


def pack_of(data: object, line_of: LineOf = first_line) -> Pack:
    """Return the pack that `data` describes, its words made `neat`.

    Raises BadInput with every fault there is, in the order of their lines.
    """
    form = _Form(line_of)
    pack = form.pack(data)
    if pack is None or form.faults:
        raise BadInput(tuple(sorted(set(form.faults), key=lambda each: (each.line, each.reason))))
    return pack


class _Form:
    """Reads values, and notes what is wrong with them instead of stopping."""

    def __init__(self, line_of: LineOf) -> None:
        self._line_of = line_of
        self.faults: list[Fault] = []

    def pack(self, data: object) -> Pack | None:
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            self._note((), f"it is not a pack of prompts: the first field is “format: {FORMAT}”")
            return None
        schema = data.get("schema")
        if type(schema) is int and schema > SCHEMA:
            self._note(("schema",), "a newer version of Stillwater wrote this file")
            return None
        if schema != SCHEMA or type(schema) is not int:
            self._note(("schema",), f"the schema is not {SCHEMA}")
        for key in _REQUIRED:
            if data.get(key) is None:
                self._note((), f"the {key} is missing")
        self._known(data, _HEAD, (), "the pack")
        id = self._matching(data, "id", _ID, (), "")
        return Pack(
            id=id,
            title=self._words(data, "title", LONGEST_TITLE, (), ""),
            prompts=self._prompts(data.get("prompts"), id),
            intro=self._words(data, "intro", LONGEST_INTRO, (), "", empty=True),
            opt_in=self._flag(data, "opt_in", (), ""),
            language=self._matching(data, "language", _LANGUAGE, (), ""),
            version=self._words(data, "version", LONGEST_NOTE, (), "", empty=True) or "1",
            licence=self._words(data, "licence", LONGEST_NOTE, (), "", empty=True),
        )

    def _prompts(self, data: object, pack: str) -> tuple[Prompt, ...]:
        if data is None:
            return ()
        if not isinstance(data, list):
            self._note(("prompts",), "the prompts are not a list: each begins with “- ”")
            return ()
        if len(data) > MOST_PROMPTS:
            place = ("prompts", MOST_PROMPTS)
            self._note(place, f"there are more than {MOST_PROMPTS} prompts")
            return ()
        found: dict[str, Prompt] = {}
        for at, each in enumerate(data):
            prompt = self._prompt(each, at, pack)
            if prompt is not None and prompt.id in found:
                self._note(("prompts", at, "id"), f"prompt {at + 1} has the id of another prompt")
            elif prompt is not None:
                found[prompt.id] = prompt
        texts = (text for each in found.values() for text in (each.text, *each.follow_ups))
        if sum(map(len, texts)) > MOST_CHARACTERS:
            self._note(("prompts",), f"the pack holds more than {MOST_CHARACTERS:,} characters")
        return tuple(found.values())

    def _prompt(self, data: object, at: int, pack: str) -> Prompt | None:
        place, who = ("prompts", at), f"prompt {at + 1}"
        if not isinstance(data, dict):
            self._note(place, f"{who} is not a group of fields such as “text: …”")
            return None
        self._known(data, _OF_PROMPT, place, who)
        for key in ("text", "intensity"):
            if data.get(key) is None:
                self._note(place, f"{who}: the {key} is missing")
        own = self._matching(data, "id", _ID, place, f"{who}: ") or f"{at + 1:02}"
        intensity = data.get("intensity", LIGHT)
        if type(intensity) is not int or not LIGHT <= intensity <= DEEP:
            if intensity is not None:
                self._note((*place, "intensity"), f"{who}: the intensity is not 1, 2 or 3")
            intensity = LIGHT
        grounding = self._flag(data, "grounding", place, f"{who}: ")
        if intensity == DEEP and not grounding:
            self._note((*place, "intensity"), f"{who}: one of intensity 3 needs “grounding: true”")
        return Prompt(
            id=prompt_id(pack, own),
            theme=theme_id(pack),
            text=self._words(data, "text", LONGEST_PROMPT, place, f"{who}: "),
            follow_ups=self._follow_ups(data.get("follow_ups"), (*place, "follow_ups"), who),
            intensity=intensity,
            grounding=grounding,
        )

    def _follow_ups(self, data: object, place: Place, who: str) -> tuple[str, ...]:
        if data is None:
            return ()
        if not isinstance(data, list):
            self._note(place, f"{who}: the follow_ups are not a list: each begins with “- ”")
            return ()
        if len(data) > MOST_FOLLOW_UPS:
            self._note(place, f"{who}: there are more than {MOST_FOLLOW_UPS} follow_ups")
            return ()
        return tuple(
            self._fit(each, LONGEST_PROMPT, (*place, at), f"{who}: follow-up {at + 1}")
            for at, each in enumerate(data)
        )

    def _words(
        self,
        data: Mapping[str, Any],
        key: str,
        longest: int,
        place: Place,
        who: str,
        *,
        empty: bool = False,
    ) -> str:
        value = data.get(key)
        if value is None or (empty and value == ""):
            return ""
        return self._fit(value, longest, (*place, key), f"{who}the {key}")

    def _fit(self, value: object, longest: int, place: Place, what: str) -> str:
        if not isinstance(value, str):
            quotes = ": put quotes around it" if isinstance(value, int) else ""
            self._note(place, f"{what} is not text{quotes}")
            return ""
        if _UNFIT.search(value):
            self._note(place, f"{what} holds a character that cannot be shown")
        words = neat(value)
        if not words:
            self._note(place, f"{what} is empty")
        if len(words) > longest:
            self._note(place, f"{what} has more than {longest:,} characters")
        return words

    def _matching(
        self, data: Mapping[str, Any], key: str, form: re.Pattern[str], place: Place, who: str
    ) -> str:
        value = data.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and form.fullmatch(value):
            return value
        rule = (
            "made of 1 to 40 small letters, digits, “-” and “_” (a number stands in quotes)"
            if form is _ID
            else "a language tag such as “en” or “pt-BR”"
        )
        self._note((*place, key), f"{who}the {key} is not {rule}")
        return ""

    def _flag(self, data: Mapping[str, Any], key: str, place: Place, who: str) -> bool:
        value = data.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self._note((*place, key), f"{who}the {key} is not true or false")
        return False

    def _known(self, data: Mapping[str, Any], known: set[str], place: Place, who: str) -> None:
        for key in data:
            if key not in known:
                self._note((*place, key), f"{who} holds a field that is not known")

    def _note(self, place: Place, reason: str) -> None:
        self.faults.append(Fault(self._line_of(place), reason))
