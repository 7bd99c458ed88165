"""Colours, type and space: every look in the window comes from here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from journal import resources
from journal.domain.settings import Look
from journal.ui.kit.palettes import CONTRAST, CONTRAST_WHITE, DARK, LIGHT, Palette
from journal.ui.kit.style import sheet

__all__ = [
    "CONTRAST",
    "CONTRAST_WHITE",
    "DARK",
    "LIGHT",
    "Palette",
    "Theme",
    "apply",
    "load_fonts",
    "palette_for",
    "prepare",
]

SERIF, SANS = "Source Serif 4", "Inter"


class Theme:
    """The palette and text size in force; `scale` is 1.0 for 100 %.

    One theme lives as long as its window and changes in place: read it when painting. After
    `apply` every widget gets a QEvent.StyleChange.
    """

    unit = 4
    nav_width = 212
    panel_width = 344
    column_width = 680
    measure = 580
    page_top, page_sides, page_foot = 44, 40, 24
    card_radius = 14
    narrow, narrower = 1080, 900
    """Window widths under which the panel becomes a drawer, and nav shows icons."""

    def __init__(self, palette: Palette = LIGHT, scale: float = 1.0) -> None:
        self.palette = palette
        self.scale = scale

    def px(self, pixels: float) -> int:
        """Return a length that grows with the text size."""
        return max(1, round(pixels * self.scale))

    def colour(self, token: str) -> QColor:
        """Return the colour of a token such as "accent"."""
        return QColor(getattr(self.palette, token))

    def serif(self, px: float, weight: int = 400, italic: bool = False) -> QFont:
        """Return the type of the person's words, dates and prompts."""
        font = self._font(SERIF, px, weight)
        font.setItalic(italic)
        return font

    def sans(self, px: float, weight: int = 400) -> QFont:
        """Return the type of the program's words."""
        return self._font(SANS, px, weight)

    def _font(self, family: str, px: float, weight: int) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.px(px))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def load_fonts() -> None:
    """Make the bundled fonts known; a font that cannot be loaded is replaced by the system's."""
    for path in resources.fonts():
        QFontDatabase.addApplicationFont(str(path))


def palette_for(look: Look, hints: QStyleHints) -> Palette:
    """Return the palette a person chose, or the one the desktop hints at; unknown means light."""
    dark = look is Look.DARK or (look is Look.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark)
    wanted = hints.accessibility().contrastPreference()
    if look is Look.SYSTEM and wanted is Qt.ContrastPreference.HighContrast:
        return CONTRAST if dark else CONTRAST_WHITE
    return DARK if dark else LIGHT


def prepare(app: QApplication, theme: Theme) -> None:
    """Set Fusion, type and palette; this must come before the first widget.

    A widget made earlier keeps the desktop's typeface under the style sheet.
    """
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(theme.sans(14))
    app.setPalette(_qt_palette(theme.palette))


def apply(
    app: QApplication, theme: Theme, *, window: QWidget | None = None, prepared: bool = False
) -> None:
    """Dress a window, or the whole program, in `theme`: what `prepare` sets, and one style sheet.

    Only what stands in a window that wears the sheet is dressed, so pages are put together before
    they are given to it: each step of that would dress their widgets anew.

    Dressing takes a moment for every widget, so a look that is worn already is left as it is, and
    what is `prepared` is not set again. An old sheet comes off first: changing straight from one
    to the next takes Qt ten times as long.
    """
    wearer = window or app
    wanted = sheet(theme.palette, theme.px, str(resources.folder() / "icons"))
    if wanted != wearer.styleSheet():
        wearer.setStyleSheet("")
        if not prepared:
            prepare(app, theme)
        wearer.setStyleSheet(wanted)


def _qt_palette(tokens: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.paper,
        role.Base: tokens.paper,
        role.AlternateBase: tokens.side,
        role.Button: tokens.card,
        role.WindowText: tokens.ink,
        role.Text: tokens.ink,
        role.ButtonText: tokens.ink,
        role.PlaceholderText: tokens.soft,
        role.ToolTipBase: tokens.card,
        role.ToolTipText: tokens.ink,
        role.Highlight: tokens.accent_bg,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
    }
    palette = QPalette()
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(tokens.soft))
    return palette
