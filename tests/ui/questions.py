"""What tests of the question above the page share: what is asked, taken and said."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from journal.app.services import Services
from journal.domain.prompts import DEEP, Prompt
from journal.ui.writing.page import WritingPage
from tests.steps import NOW
from tests.ui.rooms import press_button, settle


class Watch:
    """A clock that the test turns on."""

    def __init__(self) -> None:
        self.moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment


def asked(page: WritingPage) -> list[str]:
    return [answer.prompt_id for answer in page.sitting.content.answers]


def says(page: WritingPage, words: str) -> bool:
    return any(w.text() == words and w.isVisible() for w in page.findChildren(QLabel))


def prompts_of(services: Services, intensity: int) -> list[Prompt]:
    themes = (theme for theme in services.writing.library.themes if not theme.opt_in)
    return [p for theme in themes for p in theme.prompts if p.intensity == intensity]


def take(page: WritingPage, prompt: Prompt) -> None:
    """Choose a prompt from the list, and open it where it asks first."""
    page.desk.prompts.choose()
    page.desk.prompts.choosing.prompt_chosen.emit(prompt)
    if prompt.intensity >= DEEP:
        press_button(page.desk.prompts, "Open it")
    settle()
