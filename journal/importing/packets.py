"""Recipes of packets in YAML; `PACKETS.md` beside this file says what one may hold."""

from pathlib import Path

from journal.domain import recipe_form
from journal.domain.errors import BadInput, Fault
from journal.domain.recipe import Recipe
from journal.domain.recipe_form import Misplaced
from journal.importing import plain_yaml


def read(path: Path) -> Recipe:
    """Return the recipe in a file; raises BadInput with the line of what is wrong in it."""
    data, line_of = plain_yaml.read(path)
    try:
        return recipe_form.read(data)
    except Misplaced as error:
        fault = Fault(line_of(error.place), str(error))
    raise BadInput((fault,))
