"""What a rescue brought over, in words: what is whole, what is missing, where to look for it."""

from collections.abc import Iterator

from journal.domain import days
from journal.domain.report import Rescued
from journal.ui.kit import spoken


def in_words(rescued: Rescued) -> str:
    """Return the account of a rescue, one line for each thing there is to say."""
    return "\n".join(_lines(rescued))


def _lines(rescued: Rescued) -> Iterator[str]:
    yield f"The new journal is at {rescued.path}"
    came = "Everything came over" if rescued.whole else "What came over"
    yield f"{came}: {spoken.entries(rescued.entries)}."
    if rescued.drafts:
        yield f"Unfinished pages among what came over: {rescued.drafts:,}."
    if rescued.older:
        yield f"Only in an earlier version, since the newest cannot be read: {rescued.older:,}."
    if rescued.lost:
        listed = ", ".join(days.plain(day) for day in sorted(set(rescued.lost)))
        yield f"Entries of these days could not be read: {listed}."
    if rescued.lost_unknown:
        yield f"Entries of unknown days that could not be read: {rescued.lost_unknown:,}."
    if rescued.versions_lost:
        yield f"Earlier versions that could not be read: {rescued.versions_lost:,}."
    if rescued.backups and not rescued.whole:
        listed = ", ".join(path.name for path in rescued.backups)
        yield f"These backups may hold what is missing: {listed}."
    yield "The damaged journal is as it was; keep its folder."
