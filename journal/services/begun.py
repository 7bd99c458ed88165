"""Readable files that have a hidden name until they are whole, noted in the journal meanwhile."""

import contextlib
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from journal import files
from journal.domain.errors import NotWritable
from journal.services.door import Door
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork
from journal.services.work import Work

T = TypeVar("T")
Saving: TypeAlias = Callable[[Path | None, Then[T], Failed], None]


class Begun:
    """What a run that is killed leaves of such a file can be found, and taken away.

    Where files need no name before they are whole nothing is noted, and nothing can be left.
    """

    def __init__(self, door: Door, aside: Work) -> None:
        self._door = door
        self._aside = aside

    def around(
        self, save: Saving[T], path: Path, then: Then[T], failed: Failed, *, replace: bool
    ) -> None:
        """Run `save`, told the hidden name that it is to use, which is noted before it begins.

        It is told None where any will do. Where the journal can only be read nothing is noted;
        otherwise a note that fails keeps the file from being begun.
        """
        path = Path(os.path.abspath(path))
        if not files.must_be_named(path, replace=replace):
            save(None, then, failed)
            return
        hidden = files.hidden_beside(path)

        def unnoted(error: Exception) -> None:
            if isinstance(error, NotWritable):
                save(hidden, then, failed)
            else:
                failed(error)

        self._door.within(
            lambda unit: unit.begun.note(hidden),
            lambda _: save(hidden, self._once_over(hidden, then), self._once_over(hidden, failed)),
            unnoted,
        )

    def left(self, then: Then[tuple[Path, ...]], failed: Failed) -> None:
        """Give where unfinished files lie; those that are gone by now are forgotten.

        One on a drive that is not there stays noted. To be asked while nothing is being saved.
        """

        state = self._door.state

        def told(found: tuple[tuple[Path, ...], tuple[Path, ...]]) -> None:
            gone, there = found
            if self._door.state is state:
                self._forget(gone, lambda: then(there))

        def look(noted: tuple[Path, ...]) -> None:
            def job() -> tuple[tuple[Path, ...], tuple[Path, ...]]:
                return tuple(filter(_is_gone, noted)), tuple(filter(_is_there, noted))

            if noted:
                self._aside.run(job, told, failed)
            else:
                then(())

        self._door.within(lambda unit: unit.begun.all(), look, failed)

    def remove(self, places: Sequence[Path], then: Then[None], failed: Failed) -> None:
        """Take unfinished files away. Fails with NotWritable where one stays, which stays noted."""

        def job() -> None:
            stays = False
            for place in places:
                with contextlib.suppress(OSError):
                    if _is_there(place):
                        place.unlink()
                        files.sync_folder(place.parent)
                stays = stays or _is_there(place)
            if stays:
                raise NotWritable

        def removed(_: None) -> None:
            self.leave(places, then)

        self._aside.run(job, removed, failed)

    def leave(self, places: Sequence[Path], then: Then[None]) -> None:
        """Forget unfinished files, which stay as they are; no failure to do so matters."""
        self._forget(places, lambda: then(None))

    def _once_over(self, hidden: Path, told: Callable[[T], None]) -> Callable[[T], None]:
        def tell(outcome: T) -> None:
            if _is_gone(hidden):
                self._forget((hidden,), lambda: told(outcome))
            else:
                told(outcome)

        return tell

    def _forget(self, places: Sequence[Path], then: Callable[[], None] = lambda: None) -> None:
        def job(unit: UnitOfWork) -> None:
            for place in places:
                unit.begun.forget(place)

        if places:
            self._door.within(job, lambda _: then(), lambda _: then())
        else:
            then()


def _is_there(place: Path) -> bool:
    with contextlib.suppress(OSError):
        return stat.S_ISREG(place.lstat().st_mode)
    return False


def _is_gone(place: Path) -> bool:
    """Tell whether nothing has this name in a folder that can be looked into."""
    return place.parent.is_dir() and not os.path.lexists(place)
