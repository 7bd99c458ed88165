"""Names as they are offered on a page, put on many entries, tidied and coloured."""

from collections.abc import Iterator

from journal.domain.similar import alike
from journal.domain.tag_offers import Offer
from journal.domain.tags import Colour, Nested, Tag, TagCount, TagKind, key_of
from journal.ui.frame import REVIEW, WRITE
from journal.ui.window import Window

_KNOWN = (
    Nested(Tag("rain"), 4, 4),
    Nested(Tag("sleep"), 12, 12, Colour.BLUE),
    Nested(Tag("work"), 9, 2, Colour.OCHRE),
    Nested(Tag("work/night shift"), 7, 7, Colour.PLUM),
    Nested(Tag("משפחה/שבת"), 3, 3, Colour.LAGOON),
    Nested(Tag("Joss", TagKind.PERSON), 5, 5, Colour.CLAY),
    Nested(Tag("Canal/old bridge", TagKind.PLACE), 2, 2),
    Nested(Tag("walk"), 14, 14),
    Nested(Tag("walks"), 3, 3),
)
_SUGGESTED = (Tag("sleep"), Tag("Joss", TagKind.PERSON))
_COLOURS = {key_of(each.tag): each.colour for each in _KNOWN if each.colour}


def tag_states(window: Window) -> Iterator[str]:
    """Show names on a page and in Review; nothing of it is kept."""
    frame, writing = window.frame, window.frame.pages.writing
    frame.go(WRITE)
    foot = writing.desk.foot
    foot.use_colours(_COLOURS)
    foot.show_tags((Tag("work/night shift"), Tag("משפחה/שבת"), Tag("a long name " * 12)))
    yield "tags-on-a-page"
    foot.open_field()
    offer = Offer(_KNOWN, _SUGGESTED)
    foot.field.know(offer.known, offer.suggested)
    yield "tags-offered"
    foot.field.name.setText("wor")
    yield "tags-typed"
    foot.field.name.clear()
    foot.field.left.emit()
    foot.show_tags(writing.sitting.content.tags)
    frame.go(REVIEW)
    reviewing = frame.pages.reviewing
    reviewing.table.selectAll()
    reviewing.acts.tag.click()
    many = reviewing.acting.many
    many.know(_KNOWN)
    many.show_carried([TagCount(each.tag, each.own) for each in _KNOWN])
    yield "tags-on-many"
    many.left.emit()
    reviewing.table.setCurrentIndex(reviewing.model.index(2, 0))
    reviewing.tags.open()
    tidying = reviewing.tags.tidying
    tidying.show_names(_KNOWN, Tag("work/night shift"))
    yield "tags-tidying"
    tidying.editor.name.setText("sleep")
    yield "tags-merging"
    tidying.show_alike(alike(_KNOWN))
    tidying.show_names(_KNOWN, Tag("walks"))
    yield "tags-alike"
    tidying.list.selectAll()
    yield "tags-several"
    tidying.left.emit()
