"""Locked or open: five states, and the one place that lets anyone at the entries."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TypeAlias, TypeVar

from journal.domain.entry import Draft
from journal.domain.errors import NotOpen
from journal.domain.turns import Turns
from journal.services.needs import Failed, Journal, Then
from journal.services.stores import UnitOfWork
from journal.services.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NoVault:
    """No journal has been chosen."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A journal is known and closed."""

    path: Path


@dataclass(frozen=True, slots=True)
class Opening:
    """A journal is being made or opened; `lock_after` when it must close again at once."""

    path: Path
    new: bool = False
    lock_after: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """The only state that carries the journal."""

    path: Path
    journal: Journal


@dataclass(frozen=True, slots=True)
class Closing:
    """The journal is being closed; nothing can stop that."""

    path: Path
    why: str
    journal: Journal


State: TypeAlias = NoVault | Locked | Opening | Open | Closing


class ImpossibleStep(Exception):
    """An event came in a state that does not know it: a fault of the program."""


class Door:
    """Moves between the states and tells who listens; see architecture of the lock."""

    def __init__(self, work: Work, path: Path | None = None) -> None:
        self._work = work
        self._state: State = NoVault() if path is None else Locked(path)
        self._turns = count(1)
        self._listeners: list[Callable[[State], None]] = []

    @property
    def turns(self) -> Turns:
        """How a long act lets short ones in."""
        return self._work

    @property
    def state(self) -> State:
        """The state at present."""
        return self._state

    def listen(self, listener: Callable[[State], None]) -> None:
        """Have `listener` told of every new state, on the main thread."""
        self._listeners.append(listener)

    def create(self, path: Path) -> None:
        """A new journal is being made at `path`."""
        self._begin(Opening(path, new=True))

    def unlock(self, path: Path) -> None:
        """The journal at `path` is being opened."""
        self._begin(Opening(path))

    def opened(self, journal: Journal) -> None:
        """The journal is open; it closes again at once if it was locked meanwhile."""
        state = self._state
        if not isinstance(state, Opening):
            raise ImpossibleStep
        self._enter(Open(journal.path, journal))
        if state.lock_after:
            self.lock("asked while opening")

    def failed(self) -> None:
        """Opening or making did not work."""
        state = self._state
        if not isinstance(state, Opening):
            raise ImpossibleStep
        self._enter(NoVault() if state.new else Locked(state.path))

    def lock(self, why: str) -> None:
        """Lock now; where there is nothing to lock this does nothing."""
        state = self._state
        if isinstance(state, Open):
            self._enter(Closing(state.path, why, state.journal))
        elif isinstance(state, Opening):
            self._enter(replace(state, lock_after=True))

    def closed(self) -> None:
        """The journal is closed and its keys are gone."""
        state = self._state
        if not isinstance(state, Closing):
            raise ImpossibleStep
        self._enter(Locked(state.path))

    def within(self, job: Callable[[UnitOfWork], T], then: Then[T], failed: Failed) -> None:
        """Run `job` in one transaction on the vault thread, if the journal is open.

        An outcome that arrives after locking is dropped, since its window is gone.
        """

        def in_transaction(journal: Journal) -> T:
            with journal.work() as unit:
                return job(unit)

        self._ask(in_transaction, then, failed, short=True)

    def with_journal(self, job: Callable[[Journal], T], then: Then[T], failed: Failed) -> None:
        """Run `job` with the open journal on the vault thread; otherwise as `within`.

        Such an act may be a long one: `within` may go before it, and happen in its midst.
        """
        self._ask(job, then, failed, short=False)

    def keep(
        self, job: Callable[[UnitOfWork], None], draft: Draft, then: Then[None], failed: Failed
    ) -> None:
        """Run `job`, which stores `draft`, as `within`; while it must wait the draft is kept aside.

        `then` means that the draft is on the disk, encrypted, in the one way or the other;
        `failed` after it, that it lies aside and could not be stored in its turn.
        """
        state = self._state
        if not isinstance(state, Open):
            failed(NotOpen())
            return
        told = self._while_in(state, then), self._while_in(state, failed)
        store, aside = self._storing(state.journal, job, draft)
        self._work.save(store, *told, about=draft.uuid, aside=aside)

    def finish(
        self, job: Callable[[UnitOfWork], T], draft: Draft, then: Then[T], failed: Failed
    ) -> None:
        """Run `job`, which stores more than `draft`, as `within`; the draft is kept aside as there.

        `then` means that `job` has been done.
        """
        state = self._state
        if not isinstance(state, Open):
            failed(NotOpen())
            return
        told = self._while_in(state, then), self._while_in(state, failed)
        store, aside = self._storing(state.journal, job, draft)
        self._work.run(store, *told, short=True, aside=aside)

    def before_writing(self, job: Callable[[UnitOfWork], T], then: Then[T], failed: Failed) -> None:
        """Run `job`, which reads pages that may be written on, as `within`.

        What could not be stored of them when it should, and lies aside, is stored first if it can.
        """
        turn = next(self._turns)

        def in_transaction(journal: Journal) -> T:
            journal.settle_aside(turn)
            with journal.work() as unit:
                return job(unit)

        self._ask(in_transaction, then, failed, short=True)

    def _storing(
        self, journal: Journal, job: Callable[[UnitOfWork], T], draft: Draft
    ) -> tuple[Callable[[], T], Callable[[], None]]:
        """Return what stores the draft, and what keeps it aside until that has been done."""
        turn = next(self._turns)

        def store() -> T:
            with journal.work() as unit:
                outcome = job(unit)
            journal.let_go_aside(draft.uuid, turn)
            return outcome

        return store, lambda: journal.keep_meanwhile(draft, turn)

    def _ask(
        self, job: Callable[[Journal], T], then: Then[T], failed: Failed, *, short: bool
    ) -> None:
        state = self._state
        if not isinstance(state, Open):
            failed(NotOpen())
            return
        journal = state.journal
        told = self._while_in(state, then), self._while_in(state, failed)
        self._work.run(lambda: job(journal), *told, short=short)

    def _while_in(self, state: State, call: Callable[[T], None]) -> Callable[[T], None]:
        return lambda value: call(value) if self._state is state else None

    def _begin(self, state: Opening) -> None:
        if not isinstance(self._state, NoVault | Locked):
            raise ImpossibleStep
        self._enter(state)

    def _enter(self, state: State) -> None:
        self._state = state
        for listener in tuple(self._listeners):
            if self._state is state:
                listener(state)
