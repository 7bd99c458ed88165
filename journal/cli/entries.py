"""`bin`, `versions` and `erase`: entries put away, settled, or erased for good."""

import sys
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from journal.app.services import Needs, Services
from journal.cli import asking, exits, printing
from journal.cli.exits import WrongUse
from journal.cli.opening import opened
from journal.cli.renewing import renew_backups
from journal.cli.selecting import by_ids
from journal.services.work import outcome

if TYPE_CHECKING:
    from journal.domain.entry import Binned, EntryId, Summary, Version
    from journal.domain.report import Erased

_WORD = "erase"
_OUT_OF_REACH = (
    "Out of reach: copies and backups elsewhere, documents that were saved, and what the disk"
    " itself may keep."
)


def in_bin(options: Namespace, needs: Needs | None) -> int:
    """Print what rests in the bin, or move entries there or back."""
    with opened(options, needs) as services:
        if not options.ids:
            found: tuple[Binned, ...] = outcome(services.reviewing.bin)
            for each in found:
                print(f"{printing.as_line(each.summary)}  since {each.since.isoformat()}")
            return exits.DONE
        ids = by_ids(services, options.ids)
        writing = services.writing
        for id in ids:
            outcome(partial(writing.bring_back if options.put_back else writing.move_to_bin, id))
    where = "taken out of the bin" if options.put_back else "moved to the bin"
    print(f"{printing.entries(len(ids))} {where}.")
    return exits.DONE


def versions(options: Namespace, needs: Needs | None) -> int:
    """Print the entries with two versions, or the versions of one, or settle it."""
    with opened(options, needs) as services:
        if options.id is None:
            ids: tuple[EntryId, ...] = outcome(services.settling.unsettled)
            rows: tuple[Summary, ...] = outcome(partial(services.reviewing.summaries, ids))
            for row in rows:
                print(printing.as_line(row))
            return exits.DONE
        id = by_ids(services, [options.id])[0]
        found: tuple[Version, ...] = outcome(partial(services.settling.versions, id))
        if options.keep is not None:
            print(_settled(services, id, found, options.keep))
            return exits.DONE
    for number, version in enumerate(found, 1):
        print(printing.as_version(number, version))
    return exits.DONE


def erase(options: Namespace, needs: Needs | None) -> int:
    """Erase entries for good, and print which backups may still hold them."""
    with opened(options, needs) as services:
        ids = tuple(dict.fromkeys(by_ids(services, options.ids)))
        if not options.yes:
            _ask(services, ids)
        erased: Erased = outcome(partial(services.upkeep.erase, ids))
        print(f"{printing.entries(erased.entries)} erased for good.")
        code = exits.DONE
        if options.from_backups:
            code = renew_backups(services, sys.stdout)
        elif erased.backups:
            print("These backups may still hold what was erased (--from-backups replaces them):")
            print("\n".join(f"- {path}" for path in erased.backups))
    print(_OUT_OF_REACH, file=sys.stderr)
    return code


def _ask(services: Services, ids: "tuple[EntryId, ...]") -> None:
    rows: tuple[Summary, ...] = outcome(partial(services.reviewing.summaries, ids))
    for row in rows:
        print(printing.as_line(row), file=sys.stderr)
    question = f"Nothing can bring this back. Type {_WORD} to go on: "
    if asking.answer(question).strip().lower() != _WORD:
        raise WrongUse("Nothing was erased.")


def _settled(services: Services, id: "EntryId", found: "tuple[Version, ...]", keep: str) -> str:
    if len(found) < 2:
        raise WrongUse("This entry has one version only. Nothing was changed.")
    revisions = [version.revision for version in found]
    if keep == "both":
        outcome(partial(services.settling.keep_both, id, revisions))
        return "Each version is an entry of its own now."
    if not keep.isdecimal() or not 1 <= int(keep) <= len(found):
        raise WrongUse(f"--keep takes both, or a number from 1 to {len(found)}.")
    content = found[int(keep) - 1].content
    outcome(partial(services.settling.settle, id, content, revisions))
    return f"Version {keep} is kept; the others stay among the earlier versions."
