"""What is said about a possible reading wherever a person decides about it."""

from journal.domain.settings import ReadingWhen

READING_WHEN = {
    ReadingWhen.NEVER: "Never",
    ReadingWhen.ASKED: "When I ask",
    ReadingWhen.AFTER_CHECKIN: "After each check-in",
}
ABOUT_READING = (
    "Stillwater can look at the words of an entry and say whether they may lean toward distance "
    "you chose, or distance that came over you. It shows the words that led there, you have the "
    "last word, and nothing leaves this computer. It is not a diagnosis."
)
