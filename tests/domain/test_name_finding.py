"""Where a name stands, and where its letters only happen to."""

import pytest

from journal.domain.letters import Spelled
from journal.domain.name_finding import apart, form, hits_of


def names(text: str, *wanted: str, capital: bool = False) -> list[str]:
    spelled = Spelled(text)
    forms = [form(name, "", capital=capital) for name in wanted]
    hits = apart(hit for each in forms for hit in hits_of(spelled, each))
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        *(("Anna", each) for each in ("Anna", "ANNA", "anna", "Änna", "An\u00adna", "An-\nna")),
        *(("Anna", each) for each in ("Annas", "A n n a", "A-N-N-A", "An**na", "AnNa")),
        *(("Jean-Luc", each) for each in ("Jean Luc", "JeanLuc", "Jean-\nLuc", "jean\u2011luc")),
        *(("Miriam Kessler", each) for each in ("Miriam\nKessler", "Miriam  KESSLER")),
        *(
            ("Miriam", each)
            for each in ("Miriams", "Miriamowi", "\uff2d\uff29\uff32\uff29\uff21\uff2d")
        ),
        *(("Zoë", each) for each in ("Zoe", "ZOË", "Zoe\u0308")),
        *(("Łukasz", each) for each in ("Lukasz", "ŁUKASZA", "łukasz")),
        *(("O'Brien", each) for each in ("O’Brien", "OBrien", "o'brien")),
        *(("+44 20 7946 0958", each) for each in ("442079460958", "44 2079-460958")),
        *(("Фёдор", each) for each in ("Федор", "ФЁДОР", "Фёдору")),
        ("M", "M"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, spelled: str) -> None:
    for around in ("{}", "Then {} came.", "so ({}), and", "_{}_", "#{}", "“{}”!"):
        assert names(around.format(spelled), name) == [spelled]


def test_what_follows_a_name_by_grammar_stays() -> None:
    assert names("Anna's boat, Anna’s, Annas'", "Anna") == ["Anna", "Anna", "Annas"]


def test_a_name_inside_what_was_written_together_is_found() -> None:
    assert names("withMaryAnna anna2019 anna.k@example.org", "Anna") == ["Anna", "anna", "anna"]


def test_scripts_without_blanks_and_with_joined_words_are_read_too() -> None:
    assert names("私は美咲に会った。", "美咲") == ["美咲"]
    assert names("אמרתי לדנה", "דנה") == ["דנה"]
    assert names("민지가 왔다", "민지") == ["민지"]
    assert names("민진", "민지") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna", "we can navigate, a banana, savannas"),
        ("Rose", "her prose; the hero seems"),
        ("Ann", "planned, an nest"),
        ("Toman", "I said to man the desk"),
        ("Mark", "a remarkable market"),
        ("M", "I'm here, m is a letter"),
        ("April", "on 3 April 2026, April 3rd, in April 2026"),
        ("12", "in 2012, at 1200"),
    ],
)
def test_letters_that_stand_together_by_chance_are_no_name(name: str, text: str) -> None:
    assert names(text, name) == []


def test_a_name_that_is_a_word_too_is_one_with_a_capital_only() -> None:
    assert names("I will ask Will, WILL and Will's", "Will", capital=True) == [
        "Will",
        "WILL",
        "Will",
    ]
    assert names("will", "Will", capital=True) == ["will"]  # alone, as a tag is


def test_names_that_overlap_are_hidden_together() -> None:
    text = "Anna Maria Kessler came"
    assert names(text, "Anna Maria", "Maria Kessler") == ["Anna Maria Kessler"]
    assert names(text, "Anna", "Anna Maria Kessler") == ["Anna Maria Kessler"]
