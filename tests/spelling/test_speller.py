"""Dictionaries: which words they know, and broken ones that are named and passed over."""

from pathlib import Path

import pytest

from journal import process
from journal.app.services import open_speller
from journal.domain.spelling import LONGEST, Broken, English, Fault, Wanted, places
from journal.services.spelling import Speller
from journal.spelling.dictionaries import names_in

RULES = "SET UTF-8\nTRY aeiou\nSFX A Y 1\nSFX A 0 mer .\n"
NAMED = frozenset({"xx"})


@pytest.fixture(scope="module")
def english() -> Speller:
    speller, broken = open_speller(Wanted())
    assert broken == ()
    return speller


def pair(folder: Path, rules: str = RULES, words: str = "2\nbrelo/A\nçrelo\n") -> Path:
    (folder / "xx.aff").write_text(rules, encoding="utf-8")
    (folder / "xx.dic").write_text(words, encoding="utf-8")
    return folder


def of(folder: Path, english: English = English.NONE) -> tuple[Speller, tuple[Broken, ...]]:
    return open_speller(Wanted(english, str(folder), NAMED))


@pytest.mark.parametrize(
    "word", ["don't", "don’t", "I'd", "would’ve", "couldn't've", "mum’s", "ok"]
)
def test_contractions_with_either_apostrophe_are_known(english: Speller, word: str) -> None:
    assert english.check(word)


@pytest.mark.parametrize("word", ["dont", "doesnt", "tryed", "definately", "recieve’s"])
def test_slips_are_not(english: Speller, word: str) -> None:
    assert not english.check(word)


def test_suggestions_are_few_and_the_likely_one_is_among_them(english: Speller) -> None:
    assert english.suggestions("recieve")[0] == "receive"
    assert "didn't" in english.suggestions("didnt")
    found = english.suggestions("tryed", 3)
    assert len(found) == len(set(found)) == 3
    assert english.suggestions("שלוום") == ()


def test_a_dictionary_of_a_folder_is_asked_beside_english(tmp_path: Path) -> None:
    speller, broken = of(pair(tmp_path), English.BRITISH)
    assert broken == ()
    for word in ("brelo", "brelomer", "çrelo", "c\u0327relo", "Brelo", "kettle"):
        assert speller.check(word), word
    assert not speller.check("brelomur")


def test_words_in_a_script_no_dictionary_has_are_left_alone(tmp_path: Path) -> None:
    hebrew, _ = of(pair(tmp_path, words="2\nשבת\nדלת\n"))
    assert hebrew.check("kettel")
    assert hebrew.check("דלת")
    assert not hebrew.check("דתל")
    none, _ = open_speller(Wanted(English.NONE))
    assert none.check("kettel")


def test_a_dictionary_in_an_old_encoding_knows_its_letters_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "xx.aff").write_bytes(b"SET ISO8859-1\n")
    (tmp_path / "xx.dic").write_bytes("1\ncafé\n".encode("latin-1"))
    speller, broken = of(tmp_path)
    assert broken == ()
    assert speller.check("café")
    assert not speller.check("łódź")
    assert speller.suggestions("łódź") == ()


def test_what_is_changed_on_the_disk_is_read_anew(tmp_path: Path) -> None:
    assert not of(pair(tmp_path))[0].check("zurelo")
    assert of(pair(tmp_path, words="1\nzurelo\n"))[0].check("zurelo")


@pytest.mark.parametrize(
    ("rules", "words", "fault"),
    [
        (None, b"1\nbrelo\n", Fault.NO_PAIR),
        (b"SET UTF-8\n", None, Fault.NO_PAIR),
        (b"SET UTF-8\n", b"1\n\xff\xfe\xfa\n", Fault.ENCODING),
        (b"SET NO-SUCH\n", b"1\nbrelo\n", Fault.ENCODING),
        (b"SET UTF-8\n", b"", Fault.NO_WORDS),
        (b"SET UTF-8\n", b"brelo\nbrela\n", Fault.NO_WORDS),
        (b"SET UTF-8\n", b"2\n12\n34\n", Fault.NO_WORDS),
        (b"SET UTF-8\n", b"\x7fELF\x00\x00" * 50, Fault.NO_WORDS),
    ],
)
def test_a_broken_dictionary_is_named_and_english_goes_on(
    tmp_path: Path, rules: bytes | None, words: bytes | None, fault: Fault
) -> None:
    for ending, data in ((".aff", rules), (".dic", words)):
        if data is not None:
            (tmp_path / f"xx{ending}").write_bytes(data)
    speller, broken = of(tmp_path, English.BOTH)
    assert broken == (Broken("xx", fault),)
    assert speller.check("kettle")
    assert not speller.check("kettel")


def test_a_folder_lists_its_dictionaries_and_no_hyphenation(tmp_path: Path) -> None:
    for name in ("de_DE.aff", "de_DE.dic", "half.dic", "hyph_de.dic", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert names_in(tmp_path) == ("de_DE", "half")
    assert names_in(tmp_path / "nowhere") == ()
    assert names_in(tmp_path / "notes.txt") == ()


def test_a_folder_may_be_called_as_anyone_likes(tmp_path: Path) -> None:
    folder = tmp_path / "Wörter – 字 🎻"
    folder.mkdir()
    assert of(pair(folder))[0].check("brelo")


@pytest.mark.parametrize(
    "part", ["a", "a-", "/a", "a@", "a.", "#a", "a'", "é\u0301", "a/b.", "-", "@."]
)
def test_texts_without_an_end_stay_quick_to_part(part: str) -> None:
    text = "x.y " + part * 100_000
    assert all(place.end - place.start <= LONGEST for place in places(text))


def test_spellings_are_found_by_a_process_beside_this(tmp_path: Path) -> None:
    assert process.other_spellings(Wanted(), "recieve")[0] == "receive"
    brelo = Wanted(English.NONE, str(pair(tmp_path)), NAMED)
    assert process.other_spellings(brelo, "breloo")[0] == "brelo"
    assert process.other_spellings(brelo, "\ud83d") == ()


def test_nothing_of_the_folder_the_program_was_started_in_is_run_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('ran', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert process.other_spellings(Wanted(), "recieve")[0] == "receive"
    assert process.files_holding([tmp_path / "json.py"], [b"open"]) == [tmp_path / "json.py"]
    assert not (tmp_path / "ran").exists()


def test_a_dictionary_that_takes_too_long_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(process, "_PATIENCE", 0.1)
    assert process.other_spellings(Wanted(), "recieve") == ()
