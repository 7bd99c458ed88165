"""Every command of the command line, one after another: `python -m tests.safety.verbs FOLDER`.

The kernel ends this process at the first internet socket, its own or a child's, and Python refuses
to look up a name. Each command and its exit code is told on standard output.
"""

import io
import json
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from journal import cli
from tests.commands import secret_file
from tests.compiled import compile_once
from tests.derived import derive_once
from tests.offline import no_internet, no_names
from tests.safety.day import diary
from tests.steps import needs_in

PACK = """\
format: stillwater-pack
schema: 1
id: river-walks
title: Walks along the river
language: en
prompts:
- text: What was behind the last bend of the path today?
  intensity: 1
"""


class Commands:
    """Runs commands on one journal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "Quiet.journal"
        self.secret = secret_file(folder)

    def run(self, verb: str, *arguments: object, stdin: str = "") -> str:
        """Run a command to its end, tell its exit code, and return what it printed."""
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()))
        out, err = io.TextIOWrapper(io.BytesIO()), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = cli.main([verb, *map(str, arguments)], needs_in(self.folder))
        print(json.dumps([verb, code, err.getvalue() if code else ""]), flush=True)
        out.seek(0)
        return out.read()

    def on(self, verb: str, *arguments: object, stdin: str = "") -> str:
        """Run a command on the journal, with its passphrase."""
        opening = (self.journal, *arguments, "--passphrase-file", self.secret)
        return self.run(verb, *opening, stdin=stdin)


def pack(folder: Path) -> Path:
    """Write a small pack of prompts, and return its path."""
    path = folder / "walks.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path


def main() -> None:
    """Run them all."""
    folder = Path(sys.argv[1])
    no_internet()
    no_names()
    derive_once()
    compile_once()
    commands = Commands(folder)
    code, other = folder / "code", folder / "elsewhere" / "Copy.journal"
    commands.on("create", "--recovery-out", code)
    first = commands.on("add", stdin="I said no on Friday, and I meant it.").strip()
    second = commands.on("add", "--tag", "rain", stdin="It rained into the kettle.").strip()
    shutil.copytree(commands.journal, other)
    commands.run("add", other, "--passphrase-file", commands.secret, stdin="Elsewhere.")
    commands.on("import", diary(folder), "--format", "jsonl")
    commands.on("merge", other)
    for verb in ("list", "tags", "insight", "versions", "keys", "check", "reread"):
        commands.on(verb)
    commands.on("search", "Friday")
    commands.on("show", first)
    backup = json.loads(commands.on("backup", "--json"))["path"]
    commands.on("bin", second)
    commands.on("erase", second, "--yes")
    for form in ("pdf", "md", "json"):
        commands.on("export", "--format", form, "--out", folder / f"out.{form}")
    commands.on("export", "--archive", "--out", folder / "all.zip")
    commands.on("import", folder / "all.zip", "--format", "archive")
    secret = ("--passphrase-file", commands.secret)
    commands.run("restore", backup, folder / "Restored.journal", *secret)
    commands.on("rescue", folder / "Rescued.journal")
    new = secret_file(folder, "another long passphrase", "new")
    commands.on("passphrase", "--new-passphrase-file", new)
    commands.secret = new
    commands.on("passphrase", "--rekey", "--new-passphrase-file", new, "--recovery-out", f"{code}2")
    commands.run(
        "recover", commands.journal, "--code-file", f"{code}2", "--new-passphrase-file", new
    )
    commands.run("packs", "check", pack(folder))
    commands.run("read", "--jsonl", stdin='{"id": 1, "text": "I said no."}\n')


if __name__ == "__main__":
    main()
