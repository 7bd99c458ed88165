"""What a check of the journal found, without anything private in it."""

from dataclasses import dataclass

from journal.domain.errors import Fault


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `what` names it, `detail` says how it stands."""

    what: str
    sound: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one check; entries and revisions are counts."""

    findings: tuple[Finding, ...]
    entries: int
    revisions: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found wrong."""
        return all(finding.sound for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went: entries added, already there, and the lines left out as faulty."""

    added: int
    already_there: int
    left_out: tuple[Fault, ...] = ()
    ignored_keys: int = 0


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was saved: the number of entries, and the finished file's size and SHA-256."""

    entries: int
    size: int
    sha256: str
