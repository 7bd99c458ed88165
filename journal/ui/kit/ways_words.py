"""What opens a journal, in words: the short line in the foot and the long one in Settings."""

from collections.abc import Sequence

KEY_FILE, KEYCHAIN = "passphrase and key file", "keychain"
"""Two of the names that the journal gives its ways in."""

_PLAIN = {
    "passphrase": "passphrase",
    KEY_FILE: "passphrase and key file",
    KEYCHAIN: "this computer's keychain",
    "recovery code": "the recovery code",
}


def plain(way: str) -> str:
    """Return a way in as it stands in the middle of a sentence."""
    return _PLAIN.get(way, way)


def opened_with(way: str) -> str:
    """Return the short line, such as "Opened with passphrase"."""
    return f"Opened with {plain(way)}"


def all_ways(opened_by: str, names: Sequence[str]) -> str:
    """Return the long line: what opened the journal, and what else does."""
    others = [plain(name) for name in (*names, "recovery code") if name != opened_by]
    also = f" Also opens with: {', '.join(others)}." if others else ""
    return f"{opened_with(opened_by)}.{also}"
