"""Prompts of one's own and packs: kept inside the journal, drawn from, and taken out again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app.services import Services, prompt_library
from journal.domain import prompts
from journal.domain.entry import Answer
from journal.domain.errors import AlreadyThere, BadInput, InsideJournal, InvalidPrompt
from journal.domain.packs import NO_OWN, Pack, in_order, prompt_id, theme_id, united
from journal.domain.prompts import DEEP, FEELING, LIGHT, Prompt
from journal.domain.settings import Settings
from journal.export.packs import write
from journal.importing.packs import read
from journal.services.packs import Shelf
from tests.steps import PASSPHRASE, given
from tests.steps import write as written

MINE = Prompt("", "", "What did the kettle say?", ("And you?",), LIGHT, False)


def pack(id: str, *texts: str, opt_in: bool = False, intensity: int = LIGHT) -> Pack:
    """Return a pack of prompts of one depth."""
    asked = tuple(
        Prompt(prompt_id(id, f"p{at}"), theme_id(id), text, (), intensity, intensity == DEEP)
        for at, text in enumerate(texts)
    )
    return Pack(id, id.capitalize(), asked, opt_in=opt_in)


def saved(folder: Path, given_pack: Pack) -> Path:
    """Return the file that holds this pack."""
    path = folder / f"{given_pack.id}.yaml"
    path.write_bytes(write(given_pack))
    return path


def shelf(services: Services) -> Shelf:
    found: Shelf = given(services.packs.load)
    return found


def own(services: Services) -> list[str]:
    """Return the words of the person's own prompts in their order."""
    return [each.text for each in shelf(services).packs[0].prompts]


def keep(services: Services, text: str, **changes: Any) -> str:
    """Keep a prompt of one's own and return its id."""
    kept: Shelf = given(services.packs.keep, replace(MINE, text=text, **changes))
    return kept.changed


def drawn(services: Services, **settings: Any) -> set[str]:
    """Return the words of all prompts that may come by chance."""
    library, given_settings = services.writing.library, Settings(**settings)
    offered = prompts.offered(
        library,
        deepest=FEELING if given_settings.deeper_prompts else LIGHT,
        closed=given_settings.closed_themes,
        opened=given_settings.opened_themes,
    )
    return {prompt.text for prompt in offered}


def test_no_id_that_is_built_in_can_be_that_of_a_pack() -> None:
    library = prompt_library()
    ids = {theme.id for theme in library.themes}
    ids |= {prompt.id for theme in library.themes for prompt in theme.prompts}
    assert not any(id.startswith(theme_id("")) for id in ids)
    clashing = pack("numb", "Mine")
    both = united(library, (clashing,))
    assert both.prompt("numb-01") == library.prompt("numb-01")
    assert both.prompt("pack.numb.p0") == clashing.prompts[0]
    assert both.themes[:-1] == library.themes


def test_an_own_prompt_is_listed_drawn_and_survives_locking(
    services: Services, place: Path
) -> None:
    id = keep(services, "What  did\nthe kettle say? ")
    services.unlocking.lock("test")
    assert services.writing.library == prompt_library(), "nothing of it is left while locked"
    given(services.unlocking.unlock, place, PASSPHRASE)
    library = services.writing.library
    prompt = library.prompt(id)
    assert prompt is not None
    assert prompt.text == "What did the kettle say?"
    assert prompts.follow_ups(prompt)[0].text == "And you?"
    assert library.theme_of(prompt).title == NO_OWN.title
    assert prompt.text in drawn(services)
    assert prompt.text not in drawn(services, closed_themes=frozenset({prompt.theme}))


def test_an_own_prompt_that_reaches_deep_has_lines_to_hold_on_to_and_never_comes(
    services: Services,
) -> None:
    id = keep(services, "Who was at the door?", intensity=DEEP)
    prompt = services.writing.library.prompt(id)
    assert prompt is not None
    assert prompt.grounding
    assert prompt.text not in drawn(services, deeper_prompts=True)


def test_what_cannot_be_a_prompt_is_not_kept(services: Services) -> None:
    keep(services, "One")
    for text, follow_ups in ((" \n", ()), ("a" * 2001, ()), ("Two", ("b",) * 21)):
        with pytest.raises(InvalidPrompt):
            keep(services, text, follow_ups=follow_ups)
    assert own(services) == ["One"]


def test_own_prompts_are_ordered_changed_removed_and_put_back(services: Services) -> None:
    first, second, third = (keep(services, text) for text in ("One", "Two", "Three"))
    given(services.packs.move_prompt, third, -1)
    given(services.packs.move_prompt, first, -1)
    assert own(services) == ["One", "Three", "Two"]
    removed: Shelf = given(services.packs.remove_prompt, third)
    assert own(services) == ["One", "Two"]
    assert removed.before is not None
    given(services.packs.put_back, removed.before)
    assert own(services) == ["One", "Three", "Two"]
    same = keep(services, "Two", id=second, follow_ups=("Why not?",))
    assert same == second, "the same question with other follow-ups is the same prompt"
    other = keep(services, "Two and a half?", id=second)
    assert other != second, "pages written to the old question keep its words"
    assert own(services) == ["One", "Three", "Two and a half?"]
    assert services.writing.library.prompt(second) is None


