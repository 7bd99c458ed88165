"""Packets made to let a name out, and readers of finished files that share nothing with ours."""

import html
import io
import json
import random
import re
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pikepdf
import pypdfium2

from journal.domain.attachment import PNG, Attachment
from journal.domain.entry import Answer, Entry, Facet
from journal.domain.packet import (
    Dated,
    Front,
    Moment,
    Packet,
    Part,
    Theme,
    Themes,
    packet,
)
from journal.domain.redaction import Redaction, Replacement
from journal.domain.tags import Tag, TagKind
from tests.export.drawn import png
from tests.export.samples import MADE_ON, entry

_PARTS = {
    "plain": ("Bo", "ra", "vel", "ti", "mok", "zun", "dir", "gha", "quo", "lef", "wyx", "jor"),
    "marked": (
        "Zoë",
        "łuk",
        "ørg",
        "çel",
        "ñiq",
        "ßen",
        "šař",
        "tŷm",
        "v\u0131d",
        "ðøx",
        "fföj",
        "ĳmu",
    ),
    "greek": ("Ζη", "νόξ", "φωρ", "ψάλ", "θυγ", "ρέβ", "γιώ"),
    "cyrillic": ("Жё", "щув", "мый", "зэх", "рюф", "ъял", "цёд"),
}
_FILLER = (
    *("the", "kettle", "took", "a", "long", "time", "and", "I", "stood", "by", "window", "while"),
    *("rain", "went", "over", "yard", "nobody", "said", "thing", "about", "boat", "until", "up"),
)


@dataclass(frozen=True, slots=True)
class Attack:
    """A packet full of names, the redaction that hides them, and the names."""

    packet: Packet
    redaction: Redaction
    names: tuple[str, ...]


def attack(seed: int) -> Attack:
    """Return one of endlessly many packets that hold names in every place and shape."""
    chance = random.Random(seed)
    names = tuple(dict.fromkeys(_name(chance) for _ in range(chance.randint(2, 5))))
    count = chance.randint(2, 5)
    entries = tuple(_entry(n, names, chance) for n in range(count))
    files = [
        Attachment(uuid, f"{_shaped(chance.choice(names), chance)} at sea.png", PNG, 90, "b" * 64)
        for each in entries
        for uuid in each.content.attachments
    ]
    pictures = {file.uuid: png() for file in files if chance.random() < 0.5}
    title = f"For {chance.choice(names)}"
    made = packet(entries, MADE_ON, title, private=True, files=files, pictures=pictures)
    made = replace(made, **_before(names, chance))
    roles = (Replacement((name,), f"[friend {'ABCDE'[n]}]") for n, name in enumerate(names))
    return Attack(made, Redaction(tuple(roles)), names)


def _before(names: tuple[str, ...], chance: random.Random) -> dict[str, Any]:
    """Return the parts that stand before the entries, each with a name or more."""

    def said(count: int = 12) -> str:
        words = [chance.choice(_FILLER) for _ in range(count)]
        words.insert(chance.randint(0, count), _shaped(chance.choice(names), chance))
        return " ".join(words)

    day = date(2026, 3, 2)
    return {
        "front": Front(said(), (said(), said()), said(), said(), (said(),), (said(),)),
        "moments": (Moment(day, said(30), said(2), said()), Moment(day, said(60))),
        "themes": Themes(day, day, 4, (Theme(said(1), 2),), (Dated(day, said(4)),)),
        "parts": (Part(said(2), said(40)), Part("What helped", said(20))),
        "guide": chance.random() < 0.5,
    }


def _name(chance: random.Random) -> str:
    parts = _PARTS[chance.choice(tuple(_PARTS))]
    words = ["".join(chance.choices(parts, k=3)).capitalize() for _ in range(2)]
    return chance.choice(("{0}", "{0}", "{0} {1}", "{0}-{1}", "O’{0}")).format(*words)


