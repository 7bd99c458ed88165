"""Which forms a packet can be handed over in, and who writes each."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace

from journal.domain.errors import CannotBeSet
from journal.domain.packet import Packet
from journal.domain.report import Progress
from journal.domain.unshown import Unshown
from journal.export.flow import unshown
from journal.export.setting_out import document


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: the name it is asked for by, its file ending, and its title in words."""

    name: str
    suffix: str
    title: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes of a finished file, and the SHA-256 that tells them from any others.

    `pictures` counts those that are shown in it; `unshown` holds the signs that no font here has,
    where fonts are a part of the file. `lines_over` tells by how many lines the page that comes
    first is longer than a page, where there are pages.
    """

    data: bytes
    sha256: str
    pictures: int = 0
    unshown: tuple[Unshown, ...] = ()
    lines_over: int = 0


FORMS = (
    Form("pdf", ".pdf", "PDF, for reading and printing"),
    Form("docx", ".docx", "Word document"),
    Form("odt", ".odt", "OpenDocument text, for LibreOffice and others"),
    Form("html", ".html", "Web page, one file for any browser"),
    Form("md", ".md", "Markdown, plain text with headings"),
    Form("txt", ".txt", "Plain text"),
    Form("json", ".json", "Archive, to be imported again"),
)
WITH_PICTURES = frozenset({"pdf"})
"""The forms that can show pictures; the others name them."""


def _silent(done: int, of: int) -> None:
    """Tell nobody how far the work has come."""


def write(
    packet: Packet, form: str, passphrase: str | None = None, progress: Progress = _silent
) -> Finished:
    """Return the packet as a finished file of one of `FORMS`, built in memory.

    With a `passphrase` it is a PDF that opens with nothing else. `progress` is told of entries; of
    a long PDF it is told ten times a second, and what it raises ends the work. Raises ValueError
    for a form that is not among them or cannot be encrypted, UnsuitablePassphrase, and CannotBeSet.
    """
    if form == "pdf":
        return _paper(packet, passphrase, progress)
    if passphrase is not None:
        msg = f"cannot be encrypted: {form}"
        raise ValueError(msg)
    data = _text(packet, form)
    return Finished(data, hashlib.sha256(data).hexdigest())


def _paper(packet: Packet, passphrase: str | None, progress: Progress) -> Finished:
    from journal.export import pdf
    from journal.export.page_data import drawable
    from journal.export.sealed import sealed

    said = document(packet)
    try:
        built = pdf.write(said, progress)
    except CannotBeSet:
        if not packet.pictures:
            raise
        built = None
    if built is None:  # a damaged picture is named, as any file is
        said = document(replace(packet, pictures=_whole(packet)))
        built = pdf.write(said, progress)
    data = built.data if passphrase is None else sealed(built.data, passphrase)
    pictures = sum(len(drawable(section)) for section in said.sections)
    found = unshown(said, built.unshown)
    digest = hashlib.sha256(data).hexdigest()
    return Finished(data, digest, pictures, found, pdf.lines_over(said))


def _whole(packet: Packet) -> dict[str, bytes]:
    """Return the pictures of a packet that can be drawn from their first line to their last."""
    from journal.export.pages import build
    from journal.export.pictures import wrapped

    found = {}
    for uuid, data in packet.pictures.items():
        shape = wrapped(data, packet.files[uuid].media_type)
        with suppress(CannotBeSet):
            if shape is not None:
                build("drawing.typ", {"svg": shape.svg, "width": 9, "height": 9})
                found[uuid] = data
    return found


def _text(packet: Packet, form: str) -> bytes:
    from journal.export import archive, docx, markdown, odt, plain, web

    if form == "json":
        return archive.write(packet)
    writers = {
        "docx": docx.write,
        "odt": odt.write,
        "html": web.write,
        "md": markdown.write,
        "txt": plain.write,
    }
    if form not in writers:
        msg = f"unknown form: {form}"
        raise ValueError(msg)
    return writers[form](document(packet))
