"""Qt counts UTF-16 units, the journal counts Unicode code points; these turn one into the other."""


def to_utf16(text: str, index: int) -> int:
    """Return Qt's position for the place before code point `index` of `text`."""
    return len(text[:index].encode("utf-16-le", errors="surrogatepass")) // 2


def to_code_points(text: str, position: int) -> int:
    """Return how many code points of `text` lie before Qt's `position`.

    A position inside a surrogate pair counts as before it.
    """
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", errors="ignore"))
