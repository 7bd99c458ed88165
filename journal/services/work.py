"""The vault thread and the way back to the main thread; only plain values cross."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

from journal.services.needs import Failed, Lane, OnMain, OpenVault, Then
from journal.services.waiting import Aside, Job, Waiting

T = TypeVar("T")

PATIENCE: Final = 0.1
"""Seconds that a save waits for the thread before what it saves is made safe otherwise."""


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
    """Runs jobs on one lane and brings their outcome to the main thread.

    It is also the `Turns` of the long ones: short ones are run in their midst.
    """

    def __init__(self, make_lane: Callable[[], Lane], on_main: OnMain) -> None:
        self._make_lane = make_lane
        self._on_main = on_main
        self._lane: Lane | None = None
        self._watch: ThreadPoolExecutor | None = None
        self._waiting = Waiting()

    def run(
        self,
        job: Callable[[], T],
        then: Then[T],
        failed: Failed,
        *,
        short: bool = False,
        aside: Callable[[], None] | None = None,
    ) -> None:
        """Run `job` on the lane; `then` or `failed` follows on the main thread.

        A `short` one may be run in the midst of a long one, wherever that lets it. Where the lane
        lets it wait, `aside` makes safe first what it saves; that is told to nobody.
        """

        def attempt(_: bool) -> None:
            try:
                outcome = job()
            except Exception as error:
                reason = error
                self._on_main(lambda: failed(reason))
            else:
                self._on_main(lambda: then(outcome))

        kept = None if aside is None else Aside(None, aside, lambda: None)
        self._submit(Job(attempt, short, kept))

    def save(
        self,
        job: Callable[[], None],
        then: Then[None],
        failed: Failed,
        *,
        about: str,
        aside: Callable[[], None],
    ) -> None:
        """Run a short `job` that saves; where the lane lets it wait, `aside` makes that safe first.

        `then` follows as soon as either has been done, once. `failed` may follow it where that was
        made safe aside which could not be saved in its turn. Of two saves `about` the same thing
        that were both made safe aside only the later one is run.
        """

        def attempt(is_safe: bool) -> None:
            try:
                job()
            except Exception as error:
                reason = error
                self._on_main(lambda: failed(reason))
            else:
                if not is_safe:
                    self._on_main(lambda: then(None))

        kept = Aside(about, aside, lambda: self._on_main(lambda: then(None)))
        self._submit(Job(attempt, short=True, aside=kept))

    @property
    def shared(self) -> bool:
        """Whether anything can be asked for while a job runs: not on the thread that asks."""
        return threading.current_thread() is not threading.main_thread()

    def give_way(self) -> None:
        """Run every short job that waits; called in the midst of a long one, on its thread."""
        while (job := self._waiting.take(short=True)) is not None:
            job.begin()

    def beside(self, job: Callable[[], T], /) -> T:
        """Return what `job` gives, run on a thread of its own; short jobs are run meanwhile."""
        if not self.shared:
            return job()
        ended = threading.Event()
        with ThreadPoolExecutor(1, thread_name_prefix="beside") as thread:
            running = thread.submit(job)
            running.add_done_callback(lambda _: self._waiting.end(ended))
            while not ended.is_set():
                self._waiting.wait(ended)
                self.give_way()
        return running.result()

    def stop(self) -> None:
        """Return when every job has ended; a later `run` begins a new lane."""
        lane, self._lane = self._lane, None
        if lane is not None:
            lane.stop()
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.shutdown()

    def _submit(self, job: Job) -> None:
        self._waiting.add(job)
        if self._lane is None:
            self._lane = self._make_lane()
        self._lane.submit(self._next)
        if job.aside is not None and not job.begun.is_set():
            if self._watch is None:
                self._watch = ThreadPoolExecutor(1, thread_name_prefix="aside")
            self._watch.submit(self._look_after, job)

    def _next(self) -> None:
        """Run the job whose turn it is; none is left where short ones were let in before."""
        job = self._waiting.take()
        if job is not None:
            job.begin()

    def _look_after(self, job: Job) -> None:
        if not job.begun.wait(PATIENCE) and job.keep_aside():
            self._waiting.drop_before(job)


def outcome(act: Callable[[Then[T], Failed], None]) -> T:
    """Return what an act gives or raise what it fails with; only for lanes that run at once."""
    given: list[T] = []
    faults: list[Exception] = []
    act(given.append, faults.append)
    if faults:
        raise faults[0]
    return given[0]
