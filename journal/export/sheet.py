"""The recovery sheet: the code in its groups, the same code for a camera, and what it is."""

import re
from datetime import date
from io import BytesIO

import segno

from journal.domain.days import spoken
from journal.export.pages import build


def recovery_sheet(code: str, made_on: date) -> bytes:
    """Return the one-page PDF that holds the recovery code, which is the master key in clear."""
    words = {"groups": _groups(code), "qr": qr_svg(code), "made_on": spoken(made_on)}
    return build("sheet.typ", words).data


def qr_svg(code: str) -> str:
    """Return the recovery code as a QR code in SVG, dark on light with a quiet zone around.

    It holds the groups with hyphens between them, and stays readable with 15 % of it lost.
    """
    out = BytesIO()
    picture = segno.make("-".join(_groups(code)), error="m", boost_error=False, micro=False)
    picture.save(out, kind="svg", scale=8, border=4, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue().decode("ascii")


def _groups(code: str) -> list[str]:
    return re.findall(r".{4}", re.sub(r"[^0-9A-Z]", "", code.upper()))
