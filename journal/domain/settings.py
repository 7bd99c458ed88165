"""The two drawers of settings: preferences outside the journal, settings inside it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.domain.spelling import English

REHEARSE_EVERY = timedelta(days=90)
"""How long a recovery code that was typed back counts as known to be at hand."""


class Look(StrEnum):
    """Which palette the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ReadingWhen(StrEnum):
    """When the program offers a possible reading."""

    NEVER = "never"
    ASKED = "asked"
    AFTER_CHECKIN = "after_checkin"


class Column(StrEnum):
    """How wide the page is that is written on."""

    NARROW = "narrow"
    MIDDLE = "middle"
    WIDE = "wide"


class Way(StrEnum):
    """How pages are looked at in Review."""

    LIST = "list"
    READING = "reading"
    CALENDAR = "calendar"
    TIMELINE = "timeline"
    MEMORIES = "memories"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What may be known before unlocking; nothing here tells what anyone wrote.

    text_size in percent (80 to 200); idle_minutes until the journal locks itself (1 to 60);
    last_place is the folder of the journal opened last, empty when it should not be kept.
    """

    look: Look = Look.SYSTEM
    text_size: int = 100
    idle_minutes: int = 5
    width: int = 1360
    height: int = 860
    maximised: bool = False
    last_place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is kept inside the journal.

    closed_themes are ids of prompt themes the person does not want offered; opened_themes are
    opt-in themes the person has opened. rehearsed is the day (ISO) the recovery code was last typed
    back, empty for never; second_place a folder that gets a copy of each backup, empty for none.
    feelings_differ lets no missing or muted feeling alone count as a sign; guessing_asked says that
    the person was asked once whether readings should stop. opened_facets are kinds of facets that
    are off until someone turns them on, own_feelings words added to the feeling words; ask_left
    asks after finishing how writing left the person, and lighter_offered is the day (ISO) on which
    lighter themes were last offered because of the answers, empty for never.
    skips are the prompts left without a word, by day (see `resting`); soft_stop lets one line say
    when it may be enough for a day.
    page_size is the type of the page in percent of the text size; typewriter holds the line that is
    written at one height.
    hidden_prompts are ids of single prompts that are neither drawn nor listed, pack_order the ids
    of packs as the person put them.
    suggest_tags offers a few of the own tags for a page while tags are being added.
    mark_unknown marks words on the page that no dictionary knows: those of english, and
    opened_dictionaries in the folder dictionaries, empty for none.
    draw_readings lets Insight draw readings of text alone, apart from all answers and in no sum.
    way is how Review was looked at last; memories lets pages of other days be asked for, and
    days_written says on how many days there are pages.
    keep_searches keeps what was looked for last.
    """

    reading: ReadingWhen = ReadingWhen.ASKED
    ask_checkin: bool = True
    deeper_prompts: bool = False
    closed_themes: frozenset[str] = frozenset()
    opened_themes: frozenset[str] = frozenset()
    remind_recovery: bool = True
    rehearsed: str = ""
    second_place: str = ""
    feelings_differ: bool = False
    guessing_asked: bool = False
    skips: tuple[str, ...] = ()
    soft_stop: bool = True
    opened_facets: frozenset[str] = frozenset()
    own_feelings: tuple[str, ...] = ()
    ask_left: bool = True
    lighter_offered: str = ""
    column: Column = Column.MIDDLE
    page_size: int = 100
    typewriter: bool = False
    hidden_prompts: frozenset[str] = frozenset()
    pack_order: tuple[str, ...] = ()
    suggest_tags: bool = True
    mark_unknown: bool = True
    english: English = English.BOTH
    dictionaries: str = ""
    opened_dictionaries: frozenset[str] = frozenset()
    draw_readings: bool = False
    way: Way = Way.LIST
    memories: bool = False
    days_written: bool = False
    keep_searches: bool = False


def rehearsal_due(settings: Settings, made: date | None, today: date) -> bool:
    """Tell whether to offer typing the recovery code back; `made` is the day of its sheet.

    Where neither that day nor an earlier rehearsal is known, it is time for one.
    """
    if not settings.remind_recovery:
        return False
    known = [day for day in (_day(settings.rehearsed), made) if day is not None]
    return not known or today - max(known) >= REHEARSE_EVERY


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
