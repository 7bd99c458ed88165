"""Failures a person can meet. No prose stands here: `ui.kit.errors` has the sentences."""

from dataclasses import dataclass
from enum import StrEnum


class JournalError(Exception):
    """An expected failure; it never carries anything the person wrote."""


class WrongPassphrase(JournalError):
    """No slot of the header opens with this passphrase."""


class WrongCode(JournalError):
    """The recovery code is well formed but opens neither header nor database."""


class MistypedCode(JournalError):
    """The recovery code's own check fails; `group` (from 1) looks odd, where that can be told."""

    def __init__(self, group: int | None = None) -> None:
        super().__init__(group)
        self.group = group


class Part(StrEnum):
    """The part of a journal that is damaged."""

    HEADER = "header"
    DATABASE = "database"
    EMPTY = "empty"
    MISSING = "missing"
    BACKUP = "backup"
    ATTACHMENT = "attachment"


class VaultDamaged(JournalError):
    """Bytes of the journal are not as they were written."""

    def __init__(self, part: Part) -> None:
        super().__init__(part.value)
        self.part = part


class VaultTooNew(JournalError):
    """A later version of the program wrote this journal."""


class VaultInUse(JournalError):
    """Another process has the journal open; `host` and `pid` say which, where known."""

    def __init__(self, host: str = "", pid: int = 0) -> None:
        super().__init__(host, pid)
        self.host = host
        self.pid = pid


class NotWritable(JournalError):
    """The place cannot be written; `unfinished` when a save was left over there."""

    def __init__(self, unfinished: bool = False) -> None:
        super().__init__(unfinished)
        self.unfinished = unfinished


class NotReadable(JournalError):
    """A part of the journal may not be read by this account; it may be whole."""


class AnotherJournal(JournalError):
    """The two belong to different journals, so nothing is brought together."""


class ItsOwnPlace(JournalError):
    """The copy to bring in is the open journal itself."""


class OtherSecret(JournalError):
    """The other copy was given another key since; its own passphrase must be given too."""


class KeyFileNeeded(JournalError):
    """The file that belongs to this passphrase was not given, or cannot be read."""


class NoKeychain(JournalError):
    """The system keeps no keychain that can be used, or it holds no key for this journal."""


class NotFromHere(JournalError):
    """A file that was to be removed is not a backup of this journal."""


class NotAJournal(JournalError):
    """Nothing recognisable lies at this place."""


class IsABackup(NotAJournal):
    """A backup file was given where a journal is opened."""


class AlreadyThere(JournalError):
    """Something with this name exists and is not replaced unasked."""


class FolderMissing(JournalError):
    """The folder that should hold the new file does not exist."""


class DiskFull(JournalError):
    """No space is left to write."""


class NotEnoughMemory(JournalError):
    """The key derivation needs more memory than this computer can give."""


class UnsuitablePassphrase(JournalError):
    """A new passphrase is shorter than 8 or longer than 1,024 characters."""


class TooLongForPdf(JournalError):
    """A PDF takes no passphrase of more than 127 bytes in UTF-8."""


class UnknownEntry(JournalError):
    """No entry, or more than one, has this id; `matches` says how many."""

    def __init__(self, matches: int = 0) -> None:
        super().__init__(matches)
        self.matches = matches


class UnknownPrompt(JournalError):
    """No prompt has this id."""


class InvalidPrompt(JournalError):
    """A prompt of one's own is empty or too long, or there are too many."""


class InvalidTag(JournalError):
    """A tag name is empty or too long."""


class NameTaken(JournalError):
    """Another tag, person or place has this name already."""


class NothingSelected(JournalError):
    """A hand-over needs at least one entry."""


class NotInEntry(JournalError):
    """Words to be quoted do not stand so in their entry."""


class InsideJournal(JournalError):
    """A document may not be saved inside the journal's own folder."""


class HiddenWordsFound(JournalError):
    """A finished file still holds something that was to be hidden, in so many `places`."""

    def __init__(self, places: int = 0) -> None:
        super().__init__(places)
        self.places = places


class NameTooLong(JournalError):
    """A file cannot have so long a name at this place."""


class CannotBeSet(JournalError):
    """The typesetter made no pages of a document."""


class NotAttachable(JournalError):
    """What was to be attached is no file, is empty, or cannot be read."""


class TooLargeToAttach(JournalError):
    """A file is larger than `attachment.LARGEST`."""


class PageFull(JournalError):
    """With one more file a page would hold more than `attachment.MOST_ON_A_PAGE`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of an import that cannot be read: its number (from 1) and a plain reason."""

    line: int
    reason: str


class BadInput(JournalError):
    """A file to import has faults; nothing was brought in."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(len(faults))
        self.faults = faults


class Cancelled(JournalError):
    """The person stopped a long act; nothing half-done stays."""


class NotOpen(JournalError):
    """The journal is locked."""


class NoDisplay(JournalError):
    """There is no screen to open a window on."""


class MissingLibrary(JournalError):
    """A shared library of the system is not installed; `name` is the library's file name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
