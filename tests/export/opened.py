"""Programs that are not ours open a finished file, and what they find: words, headings, pages."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests.export.reread import words

PROGRAMS: Final = ("pdftotext", "pdfinfo", "qpdf", "soffice", "chromium")
_PATIENCE: Final = 120


def missing() -> tuple[str, ...]:
    """Return those of the programs that are not installed here."""
    return tuple(name for name in PROGRAMS if shutil.which(name) is None)


def told(*command: object, cwd: Path | None = None) -> str:
    """Return what a program prints. Raises CalledProcessError where it does not end well."""
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
    )
    return ran.stdout.decode(errors="replace")


def pdf_words(path: Path) -> str:
    """Return what poppler reads on A4 pages above the footer."""
    area = ("-x", 0, "-y", 0, "-W", 596, "-H", 752)
    return told("pdftotext", "-layout", *area, path, "-")


def office_words(path: Path) -> str:
    """Return what LibreOffice reads in a document for word processors."""
    _converted(path, "txt:Text (encoded):UTF8")
    return path.with_suffix(".txt").read_text("utf-8-sig")


def office_pages(path: Path) -> Path:
    """Return the document as LibreOffice prints it, a PDF."""
    _converted(path, "pdf")
    return path.with_suffix(".pdf")


def _converted(path: Path, into: str) -> None:
    own = f"-env:UserInstallation=file://{path.parent}/office"
    told("soffice", own, "--headless", "--convert-to", into, "--outdir", path.parent, path)


def browser_words(path: Path) -> str:
    """Return the words of a web page as Chromium has them when it is shown."""
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
    own = f"--user-data-dir={path.parent}/browser"
    return words("html", told("chromium", *quiet, own, "--dump-dom", path.as_uri()).encode())
