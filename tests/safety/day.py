"""A day with a journal, act by act, in a process of its own: `python -m tests.safety.day FOLDER`.

Everything written holds words of `marks`, so that whoever watches can tell them in clear.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from journal import process
from journal.app.services import Services, build_services
from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, Content, Draft, EntryId, Facet
from journal.domain.labels import Label
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.domain.settings import ReadingWhen
from journal.domain.tags import Tag, TagKind
from journal.services.door import Open
from tests.compiled import compile_once
from tests.derived import derive_once
from tests.safety.marks import CANARIES, PERSON, PLACE, SEARCHED, TAG, TITLE
from tests.steps import PASSPHRASE, given, needs_in, write

NEW_PASSPHRASE = "seventeen herons on one leg"
KNOWN_PASSPHRASE = "an otter asks for marmalade"
PDF_PASSPHRASE = "lanterns along the towpath"
TAGS = (Tag(TAG), Tag(PERSON, TagKind.PERSON), Tag(PLACE, TagKind.PLACE))
ASKED_FOR = ("asked.pdf", "asked.md", "asked.json")
"""The files with words that a person asks for in `export`; the PDF is encrypted."""


class Day:
    """One journal in a folder, opened and closed as the acts need it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "Quiet.journal"
        self.passphrase = PASSPHRASE
        self.services = build_services(needs_in(folder))

    @property
    def vault(self) -> Open:
        """The open state, which carries the journal."""
        state = self.services.door.state
        assert isinstance(state, Open)
        return state

    def open(self) -> Services:
        """Unlock unless it is open already."""
        if not isinstance(self.services.door.state, Open):
            given(self.services.unlocking.unlock, self.journal, self.passphrase)
        return self.services

    def close(self) -> None:
        """Lock."""
        self.services.unlocking.quit()

    def ids(self) -> tuple[EntryId, ...]:
        """Return every entry, newest first."""
        found: tuple[EntryId, ...] = given(self.open().reviewing.find, Selection())
        return found


@contextmanager
def elsewhere(day: Day, folder: Path) -> Iterator[Services]:
    """Give the services of another computer on a journal there."""
    folder.mkdir(exist_ok=True)
    services = build_services(needs_in(folder))
    yield services
    services.unlocking.quit()


def create(day: Day) -> None:
    given(day.services.unlocking.create, day.journal, PASSPHRASE)


def write_entries(day: Day) -> None:
    services = day.open()
    for number, text in enumerate(CANARIES):
        body = f"{text}\n\n" * 40
        answered = (Answer("keep-01", "What did you keep to yourself today?"),)
        facets = (Facet("what_happened", SEARCHED),)
        write(services, body, title=TITLE, tags=TAGS, answers=answered, facets=facets)
        write(services, f"{text} Number {number}.", day=date(2026, 1, 1 + number))


def autosave(day: Day) -> None:
    services = day.open()
    for text in CANARIES:
        draft: Draft = services.writing.blank()
        for part in range(1, 4):
            content = replace(draft.content, body=text * part, title=TITLE, tags=TAGS)
            given(services.writing.keep, replace(draft, content=content))
    given(services.writing.discard, draft)


def look(day: Day) -> None:
    services = day.open()
    for words in (SEARCHED, *(text.split()[1] for text in CANARIES), '"wrought weathervane"'):
        selection = Selection(words=words)
        found = given(services.reviewing.find, selection)
        given(services.reviewing.summaries, found)
        given(services.reviewing.snippets, found, selection)
    given(services.reviewing.find, Selection(tags=TAGS[:1]))
    given(services.reviewing.tags)


def check_in(day: Day) -> None:
    services = day.open()
    for id in day.ids()[:3]:
        given(services.writing.check_in, id, CheckIn(Gate.A_LOT, -2, 1, 1, -1))
        given(services.writing.read, id)
        given(services.writing.correct, id, Label.CHOSEN)


def settings(day: Day) -> None:
    services = day.open()
    second = day.folder / "second"
    second.mkdir(exist_ok=True)
    given(
        services.settings.set,
        lambda s: replace(s, reading=ReadingWhen.AFTER_CHECKIN, second_place=str(second)),
    )
    services.settings.prefer(lambda p: replace(p, text_size=110, last_place=str(day.journal)))


def bring_in(day: Day) -> None:
    given(day.open().importing.bring_in, day.folder / "in.jsonl", "jsonl")


def back_up(day: Day) -> None:
    given(day.open().upkeep.back_up)
    given(day.services.upkeep.back_up_if_due)
    given(day.services.upkeep.backups)


def check(day: Day) -> None:
    report = given(day.open().upkeep.check)
    assert report.sound, report.findings


