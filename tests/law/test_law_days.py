"""A norm held on every day that something may have been, on some of them, or on none: never "probably"."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.law.days import Days, Held, days_of, held, later, when

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> Days:
    first = draw(DAYS)
    return Days(first, first + timedelta(draw(st.integers(0, 900))))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2010-09-22", Held.NOT_YET),
        ("2010-09-23", Held.ALL),
        ("2010-09", Held.SOME),
        ("2010", Held.SOME),
        ("2010-08", Held.NOT_YET),
        ("2010-10", Held.ALL),
        ("201X", Held.SOME),
        ("200X", Held.NOT_YET),
        ("2010-09-20/2010-09-30", Held.SOME),
        ("2010-09-24/..", Held.ALL),
        ("../2010-09-22", Held.NOT_YET),
        ("../2023", Held.SOME),
        ("2010-09-25~", Held.SOME),
        ("2010-10-25~", Held.ALL),
        ("XXXX-07", Held.SOME),
        ("XXXX-XX", Held.SOME),
    ],
)
def test_a_norm_beside_a_date(told: str, expected: Held) -> None:
    assert held(when([told]), days_of("2010-09-23"), None) is expected


def test_of_several_accounts_each_must_lie_in_it() -> None:
    since = days_of("2010-09-23")
    assert held(when(["2010-09-01", "2011"]), since, None) is Held.SOME
    assert held(when(["2011", "2012"]), since, None) is Held.ALL
    assert held(when(["2009", "2008"]), since, None) is Held.NOT_YET
    assert held(when(["2012", "XXXX-XX"]), since, None) is Held.ALL
    assert held((), since, None) is Held.SOME
    assert held((), None, None) is Held.ALL


def test_the_day_on_which_the_next_begins_is_no_more_its_own() -> None:
    until = days_of("2021-10-13")
    assert held(when(["2021-10-12"]), None, until) is Held.ALL
    assert held(when(["2021-10-13"]), None, until) is Held.NO_LONGER
    assert held(when(["2021-10"]), None, until) is Held.SOME
    assert held(when(["2021-10-01/2021-10-13"]), None, until) is Held.SOME
    assert held(when(["2021-10-01/2021-10-12"]), None, until) is Held.ALL
    assert held(when(["2017"]), None, days_of("2017")) is Held.SOME
    assert held(when(["2018"]), None, days_of("2017")) is Held.NO_LONGER


def test_months_end_where_months_end() -> None:
    assert later(Days(date(2000, 11, 30), date(2000, 11, 30)), 3, 0).first == date(2001, 2, 28)
    assert later(Days(date(1996, 3, 12), date(1996, 3, 12)), 0, 30).first == date(1996, 4, 11)
    assert later(Days(date.max, date.max), 3, 30).last == date.max


@given(spans(), spans(), spans())
def test_it_held_if_and_only_if_every_day_says_so(told: Days, since: Days, until: Days) -> None:
    """By days one at a time: on each that it may have been, for each day on which it may have begun."""
    found = held([told], since, until)
    if found is Held.ALL:
        assert since.last <= told.first
        assert told.last < until.first
    if found is Held.NOT_YET:
        assert told.last < since.first
    if found is Held.NO_LONGER:
        assert until.last <= told.first
    if found is Held.SOME:
        assert not (since.last <= told.first and told.last < until.first)
