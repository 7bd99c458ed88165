"""Packs: themes of prompts that a person brings along, the prompts of their own among them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from journal.domain.prompts import Library, Prompt, Theme

FORMAT, SCHEMA = "stillwater-pack", 1
OWN: Final = "own"
"""The id of the pack that holds what the person wrote."""
_MARK = "pack."
"""Begins every id of a pack in a library; no built-in id holds a dot."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One theme of prompts from outside the program.

    language is a tag such as "en" (BCP 47), "und" where nobody said; version and licence are as
    its maker wrote them. The prompts carry their ids of the library, see `prompt_id`.
    """

    id: str
    title: str
    prompts: tuple[Prompt, ...]
    intro: str = ""
    opt_in: bool = False
    language: str = "und"
    version: str = "1"
    licence: str = ""

    @property
    def theme(self) -> str:
        """The id of its theme in a library."""
        return theme_id(self.id)


NO_OWN: Final = Pack(OWN, "Your own prompts", (), "Questions you wrote yourself.")
"""The person's own pack before anything is in it."""


def theme_id(pack: str) -> str:
    """Return the id that the theme of a pack has in a library."""
    return _MARK + pack


def prompt_id(pack: str, own: str) -> str:
    """Return the id that a prompt of a pack has in a library; `own` is its id within the pack."""
    return f"{_MARK}{pack}.{own}"


def own_id(prompt: Prompt) -> str:
    """Return the id of a prompt within its pack."""
    return prompt.id.removeprefix(f"{prompt.theme}.")


def united(library: Library, packs: Iterable[Pack]) -> Library:
    """Return the library with the packs that hold prompts after its own themes.

    The ids of packs are unlike all others, so nothing takes the place of what is built in.
    """
    themes = (
        Theme(pack.theme, pack.title, pack.intro, pack.opt_in, pack.prompts)
        for pack in packs
        if pack.prompts
    )
    return replace(library, themes=(*library.themes, *themes))


def in_order(packs: Iterable[Pack], order: Sequence[str]) -> tuple[Pack, ...]:
    """Return the packs as the person put them, their own first and new ones last by title."""
    place = {id: at for at, id in enumerate(order)}

    def rank(pack: Pack) -> tuple[bool, int, str, str]:
        return pack.id != OWN, place.get(pack.id, len(place)), pack.title.casefold(), pack.id

    return tuple(sorted(packs, key=rank))


def plain(pack: Pack) -> dict[str, Any]:
    """Return the pack as `pack_form.pack_of` reads it."""
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "id": pack.id,
        "title": pack.title,
        "intro": pack.intro,
        "opt_in": pack.opt_in,
        "language": pack.language,
        "version": pack.version,
        "licence": pack.licence,
        "prompts": [plain_prompt(prompt) for prompt in pack.prompts],
    }


def plain_prompt(prompt: Prompt) -> dict[str, Any]:
    """Return one prompt of a pack as it stands in there."""
    return {
        "id": own_id(prompt),
        "text": prompt.text,
        "follow_ups": list(prompt.follow_ups),
        "intensity": prompt.intensity,
        "grounding": prompt.grounding,
    }
