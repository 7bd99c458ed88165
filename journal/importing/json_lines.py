"""JSON Lines: one JSON object a line, the plainest form another program can write.

Each line holds ``date`` (YYYY-MM-DD) and ``text``, and may hold ``title`` and ``tags`` (a list of
names). Other keys are passed over and counted. An entry counts as written at noon of its day.
"""

from pathlib import Path
from typing import Any

from journal.domain.entry import Content
from journal.domain.errors import Fault
from journal.domain.text import one_line
from journal.importing.fields import Unreadable, day_of, noon, parsed, tags_of, text_of
from journal.importing.found import Item, Plan, read_whole

_KNOWN = {"date", "text", "title", "tags"}


def read(path: Path) -> Plan:
    """Return what the file would bring in, with a fault for each line that cannot be read.

    Raises BadInput when the file cannot be opened or is too large.
    """
    items: list[Item] = []
    faults: list[Fault] = []
    ignored: set[str] = set()
    for number, line in enumerate(read_whole(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            items.append(_item(record))
            ignored.update(record.keys() - _KNOWN)
        except Unreadable as error:
            faults.append(Fault(number, str(error)))
    return Plan(tuple(items), tuple(faults), len(ignored))


def _record(line: bytes) -> dict[str, Any]:
    record = parsed(line)
    if isinstance(record, dict):
        return record
    msg = "it is not a JSON object"
    raise Unreadable(msg)


def _item(record: dict[str, Any]) -> Item:
    day = day_of(record.get("date"))
    return Item(
        Content(
            day=day,
            written_at=noon(day),
            body=text_of(record, "text"),
            title=one_line(text_of(record, "title")) if "title" in record else "",
            tags=tags_of(record, "tags"),
        )
    )
