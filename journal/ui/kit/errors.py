"""A sentence for every failure a person can meet; window and command line say the same."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from journal.domain import errors
from journal.domain.errors import JournalError, Part
from journal.ui.kit.document_errors import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, what it means for the writing, and what can be done."""

    what: str
    meaning: str
    help: str

    def __str__(self) -> str:
        """Return all three parts as one line."""
        return " ".join(part for part in (self.what, self.meaning, self.help) if part)


_DAMAGED = {
    Part.HEADER: Sentence(
        "The key part of this journal is damaged.",
        "The entries themselves may be whole.",
        "A copy, a backup or your recovery code may open it.",
    ),
    Part.DATABASE: Sentence(
        "The file is damaged.",
        "Your passphrase is right. Nothing was changed.",
        "A backup may be whole, and Rescue can read what is left. Keep this folder as it is.",
    ),
    Part.EMPTY: Sentence(
        "The journal's file is empty.",
        "Nothing was changed, and nothing is written into it.",
        "A backup or another copy of the folder may hold the entries.",
    ),
    Part.BACKUP: Sentence(
        "This backup is damaged.",
        "Nothing was changed.",
        "Another backup may be whole.",
    ),
    Part.ATTACHMENT: Sentence(
        "This file is damaged inside the journal.",
        "The page itself can be read, and its other files stay as they are.",
        "A backup may hold it whole.",
    ),
    Part.MISSING: Sentence(
        "The journal's file is missing.",
        "Its key part is still here. Nothing was changed.",
        "Look for the file where the folder was moved or copied from, or in a backup.",
    ),
}

Words: TypeAlias = Sentence | Callable[[JournalError], Sentence]


def _damaged(error: JournalError) -> Sentence:
    part = error.part if isinstance(error, errors.VaultDamaged) else Part.DATABASE
    return _DAMAGED[part]


def _in_use(error: JournalError) -> Sentence:
    host = error.host if isinstance(error, errors.VaultInUse) else ""
    if host and host == platform.node():
        where = " in another window on this computer"
    else:
        where = f" on {host}" if host else ""
    return Sentence(
        f"This journal is already open{where}.",
        "Nothing was changed.",
        "Lock it there first, then open it here.",
    )


def _not_writable(error: JournalError) -> Sentence:
    if isinstance(error, errors.NotWritable) and error.unfinished:
        return Sentence(
            "This place cannot be written, and a save was left unfinished here.",
            "Nothing was changed.",
            "Copy the whole folder to a place you can write to, and open it there.",
        )
    return Sentence(
        "This place cannot be written.",
        "Nothing was changed there.",
        "Choose a place you can write to, or ask who looks after this computer.",
    )


def _mistyped(error: JournalError) -> Sentence:
    group = error.group if isinstance(error, errors.MistypedCode) else None
    where = f"Group {group} looks odd." if group else "One of the groups looks odd."
    return Sentence(
        "This code has a typing slip.",
        "Nothing was changed.",
        f"{where} A code has 14 groups of four letters and digits.",
    )


def _bad_input(error: JournalError) -> Sentence:
    faults = error.faults if isinstance(error, errors.BadInput) else ()
    first = f" Line {faults[0].line}: {faults[0].reason}." if faults else ""
    count = "1 line" if len(faults) == 1 else f"{len(faults)} lines"
    return Sentence(
        f"This file has {count} that cannot be read.",
        "Nothing was brought in.",
        f"Correct the file, or leave such lines out.{first}",
    )


def _unknown_entry(error: JournalError) -> Sentence:
    if isinstance(error, errors.UnknownEntry) and error.matches > 1:
        return Sentence(
            "More than one entry begins like this.", "Nothing was changed.", "Give more of its id."
        )
    return Sentence(
        "There is no such entry here.", "Nothing was changed.", "It may have been moved to the bin."
    )


def _missing_library(error: JournalError) -> Sentence:
    name = error.name if isinstance(error, errors.MissingLibrary) else "a library"
    return Sentence(
        f"The window needs a system library that is not installed: {name}.",
        "Your journal is not touched.",
        "Install it as shown, or use the commands without a window.",
    )


