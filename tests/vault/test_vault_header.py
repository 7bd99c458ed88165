"""The header: every altered bit shows, and nothing outside its bounds reaches the derivation."""

import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.errors import (
    NotEnoughMemory,
    Part,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)
from journal.vault import header, keys
from journal.vault.keys import FLOOR, MIB, Cost, Keys
from journal.vault.open_journal import OpenJournal
from journal.vault.vault import Vault
from tests.quick import LEAST, quick_vault
from tests.vault.pages import PASSPHRASE, prints, saved

Fields = dict[str, Any]
KEYS = Keys(bytearray(range(32)))


def _sealed() -> bytes:
    made = header.new(KEYS, bytes(16), "journal.db").with_passphrase(KEYS.root, PASSPHRASE, LEAST)
    return made.sealed(KEYS.header)


SEALED = _sealed()


def _canonical(fields: Fields) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _with(change: Callable[[Fields], object]) -> bytes:
    """Return the header with a change, and a sum that fits it."""
    fields = json.loads(SEALED)
    change(fields)
    blank = _canonical(fields | {"sum": ""})
    return _canonical(fields | {"sum": hashlib.sha256(blank).hexdigest()})


def _kdf(**changes: object) -> Callable[[Fields], object]:
    return lambda fields: fields["slots"][0]["kdf"].update(changes)


def test_every_flipped_bit_is_damage() -> None:
    for at in range(len(SEALED)):
        for bit in range(8):
            flipped = bytearray(SEALED)
            flipped[at] ^= 1 << bit
            with pytest.raises(VaultDamaged) as told:
                header.parse(bytes(flipped))
            assert told.value.part is Part.HEADER


@given(st.binary(max_size=300))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    with pytest.raises(VaultDamaged):
        header.parse(data)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=5)
        | st.floats(allow_nan=False),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        ),
        max_leaves=6,
    ),
    st.sampled_from(sorted(json.loads(SEALED))),
)
def test_no_value_of_a_field_makes_it_crash_even_with_a_right_sum(value: Any, name: str) -> None:
    data = _with(lambda fields: fields.update({name: value}))
    with suppress(VaultDamaged, VaultTooNew):
        assert header.parse(data).db.startswith("journal")


@pytest.mark.parametrize(
    "change",
    [
        _kdf(m=19 * MIB - 1),
        _kdf(m=2048 * MIB + 1, t=1),
        _kdf(t=0),
        _kdf(t=17),
        _kdf(p=0),
        _kdf(p=17),
        _kdf(m=2048 * MIB, t=4),
        _kdf(m=True),
        _kdf(m=float(19 * MIB)),
        _kdf(v=16),
        _kdf(name="argon2i"),
        _kdf(secret="x"),
        _kdf(salt=base64.b64encode(bytes(15)).decode()),
        lambda fields: fields.update(db="../journal.db"),
        lambda fields: fields.update(db="journal.db\n"),
        lambda fields: fields.update(db="/tmp/journal.db"),
        lambda fields: fields.update(cipher="none"),
        lambda fields: fields.update(key_id="ABCDEF0123456789"),
        lambda fields: fields.update(slots=[]),
        lambda fields: fields.update(slots=fields["slots"] * 9),
        lambda fields: fields["slots"][0].update(type="guess"),
        lambda fields: fields["slots"][0].update(nonce=""),
        lambda fields: fields.pop("mac"),
        lambda fields: fields.update(pad="x" * 65536),
        lambda fields: fields.update(format="journal-vault/0"),
        lambda fields: fields.update(format="journal-vault/01"),
        lambda fields: fields.update(format=2),
    ],
)
def test_what_is_out_of_bounds_is_refused_before_any_derivation(
    change: Callable[[Fields], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "stretched", None)
    with pytest.raises(VaultDamaged):
        header.parse(_with(change))


@pytest.mark.parametrize(
    "data",
    [
        SEALED + b"\n",
        SEALED.replace(b",", b", ", 1),
        SEALED.replace(b"{", b'{"db":"journal.db",', 1),
        b"\xef\xbb\xbf" + SEALED,
        b"[" * 40000,
        b"1" * 6000,
        b"",
    ],
)
def test_only_the_canonical_form_is_a_header(data: bytes) -> None:
    with pytest.raises(VaultDamaged):
        header.parse(data)


def test_a_later_format_is_told_only_once_the_sum_is_right() -> None:
    later = _with(lambda fields: fields.update(format="journal-vault/2"))
    with pytest.raises(VaultTooNew):
        header.parse(later)
    with pytest.raises(VaultDamaged):
        header.parse(SEALED.replace(b"journal-vault/1", b"journal-vault/2"))


def test_keys_of_later_versions_stay_under_the_mac() -> None:
    fields = json.loads(SEALED)
    fields["hint"] = {"a": 1}
    fields["slots"][0]["note"] = "kept"
    read = header.parse(_with(lambda old: old.update(fields)))
    with pytest.raises(VaultDamaged):
        read.verify(KEYS.header)
    sealed = header.parse(read.sealed(KEYS.header))
    sealed.verify(KEYS.header)
    again = json.loads(sealed.sealed(KEYS.header))
    assert again["hint"] == {"a": 1}
    assert again["slots"][0]["note"] == "kept"


def test_an_altered_field_with_a_right_sum_fails_the_mac() -> None:
    altered = header.parse(_with(lambda fields: fields.update(db="journal-0123456789abcdef.db")))
    with pytest.raises(VaultDamaged):
        altered.verify(KEYS.header)


def test_a_slot_cannot_be_moved_to_another_journal() -> None:
    other = header.parse(
        _with(lambda fields: fields.update(vault_id=base64.b64encode(bytes([1] * 16)).decode()))
    )
    with pytest.raises(WrongPassphrase):
        other.unwrap(PASSPHRASE)


def test_a_slot_that_needs_half_of_the_memory_is_not_even_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "memory_present", lambda: 30 * 1024 * 1024)
    with pytest.raises(NotEnoughMemory):
        header.parse(SEALED).unwrap(PASSPHRASE)


