"""A throw-away journal of an invented person, and the whole journey through it."""

import os
import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from journal import preflight, process, resources
from journal.app.services import Needs, Services, build_services
from journal.domain.befores import after_of
from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.words import label_words
from journal.domain.entry import Facet, Kind
from journal.domain.errors import MissingLibrary
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind
from journal.services.work import outcome, quick_vault

if TYPE_CHECKING:
    from journal.domain.entry import Entry, EntryId
    from journal.domain.packet import Packet
    from journal.domain.report import HandedOver

_NAMES = {"tags": TagKind.TAG, "people": TagKind.PERSON, "places": TagKind.PLACE}
_UNSEEN = {"offscreen", "minimal"}

Record: TypeAlias = Mapping[str, Any]


class StoryClock:
    """Stands at the moment the story has come to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


class Story:
    """The invented entries, oldest first, and the evening on which the demo takes place."""

    def __init__(self) -> None:
        common = resources.table("demo/common.toml")
        self.now = datetime.fromisoformat(common["now"])
        self.tag = Tag(common["tag"])
        self.words: str = common["words"]
        self.passphrase: str = common["passphrase"]
        self.past: list[Record] = [
            record
            for month in common["months"]
            for record in resources.table(f"demo/{month}.toml")["entries"]
        ]
        self.tonight: Record = resources.table("demo/tonight.toml")["entries"][0]


class Demo:
    """The services on a throw-away journal that lies in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.story = Story()
        self.journal = folder / "Demo.journal"
        self._before = ""
        self.clock = StoryClock(self.story.now)
        self.needs = Needs(
            clock=self.clock,
            chance=random.Random(7),  # noqa: S311  # the same draws every time
            vault=partial(quick_vault, folder / "state"),
            preferences=folder / "preferences.json",
        )
        self.services: Services = build_services(self.needs)

    def create(self) -> None:
        """Make the journal and write the six months that lie behind."""
        outcome(partial(self.services.unlocking.create, self.journal, self.story.passphrase))
        outcome(self.services.keys.rehearsed)  # or every picture would offer to try the sheet
        for record in self.story.past:
            self.write(record)

    def write(self, record: Record) -> "Entry":
        """Write one entry as a person would: a page, taps, and a reading where it is wanted."""
        self.clock.moment = _moment(record, self.story.now)
        writing = self.services.writing
        prompt = writing.library.prompt(record["prompt"]) if "prompt" in record else None
        page = writing.blank(prompt)
        content = replace(page.content, **_given(record))
        if content.kind is Kind.AFTER and self._before:
            content = after_of(self._before, content)
        page = replace(page, content=content)
        entry: Entry = outcome(partial(writing.finish, page))
        if content.kind is Kind.BEFORE:
            self._before = entry.uuid
        if "checkin" in record:
            entry = outcome(partial(writing.check_in, entry.id, _taps(record["checkin"])))
        if record.get("read"):
            entry = outcome(partial(writing.read, entry.id))
        self.clock.moment = self.story.now
        return entry

    def found(self, selection: Selection) -> "tuple[EntryId, ...]":
        """Return the entries that match."""
        ids: tuple[EntryId, ...] = outcome(partial(self.services.reviewing.find, selection))
        return ids

    def hand_over(self, form: str, path: Path) -> "HandedOver":
        """Save what was marked for a session as a document."""
        marked = self.found(Selection(for_session=True))
        packet: Packet = outcome(partial(self.services.handing_over.begin, marked))
        saved: HandedOver = outcome(
            partial(self.services.handing_over.save, packet, form, path, replace=True)
        )
        return saved


@contextmanager
def throw_away() -> Iterator[Demo]:
    """Give a demo whose folder is gone at the end, also when something fails on the way."""
    with tempfile.TemporaryDirectory(prefix="stillwater-journal-") as folder:
        demo = Demo(Path(folder))
        try:
            yield demo
        finally:
            demo.services.unlocking.quit()


