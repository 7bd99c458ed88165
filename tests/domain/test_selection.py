"""Selections: what their words come to, and the prompts of the themes they name."""

from journal.domain.prompts import Prompt, Theme
from journal.domain.query import Term, Themed
from journal.domain.selection import Selection, with_prompts

_THEMES = tuple(
    Theme(id, title, "", False, (Prompt(f"{id}-01", id, "", (), 1, False),))
    for id, title in (("news", "News of the day"), ("numb", "Muted or far away"))
)


def test_while_typing_the_last_word_may_go_on() -> None:
    assert Selection(words="the pla", unfinished_word=True).query.terms == (
        Term(("the",)),
        Term(("pla",), prefix=True),
    )
    assert Selection(words="the pla ", unfinished_word=True).query.terms[-1] == Term(("pla",))
    assert Selection(words="the pla").query.terms[-1] == Term(("pla",))


def test_a_theme_is_found_by_its_id_or_title() -> None:
    for words in ("theme:numb", 'theme:"muted or FAR away"'):
        (asked,) = with_prompts(Selection(words=words), _THEMES).prompts
        assert asked[1] == ("numb-01",), words
    found = with_prompts(Selection(words="theme:n", unfinished_word=True), _THEMES)
    assert found.prompts_of(Themed("n", unfinished=True)) == ("news-01", "numb-01")
    assert with_prompts(Selection(words="theme:n"), _THEMES).prompts == ((Themed("n"), ()),)
    plain = Selection(words="numb")
    assert with_prompts(plain, _THEMES) == plain
