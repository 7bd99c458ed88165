"""A drawing on the screen: each shape in its place, told apart without colour, heard and opened."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.drawing import Drawing, Line, Rect, Text
from journal.domain.insight import marks
from journal.domain.labels import Label
from journal.ui.kit.charts import ChartPicture
from journal.ui.kit.theme import CONTRAST, CONTRAST_WHITE, DARK, LIGHT, Palette, Theme

SIDE = 40
ACCENT = QColor(LIGHT.accent)
ORDER = (Label.CHOSEN, Label.INVOLUNTARY, Label.MIXED, Label.NONE, Label.UNCLEAR)


def swatches() -> Drawing:
    """Return one square for each answer in a row, and a smaller one below the first."""
    row = (
        Rect(at * 60, 0, SIDE, SIDE, marks.INKS[label], marks.PATTERNS[label], label.value)
        for at, label in enumerate(ORDER)
    )
    below = Rect(4, 80, 8, 8, marks.INKS[Label.CHOSEN], of="small")
    return Drawing(300, 120, (*row, below, Line(0, 60, 300, 60), Text(0, 110, "May")))


def shown(theme: Theme, *, mirrored: bool = False, width: int = 320) -> ChartPicture:
    picture = ChartPicture(theme)
    if mirrored:
        picture.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    names = {label.value: f"May, {label.value}: 3" for label in ORDER}
    picture.show_drawing(lambda _: swatches(), {**names, "small": "June, chosen: 1"})
    picture.resize(width, picture.sizeHint().height())
    picture.show()
    picture.activateWindow()
    QCoreApplication.processEvents()
    return picture


def painted(picture: ChartPicture, palette: Palette) -> QImage:
    """Return the picture on the ground it lies on."""
    picture.setStyleSheet(f"background: {palette.card};")
    return picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def grey(image: QImage, picture: ChartPicture, row: int) -> list[int]:
    """Return how light each pixel of a shape is, without its outline, as on a grey printer."""
    box = picture.visualRect(picture.shapes.index(row)).adjusted(3, 3, -3, -3)
    return [
        QColor(image.pixel(x, y)).lightness()
        for y in range(box.top(), box.bottom())
        for x in range(box.left(), box.right())
    ]


def texture(pixels: list[int], ground: int) -> tuple[int, int]:
    """Return how much of a shape is inked, in tenths, and how often a row goes from dark to light.

    Neither knows of colour.
    """
    wide = SIDE - 6
    dark = [abs(light - ground) > 40 for light in pixels]
    rows = [dark[at : at + wide] for at in range(0, len(dark), wide)]
    turns = sum(a != b for row in rows for a, b in pairwise(row))
    return round(sum(dark) / len(dark) * 10), turns // len(rows)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST, CONTRAST_WHITE])
def test_every_answer_has_a_pattern_of_its_own_in_grey(
    qapp: QApplication, palette: Palette
) -> None:
    picture = shown(Theme(palette))
    image = painted(picture, palette)
    ground = QColor(palette.card).lightness()
    found = [texture(grey(image, picture, row), ground) for row in range(len(ORDER))]
    assert found[0] == (10, 0)  # filled
    assert found[3] == (0, 0)  # hollow
    assert len(set(found)) == len(ORDER), found


def test_a_shape_lies_where_the_drawing_has_it_at_every_text_size(qapp: QApplication) -> None:
    for scale in (1.0, 2.0):
        picture = shown(Theme(LIGHT, scale), width=700)
        first, second = (picture.visualRect(picture.shapes.index(row)) for row in (0, 1))
        assert first.width() == first.height() == SIDE * scale
        assert second.left() - first.left() == 60 * scale


def test_right_to_left_the_sides_swap_with_what_is_said_of_them(qapp: QApplication) -> None:
    plain, mirrored = shown(Theme()), shown(Theme(), mirrored=True)
    before = plain.grab().toImage()
    after = mirrored.grab().toImage()
    assert mirrored.shapes.keys == plain.shapes.keys
    centre = mirrored.visualRect(mirrored.shapes.index(0)).center()
    assert centre.x() > 250
    opposite = plain.visualRect(plain.shapes.index(0)).center()
    assert after.pixelColor(centre) == before.pixelColor(opposite) == ACCENT


def test_arrows_walk_the_shapes_and_enter_opens_one(qapp: QApplication) -> None:
    picture, opened = shown(Theme()), list[str]()
    picture.opened.connect(opened.append)
    picture.setFocus()
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return)
    for key in keys:
        QTest.keyClick(picture, key)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(picture, key)
    assert opened == ["involuntary", "small"]


def test_every_shape_can_be_reached_by_page_keys(qapp: QApplication) -> None:
    picture = shown(Theme())
    picture.setCurrentIndex(picture.shapes.index(0))
    seen = {0}
    for _ in range(10):
        QTest.keyClick(picture, Qt.Key.Key_PageDown)
        seen.add(picture.currentIndex().row())
    assert seen == set(range(6))


def test_a_click_opens_a_shape_and_small_ones_are_easy_to_hit(qapp: QApplication) -> None:
    picture, opened = shown(Theme()), list[str]()
    picture.opened.connect(opened.append)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for point in (QPoint(80, 20), QPoint(2, 78), QPoint(150, 90)):
        QTest.mouseClick(picture.viewport(), left, none, point)
    assert opened == ["involuntary", "small"]


def test_a_screen_reader_finds_a_list_of_what_the_shapes_stand_for(qapp: QApplication) -> None:
    picture = shown(Theme())
    node = QAccessible.queryAccessibleInterface(picture)
    assert node.role() is QAccessible.Role.List
    names = [node.child(at).text(QAccessible.Text.Name) for at in range(node.childCount())]
    assert names[:2] == ["May, chosen: 3", "May, involuntary: 3"]
    assert len(names) == 6


def test_the_current_shape_has_a_ring_that_is_seen(qapp: QApplication) -> None:
    picture = shown(Theme())
    picture.setFocus()
    picture.setCurrentIndex(picture.shapes.index(3))
    around = picture.visualRect(picture.shapes.index(3))
    image = picture.grab().toImage()
    assert image.pixelColor(around.left() - 2, around.center().y()) == ACCENT


def test_a_wide_drawing_scrolls_to_the_shape_that_is_walked_to(qapp: QApplication) -> None:
    for mirrored in (False, True):
        picture = shown(Theme(), mirrored=mirrored, width=150)
        for row in (4, 0):
            picture.setCurrentIndex(picture.shapes.index(row))
            assert picture.viewport().rect().contains(picture.visualRect(picture.currentIndex()))


def test_clearing_forgets_the_picture(qapp: QApplication) -> None:
    picture = shown(Theme())
    picture.grab()
    picture.clear()
    assert picture.shapes.rowCount() == 0
    image = picture.grab().toImage()
    assert len({image.pixel(x, 20) for x in range(image.width())}) == 1


def test_a_drawing_is_laid_out_in_the_room_there_is_and_never_wider_than_paper(
    qapp: QApplication,
) -> None:
    for scale in (1.0, 2.0):
        picture, rooms = ChartPicture(Theme(LIGHT, scale)), list[float]()
        picture.show_drawing(lambda room: Drawing(room, 40, (Line(0, 20, room, 20),)), {})
        picture.room_changed.connect(rooms.append)
        for width in (540, 2000, 640):
            picture.resize(width, 100)
            picture.show()
            QCoreApplication.processEvents()
            assert picture.sizeHint().width() <= width
            assert picture.horizontalScrollBar().maximum() == 0
        assert rooms == [(540 - 8) / scale, marks.WIDTH, (640 - 8) / scale]
