"""`check` on the command line: plain words, nothing private, and every file looked into."""

from pathlib import Path

from journal import cli, process
from tests.commands import CommandLine, lasting_journal, ran, secret_file

SECRET = "what the heron saw in the mill race that evening"


def test_a_check_says_in_plain_words_what_it_found_and_nothing_private(
    command: CommandLine, tmp_path: Path
) -> None:
    command.add(SECRET, "--tag", "those who stayed away")
    assert command("backup").code == 0
    report = tmp_path / "report.txt"
    checked = command("check", "--out", report)
    assert checked.code == 0
    assert checked.out.startswith("Checked on Monday 23 November 2026.\nEverything")
    for said in ("1 entry", "1 backup", "1 opened and counted", "19 MiB", "The clipboard"):
        assert said in checked.out
    for private in ("heron", "stayed", command.journal.stem, str(tmp_path)):
        assert private not in checked.out
    assert report.read_text("utf-8") == checked.out
    assert report.stat().st_mode & 0o777 == 0o600
    assert command("check", "--out", report).code == 64
    assert command("check", "--out", command.journal / "report.txt").code == 64


def test_words_that_lie_open_in_the_folder_are_told(command: CommandLine) -> None:
    command.add(SECRET)
    (command.journal / "draft.txt").write_text(SECRET)
    checked = command("check", "--json")
    assert checked.code == 1
    assert not checked.json["sound"]
    faults = [each for each in checked.json["findings"] if not each["sound"]]
    assert [each["what"] for each in faults] == ["readable words"]
    assert "heron" not in checked.out
    assert "draft" not in checked.out


def test_a_program_of_its_own_looks_into_the_files_too(tmp_path: Path) -> None:
    journal = lasting_journal(tmp_path)
    opening = ("--passphrase-file", secret_file(tmp_path))
    assert ran(tmp_path, "add", journal, *opening, stdin=SECRET.encode()).code == 0
    (journal / "notes").write_bytes(SECRET.encode("utf-16-be"))
    checked = ran(tmp_path, "check", journal, *opening)
    assert checked.code == 1
    assert "files that show words: 1 in the journal's folder" in checked.out


def test_what_is_looked_for_stands_in_no_argument_and_no_environment(tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    shown.write_bytes(SECRET.encode())
    own = [Path("/proc/self/cmdline"), Path("/proc/self/environ")]  # the searching process's
    own = [path for path in own if path.exists()]
    assert process.files_holding([shown, *own], [SECRET.encode()]) == [shown]


def test_files_that_cannot_be_looked_into_end_the_search(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    job = b'{"files": ["%s"], "needles": ["00"]}' % str(tmp_path / "folder").encode()
    assert ran(tmp_path, "look-inside", stdin=job).code == 1


def test_help_does_not_speak_of_the_searching_process(command: CommandLine) -> None:
    assert cli.main(["--help"]) == 0
    assert "look-inside" not in command.raw("--help").out
