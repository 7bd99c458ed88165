"""One sitting at the desk: the page that lies there, the entry behind it, and what is kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journal.domain.befores import after_of
from journal.domain.entry import Content, Draft, Entry, EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.prompts import Prompt
from journal.services.reviewing import Reviewing
from journal.services.writing import Page, Writing
from journal.ui.writing.autosave import Autosave
from journal.ui.writing.sheet import Sheet, Words


class Sitting(Sheet):
    """Moves one page through writing, finishing and the acts after it, and loses no word."""

    laid = Signal()
    """Another page lies on the desk."""
    finished = Signal()
    entry_changed = Signal()
    """The entry behind the page is not as it was: its label, its reading or its marks."""
    binned = Signal(object)
    """The entry of this id went to the bin, and the desk is empty."""
    failed = Signal(object)

    def __init__(
        self, writing: Writing, reviewing: Reviewing, words: Words, parent: QObject
    ) -> None:
        super().__init__(writing.blank(), words, parent)
        self._writing = writing
        self._reviewing = reviewing
        self._noting = False
        self.settled = False
        """Whether the page stands as it was finished, so that there is nothing to finish."""
        self.autosave = Autosave(writing.keep, self.draft, self)

    def begin(self, prompt: Prompt | None = None, *, before: str | None = None) -> None:
        """Lay a new page; the one before is saved first and stays an unfinished page.

        It becomes the page after the one with the uuid `before`.
        """

        def lay() -> None:
            blank = self._writing.blank(prompt)
            content = blank.content if before is None else after_of(before, blank.content)
            self._lay(Page(replace(blank, content=content)))

        self.autosave.save(lay)

    def open(self, id: EntryId) -> None:
        """Lay a finished entry, with its unfinished changes where there are any."""
        self.autosave.save(lambda: self._writing.open(id, self._lay, self.failed.emit))

    def go_on(self, draft: Draft) -> None:
        """Lay an unfinished page again."""
        self._writing.take_up(draft)
        if draft.base is None:
            self.autosave.save(lambda: self._lay(Page(draft), stored=True))
            return
        self.autosave.save(
            lambda: self._reviewing.entry_starting(
                draft.uuid, lambda entry: self._lay(Page(draft, entry)), self.failed.emit
            )
        )

    def touch(self) -> None:
        """Note a change of the words."""
        self.settled = False
        self.autosave.touch()

    def ask(self, change: Callable[[Content], Content]) -> None:
        """Change the questions the page answers; it counts only once there are words."""
        self._draft = replace(self._draft, content=change(self._draft.content))
        if not self.is_bare():
            self.touch()

    def amend(self, change: Callable[[Content], Content]) -> None:
        """Change what stands around the words: tags, kind, marks.

        On a finished entry that is not being rewritten it is stored as a revision at once.
        """
        settled = self.settled
        self._draft = replace(self._draft, content=change(self._draft.content))
        if settled:
            self._writing.finish(self.draft(), self.learn, self._not_finished)
        else:
            self.touch()

    def note(self, change: Callable[[Content], Content]) -> None:
        """Change words around the page while they are typed; `noted` says that they stand."""
        self._draft = replace(self._draft, content=change(self._draft.content))
        self._noting = self.settled
        self.autosave.touch()

    def noted(self) -> None:
        """Keep what was noted: on a finished entry that is not being rewritten as a revision."""
        if self._noting and self.settled:
            self._store(lambda _: None)
        self._noting = False

    def finish(self) -> None:
        """Turn the page into an entry."""
        self._store(lambda _: self.finished.emit())

    def keep_version(self, then: Callable[[Entry], None]) -> None:
        """Have the page stand as a version of its entry, if it does not yet, and go on."""
        self._store(then)

    def move_to_bin(self) -> None:
        """Put the page in the bin; an unfinished one is finished first, so that it can return."""
        if self.is_bare():
            return
        self._store(lambda entry: self._writing.move_to_bin(entry.id, self._gone, self.failed.emit))

    def refresh(self) -> None:
        """Take up what other rooms changed about the entry behind the page.

        An entry that was erased for good takes its unfinished changes along.
        """

        def missing(error: Exception) -> None:
            if isinstance(error, UnknownEntry):
                self._lay(Page(self._writing.blank()))
            else:
                self.failed.emit(error)

        if self._entry is not None:
            self._reviewing.entry(self._entry.id, self.learn, missing)

    def learn(self, entry: Entry) -> None:
        """Take up an act on the entry behind the page, so that later changes build on it."""
        if self._draft.uuid != entry.uuid:
            return
        if entry.deleted and self.settled:
            self._lay(Page(self._writing.blank()))
            return
        own, content = entry.content, self._draft.content
        if self._entry is not None and content.tags == self._entry.content.tags:
            content = replace(content, tags=own.tags)  # changed in another room
        content = replace(
            content,
            checkin=own.checkin,
            correction=own.correction,
            struck=own.struck,
            unread=own.unread,
        )
        self._entry = entry
        self._draft = replace(self._draft, base=entry.head, content=content)
        self.entry_changed.emit()

    def clear(self) -> None:
        """Forget the page; what was not saved has been asked for by then."""
        self._lay(Page(self._writing.blank()))

    def _store(self, then: Callable[[Entry], None]) -> None:
        self.autosave.pause()
        strokes = self.autosave.strokes

        def stored(entry: Entry) -> None:
            if self._draft.uuid != entry.uuid:
                return
            written_since = self.autosave.strokes != strokes
            self.autosave.begin(saved=True)
            self.settled = not written_since
            self._draft = replace(self._draft, content=entry.content)
            self.learn(entry)
            if written_since:
                self.touch()
            then(entry)

        self._writing.finish(self.draft(), stored, self._not_finished)

    def _not_finished(self, error: Exception) -> None:
        self.touch()
        self.autosave.fail(error)

    def _lay(self, page: Page, *, stored: bool = False) -> None:
        self._draft, self._entry, self._noting = page.draft, page.entry, False
        self.settled = page.entry is not None and page.draft.content == page.entry.content
        self.autosave.begin(saved=stored or page.entry is not None)
        self.laid.emit()

    def _gone(self, entry: Entry) -> None:
        self._lay(Page(self._writing.blank()))
        self.binned.emit(entry.id)
