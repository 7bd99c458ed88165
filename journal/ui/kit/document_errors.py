"""What is said where no document comes to be: what happened, what stands, what can be done."""

from typing import Final

from journal.domain import errors
from journal.domain.errors import JournalError

DOCUMENTS: Final[dict[type[JournalError], tuple[str, str, str]]] = {
    errors.NothingSelected: (
        "Nothing is chosen yet.",
        "Nothing was saved.",
        "Choose at least one entry.",
    ),
    errors.NotInEntry: ("A moment is not in its entry.", "Nothing was saved.", "Copy it."),
    errors.InsideJournal: (
        "This place is inside the journal's own folder.",
        "Nothing was saved there.",
        "Choose a place outside it, so that it is not copied along with the journal.",
    ),
    errors.HiddenWordsFound: (
        "The file still holds what you hid.",
        "Nothing was saved.",
        "Hide it there or let it stay.",
    ),
    errors.TooLongForPdf: (
        "This passphrase is longer than a PDF can take.",
        "Nothing was saved.",
        "Take at most 127 characters, or fewer where they are not plain Latin letters.",
    ),
    errors.NameTooLong: (
        "This file name is longer than this place takes.",
        "Nothing was saved there.",
        "Choose a shorter name.",
    ),
    errors.CannotBeSet: (
        "The pages could not be set as a PDF.",
        "Nothing was saved, and your journal is as it was.",
        "Another form, such as a Word document or a web page, may do.",
    ),
}
