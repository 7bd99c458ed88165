"""Every act put together with what it needs; `Needs` is what differs from run to run."""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from pathlib import Path

import platformdirs

from journal import process, resources
from journal.domain import prompts
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.distance.reader import Reader
from journal.domain.distance.reading import VERSION
from journal.domain.feelings import feelings
from journal.domain.passphrase import six_words
from journal.domain.prompts import Chance, Library
from journal.domain.report import LookInside
from journal.domain.spelling import Broken, Wanted
from journal.services.answers import ReadText
from journal.services.archiving import Archiving
from journal.services.attaching import Attaching
from journal.services.door import Door
from journal.services.handing_over import HandingOver
from journal.services.importing import Importing
from journal.services.insight import Insight
from journal.services.keys import Keys
from journal.services.looking import Looking
from journal.services.naming import Naming
from journal.services.needs import Lane, OnMain, OpenVault, Restart
from journal.services.notices import Notices
from journal.services.own_views import OwnViews
from journal.services.packs import Packs
from journal.services.past_versions import PastVersions
from journal.services.preferences import PreferencesFile
from journal.services.prompting import Prompting
from journal.services.rereading import Rereading
from journal.services.rescuing import Rescuing
from journal.services.reviewing import Reviewing
from journal.services.saved_searches import SavedSearches
from journal.services.settings import SettingsService
from journal.services.settling import Settling
from journal.services.several import Several
from journal.services.spelling import OtherSpellings, Speller, Spelling
from journal.services.templates import Templates
from journal.services.unfinished import Unfinished
from journal.services.unlocking import SheetMaker, Unlocking
from journal.services.upkeep import Upkeep
from journal.services.work import Inline, Work, at_once, open_vault
from journal.services.writing import Writing
from journal.spelling import dictionaries


class SystemClock:
    """The computer's clock in its own time zone."""

    def now(self) -> datetime:
        """Return the present moment with its time zone."""
        return datetime.now().astimezone()  # noqa: TID251 - the one place that asks the system


@cache
def read_text() -> ReadText:
    """Load the reader of distance with its tables and weights; the first call takes a moment."""
    return Reader(resources.table("distance/cues.toml"), resources.weights()).read


@cache
def prompt_library() -> Library:
    """Load the prompts."""
    return prompts.library(*resources.prompt_tables())


def preferences_file() -> Path:
    """Return where preferences are kept; they hold nothing that anyone wrote.

    An account without a home has no such place: then it is one that nothing can be written to.
    """
    try:
        folder = Path(platformdirs.user_config_dir("stillwater", appauthor=False))
    except RuntimeError:
        folder = Path(os.devnull) / "stillwater"
    return folder / "preferences.json"


def offered_words(chance: Chance) -> str:
    """Return six plain words that may be taken for a passphrase."""
    return six_words(resources.table("words/six.toml")["words"].split(), chance)


def load_sheet() -> SheetMaker:
    """Return what makes a recovery sheet; loaded only when one is wanted."""
    from journal.export import sheet

    return SheetMaker(sheet.recovery_sheet, sheet.qr_svg)


def open_speller(wanted: Wanted) -> tuple[Speller, tuple[Broken, ...]]:
    """Load dictionaries; hunspell itself is loaded only when the first one is wanted."""
    from journal.spelling import speller

    words = resources.folder() / "words" / "dictionaries"
    return speller.open_speller(wanted, words, resources.table("words/spelling.toml"))


def stay() -> None:
    """Do not replace the process: the Restart of the command line and of tests."""


@dataclass(frozen=True)
class Needs:
    """What differs between the window, the command line, the demo and tests."""

    clock: Clock = field(default_factory=SystemClock)
    chance: Chance = field(default_factory=secrets.SystemRandom)
    make_lane: Callable[[], Lane] = Inline
    make_aside: Callable[[], Lane] = Inline
    on_main: OnMain = at_once
    vault: Callable[[], OpenVault] = open_vault
    restart: Restart = stay
    preferences: Path = field(default_factory=preferences_file)
    look_inside: LookInside = process.files_holding
    other_spellings: OtherSpellings = process.other_spellings
    swap: Callable[[], bool | None] = process.swap_in_use


