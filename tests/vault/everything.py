"""A journal in which every column of every table holds something, and all that a journal holds."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert, select, update

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import Answer, Content, Draft, Facet, Kind, Link
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.packs import NO_OWN, Pack, prompt_id, theme_id
from journal.domain.prompts import Prompt
from journal.domain.resurfacing import BringBack
from journal.domain.settings import ReadingWhen, Settings
from journal.domain.tags import Colour, Tag, TagKind
from journal.domain.templates import Template
from journal.vault.open_journal import OpenJournal
from journal.vault.stamp import next_hlc
from journal.vault.tables import attachment as attachment_table
from journal.vault.tables import device, entry, handover, mark, metadata, revision, tag
from tests.vault.diverging import copied, erased, merged, opened

PICTURE: Final = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1100
NOTE: Final = b"A list of the things on the sill.\n"
NAMES: Final = (Tag("harbour"), Tag("Ilse", TagKind.PERSON), Tag("the weir", TagKind.PLACE))
_HERE = timezone(timedelta(hours=2, minutes=30))
BODY = "It went quiet in me, and the kettle sang.\nWhat was good:\nThe light, as it is."
"""Reading, words struck out, and a line from a template stand in it."""
FULL: Final = Content(
    day=date(2024, 2, 29),
    written_at=datetime(2024, 2, 29, 21, 5, 7, 123456, tzinfo=_HERE),
    title="On the harbour wall",
    body=BODY,
    kind=Kind.EVENING,
    tags=NAMES,
    answers=(
        Answer("numb-01", "What was there?"),
        Answer("pack.own.first", "Which sound do you remember?"),
    ),
    facets=(Facet("outlet", "drawing"), Facet("feeling:calm", "2"), Facet("left", "better")),
    checkin=CheckIn(Gate.A_LOT, authorship=-2, way_back=1, underneath=-1, after=2),
    correction=Correction(Label.MIXED, LabelFrom.CORRECTED),
    for_session=True,
    veiled=True,
    struck=("kettle sang",),
    resurface=BringBack.NEVER,
    from_template=("What was good:",),
)
READING: Final = Reading(
    label=Label.INVOLUNTARY,
    chosen=0.25,
    involuntary=0.75,
    spans=(Span(3, 20, Pole.INVOLUNTARY, "D2", "it went quiet by itself"),),
    version="0.9.0",
    held_back=True,
)
SETTINGS: Final = Settings(
    reading=ReadingWhen.NEVER,
    ask_checkin=False,
    closed_themes=frozenset({"numb"}),
    own_feelings=("unmoored",),
    pack_order=("sea",),
    second_place="/somewhere/else",
    rehearsed="2024-02-01",
)
OWN: Final = replace(
    NO_OWN,
    prompts=(
        Prompt(prompt_id("own", "first"), theme_id("own"), "Which sound?", ("And then?",), 2, True),
    ),
)
PACK: Final = Pack(
    "sea",
    "By the sea",
    (Prompt(prompt_id("sea", "1"), theme_id("sea"), "What did the tide bring?", (), 1, False),),
    "Questions from the shore.",
    opt_in=True,
    language="en",
    version="3",
    licence="CC0",
)


def write_everything(journal: OpenJournal) -> None:
    """Write one of everything that a journal can hold, through its stores where there is one."""
    with journal.work() as work:
        picture = work.attachments.add("a1" * 16, "harbour.png", [PICTURE])
        note = work.attachments.add("a1" * 16, "sill", [NOTE])
        full = replace(FULL, attachments=(picture.uuid, note.uuid))
        first = work.entries.save("a1" * 16, full, based_on=None)
        work.readings.put(first, READING)
        after = replace(FULL, kind=Kind.AFTER, links=(Link("before", "a1" * 16),), unread=True)
        after_that = work.entries.save("a2" * 16, after, based_on=None)
        changed = work.entries.get(first)
        more = replace(changed.content, title="On the wall", resurface=date(2027, 1, 2))
        work.entries.save(changed.uuid, more, based_on=changed.head)
        elsewhere = work.entries.get(after_that)
        work.entries.save(
            elsewhere.uuid, replace(elsewhere.content, title="Two"), based_on=elsewhere.head
        )
        work.entries.save(
            elsewhere.uuid, replace(elsewhere.content, veiled=False), based_on=elsewhere.head
        )
        read = work.entries.save("a3" * 16, replace(FULL, correction=None), based_on=None)
        work.readings.put(read, READING)
        same = work.attachments.add("a4" * 16, "the same picture.png", [PICTURE])
        binned = replace(FULL, title="In the bin 箱", body="静か。", attachments=(same.uuid,))
        work.entries.set_deleted(work.entries.save("a4" * 16, binned, based_on=None), True)
        gone_file = work.attachments.add("a5" * 16, "gone.txt", [b"Gone."])
        gone = Content(FULL.day, FULL.written_at, "Gone.", attachments=(gone_file.uuid,))
        lost = replace(gone, tags=(Tag("gone with it"),))
        work.entries.save("a5" * 16, lost, based_on=None)
        work.drafts.put(Draft("d1" * 16, replace(FULL, title="Not yet fi")))
        head = work.entries.get(first).head
        work.drafts.put(Draft("a1" * 16, replace(more, body="Other words."), base=head))
        work.tags.mark(NAMES[0], Colour.LAGOON)
        work.tags.made((Tag("haven"),))
        work.settings.put(SETTINGS)
        work.packs.put(OWN)
        work.packs.put(PACK)
        work.templates.put(Template("7e" * 16, "Evening", "What was good:\n"))
        work.templates.put(Template("7f" * 16, "Gone", "Gone."))
        work.templates.remove("7f" * 16)
        for word in ("weirside", "gone"):
            work.own_dictionary.add(word)
        work.own_dictionary.remove("gone")
    with journal.work() as work:
        work.rearranging.rename(Tag("haven"), "harbour", join=True)
    _write_what_has_no_store_yet(journal)
    with journal.work() as work:
        erase = work.entries.id_of("a5" * 16)
    assert erase is not None
    erased(journal, erase)


def _write_what_has_no_store_yet(journal: OpenJournal) -> None:
    now = next_hlc(bytes(8), 1_709_000_000_000)
    with journal._held.opened.engine.begin() as connection:
        mine = connection.execute(select(device.c.uuid)).scalars().first()
        stamp = {"hlc": now, "device": mine}
        page: dict[str, Any]
        page = {"entry_uuid": "a1" * 16, "start": 3, "end": 9, "to_whom": "Dr. L.", "note": "this"}
        connection.execute(insert(mark), {"uuid": "b1" * 16, **page, **stamp})
        erased_page = page | {"entry_uuid": "a5" * 16}
        connection.execute(insert(mark), {"uuid": "b2" * 16, **erased_page, **stamp})
        given: dict[str, Any] = {
            "to_whom": "Dr. L.",
            "format": "pdf",
            "entries": "[1]",
            "options": "{}",
        }
        given |= {"given_at": 1_709_000_000_000, "hidden": "[2]", "encrypted": 1}
        connection.execute(insert(handover), {"uuid": "c1" * 16, "sha256": "5e" * 32, **given})
        connection.execute(update(device).values(name="the small laptop"))


def everything(folder: Path, fresh: Path) -> OpenJournal:
    """Return an open journal that was written in two places and came together again."""
    here, there = copied(fresh, folder / "Here.journal"), folder / "There.journal"
    journal = opened(here)
    write_everything(journal)
    journal.close()
    copied(here, there)
    for place, title in ((here, "Here"), (there, "There")):
        journal = opened(place)
        _retitle(journal, title)
        journal.close()
    journal = opened(here)
    merged(journal, there)
    return journal


def _retitle(journal: OpenJournal, title: str) -> None:
    with journal.work() as work:
        id = work.entries.id_of("a3" * 16)
        assert id is not None
        old = work.entries.get(id)
        work.entries.save(old.uuid, replace(old.content, title=title), based_on=old.head)
        shown = work.entries.get(id)
        work.readings.put(id, READING)
    assert shown.content.title == title


def empty_columns(journal: OpenJournal) -> set[str]:
    """Return every column in which no row holds anything but its beginning value."""
    nothing = (None, "", 0, b"", "null", "[]")
    with journal._held.opened.engine.connect() as connection:
        return {
            f"{table.name}.{column.name}"
            for table in metadata.tables.values()
            for column in table.columns
            if not any(
                value not in nothing for value in connection.execute(select(column)).scalars()
            )
        }


def holding(journal: OpenJournal) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table, with uuids in the place of numbers of this one database."""
    with journal._held.opened.engine.connect() as connection:
        uuids = {
            "head_rev": _uuids(connection, revision),
            "entry_id": _uuids(connection, entry),
            "from_entry": _uuids(connection, entry),
            "to_entry": _uuids(connection, entry),
            "tag_id": _uuids(connection, tag),
            "attachment_id": _uuids(connection, attachment_table),
        }
        found = {}
        for name, table in metadata.tables.items():
            rows = connection.execute(select(table)).mappings()
            plain = [_without_numbers(dict(row), uuids) for row in rows]
            found[name] = sorted(plain, key=repr)
        query = "SELECT count(*) FROM fts WHERE fts MATCH ?"
        found["fts"] = [
            {word: connection.exec_driver_sql(query, (word,)).scalar_one()}
            for word in ("quiet", "harbour", "wall", "gone")
        ]
    return found


def _uuids(connection: Connection, table: Any) -> dict[int, str]:
    return dict(connection.execute(select(table.c.id, table.c.uuid)).all())


def _without_numbers(
    row: Mapping[str, Any], uuids: Mapping[str, Mapping[int, str]]
) -> dict[str, Any]:
    return {
        name: uuids[name][value] if name in uuids else value
        for name, value in row.items()
        if name != "id"
    }


def content_hash(held: Mapping[str, Any]) -> str:
    """Return one SHA-256 over all that a journal holds."""
    plain = json.dumps(held, sort_keys=True, default=lambda value: value.hex())
    return hashlib.sha256(plain.encode()).hexdigest()
