"""The words a reading or a label is shown in; never a figure."""

from journal.domain.distance.reading import Reading
from journal.domain.labels import Label, LabelFrom

_SURE_CHOSEN, _SURE_INVOLUNTARY = 0.97, 0.90

_HEADINGS = {
    Label.CHOSEN: "Chosen",
    Label.INVOLUNTARY: "Involuntary",
    Label.MIXED: "Some of both",
    Label.NONE: "No distance noticed",
    Label.UNCLEAR: "Can't tell",
}
_SENTENCES = {
    Label.CHOSEN: "This entry may lean toward distance you chose.",
    Label.INVOLUNTARY: "This entry may lean toward distance that came over you.",
    Label.MIXED: (
        "Some of this sounds chosen, and some of it sounds like it happened to you. You know best."
    ),
    Label.NONE: "I noticed no distance in these words. You may see it differently.",
    Label.UNCLEAR: "I can't tell from the words, and that is fine.",
}
_SURE = {
    Label.CHOSEN: "This entry leans toward distance you chose.",
    Label.INVOLUNTARY: "This entry leans toward distance that came over you.",
}
_OWN_WORDS = {
    Label.CHOSEN: "I chose it",
    Label.INVOLUNTARY: "It came over me",
    Label.MIXED: "Some of both",
    Label.NONE: "No distance here",
    Label.UNCLEAR: "Not sure",
}


def shown_label(reading: Reading) -> Label:
    """Return the label a window may name: unclear while signs of pressure hold the reading back."""
    return Label.UNCLEAR if reading.held_back else reading.label


def heading(reading: Reading) -> str:
    """Return the heading of a reading."""
    return _HEADINGS[shown_label(reading)]


def sentence(reading: Reading) -> str:
    """Return the tentative sentence under the heading."""
    label = shown_label(reading)
    sure = (label is Label.CHOSEN and reading.chosen >= _SURE_CHOSEN) or (
        label is Label.INVOLUNTARY and reading.involuntary >= _SURE_INVOLUNTARY
    )
    return _SURE[label] if sure else _SENTENCES[label]


def label_words(label: Label, label_from: LabelFrom) -> str:
    """Return the words for a label in a list: the person's own, or the reader's tentative ones."""
    return _HEADINGS[label] if label_from is LabelFrom.TEXT else _OWN_WORDS[label]
