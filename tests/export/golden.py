"""The golden files: what the fixed packet becomes. `python -m tests.export.golden` renews them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from journal.domain.packet import Packet
from journal.export.writers import write
from tests.export.packets import whole_packet
from tests.export.reread import READ
from tests.export.samples import body_text, bookmarks, golden_packet

FOLDER = Path(__file__).parents[1] / "golden" / "export"


def _same(make: Callable[[], Packet], form: str) -> Callable[[], bytes]:
    return lambda: write(make(), form).data


def _reread(make: Callable[[], Packet], form: str) -> Callable[[], bytes]:
    def read() -> bytes:
        found = READ[form](write(make(), form).data)
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        return f"[\n{rows}\n]\n".encode()

    return read


def _pdf(make: Callable[[], Packet]) -> Callable[[], bytes]:
    def read() -> bytes:
        data = write(make(), "pdf").data
        with pypdfium2.PdfDocument(data) as pdf:
            known = {key: value for key, value in pdf.get_metadata_dict().items() if value}
        words = re.sub(r"\s+", " ", body_text(data).replace("\u200b", ""))
        found = {"metadata": known, "bookmarks": bookmarks(data), "words": words}
        return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()

    return read


SAME = ("md", "html", "txt", "json")
"""Forms whose bytes are compared; of the others, what another library reads in them."""

MADE = {
    **{f"pages.{form}": _same(golden_packet, form) for form in SAME},
    **{f"pages.{form}.json": _reread(golden_packet, form) for form in ("docx", "odt")},
    "pages.pdf.json": _pdf(lambda: golden_packet(scripts=False)),
    **{f"packet.{form}": _same(whole_packet, form) for form in SAME},
    **{f"packet.{form}.json": _reread(whole_packet, form) for form in ("docx", "odt")},
    "packet.pdf.json": _pdf(whole_packet),
}
"""Each golden file, with what makes it as it would be now: entries only, and a whole packet."""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())
