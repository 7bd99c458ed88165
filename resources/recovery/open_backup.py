"""Where this place is not trusted, take the released open_backup.py instead of this copy.

Prints the entries of a Stillwater journal (folder) or backup (.jbackup) without Stillwater: needs
Python 3.11 and `pip install cryptography sqlcipher3`, and leaves nothing readable on the disk.
"""

import argparse
import base64
import getpass
import hashlib
import json
import shutil
import tempfile
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

MAGIC, SIGNS = b"stillwater-backup/1\n", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTRIES = """SELECT day, title, body AS text, deleted AS in_bin, (
    SELECT json_group_array(name ORDER BY name) FROM tag JOIN entry_tag ON tag_id = tag.id
    WHERE entry_id = entry.id) AS tags FROM entry ORDER BY day, id"""


def by_passphrase(header: dict, passphrase: str) -> bytes:
    """Return the root secret, which AES-256-GCM wraps under Argon2id of the passphrase."""
    slot = next(each for each in header["slots"] if each["type"] == "passphrase")
    kdf, text = slot["kdf"], unicodedata.normalize("NFKC", passphrase).encode()
    m, t, p = kdf["m"], kdf["t"], kdf["p"]
    salt, nonce, wrapped = map(base64.b64decode, (kdf["salt"], slot["nonce"], slot["wrapped"]))
    key = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(text)
    bound = {name: header[name] for name in ("format", "vault_id")} | {"type": slot["type"]}
    aad = json.dumps(bound | {"kdf": kdf}, sort_keys=True, separators=(",", ":")).encode()
    return AESGCM(key).decrypt(nonce, wrapped, aad)


def by_code(code: str) -> bytes:
    """Return the root secret that a recovery code spells: base32, its last 3 bytes a check."""
    plain = "".join(code.upper().replace("-", " ").split()).translate(str.maketrans("OIL", "011"))
    number = sum(SIGNS.find(sign) << 5 * at for at, sign in enumerate(reversed(plain)))
    whole = (number % (1 << 280)).to_bytes(35, "big")
    if hashlib.sha256(b"journal recovery" + whole[:32]).digest()[:3] != whole[32:]:
        raise SystemExit("There is a slip in this recovery code.")
    return whole[:32]


def copied(source: Path, target: Path) -> dict:
    """Copy the database, encrypted as it is, to `target` and return the header."""
    if source.is_dir():
        file = source / "vault.json"
        header = json.loads(file.read_bytes()) if file.is_file() else {}
        name = header.get("db") or min(path.name for path in source.glob("journal*.db"))
        shutil.copyfile(source / name, target)
        if (source / f"{name}-journal").is_file():  # a save was cut off
            shutil.copyfile(source / f"{name}-journal", f"{target}-journal")
        return header
    data, at = source.read_bytes(), len(MAGIC) + 4
    if data[: len(MAGIC)] != MAGIC or hashlib.sha256(data[:-32]).digest() != data[-32:]:
        raise SystemExit("This is no backup, or it is damaged.")
    begin = at + int.from_bytes(data[len(MAGIC) : at], "big")
    target.write_bytes(data[begin:-32])
    return json.loads(data[at:begin])


def entries(database: Path, root: bytes) -> list[dict]:
    """Return every entry, the oldest first."""
    key = HKDF(SHA256(), 32, None, b"journal/v1/db-key").derive(root).hex()
    raw = dbapi2.connect(str(database))
    raw.row_factory = dbapi2.Row
    for pragma in ("cipher_log_level=NONE", f"key=\"x'{key}'\"", "cipher_page_size=16384"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA temp_store=MEMORY")  # sorting may else write what it sorts
    return [{**row, "tags": json.loads(row["tags"])} for row in raw.execute(ENTRIES)]


if __name__ == "__main__":
    command = argparse.ArgumentParser(description=__doc__.partition("\n")[2])
    command.add_argument("source", type=Path, help="a journal's folder, or a .jbackup file")
    command.add_argument("--code", action="store_true", help="ask for the recovery code")
    for name in ("--passphrase-file", "--code-file"):
        command.add_argument(name, type=Path, help="read it from this file")
    command.add_argument("--json", action="store_true", help="print JSON")
    given = command.parse_args()
    file = given.code_file or given.passphrase_file
    secret = file.read_text("utf-8").strip("\r\n") if file else getpass.getpass("Secret: ")
    with tempfile.TemporaryDirectory() as folder:  # for this account alone; holds no plain text
        header = copied(given.source, copy := Path(folder, "journal.db"))
        coded = given.code or given.code_file
        try:
            found = entries(copy, by_code(secret) if coded else by_passphrase(header, secret))
        except (InvalidTag, KeyError, dbapi2.DatabaseError):
            raise SystemExit("Another passphrase or code, or a damaged file.") from None
    plain = "\n".join(f"{e['day']} {e['title']} {e['tags']}\n{e['text']}\n" for e in found)
    print(json.dumps(found, ensure_ascii=False, indent=1) if given.json else plain)
