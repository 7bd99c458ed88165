"""Contrast by the formula of WCAG 2.2, for every pair that is in use."""

import pytest

from journal.ui.kit.theme import CONTRAST, CONTRAST_WHITE, DARK, LIGHT, Palette

ALL = {"light": LIGHT, "dark": DARK, "on black": CONTRAST, "on white": CONTRAST_WHITE}
GROUNDS = ("paper", "side", "card", "accent_bg", "involuntary_bg")
TEXTS = ("ink", "soft", "accent", "involuntary")


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[n : n + 2], 16)) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_can_be_read_on_every_ground(name: str, ground: str) -> None:
    palette: Palette = ALL[name]
    least = 7.0 if palette.outlined else 4.5
    for token in TEXTS:
        assert contrast(getattr(palette, token), getattr(palette, ground)) >= least, token


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_persons_words_stand_out_most(name: str, ground: str) -> None:
    assert contrast(ALL[name].ink, getattr(ALL[name], ground)) >= 7.0


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("ground", ["paper", "side", "card"])
def test_words_of_the_person_that_step_back_stand_out_as_well(name: str, ground: str) -> None:
    assert contrast(ALL[name].dim, getattr(ALL[name], ground)) >= 7.0


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("ground", GROUNDS)
def test_outlines_with_a_meaning_can_be_seen(name: str, ground: str) -> None:
    for token in ("edge", "accent", "involuntary"):
        assert contrast(getattr(ALL[name], token), getattr(ALL[name], ground)) >= 3.0, token


@pytest.mark.parametrize("name", ALL)
def test_a_filled_button_can_be_read(name: str) -> None:
    palette = ALL[name]
    assert contrast(palette.paper, palette.accent) >= 4.5
    assert contrast(palette.paper, palette.ink) >= 4.5
