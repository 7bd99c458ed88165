"""The menu of the chosen names: everything that can be done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from journal.domain.tags import Colour, Nested, Tag, is_within, levels, name_key
from journal.ui.kit.acts_menu import ActsMenu, literal
from journal.ui.kit.tag_colours import offer_colours
from journal.ui.kit.tag_words import apart, tag_words
from journal.ui.kit.theme import Theme

MOST_ABOVE = 20
"""Names that another can be put below from the menu, those on most entries; all by typing."""


@dataclass(frozen=True, slots=True)
class NameActs:
    """What the menu leads to; those of names are given the chosen ones."""

    rename: Callable[[], None]
    call: Callable[[Tag, str], None]
    merge: Callable[[Sequence[Tag], Tag], None]
    colour: Callable[[Sequence[Nested], Colour | None], None]
    show: Callable[[Tag], None]
    delete: Callable[[], None]
    choose_all: Callable[[], None]


def name_menu(
    chosen: Sequence[Nested], known: Sequence[Nested], acts: NameActs, theme: Theme, over: QWidget
) -> ActsMenu:
    """Return the menu for one name or several; to be opened by the caller."""
    one = chosen[0].tag if len(chosen) == 1 else None
    menu = ActsMenu(tag_words(one) if one else f"{len(chosen):,} names", over)
    if one:
        menu.offer("Show its entries", partial(acts.show, one))
        menu.offer("Rename or merge…", acts.rename, "F2")
        _offer_places(menu, one, known, acts)
    else:
        _offer_merging(menu, [each.tag for each in chosen], acts)
    colours = menu.addMenu("Colour")
    same = {each.colour for each in chosen}
    present = same.pop() if len(same) == 1 else None
    offer_colours(colours, present, theme, lambda colour: acts.colour(chosen, colour))
    menu.addSeparator()
    menu.offer("Choose all", acts.choose_all, "Ctrl+A")
    menu.addSeparator()
    menu.offer("Take off all entries", acts.delete, "Del")
    return menu


def _offer_places(menu: ActsMenu, one: Tag, known: Sequence[Nested], acts: NameActs) -> None:
    *above, last = levels(one.name)
    if above:
        out = "/".join((*above[:-1], last))
        menu.offer(f"Take out of ‘{apart(above[-1])}’", partial(acts.call, one, out))
    may = [
        each.tag
        for each in sorted(known, key=lambda each: -each.entries)
        if each.tag.kind is one.kind
        and not is_within(each.tag.name, one.name)
        and name_key(each.tag.name) != name_key("/".join(above))
    ]
    below = menu.addMenu("Put below")
    for tag in sorted(may[:MOST_ABOVE]):
        below.addAction(literal(apart(tag.name)), partial(acts.call, one, f"{tag.name}/{last}"))
    below.setEnabled(bool(may))


def _offer_merging(menu: ActsMenu, tags: Sequence[Tag], acts: NameActs) -> None:
    merge = menu.addMenu("Merge into")
    for tag in tags:
        others = [other for other in tags if other != tag]
        merge.addAction(literal(apart(tag.name)), partial(acts.merge, others, tag))
    merge.setEnabled(len({tag.kind for tag in tags}) == 1)
