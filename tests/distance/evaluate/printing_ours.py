"""What is measured of our reader only, as text to read."""

from collections.abc import Iterator, Mapping

from tests.distance.evaluate.details import Details
from tests.distance.evaluate.sets import Labelled
from tests.distance.evaluate.slices import Slice
from tests.distance.evaluate.stability import Stability
from tests.distance.evaluate.tables import heading, share, table


def _slices(name: str, parts: Mapping[str, Slice]) -> str:
    rows = [
        (
            each,
            part.texts,
            part.right,
            part.unclear,
            part.wrong,
            part.forced,
            f"{part.false_chosen}/{part.involuntary}",
            part.not_chosen,
        )
        for each, part in parts.items()
    ]
    counts = ("texts", "right", "unclear", "wrong", "forced right")
    return table((name, *counts, "false chosen", "chosen wrongly"), rows)


def stabilities(of: Mapping[str, Stability]) -> str:
    """Return the flips under each kind of change as a table."""
    rows = [
        (
            name,
            each.texts,
            f"{each.flips} {share(each.flip_share)}",
            f"{each.into_chosen} {share(each.into_chosen_share)}",
            each.falsely,
            each.between,
        )
        for name, each in of.items()
    ]
    names = ("change", "texts", "flips", "into chosen", "falsely", "between labels")
    return table(names, rows)


def _places(of: Details) -> Iterator[str]:
    found = of.places
    yield f"{found.overlapping} of {found.spans} spans in texts with marked words meet them"
    yield f"{found.wrong_side} of these only words of the other side"
    yield f"{found.touched} of {found.marked} marked words are touched"
    yield f"{found.not_found} marked words do not stand in their text"
    yield f"{found.elsewhere} spans in texts of gold none"
    yield f"{found.whole} of {found.all_spans} spans are exact parts of their text"


def _check_in(of: Details) -> str:
    found = of.agreement
    if found is None:
        return "No text has a check-in."
    return (
        f"{found.agreed} of {found.texts} agree, {found.open} with one side unclear, "
        f"{found.opposed} opposed ({found.chosen_against} chosen against involuntary taps)"
    )


def ours(found: Labelled) -> Iterator[str]:
    """Yield parts, stability, spans, check-in, speed and gates of our reader."""
    of = found.details
    yield heading("7. Traps")
    yield _slices("trap", of.traps)
    yield heading("7. Lengths in words")
    yield _slices("length", of.lengths)
    for name, groups in of.groups.items():
        yield heading(f"7. Subgroups: {name}")
        yield _slices(name, groups)
    yield heading("8. Stability")
    yield stabilities(found.stability)
    yield heading("9. Spans")
    yield from _places(of)
    yield heading("10. Check-in and speed")
    yield _check_in(of)
    took = of.speed
    if took.p95_ms is not None:
        yield f"{took.texts_a_second or 0:.0f} texts a second, p95 {took.p95_ms:.1f} ms"
    yield heading("Release gates")
    held = {True: "holds", False: "MISSED", None: "cannot tell"}
    yield table(("gate", "found", ""), [(g.name, g.found, held[g.holds]) for g in found.gates])
