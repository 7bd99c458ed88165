"""One sitting at the desk: the page that lies there, the entry behind it, and what is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from journal.domain.befores import after_of
from journal.domain.entry import Content, Draft, Entry, EntryId
from journal.domain.errors import UnknownEntry
from journal.domain.prompts import Prompt
from journal.services.reviewing import Reviewing
from journal.services.writing import Page, Writing
from journal.ui.writing.autosave import Autosave, SaveState
from journal.ui.writing.sheet import Sheet, Words, changed_since

Lay = Callable[[Page], None]


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
        self._turn: object | None = None
        self.settled = False
        """Whether the page stands as it was finished, so that there is nothing to finish."""
        self.autosave = Autosave(writing.keep, self.draft, self)

    def wake(self) -> None:
        """Let a page that nobody has touched be of this hour: it may have been made long before."""
        if self._entry is None and self.autosave.state is SaveState.UNTOUCHED:
            self._lay(Page(self._writing.blank()))

    def begin(self, prompt: Prompt | None = None, *, before: str | None = None) -> None:
        """Lay a new page; the one before is saved first and stays an unfinished page.

        It becomes the page after the one with the uuid `before`.
        """

        def fetch(lay: Lay) -> None:
            blank = self._writing.blank(prompt)
            content = blank.content if before is None else after_of(before, blank.content)
            lay(Page(replace(blank, content=content)))

        self._turn_to(fetch)

    def open(self, id: EntryId) -> None:
        """Lay a finished entry, with its unfinished changes where there are any."""
        self._turn_to(lambda lay: self._writing.open(id, lay, self.failed.emit))

    def go_on(self, draft: Draft) -> None:
        """Lay an unfinished page again."""

        def fetch(lay: Lay) -> None:
            if draft.base is None:
                lay(Page(draft))
                return
            self._reviewing.entry_starting(
                draft.uuid, lambda entry: lay(Page(draft, entry)), self.failed.emit
            )

        self._writing.take_up(draft)
        self._turn_to(fetch, stored=True)

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
            self._store(lambda _: None)
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
        """Turn the page into an entry, once however often that is asked for meanwhile."""
        if self.autosave.held:
            self.autosave.save(lambda: None if self.settled else self.finish())
        else:
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
        self._turn = None
        self._lay(Page(self._writing.blank()))

    def _store(self, then: Callable[[Entry], None]) -> None:
        """Store the page as an entry, after a store under way and before whatever comes then."""
        if self.autosave.held:
            self.autosave.save(partial(self._store, then))
            return
        strokes, sheet = self.autosave.strokes, self.autosave.hold()
        draft, before = self.draft(), self._draft.content

        def stored(entry: Entry) -> None:
            waiting = self.autosave.let_go(sheet)
            if waiting is None:
                return
            written_since = self.autosave.strokes != strokes
            self.autosave.begin(saved=True)
            self.settled = not written_since
            content = changed_since(before, self._draft.content, entry.content)
            self._draft = replace(self._draft, content=content)
            self.learn(entry)
            if written_since:
                self.touch()
            then(entry)
            for each in waiting:
                self.autosave.save(each)

        def failed(error: Exception) -> None:
            if self.autosave.let_go(sheet) is not None:
                self.touch()
                self.autosave.fail(error)

        self._writing.finish(draft, stored, failed)

    def _turn_to(self, fetch: Callable[[Lay], None], *, stored: bool = False) -> None:
        """Lay what `fetch` gives once the page here is safe; what is asked for last is laid."""
        self._turn = turn = object()

        def lay(page: Page) -> None:
            if turn is not self._turn:
                return
            if self.autosave.is_safe:
                self._lay(page, stored=stored)
            else:
                self._turn_to(fetch, stored=stored)  # written on while the other page came

        self.autosave.save(lambda: fetch(lay) if turn is self._turn else None)

    def _lay(self, page: Page, *, stored: bool = False) -> None:
        self._draft, self._entry, self._noting = page.draft, page.entry, False
        self.settled = page.entry is not None and page.draft.content == page.entry.content
        self.autosave.begin(saved=stored or page.entry is not None)
        self.laid.emit()

    def _gone(self, entry: Entry) -> None:
        def lay() -> None:
            if self._draft.uuid == entry.uuid:
                self._lay(Page(self._writing.blank()))
            self.binned.emit(entry.id)

        self.autosave.save(lay)
