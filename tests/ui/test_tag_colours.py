"""Colours of names: told from every ground, from each other, and never alone."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QApplication

from journal.domain.tags import Colour, Nested, Tag, TagKind
from journal.ui.kit.tag_chip import TagChip
from journal.ui.kit.tag_colours import COLOUR_WORDS, shade
from journal.ui.kit.tag_words import spoken
from journal.ui.kit.theme import Theme
from tests.ui.test_palettes import ALL, contrast


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("colour", Colour)
def test_every_colour_stands_out_from_every_ground(name: str, colour: Colour) -> None:
    palette = ALL[name]
    least = 7.0 if palette.outlined else 4.5
    for ground in ("paper", "side", "card"):
        assert contrast(shade(colour, palette), getattr(palette, ground)) >= least
    assert contrast(shade(colour, palette), palette.accent_bg) >= 4.5


@pytest.mark.parametrize("name", ALL)
def test_no_two_colours_are_alike(name: str) -> None:
    shades = [shade(colour, ALL[name]) for colour in Colour]
    for one, other in combinations(shades, 2):
        apart = (abs(int(one[n : n + 2], 16) - int(other[n : n + 2], 16)) for n in (1, 3, 5))
        assert sum(apart) >= 40, (one, other)


def test_a_chip_says_name_and_colour_in_words(qapp: QApplication) -> None:
    chip = TagChip(Tag("Ana", TagKind.PERSON), Theme())
    plain = chip.text()
    chip.show_colour(Colour.CLAY)
    assert chip.text() == plain == "Ana (person)  ×"
    assert chip.accessibleName() == "Remove person Ana, clay"
    assert spoken(Nested(Tag("a/b"), 1, 1, Colour.CLAY), 1) == "b, in a, tag, clay, 1 entry"
    assert set(COLOUR_WORDS) == set(Colour)
