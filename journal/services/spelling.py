"""Spelling: dictionaries loaded beside everything else, and the words a person calls their own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

from journal.domain.settings import Settings
from journal.domain.spelling import LONGEST, Broken, Wanted, plain
from journal.domain.text import canonical
from journal.services.door import Door, Open, State
from journal.services.needs import Failed, Then
from journal.services.stores import UnitOfWork
from journal.services.work import Work

_MOST = 50_000
"""Words that are remembered; then they are looked up again."""


class Speller(Protocol):
    """Dictionaries that were loaded."""

    def check(self, word: str, /) -> bool:
        """Tell whether a word is spelt in a known way."""
        ...

    def suggestions(self, word: str, /, most: int = 6) -> tuple[str, ...]:
        """Return at most `most` ways to spell a word, the likeliest first; nothing runs beside."""
        ...


OpenSpeller: TypeAlias = Callable[[Wanted], tuple[Speller, tuple[Broken, ...]]]
LookInto: TypeAlias = Callable[[Path], tuple[str, ...]]
"""Gives the names of the dictionaries in a folder."""
OtherSpellings: TypeAlias = Callable[[Wanted, str], tuple[str, ...]]
"""Gives a few ways to spell a word, the likeliest first; may take a second."""


class Spelling:
    """What is known of a word is remembered in memory only, and forgotten at lock."""

    def __init__(
        self,
        door: Door,
        aside: Work,
        open_speller: OpenSpeller,
        look_into: LookInto,
        other_spellings: OtherSpellings,
    ) -> None:
        self._door = door
        self._aside = aside
        self._open_speller = open_speller
        self._look_into = look_into
        self._other_spellings = other_spellings
        self._wanted: Wanted | None = None
        self._speller: Speller | None = None
        self._verdicts: dict[str, bool] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        self._asked: dict[str, list[Callable[[tuple[str, ...]], None]]] = {}
        self._own: frozenset[str] = frozenset()
        self._listeners: list[Callable[[], None]] = []
        self.broken: tuple[Broken, ...] = ()
        """Dictionaries that were asked for and cannot be used."""
        door.listen(self._follow)

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called when words may be known now that were not, or no longer are."""
        self._listeners.append(listener)

    @property
    def ready(self) -> bool:
        """Whether dictionaries are loaded."""
        return self._speller is not None

    def use(self, settings: Settings) -> None:
        """Load what is set; until then the dictionaries before are asked."""
        wanted = Wanted(settings.english, settings.dictionaries, settings.opened_dictionaries)
        if wanted == self._wanted:
            return
        self._wanted = wanted

        def loaded(found: tuple[Speller, tuple[Broken, ...]]) -> None:
            if self._wanted == wanted:
                self._speller, self.broken = found
                self._forget_spellings()
                self._tell()

        def not_loaded(_: Exception) -> None:
            self._wanted = None  # without a dictionary nothing is marked

        self._aside.run(lambda: self._open_speller(wanted), loaded, not_loaded)

    def verdict(self, word: str) -> bool | None:
        """Return whether a word is known as far as it was looked up before; takes no time."""
        return self._verdicts.get(word)

    def check(self, word: str) -> bool:
        """Look a word up, in a few hundredths of a millisecond, and remember the outcome."""
        if self._speller is None:
            return True
        if len(self._verdicts) >= _MOST:
            self._verdicts.clear()
        known = self._is_own(_own(word)) or self._speller.check(word)
        self._verdicts[word] = known
        return known

    def suggestions(self, word: str, then: Callable[[tuple[str, ...]], None]) -> None:
        """Give a few ways to spell a word, the likeliest first: at once, where it was asked before.

        None for a word so long that looking for it would take longer than a second.
        """
        wanted = self._wanted
        if wanted is None or self._speller is None or len(word) > LONGEST // 2:
            then(())
        elif word in self._found:
            then(self._found[word])
        elif word in self._asked:
            self._asked[word].append(then)
        else:
            self._asked[word] = [then]

            def tell(spellings: tuple[str, ...]) -> None:
                for each in self._asked.pop(word, ()):
                    self._found[word] = spellings
                    each(spellings)

            look = partial(self._other_spellings, wanted, word)
            self._aside.run(look, tell, lambda _: tell(()))

    def words(self, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Give a person's own words, in the order of the alphabet."""
        self._act(lambda unit: None, then, failed)

    def add(self, word: str, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Keep a word as one's own; gives all there are then."""
        own = _own(word)
        self._act(lambda unit: unit.own_dictionary.add(own) if own else None, then, failed)

    def remove(self, word: str, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Remove a word; gives those that are left. Adding it again takes this back."""
        self._act(lambda unit: unit.own_dictionary.remove(_own(word)), then, failed)

    def found_in(self, folder: Path, then: Then[tuple[str, ...]], failed: Failed) -> None:
        """Give the names of the dictionaries in a folder."""
        self._aside.run(lambda: self._look_into(folder), then, failed)

    def _is_own(self, word: str) -> bool:
        """Tell whether a word is one's own; a small one may begin a sentence, a name may own."""
        forms = {word, word[:1].lower() + word[1:]}
        forms |= {form.removesuffix("'s") for form in forms}
        return not self._own.isdisjoint(forms)

    def _act(
        self, change: Callable[[UnitOfWork], None], then: Then[tuple[str, ...]], failed: Failed
    ) -> None:
        def job(unit: UnitOfWork) -> tuple[str, ...]:
            change(unit)
            return unit.own_dictionary.all()

        def done(words: tuple[str, ...]) -> None:
            if self._own != frozenset(words):
                self._own = frozenset(words)
                self._tell()
            then(words)

        self._door.within(job, done, failed)

    def _follow(self, state: State) -> None:
        self._verdicts.clear()
        self._forget_spellings()
        self._own = frozenset()
        if isinstance(state, Open):
            self.words(lambda _: None, lambda _: None)

    def _forget_spellings(self) -> None:
        self._found.clear()
        self._asked.clear()

    def _tell(self) -> None:
        self._verdicts.clear()
        for listener in self._listeners:
            listener()


def _own(word: str) -> str:
    """Return a word as it is kept among one's own."""
    return canonical(plain(word)).strip("'-")[:LONGEST]
