"""The states of the page that is written on, as the pictures show them."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from journal.domain.settings import Settings
from journal.ui.frame import WRITE
from journal.ui.window import Window
from journal.ui.writing.find_bar import FindBar

States = Iterator[str]

_PAGE = (
    "# The week of the rain\n"
    "It rained again and I *stayed in*, told nobody of it, and read until the light went. By then "
    "I had **not** called her.\n"
    "> You could have said so, she wrote.\n"
    "- bread, and the tramm card\n"
    "- the letter to [the landlord](https://rooms.example/letter)\n"
    "שבת was quiet, and so was the river, and the river again."
)
_MISSPELT = "tramm"


def page_states(window: Window) -> States:
    """Show Markdown and a wave on the page, words found on it, the page alone, and large type."""
    writing = window.frame.pages.writing
    desk, spelling = writing.desk, writing.desk.editor.spelling
    window.frame.go(WRITE)
    writing.new_page()
    desk.show_card(None)
    desk.lay(replace(writing.sitting.content, body=_PAGE))
    before, spelling.misspelt = spelling.misspelt, _misspelt
    yield "write-markdown"
    desk.finding.open()
    for field in desk.findChildren(FindBar):
        field.findChildren(QLineEdit)[0].setText("river")
    yield "write-find"
    desk.finding.close()
    desk.stand_alone(True)
    window.frame.navigation.hide()
    yield "write-alone"
    window.frame.navigation.show()
    desk.stand_alone(False)
    desk.use(Settings(page_size=150))
    yield "write-large-type"
    desk.use(Settings())
    spelling.misspelt = before
    writing.new_page()


def _misspelt(text: str) -> list[tuple[int, int]]:
    start = text.find(_MISSPELT)
    return [(start, start + len(_MISSPELT))] if start >= 0 else []
