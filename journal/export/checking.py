"""From a packet to a finished file that was looked into again."""

from dataclasses import dataclass

from journal.domain.packet import Packet
from journal.domain.rechecked import Found
from journal.domain.redaction import Redacted, Redaction, redacted
from journal.domain.report import Progress
from journal.export.recheck import places_left, recheck
from journal.export.writers import Finished, write

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """A finished file with what was hidden in it, and what was found there after all."""

    made: Redacted
    finished: Finished
    found: tuple[Found, ...]

    @property
    def may_be_saved(self) -> bool:
        """Whether nothing hidden stands in it for sure."""
        return not any(found.sure for found in self.found)


def checked(
    packet: Packet, redaction: Redaction, form: str, passphrase: str | None, progress: Progress
) -> Checked:
    """Return the packet as a file of `form`, without what `redaction` hides, looked into again.

    Nothing is written. `progress` is told before each step. Raises what `write` raises.
    """
    progress(0, _STEPS)
    made = redacted(packet, redaction)
    progress(1, _STEPS)
    finished = write(made.packet, form, passphrase)
    progress(2, _STEPS)
    found = recheck(finished.data, form, made.sought, passphrase, left=places_left(made))
    progress(_STEPS, _STEPS)
    return Checked(made, finished, found)
