from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.values import edtf
from gawah.values.edtf import Point, parse

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
FORMS = [
    "2021-01-20",
    "2021-01",
    "2021",
    "198X",
    "19XX",
    "XXXX-07",
    "XXXX-07-14",
    "XXXX-XX",
    "../2021-01-20",
    "1999/..",
    "2003/2017",
    "2021-01-03/2021-01-05",
    "2013~",
    "2023-07-19~/2024-07-07~",
]


@pytest.mark.parametrize("text", FORMS)
def test_each_form_is_read_and_written_the_same(text: str) -> None:
    assert str(parse(text)) == text
    assert edtf.is_valid(text)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2021-13", "2021-02-30", "2023-02-29", "2021/2019", "../..", "198X-03", "21-01-20", "0000"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r"."):
        parse(text)


def test_leap_day_without_a_year_is_a_day() -> None:
    assert edtf.is_valid("XXXX-02-29")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("198X", date(1980, 1, 1), date(1989, 12, 31), "decade"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "century"),
        ("2003/2017", date(2003, 1, 1), date(2017, 12, 31), "interval"),
        ("1999/..", date(1999, 1, 1), None, "interval"),
        ("XXXX-07", None, None, "yearless"),
        ("XXXX-XX", None, None, "unknown"),
    ],
)
def test_first_and_last_day(text: str, first: date | None, last: date | None, precision: str) -> None:
    value = parse(text)
    assert (value.earliest, value.latest, value.precision) == (first, last, precision)


def test_only_a_time_nobody_can_find_is_unresolved() -> None:
    assert parse("XXXX-XX").is_unresolved
    assert not parse("XXXX-07").is_unresolved
    assert parse("XXXX-07").is_yearless


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("2021", "2021-01-20", True),
        ("2021-01", "2021-02-01", False),
        ("1999/..", "2021", True),
        ("../2019", "2021", False),
        ("2013~", "2014-06-01", True),
        ("XXXX-07", "2021-07-03", True),
        ("XXXX-07", "2021-08-03", False),
        ("XXXX-XX", "2021", False),
    ],
)
def test_contains(outer: str, inner: str, expected: bool) -> None:  # noqa: FBT001
    assert edtf.contains(parse(outer), parse(inner)) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2021", "2021-01-20", True),
        ("2003/2017", "2017-12", True),
        ("2003/2017", "2018", False),
        ("XXXX-12-24", "2020-12-24", True),
        ("XXXX-12-24", "2020-12", True),
        ("XXXX-12-24", "2020-12-25", False),
        ("XXXX-XX", "2020", True),
    ],
)
def test_compatible(left: str, right: str, expected: bool) -> None:  # noqa: FBT001
    assert edtf.compatible(parse(left), parse(right)) is expected
    assert edtf.compatible(parse(right), parse(left)) is expected


@given(DAYS)
def test_a_day_lies_in_its_month_year_and_decade(day: date) -> None:
    exact = edtf.of_day(day)
    assert exact.is_day
    assert exact.earliest == exact.latest == day
    for wider in (
        Point(day.year, day.month),
        Point(day.year),
        Point(day.year // 10 * 10, spread=1),
        Point(None, day.month),
        Point(None, day.month, day.day),
    ):
        assert edtf.contains(edtf.one(wider), exact)
        assert edtf.compatible(exact, edtf.one(wider))


@given(DAYS, DAYS)
def test_intervals_run_forwards(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = edtf.between(edtf.of_day(first), edtf.of_day(last))
    assert parse(str(value)) == value
    assert edtf.contains(value, edtf.of_day(one))
    if first != last:
        with pytest.raises(ValueError, match="forwards"):
            edtf.between(edtf.of_day(last), edtf.of_day(first))


@given(st.sampled_from(FORMS))
def test_to_be_approximate_is_never_more_exact(text: str) -> None:
    value = parse(text)
    loose = value.approximately()
    assert parse(str(loose)) == loose
    assert edtf.compatible(value, loose)


@given(st.text(alphabet="0123456789X-/.~?%", max_size=24))
def test_any_string_is_read_or_refused(text: str) -> None:
    if edtf.is_valid(text):
        assert parse(str(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-03-01/2021-03-07", True),
        ("2021-02-27/2021-03-01", True),
        ("2021-03-01/2021-03-08", False),
        ("2021-03-01", False),
        ("2021-03/2021-03", False),
        ("2021-03-01~/2021-03-07", False),
        ("../2021-03-07", False),
        ("2021-03-01/..", False),
    ],
)
def test_a_week_of_exact_days(text: str, expected: bool) -> None:  # noqa: FBT001
    assert edtf.parse(text).is_within_week is expected
