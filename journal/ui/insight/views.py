"""The views of Insight by name: what each one shows, in a sentence, before anything is counted."""

from dataclasses import dataclass

from journal.domain.insight.chart import View


@dataclass(frozen=True, slots=True)
class Sight:
    """The name of a view, and the sentence under it; one that `counts` needs a first answer."""

    view: View
    title: str
    about: str
    counts: bool = True


SIGHTS = (
    Sight(
        View.RIVER,
        "Two sides over time",
        "Every answer of yours along time: distance you chose above a line, distance that came "
        "over you below it, and beside them what is neither.",
    ),
    Sight(
        View.CHOICE,
        "In, out, my choice",
        "How many entries there are of each answer, over the whole journal.",
    ),
    Sight(View.TAGS, "By tag", "The same answers, for the entries that carry each tag."),
    Sight(View.PEOPLE, "By person", "The same answers, for the entries that name each person."),
    Sight(View.PLACES, "By place", "The same answers, for the entries that name each place."),
    Sight(View.THEMES, "By theme", "The same answers, for the entries that began with a question."),
    Sight(
        View.EVENT,
        "Before and after",
        "The answers of the weeks before a day, and of the weeks after it.",
    ),
    Sight(
        View.BESIDE,
        "What stood beside",
        "What you marked on the same pages. Beside is not because.",
    ),
    Sight(
        View.PROTECTED,
        "What my distance protected",
        "Your own words on what a limit or a distance looked after.",
        counts=False,
    ),
    Sight(
        View.LIKINGS,
        "Small likings",
        "Your own words on what you liked, however little.",
        counts=False,
    ),
    Sight(
        View.GONE_AROUND,
        "Places, easier or harder",
        "Your own words on places, people and things you go around.",
        counts=False,
    ),
    Sight(
        View.MOMENTS,
        "Moments side by side",
        "A page before something, and the page after it, next to each other.",
        counts=False,
    ),
    Sight(
        View.MUTED,
        "Muted weeks",
        "The entries of each time on which you answered that feelings were gone or faint.",
        counts=False,
    ),
    Sight(
        View.PEOPLE_OVER_TIME,
        "People over time",
        "The entries that name each person, along time.",
        counts=False,
    ),
)
"""Every view, in the order in which they stand on the page."""
