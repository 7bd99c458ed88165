"""Pictures in a PDF: only where asked for, the right way up, and telling nothing but their look."""

import struct
from datetime import date

import pypdfium2
import pytest

from journal.domain.attachment import GIF, JPEG, PNG, WEBP, Attachment
from journal.domain.entry import Entry
from journal.domain.packet import Packet, packet
from journal.export.pictures import MOST_POINTS, wrapped
from journal.export.writers import write
from tests.export.drawn import HIGH, SECRET, WIDE, pictures_in, png
from tests.export.samples import MADE_ON, body_text, entry


def exif(way_up: int) -> bytes:
    """Return an Exif segment with which way is up, and a secret."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, way_up, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entries + bytes(4) + SECRET
    content = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def jpeg(way_up: int = 1) -> bytes:
    """Return a JPEG, red on its left half and blue on its right, with secrets all over it."""
    core, gui = pytest.importorskip("PySide6.QtCore"), pytest.importorskip("PySide6.QtGui")
    image = gui.QImage.fromData(png())
    data = core.QByteArray()
    buffer = core.QBuffer(data)
    buffer.open(core.QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG", 100)
    plain = bytes(data.data())
    comment = b"\xff\xfe" + struct.pack(">H", len(SECRET) + 2) + SECRET
    return plain[:2] + exif(way_up) + comment + plain[2:] + SECRET


def held(data: bytes, media_type: str) -> Packet:
    """Return a packet of one entry with one picture that is to be shown."""
    file = Attachment("f1" * 16, "the harbour.jpg", media_type, len(data), "00" * 32)
    one: Entry = entry(1, date(2026, 1, 1), "At the harbour.", attachments=(file.uuid,))
    return packet((one,), MADE_ON, files=(file,), pictures={file.uuid: data})


def red_lies(data: bytes) -> str:
    """Return on which side of blue red lies on the first page of a PDF."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].render(scale=1, rev_byteorder=True)
        plain, step = bytes(page.buffer), page.n_channels
        places: dict[str, list[tuple[int, int]]] = {"red": [], "blue": []}
        for at in range(0, len(plain), step):
            red, _, blue = plain[at], plain[at + 1], plain[at + 2]
            place = (at % page.stride // step, at // page.stride)
            if abs(red - blue) > 150:
                places["red" if red > blue else "blue"].append(place)
    (red_x, red_y), (blue_x, blue_y) = (
        (sum(x for x, _ in each) / len(each), sum(y for _, y in each) / len(each))
        for each in places.values()
    )
    if abs(red_x - blue_x) > abs(red_y - blue_y):
        return "left" if red_x < blue_x else "right"
    return "above" if red_y < blue_y else "below"


def test_a_picture_is_shown_named_and_described() -> None:
    shown = write(held(png(), PNG), "pdf")
    assert shown.pictures == 1
    assert "the harbour.jpg (picture," in body_text(shown.data)
    assert pictures_in(shown.data) == 1
    assert SECRET not in shown.data


def test_without_being_asked_for_a_picture_is_named_only() -> None:
    whole = held(png(), PNG)
    named = packet(whole.entries, MADE_ON, files=tuple(whole.files.values()))
    shown = write(named, "pdf")
    assert shown.pictures == 0
    assert "the harbour.jpg (picture," in body_text(shown.data)
    assert pictures_in(shown.data) == 0


@pytest.mark.parametrize("form", ["md", "json"])
def test_no_other_form_shows_pictures(form: str) -> None:
    shown = write(held(png(), PNG), form)
    assert shown.pictures == 0
    assert b"the harbour.jpg" in shown.data
    assert SECRET not in shown.data


SIDES = ["left", "right", "right", "left", "above", "above", "below", "below"]


@pytest.mark.parametrize(("way_up", "side"), list(enumerate(SIDES, 1)))
def test_a_jpeg_tells_nothing_but_its_look_and_which_way_is_up(way_up: int, side: str) -> None:
    data = jpeg(way_up)
    assert data.count(SECRET) >= 3
    finished = write(held(data, JPEG), "pdf")
    assert finished.pictures == 1
    assert SECRET not in finished.data
    assert red_lies(finished.data) == side


WEBPS = {
    "plain": b"VP8 " + bytes(10) + struct.pack("<HH", WIDE, HIGH),
    "lossless": b"VP8L" + bytes(4) + b"\x2f" + (WIDE - 1 | HIGH - 1 << 14).to_bytes(4, "little"),
    "extended": b"VP8X"
    + bytes(8)
    + (WIDE - 1).to_bytes(3, "little")
    + (HIGH - 1).to_bytes(3, "little"),
}


@pytest.mark.parametrize("webp", WEBPS.values(), ids=WEBPS.keys())
def test_the_size_of_every_sort_of_webp_is_known(webp: bytes) -> None:
    picture = wrapped(b"RIFF" + bytes(4) + b"WEBP" + webp, WEBP)
    assert picture is not None
    assert (picture.width, picture.height) == (WIDE, HIGH)


def test_the_size_of_a_gif_is_known() -> None:
    picture = wrapped(b"GIF89a" + struct.pack("<HH", WIDE, HIGH), GIF)
    assert picture is not None
    assert (picture.width, picture.height) == (WIDE, HIGH)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (png()[:20], PNG),
        (png(said_width=MOST_POINTS), PNG),
        (png(said_width=0), PNG),
        (b"\xff\xd8\xff\xe0", JPEG),
        (b"\xff\xd8\xff\xda\0\x02" + bytes(50), JPEG),
        (b"GIF89a", GIF),
        (b"<svg/>", "image/svg+xml"),
    ],
)
def test_what_cannot_be_drawn_is_named_only(data: bytes, media_type: str) -> None:
    finished = write(held(data, media_type), "pdf")
    assert finished.pictures == 0
    assert "the harbour.jpg" in body_text(finished.data)


def test_a_picture_that_is_damaged_inside_stops_nothing() -> None:
    whole = png()
    torn = whole[:60] + bytes(20) + whole[80:]
    assert "the harbour.jpg" in body_text(write(held(torn, PNG), "pdf").data)


def test_a_large_picture_stays_on_its_page() -> None:
    finished = write(held(png(600, 4000), PNG), "pdf")
    with pypdfium2.PdfDocument(finished.data) as pdf:
        boxes = [
            each.get_bounds()
            for page in pdf
            for each in page.get_objects(max_depth=4)
            if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        ]
    ((left, bottom, right, top),) = boxes
    assert 0 < left < right < 596
    assert 0 < bottom < top < 842


def test_a_damaged_picture_is_named_and_keeps_no_other_from_being_shown() -> None:
    cut = png()[:-40]
    broken, whole = (
        Attachment(uuid * 16, f"{uuid}.png", PNG, 9, "00" * 32) for uuid in ("f1", "f2")
    )
    uuids = (broken.uuid, whole.uuid)
    one: Entry = entry(1, date(2026, 1, 1), "At the harbour.", attachments=uuids)
    pictures = {broken.uuid: cut, whole.uuid: png()}
    made = write(packet((one,), MADE_ON, files=(broken, whole), pictures=pictures), "pdf")
    assert (made.pictures, pictures_in(made.data)) == (1, 1)
    assert "f1.png" in body_text(made.data)
