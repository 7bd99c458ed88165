"""Where this place is not trusted, take the released open_backup.py instead of this copy.

Prints the entries of a Stillwater journal (folder) or backup (.jbackup) without Stillwater: needs
Python 3.11 and `pip install cryptography sqlcipher3`, and leaves nothing readable on the disk but
what --archive asks for: a .zip of all there is, with pictures, files, versions and settings."""

import argparse
import base64
import getpass
import json
import os
import tempfile
import unicodedata
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf import argon2, hkdf
from sqlcipher3 import dbapi2

MAGIC, SIGNS = b"stillwater-backup/1\n", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTRIES = """SELECT json_object('day', day, 'title', title, 'text', body, 'in_bin', deleted, 'tags',
    json((SELECT json_group_array(name ORDER BY name) FROM tag JOIN entry_tag ON tag_id = tag.id
    WHERE entry_id = entry.id)), 'files', json((SELECT json_group_array(name ORDER BY key) FROM
    attachment, revision, json_each(payload, '$.attachments') WHERE revision.id = head_rev AND
    hex(attachment.uuid) = upper(value)))) FROM entry ORDER BY day, id"""
TABLES = """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'fts*' AND name
    NOT IN ('meta', 'attachment_chunk', 'alembic_version')"""
FILES = "SELECT id, lower(hex(sha256)), name FROM attachment WHERE NOT deleted GROUP BY sha256"
PIECES = "SELECT data FROM attachment_chunk WHERE attachment_id = ? ORDER BY n"
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


def unlocked(database: Path, root: bytes) -> dbapi2.Connection:
    """Return a connection to the database; raise an error unless it opens with this secret."""
    key = hkdf.HKDF(SHA256(), 32, None, b"journal/v1/db-key").derive(root).hex()
    raw = dbapi2.connect(str(database))
    raw.row_factory = dbapi2.Row
    for pragma in ("cipher_log_level=NONE", f"key=\"x'{key}'\"", "cipher_page_size=16384"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("PRAGMA temp_store=MEMORY")  # sorting may else write what it sorts
    raw.execute(ENTRIES).fetchone()
    return raw


def printed(raw: dbapi2.Connection, as_json: bool) -> str:
    """Return every entry, the oldest first, with the names of its files after its tags."""
    found = [json.loads(row[0]) for row in raw.execute(ENTRIES)]
    lines = (f"{e['day']} {e['title']} {e['tags'] + e['files']}\n{e['text']}\n" for e in found)
    return json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(lines)


def archived(raw: dbapi2.Connection, target: Path) -> str:
    """Write all there is as a new .zip that Stillwater can import, and return how much that is."""
    rows = {name: 0 for (name,) in raw.execute(TABLES)}
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as out:
        for name in rows:
            with out.open(f"tables/{name}.jsonl", "w", force_zip64=True) as lines:
                for row in raw.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - named there
                    rows[name] += 1
                    lines.write(json.dumps(dict(row), default=bytes.hex).encode() + b"\n")
        for number, sha, name in raw.execute(FILES).fetchall():
            with out.open(f"files/{sha}{Path(name).suffix}", "w", force_zip64=True) as copy:
                for (piece,) in raw.execute(PIECES, (number,)):
                    copy.write(piece)
        made, version = date.today().isoformat(), raw.execute("PRAGMA user_version").fetchone()[0]
        head = {"format": "stillwater-archive", "schema": 2, "made_on": made, "rows": rows}
        out.writestr("archive.json", json.dumps(head | {"tables_version": version}))
    return f"Saved {rows['entry']} entries with all that belongs to them."


if __name__ == "__main__":
    command = argparse.ArgumentParser(description=__doc__.partition("\n")[2])
    command.add_argument("source", type=Path, help="a journal's folder, or a .jbackup file")
    command.add_argument("--code", action="store_true", help="ask for the recovery code")
    for name in ("--passphrase-file", "--code-file"):
        command.add_argument(name, type=Path, help="read it from this file")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--archive", type=Path, help="write all there is to this new .zip file")
    given, fault = command.parse_args(), "The passphrase or code cannot be read."
    file, coded = given.code_file or given.passphrase_file, given.code or given.code_file
    try:
        secret = file.read_text("utf-8-sig") if file else getpass.getpass("Secret: ")
        with tempfile.TemporaryDirectory() as folder:  # for this account alone; no plain text
            fault = f"{'Another code, or a' if coded else 'A'} damaged or missing database."
            header = copied(given.source, copy := Path(folder, "journal.db"))
            root = by_code(secret) if coded else by_passphrase(header, secret.partition("\n")[0])
            raw, fault = unlocked(copy, root), "This cannot be written or printed here."
            told = archived(raw, given.archive) if given.archive else printed(raw, given.json)
            raw.close()
        print(told)
    except (Exception, KeyboardInterrupt):
        raise SystemExit(fault) from None
