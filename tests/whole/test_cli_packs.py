"""`packs check`: what keeps a pack out is named by its line, without a journal."""

from pathlib import Path

from tests.commands import CommandLine
from tests.importing.test_packs import EXAMPLE
from tests.test_house import HEAVY, loaded_after


def test_a_good_pack_is_called_one(command: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "walks.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    ran = command.raw("packs", "check", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Walks along the river: 2 prompts. It can be brought in.\n"


def test_a_bad_one_is_answered_line_by_line_with_the_code_of_bad_input(
    command: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "walks.yaml"
    path.write_text(EXAMPLE.replace("intensity: 1", "intensity: 9").replace("en\n", "1\n"))
    ran = command.raw("packs", "check", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "Line 7: the language is not a language tag such as “en” or “pt-BR”.",
        "Line 15: prompt 1: the intensity is not 1, 2 or 3.",
    ]
    assert command.raw("packs", "check", tmp_path / "none.yaml").code == 1
    assert command.raw("packs", "eat", path).code == 64


def test_neither_window_nor_database_is_loaded_for_it(tmp_path: Path) -> None:
    path = tmp_path / "walks.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert not loaded_after("packs", "check", str(path)) & HEAVY


def test_a_page_is_written_to_a_prompt_of_ones_own(command: CommandLine) -> None:
    ran = command("add", "--prompt", "pack.own.none", stdin="It sang.")
    assert ran.code == 64, "there is none yet"
