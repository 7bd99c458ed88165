"""The names on a page: what is put on it, taken off it, suggested for it, and their colours."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from journal.domain.changes import Changed
from journal.domain.tag_offers import Offer
from journal.domain.tags import Colour, Tag, called_now, united
from journal.services.naming import Naming
from journal.services.notices import Notices
from journal.ui.kit.errors import Sentence
from journal.ui.kit.tag_words import tag_words
from journal.ui.writing.desk import Desk
from journal.ui.writing.sitting import Sitting

_GONE = Sentence(
    "Another page is open now.",
    "The tag was not put back.",
    "Open the page that carried it and add it again.",
)


class PageNames(QObject):
    """Carries names between the foot and the page; nothing is put on a page by itself."""

    undo_offered = Signal(str, object)
    """What was done, and the call that takes it back."""

    def __init__(self, desk: Desk, sitting: Sitting, naming: Naming, notices: Notices) -> None:
        super().__init__(desk)
        self._desk = desk
        self._foot = desk.foot
        self._sitting = sitting
        self._naming = naming
        self._foot.tag_added.connect(self._add)
        self._foot.tag_removed.connect(self._remove)
        self._foot.tags_wanted.connect(self._offer)
        self._foot.colour_chosen.connect(self._mark)
        notices.listen(self._changed)

    def entered(self) -> None:
        """Show the colours as they are now."""
        self._naming.colours(self._foot.use_colours, self._sitting.failed.emit)

    def _add(self, tag: Tag) -> None:
        self._carry(lambda tags: united(tags, (tag,)))

    def _remove(self, tag: Tag) -> None:
        page, held = self._sitting.draft().uuid, self._sitting.content.tags
        if tag not in held:
            return
        at = held.index(tag)
        self._carry(lambda tags: tuple(t for t in tags if t != tag))

        def put_back() -> None:
            if self._sitting.draft().uuid == page:
                self._carry(lambda tags: united(tags[:at], (tag,), tags[at:]))
            else:
                self._desk.banner.say(_GONE)

        self.undo_offered.emit(f"‘{tag_words(tag)}’ was taken off this page.", put_back)

    def _carry(self, change: Callable[[tuple[Tag, ...]], tuple[Tag, ...]]) -> None:
        self._sitting.amend(lambda content: replace(content, tags=change(content.tags)))
        self._desk.show_around(self._sitting.content)

    def _offer(self) -> None:
        self._naming.offer(self._sitting.draft().content, self._know, self._sitting.failed.emit)

    def _know(self, offer: Offer) -> None:
        if not self._foot.field.isHidden():
            self._foot.field.know(offer.known, offer.suggested)

    def _mark(self, tag: Tag, colour: Colour | None) -> None:
        self._naming.mark(tag, colour, lambda _: None, self._sitting.failed.emit)

    def _changed(self, changed: Changed) -> None:
        tags = called_now(self._sitting.content.tags, changed.renamed)
        if tags != self._sitting.content.tags:
            self._sitting.amend(lambda content: replace(content, tags=tags))
            self._desk.show_around(self._sitting.content)
        if changed.tags or changed.everything:
            self.entered()
