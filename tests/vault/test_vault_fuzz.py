"""Headers and backups that someone made to do harm: refused by name, no write, no dear work."""

import base64
import hashlib
import json
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journal.domain.errors import (
    KeyFileNeeded,
    NotAJournal,
    NotEnoughMemory,
    VaultDamaged,
    VaultTooNew,
    WrongCode,
    WrongPassphrase,
)
from journal.domain.secret import ByCode, ByPassphrase, Secret
from journal.vault import keys
from journal.vault.vault import Vault
from tests.vault.golden import BACKUP, JOURNAL, SECRETS
from tests.vault.pages import prints
from tests.vault.test_golden_journals import GOLDEN

Fields = dict[str, Any]
MAGIC = b"stillwater-backup/1\n"
SAID = json.loads((GOLDEN / "v1" / SECRETS).read_bytes())
HEADER = (GOLDEN / "v1" / JOURNAL / "vault.json").read_bytes()
SEALED = (GOLDEN / "v1" / BACKUP).read_bytes()
REFUSALS = (
    KeyFileNeeded,
    NotAJournal,
    NotEnoughMemory,
    VaultDamaged,
    VaultTooNew,
    WrongCode,
    WrongPassphrase,
)
MIB = 1 << 20
MOST = 8 * MIB
"""Bytes that Python may hold at most while such a file is refused."""


class Derivations:
    """Stands in for Argon2id: notes what each would cost, and says there is no memory for it."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, int]] = []

    def __call__(
        self, *, iterations: int, lanes: int, memory_cost: int, **_: object
    ) -> "Derivations":
        self.asked.append((memory_cost, iterations, lanes))
        return self

    def derive(self, passphrase: bytes) -> bytes:
        raise MemoryError

    @property
    def within_bounds(self) -> bool:
        return len(self.asked) <= 8 and all(
            19 * 1024 <= m <= 2048 * 1024
            and 1 <= t <= 16
            and 1 <= p <= 16
            and m * t <= 6 * 1024 * 1024
            for m, t, p in self.asked
        )


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> Derivations:
    noted = Derivations()
    monkeypatch.setattr(keys, "Argon2id", noted)
    return noted


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """A copy that the cases of one test share, since none of them may change it."""
    return Path(shutil.copytree(GOLDEN / "v1", tmp_path / "golden"))


def _cases(full: bool, most: int) -> settings:
    return settings(
        max_examples=most if full else 60,
        suppress_health_check=list(HealthCheck),
        database=None,
    )


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _summed(fields: Fields) -> bytes:
    """Return a header with a sum that fits it, which anyone can make."""
    blank = _canonical(fields | {"sum": ""})
    return _canonical(fields | {"sum": hashlib.sha256(blank).hexdigest()})


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _blocks(length: int) -> st.SearchStrategy[str]:
    return st.binary(min_size=length, max_size=length).map(_base64)


NUMBERS = st.integers(-(2**70), 2**70) | st.sampled_from(
    [0, 1, 3, 4, 16, 17, 19, 19456, 65536, 2**21, 2**21 + 1, 6 * 2**20, True, 1.0]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=9) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
KDFS = st.fixed_dictionaries(
    {
        "name": st.just("argon2id") | ANYTHING,
        "v": st.just(19) | NUMBERS,
        "m": st.integers(19456, 2**21) | NUMBERS,
        "t": st.integers(1, 16) | NUMBERS,
        "p": st.integers(1, 16) | NUMBERS,
        "salt": _blocks(16) | ANYTHING,
    }
)
SLOTS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["passphrase", "passphrase+keyfile", "device"]) | ANYTHING,
        "nonce": _blocks(12) | ANYTHING,
        "wrapped": _blocks(48) | ANYTHING,
        "kdf": KDFS | ANYTHING,
    }
)
CHANGES = st.dictionaries(
    st.sampled_from([*json.loads(HEADER), "backup", "new"]), ANYTHING, max_size=2
) | st.fixed_dictionaries({"slots": st.lists(SLOTS, max_size=9)})


@st.composite
def _mangled(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return bytes with a few pieces cut out, doubled, put in or written over."""
    data = whole
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(data)) | st.integers(0, min(1200, len(data))))
        end = draw(st.integers(begin, min(len(data), begin + 40_000)))
        put = draw(st.binary(max_size=60) | st.just(data[begin:end] * 2) | st.just(b""))
        keep = draw(st.sampled_from([end, begin, begin + len(put)]))
        data = data[:begin] + put + data[keep:]
    return data


def _is_refused(act: Callable[[], object]) -> bool:
    """Tell whether an act raised one of the failures it may raise, and took little memory."""
    tracemalloc.start(1)
    try:
        act()
    except REFUSALS:
        return tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()
    return False


def test_no_header_makes_opening_do_more_than_refuse(
    vault: Vault,
    golden: Path,
    derivations: Derivations,
    full: bool,
    figure: Callable[[str], None],
) -> None:
    place = golden / JOURNAL
    file = place / "vault.json"
    seen: list[int] = []

    @_cases(full, 10_000)
    @given(_mangled(HEADER) | CHANGES.map(lambda new: _summed(json.loads(HEADER) | new)))
    def refuse(data: bytes) -> None:
        assume(data != HEADER)
        derivations.asked.clear()
        file.write_bytes(data)
        before = prints(place)
        assert _is_refused(lambda: vault.open(place, SAID["passphrase"]))
        vault.ways_in(place)
        assert prints(place) == before
        assert derivations.within_bounds
        seen.append(len(derivations.asked))

    refuse()
    figure(f"{len(seen)} mangled headers refused; {sum(map(bool, seen))} reached the derivation")


def _resummed(data: bytes) -> bytes:
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def _with_header(change: Fields) -> bytes:
    begin = len(MAGIC) + 4
    end = begin + int.from_bytes(SEALED[len(MAGIC) : begin], "big")
    header = _summed(json.loads(SEALED[begin:end]) | change)
    return _resummed(MAGIC + len(header).to_bytes(4, "big") + header + SEALED[end:])


OWN = st.fixed_dictionaries(
    {
        "made": st.just("20240309T100000Z") | st.text(max_size=20),
        "database": st.binary(min_size=32, max_size=32).map(bytes.hex) | ANYTHING,
        "note": st.binary(max_size=2000).map(_base64) | ANYTHING,
    }
).map(lambda own: {"backup": own})


@pytest.mark.parametrize("by_code", [True, False])
def test_no_backup_makes_restoring_do_more_than_refuse(
    vault: Vault,
    golden: Path,
    derivations: Derivations,
    full: bool,
    figure: Callable[[str], None],
    by_code: bool,
) -> None:
    file, into = golden / BACKUP, golden / "Restored.journal"
    secret: Secret = ByPassphrase(SAID["passphrase"])
    if by_code:
        secret = ByCode(SAID["recovery_code"])
    seen: list[int] = []

    @_cases(full, 5_000)
    @given(
        _mangled(SEALED) | _mangled(SEALED).map(_resummed) | (CHANGES | OWN).map(_with_header),
    )
    def refuse(data: bytes) -> None:
        assume(data != SEALED)
        derivations.asked.clear()
        file.write_bytes(data)
        assert _is_refused(lambda: vault.restore(file, into, secret, lambda done, of: None))
        assert file.read_bytes() == data
        assert not list(golden.glob(".*"))
        assert not into.exists()
        assert derivations.within_bounds
        seen.append(len(derivations.asked))

    refuse()
    figure(f"{len(seen)} mangled backups refused; {sum(map(bool, seen))} reached the derivation")
