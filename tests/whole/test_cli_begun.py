"""A file that was left unfinished where others may read it is named by the next command."""

from functools import partial
from pathlib import Path

from journal.app.services import build_services
from tests.commands import CommandLine
from tests.steps import PASSPHRASE, given, needs_in


def test_what_was_left_unfinished_is_named_until_it_is_gone(
    command: CommandLine, tmp_path: Path
) -> None:
    place = tmp_path / ".0123456789abcdef.part"
    services = build_services(needs_in(tmp_path))
    given(services.unlocking.unlock, command.journal, PASSPHRASE)
    given(partial(services.door.within, lambda unit: unit.begun.note(place)))
    services.unlocking.quit()
    place.write_text("My pages")
    for _ in range(2):
        ran = command("list")
        assert ran.code == 0
        assert str(place) in ran.err
    place.unlink()
    assert command("list").err == ""
