"""Pictures and files of the page: added, shown, opened inside the program, and taken off."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from journal.domain.attachment import TEXT, Attachment
from journal.domain.errors import VaultDamaged
from journal.services.attaching import Attaching, FromFile, Source
from journal.ui.kit import files
from journal.ui.kit.errors import Sentence, words_for
from journal.ui.kit.theme import Theme
from journal.ui.writing import attach_pictures
from journal.ui.writing.attach_drop import Drops, sources_in
from journal.ui.writing.attach_view import NOT_SHOWN, OUTSIDE, AttachView, Over
from journal.ui.writing.desk import Desk
from journal.ui.writing.sitting import Sitting

_LETTERS = 1_000_000
"""Bytes of a text that are shown at most."""
_ALREADY = Sentence("This file is on the page already.", "It is kept once.", "")
_LEFT = Sentence(
    "A file was not attached, since its page was left.", "Nothing half-done stays.", ""
)
_GONE = Sentence(
    "That page is no longer open.", "Its earlier versions hold the file.", "Open it to go back."
)


class Attach(QObject):
    """Carries files from the strip under the text to the page and back."""

    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, sitting: Sitting, attaching: Attaching, theme: Theme) -> None:
        super().__init__(desk)
        self._desk = desk
        self._sitting = sitting
        self.attaching = attaching
        self._page = ""
        self._shown: tuple[str, ...] = ()
        self._waiting: list[Source] = []
        self._adding: object | None = None
        self._pictures: dict[str, QImage | None] = {}
        self.strip = desk.attached
        self.view = AttachView(theme)
        self._over = Over(desk, (desk.scrolling.area, desk.foot.parentWidget()), self.view)
        self.drops = Drops(self, self._takes, desk, desk.editor.viewport(), desk.title)
        self.drops.dropped.connect(self.add)
        desk.editor.picture_pasted.connect(self._paste)
        self.strip.add_wanted.connect(self._ask)
        self.strip.opened.connect(self.open)
        self.strip.removed.connect(self.remove)
        self.strip.working.cancel_wanted.connect(self._cancel)
        self.view.closed.connect(self.close)
        self.view.copy_wanted.connect(self._ask_place)
        sitting.laid.connect(self._follow)
        sitting.entry_changed.connect(self._follow)
        self._follow()

    def add(self, sources: Sequence[Source]) -> None:
        """Attach these, one after the other."""
        if self._takes():
            self._waiting += sources
            self._next()

    def _takes(self) -> bool:
        """Tell whether the page can be seen, so that something may be put on it."""
        return self.view.isHidden() and not self._desk.editor.isHidden()

    def open(self, file: Attachment) -> None:
        """Show a file over the page."""
        page = self._page

        def picture(image: QImage | None) -> None:
            if page == self._page and image is None:
                self._show(partial(self.view.show_other, file, NOT_SHOWN))
            elif page == self._page and image is not None:
                self._show(partial(self.view.show_picture, file, image))

        def text(words: str) -> None:
            if page == self._page:
                note = "Only its beginning is shown." if file.size > _LETTERS else ""
                self._show(partial(self.view.show_text, file, words, note))

        if file.is_picture:
            decode = attach_pictures.large(file.media_type)
            self.attaching.read(file.uuid, decode, picture, self._failed)
        elif file.media_type == TEXT:
            self.attaching.read(file.uuid, _as_text, text, self._failed)
        else:
            self._show(partial(self.view.show_other, file))

    def remove(self, file: Attachment) -> None:
        """Take a file off the page; earlier versions of the page keep it."""
        page, held = self._page, self._sitting.content.attachments
        if file.uuid not in held:
            return
        at = held.index(file.uuid)
        self._amend(tuple(uuid for uuid in held if uuid != file.uuid))
        self.strip.focus_on(at)

        def put_back() -> None:
            if page != self._page:
                self._say(_GONE)
                return
            now = [uuid for uuid in self._sitting.content.attachments if uuid != file.uuid]
            self._amend((*now[:at], file.uuid, *now[at:]))

        self.undo_offered.emit("The file was taken off this page.", put_back)

    def close(self) -> None:
        """Go back to the page, to the tile of the file that was shown."""
        if self.view.isHidden():
            return
        file, inside = self.view.file, self.view.isAncestorOf(self.view.window().focusWidget())
        self._over.leave()
        self.view.clear()
        uuids = [tile.file.uuid for tile in self.strip.tiles]
        if inside and file is not None and file.uuid in uuids:
            self.strip.focus_on(uuids.index(file.uuid))

    def _show(self, show: Callable[[], None]) -> None:
        """Let the view take the place of everything else on the desk, unless it is veiled."""
        if not self._desk.editor.isHidden():
            self._over.enter(show)

    def _next(self) -> None:
        if self._adding is not None or not self._waiting:
            return
        page, source, mine = self._page, self._waiting.pop(0), object()
        self._adding = mine
        self.strip.working.begin("Attaching a file…")

        def ended(act: Callable[[], None]) -> None:
            if self._adding is not mine:
                self._say(_LEFT)
                return
            self._adding = None
            self.strip.working.end()
            act()
            self._next()

        def added(file: Attachment) -> None:
            held = self._sitting.content.attachments
            if file.uuid in held:
                self._say(_ALREADY)
            else:
                self._amend((*held, file.uuid))
                self._sitting.autosave.save()

        held = self._sitting.content.attachments
        progress = self.strip.working.progress
        self.attaching.add(
            page,
            held,
            source,
            lambda file: ended(partial(added, file)),
            lambda error: ended(partial(self._failed, error)),
            progress=progress,
        )

    def _cancel(self) -> None:
        self._waiting = []
        self.attaching.cancel()

    def _amend(self, uuids: tuple[str, ...]) -> None:
        self._sitting.amend(lambda content: replace(content, attachments=uuids))
        self._follow()

    def _follow(self) -> None:
        """Show the files that the page on the desk has."""
        page = self._sitting.draft().uuid
        if page != self._page:
            self._begin(page)
        uuids = self._sitting.content.attachments
        if uuids == self._shown:
            return
        self._shown = uuids

        def known(found: tuple[Attachment, ...]) -> None:
            if (page, uuids) == (self._page, self._shown):
                here = {file.uuid for file in found}
                self.strip.show_files(found, [uuid for uuid in uuids if uuid not in here])
                self._show_pictures([file for file in found if file.is_picture])

        if uuids:
            self.attaching.of(uuids, known, self._failed)
        else:
            self.strip.show_files(())

    def _begin(self, page: str) -> None:
        """Forget the files of the page before; one that is still being added is stopped."""
        self.close()
        if self._adding is not None:
            self._cancel()
        self._adding = None
        self._page, self._shown, self._waiting = page, (), []
        self._pictures = {}
        self.strip.clear()

    def _show_pictures(self, waiting: list[Attachment]) -> None:
        """Read one picture after the other, so that saving can come in between."""
        while waiting and waiting[0].uuid in self._pictures:
            file = waiting.pop(0)
            self.strip.show_picture(file.uuid, self._pictures[file.uuid])
        if not waiting:
            return
        page, file = self._page, waiting[0]

        def read(image: QImage | None) -> None:
            if page == self._page:
                self._pictures[file.uuid] = image
                self._show_pictures(waiting)

        def failed(error: Exception) -> None:
            tile = self.strip.tile_of(file.uuid)
            if page == self._page and tile is not None and isinstance(error, VaultDamaged):
                tile.show_damaged()
            read(None)

        self.attaching.read(file.uuid, attach_pictures.small(file.media_type), read, failed)

    def _paste(self, data: QMimeData) -> None:
        self.add(sources_in(data))

    def _ask(self) -> None:
        title = "Attach a picture or a file"
        files.ask_file(self._desk, title, lambda path: self.add([FromFile(path)]))

    def _ask_place(self, file: Attachment) -> None:
        def chosen(path: Path) -> None:
            saved = partial(self._say, Sentence(OUTSIDE, "", ""))
            self.attaching.save_copy(file.uuid, path, lambda _: saved(), self._failed)

        files.ask_new_place(self._desk, "Save a copy outside the journal", file.name, chosen)

    def _failed(self, error: Exception) -> None:
        self._say(words_for(error))

    def _say(self, sentence: Sentence) -> None:
        if self.view.isHidden():
            self._desk.banner.say(sentence)
        else:
            self.view.say(str(sentence))


def _as_text(data: bytes) -> str:
    return data[:_LETTERS].decode("utf-8", "replace").removeprefix("\ufeff")
