"""The three uses on the command line: writing, finding again, handing over."""

import re
from pathlib import Path

from tests.commands import CommandLine, Ran


def ids(ran: Ran) -> list[str]:
    return [row["id"] for row in ran.json]


def test_creating_gives_the_recovery_code_once(command: CommandLine, tmp_path: Path) -> None:
    made = command.on(tmp_path / "Other.journal", "create")
    assert made.code == 0
    assert re.fullmatch(r"([0-9A-Z]{4}-){13}[0-9A-Z]{4}\n", made.out)
    assert made.out.strip() not in command.on(tmp_path / "Other.journal", "check").out


def test_the_code_goes_to_a_new_private_file(command: CommandLine, tmp_path: Path) -> None:
    code = tmp_path / "code"
    assert re.fullmatch(r"([0-9A-Z]{4}-){13}[0-9A-Z]{4}\n", code.read_text())
    assert code.stat().st_mode & 0o777 == 0o600


def test_the_code_is_not_written_inside_the_journal(command: CommandLine, tmp_path: Path) -> None:
    place = tmp_path / "Other.journal"
    assert command.on(place, "create", "--recovery-out", place / "code").code == 64
    assert not place.exists()


def test_no_journal_is_made_when_the_code_would_have_no_place(
    command: CommandLine, tmp_path: Path
) -> None:
    place = tmp_path / "Other.journal"
    assert command.on(place, "create", "--recovery-out", tmp_path / "code").code == 64
    assert command.on(place, "create", "--recovery-out", tmp_path / "no" / "code").code == 64
    assert not place.exists()


def test_entries_are_listed_newest_first_with_all_they_carry(command: CommandLine) -> None:
    old = command.add("On the towpath.", "--date", "1665-09-07")
    new = command.add(
        "Said no.\n", "--tag", "work", "--tag", "limit/shifts", "--date", "2026-11-20"
    )
    rows = command.listed()
    assert [row["id"] for row in rows] == [new, old]
    rows[0]["tags"].sort()
    assert rows[0] == {
        "id": new,
        "date": "2026-11-20",
        "title": "",
        "tags": ["limit/shifts", "work"],
        "people": [],
        "places": [],
        "label": None,
    }
    assert rows[1]["date"] == "1665-09-07"


def test_filters_are_inclusive_and_join(command: CommandLine) -> None:
    made = {
        day: command.add(f"Written on {day}.", "--date", day, "--tag", tag)
        for day, tag in [("2026-01-01", "work"), ("2026-01-02", "Work"), ("2026-01-03", "home")]
    }
    assert ids(command("list", "--json", "--from", "2026-01-02")) == [
        made["2026-01-03"],
        made["2026-01-02"],
    ]
    assert ids(command("list", "--json", "--to", "2026-01-01")) == [made["2026-01-01"]]
    both = command("list", "--tag", "WORK", "--json", "--from", "2026-01-02", "--to", "2026-01-03")
    assert ids(both) == [made["2026-01-02"]]
    assert ids(command("list", "--json", "--label", "chosen")) == []


def test_search_points_at_the_words_in_code_points(command: CommandLine) -> None:
    command.add("Nothing of the sort.")
    wanted = command.add("🎶😂 then the café, and the low note 🎶 held under us.")
    (row,) = command("search", "note", "--json").json
    assert row["id"] == wanted
    assert [row["snippet"][start:end] for start, end in row["matches"]] == ["note"]
    assert ids(command("search", '"low note"', "--json")) == [wanted]
    assert ids(command("search", "caf*", "--json")) == [wanted]
    assert command("search", "nowhere", "--json").json == []


def test_list_and_search_take_the_same_queries_and_say_what_they_left_out(
    command: CommandLine,
) -> None:
    work = command.add("The river by the mill.", "--tag", "work", "--date", "2026-01-02")
    home = command.add("A river of people.", "--tag", "home", "--date", "2026-02-03")
    for verb in ("list", "search"):
        assert ids(command(verb, "river tag:work", "--json")) == [work]
        assert ids(command(verb, "tag:work OR tag:home", "--json", "--best")) == [home, work]
        ran = command(verb, "river before:2026-02 before:soon", "--json")
        assert ids(ran) == [work]
        assert ran.err.startswith("Left out “before:soon”: a day is written 2026-11-23")
        assert command(verb, "river", "--saved", "nothing of this name").code == 64
        assert "riv*" in command(verb, "--help").out
    assert command("search").code == 64
    assert ids(command("list", "--json")) == [home, work]


