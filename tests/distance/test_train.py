"""The weights that ship come from the texts, and from nothing else."""

from collections.abc import Callable

import pytest

from journal import resources
from tests.distance.aside import set_aside
from tests.distance.evaluate.cases import own_cases

pytest.importorskip("sklearn", reason="only the dependency group `evaluate` has scikit-learn")

from tests.distance.train import __main__ as train


def test_the_order_of_the_texts_changes_no_byte() -> None:
    few = [case for case in own_cases()[0] if case.author.split("-")[1] in {"a01", "a02"}]
    assert len(few) > 300
    assert train.learned(few) == train.learned(list(reversed(few)))


def test_nothing_set_aside_is_learned_from() -> None:
    training, aside = own_cases()
    everyone = {case.author for case in training} | {case.author for case in aside}
    assert {case.author for case in aside} == set_aside(everyone)
    assert not {case.author for case in training} & set_aside(everyone)


def test_the_shipped_weights_are_what_training_gives(
    full: bool, figure: Callable[[str], None]
) -> None:
    if not full:
        pytest.skip("learning from everything takes minutes: --full")
    shipped = (resources.folder() / "distance" / "weights.json").read_text("utf-8")
    assert train.learned(own_cases()[0]) == shipped
    figure(f"training gives the shipped weights again, {len(shipped)} signs")
