"""Moments side by side: a page before something and the one after it, or any the person chose."""

from collections.abc import Sequence

from journal.domain import days
from journal.domain.distance.words import label_words
from journal.domain.entry import Entry, Kind
from journal.domain.facets import KINDS
from journal.domain.feelings import words_in
from journal.domain.insight import saying
from journal.domain.insight.passages import Gathered, Group, Passage
from journal.domain.labels import LabelFrom
from journal.domain.resurfacing import Rules, Standing
from journal.domain.text import preview

MOST = 20
"""Pairs that are laid beside each other, the newest."""
LONGEST = 400
"""Characters of each page."""
_TITLE = "Moments side by side"
_NONE = (
    "No two pages are linked yet. A “Before” page and the “After” page that follows it stand beside"
    " each other here."
)
_RULE = "Each with what you answered and marked on it. What lies between them is yours to say."
_KINDS = {Kind.BEFORE: "Before", Kind.AFTER: "After"}
_WORDS = {kind.name: kind.words for kind in KINDS if not kind.private}


def moments(groups: Sequence[Sequence[Entry]], rules: Rules) -> Gathered:
    """Return these entries in groups of what belongs together."""
    shown = tuple(
        Group(_heading(group), tuple(_passage(entry, rules) for entry in group))
        for group in groups
        if group
    )
    return Gathered(_TITLE, _said(shown) if shown else _NONE, _RULE, shown)


def _said(shown: Sequence[Group]) -> str:
    if len(shown) > 1:
        return f"{len(shown)} pairs of moments, the newest first."
    return f"{saying.counted(len(shown[0].passages), 'moment', 'moments')} side by side."


def _heading(group: Sequence[Entry]) -> str:
    return " and ".join(dict.fromkeys(days.plain(entry.content.day) for entry in group))


def _passage(entry: Entry, rules: Rules) -> Passage:
    content = entry.content
    prompts = tuple(answer.prompt_id for answer in content.answers)
    standing = Standing(content.resurface, content.veiled, entry.label, entry.label_from, prompts)
    veiled = rules.is_covered(standing)
    words = "" if veiled else preview(content.body, LONGEST)
    return Passage(entry.id, content.day, _around(entry, veiled=veiled), words, veiled)


def _around(entry: Entry, *, veiled: bool) -> str:
    """Return what was answered and marked on a page, in one line."""
    content = entry.content
    parts = [_KINDS.get(content.kind, "")]
    if not veiled:
        if entry.label and entry.label_from and entry.label_from is not LabelFrom.TEXT:
            parts.append(label_words(entry.label, entry.label_from))
        parts.append(", ".join(words_in(content.facets)))
        parts += [_WORDS[facet.kind] for facet in content.facets if facet.kind in _WORDS]
    return " · ".join(part for part in parts if part)
