"""When a date that was found may stand for the one in gold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.score import edtf

_DATES = st.one_of(
    st.dates().map(str),
    st.from_regex(r"(XXXX|20\d\d|20XX)(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|1\d|XX))?)?[~?%]?", fullmatch=True),
)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("2021-03-04", "2021-03-04"),
        ("2021-03-04", "2021-03"),
        ("2021-03-04", "2021"),
        ("2021-03", "2021-03-30"),
        ("2021-03-04~", "2021-03-10"),
        ("2021-03-04/2021-03-09", "2021-03-08"),
        ("2021/..", "2023-01"),
        ("XXXX-07", "2019-07-02"),
        ("XXXX-07-02", "XXXX-07"),
        ("XXXX-XX", "2019"),
        ("XXXX-XX", None),
        ("201X", "2014"),
    ],
)
def test_may_stand_for_it(gold: str, found: str | None) -> None:
    assert edtf.compatible([gold], found)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("2021-03-04", None),
        ("2021-03-04", "2021-03-05"),
        ("2021-03-04", "XXXX-XX"),
        ("2021-03-04~", "2021-03-12"),
        ("2021-03-04", "2019/2023"),  # too wide to be a date at all
        ("XXXX-07", "2019-08"),
        ("XXXX-07-02", "2019-07-03"),
        ("2021", "last year"),
        ("2021", "2021-13"),
        ("2021", "2021/2020"),
        ("2021", "1/2/3"),
    ],
)
def test_may_not(gold: str, found: str | None) -> None:
    assert not edtf.compatible([gold], found)


def test_no_date_is_met_by_none_only() -> None:
    assert edtf.compatible([None], None)
    assert not edtf.compatible([None], "2020")


def test_a_further_date_of_gold_is_as_good() -> None:
    assert edtf.compatible(["2020", "2022-05"], "2022-05-01")
    assert edtf.exact(["2020", "2022-05"], "2022-05~")


def test_broken_gold_is_told() -> None:
    with pytest.raises(ValueError, match="not EDTF"):
        edtf.compatible(["spring 2020"], "2020")


@given(_DATES)
def test_every_known_date_stands_for_itself(written: str) -> None:
    try:
        dates = edtf.parse(written)
    except ValueError:
        return
    assert dates.first <= dates.last
    assert edtf.exact([written], written)
    if (dates.last - dates.first).days <= 366 or dates.is_unknown or dates.month:
        assert edtf.compatible([written], written)


@given(st.text(max_size=12) | st.none() | st.integers())
def test_anything_may_be_found(found: object) -> None:
    assert edtf.compatible(["2021-03-04"], found) in (True, False)
