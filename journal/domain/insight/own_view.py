"""What a person made of a view: their own words for what they see, and whether it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnView:
    """`words` name what the person sees, empty for nothing; an `off` one is not even counted."""

    words: str = ""
    off: bool = False
