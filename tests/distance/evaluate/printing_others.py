"""Sets without the four labels, and our own three sets, as text to read."""

from collections.abc import Iterator, Mapping

from journal.domain.labels import Label
from tests.distance.evaluate.details import Speed
from tests.distance.evaluate.own_sets import OwnSets
from tests.distance.evaluate.printing_ours import stabilities
from tests.distance.evaluate.sets import Unlabelled, YesNoSet
from tests.distance.evaluate.tables import heading, share, table


def _counts(of: Mapping[str, Mapping[Label, int]]) -> str:
    rows = []
    for name, said in of.items():
        whole = sum(said.values()) or 1
        rows.append((name, *(f"{n} {share(n / whole)}" for n in said.values())))
    return table(("", *Label), rows)


def _speed(speed: Speed) -> str:
    each = "-" if speed.p95_ms is None else f"{speed.p95_ms:.1f}"
    return f"\nSpeed: {speed.texts_a_second or 0:.0f} texts a second, p95 {each} ms"


def yes_no(found: YesNoSet) -> Iterator[str]:
    """Yield everything measured on a yes/no set."""
    yield f"{found.texts} texts, {found.yes} yes: yes/no on the probability of involuntary"
    yield heading("At the stated threshold")
    head = ("", "threshold", "said", "right", "precision", "recall", "F1")
    yield table(
        head,
        [
            (n, e.threshold, e.said, e.right, *map(share, (e.precision, e.recall, e.f1)))
            for n, e in found.stated.items()
        ],
    )
    yield heading("At other thresholds: precision recall F1")
    rows = [
        (at[0].threshold, *(" ".join(map(share, (e.precision, e.recall, e.f1))) for e in at))
        for at in zip(*found.over.values(), strict=True)
    ]
    yield table(("from", *found.over), rows)
    yield heading("Labels said")
    yield _counts(
        {f"{name}, {held}": n for name, of in found.said.items() for held, n in of.items()}
    )
    yield _speed(found.speed)


def unlabelled(found: Unlabelled) -> Iterator[str]:
    """Yield the shares of labels of a set nobody labelled."""
    yield f"{found.texts} texts without labels"
    yield heading("Labels said")
    yield _counts(found.said)
    yield heading("Likeliest labels")
    yield _counts(found.forced)
    yield heading("Why unclear")
    yield table(("reason", "texts"), list(found.reasons.items()))
    yield _speed(found.speed)


def printed_own(found: OwnSets) -> str:
    """Return what was found on our own three sets, at most 100 columns wide."""
    head = ("", "texts", "allowed", "never to be said")
    traps = {**found.traps, **found.traps_by_system}
    rows = [(name, each.texts, each.allowed, each.never) for name, each in traps.items()]
    sets = list(next(iter(found.never_chosen.values())))
    forced = [
        (name, *(f"{of[each].chosen} of {of[each].texts}" for each in sets))
        for name, of in found.never_chosen.items()
    ]
    return "\n".join(
        [
            heading("7. Our own trap texts, by trap for our reader"),
            table(head, rows),
            heading("7. Forced, placating, sworn: said to be chosen, of so many"),
            table(("", *sets), forced),
            heading("8. Stability under paraphrase"),
            stabilities(found.paraphrase),
        ]
    )
