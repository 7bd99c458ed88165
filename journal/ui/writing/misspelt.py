"""Words of the page that no dictionary knows: looked up where they are seen, while keys rest."""

from collections import deque
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextBlock, QTextCursor

from journal.domain.settings import Settings
from journal.domain.spelling import Place, places, plain
from journal.services.spelling import Spelling
from journal.ui.kit import positions
from journal.ui.writing.editor import PageEditor
from journal.ui.writing.marking import Kind, marks
from journal.ui.writing.spelling_lines import in_sight

_REST = 150
"""Milliseconds without a change after which words are looked up."""
_AT_ONCE = 0.004
"""Seconds of looking up before keys have their turn again."""
_LOAD_AFTER = 400
"""Milliseconds after which dictionaries are loaded, so that the page stands before."""


class Misspelt(QObject):
    """Says which words to mark; what is ignored on a page is kept nowhere."""

    def __init__(self, editor: PageEditor, spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self._spelling = spelling
        self._settings = Settings(mark_unknown=False)
        self._ignored: set[str] = set()
        self._pending: dict[str, None] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look_up)
        self._loading = QTimer(self, singleShot=True, interval=_LOAD_AFTER)
        self._loading.timeout.connect(self.load)
        self._held = False
        editor.textChanged.connect(self._typed)
        spelling.listen(self._learn)

    def use(self, settings: Settings) -> None:
        """Mark words as is wished, with the dictionaries that are wished."""
        self._settings = settings
        if settings.mark_unknown and not self._held:
            self._loading.start()
        self._learn()

    def clear(self) -> None:
        """Forget every word."""
        self._settings = Settings(mark_unknown=False)
        self._loading.stop()
        self.forget_page()
        self._learn()

    def forget_page(self) -> None:
        """Forget what was ignored on the page."""
        self._rest.stop()
        self._ignored.clear()
        self._pending.clear()
        self._editor.spelling.forget()

    @property
    def is_waiting(self) -> bool:
        """Whether words are still to be looked up."""
        return self._rest.isActive()

    def hold(self, held: bool) -> None:
        """Mark nothing, so that a picture does not hang on how far the dictionaries are; or do."""
        self._held = held
        self.use(self._settings)

    def finish(self) -> None:
        """Look up at once what is still to be looked up."""
        while self._pending:
            self._look_up()

    @Slot()
    def load(self) -> None:
        """Load the dictionaries that are wished, beside everything else."""
        if self._settings.mark_unknown:
            self._spelling.use(self._settings)

    def ignore(self, word: str) -> None:
        """Leave a word unmarked until the page is left."""
        self._ignored.add(plain(word))
        self._learn()

    def at(self, cursor: QTextCursor) -> QTextCursor | None:
        """Return a cursor over the unknown word at, or right before, the place of another one."""
        block, here = cursor.block(), cursor.positionInBlock()
        if self._editor.spelling.misspelt is None or self._editor.fences.hold(block):
            return None
        before, text = in_sight(block.text(), here, here)
        here = positions.to_code_points(text, here - before)
        for place in _checked(text):
            if place.end >= here:
                found = place.start <= here and self._is_unknown(place)
                return _over(block, before, text, place) if found else None
        return None

    def unknown(self, after: int, until: int | None) -> Iterator[QTextCursor]:
        """Yield cursors over the unknown words that end behind one position, up to another.

        None while no words are marked.
        """
        document = self._editor.document()
        if self._editor.spelling.misspelt is None:
            return
        block = document.findBlock(max(after, 0))
        while block.isValid() and (until is None or block.position() <= until):
            text = "" if self._editor.fences.hold(block) else block.text()
            for place in _checked(text):
                if not self._is_unknown(place):
                    continue
                found = _over(block, 0, text, place)
                if found.position() > after:
                    yield found
            block = block.next()

    def _is_unknown(self, place: Place) -> bool:
        known = self._spelling.verdict(place.word)
        if known is None:
            known = self._spelling.check(place.word)
        return not known and not self._is_ignored(place)

    def _is_ignored(self, place: Place) -> bool:
        return place.word.strip("'-") in self._ignored

    def _ranges(self, text: str) -> list[tuple[int, int]]:
        """Return what is known to be unknown; the rest is looked up when the keys rest."""
        found = []
        for place in _checked(text):
            known = self._spelling.verdict(place.word)
            if known is None:
                self._pending[place.word] = None
            elif not known and not self._is_ignored(place):
                found.append((place.start, place.end))
        if self._pending and not self._rest.isActive():
            self._rest.start()
        return found

    @Slot()
    def _look_up(self) -> None:
        until = perf_counter() + _AT_ONCE
        while self._pending and perf_counter() < until:
            self._spelling.check(self._pending.popitem()[0])
        if self._pending:
            self._rest.start(0)
            return
        self._rest.setInterval(_REST)
        self._show()

    @Slot()
    def _typed(self) -> None:
        self._pending.clear()
        self._rest.setInterval(_REST)
        if self._editor.spelling.misspelt is not None:
            self._rest.start()

    def _learn(self) -> None:
        """Mark words anew: other dictionaries, other words of one's own, or none at all."""
        wanted = self._settings.mark_unknown and self._spelling.ready and not self._held
        self._editor.spelling.misspelt = self._ranges if wanted else None
        self._show()

    def _show(self) -> None:
        self._editor.spelling.ask_again()
        self._editor.viewport().update()


def _checked(text: str) -> Iterator[Place]:
    """Yield the words of a paragraph but those of code and addresses."""
    kinds = (Kind.CODE, Kind.LINK)
    apart = deque(sorted(mark[:2] for mark in marks(text) if mark.kind in kinds))
    for place in places(text):
        while apart and apart[0][1] <= place.start:
            apart.popleft()
        if not apart or apart[0][0] >= place.end:
            yield place


def _over(block: QTextBlock, before: int, text: str, place: Place) -> QTextCursor:
    """Return a cursor over a place of `text`, which begins `before` positions into a paragraph."""
    cursor = QTextCursor(block)
    begin = block.position() + before
    cursor.setPosition(begin + positions.to_utf16(text, place.start))
    end = begin + positions.to_utf16(text, place.end)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
