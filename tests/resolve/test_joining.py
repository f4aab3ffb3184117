"""Which accounts the method itself says are of one event."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.resolve.accounts import ANY_DAY, SAME_FROM, Account, Sign, may_be_one, signs
from gawah.resolve.joining import MARGIN, ONE_MATTER, WORTH_KEEPING, Match, compared, near, sure, words_of
from tests.resolve.test_signs import TORVA

if TYPE_CHECKING:
    import random

HERALD = replace(TORVA, incident="incident:b", members=("incident:b",), documents=("b",))


def match(left: str, right: str, weight: float, beside: float = 0.0) -> Match:
    """A match of incidents called by their document and a number: ``a1``."""
    return Match(left, right, (left[0], right[0]), weight, "", beside)


def test_two_accounts_with_the_same_of_everything_are_one() -> None:
    found = compared(HERALD, TORVA)
    assert found is not None
    assert (found.left, found.right, found.documents) == ("incident:a", "incident:b", ("a", "b"))
    assert found.weight >= SAME_FROM
    assert sure([found]) == [found]


@pytest.mark.parametrize(
    "other",
    [
        {"first": 737870, "last": 737870, "date": "2021-03-21"},
        {"place": "place:mbeki", "names": ("mbeki",), "levels": {"country": "xx", "admin2": "mbeki"}},
        {"types": ("censorship_blocking",)},
        {"documents": ("a",)},
    ],
)
def test_what_cannot_be_one_is_no_match(other: dict[str, object]) -> None:
    assert compared(TORVA, replace(HERALD, **other)) is None  # type: ignore[arg-type]  # fields of each case


def test_what_is_less_sure_is_left_to_a_person() -> None:
    assert sure([match("a1", "b1", SAME_FROM - 0.1)]) == []


def test_where_two_of_a_document_fit_alike_neither_is_joined() -> None:
    sure_one, rival = match("a1", "b1", SAME_FROM + 5), match("a2", "b1", SAME_FROM + 5 - MARGIN + 0.5)
    assert sure([sure_one, rival]) == []
    behind = match("a2", "b1", SAME_FROM + 5 - MARGIN - 0.5)
    assert sure([sure_one, behind]) == [sure_one]
    assert sure([match("a1", "b1", SAME_FROM), match("a1", "b2", SAME_FROM - MARGIN + 0.5)]) == []
    other_document = match("a1", "c1", SAME_FROM + 5)
    assert sure([sure_one, other_document]) == [sure_one, other_document]


def test_two_documents_that_tell_of_another_event_together_are_the_likelier_to_tell_of_one() -> None:
    likely = match("a1", "b1", SAME_FROM - 2)
    assert sure([likely]) == []
    assert sure([likely, match("a2", "b2", WORTH_KEEPING, 2.0)]) == [likely]
    assert sure([likely, match("a2", "b2", WORTH_KEEPING, 1.9)]) == []
    assert sure([likely, match("a2", "c1", WORTH_KEEPING, 9.0)]) == []  # of another document


def test_what_else_two_documents_tell_is_never_enough_by_itself() -> None:
    unlikely = match("a1", "b1", SAME_FROM - ONE_MATTER + 0.9)
    assert unlikely not in sure([unlikely, match("a2", "b2", SAME_FROM + 9, 9.0)])
    likely = match("a1", "b1", SAME_FROM - ONE_MATTER + 1)
    assert likely in sure([likely, match("a2", "b2", SAME_FROM + 9, 9.0)])
    against = match("a2", "b2", SAME_FROM + 3, -4.0)
    assert sure([match("a1", "b1", SAME_FROM), against]) == [match("a1", "b1", SAME_FROM), against]


def test_of_two_long_lists_a_pair_is_hardly_likelier_for_another() -> None:
    likely = match("a1", "b1", SAME_FROM - 3)
    beside = [match(f"a{n}", f"b{n}", SAME_FROM + 9, 9.0) for n in range(2, 17)]
    assert likely in sure([likely, *beside])  # one of sixteen, four bits less
    assert likely not in sure([likely, *beside, match("a17", "b17", WORTH_KEEPING, 0.0)])


def test_day_place_and_who_speaks_are_what_documents_of_one_week_share_anyway() -> None:
    found = compared(HERALD, TORVA)
    assert found is not None
    alike = {"date", "place", "type", "bodies", "speakers"}
    others = [sign.weight for sign in signs(HERALD, TORVA) if sign.what not in alike]
    assert found.beside == pytest.approx(sum(others))
    assert 0 < found.beside < found.weight


@given(
    st.lists(
        st.tuples(st.sampled_from(["a1", "a2"]), st.sampled_from(["b1", "b2", "c1"]), st.floats(0, 30)),
        unique_by=lambda told: told[:2],
    ),
    st.randoms(),
)
def test_the_order_of_pairs_changes_nothing(
    told: list[tuple[str, str, float]], chance: random.Random
) -> None:
    matches = [match(*one) for one in told]
    mixed = matches.copy()
    chance.shuffle(mixed)
    assert sure(matches) == sure(mixed)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    number = draw(st.integers(0, 10**9))
    first = draw(st.integers(1, 60))
    days = draw(st.sampled_from([(first, first), (first, first + 1), (first, first + 30), ANY_DAY]))
    country, district = draw(st.sampled_from(["", "xx", "yy"])), draw(st.sampled_from(["", "d", "e"]))
    levels = {name: value for name, value in (("country", country), ("admin2", district)) if value}
    return replace(
        TORVA,
        incident=f"incident:{number}",
        documents=(str(number),),
        date="XXXX" if days == ANY_DAY else "2021",
        first=days[0],
        last=days[1],
        victims_known_by=draw(st.sampled_from([(), ("amin soyle",), ("ameen soile", "lena okoro")])),
        place=f"{country}{district}",
        names=(draw(st.sampled_from(["torva", "mbeki"])),),
        levels=levels,
        is_wide=draw(st.booleans()),
    )


@given(st.lists(accounts(), max_size=12, unique_by=lambda account: account.incident))
def test_whatever_may_be_one_lies_near(told: list[Account]) -> None:
    ordered = sorted(told, key=lambda account: account.first)
    passed = [frozenset((a.incident, b.incident)) for a, b in near(ordered)]
    assert len(passed) == len(set(passed))
    expected = {frozenset((a.incident, b.incident)) for a, b in combinations(ordered, 2) if may_be_one(a, b)}
    assert expected <= set(passed)


def test_what_lies_far_in_time_or_place_is_not_even_compared() -> None:
    later = replace(HERALD, first=TORVA.first + 40, last=TORVA.first + 40)
    town = replace(TORVA, is_wide=False)
    elsewhere = replace(HERALD, place="place:mbeki", names=("mbeki",), is_wide=False)
    the_land = replace(elsewhere, is_wide=True)
    assert list(near([town, the_land])) == [(town, the_land)]
    day_after = replace(the_land, first=TORVA.first + 1, last=TORVA.last + 1)
    for other in (later, elsewhere, day_after, replace(the_land, levels={"country": "yy"})):
        assert list(near([town, other])) == []
    assert list(near([TORVA, HERALD])) == [(TORVA, HERALD)]


UNDATED: dict[str, object] = {"date": "", "first": ANY_DAY[0], "last": ANY_DAY[1]}


def test_a_death_that_is_told_without_its_day_is_known_by_the_name_of_who_died() -> None:
    found = compared(TORVA, replace(HERALD, **UNDATED))  # type: ignore[arg-type]  # fields of the case
    assert found is not None
    assert found.weight >= SAME_FROM
    assert "date" not in found.words


@pytest.mark.parametrize(
    "other",
    [
        {"types": ("injury",)},  # which may be done to the same person twice
        {"victims_known_by": ("lena okoro",)},
        {"victims_known_by": ()},
        {"date": "XXXX-07"},  # it was in March
        {"place": "place:mbeki", "names": ("mbeki",), "levels": {"country": "xx", "admin2": "mbeki"}},
    ],
)
def test_what_is_told_without_a_day_is_no_match_where(other: dict[str, object]) -> None:
    assert compared(TORVA, replace(HERALD, **{**UNDATED, **other})) is None  # type: ignore[arg-type]  # fields of each case


def test_what_is_told_without_a_place_is_known_by_day_and_name() -> None:
    nowhere = replace(HERALD, place="", place_name="", names=(), levels={}, is_wide=False)
    found = compared(TORVA, nowhere)
    assert found is not None
    assert found.weight >= SAME_FROM
    assert list(near([TORVA, nowhere])) == [(TORVA, nowhere)]
    assert compared(TORVA, replace(nowhere, victims_known_by=("lena okoro",))) is None


def test_its_words_say_what_speaks_for_it_and_against() -> None:
    signs = [
        Sign("victims", 4, "Amin Soyle", "امین سوئل"),
        Sign("date", 2, "2021-03-11", "2021-03-11"),
        Sign("type", 0, "killing", "injury"),
        Sign("killed", -1, "2", "3"),
    ]
    assert words_of(signs) == "victims: Amin Soyle ≈ امین سوئل; date: 2021-03-11; killed: 2 ≠ 3"


@given(one=accounts(), other=accounts(), killed=st.sampled_from(["1", "3", "40", None]), named=st.booleans())
def test_what_is_not_compared_to_the_end_would_not_have_weighed_enough(
    one: Account, other: Account, killed: str | None, *, named: bool
) -> None:
    other = replace(other, killed=killed, victims_known_by=TORVA.victims_known_by if named else ())
    if may_be_one(one, other):
        weight = sum(sign.weight for sign in signs(one, other))
        assert (compared(one, other) is None) == (weight < WORTH_KEEPING)