def test_hidden_prompts_never_come(services: Services) -> None:
    library = services.writing.library
    everyday = {p.id for t in library.themes for p in t.prompts if p.intensity == LIGHT}
    left = keep(services, "The only one")
    settings = Settings(hidden_prompts=frozenset(everyday))
    prompting = services.writing.prompting
    for _ in range(3):
        assert prompting.first_prompt(settings, frozenset()) == prompting.library.prompt(left)
    settings = replace(settings, hidden_prompts=settings.hidden_prompts | {left})
    assert prompting.first_prompt(settings, frozenset()) is None
    assert prompting.another_prompt(None, settings) is None


def test_a_pack_comes_in_whole_and_in_place_of_its_older_self(
    services: Services, tmp_path: Path
) -> None:
    old, new = pack("walks", "A?", "B?"), replace(pack("walks", "C?"), version="2")
    first: Shelf = given(services.packs.bring_in, saved(tmp_path, old))
    assert (first.before, first.changed) == (None, "walks")
    assert drawn(services) >= {"A?", "B?"}
    second: Shelf = given(services.packs.bring_in, saved(tmp_path, new))
    assert second.before == old
    assert shelf(services).packs[1:] == (new,)
    assert not drawn(services) & {"A?", "B?"}
    given(services.packs.put_back, second.before)
    assert shelf(services).packs[1:] == (old,)


def test_nothing_of_a_pack_with_a_fault_comes_in(services: Services, tmp_path: Path) -> None:
    good = pack("walks", "A?", "B?")
    given(services.packs.bring_in, saved(tmp_path, good))
    path = saved(tmp_path, replace(good, title="Other", prompts=pack("walks", "C?", "D?").prompts))
    path.write_bytes(path.read_bytes() + b"- text: E?\n")
    before = services.writing.library
    with pytest.raises(BadInput) as raised:
        given(services.packs.bring_in, path)
    assert len(raised.value.faults) == 1
    assert shelf(services).packs == (NO_OWN, good)
    assert services.writing.library == before


def test_a_pack_that_stays_closed_is_drawn_from_only_once_it_is_opened(
    services: Services, tmp_path: Path
) -> None:
    given(services.packs.bring_in, saved(tmp_path, pack("kin", "A?", opt_in=True)))
    opened = frozenset({theme_id("kin")})
    assert "A?" not in drawn(services, deeper_prompts=True)
    assert "A?" in drawn(services, deeper_prompts=True, opened_themes=opened)


def test_packs_are_put_in_order_and_removed_and_come_back(
    services: Services, tmp_path: Path
) -> None:
    for id in ("c", "a", "b"):
        given(services.packs.bring_in, saved(tmp_path, pack(id, f"{id}?")))
    assert [each.id for each in shelf(services).packs] == ["own", "a", "b", "c"]
    given(services.packs.move, "c", -1)
    given(services.packs.move, "c", -1)
    assert [each.id for each in shelf(services).packs] == ["own", "c", "a", "b"]
    removed: Shelf = given(services.packs.remove, "c")
    assert [each.id for each in removed.packs] == ["own", "a", "b"]
    assert removed.before is not None
    back: Shelf = given(services.packs.put_back, removed.before)
    assert [each.id for each in back.packs] == ["own", "c", "a", "b"]
    assert in_order(back.packs, ()) != back.packs


def test_a_page_keeps_the_words_of_a_prompt_that_was_taken_out(services: Services) -> None:
    id = keep(services, "What did the kettle say?")
    entry = written(services, "It sang.", answers=(Answer(id, "What did the kettle say?"),))
    given(services.packs.remove_prompt, id)
    answer = given(services.reviewing.entry, entry.id).content.answers[0]
    library = services.writing.library
    prompt = library.asked(answer.prompt_id, answer.prompt_text)
    assert prompt.text == "What did the kettle say?"
    assert library.theme_of(prompt).title == ""
    assert services.writing.prompting.lighter_prompt(prompt, Settings()) is not None


def test_own_prompts_go_to_a_file_and_into_another_journal(
    services: Services, tmp_path: Path, place: Path
) -> None:
    for text in ("One", "Two"):
        keep(services, text)
    mine, path = shelf(services).packs[0], tmp_path / "own.yaml"
    given(services.packs.export, mine, path)
    assert read(path) == mine
    with pytest.raises(AlreadyThere):
        given(services.packs.export, mine, path)
    with pytest.raises(InsideJournal):
        given(services.packs.export, mine, place / "own.yaml")
    given(services.packs.put_back, NO_OWN)
    keep(services, "Three")
    keep(services, "Two")
    given(services.packs.bring_in, path)
    assert own(services) == ["Three", "Two", "One"]
