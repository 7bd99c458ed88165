"""From a packet to a finished file that was looked into again."""

from dataclasses import dataclass

from journal.domain.packet import Packet
from journal.domain.rechecked import Found
from journal.domain.redaction import Redacted, Redaction, redacted
from journal.domain.report import Progress
from journal.export.recheck import places_left, recheck
from journal.export.writers import Finished, write


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

    Nothing is written. `progress` is told of entries, and before and after of one step each; what
    it raises ends the work. Raises what `write` raises.
    """
    steps = len(packet.entries) + 2
    progress(0, steps)
    made = redacted(packet, redaction)
    progress(1, steps)
    finished = write(made.packet, form, passphrase, lambda done, of: progress(done + 1, steps))
    progress(steps - 1, steps)
    found = recheck(finished.data, form, made.sought, passphrase, left=places_left(made))
    progress(steps, steps)
    return Checked(made, finished, found)
