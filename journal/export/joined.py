"""Several PDFs become one, with all pages, bookmarks, and tags for a screen reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of the whole: its level and its page, both from 1, and how high on the page."""

    level: int
    title: str
    page: int
    left: float
    top: float


def pages_of(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def bookmarks(data: bytes, before: int) -> list[Bookmark]:
    """Return the bookmarks of a PDF that stands behind so many pages, in their order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        numbered = enumerate(pdf.pages, before + 1)
        pages: dict[object, int] = {page.objgen: number for number, page in numbered}
        with pdf.open_outline() as outline:
            return list(_bookmarks(outline.root, 1, pages))


def _bookmarks(
    items: Sequence[OutlineItem], level: int, pages: Mapping[object, int]
) -> Iterator[Bookmark]:
    for item in items:
        page, _, left, top, *_ = cast("Array", item.destination)  # so the typesetter writes them
        yield Bookmark(level, item.title, pages[page.objgen], float(left), float(top))
        yield from _bookmarks(item.children, level + 1, pages)


def joined(head: bytes, parts: Sequence[bytes], marks: Sequence[Bookmark]) -> bytes:
    """Return the pages of `head` and then of the parts, each as it is, as one PDF.

    What the file says of itself, its language and its own bookmarks are those of `head`; behind
    these stand the `marks`.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(head)) as whole:
        for part in parts:
            with pikepdf.open(BytesIO(part)) as more:
                _add(whole, more)
        _mark(whole, marks)
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def _add(whole: Pdf, more: Pdf) -> None:
    """Add the pages of another PDF, and its tags to those that are there (ISO 32000-1, 14.7)."""
    tags = whole.Root.StructTreeRoot
    first = int(tags.ParentTreeNextKey)
    _move_keys(more, first)
    whole.pages.extend(more.pages)
    added = whole.copy_foreign(more.Root.StructTreeRoot)
    document = tags.K[0]
    for element in added.K[0].K:
        element.P = document
        document.K.append(element)
    for key, held in _pairs(added.ParentTree):
        tags.ParentTree.Nums.append(key + first)
        tags.ParentTree.Nums.append(held)
    tags.ParentTreeNextKey = first + int(added.ParentTreeNextKey)


def _move_keys(pdf: Pdf, by: int) -> None:
    """Give every page, form and remark of a PDF another key to its tags."""
    held = (each for each in pdf.objects if isinstance(each, Dictionary | pikepdf.Stream))
    remarks = (each for page in pdf.pages for each in page.obj.get(Name.Annots, Array()))
    for each in (*held, *(each for each in remarks if not each.is_indirect)):
        for name in (Name.StructParents, Name.StructParent):
            if name in each:
                each[name] = int(each[name]) + by


def _pairs(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """Yield keys and values of a number tree (ISO 32000-1, 7.9.7)."""
    for branch in tree.get(Name.Kids, Array()):
        yield from _pairs(branch)
    row = list(tree.get(Name.Nums, Array()))
    yield from ((int(key), held) for key, held in zip(row[::2], row[1::2], strict=True))


def _mark(whole: Pdf, marks: Sequence[Bookmark]) -> None:
    with whole.open_outline() as outline:
        open_at = [outline.root]
        for mark in marks:
            place = [whole.pages[mark.page - 1].obj, Name.XYZ, mark.left, mark.top, 0]
            item = OutlineItem(mark.title, Array(place))
            del open_at[mark.level :]
            open_at[-1].append(item)
            open_at.append(item.children)
            item.is_closed = True
