"""The plan of the house: what architecture promises about files, rooms and imports."""

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from journal.domain import errors
from journal.domain.errors import JournalError
from journal.ui.kit.errors import words_for

HOUSE = Path(__file__).parents[1]
SOURCES = sorted((HOUSE / "journal").rglob("*.py"))
ALL_PYTHON = [*SOURCES, HOUSE / "main.py", *sorted((HOUSE / "tests").rglob("*.py"))]

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
MOST_METHODS = 20

# The only files that may import inside a function, each to load something late.
MAY_IMPORT_LATE = {
    "journal/app/pages.py": "each page, when it is first shown",
    "journal/app/services.py": "the recovery sheet, when it is wanted",
    "journal/cli/start.py": "each command with what it needs, so that --help and read stay light",
    "journal/domain/passphrase.py": "lists of common words, when a passphrase is chosen",
    "journal/demo.py": "the window, only where Qt can be loaded",
    "journal/export/reopened.py": "the readers of PDF, when one is read again",
    "journal/export/shown.py": "the reader of PDF, when one is looked at",
    "journal/export/writers.py": "one writer per format",
    "journal/importing/plan.py": "one reader per program",
    "journal/services/packs.py": "YAML, when a pack is read or written",
    "journal/services/work.py": "the vault, on the vault thread",
    "journal/vault/keychain.py": "the optional keyring",
    "journal/vault/opening.py": "Alembic, when a step is pending",
}

TOP_LEVEL = {
    *("journal", "resources", "tests", "main.py", "pyproject.toml", "README.md", "LICENSE"),
    *("CHANGELOG.md", "uv.lock", ".ci"),
    *(".gitignore", ".gitattributes", ".editorconfig", ".github"),
}


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Plan:
    """What stands in a file: functions with their lines, classes with their methods, imports.

    `imports` are the first lines of the statements.
    """

    functions: dict[tuple[str, int], range]
    classes: dict[tuple[str, int], int]
    imports: tuple[int, ...]


@cache
def plan(path: Path) -> Plan:
    """Read a file once for all that is asked about it."""
    found = Plan({}, {}, ())
    imports = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            found.functions[node.name, node.lineno] = range(node.lineno, last + 1)
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, ast.FunctionDef) for part in node.body)
            found.classes[node.name, node.lineno] = methods
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imports.append(node.lineno)
    return replace(found, imports=tuple(imports))


def test_no_file_is_longer_than_a_person_reads_in_one_go() -> None:
    long = {
        named(path): lines
        for path in ALL_PYTHON
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{named(path)}:{name}"
        for path in ALL_PYTHON
        for (name, _), lines in plan(path).functions.items()
        if len(lines) > LONGEST_FUNCTION
    ]
    assert not long


def test_no_class_does_everything() -> None:
    crowded = [
        f"{named(path)}:{name}"
        for path in SOURCES
        for (name, _), methods in plan(path).classes.items()
        if methods > MOST_METHODS
    ]
    assert not crowded


def test_every_package_says_in_one_sentence_what_it_is() -> None:
    for path in SOURCES:
        if path.name == "__init__.py":
            said = ast.get_docstring(tree(path)) or ""
            assert said.endswith((".", "?")), named(path)
            assert "\n" not in said, named(path)


def test_every_folder_with_code_is_a_package() -> None:
    bare = {named(p.parent) for p in SOURCES if not (p.parent / "__init__.py").is_file()}
    assert bare <= {"journal/vault/migrations/versions"}  # Alembic loads its steps by file


def test_imports_inside_functions_stand_only_where_they_are_agreed() -> None:
    found = {
        named(path)
        for path in SOURCES
        for lines in plan(path).functions.values()
        if any(line in lines for line in plan(path).imports)
    }
    assert found <= MAY_IMPORT_LATE.keys()


def kinds_of_failure(base: type[JournalError] = JournalError) -> Iterator[type[JournalError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of_failure(kind)


@pytest.mark.parametrize("kind", sorted(kinds_of_failure(), key=str))
def test_every_failure_has_words(kind: type[JournalError]) -> None:
    given: dict[type[JournalError], tuple[object, ...]] = {
        errors.VaultDamaged: (errors.Part.HEADER,),
        errors.MissingLibrary: ("libEGL.so.1",),
        errors.BadInput: ((errors.Fault(3, "it is not JSON"),),),
    }
    sentence = str(words_for(kind(*given.get(kind, ()))))
    assert kind.__name__ not in sentence  # the sentence for unknown failures names the class
    assert sentence.endswith(".")


def test_every_kind_of_damage_has_its_own_words() -> None:
    said = {str(words_for(errors.VaultDamaged(part))) for part in errors.Part}
    assert len(said) == len(errors.Part)


def test_every_data_file_can_be_read() -> None:
    read = 0
    for path in sorted((HOUSE / "resources").rglob("*")):
        if path.suffix == ".toml":
            assert tomllib.loads(path.read_text(encoding="utf-8")), named(path)
        elif path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
        else:
            continue
        read += 1
    assert read > 20


def test_only_agreed_things_stand_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout, so other things may lie around")
    assert {name.split("/")[0] for name in listed.stdout.splitlines()} <= TOP_LEVEL


def test_the_floors_stand() -> None:
    checked = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def loaded_after(*arguments: str, stdin: str = "") -> set[str]:
    """Return the top-level modules that a run of the program has loaded when it ends."""
    script = (
        "import json, sys\n"
        "from journal.cli import main\n"
        "main(sys.argv[1:])\n"
        "names = sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules))\n"
        "print('\\n' + json.dumps(names))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=HOUSE,
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


HEAVY = {"PySide6", "sqlalchemy", "sqlcipher3", "alembic", "cryptography", "typst", "pikepdf"}


def test_help_loads_nothing_heavy() -> None:
    assert not loaded_after("--help") & (HEAVY | {"journal.app"})


def test_reading_loads_neither_window_nor_database() -> None:
    loaded = loaded_after("read", "--jsonl", stdin='{"id": 1, "text": "I said no."}\n')
    assert not loaded & HEAVY
    assert "journal.domain.distance.reading" in loaded


def test_a_command_on_a_journal_loads_no_window(tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("long enough to try\n")
    secret.chmod(0o600)
    journal = tmp_path / "Damaged.journal"
    journal.mkdir()
    (journal / "vault.json").write_text("{}")
    loaded = loaded_after("list", str(journal), "--passphrase-file", str(secret))
    assert "sqlcipher3" in loaded  # the vault was asked
    assert not loaded & {"PySide6", "typst", "pikepdf"}
