from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.exchange.formats.precision import when, where_codes
from gawah.schema import vocabulary
from gawah.values import edtf


@pytest.mark.parametrize(
    ("told", "acled", "ucdp", "middle"),
    [
        ("2023-11-24", 1, 1, "2023-11-24"),
        ("2015-11-20/2015-11-21", 2, 2, "2015-11-20"),
        ("2015-11-20/2015-11-25", 2, 2, "2015-11-22"),
        ("2015-11-20/2015-11-26", 2, 3, "2015-11-23"),
        ("2015-11-20/2015-11-27", 3, 4, "2015-11-23"),
        ("2020-07", 3, 4, "2020-07-16"),
        ("2021-02", 3, 4, "2021-02-14"),
        ("2020", None, 5, "2020-07-01"),
        ("2020-07/2020-09", None, 5, "2020-08-15"),
        ("202X", None, None, "2024-12-31"),
        ("2020-07-01~", 2, 2, "2020-07-01"),
        ("2020-07~", None, 5, "2020-07-16"),
        ("2020-07?", None, 5, "2020-07-16"),
        ("2020~", None, None, "2020-07-01"),
        ("2020-07-01/..", None, None, None),
        ("XXXX-05-03", None, None, None),
        ("XXXX-XX", None, None, None),
        ("last week", None, None, None),
        (None, None, None, None),
    ],
)
def test_a_time_has_the_codes_of_both_projects(
    told: str | None, acled: int | None, ucdp: int | None, middle: str | None
) -> None:
    found = when(told)
    assert (found.acled, found.ucdp) == (acled, ucdp)
    assert (found.middle.isoformat() if found.middle else None) == middle


@given(st.dates(), st.integers(0, 800))
def test_a_longer_stretch_never_has_a_better_code(first: object, days: int) -> None:
    from datetime import date, timedelta

    assert isinstance(first, date)
    if first > date(9990, 1, 1):
        return

    def codes(more: int) -> tuple[int, int]:
        last = first + timedelta(more)
        found = when(f"{first.isoformat()}/{last.isoformat()}")
        assert (found.first, found.last) == (first, last)
        return found.acled or 9, found.ucdp or 9

    assert all(a <= b for a, b in zip(codes(days), codes(days + 1), strict=True))


@given(st.dates())
def test_what_is_approximate_is_never_as_exact(day: object) -> None:
    for told in (str(day), str(day)[:7], str(day)[:4]):
        if edtf.is_valid(told):
            assert (when(told + "~").ucdp or 9) > (when(told).ucdp or 8)


def test_each_precision_of_a_place_has_its_codes() -> None:
    found = {code: where_codes(code) for code in vocabulary("precision")}
    assert found == {
        "site": (1, 1),
        "settlement": (1, 1),
        "admin2": (3, 3),
        "admin1": (3, 4),
        "region": (3, 5),
        "country": (None, 6),
    }
    assert where_codes(None) == where_codes("") == where_codes("near") == (None, None)
