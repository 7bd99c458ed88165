"""Acts on a disk that is nearly full: `python -m tests.safety.small_disk FOLDER SIZE LEVEL…`.

FOLDER holds a journal. A disk of SIZE bytes is mounted in a name space of this process only, or,
where that is forbidden, no file may grow beyond a limit. For every act and every LEVEL (free bytes
as a share of the database) one line of JSON says how it ended.
"""

import ctypes
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from journal.app.services import Services, build_services
from journal.domain.befores import after_of
from journal.domain.entry import EntryId
from journal.domain.errors import JournalError
from journal.domain.prompts import LIGHT, Prompt
from journal.domain.secret import ByCode, ByPassphrase
from journal.domain.selection import Selection
from journal.domain.tags import Tag
from journal.services.attaching import FromBytes
from journal.services.door import Locked
from tests.compiled import compile_once
from tests.derived import derive_once
from tests.safety.day import KNOWN_PASSPHRASE, diary
from tests.safety.leaks import held_by, printed_by
from tests.safety.marks import CANARIES, TAG, TITLE
from tests.steps import PASSPHRASE, given, needs_in, write

_NEW_MOUNTS = 0x20000
_PRIVATE_EVERYWHERE = 0x4000 | 0x40000
_ENDLESS = resource.RLIM_INFINITY


class Disk:
    """A place with so many bytes left."""

    def __init__(self, place: Path, size: int) -> None:
        self.place = place
        place.mkdir()
        libc = ctypes.CDLL(None, use_errno=True)
        self.mounted = (
            libc.unshare(_NEW_MOUNTS) == 0
            and libc.mount(b"none", b"/", None, _PRIVATE_EVERYWHERE, None) == 0
            and libc.mount(b"none", bytes(place), b"tmpfs", 0, f"size={size}".encode()) == 0
        )

    @contextmanager
    def left(self, free: int, database: Path) -> Iterator[None]:
        """Leave this many bytes for as long as the block runs."""
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (min(free, 4096), _ENDLESS))
            yield
            resource.setrlimit(resource.RLIMIT_FSIZE, (_ENDLESS, _ENDLESS))
            return
        ballast = self.place / "ballast"
        with ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(1 << 16))
        os.truncate(ballast, max(0, ballast.stat().st_size - free))
        yield
        ballast.unlink(missing_ok=True)


class Case:
    """One journal on the small disk."""

    def __init__(self, source: Path, disk: Disk) -> None:
        self.folder = disk.place / "here"
        self.folder.mkdir()
        self.journal = self.folder / "Quiet.journal"
        self.disk = disk
        shutil.copytree(source / "Quiet.journal", self.journal)
        shutil.copytree(source / "Copy.journal", disk.place.parent / "Copy.journal")
        shutil.copytree(source / "state", self.folder / "state")
        self.other = disk.place.parent / "Copy.journal"
        self.diary = diary(disk.place.parent, 400)
        self.services = build_services(needs_in(self.folder))

    @property
    def size(self) -> int:
        return (self.journal / "journal.db").stat().st_size

    def ids(self) -> tuple[EntryId, ...]:
        found: tuple[EntryId, ...] = given(self.services.reviewing.find, Selection())
        return found

    def unlock(self, *passphrases: str) -> Services:
        for passphrase in passphrases:
            with suppress(JournalError):
                given(self.services.unlocking.unlock, self.journal, passphrase)
                break
        return self.services

    def lock(self) -> None:
        self.services.unlocking.quit()


def save(case: Case) -> None:
    for text in CANARIES * 4:
        write(case.services, text + os.urandom(30_000).hex(), title=TITLE)


def autosave(case: Case) -> None:
    draft = case.services.writing.blank()
    for number in range(6):
        content = replace(draft.content, body=CANARIES[1] + os.urandom(40_000 * number).hex())
        given(case.services.writing.keep, replace(draft, content=content))


def attach(case: Case) -> None:
    source = FromBytes("a.bin", os.urandom(3 << 20) + CANARIES[2].encode())
    given(case.services.writing.attaching.add, "a" * 32, (), source)


def own_prompt(case: Case) -> None:
    given(
        case.services.packs.keep, Prompt("", "", CANARIES[3] * 9, (CANARIES[0],) * 9, LIGHT, False)
    )


def bring_in_pack(case: Case) -> None:
    pack = case.folder.parent.parent / "pack.yaml"
    given(case.services.packs.bring_in, pack)


