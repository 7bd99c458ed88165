"""A check in plain words; window, command line and the saved report say the same.

Nothing private is in them: no words of the person's, no names of files or places.
"""

from collections.abc import Iterator
from datetime import date

from journal.domain import days
from journal.domain.attachment import size_in_words
from journal.domain.report import Archived, Finding, Report

_READABLE = "readable words"
_SHOWN = "files that show words"
_NAMES = {
    "header": "The key part",
    "cipher": "Every page of the file",
    "database": "The tables in it",
    "full-text index": "The full-text index",
    "revisions": "Every version, and the chain they make",
    "entries": "Every entry, against its newest version",
    "files of pages": "Every picture and file on a page",
    "seen before": "What this computer saw last of this journal",
    "backups": "Every backup",
    "other files in its folder": "Other files in its folder",
    _READABLE: "Words that anyone could read, in every file of this program",
}
_KIB_IN_MIB = 1024
_KEPT = (
    "The clipboard and its history, after something was copied.",
    "The print queue, after something was printed.",
    "The memory of input methods and spelling aids that learn from what is typed.",
    "Pictures taken by screen capture, and the small pictures that window switchers keep.",
    "Copies, documents and backups that were put elsewhere.",
    "Old contents of a solid-state disk, which may outlast what was deleted.",
)


def as_text(report: Report, day: date) -> str:
    """Return the report of a check made on `day`: what was looked at, and how it stands."""
    return "\n".join(
        [
            f"Checked on {days.spoken(day)}.",
            _summary(report),
            "",
            "What was looked at:",
            *(f"- {_finding(finding)}" for finding in report.findings),
            "",
            "What is here:",
            *(f"- {line}" for line in _counts(report)),
            "",
            "What keeps it closed:",
            *(f"- {line}" for line in _keys(report)),
            "",
            "What this computer may keep, out of reach of this program:",
            *(f"- {line}" for line in (_swap(report.swap), *_KEPT)),
        ]
    )


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its word: "1 entry", "12,000 entries"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def files_left(count: int) -> str:
    """Return what is said of pictures and files that a document only names."""
    if not count:
        return ""
    if count == 1:
        return "One picture or file is only named in it, and stays in the journal."
    return f"{count:,} pictures and files are only named in it, and stay in the journal."


def archived(done: Archived) -> str:
    """Return what is said of the archive of a whole journal once it is saved."""
    parts = [
        counted(done.entries, "entry", "entries"),
        counted(done.versions, "version", "versions"),
        counted(done.files, "picture or file", "pictures and files"),
    ]
    if done.drafts:
        parts.append(counted(done.drafts, "unfinished page", "unfinished pages"))
    size = size_in_words(done.size)
    return f"{', '.join(parts)}. Saved, {size}. Anyone who can open it can read it."


def damaged_files(count: int) -> str:
    """Return what is said of files that are damaged and so are not in an archive."""
    if count == 1:
        return "One picture or file is damaged and is not in it. A backup may still hold it."
    return f"{count:,} pictures and files are damaged and are not in it. A backup may hold them."


def _summary(report: Report) -> str:
    if report.sound:
        return "Everything that was looked at is as it was written."
    wrong = {finding.what: finding.detail for finding in report.findings if not finding.sound}
    if wrong.keys() == {_READABLE}:
        if wrong[_READABLE].startswith(_SHOWN):
            return (
                "The journal is as it was written, but words of it lie open in other files of this"
                " program, as said below. Nothing was changed."
            )
        return (
            "The journal is as it was written, but whether words of it lie open in other files of"
            " this program could not be seen. Nothing was changed."
        )
    return (
        "Something is not as it was written, as said below. Nothing was changed."
        " A backup may be whole; keep this journal as it is until you have looked."
    )


def _finding(finding: Finding) -> str:
    name = _NAMES.get(finding.what, finding.what)
    stands = "as it should be" if finding.sound else "NOT as it should be"
    return f"{name}: {stands}" + (f" ({finding.detail})." if finding.detail else ".")


def _counts(report: Report) -> Iterator[str]:
    yield f"{counted(report.entries, 'entry', 'entries')}, those in the bin among them."
    yield f"{counted(report.revisions, 'version', 'versions')} of them."
    yield f"{counted(report.backups, 'backup', 'backups')} in its folder."


def _keys(report: Report) -> Iterator[str]:
    if report.memory is None:
        yield "No passphrase opens this journal."
    else:
        passes = counted(report.passes or 1, "pass", "passes")
        lasts = f", and lasts {_spoken(report.seconds)} here" if report.seconds else ""
        memory = f"{report.memory / _KIB_IN_MIB:,.0f} MiB"
        yield f"One guess at the passphrase needs {memory} of memory for {passes}{lasts}."
    if report.rehearsed is None:
        yield "The recovery code has not been typed back yet."
    else:
        yield f"The recovery code was last typed back on {days.spoken(report.rehearsed)}."


def _spoken(seconds: float) -> str:
    if seconds < 0.1:
        return "less than a tenth of a second"
    tenths = round(seconds, 1)
    return "about a second" if tenths == 1 else f"about {tenths:g} seconds"


def _swap(used: bool | None) -> str:
    if used is None:
        return "Memory that the system moved to its disk, as swap or in hibernation."
    if used:
        return (
            "This computer has swap in use, so memory of the open journal may have been written to"
            " its disk, as hibernation does too. Encrypting the whole disk covers both."
        )
    return "This computer has no swap in use. Hibernation would write its memory to the disk."
