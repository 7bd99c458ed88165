"""Backups, restoring, merging, keys, the bin and erasing, as typed in a terminal."""

import io
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from journal import cli
from journal.app.services import build_services
from tests.commands import CommandLine, Ran
from tests.steps import PASSPHRASE, given, needs_in

OTHER = "a quite different one"


def test_a_backup_is_made_listed_and_restored(command: CommandLine, tmp_path: Path) -> None:
    command.add("A day by the river.")
    made = command("backup", "--json")
    assert made.code == 0
    assert made.json["entries"] == 1
    backup = Path(made.json["path"])
    assert [Path(row["path"]) for row in command("backup", "--list", "--json").json] == [backup]
    line = command("backup", "--list").out
    assert "1 entry" in line
    assert str(backup) in line
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert command("backup", "--out", elsewhere).code == 0
    assert len(list(elsewhere.glob("*.jbackup"))) == 1
    assert (elsewhere / "open_backup.py").is_file()
    command.add("Written after the backup.")
    restored = command.raw("restore", backup, "--passphrase-file", command.secret)
    assert restored.code == 0, restored.err
    place = tmp_path / "Quiet restored 2026-11-23.journal"
    assert restored.out.startswith(f"{place}\n1 entry, as of ")
    assert [row["title"] for row in command.on(place, "list", "--json").json] == [""]
    again = command.raw("restore", backup, "--code-file", tmp_path / "code")
    assert again.out.startswith(f"{place.with_name('Quiet restored 2026-11-23 2.journal')}\n")
    assert len(command.listed()) == 2


