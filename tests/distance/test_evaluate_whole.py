"""The evaluation as it is run: the libraries agree with it, and everything is printed."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from journal.domain.labels import Label
from tests.distance.evaluate.cases import FOUR, Case, own_cases
from tests.distance.evaluate.certainty import calibration
from tests.distance.evaluate.measures import classes

pytest.importorskip("sklearn", reason="only the dependency group `evaluate` has scikit-learn")

ALWAYS = (
    "Summary",
    *("1. Per class, as said", "1. Per class, forced", "2. Confusion", "3. False chosen"),
    *("4. Share of mistakes against coverage", "4. Why unclear", "5. Calibration"),
    *("6. Mean expected cost", "7. Traps", "7. Lengths", "7. Subgroups: group", "8. Stability"),
    *("9. Spans", "10. Check-in and speed", "Release gates"),
    *("7. Our own trap texts", "7. Forced, placating, sworn", "8. Stability under paraphrase"),
)

LINES: list[dict[str, Any]] = [
    {
        "label": "involuntary",
        "trap": "T16",
        "group": "teenagers",
        "author": "x",
        "text": "I sat with them all evening at the long table and I felt nothing at all, not for "
        "her and not for him, and I could not have told you why that was so.",
        "evidence": [{"text": "I felt nothing at all", "pole": "involuntary"}],
        "checkin": {"gate": "a_lot", "authorship": -2, "way_back": -2},
    },
    {
        "label": "neither",
        "author": "y",
        "text": "Painted the fence with my brother until the rain came, then soup, then the match, "
        "and Sarah rang to say that the baby has two teeth, so we all shouted down the phone.",
        "evidence": [],
    },
    {
        "label": "chosen",
        "trap": "T30",
        "group": "carers",
        "text": "I left my phone in the drawer on purpose this afternoon. I could have gone to her "
        "and she knows it, I was sorry about it, and after the walk I felt light again.",
        "evidence": ["I left my phone in the drawer on purpose"],
    },
    {"label": "both", "text": "Too short to tell."},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a labelled file, a yes/no file, and one that nobody labelled."""
    told = [
        {"text": each["text"], "blunting_or_depersonalisation": n == 0}
        for n, each in enumerate(LINES)
    ]
    bare = [{"text": each["text"]} for each in LINES]
    for name, lines in (("labelled", LINES), ("yes_no", told), ("bare", bare)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    from tests.distance.evaluate.__main__ import main

    monkeypatch.setattr(sys, "argv", ["evaluate", *map(str, arguments)])
    main()


def test_the_bound_is_the_exact_one() -> None:
    from tests.distance.evaluate.bounds import upper_bound

    bounds = [upper_bound(found, 300) for found in (0, 3, 4)]
    assert bounds == [pytest.approx(each, abs=5e-5) for each in (0.0099, 0.0256, 0.0303)]
    assert upper_bound(0, 0) is None
    assert upper_bound(5, 5) == 1


def test_a_library_counts_the_same() -> None:
    from sklearn.metrics import brier_score_loss, precision_recall_fscore_support

    chance = Random(2)
    pairs = [(chance.choice(FOUR), chance.choice(list(Label))) for _ in range(200)]
    ours = classes(pairs, [str(n) for n in range(200)])
    truth, said = ([str(each) for each in side] for side in zip(*pairs, strict=True))
    theirs = precision_recall_fscore_support(truth, said, labels=[str(label) for label in FOUR])
    for n, label in enumerate(FOUR):
        found = ours.labels[label]
        figures = (found.precision.value, found.recall.value, found.f1.value, found.support)
        assert figures == pytest.approx([each[n] for each in theirs])
    assert ours.macro_f1.value == pytest.approx(theirs[2].mean())
    given = [chance.random() for _ in range(200)]
    held = [chance.random() < p for p in given]
    measured = calibration(given, held)
    assert measured is not None
    assert measured.brier == pytest.approx(brier_score_loss(held, given))


def test_everything_is_printed_and_fits(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, folder / "labelled", folder / "yes_no", folder / "bare")
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert [words for words in ALWAYS if not any(line.startswith(words) for line in lines)] == []
    assert max(map(len, lines)) <= 100
    assert {"reader", "unclear", "lexicon", "tf-idf"} <= {line.split(" ")[0] for line in lines}
    assert "4 texts, 1 yes" in out
    assert "4 texts without labels" in out


def test_json_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "more").write_text(json.dumps(LINES[1]))
    run(monkeypatch, folder / "labelled", folder / "more", folder / "yes_no", "--json")
    sets = json.loads(capsys.readouterr().out)["sets"]
    assert list(sets) == ["labelled", "more", "yes_no", "all labelled files together"]
    together = sets["all labelled files together"]
    assert together["gold"] == {"chosen": 1, "involuntary": 1, "mixed": 1, "none": 2}
    silent = together["standings"]["unclear"]
    assert silent["cost"] == {ratio: pytest.approx(4 / 5) for ratio in ("10:1", "5:1", "20:1")}
    assert silent["reasons"] == {"always": 5}
    assert together["details"]["agreement"]["texts"] == 1
    found = together["details"]["places"]
    assert found["whole"] == found["all_spans"]


