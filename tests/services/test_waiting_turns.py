"""What is asked for while a long act holds the vault thread: saves and searches go first."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from journal.services.work import Inline, OneThread, Work, at_once

PATIENT = 20
"""Seconds after which a test gives up."""


class Asked:
    """Jobs on a thread of their own, and the order in which they came about."""

    def __init__(self) -> None:
        self.work = Work(OneThread, at_once)
        self.order: list[str] = []
        self.ended = threading.Semaphore(0)

    def note(self, what: str) -> None:
        self.order.append(what)

    def ask(self, name: str, job: Callable[[], object] | None = None, *, short: bool) -> None:
        """Ask for a job, which is noted when it ends."""

        def run() -> None:
            if job is not None:
                job()
            self.note(name)

        self.work.run(run, lambda _: self.ended.release(), self._fail, short=short)

    def save(self, name: str, aside: Callable[[], None], about: str = "a page") -> None:
        """Ask for a save, which notes when it is said to be safe and when it is made."""

        def safe(_: None) -> None:
            self.note(f"{name} is safe")
            self.ended.release()

        self.work.save(lambda: self.note(name), safe, self._fail, about=about, aside=aside)

    def wait(self, times: int) -> None:
        for _ in range(times):
            assert self.ended.acquire(timeout=PATIENT)

    def _fail(self, error: Exception) -> None:
        self.note(type(error).__name__)
        self.ended.release()


@pytest.fixture
def asked() -> Iterator[Asked]:
    asked = Asked()
    yield asked
    asked.work.stop()


def test_short_acts_go_first_wherever_a_long_one_lets_them(asked: Asked) -> None:
    def long() -> None:
        asked.note("begun")
        for name in ("first", "second"):
            asked.ask(name, short=True)
        asked.ask("another long one", short=False)
        asked.work.give_way()
        asked.ask("third", short=True)

    asked.ask("long", long, short=False)
    asked.wait(5)
    assert asked.order == ["begun", "first", "second", "long", "another long one", "third"]


def test_acts_are_done_in_the_order_they_were_asked_for_where_none_is_long(asked: Asked) -> None:
    hold = threading.Event()
    asked.ask("held", lambda: hold.wait(PATIENT), short=False)
    for name, short in (("one", False), ("two", True), ("three", False), ("four", True)):
        asked.ask(name, short=short)
    hold.set()
    asked.wait(5)
    assert asked.order == ["held", "one", "two", "three", "four"]


def test_short_acts_are_done_while_a_long_one_has_its_work_done_beside(asked: Asked) -> None:
    done = threading.Event()

    def beside() -> str:
        asked.ask("short", done.set, short=True)
        assert done.wait(PATIENT)
        return threading.current_thread().name

    names: list[str] = []
    asked.ask("long", lambda: names.append(asked.work.beside(beside)), short=False)
    asked.wait(2)
    assert asked.order == ["short", "long"]
    assert names[0].startswith("beside")


def test_what_fails_beside_fails_the_long_act(asked: Asked) -> None:
    def fail() -> None:
        raise KeyError

    asked.ask("long", lambda: asked.work.beside(fail), short=False)
    asked.wait(1)
    assert asked.order == ["KeyError"]


def test_a_save_that_has_to_wait_is_made_safe_first_and_told_once(asked: Asked) -> None:
    hold = threading.Event()
    asked.ask("held", lambda: hold.wait(PATIENT), short=False)
    asked.save("early", lambda: asked.note("early aside"))
    asked.wait(1)
    asked.save("late", lambda: asked.note("late aside"))
    asked.save("other", lambda: asked.note("other aside"), about="another page")
    asked.wait(2)
    hold.set()
    asked.wait(1)
    asked.work.stop()
    assert asked.order == [
        *("early aside", "early is safe", "late aside", "late is safe"),
        *("other aside", "other is safe", "held", "late", "other"),
    ]


def test_a_save_that_cannot_be_made_safe_first_waits_for_its_turn(asked: Asked) -> None:
    hold = threading.Event()

    def refuse() -> None:
        hold.set()
        raise OSError

    asked.ask("held", lambda: hold.wait(PATIENT), short=False)
    asked.save("save", refuse)
    asked.wait(2)
    assert asked.order == ["held", "save", "save is safe"]


def test_a_save_whose_turn_comes_at_once_is_not_made_safe_otherwise() -> None:
    order: list[str] = []
    work = Work(Inline, at_once)
    work.save(
        lambda: order.append("save"),
        lambda _: order.append("safe"),
        lambda _: order.append("failed"),
        about="a page",
        aside=lambda: order.append("aside"),
    )
    work.stop()
    assert order == ["save", "safe"]


def test_a_save_that_was_made_safe_but_fails_in_its_turn_is_told(asked: Asked) -> None:
    hold = threading.Event()

    def fail() -> None:
        raise KeyError

    asked.ask("held", lambda: hold.wait(PATIENT), short=False)
    asked.work.save(
        fail, lambda _: asked.ended.release(), asked._fail, about="a page", aside=lambda: None
    )
    asked.wait(1)
    hold.set()
    asked.wait(2)
    assert asked.order == ["held", "KeyError"]


def test_an_act_that_waits_is_made_safe_aside_and_done_all_the_same(asked: Asked) -> None:
    hold, aside = threading.Event(), threading.Semaphore(0)
    asked.ask("held", lambda: hold.wait(PATIENT), short=False)
    for name in ("one", "two"):
        asked.work.run(
            partial(asked.note, name),
            lambda _: asked.ended.release(),
            asked._fail,
            short=True,
            aside=aside.release,
        )
        assert aside.acquire(timeout=PATIENT)
    assert asked.order == []
    hold.set()
    asked.wait(3)
    assert asked.order == ["held", "one", "two"]
