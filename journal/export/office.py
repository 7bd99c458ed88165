"""What the two forms for office programs share: their container, and trees of XML."""

from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree as Tree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a .zip can tell, so that it tells nothing."""


def packed(parts: Mapping[str, bytes], *, plain_first: bool = False) -> bytes:
    """Return the parts of a document as one .zip that says nothing of time or computer.

    With `plain_first` the first of them is not compressed, as OpenDocument asks for its `mimetype`
    (ODF 1.3 part 2, section 3.3).
    """
    out = BytesIO()
    with ZipFile(out, "w") as container:
        for number, (name, data) in enumerate(parts.items()):
            about = ZipInfo(name, _NO_TIME)
            about.create_system = 0
            about.compress_type = ZIP_STORED if plain_first and number == 0 else ZIP_DEFLATED
            container.writestr(about, data)
    return out.getvalue()


def added(at: Tree.Element, tag: str, text: str = "", /, **attributes: str) -> Tree.Element:
    """Add an element and return it; the prefix of `tag` is that of each attribute without one.

    `added(at, "w:tab", pos="9026")` adds `<w:tab w:pos="9026"/>`.
    """
    prefix = tag.partition(":")[0]
    element = Tree.SubElement(at, tag, {f"{prefix}:{key}": v for key, v in attributes.items()})
    element.text = text or None
    return element


def serialized(root: Tree.Element) -> bytes:
    """Return the tree as XML in UTF-8."""
    return bytes(Tree.tostring(root, encoding="UTF-8", xml_declaration=True))
