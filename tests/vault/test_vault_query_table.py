"""Sixty searches over an invented journal, with what each must find, checked by hand."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Answer, EntryId
from journal.domain.prompts import Prompt, Theme
from journal.domain.selection import Order, Selection, with_prompts
from journal.domain.tags import Tag, TagKind
from journal.vault.open_journal import OpenJournal
from tests.quick import quick_vault
from tests.vault.pages import PASSPHRASE, page

CHOSE = CheckIn(Gate.A_LOT, authorship=2, way_back=2, underneath=2, after=2)
CAME = CheckIn(Gate.A_LOT, authorship=-2, way_back=-2, underneath=-2, after=-2)
WORK, LATE, WALKS, NIGHT = Tag("work"), Tag("work/late shift"), Tag("walks"), Tag("night walks")
ILSE, JOSS = Tag("Ilse", TagKind.PERSON), Tag("Joss", TagKind.PERSON)
MILL, HOME = Tag("mill pond", TagKind.PLACE), Tag("home", TagKind.PLACE)


def _answering(prompt: str) -> dict[str, Any]:
    return {"answers": (Answer(prompt, "What was asked."),)}


PAGES: dict[int, tuple[str, str, dict[str, Any]]] = {
    1: (
        "2023-12-31",
        "The ice on the pond is thin tonight.",
        {"tags": (WALKS, MILL), "title": "Old year"},
    ),
    2: ("2024-01-01", "A new year. I rang Joss and we laughed.", {"tags": (JOSS,)}),
    3: (
        "2024-02-29",
        "Work ran late; I kept my phone in the drawer.",
        {"tags": (LATE,), "checkin": CHOSE},
    ),
    4: (
        "2024-03-05",
        "It went quiet in me, as if behind glass.",
        {"checkin": CAME, "tags": (ILSE,)},
    ),
    5: (
        "2024-03-06",
        "Ilse said I wasn't there. I was, in a way.",
        {"tags": (ILSE, HOME), "for_session": True},
    ),
    6: ("2024-03-20", "The heron stood by the weir again. The heron!", {"tags": (NIGHT, MILL)}),
    7: ("2024-04-01", "No work today: bread, rain, and a long bath.", {"tags": (HOME,)}),
    8: (
        "2024-04-30",
        "I said no to the extra shift. So be it, I said.",
        {"tags": (WORK,), "checkin": CHOSE},
    ),
    9: ("2024-05-01", "Café in the rain, naïve plans, a cafe\u0301 again.", {"tags": (JOSS,)}),
    10: ("2024-06-15", "Be it so; I could not have said it better.", {}),
    11: ("2024-06-16", "Straße, Ökonomie, Łódź: words from the map.", {}),
    12: ("2024-07-01", "朝は霧だった。池のほとりで鷺を見た。", {"title": "静かな日"}),
    13: ("2024-07-02", "今天很安静。霧散了。", {}),
    14: ("2024-07-03", "오늘은 조용했다. 강가를 걸었다.", {"tags": (WALKS,)}),
    15: ("2024-07-04", "بَعْدَ المَطَر خرجنا إلى الحديقة مع أحمد.", {}),
    16: ("2024-07-05", "היום היה שָׁקֵט מאוד.", {}),
    17: ("2024-08-10", "Nothing much. Nothing at all. Rain.", _answering("numb-01")),
    18: ("2024-08-11", "The volume knob is at two, perhaps.", _answering("numb-01/1")),
    19: ("2024-09-09", "I turned the news off and read.", _answering("news-02")),
    20: ("2024-12-24", "Under_score, 5-6 o'clock, C++ and a 10:30 train.", {"tags": (WORK,)}),
    21: (
        "2025-01-01",
        "A map of the river, drawn with Joss.",
        {"tags": (JOSS,), "for_session": True},
    ),
    22: ("2025-01-02", "Rivers, riverbeds, and the river itself.", {"files": True}),
    23: ("2025-01-03", "In the bin: river.", {"deleted": True}),
    24: ("1665-09-07", "Counted the houses that were shut up.", {"tags": (Tag("Ilse"),)}),
}

QUERIES: list[tuple[str, set[int]]] = [
    # words, phrases, beginnings
    ("heron", {6}),
    ("HERON weir", {6}),
    ("river", {21, 22}),
    ("river*", {21, 22}),
    ("riverb*", {22}),
    ("riv", set()),
    ("nothing", {17}),
    ('"so be it"', {8}),
    ('"be it so"', {10}),
    ("“so be it”", {8}),
    ("so be it", {8, 10}),
    ('"so be', {8}),
    ("wasn't", {5}),
    ("wasn’t", {5}),
    ("old year", {1}),
    ("5-6", {20}),
    ("10:30", {20}),
    ("C++", {20}),
    ("zebra", set()),
    # accents and scripts
    ("cafe", {9}),
    ("CAFÉ", {9}),
    ("naive", {9}),
    ("okonomie", {11}),
    ("łodz", {11}),
    ("霧", {12, 13}),
    ("朝は", {12}),
    ("静か", {12}),
    ("鷺を見た", {12}),
    ("見鷺", set()),
    ("安静", {13}),
    ("오늘", {14}),
    ("조용", {14}),
    ("بعد المطر", {15}),
    ("احمد", {15}),
    ("الحديقه", {15}),
    ("שקט", {16}),
    # names, nested and unfinished
    ("tag:work", {3, 8, 20}),
    ("TAG:Work", {3, 8, 20}),
    ('tag:"work/late shift"', {3}),
    ("tag:wor*", {3, 8, 20}),
    ("tag:nobody", set()),
    ("tag:Ilse", {24}),
    ("person:ilse", {4, 5}),
    ("tag:Joss", {2, 9, 21}),
    ('place:"mill pond" -tag:walks', {6}),
    # labels, themes, marks
    ("label:chosen", {3, 8}),
    ("label:involuntary OR label:chosen", {3, 4, 8}),
    ("theme:numb", {17, 18}),
    ('theme:"News of the day"', {19}),
    ("is:for-session -person:Joss", {5}),
    ("has:attachment", {22}),
    ("river -has:attachment", {21}),
    # days
    ("before:2024", {1, 24}),
    ("after:2024", {21, 22}),
    ("on:2024-07-04 OR on:1665", {15, 24}),
    ("after:2024-02 before:2024-04 -ilse", {4, 6}),
    # not, or, and what is broken
    ("rain -bread", {9, 17}),
    ("heron OR bread rain OR weir", {6, 7}),
    ("-tag:work -person:Joss -person:Ilse after:2024-03 before:2024-07", {7, 10, 11}),
    ("rain before:soon label:happy", {7, 9, 17}),
    ("OR heron", {6}),
    ("heron OR", {6}),
    ("heron tag:", {6}),
    ('--- * " ( ) heron', {6}),
    ("😀 bread", {7}),
    ("bread AND rain", {7}),
]
_THEMES = tuple(
    Theme(id, title, "", False, (Prompt(f"{id}-0{number}", id, "", (), 1, False),))
    for id, title, number in (("numb", "Muted or far away", 1), ("news", "News of the day", 2))
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenJournal, dict[int, int]]]:
    """The journal, and the number of each page by its id."""
    folder = tmp_path_factory.mktemp("table")
    journal = quick_vault(folder).create(folder / "Table.journal", PASSPHRASE)
    numbers: dict[int, int] = {}
    with journal.work() as work:
        for number, (day, body, more) in PAGES.items():
            uuid, rest = f"{number:032x}", {**more}
            deleted = rest.pop("deleted", False)
            if rest.pop("files", False):
                rest["attachments"] = (work.attachments.add(uuid, "map.txt", [b"A map."]).uuid,)
            content = page(body, day=date.fromisoformat(day), **rest)
            id = work.entries.save(uuid, content, based_on=None)
            numbers[id] = number
            if deleted:
                work.entries.set_deleted(id, True)
    yield journal, numbers
    journal.close()
    shutil.rmtree(folder)


def _find(journal: OpenJournal, selection: Selection) -> tuple[EntryId, ...]:
    with journal.work() as work:
        return work.entries.find(with_prompts(selection, _THEMES))


@pytest.mark.parametrize(("typed", "expected"), QUERIES)
def test_a_search_finds_what_it_should(
    shelf: tuple[OpenJournal, dict[int, int]], typed: str, expected: set[int]
) -> None:
    journal, numbers = shelf
    newest = _find(journal, Selection(words=typed))
    assert {numbers[id] for id in newest} == expected
    days = [PAGES[numbers[id]][0] for id in newest]
    assert days == sorted(days, reverse=True)
    best = _find(journal, Selection(words=typed, order=Order.BEST))
    assert set(best) == set(newest)
    with journal.work() as work:
        snippets = work.entries.snippets(newest, Selection(words=typed))
    for snippet in snippets:
        body = PAGES[numbers[snippet.id]][1]
        for start, end in snippet.matches:
            assert snippet.text[start:end] in body


@pytest.mark.parametrize(
    ("typed", "number", "marked"),
    [
        ("霧", 12, ["霧"]),
        ("鷺を見た", 12, ["鷺を見た"]),
        ("오늘", 14, ["오늘"]),
        ("احمد بعد", 15, ["بَعْدَ", "أحمد"]),
        ("שקט", 16, ["שָׁקֵט"]),
        ("cafe", 9, ["Café", "cafe\u0301"]),
        ("heron OR bread -rain", 6, ["heron", "heron"]),
    ],
)
def test_what_was_found_is_marked_as_it_was_written(
    shelf: tuple[OpenJournal, dict[int, int]], typed: str, number: int, marked: list[str]
) -> None:
    journal, numbers = shelf
    (id,) = (each for each, known in numbers.items() if known == number)
    with journal.work() as work:
        (snippet,) = work.entries.snippets((EntryId(id),), Selection(words=typed))
    assert [snippet.text[start:end] for start, end in snippet.matches] == marked


def test_every_page_is_found_by_some_search_and_there_are_sixty() -> None:
    assert len(QUERIES) >= 60
    assert set().union(*(expected for _, expected in QUERIES)) == PAGES.keys() - {23}
