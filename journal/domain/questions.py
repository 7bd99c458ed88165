"""The questions that a page answers: one prompt, and the follow-ups that were taken after it."""

from dataclasses import replace

from journal.domain.entry import Answer, Content
from journal.domain.prompts import DEEP, Library, Prompt


def prompt_of(content: Content, library: Library) -> Prompt | None:
    """Return the question asked last, None for a free page or a prompt that is gone."""
    return library.prompt(content.answers[-1].prompt_id) if content.answers else None


def answering(content: Content, prompt: Prompt | None, library: Library) -> Content:
    """Return the page as an answer to `prompt`, or as a free one for None.

    A page to a deep prompt is veiled in lists, unless the person takes the veil off.
    """
    was_deep = _is_deep(prompt_of(content, library))
    veiled = _is_deep(prompt) or (content.veiled and not was_deep)
    answers = () if prompt is None else (_answer(prompt),)
    return replace(content, veiled=veiled, answers=answers)


def following(content: Content, prompt: Prompt) -> Content:
    """Return the page as an answer to this follow-up too."""
    return replace(content, answers=(*content.answers, _answer(prompt)))


def leaving(content: Content, prompt: Prompt) -> Content:
    """Return the page without this follow-up, so that it answers only what came before."""
    return replace(
        content, answers=tuple(each for each in content.answers if each.prompt_id != prompt.id)
    )


def _answer(prompt: Prompt) -> Answer:
    return Answer(prompt.id, prompt.text)


def _is_deep(prompt: Prompt | None) -> bool:
    return prompt is not None and prompt.intensity >= DEEP
