"""The encrypted PDF: two readers open it with its passphrase alone, and no word shows in it."""

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from journal.domain.errors import TooLongForPdf, UnsuitablePassphrase
from journal.domain.packet import Packet, packet
from journal.export.writers import write
from tests.commands import CommandLine, secret_file
from tests.export.samples import MADE_ON, entry, letters

pytestmark = pytest.mark.typst

PASSPHRASE = "seven lamps along the towpath"
WORDS = "The ferryman kept a spare harmonica under the bench."
TITLE = "Harmonica under the bench"


@pytest.fixture(scope="module")
def given() -> Packet:
    return packet((entry(1, date(2026, 3, 1), WORDS, TITLE),), MADE_ON, "For the ferry")


@pytest.fixture(scope="module")
def sealed(given: Packet) -> bytes:
    return write(given, "pdf", PASSPHRASE).data


def text_of(data: bytes, passphrase: str) -> str:
    with pypdfium2.PdfDocument(data, password=passphrase) as pdf:
        return letters("".join(page.get_textpage().get_text_range() for page in pdf))


def test_two_readers_open_it_with_the_passphrase_and_find_words_and_tags(sealed: bytes) -> None:
    assert letters(WORDS) in text_of(sealed, PASSPHRASE)
    with pikepdf.open(io.BytesIO(sealed), password=PASSPHRASE) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K
        assert str(pdf.Root.Lang).startswith("en")
        assert set(pdf.docinfo.keys()) == {"/Title"}
        assert b"For the ferry" in pdf.Root.Metadata.read_bytes()
        assert not re.search(rb"(?i)typst|pikepdf|qpdf", pdf.Root.Metadata.read_bytes())


@pytest.mark.parametrize("wrong", ["", "seven lamps along the towpat", PASSPHRASE.upper()])
def test_neither_reader_opens_it_with_anything_else(sealed: bytes, wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed), password=wrong)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(sealed, password=wrong)


def test_it_is_aes_256_with_its_metadata_and_a_listener_may_have_it_read_aloud(
    sealed: bytes,
) -> None:
    with pikepdf.open(io.BytesIO(sealed), password=PASSPHRASE) as pdf:
        lock = pdf.encryption
        assert (lock.R, lock.bits) == (6, 256)
        methods = (lock.stream_method, lock.string_method, lock.file_method)
        assert {method.name for method in methods} == {"aesv3"}
        assert pdf.allow.accessibility
        assert pdf.allow.extract
        assert "/EncryptMetadata" not in pdf.trailer.Encrypt  # whose default is true


def test_no_word_or_title_shows_in_the_bytes(given: Packet, sealed: bytes) -> None:
    for text in (WORDS, TITLE, "For the ferry", "harmonica", PASSPHRASE):
        for form in ("utf-8", "utf-16-be", "utf-16-le"):
            assert text.encode(form) not in sealed
    assert b"<x:xmpmeta" not in sealed
    assert b"For the ferry" in write(given, "pdf").data  # the control


def test_the_same_pages_are_never_locked_alike(given: Packet, sealed: bytes) -> None:
    again = write(given, "pdf", PASSPHRASE)
    assert again.data != sealed
    assert text_of(again.data, PASSPHRASE) == text_of(sealed, PASSPHRASE)


@pytest.mark.parametrize(
    "passphrase", ["Åse läuft — 静か", "A\u030ase la\u0308uft — 静か", "x" * 127]
)
def test_other_scripts_and_great_lengths_open_it_in_both_readers(
    given: Packet, passphrase: str
) -> None:
    data = write(given, "pdf", passphrase).data
    typed = passphrase.replace("A\u030a", "Å").replace("a\u0308", "ä")
    assert letters(WORDS) in text_of(data, typed)
    pikepdf.open(io.BytesIO(data), password=typed).close()


def test_an_unsuitable_passphrase_or_one_for_another_form_is_refused(given: Packet) -> None:
    with pytest.raises(UnsuitablePassphrase):
        write(given, "pdf", "")
    with pytest.raises(TooLongForPdf):
        write(given, "pdf", "x" * 128)
    with pytest.raises(ValueError, match="cannot be encrypted"):
        write(given, "md", PASSPHRASE)


def test_the_command_line_saves_it_protected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = CommandLine(tmp_path, capsys, monkeypatch)
    assert command("create").code == 0
    command.add(WORDS)
    secret = secret_file(tmp_path, PASSPHRASE, "for-the-pdf")
    out = tmp_path / "out.pdf"
    protect = ("--pdf-passphrase-file", secret)
    assert command("export", "--format", "pdf", "--out", out, *protect).code == 0
    assert letters(WORDS) in text_of(out.read_bytes(), PASSPHRASE)
    assert command("export", "--format", "md", "--out", tmp_path / "o", *protect).code == 64
    short = secret_file(tmp_path, "seven77", "short")
    refused = command(
        "export", "--format", "pdf", "--out", tmp_path / "o", "--pdf-passphrase-file", short
    )
    assert refused.code == 64
    assert not (tmp_path / "o").exists()