@pytest.mark.parametrize("damage", ["", "short"])
def test_a_file_that_is_no_whole_backup_is_refused(
    command: CommandLine, tmp_path: Path, damage: str
) -> None:
    backup = Path(command("backup", "--json").json["path"])
    data = backup.read_bytes()
    broken = tmp_path / "broken.jbackup"
    broken.write_bytes(data[: len(data) // 2] if damage else data[:-1] + bytes([data[-1] ^ 1]))
    into = tmp_path / "New.journal"
    refused = command.raw("restore", broken, into, "--passphrase-file", command.secret)
    assert refused.code == 6
    assert "This backup is damaged." in refused.err
    assert not into.exists()


def _copied(command: CommandLine) -> Path:
    return shutil.copytree(command.journal, command.folder / "Copy.journal")


def _merged(command: CommandLine, copy: Path) -> Ran:
    """Write on in both places, and bring them together."""
    assert command.on(copy, "add", stdin="Written on the train.").code == 0
    command.add("Written at home.")
    return command("merge", copy)


def test_a_copy_comes_together_with_the_journal(command: CommandLine) -> None:
    command.add("Before they parted.")
    copy = _copied(command)
    merged = _merged(command, copy)
    assert merged.code == 0, merged.err
    assert merged.out == "1 version brought in, for 1 entry.\n"
    assert len(command.listed()) == 3
    assert command("versions").out == ""
    assert command("merge", copy).out == "0 versions brought in, for 0 entries.\n"


def _rewritten(command: CommandLine, journal: Path, id: str, words: str) -> None:
    """Write an entry anew in one of the places."""
    services = build_services(needs_in(command.folder))
    given(services.unlocking.unlock, journal, PASSPHRASE)
    entry = given(services.reviewing.entry_starting, id)
    draft = given(services.writing.open, entry.id).draft
    content = replace(draft.content, body=words)
    given(services.writing.finish, replace(draft, content=content))
    services.unlocking.quit()


@pytest.mark.parametrize(("keep", "bodies"), [("1", 1), ("2", 1), ("both", 2)])
def test_an_entry_written_in_two_places_is_shown_and_settled(
    command: CommandLine, keep: str, bodies: int
) -> None:
    id = command.add("Before they parted.")
    copy = _copied(command)
    _rewritten(command, copy, id, "As it was told on the train.")
    _rewritten(command, command.journal, id, "As it was told at home.")
    merged = command("merge", copy)
    assert "1 entry with two versions; none was dropped." in merged.out
    assert id in command("versions").out
    shown = command("versions", id).out
    first, second = shown.split("Version 2, written ")
    assert {"train" in first, "train" in second} == {True, False}
    assert {"home" in first, "home" in second} == {True, False}
    assert command("versions", id, "--keep", "3").code == 64
    settled = command("versions", id, "--keep", keep)
    assert settled.code == 0, settled.err
    assert command("versions").out == ""
    assert len(command.listed()) == bodies
    if keep != "both":
        chosen = first if keep == "1" else second
        word = "train" if "train" in chosen else "home"
        assert word in command("show", id).out
    assert command("versions", id, "--keep", "1").code == 64
    assert command("check").code == 0


def test_erasing_asks_and_names_the_backups_that_still_hold_it(command: CommandLine) -> None:
    kept = command.add("This may stay.")
    gone = command.add("This must go.")
    backup = Path(command("backup", "--json").json["path"])
    unasked = command("erase", gone)
    assert unasked.code == 64
    assert len(command.listed()) == 2
    erased = command("erase", gone, "--yes")
    assert erased.code == 0, erased.err
    assert erased.out.startswith("1 entry erased for good.\n")
    assert str(backup) in erased.out
    assert [row["id"] for row in command.listed()] == [kept]
    assert command("erase", gone, "--yes").code == 64


class Terminal(io.StringIO):
    """A terminal on which somebody has typed an answer."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "code", "left"), [("yes\n", 64, 1), ("Erase\n", 0, 0)])
def test_erasing_waits_for_its_own_word(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, left: int
) -> None:
    id = command.add("This must go.")
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    arguments = ["erase", str(command.journal), id, "--passphrase-file", str(command.secret)]
    assert cli.main(arguments, needs_in(command.folder)) == code
    assert len(command.listed()) == left


def test_one_new_backup_takes_the_place_of_those_that_hold_what_was_erased(
    command: CommandLine,
) -> None:
    gone = command.add("This must go.")
    old = Path(command("backup", "--json").json["path"])
    erased = command("erase", gone[:8], "--yes", "--from-backups")
    assert erased.code == 0, erased.err
    (left,) = command("backup", "--list", "--json").json
    assert left["path"] != str(old)
    assert left["entries"] == 0
    assert not old.exists()


def test_an_entry_goes_to_the_bin_and_comes_back(command: CommandLine) -> None:
    id = command.add("Not now.")
    assert command("bin").out == ""
    assert command("bin", id).out == "1 entry moved to the bin.\n"
    assert command.listed() == []
    assert id in command("bin").out
    assert command("bin", id, "--put-back").out == "1 entry taken out of the bin.\n"
    assert [row["id"] for row in command.listed()] == [id]


def test_erasing_names_what_it_leaves_among_the_backups(
    command: CommandLine, tmp_path: Path
) -> None:
    id = command.add("A day by the river.")
    kept = Path(command("backup", "--json").json["path"])
    named = kept.rename(kept.with_name("before my trip.jbackup"))
    another = tmp_path / "Another.journal"
    assert command.on(another, "create", "--recovery-out", tmp_path / "other").code == 0
    foreign = Path(command.on(another, "backup", "--json").json["path"])
    foreign = foreign.rename(kept.with_name("auto-20250101T000000Z.jbackup"))
    erased = command("erase", id, "--yes", "--from-backups")
    assert erased.code == 1
    assert "1 entry erased for good." in erased.out
    assert f"- {foreign}\n" in erased.out
    assert foreign.exists()
    assert not named.exists()


def test_a_damaged_key_part_is_mended_from_a_copy(command: CommandLine) -> None:
    command.add("A day by the river.")
    (command.journal / "vault.json").write_bytes(b"{}")
    damaged = command("list")
    assert damaged.code == 5
    assert "--from-copies" in damaged.err
    mended = command("recover", "--from-copies", "--passphrase-file", command.secret)
    assert mended.code == 0, mended.err
    assert len(command.listed()) == 1


def test_what_is_left_of_a_damaged_journal_is_rescued(command: CommandLine, tmp_path: Path) -> None:
    words = "with some words of the day " * 40
    lines = [json.dumps({"date": "2026-11-23", "text": f"{n} {words}"}) for n in range(60)]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    assert command("import", tmp_path / "pages.jsonl", "--format", "jsonl").code == 0
    database = command.journal / "journal.db"
    whole = command("rescue", tmp_path / "Whole.journal")
    assert whole.code == 0, whole.err
    assert "Nothing is missing." in whole.out
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(bytes(16384))
    rescued = command("rescue", tmp_path / "Rescued.journal")
    assert rescued.code in (0, 1), rescued.err
    assert "came over." in rescued.out
    assert command.on(tmp_path / "Rescued.journal", "list").code == 0


@pytest.mark.parametrize(
    "options",
    [
        ("passphrase", "J", "--recovery-out", "x"),
        ("passphrase", "J", "--delete-old-backups"),
        ("keys", "J", "--with-passphrase-file", "x"),
        ("keys", "J", "--add-keychain", "--remove-keychain"),
        ("bin", "J", "--put-back"),
        ("versions", "J", "--keep", "both"),
        ("restore", "B", "--code-file", "x", "--passphrase-file", "y"),
        ("recover", "J"),
        ("backup", "J", "--list", "--out", "x"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    command: CommandLine, options: tuple[str, ...]
) -> None:
    assert command.raw(*options).code == 64
