"""What waits for the vault thread: in the order it was asked for, and what may go first."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Aside:
    """How to make safe meanwhile what an act saves; `about` names what is saved.

    Nothing takes the place of an act that is about None.
    """

    about: str | None
    keep: Callable[[], None]
    then: Callable[[], None]


@dataclass(eq=False)
class Job:
    """One act that waits. A short one may run in the midst of a long one.

    `run` is told whether what it saves has been made safe otherwise and said to be saved.
    """

    run: Callable[[bool], None]
    short: bool = False
    aside: Aside | None = None
    begun: threading.Event = field(default_factory=threading.Event)
    is_safe: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def about(self) -> str | None:
        """What it saves, None where it saves nothing that could be made safe otherwise."""
        return None if self.aside is None else self.aside.about

    def begin(self) -> None:
        """Run it; what is just being made safe is waited for, so that its save comes after."""
        with self._lock:
            self.begun.set()
        self.run(self.is_safe)

    def keep_aside(self) -> bool:
        """Make safe what it saves, unless it has begun; return whether that was done now."""
        with self._lock:
            if self.begun.is_set() or self.aside is None:
                return False
            try:
                self.aside.keep()
            except Exception:  # it waits on, and its own outcome is told
                return False
            self.is_safe = True
        self.aside.then()
        return True


class Waiting:
    """The acts that wait; it may be used from any thread."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition()

    def add(self, job: Job) -> None:
        """Let a job wait behind all others."""
        with self._changed:
            self._jobs.append(job)
            self._changed.notify_all()

    def take(self, *, short: bool = False) -> Job | None:
        """Return the one whose turn it is, or with `short` the first short one."""
        with self._changed:
            found = next((job for job in self._jobs if job.short or not short), None)
            if found is not None:
                self._jobs.remove(found)
            return found

    def wait(self, ended: threading.Event) -> None:
        """Return as soon as a short job waits, or `end` was called with this event."""
        with self._changed:
            self._changed.wait_for(lambda: ended.is_set() or any(job.short for job in self._jobs))

    def end(self, ended: threading.Event) -> None:
        """Let `wait` return."""
        with self._changed:
            ended.set()
            self._changed.notify_all()

    def drop_before(self, later: Job) -> None:
        """Drop what `later` saves anew, where both have been made safe: the later words count."""
        with self._changed:
            if later not in self._jobs:
                return
            before = [job for job in self._jobs if job is not later and job.is_safe]
            for job in before:
                if job.about is not None and job.about == later.about:
                    self._jobs.remove(job)
