"""Golden journals: how the one of this version was made, and everything that one holds as JSON.

`python -m tests.vault.golden FOLDER` makes one for a new version of the tables. Those of released
versions are never made again: that they still open is what they are for.
"""

import json
import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from journal.domain.backups import Why
from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Pole, Reading, Span
from journal.domain.entry import Answer, Content, Draft, Facet, Kind
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.settings import Settings
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from journal.vault.tables import metadata
from tests.quick import quick_vault

PASSPHRASE = "the heron waits by the mill"
JOURNAL, BACKUP, SECRETS, HOLDS = "Golden.journal", "Golden.jbackup", "secrets.json", "holds.json"
_HERE = timezone(timedelta(hours=2))

PAGES: dict[str, Content] = {
    "01": Content(
        day=date(2024, 2, 29),
        written_at=datetime(2024, 2, 29, 21, 5, 7, 123456, tzinfo=_HERE),
        title="A leap day",
        body="The ice on the pond is thin.\n\nI walked round it twice and said little.",
        tags=(Tag("walks"), Tag("Ilse", TagKind.PERSON), Tag("mill pond", TagKind.PLACE)),
        checkin=CheckIn(Gate.A_LOT, authorship=2, way_back=1, underneath=-1, after=0),
    ),
    "02": Content(
        day=date(2024, 3, 1),
        written_at=datetime(2024, 3, 1, 7, 0, tzinfo=UTC),
        body="Emoji 😀 and a family 👩‍👩‍👧, “quotes”, café in two spellings: cafe\u0301.",
        kind=Kind.MORNING,
        facets=(Facet("news", "late"), Facet("feeling:calm", "2")),
    ),
    "03": Content(
        day=date(2024, 3, 2),
        written_at=datetime(2024, 3, 2, 12, 0),
        title="כותרת",
        body="היום היה שקט. بعد المطر خرجنا إلى الحديقة.",
        tags=(Tag("שקט"),),
    ),
    "04": Content(
        day=date(2024, 3, 3),
        written_at=datetime(2024, 3, 3, 23, 59, 59, tzinfo=UTC),
        title="静かな日",
        body="朝は霧だった。池のほとりで鷺を見た。今天很安静。오늘은 조용했다.",
    ),
    "05": Content(
        day=date(2024, 3, 4),
        written_at=datetime(2024, 3, 4, 18, 30, tzinfo=_HERE),
        title="Before the visit",
        body="I would rather leave the phone in the drawer.",
        kind=Kind.BEFORE,
        answers=(Answer("edges-01", "What do you want to keep for yourself?"),),
        checkin=CheckIn(Gate.A_LITTLE),
        correction=Correction(Label.CHOSEN, LabelFrom.CORRECTED),
        for_session=True,
    ),
    "06": Content(
        day=date(2024, 3, 5),
        written_at=datetime(2024, 3, 5, 6, 45, tzinfo=UTC),
        body="It went quiet inside, as if behind glass. I did not decide that.",
        veiled=True,
    ),
    "07": Content(
        day=date(2024, 3, 6),
        written_at=datetime(2024, 3, 6, 20, 0, tzinfo=UTC),
        title="Long",
        body="\n".join(f"Line {number} of a long evening by the weir." for number in range(500)),
        kind=Kind.EVENING,
    ),
    "08": Content(date(2024, 3, 7), datetime(2024, 3, 7, 9, 0, tzinfo=UTC), "In the bin"),
    "09": Content(date(2024, 3, 8), datetime(2024, 3, 8, 9, 0, tzinfo=UTC), "Erased for good"),
    "10": Content(
        day=date(1, 1, 1), written_at=datetime(2024, 3, 9, 9, 0, tzinfo=UTC), body=" \u00a0\n"
    ),
}
READING = Reading(
    label=Label.INVOLUNTARY,
    chosen=0.25,
    involuntary=0.75,
    spans=(Span(3, 20, Pole.INVOLUNTARY, "D2", "it went quiet by itself"),),
    version="0.1.0",
)


def make(folder: Path) -> None:
    """Make journal, backup, secrets and what both hold in a folder that is empty yet."""
    place, copy = folder / JOURNAL, folder / "Copy.journal"
    quick_vault(folder).create(place, PASSPHRASE).close()
    journal = opened(place)
    write(journal)
    journal.close()
    shutil.copytree(place, copy)
    for path, text in ((place, "Here"), (copy, "There")):
        journal = opened(path)
        _say(journal, text)
        journal.close()
    journal = opened(place)
    journal.merge(copy, None, lambda done, of: None)
    made = journal.copies.make(Why.AUTO, lambda done, of: None, folder)
    made.path.rename(folder / BACKUP)
    secrets = {"passphrase": PASSPHRASE, "recovery_code": journal.recovery_code()}
    (folder / "open_backup.py").unlink()  # the program's own, not the journal's
    (folder / SECRETS).write_text(as_json(secrets), "utf-8")
    (folder / HOLDS).write_text(as_json(dump(journal)), "utf-8")
    journal.close()
    for beside in (copy, place / "backups", *folder.glob("*.device"), folder / "state"):
        shutil.rmtree(beside)


def opened(place: Path, passphrase: str = PASSPHRASE) -> OpenJournal:
    """Open a journal as a device of its own."""
    return quick_vault(place.with_name(f"{place.name}.device")).open(place, passphrase)


def write(journal: OpenJournal) -> None:
    """Write every page, correct one, bin one, erase one, leave a draft and change a setting."""
    ids = {}
    for name, content in PAGES.items():
        with journal.work() as work:
            ids[name] = work.entries.save(name * 16, content, based_on=None)
    unfinished = Content(date(2024, 3, 9), datetime(2024, 3, 9, 9, 0, tzinfo=UTC), "Not yet fi")
    with journal.work() as work:
        first = work.entries.get(ids["01"])
        gone = replace(first.content, body="The ice on the pond is gone.")
        work.entries.save(first.uuid, gone, based_on=first.head)
        work.readings.put(ids["06"], READING)
        work.entries.set_deleted(ids["08"], True)
        work.drafts.put(Draft("d" * 32, unfinished))
        work.settings.put(Settings(ask_checkin=False, closed_themes=frozenset({"numb"})))
    journal.erase([ids["09"]])


def _say(journal: OpenJournal, text: str) -> None:
    with journal.work() as work:
        id = work.entries.id_of("02" * 16)
        assert id is not None
        old = work.entries.get(id)
        work.entries.save(old.uuid, replace(old.content, title=text), based_on=old.head)


def dump(journal: OpenJournal) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table, bytes as hexadecimal digits."""
    held = {}
    with journal._held.opened.engine.connect() as connection:
        for table in metadata.sorted_tables:
            names = [column.name for column in table.columns]
            every = ", ".join(f'"{name}"' for name in names)
            rows = connection.exec_driver_sql(f'SELECT {every} FROM "{table.name}" ORDER BY 1, 2')
            held[table.name] = [
                {name: value.hex() if isinstance(value, bytes) else value for name, value in each}
                for each in (zip(names, row, strict=True) for row in rows)
            ]
    return held


def as_json(value: object) -> str:
    """Return JSON as golden files spell it."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())
