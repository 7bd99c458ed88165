"""What is decided about names becomes a redaction, and every piece tells what stood there."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.moved_days import Dates
from journal.domain.packet import Packet, packet
from journal.domain.redaction import redacted
from journal.domain.redaction_choices import Becomes, Choices, decided, merged, own
from journal.domain.redaction_offers import RedactionOffer, Why
from journal.domain.redaction_shown import Mark, Piece, seen, sightings, stood_between
from tests.export.samples import entry

DAY = date(2026, 3, 4)
ANNA = RedactionOffer(("Anna Lind", "Anna", "Lind"), Why.PERSON, 2)
BO = RedactionOffer(("Bo",), Why.PERSON, 1)
MILL = RedactionOffer(("Mill",), Why.PLACE, 1, capital=True)


def of(*bodies: str) -> Packet:
    return packet(tuple(entry(n, DAY, body) for n, body in enumerate(bodies, 1)), DAY)


def body(packet: Packet, choices: Choices) -> tuple[Piece, ...]:
    """Return the pieces of the last entry's text."""
    wanted = packet.entries[-1].content.body
    texts = seen(packet, choices.redaction())[-1].texts
    return next(text for text in texts if "".join(piece.stood for piece in text) == wanted)


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.words for piece in pieces)


def test_nothing_is_hidden_before_it_is_ticked() -> None:
    choices = merged((ANNA, BO, MILL), Choices())
    assert choices.redaction().forms == ()
    people = choices.kind_ticked({Why.PERSON})
    assert [each.into for each in people.redaction().replacements] == ["[person A]", "[person B]"]
    assert people.none_ticked().redaction() == choices.redaction()
    assert [name.looks_like for name in choices.names] == [False, True, False]


def test_what_was_decided_about_a_name_stays_and_comes_back_from_a_redaction() -> None:
    before = Choices().added(["Lind", "the man who came to us every single week"])
    again = merged((BO, ANNA), before)
    assert [name.names[0] for name in again.names][:2] == ["Bo", "Anna Lind"]
    assert again.names[1].hidden
    assert again.redaction().struck == ("the man who came to us every single week",)
    assert decided(again.redaction()).redaction() == again.redaction()
    softer = again.changed({"annalind"}, lambda name: own("Anna Lind"))
    assert softer.redaction().replacements[0].into == "[...]"


def test_initials_and_an_own_role_stand_for_a_name() -> None:
    choices = merged((ANNA,), Choices()).kind_ticked({Why.PERSON})
    short = choices.changed({"annalind"}, lambda n: replace(n, becomes=Becomes.INITIALS))
    assert short.into() == {"annalind": "A. L."}
    role = choices.changed({"annalind"}, lambda n: replace(n, role="my aunt"))
    assert role.into() == {"annalind": "[my aunt]"}


def test_pieces_say_what_will_stand_and_what_stood() -> None:
    made = of("On 3 March Anna’s boat left. Anna waved at Bo.")
    choices = merged((ANNA, BO), Choices(dates=Dates.MOVED, moved_by=-10)).kind_ticked({Why.PERSON})
    pieces = body(made, choices)
    assert shown(pieces) == "On 21 February [person A]’s boat left. [person A] waved at [person B]."
    assert shown(pieces) == redacted(made, choices.redaction()).packet.entries[0].content.body
    assert [p.stood for p in pieces if p.mark is Mark.HIDDEN] == ["Anna", "Anna", "Bo"]
    place = next(piece.place for piece in pieces if piece.mark is Mark.HIDDEN)
    spared = body(made, choices.spared_or_not(place))
    assert shown(spared).startswith("On 21 February Anna’s boat left. [person A] waved")
    assert [p.words for p in spared if p.mark is Mark.SPARED] == ["Anna"]


@given(
    st.lists(
        st.sampled_from(("Anna", "Anna’s", "Bo", "the Mill", "on 3 March", "no\n", "ännä", "🙂"))
    ),
    st.sampled_from(Dates),
    st.integers(0, 3),
)
@settings(max_examples=40, deadline=None)
def test_what_is_shown_is_what_will_be_given(words: list[str], dates: Dates, spared: int) -> None:
    made = of(" ".join(("so", *words)))
    by = 40 if dates is Dates.MOVED else 0
    choices = merged((ANNA, BO, MILL), Choices(dates=dates, moved_by=by)).kind_ticked(set(Why))
    places = [piece.place for piece in body(made, choices) if piece.place][:spared]
    for place in dict.fromkeys(places):
        choices = choices.spared_or_not(place)
    pieces = body(made, choices)
    assert shown(pieces) == redacted(made, choices.redaction()).packet.entries[0].content.body


def test_words_selected_in_what_is_shown_are_struck_as_they_stood() -> None:
    made = of("On 3 March 2026 we met Anna by the lake, and nobody spoke.")
    moved = merged((ANNA,), Choices(dates=Dates.MOVED, moved_by=-10)).kind_ticked({Why.PERSON})
    pieces = body(made, moved)
    selected = stood_between(pieces, 3, shown(pieces).index(" by"))
    assert selected == "3 March 2026 we met Anna"
    for choices in (moved.added([selected]), Choices().added([selected])):
        made_of = redacted(made, choices.redaction()).packet.entries[0].content.body
        assert made_of == "On [...] by the lake, and nobody spoke."


def test_a_name_is_counted_by_places_and_by_entries() -> None:
    anna = merged((ANNA,), Choices()).names[0]
    (found,) = sightings(of("Anna Lind, and Anna.", "Nobody.", "For Anna."), [anna.forms])
    assert (found.times, found.entries, found.words, found.behind) == (
        3,
        2,
        "Anna Lind",
        ", and Anna.",
    )
