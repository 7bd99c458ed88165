"""Names that are words as well, so that they mean someone only where they begin with a capital."""

from typing import Final

BOTH: Final = frozenset(
    {
        *("amber", "angel", "april", "art", "august", "autumn", "baker", "banks", "basil", "bell"),
        *("bill", "bird", "bishop", "black", "bob", "brook", "brown", "candy", "carol", "carter"),
        *("chance", "chase", "cherry", "christian", "church", "clay", "cliff", "clement", "coral"),
        *(
            "cook",
            "cooper",
            "crystal",
            "daisy",
            "dale",
            "dawn",
            "day",
            "dean",
            "don",
            "dot",
            "drew",
        ),
        *("earl", "eve", "faith", "fern", "field", "flora", "ford", "forest", "fox", "frank"),
        *(
            "gay",
            "gene",
            "ginger",
            "glen",
            "good",
            "grace",
            "grant",
            "gray",
            "green",
            "grey",
            "guy",
        ),
        *("harmony", "hazel", "heath", "heather", "hill", "holly", "hope", "hunter", "ian", "iris"),
        *("ivory", "ivy", "jack", "jade", "jay", "jean", "jewel", "josh", "joy", "judge", "june"),
        *(
            "king",
            "kit",
            "knight",
            "lake",
            "lance",
            "lane",
            "laurel",
            "lee",
            "lily",
            "little",
            "long",
        ),
        *("love", "major", "mark", "marshall", "mason", "mat", "max", "may", "melody", "mercy"),
        *("miles", "miller", "misty", "nick", "noble", "norm", "olive", "page", "park", "pat"),
        *("patience", "peace", "pearl", "peg", "penny", "piper", "pip", "pop", "poppy", "pope"),
        *(
            "price",
            "prince",
            "queen",
            "rain",
            "ray",
            "reed",
            "rex",
            "rich",
            "river",
            "rivers",
            "rob",
        ),
        *("robin", "rocky", "rose", "rosemary", "ruby", "rusty", "sage", "sandy", "sharp", "short"),
        *("sky", "smith", "stone", "storm", "strong", "sue", "summer", "swift", "taylor", "temple"),
        *(
            "tom",
            "trinity",
            "true",
            "tucker",
            "turner",
            "van",
            "victor",
            "violet",
            "wade",
            "walker",
        ),
        *("ward", "white", "will", "willow", "wise", "wolf", "wood", "woods", "young"),
        # Short names of many tongues that are small words of English.
        *("an", "do", "he", "in", "my", "no", "so", "to", "we", "can", "her", "him", "see", "son"),
    }
)


def is_word_too(letters: str) -> bool:
    """Tell whether a name, given by its letters, is a word of English as well."""
    return letters in BOTH
