"""`packs check`: whether a file is a pack of prompts, without a journal."""

import sys
from argparse import Namespace

from journal import process
from journal.cli import exits
from journal.domain.errors import BadInput
from journal.importing.packs import read
from journal.ui.kit.errors import faults_in_words


def check(options: Namespace) -> int:
    """Say what the file holds, or which of its lines keep it from being brought in."""
    process.make_private()
    try:
        pack = read(options.file)
    except BadInput as error:
        print("\n".join(faults_in_words(error.faults)), file=sys.stderr)
        return exits.code_of(error)
    prompts = "1 prompt" if len(pack.prompts) == 1 else f"{len(pack.prompts)} prompts"
    print(f"{pack.title}: {prompts}. It can be brought in.")
    return exits.DONE
