"""The recovery code is read back however a person types it, and no typing error passes."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.errors import MistypedCode
from journal.vault.recovery import code_of, root_of

ROOT = bytearray(range(32))
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
roots = st.binary(min_size=32, max_size=32).map(bytearray)


@given(roots)
def test_a_code_gives_back_its_secret(root: bytearray) -> None:
    code = code_of(root)
    assert root_of(code) == root
    assert [len(group) for group in code.split("-")] == [4] * 14


@given(roots, st.data())
def test_case_spaces_dashes_and_look_alikes_do_not_matter(
    root: bytearray, data: st.DataObject
) -> None:
    code = code_of(root).replace("0", "O").replace("1", data.draw(st.sampled_from("IL")))
    between = st.sampled_from(["", " ", "-", " - ", "\n", "–"])
    typed = "".join(sign + data.draw(between) for sign in code.lower() if sign != "-")
    assert root_of(typed) == root


def test_no_single_wrong_sign_passes_and_its_group_is_named() -> None:
    code = code_of(ROOT)
    for at, sign in enumerate(code):
        if sign == "-":
            continue
        wrong = ALPHABET[(ALPHABET.index(sign) + 7) % 32]
        with pytest.raises(MistypedCode) as told:
            root_of(code[:at] + wrong + code[at + 1 :])
        assert told.value.group == at // 5 + 1


def test_two_swapped_signs_are_told() -> None:
    code = code_of(ROOT)
    at = next(
        at for at in range(20, 60) if code[at] != code[at + 1] and "-" not in code[at : at + 2]
    )
    with pytest.raises(MistypedCode) as told:
        root_of(code[:at] + code[at + 1] + code[at] + code[at + 2 :])
    assert told.value.group == at // 5 + 1


@pytest.mark.parametrize(
    ("change", "group"),
    [
        (lambda groups: [*groups[:4], groups[4][:3], *groups[5:]], 5),
        (lambda groups: [*groups[:4], groups[4] + "7", *groups[5:]], 5),
        (lambda groups: [*groups[:2], "A?BC", *groups[3:]], 3),
        (lambda groups: [*groups[:2], "AUBC", *groups[3:]], 3),
        (lambda groups: groups[:-1], None),
        (lambda groups: ["".join(groups)[:-1]], None),
        (lambda groups: [], None),
    ],
)
def test_a_code_of_wrong_length_or_signs_is_told(
    change: Callable[[list[str]], list[str]], group: int | None
) -> None:
    with pytest.raises(MistypedCode) as told:
        root_of("-".join(change(code_of(ROOT).split("-"))))
    assert told.value.group == group


@given(st.text(max_size=80))
def test_anything_else_is_a_mistyped_code(typed: str) -> None:
    with pytest.raises(MistypedCode):
        root_of(typed)
