"""The vault thread and the way back to the main thread; only plain values cross."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from journal.services.needs import Failed, Lane, OnMain, OpenVault, Then

T = TypeVar("T")


class Inline:
    """A lane for command line and tests: every job runs at once, where it is given."""

    def submit(self, job: Callable[[], None], /) -> None:
        """Run `job` now."""
        job()

    def stop(self) -> None:
        """Do nothing, as no job is ever waiting."""


class OneThread:
    """A lane with one thread of its own."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="vault")

    def submit(self, job: Callable[[], None], /) -> None:
        """Run `job` on the thread, after all earlier ones."""
        self._pool.submit(job)

    def stop(self) -> None:
        """Return when all jobs have ended."""
        self._pool.shutdown(wait=True)


def at_once(call: Callable[[], None], /) -> None:
    """Run `call` here and now: the OnMain of programs without an event loop."""
    call()


def open_vault() -> OpenVault:
    """Load the vault. The first call takes a moment, so it belongs on the vault thread."""
    from journal.vault.vault import Vault

    return Vault()


def quick_vault(state_folder: Path) -> OpenVault:
    """Return a vault for throw-away journals: the least that a slot may cost, nothing at home."""
    from journal.vault.keys import FLOOR
    from journal.vault.vault import Vault

    return Vault(cost=FLOOR, state_folder=state_folder)


class Work:
    """Runs jobs on one lane and brings their outcome to the main thread."""

    def __init__(self, make_lane: Callable[[], Lane], on_main: OnMain) -> None:
        self._make_lane = make_lane
        self._on_main = on_main
        self._lane: Lane | None = None

    def run(self, job: Callable[[], T], then: Then[T], failed: Failed) -> None:
        """Run `job` on the lane; `then` or `failed` follows on the main thread."""

        def attempt() -> None:
            try:
                outcome = job()
            except Exception as error:
                reason = error
                self._on_main(lambda: failed(reason))
            else:
                self._on_main(lambda: then(outcome))

        if self._lane is None:
            self._lane = self._make_lane()
        self._lane.submit(attempt)

    def stop(self) -> None:
        """Return when every job has ended; a later `run` begins a new lane."""
        lane, self._lane = self._lane, None
        if lane is not None:
            lane.stop()


def outcome(act: Callable[[Then[T], Failed], None]) -> T:
    """Return what an act gives or raise what it fails with; only for lanes that run at once."""
    given: list[T] = []
    faults: list[Exception] = []
    act(given.append, faults.append)
    if faults:
        raise faults[0]
    return given[0]
