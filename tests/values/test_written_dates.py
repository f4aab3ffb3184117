"""Dates that a person types by themselves, as people write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import UsageError
from gawah.values import edtf
from gawah.values.dates import written_date


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 January 2021", "2021-01-03"),
        ("3 january 2021", "2021-01-03"),
        ("3rd march, 2021", "2021-03-03"),
        ("Jan 3, 2021", "2021-01-03"),
        ("Sunday, 3 January 2021", "2021-01-03"),
        ("March 2021", "2021-03"),
        ("MARCH 2021", "2021-03"),
        ("3 جنوری 2021ء", "2021-01-03"),
        ("۳ جنوری ۲۰۲۱ء", "2021-01-03"),
        ("مارچ 2021", "2021-03"),
        ("2021ء", "2021"),
        ("٣ مايو ٢٠٢١", "2021-05-03"),
        ("3. Mai 2021", "2021-05-03"),
        ("1er mars 2021", "2021-03-01"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("13.01.2021", "2021-01-13"),
        ("01/13/2021", "2021-01-13"),
        ("13 / 1 / 2021", "2021-01-13"),
        ("04-04-2021", "2021-04-04"),
        ("2021/3/4", "2021-03-04"),
        ("5/2021", "2021-05"),
        ("2021/05", "2021-05"),
        ("3 to 5 May 2021", "2021-05-03/2021-05-05"),
        ("around 2013", "2013~"),
        ("since 1974", "1974/.."),
        ("10 Muharram 1445 AH", "2023-07-28~"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, meant: str) -> None:
    assert written_date(typed) == meant
    assert written_date(f"  {typed} ") == meant


@pytest.mark.parametrize(
    "value", ["2023-07-14", "2023-07", "2023", "2023-07-14/2023-07-16", "XXXX-07", "198X", "2020~", "../2019"]
)
def test_edtf_stays_as_it_is(value: str) -> None:
    assert written_date(value) == value


def test_edtf_may_have_blanks_around_its_bar_and_other_digits() -> None:
    assert written_date("2023-07-14 / ۲۰۲۳-۰۷-۱۶") == "2023-07-14/2023-07-16"


@pytest.mark.parametrize(("typed", "meant"), [("3 January", "XXXX-01-03"), ("جنوری", "XXXX-01")])
def test_no_year_is_guessed(typed: str, meant: str) -> None:
    assert written_date(typed) == meant


@pytest.mark.parametrize("typed", ["03/04/2021", "3.4.2021", "۰۳-۰۴-۲۰۲۱", "03/04/2021 - 05/04/2021"])
def test_which_number_is_the_month_is_never_guessed(typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        written_date(typed)
    told = str(refused.value)
    assert "day 3 of month 4, which is written 2021-04-03" in told
    assert "day 4 of month 3, which is written 2021-03-04" in told


@pytest.mark.parametrize(
    ("typed", "words"),
    [("24/11/23", "which century"), ("2005/06", "written 2005-06, or as several years")],
)
def test_what_leaves_something_open_is_refused_with_how_to_write_it(typed: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        written_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "yesterday",
        "Monday",
        "last March",
        "two days later",
        "March last year",
        "31/02/2021",
        "13/13/2021",
        "13/2021",
        "2021-02-30",
        "3 Jan 21",
        "2 men were killed on 3 May 2021",
        "99",
        "3 January 2021 " * 100,
    ],
)
def test_what_is_no_date_by_itself_is_none(typed: str) -> None:
    assert written_date(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", "2021-01-19"),
        ("last March", "2020-03"),
        ("two days ago", "2021-01-18"),
        ("گزشتہ ماہ", "2020-12"),
        ("3 January", "XXXX-01-03"),
        ("3 Jan 21", None),
        ("soon", None),
    ],
)
def test_what_counts_from_another_day_is_read_where_that_is_known(typed: str, meant: str | None) -> None:
    assert written_date(typed, "2021-01-20") == meant


@given(st.text(alphabet=st.sampled_from("0123456789۳/.-؍ XJanMay,~جنوریء"), max_size=20))
def test_whatever_is_typed_a_date_is_edtf(typed: str) -> None:
    with suppress(UsageError):
        found = written_date(typed)
        assert found is None or edtf.is_valid(found)
