"""Processes of their own, for tests that need a second one."""

import os
import subprocess
import sys

from tests import warm

WRITER = """
import sys
from sqlcipher3 import dbapi2
raw = dbapi2.connect(sys.argv[1], timeout=0)
raw.execute("PRAGMA cipher_log_level=NONE")
raw.set_key(sys.argv[2].encode())
raw.execute("PRAGMA cipher_page_size=16384")
try:
    raw.execute("DELETE FROM entry")
    raw.commit()
    print("written")
except dbapi2.OperationalError as error:
    print(error)
"""
"""Tries to write to a database past the program: its path, and the key as SQLCipher wants it."""


def child(script: str, *arguments: object, anew: bool = False) -> str:
    """Run a script in a fresh process that ends well, and return what it prints.

    Only a test of what is loaded needs Python `anew`.
    """
    python = [sys.executable] if anew else warm.python()
    ran = subprocess.run(
        [*python, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()