def test_only_files_or_our_own_texts_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ([], ["--set-aside", "some.jsonl"]):
        with pytest.raises(SystemExit):
            run(monkeypatch, *arguments)


def test_a_file_half_labelled_is_refused() -> None:
    from tests.distance.evaluate.sets import measured

    with pytest.raises(ValueError, match="some have none"):
        measured([Case("1", "a", "1", label=Label.NONE), Case("2", "b", "2")], {}, 0.75)
    with pytest.raises(ValueError, match="no text"):
        measured([], {}, 0.75)


def test_the_keyword_baseline_goes_by_keywords() -> None:
    from tests.distance.evaluate.baselines import lexicon

    filler = "and the bread was on the table by noon as it is on any other day of the year "
    chosen, numb, plain = lexicon(
        [
            Case("1", filler * 2 + "i decided, on purpose, my choice, i said no", "a"),
            Case("2", filler * 2 + "numb and hollow and empty, like a robot", "a"),
            Case("3", filler * 2, "a"),
        ]
    )
    assert (chosen.label, numb.label, plain.label) == (
        Label.CHOSEN,
        Label.INVOLUNTARY,
        Label.NONE,
    )


def test_the_learning_baseline_has_learnt_its_texts() -> None:
    from tests.distance.evaluate.baselines import tfidf

    kept, _ = own_cases()
    asked = kept[::20]
    right = sum(
        case.label is found.forced for case, found in zip(asked, tfidf(kept)(asked), strict=True)
    )
    assert right / len(asked) > 0.9


def test_gates_hold_or_are_missed() -> None:
    from tests.distance.evaluate.answers import Answer
    from tests.distance.evaluate.baselines import always_unclear
    from tests.distance.evaluate.sets import Labelled, Systems, measured

    cases = [
        Case(str(n), "word " * 30, str(n), label=label, trap="T16" if n == 1 else "")
        for n, label in enumerate((Label.CHOSEN, Label.INVOLUNTARY, Label.NONE))
    ]
    silent = always_unclear(cases)

    def rash(asked: Sequence[Case]) -> list[Answer]:
        shares = {Label.CHOSEN: 1.0, Label.INVOLUNTARY: 0.0, Label.MIXED: 0.0, Label.NONE: 0.0}
        return [Answer(Label.CHOSEN, shares, 1.0, 0.0) for _ in asked]

    def holds(systems: Systems) -> dict[str, bool | None]:
        found = measured(cases, systems, 0.75)
        assert isinstance(found, Labelled)
        return {gate.name: gate.holds for gate in found.gates}

    missed = holds({"reader": rash, "unclear": silent})
    assert [name for name, held in missed.items() if held] == [
        "coverage at least .50",
        "every span an exact part of its text",
    ]
    quiet = holds({"reader": silent, "unclear": silent})
    assert quiet["false-chosen at most .01"] is True
    assert quiet["no chosen under coercion, appeasing, pseudo-choice"] is True
    assert quiet["its upper bound at most .03"] is False  # one text proves nothing
    assert quiet["precision of chosen at least .95"] is None
    assert quiet["costs less than always unclear"] is False


def test_mixed_holds_either_side_when_probabilities_are_judged() -> None:
    from tests.distance.evaluate.answers import Answer
    from tests.distance.evaluate.report import standing

    shares = {Label.CHOSEN: 0.0, Label.INVOLUNTARY: 0.0, Label.MIXED: 1.0, Label.NONE: 0.0}
    mixed = Case("1", "word " * 30, "a", label=Label.MIXED)
    found = standing([mixed], [Answer(Label.MIXED, shares, 1.0, 1.0)]).calibration
    assert {label: each.ece for label, each in found.items() if each} == dict.fromkeys(FOUR, 0)