_WORDS: dict[type[JournalError], Words] = {
    errors.WrongPassphrase: Sentence(
        "That passphrase doesn't open this journal.",
        "Nothing was changed.",
        "Try again, or use your recovery code.",
    ),
    errors.WrongCode: Sentence(
        "This code does not open this file, or the file is damaged.",
        "Nothing was changed.",
        "Try another recovery sheet or a backup.",
    ),
    errors.MistypedCode: _mistyped,
    errors.VaultDamaged: _damaged,
    errors.VaultTooNew: Sentence(
        "A newer version of Stillwater wrote this journal.",
        "Nothing was changed.",
        "Open it with that version or a later one.",
    ),
    errors.VaultInUse: _in_use,
    errors.NotWritable: _not_writable,
    errors.NotReadable: Sentence(
        "This account may not read a part of this journal.",
        "Nothing was changed, and the journal may be whole.",
        "Open it with the account that made it, or let this account read its folder.",
    ),
    errors.AnotherJournal: Sentence(
        "These are two different journals.",
        "Nothing was brought together.",
        "Choose a copy of the journal that is open.",
    ),
    errors.OtherSecret: Sentence(
        "The other copy has a key of its own by now.",
        "Nothing was brought together.",
        "Give the passphrase of that copy too.",
    ),
    errors.KeyFileNeeded: Sentence(
        "The key file is missing or cannot be read.",
        "Nothing was changed.",
        "Choose the file that belongs to this passphrase.",
    ),
    errors.NoKeychain: Sentence(
        "This computer's keychain cannot open the journal.",
        "Nothing was changed.",
        "Use your passphrase.",
    ),
    errors.ItsOwnPlace: Sentence(
        "This is the journal that is open.",
        "Nothing was changed.",
        "Choose its copy: another folder, or a backup.",
    ),
    errors.NotFromHere: Sentence(
        "This file is not a backup of this journal.",
        "It was left as it is.",
        "",
    ),
    errors.NotAJournal: Sentence(
        "There is no journal at this place.",
        "Nothing was changed.",
        "Choose the folder that holds your journal, or start a new one.",
    ),
    errors.IsABackup: Sentence(
        "This is a backup, not a journal.",
        "Nothing was changed.",
        "Restore it: a new journal is made from it, and the backup stays as it is.",
    ),
    errors.AlreadyThere: Sentence(
        "Something with this name is already there.",
        "It was left as it is.",
        "Choose another name.",
    ),
    errors.FolderMissing: Sentence(
        "The folder for this file does not exist.",
        "Nothing was saved there.",
        "Choose a folder that exists.",
    ),
    errors.DiskFull: Sentence(
        "The disk is full.",
        "Your words are still here.",
        "Free some space; saving tries again.",
    ),
    errors.NotEnoughMemory: Sentence(
        "This computer has too little free memory to open this journal.",
        "Nothing was changed.",
        "Close other programs and try again, or use your recovery code.",
    ),
    errors.UnsuitablePassphrase: Sentence(
        "This passphrase cannot be used.",
        "Nothing was changed.",
        "Take 8 characters or more, and at most 1,024.",
    ),
    errors.UnknownEntry: _unknown_entry,
    errors.UnknownPrompt: Sentence(
        "There is no such prompt.", "Nothing was changed.", "Choose another, or write freely."
    ),
    errors.InvalidPrompt: Sentence(
        "This cannot be kept as a prompt.",
        "Your other prompts are untouched.",
        "Take 1 to 2,000 characters, at most 20 follow-ups and at most 500 prompts.",
    ),
    errors.InvalidTag: Sentence(
        "This cannot be a tag.", "Your words are untouched.", "Take 1 to 200 letters or digits."
    ),
    errors.NameTaken: Sentence(
        "Another tag has this name, or one nested below it.",
        "Nothing was changed.",
        "Take another name, or merge the two.",
    ),
    errors.NotAttachable: Sentence(
        "This cannot be attached.",
        "Your page is as it was.",
        "It may be a folder, empty, a part of a journal, or not readable by this account.",
    ),
    errors.TooLargeToAttach: Sentence(
        "This file is larger than 25 MB.",
        "It was not attached. Your page is as it was.",
        "A smaller copy of it may do.",
    ),
    errors.PageFull: Sentence(
        "All files of one page may have 200 MB together.",
        "This one was not attached. Your page is as it was.",
        "Another page has room of its own.",
    ),
    errors.BadInput: _bad_input,
    errors.Cancelled: Sentence("Stopped, as you asked.", "Nothing half-done stays.", ""),
    errors.NotOpen: Sentence(
        "The journal is locked.", "Nothing was changed.", "Open it with your passphrase first."
    ),
    errors.NoDisplay: Sentence(
        "There is no screen to open a window on.",
        "Your journal is not touched.",
        "Start Stillwater from a desktop, or use its commands.",
    ),
    errors.MissingLibrary: _missing_library,
    **{kind: Sentence(*said) for kind, said in DOCUMENTS.items()},
}


def words_for(error: BaseException) -> Sentence:
    """Return the sentence for `error`; an unknown one is named by its class only."""
    words = _WORDS.get(type(error)) if isinstance(error, JournalError) else None
    if words is None or not isinstance(error, JournalError):
        return Sentence(
            "Something in the program went wrong.",
            "What was saved is safe.",
            f"Try again; if it happens again, this name helps to find it: {type(error).__name__}.",
        )
    return words if isinstance(words, Sentence) else words(error)


def faults_in_words(faults: tuple[errors.Fault, ...]) -> list[str]:
    """Return a sentence for each fault of a file, which names its line."""
    return [f"Line {fault.line}: {fault.reason}." for fault in faults]
