"""What leaves the journal only where the person ticked it, each on its own."""

from dataclasses import replace
from enum import StrEnum

from journal.domain import facets
from journal.domain.distance.words import shown_label
from journal.domain.entry import Entry, Facet
from journal.domain.labels import LabelFrom
from journal.domain.tags import Tag, TagKind


class Tick(StrEnum):
    """One thing that stays in the journal unless it is ticked."""

    OUTLET = "outlet"
    TREATED = "treated"
    PEOPLE = "people"
    READINGS = "readings"
    CORRECTIONS = "corrections"
    INTENSITY = "intensity"
    CHECKINS = "checkins"


def whole(entry: Entry) -> Entry:
    """Return the entry with all that the person gave it, but no label and no reading."""
    return replace(entry, label=None, label_from=None, reading=None)


def public(entry: Entry) -> Entry:
    """Return the entry without anything that stays in the journal unasked.

    Names of people among its tags are kept: whoever puts a packet together asks for those.
    """
    content = replace(
        entry.content,
        facets=facets.public(entry.content.facets),
        checkin=None,
        correction=None,
        struck=(),
        unread=False,
        for_session=False,
        veiled=False,
        resurface=None,
    )
    return whole(replace(entry, content=content))


def kept(entry: Entry, ticked: frozenset[Tick]) -> Entry:
    """Return the entry as `public`, with what was ticked, and with names of people only so."""
    own, stripped = entry.content, public(entry)
    tags = own.tags if Tick.PEOPLE in ticked else _without_people(entry)
    content = replace(
        stripped.content,
        tags=tags,
        facets=tuple(each for facet in own.facets for each in _facet(facet, ticked)),
        checkin=own.checkin if Tick.CHECKINS in ticked else None,
        correction=own.correction if Tick.CORRECTIONS in ticked else None,
    )
    guess = entry.reading if Tick.READINGS in ticked and _is_guess(entry) else None
    label = None if guess is None else shown_label(guess)
    label_from = None if guess is None else LabelFrom.TEXT
    return replace(stripped, content=content, label=label, label_from=label_from)


def _is_guess(entry: Entry) -> bool:
    return entry.label_from is LabelFrom.TEXT


def _without_people(entry: Entry) -> tuple[Tag, ...]:
    return tuple(tag for tag in entry.content.tags if tag.kind is not TagKind.PERSON)


def _facet(facet: Facet, ticked: frozenset[Tick]) -> tuple[Facet, ...]:
    asked = {"outlet": Tick.OUTLET, "treated": Tick.TREATED}.get(facet.kind)
    if asked in ticked:
        return (facet,)
    if facet.kind.startswith(facets.FEELING) and Tick.INTENSITY in ticked:
        return (facet,)
    return facets.public((facet,))
