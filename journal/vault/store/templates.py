"""Templates: one row of `setting` each, so that a merge keeps the later one of each."""

import json

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from journal.domain.templates import Template, neat
from journal.vault.payload import dumped
from journal.vault.store.ledger import Ledger
from journal.vault.tables import setting

_KEY = "template/"
_ALL = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(_KEY))
_INSERT = insert(setting)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=[setting.c.key],
    set_={name: _INSERT.excluded[name] for name in ("value", "hlc", "device")},
)
_REMOVED = "null"
_ONE = select(setting.c.value).where(setting.c.key == bindparam("wanted"))


class Templates:
    """A person's own starting texts."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger

    def all(self) -> tuple[Template, ...]:
        """Return every template, by name."""
        rows = self._connection.execute(_ALL)
        found = (_template(key.removeprefix(_KEY), value) for key, value in rows)
        known = (each for each in found if each is not None)
        return tuple(sorted(known, key=lambda each: (each.name.casefold(), each.id)))

    def put(self, template: Template) -> None:
        """Store a template, or another wording of the one with its id."""
        stored = neat(template)
        self._write(stored.id, dumped({"body": stored.body, "name": stored.name}))

    def remove(self, id: str) -> None:
        """Forget the words of a template; what is left says only that there was one."""
        if self._connection.execute(_ONE, {"wanted": _KEY + id}).scalar() is not None:
            self._write(id, _REMOVED)

    def _write(self, id: str, value: str) -> None:
        row = {"key": _KEY + id, "value": value}
        stamp = {"hlc": self._ledger.tick(), "device": self._ledger.device}
        self._connection.execute(_PUT, row | stamp)


def _template(id: str, source: str) -> Template | None:
    """Return a stored template, None for one that was removed or cannot be understood."""
    try:
        held = json.loads(source)
    except ValueError:
        return None
    if not isinstance(held, dict):
        return None
    name, body = held.get("name"), held.get("body")
    if isinstance(name, str) and isinstance(body, str):
        return Template(id, name, body)
    return None
