"""The recovery code: the root secret as a person can write it down."""

import hashlib
import unicodedata

from journal.domain.errors import MistypedCode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U
_FOLDED = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 56, 4


def code_of(root: bytearray) -> str:
    """Return the recovery code of a root secret: 14 groups of 4 characters parted by '-'."""
    number = int.from_bytes(bytes(root) + _check(root), "big")
    signs = [_ALPHABET[number >> shift & 31] for shift in range(275, -1, -5)]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, _LENGTH, _GROUP))


def root_of(code: str) -> bytearray:
    """Return the root secret of a recovery code as a person typed it.

    Case, spaces and dashes do not matter; O reads as 0, I and L as 1. Raises MistypedCode, with
    the group that looks odd where that can be told.
    """
    groups = _groups(code)
    _refuse_odd_signs(groups)
    signs = "".join(groups)
    if len(signs) != _LENGTH:
        raise MistypedCode(_group_of_wrong_length(groups))
    values = [_ALPHABET.index(sign) for sign in signs]
    root = _root(values)
    if root is None:
        raise MistypedCode(_group_to_blame(values))
    return root


def _check(root: bytearray) -> bytes:
    return hashlib.sha256(b"journal recovery" + root).digest()[:3]


def _groups(code: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", code).upper().translate(_FOLDED)
    parted = "".join(
        " " if sign.isspace() or unicodedata.category(sign) == "Pd" else sign for sign in plain
    )
    return parted.split()


def _refuse_odd_signs(groups: list[str]) -> None:
    before = 0
    for group in groups:
        for at, sign in enumerate(group):
            if sign not in _ALPHABET:
                raise MistypedCode(min(_LENGTH - 1, before + at) // _GROUP + 1)
        before += len(group)


def _group_of_wrong_length(groups: list[str]) -> int | None:
    odd = [number for number, group in enumerate(groups, 1) if len(group) != _GROUP]
    return odd[0] if len(odd) == 1 and len(groups) > 1 else None


def _root(values: list[int]) -> bytearray | None:
    number = 0
    for value in values:
        number = number << 5 | value
    whole = bytearray(number.to_bytes(35, "big"))
    root, check = whole[:32], whole[32:]
    whole[:] = bytes(len(whole))
    return root if _check(root) == check else None


def _group_to_blame(values: list[int]) -> int | None:
    """Return the one group in which a single wrong or swapped sign explains the failed check."""
    blamed = set()
    for at in range(_LENGTH):
        for changed in _slips(values, at):
            if _root(changed) is not None:
                blamed.add(at // _GROUP + 1)
    return blamed.pop() if len(blamed) == 1 else None


def _slips(values: list[int], at: int) -> list[list[int]]:
    wrong = [[*values[:at], value, *values[at + 1 :]] for value in range(32)]
    swapped = [*values[:at], *reversed(values[at : at + 2]), *values[at + 2 :]]
    return [*wrong, swapped]
