"""Data and a template become a PDF that says nothing about the program or the computer."""

import contextlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, Literal

import pikepdf
import typst

from journal import beside, resources
from journal.domain.errors import CannotBeSet

BESIDE: Final = "set-pages"
"""The unseen command that sets pages in a process of its own."""
_ATTEMPTS = 4
_PICTURES = {"So", "Cn", "Co"}
_JOINERS = {"Cf", "Sk"}  # with _SELECTORS: they only shape the picture beside them
_SELECTORS = "\ufe0e\ufe0f"
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_KEPT = {
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}language",
    "{http://purl.org/dc/elements/1.1/}format",
    "{http://www.aiim.org/pdfua/ns/id/}part",
}
"""What the metadata may say (XMP names): title, language, sort of file, and the profile."""

_TOOLKIT = re.compile(rb'\s+x:xmptk="[^"]*"')


@dataclass(frozen=True, slots=True)
class Built:
    """A PDF, and the signs in its words that no font here has."""

    data: bytes = field(repr=False)
    unshown: frozenset[str] = field(default=frozenset(), repr=False)


def build(template: str, data: Mapping[str, object]) -> Built:
    """Return the PDF of a template in `resources/typst`, its data handed over as JSON values.

    Every string of `data` appears letter by letter; a picture sign that no font here can show
    appears as its name in brackets. The file is tagged and made to the PDF/UA-1 profile, unless the
    typesetter refuses that, as it does for letters that no font here can show. Equal data gives
    equal bytes. Raises CannotBeSet where it makes no pages of it at all.
    """
    inputs = {key: json.dumps(value, ensure_ascii=False) for key, value in data.items()}
    made = _compiled(template, inputs)
    return Built(_cleaned(made.data), made.unshown)


def build_beside(template: str, data: Mapping[str, object], go_on: Callable[[], None]) -> Built:
    """Return what `build` does, from a process beside this, whose memory goes with it.

    `go_on` is called ten times a second; what it raises ends that process.
    """
    job = json.dumps({"template": template, "data": data}, ensure_ascii=False)
    said = beside.answer(BESIDE, job.encode("utf-8", "surrogatepass"), go_on)
    if said is None:
        raise CannotBeSet
    signs, _, made = said.partition(b"\n")
    return Built(made, frozenset(json.loads(signs)))


def answer(job: bytes) -> bytes:
    """Do what `build_beside` asks for: a line of signs that are not shown, and then the PDF."""
    asked = json.loads(job.decode("utf-8", "surrogatepass"))
    made = build(asked["template"], asked["data"])
    return json.dumps("".join(sorted(made.unshown))).encode() + b"\n" + made.data


def picture_of(template: str, data: Mapping[str, object]) -> bytes:
    """Return a template of one page as a PNG of 192 points to the inch. Raises CannotBeSet."""
    folder = resources.folder()
    with contextlib.suppress(typst.TypstError):
        made = typst.compile(
            folder / "typst" / template,
            root=folder / "typst",
            font_paths=[folder / "fonts"],
            sys_inputs={key: json.dumps(value, ensure_ascii=False) for key, value in data.items()},
            format="png",
            ppi=192,
        )
        if isinstance(made, bytes):
            return made
    raise CannotBeSet


def end_of(template: str, data: Mapping[str, object], label: str) -> tuple[int, float]:
    """Return the page (from 1) and the height (in points) at which a template notes `label`."""
    folder = resources.folder()
    found = typst.query(
        folder / "typst" / template,
        f"<{label}>",
        field="value",
        one=True,
        root=folder / "typst",
        font_paths=[folder / "fonts"],
        sys_inputs={key: json.dumps(value, ensure_ascii=False) for key, value in data.items()},
    )
    place = json.loads(found)
    return int(place["page"]), float(str(place["y"]).removesuffix("pt"))


def _compiled(template: str, inputs: dict[str, str]) -> Built:
    """Compile to the profile, which refuses signs without a glyph: name these and try again.

    The compiler's errors quote the person's words, so none may become the context of another.
    """
    unshown = frozenset[str]()
    for _ in range(_ATTEMPTS):
        try:
            return Built(_set(template, inputs, "ua-1"), unshown)
        except typst.TypstError as error:
            signs = _without_glyph(error.diagnostic)
        unshown |= {sign for sign in signs if not _only_shapes(sign)}
        named = {ord(sign): name for sign in signs if (name := _name(sign)) is not None}
        if not named:
            break
        inputs = {key: value.translate(named) for key, value in inputs.items()}
    with contextlib.suppress(typst.TypstError):
        return Built(_set(template, inputs, None), unshown)
    raise CannotBeSet


def _set(template: str, inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    folder = resources.folder()
    data = typst.compile(
        folder / "typst" / template,
        root=folder / "typst",
        font_paths=[folder / "fonts"],
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standard,
    )
    return data if isinstance(data, bytes) else b""


def _without_glyph(diagnostic: str) -> set[str]:
    """Return the signs that the compiler found no glyph for; it names each of them once."""
    texts = (_ESCAPED.sub(_sign, text) for text in _NO_GLYPH.findall(diagnostic))
    return {sign for text in texts for sign in text if not sign.isascii()}


def _sign(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _name(sign: str) -> str | None:
    category = unicodedata.category(sign)
    if category in _PICTURES:
        return f"[{unicodedata.name(sign, 'unknown sign').lower()}]"
    return "" if _only_shapes(sign) else None


def _only_shapes(sign: str) -> bool:
    return unicodedata.category(sign) in _JOINERS or sign in _SELECTORS


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
