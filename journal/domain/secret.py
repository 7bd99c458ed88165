"""What a person gives to open something; none of these shows itself when printed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ByPassphrase:
    """A passphrase, with the key file that belongs to it where one was made."""

    passphrase: str = field(repr=False)
    key_file: Path | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ByCode:
    """A recovery code as typed."""

    code: str = field(repr=False)


Secret: TypeAlias = ByPassphrase | ByCode
