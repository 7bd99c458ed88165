"""A journal's keys from the command line: a new one, and a key file."""

from pathlib import Path

import pytest

from journal import files
from journal.domain.errors import DiskFull
from tests.commands import CommandLine, secret_file

OTHER = "another sentence entirely"


def test_a_new_key_gives_a_new_code_and_takes_old_backups_along(
    command: CommandLine, tmp_path: Path
) -> None:
    command.add("A day by the river.")
    assert command("backup").code == 0
    new, code = secret_file(tmp_path, OTHER, "new"), tmp_path / "new-code"
    options = ("--new-passphrase-file", new, "--recovery-out", code, "--delete-old-backups")
    changed = command("passphrase", "--rekey", *options)
    assert changed.code == 0, changed.err
    assert changed.out == ""
    assert code.read_text() != (tmp_path / "code").read_text()
    assert command("list").code == 4
    opening = ("--passphrase-file", new)
    assert "A day by" in command.raw("list", command.journal, *opening).out
    rows = command.raw("backup", command.journal, "--list", "--json", *opening).json
    assert [row["opens"] for row in rows] == [True]


def test_a_new_key_is_not_given_where_its_code_has_no_place(
    command: CommandLine, tmp_path: Path
) -> None:
    new = secret_file(tmp_path, OTHER, "new")
    another = tmp_path / "Another.journal"
    assert command.on(another, "create", "--recovery-out", tmp_path / "other").code == 0
    for place in (another / "code", tmp_path / "nowhere" / "code", tmp_path / "other"):
        options = ("--new-passphrase-file", new, "--recovery-out", place)
        assert command("passphrase", "--rekey", *options).code == 64
        assert command("list").code == 0, "the old passphrase still opens it"


def test_a_new_key_that_is_given_is_said_even_if_its_code_cannot_be_saved(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = secret_file(tmp_path, OTHER, "new")
    real = files.write_whole

    def full(path: Path, data: bytes, *, replace: bool) -> None:
        if path.name == "code-of-the-new-key":
            raise DiskFull
        real(path, data, replace=replace)

    monkeypatch.setattr(files, "write_whole", full)
    code = tmp_path / "code-of-the-new-key"
    options = ("--new-passphrase-file", new, "--recovery-out", code, "--delete-old-backups")
    changed = command("passphrase", "--rekey", *options)
    assert changed.code == 1
    assert changed.out.count("-") == 13, "the code is printed, since it was not saved"
    assert "The new passphrase opens the journal now" in changed.err
    assert "could not be saved" in changed.err
    opening = ("--passphrase-file", new)
    rows = command.raw("backup", command.journal, "--list", "--json", *opening).json
    assert [row["opens"] for row in rows] == [True]


def test_a_key_file_opens_the_journal_together_with_its_passphrase(
    command: CommandLine, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"nobody has this file but one person")
    together = secret_file(tmp_path, OTHER, "together")
    added = command("keys", "--add-key-file", key, "--with-passphrase-file", together)
    assert added.code == 0, added.err
    assert "- passphrase and key file\n- recovery code\n" in added.out
    opening = ("list", command.journal, "--passphrase-file", together)
    assert command.raw(*opening, "--key-file", key).code == 0
    assert command.raw(*opening).code == 4
    assert command("keys", "--remove-key-file").out == (
        "This journal opens with:\n- passphrase\n- recovery code\n"
    )
    assert command.raw(*opening, "--key-file", key).code == 4
