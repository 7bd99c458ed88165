"""Bringing in and handing over: all or nothing, never twice, and back again unchanged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands import CommandLine

SMALL = 60


def lines_file(path: Path, *records: Any) -> Path:
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def diary(number: int) -> list[dict[str, Any]]:
    return [
        {
            "date": f"16{60 + n // 360:02}-{n // 30 % 12 + 1:02}-{n % 28 + 1:02}",
            "text": f"Up betimes, for the {n}. time. “Lay long”, £{n}.\r\n\r\nAnd so to bed.",
            "title": f"Day {n}" if n % 3 == 0 else "",
            "tags": ["bed", f"year/{n // 360}"],
        }
        for n in range(number)
    ]


def test_importing_twice_adds_nothing(command: CommandLine, tmp_path: Path) -> None:
    file = lines_file(tmp_path / "in.jsonl", *diary(SMALL))
    first = command("import", file, "--format", "jsonl")
    assert first.code == 0, first.err
    assert first.out.startswith(f"{SMALL} added, 0 already there")
    second = command("import", file, "--format", "jsonl")
    assert second.out.startswith(f"0 added, {SMALL} already there")
    assert len(command.listed()) == SMALL


def test_a_bad_line_brings_nothing_in_and_is_named(command: CommandLine, tmp_path: Path) -> None:
    good, other = diary(2)
    file = lines_file(tmp_path / "in.jsonl", good, "{not json", {"text": "no date"}, other)
    refused = command("import", file, "--format", "jsonl")
    assert refused.code == 1
    assert "line 2:" in refused.err
    assert "line 3:" in refused.err
    assert command.listed() == []
    skipped = command("import", file, "--format", "jsonl", "--skip-bad")
    assert skipped.code == 1
    assert skipped.out.startswith("2 added")
    assert "line 2:" in skipped.err
    assert len(command.listed()) == 2


def test_a_file_that_is_not_there_is_a_fault_of_the_input(
    command: CommandLine, tmp_path: Path
) -> None:
    ran = command("import", tmp_path / "nothing.jsonl", "--format", "jsonl")
    assert ran.code == 1
    assert "cannot be opened" in ran.err


def test_an_archive_comes_back_equal_in_another_journal(
    command: CommandLine, tmp_path: Path
) -> None:
    command("import", lines_file(tmp_path / "in.jsonl", *diary(SMALL)), "--format", "jsonl")
    command.add(
        "Answering. 🎶 עברית", "--prompt", "numb-02", "--tag", "choir", "--date", "0900-03-01"
    )
    out, again = tmp_path / "out.json", tmp_path / "again.json"
    assert command("export", "--format", "json", "--out", out).code == 0
    elsewhere = tmp_path / "Elsewhere.journal"
    assert command.on(elsewhere, "create", "--recovery-out", tmp_path / "other").code == 0
    assert command.on(elsewhere, "import", out, "--format", "json").code == 0
    assert command.on(elsewhere, "list", "--json").json == command.listed()
    assert command.on(elsewhere, "export", "--format", "json", "--out", again).code == 0
    assert json.loads(again.read_text())["entries"] == json.loads(out.read_text())["entries"]
    back = command("import", out, "--format", "json")
    assert back.out.startswith(f"0 added, {SMALL + 1} already there")


def test_an_exported_archive_holds_what_was_chosen(command: CommandLine, tmp_path: Path) -> None:
    wanted = command.add("This.", "--tag", "a")
    command.add("Not this.", "--tag", "b")
    out = tmp_path / "out.json"
    assert command("export", "--format", "json", "--tag", "a", "--out", out).code == 0
    archive = json.loads(out.read_text())
    assert [entry["id"] for entry in archive["entries"]] == [wanted]
    assert archive["count"] == 1


def test_a_whole_journal_leaves_and_comes_back(command: CommandLine, tmp_path: Path) -> None:
    kept = command.add("By the window.", "--tag", "choir")
    binned = command.add("Not this.")
    assert command("bin", binned).code == 0
    out, again = tmp_path / "all.zip", tmp_path / "again.zip"
    saved = command("export", "--archive", "--out", out)
    assert saved.code == 0, saved.err
    assert saved.out.startswith("2 entries, 3 versions, 0 pictures and files. Saved, ")
    assert "Anyone who can open it can read it." in saved.out
    assert out.stat().st_mode & 0o777 == 0o600
    assert command("export", "--archive", "--out", out).code == 64
    elsewhere = tmp_path / "Elsewhere.journal"
    assert command.on(elsewhere, "create", "--recovery-out", tmp_path / "other").code == 0
    came = command.on(elsewhere, "import", out, "--format", "archive")
    assert (came.code, came.out) == (0, "2 added, 0 already there.\n"), came.err
    assert command.on(elsewhere, "list", "--json").json == command.listed()
    assert command.on(elsewhere, "show", kept).out == command("show", kept).out
    assert binned[:8] in command.on(elsewhere, "bin").out
    assert command.on(elsewhere, "import", out, "--format", "archive").out.startswith("0 added")
    assert command.on(elsewhere, "export", "--archive", "--out", again).code == 0
    assert command.on(elsewhere, "check").code == 0


@pytest.mark.parametrize(
    "more", [["--tag", "a"], ["--private"], ["--format", "json"], ["--ids", "1"]]
)
def test_an_archive_of_everything_takes_no_filters(
    command: CommandLine, tmp_path: Path, more: list[str]
) -> None:
    refused = command("export", "--archive", "--out", tmp_path / "all.zip", *more)
    assert refused.code == 64
    assert not (tmp_path / "all.zip").exists()


def test_a_file_inside_a_journal_is_not_brought_in(command: CommandLine) -> None:
    for form in ("jsonl", "archive"):
        ran = command("import", command.journal / "journal.db", "--format", form)
        assert ran.code == 1
        assert "in the folder of a journal" in ran.err


def test_a_real_diary_comes_in_whole(
    command: CommandLine, tmp_path: Path, diary: Path | None, figure: Callable[[str], None]
) -> None:
    if diary is None:
        pytest.skip("no diary given by --text")
    taken = diary.read_text(encoding="utf-8").splitlines()
    file = lines_file(tmp_path / "diary.jsonl", *taken)
    assert command("import", file, "--format", "jsonl").code == 0
    rows = command.listed()
    assert len(rows) == len(taken)
    assert rows[0]["date"] == max(json.loads(line)["date"] for line in taken)
    again = command("import", file, "--format", "jsonl")
    assert again.out.startswith(f"0 added, {len(taken)} already there")
    found = command("search", '"And so to bed"', "--json").json
    assert len(found) == sum("and so to bed" in " ".join(line.lower().split()) for line in taken)
    assert command("check").code == 0
    figure(f"{len(taken)} entries of a diary in, {len(found)} times to bed")