def _shaped(name: str, chance: random.Random) -> str:
    """Return a name as it may be written: inflected, in capitals, broken, marked up, bare."""
    middle = len(name) // 2
    head, tail = name[:middle], name[middle:]
    shapes = (
        *(name, name, name.upper(), name.lower(), f"{name}'s", f"{name}’s", f"{name}s"),
        *(f"{head}-\n{tail}", f"{head}\u00ad{tail}", f"**{head}**{tail}", f"_{name}_"),
        *(_bare(name), unicodedata.normalize("NFD", name), name.replace(" ", "\n")),
        *(name.replace("-", "\u2011"), name.replace(" ", "  "), f"#{name}2019", f"@{name}_x"),
        *(f"{name}-like", f"pre-{name}", "-".join(name), f"“{name}”", f"the {name}s’"),
    )
    return chance.choice(shapes)


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _entry(number: int, names: tuple[str, ...], chance: random.Random) -> Entry:
    def shaped() -> str:
        return _shaped(chance.choice(names), chance)

    words = [
        shaped() if chance.random() < 0.05 else chance.choice(_FILLER)
        for _ in range(chance.randint(40, 300))
    ]
    breaks = (" ", " ", " ", " ", " ", " ", "\n", "\n\n", ", ", ". ")
    return entry(
        number,
        date(2026, 3, 1) + timedelta(days=number),
        "".join(word + chance.choice(breaks) for word in [*words, shaped()]),
        " ".join(shaped().split()),
        tags=(
            Tag(f"family/{' '.join(shaped().split())}"),
            Tag(chance.choice(names), TagKind.PERSON),
            Tag(f"{chance.choice(names)}'s", TagKind.PLACE),
        ),
        answers=(Answer("own-1", f"What of {shaped()}?"),),
        facets=(Facet(f"feeling:{chance.choice(names)}"), Facet("news", shaped())),
        attachments=(f"{number + 100:032x}",),
    )


def letters(text: str) -> str:
    """Return letters and digits without case and accents, in a way of its own."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    strokes = {"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "ħ": "h", "ð": "d", "æ": "ae"}
    return "".join(strokes.get(c, c) for c in folded if unicodedata.category(c)[0] in "LN")


def all_in(data: bytes, form: str, passphrase: str | None = None) -> str:
    """Return the letters of all that a finished file holds, as others read it."""
    if form == "pdf":
        return letters("\n".join(_paper(data, passphrase)))
    if form in {"docx", "odt"}:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            return letters("\n".join([*archive.namelist(), *map(_marked_up, held)]))
    text = data.decode()
    if form == "html":
        return letters(_marked_up(text))
    if form == "json":
        return letters(json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", "\n"))
    return letters(text)


def _marked_up(text: str) -> str:
    """Return a source as its words run on, and once more with all that stands in its tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", text)) + "\n" + html.unescape(text)


def _paper(data: bytes, passphrase: str | None) -> list[str]:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), password=passphrase or "") as pdf:
        pdf.save(out, qdf=True, encryption=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    bare = out.getvalue()
    hexed = [bytes.fromhex(found.decode()) for found in re.findall(rb"<((?:[0-9a-f]{2})+)>", bare)]
    said = [each.decode("utf-16-be", "replace") for each in hexed if each[:2] == b"\xfe\xff"]
    plain = [found.decode("latin-1") for found in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", bare)]
    return [*_text(bare), *said, *plain, bare.decode("utf-8", "replace")]


def _text(data: bytes) -> list[str]:
    """Return the words of the pages by poppler where it is there, and above the footers by PDFium.

    Only pages without their footers, one after the other, tell of a name over two pages.
    """
    with pypdfium2.PdfDocument(data) as pdf:
        above = "".join(page.get_textpage().get_text_bounded(bottom=90) for page in pdf)
    if not shutil.which("pdftotext"):
        return [above]
    area = ["-x", "0", "-y", "0", "-W", "600", "-H", "752"]
    found = [
        subprocess.run(["pdftotext", *given, "-", "-"], input=data, capture_output=True, check=True)
        for given in (area, [])
    ]
    return [above, *(each.stdout.decode() for each in found)]
