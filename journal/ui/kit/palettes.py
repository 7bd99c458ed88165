"""The four palettes; the contrast of every pair in use is tested."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one look, as hex strings; `outlined` asks quiet grounds for an ink outline.

    `dim` is for words of the person that step back. `edge` outlines whatever carries meaning;
    `faint` is decoration only.
    """

    paper: str
    side: str
    card: str
    ink: str
    soft: str
    dim: str
    accent: str
    accent_bg: str
    involuntary: str
    involuntary_bg: str
    edge: str
    faint: str
    dark: bool = False
    outlined: bool = False


LIGHT = Palette(
    paper="#FBFAF7",
    side="#F3F1EB",
    card="#F1EEE6",
    ink="#26302E",
    soft="#5A6663",
    dim="#44504C",
    accent="#2F6B5E",
    accent_bg="#E2EDE8",
    involuntary="#8A5A2B",
    involuntary_bg="#F5EADC",
    edge="#857F72",
    faint="#E3DFD5",
)
DARK = Palette(
    paper="#1B1F1E",
    side="#161918",
    card="#242A28",
    ink="#E6E9E5",
    soft="#A3AEA9",
    dim="#B1BBB6",
    accent="#8CC9B6",
    accent_bg="#24332E",
    involuntary="#E0B07A",
    involuntary_bg="#35291C",
    edge="#717C77",
    faint="#313836",
    dark=True,
)
CONTRAST = Palette(
    paper="#000000",
    side="#000000",
    card="#000000",
    ink="#FFFFFF",
    soft="#E6E6E6",
    dim="#E6E6E6",
    accent="#8FE3C8",
    accent_bg="#00352A",
    involuntary="#FFC98A",
    involuntary_bg="#3A2200",
    edge="#FFFFFF",
    faint="#000000",
    dark=True,
    outlined=True,
)
CONTRAST_WHITE = Palette(
    paper="#FFFFFF",
    side="#FFFFFF",
    card="#FFFFFF",
    ink="#000000",
    soft="#1F1F1F",
    dim="#1F1F1F",
    accent="#00473A",
    accent_bg="#DDF3EB",
    involuntary="#5B3200",
    involuntary_bg="#FFEEDC",
    edge="#000000",
    faint="#FFFFFF",
    outlined=True,
)
