"""Where this place is not trusted, take the released open_backup.py instead of this copy.

Prints the entries of a Stillwater journal (folder) or backup (.jbackup) without Stillwater: needs
Python 3.11 and `pip install cryptography sqlcipher3`, and leaves nothing readable on the disk."""

import argparse
import base64
import getpass
import json
import tempfile
import unicodedata
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf import argon2, hkdf
from sqlcipher3 import dbapi2

MAGIC, SIGNS = b"stillwater-backup/1\n", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTRIES = """SELECT json_object('day', day, 'title', title, 'text', body, 'in_bin', deleted, 'tags',
    json((SELECT json_group_array(name ORDER BY name) FROM tag JOIN entry_tag ON tag_id = tag.id
    WHERE entry_id = entry.id))) FROM entry ORDER BY day, id"""
canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def by_passphrase(header: dict, passphrase: str) -> bytes:
    """Return the root secret, which AES-256-GCM wraps under Argon2id of the passphrase."""
    whole = sha256(canonical(header | {"sum": ""}).encode()).hexdigest() == header.get("sum")
    with suppress(Exception):
        slot, kdf = next((s, s["kdf"]) for s in header["slots"] if s["type"] == "passphrase")
        m, t, p, text = kdf["m"], kdf["t"], kdf["p"], unicodedata.normalize("NFKC", passphrase)
        salt, nonce, wrapped = map(base64.b64decode, (kdf["salt"], slot["nonce"], slot["wrapped"]))
        key = argon2.Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m)
        aad = {name: (header | slot)[name] for name in ("format", "kdf", "type", "vault_id")}
        return AESGCM(key.derive(text.encode())).decrypt(nonce, wrapped, canonical(aad).encode())
    raise SystemExit("Another passphrase, or no memory." if whole else "Damaged or missing header.")


def by_code(code: str) -> bytes:
    """Return the root secret that a recovery code spells: base32, its last 3 bytes a check."""
    plain = "".join(code.upper().replace("-", " ").split()).translate(str.maketrans("OIL", "011"))
    number = sum(SIGNS.find(sign) << 5 * at for at, sign in enumerate(reversed(plain)))
    whole = (number % (1 << 280)).to_bytes(35, "big")
    if sha256(b"journal recovery" + whole[:32]).digest()[:3] != whole[32:]:
        raise SystemExit("There is a slip in this recovery code.")
    return whole[:32]


def copied(source: Path, target: Path) -> dict:
    """Copy the database, encrypted as it is, to `target` and return the header."""
    if source.is_dir():
        file, header = source / "vault.json", {}
        with suppress(OSError, TypeError, ValueError, RecursionError):  # a code needs no header
            header = dict(json.loads(file.read_bytes() if file.is_file() else b"{}"))
        names = sorted(path.name for path in source.glob("journal*.db") if path.is_file())
        name = header["db"] if header.get("db") in names else names[0]
        for end in [end for end in ("", "-journal") if (source / f"{name}{end}").is_file()]:
            Path(f"{target}{end}").write_bytes((source / f"{name}{end}").read_bytes())
        return header
    data, at = source.read_bytes() if source.is_file() else b"", len(MAGIC) + 4
    if data[: len(MAGIC)] != MAGIC or sha256(data[:-32]).digest() != data[-32:]:
        raise SystemExit("Here is no journal or backup, or it is damaged.")
    begin = at + int.from_bytes(data[len(MAGIC) : at], "big")
    target.write_bytes(data[begin:-32])
    return json.loads(data[at:begin])


def entries(database: Path, root: bytes) -> list[dict]:
    """Return every entry, the oldest first."""
    key = hkdf.HKDF(SHA256(), 32, None, b"journal/v1/db-key").derive(root).hex()
    raw = dbapi2.connect(str(database))
    for pragma in ("cipher_log_level=NONE", f"key=\"x'{key}'\"", "cipher_page_size=16384"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA temp_store=MEMORY")  # sorting may else write what it sorts
    return [json.loads(row[0]) for row in raw.execute(ENTRIES)]


if __name__ == "__main__":
    command = argparse.ArgumentParser(description=__doc__.partition("\n")[2])
    command.add_argument("source", type=Path, help="a journal's folder, or a .jbackup file")
    command.add_argument("--code", action="store_true", help="ask for the recovery code")
    for name in ("--passphrase-file", "--code-file"):
        command.add_argument(name, type=Path, help="read it from this file")
    command.add_argument("--json", action="store_true", help="print JSON")
    given, fault = command.parse_args(), "The passphrase or code cannot be read."
    file, coded = given.code_file or given.passphrase_file, given.code or given.code_file
    try:
        secret = file.read_text("utf-8-sig") if file else getpass.getpass("Secret: ")
        with tempfile.TemporaryDirectory() as folder:  # for this account alone; no plain text
            fault = f"{'Another code, or a' if coded else 'A'} damaged or missing database."
            header = copied(given.source, copy := Path(folder, "journal.db"))
            root = by_code(secret) if coded else by_passphrase(header, secret.partition("\n")[0])
            found, fault = entries(copy, root), "This cannot be printed here."
        plain = "\n".join(f"{e['day']} {e['title']} {e['tags']}\n{e['text']}\n" for e in found)
        print(json.dumps(found, ensure_ascii=False, indent=1) if given.json else plain)
    except (Exception, KeyboardInterrupt):
        raise SystemExit(fault) from None
