"""Pages drawn one after another as they come into sight, and let go of when they are many."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from journal.domain.errors import Cancelled
from journal.export.leaf import Drawn
from journal.services.previewing import Previewing, Sight

MOST_HELD: Final = 48 * 2**20
"""Bytes of pictures that are held at most; those in sight may take more."""
_POINT: Final = 4
"""Bytes of a point of a picture."""

Wanted = tuple[int, float]
"""A page, from 0, and how many points of the screen a point of it is wide."""


class Pictures(QObject):
    """Pictures in memory alone; only one page is drawn at a time, and always one in sight."""

    arrived = Signal()
    failed = Signal(object)

    def __init__(self, previewing: Previewing, parent: QObject) -> None:
        super().__init__(parent)
        self._previewing = previewing
        self._sight: Sight | None = None
        self._held: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._wanted: tuple[Wanted, ...] = ()
        self._drawing = False
        self._begun = 0

    @property
    def held(self) -> int:
        """The bytes of all pictures that are held."""
        return sum(_size(each) for each in self._held.values())

    def show_sight(self, sight: Sight | None) -> None:
        """Draw pages of this file from now on, or of none; pictures of the one before go."""
        self._begun += 1
        self._drawing = False
        self._sight = sight
        self._held.clear()
        self._wanted = ()

    def of(self, wanted: Wanted) -> QPixmap | None:
        """Return a page as it was asked for, else as it was drawn at another zoom."""
        exact = self._held.get(wanted)
        if exact is not None:
            return exact
        return next((each for key, each in self._held.items() if key[0] == wanted[0]), None)

    def want(self, wanted: Iterable[Wanted]) -> None:
        """Have these drawn, those in sight, in this order; what was wanted before is not."""
        self._wanted = tuple(wanted)
        self._draw()

    def _draw(self) -> None:
        missing = next((each for each in self._wanted if each not in self._held), None)
        if self._sight is None or self._drawing or missing is None:
            return
        self._drawing = True
        begun = self._begun

        def take(drawn: Drawn) -> None:
            if begun == self._begun:
                self._take(missing, drawn)

        def fail(error: Exception) -> None:
            if begun == self._begun:
                self._wanted, self._drawing = (), False
                if not isinstance(error, Cancelled):
                    self.failed.emit(error)

        self._previewing.draw(self._sight, *missing, take, fail)

    def _take(self, key: Wanted, drawn: Drawn) -> None:
        self._drawing = False
        shape = QImage.Format.Format_RGB32
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, shape)
        self._held[key] = QPixmap.fromImage(image)
        self._let_go()
        self.arrived.emit()
        self._draw()

    def _let_go(self) -> None:
        """Let go of the oldest pictures that nobody sees, and of those that were made anew."""
        anew = {page for page, _ in self._wanted if (page, _) in self._held}
        for key in [key for key in self._held if key not in self._wanted]:
            if key[0] in anew or self.held > MOST_HELD:
                del self._held[key]


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _POINT
