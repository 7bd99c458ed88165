"""From what is gathered and typed to a packet: whole, verbatim, and nothing that was not asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journal.app.services import Services
from journal.domain.entry import Entry, Facet
from journal.domain.errors import NothingSelected, NotInEntry, UnknownEntry
from journal.domain.labels import Correction, Label, LabelFrom
from journal.domain.packet import FOOTER, Front, Part
from journal.domain.recipe import Listener, Picked, Recipe, Wanted, template
from journal.domain.resurfacing import BringBack
from journal.domain.tags import Tag, TagKind
from journal.domain.ticks import Tick
from journal.services.packing import PARTED, READINGS, Packed
from tests.steps import NOW, given, write

RIVER, ILSE = Tag("river"), Tag("Ilse", TagKind.PERSON)


def packed(services: Services, recipe: Recipe) -> Packed:
    found: Packed = given(services.handing_over.pack, recipe)
    return found


def asked(query: str = "river", **rest: object) -> Recipe:
    return replace(Recipe(wanted=Wanted(query=query)), **rest)  # type: ignore[arg-type]


def rewritten(services: Services, entry: Entry, body: str) -> None:
    draft = given(services.writing.open, entry.id).draft
    given(services.writing.finish, replace(draft, content=replace(draft.content, body=body)))


@pytest.fixture
def pages(services: Services) -> tuple[Entry, Entry]:
    event = (Facet("what_happened", "the move"), Facet("medicine", "2026-11-03 half"))
    first = write(
        services,
        "We walked by the river.\n\nI said no to Ilse, and meant it.\n\nThen home.",
        day=date(2026, 11, 2),
        tags=(RIVER, ILSE),
        facets=(*event, Facet("outlet", "wine")),
        correction=Correction(Label.CHOSEN, LabelFrom.CORRECTED),
    )
    return first, write(services, "The river again.", day=date(2026, 11, 9), tags=(RIVER,))


def test_a_moment_is_quoted_as_it_stands_with_its_label_only_if_ticked(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    picked = Picked(pages[0].uuid[:32], "I said no to Ilse, and meant it.", about="I was proud.")
    for label, told in ((False, ""), (True, "I chose it")):
        (moment,) = packed(services, Recipe(moments=(replace(picked, label=label),))).packet.moments
        assert (moment.day, moment.words, moment.label) == (date(2026, 11, 2), picked.words, told)
    with pytest.raises(NotInEntry):
        packed(services, Recipe(moments=(replace(picked, words="I said yes."),)))
    with pytest.raises(UnknownEntry):
        packed(services, Recipe(moments=(replace(picked, entry="ffffffff"),)))


def test_tags_are_counted_once_an_entry_and_people_only_if_ticked(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    themes = packed(services, asked()).packet.themes
    assert themes is not None
    assert [(row.name, row.entries) for row in themes.rows] == [("river", 2)]
    assert (themes.of, themes.since_last) == (2, False)
    assert [(each.day, each.words) for each in themes.dated] == [
        (date(2026, 11, 2), "Something happened: the move"),
        (date(2026, 11, 3), "Medicine or dose changed: half"),
    ]
    people = packed(services, asked(ticks=frozenset({Tick.PEOPLE}))).packet.themes
    assert people is not None
    assert [row.name for row in people.rows] == ["river", "Ilse"]


def test_full_entries_private_things_and_the_chart_are_off_by_themselves(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    bare = packed(services, asked()).packet
    assert (bare.entries, bare.river, bare.guide, bare.footer) == ((), None, False, (FOOTER,))
    full = packed(services, asked(appendix=True, river=True, guide=True)).packet
    assert [entry.uuid for entry in full.entries] == [entry.uuid for entry in pages]
    content = full.entries[0].content
    assert (content.tags, content.correction, content.checkin) == ((RIVER,), None, None)
    assert "outlet" not in {facet.kind for facet in content.facets}
    assert full.river is not None
    assert full.river.table[0][0] == "Week"
    guessed = packed(services, asked(ticks=frozenset({Tick.READINGS}))).packet
    assert guessed.footer == (FOOTER, READINGS)


def test_what_is_never_to_come_back_is_left_out_until_it_is_agreed_to(services: Services) -> None:
    entry = write(services, "Not this river.", resurface=BringBack.NEVER)
    write(services, "That river.")
    found = packed(services, asked(appendix=True))
    assert [row.uuid for row in found.resting] == [entry.uuid]
    assert len(found.packet.entries) == 1
    agreed = Wanted(query="river", agreed=(entry.uuid[:12],))
    assert len(packed(services, asked(appendix=True, wanted=agreed)).packet.entries) == 2


def test_nothing_gives_no_packet_and_typed_words_alone_give_one(services: Services) -> None:
    for nothing in (Recipe(), replace(template(Listener.FRIEND)), asked("nowhere")):
        with pytest.raises(NothingSelected):
            packed(services, nothing)
    assert packed(services, Recipe(front=Front(good_thing="A swim."))).packet.front
    typed = Recipe(parts=(Part("What helped", "Bread."), Part("Empty", " ")))
    assert [part.title for part in packed(services, typed).packet.parts] == ["What helped"]


def test_days_begin_with_the_last_hand_over_to_the_same_person(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    log = services.handing_over.giving
    since = Recipe(to_whom="dr. l.", appendix=True, wanted=Wanted(query="river", since_last=True))
    assert len(packed(services, since).packet.entries) == 2
    packet = packed(services, asked(appendix=True)).packet
    given(log.note, log.line(packet, "ab" * 32, "pdf", to_whom="Dr. L.", hidden=3))
    (line,) = given(log.log)
    assert (line.to_whom, line.form, line.hidden, line.when) == ("Dr. L.", "pdf", 3, NOW)
    assert line.entries == tuple(entry.uuid for entry in packet.entries)
    assert line.options == ("themes", "appendix")
    later = write(services, "A river since then.", day=NOW.date())
    found = packed(services, since)
    assert found.since == NOW.date()
    assert [entry.uuid for entry in found.packet.entries] == [later.uuid]
    other = packed(services, replace(since, to_whom="Dr. K."))
    assert (other.since, len(other.packet.entries)) == (None, 3)
    assert given(log.of, pages[0].uuid) == (line,)
    assert given(log.of, later.uuid) == ()


def test_the_log_can_be_cleared_by_line_and_whole(services: Services) -> None:
    log = services.handing_over.giving
    packet = packed(services, Recipe(front=Front(period="May"))).packet
    lines = [log.line(packet, f"{n:02}" * 32, "md", to_whom=f"Friend {n}") for n in range(1, 4)]
    for line in lines:
        given(log.note, line)
    assert {line.to_whom for line in given(log.clear, [lines[1].id])} == {"Friend 1", "Friend 3"}
    assert given(log.clear, None) == ()
    assert given(log.log) == ()


def test_the_basket_keeps_order_passages_and_what_was_last_seen(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    basket, (first, second) = services.handing_over.basket, pages
    given(basket.add, (second.id, first.id))
    assert len(given(basket.add, (first.id,))) == 2
    words = "I said no to Ilse, and meant it."
    at = first.content.body.index(words)
    items = given(basket.add_passage, first.id, (at, at + len(words)), about="Proud.")
    assert [each.words for each in items] == ["The river again.", first.content.body, words]
    given(basket.arrange, [items[2].item.id])
    rewritten(services, first, "Only this is left.")
    shown = given(basket.all)
    assert [(each.words, each.changed) for each in shown] == [
        (words, True),
        ("The river again.", False),
        (first.content.body, True),
    ]
    made = packed(services, Recipe(appendix=True, wanted=Wanted(basket=True, by_hand=True)))
    assert [e.content.body for e in made.packet.entries] == [
        "The river again.",
        first.content.body,
    ]
    assert [(m.words, m.about) for m in made.packet.moments] == [(words, "Proud.")]
    assert made.changed == (first.id,)
    whole = next(each.item for each in shown if not each.item.end and each.changed)
    fresh = {each.item.id: each for each in given(basket.refresh, whole.id)}[whole.id]
    assert (fresh.words, fresh.changed) == ("Only this is left.", False)
    assert len(given(basket.remove, [whole.id])) == 2


def test_passages_of_one_entry_stand_together_and_say_that_something_is_left_out(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    basket, body = services.handing_over.basket, pages[0].content.body
    for words in ("Then home.", "We walked by the river."):
        at = body.index(words)
        given(basket.add_passage, pages[0].id, (at, at + len(words)), quoted=False)
    (entry,) = packed(services, Recipe(appendix=True, wanted=Wanted(basket=True))).packet.entries
    assert entry.content.body == f"We walked by the river.{PARTED}Then home."


def test_words_gathered_twice_stand_in_the_packet_once(
    services: Services, pages: tuple[Entry, Entry]
) -> None:
    basket = services.handing_over.basket
    for quoted in (True, True, False, False):
        given(basket.add_passage, pages[0].id, (0, 23), quoted=quoted)
    made = packed(services, Recipe(wanted=Wanted(basket=True), appendix=True)).packet
    assert [each.words for each in made.moments] == ["We walked by the river."]
    assert [each.content.body for each in made.entries] == ["We walked by the river."]


def test_marked_entries_are_gathered_and_what_was_typed_outlives_closing(
    services: Services, place: Path
) -> None:
    write(services, "For Thursday.", for_session=True)
    write(services, "Not for Thursday.")
    assert [each.words for each in given(services.handing_over.basket.add_marked)] == [
        "For Thursday."
    ]
    typed = replace(template(Listener.THERAPIST), front=Front(talk_about=("Sleep",)), to_whom="L.")
    given(services.handing_over.basket.keep_recipe, typed)
    services.unlocking.lock("asked")
    given(services.unlocking.unlock, place, "still water runs deep")
    assert given(services.handing_over.basket.recipe) == typed
    assert len(given(services.handing_over.basket.all)) == 1
