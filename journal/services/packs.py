"""Prompts of one's own and packs of prompts: written, brought in, put in order and taken out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from journal import files
from journal.domain.changes import Changed
from journal.domain.days import Clock
from journal.domain.errors import BadInput, InsideJournal, InvalidPrompt
from journal.domain.ids import new_uuid
from journal.domain.pack_form import neat, pack_of
from journal.domain.packs import OWN, Pack, in_order, plain, prompt_id, theme_id
from journal.domain.prompts import DEEP, Prompt
from journal.places import in_a_journal
from journal.services.door import Door, Open, State
from journal.services.needs import Failed, Then
from journal.services.notices import Notices
from journal.services.prompting import Prompting
from journal.services.stores import UnitOfWork
from journal.services.work import Work

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All packs in the person's order, that of their own first; and what an act replaced."""

    packs: tuple[Pack, ...]
    before: Pack | None = None
    """The pack as it was before, to be put back; None where it was not there."""
    changed: str = ""
    """The id of the pack, or of the prompt, that an act was about; empty where there is none."""


class Packs:
    """What a person does with prompts that did not come with the program."""

    def __init__(
        self, door: Door, aside: Work, notices: Notices, prompting: Prompting, clock: Clock
    ) -> None:
        self._door = door
        self._aside = aside
        self._prompting = prompting
        self._clock = clock
        door.listen(self._follow)
        notices.listen(self._learn)

    def load(self, then: Then[Shelf], failed: Failed) -> None:
        """Give all packs there are."""
        self._act(_shelf, then, failed)

    def keep(self, prompt: Prompt, then: Then[Shelf], failed: Failed) -> None:
        """Keep a prompt of one's own: a new one, or another wording of the one with its id.

        Another question is another prompt, so that pages keep the words they were written to.
        Fails with InvalidPrompt.
        """

        def change(own: Pack) -> tuple[Pack, str]:
            new = self._worded(prompt)
            here = next((each for each in own.prompts if each.id == prompt.id), None)
            if here is not None and here.text == new.text:
                new = replace(new, id=here.id)
            prompts = tuple(new if each is here else each for each in own.prompts)
            return _fitting(own, prompts if here is not None else (*prompts, new)), new.id

        self._change_own(change, then, failed)

    def remove_prompt(self, id: str, then: Then[Shelf], failed: Failed) -> None:
        """Take a prompt of one's own out."""

        def change(own: Pack) -> tuple[Pack, str]:
            return replace(own, prompts=tuple(p for p in own.prompts if p.id != id)), id

        self._change_own(change, then, failed)

    def move_prompt(self, id: str, by: int, then: Then[Shelf], failed: Failed) -> None:
        """Move a prompt of one's own up (-1) or down (1)."""

        def change(own: Pack) -> tuple[Pack, str]:
            known = {each.id: each for each in own.prompts}
            order = _moved(list(known), id, by)
            return replace(own, prompts=tuple(known[each] for each in order)), id

        self._change_own(change, then, failed)

    def bring_in(self, path: Path, then: Then[Shelf], failed: Failed) -> None:
        """Bring in the pack of a file; it takes the place of the one with its id.

        Prompts of a pack that holds one's own are added to those that are here. Fails with
        BadInput, bringing nothing in.
        """

        def put(pack: Pack) -> None:
            def job(unit: UnitOfWork) -> Shelf:
                here = next((each for each in unit.packs.all() if each.id == pack.id), None)
                unit.packs.put(self._joined(here, pack) if here and here.id == OWN else pack)
                return replace(_shelf(unit), before=here, changed=pack.id)

            self._act(job, then, failed)

        self._aside.run(lambda: _read(path), put, failed)  # a drive may be slow

    def remove(self, id: str, then: Then[Shelf], failed: Failed) -> None:
        """Take a pack out; pages that answer its prompts keep the words they were written to."""

        def job(unit: UnitOfWork) -> Shelf:
            here = next((each for each in unit.packs.all() if each.id == id), None)
            unit.packs.remove(id)
            return replace(_shelf(unit), before=here, changed=id)

        self._act(job, then, failed)

    def put_back(self, pack: Pack, then: Then[Shelf], failed: Failed) -> None:
        """Let a pack be again as it was."""

        def job(unit: UnitOfWork) -> Shelf:
            unit.packs.put(pack)
            return replace(_shelf(unit), changed=pack.id)

        self._act(job, then, failed)

    def move(self, id: str, by: int, then: Then[Shelf], failed: Failed) -> None:
        """Move a pack up (-1) or down (1) among those that are not one's own."""

        def job(unit: UnitOfWork) -> Shelf:
            ids = [each.id for each in _shelf(unit).packs if each.id != OWN]
            order = tuple(_moved(ids, id, by))
            unit.settings.put(replace(unit.settings.get(), pack_order=order))
            return replace(_shelf(unit), changed=id)

        self._act(job, then, failed)

    def export(
        self, pack: Pack, path: Path, then: Then[Path], failed: Failed, *, replace: bool = False
    ) -> None:
        """Save a pack as a file that anyone can read.

        Fails with InsideJournal, and with the errors of `files.write_document`.
        """
        if in_a_journal(path):
            failed(InsideJournal())
            return

        def job() -> Path:
            files.write_document(path, _written(pack), replace=replace)
            return path

        self._aside.run(job, then, failed)

    def _follow(self, state: State) -> None:
        """Let the library hold what the open journal holds, and nothing once it is locked."""
        if isinstance(state, Open):
            self.load(lambda _: None, lambda _: None)
        else:
            self._prompting.unite(())

    def _learn(self, changed: Changed) -> None:
        """Let the library hold what came in from elsewhere."""
        if changed.everything:
            self.load(lambda _: None, lambda _: None)

    def _act(self, job: Callable[[UnitOfWork], Shelf], then: Then[Shelf], failed: Failed) -> None:
        def done(shelf: Shelf) -> None:
            self._prompting.unite(shelf.packs)
            then(shelf)

        self._door.within(job, done, failed)

    def _change_own(
        self, change: Callable[[Pack], tuple[Pack, str]], then: Then[Shelf], failed: Failed
    ) -> None:
        def job(unit: UnitOfWork) -> Shelf:
            own = unit.packs.all()[0]
            pack, changed = change(own)
            unit.packs.put(pack)
            return replace(_shelf(unit), before=own, changed=changed)

        self._act(job, then, failed)

    def _worded(self, prompt: Prompt) -> Prompt:
        """Return a prompt of one's own, with an id of its own, in the words it is kept in."""
        follow_ups = tuple(words for each in prompt.follow_ups if (words := neat(each)))
        grounding = prompt.grounding or prompt.intensity == DEEP
        made = replace(prompt, text=neat(prompt.text), follow_ups=follow_ups, grounding=grounding)
        return replace(made, id=self._new_id(), theme=theme_id(OWN))

    def _new_id(self) -> str:
        return prompt_id(OWN, new_uuid(int(self._clock.now().timestamp() * 1000)))

    def _joined(self, here: Pack, brought: Pack) -> Pack:
        """Return one's own prompts with those of another such pack that are not here yet."""
        ids, texts = {each.id for each in here.prompts}, {each.text for each in here.prompts}
        new = tuple(
            replace(each, id=self._new_id()) if each.id in ids else each
            for each in brought.prompts
            if each.text not in texts
        )
        return _fitting(here, (*here.prompts, *new))


def _read(path: Path) -> Pack:
    from journal.importing import packs

    return packs.read(path)


def _written(pack: Pack) -> bytes:
    from journal.export import packs

    return packs.write(pack)


def _fitting(own: Pack, prompts: tuple[Prompt, ...]) -> Pack:
    """Return one's own pack with these prompts. Raises InvalidPrompt where they do not fit in."""
    pack = replace(own, prompts=prompts)
    try:
        return pack_of(plain(pack))
    except BadInput:
        raise InvalidPrompt from None


def _shelf(unit: UnitOfWork) -> Shelf:
    return Shelf(in_order(unit.packs.all(), unit.settings.get().pack_order))


def _moved(ids: list[str], id: str, by: int) -> list[str]:
    """Return the ids with one of them moved, as far as there is room."""
    if id not in ids:
        return ids
    others = [each for each in ids if each != id]
    others.insert(min(max(ids.index(id) + by, 0), len(others)), id)
    return others
