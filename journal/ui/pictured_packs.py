"""Pictures of Settings about prompts: themes, prompts of one's own, and packs."""

from collections.abc import Iterator
from dataclasses import replace

from journal.domain.errors import BadInput, Fault
from journal.domain.packs import NO_OWN, OWN, Pack, prompt_id, theme_id
from journal.domain.prompts import DEEP, FEELING, LIGHT, Prompt
from journal.domain.settings import Settings
from journal.ui.frame import SETTINGS, WRITE
from journal.ui.pictured_keeping import seen
from journal.ui.window import Window


def _prompt(pack: str, id: str, words: str, intensity: int, *follow_ups: str) -> Prompt:
    place = prompt_id(pack, id), theme_id(pack)
    return Prompt(*place, words, follow_ups, intensity, intensity == DEEP)


_HIDDEN = _prompt(OWN, "kettle", "What did the kitchen sound like this morning?", LIGHT)
_LAUGH = _prompt(OWN, "laugh", "When did you last laugh unplanned?", FEELING, "Who was there?")
_TABLE = _prompt(
    *(OWN, "table", "Who taught you to be quiet at table, and what would you say to them now?"),
    *(DEEP, "What did they keep?", "What did you?"),
)
_OWN = replace(NO_OWN, prompts=(_LAUGH, _TABLE, _HIDDEN))
_WALKS = Pack(
    "walks",
    "Walks along the river",
    (_prompt("walks", "bend", "What was behind the last bend?", LIGHT),),
    "For days spent outside. Pick any line, or none.",
    licence="CC0-1.0",
)
_KIN = replace(_WALKS, id="kin", title="Kin and names", intro="", opt_in=True, version="3")
_FAULTS = (
    Fault(7, "the language is not a language tag such as “en” or “pt-BR”"),
    Fault(12, "prompt 2: the text is missing"),
    Fault(19, "prompt 4: one of intensity 3 needs “grounding: true”"),
)


def pack_states(window: Window) -> Iterator[str]:
    """Yield themes, own prompts as a list and while one is changed, and a pack that stays out."""
    frame, room = window.frame, window.frame.pages.settings.asking.prompts
    frame.go(SETTINGS)
    yield seen(window, room.themes, "settings-themes")
    room.show_values(Settings(hidden_prompts=frozenset({_HIDDEN.id})))
    room.own.show_pack(_OWN, _LAUGH.id)
    yield seen(window, room.own, "settings-own-prompts")
    room.own.change_button.click()
    yield seen(window, room.own, "settings-own-prompt")
    room.packs.show_packs((_OWN, _WALKS, _KIN), _WALKS.id)
    room.packs.show_error(BadInput(_FAULTS))
    yield seen(window, room.packs, "settings-packs")
    window.frame.pages.settings.clear()
    frame.go(WRITE)