def template(case: Case) -> None:
    templates = case.services.writing.templates
    given(templates.keep, templates.new(TITLE, CANARIES[0] * 100))


def rename(case: Case) -> None:
    given(case.services.naming.rename, Tag(TAG), f"{TITLE} again")


def word(case: Case) -> None:
    given(case.services.spelling.add, "velveteenish")


def link(case: Case) -> None:
    id = case.ids()[0]
    before = given(case.services.writing.open, id).draft
    blank = case.services.writing.blank()
    after = after_of(before.uuid, replace(blank.content, body=CANARIES[1]))
    given(case.services.writing.finish, replace(blank, content=after))


def name_day(case: Case) -> None:
    given(case.services.writing.name_day, case.ids()[0], date(1999, 1, 1))


def name_day_of_draft(case: Case) -> None:
    (draft,) = given(case.services.writing.drafts)[:1]
    given(case.services.writing.name_day_of, draft.uuid, date(1999, 1, 1))


def back_up(case: Case) -> None:
    given(case.services.upkeep.back_up)


def export(case: Case) -> None:
    packet = given(case.services.handing_over.begin, case.ids())
    given(partial(case.services.handing_over.save, packet), "md", case.folder / "out.md")


def bring_in(case: Case) -> None:
    given(case.services.importing.bring_in, case.diary, "jsonl")


def rekey(case: Case) -> None:
    given(case.services.keys.change_because_known, PASSPHRASE, KNOWN_PASSPHRASE)


def change(case: Case) -> None:
    given(case.services.unlocking.change_passphrase, PASSPHRASE, KNOWN_PASSPHRASE)


def merge(case: Case) -> None:
    given(case.services.upkeep.merge, case.other, None)


def erase(case: Case) -> None:
    given(case.services.upkeep.erase, case.ids()[:1])


def rescue(case: Case) -> None:
    code = given(case.services.unlocking.recovery_code)
    case.lock()
    into = case.folder / "Rescued.journal"
    given(case.services.rescuing.rescue, case.journal, into, ByCode(code), None)


def restore(case: Case) -> None:
    case.lock()
    backup = next((case.disk.place.parent / "base" / "Quiet.journal" / "backups").glob("*.jbackup"))
    into = case.folder / "Restored.journal"
    given(case.services.rescuing.restore, backup, into, ByPassphrase(PASSPHRASE))


ACTS: tuple[Callable[[Case], None], ...] = (
    *(
        save,
        autosave,
        attach,
        own_prompt,
        bring_in_pack,
        template,
        rename,
        word,
        link,
        name_day,
        name_day_of_draft,
        back_up,
        export,
        bring_in,
        rekey,
        change,
        merge,
        erase,
        rescue,
        restore,
    ),
)


def tried(source: Path, disk: Disk, act: Callable[[Case], None], level: float) -> dict[str, object]:
    """Do one act with so little room left, and say how it ended and what stands afterwards."""
    case = Case(source, disk)
    case.unlock(PASSPHRASE)
    before = set(case.ids())
    kind = held = printed = ""
    with disk.left(int(case.size * level), case.journal / "journal.db"):
        try:
            act(case)
        except Exception as error:
            kind, held, printed = type(error).__name__, held_by(error), printed_by(error)
        case.lock()
        parts = [str(path.relative_to(case.folder)) for path in case.folder.rglob("*.part*")]
    services = case.unlock(PASSPHRASE, KNOWN_PASSPHRASE)
    opens = not isinstance(services.door.state, Locked)
    ended = {
        "act": act.__name__,
        "level": level,
        "kind": kind,
        "held": held,
        "printed": printed,
        "parts": parts,
        "opens": opens,
        "lost": len(before - set(case.ids())),
        "sound": given(services.upkeep.check).sound,
        "whole": sorted(path.name for path in case.folder.glob("*.*")),
    }
    write(services, "Room again.")
    case.lock()
    shutil.rmtree(case.folder)
    shutil.rmtree(case.other)
    return ended


def main() -> None:
    """Try every act at every level."""
    derive_once()
    compile_once()
    source, size, *levels = Path(sys.argv[1]), int(sys.argv[2]), *map(float, sys.argv[3:])
    disk = Disk(source.parent / "disk", size)
    print(json.dumps({"mounted": disk.mounted}), flush=True)
    for act in ACTS:
        for level in levels:
            print(json.dumps(tried(source, disk, act, level)), flush=True)


if __name__ == "__main__":
    main()
