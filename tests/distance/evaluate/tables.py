"""Narrow tables of plain text."""

from collections.abc import Iterable, Sequence

from tests.distance.evaluate.measures import Figure

WIDTH = 100


def share(value: float | None) -> str:
    """Return a share of one with two decimals, without the leading nought."""
    if value is None:
        return "-"
    return f"{value:.2f}".replace("0.", ".", 1) if value < 1 else f"{value:.2f}"


def fine(value: float | None) -> str:
    """Return a figure with three decimals."""
    return "-" if value is None else f"{value:.3f}"


def ranged(figure: Figure) -> str:
    """Return a figure with its interval."""
    if figure.value is None:
        return "-"
    if figure.low is None or figure.high is None:
        return share(figure.value)
    return f"{share(figure.value)} ({share(figure.low)}-{share(figure.high)})"


def heading(words: str) -> str:
    """Return a heading with a rule under it."""
    return f"\n{words}\n{'-' * len(words)}"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return rows under a head, the first column to the left and the others to the right."""
    lines = [[str(cell) for cell in row] for row in rows]
    whole = [list(head), *lines]
    widths = [max(len(row[n]) for row in whole) for n in range(len(head))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        ).rstrip()
        for row in whole
    )
