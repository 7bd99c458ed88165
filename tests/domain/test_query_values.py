"""Whatever a name holds, a search can ask for it: by hand, by Tab, by a filter that is saved."""

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.errors import InvalidTag
from journal.domain.query import Choice, Named
from journal.domain.query_completing import Vocabulary, completions
from journal.domain.query_reading import read
from journal.domain.query_values import asking_for
from journal.domain.saved_searches import called_now, spelled
from journal.domain.selection import Selection
from journal.domain.tags import Tag, TagKind, clean

_WORDS = st.lists(
    st.sampled_from(("a", "OR", "AND", "-", '"', "*", " ", "tag:", "label:none", "label:x", "朝")),
    max_size=8,
).map("".join)
_NAMES = st.text(st.sampled_from('ab*\\"“”„«»\uff02\uff1a:#/-_ ’\u0301é朝ب😀') | st.characters())


@given(_NAMES, st.sampled_from(TagKind), _WORDS)
def test_whatever_a_name_holds_it_can_be_asked_for(written: str, kind: TagKind, words: str) -> None:
    try:
        tag = clean(written, kind)
    except InvalidTag:
        return
    asked = asking_for(tag)
    wanted = ((Choice(Named(kind, tag.name)),),)
    assert read(asked).asks == wanted
    assert read(f"-{asked} x").asks[0] == (Choice(Named(kind, tag.name), negated=True),)
    offered = completions(f"a {kind}:", Vocabulary((tag,)))
    assert [read(each).asks[1:] for each in offered] == [wanted]
    if " " in tag.name and '"' in asked:  # still being typed, its quotation not closed yet
        assert completions(asked.removesuffix('"'), Vocabulary((tag,))) == (asked,)
    assert called_now(f"a -{asked} b", ((tag, Tag("n w")),)) == 'a -tag:"n w" b'
    filtered = read(spelled(Selection(words=words, tags=(tag,)))).asks
    assert filtered == (*wanted, *read(words).asks) or words.strip() == "AND"
