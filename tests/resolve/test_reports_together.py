"""Which reports tell of one incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gawah.resolve.reports import Report, compared, scored, together
from gawah.resolve.weights import report_weights

DAY = 737860
BAKERY = Report(
    "Two men fired on a bakery in Torva on Monday night and killed the baker, Amin Soyle, 34, police said. "
    "The men fled on a motorcycle towards Lower Sill. Captain Ilse Brandt asked for witnesses.",
    DAY,
    ("Amin Soyle", "Ilse Brandt"),
    (),
)
AGAIN = Report(
    "Baker Amin Soyle was killed when two men on a motorcycle fired on his bakery in Torva on Monday. "
    "He was 34. The police under Captain Ilse Brandt look for the men, who fled towards Lower Sill.",
    DAY + 1,
    ("Amin Soyle", "Ilse Brandt"),
    (),
)
SCHOOL = Report(
    "A school in Mbeki was closed on Friday after a letter with threats was found, the headmaster "
    "Bruno Tal said. Parents took their children home. Nobody was hurt.",
    DAY + 40,
    ("Bruno Tal",),
    (),
)
CLOSED = replace(
    SCHOOL,
    text="Parents in Mbeki took their children home on Friday: a letter with threats had been found in the "
    "school, which headmaster Bruno Tal closed at once. Nobody was hurt.",
    published=DAY + 41,
)
FIRE = Report("The harbour office of Ebb burned down on Sunday. It stood empty.", DAY + 3, (), ())


def test_reports_of_one_incident_are_together_and_no_other() -> None:
    assert together([BAKERY, SCHOOL, AGAIN, FIRE, CLOSED]) == [(0, 2), (1, 4)]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_the_order_of_reports_changes_no_group(order: tuple[int, ...]) -> None:
    some = (BAKERY, SCHOOL, AGAIN, FIRE, CLOSED)
    groups = together([some[at] for at in order])
    found = {frozenset(order[at] for at in group) for group in groups}
    assert found == {frozenset({0, 2}), frozenset({1, 4})}


def test_the_longer_ago_the_other_was_published_the_less_two_reports_are_of_one_incident() -> None:
    sums = [
        next(score for score, a, b in scored([BAKERY, replace(AGAIN, published=DAY + days), FIRE]) if b == 1)
        for days in (0, 20, 400)
    ]
    assert sums == sorted(sums, reverse=True)
    assert sums[0] > sums[2]


def test_what_a_report_does_not_tell_is_not_compared() -> None:
    (pair,) = compared([BAKERY, replace(AGAIN, published=None, people=()), FIRE])
    assert pair[2].keys() == {"wording"}


def test_a_name_that_many_reports_have_says_nothing() -> None:
    crowd = [replace(FIRE, people=("Ilse Brandt",), text=f"Report {at} of the day.") for at in range(20)]
    (pair,) = [one for one in compared([BAKERY, AGAIN, *crowd]) if one[:2] == (0, 1)]
    assert pair[2]["people"] == 1


def test_two_names_in_common_weigh_more_than_one_and_one_more_than_none() -> None:
    weights = [report_weights().weight("people", many) for many in (0, 1, 2)]
    assert weights == sorted(weights)
    assert weights[0] < 0 < weights[1]