def export(day: Day) -> None:
    services = day.open()
    packet = given(services.handing_over.begin, day.ids()[:4])
    save = partial(services.handing_over.save, packet)
    given(save, "pdf", day.folder / ASKED_FOR[0], passphrase=PDF_PASSPHRASE)
    given(save, "md", day.folder / ASKED_FOR[1])
    given(save, "json", day.folder / ASKED_FOR[2])


def merge(day: Day) -> None:
    id = given(day.open().reviewing.find, Selection(words="zookeeper"))[0]
    day.close()
    with elsewhere(day, day.folder / "elsewhere") as other:
        copy = day.folder / "elsewhere" / "Copy.journal"
        shutil.copytree(day.journal, copy)
        given(other.unlocking.unlock, copy, day.passphrase)
        _revise(other, id, CANARIES[3])
        write(other, CANARIES[4], title=TITLE, tags=TAGS)
    _revise(day.open(), id, CANARIES[4])
    merged = given(day.services.upkeep.merge, copy, None)
    assert merged.two_versions == 1


def _revise(services: Services, id: EntryId, text: str) -> None:
    page = given(services.writing.open, id)
    content: Content = replace(page.draft.content, body=text)
    given(services.writing.finish, replace(page.draft, content=content))


def settle(day: Day) -> None:
    services = day.open()
    for id in given(services.settling.unsettled):
        versions = given(services.settling.versions, id)
        names = [version.revision for version in versions]
        given(services.settling.settle, id, versions[0].content, names)


def use_bin(day: Day) -> None:
    services = day.open()
    for id in day.ids()[:2]:
        given(services.writing.move_to_bin, id)
        given(services.writing.bring_back, id)
        given(services.writing.move_to_bin, id)
    given(services.reviewing.bin)


def erase(day: Day) -> None:
    services = day.open()
    binned = given(services.reviewing.bin)
    given(services.upkeep.erase, [one.summary.id for one in binned])
    given(services.upkeep.renew_backups)


def keep_aside(day: Day) -> None:
    day.open()
    draft: Draft = day.services.writing.blank()
    content = replace(draft.content, body=CANARIES[2], title=TITLE)
    day.vault.journal.keep_aside(replace(draft, content=content))
    day.close()
    day.open()


def change_passphrase(day: Day) -> None:
    given(day.open().unlocking.change_passphrase, day.passphrase, NEW_PASSPHRASE)
    day.passphrase = NEW_PASSPHRASE


def rekey(day: Day) -> None:
    act = day.open().keys.change_because_known
    given(act, day.passphrase, KNOWN_PASSPHRASE)
    day.passphrase = KNOWN_PASSPHRASE


def restore(day: Day) -> None:
    newest = given(day.open().upkeep.back_up)
    day.close()
    secret = ByPassphrase(day.passphrase)
    given(day.services.rescuing.restore, newest.path, day.folder / "Restored.journal", secret)


def rescue(day: Day) -> None:
    code = given(day.open().unlocking.recovery_code)
    day.close()
    into = day.folder / "Rescued.journal"
    given(day.services.rescuing.rescue, day.journal, into, ByCode(code), None)


def lock(day: Day) -> None:
    draft: Draft = day.open().writing.blank()
    content = replace(draft.content, body=CANARIES[4] + " Not saved yet.")
    day.services.unlocking.keep_at_lock(lambda: replace(draft, content=content))
    day.services.unlocking.lock("test")


ACTS: dict[str, Callable[[Day], None]] = {
    "create": create,
    "write": write_entries,
    "autosave": autosave,
    "look": look,
    "check in": check_in,
    "settings": settings,
    "import": bring_in,
    "back up": back_up,
    "check": check,
    "export": export,
    "merge": merge,
    "settle": settle,
    "bin": use_bin,
    "erase": erase,
    "keep aside": keep_aside,
    "passphrase": change_passphrase,
    "re-key": rekey,
    "restore": restore,
    "rescue": rescue,
    "lock": lock,
}


def diary(folder: Path, entries: int = 20) -> Path:
    """Write what `import` brings in: a file the person has outside the journal."""
    path = folder / "in.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(entries):
            text = f"{CANARIES[number % 5]} Brought in, number {number}."
            record = {"date": f"2025-03-{number % 28 + 1:02}", "text": text, "tags": [TAG]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def main() -> None:
    """Live through the acts named after the folder, or through all."""
    folder, *acts = sys.argv[1:]
    process.make_private()
    derive_once()
    compile_once()
    day = Day(Path(folder))
    for name in acts or ACTS:
        ACTS[name](day)
        print(name, flush=True)


if __name__ == "__main__":
    main()
