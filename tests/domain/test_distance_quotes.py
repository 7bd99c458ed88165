"""What stands in quotation marks is somebody else's; what stands between apostrophes is not."""

import pytest

from journal.domain.distance.clauses import quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The chorus goes 'I'm nobody's house / nobody's home'. We sang it.", "I'm nobody's house"),
        ("He said, 'you don't feel a thing', and rang off.", "you don't feel a thing"),
        ("The song ‘Don’t wake me’ came on.", "Don’t wake me"),
        ("She said “you are made of stone” again.", "made of stone"),
    ],
)
def test_words_quoted_are_found(text: str, inside: str) -> None:
    start, end = quoted(text)[0]
    assert inside in text[start:end]
    assert not text[start:end].startswith(("goes", "said", "song"))


@pytest.mark.parametrize(
    "text",
    [
        "It was 'cause I felt numb in the boys' room, and in the girls' one.",
        "It was the kids' coats and the dogs' bed, 'nuff to do.",
        "I don't feel it and I can't say it's the nurses' fault.",
    ],
)
def test_apostrophes_quote_nothing(text: str) -> None:
    assert quoted(text) == []
