"""What is offered to be hidden, and how it is called then."""

from datetime import date

from journal.domain.packet import Packet, packet
from journal.domain.redaction import Redaction, Replacement, redacted
from journal.domain.redaction_offers import RedactionOffer, Why, initials, offered, roles
from journal.domain.tags import Tag, TagKind
from tests.export.samples import entry

FIRST = """On Monday I met Marlow by the harbour. Then we wrote to the Hollybush Clinic, 12 Tern
Street, at desk@hollybush.example or 020 7946 0958, see https://hollybush.example/a. Miriam’s boat
lay there. Nothing else. Sleep came late, and so did Autumn."""
SECOND = "When old Marlow came, Miriam laughed. On 2026-03-01 and 3/4/2026 I slept. Sleep is good."


def made() -> Packet:
    return packet(
        (entry(1, date(2026, 3, 1), FIRST), entry(2, date(2026, 3, 2), SECOND)), date(2026, 5, 1)
    )


def test_own_people_and_places_come_first_if_they_stand_in_it() -> None:
    known = (
        Tag("family/Dr Miriam Kessler", TagKind.PERSON),
        Tag("harbour", TagKind.PLACE),
        Tag("Nobody", TagKind.PERSON),
        Tag("late", TagKind.TAG),
    )
    first, second, *_ = offered(made(), known, owner="Sam")
    assert first == RedactionOffer(("Dr Miriam Kessler", "Miriam", "Kessler"), Why.PERSON, 2)
    assert second == RedactionOffer(("harbour",), Why.PLACE, 1)


def test_shapes_and_names_seen_twice_are_offered_and_days_and_first_words_are_not() -> None:
    found = {each.names[0]: each.why for each in offered(made())}
    assert found == {
        "desk@hollybush.example": Why.MAIL,
        "https://hollybush.example/a": Why.WEB,
        "12 Tern Street": Why.ADDRESS,
        "Hollybush Clinic": Why.HOUSE,
        "020 7946 0958": Why.TELEPHONE,
        "Marlow": Why.SEEN,
    }


def test_what_is_offered_can_be_hidden_as_it_stands() -> None:
    asked = [(each, "x") for each in offered(made(), (Tag("Miriam", TagKind.PERSON),))]
    done = redacted(made(), Redaction(roles(asked)))
    told = " ".join(each.content.body for each in done.packet.entries)
    for word in ("Marlow", "Miriam", "hollybush", "Tern", "7946"):
        assert word.casefold() not in told.casefold()


def test_a_name_that_is_a_word_is_meant_with_a_capital_only() -> None:
    words = packet((entry(1, date(2026, 3, 1), "I will ask Will."),), date(2026, 5, 1))
    (will,) = offered(words, (Tag("Will", TagKind.PERSON),))
    assert will.capital
    done = redacted(words, Redaction(roles([(will, "my brother")])))
    assert done.packet.entries[0].content.body == "I will ask [my brother]."


def test_one_role_of_several_people_has_a_letter_for_each() -> None:
    people = [RedactionOffer((name,), Why.PERSON, 1) for name in ("Ada", "Bea", "Cy")]
    named = roles(list(zip(people, ("colleague", "my sister", "colleague"), strict=True)))
    assert named == (
        Replacement(("Ada",), "[colleague A]"),
        Replacement(("Bea",), "[my sister]"),
        Replacement(("Cy",), "[colleague B]"),
    )
    assert initials("Miriam van der Kessler-Ohm") == "M. V. D. K. O."
