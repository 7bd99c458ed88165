"""Data and a template become a PDF that says nothing about the program or the computer."""

import contextlib
import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Literal

import pikepdf
import typst

from journal import resources

_KEPT = {
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}language",
    "{http://purl.org/dc/elements/1.1/}format",
    "{http://www.aiim.org/pdfua/ns/id/}part",
}
"""What the metadata may say (XMP names): title, language, sort of file, and the profile."""

_TOOLKIT = re.compile(rb'\s+x:xmptk="[^"]*"')
_PROFILES: tuple[Literal["ua-1"] | None, ...] = ("ua-1", None)


def build(template: str, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a template in `resources/typst`, its data handed over as JSON values.

    Every string of `data` appears letter by letter. The file is tagged and made to the PDF/UA-1
    profile, unless a sign is in it that no font here can show. Equal data gives equal bytes.
    """
    inputs = {key: json.dumps(value) for key, value in data.items()}
    return _cleaned(_compiled(template, inputs))


def _compiled(template: str, inputs: dict[str, str]) -> bytes:
    folder = resources.folder() / "typst"
    compiler = typst.Compiler(
        folder / template, root=folder, font_paths=[resources.folder() / "fonts"], sys_inputs=inputs
    )
    for standards in _PROFILES:
        # The profile refuses a sign without a glyph; that error quotes the person's words, so it
        # must not become the context of any other.
        with contextlib.suppress(typst.TypstError):
            data = compiler.compile(format="pdf", pdf_standards=standards)
            if isinstance(data, bytes):
                return data
    msg = f"{template} cannot be set"
    raise RuntimeError(msg)


def _cleaned(data: bytes) -> bytes:
    """Return the PDF without a trace of the programs that made it; tags and title stay."""
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            for key in [key for key in meta if key not in _KEPT]:
                del meta[key]
        metadata = pdf.Root.Metadata
        metadata.write(_TOOLKIT.sub(b"", metadata.read_bytes()))
        for key in set(pdf.docinfo.keys()) - {"/Title"}:
            del pdf.docinfo[key]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
