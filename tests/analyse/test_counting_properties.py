"""What is true of every count, whatever is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.analyse import Asked, Telling, count
from tests.analyse.invented import incident, killed, told_of

if TYPE_CHECKING:
    import random

    from gawah.catalogue import Counted

_DATES = ("2020-12-31", "2021-01-01", "2020-12", "2021", "2021-05-06", "2020/2021", "202X", "XXXX-05", None)
_PEOPLE = ("person:amin", "person:lena", "person:omar")


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    number = draw(st.integers(1, 7))
    some: list[Counted] = []
    for at in range(number):
        low = draw(st.integers(0, 4))
        high = draw(st.sampled_from([low, low + 2, None]))
        named = draw(st.lists(st.sampled_from(_PEOPLE), unique=True, max_size=3))
        date = draw(st.sampled_from(_DATES))
        province = draw(st.sampled_from(["North", "South", None]))
        exact = "settlement" if province else "country"
        some.append(
            incident(str(at), date, admin1=province, precision=exact, harms=killed(low, high, *named))
        )
    pairs = draw(st.lists(st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)), max_size=6))
    return told_of(some, *((str(a), str(b)) for a, b in pairs if a != b))


units = st.sampled_from(["incident", "killed"])


@settings(max_examples=150, deadline=None)
@given(tellings(), units, st.sampled_from([("year",), ("month",), ("province",), ("year", "province")]))
def test_parts_and_whole_fit(told: Telling, unit: str, per: tuple[str, ...]) -> None:
    figures = count(told, Asked(unit=unit, per=per))
    rows = (*figures.rows, figures.total)
    assert all(row.high is None or row.low <= row.high for row in rows)
    assert sum(row.low for row in figures.rows) <= figures.total.low
    highs = [row.high for row in figures.rows if row.high is not None]
    if figures.total.high is None:
        assert len(highs) < len(figures.rows)
    elif len(highs) == len(figures.rows):
        assert sum(highs) >= figures.total.high


@settings(max_examples=100, deadline=None)
@given(tellings(), units)
def test_a_narrower_period_never_holds_more(told: Telling, unit: str) -> None:
    whole = count(told, Asked(unit=unit, since="2020", until="2021")).total
    part = count(told, Asked(unit=unit, since="2021", until="2021")).total
    assert part.low <= whole.low
    assert whole.high is None or (part.high is not None and part.high <= whole.high)


@settings(max_examples=100, deadline=None)
@given(tellings(), units)
def test_an_incident_more_never_lowers_the_greatest_number(told: Telling, unit: str) -> None:
    fewer = Telling(told.incidents[:-1], told.near)
    before = count(fewer, Asked(unit=unit, per=("year",))).total.high
    after = count(told, Asked(unit=unit, per=("year",))).total.high
    assert after is None or (before is not None and before <= after)


@settings(max_examples=100, deadline=None)
@given(tellings(), units, st.randoms(use_true_random=False))
def test_order_changes_nothing(told: Telling, unit: str, chance: random.Random) -> None:
    mixed = list(told.incidents)
    chance.shuffle(mixed)
    asked = Asked(unit=unit, per=("year",))
    assert count(Telling(tuple(mixed), told.near), asked) == count(told, asked)


@pytest.mark.parametrize("unit", ["incident", "killed"])
def test_every_row_is_the_count_of_its_own_incidents(unit: str) -> None:
    some = [incident(str(at), f"2021-0{at % 3 + 1}-05", harms=killed(at, at)) for at in range(9)]
    for row in count(told_of(some), Asked(unit=unit, per=("month",))).rows:
        mine = [one for one in some if one.id in row.sure]
        assert row.low == row.high == (len(mine) if unit == "incident" else sum(o.harms[0].low for o in mine))
