"""Every script that people write in is set in fonts that come with the program."""

import io
import re
from datetime import date
from typing import Final

import pikepdf
import pytest

from journal import resources
from journal.domain.packet import packet
from journal.export.writers import write
from tests.export.samples import MADE_ON, body_text, entry, golden_packet

WRITTEN: Final = """Kühl, naïve, Łódź. Καλημέρα, ἀρχή. Съешь ещё, Київ.

今日は静かな一日でした。「もう少し」と言った。

今天很安静。我去河边散步。電話響了。我沒有接。

오늘은 조용한 하루였다.

שלום עולם. مرحبا بالعالم

Faces 😀 🤔, a heart ❤️, a family 👩‍👩‍👧, a thumb 👍🏽, a flag 🇫🇷, sun ☀️, one 1️⃣."""
OURS: Final = r"/?[A-Z]{6}\+(SourceSerif4|Inter|Libertinus|Noto(Serif|Naskh|Emoji))"
"""The fonts in `resources/fonts`, and the one that the typesetter brings along."""
MOST: Final = 40_000_000
"""Bytes that all fonts together may have."""


@pytest.mark.typst
def test_every_script_is_set_as_typed_in_our_own_fonts() -> None:
    made = write(packet((entry(1, date(2026, 3, 1), WRITTEN, "今日 😀"),), MADE_ON), "pdf")
    assert made.unshown == ()
    assert write(golden_packet(), "pdf").unshown == ()
    text = body_text(made.data)
    for words in (
        "今日は静かな一日でした。",
        "今天很安静",
        "조용한",
        "Καλημέρα",
        "Київ",
        "😀",
        "👍🏽",
        "🇫🇷",
    ):
        assert words in text
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        named = [str(each.BaseFont) for each in pdf.objects if _is_font(each)]
    assert len(named) >= 7
    assert not [name for name in named if not re.match(OURS, name)]


def _is_font(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0"


def test_all_fonts_together_stay_small_and_their_licences_lie_beside_them() -> None:
    folder = resources.folder() / "fonts"
    fonts = [path for path in folder.rglob("*") if path.suffix in {".otf", ".ttf"}]
    assert sum(path.stat().st_size for path in fonts) < MOST
    families = {re.match(r"Inter|SourceSerif4|Noto", path.name) for path in fonts}
    assert {each and each[0] for each in families} == {"Inter", "SourceSerif4", "Noto"}
    assert all((folder / f"OFL-{each[0]}.txt").is_file() for each in families if each)
