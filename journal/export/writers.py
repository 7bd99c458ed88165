"""Which forms a packet can be handed over in, and who writes each."""

import hashlib
from dataclasses import dataclass

from journal.domain.packet import Packet
from journal.export.document import document


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: the name it is asked for by, its file ending, and its title in words."""

    name: str
    suffix: str
    title: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes of a finished file, and the SHA-256 that tells them from any others.

    `pictures` counts those that are shown in it.
    """

    data: bytes
    sha256: str
    pictures: int = 0


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


def write(packet: Packet, form: str, passphrase: str | None = None) -> Finished:
    """Return the packet as a finished file of one of `FORMS`, built in memory.

    With a `passphrase` it is a PDF that opens with nothing else. Raises ValueError for a form that
    is not among them or cannot be encrypted, and UnsuitablePassphrase.
    """
    data = _data(packet, form) if passphrase is None else _sealed(packet, form, passphrase)
    return Finished(data, hashlib.sha256(data).hexdigest(), _pictures(packet, form))


def _pictures(packet: Packet, form: str) -> int:
    if form not in WITH_PICTURES or not packet.pictures:
        return 0
    from journal.export import pdf

    return sum(len(pdf.drawable(section)) for section in document(packet).sections)


def _sealed(packet: Packet, form: str, passphrase: str) -> bytes:
    from journal.export.sealed import sealed

    if form != "pdf":
        msg = f"cannot be encrypted: {form}"
        raise ValueError(msg)
    return sealed(_data(packet, form), passphrase)


def _data(packet: Packet, form: str) -> bytes:
    if form == "json":
        from journal.export import archive

        return archive.write(packet)
    if form == "pdf":
        from journal.export import pdf

        return pdf.write(document(packet))
    from journal.export import docx, markdown, odt, plain, web

    others = {
        "docx": docx.write,
        "odt": odt.write,
        "html": web.write,
        "md": markdown.write,
        "txt": plain.write,
    }
    if form not in others:
        msg = f"unknown form: {form}"
        raise ValueError(msg)
    return others[form](document(packet))
