"""Pictures of what Settings say about readings: what was said against them, and older ones."""

from collections.abc import Iterator
from datetime import date, timedelta

from journal.domain.entry import EntryId, Kind, Summary
from journal.domain.labels import Label, LabelFrom
from journal.domain.own_word import Exceptions, ReadAgain, StruckOut
from journal.ui.frame import SETTINGS, WRITE
from journal.ui.pictured_keeping import seen
from journal.ui.window import Window

_DAY = date(2026, 11, 21)
_OLD, _NEW = "1.1.0", "1.2.0"


def _entry(
    number: int, title: str, own: Label | None = None, preview: str = "", *, veiled: bool = False
) -> Summary:
    """Return an invented entry with a label of the person's own, or with that of a reading."""
    label, source = (own, LabelFrom.CORRECTED) if own else (Label.UNCLEAR, LabelFrom.TEXT)
    day = _DAY - timedelta(days=4 * number)
    place = (EntryId(number + 1), f"{number:032x}", day, title, preview, 120, Kind.FREE, ())
    return Summary(*place, label, source, for_session=False, veiled=veiled)


_DENTIST = _entry(0, "After the dentist")
_WEIR = _entry(1, "", None, "The path along the weir was closed, so I went the long way round")
_DEEP = _entry(2, "", veiled=True)
_LUNCH = _entry(3, "Lunch with all of them", Label.CHOSEN)
_SAID = Exceptions(
    struck=(
        StruckOut(_DENTIST, "my whole jaw was numb and I could not feel my tongue"),
        StruckOut(_WEIR, "shut down"),
        StruckOut(_DEEP, "not shown"),
    ),
    unread=(_entry(5, "A letter that is not for sending"),),
    corrected=(_LUNCH, _entry(9, "", Label.NONE, "Quince jelly, and the window open to the yard")),
)
_READ = (
    ReadAgain(_WEIR, Label.INVOLUNTARY, Label.UNCLEAR, _OLD, _NEW),
    ReadAgain(_LUNCH, Label.INVOLUNTARY, Label.MIXED, _OLD, _NEW),
    ReadAgain(_DENTIST, Label.UNCLEAR, Label.UNCLEAR, _OLD, _NEW),
)


def own_word_states(window: Window) -> Iterator[str]:
    """Yield the list of what was said against readings, and reading again from first to last."""
    frame, settings = window.frame, window.frame.pages.settings
    frame.go(SETTINGS)
    asking = settings.asking
    asking.clear()
    yield seen(window, asking, "settings-readings-nothing-said")
    asking.set_aside.show_exceptions(_SAID)
    yield seen(window, asking.set_aside, "settings-words-set-aside")
    again = asking.reading_again
    again.show_waiting(len(_READ))
    again.working.begin("Reading again.", "entries")
    again.working.progress(1, len(_READ))
    again.working.appear()
    yield seen(window, again, "settings-reading-again")
    again.working.end()
    again.show_done(_READ)
    yield seen(window, again, "settings-read-again")
    settings.clear()
    frame.go(WRITE)
