"""What a person does on the hand-over page before anything is saved."""

from journal.app.services import Services
from journal.domain.entry import Entry
from journal.ui.handing_over.page import LOOK, SAVE, HandingOverPage
from tests.steps import given, write

SAID = "I said no to Ilse, and meant it."


def with_moment(services: Services, page: HandingOverPage) -> Entry:
    """Put one passage of an entry into the basket."""
    entry = write(services, f"By the river.\n\n{SAID}\n\nThen home.")
    at = entry.content.body.index(SAID)
    given(services.handing_over.basket.add_passage, entry.id, (at, at + len(SAID)))
    page.entered()
    return entry


def looked_at(page: HandingOverPage, form: str = "md") -> None:
    """Look at the file as it is now, and go on to Save."""
    page.look.form.choose(form)
    page.go(LOOK)
    page.go(SAVE)
