"""The figures about the reader are right: small cases, worked out by hand."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from journal.domain.checkin import CheckIn, Gate
from journal.domain.distance.reading import Pole, Span
from journal.domain.labels import Label
from tests.distance.aside import set_aside
from tests.distance.evaluate.agreement import agreement
from tests.distance.evaluate.answers import Answer, by_floors, our_system
from tests.distance.evaluate.cases import FOUR, Case, Gold, case, own_cases, read_cases
from tests.distance.evaluate.certainty import calibration, risk_coverage
from tests.distance.evaluate.costs import mean_cost
from tests.distance.evaluate.measures import Pair, classes, confusion
from tests.distance.evaluate.places import is_whole, places
from tests.distance.evaluate.slices import by_length, slice_of, sliced
from tests.distance.evaluate.yes_no import at_threshold

CH, IN, MI, NO, UN = Label
LONG = "word " * 30


def shares(chosen: float, involuntary: float, mixed: float, none: float) -> dict[Label, float]:
    return dict(zip(FOUR, (chosen, involuntary, mixed, none), strict=True))


def text(label: Label | None = None, words: str = LONG, prompt: str | None = None) -> Case:
    return Case("1", words, "a", label=label, prompt=prompt)


def answer(label: Label, *spans: Span, of: Mapping[Label, float] | None = None) -> Answer:
    return Answer(label, of or shares(0.25, 0.25, 0.25, 0.25), 0.5, 0.5, spans=spans)


class TestReadingLines:
    def test_other_spellings_and_empty_keys_are_understood(self) -> None:
        both = case({"id": 7, "text": "a\r\nb", "label": "both", "trap": "none", "prompt": ""}, 1)
        assert (both.id, both.text, both.label) == ("7", "a\nb", MI)
        assert (both.trap, both.prompt, both.author) == ("", None, "7")
        assert case({"text": "a", "label": "neither"}, 3).label is NO
        assert case({"text": "a"}, 3).id == "3"

    def test_gold_is_never_unclear(self) -> None:
        with pytest.raises(ValueError, match="gold"):
            case({"text": "a", "label": "unclear"}, 1)

    def test_marked_words_know_their_side_where_the_label_names_it(self) -> None:
        pole = {"text": "no", "pole": "involuntary"}
        assert case({"text": "no", "label": "both", "evidence": [pole]}, 1).evidence == (
            Gold("no", "involuntary"),
        )
        assert case({"text": "no", "label": "chosen", "evidence": ["no"]}, 1).evidence == (
            Gold("no", "chosen"),
        )
        assert case({"text": "no", "label": "both", "evidence": ["no"]}, 1).evidence == (
            Gold("no", ""),
        )

    def test_yes_no_sets_and_check_ins_are_read(self) -> None:
        assert case({"text": "a", "blunting_or_depersonalisation": True}, 1).yes is True
        taps = case({"text": "a", "checkin": {"gate": "a_lot", "authorship": -2}}, 1).checkin
        assert taps == CheckIn(gate=Gate.A_LOT, authorship=-2)

    def test_a_file_is_read_line_by_line(self, tmp_path: Path) -> None:
        file = tmp_path / "texts.jsonl"
        file.write_text(json.dumps({"text": "one\u2028still one"}, ensure_ascii=False) + "\n\n")
        assert [each.text for each in read_cases(file)] == ["one\u2028still one"]


class TestSettingAside:
    def test_the_last_two_authors_of_each_prefix_are_set_aside(self) -> None:
        authors = ["t1-a02", "t1-a10", "t1-a09", "t1-a02", "s1-a01", "s1-a02", "s1-a03"]
        assert set_aside(authors) == {"t1-a09", "t1-a10", "s1-a02", "s1-a03"}

    def test_no_voice_of_ours_stands_on_both_sides(self) -> None:
        kept, aside = own_cases()
        assert not {each.author for each in kept} & {each.author for each in aside}
        assert {each.label for each in aside} == set(FOUR)
        assert len(kept) > 4 * len(aside)


class TestCounting:
    PAIRS: tuple[Pair, ...] = (
        (CH, CH),
        (CH, UN),
        (IN, CH),
        (IN, IN),
        (IN, IN),
        (NO, NO),
        (NO, IN),
        (NO, UN),
    )

    def test_precision_recall_and_f1(self) -> None:
        found = classes(self.PAIRS, "abcdefgh").labels
        assert [found[CH].precision.value, found[CH].recall.value] == [1 / 2, 1 / 2]
        assert [found[IN].precision.value, found[IN].recall.value] == [2 / 3, 2 / 3]
        assert [found[NO].precision.value, found[NO].recall.value] == [1, 1 / 3]
        assert found[NO].f1.value == pytest.approx(2 / 4)
        assert (found[IN].support, found[IN].said) == (3, 3)

    def test_a_label_that_is_neither_true_nor_said_has_no_figures(self) -> None:
        found = classes(self.PAIRS, "abcdefgh")
        assert found.labels[MI].f1.value is None
        assert found.macro_f1.value == pytest.approx((1 / 2 + 2 / 3 + 1 / 2) / 3)

    def test_intervals_are_drawn_author_by_author(self) -> None:
        pairs = [(CH, CH), (CH, UN)] * 20
        alone = classes(pairs, [str(n) for n in range(40)]).labels[CH].recall
        assert alone.low is not None
        assert alone.high is not None
        assert 0.3 < alone.low < 0.4
        assert 0.6 < alone.high < 0.7
        pairwise = classes(pairs, [str(n // 2) for n in range(40)]).labels[CH].recall
        assert (pairwise.low, pairwise.high) == (0.5, 0.5)  # every author is half right

    def test_unclear_has_a_column(self) -> None:
        counts = confusion(self.PAIRS)
        assert counts[IN] == {CH: 1, IN: 2, MI: 0, NO: 0, UN: 0}
        assert counts[NO][UN] == 1
        assert sum(sum(said.values()) for said in counts.values()) == len(self.PAIRS)

    def test_only_false_chosen_costs_more_at_another_ratio(self) -> None:
        assert mean_cost(self.PAIRS, 10) == pytest.approx((0 + 1 + 10 + 0 + 0 + 0 + 3 + 0.5) / 8)
        assert mean_cost(self.PAIRS, 20) == pytest.approx(24.5 / 8)
        assert mean_cost([], 10) is None

    def test_yes_from_a_threshold_on(self) -> None:
        found = at_threshold([0.9, 0.75, 0.7, 0.1], [True, False, True, True], 0.75)
        assert (found.said, found.right, found.yes) == (2, 1, 3)
        assert (found.precision, found.recall, found.f1) == (1 / 2, 1 / 3, 2 / 5)
        assert at_threshold([0.1], [False], 0.75).precision is None

    def test_parts_of_a_set_add_up(self) -> None:
        told = [(text(IN), answer(CH)), (text(NO), answer(CH)), (text(IN), answer(UN))]
        told.append((text(NO, "short"), answer(NO)))
        whole = slice_of(told)
        assert (whole.texts, whole.right, whole.unclear, whole.wrong) == (4, 1, 1, 2)
        assert (whole.involuntary, whole.false_chosen, whole.not_chosen) == (2, 1, 2)
        cases, answers = zip(*told, strict=True)
        bands = by_length(cases, answers)
        assert {name: part.texts for name, part in bands.items()} == {
            "under 25 words": 1,
            "25 to 59": 3,
        }
        assert sliced(cases, answers, lambda each: each.trap) == {}


class TestCertainty:
    def test_mistakes_grow_with_coverage(self) -> None:
        found = risk_coverage([0.9, 0.8, 0.7, 0.6], [False, True, False, True])
        assert found.area == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)
        assert found.curve[-1] == (1.0, 0.5)
        assert found.curve[0] == (0.1, 0.0)

    def test_equally_sure_texts_share_their_mistakes(self) -> None:
        assert risk_coverage([0.5] * 4, [True, False, False, False]).area == pytest.approx(0.25)
        assert risk_coverage([0.5] * 4, [False, False, False, True]).area == pytest.approx(0.25)

    def test_ece_and_brier(self) -> None:
        given = [0.1] * 10 + [0.8] * 10
        held = [False] * 8 + [True] * 2 + [True] * 5 + [False] * 5
        found = calibration(given, held)
        assert found is not None
        assert [(each.texts, each.found) for each in found.bins] == [(10, 0.2), (10, 0.5)]
        assert found.ece == pytest.approx((0.1 + 0.3) / 2)
        assert found.brier == pytest.approx((8 * 0.01 + 2 * 0.81 + 5 * 0.04 + 5 * 0.64) / 20)

    def test_bins_hold_about_as_many_texts_each(self) -> None:
        found = calibration([n / 100 for n in range(100)], [n % 2 == 0 for n in range(100)])
        assert found is not None
        assert [each.texts for each in found.bins] == [10] * 10
        few = calibration([0.2, 0.4, 0.9], [False, True, True])
        assert few is not None
        assert [each.texts for each in few.bins] == [1, 1, 1]

    def test_the_order_of_texts_is_of_no_account(self) -> None:
        told = [(round(n / 37, 1), n % 3 == 0) for n in range(37)]
        mixed = random.Random(1).sample(told, len(told))
        one, other = (
            calibration([p for p, _ in each], [was for _, was in each]) for each in (told, mixed)
        )
        assert one is not None
        assert other is not None
        assert other.ece == pytest.approx(one.ece)
        assert [each.texts for each in other.bins] == [each.texts for each in one.bins]


class TestFloors:
    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (shares(0.97, 0.00, 0.02, 0.01), CH),
            (shares(0.88, 0.00, 0.00, 0.12), UN),  # least costs chosen, below its floor
            (shares(0.70, 0.10, 0.20, 0.00), UN),
            (shares(0.02, 0.90, 0.04, 0.04), IN),
            (shares(0.00, 0.05, 0.05, 0.90), NO),
            (shares(0.25, 0.25, 0.25, 0.25), UN),
        ],
    )
    def test_a_baseline_abstains_as_ours_must(
        self, given: Mapping[Label, float], said: Label
    ) -> None:
        found = by_floors(given, text())
        assert found.label is said
        assert bool(found.reason) is (said is UN)

    def test_short_texts_are_unclear_unless_they_answer_and_then_never_chosen(self) -> None:
        sure_chosen, sure_none = shares(1, 0, 0, 0), shares(0, 0, 0, 1)
        assert by_floors(sure_none, text(words="few words")).reason == "too short"
        assert by_floors(sure_none, text(words="few words", prompt="p")).label is NO
        assert by_floors(sure_chosen, text(words="few words", prompt="p")).label is UN

    def test_the_likeliest_label_and_a_tie(self) -> None:
        assert answer(UN, of=shares(0.1, 0.2, 0.4, 0.3)).forced is MI
        assert answer(UN, of=shares(0.5, 0.5, 0, 0)).forced is IN


class TestSpans:
    CASES: Sequence[Case] = (
        Case(
            "1",
            "I kept out. It went grey. It went grey.",
            "a",
            label=MI,
            evidence=(Gold("I kept out", "chosen"), Gold("It went grey", "involuntary")),
        ),
        Case("2", "Nothing here.", "b", label=NO),
    )

    @staticmethod
    def span(start: int, end: int, pole: Pole) -> Span:
        return Span(start, end, pole, "D1", "")

    def test_spans_meet_marked_words_or_do_not(self) -> None:
        met = self.span(2, 6, Pole.CHOSEN)
        second_time = self.span(30, 38, Pole.CHOSEN)  # the second "It went grey"
        beside = self.span(10, 11, Pole.CHOSEN)
        found = places(
            self.CASES,
            [answer(MI, met, second_time, beside), answer(UN, self.span(0, 7, Pole.CHOSEN))],
        )
        assert (found.spans, found.overlapping, found.wrong_side) == (3, 2, 1)
        assert (found.marked, found.touched, found.not_found) == (2, 2, 0)
        assert (found.elsewhere, found.whole, found.all_spans) == (1, 4, 4)

    def test_marked_words_that_are_not_in_the_text_are_named(self) -> None:
        odd = Case("1", "One", "a", label=CH, evidence=(Gold("Two", "chosen"),))
        found = places([odd], [answer(UN)])
        assert (found.marked, found.not_found) == (0, 1)

    @pytest.mark.parametrize("place", [(0, 0), (-1, 3), (2, 5), (3, 4)])
    def test_a_span_outside_its_text_or_of_nothing_is_no_part_of_it(
        self, place: tuple[int, int]
    ) -> None:
        assert not is_whole(self.span(*place, Pole.CHOSEN), "abc ")
        assert is_whole(self.span(0, 4, Pole.CHOSEN), "abc ")


def test_taps_are_set_against_words() -> None:
    chose, came = CheckIn(authorship=2, way_back=2), CheckIn(authorship=-2, way_back=-2)
    taps = [chose, came, came, CheckIn(gate=Gate.NOT_REALLY), CheckIn(), None]
    cases = [Case(str(n), "", "a", checkin=each) for n, each in enumerate(taps)]
    found = agreement(cases, [answer(label) for label in (CH, CH, UN, IN, NO, NO)])
    assert found is not None
    assert (found.texts, found.agreed, found.open) == (4, 1, 1)
    assert (found.opposed, found.chosen_against) == (1, 1)
    assert agreement(cases[-1:], [answer(NO)]) is None


def test_our_reader_answers_with_everything_that_is_measured() -> None:
    (found,) = our_system()([text(words="We walked by the river and ate our bread there. " * 4)])
    assert found.label in Label
    assert sum(found.shares.values()) == pytest.approx(1)
    assert set(found.shares) == set(FOUR)
    assert found.seconds > 0