def test_two_journals_with_one_passphrase_share_nothing(vault: Vault, tmp_path: Path) -> None:
    found = []
    for name in ("One.journal", "Two.journal"):
        vault.create(tmp_path / name, PASSPHRASE).close()
        fields = json.loads((tmp_path / name / "vault.json").read_bytes())
        slot = fields["slots"][0]
        salt_of_database = (tmp_path / name / "journal.db").read_bytes()[:16].hex()
        found.append(
            (fields["vault_id"], fields["key_id"], slot["kdf"]["salt"], slot["nonce"],
             slot["wrapped"], salt_of_database)
        )  # fmt: skip
    assert all(one != two for one, two in zip(*found, strict=True))


def test_a_new_passphrase_replaces_the_old_one(
    journal: OpenJournal, vault: Vault, place: Path
) -> None:
    before = json.loads((place / "vault.json").read_bytes())
    with pytest.raises(WrongPassphrase):
        journal.change_passphrase("not this one", "a new one entirely")
    journal.change_passphrase(PASSPHRASE, "a new one entirely")
    journal.close()
    after = json.loads((place / "vault.json").read_bytes())
    for name in ("nonce", "wrapped"):
        assert before["slots"][0][name] != after["slots"][0][name]
    assert before["slots"][0]["kdf"]["salt"] != after["slots"][0]["kdf"]["salt"]
    with pytest.raises(WrongPassphrase):
        vault.open(place, PASSPHRASE)
    vault.open(place, "a new one entirely").close()


def test_a_new_passphrase_never_touches_the_database(journal: OpenJournal, place: Path) -> None:
    saved(journal, "A day by the river. " * 500)
    copied = place.with_name("copied.db")
    journal.close()
    shutil.copy(place / "journal.db", copied)
    journal = quick_vault(place.parent).open(place, PASSPHRASE)
    before = (place / "journal.db").stat()
    journal.change_passphrase(PASSPHRASE, "a new one entirely")
    assert {path.name for path in place.iterdir()} == {"vault.json", "journal.db", ".lock"}
    journal.close()
    after = (place / "journal.db").stat()
    for name in ("st_ino", "st_size", "st_mtime_ns", "st_ctime_ns"):
        assert getattr(before, name) == getattr(after, name)
    assert (place / "journal.db").read_bytes() == copied.read_bytes()


def test_no_header_is_written_that_could_not_be_read_again(tmp_path: Path) -> None:
    without_a_way_in = header.new(KEYS, bytes(16), "journal.db")
    with pytest.raises(VaultDamaged):
        header.write(tmp_path / "vault.json", without_a_way_in, KEYS.header)
    assert list(tmp_path.iterdir()) == []


def test_the_same_passphrase_in_other_unicode_spelling_opens(vault: Vault, place: Path) -> None:
    vault.create(place, "ﬁne Zo\u00eb water").close()
    vault.open(place, "fine Zoe\u0308 water").close()


def test_a_slot_below_the_floor_is_wrapped_anew_at_the_next_unlock(
    vault: Vault, place: Path, tmp_path: Path
) -> None:
    vault.create(place, PASSPHRASE).close()
    stronger = Cost(24 * MIB, passes=2, lanes=1)
    Vault(stronger, stronger, tmp_path / "state").open(place, PASSPHRASE).close()
    kdf = json.loads((place / "vault.json").read_bytes())["slots"][0]["kdf"]
    assert (kdf["m"], kdf["t"]) == (24 * MIB, 2)
    before = prints(place)
    quick_vault(tmp_path).open(place, PASSPHRASE).close()
    assert prints(place)["vault.json"] == before["vault.json"]


def test_the_measured_cost_is_never_under_the_floor_nor_over_the_cap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "stretched", lambda *_: bytearray(32))
    monkeypatch.setattr(keys, "memory_present", lambda: 4 << 30)
    assert keys.calibrated(FLOOR) == Cost(512 * MIB)
    monkeypatch.setattr(keys, "memory_present", lambda: 64 << 30)
    assert keys.calibrated(FLOOR).memory <= 1024 * MIB
    monkeypatch.setattr(keys, "memory_present", lambda: 256 << 20)
    assert keys.calibrated(FLOOR) == FLOOR


def test_closing_overwrites_every_key() -> None:
    held = Keys(bytearray(range(32)))
    parts = (held.root, held.database, held.header, held.state, held.draft)
    assert len({bytes(part) for part in parts}) == len(parts)
    held.close()
    assert all(part == bytearray(32) for part in parts)