@dataclass(frozen=True)
class Services:
    """Every act a person can do, ready for a window or a command line."""

    clock: Clock
    door: Door
    notices: Notices
    unlocking: Unlocking
    writing: Writing
    reviewing: Reviewing
    looking: Looking
    insight: Insight
    settling: Settling
    handing_over: HandingOver
    importing: Importing
    settings: SettingsService
    upkeep: Upkeep
    keys: Keys
    rescuing: Rescuing
    rereading: Rereading
    packs: Packs
    own_views: OwnViews
    naming: Naming
    several: Several
    spelling: Spelling
    archiving: Archiving


def build_services(needs: Needs, path: Path | None = None) -> Services:
    """Put the services together; `path` is the journal that is known already."""
    work = Work(needs.make_lane, needs.on_main)
    aside = Work(needs.make_aside, needs.on_main)
    notices = Notices()
    door = Door(work, path)
    unfinished = Unfinished(needs.clock)
    door.listen(unfinished.follow)
    unlocking = _unlocking(needs, door, work, aside, unfinished)
    importing = Importing(door, notices, needs.clock)
    upkeep = _upkeep(needs, door, aside, notices)
    keys = Keys(door, notices, needs.clock)
    rescuing = Rescuing(work, needs.vault)
    rereading = Rereading(door, notices, read_text, VERSION)
    several = Several(door, notices)
    writing = _writing(needs, door, aside, notices, unfinished)
    naming = Naming(door, notices, lambda: writing.library)
    words = partial(offered_words, needs.chance)
    handing_over = HandingOver(door, aside, needs.clock, lambda: writing.library, words)
    archiving = Archiving(door, needs.clock, handing_over.begun)
    long_acts = (importing, upkeep, handing_over, keys, rescuing, rereading, several, archiving)
    for long_act in (*long_acts, naming, writing.attaching):
        unlocking.interrupt_at_lock(long_act.cancel)
    return Services(
        clock=needs.clock,
        door=door,
        notices=notices,
        unlocking=unlocking,
        writing=writing,
        reviewing=Reviewing(door, lambda: writing.library, SavedSearches(door, needs.clock)),
        insight=Insight(door, aside, needs.clock, lambda: writing.library),
        looking=_looking(needs, door, notices, writing),
        settling=Settling(door, notices),
        handing_over=handing_over,
        importing=importing,
        settings=SettingsService(door, notices, PreferencesFile(needs.preferences)),
        upkeep=upkeep,
        keys=keys,
        rescuing=rescuing,
        rereading=rereading,
        packs=Packs(door, aside, notices, writing.prompting, needs.clock),
        own_views=OwnViews(door),
        naming=naming,
        several=several,
        spelling=_spelling(needs, door, aside, notices),
        archiving=archiving,
    )


def _spelling(needs: Needs, door: Door, aside: Work, notices: Notices) -> Spelling:
    made = Spelling(door, aside, open_speller, dictionaries.names_in, needs.other_spellings)

    def learn(changed: Changed) -> None:
        if changed.everything:  # words of one's own may have come in
            made.words(lambda _: None, lambda _: None)

    notices.listen(learn)
    return made


def _unlocking(
    needs: Needs, door: Door, work: Work, aside: Work, unfinished: Unfinished
) -> Unlocking:
    return Unlocking(
        door,
        work,
        aside,
        clock=needs.clock,
        vault=needs.vault,
        restart=needs.restart,
        sheet=load_sheet,
        unfinished=unfinished,
    )


def _writing(
    needs: Needs, door: Door, aside: Work, notices: Notices, unfinished: Unfinished
) -> Writing:
    prompting = Prompting(
        door, notices, clock=needs.clock, chance=needs.chance, library=prompt_library()
    )
    return Writing(
        door,
        notices,
        prompting=prompting,
        past_versions=PastVersions(door, notices),
        templates=Templates(door, needs.clock),
        attaching=Attaching(door, aside, needs.on_main),
        unfinished=unfinished,
        feelings=feelings(resources.table("words/feelings.toml")),
        read_text=read_text,
    )


def _looking(needs: Needs, door: Door, notices: Notices, writing: Writing) -> Looking:
    return Looking(
        *(door, notices),
        clock=needs.clock,
        chance=needs.chance,
        library=lambda: writing.library,
    )


def _upkeep(needs: Needs, door: Door, aside: Work, notices: Notices) -> Upkeep:
    return Upkeep(
        door,
        aside,
        notices,
        clock=needs.clock,
        look=needs.look_inside,
        also=(needs.preferences,),
        swap=needs.swap,
    )
