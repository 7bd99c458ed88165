"""A check in words: what stands, what does not, and what the system may keep."""

from datetime import date

import pytest

from journal.domain.report import Finding, Report
from journal.ui.kit.report_words import as_text

DAY = date(2026, 11, 23)
SOUND = Report(
    (Finding("header", sound=True), Finding("backups", sound=True, detail="2 opened and counted")),
    entries=12_000,
    revisions=1,
    backups=2,
    memory=256 * 1024,
    passes=3,
    lanes=4,
    seconds=0.57,
    rehearsed=date(2026, 9, 1),
    swap=True,
)


def test_a_sound_journal_is_told_with_its_counts_and_the_cost_of_a_guess() -> None:
    told = as_text(SOUND, DAY)
    assert told.startswith("Checked on Monday 23 November 2026.\nEverything")
    for said in (
        "- The key part: as it should be.\n",
        "- Every backup: as it should be (2 opened and counted).\n",
        "12,000 entries",
        "1 version",
        "needs 256 MiB of memory for 3 passes, and lasts about 0.6 seconds here.",
        "last typed back on Tuesday 1 September 2026.",
        "This computer has swap in use",
        "print queue",
        "input methods",
    ):
        assert said in told
    assert "NOT" not in told


def test_what_is_not_as_it_should_be_comes_first() -> None:
    report = Report((Finding("entries", sound=False, detail="faults: 2"),), entries=3, revisions=4)
    told = as_text(report, DAY)
    assert "Everything" not in told
    assert told.splitlines()[1].startswith("Something is not as it was written")
    assert "- Every entry, against its newest version: NOT as it should be (faults: 2).\n" in told
    assert "No passphrase opens this journal." in told
    assert "has not been typed back yet" in told


def test_words_are_said_to_lie_open_only_where_they_were_found() -> None:
    shown = Finding("readable words", sound=False, detail="files that show words: 1 beside it")
    unseen = Finding("readable words", sound=False, detail="some of it cannot be read")
    left = Finding("readable words", sound=True, detail="not searched, for want of room")
    said = [as_text(Report((found,), 0, 0), DAY).splitlines()[1] for found in (shown, unseen, left)]
    assert "as it was written, but words of it lie open in other files" in said[0]
    assert "as it was written, but whether words of it lie open" in said[1]
    assert "could not be seen" in said[1]
    assert said[2].startswith("Everything that was looked at is as it was written")


@pytest.mark.parametrize(
    ("swap", "said"),
    [
        (None, "Memory that the system moved to its disk"),
        (True, "This computer has swap in use"),
        (False, "This computer has no swap in use."),
    ],
)
def test_swap_is_told_as_far_as_it_is_known(swap: bool | None, said: str) -> None:
    assert said in as_text(Report((), 0, 0, swap=swap), DAY)
