"""Somebody gives pages that hold words of `marks` away, in every form and by every way.

From a list of entries, as a packet that was looked into, and on the command line. What is meant to
be there afterwards lies in `given`, and nowhere else.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Final

from journal import cli
from journal.domain.entry import EntryId
from journal.domain.packet import Front, Packet, Part
from journal.domain.recipe import Recipe, Wanted
from journal.domain.redaction import Redaction, Replacement
from journal.domain.selection import Selection
from journal.export.writers import FORMS
from tests.commands import secret_file
from tests.safety.day import PDF_PASSPHRASE, TAGS, Day
from tests.safety.marks import CANARIES, PERSON, PLACE, TITLE
from tests.steps import PASSPHRASE, given, needs_in, write

GIVEN: Final = "given"
"""The folder in which files are meant to lie."""
SEALED: Final = "sealed"
"""The form of a PDF with a passphrase of its own, beside those of `FORMS`."""
ENDS: Final = {each.name: each.suffix for each in FORMS} | {SEALED: ".pdf"}
WAYS: Final = ("entries", "packet", "command")
RECIPE: Final = f"""\
format: stillwater-packet
schema: 1
to: Dr. L.
entries:
  query: thimble
front:
  talk_about:
  - {CANARIES[1]}
parts:
- title: What helped
  words: {CANARIES[3]}
appendix: true
include:
- people
redaction:
  hide:
  - names: [{PERSON}]
    as: '[a friend]'
"""
_HIDE: Final = Redaction((Replacement((PERSON,), "[a friend]"),))


class Giver:
    """Somebody with a journal who gives pages away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = Day(folder)
        self.into = folder / GIVEN
        self.into.mkdir(exist_ok=True)
        self.recipe = folder / "recipe.yaml"
        self.recipe.write_text(RECIPE, encoding="utf-8")
        self.secret = secret_file(folder)
        self.locked = secret_file(folder, PDF_PASSPHRASE, "pdf-passphrase")

    def live(self) -> None:
        """Write the pages, each with a name, a place and a tag around it."""
        given(self.day.services.unlocking.create, self.day.journal, PASSPHRASE)
        for text in CANARIES:
            write(self.day.services, f"{text}\n\n{CANARIES[0]} {PERSON}.", title=TITLE, tags=TAGS)

    def ids(self) -> tuple[EntryId, ...]:
        """Return every entry."""
        found: tuple[EntryId, ...] = given(self.day.open().reviewing.find, Selection())
        return found

    def entries(self) -> Packet:
        """Return the packet of all pages and nothing else."""
        made: Packet = given(self.day.services.handing_over.begin, self.ids())
        return made

    def packet(self) -> Packet:
        """Return a packet with a first page, parts and all pages."""
        recipe = Recipe(
            wanted=Wanted(query="thimble"),
            front=Front(good_thing=CANARIES[2], talk_about=(PLACE,)),
            parts=(Part(TITLE, CANARIES[1]),),
            river=True,
            appendix=True,
        )
        made: Packet = given(self.day.open().handing_over.pack, recipe).packet
        return made

    def give(self, way: str, form: str, path: Path, *, replace: bool = False) -> None:
        """Save a file in one of `WAYS` and one form, the whole way from the journal to it."""
        {"entries": self._save, "packet": self._keep, "command": self._command}[way](
            form, path, replace=replace
        )

    def _save(self, form: str, path: Path, *, replace: bool) -> None:
        act = partial(self.day.services.handing_over.save, self.entries())
        given(act, self._form(form)[0], path, replace=replace, **self._opened(form))

    def _keep(self, form: str, path: Path, *, replace: bool) -> None:
        service = self.day.services.handing_over
        looked = partial(service.checked, self.packet(), _HIDE, self._form(form)[0])
        given(partial(service.keep, given(looked, **self._opened(form))), path, replace=replace)

    def _command(self, form: str, path: Path, *, replace: bool) -> None:
        self.day.close()
        name, *more = self._form(form)
        more += ["--replace"] if replace else []
        arguments = (self.day.journal, "--packet", self.recipe, "--format", name, "--out", path)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.main(
                ["export", *map(str, (*arguments, *more)), "--passphrase-file", str(self.secret)],
                needs_in(self.folder),
            )
        if code:
            raise Refused(code, err.getvalue())

    def _form(self, form: str) -> list[str]:
        locked = ["--pdf-passphrase-file", str(self.locked)]
        return ["pdf", *locked] if form == SEALED else [form]

    def _opened(self, form: str) -> dict[str, str]:
        return {"passphrase": PDF_PASSPHRASE} if form == SEALED else {}


class Refused(Exception):
    """A command ended with this exit code, and said this."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(code, said)
        self.code, self.said = code, said