def test_an_entry_is_shown_by_the_beginning_of_its_id(command: CommandLine) -> None:
    id = command.add("Line one.\n\n  Line three, indented.", "--prompt", "numb-02")
    shown = command("show", id.upper())
    assert shown.out.endswith("Line one.\n\n  Line three, indented.\n")
    assert "List five plain facts about today. No feelings needed." in shown.out
    assert command("show", id[:7]).code == 64


def test_a_beginning_that_two_entries_share_names_neither(command: CommandLine) -> None:
    first, second = command.add("One."), command.add("Two.")
    shared = next(n for n in range(32) if first[n] != second[n])
    assert shared >= 8  # both were written within the same seconds
    ran = command("show", first[:8])
    assert ran.code == 64
    assert "More than one entry" in ran.err


def test_tags_are_counted(command: CommandLine) -> None:
    command.add("One.", "--tag", "choir")
    command.add("Two.", "--tag", "choir", "--tag", "#work")
    assert command("tags", "--json").json == [
        {"name": "choir", "kind": "tag", "entries": 2},
        {"name": "work", "kind": "tag", "entries": 1},
    ]
    assert "2  #choir" in command("tags").out


def test_a_terminal_is_not_misled_by_what_an_entry_holds(command: CommandLine) -> None:
    id = command.add("\x1b[2J gone", "--tag", "work")
    for ran in (command("show", id), command("list"), command("search", "gone")):
        assert "\x1b" not in ran.out
        assert "gone" in ran.out


def test_an_export_replaces_nothing_unless_told(command: CommandLine, tmp_path: Path) -> None:
    first, second = command.add("Keep this."), command.add("And this.")
    out = tmp_path / "page.md"
    out.write_text("something else")
    assert command("export", "--format", "md", "--out", out).code == 64
    assert out.read_text() == "something else"
    assert command("export", "--format", "md", "--out", out, "--replace", "--ids", first).code == 0
    assert "Keep this." in out.read_text()
    assert "And this." not in out.read_text()
    assert (
        command("export", "--format", "md", "--out", out, "--ids", first, "--tag", "x").code == 64
    )
    inside = command.journal / "page.md"
    assert command("export", "--format", "md", "--out", inside, "--ids", second).code == 64
    assert not inside.exists()


def test_an_export_of_nothing_says_so(command: CommandLine, tmp_path: Path) -> None:
    ran = command("export", "--format", "json", "--out", tmp_path / "empty.json")
    assert ran.code == 64
    assert "Nothing is chosen" in ran.err
    assert not (tmp_path / "empty.json").exists()


def test_a_pdf_is_handed_over(command: CommandLine, tmp_path: Path) -> None:
    command.add("A page for Thursday.", "--tag", "talking")
    command.add("Not this one.")
    out = tmp_path / "packet.pdf"
    ran = command("export", "--format", "pdf", "--out", out, "--tag", "talking")
    assert ran.code == 0
    assert ran.out.startswith("1 entry,")
    assert out.read_bytes().startswith(b"%PDF-")
    assert out.stat().st_mode & 0o777 == 0o600


def test_checking_a_sound_journal_says_what_was_looked_at(command: CommandLine) -> None:
    command.add("All is well.")
    ran = command("check")
    assert ran.code == 0
    assert "Everything that was looked at is as it was written." in ran.out
    assert "1 entry" in ran.out


def test_a_new_passphrase_takes_the_place_of_the_old(command: CommandLine, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text("another long one\r\nand a second line\n")
    new.chmod(0o600)
    assert command("passphrase", "--new-passphrase-file", new).code == 0
    assert command("list").code == 4
    assert command.raw("list", command.journal, "--passphrase-file", new).code == 0


def test_recovery_opens_also_without_the_header(command: CommandLine, tmp_path: Path) -> None:
    id = command.add("Still here.")
    (command.journal / "vault.json").unlink()
    new = tmp_path / "new"
    new.write_text("another long one\n")
    new.chmod(0o600)
    ran = command("recover", "--code-file", tmp_path / "code", "--new-passphrase-file", new)
    assert ran.code == 0, ran.err
    shown = command.raw("show", command.journal, id, "--passphrase-file", new)
    assert shown.out.endswith("Still here.\n")
