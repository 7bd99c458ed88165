"""The golden files: what the fixed packet becomes. `python -m tests.export.golden` renews them."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from journal.export.writers import write
from tests.export.reread import READ
from tests.export.samples import body_text, bookmarks, golden_packet

FOLDER = Path(__file__).parents[1] / "golden" / "export"


def _same(form: str) -> Callable[[], bytes]:
    return lambda: write(golden_packet(), form).data


def _pdf() -> bytes:
    data = write(golden_packet(scripts=False), "pdf").data
    with pypdfium2.PdfDocument(data) as pdf:
        known = {key: value for key, value in pdf.get_metadata_dict().items() if value}
    words = re.sub(r"\s+", " ", body_text(data).replace("\u200b", ""))
    found = {"metadata": known, "bookmarks": bookmarks(data), "words": words}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _reread(form: str) -> Callable[[], bytes]:
    def read() -> bytes:
        found = READ[form](write(golden_packet(), form).data)
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        return f"[\n{rows}\n]\n".encode()

    return read


MADE = {
    **{f"pages.{form}": _same(form) for form in ("md", "json", "html", "txt")},
    **{f"pages.{form}.json": _reread(form) for form in ("docx", "odt")},
    "pages.pdf.json": _pdf,
}
"""Each golden file, with what makes it as it would be now."""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in MADE.items():
        (FOLDER / name).write_bytes(make())
