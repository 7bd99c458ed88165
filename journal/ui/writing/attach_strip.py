"""The strip under the text: the files of the page, and the way to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from journal.domain.attachment import Attachment
from journal.services.work import at_once
from journal.ui.kit import labels
from journal.ui.kit.in_sight import TOGETHER
from journal.ui.kit.theme import Theme
from journal.ui.kit.working import Working
from journal.ui.writing.attach_tile import AttachTile


class AttachStrip(QWidget):
    """Shows a tile for each file; its button for adding one stands where the page puts it."""

    add_wanted = Signal()
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("Pictures and files")
        self.tiles: list[AttachTile] = []
        self.add = labels.button("Attach a picture or file…", "quiet")
        self.add.clicked.connect(self.add_wanted)
        self.working = Working(at_once)
        self._flow = labels.FlowLayout(spacing=8)
        self._place = QWidget()
        self._place.setLayout(self._flow)
        self._place.hide()
        self.setProperty(TOGETHER, True)
        self.setLayout(labels.vertical(self._place, self.working, spacing=6))

    def show_files(self, files: Sequence[Attachment], missing: Sequence[str] = ()) -> None:
        """Show these files, those `missing` ones last that the page names and nobody has."""
        focus = self.window().focusWidget()
        at = next((n for n, t in enumerate(self.tiles) if focus and t.isAncestorOf(focus)), None)
        self._flow.clear()
        lost = [Attachment(uuid, "A file", "", 0, "") for uuid in missing]
        self.tiles = [AttachTile(file, self._theme) for file in files]
        self.tiles += [AttachTile(file, self._theme, here=False) for file in lost]
        for tile in self.tiles:
            tile.opened.connect(self.opened)
            tile.removed.connect(self.removed)
            self._flow.addWidget(tile)
            tile.show()
        self._order_by_tab()
        self._place.setVisible(bool(self.tiles))
        self._flow.invalidate()
        if at is not None:
            self.focus_on(at)

    def focus_on(self, at: int) -> None:
        """Put the focus on a tile, or on the last one, or on the button where there is none."""
        tile = self.tiles[min(at, len(self.tiles) - 1)] if self.tiles else None
        target = self.add if tile is None else tile.face if tile.face.isEnabled() else tile.remove
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def tile_of(self, uuid: str) -> AttachTile | None:
        """Return the tile of a file, or None."""
        return next((tile for tile in self.tiles if tile.file.uuid == uuid), None)

    def show_picture(self, uuid: str, image: QImage | None) -> None:
        """Show the picture of a file in its tile."""
        if (tile := self.tile_of(uuid)) is not None:
            tile.show_picture(image)

    def _order_by_tab(self) -> None:
        """Let Tab go from tile to tile and then to the button, as they lie on the page."""
        last: QWidget = self.add
        for tile in self.tiles:
            for part in (tile.face, tile.remove):
                QWidget.setTabOrder(last, part)
                last = part
        if last is not self.add:
            QWidget.setTabOrder(last, self.add)

    def clear(self) -> None:
        """Forget every file."""
        self.working.end()
        self.show_files(())