def run(screens: Path | None = None) -> int:
    """Open a window on the throw-away journal, or walk through it where there is no screen.

    With `screens`, every screen is drawn into that folder and no window opens.
    """
    process.make_private()
    unseen = screens is not None or not _has_screen()
    if unseen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        preflight.check_libraries()
    except MissingLibrary as missing:
        print(f"{missing.name} is not installed, so the demo goes without a window and pictures.")
        print(preflight.install_line())
        return walk(pictures=False)
    if unseen and screens is None:
        print("There is no screen here, so the demo walks through the program by itself.")
        return walk(pictures=True)
    from journal.app import drawing, running

    with throw_away() as demo:
        demo.create()
        demo.write(demo.story.tonight)
        demo.services.unlocking.quit()
        if screens is None:
            return running.run_demo(demo.journal, demo.story.passphrase, demo.needs)
        drawing.pictures(screens, demo.journal, demo.story.passphrase, demo.needs)
    print(f"Every screen is in {screens}")
    return 0


def walk(*, pictures: bool) -> int:
    """Make a journal, write, read, find and hand over, and say where the files are."""
    out = Path(tempfile.mkdtemp(prefix="stillwater-demo-"))
    with throw_away() as demo:
        demo.create()
        print(f"Made an encrypted journal with {len(demo.story.past)} entries of half a year.")
        demo.services.unlocking.quit()
        outcome(partial(demo.services.unlocking.unlock, demo.journal, demo.story.passphrase))
        print("Locked it, and unlocked it with its passphrase.")
        _tell_of_writing(demo)
        _tell_of_finding(demo)
        saved = demo.hand_over("pdf", out / "for-a-conversation.pdf")
        print(f"Handed over {saved.entries} pages that were marked for a session, as a PDF.")
        if pictures:
            from journal.app import drawing

            demo.services.unlocking.quit()
            drawing.pictures(out, demo.journal, demo.story.passphrase, demo.needs, every=False)
            print("Drew every screen; --demo --screens DIR also draws them dark, small and large.")
    print(f"The journal is gone. The PDF {'and the pictures are' if pictures else 'is'} in {out}")
    return 0


def _has_screen() -> bool:
    return preflight.has_display() and os.environ.get("QT_QPA_PLATFORM") not in _UNSEEN


def _tell_of_writing(demo: Demo) -> None:
    entry = demo.write(demo.story.tonight)
    names = ", ".join(tag.name for tag in entry.content.tags)
    print(f"Answered a prompt: {entry.content.answers[0].prompt_text}")
    print(f"Put names on the page: {names}.")
    if entry.label and entry.label_from:
        print(f"After the taps the page says: {label_words(entry.label, entry.label_from)}.")
    if entry.reading:
        for span in entry.reading.spans:
            print(f"  “{entry.content.body[span.start : span.end]}”: {span.why}")


def _tell_of_finding(demo: Demo) -> None:
    story = demo.story
    tagged = demo.found(Selection(tags=(story.tag,)))
    print(f"Reviewed by tag: {len(tagged)} entries carry “{story.tag.name}”.")
    holding = demo.found(Selection(words=story.words))
    print(f"Searched: {len(holding)} entries hold “{story.words}”.")


def _moment(record: Record, now: datetime) -> datetime:
    return datetime.fromisoformat(f"{record['day']}T{record['time']}").replace(tzinfo=now.tzinfo)


def _given(record: Record) -> dict[str, Any]:
    names = (Tag(n, kind) for key, kind in _NAMES.items() for n in record.get(key, ()))
    return {
        "body": record["body"].removesuffix("\n").replace("\n\n", "\n"),
        "title": record.get("title", ""),
        "tags": tuple(names),
        "facets": tuple(_facet(words) for words in record.get("facets", ())),
        "for_session": record.get("for_session", False),
        "veiled": record.get("veiled", False),
        **({"kind": Kind(record["kind"])} if "kind" in record else {}),
    }


def _facet(words: str) -> Facet:
    """Return a circumstance with what is said of it, such as "sleep: much better"."""
    kind, _, value = words.partition(": ")
    return Facet(kind, value)


def _taps(given: Record) -> CheckIn:
    return CheckIn(**{**given, "gate": Gate(given["gate"])})
