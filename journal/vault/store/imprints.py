"""What is the same about a draft and the revision that it became."""

from journal.domain.entry import Content
from journal.domain.tags import name_key
from journal.vault.payload import (
    draft_content,
    dumped,
    of_draft,
    parsed,
    revision_content,
)
from journal.vault.store.tags import Tags


def of_draft_row(payload: str) -> str:
    """Return the imprint of a draft. Raises VaultDamaged(database)."""
    return _imprint(draft_content(parsed(payload)))


def of_revision_row(payload: str, tags: Tags) -> str:
    """Return the imprint of a revision, the same as that of a draft of it."""
    held = parsed(payload)
    names = {uuid: known.tag for uuid, known in tags.of(held["tags"]).items()}
    return _imprint(revision_content(held, names))


def _imprint(content: Content) -> str:
    """Return the draft payload with each tag as the pair of its kind and key, in order of both."""
    payload = of_draft(content)
    tags = sorted([tag["kind"], name_key(tag["name"])] for tag in payload["tags"])
    return dumped({**payload, "tags": tags})
