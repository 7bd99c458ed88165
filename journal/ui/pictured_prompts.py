"""Pictures of the ways around a question: follow-ups, a pause, deep ones, and the list of all."""

from collections.abc import Iterator

from journal.domain.prompts import DEEP, follow_ups
from journal.ui.frame import WRITE
from journal.ui.window import Window


def prompt_states(window: Window) -> Iterator[str]:
    """Yield the page with a follow-up, a pause, the list, a deep prompt, and when it is enough."""
    window.frame.go(WRITE)
    page = window.frame.pages.writing
    prompts = page.desk.prompts
    library = prompts.library
    page.new_page()
    first = library.themes[0].prompts[0]
    prompts.prompt_taken.emit(first)
    prompts.follow_up_taken.emit(follow_ups(first)[0])
    yield "write-follow-up"
    prompts.pause()
    yield "write-pause"
    choosing = prompts.choosing
    prompts.choose()
    choosing.tree.enter()
    choosing.tree.expand(choosing.tree.currentIndex())
    yield "write-prompts"
    choosing.search.setText("sharp")
    yield "write-prompts-found"
    choosing.search.setText("medicines")
    yield "write-prompts-theme-to-open"
    deep = next(p for theme in library.themes for p in theme.prompts if p.intensity >= DEEP)
    choosing.prompt_chosen.emit(deep)
    yield "write-before-deep"
    prompts.prompt_taken.emit(deep)
    prompts.other.marked.emit(True, False)
    page.pacing.enough.line.show()
    yield "write-deep-enough"
    page.desk.question.ask(
        library.closings[0],
        ("New page", page.new_page),
        more="Your page is kept.",
        grounding=library.grounding,
    )
    page.desk.show_card(page.desk.question)
    yield "write-after-deep"
    page.sitting.clear()
    page.pacing.clear()
