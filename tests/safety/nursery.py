"""Acts on journals in children that are there to be killed: `python -m tests.safety.nursery`.

One JSON object a line says what the next child does. It is told back who the child is (`pid`),
when its act begins (`begin`), what was acknowledged (`ack`), and that it ended (`end`); `gone`
comes when no process is left of it, however it went.
"""

import contextlib
import io
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal import cli
from journal.app.services import Services, build_services
from journal.domain.errors import WrongPassphrase
from journal.domain.secret import ByPassphrase
from journal.domain.selection import Selection
from journal.vault import migrations
from tests.commands import HOUSE
from tests.quick import quick_vault
from tests.steps import given, needs_in, write

STEPS = HOUSE / "tests" / "vault" / "steps" / "whole"
Order = dict[str, Any]


def tell(kind: str, value: object = None) -> None:
    """Write one line at once, so that what was told is told even if nothing follows."""
    os.write(1, (json.dumps([kind, value]) + "\n").encode())


def opened(order: Order) -> Services:
    """Unlock the journal of an order."""
    services = build_services(needs_in(Path(order["folder"])))
    given(services.unlocking.unlock, Path(order["journal"]), order["passphrase"])
    return services


def save(order: Order) -> None:
    services = opened(order)
    tell("begin")
    for number in range(order.get("entries", 10_000)):
        name = f"{order['name']}x{number}"
        write(services, f"Entry {name} " + "and so on and on " * 60)
        tell("ack", name)


def bring_in(order: Order) -> None:
    secret = Path(order["folder"]) / "secret"
    secret.write_text(order["passphrase"])
    secret.chmod(0o600)
    arguments = [order["journal"], order["file"], "--format", "jsonl"]
    tell("begin")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = cli.main(
            ["import", *arguments, "--passphrase-file", str(secret)],
            needs_in(Path(order["folder"])),
        )
    assert code == 0
    tell("ack", "import")


def back_up(order: Order) -> None:
    services = opened(order)
    tell("begin")
    backup = given(services.upkeep.back_up)
    tell("ack", str(backup.path))


def merge(order: Order) -> None:
    services = opened(order)
    tell("begin")
    given(services.upkeep.merge, Path(order["other"]), None)
    tell("ack", "merge")


def change(order: Order) -> None:
    services = opened(order)
    tell("begin")
    given(services.unlocking.change_passphrase, order["passphrase"], order["new"])
    tell("ack", "new")


def rekey(order: Order) -> None:
    services = opened(order)
    tell("begin")
    given(services.keys.change_because_known, order["passphrase"], order["new"])
    tell("ack", "new")


def erase(order: Order) -> None:
    services = opened(order)
    ids = given(services.reviewing.find, Selection())[:1]
    tell("begin")
    given(services.upkeep.erase, ids)
    tell("ack", "erase")


def restore(order: Order) -> None:
    services = build_services(needs_in(Path(order["folder"])))
    secret = ByPassphrase(order["passphrase"])
    tell("begin")
    given(services.rescuing.restore, Path(order["backup"]), Path(order["into"]), secret)
    tell("ack", "restore")


def migrate(order: Order) -> None:
    migrations.FOLDERS = (*migrations.FOLDERS, STEPS)
    tell("begin")
    opened(order)
    tell("ack", "migrate")


def look(order: Order) -> None:
    """Tell which passphrases open the journal, what is in it, and whether it is sound.

    A journal that may have been brought up to date is looked at by a program that knows the step.
    """
    if order.get("newer"):
        migrations.FOLDERS = (*migrations.FOLDERS, STEPS)
    found: dict[str, Any] = {"opens": [], "names": [], "sound": False, "backups": 0}
    for passphrase in order["passphrases"]:
        try:
            journal = quick_vault(Path(order["folder"])).open(Path(order["journal"]), passphrase)
        except WrongPassphrase:
            continue
        with journal.work() as work:
            entries = [work.entries.get(id) for id in work.entries.find(Selection())]
        found["names"] = [entry.content.body.split()[1] for entry in entries]
        found["sound"] = journal.check(lambda done, of: None).sound
        found["backups"] = len([backup for backup in journal.copies.all() if backup.opens])
        journal.close()
        found["opens"].append(passphrase)
    tell("found", found)


ACTS: dict[str, Callable[[Order], None]] = {
    act.__name__: act
    for act in (save, bring_in, back_up, merge, change, rekey, migrate, erase, restore, look)
}


def main() -> None:
    """Live as long as orders come."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                ACTS[order["act"]](order)
                tell("end")
            except Exception as error:
                tell("fault", type(error).__name__)
                traceback.print_exc()
            finally:
                os._exit(0)
        tell("pid", child)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main()
