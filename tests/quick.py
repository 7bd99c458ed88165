"""A real vault whose passphrase costs as little as the format allows."""

from pathlib import Path

from journal.vault.keys import MIB, Cost
from journal.vault.vault import Vault

LEAST = Cost(19 * MIB, passes=1, lanes=1)


def quick_vault(folder: Path) -> Vault:
    """Return a vault that keeps what it remembers of journals inside `folder`."""
    return Vault(floor=LEAST, cost=LEAST, state_folder=folder / "state")
