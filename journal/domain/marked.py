"""A label inside a sentence: in the person's own words, or as the guess that it is."""

from journal.domain.entry import Entry
from journal.domain.labels import Label, LabelFrom

_MARKED = {
    Label.CHOSEN: "I chose it",
    Label.INVOLUNTARY: "it came over me",
    Label.MIXED: "some of both",
    Label.NONE: "no distance here",
    Label.UNCLEAR: "not sure",
}
_GUESSED = {
    Label.CHOSEN: "it may lean toward distance I chose",
    Label.INVOLUNTARY: "it may lean toward distance that came over me",
    Label.MIXED: "some of it sounds chosen, some of it sounds as if it happened",
    Label.NONE: "no distance noticed",
    Label.UNCLEAR: "it cannot tell from the words",
}


def marked(label: Label) -> str:
    """Return how the person said it, to follow "I marked this: "."""
    return _MARKED[label]


def guessed(label: Label) -> str:
    """Return how the program words what it took from a text alone."""
    return _GUESSED[label]


def own_label(entry: Entry) -> str:
    """Return the person's own answer about an entry, empty where they gave none."""
    if entry.label is None or entry.label_from in (None, LabelFrom.TEXT):
        return ""
    return marked(entry.label)
