"""What is told of a name that may be hidden, in words."""

from typing import Final

from journal.domain.redaction_choices import Choices, Name
from journal.domain.redaction_offers import Why
from journal.domain.redaction_shown import Sighting

_WHY: Final = {
    Why.PERSON: "one of your people",
    Why.PLACE: "one of your places",
    Why.OWNER: "your own name",
    Why.HOUSE: "a school, clinic or firm",
    Why.SEEN: "often with a capital letter",
    Why.MAIL: "an e-mail address",
    Why.WEB: "a web address",
    Why.TELEPHONE: "a telephone number",
    Why.ADDRESS: "an address",
    Why.OWN: "added by you",
}
_BEFORE: Final = 26


def stands(sighting: Sighting | None) -> str:
    """Return how often a name stands in a packet, such as "12 times in 5 entries"."""
    if sighting is None:
        return "Being looked for"
    if not sighting.times:
        return "Not in these pages"
    times = "Once" if sighting.times == 1 else f"{sighting.times:,} times"
    if not sighting.entries:
        return f"{times}, outside of entries"
    return f"{times} in {sighting.entries:,} {'entry' if sighting.entries == 1 else 'entries'}"


def about(name: Name, sighting: Sighting | None) -> str:
    """Return how often a name stands there and why it is in the list."""
    found = f"{stands(sighting)}, {_WHY[name.why]}"
    return f"Looks like other words too. {found}" if name.looks_like else found


def around(sighting: Sighting | None) -> tuple[str, str, str]:
    """Return a place of a name on one line: before it, itself, and behind it."""
    if sighting is None:
        return "", "", ""
    lines = [" ".join(f"|{part}|".split())[1:-1] for part in _parts(sighting)]
    before = lines[0] if len(lines[0]) <= _BEFORE else f"…{lines[0][-_BEFORE:]}"
    return before, lines[1], lines[2]


def spoken(name: Name, into: str, sighting: Sighting | None) -> str:
    """Return a line of the list as a screen reader says it."""
    becomes = f"becomes {into}" if name.hidden else f"stays, would become {into}"
    line = "".join(around(sighting))
    return f"{name.names[0]}, {becomes}. {about(name, sighting)}. {line}".strip()


def hidden(choices: Choices) -> str:
    """Return how much is ticked, such as "3 of 12 are hidden."."""
    count, of = sum(name.hidden for name in choices.names), len(choices.names)
    if not of:
        return "Nothing was found that looks like a name. Add what you want to hide."
    if not count:
        return f"None of {of:,} is hidden. These are suggestions only."
    return f"{count:,} of {of:,} {'is' if count == 1 else 'are'} hidden."


def _parts(sighting: Sighting) -> tuple[str, str, str]:
    return sighting.before, sighting.words, sighting.behind
