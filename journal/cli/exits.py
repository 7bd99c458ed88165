"""Exit codes: what a script can tell from how a command ended."""

from journal.domain import errors
from journal.domain.errors import JournalError, Part, VaultDamaged

DONE = 0
FAULTS = 1
USAGE = 64
FAULT_OF_THE_PROGRAM = 70
INTERRUPTED = 130

MEANINGS = {
    DONE: "done",
    FAULTS: "done with faults reported: bad lines in the input, a check that found something, or"
    " a rescue with losses",
    2: "no display to open a window on",
    3: "a library of the system is missing",
    4: "wrong passphrase or recovery code",
    5: "the journal's header is damaged",
    6: "the journal's database or a backup is damaged or missing",
    7: "the journal's database is empty",
    8: "a newer version wrote this journal",
    9: "the journal is in use elsewhere",
    10: "the place cannot be written, or not be read",
    11: "not a journal",
    12: "the disk is full",
    13: "not enough memory",
    USAGE: "wrong usage: unknown option, entry, prompt or place, or an unsuitable value",
    FAULT_OF_THE_PROGRAM: "a fault of the program itself, or of the typesetter of a PDF",
    INTERRUPTED: "interrupted, or asked to end by the system",
}

_DAMAGED = {
    Part.HEADER: 5,
    Part.DATABASE: 6,
    Part.MISSING: 6,
    Part.BACKUP: 6,
    Part.ATTACHMENT: 6,
    Part.EMPTY: 7,
}

_CODES: dict[type[JournalError], int] = {
    errors.BadInput: FAULTS,
    errors.NoDisplay: 2,
    errors.MissingLibrary: 3,
    errors.WrongPassphrase: 4,
    errors.WrongCode: 4,
    errors.MistypedCode: 4,
    errors.OtherSecret: 4,
    errors.KeyFileNeeded: 4,
    errors.NoKeychain: 4,
    errors.NotReadable: 10,
    errors.VaultTooNew: 8,
    errors.VaultInUse: 9,
    errors.NotWritable: 10,
    errors.NotAJournal: 11,
    errors.IsABackup: 11,
    errors.DiskFull: 12,
    errors.NotEnoughMemory: 13,
    errors.NameTooLong: 10,
    errors.CannotBeSet: FAULT_OF_THE_PROGRAM,
    errors.Cancelled: INTERRUPTED,
}


class WrongUse(Exception):
    """The command line asks for something that cannot be done as it stands.

    `sentence` says what is wrong; it never holds anything the person wrote.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def code_of(error: JournalError) -> int:
    """Return the exit code of an expected failure; wrong usage for all without their own."""
    if isinstance(error, VaultDamaged):
        return _DAMAGED[error.part]
    return _CODES.get(type(error), USAGE)
