"""The basket: a row of `mark` for each item, and one of `setting` for their order.

What is typed and where it stands is in `mark`, of which nothing stays when its entry is erased. The
words of a passage are stored nowhere else than in their entry.
"""

import json
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from journal.domain import recipe_form
from journal.domain.basket import Item
from journal.domain.recipe import Recipe
from journal.domain.text import canonical
from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.store.settings import PUT
from journal.vault.tables import mark, setting

KEY: Final = "basket"
"""The setting that holds the order of items, and what is not in `mark`."""
_TYPED = "packet"
_About: TypeAlias = dict[str, Any]
_LIST = select(setting.c.value).where(setting.c.key == KEY)
_RECIPE = select(setting.c.value).where(setting.c.key == _TYPED)
_MARKS = select(mark).where(mark.c.deleted == 0).order_by(mark.c.id)
_MARKS_OF = _MARKS.where(mark.c.entry_uuid == bindparam("entry"))
_INSERT = insert(mark)
_PUT_MARK = _INSERT.on_conflict_do_update(
    index_elements=[mark.c.uuid],
    set_={
        name: _INSERT.excluded[name]
        for name in ("start", "end", "to_whom", "note", "hlc", "device", "deleted")
    },
)


class Basket:
    """Items in their order; what this version does not understand is passed over."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Item, ...]:
        """Return every item; one that another copy gathered comes last."""
        about = {each["id"]: each for each in self._listed()}
        rows = {row.uuid: row for row in self._connection.execute(_MARKS)}
        ordered = [*(id for id in about if id in rows), *(id for id in rows if id not in about)]
        return tuple(_item(rows[id], about.get(id, {})) for id in ordered)

    def of(self, entry: str) -> tuple[Item, ...]:
        """Return the items of the entry, or the unfinished page, with this uuid."""
        rows = self._connection.execute(_MARKS_OF, {"entry": entry}).all()
        about = {each["id"]: each for each in self._listed()} if rows else {}
        return tuple(_item(row, about.get(row.uuid, {})) for row in rows)

    def put(self, *items: Item) -> None:
        """Store items, each in place of the one with its id or at the end."""
        known = {each.id: each for each in self.all()}
        for item in items:
            self._write(item)
        self._arrange([*(known | {item.id: item for item in items}).values()])

    def remove(self, ids: Sequence[str]) -> None:
        """Take items out; nothing that was typed about them stays."""
        gone = frozenset(ids)
        every = self.all()
        for item in every:
            if item.id in gone:
                self._write(Item(item.id, item.entry), deleted=True)
        self._arrange([item for item in every if item.id not in gone])

    def arrange(self, ids: Sequence[str]) -> None:
        """Put these items first, in this order; the others follow as they stood."""
        every = {item.id: item for item in self.all()}
        first = [every[id] for id in ids if id in every]
        self._arrange([*first, *(item for item in every.values() if item.id not in set(ids))])

    def recipe(self) -> Recipe | None:
        """Return the recipe that was last worked on, None where there is none."""
        try:
            held = json.loads(self._connection.execute(_RECIPE).scalar() or "null")
            return None if held is None else recipe_form.read(held)
        except ValueError:  # a later version may have written it
            return None

    def keep_recipe(self, recipe: Recipe | None) -> None:
        """Keep a recipe in place of the one before, or none."""
        value = None if recipe is None else recipe_form.plain(recipe)
        self._connection.execute(PUT, {"key": _TYPED, "value": dumped(value)} | self._stamp())

    def _write(self, item: Item, *, deleted: bool = False) -> None:
        row = {
            "uuid": item.id,
            "entry_uuid": item.entry,
            "start": item.start,
            "end": item.end,
            "to_whom": canonical(item.to_whom),
            "note": canonical(item.about),
            "deleted": int(deleted),
        }
        self._connection.execute(_PUT_MARK, row | self._stamp())

    def _arrange(self, items: Sequence[Item]) -> None:
        rows = [
            {"id": item.id, "label": item.label, "quoted": item.quoted, "seen": item.seen}
            for item in items
        ]
        self._connection.execute(PUT, {"key": KEY, "value": dumped(rows)} | self._stamp())

    def _stamp(self) -> dict[str, object]:
        return {"hlc": self._ledger.tick(), "device": self._ledger.device}

    def _listed(self) -> list[_About]:
        return _read(self._connection.execute(_LIST).scalar())


def united(later: str, earlier: str) -> str:
    """Return two lists as one: the later as it stands, and what only the other one knows of.

    That comes behind, by id, so that it does not matter which copies met first.
    """
    ordered = [each for each in _read(later) if not each.get("brought")]
    known = {each["id"] for each in ordered}
    others = {
        each["id"]: {**each, "brought": True}
        for each in sorted((*_read(later), *_read(earlier)), key=dumped)
        if each["id"] not in known
    }
    return dumped([*ordered, *(others[id] for id in sorted(others))])


def _read(value: str | None) -> list[_About]:
    try:
        held = json.loads(value or "[]")
    except ValueError:
        return []
    every = held if isinstance(held, list) else []
    return [each for each in every if isinstance(each, dict) and isinstance(each.get("id"), str)]


def _item(row: Any, about: _About) -> Item:  # noqa: ANN401  # a row of the table
    seen = about.get("seen")
    return Item(
        id=row.uuid,
        entry=row.entry_uuid,
        start=row.start,
        end=row.end,
        quoted=about.get("quoted") is True,
        label=about.get("label") is True,
        about=row.note,
        to_whom=row.to_whom,
        seen=seen if isinstance(seen, str) else "",
    )
