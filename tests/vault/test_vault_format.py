"""The format as FORMAT.md gives it: a reader that shares no code, and values that never change."""

import base64
import hashlib
import hmac
import json
import struct
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from journal.domain.checkin import CheckIn, Gate
from journal.domain.entry import Entry
from journal.domain.tags import Tag
from journal.vault.keys import Keys
from journal.vault.open_journal import OpenJournal
from journal.vault.payload import of_draft
from journal.vault.recovery import code_of
from journal.vault.store.revisions import Envelope
from tests.vault.pages import PASSPHRASE, draft, entry, revised, saved

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFS-1E5X"
DATABASE_KEY = "84fedf08d38f7652b21cd7a44f9c33358434ba55fab92d1fd2b5165a0c5d8850"
HEADER_KEY = "03622aa95fbedf4bdfdffd0e82b081f07d2bc236b9059d02e6229e2f5ab570e7"
KEY_ID = "8e8843398d569f72"
DIGEST = "e8929cce57623189c09737c23bf1ac9b2050e3899f4c8fc5c6fedaaf47714010"
DRAFT = "6d1ddac9409934e3a2aa9093e4f05ab489582170fdec875e6d4e5692d131c92a"


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _key(root: bytes, label: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, label).derive(root)


def _root_by_passphrase(header: dict[str, Any]) -> bytes:
    slot = header["slots"][0]
    kdf = slot["kdf"]
    salt = base64.b64decode(kdf["salt"])
    stretched = Argon2id(
        salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m"]
    ).derive(PASSPHRASE.encode())
    bound = {
        "format": header["format"],
        "kdf": kdf,
        "type": slot["type"],
        "vault_id": header["vault_id"],
    }
    nonce, wrapped = base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"])
    return AESGCM(stretched).decrypt(nonce, wrapped, _canonical(bound))


def _root_by_code(code: str) -> bytes:
    number = 0
    for sign in code.replace("-", ""):
        number = number * 32 + ALPHABET.index(sign)
    whole = number.to_bytes(35, "big")
    assert whole[32:] == hashlib.sha256(b"journal recovery" + whole[:32]).digest()[:3]
    return whole[:32]


def _digest(row: tuple[Any, ...]) -> bytes:
    uuid, entry_uuid, parent, merge_parent, device, hlc, deleted, payload = row
    none = bytes(16)
    parts = (uuid, entry_uuid, parent or none, merge_parent or none, device, hlc, bytes([deleted]))
    inner = hashlib.sha256(payload.encode()).digest()
    return hashlib.sha256(b"journal/v1/revision" + b"".join(parts) + inner).digest()


def _read_database(database: Path, root: bytes, written: Entry) -> tuple[bytes, bytes]:
    """Read a journal of two revisions; return what ends the chain, and the journal's id."""
    raw = dbapi2.connect(str(database))
    raw.execute(f"""PRAGMA key = "x'{_key(root, b"journal/v1/db-key").hex()}'" """)
    raw.execute("PRAGMA cipher_page_size = 16384")
    columns = "uuid, entry_uuid, parent, merge_parent, device, hlc, deleted, payload"
    rows = raw.execute(f"SELECT {columns} FROM revision ORDER BY id").fetchall()
    chain = bytes(32)
    for row, digest in zip(
        rows, raw.execute("SELECT digest FROM revision ORDER BY id").fetchall(), strict=True
    ):
        assert digest[0] == _digest(row)
        chain = hashlib.sha256(chain + digest[0]).digest()
    meta = dict(raw.execute("SELECT key, value FROM meta").fetchall())
    assert meta["head_digest"] == chain
    assert struct.unpack(">Q", meta["clock"]) == (2,)
    payload = json.loads(rows[-1][-1])
    assert rows[-1][-1].encode() == _canonical(payload)
    assert (payload["title"], payload["body"]) == ("A title", written.content.body)
    assert rows[-1][2] == rows[0][0]
    names = raw.execute("SELECT name FROM tag WHERE uuid = ?", (bytes.fromhex(payload["tags"][0]),))
    assert names.fetchone() == ("a",)
    raw.close()
    return chain, meta["vault_id"]


def _read_lifeboat(file: Path, root: bytes, vault_id: bytes) -> None:
    data = file.read_bytes()
    head = b"stillwater-lifeboat/1\n" + vault_id
    assert data.startswith(head)
    nonce, sealed = data[len(head) : len(head) + 12], data[len(head) + 12 :]
    plain = AESGCM(_key(root, b"journal/v1/draft")).decrypt(nonce, sealed, head)
    assert json.loads(plain)[0]["content"]["body"] == "Set aside"


def _read_witness(folder: Path, root: bytes, chain: bytes) -> None:
    (witness,) = folder.glob("*.witness")
    seen = json.loads(witness.read_bytes())
    mac = bytes.fromhex(seen.pop("mac"))
    assert mac == hmac.digest(_key(root, b"journal/v1/state"), _canonical(seen), "sha256")
    assert (seen["clock"], seen["head_digest"]) == (2, chain.hex())


def test_a_reader_written_from_the_document_reads_everything(
    journal: OpenJournal, place: Path, tmp_path: Path
) -> None:
    id = saved(journal, "Read me “later” 😀", tags=(Tag("a"),), checkin=CheckIn(gate=Gate.A_LOT))
    revised(journal, id, title="A title")
    written = entry(journal, id)
    code = journal.recovery_code()
    journal.keep_aside(draft("Set aside", uuid="5" * 32))
    journal.close()

    header = json.loads((place / "vault.json").read_bytes())
    root = _root_by_passphrase(header)
    assert root == _root_by_code(code)
    blank = _canonical(header | {"mac": "", "sum": ""})
    mac = hmac.digest(_key(root, b"journal/v1/header-mac"), blank, "sha256")
    assert base64.b64decode(header["mac"]) == mac

    chain, vault_id = _read_database(place / header["db"], root, written)
    assert base64.b64decode(header["vault_id"]) == vault_id
    _read_lifeboat(place.with_name("Quiet.lifeboat"), root, vault_id)
    _read_witness(tmp_path / "state", root, chain)


def test_values_that_must_never_change() -> None:
    keys = Keys(bytearray(range(32)))
    assert code_of(keys.root) == CODE
    assert keys.database.hex() == DATABASE_KEY
    assert keys.header.hex() == HEADER_KEY
    assert keys.key_id.hex() == KEY_ID
    envelope = Envelope("1" * 32, "2" * 32, "3" * 32, None, "4" * 32, bytes(range(8)), True)
    assert envelope.digest(bytes(32)).hex() == DIGEST
    assert hashlib.sha256(_canonical(of_draft(draft("x").content))).hexdigest() == DRAFT
