"""Check my journal: is every byte as it was written, and can nothing of it be read elsewhere?"""

from journal.vault.verify.checking import check

__all__ = ["check"]
