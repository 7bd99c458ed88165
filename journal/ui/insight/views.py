"""The views of Insight by name: what each one shows, in a sentence, before anything is counted."""

from dataclasses import dataclass

from journal.domain.insight.chart import View


@dataclass(frozen=True, slots=True)
class Sight:
    """The name of a view, and the sentence under it; a `told` one is made of words alone."""

    view: View
    title: str
    about: str
    told: bool = False


SIGHTS = (
    Sight(
        View.RIVER,
        "Two sides over time",
        "Your own answers along time: distance you chose on one side, distance that came over you "
        "on the other, and what is neither between or beside them.",
    ),
    Sight(View.TAGS, "By tag", "The answers of entries with one tag, each tag for itself."),
    Sight(View.PEOPLE, "By person", "The answers of entries with one person in them."),
    Sight(View.PLACES, "By place", "The answers of entries with one place in them."),
    Sight(View.THEMES, "By theme", "The answers of entries that began with a question."),
    Sight(
        View.EVENT,
        "Before and after",
        "The answers before a day and from that day on, side by side.",
    ),
    Sight(
        View.BESIDE,
        "What stood beside",
        "How often something you marked stood beside an answer. Beside is not because.",
    ),
    Sight(
        View.CHOICE,
        "In, out, my choice",
        "How near you were, and whether that was your own doing.",
    ),
    Sight(
        View.PROTECTED,
        "What my distance protected",
        "Your own words on what a distance you chose kept safe.",
        told=True,
    ),
    Sight(View.LIKINGS, "Small likings", "Things you wrote that you liked.", told=True),
    Sight(
        View.GONE_AROUND,
        "Places, easier or harder",
        "What you wrote about places you go around, the earliest first.",
        told=True,
    ),
    Sight(
        View.MOMENTS,
        "Moments side by side",
        "Two moments in your own words, next to each other.",
        told=True,
    ),
)
"""Every view, in the order in which they stand on the page."""
